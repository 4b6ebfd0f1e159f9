//! One zone, read until it is valid or there is no other way to read it.

use std::ops::Range;

use image::RgbImage;
use mrz::Date;
use ocr::{Letter, Line, Quad, Reader, Stop, Stopped};

use super::alphabet::{COUNT, index};
use super::cells::{Cells, Choice};
use super::grid::{self, Placed};
use super::layout::{Class, Field, LAYOUTS, Layout};
use super::print::Print;
use super::rows::{Row, Zone};
use super::view::{VIEWS, View, letters};
use super::{Found, zone};

/// From line to line in steps of one character (part 3, 4.2: 6.35 mm beside 2.54 mm).
const STEPS_TO_NEXT: f32 = 2.5;
/// A filler that must be where none was seen is as good as seen.
const MUST_BE: f32 = 0.95;

/// Where the issuing state stands in every layout.
const ISSUER: Field = (0, 2..5);

/// One zone on its way.
pub(super) struct Attempt<'a> {
    rows: Zone,
    today: Date,
    print: &'a Print,
    fits: Vec<Fit>,
}

/// One layout laid on some of the rows.
struct Fit {
    layout: &'static Layout,
    first_row: usize,
    lines: Vec<Cells>,
}

/// What one fit tells.
struct Told {
    found: Found,
    /// Rows in which a cell was a guess.
    guessed: Vec<usize>,
}

impl<'a> Attempt<'a> {
    pub(super) fn new(rows: Zone, today: Date, print: &'a Print) -> Self {
        let mut attempt = Self { rows, today, print, fits: Vec::new() };
        attempt.lay_out();
        attempt
    }

    pub(super) fn run(
        mut self,
        picture: &RgbImage,
        reader: &Reader,
        stop: &Stop,
    ) -> Result<Option<Found>, Stopped> {
        if let Some(found) = self.read_on(picture, reader, stop)? {
            return Ok(Some(found));
        }
        let told = self.best(picture);
        if told.is_some() || !self.add_neighbours() {
            return Ok(told.map(|told| told.found));
        }
        let valid = self.read_on(picture, reader, stop)?;
        Ok(valid.or_else(|| self.best(picture).map(|told| told.found)))
    }

    /// Reads in one way after the other until the zone is valid.
    fn read_on(
        &mut self,
        picture: &RgbImage,
        reader: &Reader,
        stop: &Stop,
    ) -> Result<Option<Found>, Stopped> {
        for view in VIEWS {
            let rows = self.doubtful(picture);
            self.read(view, &rows, picture, reader, stop)?;
            if let Some(told) = self.best(picture).filter(|told| told.found.zone.valid) {
                return Ok(Some(told.found));
            }
        }
        Ok(None)
    }

    /// The rows that have to be read again: where every check digit holds, only those with a guess in them. What was
    /// read with certainty once costs no second reading.
    fn doubtful(&self, picture: &RgbImage) -> Vec<usize> {
        let told = self.best(picture).filter(|told| {
            let checks = told.found.checks;
            checks.holding() > 0 && checks.failed().is_empty() && !told.guessed.is_empty()
        });
        told.map_or_else(|| (0..self.rows.len()).collect(), |told| told.guessed)
    }

    fn lay_out(&mut self) {
        let rows = self.rows.len();
        let fit = |layout: &'static Layout, first_row: usize| Fit {
            layout,
            first_row,
            lines: vec![Cells::new(layout.width); layout.height],
        };
        self.fits = LAYOUTS
            .iter()
            .flat_map(|layout| {
                (0..(rows + 1).saturating_sub(layout.height)).map(move |row| (layout, row))
            })
            .map(|(layout, row)| fit(layout, row))
            .collect();
    }

    fn read(
        &mut self,
        view: View,
        rows: &[usize],
        picture: &RgbImage,
        reader: &Reader,
        stop: &Stop,
    ) -> Result<(), Stopped> {
        let again: Vec<&Row> = rows.iter().map(|&row| &self.rows[row]).collect();
        let read = letters(view, &again, picture, reader, stop)?;
        for (&row, letters) in rows.iter().zip(&read) {
            for fit in &mut self.fits {
                let width = fit.layout.width;
                let line = row.checked_sub(fit.first_row).and_then(|line| fit.lines.get_mut(line));
                if let Some(line) = line
                    && let Some(at) = grid::cells(letters, width)
                {
                    add(line, &at, letters, width);
                }
            }
        }
        Ok(())
    }

    /// The fit of which most is right.
    fn best(&self, picture: &RgbImage) -> Option<Told> {
        let told = self.fits.iter().filter_map(|fit| self.told(fit, picture));
        told.max_by_key(|told| {
            let found = &told.found;
            (found.zone.valid, found.checks.holding(), found.certain)
        })
    }

    fn told(&self, fit: &Fit, picture: &RgbImage) -> Option<Told> {
        if fit.lines.iter().any(|line| line.readings() == 0.0) {
            return None;
        }
        let mut guessed = Vec::new();
        let mut lines = Vec::with_capacity(fit.layout.height);
        for (line, cells) in fit.lines.iter().enumerate() {
            let (mut symbols, mut sure) = (Vec::new(), Vec::new());
            for (at, class) in fit.layout.classes(line).enumerate() {
                let choice = cells.choose(at, class);
                symbols.push(choice.symbol);
                sure.push(choice.is_certain(class));
            }
            for state in [&ISSUER, &fit.layout.nationality] {
                if state.0 == line {
                    number_for_state(cells, state.1.clone(), &mut symbols, &mut sure);
                }
            }
            if fit.layout.names.0 == line {
                let columns = fit.layout.names.1.clone();
                self.print.settle(cells, columns, &mut symbols, &mut sure);
            }
            if sure.contains(&false) {
                guessed.push(fit.first_row + line);
            }
            lines.push(symbols.into_iter().collect::<String>());
        }
        if !lines.first()?.starts_with(|code| fit.layout.begins_with(code)) {
            return None;
        }
        let certain = guessed.is_empty();
        let mut reading = zone::read(fit.layout, lines, certain, self.today);
        let rows: Vec<Quad> =
            self.rows[fit.first_row..][..fit.layout.height].iter().map(Row::quad).collect();
        reading.zone.place = Some((0, around(&rows, picture.dimensions())));
        let turned_deg = rows.first()?.turned_deg();
        let found = Found { zone: reading.zone, turned_deg, checks: reading.checks, certain, rows };
        Some(Told { found, guessed })
    }

    /// A row above and one below, where the next would be. `false` when that is not known.
    fn add_neighbours(&mut self) -> bool {
        let step = |row: &Row| {
            let whole = row.pieces.iter().max_by_key(|line| line.marks.len())?;
            let step = whole.quad.length_px() / whole.marks.len().max(1) as f32;
            (whole.marks.len() >= 20).then_some(step * STEPS_TO_NEXT)
        };
        let (Some(first), Some(last)) = (self.rows.first(), self.rows.last()) else {
            return false;
        };
        let (Some(up), Some(down)) = (step(first), step(last)) else {
            return false;
        };
        let (above, below) = (beside(first, -up), beside(last, down));
        self.rows.insert(0, above);
        self.rows.push(below);
        self.lay_out();
        true
    }
}

/// States are letters, and some issuers print the ISO 3166-1 number: three digits and no letter are taken as they stand.
fn number_for_state(cells: &Cells, columns: Range<usize>, symbols: &mut [char], sure: &mut [bool]) {
    let read = columns.clone().map(|at| cells.choose(at, Class::Free));
    let read: Vec<Choice> = read.filter(|choice| choice.symbol.is_ascii_digit()).collect();
    if read.len() == columns.len() && read.iter().all(|choice| choice.is_certain(Class::Free)) {
        for (at, choice) in columns.zip(read) {
            (symbols[at], sure[at]) = (choice.symbol, true);
        }
    }
}

/// An unread row so many pixels below.
fn beside(row: &Row, down_px: f32) -> Row {
    let axis = row.axis();
    let moved = |[x, y]: [f32; 2]| [x - axis[1] * down_px, y + axis[0] * down_px];
    let quad = Quad(row.quad().0.map(moved));
    Row { pieces: vec![Line { text: String::new(), score: 0.0, quad, marks: Vec::new() }] }
}

fn add(cells: &mut Cells, at: &[usize], letters: &[Placed], width: usize) {
    let mut likely = vec![0.0; COUNT];
    likely[index(b'<')] = MUST_BE;
    let filler = Letter { at: 0.0, likely };
    let missing = grid::missing_fillers(at, letters, width);
    let seen = at.iter().zip(letters).map(|(&at, placed)| (at, &placed.letter));
    cells.add(seen.chain(missing.into_iter().map(|at| (at, &filler))));
}

/// The box around all of them, `[x, y, width, height]`, on a picture of this size.
pub(super) fn around(rows: &[Quad], size: (u32, u32)) -> [u32; 4] {
    let boxes = rows.iter().map(|row| row.bounds_px(size));
    let union = |[ax, ay, aw, ah]: [u32; 4], [bx, by, bw, bh]: [u32; 4]| {
        let (x, y) = (ax.min(bx), ay.min(by));
        [x, y, (ax + aw).max(bx + bw) - x, (ay + ah).max(by + bh) - y]
    };
    boxes.reduce(union).unwrap_or_default()
}
