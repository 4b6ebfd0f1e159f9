//! Synthetic pictures for tests and benches: nobody's face, the same on every machine.
#![allow(dead_code, unreachable_pub, reason = "each test and bench uses its part")]

use std::time::Duration;

use media::{ClipEncoder, ClipFacts, ClipSettings, Frame};

/// A bright disc that moves over a gradient, with a little sensor noise: as hard as a webcam's picture.
pub fn moving(width: usize, height: usize, index: usize, at: Duration) -> Frame {
    let mut noise = Noise(index as u32 + 1);
    let (centre_x, centre_y) = (width / 4 + index * 3 % (width / 2), height / 2);
    let radius = height / 4;
    let mut i420 = Vec::with_capacity(width * height * 3 / 2);
    for y in 0..height {
        for x in 0..width {
            let (dx, dy) = (x.abs_diff(centre_x), y.abs_diff(centre_y));
            let shade = if dx * dx + dy * dy < radius * radius {
                170 + (dx * 30 / radius) as u8
            } else {
                (40 + x * 60 / width + y * 40 / height) as u8
            };
            i420.push(shade + noise.next() % 4);
        }
    }
    i420.extend((0..width * height / 4).map(|i| 110 + (i % (width / 2) * 20 / width) as u8));
    i420.extend((0..width * height / 4).map(|i| 150 - (i % (width / 2) * 20 / width) as u8));
    Frame::from_i420(width, height, at, i420).expect("a picture of an even size")
}

/// Nothing but noise: the worst any camera can send.
pub fn noise(width: usize, height: usize, seed: u32, at: Duration) -> Frame {
    let mut noise = Noise(seed | 1);
    let i420 = (0..width * height * 3 / 2).map(|_| noise.next()).collect();
    Frame::from_i420(width, height, at, i420).expect("a picture of an even size")
}

/// The time of frame `index` at 30 fps, in whole microseconds.
pub fn at_30_fps(index: usize) -> Duration {
    Duration::from_micros(index as u64 * 1_000_000 / 30)
}

/// A clip of these frames with the settings of their size.
pub fn clip(frames: &[Frame], length: Duration) -> (Vec<u8>, ClipFacts) {
    let settings = ClipSettings::for_size(frames[0].width_px(), frames[0].height_px(), length);
    let mut encoder = ClipEncoder::new(Vec::new(), settings).expect("an encoder");
    for frame in frames {
        encoder.push(frame).expect("every frame is taken");
    }
    encoder.finish().expect("a finished clip")
}

/// Peak signal to noise of luma in dB.
pub fn psnr(a: &Frame, b: &Frame) -> f64 {
    assert_eq!((a.width_px(), a.height_px()), (b.width_px(), b.height_px()));
    let squares =
        a.y().iter().zip(b.y()).map(|(a, b)| u64::from(a.abs_diff(*b)).pow(2)).sum::<u64>();
    10.0 * (255.0 * 255.0 * a.y().len() as f64 / squares.max(1) as f64).log10()
}

/// xorshift32.
struct Noise(u32);

impl Noise {
    fn next(&mut self) -> u8 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 24) as u8
    }
}
