//! Where the road bends: a purpose declined, a take cancelled or disturbed, a window closed in the middle.

use std::time::Duration;

use acceptance::proxy::{Fate, Proxy};
use fantoccini::key::Key;

use super::outside::intake;
use super::seller;
use super::stage::Stage;
use super::window::{play, play_on};

#[test]
fn a_declined_video_has_its_alternatives_and_a_disturbed_take_its_reason() {
    play("turns", &[], async |window| {
        window.screen("welcome").await;
        window.press("#primary").await;
        window.screen("consent").await;
        let purposes = seller::purposes(&window).await;
        for purpose in &purposes {
            let decision = if purpose == "face_video" { "decline" } else { "agree" };
            window.press(&format!("#purpose-{purpose}-{decision}")).await;
        }
        window.press("#primary").await;
        window.screen("alternatives").await;
        window.press("#alternative-video_call").await;
        window.press("#primary").await;
        window.screen("details").await;

        // The other mind is still possible, and costs nothing.
        window.press("#back").await;
        window.screen("alternatives").await;
        window.press("#back").await;
        window.screen("consent").await;
        window.press("#purpose-face_video-agree").await;
        window.press("#primary").await;
        window.screen("details").await;
        seller::details_to_recording(&window).await;

        // It begins by itself once the face is seen well; ended, it waits for the button.
        window.until(".take.countdown").await;
        window.key(Key::Escape).await;
        window.until(".take.ready").await;
        assert_eq!(window.faults().await, [""; 0], "cancelling is no fault");

        window.focus(true);
        window.press("#start-take").await;
        window.until(".take.running").await;
        window.focus(false);
        window.until(".take.ready [data-fault], [data-fault] ~ .take.ready").await;
        assert_eq!(window.faults().await, ["TAK-101"], "the focus went elsewhere");

        window.focus(true);
        window.press("#start-take").await;
        window.until(".take.countdown").await;
        window.close();
        window.until("dialog#closing[open]").await;
        window.press("#keep-open").await;
        window.until("body:not(:has(dialog))").await;
        seller::record(&window).await;
        assert_eq!(window.wrongs().await, [""; 0]);
        window.close();
        window.closed().await;
    });
}

#[test]
fn a_window_closed_while_sending_asks_first_and_carries_on_the_next_time() {
    let Some(stage) = Stage::set("Adwaita") else { return };
    let kept = tempfile::tempdir().expect("a folder");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (intake, key) = runtime.block_on(intake(kept.path()));
    let proxy = runtime.block_on(Proxy::to(intake.address())).expect("a proxy");
    for nth in 2..100 {
        proxy.on("PATCH", nth, Fate::Delay(Duration::from_secs(600)));
    }
    let url = proxy.url();
    play_on(
        stage,
        "closing",
        kept.path(),
        &["--intake", &url, "--intake-key", &key],
        async |window| {
            seller::to_details(&window).await;
            seller::details_to_recording(&window).await;
            seller::record(&window).await;
            window.press("#primary").await;
            window.screen("sending").await;
            window.close();
            window.until("dialog#closing[open]").await;
            window.press("#keep-open").await;
            window.until("main[data-screen=sending]").await;
            window.press("#pause").await;
            window.until("#sending-state[data-state=paused]").await;
            window.close();
            window.press_last("#close-anyway").await;
        },
    );

    let Some(stage) = Stage::set("Adwaita") else { return };
    let url = intake.url();
    play_on(
        stage,
        "carry-on",
        kept.path(),
        &["--intake", &url, "--intake-key", &key],
        async |window| {
            window.screen("welcome").await;
            window.until("#start-over").await;
            window.press("#primary").await;
            window.screen("receipt").await;
        },
    );
}
