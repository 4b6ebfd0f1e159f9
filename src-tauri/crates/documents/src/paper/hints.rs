//! One calm hint of what single looks say: a change must last before it shows, and what shows can be read.

use std::time::Duration;

use signup::document::PaperHint;

/// A change shows after this time,
const SETTLES: Duration = Duration::from_millis(200);
/// and stays at least this long.
const STAYS: Duration = Duration::from_millis(800);

/// What is shown, and what the last looks want shown.
#[derive(Debug, Default)]
pub(super) struct Hints {
    shown: Option<Told>,
    wanted: Option<Told>,
}

#[derive(Debug, Clone, Copy)]
struct Told {
    hint: Option<PaperHint>,
    since: Duration,
}

impl Hints {
    /// Takes what the next look wants told.
    pub(super) fn push(&mut self, hint: Option<PaperHint>, at: Duration) {
        let wanted = match self.wanted {
            Some(wanted) if wanted.hint == hint => wanted,
            _ => Told { hint, since: at },
        };
        self.wanted = Some(wanted);
        // Before anything was seen there is nothing to be calm about.
        let shown = self.shown.get_or_insert(wanted);
        let settled = at.saturating_sub(wanted.since) >= SETTLES;
        let read = shown.hint.is_none() || at.saturating_sub(shown.since) >= STAYS;
        if wanted.hint != shown.hint && settled && read {
            *shown = Told { hint: wanted.hint, since: at };
        }
    }

    pub(super) fn shown(&self) -> Option<PaperHint> {
        self.shown?.hint
    }

    /// Told already, or about to be: its other threshold counts.
    pub(super) fn tells(&self, hint: PaperHint) -> bool {
        [self.shown, self.wanted].into_iter().flatten().any(|told| told.hint == Some(hint))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_with_every_look_does_not_flicker() {
        let mut hints = Hints::default();
        let mut changes = 0;
        let mut before = None;
        for look in 0..300u64 {
            let hint = [None, Some(PaperHint::Glare)][(look % 2) as usize];
            hints.push(hint, Duration::from_millis(33 * look));
            changes += u32::from(hints.shown() != before);
            before = hints.shown();
        }
        assert!(changes <= 1, "{changes}");
    }

    #[test]
    fn what_lasts_is_told_and_stays() {
        let mut hints = Hints::default();
        let shown = |hints: &mut Hints, hint, at_ms| {
            hints.push(hint, Duration::from_millis(at_ms));
            hints.shown()
        };
        assert_eq!(shown(&mut hints, None, 0), None);
        assert_eq!(shown(&mut hints, Some(PaperHint::Closer), 100), None);
        assert_eq!(shown(&mut hints, Some(PaperHint::Closer), 300), Some(PaperHint::Closer));
        assert_eq!(shown(&mut hints, None, 400), Some(PaperHint::Closer));
        assert_eq!(shown(&mut hints, None, 900), Some(PaperHint::Closer), "it can be read");
        assert_eq!(shown(&mut hints, None, 1100), None);
    }
}
