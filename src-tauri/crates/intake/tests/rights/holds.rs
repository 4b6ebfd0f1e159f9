//! A legal hold puts every erasure off, says why and until when, and ends.

use intake::review::{self, ReviewFault};
use reqwest::{Response, StatusCode};
use signup::wire::{ErasureCause, Hold, HoldReason, Standing};

use crate::{
    given::{Received, jwt, received},
    seller::problem,
    site::BEGIN,
};

const DAY: i64 = 86_400;

fn put(it: &Received, reason: HoldReason, days: i64) -> Hold {
    let hold = Hold { reason, until: BEGIN + days * DAY };
    let signup = review::hold(it.site.data.path(), &it.seller.signup, hold).unwrap();
    assert_eq!(signup, it.seller.signup);
    hold
}

async fn refused(response: Response, hold: Hold) {
    let (status, problem) = problem(response).await;
    assert_eq!((status, problem.code.as_str()), (409, "legal_hold"));
    assert_eq!(problem.hold, Some(hold));
}

#[tokio::test]
async fn a_hold_refuses_every_erasure_and_says_why_and_until_when() {
    let it = received().await;
    let hold = put(&it, HoldReason::Order, 10);
    assert_eq!(it.seller.status().await.hold, Some(hold));
    refused(it.end().await, hold).await;
    refused(it.erase(&it.files[0]).await, hold).await;
    refused(it.withdraw(&it.withdrawal("face_video")).await, hold).await;
    refused(it.withdraw(&it.withdrawal("identity")).await, hold).await;
    let (data, keys) = (it.site.data.path(), &it.site.keys);
    for artifact in [None, Some(it.files[0].entry.artifact.as_str())] {
        let erased = review::erase(data, keys, &it.seller.signup, artifact, BEGIN);
        assert!(matches!(erased, Err(ReviewFault::OnHold(it)) if it == hold));
    }
    assert_eq!(it.site.files("objects").len(), it.files.len());
    let status = it.seller.status().await;
    assert_eq!((status.standing, status.deletions.len()), (Standing::Received, 0));
    // A purpose that covers nothing has nothing to hold.
    let word = it.deletion(&jwt(it.withdraw(&it.withdrawal("improve")).await).await);
    assert!(word.erased.is_empty());
    // What was refused is done after the hold.
    it.site.step(10 * DAY);
    assert_eq!(it.seller.status().await.hold, None);
    let word = it.deletion(&jwt(it.end().await).await);
    assert_eq!(word.erased.len(), it.files.len());
    // The same again is the same word, hold or not.
    put(&it, HoldReason::Law, 30);
    assert_eq!(jwt(it.end().await).await, it.seller.status().await.deletions[1]);
}

#[tokio::test]
async fn the_sweep_waits_for_the_end_of_a_hold() {
    let it = received().await;
    put(&it, HoldReason::Law, 100);
    it.site.step(95 * DAY);
    assert_eq!(it.site.intake.sweep().await.unwrap().artifacts, 0);
    assert_eq!(it.site.files("objects").len(), it.files.len());
    it.site.step(5 * DAY);
    assert_eq!(it.site.intake.sweep().await.unwrap().artifacts, it.files.len());
    assert!(it.site.files("objects").is_empty());
    let word = it.deletion(&it.seller.status().await.deletions[0]);
    assert_eq!((word.cause, word.erased.len()), (ErasureCause::Retention, it.files.len()));
}

#[tokio::test]
async fn a_hold_is_released_before_its_end() {
    let it = received().await;
    let data = it.site.data.path();
    put(&it, HoldReason::Law, 5);
    let hold = put(&it, HoldReason::Dispute, 10);
    refused(it.end().await, hold).await;
    review::release(data, &it.seller.signup, BEGIN).unwrap();
    assert_eq!(it.seller.status().await.hold, None);
    assert_eq!(it.end().await.status(), StatusCode::OK);
    let again = review::release(data, &it.seller.signup, BEGIN);
    assert!(matches!(again, Err(ReviewFault::NotFound(_))));
    let nobody = review::hold(data, "nobody-at-all", hold);
    assert!(matches!(nobody, Err(ReviewFault::NotFound(_))));
}

#[tokio::test]
async fn what_is_replaced_under_a_hold_goes_after_it() {
    let it = received().await;
    it.ask_again(&["card"]);
    put(&it, HoldReason::Order, 10);
    let was = it.files.last().unwrap();
    let slot = was.entry.document;
    let card = it.seller.seal("card-again", was.entry.kind, slot, b"a better card");
    it.seller.upload(&card).await;
    let mut manifest = it.manifest.clone();
    *manifest.artifacts.last_mut().unwrap() = card.entry.clone();
    let receipt = jwt(it.seller.submit(&manifest).await).await;
    let receipt: signup::wire::Receipt =
        intake::statement::verify(&receipt, &it.site.keys.verifying()).unwrap();
    // Held all the same, and said so.
    assert_eq!(receipt.held.len(), it.files.len() + 1);
    let besides = receipt.held.last().unwrap();
    assert_eq!((&besides.artifact, besides.document), (&was.entry.artifact, slot));
    assert_eq!(it.fetch(was).await.status(), StatusCode::OK);
    assert_eq!(it.site.intake.sweep().await.unwrap().artifacts, 0);
    it.site.step(10 * DAY);
    assert_eq!(it.site.intake.sweep().await.unwrap().artifacts, 1);
    assert_eq!(it.fetch(was).await.status(), StatusCode::GONE);
    let word = it.deletion(&it.seller.status().await.deletions[0]);
    assert_eq!((word.cause, word.erased.len()), (ErasureCause::Replaced, 1));
}
