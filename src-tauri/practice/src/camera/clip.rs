//! A clip in place of a camera: plays in real time, over and over, and says of itself that it is virtual.

use std::path::Path;
use std::time::{Duration, Instant};

use ::camera::{CameraFault, CameraId, CameraInfo, Format, Picture, PixelFormat, Stream, Virtual};
use anyhow::Result;
use clip_file::{Pass, Source};
use media::Frame;

#[derive(Clone)]
pub(super) struct Clip {
    info: CameraInfo,
    source: Source,
}

impl Clip {
    pub(super) fn open(name: String, file: &Path) -> Result<Self> {
        Ok(Self { info: info(name), source: Source::of_file(file)? })
    }

    pub(super) fn info(&self) -> &CameraInfo {
        &self.info
    }

    pub(super) fn stream(&self) -> Result<Box<dyn Stream>, CameraFault> {
        let mut playing = Playing::start(self.source.clone()).map_err(driver)?;
        playing.measure().map_err(driver)?;
        Ok(Box::new(playing))
    }
}

fn info(name: String) -> CameraInfo {
    let (bus, driver) = ("practice".to_owned(), "practice-clip".to_owned());
    CameraInfo { id: CameraId::of(&bus, &name), name, bus, driver, provenance: Virtual::Declared }
}

fn driver(error: anyhow::Error) -> CameraFault {
    CameraFault::Driver { detail: format!("{error:#}") }
}

struct Playing {
    source: Source,
    pass: Pass,
    /// The next frame and, as a clip cannot be wound back, the one after it.
    ahead: std::collections::VecDeque<Frame>,
    format: Format,
    opened: Instant,
    /// When the present pass began.
    pass_began: Duration,
    /// The last frame's time in its pass, and the interval before it.
    last: Duration,
    interval: Duration,
    /// By how much playing fell behind so far. A camera does not catch up on what a busy machine missed.
    late: Duration,
}

impl Playing {
    fn start(source: Source) -> Result<Self> {
        let pass = source.pass()?;
        let format = Format { width_px: 0, height_px: 0, fps: 30, pixels: PixelFormat::I420 };
        Ok(Self {
            source,
            pass,
            ahead: std::collections::VecDeque::new(),
            format,
            opened: Instant::now(),
            pass_began: Duration::ZERO,
            last: Duration::ZERO,
            interval: Duration::from_millis(33),
            late: Duration::ZERO,
        })
    }

    /// Looks at the first two frames for size and rate.
    fn measure(&mut self) -> Result<()> {
        for _ in 0..2 {
            if let Some(frame) = self.pass.next() {
                self.ahead.push_back(frame?);
            }
        }
        if let Some(first) = self.ahead.front() {
            let px = |side: usize| u32::try_from(side).unwrap_or(0);
            self.format.width_px = px(first.width_px());
            self.format.height_px = px(first.height_px());
            if let Some(second) = self.ahead.get(1) {
                self.interval = second.at().saturating_sub(first.at());
                let fps = (1.0 / self.interval.as_secs_f64().max(0.001)).round();
                self.format.fps = (fps as u32).max(1);
            }
        }
        self.opened = Instant::now();
        Ok(())
    }

    /// The next frame with its time since the stream was opened; at the clip's end it begins again.
    fn advance(&mut self) -> Result<Frame> {
        if self.ahead.is_empty() {
            match self.pass.next() {
                Some(frame) => self.ahead.push_back(frame?),
                None => {
                    let shown = self.last + self.interval;
                    let length =
                        if self.pass.length == Duration::MAX { shown } else { self.pass.length };
                    self.pass_began += length.max(shown);
                    self.last = Duration::ZERO;
                    self.pass = self.source.pass()?;
                    let first = self.pass.next().ok_or_else(|| anyhow::anyhow!("an empty clip"))?;
                    self.ahead.push_back(first?);
                }
            }
        }
        let frame = self.ahead.pop_front().ok_or_else(|| anyhow::anyhow!("an empty clip"))?;
        if frame.at() > self.last {
            self.interval = frame.at() - self.last;
        }
        self.last = frame.at();
        Ok(frame)
    }
}

impl Stream for Playing {
    fn format(&self) -> Format {
        self.format
    }

    fn next(&mut self) -> Result<Picture, CameraFault> {
        let frame = self.advance().map_err(driver)?;
        let due = self.pass_began + frame.at() + self.late;
        let elapsed = self.opened.elapsed();
        std::thread::sleep(due.saturating_sub(elapsed));
        let behind = elapsed.saturating_sub(due);
        if behind > self.interval {
            self.late += behind;
        }
        // The time a camera would have stamped: that of arrival.
        Ok(Picture::Whole(frame.with_at(self.opened.elapsed())))
    }
}
