//! Takes that are told otherwise than they are. Each client signs and seals as it should; only what it says is wrong.

use intake::review::{Code, Severity, review};
use signup::wire::{Liveness, PromptOutcome, Transcript};

use crate::take::{Take, codes, contradictions, idle, other, performed, transcript};

#[tokio::test]
async fn prompts_that_nobody_did() {
    // The clip of a still face with the transcript of a performance.
    let mut take = Take::of(performed()).await;
    take.clip = idle().clip.clone();
    let report = take.reviewed().await.report;
    let found = contradictions(&report);
    assert_eq!(found.iter().filter(|it| **it == Code::PromptNotInClip).count(), 3, "{found:?}");
    assert!(found.contains(&Code::TranscriptDiffers));
    assert_eq!(report.differences.iter().filter(|it| it.beyond()).count(), 3, "{}", report.table());
}

#[tokio::test]
async fn outcomes_written_over_honest_observations() {
    let mut take = Take::of(idle()).await;
    let done = transcript(&take.challenge, performed()).prompts;
    take.retell(|it| it.prompts = done);
    let report = take.reviewed().await.report;
    assert_eq!(contradictions(&report), [Code::PromptNotInClip; 3], "{}", report.table());
}

#[tokio::test]
async fn a_movement_told_at_another_time() {
    let mut take = Take::of(performed()).await;
    take.retell(|it| {
        let PromptOutcome { seen_ms, done_ms, .. } = &mut it.prompts[2];
        *seen_ms = seen_ms.map(|at| at - 400);
        *done_ms = done_ms.map(|at| at - 400);
    });
    let report = take.reviewed().await.report;
    assert_eq!(contradictions(&report), [Code::PromptTimeDiffers], "{}", report.table());
}

/// Too short for any percentile: four frames in a hundred and fifty.
#[tokio::test]
async fn a_blink_painted_into_the_observations() {
    let mut take = Take::of(performed()).await;
    take.retell(|it| {
        for one in &mut it.observations[70..74] {
            let face = one.face.as_mut().unwrap();
            (face.blink, face.blink_left, face.blink_right) = (0.7, 0.7, 0.7);
        }
    });
    let report = take.reviewed().await.report;
    assert_eq!(contradictions(&report), [Code::TranscriptDiffers], "{}", report.table());
}

#[tokio::test]
async fn clip_and_transcript_of_another_challenge() {
    // An old take that passed its own challenge, sent for this one. The manifest must name this one's prompts, or the
    // intake refuses it.
    let mut take = Take::of(performed()).await;
    let mut old = take.challenge.clone();
    old.nonce = "AAAAAAAAAAAAAAAAAAAAAA".to_owned();
    old.prompts = [
        signup::wire::Prompt::TurnRight,
        signup::wire::Prompt::OpenMouth,
        signup::wire::Prompt::TiltLeft,
    ]
    .to_vec();
    let told = transcript(&old, other());
    take.clip = other().clip.clone();
    take.transcript = told.to_lines();
    let report = take.reviewed().await.report;
    let found = contradictions(&report);
    for code in [Code::NonceDiffers, Code::PromptsDiffer, Code::ManifestDiffers] {
        assert!(found.contains(&code), "{code:?} in {found:?}");
    }
}

#[tokio::test]
async fn times_that_cannot_be() {
    type Lie = fn(&mut Transcript);
    let lies: [(&str, Lie); 6] = [
        ("the first not at once", |it| it.prompts[0].shown_ms = Some(300)),
        ("before the one before was done", |it| it.prompts[1].shown_ms = it.prompts[0].seen_ms),
        ("after its own time", |it| it.prompts[1].shown_ms = Some(3_400)),
        ("sooner than anybody reacts", |it| {
            it.prompts[2].seen_ms = it.prompts[2].shown_ms.map(|at| at + 20);
        }),
        ("done before seen", |it| it.prompts[1].done_ms = it.prompts[1].shown_ms),
        ("counted, not seen", |it| (it.prompts[0].seen_ms, it.prompts[0].done_ms) = (None, None)),
    ];
    // The pictures are the same each time: only what was told is looked at anew.
    for (lie, tell) in lies {
        let mut take = Take::of(performed()).await;
        take.clip = b"no clip: only what is told matters here".to_vec();
        take.retell(tell);
        let report = take.reviewed().await.report;
        let found = contradictions(&report);
        assert!(found.contains(&Code::TimesImpossible), "{lie}: {found:?}");
        assert!(found.contains(&Code::ClipUnreadable));
    }
}

#[tokio::test]
async fn what_was_counted_is_counted_again() {
    let mut take = Take::of(performed()).await;
    (take.capture.frames, take.capture.width_px) = (140, 1280);
    take.retell(|it| it.take.analysed_frames = 149);
    take.liveness = match take.liveness {
        Liveness::Measured(mut measured) => {
            measured.signals.clear();
            measured.prompts[1].seen_ms = Some(1);
            Liveness::Measured(measured)
        }
        Liveness::NotMeasured => unreachable!("it was measured"),
    };
    let report = take.reviewed().await.report;
    let mut found = contradictions(&report);
    found.sort();
    let expected = [
        Code::ManifestDiffers,
        Code::ObservationsMiscounted,
        Code::CaptureDiffers,
        Code::CaptureDiffers,
    ];
    assert_eq!(found, expected, "{}", report.table());
}

#[tokio::test]
async fn files_that_are_none() {
    let mut take = Take::of(performed()).await;
    take.clip.truncate(take.clip.len() / 2);
    take.transcript.push_str("{\"take\":\u{1b}[2J}\n");
    let report = take.reviewed().await.report;
    let found = contradictions(&report);
    assert_eq!(found, [Code::ClipUnreadable, Code::TranscriptUnreadable], "{}", report.table());
    assert!(report.clip.frames > 0 && report.clip.frames < 150);
    assert!(!report.table().contains('\u{1b}'));
}

/// Another version may see otherwise: a reviewer looks, nobody is called a liar for it.
#[tokio::test]
async fn another_version_is_said_and_not_held_against_the_seller() {
    let mut take = Take::of(performed()).await;
    take.clip = idle().clip.clone();
    take.retell(|it| {
        it.take.thresholds += 1;
        it.take.models[0].1 = "0".repeat(64);
    });
    let report = take.reviewed().await.report;
    assert_eq!(contradictions(&report), [], "{}", report.table());
    let attention = codes(&report, Severity::Attention);
    for code in
        [Code::OtherThresholds, Code::OtherModels, Code::TranscriptDiffers, Code::PromptNotInClip]
    {
        assert!(attention.contains(&code), "{code:?} in {attention:?}");
    }
}

#[tokio::test]
async fn a_challenge_the_intake_did_not_sign() {
    let take = Take::of(performed()).await;
    take.send().await;
    let stranger = envelope::SigningKey::generate().unwrap().verifying();
    let (data, name) = (take.site.data.path(), take.seller.signup.as_str());
    let report = review(data, name, &take.site.reviewer, Some(&stranger)).unwrap().report;
    assert_eq!(contradictions(&report), [Code::ChallengeForged]);
}
