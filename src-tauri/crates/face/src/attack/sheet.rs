//! Whether what surrounds the face moves with it as one sheet.

use signup::wire::{Signal, SignalKind};
use zeroize::Zeroizing;

use super::{Place, limits, median, signal};
use crate::trace::Patch;

/// Compares the strip beside the head between frames that the face moved between.
#[derive(Default)]
pub(super) struct Sheet {
    reference: Option<(Zeroizing<Vec<u8>>, Place)>,
    /// For each compared pair: how far the face moved, and how far the surroundings moved along with it (1 is all the
    /// way).
    followed: Vec<f32>,
    since: usize,
}

impl Sheet {
    pub(super) fn push(&mut self, small: &Patch, place: &Place) {
        self.since += 1;
        let Some((before, at)) = &self.reference else { return self.keep(small, place) };
        let moved = [0, 1].map(|i| place.centre[i] - at.centre[i]);
        let far = moved[0].hypot(moved[1]);
        if (limits::MOVED_SMALL_PX..=limits::MOVED_SMALL_PX * 3.0).contains(&far) {
            if let Some(followed) = follow(before, small, at, moved) {
                self.followed.push(followed);
            }
            self.keep(small, place);
        } else if far > limits::MOVED_SMALL_PX || self.since > 30 {
            self.keep(small, place);
        }
    }

    fn keep(&mut self, small: &Patch, place: &Place) {
        let luma = Zeroizing::new(small.luma().to_vec());
        self.reference = Some((luma, Place { centre: place.centre, half: place.half }));
        self.since = 0;
    }

    pub(super) fn no_parallax(&self) -> Signal {
        let count = self.followed.len();
        let followed = median(self.followed.clone()).filter(|_| count >= limits::LEAST_MOVES);
        let score = followed.map_or(0.0, |followed| followed / limits::FOLLOWED);
        let why = match followed {
            Some(followed) => format!(
                "the surroundings followed {:.0} % of the face's way, median of {count} movements",
                followed * 100.0
            ),
            None => format!("the face moved {count} times: too few to tell"),
        };
        signal(SignalKind::NoParallax, score, why)
    }
}

/// How much of the face's movement explains the change beside it: the shift along that movement that fits best, as a
/// share of it. `None` where the surroundings have no texture to tell.
fn follow(before: &[u8], small: &Patch, at: &Place, moved: [f32; 2]) -> Option<f32> {
    let (width, height) = (small.width_px() as i32, small.height_px() as i32);
    let inside = |x: i32, y: i32| (0..width).contains(&x) && (0..height).contains(&y);
    // Beside the head: outside hair and ears, inside a photo's or a screen's usual border.
    let ring: Vec<(i32, i32)> = (0..height)
        .flat_map(|y| (0..width).map(move |x| (x, y)))
        .filter(|&(x, y)| {
            let u = (x as f32 - at.centre[0]).abs() / at.half[0];
            let v = (y as f32 - at.centre[1]) / at.half[1];
            (1.5..2.4).contains(&u) && (-1.0..0.9).contains(&v)
        })
        .collect();
    let shares = [0.0, 0.25, 0.5, 0.75, 1.0, 1.25];
    let cost = |share: f32| {
        let (dx, dy) = ((moved[0] * share).round() as i32, (moved[1] * share).round() as i32);
        let (mut sum, mut count) = (0u64, 0u64);
        for &(x, y) in &ring {
            if inside(x + dx, y + dy) {
                let was = before[(y * width + x) as usize];
                let is = small.luma()[((y + dy) * width + x + dx) as usize];
                sum += u64::from(was.abs_diff(is));
                count += 1;
            }
        }
        (count > 60).then(|| sum as f32 / count as f32)
    };
    let costs: Vec<f32> = shares.iter().map(|&share| cost(share)).collect::<Option<_>>()?;
    let best = (0..shares.len()).min_by(|&a, &b| costs[a].total_cmp(&costs[b]))?;
    let worst = costs.iter().copied().fold(0.0, f32::max);
    // A plain wall looks the same wherever it is.
    (worst - costs[best] >= limits::SURROUNDINGS_TEXTURE).then_some(shares[best])
}
