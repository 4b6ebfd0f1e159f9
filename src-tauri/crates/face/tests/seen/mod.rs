//! Clips analysed from their first frame to their last.
#![allow(dead_code, reason = "each test uses its part")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use clip_file::Source;
use face::{Analyser, Models};
use media::Frame;
use signup::liveness::{FaceMeasures, Observation};

static MODELS: LazyLock<Arc<Models>> =
    LazyLock::new(|| Arc::new(Models::bundled().expect("the models load")));

pub(crate) fn analyser() -> Analyser {
    Analyser::new(Arc::clone(&MODELS))
}

/// Every frame of one of the clips that practice brings.
pub(crate) fn puppet(name: &str) -> Vec<Observation> {
    let clips = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../practice/clips");
    observed(frames(&clips.join(name)))
}

/// Every frame of a clip of the shared footage, which is not part of the repository; `None`, and a word why, without it.
pub(crate) fn footage(name: &str) -> Option<Vec<Observation>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/footage");
    let clip: PathBuf = root.join(name);
    if !clip.is_file() {
        eprintln!("left out: {name}; the shared footage is not beside the checkout");
        return None;
    }
    Some(observed(frames(&clip)))
}

pub(crate) fn frames(clip: &Path) -> impl Iterator<Item = Frame> + use<> {
    let pass = Source::of_file(clip).and_then(|source| source.pass()).expect("the clip is read");
    pass.map(|frame| frame.expect("a whole frame"))
}

pub(crate) fn observed(frames: impl Iterator<Item = Frame>) -> Vec<Observation> {
    let mut analyser = analyser();
    frames.map(|frame| analyser.analyse(&frame).observation).collect()
}

/// One measure in every frame that has a face.
pub(crate) fn values(seen: &[Observation], of: fn(&FaceMeasures) -> f32) -> Vec<f32> {
    seen.iter().filter_map(|observation| observation.face.as_ref().map(of)).collect()
}

pub(crate) fn highest(values: &[f32]) -> f32 {
    values.iter().copied().fold(f32::MIN, f32::max)
}

pub(crate) fn lowest(values: &[f32]) -> f32 {
    values.iter().copied().fold(f32::MAX, f32::min)
}
