//! How long to wait between tries: 0, 1, 3, 5, 10, 30, 30, … seconds, each a little off, so that many clients that
//! lost the same intake do not come back in the same instant (formats.md, "Upload rules").

use std::time::Duration;

const STEPS_S: [u32; 6] = [0, 1, 3, 5, 10, 30];

/// How far a wait may be off its step, to either side.
const JITTER: f64 = 0.2;

/// The rule for waits. One for the whole program; every operation that is tried again has [`Tries`] of its own.
#[derive(Debug, Clone, Copy)]
pub struct Backoff {
    factor: f64,
    random: fn() -> f64,
}

impl Default for Backoff {
    fn default() -> Self {
        Self { factor: 1.0, random: system_random }
    }
}

impl Backoff {
    /// The same rule with every wait `factor` times as long: tests use 0.01. What is not a positive number means 0.
    pub fn scaled(factor: f64) -> Self {
        let factor = if factor.is_finite() && factor > 0.0 { factor } else { 0.0 };
        Self { factor, ..Self::default() }
    }

    /// The same rule with another source of random numbers, each from 0 to 1.
    #[must_use]
    pub fn with_random(self, random: fn() -> f64) -> Self {
        Self { random, ..self }
    }

    /// The tries of one operation, none made yet.
    pub fn tries(&self) -> Tries {
        Tries { backoff: *self, failed: 0 }
    }
}

/// Failed tries in a row of one operation.
#[derive(Debug, Clone)]
pub struct Tries {
    backoff: Backoff,
    failed: usize,
}

impl Tries {
    /// A try failed: how long to wait before the next. There is always a next.
    pub fn next_wait(&mut self) -> Duration {
        let step = STEPS_S[self.failed.min(STEPS_S.len() - 1)];
        self.failed = self.failed.saturating_add(1);
        let off = JITTER * (2.0 * (self.backoff.random)() - 1.0);
        Duration::from_secs(u64::from(step)).mul_f64(((1.0 + off) * self.backoff.factor).max(0.0))
    }

    /// Something went forward: the next wait is the first again.
    pub fn progress(&mut self) {
        self.failed = 0;
    }

    /// How many tries failed since the last progress.
    pub fn failed(&self) -> usize {
        self.failed
    }
}

/// Without a source of randomness clients may come back together; that is no reason to fail.
fn system_random() -> f64 {
    let bits = getrandom::u32().unwrap_or(u32::MAX / 2);
    f64::from(bits) / (f64::from(u32::MAX) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits_ms(backoff: Backoff, count: usize) -> Vec<u128> {
        let mut tries = backoff.tries();
        (0..count).map(|_| tries.next_wait().as_millis()).collect()
    }

    #[test]
    fn waits_grow_to_thirty_seconds_and_stay_there() {
        let even = Backoff::default().with_random(|| 0.5);
        assert_eq!(waits_ms(even, 8), [0, 1000, 3000, 5000, 10_000, 30_000, 30_000, 30_000]);
    }

    #[test]
    fn jitter_is_a_fifth_to_either_side() {
        let early = Backoff::default().with_random(|| 0.0);
        assert_eq!(waits_ms(early, 6), [0, 800, 2400, 4000, 8000, 24_000]);
        let late = Backoff::default().with_random(|| 1.0);
        assert_eq!(waits_ms(late, 3)[1..], [1200, 3600]);
        for wait in waits_ms(Backoff::default(), 50).into_iter().skip(5) {
            assert!((24_000..36_000).contains(&wait), "{wait} ms");
        }
    }

    #[test]
    fn progress_starts_over() {
        let mut tries = Backoff::default().with_random(|| 0.5).tries();
        for _ in 0..4 {
            tries.next_wait();
        }
        assert_eq!(tries.failed(), 4);
        tries.progress();
        assert_eq!((tries.failed(), tries.next_wait()), (0, Duration::ZERO));
        assert_eq!(tries.next_wait(), Duration::from_secs(1));
    }

    #[test]
    fn a_factor_scales_and_nonsense_means_no_wait() {
        let quick = Backoff::scaled(0.01).with_random(|| 0.5);
        assert_eq!(waits_ms(quick, 6), [0, 10, 30, 50, 100, 300]);
        for nonsense in [-1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(waits_ms(Backoff::scaled(nonsense), 3), [0, 0, 0]);
        }
    }
}
