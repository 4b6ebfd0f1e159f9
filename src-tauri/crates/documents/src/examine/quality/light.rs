//! Light: too little of it, and reflections that wash out what is printed.

use signup::document::{Asked, Finding, FindingCode, Severity};

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
    for spot in grid.spots() {
        if !grid.fades(&spot) {
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
}

impl Grid {
    fn of(small: &Small) -> Self {
        let plane = &small.plane;
        let side = (plane.width.max(plane.height) / limits::GLARE_CELLS).max(2);
        let (width, height) = (plane.width / side, plane.height / side);
        let mut lit = Vec::with_capacity(width * height);
        let mut mean = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let (mut full, mut sum) = (0, 0u32);
                for row in y * side..(y + 1) * side {
                    let luma = &plane.row(row)[x * side..(x + 1) * side];
                    full += luma.iter().filter(|&&luma| luma >= limits::FULL_WHITE).count();
                    sum += luma.iter().map(|&luma| u32::from(luma)).sum::<u32>();
                }
                lit.push(full * 10 >= side * side * 9);
                mean.push(sum as f32 / (side * side) as f32);
            }
        }
        Self { width, height, side, lit, mean }
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

    /// Whether the spot's surroundings get darker little by little: near it almost white, farther away not.
    fn fades(&self, spot: &[usize]) -> bool {
        let mut distance = vec![usize::MAX; self.lit.len()];
        let mut shell: Vec<usize> = spot.to_vec();
        for &cell in spot {
            distance[cell] = 0;
        }
        // A spot of this radius, were it a disc, fades over a good part of it.
        let radius = (spot.len() as f32 / std::f32::consts::PI).sqrt();
        let far = (radius * 0.8).round().max(4.0) as usize;
        let mut levels = Vec::new();
        for step in 1..=far {
            let mut next = Vec::new();
            for &cell in &shell {
                for neighbour in self.around(cell) {
                    if distance[neighbour] == usize::MAX {
                        distance[neighbour] = step;
                        next.push(neighbour);
                    }
                }
            }
            if next.is_empty() {
                break;
            }
            let mut level: Vec<f32> = next.iter().map(|&cell| self.mean[cell]).collect();
            level.sort_by(f32::total_cmp);
            levels.push(level[level.len() / 2]);
            shell = next;
        }
        let (Some(&near), Some(&beyond)) = (levels.get(1), levels.last()) else { return false };
        let fall = 255.0 - beyond;
        fall >= limits::GLARE_FALL && (near - beyond) / fall >= limits::GLARE_SOFT
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
