//! Where a JPEG truly ends inside a longer buffer.

/// The JPEG at the start of `buffer`, up to and including its end-of-image marker.
///
/// Camera drivers hand out whole memory-mapped buffers: behind the picture lie stale bytes of earlier ones,
/// end markers among them. So neither the last nor the first `FF D9` is the right one (a thumbnail in an APP
/// segment carries its own); the segments are walked as ITU-T T.81 annex B lays them out. A buffer without a
/// proper end comes back whole, and decoding it will say what is wrong.
#[must_use]
pub fn cut_at_eoi(buffer: &[u8]) -> &[u8] {
    end_of_image(buffer).map_or(buffer, |end| &buffer[..end])
}

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;

/// The offset behind the end marker; `None` when the structure breaks off before it.
fn end_of_image(buffer: &[u8]) -> Option<usize> {
    if !buffer.starts_with(&[0xFF, SOI]) {
        return None;
    }
    let mut at = 2;
    loop {
        // B.1.1.2: any number of fill bytes FF may stand before a marker's code.
        if *buffer.get(at)? != 0xFF {
            return None;
        }
        while *buffer.get(at)? == 0xFF {
            at += 1;
        }
        let marker = buffer[at];
        at += 1;
        match marker {
            EOI => return Some(at),
            // A second start: the first picture was torn and an older one shows through.
            0x00 | SOI => return None,
            // TEM and the restart markers stand alone.
            0x01 | 0xD0..=0xD7 => {}
            _ => {
                let length = u16::from_be_bytes([*buffer.get(at)?, *buffer.get(at + 1)?]);
                at = at.checked_add(usize::from(length).max(2))?;
                if marker == SOS {
                    at = end_of_scan(buffer, at)?;
                }
            }
        }
    }
}

/// The offset of the first marker behind entropy-coded data, where `FF 00` is a stuffed byte and restart
/// markers belong to the data (B.1.1.5).
fn end_of_scan(buffer: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += buffer.get(at..)?.iter().position(|&byte| byte == 0xFF)?;
        match *buffer.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Start, an APP1 holding a whole thumbnail, a scan with stuffing, fill bytes and a restart, the end.
    const JPEG: &[u8] = &[
        0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x08, 0xFF, 0xD8, 0xFF, 0xD9, 0x00, 0x00, 0xFF, 0xDA, 0x00,
        0x03, 0x01, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD3, 0x56, 0xFF, 0xFF, 0xFF, 0xD9,
    ];

    #[test]
    fn a_stale_tail_with_its_own_end_is_cut_off() {
        let mut buffer = JPEG.to_vec();
        buffer.extend_from_slice(&[0x77, 0xFF, 0xD9, 0x00, 0xFF, 0xD9]);
        assert_eq!(cut_at_eoi(&buffer), JPEG);
        assert_eq!(cut_at_eoi(JPEG), JPEG);
    }

    #[test]
    fn every_cut_short_jpeg_comes_back_whole() {
        for end in 0..JPEG.len() {
            assert_eq!(cut_at_eoi(&JPEG[..end]), &JPEG[..end]);
        }
    }

    #[test]
    fn a_second_start_inside_the_scan_is_no_end() {
        let mut torn = JPEG[..20].to_vec();
        torn.extend_from_slice(JPEG);
        assert_eq!(cut_at_eoi(&torn), torn);
    }
}
