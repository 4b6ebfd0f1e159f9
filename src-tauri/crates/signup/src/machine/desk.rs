//! What every screen works with: the folder, the clock, the effects asked for, the fault shown.

use std::collections::BTreeMap;

use super::{Edition, Now};
use crate::effect::Effect;
use crate::fault::{Fault, FaultCode};
use crate::folder::Folder;

pub(crate) struct Desk {
    pub(crate) edition: Edition,
    pub(crate) now: Now,
    pub(crate) folder: Folder,
    /// Bytes the intake has, per artifact. Not kept: after a restart the intake is asked.
    pub(crate) sent: BTreeMap<String, u64>,
    pub(crate) fault: Option<Fault>,
    /// What Retry asks for again.
    pub(crate) retry: Option<Effect>,
    /// The folder came from an earlier session and Begin has not been pressed yet.
    pub(crate) restored: bool,
    /// The seller is asked whether to close.
    pub(crate) closing: bool,
    effects: Vec<Effect>,
}

impl Desk {
    pub(crate) fn new(edition: Edition, now: Now) -> Self {
        Self {
            edition,
            now,
            folder: Folder::default(),
            sent: BTreeMap::new(),
            fault: None,
            retry: None,
            restored: false,
            closing: false,
            effects: Vec::new(),
        }
    }

    pub(crate) fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Before everything else asked for: a file is discarded only after the journal forgot it.
    pub(crate) fn ask_first(&mut self, effect: Effect) {
        self.effects.insert(0, effect);
    }

    pub(crate) fn take_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Shows a fault; `retry` is what its Retry button does.
    pub(crate) fn fail(&mut self, fault: Fault, retry: Option<Effect>) {
        self.fault = Some(fault);
        self.retry = retry;
    }

    pub(crate) fn clear_fault(&mut self) {
        self.fault = None;
        self.retry = None;
    }

    pub(crate) fn faulty(&self, code: FaultCode) -> bool {
        self.fault.as_ref().is_some_and(|fault| fault.code == code)
    }

    /// An earlier session's folder. The policy that has already arrived in this one is newer and stays in force.
    pub(crate) fn restore(&mut self, folder: Folder) {
        let fresh = self.folder.policy.take();
        let language = self.folder.language.take();
        self.restored = folder.signup.is_some();
        self.folder = folder;
        self.folder.language = language.or(self.folder.language.take());
        if let (Some(fresh), None) = (fresh, &self.folder.manifest) {
            let stale = self.folder.adopt(fresh);
            self.ask(Effect::Discard(stale));
        }
    }

    pub(crate) fn language(&self) -> &str {
        self.folder.language.as_deref().unwrap_or("en")
    }
}
