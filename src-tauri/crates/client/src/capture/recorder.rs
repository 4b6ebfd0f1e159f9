//! The recorder: exactly the clip's length of frames, encoded straight into a sealed file.

use std::sync::mpsc;
use std::time::Duration;

use camera::{CameraInfo, Format, LOWEST_FPS};
use envelope::Writer;
use media::{ClipEncoder, ClipFacts, ClipSettings, Frame};
use signup::wire::{ArtifactKind, CaptureFacts};
use signup::{Event, Fault, FaultCode};

use super::backlog::{Backlog, Waiting};
use super::latest::Part;
use crate::engine::Outbox;
use crate::fault::provenance;
use crate::perform::{entry, finish};
use crate::spool::SpoolFile;

/// A sealed file ready to be recorded into.
pub(crate) struct Recording {
    pub(crate) artifact: String,
    pub(crate) writer: Writer<SpoolFile>,
    pub(crate) length: Duration,
}

/// Which camera records, for the manifest.
pub(super) struct Device {
    pub(super) info: CameraInfo,
    pub(super) format: Format,
}

/// A running take. Dropped before its end, what was recorded is erased.
pub(super) struct Recorder {
    frames: mpsc::Sender<Step>,
    length: Duration,
    started: Option<Duration>,
    count: Count,
    backlog: Backlog,
    outbox: Outbox,
}

enum Step {
    Frame(Frame, Waiting),
    /// All frames were handed over; the number of those that did not come in time.
    End {
        lost: u32,
    },
}

impl Recorder {
    pub(super) fn start(
        recording: Recording,
        device: Device,
        backlog: Backlog,
        outbox: Outbox,
    ) -> std::io::Result<Self> {
        // Unbounded, but a take has an end: the encoder may fall behind the camera and still gets every frame.
        let (frames, steps) = mpsc::channel();
        let length = recording.length;
        let interval = Duration::from_secs(1) / device.format.fps.max(1);
        let events = outbox.clone();
        std::thread::Builder::new().name("recorder".to_owned()).spawn(move || {
            if let Some(event) = record(recording, &device, &steps) {
                events.put(event);
            }
        })?;
        let count = Count::at(interval);
        Ok(Self { frames, length, started: None, count, backlog, outbox })
    }

    /// Takes a frame; says which part of the take it is. After [`Part::Over`] the take is complete. The clip's time begins
    /// with its first frame.
    pub(super) fn take(&mut self, frame: &Frame) -> Part {
        let first = self.started.is_none();
        let start = match self.started {
            Some(start) => start,
            None => {
                self.started = Some(frame.at());
                self.outbox.put(Event::TakeStarted { at_ms: whole_ms(frame.at()) });
                frame.at()
            }
        };
        let at = frame.at().saturating_sub(start);
        let end = is_over(start, frame.at(), self.length);
        let step = if end {
            Step::End { lost: self.count.lost(self.length) }
        } else {
            self.count.frame(at);
            Step::Frame(frame.with_at(at), self.backlog.enter())
        };
        let taken = self.frames.send(step).is_ok();
        match (taken && !end, first) {
            (true, true) => Part::First,
            (true, false) => Part::Next,
            (false, _) => Part::Over,
        }
    }
}

/// In whole milliseconds, as the observations are timed: a frame is in the clip exactly when its observation is in the
/// take.
fn is_over(start: Duration, at: Duration, length: Duration) -> bool {
    whole_ms(at).saturating_sub(whole_ms(start)) >= whole_ms(length)
}

fn whole_ms(at: Duration) -> u64 {
    u64::try_from(at.as_millis()).unwrap_or(u64::MAX)
}

/// How many frames came, and how many did not.
struct Count {
    interval: Duration,
    frames: u32,
    last: Duration,
    /// Frames that the gaps between those that came had room for.
    missing: u32,
}

impl Count {
    /// For a camera that promised a frame in every `interval`.
    fn at(interval: Duration) -> Self {
        Self { interval, frames: 0, last: Duration::ZERO, missing: 0 }
    }

    fn frame(&mut self, at: Duration) {
        self.missing += self.room_until(at);
        self.frames += 1;
        self.last = at;
    }

    /// Frames that did not come until the take's end. A gap is no loss where the frames come after it, close together,
    /// as they do from a busy device; and a camera that is slower than it promised loses none of what it took.
    fn lost(&self, length: Duration) -> u32 {
        let promised = (length.as_secs_f64() / self.interval.as_secs_f64()).round() as u32;
        (self.missing + self.room_until(length)).min(promised.saturating_sub(self.frames))
    }

    fn room_until(&self, at: Duration) -> u32 {
        let gap = at.saturating_sub(self.last);
        let intervals = gap.as_secs_f64() / self.interval.as_secs_f64();
        (intervals.round() as u32).saturating_sub(1)
    }
}

/// Runs on the recorder's thread. `None`: the take was abandoned, nobody waits for it.
fn record(recording: Recording, device: &Device, steps: &mpsc::Receiver<Step>) -> Option<Event> {
    let Recording { artifact, writer, length } = recording;
    let mut sealing = Some(writer);
    let mut encoder: Option<ClipEncoder<Writer<SpoolFile>>> = None;
    loop {
        match steps.recv().ok()? {
            Step::Frame(frame, _waiting) => {
                if let Some(writer) = sealing.take() {
                    let (width, height) = (frame.width_px(), frame.height_px());
                    let settings = ClipSettings::for_size(width, height, length);
                    match ClipEncoder::new(writer, settings) {
                        Ok(started) => encoder = Some(started),
                        Err(error) => return Some(unencodable(&error)),
                    }
                }
                if let Err(error) = encoder.as_mut()?.push(&frame) {
                    return Some(unencodable(&error));
                }
            }
            Step::End { lost } => {
                let (writer, facts) = match encoder?.finish() {
                    Ok(finished) => finished,
                    Err(error) => return Some(unencodable(&error)),
                };
                if facts.fps < f64::from(LOWEST_FPS) {
                    return Some(Event::TakeFailed(Fault::new(FaultCode::TakeTooSlow)));
                }
                return Some(match finish(writer) {
                    Ok(sealed) => Event::ClipSealed {
                        clip: entry(artifact, ArtifactKind::Clip, "video/mp4", &sealed),
                        capture: capture_facts(device, &facts, lost),
                    },
                    Err(fault) => Event::TakeFailed(fault),
                });
            }
        }
    }
}

fn unencodable(error: &dyn std::fmt::Display) -> Event {
    tracing::error!(%error, "the clip could not be made");
    Event::TakeFailed(Fault::new(FaultCode::ClipEncoding))
}

fn capture_facts(device: &Device, facts: &ClipFacts, lost: u32) -> CaptureFacts {
    let Device { info, format, .. } = device;
    let pixels = serde_json::to_value(format.pixels).ok();
    let whole = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    CaptureFacts {
        camera: info.name.clone(),
        bus: info.bus.clone(),
        driver: info.driver.clone(),
        provenance: provenance(info.provenance),
        pixels: pixels.and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default(),
        width_px: whole(facts.width_px as u64),
        height_px: whole(facts.height_px as u64),
        fps: facts.fps,
        frames: facts.frames,
        dropped_frames: lost,
        longest_gap_ms: whole(facts.longest_gap_ms as u64),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Frames lost of a second at 30 a second, of which these came, in ms.
    fn lost(came_ms: impl Iterator<Item = u64>) -> u32 {
        let mut count = Count::at(Duration::from_secs(1) / 30);
        came_ms.for_each(|ms| count.frame(Duration::from_millis(ms)));
        count.lost(Duration::from_secs(1))
    }

    #[test]
    fn the_take_ends_where_the_observations_do() {
        let over = |start_us, at_us| {
            let us = Duration::from_micros;
            is_over(us(start_us), us(at_us), Duration::from_secs(5))
        };
        assert!(!over(0, 4_999_999) && over(0, 5_000_000));
        // 4999.8 ms later, but the clock of whole milliseconds has moved on by 5000.
        assert!(over(900, 5_000_700));
        assert!(!over(100, 5_000_000 - 1) && over(100, 5_000_100));
    }

    #[test]
    fn what_did_not_come_is_lost_and_what_came_late_or_slowly_is_not() {
        let due = || (0..30u64).map(|i| i * 1000 / 30);
        assert_eq!(lost(due()), 0);
        assert_eq!(
            lost(due().enumerate().filter(|(i, _)| !(5..9).contains(i)).map(|(_, ms)| ms)),
            4
        );
        assert_eq!(lost(due().take(20)), 10, "the end counts as well");
        let late = due().map(|ms| if (200..400).contains(&ms) { 390 + ms / 100 } else { ms });
        assert_eq!(lost(late), 0, "all thirty came");
        assert_eq!(lost((0..25).map(|i| i * 40)), 0, "a camera in the dark gives 25");
    }
}
