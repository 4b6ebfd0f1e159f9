//! The seller's rights: what is held, what was decided, what can be erased, withdrawn, checked and carried on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::details::DetailsForm;
use crate::wire::{ArtifactKind, Decision, ErasureCause, Held, Slot, UnixSeconds};

/// How fresh the intake's word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// It is being asked now.
    Asking,
    /// It answered.
    Answered,
    /// It could not be reached; what it said last is shown, and it is asked again by itself.
    Offline,
}

/// One file of this signup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MineFile {
    /// Its id.
    pub artifact: String,
    /// What it contains.
    pub kind: ArtifactKind,
    /// Which document and side.
    pub document: Option<Slot>,
    /// Sealed size; 0 once it is erased.
    #[ts(type = "number")]
    pub length_bytes: u64,
    /// SHA-256 of the sealed file, hex.
    pub sha256: String,
    /// Where it is.
    pub place: FilePlace,
    /// It can be shown here; not so what is sealed to another computer's key, and what is gone.
    pub can_show: bool,
    /// It can be erased by itself.
    pub can_erase: bool,
}

/// Where a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "place", rename_all = "snake_case")]
pub enum FilePlace {
    /// On this computer, sealed; not sent, or not all of it.
    Computer,
    /// At the intake.
    Intake {
        /// When its last byte arrived.
        #[ts(type = "number")]
        received_at: UnixSeconds,
        /// When it is erased without anybody asking.
        #[ts(type = "number")]
        erase_by: UnixSeconds,
    },
    /// Erased; there is a deletion receipt.
    Erased {
        /// When.
        #[ts(type = "number")]
        at: UnixSeconds,
        /// Why.
        cause: ErasureCause,
    },
}

/// One decision, with the way back from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DecisionView {
    /// The purpose's id.
    pub purpose: String,
    /// Its title in the seller's language.
    pub title: String,
    /// What was decided.
    pub decision: Decision,
    /// When.
    #[ts(type = "number")]
    pub at: UnixSeconds,
    /// It can be withdrawn now.
    pub can_withdraw: bool,
}

/// What the seller can take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "revoke", rename_all = "snake_case")]
pub enum Revocation {
    /// Erase one file.
    File {
        /// The artifact.
        artifact: String,
    },
    /// Erase everything, here and at the intake, and end the signup.
    Everything,
    /// Withdraw consent to one purpose.
    Consent {
        /// The purpose's id.
        purpose: String,
    },
}

/// A question with what a yes means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Question {
    /// About what.
    pub what: Revocation,
    /// What it means, in the order to be read.
    pub means: Vec<Meaning>,
    /// It is being done.
    pub busy: bool,
}

/// What taking something back means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// The sealed file is erased at the intake, and nobody can bring it back.
    ErasedThere,
    /// The face video and the record of its prompts are erased.
    FaceVideoErased,
    /// It was not sent: it is erased on this computer.
    ErasedHere,
    /// The review cannot go on without it; it would have to be sent again.
    ReviewNeedsIt,
    /// Another way to be verified has to be chosen.
    AlternativeNeeded,
    /// The decision that was made stays as it is.
    DecisionStays,
    /// The signup ends; selling needs a new one.
    SignupEnds,
    /// This computer forgets keys and files.
    ComputerForgets,
    /// There will be a signed deletion receipt.
    DeletionReceipt,
    /// Nothing that was sent rests on it.
    NothingErased,
}

/// How a held file is shown.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum HeldState {
    /// It is being fetched and opened.
    Fetching,
    /// Opened; the bytes are those of the receipt.
    Open {
        /// What is in it.
        content: HeldContent,
    },
    /// It could not be shown: see the fault.
    Failed,
}

/// What is in a held file. Somebody's data: no `Debug`.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "content", rename_all = "snake_case")]
pub enum HeldContent {
    /// A clip, played on the preview.
    Clip {
        /// It is playing.
        playing: bool,
    },
    /// A document, shown on the preview.
    Picture {
        /// How many pages it has.
        pages: u32,
        /// The one shown, counted from 0.
        page: u32,
    },
    /// The business details.
    Details {
        /// As sealed.
        form: DetailsForm,
    },
    /// Text as it is: the transcript, an objection.
    Text {
        /// The whole of it.
        text: String,
    },
}

/// Why a continuation code cannot be used; told without asking anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CodeProblem {
    /// It has not 24 digits.
    Length,
    /// Its check digits do not fit: something is mistyped.
    Check,
}

/// What checking a paper found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum PaperCheck {
    /// A receipt, signed by the pinned intake.
    Receipt {
        /// For the telephone.
        number: String,
        /// Who signed.
        iss: String,
        /// When.
        #[ts(type = "number")]
        at: UnixSeconds,
        /// What is held by its word.
        held: Vec<Held>,
        /// It is about the signup of this computer.
        own: bool,
    },
    /// A deletion receipt, signed by the pinned intake.
    Deletion {
        /// Who signed.
        iss: String,
        /// When.
        #[ts(type = "number")]
        at: UnixSeconds,
        /// Why it was erased.
        cause: ErasureCause,
        /// SHA-256 of each erased sealed file, hex.
        erased: Vec<String>,
        /// It is about the signup of this computer.
        own: bool,
    },
    /// A policy, signed by the pinned intake.
    Policy {
        /// Who signed.
        iss: String,
        /// When.
        #[ts(type = "number")]
        at: UnixSeconds,
        /// Until when it may be consented to.
        #[ts(type = "number")]
        until: UnixSeconds,
    },
    /// It looks like a statement and is not signed by the pinned intake, or was changed since.
    NotGenuine,
    /// It is no signed statement at all.
    NotAStatement,
}

/// One thing in which a policy differs from the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PolicyChange {
    /// What.
    pub part: PolicyPart,
    /// Which one, where there are several: a purpose's title, an artifact's or a document's kind, in the seller's
    /// language or as on the wire.
    pub about: Option<String>,
    /// As it was; `None`: it is new.
    pub before: Option<String>,
    /// As it is; `None`: it is gone.
    pub after: Option<String>,
}

/// The parts of a policy that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PolicyPart {
    /// Who collects: name or address.
    Collector,
    /// Whom to ask.
    Contact,
    /// Where to object.
    Appeals,
    /// What a purpose says. `about`: its title.
    Purpose,
    /// Whether a purpose is mandatory: `yes` or `no`. `about`: its title.
    Mandatory,
    /// Days something is kept. `about`: the artifact's kind.
    Retention,
    /// Who can open it: names and fingerprints.
    Reviewers,
    /// What is said of faces.
    FaceRecognition,
    /// A wanted document and what is accepted as it. `about`: its kind.
    Document,
    /// Other ways than the face video. `about`: which.
    Alternative,
    /// How long the clip is, in seconds.
    ClipLength,
    /// Nothing but the time of signing and running out.
    Dates,
}
