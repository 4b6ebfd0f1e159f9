//! Colour profiles (ICC.1:2022): the numbers that colours need are kept; names, makers, dates and serial numbers of
//! screens and scanners are not.

/// Largest profile that is kept; printers' profiles have some two million bytes.
const MAX_BYTES: usize = 4 * 1024 * 1024;

const HEADER_BYTES: usize = 128;

/// Tags that say how colours are to be shown (9.2), without those that describe.
const KEPT: &[&[u8; 4]] = &[
    b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"B2D0", b"B2D1", b"B2D2", b"B2D3",
    b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC",
    b"kTRC", b"wtpt", b"bkpt", b"chad", b"cicp", b"gamt",
];

/// The same profile with its numbers only; `None` when it is none.
pub(crate) fn anonymous(profile: &[u8]) -> Option<Vec<u8>> {
    if profile.len() > MAX_BYTES || profile.get(36..40)? != b"acsp" {
        return None;
    }
    let mut header: [u8; HEADER_BYTES] = profile.get(..HEADER_BYTES)?.try_into().ok()?;
    // Preferred module, date, platform, maker, model, creator and the checksum over all of them (7.2).
    for range in [4..8, 24..36, 40..44, 48..56, 80..HEADER_BYTES] {
        header[range].fill(0);
    }
    // A date has to be one (4.2).
    header[24..36].copy_from_slice(&[0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    let version = header[8];
    let mut tags: Vec<([u8; 4], Vec<u8>)> =
        vec![(*b"desc", name(version)), (*b"cprt", text(version))];
    let number = |at: usize| {
        let bytes = profile.get(at..at.checked_add(4)?)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?) as usize)
    };
    for index in 0..number(HEADER_BYTES)?.min(100) {
        let at = HEADER_BYTES + 4 + 12 * index;
        let signature: [u8; 4] = profile.get(at..at + 4)?.try_into().ok()?;
        if KEPT.contains(&&signature) && tags.iter().all(|(kept, _)| *kept != signature) {
            let (start, length) = (number(at + 4)?, number(at + 8)?);
            tags.push((signature, profile.get(start..start.checked_add(length)?)?.to_vec()));
        }
    }
    let whole = assemble(header, &tags);
    // Tags may share their bytes: written apart they are longer, never much.
    (tags.len() > 2 && whole.len() <= MAX_BYTES).then_some(whole)
}

/// Header, tag table and tags, each at a multiple of four (7.3, 7.4).
fn assemble(header: [u8; HEADER_BYTES], tags: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let number = |value: usize| (value as u32).to_be_bytes();
    let mut table = number(tags.len()).to_vec();
    let mut body: Vec<u8> = Vec::new();
    let mut placed: Vec<(&[u8], usize)> = Vec::new();
    let body_start = HEADER_BYTES + 4 + 12 * tags.len();
    for (signature, bytes) in tags {
        // Equal tags, as three equal curves, are written once.
        let known = placed.iter().find(|(known, _)| known == bytes).map(|(_, at)| *at);
        let at = known.unwrap_or_else(|| {
            let at = body_start + body.len();
            body.extend_from_slice(bytes);
            body.resize(body.len().next_multiple_of(4), 0);
            placed.push((bytes, at));
            at
        });
        table.extend_from_slice(signature);
        table.extend_from_slice(&number(at));
        table.extend_from_slice(&number(bytes.len()));
    }
    let mut whole = [&header[..], &table, &body].concat();
    let length = number(whole.len());
    whole[..4].copy_from_slice(&length);
    whole
}

/// A name is demanded (8.2): one that says nothing, as version 4 or 2 has it (10.15; ICC.1:2001, 6.5.17).
fn name(version: u8) -> Vec<u8> {
    if version >= 4 {
        return text(version);
    }
    let mut desc = b"desc\0\0\0\0\0\0\0\x01\0".to_vec();
    desc.resize(desc.len() + 4 + 4 + 2 + 1 + 67, 0);
    desc
}

fn text(version: u8) -> Vec<u8> {
    match version >= 4 {
        true => b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS\0\0\0\x02\0\0\0\x1C\0-".to_vec(),
        false => b"text\0\0\0\0-\0".to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_and_words_go() {
        let mut header = [0; HEADER_BYTES];
        for place in [4, 24, 40, 48, 52, 80, 84, 96, 120] {
            header[place..place + 4].copy_from_slice(b"Anna");
        }
        header[8] = 2;
        header[36..40].copy_from_slice(b"acsp");
        let tags = [
            (*b"desc", b"desc\0\0\0\0Anna's screen, serial 4711".to_vec()),
            (*b"rXYZ", b"XYZ \0\0\0\0\0\0\x6f\xa2\0\0\x38\xf5\0\0\x03\x90".to_vec()),
            (*b"vcgt", b"vcgt\0\0\0\0Anna".to_vec()),
        ];
        let clean = anonymous(&assemble(header, &tags)).unwrap();
        let has = |part: &[u8]| clean.windows(part.len()).any(|found| found == part);
        assert!(has(&tags[1].1) && has(b"rXYZ"));
        assert!(!has(b"Anna") && !has(b"vcgt"));
        assert_eq!(anonymous(&clean).as_deref(), Some(&*clean), "cleaning twice is cleaning once");
        for end in 0..clean.len() {
            assert_eq!(anonymous(&clean[..end]), None);
        }
    }
}
