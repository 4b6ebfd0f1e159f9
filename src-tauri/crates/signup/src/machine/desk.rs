//! What every screen works with: the folder, the clock, the effects asked for, the fault shown.

use std::collections::BTreeMap;
use std::mem::discriminant;

use super::documents::Checks;
use super::{Edition, Now};
use crate::document::Comparison;
use crate::effect::Effect;
use crate::event::AcceptedPolicy;
use crate::fault::{Fault, FaultCode, Remedy};
use crate::folder::Folder;
use crate::liveness::{Gestures, Hints};
use crate::view::Sight;

pub(crate) struct Desk {
    pub(crate) edition: Edition,
    pub(crate) now: Now,
    pub(crate) folder: Folder,
    /// Bytes the intake has, per artifact. Not kept: after a restart the intake is asked.
    pub(crate) sent: BTreeMap<String, u64>,
    /// The policy was asked for and has not been answered.
    pub(crate) fetching: bool,
    /// A signup is being opened: a second one at the same time would overwrite its keys.
    pub(crate) opening: bool,
    /// What the open camera's pictures say.
    pub(crate) watch: Watch,
    /// The examinations under way.
    pub(crate) checks: Checks,
    /// Form and documents held against each other, as last told.
    pub(crate) comparison: Option<Comparison>,
    /// The seller is asked whether to close.
    pub(crate) closing: bool,
    /// What went wrong, the last one on top, each with the effect that Retry asks for; `None`: the screen knows.
    faults: Vec<(Fault, Option<Effect>)>,
    effects: Vec<Effect>,
}

/// What the pictures say since the camera was opened.
#[derive(Default)]
pub(crate) struct Watch {
    pub(crate) hints: Hints,
    pub(crate) gestures: Gestures,
}

impl Watch {
    pub(crate) fn sight(&self) -> Sight {
        let good = self.hints.good_for_ms().is_some();
        Sight { hint: self.hints.shown(), good }
    }
}

impl Desk {
    pub(crate) fn new(edition: Edition, now: Now) -> Self {
        Self {
            edition,
            now,
            folder: Folder::default(),
            sent: BTreeMap::new(),
            fetching: false,
            opening: false,
            watch: Watch::default(),
            checks: Checks::default(),
            comparison: None,
            closing: false,
            faults: Vec::new(),
            effects: Vec::new(),
        }
    }

    pub(crate) fn ask(&mut self, effect: Effect) {
        if matches!(effect, Effect::OpenCamera { .. } | Effect::CloseCamera) {
            self.watch = Watch::default();
        }
        self.fetching |= matches!(effect, Effect::FetchPolicy);
        self.opening |= matches!(effect, Effect::OpenSignup { .. });
        self.effects.push(effect);
    }

    /// Before everything else asked for: a file is discarded only after the journal forgot it.
    pub(crate) fn ask_first(&mut self, effect: Effect) {
        self.effects.insert(0, effect);
    }

    /// Erases sealed files that nothing speaks of any more; what the folder holds is never erased.
    pub(crate) fn discard(&mut self, mut artifacts: Vec<String>) {
        let held = self.folder.artifacts();
        artifacts.retain(|artifact| held.iter().all(|entry| entry.artifact != *artifact));
        for artifact in &artifacts {
            self.stop_examining(artifact);
        }
        if !artifacts.is_empty() {
            self.ask(Effect::Discard(artifacts));
        }
    }

    pub(crate) fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Shows a fault; `again` is what its Retry button asks for, `None` leaves that to the screen.
    pub(crate) fn fail(&mut self, fault: Fault, again: Option<Effect>) {
        let kind = again.as_ref().map(discriminant);
        self.faults.retain(|(_, other)| other.as_ref().map(discriminant) != kind);
        self.faults.push((fault, again));
    }

    /// The fault shown.
    pub(crate) fn fault(&self) -> Option<&Fault> {
        self.faults.last().map(|(fault, _)| fault)
    }

    /// Puts the card shown away; the one below it comes up.
    pub(crate) fn take_fault(&mut self) -> Option<(Fault, Option<Effect>)> {
        self.faults.pop()
    }

    /// Puts away what the screen's own doings left. What failed behind it stays until it is tried again: without the
    /// policy there is no road, and an earlier session is found only before a new signup is opened.
    pub(crate) fn clear_fault(&mut self) {
        let before_signup = self.folder.signup.is_none();
        self.faults.retain(|(_, again)| match again {
            Some(Effect::FetchPolicy) => true,
            Some(Effect::Restore) => before_signup,
            _ => false,
        });
    }

    /// The card shown has this button.
    pub(crate) fn offered(&self, remedy: Remedy) -> bool {
        self.fault().is_some_and(|fault| fault.remedies.contains(&remedy))
    }

    /// What was kept here is given up, or goes on another way.
    pub(crate) fn forget_restore(&mut self) {
        self.clear_fault();
        self.faults.retain(|(_, again)| !matches!(again, Some(Effect::Restore)));
    }

    pub(crate) fn clear_policy_fault(&mut self) {
        self.faults.retain(|(_, again)| !matches!(again, Some(Effect::FetchPolicy)));
    }

    /// Once a camera is tried or gives pictures, what an earlier one did is no news.
    pub(crate) fn clear_camera_fault(&mut self) {
        self.faults.retain(|(fault, _)| !fault.code.code().starts_with("CAM-"));
    }

    /// An earlier session's folder. The policy that has already arrived in this one is newer and stays in force.
    pub(crate) fn restore(&mut self, folder: Folder) {
        let fresh = self.folder.policy.take();
        let language = self.folder.language.take();
        self.folder = folder;
        self.folder.language = language.or(self.folder.language.take());
        if let (Some(fresh), None) = (fresh, &self.folder.manifest) {
            self.adopt(fresh);
        }
    }

    /// Puts a policy in force. An older one than that in the folder is a roll-back and refused.
    pub(crate) fn adopt(&mut self, accepted: AcceptedPolicy) {
        let before = self.folder.policy.as_ref();
        if before.is_some_and(|before| accepted.policy.iat < before.policy.iat) {
            return self.fail(Fault::new(FaultCode::PolicyRolledBack), Some(Effect::FetchPolicy));
        }
        let stale = self.folder.adopt(accepted);
        self.discard(stale);
    }

    pub(crate) fn language(&self) -> &str {
        self.folder.language.as_deref().unwrap_or("en")
    }
}
