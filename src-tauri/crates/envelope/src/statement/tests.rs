use serde::Deserialize;

use super::*;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Policy {
    iss: String,
    exp: i64,
}

const POLICY: &str = "policy+jwt";

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Receipt {
    iss: String,
    exp: i64,
}

const RECEIPT: &str = "receipt+jwt";

fn policy() -> Policy {
    // Long past: `exp` is the caller's to judge.
    Policy { iss: "intake".into(), exp: 1 }
}

/// Signs any header and claims, as a forger with the right key for one and the wrong idea would.
fn compact(header: &str, claims: &str, key: &SigningKey) -> String {
    let message = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims));
    let pair = aws_lc_rs::signature::Ed25519KeyPair::from_seed_unchecked(key.seed()).unwrap();
    format!("{message}.{}", URL_SAFE_NO_PAD.encode(pair.sign(message.as_bytes())))
}

#[test]
fn a_statement_verifies_under_its_key_alone() {
    let key = SigningKey::generate().unwrap();
    let jws = sign(POLICY, &policy(), &key).unwrap();
    assert_eq!(verify::<Policy>(POLICY, &jws, &key.verifying()), Ok(policy()));
    let other = SigningKey::generate().unwrap().verifying();
    assert_eq!(verify::<Policy>(POLICY, &jws, &other), Err(StatementFault::BadSignature));
    assert_eq!(verify::<Receipt>(RECEIPT, &jws, &key.verifying()), Err(StatementFault::WrongType));
    assert_eq!(digest(&jws).len(), 64);
    assert_eq!(format!("{key:?}"), "SigningKey(..)");
}

#[test]
fn keys_are_those_of_rfc_8037() {
    // RFC 8037, appendix A.1 and A.2.
    let d = URL_SAFE_NO_PAD.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").unwrap();
    let key = SigningKey::from_seed(&d.try_into().unwrap());
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    assert_eq!(key.verifying().to_base64url(), x);
    assert_eq!(VerifyingKey::from_base64url(x), Ok(key.verifying()));
}

#[test]
fn any_changed_character_is_refused() {
    let key = SigningKey::from_seed(&[4; 32]);
    let jws = sign(POLICY, &policy(), &key).unwrap();
    for at in 0..jws.len() {
        for with in [b'A', b'-', b'.', b'='] {
            let mut bytes = jws.clone().into_bytes();
            if bytes[at] != with {
                bytes[at] = with;
                let altered = String::from_utf8(bytes).unwrap();
                assert!(
                    verify::<Policy>(POLICY, &altered, &key.verifying()).is_err(),
                    "{at} {altered}"
                );
            }
        }
        assert!(verify::<Policy>(POLICY, &jws[..at], &key.verifying()).is_err());
    }
    assert!(verify::<Policy>(POLICY, &format!("{jws}A"), &key.verifying()).is_err());
    assert!(verify::<Policy>(POLICY, &format!("{jws}."), &key.verifying()).is_err());
}

#[test]
fn a_header_says_typ_and_alg_and_no_more() {
    let key = SigningKey::from_seed(&[4; 32]);
    let claims = r#"{"iss":"intake","exp":1}"#;
    let verdict = |header: &str| {
        verify::<Policy>(POLICY, &compact(header, claims, &key), &key.verifying()).map(|_| ())
    };
    assert_eq!(verdict(r#"{"typ":"policy+jwt","alg":"EdDSA"}"#), Ok(()));
    assert_eq!(verdict(r#"{ "alg":"EdDSA", "typ":"policy+jwt"}"#), Ok(()));
    for (header, fault) in [
        (r#"{"typ":"policy+jwt","alg":"none"}"#, StatementFault::Malformed),
        (r#"{"typ":"policy+jwt","alg":"HS256"}"#, StatementFault::WrongAlgorithm),
        (r#"{"typ":"policy+jwt","alg":"ES256"}"#, StatementFault::WrongAlgorithm),
        (r#"{"typ":"POLICY+JWT","alg":"EdDSA"}"#, StatementFault::WrongType),
        (r#"{"typ":"JWT","alg":"EdDSA"}"#, StatementFault::WrongType),
        (r#"{"alg":"EdDSA"}"#, StatementFault::WrongType),
        (r#"{"typ":"policy+jwt","alg":"EdDSA","crit":["b64"]}"#, StatementFault::UnexpectedHeader),
        (r#"{"typ":"policy+jwt","alg":"EdDSA","b64":false}"#, StatementFault::UnexpectedHeader),
        (r#"{"typ":"policy+jwt","alg":"EdDSA","kid":"1"}"#, StatementFault::UnexpectedHeader),
        (r#"{"typ":"policy+jwt","alg":"EdDSA","alg":"EdDSA"}"#, StatementFault::Malformed),
        (r#"{"typ":"policy+jwt","alg":"EdDSA"} x"#, StatementFault::Malformed),
        (r#"[]"#, StatementFault::Malformed),
    ] {
        assert_eq!(verdict(header), Err(fault), "{header}");
    }
}

#[test]
fn hmac_over_the_public_key_is_no_signature() {
    let key = SigningKey::from_seed(&[4; 32]).verifying();
    let header = Header { typ: Some(POLICY.into()), ..Header::new(Algorithm::HS256) };
    let secret = jsonwebtoken::EncodingKey::from_secret(key.as_bytes());
    let jws = jsonwebtoken::encode(&header, &policy(), &secret).unwrap();
    assert_eq!(verify::<Policy>(POLICY, &jws, &key), Err(StatementFault::WrongAlgorithm));
}

#[test]
fn claims_of_another_shape_are_refused() {
    let key = SigningKey::from_seed(&[4; 32]);
    let header = r#"{"typ":"policy+jwt","alg":"EdDSA"}"#;
    for claims in [r#"{"iss":"intake"}"#, r#"{"iss":"i","exp":1,"more":1}"#, "not json", "[]"] {
        let jws = compact(header, claims, &key);
        assert_eq!(verify::<Policy>(POLICY, &jws, &key.verifying()), Err(StatementFault::Claims));
    }
}

#[test]
fn a_statement_is_read_where_its_digest_is_vouched_for() {
    let key = SigningKey::generate().unwrap();
    let jws = sign(POLICY, &policy(), &key).unwrap();
    let vouched = digest(&jws);
    assert_eq!(read_vouched::<Policy>(POLICY, &jws, &vouched), Ok(policy()));
    let read = |typ, jws: &str, vouched: &str| read_vouched::<Policy>(typ, jws, vouched);
    assert_eq!(read(POLICY, &jws, &digest("another")), Err(StatementFault::OtherDigest));
    let altered = format!("{jws}A");
    assert_eq!(read(POLICY, &altered, &vouched), Err(StatementFault::OtherDigest));
    assert_eq!(read(RECEIPT, &jws, &vouched), Err(StatementFault::WrongType));
    let foreign = compact(r#"{"typ":"policy+jwt","alg":"EdDSA"}"#, r#"{"iss":5}"#, &key);
    assert_eq!(read(POLICY, &foreign, &digest(&foreign)), Err(StatementFault::Claims));
    assert_eq!(
        read(POLICY, "no statement", &digest("no statement")),
        Err(StatementFault::Malformed)
    );
}
