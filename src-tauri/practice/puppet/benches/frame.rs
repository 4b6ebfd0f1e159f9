//! Milliseconds a frame: `cargo bench -p puppet`. A camera leaves 33 of them for everything.

use std::time::Duration;

use divan::Bencher;
use puppet::{Actor, Manner, Puppet};
use signup::wire::Prompt;

fn main() {
    divan::main();
}

/// Frames of a turn and of rest, one after the other.
#[divan::bench(args = [(640, 480), (1280, 720)], sample_count = 300, sample_size = 1)]
fn willing(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    frames(bencher, size, Manner::Willing);
}

/// The manners that cost more.
#[divan::bench(args = [Manner::TwoFaces, Manner::TooFar], sample_count = 100, sample_size = 1)]
fn at_720p(bencher: Bencher<'_, '_>, manner: Manner) {
    frames(bencher, (1280, 720), manner);
}

fn frames(bencher: Bencher<'_, '_>, (width, height): (usize, usize), manner: Manner) {
    let puppet = Puppet::new(width, height, 7).expect("a puppet");
    let mut actor = Actor::new(manner, 7);
    actor.cue(Prompt::TurnLeft, Duration::ZERO);
    let mut at = Duration::ZERO;
    bencher.bench_local(|| {
        at += Duration::from_secs(1) / 30;
        puppet.frame(&actor.pose(at), at)
    });
}
