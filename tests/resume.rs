//! kill -9 in the middle of the upload, then carry on from the spool: nothing is sealed twice, at most one chunk is
//! sent twice, and there is one submission.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use acceptance::footage::files_below;
use acceptance::proxy::{Fate, Proxy};
use acceptance::walk::Walk;
use client::upload::CHUNK_BYTES;
use intake::{Intake, Keys, Settings, default_policy, serve, system_clock};
use tokio::net::TcpListener;

/// Details, six documents and the transcript are a chunk each; the clip has more than one.
const SECOND_CHUNK_OF_THE_CLIP: usize = 10;

/// Ends the process when let go, also when the test panics.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_walk_killed_while_sending_is_carried_on_by_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    let (keys, _) = Keys::generate("Test intake").expect("keys");
    let key = keys.verifying().to_base64url();
    let (policy, clock) = (default_policy(), system_clock());
    let intake = Intake::open(Settings { data: data.clone(), keys, policy, clock });
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback");
    let running = serve(intake.expect("an intake"), listener);
    let proxy = Proxy::to(running.address()).await.expect("a proxy");
    proxy.on("PATCH", SECOND_CHUNK_OF_THE_CLIP, Fate::Delay(Duration::from_secs(600)));
    let walk = || {
        Walk::new(&out)
            .with("--intake", proxy.url())
            .with("--intake-key", &key)
            .with("--vault", folder.path().join("vault"))
    };

    let mut command = walk().into_command();
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
    let mut first = Ended(child);
    let patches = || proxy.methods().chars().filter(|method| *method == 'P').count();
    let deadline = Instant::now() + Duration::from_secs(120);
    while patches() < SECOND_CHUNK_OF_THE_CLIP {
        assert!(Instant::now() < deadline, "the clip's second chunk never came");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    first.0.kill().expect("kill -9");
    let _ = first.0.wait();
    let said = BufReader::new(first.0.stdout.take().expect("piped"));
    let said: Vec<String> = said.lines().map_while(Result::ok).collect();
    assert!(!said.iter().any(|line| line.contains("receipt")), "it was killed too late");
    let sealed = files_below(&out.join("device/spool"));
    assert_eq!(sealed.len(), 9, "the spool keeps what was sealed");
    let total: u64 = sealed.iter().map(|f| f.metadata().expect("there").len()).sum();

    let second = tokio::task::spawn_blocking({
        let walk = walk();
        move || walk.walk()
    });
    let walked = second.await.expect("joined");
    assert_eq!(walked.receipt()["held"].as_array().map(Vec::len), Some(9));
    // The scripted seller is quicker than the vault: it may have pressed Start once before the offer to carry on came.
    let screens = walked.screens();
    assert!(screens.ends_with(&["welcome", "sending", "receipt"]), "asked again: {screens:?}");

    let sent = proxy.announced_bytes("PATCH");
    let chunk = CHUNK_BYTES as u64;
    assert!(sent <= total + chunk, "{sent} bytes for {total}: more than one chunk twice");
    let opened = proxy.seen().iter().filter(|seen| seen.path.ends_with("/v1/signups")).count();
    assert_eq!(opened, 1, "one signup");
    let objects = files_below(&data.join("objects"));
    assert_eq!(objects.len(), 9, "each artifact is stored once");
    assert!(
        files_below(&out.join("device/spool")).is_empty(),
        "the spool is empty after the receipt"
    );
    running.stop().await;
}
