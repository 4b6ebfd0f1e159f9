//! Whether a withdrawal of consent is accepted, and where the signup stands after it.
//!
//! Pure, as [`crate::submission`] is.

use signup::wire::{
    ArtifactKind, Decision, Item, ItemNeeded, NeededReason, Policy, Purpose, Reason, Standing,
    Withdrawal, code,
};

use crate::{
    store::Signup,
    submission::{Reasons, was_shown},
};

/// What a withdrawal is held against.
pub(crate) struct Facts<'a> {
    pub(crate) signup: &'a Signup,
    /// Fingerprint of the device key it verified under.
    pub(crate) device: &'a str,
    /// The policy it names, if the intake ever signed one such.
    pub(crate) policy: Option<&'a Policy>,
}

/// The purpose it is about, or everything that speaks against it.
pub(crate) fn purpose<'a>(
    withdrawal: &Withdrawal,
    facts: &Facts<'a>,
) -> Result<&'a Purpose, Vec<Reason>> {
    let mut found = Reasons::default();
    if withdrawal.signup != facts.signup.signup {
        found.add(code::FOREIGN, None);
    }
    if withdrawal.iss != facts.device {
        found.add(code::FOREIGN, "iss".to_owned());
    }
    let consent = &withdrawal.consent;
    let named = |policy: &'a Policy| policy.purposes.iter().find(|it| it.id == consent.purpose);
    let purpose = facts.policy.and_then(named);
    if facts.policy.is_none() {
        found.add(code::POLICY, None);
    } else if consent.decision != Decision::Decline
        || !purpose.is_some_and(|purpose| was_shown(purpose, consent))
    {
        found.add(code::CONSENT, consent.purpose.clone());
    }
    match purpose {
        Some(purpose) if found.0.is_empty() => Ok(purpose),
        _ => Err(found.0),
    }
}

/// Where a signup stands once what `purpose` covers is gone; `None`: where it stood. `other_way`: the last submission
/// had an alternative to the face video. A mandatory purpose ends the signup, which is not asked here.
pub(crate) fn standing(now: &Standing, purpose: &Purpose, other_way: bool) -> Option<Standing> {
    if !purpose.covers.contains(&ArtifactKind::Clip) || other_way {
        return None;
    }
    let mut items = match now {
        Standing::Received | Standing::InReview => Vec::new(),
        Standing::ActionNeeded { items } => items.clone(),
        _ => return None,
    };
    // Asked for once: this reason says more than that the face could not be seen.
    items.retain(|needed| needed.item != Item::FaceVideo);
    items.push(ItemNeeded { item: Item::FaceVideo, reason: NeededReason::ConsentWithdrawn });
    Some(Standing::ActionNeeded { items })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::default_policy;

    #[test]
    fn only_a_signup_under_way_is_asked_for_another_way() {
        let purposes = default_policy().purposes;
        let (video, improve) = (&purposes[1], &purposes[2]);
        let item = |item, reason| ItemNeeded { item, reason };
        let gone = item(Item::FaceVideo, NeededReason::ConsentWithdrawn);
        let needed = |items: &[ItemNeeded]| Standing::ActionNeeded { items: items.to_vec() };
        for under_way in [Standing::Received, Standing::InReview] {
            assert_eq!(standing(&under_way, video, false), Some(needed(&[gone])));
            assert_eq!(standing(&under_way, video, true), None);
            assert_eq!(standing(&under_way, improve, false), None);
        }
        let details = item(Item::Details, NeededReason::Incomplete);
        let unseen = item(Item::FaceVideo, NeededReason::FaceNotVisible);
        for before in [needed(&[details]), needed(&[unseen, details])] {
            assert_eq!(standing(&before, video, false), Some(needed(&[details, gone])));
        }
        let refused = Standing::Refused { reasons: Vec::new(), appeal: String::new() };
        for over in [Standing::Open, Standing::Approved, Standing::Withdrawn, refused] {
            assert_eq!(standing(&over, video, false), None);
        }
    }
}
