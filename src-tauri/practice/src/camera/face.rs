//! The practice face: a camera whose picture is the puppet, drawn as it is asked for; or a specimen on a table while a
//! document is to be photographed.

use std::time::{Duration, Instant};

use ::camera::{CameraFault, CameraId, CameraInfo, Format, Picture, PixelFormat, Stream, Virtual};
use media::Frame;
use puppet::{Manner, Puppet};

use super::cues::Cues;
use super::paper::Table;

const FORMAT: Format =
    Format { width_px: 1280, height_px: 720, fps: 30, pixels: PixelFormat::I420 };

/// As many pictures wait for a reader that is late, as a driver's buffers hold; what is missed beyond them is lost.
const BUFFERS: u32 = 4;

pub(super) struct PuppetCamera {
    info: CameraInfo,
    cues: Cues,
}

impl PuppetCamera {
    pub(super) fn new(manner: Manner) -> Self {
        let (bus, driver) = ("practice".to_owned(), "practice-puppet".to_owned());
        let name = match manner {
            Manner::Willing => "Practice face".to_owned(),
            manner => format!("Practice face ({manner})"),
        };
        let id = CameraId::of(&bus, &name);
        let info = CameraInfo { id, name, bus, driver, provenance: Virtual::Declared };
        Self { info, cues: Cues::new(manner) }
    }

    pub(super) fn info(&self) -> &CameraInfo {
        &self.info
    }

    /// Through which it is shown its prompts.
    pub(super) fn cues(&self) -> &Cues {
        &self.cues
    }

    pub(super) fn stream(&self) -> Result<Box<dyn Stream>, CameraFault> {
        let size = [FORMAT.width_px, FORMAT.height_px].map(|side| side as usize);
        let puppet = Puppet::new(size[0], size[1], 7)
            .map_err(|fault| CameraFault::Driver { detail: fault.to_string() })?;
        let (cues, opened) = (self.cues.clone(), Instant::now());
        let opened_at = cues.now();
        Ok(Box::new(Performing {
            puppet,
            table: None,
            cues,
            opened,
            opened_at,
            frames: 0,
            late: Duration::ZERO,
        }))
    }
}

struct Performing {
    puppet: Puppet,
    /// Set when the first document is to be photographed.
    table: Option<Table>,
    cues: Cues,
    opened: Instant,
    /// The same moment on the actor's clock.
    opened_at: Duration,
    frames: u32,
    /// What a busy machine missed so far: a camera does not catch up on it.
    late: Duration,
}

impl Performing {
    fn picture(&mut self, due: Duration) -> Result<Frame, CameraFault> {
        let on_the_clock = self.opened_at + due;
        let Some((slot, shown_for)) = self.cues.paper(on_the_clock) else {
            return Ok(self.puppet.frame(&self.cues.pose(on_the_clock), due));
        };
        let driver = |fault: media::FrameFault| CameraFault::Driver { detail: fault.to_string() };
        let table = match &mut self.table {
            Some(table) => table,
            None => {
                let size = [FORMAT.width_px, FORMAT.height_px].map(|side| side as usize);
                self.table.insert(Table::new(size, self.cues.manner()).map_err(driver)?)
            }
        };
        table.frame(slot, shown_for, due).map_err(driver)
    }
}

impl Stream for Performing {
    fn format(&self) -> Format {
        FORMAT
    }

    fn next(&mut self) -> Result<Picture, CameraFault> {
        let interval = Duration::from_secs(1) / FORMAT.fps;
        let due = Duration::from_secs(1) * self.frames / FORMAT.fps + self.late;
        self.frames += 1;
        let frame = self.picture(due)?;
        let elapsed = self.opened.elapsed();
        std::thread::sleep(due.saturating_sub(elapsed));
        let behind = elapsed.saturating_sub(due);
        if behind > interval * BUFFERS {
            self.late += behind;
        }
        // The time a camera would have stamped: that of arrival.
        Ok(Picture::Whole(frame.with_at(self.opened.elapsed())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_it_is_and_delivers_what_it_says() {
        let camera = PuppetCamera::new(Manner::Late);
        let info = camera.info();
        assert_eq!(info.provenance, Virtual::Declared);
        assert_eq!(
            (info.name.as_str(), &*info.driver),
            ("Practice face (late)", "practice-puppet")
        );
        let mut stream = camera.stream().expect("a stream");
        let mut last = None;
        for _ in 0..4 {
            let Picture::Whole(frame) = stream.next().expect("a picture") else { panic!("torn") };
            assert_eq!((frame.width_px(), frame.height_px()), (1280, 720));
            assert!(last < Some(frame.at()), "time goes on");
            last = Some(frame.at());
        }
    }
}
