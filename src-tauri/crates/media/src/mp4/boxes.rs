//! Walking the boxes of an MP4 by hand.
//!
//! Only leaves go to the library: it reads every box kind recursively, and a file of nothing but nested
//! headers would take the whole stack. Here the depth is what the caller asks for.

use crate::fault::ClipFault;

/// One box, borrowed from the file.
#[derive(Clone, Copy)]
pub(super) struct Box<'a> {
    pub(super) kind: [u8; 4],
    /// Header included, for a decoder of this kind of box.
    pub(super) whole: &'a [u8],
    pub(super) body: &'a [u8],
    /// The size in the header is more than there is.
    pub(super) cut_short: bool,
}

/// The boxes of `bytes`, one level. Fewer than 8 bytes at the end are padding.
pub(super) fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = Result<Box<'_>, ClipFault>> {
    std::iter::from_fn(move || {
        let (size, rest) = bytes.split_first_chunk::<4>()?;
        let (kind, rest) = rest.split_first_chunk::<4>()?;
        let (size, header) = match u32::from_be_bytes(*size) {
            0 => (bytes.len() as u64, 8),
            1 => match rest.first_chunk::<8>() {
                Some(size) => (u64::from_be_bytes(*size), 16),
                None => return None,
            },
            size => (u64::from(size), 8),
        };
        if size < header {
            bytes = &[];
            return Some(Err(ClipFault::Malformed("box size")));
        }
        let cut_short = size > bytes.len() as u64;
        let end = if cut_short { bytes.len() } else { size as usize };
        let (whole, rest) = bytes.split_at(end);
        bytes = rest;
        let body = &whole[(header as usize).min(whole.len())..];
        Some(Ok(Box { kind: *kind, whole, body, cut_short }))
    })
}

/// The first box of this kind, one level deep.
pub(super) fn find<'a>(bytes: &'a [u8], kind: &[u8; 4]) -> Result<Option<Box<'a>>, ClipFault> {
    for found in boxes(bytes) {
        let found = found?;
        if found.kind == *kind {
            return if found.cut_short {
                Err(ClipFault::Malformed("box beyond its parent"))
            } else {
                Ok(Some(found))
            };
        }
    }
    Ok(None)
}

/// The box at the end of a path of kinds.
pub(super) fn descend<'a>(
    mut bytes: &'a [u8],
    path: &[&[u8; 4]],
) -> Result<Option<Box<'a>>, ClipFault> {
    let mut last = None;
    for kind in path {
        let Some(found) = find(bytes, kind)? else { return Ok(None) };
        bytes = found.body;
        last = Some(found);
    }
    Ok(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_that_lie_are_told() {
        let inner = [0, 0, 0, 9, b'i', b'n', b'n', b'r', 7];
        let mut outer = vec![0, 0, 0, 17, b'o', b'u', b't', b'r'];
        outer.extend(inner);
        let found = descend(&outer, &[b"outr", b"innr"]).unwrap().unwrap();
        assert_eq!(found.body, [7]);
        outer[3] = 18;
        assert!(matches!(find(&outer, b"outr"), Err(ClipFault::Malformed(_))));
        outer[3] = 7;
        assert!(matches!(find(&outer, b"outr"), Err(ClipFault::Malformed(_))));
    }

    #[test]
    fn a_64_bit_size_and_a_box_to_the_end_are_read() {
        let large = [0, 0, 0, 1, b'm', b'd', b'a', b't', 0, 0, 0, 0, 0, 0, 0, 17, 5];
        assert_eq!(find(&large, b"mdat").unwrap().unwrap().body, [5]);
        let open = [0, 0, 0, 0, b'm', b'd', b'a', b't', 1, 2];
        assert_eq!(find(&open, b"mdat").unwrap().unwrap().body, [1, 2]);
    }
}
