//! Examinations: begun by themselves for every document, going on whatever screen is shown.

use std::collections::BTreeMap;

use super::super::Desk;
use crate::document::{Asked, ExamineStep};
use crate::effect::Effect;
use crate::event::Event;
use crate::wire::{Policy, Slot};

/// The examinations under way, by document.
#[derive(Default)]
pub(crate) struct Checks {
    running: BTreeMap<String, ExamineStep>,
}

impl Checks {
    pub(crate) fn step(&self, artifact: &str) -> Option<ExamineStep> {
        self.running.get(artifact).copied()
    }
}

impl Desk {
    /// Begins to examine every document that was not yet.
    pub(crate) fn examine(&mut self, policy: &Policy) {
        let age = |slot: Slot| policy.documents.iter().find(|wanted| wanted.kind == slot.kind);
        let mut begun = Vec::new();
        for document in &self.folder.documents {
            let artifact = &document.entry.artifact;
            let waits =
                document.examination.is_none() && !document.skipped && !self.folder.holds(artifact);
            if !waits || self.checks.running.contains_key(artifact) {
                continue;
            }
            let asked = Asked {
                slot: document.slot,
                newest_age_days: age(document.slot).and_then(|wanted| wanted.newest_age_days),
                today: self.now.unix_s,
                rules: policy.document_rules.clone(),
                file_name: document.file_name.clone(),
            };
            begun.push((artifact.clone(), asked));
        }
        for (artifact, asked) in begun {
            self.checks.running.insert(artifact.clone(), ExamineStep::Opening);
            self.ask(Effect::Examine { artifact, asked: Box::new(asked) });
        }
    }

    /// Does without the rest of a document's examination.
    pub(crate) fn skip_checks(&mut self, slot: Slot) {
        let Some(document) = self.folder.document_mut(slot) else { return };
        if document.examination.is_none() {
            document.skipped = true;
            let artifact = document.entry.artifact.clone();
            self.stop_examining(&artifact);
        }
    }

    /// Nobody waits for it any more.
    pub(crate) fn stop_examining(&mut self, artifact: &str) {
        if self.checks.running.remove(artifact).is_some() {
            self.ask(Effect::StopExamining { artifact: artifact.to_owned() });
        }
    }

    /// Notes how an examination goes. One that could not be done is left to the reviewers.
    pub(crate) fn note_examination(&mut self, event: &Event) {
        match event {
            Event::DocumentExamining { artifact, step } => {
                if let Some(running) = self.checks.running.get_mut(artifact) {
                    *running = *step;
                }
            }
            Event::DocumentExamined { artifact, examination } => {
                if self.checks.running.remove(artifact).is_some()
                    && let Some(document) = self.folder.document_called(artifact)
                {
                    document.examination = Some((**examination).clone());
                }
            }
            Event::Failed(effect, _) => {
                if let Effect::Examine { artifact, .. } = &**effect
                    && self.checks.running.remove(artifact).is_some()
                    && let Some(document) = self.folder.document_called(artifact)
                {
                    document.skipped = true;
                }
            }
            _ => {}
        }
    }
}
