//! A JPEG's segments (ITU-T T.81, B.1.1), one after the other.

const END: u8 = 0xD9;
const SCAN: u8 = 0xDA;

/// One marker with what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Segment<'a> {
    /// The marker's second byte.
    pub(crate) marker: u8,
    /// Behind the length field; empty where a marker has none.
    pub(crate) payload: &'a [u8],
    /// What is encoded behind a scan's header; empty elsewhere.
    pub(crate) scan: &'a [u8],
}

/// All segments up to the picture's own end marker, and where that ends; `None` if it is not there. The
/// thumbnail in the EXIF data has an end marker of its own, which does not count.
pub(crate) fn segments(bytes: &[u8]) -> (Vec<Segment<'_>>, Option<usize>) {
    let mut found = Vec::new();
    let mut at = 2;
    while let Some((marker, after)) = next_marker(bytes, at) {
        at = after;
        match marker {
            END => return (found, Some(at)),
            // TEM and stray restart markers stand alone.
            0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let Some(length) = bytes.get(at..at + 2) else { break };
        let end = at + usize::from(u16::from_be_bytes([length[0], length[1]])).max(2);
        let payload = bytes.get(at + 2..end).unwrap_or_default();
        at = if marker == SCAN { end_of_scan(bytes, end) } else { end };
        let scan = bytes.get(end..at).unwrap_or_default();
        found.push(Segment { marker, payload, scan });
    }
    (found, None)
}

/// The next marker at or after `at`, and where its segment begins. Any number of 0xFF may precede it.
fn next_marker(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let start = at + bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
    let code = start + bytes[start..].iter().position(|byte| *byte != 0xFF)?;
    Some((bytes[code], code + 1))
}

/// Where entropy-coded data ends: at a 0xFF that is neither stuffed, nor fill, nor a restart.
fn end_of_scan(bytes: &[u8], at: usize) -> usize {
    let data = bytes.get(at..).unwrap_or_default();
    let inside = |next: u8| matches!(next, 0x00 | 0xFF | 0xD0..=0xD7);
    let end = data.windows(2).position(|pair| pair[0] == 0xFF && !inside(pair[1]));
    end.map_or(bytes.len(), |end| at + end)
}
