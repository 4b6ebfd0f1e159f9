//! Another policy comes into force: what was decided and given under the one before.

use super::Folder;
use crate::event::{AcceptedPolicy, SealedDocument};

impl Folder {
    /// Puts a newly arrived policy in force. Consent given to another version never counts for this one; files sealed
    /// to other reviewers and documents not wanted any more cannot be sent and are returned to be discarded. What the
    /// intake holds already stays: it was taken under the policy of its time.
    pub(crate) fn adopt(&mut self, accepted: AcceptedPolicy) -> Vec<String> {
        let Some(before) = self.policy.replace(accepted) else { return Vec::new() };
        let Some(now) = self.policy.clone().filter(|now| now.digest != before.digest) else {
            return Vec::new();
        };
        let unsent: Vec<String> = self
            .artifacts()
            .iter()
            .map(|entry| entry.artifact.clone())
            .filter(|artifact| !self.holds(artifact))
            .collect();
        if now.policy.reviewers != before.policy.reviewers {
            for artifact in &unsent {
                self.lose(artifact);
            }
        } else {
            self.follow_rules(&now, &unsent);
        }
        // The one that was decided on, though others came and went unread in between.
        if !self.decisions.is_empty() {
            self.policy_before = Some(Box::new(before));
        }
        self.decisions.clear();
        self.alternative = None;
        let kept = self.artifacts();
        unsent.into_iter().filter(|id| kept.iter().all(|entry| entry.artifact != *id)).collect()
    }

    /// Documents that were not sent are examined anew under the rules in force; those no longer wanted go.
    fn follow_rules(&mut self, now: &AcceptedPolicy, unsent: &[String]) {
        let order: Vec<_> = now.policy.slots().map(|(slot, _)| slot).collect();
        let place = |document: &SealedDocument| order.iter().position(|s| *s == document.slot);
        for document in &mut self.documents {
            if unsent.contains(&document.entry.artifact) {
                document.examination = None;
                document.skipped = false;
            }
        }
        self.documents.sort_by_key(place);
        self.documents.retain(|document| place(document).is_some());
    }
}
