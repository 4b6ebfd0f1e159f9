//! Straight lines through edge points: a Hough transform in which every point votes only for lines along its edge.

use super::edges::{Edge, Edges};

/// Directions told apart.
const ANGLES: usize = 180;
/// A point votes for so many directions to either side of its own: its gradient is not that exact.
const UNSURE: isize = 2;
/// Lines kept, and how many of them in nearly the same direction: a desk's grain and a page's print have many.
const MOST: usize = 48;
const MOST_ALIKE: usize = 18;
const ALIKE: isize = 15;
/// Two lines nearer than this in direction and place are one.
const SAME_ANGLE: isize = 5;
const SAME_PLACE_PX: isize = 5;
/// A point belongs to a line this near, with its gradient turned by no more than that.
const NEAR_PX: f32 = 1.6;
const ALONG: f32 = 0.94;
/// Twice as strong as half of the picture's edge points is strong; but on an empty table not less than the first, and
/// in much print not more than the second.
const STRONG: [f32; 2] = [4.0, 10.0];

/// The points with `normal · point = place`, both in pixels of the small picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) normal: [f32; 2],
    pub(super) place: f32,
}

/// Of a stretch, per pixel: edge points with the brighter side where the normal points, and on the other side; how many
/// of either are strong; the weight of all.
pub(super) type Along = [f32; 5];

/// Where along a line the picture has an edge, with the brighter side where the normal points, or on the other side.
pub(super) struct Profile {
    pub(super) line: Line,
    /// Edge points before each step of one pixel, see [`Along`].
    sums: Vec<Along>,
    /// What the first step's place along the line is.
    first: f32,
    /// Where the line enters and leaves the picture.
    pub(super) visible: [f32; 2],
}

impl Line {
    pub(super) fn direction(&self) -> [f32; 2] {
        [-self.normal[1], self.normal[0]]
    }

    /// How far a point is along the line.
    pub(super) fn along(&self, point: [f32; 2]) -> f32 {
        let [x, y] = self.direction();
        x * point[0] + y * point[1]
    }

    pub(super) fn at(&self, along: f32) -> [f32; 2] {
        let [x, y] = self.direction();
        [self.normal[0] * self.place + x * along, self.normal[1] * self.place + y * along]
    }

    /// Where two lines cross; `None` when they are all but parallel.
    pub(super) fn crossing(&self, other: &Self) -> Option<[f32; 2]> {
        let ([a, b], [c, d]) = (self.normal, other.normal);
        let det = a * d - b * c;
        (det.abs() > 0.05).then(|| {
            [(self.place * d - other.place * b) / det, (other.place * a - self.place * c) / det]
        })
    }

    /// The distance of a point, above 0 where the normal points.
    pub(super) fn beyond(&self, point: [f32; 2]) -> f32 {
        self.normal[0] * point[0] + self.normal[1] * point[1] - self.place
    }

    fn owns(&self, edge: &Edge) -> bool {
        let turned = self.normal[0] * edge.towards[0] + self.normal[1] * edge.towards[1];
        turned.abs() >= ALONG && self.beyond([edge.x, edge.y]).abs() <= NEAR_PX
    }

    /// The line that fits its own edge points best, of those between two places along it; itself when there are few.
    pub(super) fn fitted(&self, edges: &Edges, between: [f32; 2]) -> Self {
        let mut sum = [0.0f64; 6];
        let own = |edge: &&Edge| {
            let along = self.along([edge.x, edge.y]);
            along >= between[0] && along <= between[1] && self.owns(edge)
        };
        for edge in edges.points.iter().filter(own) {
            // Squared: what happens to lie in one line with a document's edge is fainter.
            let (w, x, y) = (f64::from(edge.weight).powi(2), f64::from(edge.x), f64::from(edge.y));
            for (sum, add) in sum.iter_mut().zip([1.0, x, y, x * x, x * y, y * y]) {
                *sum += w * add;
            }
        }
        let [w, x, y, xx, xy, yy] = sum;
        if w < 100.0 {
            return *self;
        }
        let (mx, my) = (x / w, y / w);
        let (cxx, cxy, cyy) = (xx / w - mx * mx, xy / w - mx * my, yy / w - my * my);
        let angle = 0.5 * (2.0 * cxy).atan2(cxx - cyy);
        let mut normal = [-angle.sin(), angle.cos()];
        let same = f64::from(self.normal[0]) * normal[0] + f64::from(self.normal[1]) * normal[1];
        if same < 0.0 {
            normal = normal.map(|part| -part);
        }
        let place = normal[0] * mx + normal[1] * my;
        Self { normal: normal.map(|part| part as f32), place: place as f32 }
    }
}

/// The strongest lines, the strongest first.
pub(super) fn lines(edges: &Edges) -> Vec<Line> {
    let middle = [edges.width as f32 / 2.0, edges.height as f32 / 2.0];
    let reach = (middle[0].hypot(middle[1]).ceil() as isize) + 2;
    let places = (2 * reach + 1) as usize;
    let turn: Vec<[f32; 2]> = (0..ANGLES)
        .map(|angle| {
            let (sin, cos) = (angle as f32 * std::f32::consts::PI / ANGLES as f32).sin_cos();
            [cos, sin]
        })
        .collect();
    let mut votes = vec![0f32; ANGLES * places];
    for edge in &edges.points {
        let angle = edge.towards[1].atan2(edge.towards[0]) * ANGLES as f32 / std::f32::consts::PI;
        let angle = angle.round() as isize;
        for near in angle - UNSURE..=angle + UNSURE {
            let near = near.rem_euclid(ANGLES as isize) as usize;
            let [cos, sin] = turn[near];
            let place = cos * (edge.x - middle[0]) + sin * (edge.y - middle[1]);
            votes[near * places + (place.round() as isize + reach) as usize] += edge.weight;
        }
    }
    // A line between two places votes for both.
    let score = |angle: usize, place: usize| {
        let row = &votes[angle * places..][..places];
        row[place] + 0.5 * (row[place.saturating_sub(1)] + row[(place + 1).min(places - 1)])
    };
    let least = 0.06 * edges.width as f32 * 4.0;
    let mut strong: Vec<(f32, isize, isize)> = (0..ANGLES * places)
        .filter(|index| votes[*index] > least / 2.0)
        .map(|index| (index / places, index % places))
        .map(|(angle, place)| (score(angle, place), angle as isize, place as isize - reach))
        .filter(|(score, ..)| *score > least)
        .collect();
    strong.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut kept: Vec<(isize, isize)> = Vec::with_capacity(MOST);
    for (_, angle, place) in strong {
        let same = |&(other_angle, other_place): &(isize, isize)| {
            let apart = (angle - other_angle).abs();
            // Half a turn further the same line has its place on the other side.
            let round = ANGLES as isize - apart;
            (apart <= SAME_ANGLE && (place - other_place).abs() <= SAME_PLACE_PX)
                || (round <= SAME_ANGLE && (place + other_place).abs() <= SAME_PLACE_PX)
        };
        let alike = |&(other, _): &(isize, isize)| {
            let apart = (angle - other).abs();
            apart.min(ANGLES as isize - apart) <= ALIKE
        };
        let room = kept.iter().copied().filter(|it| alike(it)).count() < MOST_ALIKE;
        if room && !kept.iter().any(same) {
            kept.push((angle, place));
            if kept.len() == MOST {
                break;
            }
        }
    }
    let whole = [f32::NEG_INFINITY, f32::INFINITY];
    kept.into_iter()
        .map(|(angle, place)| {
            let normal = turn[angle as usize];
            let place = place as f32 + normal[0] * middle[0] + normal[1] * middle[1];
            Line { normal, place }.fitted(edges, whole)
        })
        .collect()
}

impl Profile {
    pub(super) fn of(line: Line, edges: &Edges) -> Self {
        let visible = visible(&line, edges.width as f32 - 1.0, edges.height as f32 - 1.0);
        let first = visible[0].floor();
        let steps = (visible[1] - first).ceil().max(0.0) as usize;
        let mut sums = Vec::with_capacity(steps + 1);
        let strong_from = (2.0 * edges.typical).clamp(STRONG[0], STRONG[1]);
        let mut sum = Along::default();
        sums.push(sum);
        for step in 0..steps {
            let [x, y] = line.at(first + step as f32 + 0.5);
            let mut seen = Along::default();
            for off in [-1.0, 0.0, 1.0] {
                let (x, y) = (x + off * line.normal[0], y + off * line.normal[1]);
                let Some(edge) = edges.at(x.round() as isize, y.round() as isize) else { continue };
                let turned = line.normal[0] * edge.towards[0] + line.normal[1] * edge.towards[1];
                if turned.abs() >= ALONG {
                    let side = usize::from(turned < 0.0);
                    let strong = (edge.weight / strong_from).min(1.0);
                    (seen[side], seen[side + 2]) = (1.0, strong.max(seen[side + 2]));
                    seen[4] = edge.weight.max(seen[4]);
                }
            }
            sum = std::array::from_fn(|at| sum[at] + seen[at]);
            sums.push(sum);
        }
        Self { line, sums, first, visible }
    }

    /// What lies along a stretch that is in the picture.
    pub(super) fn support(&self, from: f32, to: f32) -> Along {
        let index =
            |along: f32| ((along - self.first).round().max(0.0) as usize).min(self.sums.len() - 1);
        let (from, to) = (index(from), index(to));
        if to <= from {
            return Along::default();
        }
        let length = (to - from) as f32;
        let (a, b) = (self.sums[from], self.sums[to]);
        std::array::from_fn(|at| (b[at] - a[at]) / length)
    }
}

/// Where a line enters and leaves a picture of this size; an empty stretch if it does neither.
fn visible(line: &Line, right: f32, bottom: f32) -> [f32; 2] {
    let (start, direction) = (line.at(0.0), line.direction());
    let (mut from, mut to) = (f32::NEG_INFINITY, f32::INFINITY);
    for (start, direction, end) in
        [(start[0], direction[0], right), (start[1], direction[1], bottom)]
    {
        if direction.abs() < 1e-6 {
            if start < 0.0 || start > end {
                return [0.0, 0.0];
            }
            continue;
        }
        let (a, b) = (-start / direction, (end - start) / direction);
        from = from.max(a.min(b));
        to = to.min(a.max(b));
    }
    if from < to { [from, to] } else { [0.0, 0.0] }
}
