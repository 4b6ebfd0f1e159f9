//! What really came, measured from the stamps.

use std::collections::VecDeque;
use std::time::Duration;

use serde::Serialize;

/// How a stream is doing. Rates come from the frames' stamps, never from what the camera promised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Tally {
    /// Whole pictures handed on.
    pub frames: u64,
    /// Pictures that came torn and were left out.
    pub torn: u64,
    /// Pictures per second over the last second; 0 until two have come. Below
    /// [`crate::LOWEST_FPS`] deserves a hint (mostly: too dark), it is no fault.
    pub fps: f32,
    /// Pictures per second since the first.
    pub mean_fps: f32,
    /// The longest time between two pictures, in milliseconds.
    pub longest_gap_ms: u64,
}

/// Keeps the stamps of the last second.
#[derive(Default)]
pub(crate) struct Meter {
    tally: Tally,
    first: Option<Duration>,
    recent: VecDeque<Duration>,
}

impl Meter {
    pub(crate) fn whole(&mut self, at: Duration) {
        self.tally.frames += 1;
        let first = *self.first.get_or_insert(at);
        if let Some(last) = self.recent.back() {
            let gap = at.saturating_sub(*last);
            self.tally.longest_gap_ms = self.tally.longest_gap_ms.max(gap.as_millis() as u64);
        }
        self.recent.push_back(at);
        // One interval more than a second may stay, so that a slow camera still shows a rate.
        while self.recent.len() > 2 && at.saturating_sub(self.recent[1]) >= Duration::from_secs(1) {
            self.recent.pop_front();
        }
        self.tally.fps = rate(self.recent.len() as u64 - 1, at.saturating_sub(self.recent[0]));
        self.tally.mean_fps = rate(self.tally.frames - 1, at.saturating_sub(first));
    }

    pub(crate) fn torn(&mut self) {
        self.tally.torn += 1;
    }

    pub(crate) fn tally(&self) -> Tally {
        self.tally
    }
}

fn rate(intervals: u64, over: Duration) -> f32 {
    if over.is_zero() { 0.0 } else { intervals as f32 / over.as_secs_f32() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_follows_the_last_second() {
        let mut meter = Meter::default();
        for n in 0..60 {
            meter.whole(Duration::from_millis(n * 33));
        }
        assert!((meter.tally().fps - 30.3).abs() < 0.5, "{:?}", meter.tally());
        for n in 0..20 {
            meter.whole(Duration::from_millis(2000 + n * 100));
        }
        let tally = meter.tally();
        assert!((tally.fps - 10.0).abs() < 0.5, "{tally:?}");
        assert_eq!((tally.frames, tally.longest_gap_ms), (80, 100));
        assert!(tally.mean_fps > 15.0 && tally.mean_fps < 25.0);
    }

    #[test]
    fn one_picture_is_no_rate_and_a_slow_one_still_is() {
        let mut meter = Meter::default();
        meter.whole(Duration::from_secs(1));
        assert_eq!(meter.tally().fps, 0.0);
        meter.whole(Duration::from_secs(3));
        assert_eq!(meter.tally().fps, 0.5);
    }
}
