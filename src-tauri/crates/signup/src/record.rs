//! What was agreed to and declined, as a file for the seller to keep: a consent record after ISO/IEC TS 27560:2023,
//! whose fields have its names (5.2 record, 5.3 processing, 5.4 parties, 5.5 events).

use serde_json::{Value, json};

use crate::event::AcceptedPolicy;
use crate::folder::{Decided, Folder};
use crate::wire::{ArtifactKind, Decision, Purpose, UnixSeconds, in_language};

/// The record as JSON; `None` before anything was decided. The seller is named by the signup alone.
pub(crate) fn consent_record(folder: &Folder, now: UnixSeconds) -> Option<String> {
    let accepted = folder.policy.as_ref()?;
    let policy = &accepted.policy;
    let decided = |purpose: &Purpose| folder.decisions.get(&purpose.id);
    let purposes: Vec<Value> = policy
        .purposes
        .iter()
        .filter_map(|purpose| Some(processing(purpose, decided(purpose)?, accepted)))
        .collect();
    if purposes.is_empty() {
        return None;
    }
    let events: Vec<Value> = policy
        .purposes
        .iter()
        .filter_map(|purpose| Some(event(purpose, decided(purpose)?, accepted, folder)))
        .collect();
    let record = json!({
        "schema_version": "ISO/IEC TS 27560:2023",
        "record_id": folder.signup.as_ref().map(|opened| &opened.signup),
        "record_written": now,
        "pii_principal_id": folder.signup.as_ref().map(|opened| &opened.device_fingerprint),
        "privacy_notice": {
            "digest_sha256": accepted.digest,
            "issued_by": policy.iss,
            "issued_at": policy.iat,
            "valid_until": policy.exp,
        },
        "pii_processing": { "purposes": purposes },
        "party_identification": {
            "pii_controller": {
                "name": policy.collector.name,
                "address": policy.collector.address,
                "contact": policy.collector.contact,
                "appeals": policy.collector.appeals,
            },
            "recipients": accepted.reviewers,
        },
        "event": events,
    });
    serde_json::to_string_pretty(&record).ok().map(|json| json + "\n")
}

fn processing(purpose: &Purpose, decided: &Decided, accepted: &AcceptedPolicy) -> Value {
    let text = in_language(&purpose.text, &decided.language);
    let retention = |kind: &ArtifactKind| {
        let days = accepted.policy.retention_days.days(*kind);
        json!({ "pii_type": kind, "retention_days": days })
    };
    json!({
        "purpose_id": purpose.id,
        "purpose": text.map(|text| &text.title),
        "purpose_description": text.map(|text| &text.text),
        "consequence_of_declining": text.map(|text| &text.declining),
        "pii_optional": !purpose.mandatory,
        "lawful_basis": "consent",
        "pii_information": purpose.covers.iter().map(retention).collect::<Vec<_>>(),
        "withdrawal_method": "in the app: My verification",
    })
}

fn event(
    purpose: &Purpose,
    decided: &Decided,
    accepted: &AcceptedPolicy,
    folder: &Folder,
) -> Value {
    let digest = accepted.text_sha256.get(&purpose.id).and_then(|by| by.get(&decided.language));
    // A decision that was turned round after a submission is no refusal but a withdrawal.
    let withdrawn = folder.submitted()
        && folder.known.iter().flat_map(|known| &known.receipts).any(|(r, _)| r.iat < decided.at);
    let state = match decided.decision {
        Decision::Agree => "given",
        Decision::Decline if withdrawn => "withdrawn",
        Decision::Decline => "refused",
    };
    json!({
        "event_time": decided.at,
        "event_type": "explicit",
        "event_state": state,
        "purpose_id": purpose.id,
        "language": decided.language,
        "text_sha256": digest,
    })
}
