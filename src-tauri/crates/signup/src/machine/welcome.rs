//! 1. What will happen.

use super::beside::Check;
use super::{Desk, Input, Stage, carry_on, consent};
use crate::effect::Effect;
use crate::folder::Folder;
use crate::intent::Intent;
use crate::view::Screen;

pub(super) struct Welcome;

impl Welcome {
    pub(super) fn on(self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Begin | Intent::Continue) if opened(desk) => {
                desk.clear_fault();
                carry_on(desk)
            }
            Input::Intent(Intent::Begin | Intent::Continue) => {
                // Its fault may have been put away: without the policy the next screen would stay empty.
                if desk.folder.policy.is_none() && !desk.fetching {
                    desk.clear_policy_fault();
                    desk.ask(Effect::FetchPolicy);
                }
                Stage::Consent(consent::Consenting)
            }
            Input::Intent(Intent::StartOver) if opened(desk) => start_over(desk),
            Input::Intent(Intent::CheckPaper) => Check::enter(None, desk),
            Input::Event(crate::event::Event::Failed(effect, fault)) => {
                desk.fail(fault, Some(*effect));
                Stage::Welcome(self)
            }
            _ => Stage::Welcome(self),
        }
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let wanted = desk.folder.policy.iter().flat_map(|accepted| &accepted.policy.documents);
        Screen::Welcome {
            documents: wanted.map(|wanted| wanted.kind).collect(),
            carry_on: opened(desk),
        }
    }
}

/// Forgets what was kept and begins anew.
pub(super) fn start_over(desk: &mut Desk) -> Stage {
    let policy = desk.folder.policy.take();
    let language = desk.folder.language.take();
    desk.folder = Folder { policy, language, ..Folder::default() };
    desk.sent.clear();
    desk.forget_restore();
    desk.ask(Effect::Keep(None));
    // The one in the folder is that of the old signup if it was being sent.
    desk.ask(Effect::FetchPolicy);
    Stage::Consent(consent::Consenting)
}

/// There is a signup to carry on with: an earlier session's, or this one's after going back.
fn opened(desk: &Desk) -> bool {
    desk.folder.signup.is_some()
}
