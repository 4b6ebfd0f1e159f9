//! Objections against a refusal.

use super::*;

fn refused() -> Standing {
    let reasons = vec![RefusalReason::DocumentsNotAccepted];
    Standing::Refused { reasons, appeal: "appeals@marketplace.example".to_owned() }
}

fn objection(case: &mut Case) {
    case.put("an-objection", ArtifactKind::Appeal, None);
}

#[test]
fn an_appeal_is_what_was_refused_and_a_text() {
    let appeal = |what, wrong: &dyn Fn(&mut Case), reasons: &[&str]| {
        expect_after(refused(), what, wrong, reasons);
    };
    appeal("as it should be", &objection, &[]);
    appeal("no text", &|_| {}, &["artifact_missing appeal"]);
    let two = |it: &mut Case| {
        objection(it);
        let first = it.manifest.artifacts.pop().unwrap();
        it.put("more-of-it", ArtifactKind::Appeal, None);
        it.manifest.artifacts.push(first);
    };
    appeal("two texts", &two, &["not_asked_for an-objection"]);
    let changed = |it: &mut Case| {
        objection(it);
        new_card(it);
    };
    let reasons = ["not_asked_for another-card", "artifact_missing artifact-card"];
    appeal("something else changed", &changed, &reasons);
    let left_out = |it: &mut Case| {
        it.manifest.artifacts.pop();
        objection(it);
    };
    appeal("something left out", &left_out, &["artifact_missing artifact-card"]);
    let erased = |it: &mut Case| {
        left_out(it);
        it.held.remove("artifact-card");
    };
    appeal("something erased since", &erased, &[]);
    let other_policy = |it: &mut Case| {
        objection(it);
        it.policy_in_force = false;
    };
    appeal("another policy", &other_policy, &["policy"]);
    let for_others = |it: &mut Case| {
        objection(it);
        it.reseal("an-objection", Kind::Appeal, &recipients()[..1]);
    };
    appeal("sealed for others", &for_others, &["artifact_header an-objection"]);
    let named = |it: &mut Case| it.put("an-objection", ArtifactKind::Appeal, card());
    let reasons = ["not_asked_for an-objection", "artifact_missing appeal"];
    appeal("as a document", &named, &reasons);
}

#[test]
fn an_appeal_has_the_decisions_of_before() {
    let declined = |it: &mut Case| {
        objection(it);
        it.decide("face_video", Decision::Decline);
    };
    expect_after(refused(), "another decision", declined, &["consent face_video"]);
    let withdrawn = |it: &mut Case| {
        declined(it);
        it.before.as_mut().unwrap().withdrawn.insert("face_video".to_owned());
    };
    expect_after(refused(), "withdrawn since", withdrawn, &[]);
    let undecided = |it: &mut Case| {
        objection(it);
        it.manifest.consents.pop();
    };
    expect_after(refused(), "undecided", undecided, &["consent improve"]);
}

#[test]
fn a_second_appeal_makes_room_for_itself() {
    let mut case = good();
    objection(&mut case);
    let mut case = case.accepted(refused());
    case.put("a-second-one", ArtifactKind::Appeal, None);
    assert_eq!(case.reasons(), Vec::<String>::new());
    // Asked for again instead, the text stays or goes as the seller likes.
    case.signup.standing = asked(&["card"]);
    case.manifest = case.before.as_ref().unwrap().manifest.clone();
    new_card(&mut case);
    assert_eq!(case.reasons(), Vec::<String>::new());
    case.drop_kind(ArtifactKind::Appeal);
    assert_eq!(case.reasons(), Vec::<String>::new());
}
