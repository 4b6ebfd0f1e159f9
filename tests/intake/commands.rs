//! The reviewer's side: what a seller sent comes out byte for byte.

use std::fs;

use intake::review::{self, ReviewFault};
use signup::wire::{DeletionReceipt, Standing};

use crate::{
    seller::Seller,
    site::{BEGIN, Site},
};

#[tokio::test]
async fn a_submission_opens_byte_for_byte() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let (_, receipt_jws) = seller.complete().await;
    let receipt: signup::wire::Receipt =
        intake::statement::verify(&receipt_jws, &site.keys.verifying()).unwrap();
    let expected = [
        ("bank_statement.jpg", "the bank_statement"),
        ("card.jpg", "the card"),
        ("clip.mp4", "the clip"),
        ("details.json", "{\"details\":true}"),
        ("identity-front.jpg", "the identity-front"),
        ("receipt.jwt", receipt_jws.as_str()),
        ("tax_id.jpg", "the tax_id"),
        ("transcript.jsonl", "the transcript"),
        ("utility_bill.jpg", "the utility_bill"),
    ];
    // By id and by the number said on the telephone.
    for name in [seller.signup.clone(), receipt.number.to_lowercase()] {
        let out = tempfile::tempdir().unwrap();
        let folder = out.path().join("opened");
        let files = review::open(site.data.path(), &name, &site.reviewer, &folder).unwrap();
        assert_eq!(files.len(), expected.len() + 1);
        for (file, content) in expected {
            assert_eq!(fs::read_to_string(folder.join(file)).unwrap(), content);
        }
        let manifest = fs::read_to_string(folder.join("manifest.jwt")).unwrap();
        assert_eq!(envelope::digest(&manifest), receipt.manifest);
    }
}

#[tokio::test]
async fn another_key_or_an_altered_file_opens_nothing() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let (files, _) = seller.complete().await;
    let out = tempfile::tempdir().unwrap();
    let stranger = envelope::SecretSeed::generate().unwrap();
    let opened = review::open(site.data.path(), &seller.signup, &stranger, out.path());
    assert!(matches!(opened, Err(ReviewFault::Sealed { .. })));
    assert!(!out.path().join("clip.mp4").exists());
    let path = site.data.path().join("objects").join(&files[0].entry.artifact);
    let mut bytes = fs::read(&path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&path, bytes).unwrap();
    let opened = review::open(site.data.path(), &seller.signup, &site.reviewer, out.path());
    assert!(matches!(opened, Err(ReviewFault::Altered(_))));
    let unknown = review::open(site.data.path(), "XXXX-XXXX", &site.reviewer, out.path());
    assert!(matches!(unknown, Err(ReviewFault::NotFound(_))));
    let nowhere = review::open(out.path(), &seller.signup, &site.reviewer, out.path());
    assert!(matches!(nowhere, Err(ReviewFault::NoData(_))));
}

#[tokio::test]
async fn an_operator_lists_and_erases_beside_the_running_server() {
    let site = Site::open().await;
    let seller = Seller::open(&site.url(), site.keys.verifying(), false).await;
    let (files, _) = seller.complete().await;
    let lines = review::list(site.data.path()).unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!((&lines[0].signup, lines[0].opened_at), (&seller.signup, BEGIN));
    assert_eq!(
        (lines[0].artifacts as usize, &lines[0].standing),
        (files.len(), &Standing::Received)
    );

    let erase = |artifact: Option<&str>| {
        review::erase(site.data.path(), &site.keys, &seller.signup, artifact, BEGIN + 1)
    };
    let word = |jws: String| {
        intake::statement::verify::<DeletionReceipt>(&jws, &site.keys.verifying()).unwrap()
    };
    let one = word(erase(Some(&files[0].entry.artifact)).unwrap());
    assert_eq!(one.erased.len(), 1);
    let gone = seller.request(reqwest::Method::GET, &seller.artifact_path(&files[0])).send().await;
    assert_eq!(gone.unwrap().status(), reqwest::StatusCode::GONE);
    assert!(matches!(erase(Some(&files[0].entry.artifact)), Err(ReviewFault::NotFound(_))));
    let rest = word(erase(None).unwrap());
    assert_eq!(rest.erased.len(), files.len() - 1);
    assert!(matches!(erase(None), Err(ReviewFault::NotFound(_))));
    assert!(site.files("objects").is_empty());
    assert_eq!(review::list(site.data.path()).unwrap()[0].standing, Standing::Withdrawn);
}
