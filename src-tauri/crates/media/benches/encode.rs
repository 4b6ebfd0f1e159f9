//! Milliseconds a frame: `cargo bench -p media`. A camera leaves 33 of them for everything.

#[path = "../tests/pictures/mod.rs"]
mod pictures;

use std::time::Duration;

use divan::Bencher;
use media::{ClipDecoder, ClipEncoder, ClipSettings, Frame, preview_jpeg};
use pictures::{at_30_fps, clip, moving, noise};

const SIZES: [(usize, usize); 2] = [(640, 480), (1280, 720)];

fn main() {
    divan::main();
}

/// One frame of a running clip, every kind of frame in its turn.
#[divan::bench(args = SIZES, sample_count = 300, sample_size = 1)]
fn encode_moving(bencher: Bencher<'_, '_>, (width, height): (usize, usize)) {
    let frames: Vec<_> = (0..60).map(|i| moving(width, height, i, Duration::ZERO)).collect();
    encode(bencher, &frames);
}

#[divan::bench(args = SIZES, sample_count = 90, sample_size = 1)]
fn encode_noise(bencher: Bencher<'_, '_>, (width, height): (usize, usize)) {
    let frames: Vec<_> = (0..30).map(|i| noise(width, height, i + 1, Duration::ZERO)).collect();
    encode(bencher, &frames);
}

fn encode(bencher: Bencher<'_, '_>, frames: &[Frame]) {
    let length = Duration::from_secs(3600);
    let settings = ClipSettings::for_size(frames[0].width_px(), frames[0].height_px(), length);
    let mut encoder = ClipEncoder::new(std::io::sink(), settings).expect("an encoder");
    let mut index = 0;
    bencher.bench_local(|| {
        let frame = frames[index % frames.len()].with_at(at_30_fps(index));
        encoder.push(&frame).expect("a frame is taken");
        index += 1;
    });
}

/// A second of clip, 30 frames.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn decode_clip_of_30_frames(bencher: Bencher<'_, '_>, (width, height): (usize, usize)) {
    let frames: Vec<_> = (0..30).map(|i| moving(width, height, i, at_30_fps(i))).collect();
    let (file, _) = clip(&frames, Duration::from_secs(1));
    bencher.bench_local(|| ClipDecoder::new(&file).expect("a clip").count());
}

#[divan::bench(args = SIZES)]
fn mjpeg_to_i420(bencher: Bencher<'_, '_>, (width, height): (usize, usize)) {
    let jpeg = preview_jpeg(&moving(width, height, 0, Duration::ZERO), width, 85).expect("a JPEG");
    bencher.bench_local(|| Frame::from_mjpeg(Duration::ZERO, &jpeg).expect("a frame"));
}

#[divan::bench(args = SIZES)]
fn yuyv_to_i420(bencher: Bencher<'_, '_>, (width, height): (usize, usize)) {
    let yuyv = vec![99; width * height * 2];
    bencher
        .bench_local(|| Frame::from_yuyv(width, height, Duration::ZERO, &yuyv).expect("a frame"));
}

#[divan::bench(args = SIZES)]
fn preview_of_640(bencher: Bencher<'_, '_>, (width, height): (usize, usize)) {
    let frame = moving(width, height, 0, Duration::ZERO);
    bencher.bench_local(|| preview_jpeg(&frame, 640, 70).expect("a preview"));
}
