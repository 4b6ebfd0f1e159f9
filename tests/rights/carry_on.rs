//! Carry on: on another computer with a code, which is used up by it; and what the old one is told.

use acceptance::footage;
use acceptance::room::Room;
use signup::view::Screen;
use signup::wire::{ArtifactKind, Standing};
use signup::{Intent, View};

use crate::{STATEMENT, file_of, files, number, standing};

fn code(view: &View) -> String {
    let Screen::Mine { code, .. } = &view.screen else { panic!("not my verification") };
    code.clone().expect("a code")
}

#[tokio::test(flavor = "multi_thread")]
async fn another_computer_goes_on_and_the_old_one_is_told() {
    let room = Room::after_the_walk().await;
    let old = room.seat();
    let view = old.to_mine().await;
    let (code, first) = (code(&view), number(&view));
    assert_eq!(code.split(' ').count(), 6);

    let new = room.seat_at("new-", &room.url());
    new.on("welcome").await;
    new.want(Intent::EnterCode);
    new.on("code").await;
    new.want(Intent::EditCode { code: code.clone() }).want(Intent::Continue);
    let view = new.answered().await;
    assert_eq!((number(&view), files(&view).len()), (first.clone(), 9));
    assert!(files(&view).iter().all(|file| !file.can_show && file.can_erase));

    old.want(Intent::AskStatus);
    old.faulty("INT-110").await;

    // A used code opens nothing.
    let third = room.seat_at("third-", &room.url());
    third.on("welcome").await;
    third.want(Intent::EnterCode);
    third.on("code").await;
    third.want(Intent::EditCode { code }).want(Intent::Continue);
    third.faulty("INT-111").await;

    // What is asked for again is sent from here.
    room.reviewer(&["decide", &first, "--action-needed", "bank_statement=unreadable"]);
    let asked = |screen: &Screen| matches!(standing(screen), Some(Standing::ActionNeeded { .. }));
    new.told("something is asked for", asked).await;
    new.want(Intent::Continue);
    new.on("documents").await;
    new.choose(&footage::documents().join("bank_statement.pdf"));
    new.want(Intent::PickDocument { slot: STATEMENT });
    new.until("its examination", |view| view.can_continue).await;
    new.want(Intent::Continue);
    new.on("review").await;
    new.want(Intent::Send);
    new.on("receipt").await;
    new.want(Intent::OpenMine);
    let received = |view: &View| standing(&view.screen) == Some(&Standing::Received);
    let view = new.until("received", received).await;
    let shown_here = files(&view).into_iter().filter(|file| file.can_show).count();
    assert_eq!(shown_here, 1, "what was sealed here can be looked at here");
    let clip = file_of(&view, ArtifactKind::Clip);
    assert!(!clip.can_show && clip.can_erase);
}

#[tokio::test(flavor = "multi_thread")]
async fn lost_keys_are_told_and_the_code_leads_on() {
    let room = Room::after_the_walk().await;
    let code = code(&room.seat().to_mine().await);
    std::fs::remove_file(room.path("vault/signup")).unwrap();
    let seat = room.seat();
    let view = seat.faulty("VLT-104").await;
    assert!(matches!(view.screen, Screen::Welcome { .. }));
    assert!(room.path("device/journal").exists(), "nothing is erased before the seller decided");
    seat.want(Intent::EnterCode);
    seat.on("code").await;
    seat.want(Intent::EditCode { code }).want(Intent::Continue);
    let view = seat.answered().await;
    assert_eq!(files(&view).len(), 9);
    drop(seat);
    // And with the new keys it is found again.
    room.seat().to_mine().await;
}
