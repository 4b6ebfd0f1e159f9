//! An intake for the random walk: takes everything in, erases what it is asked to, and decides anything.

use signup::event::ContinuedSignup;
use signup::folder::{Folder, Known};
use signup::wire::{
    ArtifactKind, DeletionReceipt, ErasureCause, Item, ItemNeeded, NeededReason, Receipt,
    RefusalReason, Standing,
};

use crate::given::{self, BACK, FRONT, TAX};

pub(crate) struct Intake {
    standing: Standing,
    appealed: bool,
    receipts: Vec<(Receipt, String)>,
    deletions: Vec<(DeletionReceipt, String)>,
    clock: i64,
}

impl Default for Intake {
    fn default() -> Self {
        let (receipts, deletions) = (Vec::new(), Vec::new());
        Self { standing: Standing::Open, appealed: false, receipts, deletions, clock: 3_000 }
    }
}

impl Intake {
    pub(crate) fn take_in(&mut self, folder: &Folder) -> (Receipt, String) {
        self.clock += 1;
        let receipt = given::receipt(&folder.artifacts(), self.clock);
        self.appealed = receipt.held.iter().any(|held| held.kind == ArtifactKind::Appeal)
            && matches!(self.standing, Standing::Refused { .. });
        self.standing = Standing::Received;
        let given = (receipt, format!("receipt-{}.jws", self.clock));
        self.receipts.push(given.clone());
        given
    }

    pub(crate) fn known(&self) -> Known {
        Known {
            standing: self.standing.clone(),
            appealed: self.appealed,
            hold: None,
            receipts: self.receipts.clone(),
            deletions: self.deletions.clone(),
            at: self.clock,
        }
    }

    pub(crate) fn erase(&mut self, artifacts: &[&str]) -> (DeletionReceipt, String) {
        self.clock += 1;
        let deletion = given::deletion(artifacts, self.clock, ErasureCause::Wish);
        let given = (deletion, format!("deletion-{}.jws", self.clock));
        self.deletions.push(given.clone());
        given
    }

    pub(crate) fn erase_everything(&mut self) -> (DeletionReceipt, String) {
        let held: Vec<_> = self.held(|_| true);
        *self = Self { clock: self.clock, ..Self::default() };
        self.erase(&held.iter().map(String::as_str).collect::<Vec<_>>())
    }

    pub(crate) fn erase_video(&mut self) -> (DeletionReceipt, String) {
        let video = |kind| matches!(kind, ArtifactKind::Clip | ArtifactKind::Transcript);
        let held = self.held(video);
        let decided = matches!(self.standing, Standing::Approved | Standing::Refused { .. });
        if !decided && !held.is_empty() {
            let (item, reason) = (Item::FaceVideo, NeededReason::ConsentWithdrawn);
            self.standing = Standing::ActionNeeded { items: vec![ItemNeeded { item, reason }] };
        }
        self.erase(&held.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn held(&self, kind: impl Fn(ArtifactKind) -> bool) -> Vec<String> {
        let last = self.receipts.last().map(|(receipt, _)| receipt.held.clone());
        let held = last.into_iter().flatten().filter(|held| kind(held.kind));
        held.map(|held| held.artifact).collect()
    }

    /// A reviewer decides something, if anything was handed in.
    pub(crate) fn decide(&mut self, nth: usize) {
        if self.receipts.is_empty() {
            return;
        }
        let needed = |item, reason| ItemNeeded { item, reason };
        let again = |slot| needed(Item::Document { slot }, NeededReason::TooOld);
        let items = match nth % 8 {
            0 => vec![again(TAX)],
            1 => vec![again(FRONT), again(BACK)],
            2 => vec![needed(Item::FaceVideo, NeededReason::FaceNotVisible)],
            3 => vec![needed(Item::Details, NeededReason::NameDiffers), again(TAX)],
            4 => return self.standing = Standing::Approved,
            5 => return self.standing = Standing::InReview,
            _ => {
                let reasons = vec![RefusalReason::IdentityNotConfirmed];
                self.appealed = false;
                return self.standing = Standing::Refused { reasons, appeal: "a@b.c".into() };
            }
        };
        self.standing = Standing::ActionNeeded { items };
    }

    /// A signup of another computer, of which nothing was handed in yet.
    pub(crate) fn hand_over(&mut self) -> ContinuedSignup {
        *self = Self { clock: self.clock, ..Self::default() };
        let opened = given::opened();
        ContinuedSignup { opened, policy: None, manifest: None, known: None }
    }
}
