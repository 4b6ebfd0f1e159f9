//! What the seller of these tests has at hand, and the parts of the road that several tests walk.

use super::window::Window;

/// Every field of the details in the order of the page, as the specimen documents have it.
pub(crate) const DETAILS: [(&str, &str); 6] = [
    ("legal_name", "Comercializadora Río Lindo, S.A. de C.V."),
    ("person_name", "María José Núñez Peña"),
    ("country", "MX"),
    ("address", "Calle Inventada 123, Local 4\n06999 Ciudad de México"),
    ("tax_id", "CRL200229SP0"),
    ("email", "ventas@riolindo.example"),
];

/// Every place for a file with the specimen for it.
pub(crate) const PLACES: [(&str, &str); 6] = [
    ("identity-front", "identity-front.jpg"),
    ("identity-back", "identity-back.jpg"),
    ("tax_id", "tax_id.pdf"),
    ("bank_statement", "bank_statement.pdf"),
    ("utility_bill", "utility_bill.png"),
    ("card", "card.jpg"),
];

/// From the first screen to the details, agreeing to everything.
pub(crate) async fn to_details(window: &Window) {
    window.screen("welcome").await;
    window.press("#primary").await;
    window.screen("consent").await;
    for purpose in purposes(window).await {
        window.press(&format!("#purpose-{purpose}-agree")).await;
    }
    window.press("#primary").await;
    window.screen("details").await;
}

/// Ids of the policy's purposes, once they are shown.
pub(crate) async fn purposes(window: &Window) -> Vec<String> {
    window.until(".purpose").await;
    let script = "return [...document.querySelectorAll('.purpose h2')].map(e => e.id.slice(8))";
    serde_json::from_value(window.script(script).await).expect("a list")
}

/// Fills in the details and goes on.
pub(crate) async fn to_documents(window: &Window) {
    for (field, text) in DETAILS {
        let css = format!("#field-{field}");
        match field {
            "country" => window.choose(&css, text).await,
            _ => window.fill(&css, text).await,
        }
    }
    window.press("#primary").await;
    window.screen("documents").await;
}

/// Has a file for every place and goes on.
pub(crate) async fn past_documents(window: &Window) {
    for (place, _) in PLACES {
        // One after the other: what fills moves what stands below it.
        window.press(&format!("#pick-{place}")).await;
        window.until(&format!("[data-slot={place}].filled")).await;
    }
    to_match(window).await;
    window.press("#primary").await;
}

/// Waits until every document is examined, and goes on to what was read on them.
pub(crate) async fn to_match(window: &Window) {
    window.until("#primary:not([disabled])").await;
    window.press("#primary").await;
    window.screen("match").await;
    window.until("#comparison").await;
}

/// Waits for the camera's picture and goes on to the recording.
pub(crate) async fn to_recording(window: &Window) {
    window.screen("camera").await;
    window.until("canvas#preview.drawn").await;
    window.press("#primary").await;
    window.screen("recording").await;
}

/// From the details to the recording's introduction.
pub(crate) async fn details_to_recording(window: &Window) {
    to_documents(window).await;
    past_documents(window).await;
    to_recording(window).await;
}

/// Starts a take: it may begin by itself before the button can be pressed.
pub(crate) async fn start(window: &Window) {
    window
        .press_until("#start-take", "return !document.querySelector('.take.ready, .outcomes')")
        .await;
}

/// Makes takes until one is accepted. The practice face does all that is asked for: on a busy machine one take may be
/// missed, three are a fault of ours.
pub(crate) async fn record(window: &Window) {
    // The first may be under way.
    if window.script("return !!document.querySelector('.take.ready')").await == true {
        start(window).await;
    }
    let mut all = Vec::new();
    loop {
        window.until("main[data-screen=review], .outcomes").await;
        if window.script("return !document.querySelector('.outcomes')").await == true {
            return window.screen("review").await;
        }
        all.push(missed(window).await);
        eprintln!("a take was missed: {:?}", all.last());
        assert!(window.text("#send-unseen").await.is_empty(), "every take was missed: {all:?}");
        start(window).await;
    }
}

/// Each prompt of the last take with why it does not count; an empty reason when it does.
pub(crate) async fn missed(window: &Window) -> Vec<(String, String)> {
    let script = "return [...document.querySelectorAll('[data-outcome]')].map(e => [e.dataset.outcome, e.dataset.missed])";
    serde_json::from_value(window.script(script).await).expect("a list of pairs")
}
