//! The four lines that are best the outline of a document.
//!
//! A document's side has an edge from corner to corner and none beyond: that tells it from a table's edge, a keyboard's
//! rows and the lines of its own print. Fingers may cover a part of every side.

use super::edges::Edges;
use super::lines::{Line, Profile, lines};
use super::shape::Shape;

/// Opposite sides are this near to parallel, neighbours this near to upright, as cosines.
const OPPOSITE: f32 = 0.9;
const NEIGHBOUR: f32 = 0.55;
/// The least share of one side, and of all of them, that has an edge.
const SIDE: f32 = 0.35;
const ALL_SIDES: f32 = 0.64;
/// An edge with the brighter side on the other hand than most of its line counts so much.
const OTHER_WAY: f32 = 0.7;
/// With one side outside the picture so much of the other three must have a strong edge.
const THREE_SIDES: f32 = 0.7;
/// Round corners: so much of a side at each end may be no part of its line (ID-1: 3.2 mm of 54).
const ROUND: f32 = 0.06;
/// The least of a side that lies in the picture.
const VISIBLE: f32 = 0.5;
/// Of two that differ in one side the larger one is taken from this share of the other's score on.
const LARGER: f32 = 0.9;
/// The smallest that is looked for, as a share of the picture.
const SMALLEST: f32 = 0.025;
/// How far outside the picture a corner may lie, as a share of the picture's side.
const OUTSIDE: f32 = 0.12;
/// Beyond a corner a side's line is looked at from here on, for a quarter of the side, but no farther than this.
const BEYOND_PX: [f32; 2] = [4.0, 24.0];
/// What a line that goes on beyond one corner costs, as a share of the score.
const GOES_ON: f32 = 0.3;

/// A document's outline.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quad {
    /// As shares of the picture's sides, clockwise from the top left one.
    pub(super) corners: [[f32; 2]; 4],
    /// One side is the picture's border: the document goes on outside.
    pub(super) cut: bool,
    /// How plain it is, 0 to about 1.
    pub(super) score: f32,
}

/// A line that may be a side.
struct Side {
    profile: Profile,
    border: bool,
}

/// A side between two others.
#[derive(Clone, Copy)]
struct Rung {
    side: usize,
    ends: [[f32; 2]; 2],
}

/// What speaks for a side that lies between two corners.
struct Support {
    length: f32,
    /// The share that has an edge with the document brighter, and with it darker.
    bright_dark: [f32; 2],
    /// The share that has a strong edge, with the stronger of the two.
    strong: f32,
    /// The mean weight of its edge.
    weight: f32,
    /// What is left of its worth for going on beyond its corners.
    ends: f32,
}

/// The plainest outline.
pub(super) fn outline(edges: &Edges) -> Option<Quad> {
    let (right, bottom) = (edges.width as f32 - 1.0, edges.height as f32 - 1.0);
    let real = lines(edges).into_iter().map(|line| (line, false));
    let border = |normal, place| (Line { normal, place }, true);
    let borders = [
        border([1.0, 0.0], 0.0),
        border([1.0, 0.0], right),
        border([0.0, 1.0], 0.0),
        border([0.0, 1.0], bottom),
    ];
    let side = |(line, border)| Side { profile: Profile::of(line, edges), border };
    let sides: Vec<Side> = real.chain(borders).map(side).collect();
    let mut search = Search { edges, sides, found: Vec::new() };
    for i in 0..search.sides.len() {
        for j in i + 1..search.sides.len() {
            search.between(i, j);
        }
    }
    let best = search.found.iter().max_by(|a, b| a.quad.score.total_cmp(&b.quad.score))?;
    // A band along a side is a part of the document: of two outlines that differ in one side the larger, if it is not
    // much less plain.
    let plain = search.found.iter().filter(|it| it.quad.score >= LARGER * best.quad.score);
    let around = plain.filter(|it| it.area > best.area && it.shares_three_sides(best));
    let around = around.filter(|it| it.faintest >= 0.5 * best.faintest);
    let chosen = around.max_by(|a, b| a.quad.score.total_cmp(&b.quad.score)).unwrap_or(best);
    Some(search.fitted(chosen))
}

struct Search<'a> {
    edges: &'a Edges,
    sides: Vec<Side>,
    found: Vec<Candidate>,
}

struct Candidate {
    quad: Quad,
    area: f32,
    /// The mean weight of the edge along its faintest side.
    faintest: f32,
    /// In the order of the corners: the first from the last corner to the first one.
    sides: [usize; 4],
}

impl Candidate {
    fn shares_three_sides(&self, other: &Self) -> bool {
        !self.quad.cut && self.sides.iter().filter(|side| other.sides.contains(side)).count() == 3
    }
}

impl Search<'_> {
    fn line(&self, side: usize) -> &Line {
        &self.sides[side].profile.line
    }

    /// All outlines that have these two as opposite sides.
    fn between(&mut self, i: usize, j: usize) {
        let dot =
            |a: &Line, b: &Line| (a.normal[0] * b.normal[0] + a.normal[1] * b.normal[1]).abs();
        if dot(self.line(i), self.line(j)) < OPPOSITE
            || self.sides[i].border && self.sides[j].border
        {
            return;
        }
        let mut rungs: Vec<Rung> = Vec::new();
        for side in 0..self.sides.len() {
            if side == i || side == j || dot(self.line(side), self.line(i)) > NEIGHBOUR {
                continue;
            }
            let crossing = |other| self.line(side).crossing(self.line(other));
            let (Some(a), Some(b)) = (crossing(i), crossing(j)) else { continue };
            let length = distance(a, b);
            if length < 0.1 * self.edges.width as f32 || !self.near(a) || !self.near(b) {
                continue;
            }
            let plain = self.sides[side].border
                || self.support(side, a, b).is_some_and(|it| it.covered() >= SIDE);
            if plain {
                rungs.push(Rung { side, ends: [a, b] });
            }
        }
        for (at, a) in rungs.iter().enumerate() {
            for b in &rungs[at + 1..] {
                self.weigh([i, a.side, j, b.side], [a.ends[0], a.ends[1], b.ends[1], b.ends[0]]);
            }
        }
    }

    /// `corners[0]` is where sides 0 and 1 meet, `corners[1]`: 1 and 2, `corners[2]`: 2 and 3, `corners[3]`: 3 and 0.
    fn weigh(&mut self, order: [usize; 4], corners: [[f32; 2]; 4]) {
        let (width, height) = (self.edges.width as f32, self.edges.height as f32);
        if order.iter().filter(|side| self.sides[**side].border).count() > 1 {
            return;
        }
        let Some(area) = convex_area(&corners) else { return };
        let area = area / (width * height);
        if area < SMALLEST {
            return;
        }
        let middle = mean(&corners);
        let (mut covered, mut strong, mut bright, mut dark) = (0.0, 0.0, 0.0, 0.0);
        let (mut ends, mut weakest, mut faintest, mut length) = (1.0, 1.0f32, f32::INFINITY, 0.0);
        let mut cut = false;
        for (at, side) in order.into_iter().enumerate() {
            if self.sides[side].border {
                cut = true;
                continue;
            }
            let (from, to) = (corners[(at + 3) % 4], corners[at]);
            let Some(support) = self.support(side, from, to) else { return };
            let [along, against] = support.bright_dark;
            let inwards = self.line(side).beyond(middle) > 0.0;
            let [inside_bright, inside_dark] =
                if inwards { [along, against] } else { [against, along] };
            let share = support.covered();
            if share < SIDE {
                return;
            }
            length += support.length;
            covered += support.length * share;
            strong += support.length * support.strong;
            bright += support.length * inside_bright;
            dark += support.length * inside_dark;
            ends *= support.ends;
            weakest = weakest.min(share);
            faintest = faintest.min(support.weight);
        }
        let share = covered / length.max(1.0);
        let strong = strong / length.max(1.0);
        if share < ALL_SIDES || cut && strong < THREE_SIDES {
            return;
        }
        let Some(shape) = Shape::of(&corners, width, height) else { return };
        let long = shape.long_by_short();
        let loose = if cut { 0.5 } else { 0.0 };
        if shape.askew > 0.2
            || shape.tilt_deg > 55.0
            || !(1.14 - loose..=1.95 + loose).contains(&long)
        {
            return;
        }
        // Brighter than what is around it, or darker: on all sides alike.
        let alike = 0.85 + 0.15 * (bright.max(dark) / covered.max(1.0)).min(1.0);
        let known = if shape.true_aspect() == shape.aspect && !cut { 0.9 } else { 1.0 };
        let size = area.min(1.0).powf(0.4);
        let cut_off = if cut { 0.7 } else { 1.0 };
        let sides = 0.7 * share + 0.3 * weakest;
        let score = sides * (0.4 + 0.6 * strong) * ends * alike * known * size * cut_off;
        self.found.push(Candidate {
            quad: Quad { corners, cut, score },
            area,
            faintest,
            sides: order,
        });
    }

    fn support(&self, side: usize, from: [f32; 2], to: [f32; 2]) -> Option<Support> {
        let profile = &self.sides[side].profile;
        let (a, b) = (profile.line.along(from), profile.line.along(to));
        let (a, b) = (a.min(b), a.max(b));
        let length = b - a;
        let inner = [a + ROUND * length, b - ROUND * length];
        let [enters, leaves] = profile.visible;
        let seen = [inner[0].max(enters), inner[1].min(leaves)];
        let visible = seen[1] - seen[0];
        if visible < VISIBLE * length {
            return None;
        }
        let [bright, dark, strong_bright, strong_dark, weight] = profile.support(seen[0], seen[1]);
        let bright_dark = [bright, dark];
        let [gap, farthest] = BEYOND_PX;
        let reach = (0.25 * length).min(farthest);
        let before = [(a - gap - reach).max(enters), a - gap];
        let after = [b + gap, (b + gap + reach).min(leaves)];
        let zone = |[from, to]: [f32; 2]| {
            if to - from < 2.0 {
                return 1.0;
            }
            // By its own weight: a desk's faint grain that happens to meet a corner is not its edge.
            let [.., beyond] = profile.support(from, to);
            1.0 - GOES_ON * (beyond / weight.max(1.0)).min(1.0)
        };
        let strong = strong_bright.max(strong_dark) + OTHER_WAY * strong_bright.min(strong_dark);
        let ends = zone(before) * zone(after);
        Some(Support { length: visible, bright_dark, strong, weight, ends })
    }

    /// Not too far outside the picture.
    fn near(&self, [x, y]: [f32; 2]) -> bool {
        let within = |at: f32, side: usize| {
            let side = side as f32;
            at > -OUTSIDE * side && at < (1.0 + OUTSIDE) * side
        };
        within(x, self.edges.width) && within(y, self.edges.height)
    }

    /// Its sides as they fit their own edge points between the corners, nothing beyond them.
    fn fitted(&self, chosen: &Candidate) -> Quad {
        let (found, sides) = (&chosen.quad, chosen.sides);
        let mut fitted = [0, 1, 2, 3].map(|at| *self.line(sides[at]));
        for (at, line) in fitted.iter_mut().enumerate() {
            if self.sides[sides[at]].border {
                continue;
            }
            let (from, to) = (found.corners[(at + 3) % 4], found.corners[at]);
            let (a, b) = (line.along(from), line.along(to));
            let trim = ROUND * (b - a).abs();
            *line = line.fitted(self.edges, [a.min(b) + trim, a.max(b) - trim]);
        }
        let mut corners = found.corners;
        for (at, corner) in corners.iter_mut().enumerate() {
            *corner = fitted[at].crossing(&fitted[(at + 1) % 4]).unwrap_or(*corner);
        }
        let (width, height) = (self.edges.width as f32, self.edges.height as f32);
        // A pixel's middle is a whole number here, and half a pixel from its corner.
        let shares = corners.map(|[x, y]| [(x + 0.5) / width, (y + 0.5) / height]);
        Quad { corners: clockwise(shares, width / height), ..*found }
    }
}

impl Support {
    /// The share that has an edge. A dark band that runs to the side turns it round for a while.
    fn covered(&self) -> f32 {
        let [bright, dark] = self.bright_dark;
        bright.max(dark) + OTHER_WAY * bright.min(dark)
    }
}

/// `None` when the corners do not go round one way.
pub(super) fn convex_area(corners: &[[f32; 2]; 4]) -> Option<f32> {
    let turn = |at: usize| {
        let [a, b, c] = [corners[at], corners[(at + 1) % 4], corners[(at + 2) % 4]];
        (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
    };
    let turns = [turn(0), turn(1), turn(2), turn(3)];
    let one_way = turns.iter().all(|turn| *turn > 0.0) || turns.iter().all(|turn| *turn < 0.0);
    one_way.then(|| {
        let cross = |at: usize| {
            let [a, b] = [corners[at], corners[(at + 1) % 4]];
            a[0] * b[1] - b[0] * a[1]
        };
        (cross(0) + cross(1) + cross(2) + cross(3)).abs() / 2.0
    })
}

/// Clockwise as it is seen, from the corner that is nearest to the top left.
fn clockwise(mut corners: [[f32; 2]; 4], aspect: f32) -> [[f32; 2]; 4] {
    let middle = mean(&corners);
    let [a, b] = [corners[0], corners[1]];
    let turn = (a[0] - middle[0]) * (b[1] - middle[1]) - (a[1] - middle[1]) * (b[0] - middle[0]);
    if turn < 0.0 {
        corners.reverse();
    }
    let from_top_left = |corner: &[f32; 2]| corner[0] * aspect + corner[1];
    let first =
        (0..4).min_by(|a, b| from_top_left(&corners[*a]).total_cmp(&from_top_left(&corners[*b])));
    corners.rotate_left(first.unwrap_or(0));
    corners
}

fn mean(corners: &[[f32; 2]; 4]) -> [f32; 2] {
    [0, 1].map(|axis| corners.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0)
}

fn distance(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}
