//! Frames in, H.264 in fragmented MP4 out, while the recording runs.

use std::io::Write;
use std::time::Duration;

use openh264::encoder::Encoder;
use zeroize::Zeroizing;

use crate::fault::ClipFault;
use crate::frame::{Frame, check_size};
use crate::h264::{FINEST_QP, SAFE_QP, Source, Unit, fault, open};
use crate::mp4::{FragmentWriter, Track};

/// A second between key frames: a fragment each, and the grain of seeking in review.
const KEY_EVERY: Duration = Duration::from_secs(1);

/// What kind of clip to record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClipSettings {
    /// Width of every frame in pixels, even.
    pub width_px: usize,
    /// Height of every frame in pixels, even.
    pub height_px: usize,
    /// Target of the rate control in bits per second; [`ClipSettings::for_size`] chooses one.
    pub bitrate_bps: u32,
    /// Duration of the clip, whatever the last frame's time.
    pub length: Duration,
}

impl ClipSettings {
    /// Settings with the bit rate that suits a face at this size: 1.5 Mbit/s at 480p, 2.5 at 720p.
    #[must_use]
    pub fn for_size(width_px: usize, height_px: usize, length: Duration) -> Self {
        let bitrate_bps = match width_px * height_px {
            0..=500_000 => 1_500_000,
            500_001..=1_000_000 => 2_500_000,
            _ => 4_000_000,
        };
        Self { width_px, height_px, bitrate_bps, length }
    }
}

/// What became of a recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ClipFacts {
    /// Frames in the clip: every one that was pushed.
    pub frames: u32,
    /// Duration of the clip in milliseconds: that of the settings.
    pub length_ms: u64,
    /// Frames per second as measured between the first and the last frame; 0 for a single frame.
    pub fps: f64,
    /// Longest time one picture stands, in milliseconds, the last one until the end included.
    pub longest_gap_ms: f64,
    /// Width in pixels.
    pub width_px: usize,
    /// Height in pixels.
    pub height_px: usize,
}

/// Encodes frames to a clip as they come.
///
/// H.264 Constrained Baseline, a key frame every second, no frame ever skipped; fragments of a second in
/// MP4, each with the frames' true times. The plain clip never touches a disk: `W` is the envelope's writer,
/// and what is buffered here is wiped. (The encoder's own reference pictures are freed by its library, which
/// does not wipe.)
#[must_use = "a clip is a clip only when it is finished"]
pub struct ClipEncoder<W: Write> {
    settings: ClipSettings,
    encoder: Encoder,
    stage: Stage<W>,
    /// Sequence and picture parameter set as the header carries them.
    parameters: [Vec<u8>; 2],
    /// Encoded, but its duration is only known when the next frame comes.
    held: Option<Held>,
    clock: Clock,
}

/// The header needs the parameter sets, which come with the first encoded frame.
enum Stage<W> {
    Waiting(W),
    Writing(FragmentWriter<W>),
    /// An output that failed; nothing more can be written.
    Broken,
}

struct Held {
    sample: Zeroizing<Vec<u8>>,
    key: bool,
}

/// Times in microseconds since the first frame.
#[derive(Default)]
struct Clock {
    first: Option<Duration>,
    last_us: u64,
    last_key_us: u64,
    longest_gap_us: u64,
    frames: u32,
}

impl<W: Write> ClipEncoder<W> {
    /// An encoder that writes to `out`; nothing is written before the first frame.
    ///
    /// # Errors
    /// [`ClipFault::Frame`] for a size that is odd or too large, [`ClipFault::TooLarge`] for a length of zero
    /// or over an hour, [`ClipFault::Encoder`].
    pub fn new(out: W, settings: ClipSettings) -> Result<Self, ClipFault> {
        check_size(settings.width_px, settings.height_px)?;
        if settings.length.is_zero() || settings.length > Duration::from_secs(3600) {
            return Err(ClipFault::TooLarge("length"));
        }
        let encoder = open(settings, FINEST_QP)?;
        Ok(Self {
            settings,
            encoder,
            stage: Stage::Waiting(out),
            parameters: Default::default(),
            held: None,
            clock: Clock::default(),
        })
    }

    /// Takes the next frame. The first one begins the clip, whatever its time.
    ///
    /// # Errors
    /// [`ClipFault::PastTheEnd`], [`ClipFault::NotLater`] and [`ClipFault::SizeChanged`] leave the clip as it
    /// was, without this frame. After [`ClipFault::Write`] or [`ClipFault::Encoder`] it cannot be finished.
    pub fn push(&mut self, frame: &Frame) -> Result<(), ClipFault> {
        if (frame.width_px(), frame.height_px())
            != (self.settings.width_px, self.settings.height_px)
        {
            return Err(ClipFault::SizeChanged);
        }
        let at_us = self.clock.offset_us(frame.at(), self.settings.length)?;
        let key = self.clock.frames == 0
            || at_us - self.clock.last_key_us >= KEY_EVERY.as_micros() as u64;
        let next = self.encode(frame, at_us, key)?;

        if let Some(held) = self.held.take() {
            self.write(&held, at_us - self.clock.last_us)?;
        }
        self.clock.tick(frame.at(), at_us, next.key);
        self.held = Some(next);
        Ok(())
    }

    /// Ends the clip: the last picture stands until the length of the settings.
    ///
    /// # Errors
    /// [`ClipFault::NoFrames`], [`ClipFault::Write`].
    pub fn finish(mut self) -> Result<(W, ClipFacts), ClipFault> {
        let held = self.held.take().ok_or(ClipFault::NoFrames)?;
        let last_us = self.clock.last_us;
        let rest_us = self.settings.length.as_micros() as u64 - last_us;
        self.write(&held, rest_us)?;
        let Stage::Writing(writer) = self.stage else { return Err(ClipFault::NoFrames) };
        let out = writer.finish()?;

        let frames = self.clock.frames;
        let fps = match last_us {
            0 => 0.0,
            us => f64::from(frames - 1) * 1e6 / us as f64,
        };
        let facts = ClipFacts {
            frames,
            length_ms: self.settings.length.as_millis() as u64,
            fps,
            longest_gap_ms: self.clock.longest_gap_us.max(rest_us) as f64 / 1e3,
            width_px: self.settings.width_px,
            height_px: self.settings.height_px,
        };
        Ok((out, facts))
    }

    /// One access unit, its parameter sets taken out. Starts the output with the first.
    fn encode(&mut self, frame: &Frame, at_us: u64, key: bool) -> Result<Held, ClipFault> {
        if key && self.clock.frames > 0 {
            self.encoder.force_intra_frame();
        }
        let unit = self.access_unit(frame, at_us)?;
        if matches!(self.stage, Stage::Waiting(_)) {
            self.parameters = [unit.sps.clone(), unit.pps.clone()];
            let side = |px: usize| u16::try_from(px).map_err(|_| ClipFault::TooLarge("size"));
            let track = Track {
                width_px: side(self.settings.width_px)?,
                height_px: side(self.settings.height_px)?,
                duration: self.settings.length.as_micros() as u64,
                sps: &unit.sps,
                pps: &unit.pps,
            };
            if let Stage::Waiting(out) = std::mem::replace(&mut self.stage, Stage::Broken) {
                self.stage = Stage::Writing(FragmentWriter::start(out, &track)?);
            }
        }
        if unit.key && self.parameters != [unit.sps, unit.pps] {
            return Err(ClipFault::Encoder("parameter sets changed".into()));
        }
        Ok(Held { sample: unit.sample, key: unit.key })
    }

    /// One picture, compressed. Two things must not lose it: the rate control skipping it (which is switched
    /// off), and pure noise at a fine quantiser, at which the library gives up and its encoder stays dead.
    /// Both end in a key frame; a new encoder writes the same parameter sets.
    fn access_unit(&mut self, frame: &Frame, at_us: u64) -> Result<Unit, ClipFault> {
        let time = openh264::Timestamp::from_millis(at_us / 1000);
        let mut unit = Unit::default();
        match self.encoder.encode_at(&Source(frame), time) {
            Ok(stream) => unit.take(&stream),
            Err(_) => self.encoder = open(self.settings, SAFE_QP)?,
        }
        if unit.sample.is_empty() {
            // A new encoder begins with a key frame unasked, and cannot be asked before it.
            if unit.skipped {
                self.encoder.force_intra_frame();
            }
            unit.take(&self.encoder.encode_at(&Source(frame), time).map_err(fault)?);
        }
        if unit.sample.is_empty() {
            return Err(ClipFault::Encoder("no output for a frame".into()));
        }
        Ok(unit)
    }

    fn write(&mut self, held: &Held, duration_us: u64) -> Result<(), ClipFault> {
        let duration = u32::try_from(duration_us).map_err(|_| ClipFault::TooLarge("gap"))?;
        let result = match &mut self.stage {
            Stage::Writing(writer) => writer.push(&held.sample, held.key, duration),
            Stage::Waiting(_) | Stage::Broken => {
                Err(ClipFault::Encoder("the output is broken".into()))
            }
        };
        if result.is_err() {
            self.stage = Stage::Broken;
        }
        result
    }
}

impl Clock {
    /// Microseconds since the first frame, checked against the last frame and the clip's length.
    fn offset_us(&self, at: Duration, length: Duration) -> Result<u64, ClipFault> {
        let Some(first) = self.first else { return Ok(0) };
        let offset = at.checked_sub(first).ok_or(ClipFault::NotLater)?;
        let at_us = offset.as_micros() as u64;
        if at_us <= self.last_us {
            return Err(ClipFault::NotLater);
        }
        if at_us >= length.as_micros() as u64 {
            return Err(ClipFault::PastTheEnd);
        }
        Ok(at_us)
    }

    fn tick(&mut self, at: Duration, at_us: u64, key: bool) {
        self.first.get_or_insert(at);
        self.longest_gap_us = self.longest_gap_us.max(at_us - self.last_us);
        self.last_us = at_us;
        if key {
            self.last_key_us = at_us;
        }
        self.frames += 1;
    }
}
