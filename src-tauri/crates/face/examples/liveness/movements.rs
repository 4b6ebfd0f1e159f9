//! Labelled movements against those that were found.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::Result;
use signup::liveness::Movement;
use signup::wire::Prompt;

use super::clips::{Analyst, Footage, Label};

/// How far a found movement may begin from its label.
pub(crate) const TOLERANCE_MS: u64 = 200;

/// Per half and prompt.
#[derive(Default)]
pub(crate) struct Table {
    halves: [BTreeMap<Prompt, Count>; 2],
    clips: [usize; 2],
    /// What was missed or invented, in words.
    pub(crate) wrong: Vec<String>,
}

/// Of one prompt.
#[derive(Default, Clone, Copy)]
pub(crate) struct Count {
    pub(crate) labelled: usize,
    pub(crate) found: usize,
    pub(crate) invented: usize,
}

impl Table {
    pub(crate) fn of(footage: &Footage, analyst: &Analyst) -> Result<Self> {
        let mut table = Self::default();
        let labelled = footage.clips()?.into_iter().filter_map(|clip| {
            let movements = clip.movements.clone()?;
            Some((clip, movements))
        });
        for (index, (clip, labels)) in labelled.enumerate() {
            let half = index % 2;
            table.clips[half] += 1;
            let seen = analyst.see(&Analyst::frames(&clip.path)?);
            table.compare(half, &clip.name, &labels, &seen.movements);
        }
        Ok(table)
    }

    /// All prompts of both halves.
    pub(crate) fn total(&self) -> Count {
        let counts = self.halves.iter().flat_map(BTreeMap::values);
        counts.fold(Count::default(), |sum, count| Count {
            labelled: sum.labelled + count.labelled,
            found: sum.found + count.found,
            invented: sum.invented + count.invented,
        })
    }

    fn compare(&mut self, half: usize, name: &str, labels: &[Label], found: &[Movement]) {
        for label in labels {
            let count = self.halves[half].entry(label.prompt).or_default();
            count.labelled += 1;
            let begins = |it: &&Movement| it.from_ms.abs_diff(label.start_ms) <= TOLERANCE_MS;
            match found.iter().filter(|it| it.prompt == label.prompt).find(begins) {
                Some(_) => count.found += 1,
                None => self.wrong.push(format!("{name}: missed {label:?}")),
            }
        }
        for movement in found {
            let near = |label: &&Label| {
                label.prompt == movement.prompt
                    && movement.from_ms <= label.end_ms + TOLERANCE_MS
                    && movement.until_ms + TOLERANCE_MS >= label.start_ms
            };
            if !labels.iter().any(|label| near(&label)) {
                self.halves[half].entry(movement.prompt).or_default().invented += 1;
                self.wrong.push(format!("{name}: invented {movement:?}"));
            }
        }
    }
}

impl fmt::Display for Table {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (half, title) in ["first half", "second half"].iter().enumerate() {
            writeln!(out, "Movements, {title}: {} clips", self.clips[half])?;
            writeln!(
                out,
                "  {:<12} {:>8} {:>6} {:>7} {:>9}",
                "", "labelled", "found", "missed", "invented"
            )?;
            for (prompt, count) in &self.halves[half] {
                writeln!(
                    out,
                    "  {:<12} {:>8} {:>6} {:>7} {:>9}",
                    format!("{prompt:?}"),
                    count.labelled,
                    count.found,
                    count.labelled - count.found,
                    count.invented
                )?;
            }
        }
        let Count { labelled, found, invented } = self.total();
        writeln!(out, "  both: {found} of {labelled} found, {invented} invented")?;
        writeln!(
            out,
            "  found: begins within {TOLERANCE_MS} ms of its label. Halves: every other clip by name; the mouth's threshold was\n  set with both in view, so neither is a true hold-out."
        )?;
        for wrong in &self.wrong {
            writeln!(out, "  {wrong}")?;
        }
        Ok(())
    }
}
