//! Consent withdrawn: what rested on it goes, and only by the device's own word.

use intake::statement;
use reqwest::StatusCode;
use signup::wire::{
    AlternativeKind, Decision, ErasureCause, Item, ItemNeeded, Manifest, NeededReason, Standing,
    Withdrawal,
};

use crate::{
    given::{Received, jwt, reasons, received, send_withdrawal},
    seller::{Seller, refusal},
    site::BEGIN,
};

fn without_the_video(it: &Received) -> Manifest {
    let mut manifest = it.manifest.clone();
    manifest.consents[1].decision = Decision::Decline;
    manifest.artifacts.drain(..2);
    (manifest.challenge, manifest.capture) = (None, None);
    manifest
}

#[tokio::test]
async fn without_the_face_video_another_way_is_asked_for() {
    let it = received().await;
    it.site.step(7);
    let jws = statement::sign(&it.withdrawal("face_video"), &it.seller.device).unwrap();
    let answer = jwt(send_withdrawal(&it.seller, &jws).await).await;
    let word = it.deletion(&answer);
    assert_eq!((word.cause, word.iat), (ErasureCause::Withdrawal, BEGIN + 7));
    let mut erased: Vec<_> = word.erased.iter().map(|it| it.artifact.as_str()).collect();
    erased.sort_unstable();
    assert_eq!(erased, [&it.files[0], &it.files[1]].map(|file| file.entry.artifact.as_str()));
    for file in &it.files[..2] {
        assert_eq!(refusal(it.fetch(file).await).await, (410, "gone".to_owned()));
    }
    assert_eq!(it.fetch(&it.files[2]).await.status(), StatusCode::OK);
    let (item, reason) = (Item::FaceVideo, NeededReason::ConsentWithdrawn);
    let items = vec![ItemNeeded { item, reason }];
    let status = it.seller.status().await;
    assert_eq!(status.standing, Standing::ActionNeeded { items });
    assert_eq!(status.deletions, std::slice::from_ref(&answer));

    let mut manifest = without_the_video(&it);
    let missing = reasons(it.seller.submit(&manifest).await).await;
    assert_eq!(missing, ["artifact_missing alternative", "artifact_missing face_video"]);
    manifest.alternative = Some(AlternativeKind::VideoCall);
    assert_eq!(it.seller.submit(&manifest).await.status(), StatusCode::OK);
    assert_eq!(it.seller.status().await.standing, Standing::Received);
    // The same word again does nothing more, and has the same answer.
    assert_eq!(jwt(send_withdrawal(&it.seller, &jws).await).await, answer);
    assert_eq!(it.seller.status().await.standing, Standing::Received);
    // Nor is the video asked for again where there is another way.
    let again = Withdrawal { iat: BEGIN + 60, ..it.withdrawal("face_video") };
    assert!(it.deletion(&jwt(it.withdraw(&again).await).await).erased.is_empty());
    assert_eq!(it.seller.status().await.standing, Standing::Received);
}

#[tokio::test]
async fn an_old_withdrawal_takes_nothing_back_that_was_given_after_it() {
    let it = received().await;
    let jws = statement::sign(&it.withdrawal("face_video"), &it.seller.device).unwrap();
    jwt(send_withdrawal(&it.seller, &jws).await).await;
    // The seller agrees after all and takes another one.
    let mut manifest = it.manifest.clone();
    for (at, file) in it.files[..2].iter().enumerate() {
        let again = it.seller.seal(&format!("again-{at}"), file.entry.kind, None, b"once more");
        it.seller.upload(&again).await;
        manifest.artifacts[at] = again.entry;
    }
    manifest.challenge = Some(it.seller.challenge().await.nonce);
    assert_eq!(it.seller.submit(&manifest).await.status(), StatusCode::OK);
    jwt(send_withdrawal(&it.seller, &jws).await).await;
    assert_eq!(it.site.files("objects").len(), it.files.len());
    assert_eq!(it.seller.status().await.standing, Standing::Received);
}

#[tokio::test]
async fn without_a_mandatory_purpose_there_is_no_signup() {
    let it = received().await;
    let word = it.deletion(&jwt(it.withdraw(&it.withdrawal("identity")).await).await);
    assert_eq!((word.cause, word.erased.len()), (ErasureCause::Withdrawal, it.files.len()));
    assert_eq!(it.seller.status().await.standing, Standing::Withdrawn);
    assert!(it.site.files("objects").is_empty());
}

#[tokio::test]
async fn a_decision_stands_whatever_is_withdrawn_after_it() {
    let it = received().await;
    it.decide(intake::review::Decision::Approve);
    let word = it.deletion(&jwt(it.withdraw(&it.withdrawal("face_video")).await).await);
    assert_eq!(word.erased.len(), 2);
    assert_eq!(it.seller.status().await.standing, Standing::Approved);
    let improve = it.deletion(&jwt(it.withdraw(&it.withdrawal("improve")).await).await);
    assert!(improve.erased.is_empty());
    assert_eq!(it.seller.status().await.deletions.len(), 2);
}

#[tokio::test]
async fn what_was_asked_for_stays_asked_for() {
    let it = received().await;
    it.ask_again(&["card", "face_video"]);
    jwt(it.withdraw(&it.withdrawal("face_video")).await).await;
    let Standing::ActionNeeded { items } = it.seller.status().await.standing else { panic!() };
    let names: Vec<_> = items.iter().map(|it| (it.item.name(), it.reason.name())).collect();
    let expected = [("card", "unreadable"), ("face_video", "consent_withdrawn")];
    assert_eq!(names, expected.map(|(item, reason)| (item.to_owned(), reason)));
}

#[tokio::test]
async fn a_withdrawal_must_be_the_devices_and_about_what_was_consented_to() {
    type Change = fn(&mut Withdrawal);
    let it = received().await;
    let stranger = Seller::open(&it.site.url(), it.site.keys.verifying(), false).await;
    let good = it.withdrawal("face_video");
    let forged = it.withdraw_as(&good, &stranger.device).await;
    assert_eq!(reasons(forged).await, ["manifest_signature"]);
    // Altered: a claim of one put under the signature of another.
    let sign = |it: &Withdrawal, seller: &Seller| statement::sign(it, &seller.device).unwrap();
    let (signed, other) = (sign(&good, &it.seller), sign(&it.withdrawal("identity"), &it.seller));
    let claims = other.rsplit_once('.').unwrap().0;
    let altered = format!("{claims}.{}", signed.rsplit_once('.').unwrap().1);
    assert_eq!(reasons(send_withdrawal(&it.seller, &altered).await).await, ["manifest_signature"]);

    let wrong = |change: Change| {
        let mut withdrawal = good.clone();
        change(&mut withdrawal);
        withdrawal
    };
    let cases: [(Change, &[&str]); 7] = [
        (|it| it.signup = "another-one".to_owned(), &["manifest_foreign"]),
        (|it| it.iss = "0".repeat(16), &["manifest_foreign iss"]),
        (|it| it.policy = "0".repeat(64), &["policy"]),
        (|it| it.consent.decision = Decision::Agree, &["consent face_video"]),
        (|it| it.consent.text_sha256 = "0".repeat(64), &["consent face_video"]),
        (|it| it.consent.purpose = "marketing".to_owned(), &["consent marketing"]),
        (
            |it| (it.iss, it.policy) = (String::new(), String::new()),
            &["manifest_foreign iss", "policy"],
        ),
    ];
    for (change, expected) in cases {
        assert_eq!(reasons(it.withdraw(&wrong(change)).await).await, expected);
    }
    // Handed in for another signup: that one's device did not sign it.
    let foreign = send_withdrawal(&stranger, &signed).await;
    assert_eq!(reasons(foreign).await, ["manifest_signature"]);
    // No withdrawal at all, or another statement by the right key.
    let manifest = statement::sign(&it.manifest, &it.seller.device).unwrap();
    for body in ["", "a.b.c", &manifest] {
        let response = send_withdrawal(&it.seller, body).await;
        assert_eq!(refusal(response).await, (400, "malformed".to_owned()), "{body}");
    }
    assert_eq!(it.site.files("objects").len(), it.files.len());
    assert_eq!(it.seller.status().await.deletions.len(), 0);
}
