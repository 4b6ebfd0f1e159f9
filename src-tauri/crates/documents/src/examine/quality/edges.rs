//! Whether all of the document is in the picture: writing that runs out of it, and an outline that does.
//!
//! A scan that the page fills has no outline and is complete: so an outline counts only where three of its sides, or
//! two that meet, are seen before a plain ground, and another is not though the seen ones run into it.

use signup::document::{Finding, FindingCode, Severity};

use super::plane::{Histogram, Plane, Small};
use super::{Reading, Row, limits};

/// The picture's sides, as the finding names them.
const NAMES: [&str; 4] = ["top", "right", "bottom", "left"];

/// What runs out of the picture.
pub(super) fn finding(small: &Small, reading: Option<&Reading>) -> Option<Finding> {
    let outline = Outline::of(&small.plane);
    let by_outline = outline.cut_sides();
    let by_writing = reading.map_or([false; 4], |reading| cut_writing(small, reading));
    let unsure = reading.is_some_and(Reading::is_unsure);
    let mut severity = None;
    let mut names = Vec::new();
    let mut places = Vec::new();
    for side in 0..4 {
        let here = match (by_outline[side], by_writing[side]) {
            (Some(severity), false) => severity,
            (_, true) if unsure || by_outline[side].is_some() => Severity::Warning,
            (None, true) => Severity::Question,
            (None, false) => continue,
            (Some(severity), true) => severity,
        };
        severity = severity.max(Some(here));
        names.push(NAMES[side]);
        places.push(strip(&small.plane, side));
    }
    let found = Finding::new(FindingCode::CutOff, severity?).with("edges", names.join(","));
    // One box per side: joined they would be the whole picture.
    Some(places.into_iter().fold(found, |found, place| found.at(small.in_picture(place))))
}

/// The picture's border along a side.
fn strip(plane: &Plane, side: usize) -> [f32; 4] {
    let (width, height) = (plane.width as f32, plane.height as f32);
    let deep = width.max(height) / 50.0;
    match side {
        0 => [0.0, 0.0, width, deep],
        1 => [width - deep, 0.0, width, height],
        2 => [0.0, height - deep, width, height],
        _ => [0.0, 0.0, deep, height],
    }
}

/// On which sides writing is cut through.
fn cut_writing(small: &Small, reading: &Reading) -> [bool; 4] {
    let rows: Vec<&Row> = reading.rows.iter().filter(|row| row.letters >= 3).collect();
    let block = rows.iter().fold([f32::MAX, f32::MIN], |[left, right], row| {
        [left.min(row.bounds()[0]), right.max(row.bounds()[2])]
    });
    let cut = |side: usize| rows.iter().filter(move |row| reaches(small, row, side));
    let wide = |side: usize| {
        cut(side).any(|row| {
            row.bounds()[2] - row.bounds()[0] >= limits::CUT_ROW_SHARE * (block[1] - block[0])
        })
    };
    let many = |side: usize| cut(side).count() >= limits::CUT_ROWS;
    [wide(0), many(1) || wide(1), wide(2), many(3) || wide(3)]
}

/// Whether a row's letters reach the picture's border on this side.
fn reaches(small: &Small, row: &Row, side: usize) -> bool {
    let [left, top, right, bottom] = row.bounds().map(|at| at / small.scale);
    let (width, height) = (small.plane.width as f32, small.plane.height as f32);
    let near = row.height() / small.scale * limits::CUT_NEAR;
    let gap = [top, width - right, height - bottom, left][side];
    if gap > near {
        return false;
    }
    // Ink at the very border, not only the space that is added around a row.
    let deep = (row.height() / small.scale * 0.15).max(2.0);
    let strip = match side {
        0 => [left, 0.0, right, deep],
        1 => [width - deep, top, width, bottom],
        2 => [left, height - deep, right, height],
        _ => [0.0, top, deep, bottom],
    };
    let contrast = |place: [f32; 4]| {
        let levels = Histogram::of(inside(&small.plane, place));
        levels.at_share(0.97) - levels.at_share(0.03)
    };
    let whole = contrast([left, top, right, bottom]);
    whole >= limits::LEAST_CONTRAST && contrast(strip) >= limits::CUT_INK * whole
}

fn inside(plane: &Plane, [left, top, right, bottom]: [f32; 4]) -> impl Iterator<Item = u8> {
    let to = |at: f32, end: usize| at.clamp(0.0, end as f32) as usize;
    let (left, right) = (to(left, plane.width), to(right.ceil(), plane.width));
    let (top, bottom) = (to(top, plane.height), to(bottom.ceil(), plane.height));
    let rows = top..bottom;
    rows.flat_map(move |y| plane.row(y)[left..right.max(left)].iter().copied())
}

/// The document's sides as seen before a plain ground.
struct Outline {
    sides: [Option<Side>; 4],
}

/// One straight side.
struct Side {
    /// Luma of the ground beyond it.
    ground: f32,
    /// Whether it runs into the frame at its start (left or top) and at its end (right or bottom).
    runs_out: [bool; 2],
}

impl Outline {
    fn of(plane: &Plane) -> Self {
        Self { sides: std::array::from_fn(|side| Side::of(plane, side)) }
    }

    /// Which sides of the frame the document is cut by, and how sure that is.
    fn cut_sides(&self) -> [Option<Severity>; 4] {
        let seen = self.sides.iter().flatten().count();
        std::array::from_fn(|side| {
            if self.sides[side].is_some() {
                return None;
            }
            let opposite = self.sides[(side + 2) % 4].as_ref()?;
            // Where the neighbours would meet this side: a side of the frame is an end or a start to its neighbours.
            let end = usize::from(side == 1 || side == 2);
            let running = |neighbour: &Option<Side>| {
                neighbour.as_ref().is_some_and(|neighbour| {
                    neighbour.runs_out[end]
                        && (neighbour.ground - opposite.ground).abs() < limits::SAME_GROUND
                })
            };
            let running = [(side + 1) % 4, (side + 3) % 4]
                .into_iter()
                .filter(|&neighbour| running(&self.sides[neighbour]))
                .count();
            match (running, seen) {
                (2, 3) => Some(Severity::Warning),
                (1, 2) => Some(Severity::Question),
                _ => None,
            }
        })
    }
}

impl Side {
    /// Looks inwards from the frame along many lines, for the first step in brightness.
    fn of(plane: &Plane, side: usize) -> Option<Self> {
        let lying = side.is_multiple_of(2);
        let (across, deep) =
            if lying { (plane.width, plane.height) } else { (plane.height, plane.width) };
        let luma = |line: usize, depth: usize| match side {
            0 => plane.at(line, depth),
            1 => plane.at(plane.width - 1 - depth, line),
            2 => plane.at(line, plane.height - 1 - depth),
            _ => plane.at(depth, line),
        };
        let step = (across / limits::OUTLINE_LINES).max(1);
        let lines: Vec<usize> = (0..across).step_by(step).collect();
        let mut found = Vec::with_capacity(lines.len());
        for (index, &line) in lines.iter().enumerate() {
            let mut ground = luma(line, 0);
            for depth in 1..deep * 9 / 20 {
                let here = luma(line, depth);
                if (here - ground).abs() > limits::OUTLINE_STEP {
                    if depth >= limits::OUTLINE_LEAST_DEPTH {
                        found.push((index as f32, depth as f32, ground));
                    }
                    break;
                }
                // The ground may get brighter or darker slowly.
                ground += (here - ground) * 0.1;
            }
        }
        Self::through(&found, lines.len(), (deep as f32 / 150.0).max(1.5))
    }

    /// The straight line that most of the steps lie on, if it is long and nearly unbroken.
    fn through(steps: &[(f32, f32, f32)], lines: usize, near: f32) -> Option<Self> {
        if (steps.len() as f32) < lines as f32 * limits::OUTLINE_LENGTH {
            return None;
        }
        let mut best: Vec<&(f32, f32, f32)> = Vec::new();
        // Pairs far apart, the same ones every time: no chance in it.
        for try_ in 0..limits::OUTLINE_TRIES {
            let first = &steps[try_ * 37 % steps.len()];
            let second = &steps[(try_ * 101 + steps.len() / 2) % steps.len()];
            if (second.0 - first.0).abs() < lines as f32 * 0.2 {
                continue;
            }
            let slope = (second.1 - first.1) / (second.0 - first.0);
            let on = |step: &&(f32, f32, f32)| {
                (first.1 + (step.0 - first.0) * slope - step.1).abs() <= near
            };
            let on: Vec<_> = steps.iter().filter(on).collect();
            if on.len() > best.len() {
                best = on;
            }
        }
        let (start, end) = (best.first()?.0, best.last()?.0);
        let length = end - start + 1.0;
        if length < lines as f32 * limits::OUTLINE_LENGTH
            || (best.len() as f32) < length * limits::OUTLINE_UNBROKEN
        {
            return None;
        }
        let edge = lines as f32 * 0.015;
        let ground = best.iter().map(|step| step.2).sum::<f32>() / best.len() as f32;
        Some(Self { ground, runs_out: [start <= edge, end >= lines as f32 - 1.0 - edge] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A light card on a darker ground, `[left, top, right, bottom]` in a picture of 400 by 300.
    fn card([left, top, right, bottom]: [usize; 4]) -> Plane {
        let luma = (0..300).flat_map(|y| {
            (0..400).map(move |x| {
                let inside = (left..right).contains(&x) && (top..bottom).contains(&y);
                if inside { 230u8 } else { 90 + (x / 40) as u8 }
            })
        });
        Plane { width: 400, height: 300, luma: zeroize::Zeroizing::new(luma.collect()) }
    }

    fn cut(place: [usize; 4]) -> Vec<(&'static str, Severity)> {
        let sides = Outline::of(&card(place)).cut_sides();
        (0..4).filter_map(|side| Some((NAMES[side], sides[side]?))).collect()
    }

    #[test]
    fn a_whole_card_is_not_cut() {
        assert_eq!(cut([40, 30, 360, 270]), []);
        assert_eq!(cut([4, 4, 396, 296]), []);
    }

    #[test]
    fn a_page_that_fills_the_frame_is_not_cut() {
        assert_eq!(cut([0, 0, 400, 300]), []);
        assert_eq!(cut([10, 0, 390, 300]), [], "a scanner's margin on two sides");
    }

    #[test]
    fn a_card_that_leaves_the_frame_is_cut_there() {
        assert_eq!(cut([40, 30, 360, 300]), [("bottom", Severity::Warning)]);
        assert_eq!(cut([40, 0, 360, 270]), [("top", Severity::Warning)]);
        assert_eq!(cut([0, 30, 360, 270]), [("left", Severity::Warning)]);
        assert_eq!(cut([40, 30, 400, 270]), [("right", Severity::Warning)]);
    }
}
