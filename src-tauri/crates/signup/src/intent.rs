//! What the seller wants: everything the page can ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::details::DetailsForm;
use crate::document::Fact;
use crate::wire::{AlternativeKind, Decision, Prompt, Slot};

/// From the page to the engine. One that does not fit the screen shown is ignored: the page was a moment late.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "intent", rename_all = "snake_case")]
pub enum Intent {
    /// Show the page in this language (BCP 47) and record consents in it.
    ChooseLanguage {
        /// BCP 47 tag.
        language: String,
    },
    /// Welcome: begin, or carry on where the last session ended.
    Begin,
    /// Welcome: forget what was kept and begin anew.
    StartOver,
    /// One screen back. Nothing is lost.
    Back,
    /// The primary button of consent, details, documents, camera, alternatives and recording's introduction.
    Continue,
    /// Consent: decide on one purpose.
    Decide {
        /// The purpose's id.
        purpose: String,
        /// What was decided.
        decision: Decision,
    },
    /// Alternatives: choose one.
    ChooseAlternative {
        /// Which.
        alternative: AlternativeKind,
    },
    /// Details: the form as it is now, on every change of a field.
    EditDetails {
        /// The whole form.
        form: DetailsForm,
    },
    /// Documents: this card is open; a file dropped on the window is for it.
    OpenSlot {
        /// Which place.
        slot: Slot,
    },
    /// Documents: let me pick a file for this place.
    PickDocument {
        /// Which place.
        slot: Slot,
    },
    /// Documents: take what was copied (a picture, or a file) for this place.
    PasteDocument {
        /// Which place.
        slot: Slot,
    },
    /// Documents: pick more pages for a document that is there already.
    AddPages {
        /// Which place.
        slot: Slot,
    },
    /// Documents: take a photo of it with the webcam.
    PhotographDocument {
        /// Which place.
        slot: Slot,
    },
    /// Documents: take the file out again.
    RemoveDocument {
        /// Which place.
        slot: Slot,
    },
    /// Documents and match: show this one large, with what was noticed.
    LookAtDocument {
        /// Which place.
        slot: Slot,
    },
    /// One document: show this page, counted from 0.
    TurnPage {
        /// Which page.
        page: u32,
    },
    /// One document: what was read is not what it says. Empty: it says nothing of the kind.
    CorrectFact {
        /// Which place.
        slot: Slot,
        /// What was read.
        fact: Fact,
        /// What it says.
        text: String,
    },
    /// One document: cover the middle of the card's number.
    CoverNumber {
        /// Which place.
        slot: Slot,
    },
    /// Documents and one document: do without the rest of the checks; a person will look.
    SkipChecks {
        /// Which place.
        slot: Slot,
    },
    /// A document's photo: take it now.
    TakePhoto,
    /// Camera check: use this camera.
    ChooseCamera {
        /// The camera's id.
        camera: String,
    },
    /// Camera check: look for cameras again.
    FindCameras,
    /// Camera check: these movements are not possible for me, and I want more time.
    ChooseMovements {
        /// Movements the intake shall not ask for.
        without: Vec<Prompt>,
        /// The slower version.
        slow: bool,
    },
    /// Recording: start the countdown, also again after a take in which a prompt was missed.
    StartTake,
    /// Recording: stop countdown or take.
    CancelTake,
    /// Recording: send the last take although a prompt was missed; a person looks at it.
    SendUnseen,
    /// Review: play the clip from its start.
    PlayClip,
    /// Review: stop playing.
    StopClip,
    /// Review: make a new take.
    Retake,
    /// Review: sign and send.
    Send,
    /// Sending: pause.
    Pause,
    /// Sending: go on.
    Resume,
    /// Receipt: save it as a file.
    SaveReceipt,
    /// A fault's card: do it again.
    Retry,
    /// A fault's card: put it away.
    Dismiss,
    /// A fault's card: be verified without the face video.
    ShowAlternatives,
    /// The question whether to close: yes.
    CloseAnyway,
    /// The question whether to close: no.
    KeepOpen,
    /// The page has drawn the last preview picture and can take the next. Answered by the shell.
    PreviewDrawn,
}
