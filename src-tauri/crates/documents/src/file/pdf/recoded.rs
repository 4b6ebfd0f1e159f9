//! A stream's bytes for the fresh file: as they are, but photos without their metadata and colour profiles without
//! their names.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::stream::ImageDecodeParams;
use hayro::hayro_syntax::object::{Dict, Stream};
use signup::document::Removed;

use crate::file::{DocumentFault, icc, jpeg};

/// Most that a photo packed once more may have; a file has no more itself.
const MAX_UNPACKED_BYTES: u64 = 64 * 1024 * 1024;

pub(crate) struct Recoded<'a> {
    pub(crate) data: Cow<'a, [u8]>,
    /// Entries of the old dictionary that are not to be copied.
    pub(crate) replaced: &'static [&'static [u8]],
    /// What is written in their place.
    pub(crate) entries: Vec<(&'static [u8], Entry)>,
    pub(crate) removed: BTreeSet<Removed>,
}

pub(crate) enum Entry {
    Name(&'static [u8]),
    Number(i32),
}

/// The length is the writer's to say; a stream in a file elsewhere (7.3.8.2) is not followed.
const LENGTH: &[&[u8]] = &[b"Length", b"F", b"FFilter", b"FDecodeParms", b"DL"];
const CODING: &[&[u8]] =
    &[b"Length", b"F", b"FFilter", b"FDecodeParms", b"DL", b"Filter", b"DecodeParms", b"DP"];
const PIXELS: &[&[u8]] = &[
    b"Length",
    b"F",
    b"FFilter",
    b"FDecodeParms",
    b"DL",
    b"Filter",
    b"DecodeParms",
    b"DP",
    b"BitsPerComponent",
];

pub(crate) fn recoded<'a>(
    stream: &Stream<'a>,
    is_profile: bool,
) -> Result<Recoded<'a>, DocumentFault> {
    let as_it_is = |data| Recoded { data, replaced: LENGTH, entries: vec![], removed: [].into() };
    let mut filters = stream.filters();
    let data = stream.raw_data();
    let decrypted = filters.first() == Some(&Filter::Crypt);
    if decrypted {
        filters.remove(0);
    }
    if is_profile {
        let plain = stream.decoded_data().map_err(|_| DocumentFault::Damaged)?;
        // Without a profile that is one, its number of components says the colours (8.6.5.5).
        let profile = icc::anonymous(&plain).unwrap_or_default();
        return Ok(packed(&profile));
    }
    let as_photo = |bytes: &[u8]| {
        let (clean, removed) = jpeg::stripped(bytes);
        Recoded {
            data: Cow::Owned(clean.to_vec()),
            replaced: CODING,
            entries: vec![(b"Filter", Entry::Name(b"DCTDecode"))],
            removed,
        }
    };
    match &filters[..] {
        // How inks are to be turned into colours may be said beside the photo instead of in it.
        [Filter::DctDecode] if stream.dict().contains_key("DecodeParms") => pixels(stream),
        [Filter::DctDecode] => Ok(as_photo(&data)),
        [Filter::FlateDecode, Filter::DctDecode] => {
            let mut photo = Vec::new();
            ZlibDecoder::new(&*data)
                .take(MAX_UNPACKED_BYTES)
                .read_to_end(&mut photo)
                .map_err(|_| DocumentFault::Damaged)?;
            Ok(as_photo(&photo))
        }
        [Filter::JpxDecode] => Ok(Recoded { data: Cow::Owned(boxes(&data)), ..as_it_is(data) }),
        [.., Filter::DctDecode | Filter::JpxDecode] => pixels(stream),
        _ if decrypted => Ok(packed(&stream.decoded_data().map_err(|_| DocumentFault::Damaged)?)),
        _ => Ok(as_it_is(data)),
    }
}

fn packed<'a>(plain: &[u8]) -> Recoded<'a> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let data = encoder.write_all(plain).and_then(|()| encoder.finish()).unwrap_or_default();
    Recoded {
        data: Cow::Owned(data),
        replaced: CODING,
        entries: vec![(b"Filter", Entry::Name(b"FlateDecode"))],
        removed: BTreeSet::new(),
    }
}

/// A photo coded in a way that is not taken apart here: its pixels.
fn pixels<'a>(stream: &Stream<'a>) -> Result<Recoded<'a>, DocumentFault> {
    let dict: &Dict<'a> = stream.dict();
    let side = |key: &str| dict.get::<u32>(key).unwrap_or(0);
    let params =
        ImageDecodeParams { width: side("Width"), height: side("Height"), ..Default::default() };
    let plain = stream.decoded_image(&params).map_err(|_| DocumentFault::Damaged)?;
    let mut recoded = packed(&plain.data);
    recoded.replaced = PIXELS;
    let bits = plain.image_data.map_or(8, |data| i32::from(data.bits_per_component));
    recoded.entries.push((b"BitsPerComponent", Entry::Number(bits)));
    Ok(recoded)
}

/// A JPEG 2000's boxes (ISO 15444-1, annex I) that its pixels need; a bare code stream has none.
fn boxes(bytes: &[u8]) -> Vec<u8> {
    const KEPT: &[&[u8]] = &[b"jP  ", b"ftyp", b"jp2h", b"jp2c"];
    if !bytes.starts_with(b"\0\0\0\x0CjP  ") {
        return bytes.to_vec();
    }
    let mut kept = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(head) = rest.first_chunk::<8>() {
        let length = match u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize {
            0 => rest.len(),
            1 => rest.get(8..16).and_then(|long| long.try_into().ok()).map_or(rest.len(), |long| {
                usize::try_from(u64::from_be_bytes(long)).unwrap_or(usize::MAX)
            }),
            length => length,
        };
        let (this, next) = rest.split_at(length.clamp(8, rest.len()));
        if KEPT.contains(&&head[4..]) {
            kept.extend_from_slice(this);
        }
        rest = next;
    }
    kept
}
