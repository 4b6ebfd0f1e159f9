//! 2. Who collects, why, for how long; and what declining leads to.

use super::{Desk, Input, Stage, carry_on, details, welcome};
use crate::changes::policy_changes;
use crate::consent::{ConsentGiven, Outcome, Route, language_shown, outcome};
use crate::effect::Effect;
use crate::event::{AcceptedPolicy, Event};
use crate::fault::Fault;
use crate::folder::Decided;
use crate::intent::Intent;
use crate::view::{AlternativeView, FaceRecognitionView, PolicyView, PurposeView, Screen};
use crate::wire::{Collector, Purpose, PurposeText, in_language};

/// Deciding on each purpose.
pub(super) struct Consenting;

/// A mandatory purpose was declined.
pub(super) struct Declined {
    purposes: Vec<String>,
}

/// The face video was declined.
pub(super) struct Alternatives;

impl Consenting {
    pub(super) fn on(self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if !desk.opening => {
                desk.clear_fault();
                return Stage::Welcome(welcome::Welcome);
            }
            Input::Intent(Intent::Decide { purpose, decision }) => {
                let accepted = desk.folder.policy.as_ref();
                let known =
                    accepted.and_then(|a| a.policy.purposes.iter().find(|p| p.id == purpose));
                if let Some(known) = known {
                    let language = language_shown(known, desk.language());
                    let at = desk.now.unix_s;
                    desk.folder.decisions.insert(purpose, Decided { decision, language, at });
                }
            }
            Input::Intent(Intent::Continue | Intent::Retry) if !desk.opening => {
                match outcome(&desk.folder) {
                    Outcome::Undecided => {}
                    Outcome::Declined(purposes) => return Stage::Declined(Declined { purposes }),
                    // Shown again with the choice made, so that it can be changed.
                    Outcome::WantsAlternative | Outcome::Route(Route::Alternative(_)) => {
                        return Stage::Alternatives(Alternatives);
                    }
                    Outcome::Route(Route::FaceVideo) => {
                        return open_or_enter(desk).unwrap_or(Stage::Consent(self));
                    }
                }
            }
            Input::Event(Event::SignupOpened(_)) => {
                return enter(desk).unwrap_or(Stage::Consent(Self));
            }
            Input::Event(Event::Failed(effect, fault)) => failed(*effect, fault, desk),
            _ => {}
        }
        Stage::Consent(self)
    }

    pub(super) fn can_continue(&self, desk: &Desk) -> bool {
        !desk.opening && outcome(&desk.folder) != Outcome::Undecided
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let accepted = desk.folder.policy.as_ref();
        let policy = accepted.map(|accepted| policy_view(accepted, desk));
        let changes = accepted.zip(desk.folder.policy_before.as_deref());
        let changes = changes.map(|(now, before)| policy_changes(before, now, desk.language()));
        let (changes, opening) = (changes.unwrap_or_default(), desk.opening);
        Screen::Consent { policy, changes, opening }
    }
}

impl Declined {
    pub(super) fn new(purposes: Vec<String>) -> Self {
        Self { purposes }
    }

    pub(super) fn on(self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) => Stage::Consent(Consenting),
            Input::Event(Event::Failed(effect, fault)) => {
                desk.fail(fault, Some(*effect));
                Stage::Declined(self)
            }
            _ => Stage::Declined(self),
        }
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        let accepted = desk.folder.policy.as_ref();
        let purposes = accepted.iter().flat_map(|accepted| &accepted.policy.purposes);
        Screen::Declined {
            purposes: purposes
                .filter(|purpose| self.purposes.contains(&purpose.id))
                .map(|purpose| text(purpose, desk.language()).title)
                .collect(),
            collector: collector(desk),
        }
    }
}

impl Alternatives {
    pub(super) fn on(self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if !desk.opening => {
                desk.clear_fault();
                return Stage::Consent(Consenting);
            }
            Input::Intent(Intent::ChooseAlternative { alternative }) => {
                let accepted = desk.folder.policy.as_ref();
                if accepted
                    .is_some_and(|a| a.policy.alternatives.iter().any(|o| o.kind == alternative))
                {
                    desk.folder.alternative = Some(alternative);
                }
            }
            Input::Intent(Intent::Continue | Intent::Retry) if self.can_continue(desk) => {
                return open_or_enter(desk).unwrap_or(Stage::Alternatives(self));
            }
            Input::Event(Event::SignupOpened(_)) => {
                return enter(desk).unwrap_or(Stage::Alternatives(Self));
            }
            Input::Event(Event::Failed(effect, fault)) => failed(*effect, fault, desk),
            _ => {}
        }
        Stage::Alternatives(self)
    }

    pub(super) fn can_continue(&self, desk: &Desk) -> bool {
        !desk.opening && matches!(outcome(&desk.folder), Outcome::Route(_))
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        Screen::Alternatives {
            options: desk.folder.policy.as_ref().map_or_else(Vec::new, |a| alternatives(a, desk)),
            chosen: desk.folder.alternative,
        }
    }
}

/// Enters the details if the signup is open, else asks for it to be opened: nothing is sent before consent.
fn open_or_enter(desk: &mut Desk) -> Option<Stage> {
    desk.clear_fault();
    let entered = enter(desk);
    if entered.is_none() {
        let locale = desk.language().to_owned();
        desk.ask(Effect::OpenSignup { locale });
    }
    entered
}

/// Shows the fault. Retry opens the signup as Continue does; any other effect is asked for again as it is.
fn failed(effect: Effect, fault: Fault, desk: &mut Desk) {
    let ours = matches!(effect, Effect::OpenSignup { .. });
    desk.fail(fault, (!ours).then_some(effect));
}

fn enter(desk: &mut Desk) -> Option<Stage> {
    let consent = consent_given(desk)?;
    desk.folder.policy_before = None;
    if desk.folder.submitted() {
        return Some(carry_on(desk)); // Straight to what is sent again.
    }
    Some(Stage::Details(details::Details::new(consent)))
}

/// The evidence of consent. A clip taken before the face video was declined is erased: it must not be sent.
pub(super) fn consent_given(desk: &mut Desk) -> Option<ConsentGiven> {
    let consent = ConsentGiven::from_folder(&desk.folder)?;
    if matches!(consent.route, Route::Alternative(_))
        && let Some(take) = desk.folder.take.take()
    {
        desk.discard(vec![take.clip.artifact, take.transcript.artifact]);
    }
    Some(consent)
}

/// The screen before the details: where the last decision was made.
pub(super) fn last_decision(consent: &ConsentGiven) -> Stage {
    match consent.route {
        Route::FaceVideo => Stage::Consent(Consenting),
        Route::Alternative(_) => Stage::Alternatives(Alternatives),
    }
}

pub(super) fn collector(desk: &Desk) -> Collector {
    let nobody = || Collector {
        name: String::new(),
        address: String::new(),
        contact: String::new(),
        appeals: String::new(),
    };
    desk.folder.policy.as_ref().map_or_else(nobody, |a| a.policy.collector.clone())
}

pub(super) fn text(purpose: &Purpose, language: &str) -> PurposeText {
    in_language(&purpose.text, language).cloned().unwrap_or_else(|| PurposeText {
        title: purpose.id.clone(),
        text: String::new(),
        declining: String::new(),
    })
}

pub(super) fn alternatives(accepted: &AcceptedPolicy, desk: &Desk) -> Vec<AlternativeView> {
    let options = accepted.policy.alternatives.iter();
    options
        .map(|option| AlternativeView {
            kind: option.kind,
            text: in_language(&option.text, desk.language()).cloned().unwrap_or_default(),
            contact: option.contact.clone(),
        })
        .collect()
}

pub(super) fn policy_view(accepted: &AcceptedPolicy, desk: &Desk) -> PolicyView {
    let purposes = accepted.policy.purposes.iter().map(|purpose| {
        let PurposeText { title, text, declining } = text(purpose, desk.language());
        let decision = desk.folder.decisions.get(&purpose.id).map(|decided| decided.decision);
        let (id, mandatory) = (purpose.id.clone(), purpose.mandatory);
        PurposeView { id, title, text, declining, mandatory, decision }
    });
    PolicyView {
        collector: accepted.policy.collector.clone(),
        purposes: purposes.collect(),
        retention_days: accepted.policy.retention_days,
        reviewers: accepted.reviewers.clone(),
        alternatives: alternatives(accepted, desk),
        face_recognition: accepted.policy.face_recognition.as_ref().map(|said| {
            let text = in_language(&said.text, desk.language()).cloned().unwrap_or_default();
            FaceRecognitionView { place: said.place, text }
        }),
        signed_at: accepted.policy.iat,
    }
}
