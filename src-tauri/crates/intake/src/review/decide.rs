//! A reviewer's decision, and the objections that wait for one.

use std::path::Path;

use rusqlite::Connection;
use signup::wire::{Item, ItemNeeded, Manifest, Policy, RefusalReason, Standing, UnixSeconds};

use super::{ReviewFault, existing, submission};
use crate::{
    fault::IntakeFault,
    statement,
    store::{Durability, Submission, table},
};

/// What a reviewer can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The seller is who they say.
    Approve,
    /// Something has to be sent again.
    ActionNeeded(Vec<ItemNeeded>),
    /// No. The seller is told where to object by the policy they sent under.
    Refuse(Vec<RefusalReason>),
}

/// An objection that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// Number of the receipt it was given.
    pub number: String,
    /// The signup's id.
    pub signup: String,
    /// When it was handed in.
    pub at: UnixSeconds,
}

/// Puts a decision on a submission on record, which also answers an objection. `name` is a signup's id or a receipt's
/// number. Returns the signup's id and where it stands now.
///
/// # Errors
/// [`ReviewFault::NotToDecide`] says why not; [`ReviewFault::NotFound`], [`ReviewFault::NoData`],
/// [`ReviewFault::Intake`].
pub fn decide(
    data: &Path,
    name: &str,
    decision: Decision,
) -> Result<(String, Standing), ReviewFault> {
    let (store, _) = existing(data)?;
    let submission = submission(&store, name)?;
    let standing = store.run_here(Durability::Full, |db| {
        let found = table::signups::find(db, &submission.signup)?;
        let standing = found.ok_or(IntakeFault::Damaged("signup"))?.standing;
        // Of this very moment: the seller may have sent or erased something meanwhile.
        let Some(submission) = table::submissions::find(db, &submission.signup)? else {
            return Err(IntakeFault::Damaged("submission"));
        };
        let policy = policy(db, &submission)?;
        let decided = match against(&standing, &decision, &policy) {
            Some(reason) => return Ok(Err(ReviewFault::NotToDecide(reason))),
            None => decided(decision, &policy),
        };
        table::signups::stand(db, &submission.signup, &decided, false)?;
        Ok(Ok(decided))
    })??;
    Ok((submission.signup, standing))
}

/// Every objection that nobody has answered, in the order they came.
///
/// # Errors
/// [`ReviewFault::NoData`], [`ReviewFault::Intake`].
pub fn appeals(data: &Path) -> Result<Vec<Appeal>, ReviewFault> {
    let (store, _) = existing(data)?;
    let waiting = store.run_here(Durability::Relaxed, |db| table::submissions::appeals(db))?;
    let appeal = |it: Submission| Appeal { number: it.number, signup: it.signup, at: it.at };
    Ok(waiting.into_iter().map(appeal).collect())
}

fn decided(decision: Decision, policy: &Policy) -> Standing {
    match decision {
        Decision::Approve => Standing::Approved,
        Decision::ActionNeeded(items) => Standing::ActionNeeded { items },
        Decision::Refuse(reasons) => {
            Standing::Refused { reasons, appeal: policy.collector.appeals.clone() }
        }
    }
}

/// What speaks against deciding so, in words for a terminal.
fn against(standing: &Standing, decision: &Decision, policy: &Policy) -> Option<String> {
    let why = match (standing, decision) {
        (Standing::Received | Standing::InReview, _) => None,
        (Standing::ActionNeeded { .. }, Decision::ActionNeeded(_)) => {
            Some("the seller was asked for something already; approve, refuse, or wait for it")
        }
        (Standing::ActionNeeded { .. }, _) => None,
        (Standing::Open, _) => Some("nothing was submitted"),
        (Standing::Approved, _) => Some("it is approved already"),
        (Standing::Refused { .. }, _) => Some("it is refused, and the seller has not objected"),
        (Standing::Withdrawn, _) => Some("everything was erased at the seller's wish"),
    };
    if let Some(why) = why {
        return Some(why.to_owned());
    }
    let Decision::ActionNeeded(items) = decision else { return None };
    let not_taken = |item: &ItemNeeded| match item.item {
        Item::Document { slot } => !policy.slots().any(|(known, _)| known == slot),
        Item::FaceVideo | Item::Details => false,
    };
    if let Some(needed) = items.iter().find(|needed| not_taken(needed)) {
        return Some(format!("the policy takes no {}", needed.item.name()));
    }
    let twice = |at: usize| items[..at].iter().any(|earlier| earlier.item == items[at].item);
    let twice = (0..items.len()).find(|at| twice(*at));
    twice.map(|at| format!("{} is named twice", items[at].item.name()))
}

/// The policy a submission was made under.
fn policy(db: &Connection, submission: &Submission) -> Result<Policy, IntakeFault> {
    let manifest: Option<Manifest> = statement::stored(&submission.manifest_jws);
    let manifest = manifest.ok_or(IntakeFault::Damaged("manifest"))?;
    let jws = table::policies::jws(db, &manifest.policy)?;
    jws.and_then(|jws| statement::stored(&jws)).ok_or(IntakeFault::Damaged("policy"))
}

#[cfg(test)]
mod tests {
    use signup::wire::NeededReason;

    use super::*;
    use crate::{keys::Keys, policy::default_policy};

    #[test]
    fn a_decision_needs_something_to_decide() {
        let (keys, _) = Keys::generate("Intake").unwrap();
        let policy = default_policy().policy(&keys, 1_000);
        let item = |name: &str| ItemNeeded {
            item: Item::named(name).unwrap(),
            reason: NeededReason::TooOld,
        };
        let needed = |names: &[&str]| {
            Decision::ActionNeeded(names.iter().map(|name| item(name)).collect::<Vec<_>>())
        };
        let refuse = Decision::Refuse(vec![RefusalReason::NoAnswer]);
        let asked = Standing::ActionNeeded { items: Vec::new() };
        for standing in [Standing::Received, Standing::InReview, asked.clone()] {
            for decision in [Decision::Approve, refuse.clone()] {
                assert_eq!(against(&standing, &decision, &policy), None);
            }
        }
        assert_eq!(against(&Standing::InReview, &needed(&["card", "details"]), &policy), None);
        let refused = Standing::Refused { reasons: Vec::new(), appeal: String::new() };
        for over in [Standing::Open, Standing::Approved, refused, Standing::Withdrawn] {
            assert!(against(&over, &Decision::Approve, &policy).is_some());
        }
        let wrong = [
            (&asked, needed(&["card"]), "already"),
            (&Standing::Received, needed(&["identity"]), "takes no identity"),
            (&Standing::Received, needed(&["card", "card"]), "card is named twice"),
        ];
        for (standing, decision, words) in wrong {
            assert!(against(standing, &decision, &policy).unwrap().contains(words), "{words}");
        }
        let Standing::Refused { appeal, .. } = decided(refuse, &policy) else { panic!() };
        assert_eq!(appeal, policy.collector.appeals);
    }
}
