//! Light: too little of it, and reflections that wash out what is printed.

use signup::document::{Asked, Finding, FindingCode, Severity};
use zeroize::Zeroizing;

use super::plane::{Histogram, Small};
use super::{Reading, Row, boxes, limits};

/// Too dark: even the brightest parts are.
pub(super) fn dark(small: &Small, reading: Option<&Reading>, asked: &Asked) -> Option<Finding> {
    let white = Histogram::of(small.plane.luma.iter().copied()).at_share(0.98);
    let unsure = reading.is_some_and(|reading| reading.lost_some(small, asked));
    let severity = if white < limits::VERY_DARK || unsure && white < limits::DARK {
        Severity::Warning
    } else if white < limits::DARK {
        Severity::Notice
    } else {
        return None;
    };
    Some(Finding::new(FindingCode::Dark, severity))
}

/// Reflections. White paper is no reflection: it ends in an edge, or is as bright all around; a reflection fades.
pub(super) fn glare(small: &Small, reading: Option<&Reading>) -> Option<Finding> {
    let half = Histogram::of(small.plane.luma.iter().copied()).at_share(0.5);
    if half >= limits::WHITE_PAPER {
        return None; // what stands out on such a page is dark
    }
    let grid = Grid::of(small);
    let mut worst = None;
    let mut places = Vec::new();
    // Spots on one white ground are judged once: a page has hundreds between its letters.
    let mut judged = vec![None; grid.lit.len()];
    for spot in grid.spots() {
        if !grid.fades(&spot, &mut judged) {
            continue;
        }
        let place = grid.place(&spot);
        let share = spot.len() as f32 / grid.lit.len() as f32;
        let severity = match reading {
            None if share >= limits::GLARE_LARGE => Severity::Warning,
            None => Severity::Question,
            Some(reading) => {
                let in_picture = place.map(|at| at * small.scale);
                if reading.rows.iter().any(|row| hides(in_picture, row)) && !reading.is_sure()
                    || share >= limits::GLARE_LARGE
                {
                    Severity::Warning
                } else {
                    Severity::Notice
                }
            }
        };
        worst = worst.max(Some(severity));
        places.push(place);
    }
    worst.map(|severity| boxes::add(Finding::new(FindingCode::Glare, severity), small, places))
}

/// Whether a spot took letters of a row: it is as wide as one, and lies directly before or behind the row, or on it
/// and the row is doubtful.
fn hides(spot: [f32; 4], row: &Row) -> bool {
    let [left, top, right, bottom] = row.bounds();
    let height = row.height();
    let beside = limits::GLARE_BESIDE * height;
    let middle = f32::midpoint(spot[0], spot[2]);
    let read_all_the_same =
        (left..right).contains(&middle) && row.score >= limits::GLARE_READ_SCORE;
    spot[3].min(bottom) - spot[1].max(top) >= 0.3 * height
        && spot[2] - spot[0] >= 0.4 * height
        && spot[2] > left - beside
        && spot[0] < right + beside
        && !read_all_the_same
}

/// The picture in cells; `lit` are those with nothing but full white.
struct Grid {
    width: usize,
    height: usize,
    side: usize,
    lit: Vec<bool>,
    mean: Vec<f32>,
    /// Luma of the brighter parts of each cell: of the paper, where letters stand on it.
    paper: Vec<u8>,
}

impl Grid {
    fn of(small: &Small) -> Self {
        let plane = &small.plane;
        let side = (plane.width.max(plane.height) / limits::GLARE_CELLS).max(2);
        let (width, height) = (plane.width / side, plane.height / side);
        let mut lit = Vec::with_capacity(width * height);
        let mut mean = Vec::with_capacity(width * height);
        let mut paper = Vec::with_capacity(width * height);
        let mut cell = Zeroizing::new(Vec::with_capacity(side * side));
        for y in 0..height {
            for x in 0..width {
                cell.clear();
                for row in y * side..(y + 1) * side {
                    cell.extend_from_slice(&plane.row(row)[x * side..(x + 1) * side]);
                }
                let full = cell.iter().filter(|&&luma| luma >= limits::FULL_WHITE).count();
                lit.push(full * 10 >= cell.len() * 9);
                let sum: u32 = cell.iter().map(|&luma| u32::from(luma)).sum();
                mean.push(sum as f32 / cell.len() as f32);
                let upper = cell.len() * 4 / 5;
                paper.push(*cell.select_nth_unstable(upper).1);
            }
        }
        Self { width, height, side, lit, mean, paper }
    }

    /// Connected lit cells, none too small to matter.
    fn spots(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.lit.len()];
        let mut spots = Vec::new();
        for start in 0..self.lit.len() {
            if !self.lit[start] || seen[start] {
                continue;
            }
            let (mut spot, mut next) = (Vec::new(), vec![start]);
            seen[start] = true;
            while let Some(cell) = next.pop() {
                spot.push(cell);
                for neighbour in self.around(cell) {
                    if self.lit[neighbour] && !seen[neighbour] {
                        seen[neighbour] = true;
                        next.push(neighbour);
                    }
                }
            }
            if spot.len() >= limits::GLARE_LEAST_CELLS {
                spots.push(spot);
            }
        }
        spots
    }

    fn around(&self, cell: usize) -> impl Iterator<Item = usize> {
        let (x, y) = (cell % self.width, cell / self.width);
        let (width, height) = (self.width, self.height);
        [(-1isize, 0isize), (1, 0), (0, -1), (0, 1)].into_iter().filter_map(move |(dx, dy)| {
            let (x, y) = (x.checked_add_signed(dx)?, y.checked_add_signed(dy)?);
            (x < width && y < height).then_some(y * width + x)
        })
    }

    /// Whether a spot gets darker little by little: with what is printed about it, and the paper alone.
    fn fades(&self, spot: &[usize], judged: &mut [Option<bool>]) -> bool {
        let radius = (spot.len() as f32 / std::f32::consts::PI).sqrt();
        let mut seen = vec![false; self.lit.len()];
        spot.iter().for_each(|&cell| seen[cell] = true);
        let rim = self.beyond(spot, &mut seen);
        falls(&self.levels(rim, seen, radius, |cell| self.mean[cell]))
            && judged[spot[0]].unwrap_or_else(|| self.paper_fades(spot, judged))
    }

    /// Whether the paper about the spot does: near it almost white, farther away not. The answer is noted at every
    /// cell that is as white and hangs together with the spot.
    fn paper_fades(&self, spot: &[usize], judged: &mut [Option<bool>]) -> bool {
        // Letters may stand in the outer parts, where the light was not enough to swallow them.
        let mut seen = vec![false; self.lit.len()];
        spot.iter().for_each(|&cell| seen[cell] = true);
        let (mut white, mut next, mut rim) = (Vec::new(), spot.to_vec(), Vec::new());
        while let Some(cell) = next.pop() {
            white.push(cell);
            for neighbour in self.beyond(&[cell], &mut seen) {
                let as_white = self.paper[neighbour] >= limits::FULL_WHITE;
                if as_white { &mut next } else { &mut rim }.push(neighbour);
            }
        }
        let radius = (white.len() as f32 / std::f32::consts::PI).sqrt();
        let fades = falls(&self.levels(rim, seen, radius, |cell| f32::from(self.paper[cell])));
        white.iter().for_each(|&cell| judged[cell] = Some(fades));
        fades
    }

    /// Cells beside these that were not seen yet.
    fn beyond(&self, cells: &[usize], seen: &mut [bool]) -> Vec<usize> {
        let around = cells.iter().flat_map(|&cell| self.around(cell));
        around.filter(|&cell| !std::mem::replace(&mut seen[cell], true)).collect()
    }

    /// The middle luma of each ring of cells from `rim` outwards. A disc of this radius, in cells, fades over a good
    /// part of it.
    fn levels(
        &self,
        mut rim: Vec<usize>,
        mut seen: Vec<bool>,
        radius: f32,
        luma: impl Fn(usize) -> f32,
    ) -> Vec<f32> {
        let far = (radius * 0.8).round().max(4.0) as usize;
        let mut levels = Vec::new();
        while levels.len() < far && !rim.is_empty() {
            let mut level: Vec<f32> = rim.iter().map(|&cell| luma(cell)).collect();
            level.sort_by(f32::total_cmp);
            levels.push(level[level.len() / 2]);
            rim = self.beyond(&rim, &mut seen);
        }
        levels
    }

    /// `[left, top, right, bottom]` in the small picture.
    fn place(&self, spot: &[usize]) -> [f32; 4] {
        let xs = spot.iter().map(|cell| cell % self.width);
        let ys = spot.iter().map(|cell| cell / self.width);
        let to = |cells: usize| (cells * self.side) as f32;
        [
            to(xs.clone().min().unwrap_or(0)),
            to(ys.clone().min().unwrap_or(0)),
            to(xs.max().unwrap_or(0) + 1),
            to(ys.max().unwrap_or(0) + 1),
        ]
    }
}

/// Almost white at the second ring, and not at the last.
fn falls(levels: &[f32]) -> bool {
    let (Some(&near), Some(&beyond)) = (levels.get(1), levels.last()) else { return false };
    let fall = 255.0 - beyond;
    fall >= limits::GLARE_FALL && (near - beyond) / fall >= limits::GLARE_SOFT
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    /// A printed page, lying askew on a darker desk.
    fn page(paper: u8, light: impl Fn(f32, f32) -> f32) -> Small {
        let picture = RgbImage::from_fn(900, 700, |x, y| {
            let (x, y) = (x as f32, y as f32);
            let (u, v) = (x * 0.97 + y * 0.24 - 150.0, y * 0.97 - x * 0.24 + 30.0);
            let on_page = (0.0..600.0).contains(&u) && (0.0..500.0).contains(&v);
            let ink = (60.0..400.0).contains(&u)
                && v % 40.0 < 14.0
                && !((u / 5.0) as u32).is_multiple_of(3);
            let luma = match (on_page, ink) {
                (true, true) => 40.0,
                (true, false) => f32::from(paper),
                _ => 100.0,
            };
            Rgb([(luma + light(x, y)).min(255.0) as u8; 3])
        });
        Small::of(&picture).unwrap()
    }

    #[test]
    fn white_paper_is_no_reflection() {
        assert_eq!(glare(&page(255, |_, _| 0.0), None), None);
        assert_eq!(glare(&page(225, |_, _| 0.0), None), None);
    }

    #[test]
    fn a_lamp_on_paper_is_one_and_is_shown_where_it_is() {
        let lamp = |x: f32, y: f32| {
            let beyond = (((x - 420.0).hypot(y - 330.0) - 40.0) / 40.0).max(0.0);
            255.0 * (-beyond * beyond).exp()
        };
        let found = glare(&page(225, lamp), None).unwrap();
        // Rows of letters part it, but nothing far from the lamp is shown.
        assert!(
            found.boxes_px.iter().all(|[x, y, ..]| x.abs_diff(420) < 120 && y.abs_diff(330) < 120)
        );
        let [_, _, width, height] = found.boxes_px[0];
        assert!(width < 260 && height < 260, "{width} {height}");
    }
}
