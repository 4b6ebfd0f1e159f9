//! An objection against a refusal: a text, sealed for the same reviewers, sent with what they hold already.

use super::super::{Desk, Input, Stage, consent, review, sending};
use super::Mine;
use crate::effect::{Effect, Sealing};
use crate::event::Event;
use crate::intent::Intent;
use crate::view::Screen;
use crate::wire::Standing;

/// Some three pages.
const MOST_CHARACTERS: usize = 5000;

pub(in crate::machine) struct Appeal {
    mine: Mine,
    /// The text is being sealed, or the manifest signed.
    busy: bool,
}

impl Appeal {
    pub(super) fn enter(mine: Mine, desk: &mut Desk) -> Stage {
        desk.clear_fault();
        Stage::Appeal(Self { mine, busy: false })
    }

    pub(in crate::machine) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if !self.busy => return self.mine.back(desk),
            Input::Intent(Intent::EditAppeal { text }) if !self.busy => {
                desk.folder.appeal_text = text.chars().take(MOST_CHARACTERS).collect();
            }
            Input::Intent(Intent::Continue | Intent::Retry) if self.can_continue(desk) => {
                self.seal(desk);
            }
            Input::Event(Event::AppealSealed(entry)) => {
                // An earlier objection is answered: the new one takes its place.
                if let Some(replaced) = desk.folder.appeal.replace(entry) {
                    desk.discard(vec![replaced.artifact]);
                }
                if let Some(manifest) = review::appeal_manifest(desk) {
                    desk.ask(Effect::Sign(Box::new(manifest)));
                } else {
                    self.busy = false;
                }
            }
            Input::Event(Event::ManifestSigned(manifest)) if self.busy => {
                desk.folder.receipt = None;
                desk.folder.manifest = Some(manifest.clone());
                return sending::Sending::enter(manifest, desk);
            }
            Input::Event(Event::Failed(effect, fault)) => {
                let ours = matches!(*effect, Effect::SealAppeal { .. } | Effect::Sign(_));
                self.busy &= !ours;
                desk.fail(fault, (!ours).then_some(*effect));
            }
            _ => {}
        }
        Stage::Appeal(self)
    }

    fn seal(&mut self, desk: &mut Desk) {
        desk.clear_fault();
        let (Some(opened), Some(accepted)) = (&desk.folder.signup, &desk.folder.policy) else {
            return;
        };
        let reviewers = accepted.policy.reviewers.iter().map(|it| it.key.clone()).collect();
        let to = Sealing { signup: opened.signup.clone(), reviewers };
        let text = desk.folder.appeal_text.trim().to_owned();
        self.busy = true;
        desk.ask(Effect::SealAppeal { text, to });
    }

    pub(in crate::machine) fn idle(&self) -> bool {
        !self.busy
    }

    pub(in crate::machine) fn can_continue(&self, desk: &Desk) -> bool {
        !self.busy && !desk.folder.appeal_text.trim().is_empty()
    }

    pub(in crate::machine) fn screen(&self, desk: &Desk) -> Screen {
        let standing = desk.folder.known.as_ref().map(|known| &known.standing);
        let (reasons, contact) = match standing {
            Some(Standing::Refused { reasons, appeal }) => (reasons.clone(), appeal.clone()),
            _ => (Vec::new(), consent::collector(desk).appeals),
        };
        Screen::Appeal {
            reasons,
            text: desk.folder.appeal_text.clone(),
            most: u32::try_from(MOST_CHARACTERS).unwrap_or(u32::MAX),
            sealing: self.busy,
            contact,
        }
    }
}
