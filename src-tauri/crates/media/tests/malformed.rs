//! Whatever the bytes are, the answer is frames or a typed fault.

mod pictures;

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use media::{ClipDecoder, ClipFault, Frame, cut_at_eoi};
use pictures::{at_30_fps, clip, moving};
use proptest::collection::vec;
use proptest::prelude::*;

/// A small clip of ours, and an ordinary file where there is one.
static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let frames: Vec<_> = (0..40).map(|i| moving(64, 48, i, at_30_fps(i))).collect();
    let mut files = vec![clip(&frames, Duration::from_secs(2)).0];
    let ordinary = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/footage/puppet/clips/blink.mp4");
    match std::fs::read(ordinary) {
        Ok(file) => files.push(file),
        Err(_) => eprintln!("skipped: no ordinary MP4 in the shared footage"),
    }
    files
});

/// Reads a clip to its end; a decoder that never ends would hang the test.
fn read(file: &[u8]) -> Result<usize, ClipFault> {
    let mut frames = 0;
    for frame in ClipDecoder::new(file)?.take(20) {
        frame?;
        frames += 1;
    }
    Ok(frames)
}

/// Where a file's boxes lie: changes there reach more code than changes to pixels.
fn header_len(file: &[u8]) -> usize {
    let at = |kind: &[u8; 4]| file.windows(4).position(|window| window == kind).unwrap_or(0);
    if at(b"moov") < at(b"mdat") { at(b"mdat") } else { file.len() }
}

fn changed(file: &[u8], changes: &[(usize, u8)], from: usize, to: usize) -> Vec<u8> {
    let mut file = file.to_vec();
    for (place, value) in changes {
        file[from + place % (to - from)] = *value;
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_changed_header_is_no_panic(changes in vec((any::<usize>(), any::<u8>()), 1..12)) {
        for file in FILES.iter() {
            let moov = file.windows(4).position(|window| window == b"moov").unwrap_or(0);
            let end = header_len(file).max(moov + 1);
            let _ = read(&changed(file, &changes, moov.saturating_sub(4), end));
        }
    }

    #[test]
    fn changed_pictures_are_no_panic(changes in vec((any::<usize>(), any::<u8>()), 1..6)) {
        for file in FILES.iter() {
            let mdat = file.windows(4).position(|window| window == b"mdat").unwrap_or(0);
            let _ = read(&changed(file, &changes, mdat, file.len().min(mdat + 8192)));
        }
    }

    #[test]
    fn a_file_cut_anywhere_is_no_panic(cut in any::<usize>()) {
        for file in FILES.iter() {
            let _ = read(&file[..cut % file.len()]);
        }
    }

    #[test]
    fn noise_is_no_clip_and_no_jpeg(bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
        prop_assert!(Frame::from_mjpeg(Duration::ZERO, &bytes).is_err());
        prop_assert!(cut_at_eoi(&bytes).len() <= bytes.len());
    }
}

#[test]
fn a_few_bytes_that_promise_millions_of_samples_are_refused() {
    let mut file = FILES[0].clone();
    let trun = file.windows(4).position(|window| window == b"trun").unwrap();
    // No field per sample, four thousand million samples.
    file[trun + 4..trun + 12].copy_from_slice(&[0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF]);
    assert!(matches!(
        ClipDecoder::new(&file),
        Err(ClipFault::TooLarge(_) | ClipFault::Malformed(_))
    ));
}

#[test]
fn headers_nested_without_end_take_no_stack() {
    let mut file = Vec::new();
    for level in (1..=200_000_u32).rev() {
        file.extend_from_slice(&(level * 8).to_be_bytes());
        file.extend_from_slice(b"moov");
    }
    assert!(matches!(ClipDecoder::new(&file), Err(ClipFault::Malformed(_))));
}
