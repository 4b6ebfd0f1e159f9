//! Attack clips against genuine ones.

use std::fmt;
use std::time::Duration;

use anyhow::Result;
use media::Frame;
use signup::wire::{Signal, SignalKind};

use super::clips::{Analyst, Footage};

/// Per kind of attack, and what was wrongly called one.
#[derive(Default)]
pub(crate) struct Table {
    kinds: Vec<Kind>,
    genuine: Vec<(String, Vec<SignalKind>)>,
}

struct Kind {
    name: String,
    /// The signals made for it.
    for_it: &'static [SignalKind],
    /// Each clip with what fired.
    clips: Vec<(String, Vec<SignalKind>)>,
}

const PHOTO: &[SignalKind] = &[
    SignalKind::FlatFace,
    SignalKind::NoParallax,
    SignalKind::Lifeless,
    SignalKind::Border,
    SignalKind::Specular,
];
const REPLAY: &[SignalKind] =
    &[SignalKind::Moire, SignalKind::RefreshBands, SignalKind::Border, SignalKind::Specular];
const FROZEN: &[SignalKind] = &[SignalKind::RepeatedFrames, SignalKind::Lifeless];
const LOOP: &[SignalKind] = &[SignalKind::RepeatedFrames];
const SPLICE: &[SignalKind] =
    &[SignalKind::LandmarkJump, SignalKind::IdentityChange, SignalKind::NoiseChange];

impl Table {
    pub(crate) fn of(footage: &Footage, analyst: &Analyst) -> Result<Self> {
        let mut table = Self::default();
        let mut talkers = Vec::new();
        for clip in footage.clips()? {
            let frames = Analyst::frames(&clip.path)?;
            let fired = fired(&analyst.see(&frames).signals);
            match clip.attack.as_deref() {
                Some(kind) => table.add(kind, clip.name, fired),
                None => {
                    if clip.name.ends_with(".mpg") {
                        talkers.push((clip.name.clone(), frames));
                    }
                    table.genuine.push((clip.name, fired));
                }
            }
        }
        for (index, (name, frames)) in talkers.iter().enumerate() {
            let (other, others) = &talkers[(index + 1) % talkers.len()];
            let splice = in_time(&[&frames[..frames.len() / 2], &others[others.len() / 2..]]);
            let fired_by = |frames: &[Frame]| fired(&analyst.see(frames).signals);
            table.add("splice, made here", format!("{name} + {other}"), fired_by(&splice));
            let part = &frames[..frames.len() / 3];
            let looped = in_time(&[part, part, part]);
            table.add("loop, made here", name.clone(), fired_by(&looped));
            let frozen = in_time(&[&frames[..10], &vec![frames[10].clone(); 60]]);
            table.add("freeze, made here", name.clone(), fired_by(&frozen));
        }
        Ok(table)
    }

    /// Attack clips on which none of the signals made for their kind fired.
    pub(crate) fn passed(&self) -> usize {
        self.kinds.iter().map(Kind::passed).sum()
    }

    /// Genuine clips on which anything fired.
    pub(crate) fn accused(&self) -> usize {
        self.genuine.iter().filter(|(_, fired)| !fired.is_empty()).count()
    }

    fn add(&mut self, kind: &str, name: String, fired: Vec<SignalKind>) {
        let at = self.kinds.iter().position(|it| it.name == kind).unwrap_or_else(|| {
            let for_it = match kind.split(',').next().unwrap_or_default() {
                "photo" => PHOTO,
                "replay" => REPLAY,
                "loop" => LOOP,
                "splice" => SPLICE,
                _ => FROZEN,
            };
            self.kinds.push(Kind { name: kind.to_owned(), for_it, clips: Vec::new() });
            self.kinds.len() - 1
        });
        self.kinds[at].clips.push((name, fired));
    }
}

impl Kind {
    fn passed(&self) -> usize {
        let caught = |fired: &[SignalKind]| fired.iter().any(|it| self.for_it.contains(it));
        self.clips.iter().filter(|(_, fired)| !caught(fired)).count()
    }
}

fn fired(signals: &[Signal]) -> Vec<SignalKind> {
    signals.iter().filter(|signal| signal.fired).map(|signal| signal.signal).collect()
}

/// One after the other at 25 a second, as an injected stream would be.
fn in_time(parts: &[&[Frame]]) -> Vec<Frame> {
    let frames = parts.iter().copied().flatten();
    frames
        .zip(0u32..)
        .map(|(frame, index)| frame.with_at(Duration::from_millis(40) * index))
        .collect()
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize, all: usize| 100.0 * part as f64 / all.max(1) as f64;
        writeln!(
            out,
            "Attacks: {:<22} {:>5} {:>6} {:>7} {:>7}",
            "", "clips", "passed", "APCER", "BPCER"
        )?;
        for kind in &self.kinds {
            let wrongly = |fired: &[SignalKind]| fired.iter().any(|it| kind.for_it.contains(it));
            let accused = self.genuine.iter().filter(|(_, fired)| wrongly(fired)).count();
            writeln!(
                out,
                "         {:<22} {:>5} {:>6} {:>5.0} % {:>5.0} %",
                kind.name,
                kind.clips.len(),
                kind.passed(),
                percent(kind.passed(), kind.clips.len()),
                percent(accused, self.genuine.len()),
            )?;
        }
        writeln!(
            out,
            "  APCER: share of the kind's clips on which none of the signals made for it fired; BPCER: share of the {} genuine\n  clips on which one of them did. With so few clips, 0 % says little: one more clip could make it 10 to 50 %.",
            self.genuine.len()
        )?;
        writeln!(
            out,
            "  all: {} attacks passed, {} genuine clips accused of anything",
            self.passed(),
            self.accused()
        )?;
        for (name, fired) in self.genuine.iter().filter(|(_, fired)| !fired.is_empty()) {
            writeln!(out, "  wrongly on {name}: {fired:?}")?;
        }
        for kind in &self.kinds {
            for (name, fired) in &kind.clips {
                writeln!(out, "  {}: {name}: {fired:?}", kind.name)?;
            }
        }
        Ok(())
    }
}
