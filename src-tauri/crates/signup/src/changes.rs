//! In what one policy differs from the one before, in words the seller can compare.

use std::collections::BTreeMap;

use crate::event::AcceptedPolicy;
use crate::view::{PolicyChange, PolicyPart};
use crate::wire::{
    AlternativeKind, ArtifactKind, DocumentKind, LocalText, Policy, Purpose, PurposeText,
    WantedDocument, in_language,
};

/// Every difference, in the order of the policy page. Two policies that differ in their times alone have one change,
/// [`PolicyPart::Dates`]; the same policy has none.
pub(crate) fn policy_changes(
    before: &AcceptedPolicy,
    after: &AcceptedPolicy,
    language: &str,
) -> Vec<PolicyChange> {
    if before.digest == after.digest {
        return Vec::new();
    }
    let mut changes = Changes(Vec::new());
    collector(&before.policy, &after.policy, &mut changes);
    let texts = |policy: &Policy| purposes(policy, language);
    changes.maps(PolicyPart::Purpose, &texts(&before.policy), &texts(&after.policy));
    changes.maps(PolicyPart::Mandatory, &mandatory(before, language), &mandatory(after, language));
    changes.maps(PolicyPart::Retention, &retention(&before.policy), &retention(&after.policy));
    changes.one(PolicyPart::Reviewers, None, readers(before), readers(after));
    let faces = |policy: &Policy| {
        let said = policy.face_recognition.as_ref()?;
        in_language(&said.text, language).cloned()
    };
    changes.one(PolicyPart::FaceRecognition, None, faces(&before.policy), faces(&after.policy));
    let wanted = |policy: &Policy| documents(policy, language);
    changes.maps(PolicyPart::Document, &wanted(&before.policy), &wanted(&after.policy));
    let other_ways = |policy: &Policy| alternatives(policy, language);
    changes.maps(PolicyPart::Alternative, &other_ways(&before.policy), &other_ways(&after.policy));
    let seconds = |policy: &Policy| Some((policy.clip.length_ms / 1000).to_string());
    changes.one(PolicyPart::ClipLength, None, seconds(&before.policy), seconds(&after.policy));
    if changes.0.is_empty() {
        changes.0.push(PolicyChange {
            part: PolicyPart::Dates,
            about: None,
            before: None,
            after: None,
        });
    }
    changes.0
}

struct Changes(Vec<PolicyChange>);

impl Changes {
    fn one(
        &mut self,
        part: PolicyPart,
        about: Option<String>,
        before: Option<String>,
        after: Option<String>,
    ) {
        if before != after {
            self.0.push(PolicyChange { part, about, before, after });
        }
    }

    /// What is in both and differs, what went, what came.
    fn maps(
        &mut self,
        part: PolicyPart,
        before: &BTreeMap<String, String>,
        after: &BTreeMap<String, String>,
    ) {
        let came = after.keys().filter(|about| !before.contains_key(*about));
        for about in before.keys().chain(came) {
            let (was, is) = (before.get(about).cloned(), after.get(about).cloned());
            self.one(part, Some(about.clone()), was, is);
        }
    }
}

fn collector(before: &Policy, after: &Policy, changes: &mut Changes) {
    let (was, is) = (&before.collector, &after.collector);
    let who = |it: &crate::wire::Collector| Some(format!("{}, {}", it.name, it.address));
    changes.one(PolicyPart::Collector, None, who(was), who(is));
    let some = |text: &String| Some(text.clone());
    changes.one(PolicyPart::Contact, None, some(&was.contact), some(&is.contact));
    changes.one(PolicyPart::Appeals, None, some(&was.appeals), some(&is.appeals));
}

fn text<'a>(purpose: &'a Purpose, language: &str) -> Option<&'a PurposeText> {
    in_language(&purpose.text, language)
}

fn title(purpose: &Purpose, language: &str) -> String {
    text(purpose, language).map_or_else(|| purpose.id.clone(), |text| text.title.clone())
}

fn purposes(policy: &Policy, language: &str) -> BTreeMap<String, String> {
    let said = |purpose: &Purpose| {
        let PurposeText { text, declining, .. } = text(purpose, language)?;
        Some((title(purpose, language), format!("{text} {declining}")))
    };
    policy.purposes.iter().filter_map(said).collect()
}

fn mandatory(accepted: &AcceptedPolicy, language: &str) -> BTreeMap<String, String> {
    let said = |purpose: &Purpose| {
        (title(purpose, language), if purpose.mandatory { "yes" } else { "no" }.to_owned())
    };
    accepted.policy.purposes.iter().map(said).collect()
}

fn retention(policy: &Policy) -> BTreeMap<String, String> {
    use ArtifactKind::{Clip, Details, Document, Transcript};
    let days = |kind| (wire_name(&kind), policy.retention_days.days(kind).to_string());
    [Clip, Document, Details, Transcript].into_iter().map(days).collect()
}

fn readers(accepted: &AcceptedPolicy) -> Option<String> {
    let reader = |it: &crate::view::RecipientView| {
        format!("{} {}", it.name.as_deref().unwrap_or_default(), it.fingerprint)
    };
    Some(accepted.reviewers.iter().map(reader).collect::<Vec<_>>().join(", "))
}

fn documents(policy: &Policy, language: &str) -> BTreeMap<String, String> {
    let said = |wanted: &WantedDocument| {
        let kind: DocumentKind = wanted.kind;
        (kind.name().to_owned(), local(&wanted.accepts, language))
    };
    policy.documents.iter().map(said).collect()
}

fn alternatives(policy: &Policy, language: &str) -> BTreeMap<String, String> {
    let said = |kind: &AlternativeKind, text| (wire_name(kind), local(text, language));
    policy.alternatives.iter().map(|it| said(&it.kind, &it.text)).collect()
}

fn local(text: &LocalText, language: &str) -> String {
    in_language(text, language).cloned().unwrap_or_default()
}

/// A kind as it is written on the wire; the page has its words.
fn wire_name(kind: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(kind).ok();
    name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}
