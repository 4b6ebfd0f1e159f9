//! Live analysis: a thread of its own that looks at the newest frame and gives way to everything else.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use face::attack::Evidence;
use face::{Analyser, Models};
use media::Frame;
use signup::Event;
use signup::event::TakeAnalysis;
use thread_priority::{ThreadPriority, set_current_thread_priority};

use super::backlog::Backlog;
use super::latest::{Frames, Latest, Part, Task, latest};
use crate::engine::Outbox;

/// While more frames than this wait for the encoder, analysis gives way: the clip comes first, whatever else the device
/// is doing. A busy moment of the encoder is shorter.
const GIVES_WAY_AT_FRAMES: usize = 3;
/// Giving way, it looks at no more than one frame in this time: the fewest with which a take still counts
/// (`thresholds::LEAST_OBSERVED_PER_S`), and a little more. No frame of the clip is lost by that: they wait.
const GIVING_WAY: Duration = Duration::from_millis(100);
/// Of 99, where capture and encoding have about 50: nice 3 on Linux, "below normal" on Windows. Enough to come second;
/// with less, a busy device would see next to nothing of a take.
const PRIORITY: u8 = 39;
/// An analysis that panics on so many frames in a row will panic on the next as well.
const MOST_PANICS: u32 = 3;

/// The camera's end of the analysis. Ends the thread when dropped.
pub(super) struct Watcher(Latest);

impl Watcher {
    /// Starts the thread. The models are loaded there when the first camera of the process is opened.
    pub(super) fn start(backlog: Backlog, outbox: Outbox) -> std::io::Result<Self> {
        let (latest, frames) = latest();
        let watching = move || Watching::new(backlog, outbox).run(&frames);
        std::thread::Builder::new().name("analysis".to_owned()).spawn(watching)?;
        Ok(Self(latest))
    }

    /// Takes the frame in place of one nobody has looked at yet. Never waits.
    pub(super) fn offer(&self, frame: &Frame, part: Part) {
        self.0.put(frame, part);
    }
}

/// On the analysis' thread.
struct Watching {
    analyser: Option<Analyser>,
    panics: u32,
    take: Take,
    /// The frame last looked at.
    last: Option<Duration>,
    backlog: Backlog,
    outbox: Outbox,
}

/// What is gathered over one take beside the observations, which the machine keeps.
#[derive(Default)]
struct Take {
    number: Option<u32>,
    analysed_frames: u32,
    evidence: Evidence,
}

impl Watching {
    fn new(backlog: Backlog, outbox: Outbox) -> Self {
        // Before the models' own threads are started: they inherit it.
        let priority = PRIORITY.try_into().map(ThreadPriority::Crossplatform);
        if !priority.is_ok_and(|priority| set_current_thread_priority(priority).is_ok()) {
            tracing::debug!("the system does not let the analysis step back");
        }
        let analyser = models().map(Analyser::new);
        Self { analyser, panics: 0, take: Take::default(), last: None, backlog, outbox }
    }

    fn run(mut self, frames: &Frames) {
        while let Some(task) = frames.next() {
            match task {
                Task::Look(frame, _) if self.gives_way(&frame) => {}
                Task::Look(frame, take) => self.look(&frame, take),
                Task::Over { take, frames } => self.over(take, frames),
            }
        }
    }

    fn gives_way(&self, frame: &Frame) -> bool {
        let since = self.last.and_then(|last| frame.at().checked_sub(last));
        let just_looked = since.is_some_and(|since| since < GIVING_WAY);
        just_looked && self.backlog.frames() > GIVES_WAY_AT_FRAMES
    }

    fn look(&mut self, frame: &Frame, take: Option<u32>) {
        let Some(analyser) = &mut self.analyser else { return };
        self.last = Some(frame.at());
        if take.is_some() && self.take.number != take {
            self.take = Take { number: take, ..Take::default() };
        }
        let evidence = take.map(|_| &mut self.take.evidence);
        let analysed = catch_unwind(AssertUnwindSafe(|| {
            let analysis = analyser.analyse(frame);
            if let Some(evidence) = evidence {
                evidence.push(&analysis);
            }
            analysis
        }));
        let analysis = match analysed {
            Ok(analysis) => analysis,
            Err(_) => return self.panicked(),
        };
        self.panics = 0;
        self.take.analysed_frames += u32::from(take.is_some());
        self.outbox.put(Event::Observed(Box::new(analysis.observation)));
    }

    /// Also without an analysis: nobody waits for one in vain.
    fn over(&mut self, number: u32, frames: u32) {
        let mut take = std::mem::take(&mut self.take);
        if take.number != Some(number) {
            // None of its frames was analysed.
            take = Take::default();
        }
        let Take { analysed_frames, evidence, .. } = take;
        let signals = catch_unwind(AssertUnwindSafe(|| evidence.finish())).unwrap_or_else(|_| {
            tracing::error!("the signals' evidence panicked");
            Vec::new()
        });
        let owned = |(name, digest): (&str, &str)| (name.to_owned(), digest.to_owned());
        self.outbox.put(Event::TakeAnalysed(Box::new(TakeAnalysis {
            analysed_frames,
            skipped_frames: frames.saturating_sub(analysed_frames),
            signals,
            models: Models::digests().map(owned).to_vec(),
        })));
    }

    /// The frame counts as let go, and the next one is looked at by a new analyser. The panic's own message went to the
    /// panic hook; it is never made of pixels.
    fn panicked(&mut self) {
        self.panics += 1;
        tracing::error!(in_a_row = self.panics, "the analysis panicked");
        let again = self.panics < MOST_PANICS;
        self.analyser = if again { models().map(Analyser::new) } else { None };
    }
}

/// Loaded once per process. `None`: they cannot be; the road goes on, and the take's record says that nothing was seen.
fn models() -> Option<Arc<Models>> {
    static MODELS: OnceLock<Option<Arc<Models>>> = OnceLock::new();
    let load = || match catch_unwind(Models::bundled) {
        Ok(Ok(models)) => Some(Arc::new(models)),
        Ok(Err(fault)) => {
            tracing::error!(%fault, "the models cannot be used");
            None
        }
        Err(_) => {
            tracing::error!("loading the models panicked");
            None
        }
    };
    MODELS.get_or_init(load).clone()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::engine::Input;

    const FRAMES: u32 = 10;

    fn frame(number: u32) -> Frame {
        let (width, height) = (64, 48);
        let grey = vec![number as u8; width * height * 3 / 2];
        let at = Duration::from_millis(33) * number;
        Frame::from_i420(width, height, at, grey).expect("an even size")
    }

    /// What is told of a take of [`FRAMES`] frames: how many were observed, and the analysis.
    fn told(backlog: &Backlog, part_of: impl Fn(u32) -> Part) -> (u32, TakeAnalysis) {
        let (inbox, mut outlet) = tokio::sync::mpsc::unbounded_channel();
        let outbox = Outbox::to(inbox).of_stream(7);
        let watcher = Watcher::start(backlog.clone(), outbox).expect("a thread");
        for number in 0..=FRAMES {
            watcher.offer(&frame(number), part_of(number));
        }
        let (mut observed, mut last_ms) = (0, None);
        loop {
            match outlet.blocking_recv().expect("the take's analysis") {
                Input::OfStream(7, Event::Observed(observation)) => {
                    assert!(last_ms < Some(observation.at_ms), "in order");
                    last_ms = Some(observation.at_ms);
                    assert_eq!(observation.face, None);
                    observed += u32::from(observation.at_ms < u64::from(FRAMES) * 33);
                }
                Input::OfStream(7, Event::TakeAnalysed(analysis)) => return (observed, *analysis),
                _ => panic!("something else was told"),
            }
        }
    }

    fn take(number: u32) -> Part {
        match number {
            0 => Part::First,
            FRAMES => Part::Over,
            _ => Part::Next,
        }
    }

    #[test]
    fn every_frame_of_the_take_is_analysed_or_counted() {
        let (observed, analysis) = told(&Backlog::default(), take);
        assert!(analysis.analysed_frames > 0, "the last one at least");
        assert_eq!(analysis.analysed_frames, observed);
        assert_eq!(analysis.analysed_frames + analysis.skipped_frames, FRAMES);
        assert_eq!(analysis.models.len(), 4);
        assert_eq!(analysis.signals.len(), 12, "fired or not");
        assert!(analysis.models.iter().all(|(_, digest)| digest.len() == 64));
    }

    #[test]
    fn while_the_encoder_is_behind_it_gives_way() {
        let backlog = Backlog::default();
        let waiting: Vec<_> = (0..=GIVES_WAY_AT_FRAMES).map(|_| backlog.enter()).collect();
        let (observed, analysis) = told(&backlog, take);
        assert_eq!(analysis.analysed_frames, observed);
        // Ten frames are 330 ms: one at 0, and at most one for each 100 ms after it.
        assert!((1..=4).contains(&observed), "{observed}");
        assert_eq!(analysis.analysed_frames + analysis.skipped_frames, FRAMES);
        drop(waiting);
    }

    #[test]
    fn only_the_takes_own_frames_count() {
        let late = |number| match number {
            0..5 => Part::None,
            5 => Part::First,
            FRAMES => Part::Over,
            _ => Part::Next,
        };
        let (_, analysis) = told(&Backlog::default(), late);
        assert_eq!(analysis.analysed_frames + analysis.skipped_frames, FRAMES - 5);
    }
}
