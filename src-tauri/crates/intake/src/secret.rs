//! Random ids, tokens and codes; how they are kept and compared.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use signup::continuation::{Code, RANDOM_DIGITS};
use subtle::ConstantTimeEq;

/// The operating system gave no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gave no random bytes")]
pub(crate) struct NoRandomness;

/// 128 random bits as hex: ids, 32 digits. People type them after a command, so none may begin with a hyphen.
pub(crate) fn id() -> Result<String, NoRandomness> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|_| NoRandomness)?;
    Ok(hex::encode(random))
}

/// 128 random bits as base64url: a challenge's nonce, 22 characters.
pub(crate) fn nonce() -> Result<String, NoRandomness> {
    base64url::<16>()
}

/// 256 random bits as base64url: a bearer token, 43 characters.
pub(crate) fn token() -> Result<String, NoRandomness> {
    base64url::<32>()
}

/// A code to go on elsewhere with, of digits that are each equally likely.
pub(crate) fn continuation() -> Result<Code, NoRandomness> {
    let mut digits = [0; RANDOM_DIGITS];
    for digit in &mut digits {
        *digit = u8::try_from(below(10)?).unwrap_or_default();
    }
    Ok(Code::of(digits))
}

/// A receipt's number, 40 random bits to say on the telephone: `XXXX-XXXX`. Not a secret.
pub(crate) fn receipt_number() -> Result<String, NoRandomness> {
    crockford::<8>()
}

/// A number below `bound`, each equally likely. `bound` is not 0.
pub(crate) fn below(bound: u32) -> Result<u32, NoRandomness> {
    // Draws from the incomplete last run of `bound` numbers are thrown away: no modulo bias.
    let whole = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = getrandom::u32().map_err(|_| NoRandomness)?;
        if drawn < whole {
            return Ok(drawn % bound);
        }
    }
}

/// What is stored of a token or code: its SHA-256. They are random, so no salt is needed.
pub(crate) fn hashed(secret: &str) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// Whether `secret` is the one that was stored as `stored`; takes the same time either way.
pub(crate) fn matches(secret: &str, stored: &[u8]) -> bool {
    hashed(secret).ct_eq(stored).into()
}

/// Crockford's base 32: no I, L, O, U, so nothing in it can be read as something else in it.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn crockford<const N: usize>() -> Result<String, NoRandomness> {
    let mut random = [0; N];
    getrandom::fill(&mut random).map_err(|_| NoRandomness)?;
    let letter = |byte: &u8| char::from(ALPHABET[usize::from(byte % 32)]);
    let groups = random.chunks(4).map(|group| group.iter().map(letter).collect::<String>());
    Ok(groups.collect::<Vec<_>>().join("-"))
}

fn base64url<const N: usize>() -> Result<String, NoRandomness> {
    let mut random = [0; N];
    getrandom::fill(&mut random).map_err(|_| NoRandomness)?;
    Ok(URL_SAFE_NO_PAD.encode(random))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_have_their_length_and_differ() {
        assert_eq!(id().unwrap().len(), 32);
        assert_eq!(nonce().unwrap().len(), 22);
        assert_eq!(token().unwrap().len(), 43);
        assert_ne!(token().unwrap(), token().unwrap());
        let code = continuation().unwrap();
        assert_eq!(code.to_string().len(), 29);
        assert!(Code::typed(&code.to_string()) == Ok(code));
        assert!(continuation().unwrap() != continuation().unwrap());
        let number = receipt_number().unwrap();
        assert_eq!(number.as_bytes()[4], b'-');
        assert!(number.bytes().all(|byte| byte == b'-' || ALPHABET.contains(&byte)));
    }

    #[test]
    fn only_the_secret_itself_matches() {
        let stored = hashed("secret");
        assert!(matches("secret", &stored));
        assert!(!matches("secres", &stored));
        assert!(!matches("secret", &stored[..31]));
    }

    #[test]
    fn a_number_below_stays_below() {
        assert!((0..200).all(|_| below(3).unwrap() < 3));
        assert_eq!(below(1).unwrap(), 0);
    }
}
