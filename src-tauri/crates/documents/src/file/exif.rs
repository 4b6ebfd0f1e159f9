//! What an EXIF block says, as far as it is told to the seller, and the one thing of it that is kept.

use std::collections::BTreeSet;

use image::metadata::Orientation;
use signup::document::Removed;

/// Entries read of one directory; a real one has some forty.
const MAX_ENTRIES: usize = 500;

/// A TIFF block (TIFF 6.0, section 2) that says how the picture is to be turned and nothing else.
pub(crate) fn orientation_alone(orientation: Orientation) -> [u8; 26] {
    let mut block = *b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    block[19] = orientation.to_exif();
    block
}

/// The orientation in a TIFF block; `None` also where it says that nothing is to be done.
pub(crate) fn orientation(block: &[u8]) -> Option<Orientation> {
    Orientation::from_exif_chunk(block).filter(|found| *found != Orientation::NoTransforms)
}

/// What is in a TIFF block (EXIF 3.0, 4.6) beside the orientation.
pub(crate) fn contents(block: &[u8]) -> BTreeSet<Removed> {
    let mut found = BTreeSet::new();
    let Some(reader) = Reader::new(block) else { return found };
    let Some(first) = reader.number(4, 4) else { return found };
    let (entries, next) = reader.directory(first as usize);
    if next != 0 {
        found.insert(Removed::Thumbnail);
    }
    for entry in entries {
        match entry.tag {
            // Orientation and the units that go with it.
            0x0112 | 0x011A | 0x011B | 0x0128 | 0x0213 => {}
            0x8825 => {
                found.insert(Removed::Location);
            }
            0x013B | 0x8298 | 0x9C9B | 0x9C9D | 0x9C9F => {
                found.insert(Removed::Author);
            }
            0x010E | 0x9C9C => {
                found.insert(Removed::Comments);
            }
            0x02BC => found.extend(xmp(&[])),
            0x8769 => {
                for entry in reader.directory(entry.value as usize).0 {
                    found.insert(match entry.tag {
                        0x9286 => Removed::Comments,
                        0xA430 => Removed::Author,
                        _ => Removed::CameraDetails,
                    });
                }
            }
            _ => {
                found.insert(Removed::CameraDetails);
            }
        }
    }
    found
}

/// What is in an XMP packet (ISO 16684-1), by the names of its properties.
pub(crate) fn xmp(packet: &[u8]) -> BTreeSet<Removed> {
    const TOLD: &[(&[u8], Removed)] = &[
        (b"exif:GPS", Removed::Location),
        (b"tiff:Make", Removed::CameraDetails),
        (b"tiff:Model", Removed::CameraDetails),
        (b"exif:Exposure", Removed::CameraDetails),
        (b"aux:", Removed::CameraDetails),
        (b"xmp:Thumbnails", Removed::Thumbnail),
        (b"xmpGImg:", Removed::Thumbnail),
        (b"dc:creator", Removed::Author),
        (b"dc:title", Removed::Author),
        (b"xmp:CreatorTool", Removed::Author),
        (b"pdf:Producer", Removed::Author),
        (b"dc:description", Removed::Comments),
        (b"History", Removed::History),
        (b"DerivedFrom", Removed::History),
    ];
    let has = |name: &[u8]| packet.windows(name.len()).any(|part| part == name);
    let found: BTreeSet<_> =
        TOLD.iter().filter(|(name, _)| has(name)).map(|(_, removed)| *removed).collect();
    // Programs that edit write it, whatever it says.
    if found.is_empty() { BTreeSet::from([Removed::History]) } else { found }
}

struct Entry {
    tag: u16,
    value: u32,
}

struct Reader<'a> {
    block: &'a [u8],
    big_endian: bool,
}

impl<'a> Reader<'a> {
    fn new(block: &'a [u8]) -> Option<Self> {
        let big_endian = match block.get(..4)? {
            b"MM\0\x2A" => true,
            b"II\x2A\0" => false,
            _ => return None,
        };
        Some(Self { block, big_endian })
    }

    fn number(&self, at: usize, bytes: usize) -> Option<u32> {
        let part = self.block.get(at..at.checked_add(bytes)?)?;
        let add = |sum: u32, byte: &u8| sum << 8 | u32::from(*byte);
        Some(match self.big_endian {
            true => part.iter().fold(0, add),
            false => part.iter().rev().fold(0, add),
        })
    }

    /// The entries of the directory at `at`, and where the next one is (0: nowhere).
    fn directory(&self, at: usize) -> (Vec<Entry>, u32) {
        let count = self.number(at, 2).unwrap_or(0) as usize;
        let place = |index: usize| at.saturating_add(2).saturating_add(12 * index);
        let entry = |index: usize| {
            // Tags have two bytes.
            let tag = self.number(place(index), 2)? as u16;
            Some(Entry { tag, value: self.number(place(index).checked_add(8)?, 4)? })
        };
        let entries = (0..count.min(MAX_ENTRIES)).map_while(entry).collect();
        (entries, self.number(place(count), 4).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orientation_is_kept_and_is_nothing_to_tell() {
        for exif in 2..=8 {
            let turn = Orientation::from_exif(exif).unwrap();
            let block = orientation_alone(turn);
            assert_eq!(orientation(&block), Some(turn));
            assert_eq!(contents(&block), BTreeSet::new());
        }
        assert_eq!(orientation(&orientation_alone(Orientation::NoTransforms)), None);
    }

    #[test]
    fn torn_blocks_are_read_as_far_as_they_go() {
        let block = b"II\x2A\0\x08\0\0\0\x02\0\x25\x88\x04\0\x01\0\0\0\xFF\xFF\xFF\xFF\x0F\x01";
        assert_eq!(contents(block), BTreeSet::from([Removed::Location]));
        for end in 0..block.len() {
            contents(&block[..end]);
        }
    }
}
