//! What the world gives in these tests: a policy, a form, cameras, sealed files, a challenge, a receipt.

use std::collections::BTreeMap;

use signup::details::DetailsForm;
use signup::document::{Examination, Fact, Finding, FindingCode, PageSize, Read, Severity};
use signup::event::{AcceptedPolicy, OpenedSignup, SealedDocument};
use signup::liveness::{FaceMeasures, Observation};
use signup::view::{CameraView, RecipientView};
use signup::wire::{
    Alternative, AlternativeKind, ArtifactEntry, ArtifactKind, CaptureFacts, Challenge, ClipRules,
    Collector, DeletionReceipt, DocumentKind, DocumentRules, Erased, ErasureCause, Held, Limits,
    LocalText, Policy, Prompt, Provenance, Purpose, PurposeText, Receipt, Retention, Reviewer,
    Side, Slot, WantedDocument,
};

pub(crate) const FRONT: Slot = Slot { kind: DocumentKind::Identity, side: Side::Front };
pub(crate) const BACK: Slot = Slot { kind: DocumentKind::Identity, side: Side::Back };
pub(crate) const TAX: Slot = Slot { kind: DocumentKind::TaxId, side: Side::Whole };
pub(crate) const BILL: Slot = Slot { kind: DocumentKind::UtilityBill, side: Side::Whole };

/// Identity (mandatory), face video and improvement; identity with an optional back, tax id, an optional bill.
pub(crate) fn policy() -> AcceptedPolicy {
    let (document, details) = (ArtifactKind::Document, ArtifactKind::Details);
    let (clip, transcript) = (ArtifactKind::Clip, ArtifactKind::Transcript);
    accepted(Policy {
        iss: "intake.example".into(),
        iat: 1_000,
        exp: 9_000_000_000,
        collector: Collector {
            name: "Market".into(),
            address: "1 Square".into(),
            contact: "privacy@market.example".into(),
            appeals: "appeals@market.example".into(),
        },
        purposes: vec![
            purpose("identity", true, vec![document, details]),
            purpose("face_video", false, vec![clip, transcript]),
            purpose("improve", false, vec![]),
        ],
        retention_days: Retention { clip: 30, document: 365, details: 365, transcript: 30 },
        documents: vec![
            wanted(DocumentKind::Identity, vec![Side::Front], vec![Side::Back], true),
            wanted(DocumentKind::TaxId, vec![Side::Whole], vec![], true),
            wanted(DocumentKind::UtilityBill, vec![Side::Whole], vec![], false),
        ],
        alternatives: vec![
            alternative(AlternativeKind::VideoCall),
            alternative(AlternativeKind::InPerson),
        ],
        reviewers: vec![Reviewer { name: "Review".into(), key: "key-1".into() }],
        face_recognition: None,
        document_rules: DocumentRules::default(),
        clip: ClipRules {
            length_ms: 5000,
            takes: 3,
            prompts: 3,
            slow_length_ms: Some(10_000),
            send_unseen: true,
        },
        limits: Limits { document_bytes: 10_000_000, artifact_bytes: 20_000_000 },
    })
}

/// The same changed; another text, so another digest.
pub(crate) fn policy_with(change: impl FnOnce(&mut Policy)) -> AcceptedPolicy {
    let mut policy = policy().policy;
    policy.iat += 1;
    change(&mut policy);
    accepted(policy)
}

fn accepted(policy: Policy) -> AcceptedPolicy {
    let jws = serde_json::to_string(&policy).expect("serializes");
    let digests = |purpose: &Purpose| {
        let digest = |language: &String| (language.clone(), format!("{}-{language}", purpose.id));
        (purpose.id.clone(), purpose.text.keys().map(digest).collect())
    };
    AcceptedPolicy {
        digest: format!("digest of {jws}"),
        reviewers: policy.reviewers.iter().map(recipient).collect(),
        text_sha256: policy.purposes.iter().map(digests).collect(),
        jws,
        policy,
    }
}

fn recipient(reviewer: &Reviewer) -> RecipientView {
    RecipientView { name: Some(reviewer.name.clone()), fingerprint: reviewer.key.clone() }
}

fn purpose(id: &str, mandatory: bool, covers: Vec<ArtifactKind>) -> Purpose {
    let text = |language: &str| PurposeText {
        title: format!("{id} {language}"),
        text: "what and why".into(),
        declining: "what declining means".into(),
    };
    let text = ["en", "de"].map(|language| (language.to_owned(), text(language)));
    Purpose { id: id.into(), text: BTreeMap::from(text), mandatory, covers }
}

fn wanted(
    kind: DocumentKind,
    sides: Vec<Side>,
    optional_sides: Vec<Side>,
    mandatory: bool,
) -> WantedDocument {
    let accepts = local("accepted");
    let why = local("because");
    WantedDocument { kind, sides, optional_sides, mandatory, accepts, why, newest_age_days: None }
}

fn alternative(kind: AlternativeKind) -> Alternative {
    Alternative { kind, text: local("another way"), contact: "help@market.example".into() }
}

fn local(text: &str) -> LocalText {
    BTreeMap::from([("en".to_owned(), text.to_owned())])
}

pub(crate) fn opened() -> OpenedSignup {
    OpenedSignup {
        signup: "signup-1".into(),
        device_fingerprint: "device".into(),
        seller_fingerprint: "seller".into(),
        continuation: "1111 2222".into(),
    }
}

pub(crate) fn form() -> DetailsForm {
    DetailsForm {
        legal_name: "Lotus Trading".into(),
        person_name: "Hoa Nguyen".into(),
        country: "VN".into(),
        address: "12 Le Loi\nHue".into(),
        tax_id: "0312345678".into(),
        email: "hoa@lotus.example".into(),
    }
}

pub(crate) fn entry(artifact: &str, kind: ArtifactKind) -> ArtifactEntry {
    ArtifactEntry {
        artifact: artifact.into(),
        kind,
        document: None,
        media_type: "application/octet-stream".into(),
        length_bytes: 1000,
        sha256: format!("sha of {artifact}"),
    }
}

/// A sealed document whose id is `{slot}-{nth}`.
pub(crate) fn document(slot: Slot, nth: u32) -> SealedDocument {
    let artifact = format!("{}-{nth}", slot.name());
    let entry = entry(&artifact, ArtifactKind::Document);
    SealedDocument {
        entry: ArtifactEntry { document: Some(slot), ..entry },
        slot,
        file_name: format!("{artifact}.jpg"),
        length_bytes: 900,
        pages: 1,
        thumbnail: "data:".into(),
        removed: Vec::new(),
        remarks: Vec::new(),
        examination: None,
        corrections: BTreeMap::new(),
        skipped: false,
        kept: false,
    }
}

/// Every third finds nothing, every third a blurred picture, every third a card number and a name.
pub(crate) fn examination(nth: u32) -> Examination {
    let read = |text: &str| Read { text: text.into(), place: None, corrected: false };
    let mut it = Examination {
        pages: vec![PageSize { width_px: 800, height_px: 600 }],
        ..Examination::default()
    };
    match nth % 3 {
        0 => {}
        1 => it.findings = vec![Finding::new(FindingCode::Blurred, Severity::Warning)],
        _ => {
            let number = Finding::new(FindingCode::CardNumber, Severity::Warning);
            it.findings = vec![number.at([10, 20, 300, 40])];
            it.facts = BTreeMap::from([(Fact::PersonName, read("HOA NGUYEN"))]);
        }
    }
    it
}

pub(crate) fn camera(id: &str, provenance: Provenance) -> CameraView {
    CameraView { id: id.into(), name: id.into(), provenance }
}

/// Three prompts of 1666 ms in 5000 ms.
pub(crate) fn challenge(nonce: &str) -> Challenge {
    Challenge {
        iss: "intake.example".into(),
        iat: 1_000,
        exp: 9_000_000_000,
        signup: "signup-1".into(),
        nonce: nonce.into(),
        prompts: vec![Prompt::Smile, Prompt::TurnLeft, Prompt::Blink],
        prompt_ms: 1666,
        total_ms: 5000,
    }
}

/// A face that does nothing.
pub(crate) fn face() -> FaceMeasures {
    FaceMeasures {
        yaw_deg: 0.0,
        pitch_deg: 0.0,
        roll_deg: 0.0,
        blink_left: 0.05,
        blink_right: 0.05,
        blink: 0.05,
        smile: 0.02,
        mouth_open: 0.02,
        face_width: 0.25,
        offset_x: 0.0,
        offset_y: 0.0,
        luma: 120.0,
        surround_luma: 110.0,
        sharpness: 1.0,
        occlusion: 0.0,
        presence: 1.0,
        motion: 0.004,
    }
}

/// A frame with that face.
pub(crate) fn observation(at_ms: u64, face: FaceMeasures) -> Observation {
    Observation { at_ms, faces: 1, frame_luma: 110.0, repeated: false, face: Some(face) }
}

/// What is seen of somebody who does all that [`challenge`] asks for, in a take whose first frame came at this time.
pub(crate) fn performance(first_frame_ms: u64) -> Vec<Observation> {
    let seen = |at_ms: u64| {
        let mut face = face();
        match at_ms {
            400..900 => face.smile = 0.8,
            2000..2600 => face.yaw_deg = 30.0,
            3700..3900 => face.blink = 0.6,
            _ => {}
        }
        observation(first_frame_ms + at_ms, face)
    };
    (0..150).map(|frame| seen(frame * 33)).collect()
}

pub(crate) fn capture() -> CaptureFacts {
    CaptureFacts {
        camera: "real".into(),
        bus: "usb-1".into(),
        driver: "uvcvideo".into(),
        provenance: Provenance::None,
        pixels: "mjpeg".into(),
        width_px: 1280,
        height_px: 720,
        fps: 30.0,
        frames: 150,
        dropped_frames: 0,
        longest_gap_ms: 40,
    }
}

/// A receipt for all of these.
pub(crate) fn receipt(held: &[&ArtifactEntry], iat: i64) -> Receipt {
    let held = held.iter().map(|entry| Held {
        artifact: entry.artifact.clone(),
        kind: entry.kind,
        document: entry.document,
        length_bytes: entry.length_bytes,
        sha256: entry.sha256.clone(),
        received_at: iat,
        erase_by: iat + 86_400,
    });
    Receipt {
        iss: "intake.example".into(),
        iat,
        signup: "signup-1".into(),
        number: "K7QF-2M9X".into(),
        manifest: "sha of manifest".into(),
        held: held.collect(),
    }
}

/// A deletion receipt for these artifacts.
pub(crate) fn deletion(artifacts: &[&str], iat: i64, cause: ErasureCause) -> DeletionReceipt {
    let erased = artifacts.iter().map(|artifact| Erased {
        artifact: (*artifact).to_owned(),
        sha256: format!("sha of {artifact}"),
        erased_at: iat,
    });
    DeletionReceipt {
        iss: "intake.example".into(),
        iat,
        signup: "signup-1".into(),
        cause,
        erased: erased.collect(),
        ciphertext_gone: true,
        index_gone: true,
    }
}
