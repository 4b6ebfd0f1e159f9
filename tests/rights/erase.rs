//! Erase and withdraw: the ciphertext and its index go, a signed word stays, and the device forgets too.

use acceptance::footage::files_below;
use acceptance::python::Python;
use acceptance::room::{Room, Seat};
use signup::view::{FilePlace, Revocation, Screen};
use signup::wire::{
    AlternativeKind, ArtifactKind, DeletionReceipt, ErasureCause, Item, NeededReason, Standing,
};
use signup::{Intent, View};

use crate::{STATEMENT, document, file_of, files, is_held, number, saved, standing};

async fn revoke(seat: &Seat, what: Revocation) {
    seat.want(Intent::Revoke { what });
    let asks = |view: &View| matches!(&view.screen, Screen::Mine { question: Some(_), .. });
    seat.until("a question", asks).await;
    seat.want(Intent::Confirm);
}

/// The claims, verified by an independent implementation.
fn verified(room: &Room, typ: &str, jws: &str) -> Option<serde_json::Value> {
    let python = Python::find()?;
    let key = room.keys.verifying().to_base64url();
    let output = python.run("statement.py", &["verify", typ, &key], jws.trim().as_bytes());
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{typ}: {errors}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// What the intake says to whoever asks for an artifact with the device's token.
async fn fetched(room: &Room, artifact: &str) -> u16 {
    let keys = std::fs::read(room.path("vault/signup")).unwrap();
    let keys: serde_json::Value = serde_json::from_slice(&keys).unwrap();
    let token = keys["token"].as_str().unwrap();
    let signup = signup_of(room);
    let url = format!("{}/v1/signups/{signup}/artifacts/{artifact}", room.url());
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    http.get(url).bearer_auth(token).send().await.unwrap().status().as_u16()
}

fn signup_of(room: &Room) -> String {
    room.reviewer(&["list"]).split('\t').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_file_is_erased_and_python_verifies_the_receipt_for_it() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let statement = document(&seat.to_mine().await, STATEMENT);
    assert_eq!(fetched(&room, &statement.artifact).await, 200);
    revoke(&seat, Revocation::File { artifact: statement.artifact.clone() }).await;
    let gone = |view: &View| match &view.screen {
        Screen::Mine { files, question: None, .. } => files.iter().any(|file| {
            file.artifact == statement.artifact && matches!(file.place, FilePlace::Erased { .. })
        }),
        _ => false,
    };
    let view = seat.until("an erased file", gone).await;
    assert_eq!(files(&view).iter().filter(|file| is_held(file)).count(), 8);
    assert!(!room.objects().contains(&statement.artifact));
    assert_eq!(fetched(&room, &statement.artifact).await, 410);

    seat.want(Intent::SaveDeletion { artifact: Some(statement.artifact.clone()) });
    let deletion = saved(&seat, "deletion").await;
    if let Some(claims) = verified(&room, "deletion+jwt", &deletion) {
        assert_eq!(claims["erased"][0]["artifact"], statement.artifact);
        assert_eq!(claims["erased"][0]["sha256"], statement.sha256);
        assert_eq!(
            (&claims["ciphertext_gone"], &claims["index_gone"]),
            (&true.into(), &true.into())
        );
        assert_eq!(claims["cause"], "wish");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_erased_there_and_forgotten_here() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let view = seat.to_mine().await;
    let clip = file_of(&view, ArtifactKind::Clip);
    assert!(room.path("vault/signup").exists() && room.path("device/journal").exists());
    let token = std::fs::read(room.path("vault/signup")).unwrap();
    revoke(&seat, Revocation::Everything).await;
    seat.on("erased").await;
    assert!(room.objects().is_empty());
    let listed = room.reviewer(&["list"]);
    assert!(listed.contains("withdrawn") && listed.contains("0 files"), "{listed}");
    let forgotten = |_: &View| {
        !room.path("vault/signup").exists() && files_below(&room.path("device")).is_empty()
    };
    seat.until("a device that forgot", forgotten).await;

    seat.want(Intent::SaveDeletion { artifact: None });
    let deletion = saved(&seat, "deletion").await;
    if let Some(claims) = verified(&room, "deletion+jwt", &deletion) {
        let erased = claims["erased"].as_array().unwrap();
        assert_eq!(erased.len(), 9);
        assert!(erased.iter().any(|it| it["sha256"] == clip.sha256));
    }
    std::fs::write(room.path("vault/signup"), token).unwrap();
    assert_eq!(fetched(&room, &clip.artifact).await, 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn consent_to_the_video_is_withdrawn_and_a_video_call_takes_its_place() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let clip = file_of(&seat.to_mine().await, ArtifactKind::Clip);
    revoke(&seat, Revocation::Consent { purpose: "face_video".to_owned() }).await;
    let asked = |view: &View| match standing(&view.screen) {
        Some(Standing::ActionNeeded { items }) => items
            .iter()
            .any(|it| (it.item, it.reason) == (Item::FaceVideo, NeededReason::ConsentWithdrawn)),
        _ => false,
    };
    let view = seat.until("another way is needed", asked).await;
    let withdrawn = files(&view).into_iter().find(|file| file.artifact == clip.artifact).unwrap();
    let cause = ErasureCause::Withdrawal;
    assert!(matches!(withdrawn.place, FilePlace::Erased { cause: is, .. } if is == cause));
    assert_eq!(room.objects().len(), 7, "clip and transcript are gone");

    seat.want(Intent::Continue);
    seat.on("alternatives").await;
    let alternative = AlternativeKind::VideoCall;
    seat.want(Intent::ChooseAlternative { alternative }).want(Intent::Continue);
    seat.on("review").await;
    seat.want(Intent::Send);
    seat.on("receipt").await;
    seat.want(Intent::OpenMine);
    let received = |view: &View| standing(&view.screen) == Some(&Standing::Received);
    let view = seat.until("received again", received).await;
    let Screen::Mine { alternative: Some(way), .. } = &view.screen else { panic!("another way") };
    assert_eq!(way.kind, alternative);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_legal_hold_refuses_with_its_reason_and_ends() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let view = seat.to_mine().await;
    let (number, clip) = (number(&view), file_of(&view, ArtifactKind::Clip));
    room.reviewer(&["hold", &number, "--reason", "dispute", "--until", "2099-12-31"]);
    revoke(&seat, Revocation::File { artifact: clip.artifact.clone() }).await;
    let view = seat.faulty("ERA-101").await;
    let fault = view.fault.unwrap();
    assert_eq!(fault.data["hold"], "dispute");
    assert!(fault.data["until"].parse::<i64>().unwrap() > 4_000_000_000);
    assert!(room.objects().contains(&clip.artifact));
    seat.want(Intent::Dismiss);
    let held = |screen: &Screen| matches!(screen, Screen::Mine { hold: Some(_), .. });
    seat.told("a hold", held).await;

    // Not even the time's end erases it, until it is released.
    room.step(400 * 86_400);
    room.intake.sweep().await.unwrap();
    assert!(room.objects().contains(&clip.artifact));
    room.reviewer(&["release", &number]);
    room.intake.sweep().await.unwrap();
    assert!(room.objects().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_time_erased_is_told_and_signed_for() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let clip = file_of(&seat.to_mine().await, ArtifactKind::Clip);
    let FilePlace::Intake { received_at, erase_by } = clip.place else { panic!("held") };
    room.step(erase_by - received_at + 60);
    room.intake.sweep().await.unwrap();
    let cause = ErasureCause::Retention;
    let over = |screen: &Screen| match screen {
        Screen::Mine { files, .. } => files.iter().any(|file| {
            file.artifact == clip.artifact
                && matches!(file.place, FilePlace::Erased { cause: is, .. } if is == cause)
        }),
        _ => false,
    };
    seat.told("its time is over", over).await;
    seat.want(Intent::SaveDeletion { artifact: Some(clip.artifact.clone()) });
    let deletion = saved(&seat, "deletion").await;
    // Signed ahead of time, by the stepped clock: PyJWT would not take it yet.
    let key = room.keys.verifying();
    let claims: DeletionReceipt = intake::statement::verify(deletion.trim(), &key).unwrap();
    assert_eq!(claims.cause, cause);
    assert!(claims.erased.iter().any(|erased| erased.sha256 == clip.sha256));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_without_a_line_knows_the_last_word() {
    let room = Room::after_the_walk().await;
    {
        let seat = room.seat();
        let number = number(&seat.to_mine().await);
        room.reviewer(&["decide", &number, "--approve"]);
        let approved = |screen: &Screen| standing(screen) == Some(&Standing::Approved);
        seat.told("approved", approved).await;
        // A view is shown before it is kept: what is shown after the next press was kept before it.
        seat.want(Intent::ReadPolicy);
        seat.on("policy").await;
    }
    let offline = room.seat_at("", "http://127.0.0.1:9");
    offline
        .until("an earlier session", |view| {
            matches!(view.screen, Screen::Welcome { carry_on: true, .. })
        })
        .await;
    offline.want(Intent::Dismiss).want(Intent::Begin);
    let known = |view: &View| {
        matches!(&view.screen, Screen::Mine { asked: signup::view::Asked::Offline, .. })
    };
    let view = offline.until("no line", known).await;
    assert_eq!(standing(&view.screen), Some(&Standing::Approved));
}
