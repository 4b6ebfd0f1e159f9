//! Statements as an intake could sign them.

use std::collections::BTreeMap;

use envelope::SecretSeed;
use signup::wire::{
    App, ArtifactKind, ClipRules, Collector, DeletionReceipt, DocumentRules, Erased, ErasureCause,
    Held, Limits, Liveness, Manifest, Policy, Purpose, PurposeText, Receipt, Retention, Reviewer,
};

use crate::digest::sha256_hex;

/// One mandatory purpose in English, one reviewer.
pub(crate) fn a_policy() -> Policy {
    let text = PurposeText {
        title: "Identity".into(),
        text: "what and why".into(),
        declining: "what declining means".into(),
    };
    Policy {
        iss: "Intake".into(),
        iat: 1_000,
        exp: 2_000,
        collector: Collector {
            name: "Market".into(),
            address: "1 Square".into(),
            contact: "privacy@market.example".into(),
            appeals: "appeals@market.example".into(),
        },
        purposes: vec![Purpose {
            id: "identity".into(),
            text: BTreeMap::from([("en".to_owned(), text)]),
            mandatory: true,
            covers: vec![ArtifactKind::Details],
        }],
        retention_days: Retention { clip: 30, document: 365, details: 365, transcript: 30 },
        documents: Vec::new(),
        alternatives: Vec::new(),
        reviewers: vec![Reviewer {
            name: "Review".into(),
            key: SecretSeed::from_bytes(&[7; 32]).public().to_base64url(),
        }],
        face_recognition: None,
        document_rules: DocumentRules::default(),
        clip: ClipRules {
            length_ms: 5000,
            takes: 3,
            prompts: 3,
            slow_length_ms: None,
            send_unseen: true,
        },
        limits: Limits { document_bytes: 10_000_000, artifact_bytes: 20_000_000 },
    }
}

/// For the manifest with this digest.
pub(crate) fn a_receipt(signup: &str, manifest: &str, held: Vec<Held>) -> Receipt {
    Receipt {
        iss: "Intake".into(),
        iat: 1_500,
        signup: signup.into(),
        number: "K7QF-2M9X".into(),
        manifest: manifest.into(),
        held,
    }
}

/// A receipt's line for these sealed bytes.
pub(crate) fn a_held(artifact: &str, kind: ArtifactKind, sealed: &[u8]) -> Held {
    Held {
        artifact: artifact.into(),
        kind,
        document: None,
        length_bytes: sealed.len() as u64,
        sha256: sha256_hex(sealed),
        received_at: 1_400,
        erase_by: 9_000,
    }
}

/// At the seller's wish, of all of these.
pub(crate) fn a_deletion(signup: &str, erased: &[&Held]) -> DeletionReceipt {
    let erased = erased.iter().map(|held| Erased {
        artifact: held.artifact.clone(),
        sha256: held.sha256.clone(),
        erased_at: 1_600,
    });
    DeletionReceipt {
        iss: "Intake".into(),
        iat: 1_600,
        signup: signup.into(),
        cause: ErasureCause::Wish,
        erased: erased.collect(),
        ciphertext_gone: true,
        index_gone: true,
    }
}

/// Without a clip; under the policy with this digest.
pub(crate) fn a_manifest(signup: &str, policy: &str) -> Manifest {
    Manifest {
        iss: "device".into(),
        iat: 1_400,
        signup: signup.into(),
        policy: policy.into(),
        consents: Vec::new(),
        alternative: None,
        artifacts: Vec::new(),
        challenge: None,
        capture: None,
        liveness: Liveness::NotMeasured,
        app: App { version: "1".into(), os: "test".into() },
        practice: true,
    }
}
