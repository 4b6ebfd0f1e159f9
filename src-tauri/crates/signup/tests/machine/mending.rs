//! What has to be sent again: alone, under the terms in force; and an objection against a refusal.

use signup::effect::Effect;
use signup::event::Event;
use signup::fault::FaultCode;
use signup::intent::Intent;
use signup::view::{PolicyPart, Screen};
use signup::wire::{ArtifactKind, Item, NeededReason, RefusalReason, Standing};

use crate::given::{self, BACK, FRONT, TAX};
use crate::rights::needed;
use crate::script::Script;

fn refused() -> Standing {
    let reasons = vec![RefusalReason::IdentityNotConfirmed];
    Standing::Refused { reasons, appeal: "appeals@market.example".into() }
}

#[test]
fn one_document_is_sent_again_and_everything_else_is_kept() {
    let mut it = Script::at_mine();
    it.stands(needed(&[(Item::Document { slot: TAX }, NeededReason::TooOld)]));
    it.want(Intent::Continue).did(&["keep", "fetch_policy"]).on("documents");
    let Screen::Documents { cards, kept, missing, .. } = it.view().screen else { panic!() };
    assert_eq!((cards.len(), kept, missing), (1, 1, vec![TAX]));
    // What stays cannot be changed.
    it.want(Intent::PickDocument { slot: FRONT }).did(&[]);
    it.want(Intent::RemoveDocument { slot: FRONT }).did(&[]);
    it.give(TAX, 2).want(Intent::Continue).on("match").want(Intent::Continue).on("review");
    let Screen::Review { clip: None, files, kept: 4, .. } = it.view().screen else { panic!() };
    assert_eq!(files.len(), 1);
    it.want(Intent::Send);
    let manifest = it.manifest();
    assert_eq!(manifest.challenge.as_deref(), Some("nonce-1"));
    let ids: Vec<_> = manifest.artifacts.iter().map(|it| it.artifact.as_str()).collect();
    assert_eq!(ids, ["details-1", "identity-front-1", "tax_id-2", "transcript-1", "clip-1"]);
    it.tell(Event::ManifestSigned("again.jws".into())).did(&["keep", "transfer tax_id-2"]);
    it.now.unix_s += 10;
    it.receipted().want(Intent::OpenMine).on("mine");
    assert!(it.folder().settled());
}

#[test]
fn an_optional_side_that_is_asked_for_has_to_be_given() {
    let mut it = Script::at_mine();
    it.stands(needed(&[(Item::Document { slot: BACK }, NeededReason::Incomplete)]));
    it.want(Intent::Continue).on("documents");
    assert!(!it.view().can_continue);
    it.give(BACK, 1);
    assert!(it.view().can_continue);
}

#[test]
fn the_video_alone_is_recorded_again() {
    let mut it = Script::at_mine();
    it.stands(needed(&[(Item::FaceVideo, NeededReason::FaceNotVisible)]));
    it.want(Intent::Continue).on("camera").want(Intent::Back).on("mine");
    it.want(Intent::Continue).camera_opens().want(Intent::Continue).take();
    it.want(Intent::Send).tell(Event::ManifestSigned("again.jws".into()));
    it.did(&["keep", "transfer transcript-2 clip-2"]);
}

#[test]
fn details_that_are_asked_for_again_are_sealed_again() {
    let mut it = Script::at_mine();
    it.stands(needed(&[(Item::Details, NeededReason::AddressDiffers)]));
    it.want(Intent::Continue).on("details").want(Intent::Back).on("mine");
    it.want(Intent::Continue).on("details").want(Intent::Continue).did(&["seal_details"]);
    let sealed = given::entry("details-2", ArtifactKind::Details);
    it.tell(Event::DetailsSealed(sealed)).on("documents");
    it.want(Intent::Continue).want(Intent::Continue).on("review");
}

#[test]
fn a_mending_that_was_interrupted_goes_on_at_the_next_start() {
    let mut earlier = Script::at_mine();
    earlier.stands(needed(&[(Item::Document { slot: TAX }, NeededReason::TooOld)]));
    earlier.want(Intent::Continue).give(TAX, 2);
    let mut it = Script::started();
    it.tell(Event::PolicyArrived(Box::new(given::policy())));
    it.tell(Event::Restored(Box::new(earlier.folder().clone())));
    it.want(Intent::Begin).on("match").want(Intent::Continue).on("review");
}

#[test]
fn new_terms_are_decided_on_before_anything_new_is_collected() {
    let mut it = Script::at_mine();
    it.stands(needed(&[(Item::Document { slot: TAX }, NeededReason::TooOld)]));
    it.want(Intent::Continue).on("documents");
    let changed = given::policy_with(|policy| {
        policy.retention_days.clip = 60;
        policy.reviewers[0].key = "key-2".into();
    });
    it.tell(Event::PolicyArrived(Box::new(changed))).on("consent").faulty(FaultCode::PolicyChanged);
    let Screen::Consent { changes, .. } = it.view().screen else { panic!("consent") };
    let parts: Vec<_> = changes.iter().map(|change| change.part).collect();
    assert_eq!(parts, [PolicyPart::Retention, PolicyPart::Reviewers]);
    assert_eq!(changes[0].before.as_deref(), Some("30"));
    assert_eq!(changes[0].after.as_deref(), Some("60"));
    // What the intake holds stays with it, though it is sealed to the reviewers of its time.
    assert_eq!(it.folder().artifacts().len(), 4);
    it.agree_to_all().want(Intent::Continue).on("documents");
    let Screen::Documents { kept: 1, .. } = it.view().screen else { panic!("kept") };
    assert!(it.folder().policy_before.is_none());
}

#[test]
fn a_refusal_can_be_objected_to() {
    let mut it = Script::at_mine();
    it.stands(refused());
    assert!(!it.view().can_continue, "nothing is asked for again");
    it.want(Intent::WriteAppeal).on("appeal");
    assert!(!it.view().can_continue);
    it.want(Intent::EditAppeal { text: "  It is me.  ".into() });
    it.want(Intent::Back).on("mine").want(Intent::WriteAppeal);
    let Screen::Appeal { text, reasons, .. } = it.view().screen else { panic!("appeal") };
    assert_eq!((text.as_str(), reasons.len()), ("  It is me.  ", 1));
    it.want(Intent::Continue).did(&["seal_appeal"]);
    let Some(Effect::SealAppeal { text, to }) = it.last.first() else { panic!("seals") };
    assert_eq!((text.as_str(), to.reviewers.len()), ("It is me.", 1));
    it.tell(Event::AppealSealed(given::entry("appeal-1", ArtifactKind::Appeal)));
    let manifest = it.manifest();
    assert_eq!(manifest.artifacts.len(), 6);
    it.tell(Event::ManifestSigned("appeal.jws".into())).did(&["keep", "transfer appeal-1"]);
    it.on("sending").want(Intent::Pause);
    assert!(!it.view().can_go_back, "an objection has no road behind it");
    it.want(Intent::Resume);
    it.now.unix_s += 10;
    it.receipted().want(Intent::OpenMine);
    let Screen::Mine { appealed: true, standing, .. } = it.view().screen else { panic!("mine") };
    assert_eq!(standing, Some(Standing::Received));
    it.want(Intent::WriteAppeal).did(&[]).on("mine");
}

#[test]
fn an_objection_that_could_not_be_signed_leaves_no_file_behind() {
    let mut it = Script::at_mine();
    it.stands(refused()).want(Intent::WriteAppeal);
    it.want(Intent::EditAppeal { text: "It is me.".into() }).want(Intent::Continue);
    it.tell(Event::AppealSealed(given::entry("appeal-1", ArtifactKind::Appeal)));
    it.fail("sign", FaultCode::VaultFailed).want(Intent::Retry).did(&["seal_appeal"]);
    it.tell(Event::AppealSealed(given::entry("appeal-2", ArtifactKind::Appeal)));
    it.did(&["keep", "discard appeal-1", "sign"]);
}
