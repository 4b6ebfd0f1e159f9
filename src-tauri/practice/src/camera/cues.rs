//! What the puppet is shown: the prompts on the seller's screen, and the document that is asked for, as the engine's
//! views tell them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use puppet::{Actor, Manner, Pose};
use signup::View;
use signup::view::{Screen, TakePhase};
use signup::wire::{Prompt, Slot};
use tokio::sync::watch;

/// The same seed each time: what QA saw can be seen again.
const SEED: u64 = 7;

/// The actor, between the one who shows it prompts and the camera that draws it.
#[derive(Clone)]
pub(crate) struct Cues {
    actor: Arc<Mutex<Actor>>,
    /// The document that is to be photographed, and since when.
    paper: Arc<Mutex<Option<(Slot, Duration)>>>,
    manner: Manner,
    began: Instant,
}

impl Cues {
    pub(super) fn new(manner: Manner) -> Self {
        let actor = Arc::new(Mutex::new(Actor::new(manner, SEED)));
        Self { actor, paper: Arc::default(), manner, began: Instant::now() }
    }

    /// The time on the actor's clock.
    pub(super) fn now(&self) -> Duration {
        self.began.elapsed()
    }

    pub(super) fn pose(&self, at: Duration) -> Pose {
        self.actor().pose(at)
    }

    /// The document that the camera is to see, and for how long by now.
    pub(super) fn paper(&self, at: Duration) -> Option<(Slot, Duration)> {
        let (slot, since) = (*self.shown_paper())?;
        Some((slot, at.saturating_sub(since)))
    }

    pub(super) fn manner(&self) -> Manner {
        self.manner
    }

    /// Shows the actor every prompt that comes on the screen, until the engine ends.
    pub(crate) async fn follow(self, mut views: watch::Receiver<View>) {
        let mut following = Following::default();
        loop {
            let (shown, paper) = {
                let view = views.borrow_and_update();
                (Shown::on(&view), paper_on(&view))
            };
            following.see(shown, &mut self.actor(), self.now());
            self.lay(paper);
            if views.changed().await.is_err() {
                return;
            }
        }
    }

    /// Another document is fetched first; the same one stays where it is.
    fn lay(&self, paper: Option<Slot>) {
        let mut shown = self.shown_paper();
        if shown.map(|(slot, _)| slot) != paper {
            *shown = paper.map(|slot| (slot, self.now()));
        }
    }

    fn shown_paper(&self) -> MutexGuard<'_, Option<(Slot, Duration)>> {
        self.paper.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn actor(&self) -> MutexGuard<'_, Actor> {
        // A panic elsewhere leaves at worst a movement undone.
        self.actor.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn paper_on(view: &View) -> Option<Slot> {
    match &view.screen {
        Screen::DocumentCamera { slot, .. } => Some(*slot),
        _ => None,
    }
}

/// What of a view matters to the actor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// No take is running.
    Nothing,
    /// One is, and nothing is asked for any more.
    Wait,
    /// The prompt and its place in the take.
    Prompt(Prompt, u32),
}

impl Shown {
    fn on(view: &View) -> Self {
        match &view.screen {
            Screen::Recording { phase: TakePhase::Running { prompt, index, .. }, .. } => {
                prompt.map_or(Self::Wait, |prompt| Self::Prompt(prompt, *index))
            }
            _ => Self::Nothing,
        }
    }
}

/// What was shown last: a view comes many times a second, a prompt once.
struct Following(Shown);

impl Default for Following {
    fn default() -> Self {
        Self(Shown::Nothing)
    }
}

impl Following {
    fn see(&mut self, shown: Shown, actor: &mut Actor, now: Duration) {
        if shown == self.0 {
            return;
        }
        self.0 = shown;
        match shown {
            Shown::Prompt(prompt, _) => actor.cue(prompt, now),
            Shown::Wait => {}
            Shown::Nothing => actor.relax(now),
        }
    }
}

#[cfg(test)]
mod tests {
    use signup::wire::{DocumentKind, Side};

    use super::*;

    #[test]
    fn a_prompt_is_shown_once_however_often_a_view_comes_and_again_in_the_next_take() {
        let mut actor = Actor::new(Manner::Willing, SEED);
        let mut following = Following::default();
        let smile = Shown::Prompt(Prompt::Smile, 0);
        let mut smiles = |shown: &[Shown], start: u64| {
            let ms = |ms| Duration::from_millis(start + ms);
            for (i, shown) in shown.iter().enumerate() {
                following.see(*shown, &mut actor, ms(10 * i as u64));
            }
            // Long after the first one's end, where a second one would still be under way.
            [1000, 1900].map(|at| actor.pose(ms(at)).smile > 0.5)
        };
        assert_eq!(
            smiles(&[Shown::Nothing, smile, smile, Shown::Wait, smile_again()], 0),
            [true, true]
        );
        assert_eq!(smiles(&[Shown::Nothing, smile, smile, smile], 10_000), [true, false]);
        assert_eq!(smiles(&[Shown::Wait, Shown::Nothing], 20_000), [false, false]);
    }

    #[test]
    fn a_document_is_fetched_once_and_again_for_the_next_place() {
        let cues = Cues::new(Manner::Willing);
        let slot = |side| Slot { kind: DocumentKind::Identity, side };
        let shown = |cues: &Cues| cues.paper(cues.now()).map(|(slot, _)| slot.side);
        assert_eq!(shown(&cues), None);
        cues.lay(Some(slot(Side::Front)));
        let since = *cues.shown_paper();
        cues.lay(Some(slot(Side::Front)));
        assert_eq!((shown(&cues), *cues.shown_paper()), (Some(Side::Front), since));
        cues.lay(Some(slot(Side::Back)));
        assert_eq!(shown(&cues), Some(Side::Back));
        cues.lay(None);
        assert_eq!(shown(&cues), None);
    }

    fn smile_again() -> Shown {
        Shown::Prompt(Prompt::Smile, 2)
    }
}
