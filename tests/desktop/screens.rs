//! Pictures of every screen, to be looked at: `cargo test --test desktop -- --ignored screens`.

use std::time::Duration;

use acceptance::proxy::{Fate, Proxy};

use super::outside::intake;
use super::seller::{self, PLACES};
use super::stage::Stage;
use super::window::{Window, pictures, play_on};

/// Into target/desktop, named by screen, size and theme.
#[test]
#[ignore = "makes pictures for people to look at"]
fn screens_in_every_size_and_theme() {
    for (theme, gtk) in [("light", "Adwaita"), ("dark", "Adwaita:dark")] {
        for (width, height) in [(1040, 760), (900, 640)] {
            let Some(stage) = Stage::set(gtk) else { return };
            let kept = tempfile::tempdir().expect("a folder");
            let look = format!("{width}x{height}-{theme}");
            // Slow enough to see it sending.
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            let (intake, key) = runtime.block_on(intake(kept.path()));
            let proxy = runtime.block_on(Proxy::to(intake.address())).expect("a proxy");
            (1..40).for_each(|nth| proxy.on("PATCH", nth, Fate::Delay(Duration::from_millis(500))));
            let args = ["--intake", &proxy.url(), "--intake-key", &key];
            play_on(stage, &look.clone(), kept.path(), &args, async move |window| {
                window.resize(width, height).await;
                walk(&window, &look).await;
            });
        }
    }
}

/// Faces that have to be told something before the take, and faces that miss something in it.
#[test]
#[ignore = "makes pictures for people to look at"]
fn hints_and_missed_prompts() {
    let looks = [("light", "Adwaita", 1040, 760), ("dark", "Adwaita:dark", 900, 640)];
    for (manner, hint) in [
        ("too-dark", Some("too_dark")),
        ("too-far", Some("move_closer")),
        ("two-faces", Some("several_faces")),
        ("still", None),
        ("wrong-side", None),
        ("smiling", None),
    ] {
        let (theme, gtk, width, height) = looks[usize::from(hint.is_none())];
        let Some(stage) = Stage::set(gtk) else { return };
        let kept = tempfile::tempdir().expect("a folder");
        let name = format!("{manner}-{width}x{height}-{theme}");
        let camera = format!("puppet:{manner}");
        let args = ["--camera", camera.as_str()];
        play_on(stage, &name.clone(), kept.path(), &args, async move |window| {
            window.resize(width, height).await;
            seller::to_details(&window).await;
            seller::to_documents(&window).await;
            seller::past_documents(&window).await;
            window.screen("camera").await;
            match hint {
                Some(hint) => {
                    window.until(&format!("#sight[data-hint={hint}]")).await;
                    shoot(&window, "5-camera", &name).await;
                    window.press("#primary").await;
                    window.screen("recording").await;
                    window.until(&format!("#sight[data-hint={hint}]")).await;
                    shoot(&window, "6-recording-hint", &name).await;
                }
                None => miss(&window, &name).await,
            }
        });
    }
}

/// All the takes there are, with a picture of what is said after the first and after the last.
async fn miss(window: &Window, name: &str) {
    window.until("#sight.good").await;
    window.press("#primary").await;
    window.screen("recording").await;
    seller::start(window).await;
    for nth in 1.. {
        window.until(".outcomes").await;
        println!("{name}: {:?}", seller::missed(window).await);
        shoot(window, &format!("6-missed-{nth}"), name).await;
        if !window.text("#other-ways[data-primary]").await.is_empty() {
            return;
        }
        seller::start(window).await;
    }
}

async fn walk(window: &Window, look: &str) {
    window.screen("welcome").await;
    window.until(".tags").await;
    shoot(window, "1-welcome", look).await;
    window.press("#primary").await;
    window.screen("consent").await;
    window.until(".purpose").await;
    shoot(window, "2-consent", look).await;
    let purposes = seller::purposes(window).await;
    for purpose in &purposes {
        let decision = if purpose == "face_video" { "decline" } else { "agree" };
        window.press(&format!("#purpose-{purpose}-{decision}")).await;
    }
    shoot(window, "2-consent-decided", look).await;
    window.press("#primary").await;
    window.screen("alternatives").await;
    shoot(window, "2-alternatives", look).await;
    window.press("#back").await;
    window.press("#purpose-face_video-agree").await;
    window.press("#primary").await;
    window.screen("details").await;
    shoot(window, "3-details", look).await;
    window.press("#primary").await;
    window.until(".error-summary").await;
    shoot(window, "3-details-problems", look).await;
    seller::to_documents(window).await;
    shoot(window, "4-documents", look).await;
    // The first place gets a file that is none.
    let place = window.tray.path().join("identity-front.jpg");
    let good = std::fs::read(&place).expect("readable");
    std::fs::write(&place, b"not a picture").expect("written");
    window.press("#pick-identity-front").await;
    window.until("[data-slot=identity-front] [data-fault]").await;
    shoot(window, "4-documents-fault", look).await;
    std::fs::write(&place, good).expect("written");
    // The card is photographed.
    for (place, _) in PLACES.iter().filter(|(place, _)| *place != "card") {
        window.press(&format!("#pick-{place}")).await;
        window.until(&format!("[data-slot={place}].filled")).await;
    }
    window.press("#photograph-card").await;
    window.screen("document_camera").await;
    window.until("canvas#preview.drawn").await;
    shoot(window, "4-document-camera", look).await;
    window.screen("document").await;
    shoot(window, "4-document-photographed", look).await;
    window.press("#primary").await;
    window.screen("documents").await;
    shoot(window, "4-documents-filled", look).await;
    window.until("#primary:not([disabled])").await;
    window.press("#look-identity-back").await;
    window.screen("document").await;
    window.until("canvas#preview.drawn").await;
    shoot(window, "4-document", look).await;
    window.press("#primary").await;
    window.screen("documents").await;
    seller::to_match(window).await;
    shoot(window, "4-match", look).await;
    window.press("#primary").await;
    window.screen("camera").await;
    window.until("canvas#preview.drawn").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    shoot(window, "5-camera", look).await;
    window.press("#movements summary").await;
    shoot(window, "5-camera-movements", look).await;
    window.press("#movements summary").await;
    window.press("#primary").await;
    window.screen("recording").await;
    shoot(window, "6-recording-ready", look).await;
    seller::start(window).await;
    window.until(".take.countdown").await;
    shoot(window, "6-recording-countdown", look).await;
    window.until(".take.running").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    shoot(window, "6-recording-running", look).await;
    seller::record(window).await;
    shoot(window, "7-review-playing", look).await;
    window.until("#play").await;
    shoot(window, "7-review", look).await;
    window.press("#primary").await;
    window.screen("sending").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    shoot(window, "8-sending", look).await;
    window.close();
    window.until("dialog#closing[open]").await;
    shoot(window, "8-sending-closing", look).await;
    window.press("#keep-open").await;
    window.screen("receipt").await;
    window.press("#save-receipt").await;
    window.until(".saved").await;
    shoot(window, "9-receipt", look).await;
    rights(window, look).await;
    window.press("#help").await;
    shoot(window, "help", look).await;
}

async fn shoot(window: &Window, screen: &str, look: &str) {
    // Let what moves come to rest.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let to = pictures().join(format!("{screen}-{look}.png"));
    window.shoot(&to);
}

async fn rights(window: &Window, look: &str) {
    window.press("#mine").await;
    window.screen("mine").await;
    window.until("[data-asked=answered]").await;
    shoot(window, "10-mine", look).await;
    for kind in ["details", "clip"] {
        let find = format!(
            "const row = [...document.querySelectorAll('[data-artifact]')].find(row => \
             row.querySelector('use, svg') && row.textContent.toLowerCase().includes('{}')); \
             return row?.querySelector('[id^=show-]')?.id ?? null",
            if kind == "clip" { "video" } else { "details" }
        );
        let id = window.script(&find).await.as_str().expect("a file to show").to_owned();
        window.press(&format!("#{id}")).await;
        window.screen("held").await;
        window.until("main[data-screen=held] :is(dl, canvas.drawn)").await;
        shoot(window, &format!("11-held-{kind}"), look).await;
        window.press("#back").await;
        window.screen("mine").await;
    }
    window.press("#erase-everything").await;
    window.until("dialog#question[open]").await;
    shoot(window, "12-question", look).await;
    window.press("#confirm").await;
    window.screen("erased").await;
    shoot(window, "13-erased", look).await;
}
