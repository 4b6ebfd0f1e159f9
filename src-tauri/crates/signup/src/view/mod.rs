//! What a screen needs, and nothing else. A whole snapshot each time, so that a page cannot drift.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::details::{DetailsField, DetailsForm, FieldProblem};
use crate::document::{Comparison, Finding, PageSize, PaperSight, Removed, TaxIdCheck};
use crate::fault::Fault;
use crate::wire::{
    AlternativeKind, ArtifactKind, Collector, Decision, DocumentKind, Held, Retention, Slot,
    UnixSeconds,
};

mod document;
mod face_video;

pub use document::{CheckView, FactView, OpenDocument};
pub use face_video::{CameraState, CameraView, ClipView, MovementsView, Sight, TakePhase};

/// From the engine to the page, on every change.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct View {
    /// The practice edition: watermarked, nothing is real.
    pub practice: bool,
    /// BCP 47 tag the page is shown in; `None` until chosen: the page asks the system.
    pub language: Option<String>,
    /// 1 to 9.
    pub step: u8,
    /// How many steps there are.
    pub steps: u8,
    /// What to show.
    pub screen: Screen,
    /// A card above the screen's content.
    pub fault: Option<Fault>,
    /// Back leads somewhere.
    pub can_go_back: bool,
    /// The primary button can be pressed.
    pub can_continue: bool,
    /// The seller wants to close the window and something would be interrupted: ask.
    pub closing: bool,
}

/// The screens, in the order of the road.
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
}

/// The policy in the seller's language.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PolicyView {
    /// Who collects.
    pub collector: Collector,
    /// Each with the seller's decision.
    pub purposes: Vec<PurposeView>,
    /// How long it is kept.
    pub retention_days: Retention,
    /// Who can open it.
    pub reviewers: Vec<RecipientView>,
    /// Other ways than the face video.
    pub alternatives: Vec<AlternativeView>,
    /// When the policy was signed.
    #[ts(type = "number")]
    pub signed_at: UnixSeconds,
}

/// One purpose.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PurposeView {
    /// Its id.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What and why.
    pub text: String,
    /// What declining means.
    pub declining: String,
    /// Without it there is no signup.
    pub mandatory: bool,
    /// The seller's decision; never pre-set.
    pub decision: Option<Decision>,
}

/// One way other than the face video.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AlternativeView {
    /// Which.
    pub kind: AlternativeKind,
    /// How it works.
    pub text: String,
    /// Whom to turn to.
    pub contact: String,
}

/// Somebody who can open the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecipientView {
    /// Name; `None` for the seller themselves.
    pub name: Option<String>,
    /// First 8 bytes of the key's SHA-256, hex.
    pub fingerprint: String,
}

/// One wanted document.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DocumentCard {
    /// Which.
    pub kind: DocumentKind,
    /// What is accepted.
    pub accepts: String,
    /// Why it is wanted.
    pub why: String,
    /// How old it may be.
    pub newest_age_days: Option<u32>,
    /// Its places.
    pub slots: Vec<SlotView>,
}

/// One place for one file.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SlotView {
    /// Which.
    pub slot: Slot,
    /// It must be filled.
    pub mandatory: bool,
    /// What is in it.
    pub state: SlotState,
    /// Why the last file for it was not accepted. An accepted one stays.
    pub fault: Option<Fault>,
}

/// What is in a place.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SlotState {
    /// Nothing.
    Empty,
    /// A file is being picked, checked or sealed.
    Busy,
    /// A file, checked and sealed.
    Filled {
        /// The file's name on the seller's disk.
        file_name: String,
        /// By content.
        media_type: String,
        /// Plain size.
        #[ts(type = "number")]
        length_bytes: u64,
        /// 1 for a picture.
        pages: u32,
        /// `data:` URL of a JPEG at most 320 px wide or high.
        thumbnail: String,
        /// How far its checks are.
        check: CheckView,
    },
}

/// One sealed file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileView {
    /// Its id.
    pub artifact: String,
    /// What it contains.
    pub kind: ArtifactKind,
    /// Which document and side.
    pub document: Option<Slot>,
    /// Sealed size.
    #[ts(type = "number")]
    pub length_bytes: u64,
    /// SHA-256 of the sealed file, hex.
    pub sha256: String,
    /// Bytes the intake has.
    #[ts(type = "number")]
    pub sent_bytes: u64,
}

/// How sending goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SendingState {
    /// Bytes move.
    Moving,
    /// Paused by the seller.
    Paused,
    /// No connection; tried again by itself.
    Waiting {
        /// Seconds until the next try.
        retry_in_s: u32,
    },
    /// Everything is there; the intake checks and signs.
    Submitting,
}
