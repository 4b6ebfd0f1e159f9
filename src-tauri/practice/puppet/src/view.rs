//! What happens between the scene and the picture: distance, somebody who leaves, light, the sensor's noise.

use crate::canvas::{BLACK, Canvas, WHITE};
use crate::pose::Scene;
use crate::random::Random;

/// A part of the picture with nothing but wall in it, in shares of its sides: what is beyond the edges is made of it.
const WALL_X: (f32, f32) = (0.17, 0.28);
const WALL_Y: (f32, f32) = (0.02, 0.45);

/// Moves everything away from the camera or to the right. The shoulders stay at the lower edge.
pub(crate) fn reframe(canvas: &mut Canvas, scene: &Scene) {
    if scene.distance == 1.0 && scene.aside == 0.0 {
        return;
    }
    for (plane, width, height) in canvas.planes() {
        let (w, h) = (width as f32, height as f32);
        let column = |x: usize| {
            let moved = x as f32 + 0.5 - scene.aside * w;
            Source::of((moved - w / 2.0) * scene.distance + w / 2.0, scene, width, WALL_X)
        };
        let row =
            |y: usize| Source::of(h - (h - y as f32 - 0.5) * scene.distance, scene, height, WALL_Y);
        let columns: Vec<_> = (0..width).map(column).collect();
        let from = plane.clone();
        for (y, out) in plane.chunks_exact_mut(width).enumerate() {
            let source = row(y);
            let line = |row: usize| &from[row * width..][..width];
            let wall = line(source.wall);
            match source.picture {
                None => {
                    for (out, column) in out.iter_mut().zip(&columns) {
                        *out = wall[column.wall];
                    }
                }
                Some((upper, lower)) => {
                    let (upper, lower) = (line(upper), line(lower));
                    for (out, column) in out.iter_mut().zip(&columns) {
                        *out = match column.picture {
                            None => wall[column.wall],
                            Some((a, b)) => {
                                let four = [upper[a], upper[b], lower[a], lower[b]];
                                ((four.map(u16::from).iter().sum::<u16>() + 2) / 4) as u8
                            }
                        };
                    }
                }
            }
        }
    }
}

/// What a column or row of the result is made of.
struct Source {
    /// Two samples, so that a smaller picture does not flicker; `None` beyond the edge.
    picture: Option<(usize, usize)>,
    /// What it is made of if the other coordinate, or this one, is beyond the edge.
    wall: usize,
}

impl Source {
    fn of(place: f32, scene: &Scene, side: usize, (from, to): (f32, f32)) -> Self {
        let apart = if scene.distance > 1.0 { scene.distance / 4.0 } else { 0.0 };
        let sample = |place: f32| (place.max(0.0) as usize).min(side - 1);
        let (from, room) = (from * side as f32, (to - from) * side as f32);
        // Back and forth.
        let along = place.rem_euclid(2.0 * room);
        Self {
            picture: (0.0..side as f32)
                .contains(&place)
                .then(|| (sample(place - apart), sample(place + apart))),
            wall: sample(from + along.min(2.0 * room - along)),
        }
    }
}

/// Less light, the same camera.
pub(crate) fn dim(canvas: &mut Canvas, light: f32) {
    if light == 1.0 {
        return;
    }
    let table = |zero: f32| -> [u8; 256] {
        std::array::from_fn(|i| (zero + (i as f32 - zero) * light).round().clamp(16.0, 240.0) as u8)
    };
    let (luma, chroma) = (table(f32::from(BLACK)), table(128.0));
    for (index, (plane, ..)) in canvas.planes().into_iter().enumerate() {
        let table = if index == 0 { &luma } else { &chroma };
        for sample in plane {
            *sample = table[usize::from(*sample)];
        }
    }
}

/// Deviation of luma's noise, in steps of luma: that of 2 in each of red, green and blue.
const NOISE: f64 = 1.15;
/// By how much the tile is larger than the picture.
const PLAY: usize = 256;

/// A sensor's noise: one tile, larger than the picture, that lies differently over every frame.
pub(crate) struct Noise {
    stride: usize,
    tile: Vec<i8>,
}

impl Noise {
    pub(crate) fn new(width: usize, height: usize, seed: u64) -> Self {
        let mut random = Random::of(seed, u64::MAX);
        let stride = width + PLAY;
        let tile = (0..stride * (height + PLAY)).map(|_| (random.normal() * NOISE).round() as i8);
        Self { stride, tile: tile.collect() }
    }

    /// `place` chooses how the tile lies.
    pub(crate) fn add(&self, canvas: &mut Canvas, place: u64) {
        let mut random = Random::of(place, 17);
        let (x, y) = (random.next() as usize % PLAY, random.next() as usize % PLAY);
        let width = canvas.width;
        for (row, luma) in canvas.y.chunks_exact_mut(width).enumerate() {
            let noise = &self.tile[(row + y) * self.stride + x..][..width];
            for (luma, noise) in luma.iter_mut().zip(noise) {
                *luma = luma.saturating_add_signed(*noise).clamp(BLACK, WHITE);
            }
        }
    }
}
