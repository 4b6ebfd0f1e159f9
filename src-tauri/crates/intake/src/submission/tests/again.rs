//! Submissions after something was asked for again.

use super::*;

#[test]
fn what_was_asked_for_is_new_and_the_rest_is_kept() {
    let again = |what, items: &[&str], wrong: fn(&mut Case), reasons: &[&str]| {
        expect_after(asked(items), what, wrong, reasons);
    };
    again("one thing", &["card"], new_card, &[]);
    again("nothing was asked for", &[], |_| {}, &[]);
    again("not sent", &["card"], |_| {}, &["artifact_missing card"]);
    again(
        "left out",
        &["card"],
        |it| drop(it.manifest.artifacts.pop()),
        &["artifact_missing card"],
    );
    let two = |it: &mut Case| {
        new_card(it);
        it.put("other-details", ArtifactKind::Details, None);
    };
    again("two things", &["card", "details"], two, &[]);
    again("one too many", &["card"], two, &["not_asked_for other-details"]);
    again("one too few", &["card", "details"], new_card, &["artifact_missing details"]);
    let tampered = |it: &mut Case| {
        new_card(it);
        it.manifest.artifacts[2].sha256 = "0".repeat(64);
    };
    let reasons = ["artifact_digest artifact-details", "not_asked_for artifact-details"];
    again("another digest", &["card"], tampered, &reasons);
    let mislabelled = |it: &mut Case| {
        new_card(it);
        it.reseal("another-card", Kind::Details, &recipients());
    };
    again("a new file is looked at", &["card"], mislabelled, &["artifact_header another-card"]);
    let not_taken = |it: &mut Case| it.policy.documents.retain(|it| it.kind != DocumentKind::Card);
    let unwanted = ["artifact_unwanted artifact-card"];
    again("not wanted any more", &["card"], not_taken, &unwanted);
}

#[test]
fn kept_files_may_be_sealed_to_who_reviewed_then() {
    let elsewhere = |it: &mut Case| {
        new_card(it);
        it.signup.seller_key = SecretSeed::from_bytes(&[7; 32]).public().fingerprint();
        it.policy.reviewers[0].key = SecretSeed::from_bytes(&[8; 32]).public().to_base64url();
        let now = [(Role::Reviewer, 8), (Role::Seller, 7)];
        let now = now.map(|(role, seed)| Recipient {
            role,
            key: SecretSeed::from_bytes(&[seed; 32]).public(),
        });
        it.reseal("another-card", Kind::Document, &now);
    };
    expect_after(asked(&["card"]), "another device, another reviewer", elsewhere, &[]);
    let to_before = |it: &mut Case| {
        elsewhere(it);
        it.reseal("another-card", Kind::Document, &recipients());
    };
    let reasons = ["artifact_header another-card"];
    expect_after(asked(&["card"]), "a new file sealed to them", to_before, &reasons);
}

#[test]
fn a_kept_clip_keeps_its_challenge() {
    let other = |it: &mut Case| {
        new_card(it);
        it.manifest.challenge = Some("another".to_owned());
    };
    expect_after(asked(&["card"]), "another challenge", other, &["challenge"]);
    let retold = |it: &mut Case| {
        new_card(it);
        it.manifest.liveness = measured(&[Prompt::Smile]);
    };
    expect_after(asked(&["card"]), "prompts are not compared again", retold, &[]);
    let new_take = |it: &mut Case| {
        it.put("another-clip", ArtifactKind::Clip, None);
        it.put("another-transcript", ArtifactKind::Transcript, None);
    };
    let used = ["challenge"];
    expect_after(asked(&["face_video"]), "a new take of a used one", new_take, &used);
    let fresh = |it: &mut Case| {
        new_take(it);
        it.challenge = Some(challenge());
    };
    expect_after(asked(&["face_video"]), "a new take", fresh, &[]);
    let half = |it: &mut Case| {
        it.put("another-clip", ArtifactKind::Clip, None);
        it.challenge = Some(challenge());
    };
    let missing = ["artifact_missing face_video"];
    expect_after(asked(&["face_video"]), "without its transcript", half, &missing);
    let unasked = ["not_asked_for another-clip", "not_asked_for another-transcript"];
    expect_after(asked(&[]), "a new take nobody asked for", fresh, &unasked);
}

#[test]
fn the_face_video_is_also_answered_by_another_way() {
    let other_way = |it: &mut Case| {
        it.decide("face_video", Decision::Decline);
        it.drop_kind(ArtifactKind::Clip);
        it.drop_kind(ArtifactKind::Transcript);
        (it.manifest.challenge, it.manifest.capture) = (None, None);
        it.manifest.alternative = Some(AlternativeKind::InPerson);
    };
    expect_after(asked(&["face_video"]), "another way", other_way, &[]);
}

#[test]
fn empty_places_are_filled() {
    let erased = |it: &mut Case| {
        it.held.remove("artifact-card");
        new_card(it);
    };
    expect_after(asked(&["details"]), "erased", erased, &["artifact_missing details"]);
    let listed = |it: &mut Case| drop(it.held.remove("artifact-card"));
    let reasons = ["artifact_incomplete artifact-card"];
    expect_after(asked(&[]), "erased and listed all the same", listed, &reasons);
    let back = Some(Slot { kind: DocumentKind::Identity, side: Side::Back });
    let optional = |it: &mut Case| it.put("identity-back", ArtifactKind::Document, back);
    let unasked = ["not_asked_for identity-back"];
    expect_after(asked(&[]), "an optional side nobody asked for", optional, &unasked);
    let beside = |it: &mut Case| {
        optional(it);
        let front = Some(Slot { kind: DocumentKind::Identity, side: Side::Front });
        it.put("another-front", ArtifactKind::Document, front);
    };
    expect_after(asked(&["identity-front"]), "a card in place of a passport", beside, &[]);
    let wanted_now = |it: &mut Case| {
        optional(it);
        for document in &mut it.before.as_mut().unwrap().policy.documents {
            document.optional_sides.clear();
        }
    };
    expect_after(asked(&[]), "wanted only now", wanted_now, &[]);
    let objection = |it: &mut Case| it.put("an-objection", ArtifactKind::Appeal, None);
    let reasons = ["artifact_unwanted an-objection", "not_asked_for an-objection"];
    expect_after(asked(&[]), "an objection", objection, &reasons);
}
