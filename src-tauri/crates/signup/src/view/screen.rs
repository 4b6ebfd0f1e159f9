//! The screens, each with exactly what it shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AlternativeView, Asked, CameraState, CameraView, CheckView, ClipView, CodeProblem,
    DecisionView, DocumentCard, FactView, FileView, HeldState, MineFile, MovementsView,
    OpenDocument, PaperCheck, PolicyChange, PolicyView, Question, RecipientView, SendingState,
    Sight, TakePhase,
};
use crate::details::{DetailsField, DetailsForm, FieldProblem};
use crate::document::{Comparison, Finding, PageSize, PaperSight, Removed, TaxIdCheck};
use crate::wire::{
    AlternativeKind, Collector, DocumentKind, DocumentRules, Held, Hold, RefusalReason, Slot,
    Standing, UnixSeconds,
};

/// The screens, in the order of the road; those beside it last.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum Screen {
    /// 1. What will happen.
    Welcome {
        /// What to have at hand; empty until the policy is here.
        documents: Vec<DocumentKind>,
        /// There is a signup to carry on with.
        carry_on: bool,
    },
    /// 2. Who collects, why, for how long.
    Consent {
        /// `None` while the policy is being fetched.
        policy: Option<PolicyView>,
        /// In what it differs from the one decided on before; the decisions made then do not count for this one.
        changes: Vec<PolicyChange>,
        /// The signup is being opened at the intake.
        opening: bool,
    },
    /// 2. A mandatory purpose was declined: what that means.
    Declined {
        /// Titles of the mandatory purposes that were declined.
        purposes: Vec<String>,
        /// Whom to turn to.
        collector: Collector,
    },
    /// 2. The face video was declined: the other ways.
    Alternatives {
        /// The ways.
        options: Vec<AlternativeView>,
        /// The one chosen.
        chosen: Option<AlternativeKind>,
    },
    /// 3. Business details.
    Details {
        /// As typed.
        form: DetailsForm,
        /// What has to be mended, shown after Continue was pressed.
        problems: BTreeMap<DetailsField, FieldProblem>,
        /// The tax id by its country's rules. Told, never in the way.
        tax_id: Option<TaxIdCheck>,
        /// They are being sealed.
        sealing: bool,
    },
    /// 4. Documents.
    Documents {
        /// A card per wanted document.
        cards: Vec<DocumentCard>,
        /// The place a dropped file is for.
        open: Option<Slot>,
        /// Places that must be filled before going on.
        missing: Vec<Slot>,
        /// How many documents the intake holds already and that stay as they are; they have no card.
        kept: u32,
        /// The marketplace's own rules.
        rules: DocumentRules,
        /// Largest accepted file.
        #[ts(type = "number")]
        limit_bytes: u64,
    },
    /// 4. One document, large, with what was noticed on it.
    Document {
        /// Its place.
        slot: Slot,
        /// The file's name on the seller's disk; empty for a photo taken here.
        file_name: String,
        /// How many pages it has.
        pages: u32,
        /// The page that is shown on the preview, counted from 0.
        page: u32,
        /// Its size, in which boxes are given; `None` until it was looked at.
        size: Option<PageSize>,
        /// How far the checks are.
        check: CheckView,
        /// What was noticed, on all pages, the gravest first.
        findings: Vec<Finding>,
        /// What was read; each can be corrected.
        facts: Vec<FactView>,
        /// What was taken out before it was sealed.
        removed: Vec<Removed>,
        /// More pages may be added.
        can_add_pages: bool,
        /// Its card number is being covered, or pages are being added.
        changing: bool,
    },
    /// 4. A document's photo with the webcam. The picture is not mirrored.
    DocumentCamera {
        /// The place it is for.
        slot: Slot,
        /// What is attached, sorted by name.
        cameras: Vec<CameraView>,
        /// The one in use or wanted.
        chosen: Option<String>,
        /// How it is.
        state: CameraState,
        /// What it sees.
        sight: PaperSight,
        /// The photo was taken and is being sealed.
        taken: bool,
    },
    /// 4. What the form and the documents say, side by side.
    Match {
        /// `None` until it was made.
        comparison: Option<Comparison>,
        /// Documents on which something is still to be looked at, in the policy's order.
        open: Vec<OpenDocument>,
    },
    /// 5. Camera check.
    Camera {
        /// What is attached, sorted by name.
        cameras: Vec<CameraView>,
        /// The one in use or wanted.
        chosen: Option<String>,
        /// How it is.
        state: CameraState,
        /// What the picture says.
        sight: Sight,
        /// What the seller can do.
        movements: MovementsView,
    },
    /// 6. Recording.
    Recording {
        /// Where the take is.
        phase: TakePhase,
        /// What the picture says.
        sight: Sight,
        /// The countdown begins by itself once all is good; otherwise the seller says when.
        by_itself: bool,
        /// Takes that can still be made, this one included.
        takes_left: u32,
        /// Length of the clip.
        length_ms: u32,
    },
    /// 7. Review.
    Review {
        /// The clip, unless an alternative was chosen.
        clip: Option<ClipView>,
        /// What was chosen instead of the face video.
        alternative: Option<AlternativeKind>,
        /// Every file that will be sent.
        files: Vec<FileView>,
        /// How many files the intake holds already and that stay as they are.
        kept: u32,
        /// Who can open them.
        recipients: Vec<RecipientView>,
        /// Takes that can still be made.
        takes_left: u32,
        /// The manifest is being signed.
        signing: bool,
    },
    /// 8. Sending.
    Sending {
        /// Every file.
        files: Vec<FileView>,
        /// Sent of all files.
        #[ts(type = "number")]
        sent_bytes: u64,
        /// Size of all files.
        #[ts(type = "number")]
        total_bytes: u64,
        /// Time left at the present rate, when it is known.
        seconds_left: Option<u32>,
        /// How it goes.
        state: SendingState,
    },
    /// 9. Receipt.
    Receipt {
        /// For the telephone: `K7QF-2M9X`.
        number: String,
        /// What is held, until when.
        held: Vec<Held>,
        /// Who holds it.
        collector: Collector,
        /// What was chosen instead of the face video: how it goes on.
        alternative: Option<AlternativeView>,
        /// Name of the file it was saved to, if it was.
        saved_as: Option<String>,
    },
    /// Beside the road: everything held of this signup, and what can be done about it.
    Mine {
        /// Number of the last receipt, for the telephone.
        number: Option<String>,
        /// Where the signup stands, by the intake's last word; `None` until it was asked for the first time.
        standing: Option<Standing>,
        /// An objection is being looked at.
        appealed: bool,
        /// Nothing may be erased.
        hold: Option<Hold>,
        /// When the intake said so.
        #[ts(type = "number | null")]
        said_at: Option<UnixSeconds>,
        /// How fresh that is.
        asked: Asked,
        /// Every file, those that were erased last.
        files: Vec<MineFile>,
        /// Every decision.
        decisions: Vec<DecisionView>,
        /// What was chosen instead of the face video: how it goes on.
        alternative: Option<AlternativeView>,
        /// The code to carry on elsewhere, in groups of four digits.
        code: Option<String>,
        /// A question to be answered before anything is done.
        question: Option<Question>,
        /// Whom to turn to.
        collector: Collector,
        /// Name of the file that papers were saved to last.
        saved_as: Option<String>,
    },
    /// Beside the road: one file, as the intake holds it.
    Held {
        /// Which.
        file: MineFile,
        /// What is seen of it.
        state: HeldState,
    },
    /// Beside the road: the policy the decisions are about.
    Policy {
        /// It.
        policy: PolicyView,
    },
    /// Beside the road: an objection against a refusal.
    Appeal {
        /// Why it was refused.
        reasons: Vec<RefusalReason>,
        /// As written.
        text: String,
        /// How many characters it may have.
        most: u32,
        /// It is being sealed.
        sealing: bool,
        /// Where to object besides.
        contact: String,
    },
    /// Beside the road: everything was erased, here and at the intake.
    Erased {
        /// The signup it was.
        signup: String,
        /// When.
        #[ts(type = "number")]
        at: UnixSeconds,
        /// How many sealed files were erased at the intake.
        files: u32,
        /// Name of the file the deletion receipt was saved to, if it was.
        saved_as: Option<String>,
        /// Who held them.
        collector: Collector,
    },
    /// Beside the road: a continuation code.
    Code {
        /// As typed.
        code: String,
        /// Why it cannot be used; shown after Continue was pressed.
        problem: Option<CodeProblem>,
        /// The intake is being asked.
        busy: bool,
    },
    /// Beside the road: whether a paper is genuine.
    Check {
        /// What was found, once a file was chosen.
        result: Option<PaperCheck>,
        /// A file is being chosen or checked.
        busy: bool,
    },
}
