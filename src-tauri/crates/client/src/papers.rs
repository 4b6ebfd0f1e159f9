//! Whether a paper is a statement of the pinned intake. Needs no network.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use envelope::VerifyingKey;
use serde::Deserialize;
use signup::view::PaperCheck;
use signup::wire::{DeletionReceipt, Policy, Receipt, Statement};

use crate::statement;

/// The largest file that is looked at: every statement is well below.
pub(crate) const PAPER_BYTES: u64 = 1 << 20;

/// What a JWS says of itself before anything is verified (RFC 7515, 4.1).
#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    typ: String,
}

/// What `paper` is. `key` is the pinned intake's, `present` the signup of this computer.
pub(crate) fn check(paper: &[u8], key: &VerifyingKey, present: Option<&str>) -> PaperCheck {
    let text = std::str::from_utf8(paper).map(str::trim).unwrap_or_default();
    let Some(header) = header(text) else { return PaperCheck::NotAStatement };
    let genuine = match header.typ.as_str() {
        Receipt::TYP => statement::verify(text, key).ok().map(|it| receipt(it, present)),
        DeletionReceipt::TYP => statement::verify(text, key).ok().map(|it| deletion(it, present)),
        Policy::TYP => statement::verify(text, key).ok().map(policy),
        _ => None,
    };
    genuine.unwrap_or(PaperCheck::NotGenuine)
}

/// Only of what has the form of a signed statement: three parts, the first of them a JOSE header.
fn header(text: &str) -> Option<Header> {
    let parts: Vec<_> = text.split('.').collect();
    let [header, _, _] = parts[..] else { return None };
    let json = URL_SAFE_NO_PAD.decode(header).ok()?;
    serde_json::from_slice(&json).ok().filter(|header: &Header| !header.alg.is_empty())
}

fn receipt(receipt: Receipt, present: Option<&str>) -> PaperCheck {
    let own = present == Some(&receipt.signup);
    let Receipt { number, iss, iat: at, held, .. } = receipt;
    PaperCheck::Receipt { number, iss, at, held, own }
}

fn deletion(deletion: DeletionReceipt, present: Option<&str>) -> PaperCheck {
    let own = present == Some(&deletion.signup);
    let DeletionReceipt { iss, iat: at, cause, erased, .. } = deletion;
    let erased = erased.into_iter().map(|erased| erased.sha256).collect();
    PaperCheck::Deletion { iss, at, cause, erased, own }
}

fn policy(policy: Policy) -> PaperCheck {
    PaperCheck::Policy { iss: policy.iss, at: policy.iat, until: policy.exp }
}

#[cfg(test)]
mod tests {
    use envelope::SigningKey;
    use signup::wire::{Erased, ErasureCause};

    use super::*;
    use crate::testing::statements::{a_policy, a_receipt};

    fn deletion() -> DeletionReceipt {
        let erased = Erased { artifact: "a".into(), sha256: "00".into(), erased_at: 7 };
        DeletionReceipt {
            iss: "Intake".into(),
            iat: 7,
            signup: "signup-1".into(),
            cause: ErasureCause::Withdrawal,
            erased: vec![erased],
            ciphertext_gone: true,
            index_gone: true,
        }
    }

    #[test]
    fn genuine_papers_say_what_they_are() {
        let key = SigningKey::generate().unwrap();
        let checked =
            |jws: String, present| check(format!("{jws}\n").as_bytes(), &key.verifying(), present);
        let receipt = a_receipt("signup-1", "manifest", Vec::new());
        let jws = statement::sign(&receipt, &key).unwrap();
        let told = checked(jws.clone(), Some("signup-1"));
        let PaperCheck::Receipt { number, own, .. } = told else { panic!("{told:?}") };
        assert_eq!((number, own), (receipt.number, true));
        assert!(matches!(checked(jws.clone(), Some("x")), PaperCheck::Receipt { own: false, .. }));
        assert!(matches!(checked(jws, None), PaperCheck::Receipt { own: false, .. }));

        let told = checked(statement::sign(&deletion(), &key).unwrap(), Some("signup-1"));
        let PaperCheck::Deletion { cause, erased, own, at, .. } = told else { panic!("{told:?}") };
        assert_eq!((cause, own, at), (ErasureCause::Withdrawal, true, 7));
        assert_eq!(erased, ["00"]);

        let policy = a_policy();
        let told = checked(statement::sign(&policy, &key).unwrap(), None);
        let PaperCheck::Policy { until, .. } = told else { panic!("{told:?}") };
        assert_eq!(until, policy.exp);
    }

    #[test]
    fn what_was_altered_or_signed_by_others_is_not_genuine() {
        let (key, other) = (SigningKey::generate().unwrap(), SigningKey::generate().unwrap());
        let jws = statement::sign(&deletion(), &key).unwrap();
        let checked = |jws: &str| check(jws.as_bytes(), &key.verifying(), None);
        let foreign = statement::sign(&deletion(), &other).unwrap();
        assert_eq!(checked(&foreign), PaperCheck::NotGenuine);
        let of_another_kind = envelope::sign("manifest+jwt", &deletion(), &key).unwrap();
        assert_eq!(checked(&of_another_kind), PaperCheck::NotGenuine);
        // One for the other: the header belongs to the signature.
        let receipt_header = URL_SAFE_NO_PAD.encode(r#"{"typ":"receipt+jwt","alg":"EdDSA"}"#);
        let (_, rest) = jws.split_once('.').unwrap();
        assert_eq!(checked(&format!("{receipt_header}.{rest}")), PaperCheck::NotGenuine);
        for at in jws.find('.').unwrap() + 1..jws.len() - 1 {
            let mut altered = jws.clone().into_bytes();
            altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
            let told = check(&altered, &key.verifying(), None);
            let expected = match jws.as_bytes()[at] {
                b'.' => PaperCheck::NotAStatement,
                _ => PaperCheck::NotGenuine,
            };
            assert_eq!(told, expected, "byte {at}");
        }
    }

    #[test]
    fn other_files_are_no_statements() {
        let key = SigningKey::generate().unwrap().verifying();
        let no_header = format!("{}.e30.e30", URL_SAFE_NO_PAD.encode(r#"{"typ":"receipt+jwt"}"#));
        let papers: [&[u8]; 6] = [
            b"",
            b"a letter",
            b"a.b.c",
            br#"{"consents":[]}"#,
            b"\xff\xd8\xff",
            no_header.as_bytes(),
        ];
        for paper in papers {
            assert_eq!(check(paper, &key, None), PaperCheck::NotAStatement);
        }
    }
}
