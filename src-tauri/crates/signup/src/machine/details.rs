//! 3. Business details.

use std::collections::BTreeMap;

use super::{Desk, DetailsGiven, Entered, Input, Stage, beside, consent, documents};
use crate::consent::ConsentGiven;
use crate::details::{CheckedDetails, DetailsField, FieldProblem};
use crate::effect::Effect;
use crate::event::Event;
use crate::intent::Intent;
use crate::view::Screen;

pub(super) struct Details {
    consent: ConsentGiven,
    problems: BTreeMap<DetailsField, FieldProblem>,
    sealing: Option<CheckedDetails>,
}

impl Details {
    pub(super) fn new(consent: ConsentGiven) -> Self {
        Self { consent, problems: BTreeMap::new(), sealing: None }
    }

    pub(super) fn on(mut self, input: Input, desk: &mut Desk) -> Stage {
        match input {
            Input::Intent(Intent::Back) if self.sealing.is_none() => {
                desk.clear_fault();
                if desk.folder.submitted() {
                    // What was decided was sent; from there it can be withdrawn.
                    return beside::Mine::enter(desk);
                }
                return consent::last_decision(&self.consent);
            }
            Input::Intent(Intent::EditDetails { form }) => {
                if form.tax_id != desk.folder.form.tax_id
                    || form.country != desk.folder.form.country
                {
                    let form = Box::new(form.clone());
                    desk.ask(Effect::Compare { form, papers: Vec::new() });
                }
                desk.folder.form = form;
                if !self.problems.is_empty() {
                    // A field that was mended stops complaining at once.
                    self.problems = desk.folder.form.check().err().unwrap_or_default();
                }
            }
            Input::Intent(Intent::Continue) if self.sealing.is_none() => {
                return self.proceed(desk);
            }
            Input::Event(Event::DetailsSealed(entry)) => {
                if let Some(details) = self.sealing.take() {
                    desk.folder.matched = false;
                    let before = desk.folder.details.replace((details.form().clone(), entry));
                    if let Some((_, stale)) = before {
                        desk.discard(vec![stale.artifact]);
                    }
                    return next(self.consent, details, desk);
                }
                desk.discard(vec![entry.artifact]);
            }
            Input::Event(Event::Failed(effect, fault)) => {
                // Retry presses Continue again rather than sealing what may have been edited since.
                let ours = matches!(*effect, Effect::SealDetails { .. });
                if ours {
                    self.sealing = None;
                }
                desk.fail(fault, (!ours).then_some(*effect));
            }
            Input::Intent(Intent::Retry) if self.sealing.is_none() => return self.proceed(desk),
            _ => {}
        }
        Stage::Details(self)
    }

    fn proceed(mut self, desk: &mut Desk) -> Stage {
        desk.clear_fault();
        match desk.folder.form.check() {
            Err(problems) => self.problems = problems,
            Ok(details) => {
                let sealed = desk.folder.details.as_ref();
                if sealed.is_some_and(|(form, _)| form == details.form()) {
                    return next(self.consent, details, desk);
                }
                self.problems.clear();
                self.sealing = Some(details.clone());
                let to = self.consent.sealing();
                desk.ask(Effect::SealDetails { details: Box::new(details), to });
            }
        }
        Stage::Details(self)
    }

    /// Nothing is under way: Continue and Back both work.
    pub(super) fn idle(&self) -> bool {
        self.sealing.is_none()
    }

    pub(super) fn screen(&self, desk: &Desk) -> Screen {
        Screen::Details {
            form: desk.folder.form.clone(),
            problems: self.problems.clone(),
            tax_id: desk.comparison.as_ref().and_then(|it| it.tax_id.clone()),
            sealing: self.sealing.is_some(),
        }
    }
}

fn next(consent: ConsentGiven, details: CheckedDetails, desk: &mut Desk) -> Stage {
    let entered = Entered { consent, details: DetailsGiven::Checked(details) };
    documents::Documents::enter(entered, desk)
}
