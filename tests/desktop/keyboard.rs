//! The whole road without a mouse.

use fantoccini::key::Key;

use super::seller::{self, DETAILS, PLACES};
use super::window::{Window, play};

#[test]
fn the_keyboard_alone_leads_to_a_receipt_and_back_keeps_every_field() {
    play("keyboard", &[], async |window| {
        window.screen("welcome").await;
        go(&window, "primary", "consent").await;
        for purpose in seller::purposes(&window).await {
            window.tab_to(&format!("purpose-{purpose}-agree")).await;
            window.key(Key::Space).await;
            window.until(&format!("#purpose-{purpose}-agree[aria-checked=true]")).await;
        }
        go(&window, "primary", "details").await;
        type_details(&window).await;

        go(&window, "primary", "documents").await;
        go(&window, "back", "details").await;
        for (field, text) in DETAILS {
            assert_eq!(window.value(&format!("#field-{field}")).await, text, "{field} is kept");
        }
        go(&window, "primary", "documents").await;
        for (place, _) in PLACES {
            window.tab_to(&format!("pick-{place}")).await;
            window.key(Key::Enter).await;
            window.until(&format!("[data-slot={place}].filled")).await;
        }
        go(&window, "primary", "match").await;
        go(&window, "primary", "camera").await;
        window.until("canvas#preview.drawn").await;
        go(&window, "primary", "recording").await;
        // It begins by itself; ended once, it waits for the button.
        window.until(".take.countdown").await;
        window.key(Key::Escape).await;
        window.until(".take.ready").await;
        window.tab_to("start-take").await;
        window.key(Key::Enter).await;
        window.until(".take.countdown").await;
        seller::record(&window).await;
        go(&window, "primary", "receipt").await;
        window.tab_to("save-receipt").await;
        window.key(Key::Enter).await;
        window.until(".saved").await;
        rights(&window).await;
        help(&window).await;
        assert_eq!(window.wrongs().await, [""; 0]);
    });
}

/// Tabs to a button as soon as it can be pressed, presses it, and waits for the next screen.
async fn go(window: &Window, button: &str, screen: &str) {
    window.until(&format!("#{button}:not([disabled])")).await;
    window.tab_to(button).await;
    window.key(Key::Enter).await;
    window.screen(screen).await;
}

async fn type_details(window: &Window) {
    for (field, text) in DETAILS {
        window.tab_to(&format!("field-{field}")).await;
        match field {
            // As lists are searched: by the first letters of the name.
            "country" => window.keys("Mexico").await,
            _ => window.keys(&text.replace('\n', &char::from(Key::Enter).to_string())).await,
        }
        let css = format!("#field-{field}");
        assert_eq!(window.value(&css).await, text, "{field} as typed");
    }
}

/// Looks at what is stored, erases one file and everything, and keeps the proof.
async fn rights(window: &Window) {
    go(window, "mine", "mine").await;
    window.until("#asked").await;
    window.until("[data-asked=answered]").await;
    let script = "return document.querySelector('[id^=show-]').id";
    let show = window.script(script).await.as_str().expect("a file to show").to_owned();
    go(window, &show, "held").await;
    window.until("main[data-screen=held] dl").await;
    go(window, "back", "mine").await;

    let erase = show.replace("show-", "erase-");
    window.tab_to(&erase).await;
    window.key(Key::Enter).await;
    window.until("dialog#question[open]").await;
    window.key(Key::Escape).await;
    window.until("body:not(:has(dialog))").await;
    assert_eq!(window.focused().await, erase, "the question gives the focus back");
    window.tab_to("erase-everything").await;
    window.key(Key::Enter).await;
    window.until("dialog#question[open]").await;
    window.tab_to("confirm").await;
    window.key(Key::Enter).await;
    window.screen("erased").await;
    window.tab_to("save-deletion").await;
    window.key(Key::Enter).await;
    window
        .until_true("return document.body.textContent.includes('deletion.jwt')", "the proof")
        .await;
    go(window, "primary", "welcome").await;
}

/// F1 opens the help, Esc closes it and gives the focus back.
async fn help(window: &Window) {
    window.key(Key::F1).await;
    window.until("dialog#help-panel[open]").await;
    window.key(Key::Escape).await;
    window.until("body:not(:has(dialog))").await;
    assert_eq!(window.focused().await, "help");
}
