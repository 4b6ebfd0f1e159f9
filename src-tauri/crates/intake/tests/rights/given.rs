//! What these tests begin with, and what they ask again and again.

use envelope::SigningKey;
use intake::{
    review::{Decision, decide},
    statement,
};
use reqwest::{Method, Response, StatusCode};
use signup::wire::{
    Consent, DeletionReceipt, Item, ItemNeeded, Manifest, NeededReason, RefusalReason, Standing,
    Withdrawal,
};

use crate::{
    seller::{SealedFile, Seller, problem},
    site::{BEGIN, Site},
};

/// A submission that was received.
pub(crate) struct Received {
    pub(crate) site: Site,
    pub(crate) seller: Seller,
    pub(crate) files: Vec<SealedFile>,
    pub(crate) manifest: Manifest,
}

pub(crate) async fn received() -> Received {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let files = seller.everything();
    for file in &files {
        seller.upload(file).await;
    }
    let manifest = seller.manifest(&files, &seller.challenge().await);
    assert_eq!(seller.submit(&manifest).await.status(), StatusCode::OK);
    Received { site, seller, files, manifest }
}

impl Received {
    pub(crate) fn decide(&self, decision: Decision) -> Standing {
        decide(self.site.data.path(), &self.seller.signup, decision).unwrap().1
    }

    /// Asks for these items again.
    pub(crate) fn ask_again(&self, items: &[&str]) {
        let reason = NeededReason::Unreadable;
        let item = |name: &&str| ItemNeeded { item: Item::named(name).unwrap(), reason };
        self.decide(Decision::ActionNeeded(items.iter().map(item).collect()));
    }

    pub(crate) fn refuse(&self) -> Standing {
        self.decide(Decision::Refuse(vec![RefusalReason::IdentityNotConfirmed]))
    }

    pub(crate) fn deletion(&self, jws: &str) -> DeletionReceipt {
        statement::verify(jws, &self.site.keys.verifying()).unwrap()
    }

    /// Erases everything.
    pub(crate) async fn end(&self) -> Response {
        let path = format!("/v1/signups/{}", self.seller.signup);
        self.seller.request(Method::DELETE, &path).send().await.unwrap()
    }

    /// Erases one file.
    pub(crate) async fn erase(&self, file: &SealedFile) -> Response {
        self.seller.request(Method::DELETE, &self.seller.artifact_path(file)).send().await.unwrap()
    }

    pub(crate) async fn fetch(&self, file: &SealedFile) -> Response {
        self.seller.request(Method::GET, &self.seller.artifact_path(file)).send().await.unwrap()
    }

    /// The withdrawal of a purpose, as the app makes it.
    pub(crate) fn withdrawal(&self, purpose: &str) -> Withdrawal {
        let given = self.manifest.consents.iter().find(|it| it.purpose == purpose).unwrap();
        Withdrawal {
            iss: self.manifest.iss.clone(),
            iat: BEGIN + 50,
            signup: self.seller.signup.clone(),
            policy: self.manifest.policy.clone(),
            consent: Consent {
                decision: signup::wire::Decision::Decline,
                at: BEGIN + 50,
                ..given.clone()
            },
        }
    }

    pub(crate) async fn withdraw(&self, withdrawal: &Withdrawal) -> Response {
        self.withdraw_as(withdrawal, &self.seller.device).await
    }

    /// As [`Self::withdraw`], signed by another key.
    pub(crate) async fn withdraw_as(&self, withdrawal: &Withdrawal, key: &SigningKey) -> Response {
        send_withdrawal(&self.seller, &statement::sign(withdrawal, key).unwrap()).await
    }
}

pub(crate) async fn send_withdrawal(seller: &Seller, jws: &str) -> Response {
    let path = format!("/v1/signups/{}/withdrawals", seller.signup);
    seller.request(Method::POST, &path).body(jws.to_owned()).send().await.unwrap()
}

/// The body of an answer that is a statement.
pub(crate) async fn jwt(response: Response) -> String {
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(response.headers()["content-type"], "application/jwt");
    response.text().await.unwrap()
}

/// Why it was refused: `code about`.
pub(crate) async fn reasons(response: Response) -> Vec<String> {
    let (status, problem) = problem(response).await;
    assert_eq!((status, problem.code.as_str()), (422, "refused"));
    let reasons = problem.reasons.into_iter().map(|it| match it.about {
        Some(about) => format!("{} {about}", it.code),
        None => it.code,
    });
    reasons.collect()
}
