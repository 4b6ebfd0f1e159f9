//! Takes that were made as they are told.

use intake::review::{Code, Compared, Measure, ReviewFault, Severity, Signature, review};
use signup::wire::{Liveness, Missed, Provenance};

use crate::take::{PROMPTS, Take, codes, contradictions, footage, other, performed};

#[tokio::test]
async fn an_honest_take_agrees_with_itself() {
    let review = Take::of(performed()).await.reviewed().await;
    let report = &review.report;
    assert_eq!(contradictions(report), [], "{}", report.table());
    assert_eq!(report.signature, Signature::Verified);
    assert_eq!(
        (report.clip.frames, report.clip.length_ms, report.matched_frames),
        (150, 5_000, 150)
    );
    assert_eq!((report.clip.width_px, report.clip.height_px), (640, 480));
    let prompts: Vec<_> = report.prompts.iter().map(|it| it.prompt).collect();
    assert_eq!(prompts, PROMPTS);
    for it in &report.prompts {
        let (told, seen) = (it.transcript.as_ref().unwrap(), it.clip.as_ref().unwrap());
        assert_eq!((told.missed, seen.missed), (None, None), "{}", report.table());
        assert!(told.seen_ms.unwrap().abs_diff(seen.seen_ms.unwrap()) <= 100, "{}", report.table());
    }
    let measures: Vec<_> = report.differences.iter().map(|it| it.measure).collect();
    assert_eq!(measures, Measure::ALL);
    assert!(report.differences.iter().all(|it| it.gross_frames == 0));
}

#[tokio::test]
async fn a_busy_device_is_no_liar() {
    let report = Take::of(&footage("seq_blink_smile_turn_left", 2)).await.reviewed().await.report;
    assert_eq!(contradictions(&report), [], "{}", report.table());
    assert_eq!((report.analysed_frames.transcript, report.matched_frames), (Some(75), 75));
    let missed = |it: &Compared| it.clip.as_ref().unwrap().missed;
    assert!(report.prompts.iter().all(|it| missed(it).is_none()), "{}", report.table());
    // So busy that it misses a blink, and sees a movement begin later than it did.
    let report = Take::of(&footage("seq_blink_smile_turn_left", 4)).await.reviewed().await.report;
    assert_eq!(contradictions(&report), [], "{}", report.table());
    let attention = codes(&report, Severity::Attention);
    assert!(attention.contains(&Code::FewAnalysed), "{}", report.table());
    assert!(attention.contains(&Code::PromptOnlyInClip), "{}", report.table());
}

/// A clip that was recorded earlier cannot know what it will be asked for.
#[tokio::test]
async fn a_clip_of_other_prompts_misses_those_asked_for() {
    let review = Take::of(other()).await.reviewed().await;
    let report = &review.report;
    assert_eq!(contradictions(report), [], "{}", report.table());
    let attention = codes(report, Severity::Attention);
    assert_eq!(attention.iter().filter(|it| **it == Code::PromptMissed).count(), 3);
    let turn = report.prompts[2].clip.as_ref().unwrap();
    assert!(matches!(turn.missed, Some(Missed::NotSeen | Missed::WrongSide)), "{turn:?}");
}

#[tokio::test]
async fn what_is_known_of_the_camera_is_said_first() {
    for (provenance, warned) in
        [(Provenance::None, 0), (Provenance::Suspected, 1), (Provenance::Declared, 1)]
    {
        let mut take = Take::of(performed()).await;
        take.capture.provenance = provenance;
        take.clip = b"no clip: only what is told matters here".to_vec();
        let report = take.reviewed().await.report;
        let attention = codes(&report, Severity::Attention);
        assert_eq!(attention.iter().filter(|it| **it == Code::VirtualCamera).count(), warned);
        assert_eq!(report.camera.unwrap().provenance, provenance);
    }
}

/// The puppet's take agrees with everything that was measured: that it is one stands in the manifest alone.
#[tokio::test]
async fn a_puppet_is_told_by_its_camera_alone() {
    let puppet = Take::in_practice(performed()).await.reviewed().await;
    let report = &puppet.report;
    let told: Vec<_> = report.findings.iter().map(|it| (it.severity, it.code)).collect();
    let expected = [(Severity::Attention, Code::VirtualCamera), (Severity::Note, Code::Practice)];
    assert_eq!(told, expected, "{}", report.table());
    assert!(report.practice && report.table().contains("PRACTICE"));
}

#[tokio::test]
async fn the_page_is_for_its_reader_only_and_runs_nothing() {
    let mut take = Take::of(performed()).await;
    take.capture.camera = "<script>alert(1)</script>\u{1b}[2J\"'&".to_owned();
    take.capture.driver = "\" onload=\"x".to_owned();
    let review = take.reviewed().await;
    let out = tempfile::tempdir().unwrap();
    let path = review.write_page(&out.path().join("reviews")).unwrap();
    let page = std::fs::read_to_string(&path).unwrap();
    assert!(path.ends_with("reviews/review.html"));
    assert!(page.contains("&lt;script&gt;alert(1)"));
    assert!(!page.contains("<script") && !page.contains("\" onload"));
    assert!(page.contains("default-src 'none'"));
    for elsewhere in ["http://", "https://", "url(", "@import", "<link", "<iframe"] {
        assert!(!page.contains(elsewhere), "{elsewhere}");
    }
    assert!(
        page.contains("Only the camera&#39;s provenance")
            || page.contains("Only the camera's provenance")
    );
    assert_eq!(page.matches("data:image/jpeg;base64,/9j/").count(), 3 * 4);
    assert_eq!(page.matches("<path class=\"clip\"").count(), 1 + Measure::ALL.len());
    // Nor does the table move the reader's terminal.
    assert!(!review.report.table().contains('\u{1b}'));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode =
            |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
}

#[tokio::test]
async fn what_cannot_be_reviewed_says_so() {
    let mut take = Take::of(performed()).await;
    take.liveness = Liveness::NotMeasured;
    take.send().await;
    let (data, signup) = (take.site.data.path(), take.seller.signup.as_str());
    let unchecked = review(data, signup, &take.site.reviewer, None).unwrap().report;
    assert_eq!(unchecked.signature, Signature::NotChecked);
    let attention = codes(&unchecked, Severity::Attention);
    assert!(
        attention.contains(&Code::ChallengeNotVerified) && attention.contains(&Code::NotMeasured)
    );
    let stranger = envelope::SecretSeed::generate().unwrap();
    let closed = review(data, signup, &stranger, None);
    assert!(matches!(closed, Err(ReviewFault::Sealed { .. })));
    let nobody = review(data, "XXXX-XXXX", &take.site.reviewer, None);
    assert!(matches!(nobody, Err(ReviewFault::NotFound(_))));
    // Erased: there is nothing left to look at.
    let keys = &take.site.keys;
    intake::review::erase(data, keys, signup, None, crate::site::BEGIN + 1).unwrap();
    let erased = review(data, signup, &take.site.reviewer, None);
    assert!(matches!(erased, Err(ReviewFault::NotFound(_))));
}
