//! The only error that reaches the page: a stable code, who can mend it, and what can be done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something went wrong. The words for it are in the locale files, two texts per code: what happened, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    /// Stable; support staff asks for it.
    pub code: FaultCode,
    /// Who can mend it.
    pub blame: Blame,
    /// What the page offers, the best first.
    pub remedies: Vec<Remedy>,
    /// Values for the text: `limit_bytes`, `got_bytes`, `reasons`, `until`.
    pub data: BTreeMap<String, String>,
}

impl Fault {
    /// A fault without values.
    pub fn new(code: FaultCode) -> Self {
        let (blame, remedies) = code.facts();
        Self { code, blame, remedies: remedies.to_vec(), data: BTreeMap::new() }
    }

    /// The same with one more value for its text.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.data.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Who can mend a fault; decides wording and whether trying again can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Blame {
    /// The seller, with what the text says.
    Seller,
    /// The device or its settings.
    Device,
    /// The line; it mends itself.
    Network,
    /// The intake refused.
    Intake,
    /// Us: a bug.
    Us,
}

/// What a fault's card offers; each is a button with the intent of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Do it again.
    Retry,
    /// Choose another file.
    PickAgain,
    /// Choose another camera.
    ChooseCamera,
    /// Be verified without the face video.
    Alternatives,
    /// Go back to the consent, because it changed.
    ReadPolicy,
    /// Go on with the continuation code.
    EnterCode,
    /// Forget what is kept on this computer and begin anew.
    StartOver,
    /// Put the card away.
    Dismiss,
}

macro_rules! fault_codes {
    ($( $(#[$doc:meta])* $name:ident = $code:literal, $blame:ident, [$($remedy:ident),*]; )*) => {
        /// Every fault there is. A code exists only if somebody acts on it, and never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        pub enum FaultCode { $( $(#[$doc])* #[serde(rename = $code)] $name, )* }

        impl FaultCode {
            /// All codes, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as people read it: `CAM-104`.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            fn facts(self) -> (Blame, &'static [Remedy]) {
                match self { $(Self::$name => (Blame::$blame, &[$(Remedy::$remedy),*])),* }
            }
        }
    };
}

fault_codes! {
    /// The intake cannot be reached.
    NoConnection = "NET-101", Network, [Retry];
    /// The connection is not safe: the certificate is not the intake's.
    UntrustedConnection = "NET-102", Network, [Retry];

    /// The policy is not signed by the pinned key.
    PolicySignature = "INT-101", Intake, [Retry];
    /// The policy has run out.
    PolicyExpired = "INT-102", Intake, [Retry];
    /// The policy is older than one seen before.
    PolicyRolledBack = "INT-103", Intake, [Retry];
    /// The challenge is not for this signup, not signed by the intake or has run out.
    ChallengeInvalid = "INT-104", Intake, [Retry];
    /// The intake refused the submission; `reasons` lists its codes.
    SubmissionRefused = "INT-105", Intake, [Retry];
    /// The intake does not know this signup (any more).
    SignupUnknown = "INT-106", Intake, [Dismiss];
    /// The receipt is not signed by the pinned key or is not about what was sent.
    ReceiptInvalid = "INT-107", Intake, [Retry];
    /// The intake answered something this app does not understand; `status` has the HTTP status.
    IntakeAnswer = "INT-108", Intake, [Retry];
    /// The policy changed meanwhile: consent has to be asked for again.
    PolicyChanged = "INT-109", Intake, [ReadPolicy];
    /// The intake does not take this device's token (any more): the signup was carried on, on another one.
    SignupElsewhere = "INT-110", Intake, [EnterCode, Dismiss];
    /// No signup has this continuation code, or the code was used.
    CodeUnknown = "INT-111", Seller, [Dismiss];
    /// Too many wrong continuation codes were tried; the intake takes none for some minutes.
    CodesThrottled = "INT-112", Intake, [Retry, Dismiss];

    /// Nothing may be erased for the time being: `hold` has the reason, `until` the time in Unix seconds.
    LegalHold = "ERA-101", Intake, [Dismiss];
    /// The deletion receipt is not signed by the pinned key or is not about what was to be erased.
    DeletionInvalid = "ERA-102", Intake, [Retry, Dismiss];

    /// The file is sealed to the key of another computer, on which the signup was begun.
    SealedElsewhere = "SEE-101", Device, [Dismiss];
    /// What the intake sent is not the file it gave a receipt for.
    HeldDiffers = "SEE-102", Intake, [Retry, Dismiss];
    /// The intake does not hold the file any more.
    HeldGone = "SEE-103", Intake, [Dismiss];

    /// This computer has no password store.
    NoVault = "VLT-101", Device, [Retry];
    /// The password store is locked.
    VaultLocked = "VLT-102", Device, [Retry];
    /// The password store refused or lost the keys.
    VaultFailed = "VLT-103", Device, [Retry];
    /// The password store lost the keys of the signup that is kept on this computer: nobody can open it any more.
    KeysLost = "VLT-104", Device, [EnterCode, StartOver];

    /// No camera is attached.
    NoCamera = "CAM-101", Device, [Retry, Alternatives];
    /// Another program uses the camera.
    CameraBusy = "CAM-102", Device, [Retry, ChooseCamera];
    /// This app may not use the camera.
    CameraDenied = "CAM-103", Device, [Retry, ChooseCamera];
    /// The camera did not open in time.
    CameraOpenTimeout = "CAM-104", Device, [Retry, ChooseCamera];
    /// The camera opened and sent no picture.
    CameraNoPicture = "CAM-105", Device, [Retry, ChooseCamera];
    /// The camera stopped sending pictures.
    CameraStalled = "CAM-106", Device, [Retry, ChooseCamera];
    /// The camera was unplugged.
    CameraUnplugged = "CAM-107", Device, [Retry, ChooseCamera];
    /// The camera has no picture format that is large and fast enough.
    CameraFormat = "CAM-108", Device, [ChooseCamera, Alternatives];
    /// The camera's driver failed.
    CameraDriver = "CAM-109", Device, [Retry, ChooseCamera];
    /// The camera code crashed; it was caught.
    CameraCrashed = "CAM-110", Us, [Retry, ChooseCamera];

    /// The window lost the focus during the take.
    FocusLost = "TAK-101", Seller, [Dismiss];
    /// The camera sent fewer than 15 pictures a second.
    TakeTooSlow = "TAK-102", Device, [Dismiss, ChooseCamera];
    /// The clip could not be encoded.
    ClipEncoding = "TAK-103", Us, [Dismiss];
    /// All takes the policy allows were made.
    NoTakesLeft = "TAK-104", Seller, [Alternatives];

    /// The file is larger than the limit: `limit_bytes`, `got_bytes`.
    DocumentTooLarge = "DOC-101", Seller, [PickAgain];
    /// The file's type is not accepted; `seen` says what it seems to be.
    DocumentType = "DOC-102", Seller, [PickAgain];
    /// The file is damaged or cut off.
    DocumentDamaged = "DOC-103", Seller, [PickAgain];
    /// HEIC is not read; the text says how to make a JPEG.
    DocumentHeic = "DOC-104", Seller, [PickAgain];
    /// The PDF has a password.
    DocumentPassword = "DOC-105", Seller, [PickAgain];
    /// The file is empty.
    DocumentEmpty = "DOC-106", Seller, [PickAgain];
    /// The file cannot be read from where it is.
    DocumentUnreadable = "DOC-107", Device, [PickAgain];
    /// The picture has more pixels than can be opened.
    DocumentPixels = "DOC-108", Seller, [PickAgain];
    /// Several files were dropped at once.
    DocumentSeveral = "DOC-109", Seller, [Dismiss];
    /// The file is two things at once: what is looked at is not all that is in it.
    DocumentTwofold = "DOC-110", Seller, [PickAgain];
    /// The PDF contains a program.
    DocumentScript = "DOC-111", Seller, [PickAgain];
    /// More pages than one document may have; `limit`.
    DocumentPages = "DOC-112", Seller, [PickAgain];
    /// Nothing that was copied is a picture or a file.
    ClipboardEmpty = "DOC-113", Seller, [PickAgain, Dismiss];

    /// The disk is full or cannot be written.
    SpoolWrite = "SPL-101", Device, [Retry];
    /// A sealed file on this computer is missing or changed.
    SpoolDamaged = "SPL-102", Device, [Dismiss];
    /// A paper could not be saved where the seller wanted it.
    SaveFailed = "SPL-103", Device, [Retry, Dismiss];
    /// The file chosen to be checked cannot be read.
    PaperUnreadable = "SPL-104", Device, [Dismiss];

    /// Something the program did not expect; nothing is lost.
    Internal = "APP-101", Us, [Retry];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_serialize_as_people_read_them() {
        let codes: BTreeSet<_> = FaultCode::ALL.iter().map(|code| code.code()).collect();
        assert_eq!(codes.len(), FaultCode::ALL.len());
        for code in FaultCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.code());
        }
    }

    #[test]
    fn every_fault_offers_something() {
        for code in FaultCode::ALL {
            assert!(!Fault::new(*code).remedies.is_empty(), "{code:?} is a dead end");
        }
    }
}
