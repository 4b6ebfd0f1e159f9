//! Something is asked for again: that is sent, and the rest stays as it is.

use intake::{
    review::{self, Decision, ReviewFault},
    statement,
};
use reqwest::StatusCode;
use signup::wire::{ErasureCause, Receipt, Standing};

use crate::{
    given::{jwt, reasons, received},
    seller::{Seller, refusal},
};

#[tokio::test]
async fn one_thing_is_sent_again_and_approved() {
    let it = received().await;
    it.ask_again(&["bank_statement"]);
    let at = it.files.iter().position(|file| file.entry.artifact.contains("bank")).unwrap();
    let was = &it.files[at];
    // Weeks later: the challenge has run out long ago, and was used.
    it.site.step(20 * 86_400);
    it.site.intake.sweep().await.unwrap();
    let slot = was.entry.document;
    let newer = it.seller.seal("newer-statement", was.entry.kind, slot, b"a newer statement");
    it.seller.upload(&newer).await;
    let mut manifest = it.manifest.clone();
    manifest.iat += 20 * 86_400;
    // The same as before: what was asked for is missing.
    let missing = reasons(it.seller.submit(&manifest).await).await;
    assert_eq!(missing, ["artifact_missing bank_statement"]);
    manifest.artifacts[at] = newer.entry.clone();
    // Something else is changed along with it.
    let details = it.seller.seal("details-again", it.files[2].entry.kind, None, b"{}");
    it.seller.upload(&details).await;
    let mut more = manifest.clone();
    more.artifacts[2] = details.entry.clone();
    let unasked = format!("not_asked_for {}", details.entry.artifact);
    assert_eq!(reasons(it.seller.submit(&more).await).await, [unasked]);
    // Another challenge than the kept clip's.
    let mut other = manifest.clone();
    other.challenge = Some(it.seller.challenge().await.nonce);
    assert_eq!(reasons(it.seller.submit(&other).await).await, ["challenge"]);

    let jws = statement::sign(&manifest, &it.seller.device).unwrap();
    let answer = jwt(it.seller.submit_jws(&jws).await).await;
    let receipt: Receipt = statement::verify(&answer, &it.site.keys.verifying()).unwrap();
    let held: Vec<_> = receipt.held.iter().map(|held| held.artifact.as_str()).collect();
    let listed: Vec<_> = manifest.artifacts.iter().map(|it| it.artifact.as_str()).collect();
    assert_eq!(held, listed);
    assert_eq!(receipt.held[0].received_at, it.manifest.iat);
    // What it took the place of is gone, and so is what was sent for nothing.
    assert_eq!(refusal(it.fetch(was).await).await, (410, "gone".to_owned()));
    let status = it.seller.status().await;
    assert_eq!((status.standing, status.receipts.len()), (Standing::Received, 2));
    let word = it.deletion(&status.deletions[0]);
    assert_eq!((word.cause, word.erased.len()), (ErasureCause::Replaced, 2));
    assert_eq!(jwt(it.seller.submit_jws(&jws).await).await, answer);
    it.decide(Decision::Approve);
    assert_eq!(it.seller.status().await.standing, Standing::Approved);
    let closed = signup::wire::Manifest { iat: manifest.iat + 1, ..manifest };
    assert_eq!(reasons(it.seller.submit(&closed).await).await[0], "already_submitted");
}

#[tokio::test]
async fn what_the_seller_erased_is_filled_again() {
    let it = received().await;
    it.ask_again(&["card"]);
    let [.., tax, _, _, card] = &it.files[..] else { panic!() };
    jwt(it.erase(tax).await).await;
    let again = |file: &crate::seller::SealedFile, id| {
        it.seller.seal(id, file.entry.kind, file.entry.document, b"once more")
    };
    let (new_tax, new_card) = (again(tax, "tax-again"), again(card, "card-again"));
    for file in [&new_tax, &new_card] {
        it.seller.upload(file).await;
    }
    let mut manifest = it.manifest.clone();
    manifest.artifacts.retain(|entry| ![tax, card].iter().any(|file| file.entry == *entry));
    manifest.artifacts.extend([new_tax.entry, new_card.entry]);
    assert_eq!(it.seller.submit(&manifest).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn nothing_is_decided_that_cannot_be() {
    let it = received().await;
    let (data, id) = (it.site.data.path(), it.seller.signup.as_str());
    let other = Seller::open(&it.site.url(), it.site.keys.verifying(), false).await;
    let nothing_sent = review::decide(data, &other.signup, Decision::Approve);
    assert!(matches!(nothing_sent, Err(ReviewFault::NotFound(_))));
    it.decide(Decision::Approve);
    for decision in [Decision::Approve, Decision::ActionNeeded(Vec::new())] {
        let refused = review::decide(data, id, decision);
        assert!(matches!(refused, Err(ReviewFault::NotToDecide(_))));
    }
}
