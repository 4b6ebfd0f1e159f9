//! The checksum extension: `Upload-Checksum: sha256 <base64>` over one PATCH's body.

use aws_lc_rs::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY, SHA256};
use axum::http::HeaderMap;
use base64::{Engine, engine::general_purpose::STANDARD};

use crate::fault::Refusal;

/// `sha1` because the extension demands it of every server; our client sends `sha256`.
pub(super) const ALGORITHMS: &str = "sha256,sha1";

/// What a body must hash to.
pub(super) struct Checksum {
    expected: Vec<u8>,
    so_far: Context,
}

impl Checksum {
    /// `None` where the request gives none.
    pub(super) fn of(headers: &HeaderMap) -> Result<Option<Self>, Refusal> {
        let Some(value) = headers.get("upload-checksum") else { return Ok(None) };
        let unknown = || Refusal::malformed("Upload-Checksum must be `sha256 ` and base64");
        let (algorithm, digest) =
            value.to_str().ok().and_then(|value| value.split_once(' ')).ok_or_else(unknown)?;
        let algorithm = match algorithm {
            "sha256" => &SHA256,
            "sha1" => &SHA1_FOR_LEGACY_USE_ONLY,
            _ => return Err(unknown()),
        };
        let expected = STANDARD.decode(digest.trim()).map_err(|_| unknown())?;
        if expected.len() != algorithm.output_len() {
            return Err(unknown());
        }
        Ok(Some(Self { expected, so_far: Context::new(algorithm) }))
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.so_far.update(bytes);
    }

    /// Whether all that was put in is what was announced.
    pub(super) fn holds(self) -> bool {
        self.so_far.finish().as_ref() == self.expected
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn of(value: &'static str) -> Result<Option<Checksum>, Refusal> {
        let value = HeaderValue::from_static(value);
        Checksum::of(&HeaderMap::from_iter([("upload-checksum".parse().unwrap(), value)]))
    }

    #[test]
    fn both_algorithms_are_checked() {
        let sums = [
            "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
            "sha1 qZk+NkcGgWq6PiVxeFDCbJzQ2J0=",
        ];
        for sum in sums {
            for (body, good) in [(&b"abc"[..], true), (b"abd", false)] {
                let mut checksum = of(sum).unwrap().unwrap();
                checksum.update(body);
                assert_eq!(checksum.holds(), good, "{sum}");
            }
        }
        assert!(Checksum::of(&HeaderMap::new()).unwrap().is_none());
    }

    #[test]
    fn what_cannot_be_checked_is_refused() {
        for wrong in ["sha256", "md5 kAFQmDzST7DWlj99KOF/cg==", "sha256 qZk=", "sha256 *"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }
}
