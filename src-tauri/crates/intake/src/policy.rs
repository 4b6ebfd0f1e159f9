//! The policy an operator writes, and the signed one the intake makes of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use signup::wire::{
    Alternative, ClipRules, Collector, DocumentRules, FaceRecognition, Limits, Policy, Prompt,
    Purpose, PurposeText, Retention, UnixSeconds, WantedDocument,
};
use thiserror::Error;

use crate::keys::Keys;

/// The policy without what the keys and the clock add. `policy.toml` in this crate is the default
/// and the model for an operator's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyTemplate {
    /// How long a signed policy may be consented to, in days.
    pub valid_days: u32,
    /// Who collects.
    pub collector: Collector,
    /// How long each kind is kept.
    pub retention_days: Retention,
    /// Whether and where a computer recognises faces; left out, the policy says nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_recognition: Option<FaceRecognition>,
    /// The marketplace's own rules for documents.
    #[serde(default)]
    pub document_rules: DocumentRules,
    /// The rules of the take.
    pub clip: ClipRules,
    /// Hard limits.
    pub limits: Limits,
    /// Each consented to on its own.
    pub purposes: Vec<Purpose>,
    /// What is wanted, in the order it is asked for.
    pub documents: Vec<WantedDocument>,
    /// What a seller can do instead of the face video.
    pub alternatives: Vec<Alternative>,
}

/// A challenge never asks for the same movement twice.
const MOST_PROMPTS: u32 = Prompt::ALL.len() as u32;

/// Why a policy cannot be used.
#[derive(Debug, Error)]
pub enum PolicyFault {
    /// Not TOML, or not with these fields.
    #[error("the policy cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// It can be read, but promises less than it must.
    #[error("the policy cannot be used: {0}")]
    Rule(String),
}

/// The policy that comes with the reference intake.
pub fn default_policy() -> PolicyTemplate {
    PolicyTemplate::from_toml(include_str!("policy.toml")).expect("policy.toml is tested")
}

/// How a consent names the text that was shown: SHA-256 of its JSON, hex.
pub fn text_sha256(text: &PurposeText) -> String {
    let json = serde_json::to_vec(text).expect("strings are JSON");
    hex::encode(Sha256::digest(json))
}

impl PolicyTemplate {
    /// Reads and checks a policy file.
    ///
    /// # Errors
    /// [`PolicyFault`], with the line or the rule.
    pub fn from_toml(text: &str) -> Result<Self, PolicyFault> {
        let template: Self = toml::from_str(text)?;
        template.check()?;
        Ok(template)
    }

    /// The claims to sign with `keys` at `now`.
    pub fn policy(&self, keys: &Keys, now: UnixSeconds) -> Policy {
        Policy {
            iss: keys.name.clone(),
            iat: now,
            exp: now + i64::from(self.valid_days) * 86_400,
            collector: self.collector.clone(),
            purposes: self.purposes.clone(),
            retention_days: self.retention_days,
            documents: self.documents.clone(),
            alternatives: self.alternatives.clone(),
            reviewers: keys.reviewers.clone(),
            face_recognition: self.face_recognition.clone(),
            document_rules: self.document_rules.clone(),
            clip: self.clip,
            limits: self.limits,
        }
    }

    fn check(&self) -> Result<(), PolicyFault> {
        let rule = |held: bool, broken: &str| {
            if held { Ok(()) } else { Err(PolicyFault::Rule(broken.to_owned())) }
        };
        rule(self.valid_days > 0, "valid_days is 0")?;
        rule(!self.purposes.is_empty(), "there is no purpose")?;
        rule(!self.alternatives.is_empty(), "there is no alternative to the face video")?;
        rule(
            self.limits.artifact_bytes > self.limits.document_bytes,
            "artifact_bytes is too small",
        )?;
        let clip = self.clip;
        rule(clip.length_ms > 0 && clip.takes > 0, "the clip has no length or no takes")?;
        rule((1..=MOST_PROMPTS).contains(&clip.prompts), "the clip has no prompts or too many")?;
        rule(
            clip.slow_length_ms.is_none_or(|slow| slow > clip.length_ms),
            "the slower version is not longer",
        )?;
        if let Some(faces) = &self.face_recognition {
            in_english(&faces.text, "face_recognition")?;
        }
        for purpose in &self.purposes {
            in_english(&purpose.text, &purpose.id)?;
        }
        for document in &self.documents {
            in_english(&document.accepts, document.kind.name())?;
            in_english(&document.why, document.kind.name())?;
            rule(!document.sides.is_empty(), "a document has no side")?;
        }
        for alternative in &self.alternatives {
            in_english(&alternative.text, "an alternative")?;
        }
        Ok(())
    }
}

/// Any language may be missing but English, to which readers fall back.
fn in_english<T>(texts: &BTreeMap<String, T>, of: &str) -> Result<(), PolicyFault> {
    if texts.contains_key("en") {
        return Ok(());
    }
    Err(PolicyFault::Rule(format!("{of} has no text in English")))
}

#[cfg(test)]
mod tests {
    use signup::wire::{ArtifactKind, DocumentKind, Side, Slot};

    use super::*;

    #[test]
    fn the_default_policy_asks_for_what_it_should() {
        let template = default_policy();
        let (keys, _) = Keys::generate("Intake").unwrap();
        let policy = template.policy(&keys, 1_000);
        let ids: Vec<_> = policy.purposes.iter().map(|it| (it.id.as_str(), it.mandatory)).collect();
        assert_eq!(ids, [("identity", true), ("face_video", false), ("improve", false)]);
        let covering = |kind| policy.purpose_covering(kind).map(|purpose| purpose.id.as_str());
        assert_eq!(covering(ArtifactKind::Document), Some("identity"));
        assert_eq!(covering(ArtifactKind::Details), Some("identity"));
        assert_eq!(covering(ArtifactKind::Clip), Some("face_video"));
        assert_eq!(covering(ArtifactKind::Transcript), Some("face_video"));
        let slots: Vec<_> = policy.slots().collect();
        assert_eq!(
            slots.iter().map(|(slot, must)| (slot.name(), *must)).collect::<Vec<_>>(),
            [
                ("identity-front".to_owned(), true),
                ("identity-back".to_owned(), false),
                ("tax_id".to_owned(), true),
                ("bank_statement".to_owned(), true),
                ("utility_bill".to_owned(), true),
                ("card".to_owned(), true),
            ]
        );
        assert_eq!(slots[0].0, Slot { kind: DocumentKind::Identity, side: Side::Front });
        assert_eq!((policy.clip.length_ms, policy.clip.takes), (5000, 3));
        assert_eq!((policy.clip.prompts, policy.clip.slow_length_ms), (3, Some(10_000)));
        assert!(policy.clip.send_unseen);
        assert_eq!(policy.exp, 1_000 + 180 * 86_400);
    }

    #[test]
    fn every_text_is_there_in_every_language() {
        let template = default_policy();
        let languages = ["en", "es", "vi", "zh-CN"];
        for purpose in &template.purposes {
            assert_eq!(purpose.text.keys().collect::<Vec<_>>(), languages);
            let texts: Vec<_> = purpose.text.values().map(text_sha256).collect();
            assert!((1..4).all(|it| texts[it] != texts[0]));
        }
        let documents = template.documents.iter().flat_map(|it| [&it.accepts, &it.why]);
        let alternatives = template.alternatives.iter().map(|it| &it.text);
        let faces = template.face_recognition.iter().map(|it| &it.text);
        assert!(template.face_recognition.is_some());
        for texts in documents.chain(alternatives).chain(faces) {
            assert_eq!(texts.keys().collect::<Vec<_>>(), languages);
            assert!(texts.values().all(|text| !text.trim().is_empty()));
        }
    }

    #[test]
    fn a_policy_that_leaves_no_way_out_is_refused() {
        let mut template = default_policy();
        template.alternatives.clear();
        let text = toml::to_string(&template).unwrap();
        assert!(matches!(PolicyTemplate::from_toml(&text), Err(PolicyFault::Rule(_))));
        assert!(matches!(PolicyTemplate::from_toml("valid_days = 1"), Err(PolicyFault::Toml(_))));
    }

    #[test]
    fn what_is_said_of_face_recognition_is_said_in_english() {
        let mut template = default_policy();
        let read_again = |template: &PolicyTemplate| {
            PolicyTemplate::from_toml(&toml::to_string(template).unwrap())
        };
        assert_eq!(read_again(&template).unwrap(), template);
        template.face_recognition.as_mut().unwrap().text.remove("en");
        assert!(matches!(read_again(&template), Err(PolicyFault::Rule(_))));
        template.face_recognition = None;
        assert_eq!(read_again(&template).unwrap(), template);
    }

    #[test]
    fn a_take_that_cannot_be_asked_for_is_refused() {
        let refused = |change: fn(&mut ClipRules)| {
            let mut template = default_policy();
            change(&mut template.clip);
            let text = toml::to_string(&template).unwrap();
            matches!(PolicyTemplate::from_toml(&text), Err(PolicyFault::Rule(_)))
        };
        assert!(!refused(|_| {}));
        assert!(!refused(|clip| clip.slow_length_ms = None));
        assert!(refused(|clip| clip.prompts = 0));
        assert!(refused(|clip| clip.prompts = 10));
        assert!(refused(|clip| clip.slow_length_ms = Some(5000)));
    }
}
