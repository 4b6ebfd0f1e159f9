//! Each of the seller's rights, against a real intake: know, decline, see, erase, withdraw, correct, object, carry on.
#![allow(clippy::unwrap_used)] // Clippy allows it in tests, not in their helpers.

#[path = "rights/carry_on.rs"]
mod carry_on;
#[path = "rights/correct.rs"]
mod correct;
#[path = "rights/erase.rs"]
mod erase;
#[path = "rights/lies.rs"]
mod lies;
#[path = "rights/see.rs"]
mod see;

use acceptance::room::Seat;
use signup::View;
use signup::view::{FilePlace, MineFile, Screen};
use signup::wire::{ArtifactKind, DocumentKind, Side, Slot, Standing};

const STATEMENT: Slot = Slot { kind: DocumentKind::BankStatement, side: Side::Whole };

fn files(view: &View) -> Vec<MineFile> {
    let Screen::Mine { files, .. } = &view.screen else { panic!("not my verification") };
    files.clone()
}

fn file_of(view: &View, kind: ArtifactKind) -> MineFile {
    files(view).into_iter().find(|file| file.kind == kind).expect("there is one")
}

fn document(view: &View, slot: Slot) -> MineFile {
    let files = files(view).into_iter();
    files.filter(is_held).find(|it| it.document == Some(slot)).expect("there is one")
}

fn is_held(file: &MineFile) -> bool {
    matches!(file.place, FilePlace::Intake { .. })
}

fn standing(screen: &Screen) -> Option<&Standing> {
    match screen {
        Screen::Mine { standing, .. } => standing.as_ref(),
        _ => None,
    }
}

fn number(view: &View) -> String {
    let Screen::Mine { number, .. } = &view.screen else { panic!("not my verification") };
    number.clone().expect("a receipt's number")
}

/// The signed paper that was saved last whose name begins so.
async fn saved(seat: &Seat, begins: &str) -> String {
    let of = |view: &View| match &view.screen {
        Screen::Mine { saved_as, .. } | Screen::Erased { saved_as, .. } => saved_as.clone(),
        _ => None,
    };
    let is = |view: &View| of(view).is_some_and(|name| name.starts_with(begins));
    let name = of(&seat.until("a saved paper", is).await).unwrap();
    std::fs::read_to_string(seat.papers.join(name)).unwrap()
}
