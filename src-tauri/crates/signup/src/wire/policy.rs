//! The intake's signed statement of purpose, retention and recipients (`typ: policy+jwt`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArtifactKind, DocumentKind, Side, Slot, Statement, UnixSeconds};

/// Text per language: BCP 47 tag to text. Always has `en`.
pub type LocalText = BTreeMap<String, String>;

/// Who collects what, why, for how long, and who can open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The intake's name, the same in all of its statements.
    pub iss: String,
    /// When it was signed. A policy older than one already accepted is a roll-back and refused.
    pub iat: UnixSeconds,
    /// Until when it may be consented to.
    pub exp: UnixSeconds,
    /// Who collects.
    pub collector: Collector,
    /// Each purpose is consented to on its own.
    pub purposes: Vec<Purpose>,
    /// How long each kind is kept.
    pub retention_days: Retention,
    /// The documents wanted, in the order they are asked for.
    pub documents: Vec<WantedDocument>,
    /// What a seller can do instead of the face video. Never empty.
    pub alternatives: Vec<Alternative>,
    /// Who can open what is sent. Never empty.
    pub reviewers: Vec<Reviewer>,
    /// Whether and where a computer recognises faces; policies before it was asked say nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_recognition: Option<FaceRecognition>,
    /// The marketplace's own rules for documents.
    #[serde(default)]
    pub document_rules: DocumentRules,
    /// The rules of the take.
    pub clip: ClipRules,
    /// Hard limits.
    pub limits: Limits,
}

/// Who collects, and whom to turn to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Collector {
    /// Legal name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// E-mail or URL for questions and for one's rights.
    pub contact: String,
    /// E-mail or URL for appeals against a refusal.
    pub appeals: String,
}

/// One reason for collecting, consented to by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purpose {
    /// Stable id: `identity`, `face_video`, `improve`.
    pub id: String,
    /// Text per language (BCP 47 tag). Always has `en`.
    pub text: BTreeMap<String, PurposeText>,
    /// Without consent to a mandatory purpose there is no signup.
    pub mandatory: bool,
    /// Which artifacts may be collected only with consent to this purpose.
    pub covers: Vec<ArtifactKind>,
}

/// The words of one purpose in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PurposeText {
    /// A few words.
    pub title: String,
    /// What is collected and why.
    pub text: String,
    /// What declining means.
    pub declining: String,
}

/// Days until the intake erases by itself, per artifact kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Retention {
    /// Face video.
    pub clip: u32,
    /// Documents.
    pub document: u32,
    /// Business details.
    pub details: u32,
    /// Prompt times and observations.
    pub transcript: u32,
}

impl Retention {
    /// Days for one kind.
    pub fn days(self, kind: ArtifactKind) -> u32 {
        match kind {
            ArtifactKind::Clip => self.clip,
            ArtifactKind::Document => self.document,
            // An objection is about the signup as a whole, and goes with what says who that is.
            ArtifactKind::Details | ArtifactKind::Appeal => self.details,
            ArtifactKind::Transcript => self.transcript,
        }
    }
}

/// Whether and where a computer recognises faces. Finding a face in a picture to tell the seller how to sit is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaceRecognition {
    /// Where.
    pub place: FaceRecognitionPlace,
    /// What is done with faces, per language.
    pub text: LocalText,
}

/// Where a computer recognises faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaceRecognitionPlace {
    /// Nowhere: people compare.
    Nowhere,
    /// On the seller's own device.
    Device,
    /// At the collector's.
    Collector,
}

/// One document the policy wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WantedDocument {
    /// Which document.
    pub kind: DocumentKind,
    /// The sides that are needed.
    pub sides: Vec<Side>,
    /// Sides that some accepted forms have and others do not: the back of an identity card.
    #[serde(default)]
    pub optional_sides: Vec<Side>,
    /// The signup cannot be sent without it.
    pub mandatory: bool,
    /// What is accepted as this document, per language: "Passport or identity card".
    pub accepts: LocalText,
    /// Why it is wanted, per language.
    pub why: LocalText,
    /// The newest date on it may be at most this many days old.
    #[serde(default)]
    pub newest_age_days: Option<u32>,
}

impl WantedDocument {
    /// Every slot of this document with whether it must be filled, needed ones first.
    pub fn slots(&self) -> impl Iterator<Item = (Slot, bool)> + '_ {
        let needed = self.sides.iter().map(|side| (*side, self.mandatory));
        let optional = self.optional_sides.iter().map(|side| (*side, false));
        needed.chain(optional).map(|(side, must)| (Slot { kind: self.kind, side }, must))
    }
}

/// The marketplace's own rules for documents. What breaks one is told before anything is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct DocumentRules {
    /// Languages read without a certified translation, BCP 47 primary subtags. Empty: every language.
    pub languages: Vec<String>,
    /// Media types taken. Empty: all that the app reads.
    pub formats: Vec<String>,
    /// Characters that a file's name must not have.
    pub forbidden_in_names: String,
    /// Documents are to be in colour.
    pub colour: bool,
    /// An identity document that runs out in fewer days is warned of.
    pub least_validity_days: u32,
}

impl Default for DocumentRules {
    /// Every language and type, colour, and at least 30 days of validity.
    fn default() -> Self {
        Self {
            languages: Vec::new(),
            formats: Vec::new(),
            forbidden_in_names: String::new(),
            colour: true,
            least_validity_days: 30,
        }
    }
}

/// A way to be verified without the face video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// Which way.
    pub kind: AlternativeKind,
    /// How it works, per language.
    pub text: LocalText,
    /// Whom to turn to for it: e-mail or URL.
    pub contact: String,
}

/// The ways other than a face video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlternativeKind {
    /// A live video call with a person; not recorded.
    VideoCall,
    /// At an office.
    InPerson,
    /// Copies certified by a notary.
    NotarisedCopies,
}

/// Somebody who can open what is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reviewer {
    /// Organisation or office, for people.
    pub name: String,
    /// X-Wing public key, 1216 bytes, base64url without padding.
    pub key: String,
}

/// The rules of the take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClipRules {
    /// Length of the clip.
    pub length_ms: u32,
    /// How many takes may be made before the alternatives are offered.
    pub takes: u32,
    /// How many prompts a challenge has.
    #[serde(default = "three")]
    pub prompts: u32,
    /// Length of the clip for sellers who ask for more time; absent: there is no slower version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slow_length_ms: Option<u32>,
    /// When the takes are used up, the last one may be sent although not every prompt was seen: a person looks at it.
    #[serde(default)]
    pub send_unseen: bool,
}

/// Challenges had three prompts before policies said so.
fn three() -> u32 {
    3
}

/// Hard limits. Everything above is refused by client and intake alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Limits {
    /// One document, plain.
    #[ts(type = "number")]
    pub document_bytes: u64,
    /// One sealed file.
    #[ts(type = "number")]
    pub artifact_bytes: u64,
}

impl Statement for Policy {
    const TYP: &'static str = "policy+jwt";
}

impl Policy {
    /// Every slot of every wanted document with whether it must be filled.
    pub fn slots(&self) -> impl Iterator<Item = (Slot, bool)> + '_ {
        self.documents.iter().flat_map(WantedDocument::slots)
    }

    /// The purpose that allows collecting `kind`, if any says so.
    pub fn purpose_covering(&self, kind: ArtifactKind) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.covers.contains(&kind))
    }
}

/// The text in `language`, else in its primary language, else in English.
pub(crate) fn in_language<'a, T>(texts: &'a BTreeMap<String, T>, language: &str) -> Option<&'a T> {
    let primary = language.split('-').next().unwrap_or(language);
    texts.get(language).or_else(|| texts.get(primary)).or_else(|| texts.get("en"))
}
