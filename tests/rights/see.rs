//! See: what is stored is fetched back, is byte for byte what was receipted, and opens with the seller's own key.

use acceptance::footage;
use acceptance::papers::cleaned;
use acceptance::room::{Room, Seat};
use sha2::{Digest, Sha256};
use signup::view::{HeldContent, HeldState, MineFile, Screen};
use signup::wire::{ArtifactKind, Standing};
use signup::{Intent, View};

use crate::{STATEMENT, document, file_of, files, is_held, number, saved, standing};

async fn shown(seat: &Seat, file: &MineFile) -> HeldContent {
    seat.want(Intent::ShowFile { artifact: file.artifact.clone() });
    let open =
        |view: &View| matches!(&view.screen, Screen::Held { state: HeldState::Open { .. }, .. });
    let view = seat.until("an opened file", open).await;
    let Screen::Held { state: HeldState::Open { content }, .. } = view.screen else { panic!() };
    seat.want(Intent::Back);
    seat.on("mine").await;
    content
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_is_listed_as_it_is_stored_and_can_be_looked_at() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let view = seat.to_mine().await;
    let listed = files(&view);
    assert_eq!(listed.len(), 9);
    assert!(listed.iter().all(is_held));
    for file in &listed {
        let stored = std::fs::read(room.path("intake/objects").join(&file.artifact)).unwrap();
        assert_eq!(stored.len() as u64, file.length_bytes);
        assert_eq!(hex::encode(Sha256::digest(&stored)), file.sha256);
    }
    assert_eq!(standing(&view.screen), Some(&Standing::Received));

    let HeldContent::Details { form } = shown(&seat, &file_of(&view, ArtifactKind::Details)).await
    else {
        panic!("the form")
    };
    let typed = std::fs::read_to_string(footage::documents().join("details.toml")).unwrap();
    assert!(typed.contains(&form.legal_name) && !form.legal_name.is_empty());

    let HeldContent::Text { text } = shown(&seat, &file_of(&view, ArtifactKind::Transcript)).await
    else {
        panic!("the transcript")
    };
    assert!(text.lines().count() > 10 && text.contains("\"observation\""));

    let HeldContent::Picture { pages, page: 0 } = shown(&seat, &document(&view, STATEMENT)).await
    else {
        panic!("a document")
    };
    assert!(pages >= 1);

    // The clip plays to its end.
    let clip = file_of(&view, ArtifactKind::Clip);
    seat.want(Intent::ShowFile { artifact: clip.artifact });
    let ended = |view: &View| {
        let ended = HeldContent::Clip { playing: false };
        matches!(&view.screen, Screen::Held { state: HeldState::Open { content }, .. } if *content == ended)
    };
    seat.until("the clip's end", ended).await;
}

/// The very bytes: what the reviewer's key opens of the stored file is what was given.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_is_what_the_reviewers_open() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let number = number(&seat.to_mine().await);
    let (out, key) = (room.path("opened"), room.path("reviewer.seed"));
    let (out, key) = (out.to_str().unwrap(), key.to_str().unwrap());
    room.reviewer(&["open", &number, "--key", key, "--out", out]);
    let opened = std::fs::read(room.path("opened/bank_statement.pdf")).unwrap();
    assert!(opened == cleaned("bank_statement.pdf"));
    // Whoever opens it looks at it: the seller is told.
    let in_review = |screen: &Screen| standing(screen) == Some(&Standing::InReview);
    seat.told("in review", in_review).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn altered_bytes_and_missing_ones_are_told_apart() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let view = seat.to_mine().await;
    let statement = document(&view, STATEMENT);
    let path = room.path("intake/objects").join(&statement.artifact);
    let mut bytes = std::fs::read(&path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&path, bytes).unwrap();
    seat.want(Intent::ShowFile { artifact: statement.artifact.clone() });
    seat.faulty("SEE-102").await;
    seat.want(Intent::Back);
    seat.on("mine").await;
    std::fs::remove_file(&path).unwrap();
    seat.want(Intent::ShowFile { artifact: statement.artifact });
    seat.faulty("SEE-103").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_decisions_are_saved_as_a_record_and_the_receipt_is_checked_offline() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    seat.to_mine().await;
    seat.want(Intent::SaveConsents);
    let record: serde_json::Value = serde_json::from_str(&saved(&seat, "consents").await).unwrap();
    assert_eq!(record["schema_version"], "ISO/IEC TS 27560:2023");
    assert_eq!(record["event"].as_array().unwrap().len(), 3);
    let controller = &record["party_identification"]["pii_controller"];
    assert!(controller["name"].as_str().is_some_and(|name| !name.is_empty()));

    seat.want(Intent::SaveReceipt);
    let receipt = saved(&seat, "receipt").await;
    let path = room.path("paper.jwt");
    let check = |text: String| {
        std::fs::write(&path, text).unwrap();
        seat.want(Intent::CheckPaper).choose(&path).want(Intent::PickPaper);
    };
    let found = |paper: &'static str| {
        move |view: &View| {
            let Screen::Check { result: Some(result), busy: false } = &view.screen else {
                return false;
            };
            serde_json::to_value(result).unwrap()["paper"] == paper
        }
    };
    check(receipt.clone());
    let view = seat.until("a genuine receipt", found("receipt")).await;
    let Screen::Check { result: Some(result), .. } = view.screen else { panic!() };
    assert_eq!(serde_json::to_value(&result).unwrap()["own"], true);
    let mut forged = receipt.into_bytes();
    let at = forged.len() / 2;
    forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
    check(String::from_utf8(forged).unwrap());
    seat.until("a forged one", found("not_genuine")).await;
    check("Dear seller, we hold your files.".to_owned());
    seat.until("no statement", found("not_a_statement")).await;
}
