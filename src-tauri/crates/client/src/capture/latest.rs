//! The one place between camera and analysis: the newest frame waits there, an older one is let go.
//!
//! The camera's side never waits for more than the lock, which nobody holds while working. It also counts the frames
//! of a take here, so that those which were let go are known without anybody having looked at them.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use media::Frame;

/// What a frame is to the take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// There is no take, or it was given up.
    None,
    /// The take's first frame.
    First,
    /// One more of its frames.
    Next,
    /// The take is over; this frame is none of it.
    Over,
}

/// What is to be done next.
pub(super) enum Task {
    /// Look at this frame; with the number of its take.
    Look(Frame, Option<u32>),
    /// A take of so many frames is over, and what is left of it was looked at.
    Over {
        /// The take's number.
        take: u32,
        /// How many frames it had.
        frames: u32,
    },
}

/// The camera's end; dropped, the other end's [`Frames::next`] comes to an end.
pub(super) struct Latest(Arc<Place>);

/// The analysis' end.
pub(super) struct Frames(Arc<Place>);

#[derive(Default)]
struct Place {
    held: Mutex<Held>,
    changed: Condvar,
}

#[derive(Default)]
struct Held {
    frame: Option<(Frame, Option<u32>)>,
    take: Option<Take>,
    /// Takes so far; the last one's number.
    takes: u32,
    ended: bool,
}

struct Take {
    number: u32,
    frames: u32,
    over: bool,
}

/// Both ends of a new place.
pub(super) fn latest() -> (Latest, Frames) {
    let place = Arc::new(Place::default());
    (Latest(Arc::clone(&place)), Frames(place))
}

impl Latest {
    /// Puts a frame in the place of the one that waits.
    pub(super) fn put(&self, frame: &Frame, part: Part) {
        let mut held = self.0.held();
        match part {
            Part::None => held.take = held.take.take().filter(|take| take.over),
            Part::First => {
                held.takes = held.takes.wrapping_add(1);
                held.take = Some(Take { number: held.takes, frames: 1, over: false });
            }
            Part::Next => {
                if let Some(take) = &mut held.take {
                    take.frames += 1;
                }
            }
            Part::Over => {
                if let Some(take) = &mut held.take {
                    take.over = true;
                }
            }
        }
        let of_take = match part {
            Part::First | Part::Next => held.take.as_ref().map(|take| take.number),
            Part::None | Part::Over => None,
        };
        // The take's last frame is worth more than the first one after it.
        let keep =
            part == Part::Over && held.frame.as_ref().is_some_and(|(_, take)| take.is_some());
        if !keep {
            held.frame = Some((frame.clone(), of_take));
        }
        drop(held);
        self.0.changed.notify_one();
    }
}

impl Drop for Latest {
    fn drop(&mut self) {
        self.0.held().ended = true;
        self.0.changed.notify_one();
    }
}

impl Frames {
    /// Waits for something to do; `None` once the camera is closed.
    pub(super) fn next(&self) -> Option<Task> {
        let mut held = self.0.held();
        loop {
            if held.ended {
                return None;
            }
            let last_of_take = held.frame.as_ref().is_some_and(|(_, take)| take.is_some());
            if !last_of_take && let Some(take) = held.take.take_if(|take| take.over) {
                return Some(Task::Over { take: take.number, frames: take.frames });
            }
            if let Some((frame, take)) = held.frame.take() {
                return Some(Task::Look(frame, take));
            }
            held = self.0.changed.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Place {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn frame(at_ms: u64) -> Frame {
        Frame::from_i420(2, 2, Duration::from_millis(at_ms), vec![128; 6]).expect("even")
    }

    /// `at_ms` with the take's number, or `-1` and the number of frames of one that is over.
    fn told(task: Option<Task>) -> Option<(i64, u32)> {
        Some(match task? {
            Task::Look(frame, take) => (frame.at().as_millis() as i64, take.unwrap_or(0)),
            Task::Over { frames, .. } => (-1, frames),
        })
    }

    #[test]
    fn only_the_newest_waits() {
        let (latest, frames) = latest();
        latest.put(&frame(1), Part::None);
        latest.put(&frame(2), Part::None);
        assert_eq!(told(frames.next()), Some((2, 0)));
        drop(latest);
        assert_eq!(told(frames.next()), None);
    }

    #[test]
    fn frames_nobody_looked_at_are_counted() {
        let (latest, frames) = latest();
        latest.put(&frame(1), Part::First);
        for at in 2..=9 {
            latest.put(&frame(at), Part::Next);
        }
        latest.put(&frame(10), Part::Over);
        assert_eq!(told(frames.next()), Some((9, 1)), "the last one of the take is kept");
        assert_eq!(told(frames.next()), Some((-1, 9)));
        latest.put(&frame(11), Part::None);
        assert_eq!(told(frames.next()), Some((11, 0)));
    }

    #[test]
    fn the_end_is_told_though_newer_frames_came() {
        let (latest, frames) = latest();
        latest.put(&frame(1), Part::First);
        latest.put(&frame(2), Part::Over);
        latest.put(&frame(3), Part::None);
        assert_eq!(told(frames.next()), Some((-1, 1)));
        assert_eq!(told(frames.next()), Some((3, 0)));
    }

    #[test]
    fn a_take_given_up_is_not_told() {
        let (latest, frames) = latest();
        latest.put(&frame(1), Part::First);
        latest.put(&frame(2), Part::None);
        latest.put(&frame(3), Part::First);
        latest.put(&frame(4), Part::Over);
        assert_eq!(told(frames.next()), Some((3, 2)), "the second take");
        assert_eq!(told(frames.next()), Some((-1, 1)));
    }
}
