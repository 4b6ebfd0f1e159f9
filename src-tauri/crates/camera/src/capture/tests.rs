//! A scripted camera does everything a driver may do; the watchdogs must not care.

use std::sync::mpsc::{Receiver, channel};
use std::thread::sleep;

use super::*;
use crate::{CameraInfo, Picture, PixelFormat, Stream, Virtual};

/// What the camera does, one step per call of `next` after it is open. The last one repeats.
#[derive(Clone, Copy)]
enum Step {
    Frame,
    Torn,
    Hang,
    Unplug,
    Panic,
    /// The stream reports another format from here on.
    FallBack,
}

#[derive(Clone, Copy, Default)]
struct Script {
    steps: &'static [Step],
    list_panics: bool,
    open_hangs: bool,
    open_fails: bool,
    drop_panics: bool,
    drop_hangs: bool,
    /// A hanging call comes back after this long, as a driver does when its camera wakes.
    wakes_after_ms: Option<u64>,
}

const ID: &str = "scripted";
const FORMAT: Format = Format { width_px: 4, height_px: 2, fps: 30, pixels: PixelFormat::I420 };

struct Scripted(Script);

impl Camera for Scripted {
    fn list(&self) -> Result<Vec<CameraInfo>, CameraFault> {
        assert!(!self.0.list_panics, "scripted");
        let text = String::from(ID);
        Ok(vec![CameraInfo {
            id: CameraId(text.clone()),
            name: text.clone(),
            bus: text.clone(),
            driver: text,
            provenance: Virtual::Declared,
        }])
    }

    fn open(&self, _: &CameraId) -> Result<Box<dyn Stream>, CameraFault> {
        if self.0.open_hangs {
            hang(self.0);
        }
        if self.0.open_fails {
            return Err(CameraFault::Busy);
        }
        Ok(Box::new(Played { script: self.0, at: 0, format: FORMAT }))
    }
}

struct Played {
    script: Script,
    at: usize,
    format: Format,
}

impl Stream for Played {
    fn format(&self) -> Format {
        self.format
    }

    fn next(&mut self) -> Result<Picture, CameraFault> {
        let steps = self.script.steps;
        let step = steps[self.at.min(steps.len() - 1)];
        self.at += 1;
        sleep(Duration::from_millis(1));
        match step {
            Step::Frame => {}
            Step::Torn => return Ok(Picture::Torn),
            Step::Hang => hang(self.script),
            Step::Unplug => return Err(CameraFault::Unplugged),
            Step::Panic => panic!("scripted"),
            Step::FallBack => self.format.fps = 15,
        }
        let stamp = Duration::from_millis(33 * self.at as u64);
        Ok(Picture::Whole(Frame::from_i420(4, 2, stamp, vec![128; 12]).expect("a frame")))
    }
}

impl Drop for Played {
    fn drop(&mut self) {
        if self.script.drop_hangs {
            hang(self.script);
        }
        assert!(!self.script.drop_panics, "scripted");
    }
}

fn hang(script: Script) {
    sleep(script.wakes_after_ms.map_or(Duration::from_secs(3600), Duration::from_millis));
}

const SHORT: Watchdogs = Watchdogs {
    open: Duration::from_millis(200),
    first_frame: Duration::from_millis(200),
    stall: Duration::from_millis(200),
};

fn start(script: Script) -> (Capture, Receiver<CaptureEvent>) {
    let (sender, events) = channel();
    let sink = move |event| drop(sender.send(event));
    (capture(Arc::new(Scripted(script)), CameraId(ID.into()), SHORT, sink), events)
}

/// Everything until the sink is let go, which the fault must bring about.
fn story(script: Script) -> (Vec<&'static str>, Tally) {
    let (capture, events) = start(script);
    let mut told = Vec::new();
    for event in events {
        match event {
            CaptureEvent::Opened(..) => told.push("opened"),
            CaptureEvent::Frame(_) if told.last() == Some(&"frames") => {}
            CaptureEvent::Frame(_) => told.push("frames"),
            CaptureEvent::Fault(fault) => told.push(fault.code()),
        }
    }
    (told, capture.tally())
}

fn steps(steps: &'static [Step]) -> Script {
    Script { steps, ..Script::default() }
}

#[test]
fn every_way_to_fail_has_its_name_and_is_the_last_word() {
    use Step::{Frame, Hang, Panic, Torn, Unplug};
    let none = steps(&[Frame]);
    for (script, expected) in [
        (Script { open_hangs: true, ..none }, &["CAM-104"][..]),
        (Script { open_fails: true, ..none }, &["CAM-102"]),
        (Script { list_panics: true, ..none }, &["CAM-110"]),
        (steps(&[Hang]), &["opened", "CAM-105"]),
        (steps(&[Torn]), &["opened", "CAM-105"]),
        (steps(&[Frame, Frame, Hang]), &["opened", "frames", "CAM-106"]),
        (steps(&[Frame, Torn]), &["opened", "frames", "CAM-106"]),
        (steps(&[Frame, Frame, Unplug]), &["opened", "frames", "CAM-107"]),
        (steps(&[Frame, Panic]), &["opened", "frames", "CAM-110"]),
        (Script { drop_panics: true, ..steps(&[Frame, Panic]) }, &["opened", "frames", "CAM-110"]),
        (Script { drop_hangs: true, ..steps(&[Unplug]) }, &["opened", "CAM-107"]),
    ] {
        assert_eq!(story(script).0, expected);
    }
}

#[test]
fn a_camera_that_is_not_listed_is_no_camera() {
    let (sender, events) = channel();
    let sink = move |event| drop(sender.send(event));
    let capture = capture(Arc::new(Scripted(steps(&[]))), CameraId("other".into()), SHORT, sink);
    assert!(matches!(events.recv(), Ok(CaptureEvent::Fault(CameraFault::NoCamera))));
    drop(capture);
}

#[test]
fn torn_pictures_are_counted_and_left_out() {
    use Step::{Frame, Torn, Unplug};
    let (told, tally) = story(steps(&[Torn, Frame, Torn, Torn, Frame, Frame, Unplug]));
    assert_eq!(told, ["opened", "frames", "CAM-107"]);
    assert_eq!((tally.frames, tally.torn), (3, 3));
    assert!(tally.mean_fps > 0.0);
}

#[test]
fn a_fall_back_before_the_first_picture_is_told() {
    let (told, _) = story(steps(&[Step::FallBack, Step::Unplug]));
    assert_eq!(told, ["opened", "opened", "frames", "CAM-107"]);
}

#[test]
fn dropping_a_stuck_capture_does_not_wait_for_it() {
    for script in [
        Script { open_hangs: true, ..steps(&[Step::Frame]) },
        steps(&[Step::Hang]),
        steps(&[Step::Frame, Step::Hang]),
        Script { drop_hangs: true, ..steps(&[Step::Frame]) },
        Script { drop_panics: true, ..steps(&[Step::Frame]) },
    ] {
        let (capture, events) = start(script);
        sleep(Duration::from_millis(50));
        // A drop that waited would wait an hour here.
        drop(capture);
        // The sink goes at once, with at most what was on its way; never with a fault.
        assert!(events.iter().all(|event| !matches!(event, CaptureEvent::Fault(_))));
    }
}

#[test]
fn a_capture_may_be_dropped_by_its_own_sink() {
    let (sender, done) = channel();
    let slot: Arc<Mutex<Option<Capture>>> = Arc::default();
    let inner = Arc::clone(&slot);
    let sink = move |event| {
        if matches!(event, CaptureEvent::Frame(_)) && inner.lock().expect("lock").take().is_some() {
            let _ = sender.send(());
        }
    };
    let script = steps(&[Step::Frame]);
    *slot.lock().expect("lock") =
        Some(capture(Arc::new(Scripted(script)), CameraId(ID.into()), SHORT, sink));
    done.recv().expect("stopped from within");
}

#[test]
fn what_an_abandoned_thread_still_brings_reaches_nobody() {
    let awake = Script { wakes_after_ms: Some(500), ..steps(&[Step::Frame, Step::Hang]) };
    let (capture, events) = start(awake);
    let mut last = None;
    for event in &events {
        last = Some(event);
    }
    assert!(matches!(last, Some(CaptureEvent::Fault(CameraFault::Stalled))));
    let frames = capture.tally().frames;
    // The driver wakes meanwhile and wants to go on.
    sleep(Duration::from_millis(600));
    assert!(events.try_recv().is_err());
    assert_eq!(capture.tally().frames, frames);
}

#[test]
fn a_slow_sink_is_not_a_stalled_camera() {
    let (sender, events) = channel();
    let mut seen = 0;
    let sink = move |event| {
        sleep(SHORT.stall * 2);
        seen += 1;
        let fault = matches!(event, CaptureEvent::Fault(_));
        if fault || seen == 3 {
            let _ = sender.send(fault);
        }
    };
    let script = steps(&[Step::Frame]);
    let capture = capture(Arc::new(Scripted(script)), CameraId(ID.into()), SHORT, sink);
    assert!(!events.recv().expect("an event"), "a fault");
    drop(capture);
}
