//! An open camera: its frames to recorder, analysis and preview, its faults to the machine.

use std::sync::{Arc, Mutex};

use camera::{Camera, CameraId, CameraInfo, Capture, CaptureEvent, Format, Watchdogs, capture};
use media::Frame;
use signup::{Event, Fault, FaultCode};

use super::backlog::Backlog;
use super::latest::Part;
use super::paper::{PaperWatcher, Photos, Shutter};
use super::preview::{Detail, Mirror, PreviewSender};
use super::recorder::{Device, Recorder, Recording};
use super::watcher::Watcher;
use crate::engine::Outbox;
use crate::fault::camera_fault;

/// Closes the camera when dropped.
pub(crate) struct Live {
    _capture: Capture,
    number: u64,
    recorder: Arc<Mutex<Slot>>,
    backlog: Backlog,
    shutter: Shutter,
    outbox: Outbox,
}

/// What the frames' reader shares with the performer.
#[derive(Default)]
struct Slot {
    device: Option<(CameraInfo, Format)>,
    recorder: Option<Recorder>,
}

impl Live {
    /// `number` tells this stream's events from those of the one before it.
    pub(crate) fn open(
        camera: Arc<dyn Camera>,
        id: CameraId,
        number: u64,
        preview: PreviewSender,
        outbox: Outbox,
    ) -> Self {
        let backlog = Backlog::default();
        let watcher = Watcher::start(backlog.clone(), outbox.of_stream(number)).ok();
        let reader = Reader {
            slot: Arc::default(),
            mirror: Mirror::start(preview, Detail::FACE).ok(),
            watches: watcher.map_or(Watches::Nothing, Watches::Face),
            outbox: outbox.of_stream(number),
            rate: Rate::default(),
            announced: false,
        };
        Self::read_by(reader, camera, id, (number, backlog, Shutter::default(), outbox))
    }

    /// Watches for a document instead of a face, and loads none of the face's models. Its photo is put into `photos`
    /// once: by itself when the document is held well, or after [`Self::take_photo`].
    pub(crate) fn open_for_paper(
        camera: Arc<dyn Camera>,
        id: CameraId,
        number: u64,
        preview: PreviewSender,
        outbox: Outbox,
        photos: Photos,
    ) -> Self {
        let shutter = Shutter::default();
        let watcher = PaperWatcher::start(photos, shutter.clone(), outbox.of_stream(number)).ok();
        let reader = Reader {
            slot: Arc::default(),
            mirror: Mirror::start(preview, Detail::PAPER).ok(),
            watches: watcher.map_or(Watches::Nothing, Watches::Paper),
            outbox: outbox.of_stream(number),
            rate: Rate::default(),
            announced: false,
        };
        Self::read_by(reader, camera, id, (number, Backlog::default(), shutter, outbox))
    }

    fn read_by(
        mut reader: Reader,
        camera: Arc<dyn Camera>,
        id: CameraId,
        (number, backlog, shutter, outbox): (u64, Backlog, Shutter, Outbox),
    ) -> Self {
        let recorder = Arc::clone(&reader.slot);
        let capture = capture(camera, id, Watchdogs::default(), move |event| reader.read(event));
        Self { _capture: capture, number, recorder, backlog, shutter, outbox }
    }

    /// The next frame is the document's photo, however it is held. Nothing happens where no document is watched for.
    pub(crate) fn take_photo(&self) {
        self.shutter.press();
    }

    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// Records from the next frame on.
    pub(crate) fn record(&self, recording: Recording) -> Result<(), Fault> {
        let internal = |_| Fault::new(FaultCode::Internal);
        let mut slot = self.recorder.lock().map_err(|_| Fault::new(FaultCode::Internal))?;
        let Some((info, format)) = slot.device.clone() else {
            return Err(Fault::new(FaultCode::CameraNoPicture));
        };
        let device = Device { info, format };
        let (backlog, outbox) = (self.backlog.clone(), self.outbox.clone());
        let recorder = Recorder::start(recording, device, backlog, outbox);
        slot.recorder = Some(recorder.map_err(internal)?);
        Ok(())
    }

    /// Throws the take away.
    pub(crate) fn abandon(&self) {
        if let Ok(mut slot) = self.recorder.lock() {
            slot.recorder = None;
        }
    }
}

/// Runs on the camera's watch thread.
struct Reader {
    slot: Arc<Mutex<Slot>>,
    mirror: Option<Mirror>,
    watches: Watches,
    outbox: Outbox,
    rate: Rate,
    announced: bool,
}

/// What the frames are looked at for.
enum Watches {
    /// The thread could not be started: the picture is shown all the same.
    Nothing,
    Face(Watcher),
    Paper(PaperWatcher),
}

impl Reader {
    fn read(&mut self, event: CaptureEvent) {
        match event {
            CaptureEvent::Opened(info, format) => {
                if let Ok(mut slot) = self.slot.lock() {
                    slot.device = Some((info, format));
                }
            }
            CaptureEvent::Frame(frame) => self.frame(&frame),
            CaptureEvent::Fault(fault) => {
                if let Ok(mut slot) = self.slot.lock() {
                    slot.recorder = None;
                }
                self.outbox.put(Event::CameraFailed(camera_fault(&fault)));
            }
        }
    }

    fn frame(&mut self, frame: &Frame) {
        if !self.announced {
            self.announced = true;
            let size = |px: usize| u32::try_from(px).unwrap_or(u32::MAX);
            let (width_px, height_px) = (size(frame.width_px()), size(frame.height_px()));
            self.outbox.put(Event::CameraOpened { width_px, height_px });
        }
        if let Some(fps) = self.rate.count(frame) {
            self.outbox.put(Event::CameraRate(fps));
        }
        let part = self.record(frame);
        match &self.watches {
            Watches::Nothing => {}
            Watches::Face(watcher) => watcher.offer(frame, part),
            Watches::Paper(watcher) => watcher.offer(frame),
        }
        if let Some(mirror) = &self.mirror {
            mirror.offer(frame);
        }
    }

    fn record(&self, frame: &Frame) -> Part {
        let Ok(mut slot) = self.slot.lock() else { return Part::None };
        let part = slot.recorder.as_mut().map_or(Part::None, |recorder| recorder.take(frame));
        if part == Part::Over {
            slot.recorder = None;
        }
        part
    }
}

/// Frames per second, told once a second.
#[derive(Default)]
struct Rate {
    since: Option<std::time::Duration>,
    frames: u32,
}

impl Rate {
    fn count(&mut self, frame: &Frame) -> Option<u32> {
        let since = *self.since.get_or_insert(frame.at());
        let took = frame.at().saturating_sub(since);
        if took.as_millis() < 1000 {
            self.frames += 1;
            return None;
        }
        let fps = (f64::from(self.frames) / took.as_secs_f64()).round() as u32;
        *self = Self { since: Some(frame.at()), frames: 1 };
        Some(fps)
    }
}
