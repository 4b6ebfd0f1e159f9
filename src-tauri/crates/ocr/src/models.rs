//! The two networks and the characters they know.

use onnx::{ModelFault, Network, Shipped};

const FINDS: Shipped = Shipped {
    name: "PP-OCRv6_det_small.onnx",
    bytes: include_bytes!("../../../models/PP-OCRv6_det_small.onnx"),
    sha256: "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
};
const READS: Shipped = Shipped {
    name: "PP-OCRv6_rec_small.onnx",
    bytes: include_bytes!("../../../models/PP-OCRv6_rec_small.onnx"),
    sha256: "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
};
const CHARACTERS: Shipped = Shipped {
    name: "ppocrv6_rec_small.dict.txt",
    bytes: include_bytes!("../../../models/ppocrv6_rec_small.dict.txt"),
    sha256: "f7aa897ca828a4c7c9e2739c30f9161a33306d532f020bcdb91dcfb664a5507e",
};

/// Height of a line as the network reads it, in pixels.
pub(crate) const LINE_PX: usize = 48;
/// Columns of a line that give one answer.
pub(crate) const STEP_PX: usize = 8;
/// Answers there are: nothing, the dictionary, a space.
pub(crate) const CLASSES: usize = 18_710;

/// The networks, loaded.
pub(crate) struct Models {
    /// `[1, 3, H, W]` BGR -1..=1, sides multiples of 32, to `[1, 1, H, W]` 0..=1: inside a line of writing.
    pub(crate) finds: Network,
    /// `[1, 3, 48, W]` BGR -1..=1 to `[1, W / 8, 18710]`, likelihoods.
    pub(crate) reads: Network,
    /// What each answer stands for; the first stands for nothing.
    pub(crate) characters: Vec<&'static str>,
}

impl Models {
    pub(crate) fn bundled() -> Result<Self, ModelFault> {
        let wrong = ModelFault::Shapes { name: CHARACTERS.name };
        let Ok(dictionary) = std::str::from_utf8(CHARACTERS.checked()?) else {
            return Err(wrong);
        };
        let characters: Vec<_> =
            [""].into_iter().chain(dictionary.split('\n')).chain([" "]).collect();
        if characters.len() != CLASSES {
            return Err(wrong);
        }
        let lines = Network::load(&READS, vec![1, 3, LINE_PX, 8 * STEP_PX], &[8 * CLASSES])?;
        let pages = Network::load(&FINDS, vec![1, 3, 64, 64], &[64 * 64])?;
        Ok(Self { finds: pages, reads: lines, characters })
    }

    pub(crate) fn digests() -> [(&'static str, &'static str); 3] {
        [&FINDS, &READS, &CHARACTERS].map(|file| (file.name, file.sha256))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_those_on_record() {
        let record = include_str!("../../../models/PROVENANCE.md");
        for (name, digest) in Models::digests() {
            assert!(record.contains(name) && record.contains(digest), "{name}");
        }
        assert!(Models::bundled().is_ok());
    }
}
