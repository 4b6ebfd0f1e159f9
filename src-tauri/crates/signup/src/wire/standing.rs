//! Where a signup stands at the intake, and what the intake says of the files it holds.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{DocumentKind, Side, Slot, UnixSeconds};

/// `GET /v1/signups/{id}`. What is held and what was erased is told by the intake's own signed statements, so that
/// the seller need not believe the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignupStatus {
    /// The signup.
    pub signup: String,
    /// Where it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// An objection against a refusal was handed in and is not answered yet.
    #[serde(default)]
    pub appealed: bool,
    /// Nothing of it may be erased for the time being.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold: Option<Hold>,
    /// Compact JWS of every receipt that was given, oldest first.
    #[serde(default)]
    pub receipts: Vec<String>,
    /// Compact JWS of every deletion receipt, oldest first.
    #[serde(default)]
    pub deletions: Vec<String>,
}

/// Where a signup stands at the intake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Standing {
    /// Opened, not yet submitted.
    Open,
    /// Submitted.
    Received,
    /// A person looks at it.
    InReview,
    /// Something must be sent again.
    ActionNeeded {
        /// What, and why.
        items: Vec<ItemNeeded>,
    },
    /// Approved.
    Approved,
    /// Refused.
    Refused {
        /// Why.
        reasons: Vec<RefusalReason>,
        /// Where to appeal, besides the app: e-mail or URL.
        appeal: String,
    },
    /// Everything was erased at the seller's wish.
    Withdrawn,
}

/// One thing to send again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemNeeded {
    /// What.
    pub item: Item,
    /// Why.
    pub reason: NeededReason,
}

/// A part of a submission that can be sent again by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Item {
    /// The clip with its transcript.
    FaceVideo,
    /// The business details.
    Details,
    /// One document.
    Document {
        /// Its place.
        slot: Slot,
    },
}

impl Item {
    /// Every item there can be.
    pub fn all() -> impl Iterator<Item = Self> {
        let sides = |kind| match kind {
            DocumentKind::Identity => &[Side::Front, Side::Back, Side::Whole][..],
            _ => &[Side::Whole],
        };
        let slots = DocumentKind::ALL
            .into_iter()
            .flat_map(move |kind| sides(kind).iter().map(move |side| Slot { kind, side: *side }));
        [Self::FaceVideo, Self::Details]
            .into_iter()
            .chain(slots.map(|slot| Self::Document { slot }))
    }

    /// The name used at a terminal: `face_video`, `details`, `bank_statement`, `identity-front`.
    pub fn name(self) -> String {
        match self {
            Self::FaceVideo => "face_video".to_owned(),
            Self::Details => "details".to_owned(),
            Self::Document { slot } => slot.name(),
        }
    }

    /// The item with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|item| item.name() == name)
    }
}

macro_rules! reasons {
    ($(#[$outer:meta])* $name:ident { $( $(#[$doc:meta])* $reason:ident = $code:literal, )* }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
        pub enum $name {
            $( $(#[$doc])* #[serde(rename = $code)] $reason, )*
            /// Another reason: one that this version has no words for.
            #[serde(rename = "other", other)]
            Other,
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$reason,)* Self::Other];

            /// The name used on the wire and at a terminal.
            pub fn name(self) -> &'static str {
                match self { $(Self::$reason => $code,)* Self::Other => "other" }
            }

            /// The reason with this name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| reason.name() == name)
            }
        }
    };
}

reasons! {
    /// Why something has to be sent again. About the thing itself: none of them says what a register holds
    /// (NIST SP 800-63A, no hints to who tries out stolen data).
    NeededReason {
        /// Its date is older than the policy accepts.
        TooOld = "too_old",
        /// It has run out.
        Expired = "expired",
        /// It cannot be read: blurred, dark, reflections.
        Unreadable = "unreadable",
        /// A part or a page is missing.
        Incomplete = "incomplete",
        /// It is another document than the one wanted.
        WrongDocument = "wrong_document",
        /// Its language is not read here: a certified translation is needed.
        NeedsTranslation = "needs_translation",
        /// A name is not written as in the other documents.
        NameDiffers = "name_differs",
        /// An address is not written as in the other documents.
        AddressDiffers = "address_differs",
        /// The face cannot be seen well.
        FaceNotVisible = "face_not_visible",
        /// The prompts were not followed.
        PromptsNotFollowed = "prompts_not_followed",
        /// The consent it rested on was withdrawn.
        ConsentWithdrawn = "consent_withdrawn",
    }
}

reasons! {
    /// Why a signup was refused, in terms that tell nobody what a register holds.
    RefusalReason {
        /// The identity could not be confirmed.
        IdentityNotConfirmed = "identity_not_confirmed",
        /// The business could not be confirmed.
        BusinessNotConfirmed = "business_not_confirmed",
        /// The documents were not accepted.
        DocumentsNotAccepted = "documents_not_accepted",
        /// The face video was not accepted.
        FaceVideoNotAccepted = "face_video_not_accepted",
        /// What was asked for again did not come in time.
        NoAnswer = "no_answer",
        /// The marketplace's rules do not allow it.
        AgainstRules = "against_rules",
    }
}

/// Nothing of a signup may be erased for the time being.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hold {
    /// Why.
    pub reason: HoldReason,
    /// Until when, at most.
    #[ts(type = "number")]
    pub until: UnixSeconds,
}

reasons! {
    /// Why nothing may be erased.
    HoldReason {
        /// A court or an authority ordered it.
        Order = "order",
        /// A law demands that it be kept.
        Law = "law",
        /// There is a dispute in which it is evidence.
        Dispute = "dispute",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_reasons_are_found_by_their_names() {
        assert!(Item::all().all(|item| Item::named(&item.name()) == Some(item)));
        assert_eq!(Item::named("passport"), None);
        assert_eq!(NeededReason::named("too_old"), Some(NeededReason::TooOld));
        for reason in NeededReason::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.name());
        }
    }

    #[test]
    fn a_reason_of_a_newer_intake_is_another_one() {
        let status = r#"{"signup":"s","status":"refused","reasons":["of_tomorrow"],"appeal":"a"}"#;
        let status: SignupStatus = serde_json::from_str(status).unwrap();
        let reasons = vec![RefusalReason::Other];
        assert_eq!(status.standing, Standing::Refused { reasons, appeal: "a".into() });
        assert_eq!((status.receipts.len(), status.appealed, status.hold), (0, false, None));
    }
}
