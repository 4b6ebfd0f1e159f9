use std::io::Write;
use std::time::Duration;

use documents::{OpenRules, bind};
use envelope::{Kind, Label, Recipient, Role, SecretSeed, Writer};
use media::{ClipEncoder, ClipSettings, Frame};
use signup::details::DetailsForm;
use signup::view::HeldContent;
use signup::wire::{ArtifactKind, Held};
use signup::{Effect, Event, FaultCode};

use crate::capture::Preview;
use crate::testing::rig::{Rig, SIGNUP};
use crate::testing::server::Reply;
use crate::testing::statements::a_held;

const LINE: &str = "GET /v1/signups/signup-1/artifacts/artifact-1";

/// As it was sealed on the device: to the reviewers, and to the seller.
fn sealed_to(seller: &SecretSeed, kind: Kind, plain: &[u8]) -> Vec<u8> {
    let reviewer =
        Recipient { role: Role::Reviewer, key: SecretSeed::from_bytes(&[9; 32]).public() };
    let seller = Recipient { role: Role::Seller, key: seller.public() };
    let label = Label { signup: SIGNUP.into(), artifact: "artifact-1".into(), kind };
    let mut writer = Writer::new(Vec::new(), &label, &[reviewer, seller]).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap().0
}

fn sealed(rig: &Rig, kind: Kind, plain: &[u8]) -> Vec<u8> {
    sealed_to(&rig.keys().unwrap().seller, kind, plain)
}

fn shows(held: &Held) -> Effect {
    Effect::ShowHeld { signup: SIGNUP.into(), held: Box::new(held.clone()) }
}

/// The intake holds these sealed bytes; what the seller sees of them.
async fn seen(rig: &mut Rig, kind: ArtifactKind, sealed: Vec<u8>) -> HeldContent {
    let held = a_held("artifact-1", kind, &sealed);
    rig.server.on(LINE, [Reply::ok(sealed)]);
    match rig.tell(shows(&held)).await {
        Event::HeldOpened { artifact, content } if artifact == "artifact-1" => content,
        Event::Failed(_, fault) => panic!("{fault:?}"),
        _ => panic!("not opened"),
    }
}

/// Two seconds of moving grey.
fn clip() -> Vec<u8> {
    let settings = ClipSettings::for_size(64, 48, Duration::from_secs(2));
    let mut encoder = ClipEncoder::new(Vec::new(), settings).unwrap();
    for index in 0..30_u64 {
        let mut i420 = vec![128; 64 * 48 * 3 / 2];
        i420[..64 * 48].fill(u8::try_from(60 + index * 5).unwrap());
        let at = Duration::from_millis(index * 66);
        encoder.push(&Frame::from_i420(64, 48, at, i420).unwrap()).unwrap();
    }
    encoder.finish().unwrap().0
}

async fn next_picture(pictures: &mut tokio::sync::watch::Receiver<Option<Preview>>) -> Preview {
    loop {
        let changed = tokio::time::timeout(Duration::from_secs(20), pictures.changed()).await;
        changed.expect("a picture in time").unwrap();
        if let Some(picture) = pictures.borrow_and_update().clone() {
            return picture;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_clip_plays_again_and_is_gone_when_hidden() {
    let mut rig = Rig::opened().await;
    let mut pictures = rig.preview.subscribe();
    let sealed = sealed(&rig, Kind::Clip, &clip());
    let content = seen(&mut rig, ArtifactKind::Clip, sealed).await;
    assert!(content == HeldContent::Clip { playing: true });
    next_picture(&mut pictures).await;
    assert!(matches!(rig.told().await, Event::ClipEnded));
    let plays = || Effect::PlayClip { artifact: "artifact-1".into() };
    pictures.mark_unchanged();
    rig.ask(plays()).await;
    next_picture(&mut pictures).await;
    rig.ask(Effect::StopClip).await;
    rig.silence().await;
    pictures.mark_unchanged();
    rig.ask(plays()).await;
    next_picture(&mut pictures).await;
    rig.ask(Effect::HideHeld).await;
    assert!(pictures.borrow_and_update().is_none());
    rig.silence().await;
    assert!(pictures.borrow_and_update().is_none(), "a picture came after it was hidden");
    // Its plain bytes are wiped: there is nothing to play any more.
    assert_eq!(rig.fails(plays()).await.code, FaultCode::SpoolDamaged);
    assert!(rig.spooled().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_a_held_document_are_shown() {
    let mut rig = Rig::opened().await;
    let mut pictures = rig.preview.subscribe();
    let specimen = concat!(env!("CARGO_MANIFEST_DIR"), "/../../practice/documents/card.jpg");
    let specimen = std::fs::read(specimen).unwrap();
    let rules = OpenRules::default();
    let page = documents::open(&specimen, &rules).unwrap().clean;
    let document = bind(vec![page.clone(), page], &rules).unwrap().clean;
    let sealed = sealed(&rig, Kind::Document, &document);
    let content = seen(&mut rig, ArtifactKind::Document, sealed).await;
    assert!(content == HeldContent::Picture { pages: 2, page: 0 });
    let first = next_picture(&mut pictures).await;
    assert!(first.starts_with(&[0xff, 0xd8]));
    let turn = |page| Effect::ShowDocument { artifact: "artifact-1".into(), page };
    rig.ask(turn(1)).await;
    next_picture(&mut pictures).await;
    rig.ask(Effect::HideHeld).await;
    assert!(pictures.borrow_and_update().is_none());
    assert_eq!(rig.fails(turn(0)).await.code, FaultCode::SpoolDamaged);
}

#[tokio::test(flavor = "multi_thread")]
async fn details_and_texts_are_told() {
    let mut rig = Rig::opened().await;
    let form = DetailsForm { legal_name: "Lotus Trading".into(), ..DetailsForm::default() };
    let details = sealed(&rig, Kind::Details, &serde_json::to_vec(&form).unwrap());
    let content = seen(&mut rig, ArtifactKind::Details, details).await;
    assert!(content == HeldContent::Details { form });

    let appeal = sealed(&rig, Kind::Appeal, "Đây là nhà của tôi.".as_bytes());
    let content = seen(&mut rig, ArtifactKind::Appeal, appeal).await;
    assert!(content == HeldContent::Text { text: "Đây là nhà của tôi.".into() });

    let line = format!("{}\n", "€".repeat(33));
    let transcript = sealed(&rig, Kind::Transcript, line.repeat(2100).as_bytes());
    let content = seen(&mut rig, ArtifactKind::Transcript, transcript).await;
    let HeldContent::Text { text } = content else { panic!("no text") };
    assert!(text.len() < 200_010 && text.len() > 199_000 && text.ends_with("€\n…"));

    for (kind, listed_as) in
        [(Kind::Details, ArtifactKind::Details), (Kind::Transcript, ArtifactKind::Transcript)]
    {
        let sealed = sealed(&rig, kind, b"\xff{");
        rig.server.on(LINE, [Reply::ok(sealed.clone())]);
        let fault = rig.fails(shows(&a_held("artifact-1", listed_as, &sealed))).await;
        assert_eq!(fault.code, FaultCode::Internal);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_the_file_of_the_receipt_is_not_opened() {
    let mut rig = Rig::opened().await;
    let right = sealed(&rig, Kind::Appeal, b"an objection");
    let held = a_held("artifact-1", ArtifactKind::Appeal, &right);
    let mut altered = right.clone();
    *altered.last_mut().unwrap() ^= 1;
    let mut longer = right.clone();
    longer.push(0);
    let another = sealed(&rig, Kind::Appeal, b"an objection");
    for wrong in [altered, longer, right[..right.len() - 1].to_vec(), Vec::new(), another] {
        rig.server.on(LINE, [Reply::ok(wrong)]);
        assert_eq!(rig.fails(shows(&held)).await.code, FaultCode::HeldDiffers);
    }
    // Genuine by its digest, and not what the receipt says of it.
    let of_another_kind = a_held("artifact-1", ArtifactKind::Transcript, &right);
    rig.server.on(LINE, [Reply::ok(right.clone())]);
    assert_eq!(rig.fails(shows(&of_another_kind)).await.code, FaultCode::HeldDiffers);
    let no_sealed_file = a_held("artifact-1", ArtifactKind::Appeal, b"plain");
    rig.server.on(LINE, [Reply::ok("plain")]);
    assert_eq!(rig.fails(shows(&no_sealed_file)).await.code, FaultCode::HeldDiffers);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_shown_says_why() {
    let mut rig = Rig::opened().await;
    let elsewhere = SecretSeed::generate().unwrap();
    let sealed = sealed_to(&elsewhere, Kind::Appeal, b"an objection");
    let held = a_held("artifact-1", ArtifactKind::Appeal, &sealed);
    for (reply, code) in [
        (Reply::ok(sealed.clone()), FaultCode::SealedElsewhere),
        (Reply::problem(410, "gone", ""), FaultCode::HeldGone),
        (Reply::problem(404, "not_found", ""), FaultCode::HeldGone),
        (Reply::problem(401, "token", ""), FaultCode::SignupElsewhere),
        (Reply::Half(sealed), FaultCode::NoConnection),
        (Reply::Nothing, FaultCode::NoConnection),
    ] {
        rig.server.on(LINE, [reply]);
        assert_eq!(rig.fails(shows(&held)).await.code, code);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_hidden_before_it_came_is_not_shown() {
    let mut rig = Rig::opened().await;
    let sealed = sealed(&rig, Kind::Appeal, b"an objection");
    let held = a_held("artifact-1", ArtifactKind::Appeal, &sealed);
    rig.server.on(LINE, [Reply::Never]);
    rig.ask(shows(&held)).await;
    rig.silence().await;
    rig.ask(Effect::HideHeld).await;
    rig.silence().await;
    let content = seen(&mut rig, ArtifactKind::Appeal, sealed).await;
    assert!(matches!(content, HeldContent::Text { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_is_sealed_for_the_seller_too() {
    let mut rig = Rig::opened().await;
    let text = "It is my house.".to_owned();
    let told = rig.tell(Effect::SealAppeal { text, to: Rig::sealing() }).await;
    let Event::AppealSealed(entry) = told else { panic!("not sealed") };
    assert_eq!(
        (entry.kind, &*entry.media_type),
        (ArtifactKind::Appeal, "text/plain;charset=utf-8")
    );
    let name = format!("{}.sealed", entry.artifact);
    assert_eq!(rig.spooled(), std::slice::from_ref(&name));
    let sealed = std::fs::read(rig.device().join("spool").join(name)).unwrap();
    let mut held = a_held(&entry.artifact, ArtifactKind::Appeal, &sealed);
    assert_eq!((held.length_bytes, &held.sha256), (entry.length_bytes, &entry.sha256));
    held.document = None;
    rig.server
        .on(&format!("GET /v1/signups/signup-1/artifacts/{}", held.artifact), [Reply::ok(sealed)]);
    let Event::HeldOpened { content, .. } = rig.tell(shows(&held)).await else { panic!("no") };
    assert!(content == HeldContent::Text { text: "It is my house.".into() });
}
