//! One thing wrong each, and the reason it must give.

mod again;
mod appeal;

use std::{io, sync::LazyLock};

use envelope::{Kind, Label, Recipient, Role, SecretSeed, SigningKey, Writer, read_header};
use signup::wire::{
    AlternativeKind, App, ArtifactKind, CaptureFacts, DocumentKind, Item, Liveness, Measured,
    Missed, NeededReason, Prompt, PromptOutcome, Provenance, RefusalReason, Side, Slot, Spoiled,
};

use super::*;
use crate::{keys::Keys, objects::SafeId, policy::default_policy};

const SIGNUP: &str = "the-signup";

struct Case {
    signup: Signup,
    device: String,
    policy: Policy,
    policy_in_force: bool,
    challenge: Option<Challenge>,
    held: HashMap<String, HeldFile>,
    before: Option<Before>,
    manifest: Manifest,
}

static REVIEWER: LazyLock<SecretSeed> = LazyLock::new(|| SecretSeed::from_bytes(&[2; 32]));
static SELLER: LazyLock<SecretSeed> = LazyLock::new(|| SecretSeed::from_bytes(&[3; 32]));

fn header(artifact: &str, kind: Kind, recipients: &[Recipient]) -> Header {
    let label = Label { signup: SIGNUP.to_owned(), artifact: artifact.to_owned(), kind };
    let writer = Writer::new(io::Cursor::new(Vec::new()), &label, recipients).unwrap();
    let (file, _) = writer.finish().unwrap();
    read_header(file.into_inner().as_slice()).unwrap()
}

fn recipients() -> Vec<Recipient> {
    vec![
        Recipient { role: Role::Reviewer, key: REVIEWER.public() },
        Recipient { role: Role::Seller, key: SELLER.public() },
    ]
}

/// A submission with nothing wrong.
fn good() -> Case {
    let device = SigningKey::from_seed(&[1; 32]).verifying();
    let (mut keys, _) = Keys::generate("Intake").unwrap();
    keys.reviewers[0].key = REVIEWER.public().to_base64url();
    let policy = default_policy().policy(&keys, 1_000);
    let mut artifacts = Vec::new();
    let mut held = HashMap::new();
    let mut add = |id: &str, kind: ArtifactKind, document: Option<Slot>| {
        let sha256 = format!("{:064x}", artifacts.len());
        let entry = ArtifactEntry {
            artifact: id.to_owned(),
            kind,
            document,
            media_type: "application/octet-stream".to_owned(),
            length_bytes: 100,
            sha256: sha256.clone(),
        };
        let artifact = Artifact {
            artifact: SafeId::parse(id).unwrap(),
            signup: SIGNUP.to_owned(),
            sha256,
            length_bytes: 100,
            received_at: 1_000,
            erase_by: 2_000,
            replaced: false,
        };
        let header = Some(header(id, inside(kind), &recipients()));
        held.insert(id.to_owned(), HeldFile { artifact, header });
        artifacts.push(entry);
    };
    add("artifact-clip", ArtifactKind::Clip, None);
    add("artifact-transcript", ArtifactKind::Transcript, None);
    add("artifact-details", ArtifactKind::Details, None);
    for (slot, _) in policy.slots().filter(|(_, must)| *must) {
        add(&format!("artifact-{}", slot.name()), ArtifactKind::Document, Some(slot));
    }
    let consents = policy.purposes.iter().map(|purpose| Consent {
        purpose: purpose.id.clone(),
        text_sha256: text_sha256(&purpose.text["vi"]),
        language: "vi".to_owned(),
        decision: Decision::Agree,
        at: 1_500,
    });
    let manifest = Manifest {
        iss: device.fingerprint(),
        iat: 1_600,
        signup: SIGNUP.to_owned(),
        policy: "digest".to_owned(),
        consents: consents.collect(),
        alternative: None,
        artifacts,
        challenge: Some("nonce".to_owned()),
        capture: Some(capture()),
        liveness: Liveness::NotMeasured,
        app: App { version: "0".to_owned(), os: "test".to_owned() },
        practice: false,
    };
    let signup = Signup {
        signup: SIGNUP.to_owned(),
        device_key: device.to_base64url(),
        seller_key: SELLER.public().fingerprint(),
        practice: false,
        token_sha256: Vec::new(),
        standing: Standing::Open,
        appealed: false,
        continued: false,
    };
    let device = device.fingerprint();
    let challenge = Some(challenge());
    let (policy_in_force, before) = (true, None);
    Case { signup, device, policy, policy_in_force, challenge, held, before, manifest }
}

fn inside(kind: ArtifactKind) -> Kind {
    match kind {
        ArtifactKind::Clip => Kind::Clip,
        ArtifactKind::Document => Kind::Document,
        ArtifactKind::Details => Kind::Details,
        ArtifactKind::Transcript => Kind::Transcript,
        ArtifactKind::Appeal => Kind::Appeal,
    }
}

fn challenge() -> Challenge {
    Challenge {
        iss: "Intake".to_owned(),
        iat: 1_500,
        exp: 2_100,
        signup: SIGNUP.to_owned(),
        nonce: "nonce".to_owned(),
        prompts: vec![Prompt::Blink, Prompt::Smile, Prompt::LookUp],
        prompt_ms: 1_666,
        total_ms: 5_000,
    }
}

/// None of these prompts was seen.
fn measured(prompts: &[Prompt]) -> Liveness {
    let (shown_ms, seen_ms, done_ms) = (Some(0), None, None);
    let missed = Some(Missed::NotSeen);
    let unseen =
        |prompt: &Prompt| PromptOutcome { prompt: *prompt, shown_ms, seen_ms, done_ms, missed };
    Liveness::Measured(Measured {
        prompts: prompts.iter().map(unseen).collect(),
        spoiled: Some(Spoiled::SeveralFaces),
        signals: Vec::new(),
        analysed_frames: 150,
        thresholds: 1,
    })
}

fn capture() -> CaptureFacts {
    CaptureFacts {
        camera: "Camera".to_owned(),
        bus: "usb-1".to_owned(),
        driver: "uvcvideo".to_owned(),
        provenance: Provenance::None,
        pixels: "mjpeg".to_owned(),
        width_px: 640,
        height_px: 480,
        fps: 30.0,
        frames: 150,
        dropped_frames: 0,
        longest_gap_ms: 34,
    }
}

impl Case {
    fn reasons(&self) -> Vec<String> {
        let facts = Facts {
            signup: &self.signup,
            round: Round::of(&self.signup.standing, self.before.as_ref()),
            device: &self.device,
            policy: &self.policy,
            policy_in_force: self.policy_in_force,
            challenge: self.challenge.as_ref(),
            held: &self.held,
        };
        let reasons = reasons(&self.manifest, &facts).into_iter();
        let named = reasons.map(|it| match it.about {
            Some(about) => format!("{} {about}", it.code),
            None => it.code,
        });
        named.collect()
    }

    /// The manifest as it is was accepted, and the signup stands so now.
    fn accepted(mut self, standing: Standing) -> Self {
        let (manifest, policy) = (self.manifest.clone(), self.policy.clone());
        self.before = Some(Before { manifest, policy, withdrawn: HashSet::new() });
        self.signup.standing = standing;
        // It was used, and is not good any more.
        self.challenge = None;
        self
    }

    /// Puts another file in the place of one that is listed, or at the end.
    fn put(&mut self, id: &str, kind: ArtifactKind, document: Option<Slot>) {
        let sha256 = format!("{:064x}", 100 + self.held.len());
        let artifact = Artifact {
            artifact: SafeId::parse(id).unwrap(),
            signup: SIGNUP.to_owned(),
            sha256: sha256.clone(),
            length_bytes: 7,
            received_at: 1_700,
            erase_by: 2_700,
            replaced: false,
        };
        let header = Some(header(id, inside(kind), &recipients()));
        self.held.insert(id.to_owned(), HeldFile { artifact, header });
        let media_type = "application/octet-stream".to_owned();
        let artifact = id.to_owned();
        let entry = ArtifactEntry { artifact, kind, document, media_type, length_bytes: 7, sha256 };
        self.manifest.artifacts.retain(|it| (it.kind, it.document) != (kind, document));
        self.manifest.artifacts.push(entry);
    }

    fn drop_kind(&mut self, kind: ArtifactKind) {
        self.manifest.artifacts.retain(|entry| entry.kind != kind);
    }

    fn decide(&mut self, purpose: &str, decision: Decision) {
        let found = self.manifest.consents.iter_mut().find(|it| it.purpose == purpose);
        found.unwrap().decision = decision;
    }

    fn reseal(&mut self, id: &str, kind: Kind, recipients: &[Recipient]) {
        self.held.get_mut(id).unwrap().header = Some(header(id, kind, recipients));
    }
}

/// What is wrong, and the reasons expected.
fn expect(what: &str, wrong: impl FnOnce(&mut Case), reasons: &[&str]) {
    let mut case = good();
    wrong(&mut case);
    assert_eq!(case.reasons(), reasons, "{what}");
}

#[test]
fn nothing_speaks_against_a_good_one() {
    expect("as it is", |_| {}, &[]);
    expect("optional purpose declined", |it| it.decide("improve", Decision::Decline), &[]);
    let asked_again =
        |it: &mut Case| it.signup.standing = Standing::ActionNeeded { items: Vec::new() };
    expect("asked for again", asked_again, &[]);
    let fallback = |it: &mut Case| it.manifest.consents[0].language = "vi-VN".to_owned();
    expect("a language by its primary one", fallback, &[]);
}

#[test]
fn it_must_belong_here() {
    expect("submitted", |it| it.signup.standing = Standing::Received, &["already_submitted"]);
    let foreign = |it: &mut Case| it.manifest.signup = "another-one".to_owned();
    expect("another signup's", foreign, &["manifest_foreign"]);
    let device = |it: &mut Case| it.manifest.iss = "0".repeat(16);
    expect("another device's", device, &["manifest_foreign iss"]);
    expect("practice", |it| it.manifest.practice = true, &["manifest_foreign practice"]);
    expect("another policy", |it| it.policy_in_force = false, &["policy"]);
}

#[test]
fn consent_is_one_decision_each_on_the_words_signed() {
    let declined = |it: &mut Case| it.decide("identity", Decision::Decline);
    let mut all = vec!["consent identity".to_owned()];
    let covered = good()
        .manifest
        .artifacts
        .into_iter()
        .filter(|entry| matches!(entry.kind, ArtifactKind::Document | ArtifactKind::Details));
    all.extend(covered.map(|entry| format!("artifact_unwanted {}", entry.artifact)));
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    expect("a mandatory purpose declined", declined, &all);
    let undecided = |it: &mut Case| it.manifest.consents.retain(|it| it.purpose != "improve");
    expect("undecided", undecided, &["consent improve"]);
    let twice = |it: &mut Case| {
        let again = it.manifest.consents[2].clone();
        it.manifest.consents.push(again);
    };
    expect("twice", twice, &["consent improve"]);
    let text = |it: &mut Case| it.manifest.consents[0].text_sha256 = "0".repeat(64);
    expect("other words", text, &["consent identity"]);
    let language = |it: &mut Case| it.manifest.consents[0].language = "es".to_owned();
    expect("other language", language, &["consent identity"]);
    let unknown = |it: &mut Case| {
        let mut more = it.manifest.consents[0].clone();
        more.purpose = "marketing".to_owned();
        it.manifest.consents.push(more);
    };
    expect("unknown purpose", unknown, &["consent marketing"]);
}

#[test]
fn every_file_is_the_one_named() {
    let id = "artifact-card";
    let lost = |it: &mut Case| drop(it.held.remove(id));
    expect("not there", lost, &["artifact_incomplete artifact-card"]);
    let digest = |it: &mut Case| it.manifest.artifacts.last_mut().unwrap().sha256 = "0".repeat(64);
    expect("another digest", digest, &["artifact_digest artifact-card"]);
    let length = |it: &mut Case| it.manifest.artifacts.last_mut().unwrap().length_bytes = 99;
    expect("another length", length, &["artifact_digest artifact-card"]);
    let wrong_header = ["artifact_header artifact-card"];
    let none = |it: &mut Case| it.held.get_mut(id).unwrap().header = None;
    expect("no header", none, &wrong_header);
    let kind = |it: &mut Case| it.reseal(id, Kind::Details, &recipients());
    expect("another kind", kind, &wrong_header);
    let alone = |it: &mut Case| it.reseal(id, Kind::Document, &recipients()[..1]);
    expect("not for the seller", alone, &wrong_header);
    let extra = Recipient { role: Role::Reviewer, key: SecretSeed::from_bytes(&[9; 32]).public() };
    let more = |it: &mut Case| {
        it.reseal(id, Kind::Document, &[recipients(), vec![extra]].concat());
    };
    expect("for one more", more, &wrong_header);
    let swapped = |it: &mut Case| {
        let mut swapped = recipients();
        swapped[0].role = Role::Seller;
        swapped[1].role = Role::Reviewer;
        it.reseal(id, Kind::Document, &swapped);
    };
    expect("roles swapped", swapped, &wrong_header);
}

#[test]
fn what_is_wanted_is_there_and_nothing_else() {
    let no_details = |it: &mut Case| it.drop_kind(ArtifactKind::Details);
    expect("no details", no_details, &["artifact_missing details"]);
    let no_card = |it: &mut Case| drop(it.manifest.artifacts.pop());
    expect("no card", no_card, &["artifact_missing card"]);
    let no_clip = |it: &mut Case| it.drop_kind(ArtifactKind::Clip);
    let reasons =
        ["artifact_missing clip", "artifact_unwanted capture", "artifact_unwanted challenge"];
    expect("no clip", no_clip, &reasons);
    let no_transcript = |it: &mut Case| it.drop_kind(ArtifactKind::Transcript);
    expect("no transcript", no_transcript, &["artifact_missing transcript"]);
    let unasked = |it: &mut Case| {
        it.manifest.artifacts.last_mut().unwrap().document =
            Some(Slot { kind: DocumentKind::Card, side: Side::Back });
    };
    expect("unasked", unasked, &["artifact_unwanted artifact-card", "artifact_missing card"]);
    let twice = |it: &mut Case| {
        let again = it.manifest.artifacts.last().unwrap().clone();
        it.manifest.artifacts.push(again);
    };
    expect("twice", twice, &["artifact_unwanted artifact-card"]);
    let unnamed = |it: &mut Case| it.manifest.artifacts.last_mut().unwrap().document = None;
    expect("unnamed", unnamed, &["artifact_unwanted artifact-card", "artifact_missing card"]);
}

#[test]
fn a_clip_comes_with_its_challenge_and_facts() {
    expect("bad challenge", |it| it.challenge = None, &["challenge"]);
    expect("no challenge", |it| it.manifest.challenge = None, &["challenge"]);
    expect("no facts", |it| it.manifest.capture = None, &["artifact_missing capture"]);
    let both = |it: &mut Case| it.manifest.alternative = Some(AlternativeKind::InPerson);
    expect("clip and alternative", both, &["artifact_unwanted alternative"]);
}

#[test]
fn what_was_measured_is_about_the_challenge_and_refuses_nothing() {
    use Prompt::{Blink, LookUp, Smile};
    let other = ["challenge prompts"];
    let cases: [(&str, &[Prompt], &[&str]); 5] = [
        ("nothing seen, but of this challenge", &[Blink, Smile, LookUp], &[]),
        ("another order", &[Smile, Blink, LookUp], &other),
        ("one less", &[Blink, Smile], &other),
        ("one more", &[Blink, Smile, LookUp, Smile], &other),
        ("none", &[], &other),
    ];
    for (what, prompts, reasons) in cases {
        expect(what, |it| it.manifest.liveness = measured(prompts), reasons);
    }
}

#[test]
fn without_the_video_there_is_another_way() {
    let decline = |it: &mut Case| {
        it.decide("face_video", Decision::Decline);
        it.drop_kind(ArtifactKind::Clip);
        it.drop_kind(ArtifactKind::Transcript);
        it.manifest.challenge = None;
        it.manifest.capture = None;
        it.manifest.alternative = Some(AlternativeKind::VideoCall);
    };
    expect("declined", decline, &[]);
    let measured_all_the_same = |it: &mut Case| {
        decline(it);
        it.manifest.liveness = measured(&[Prompt::Blink]);
    };
    expect("measured", measured_all_the_same, &["artifact_unwanted liveness"]);
    let nothing = |it: &mut Case| {
        decline(it);
        it.manifest.alternative = None;
    };
    expect("nothing instead", nothing, &["artifact_missing alternative"]);
    let not_offered = |it: &mut Case| {
        decline(it);
        it.policy.alternatives.retain(|it| it.kind != AlternativeKind::VideoCall);
    };
    expect("not offered", not_offered, &["artifact_unwanted alternative"]);
    let clip_all_the_same = |it: &mut Case| {
        it.decide("face_video", Decision::Decline);
        it.manifest.alternative = Some(AlternativeKind::VideoCall);
    };
    let reasons = [
        "artifact_unwanted artifact-clip",
        "artifact_unwanted artifact-transcript",
        "artifact_unwanted alternative",
    ];
    expect("a clip all the same", clip_all_the_same, &reasons);
}

#[test]
fn all_reasons_come_at_once() {
    let much = |it: &mut Case| {
        it.challenge = None;
        it.manifest.practice = true;
        it.drop_kind(ArtifactKind::Details);
        it.held.remove("artifact-clip");
    };
    let reasons = [
        "manifest_foreign practice",
        "artifact_incomplete artifact-clip",
        "artifact_missing details",
        "challenge",
    ];
    expect("much", much, &reasons);
}

/// What is asked for again.
fn asked(items: &[&str]) -> Standing {
    let reason = NeededReason::Unreadable;
    let item = |name: &&str| ItemNeeded { item: Item::named(name).unwrap(), reason };
    Standing::ActionNeeded { items: items.iter().map(item).collect() }
}

/// As [`expect`], of a submission after one that was accepted.
fn expect_after(standing: Standing, what: &str, wrong: impl FnOnce(&mut Case), reasons: &[&str]) {
    let mut case = good().accepted(standing);
    wrong(&mut case);
    assert_eq!(case.reasons(), reasons, "{what}");
}

fn card() -> Option<Slot> {
    Some(Slot { kind: DocumentKind::Card, side: Side::Whole })
}

fn new_card(case: &mut Case) {
    case.put("another-card", ArtifactKind::Document, card());
}
