//! The camera crate against real kernel drivers: a user-mode Linux (tests/camera-guest) with a UVC
//! webcam, a loopback device and the kernel's test camera, in which the crate's `probe` runs. Each
//! test boots once.

mod guest {
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};
    use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

    use serde_json::Value;

    /// A built guest, the probe, and the clips its cameras play.
    pub(crate) struct Guest {
        out: PathBuf,
        probe: PathBuf,
        clips: tempfile::TempDir,
        _alone: MutexGuard<'static, ()>,
    }

    /// `None`, with the reason printed, where a user-mode Linux cannot run at all.
    pub(crate) fn guest() -> Option<Guest> {
        // One at a time: two guests on a small machine would take each other's frames.
        static ALONE: Mutex<()> = Mutex::new(());
        static BUILT: OnceLock<Result<(PathBuf, PathBuf), String>> = OnceLock::new();
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        match BUILT.get_or_init(build) {
            Ok((out, probe)) => {
                let clips = clips();
                Some(Guest { out: out.clone(), probe: probe.clone(), clips, _alone: alone })
            }
            Err(reason) => {
                eprintln!("skipped: {reason}");
                None
            }
        }
    }

    fn build() -> Result<(PathBuf, PathBuf), String> {
        if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
            return Err("the guest's kernel is for Linux on x86-64".into());
        }
        for tool in ["cc", "tar", "xz", "ffmpeg", "setpriv"] {
            let found = Command::new("sh").args(["-c", &format!("command -v {tool}")]).output();
            if !found.is_ok_and(|found| found.status.success()) {
                return Err(format!("no `{tool}` on this machine"));
            }
        }
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("camera-guest");
        run(Command::new(here("tests/camera-guest/build.sh")).arg(&out));
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let built = Command::new(cargo)
            .args(["build", "-q", "--workspace", "--example", "probe", "--message-format=json"])
            .current_dir(here(""))
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo starts");
        assert!(built.status.success(), "the probe does not build");
        // Cargo says where it put it, whatever target folder it was told to use.
        let probe = lines(&built.stdout)
            .into_iter()
            .filter(|line| line["target"]["name"] == "probe")
            .find_map(|line| Some(PathBuf::from(line["executable"].as_str()?)))
            .expect("cargo names the probe");
        Ok((out, probe))
    }

    /// One second each of a synthetic face, in what webcams send.
    fn clips() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let source = ["src-tauri/practice/clips", "../shared/footage/puppet/clips"]
            .iter()
            .map(|folder| here(folder).join("smile.mp4"))
            .find(|clip| clip.exists());
        let mut input = Command::new("ffmpeg");
        match &source {
            Some(clip) => input.args(["-v", "error", "-t", "1", "-i"]).arg(clip),
            None => input.args(["-v", "error", "-f", "lavfi", "-i", "testsrc2=r=30:d=1"]),
        };
        let raw = ["-vf", "scale=640:480", "-pix_fmt", "yuv420p"];
        run(input.args(raw).arg(folder.path().join("480.y4m")));
        for (size, name) in [("640:480", "480.mjpeg"), ("1280:720", "720.mjpeg")] {
            let mut jpeg = Command::new("ffmpeg");
            jpeg.args(["-v", "error", "-i"]).arg(folder.path().join("480.y4m"));
            jpeg.args(["-vf", &format!("scale={size}"), "-q:v", "3", "-f", "mjpeg"]);
            run(jpeg.arg(folder.path().join(name)));
        }
        folder
    }

    fn here(path: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
    }

    fn run(command: &mut Command) {
        let done = command.output().expect("starts");
        assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
    }

    /// The JSON lines in a program's output.
    fn lines(output: &[u8]) -> Vec<Value> {
        String::from_utf8_lossy(output)
            .lines()
            .filter_map(|l| serde_json::from_str(l).ok())
            .collect()
    }

    impl Guest {
        /// Runs `script` in the guest. `$probe`, `$clips` and the functions of in-guest.sh are
        /// there; `part NAME` begins the part of the output that [`Story::of`] gives under that
        /// name.
        pub(crate) fn tell(&self, script: &str) -> Story {
            let script = format!(
                r#"
                set -u
                . "$CAMERA_GUEST"
                probe='{}' clips='{}'
                part() {{ echo "{{\"part\":\"$1\"}}"; }}
                {script}"#,
                self.probe.display(),
                self.clips.path().display(),
            );
            let done = Command::new(here("tests/camera-guest/camera-guest"))
                .arg(&self.out)
                .args(["-t", "100", "--", "bash", "-c", &script])
                .output()
                .expect("the guest starts");
            let words = String::from_utf8_lossy(&done.stderr).into_owned();
            assert!(done.status.success(), "the guest's script failed ({}):\n{words}", done.status);
            assert!(!words.contains("panicked"), "a panic was heard of:\n{words}");
            Story { lines: lines(&done.stdout), words }
        }
    }

    /// What the probe said.
    pub(crate) struct Story {
        lines: Vec<Value>,
        words: String,
    }

    impl Story {
        /// The part that `part NAME` began.
        pub(crate) fn of(&self, name: &str) -> Part<'_> {
            let mut lines = self.lines.iter().skip_while(|line| line["part"] != name);
            assert!(lines.next().is_some(), "no part {name}:\n{}", self.words);
            let lines = lines.take_while(|line| line.get("part").is_none()).collect();
            Part { name: name.into(), lines, words: &self.words }
        }
    }

    /// One run of the probe, or several.
    pub(crate) struct Part<'a> {
        name: String,
        lines: Vec<&'a Value>,
        words: &'a str,
    }

    impl Part<'_> {
        /// Every value the probe gave under `key`.
        pub(crate) fn all(&self, key: &str) -> Vec<&Value> {
            self.lines.iter().filter_map(|line| line.get(key)).collect()
        }

        /// The only value it gave under `key`.
        pub(crate) fn one(&self, key: &str) -> &Value {
            let all = self.all(key);
            let [one] = all[..] else {
                panic!("{}: {} of {key}\n{self}", self.name, all.len());
            };
            one
        }

        /// The fault, after checking that it was the last thing that happened.
        pub(crate) fn fault(&self) -> &str {
            let at = |key| self.lines.iter().rposition(|line| line.get(key).is_some());
            assert!(at("frame") < at("fault"), "{}: frames after the fault\n{self}", self.name);
            self.one("fault").as_str().expect("a code")
        }

        /// Checks size and packing, that `count` frames of that size came with stamps that only
        /// grow, and no faster than a camera of 30 a second can: so they are times of arrival, not
        /// of reading.
        pub(crate) fn flows(&self, width: u64, height: u64, pixels: &str, count: usize) {
            let format = self.one("format");
            let is = (&format["width_px"], &format["height_px"], &format["pixels"]);
            assert_eq!(is, (&width.into(), &height.into(), &pixels.into()), "{self}");
            assert_eq!(format["fps"], 30);
            let frames = self.all("frame");
            assert_eq!(frames.len(), count, "{}\n{self}", self.name);
            assert!(frames.iter().all(|f| f["width_px"] == width && f["height_px"] == height));
            // A face on a wall: neither black nor white, or the pixels were read wrongly.
            assert!(frames.iter().all(|f| (20..236).contains(&f["luma"].as_u64().unwrap_or(0))));
            let stamps: Vec<u64> = frames.iter().filter_map(|f| f["at_us"].as_u64()).collect();
            assert!(stamps.is_sorted_by(|a, b| a < b), "{}: {stamps:?}", self.name);
            let (first, last) = (stamps[0], stamps[stamps.len() - 1]);
            let mean = (last - first) / (stamps.len() as u64 - 1);
            assert!((28_000..200_000).contains(&mean), "{}: {mean} us apart", self.name);
        }
    }

    impl std::fmt::Display for Part<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            for line in &self.lines {
                writeln!(f, "{line}")?;
            }
            write!(f, "{}", self.words)
        }
    }
}

use guest::guest;

#[test]
fn a_webcam_flows_and_every_way_to_lose_it_has_its_name() {
    let Some(guest) = guest() else { return };
    let story = guest.tell(
        r#"
        webcam="uvc mjpeg:$clips/720.mjpeg mjpeg:$clips/480.mjpeg yuyv:$clips/480.y4m"
        log=$(mktemp)
part none
        $probe watch
part nodes
        $webcam || exit 1
        echo "{\"nodes\":$(ls /dev/video* | wc -l)}"
        $probe list
part flows
        $probe watch 60
part busy
        $probe watch 1000000 > $log & other=$!
        await says $log frame || exit 1
        $probe watch 10
        kill $other; wait $other 2> /dev/null
part denied
        cp $probe /tmp/probe-of-nobody && chmod 755 /tmp/probe-of-nobody
        chmod 600 /dev/video0
        setpriv --reuid 65534 --clear-groups /tmp/probe-of-nobody watch 10
        chmod 666 /dev/video0
part freezes
        $probe watch 1000000 > $log & watch=$!
        await says $log frame || exit 1
        freeze; await says $log fault || exit 1
        thaw; wait $watch
        cat $log
part frozen
        freeze
        $probe watch 10 > $log & watch=$!
        await says $log fault || exit 1
        thaw; wait $watch
        cat $log
part thawed
        $probe watch 10
part unplugged
        $probe watch 1000000 > $log & watch=$!
        await says $log frame || exit 1
        unplug; wait $watch
        cat $log
part again
        $webcam || exit 1
        $probe watch 10
        unplug
        true
        "#,
    );

    let none = story.of("none");
    assert_eq!(none.one("cameras").as_array().map(Vec::len), Some(0));
    assert_eq!(none.fault(), "CAM-101");

    // The webcam has a second node, for metadata: there, but no camera.
    let nodes = story.of("nodes");
    assert_eq!(*nodes.one("nodes"), 2, "{nodes}");
    let cameras = nodes.one("cameras").as_array().expect("a list");
    assert_eq!(cameras.len(), 1, "{cameras:?}");
    assert_eq!(cameras[0]["driver"], "uvcvideo");
    assert!(cameras[0]["name"].as_str().is_some_and(|name| name.starts_with("UVC Test Camera")));
    // USB over IP is a bus without a plug.
    assert_eq!(cameras[0]["provenance"], "suspected");

    let flows = story.of("flows");
    flows.flows(1280, 720, "mjpeg", 60);
    assert_eq!(flows.one("opened")["id"], cameras[0]["id"]);
    assert_eq!(flows.one("tally")["frames"], 60);

    assert_eq!(story.of("busy").fault(), "CAM-102");
    assert_eq!(story.of("denied").fault(), "CAM-103");
    let freezes = story.of("freezes");
    assert!(!freezes.all("frame").is_empty());
    assert_eq!(freezes.fault(), "CAM-106");
    let frozen = story.of("frozen");
    assert!(frozen.all("frame").is_empty(), "{frozen}");
    assert!(["CAM-104", "CAM-105"].contains(&frozen.fault()), "{frozen}");
    story.of("thawed").flows(1280, 720, "mjpeg", 10);
    let unplugged = story.of("unplugged");
    assert!(!unplugged.all("frame").is_empty());
    assert_eq!(unplugged.fault(), "CAM-107");
    story.of("again").flows(1280, 720, "mjpeg", 10);
}

#[test]
fn every_packing_is_read_and_torn_pictures_are_only_counted() {
    let Some(guest) = guest() else { return };
    let story = guest.tell(
        r#"
part mjpeg
        uvc mjpeg:$clips/480.mjpeg || exit 1
        $probe watch 60; unplug
part yuyv
        uvc yuyv:$clips/480.y4m || exit 1
        $probe watch 60; unplug
part nv12
        uvc nv12:$clips/480.y4m || exit 1
        $probe watch 60; unplug
part torn
        uvc -t 5 mjpeg:$clips/480.mjpeg || exit 1
        $probe watch 40; unplug
part rubbish
        uvc -t 1 mjpeg:$clips/480.mjpeg || exit 1
        $probe watch 40; unplug
        true
        "#,
    );
    story.of("mjpeg").flows(640, 480, "mjpeg", 60);
    story.of("yuyv").flows(640, 480, "yuyv", 60);
    story.of("nv12").flows(640, 480, "nv12", 60);

    let torn = story.of("torn");
    torn.flows(640, 480, "mjpeg", 40);
    let count = torn.one("tally")["torn"].as_u64().expect("a number");
    assert!((4..=20).contains(&count), "{count} torn of 40 whole ones\n{torn}");

    // Nothing but torn pictures is a camera that does not work.
    let rubbish = story.of("rubbish");
    assert_eq!(rubbish.fault(), "CAM-105", "{rubbish}");
    assert!(rubbish.one("tally")["torn"].as_u64() > Some(20), "{rubbish}");
}

#[test]
fn a_virtual_camera_works_and_is_suspected() {
    let Some(guest) = guest() else { return };
    let story = guest.tell(
        r#"
part loopback
        loopback $clips/480.y4m || exit 1
        $probe watch 30
part writer_dies
        log=$(mktemp)
        $probe watch 1000000 > $log & watch=$!
        await says $log frame || exit 1
        kill -9 $camera; wait $watch
        cat $log
        true
        "#,
    );
    let loopback = story.of("loopback");
    assert_eq!(loopback.one("opened")["provenance"], "suspected");
    assert_eq!(loopback.one("opened")["name"], "Looped");
    loopback.flows(640, 480, "yuyv", 30);
    assert_eq!(story.of("writer_dies").fault(), "CAM-106");
}

#[test]
fn an_interval_that_another_program_left_does_not_keep_a_camera_from_opening() {
    let Some(guest) = guest() else { return };
    let story = guest.tell(
        r#"
        vivid || exit 1
        "$CAMERA_GUEST_OUT/interval" /dev/video0 2 25 || exit 1
part odd_interval
        $probe watch 10
        "#,
    );
    let vivid = story.of("odd_interval");
    assert_eq!(vivid.one("opened")["provenance"], "suspected");
    assert_eq!(vivid.all("frame").len(), 10, "{vivid}");
}
