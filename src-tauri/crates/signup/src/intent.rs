//! What the seller wants: everything the page can ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::details::DetailsForm;
use crate::document::Fact;
use crate::view::Revocation;
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
    /// Welcome, and a fault's card: forget what was kept and begin anew.
    StartOver,
    /// One screen back. Nothing is lost.
    Back,
    /// The primary button of consent, details, documents, camera, alternatives and recording's introduction; of my
    /// verification where something is asked for again; of the continuation code and the objection.
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
    /// Receipt and my verification: save the receipt as a file.
    SaveReceipt,
    /// My verification: save the record of what was agreed to and declined as a file.
    SaveConsents,
    /// My verification and erased: save the deletion receipt that speaks of this artifact, or the last one.
    SaveDeletion {
        /// The artifact; `None`: the last deletion receipt.
        artifact: Option<String>,
    },
    /// Wherever the view offers it: show everything held of this signup. Back leads to the road.
    OpenMine,
    /// My verification: ask the intake where the signup stands.
    AskStatus,
    /// My verification: show this file as the intake holds it, or as it lies here if it was not sent.
    ShowFile {
        /// The artifact.
        artifact: String,
    },
    /// My verification: erase, or withdraw. Asks first, with what it means.
    Revoke {
        /// What.
        what: Revocation,
    },
    /// My verification: yes to the question asked.
    Confirm,
    /// My verification: no to the question asked.
    Keep,
    /// My verification: read the policy the decisions are about.
    ReadPolicy,
    /// My verification: write an objection against a refusal.
    WriteAppeal,
    /// Objection: the text as it is now.
    EditAppeal {
        /// The whole text.
        text: String,
    },
    /// Welcome, and a fault's card: go on with a continuation code.
    EnterCode,
    /// Continuation: the code as it is now.
    EditCode {
        /// As typed.
        code: String,
    },
    /// Welcome and my verification: check whether a paper is genuine.
    CheckPaper,
    /// Checking a paper: choose the file.
    PickPaper,
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
