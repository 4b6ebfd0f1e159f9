//! Correct: one thing is sent again and the rest is kept; a refusal has reasons and an objection.

use std::collections::BTreeSet;

use acceptance::footage;
use acceptance::room::Room;
use signup::view::Screen;
use signup::wire::{ArtifactKind, Item, NeededReason, RefusalReason, Standing};
use signup::{Intent, View};

use crate::{STATEMENT, document, file_of, files, is_held, number, standing};

#[tokio::test(flavor = "multi_thread")]
async fn an_old_statement_is_sent_again_alone_and_then_approved() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let view = seat.to_mine().await;
    let (first, old) = (number(&view), document(&view, STATEMENT));
    room.reviewer(&["decide", &first, "--action-needed", "bank_statement=too_old"]);
    let asked = |screen: &Screen| match standing(screen) {
        Some(Standing::ActionNeeded { items }) => {
            items[0].item == Item::Document { slot: STATEMENT }
                && items[0].reason == NeededReason::TooOld
        }
        _ => false,
    };
    seat.told("a statement is asked for", asked).await;
    let kept: BTreeSet<String> =
        room.objects().into_iter().filter(|id| *id != old.artifact).collect();

    seat.want(Intent::Continue);
    let only_that = |view: &View| match &view.screen {
        Screen::Documents { cards, kept, .. } => cards.len() == 1 && *kept == 5,
        _ => false,
    };
    seat.until("that one document's place", only_that).await;
    seat.choose(&footage::documents().join("bank_statement.pdf"));
    seat.want(Intent::PickDocument { slot: STATEMENT });
    seat.until("its examination", |view| view.can_continue).await;
    seat.want(Intent::Continue);
    seat.on("match").await;
    seat.want(Intent::Continue);
    let view = seat.on("review").await;
    let Screen::Review { files: to_send, kept: 8, .. } = &view.screen else {
        panic!("one file goes, eight stay")
    };
    assert_eq!(to_send.len(), 1);
    seat.want(Intent::Send);
    seat.on("receipt").await;
    seat.want(Intent::OpenMine);
    let received =
        |view: &View| standing(&view.screen) == Some(&Standing::Received) && number(view) != first;
    let view = seat.until("received again", received).await;
    let now: BTreeSet<String> = room.objects().into_iter().collect();
    assert!(kept.is_subset(&now) && now.len() == 9);
    assert!(!now.contains(&old.artifact), "what was replaced is erased");
    assert_eq!(files(&view).iter().filter(|file| is_held(file)).count(), 9);

    room.reviewer(&["decide", &number(&view), "--approve"]);
    let approved = |screen: &Screen| standing(screen) == Some(&Standing::Approved);
    seat.told("approved", approved).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_is_objected_to_and_decided_anew() {
    let room = Room::after_the_walk().await;
    let seat = room.seat();
    let first = number(&seat.to_mine().await);
    room.reviewer(&["decide", &first, "--refuse", "identity_not_confirmed"]);
    let refused = |screen: &Screen| match standing(screen) {
        Some(Standing::Refused { reasons, appeal }) => {
            *reasons == [RefusalReason::IdentityNotConfirmed] && !appeal.is_empty()
        }
        _ => false,
    };
    seat.told("refused", refused).await;
    seat.want(Intent::WriteAppeal);
    seat.on("appeal").await;
    let text = "I am the person on the card.\nPlease look again.".to_owned();
    seat.want(Intent::EditAppeal { text: text.clone() });
    seat.until("a text", |view| view.can_continue).await;
    seat.want(Intent::Continue);
    seat.on("receipt").await;
    seat.want(Intent::OpenMine);
    let objected = |view: &View| matches!(&view.screen, Screen::Mine { appealed: true, .. });
    let view = seat.until("the objection is with them", objected).await;
    let appeal = file_of(&view, ArtifactKind::Appeal);
    assert_eq!(room.objects().len(), 10);

    let listed = room.reviewer(&["appeal", "list"]);
    assert!(listed.contains(&number(&view)), "{listed}");
    let (out, key) = (room.path("opened"), room.path("reviewer.seed"));
    let (out, key) = (out.to_str().unwrap(), key.to_str().unwrap());
    room.reviewer(&["open", &number(&view), "--key", key, "--out", out]);
    assert_eq!(std::fs::read_to_string(room.path("opened/appeal.txt")).unwrap(), text);
    room.reviewer(&["decide", &number(&view), "--approve"]);
    let approved = |screen: &Screen| {
        standing(screen) == Some(&Standing::Approved)
            && matches!(screen, Screen::Mine { appealed: false, .. })
    };
    seat.told("approved", approved).await;
    assert!(room.reviewer(&["appeal", "list"]).trim().is_empty());
    // The seller can read what they wrote as the intake holds it.
    seat.want(Intent::ShowFile { artifact: appeal.artifact });
    let read = |view: &View| serde_json::to_string(&view.screen).unwrap().contains("on the card");
    seat.until("the objection", read).await;
}
