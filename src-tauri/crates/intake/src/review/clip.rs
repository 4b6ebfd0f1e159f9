//! The clip looked at again: what every frame shows.

use std::{sync::Arc, time::Duration};

use face::{Analyser, Models, attack::Evidence};
use media::ClipDecoder;
use signup::{liveness::Observation, wire::Signal};

/// No take is longer: ten seconds of the fastest camera, twice. Bounds the work on a hostile file.
pub(super) const MOST_FRAMES: usize = 1200;

/// What a clip shows.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) width_px: usize,
    pub(super) height_px: usize,
    /// From the first frame's start to the last one's end.
    pub(super) length_ms: u64,
    /// Longest time between two neighbouring frames.
    pub(super) longest_gap_ms: u64,
    /// One for each frame that was decoded.
    pub(super) observations: Vec<Observation>,
    /// Every signal.
    pub(super) signals: Vec<Signal>,
    /// Why the clip, or the rest of it, could not be looked at.
    pub(super) broken: Option<String>,
}

impl Seen {
    /// Analyses every frame, about 20 ms each.
    pub(super) fn of(clip: &[u8], models: Arc<Models>) -> Self {
        let mut seen = Self::default();
        if let Err(broken) = seen.look(clip, models) {
            seen.broken = Some(broken);
        }
        seen
    }

    fn look(&mut self, clip: &[u8], models: Arc<Models>) -> Result<(), String> {
        let frames = ClipDecoder::new(clip).map_err(|fault| fault.to_string())?;
        (self.width_px, self.height_px) = (frames.width_px(), frames.height_px());
        self.length_ms = ms(frames.length());
        let (mut analyser, mut evidence) = (Analyser::new(models), Evidence::default());
        let (mut last, mut ended) = (None, Ok(()));
        for frame in frames {
            let frame = match frame {
                Ok(_) if self.observations.len() == MOST_FRAMES => {
                    ended = Err(format!("it has more than {MOST_FRAMES} frames"));
                    break;
                }
                Ok(frame) => frame,
                Err(fault) => {
                    ended = Err(fault.to_string());
                    break;
                }
            };
            if let Some(last) = last.replace(frame.at()) {
                self.longest_gap_ms = self.longest_gap_ms.max(ms(frame.at().saturating_sub(last)));
            }
            let analysis = analyser.analyse(&frame);
            evidence.push(&analysis);
            self.observations.push(analysis.observation);
        }
        self.signals = evidence.finish();
        ended
    }
}

pub(super) fn ms(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
