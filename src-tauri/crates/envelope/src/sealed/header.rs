//! The header: what the file is and for whom, readable without a key, bound to the payload.

use std::{
    collections::{BTreeMap, HashSet},
    io::Read,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::{
    fault::{OpenFault, SealFault},
    wrap::{ENC_BYTES, WRAPPED_BYTES},
};

/// What the plain bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The face video: MP4, H.264.
    Clip,
    /// A document as accepted, metadata stripped.
    Document,
    /// The form, JSON.
    Details,
    /// Observations and prompt times, JSON lines.
    Transcript,
    /// What the seller says against a refusal: text, UTF-8.
    Appeal,
}

/// Who a recipient is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Named by the policy.
    Reviewer,
    /// The device's own key, so that the seller can see exactly what is held.
    Seller,
}

/// What a file says about itself. Goes into the header in the clear: ids only, no names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The signup it belongs to.
    pub signup: String,
    /// Its own id.
    pub artifact: String,
    /// What it holds.
    pub kind: Kind,
}

/// The header of a sealed file. Its words are the sealer's: authentic only once the file opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The signup it belongs to.
    pub signup: String,
    /// Its own id.
    pub artifact: String,
    /// What it holds.
    pub kind: Kind,
    /// For whom it is sealed, one or more, no two alike.
    pub recipients: Vec<Stanza>,
}

/// The file key wrapped for one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stanza {
    /// The recipient key's fingerprint, 16 lower-case hex digits.
    pub key: String,
    /// Who that is.
    pub role: Role,
    pub(super) enc: [u8; ENC_BYTES],
    pub(super) wrapped: [u8; WRAPPED_BYTES],
}

/// Reads prefix and header without a key: what the intake needs to see for whom a file is sealed.
///
/// # Errors
/// Every [`OpenFault`] up to the recipients; the payload is not looked at.
pub fn read_header(mut input: impl Read) -> Result<Header, OpenFault> {
    read(&mut input).map(|(header, _)| header)
}

/// Magic and version.
pub(super) const MAGIC: [u8; 7] = *b"SEALED\0";
pub(super) const VERSION: u8 = 1;
const HEADER_LIMIT_BYTES: usize = 65536;

/// Reads the header together with the payload's context: prefix and header as they stand.
pub(super) fn read(input: &mut impl Read) -> Result<(Header, Vec<u8>), OpenFault> {
    let mut context = vec![0; 12];
    fill(input, &mut context[..7])?;
    if context[..7] != MAGIC {
        return Err(OpenFault::WrongMagic);
    }
    fill(input, &mut context[7..8])?;
    if context[7] != VERSION {
        return Err(OpenFault::UnknownVersion(context[7]));
    }
    fill(input, &mut context[8..])?;
    let length_bytes = u32::from_be_bytes([context[8], context[9], context[10], context[11]]);
    if !(1..=HEADER_LIMIT_BYTES).contains(&(length_bytes as usize)) {
        return Err(OpenFault::HeaderLength { length_bytes });
    }
    context.resize(12 + length_bytes as usize, 0);
    fill(input, &mut context[12..])?;
    Ok((Header::parse(&context[12..])?, context))
}

/// `read_exact` in our faults.
pub(super) fn fill(input: &mut impl Read, buffer: &mut [u8]) -> Result<(), OpenFault> {
    input.read_exact(buffer).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => OpenFault::Truncated,
        kind => OpenFault::Io(kind),
    })
}

/// Prefix and header as they are written: the payload's context.
pub(super) fn encode(label: &Label, stanzas: &[Stanza]) -> Result<Vec<u8>, SealFault> {
    let json = HeaderJson {
        signup: label.signup.clone(),
        artifact: label.artifact.clone(),
        kind: label.kind,
        recipients: stanzas.iter().map(Stanza::to_json).collect(),
        unknown: BTreeMap::new(),
    };
    let json = serde_json::to_vec(&json).expect("strings and enums are JSON");
    frame(&json)
}

/// Puts the prefix before a header.
pub(super) fn frame(json: &[u8]) -> Result<Vec<u8>, SealFault> {
    let too_long = SealFault::HeaderTooLong { length_bytes: json.len() };
    if json.len() > HEADER_LIMIT_BYTES {
        return Err(too_long);
    }
    let length = u32::try_from(json.len()).map_err(|_| too_long)?;
    Ok([&MAGIC[..], &[VERSION], &length.to_be_bytes(), json].concat())
}

impl Header {
    fn parse(json: &[u8]) -> Result<Self, OpenFault> {
        let text = std::str::from_utf8(json).map_err(|_| OpenFault::HeaderNotJson)?;
        let json: HeaderJson = serde_json::from_str(text).map_err(|error| {
            if error.is_data() { OpenFault::HeaderInvalid } else { OpenFault::HeaderNotJson }
        })?;
        let unknown_below = json.recipients.iter().any(|stanza| !stanza.unknown.is_empty());
        if !json.unknown.is_empty() || unknown_below {
            return Err(OpenFault::HeaderUnknownField);
        }
        if json.recipients.is_empty() {
            return Err(OpenFault::NoRecipients);
        }
        let mut recipients = Vec::with_capacity(json.recipients.len());
        let mut seen = HashSet::new();
        for (index, stanza) in json.recipients.into_iter().enumerate() {
            let malformed = OpenFault::RecipientMalformed { index };
            let stanza = Stanza::from_json(stanza).ok_or(malformed)?;
            if !seen.insert(stanza.key.clone()) {
                return Err(OpenFault::DuplicateRecipient { index });
            }
            recipients.push(stanza);
        }
        Ok(Self { signup: json.signup, artifact: json.artifact, kind: json.kind, recipients })
    }
}

impl Stanza {
    fn from_json(json: StanzaJson) -> Option<Self> {
        let hex = |digit: u8| matches!(digit, b'0'..=b'9' | b'a'..=b'f');
        if json.key.len() != 16 || !json.key.bytes().all(hex) {
            return None;
        }
        Some(Self {
            key: json.key,
            role: json.role,
            enc: exact(&json.enc)?,
            wrapped: exact(&json.wrapped)?,
        })
    }

    fn to_json(&self) -> StanzaJson {
        StanzaJson {
            key: self.key.clone(),
            role: self.role,
            enc: URL_SAFE_NO_PAD.encode(self.enc),
            wrapped: URL_SAFE_NO_PAD.encode(self.wrapped),
            unknown: BTreeMap::new(),
        }
    }
}

/// Decodes base64url in its one canonical form: no padding, no stray bits, exactly `N` bytes.
fn exact<const N: usize>(text: &str) -> Option<[u8; N]> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

// `unknown` instead of `deny_unknown_fields`: it keeps "unknown field", which a later version
// would cause, apart from a broken header.
#[derive(Serialize, Deserialize)]
struct HeaderJson {
    signup: String,
    artifact: String,
    kind: Kind,
    recipients: Vec<StanzaJson>,
    #[serde(flatten, skip_serializing)]
    unknown: BTreeMap<String, IgnoredAny>,
}

#[derive(Serialize, Deserialize)]
struct StanzaJson {
    key: String,
    role: Role,
    enc: String,
    wrapped: String,
    #[serde(flatten, skip_serializing)]
    unknown: BTreeMap<String, IgnoredAny>,
}
