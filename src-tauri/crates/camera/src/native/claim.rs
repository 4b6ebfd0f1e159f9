//! One stream per camera and process.
//!
//! A device belongs to the whole process, so this is the one global of the crate. It tells "another
//! program has it" from "our own abandoned thread still has it", and lets a stream that is just
//! ending finish first.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::{CameraFault, CameraId};

static HELD: Mutex<BTreeSet<CameraId>> = Mutex::new(BTreeSet::new());
static FREED: Condvar = Condvar::new();

/// A stopped stream ends with its next picture: at 15 a second this is ample, and well inside the
/// open watchdog.
const ENDING: Duration = Duration::from_millis(1500);

/// The right to open one camera; given back on drop.
#[derive(Debug)]
pub(super) struct Claim(CameraId);

impl Claim {
    /// # Errors
    /// [`CameraFault::Stalled`] if an earlier stream of this process still hangs on to the camera.
    pub(super) fn take(id: &CameraId) -> Result<Self, CameraFault> {
        let held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut held, _) = FREED
            .wait_timeout_while(held, ENDING, |held| held.contains(id))
            .unwrap_or_else(PoisonError::into_inner);
        if held.insert(id.clone()) { Ok(Self(id.clone())) } else { Err(CameraFault::Stalled) }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        HELD.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
        FREED.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_stream_waits_for_the_first_to_end_and_gives_up_on_a_stuck_one() {
        let id = CameraId::of("bus", "claimed twice");
        let first = Claim::take(&id).expect("free");
        assert_eq!(Claim::take(&id).expect_err("stuck"), CameraFault::Stalled);
        let ending = std::thread::spawn(move || drop(first));
        Claim::take(&id).expect("freed");
        ending.join().expect("joins");
    }
}
