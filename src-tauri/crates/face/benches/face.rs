//! Milliseconds of one 720p frame on one thread: `cargo bench -p face`. A camera leaves 33 of them for everything.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use divan::Bencher;
use face::stages::Stages;
use face::{Analyser, Models, RECHECK};
use media::{ClipDecoder, Frame};

static MODELS: LazyLock<Arc<Models>> =
    LazyLock::new(|| Arc::new(Models::bundled().expect("the models load")));

fn main() {
    divan::main();
}

/// Frames of the practice face, 640 x 480 grown to 960 x 720 in the middle of 1280 x 720.
fn frames(count: usize) -> Vec<Frame> {
    let clip = include_bytes!("../../../practice/clips/idle.mp4");
    let decoder = ClipDecoder::new(clip).expect("a clip");
    decoder.take(count).map(|frame| grown(&frame.expect("a frame"))).collect()
}

fn grown(frame: &Frame) -> Frame {
    let mut i420 = Vec::with_capacity(1280 * 720 * 3 / 2);
    for (plane, scale) in [(frame.y(), 1), (frame.u(), 2), (frame.v(), 2)] {
        let width = 640 / scale;
        for y in 0..720 / scale {
            let row = &plane[y * 2 / 3 * width..][..width];
            let margin = 160 / scale;
            i420.extend(
                (0..1280 / scale)
                    .map(|x| row[(x.max(margin) - margin).min(width * 3 / 2 - 1) * 2 / 3]),
            );
        }
    }
    Frame::from_i420(1280, 720, frame.at(), i420).expect("a frame")
}

fn stages() -> Stages {
    Stages::on(Arc::clone(&MODELS), frames(1).remove(0)).expect("a face")
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn detect(bencher: Bencher<'_, '_>) {
    let stages = stages();
    bencher.bench_local(|| stages.detect());
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn landmarks(bencher: Bencher<'_, '_>) {
    let stages = stages();
    bencher.bench_local(|| stages.landmarks());
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn blendshapes(bencher: Bencher<'_, '_>) {
    let stages = stages();
    bencher.bench_local(|| stages.blendshapes());
}

/// Everything of a frame whose face is followed.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn frame_followed(bencher: Bencher<'_, '_>) {
    let (frames, mut analyser) = (frames(30), Analyser::new(Arc::clone(&MODELS)));
    let mut index = 0u64;
    bencher.bench_local(|| {
        // Always before the next search is due.
        let at = Duration::from_micros(index);
        index += 1;
        analyser.analyse(&frames[index as usize % frames.len()].with_at(at))
    });
}

/// The same with a search of the whole picture, one frame in ten.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn frame_searched(bencher: Bencher<'_, '_>) {
    let (frames, mut analyser) = (frames(30), Analyser::new(Arc::clone(&MODELS)));
    let mut index = 0u32;
    bencher.bench_local(|| {
        index += 1;
        analyser.analyse(&frames[index as usize % frames.len()].with_at(RECHECK * index))
    });
}

/// Nobody there.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn frame_without_face(bencher: Bencher<'_, '_>) {
    let mut analyser = Analyser::new(Arc::clone(&MODELS));
    let grey = vec![99; 1280 * 720 * 3 / 2];
    let frame = Frame::from_i420(1280, 720, Duration::ZERO, grey).expect("a frame");
    bencher.bench_local(|| analyser.analyse(&frame));
}
