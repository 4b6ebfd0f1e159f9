//! From "how likely is this pixel inside a line" to one rectangle for each line.

/// A pixel at least so likely belongs to a line (PP-OCR's `thresh`).
const INSIDE: f32 = 0.3;
/// What is on average less likely is no line (about PP-OCR's `box_thresh`, which also counts pixels outside).
const SURE: f32 = 0.5;
/// The network marks the core of a line; the line is larger by its area over its girth times this (`unclip_ratio`).
const GROWS_BY: f32 = 1.6;
/// Lower cores are dirt.
const MIN_PX: f32 = 3.0;
/// From this proportion on a region tells its direction by itself.
const ELONGATED: f32 = 2.0;

/// The core of one line: pixels that hang together, in pixels of the map.
pub(crate) struct Region {
    /// Its pixels, as a range of [`Regions::pixels`].
    pixels: std::ops::Range<usize>,
    pub(crate) centre: [f32; 2],
    /// Its longer axis, of length one; pointing right, or straight down.
    pub(crate) axis: [f32; 2],
    /// Long by wide, of an ellipse of the same spread.
    pub(crate) aspect: f32,
}

/// All regions of one map.
pub(crate) struct Regions {
    pixels: Vec<[u16; 2]>,
    pub(crate) all: Vec<Region>,
}

impl Regions {
    /// The map is used up: what was looked at is set to zero.
    pub(crate) fn of(map: &mut [f32], width: usize) -> Self {
        let mut regions = Self { pixels: Vec::new(), all: Vec::new() };
        if width == 0 || width > usize::from(u16::MAX) || map.len() / width > usize::from(u16::MAX)
        {
            return regions;
        }
        for start in 0..map.len() {
            if map[start] > INSIDE {
                regions.take(map, width, start);
            }
        }
        regions
    }

    /// Takes what hangs together with one pixel, corners included, off the map.
    fn take(&mut self, map: &mut [f32], width: usize, start: usize) {
        let height = map.len() / width;
        let first = self.pixels.len();
        let mut likely = map[start];
        map[start] = 0.0;
        self.pixels.push([(start % width) as u16, (start / width) as u16]);
        let mut next = first;
        while let Some(&[x, y]) = self.pixels.get(next) {
            next += 1;
            let (x, y) = (usize::from(x), usize::from(y));
            for row in y.saturating_sub(1)..(y + 2).min(height) {
                for column in x.saturating_sub(1)..(x + 2).min(width) {
                    let pixel = &mut map[row * width + column];
                    if *pixel > INSIDE {
                        likely += *pixel;
                        *pixel = 0.0;
                        self.pixels.push([column as u16, row as u16]);
                    }
                }
            }
        }
        let count = (self.pixels.len() - first) as f32;
        if likely / count < SURE || count < MIN_PX * MIN_PX {
            self.pixels.truncate(first);
            return;
        }
        let (centre, axis, aspect) = spread(&self.pixels[first..]);
        self.all.push(Region { pixels: first..self.pixels.len(), centre, axis, aspect });
    }

    /// Middle, axis, length and height of the line around a region, in pixels of the map. What does not tell its
    /// direction has that of the `page`. `None` for dirt.
    pub(crate) fn rectangle(&self, region: &Region, page: [f32; 2]) -> Option<Rectangle> {
        let axis = if region.is_elongated() { region.axis } else { page };
        let [mut left, mut right] = [f32::INFINITY, f32::NEG_INFINITY];
        let [mut top, mut bottom] = [f32::INFINITY, f32::NEG_INFINITY];
        for &[x, y] in &self.pixels[region.pixels.clone()] {
            let (x, y) =
                (f32::from(x) + 0.5 - region.centre[0], f32::from(y) + 0.5 - region.centre[1]);
            let (along, down) = (x * axis[0] + y * axis[1], y * axis[0] - x * axis[1]);
            (left, right) = (left.min(along), right.max(along));
            (top, bottom) = (top.min(down), bottom.max(down));
        }
        let (length, height) = (right - left + 1.0, bottom - top + 1.0);
        if length.min(height) < MIN_PX {
            return None;
        }
        let grows = length * height * GROWS_BY / (2.0 * (length + height));
        let (along, down) = ((left + right) / 2.0, (top + bottom) / 2.0);
        Some(Rectangle {
            centre: [
                region.centre[0] + along * axis[0] - down * axis[1],
                region.centre[1] + along * axis[1] + down * axis[0],
            ],
            axis,
            length: length + 2.0 * grows,
            height: height + 2.0 * grows,
        })
    }
}

/// A turned rectangle, in pixels of the map.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rectangle {
    pub(crate) centre: [f32; 2],
    /// Of length one.
    pub(crate) axis: [f32; 2],
    pub(crate) length: f32,
    pub(crate) height: f32,
}

impl Region {
    pub(crate) fn is_elongated(&self) -> bool {
        self.aspect >= ELONGATED
    }

    /// About its length.
    pub(crate) fn weight(&self) -> f32 {
        (self.pixels.len() as f32 * self.aspect).sqrt()
    }
}

/// Middle, main axis and proportion of a heap of pixels, from its second moments.
fn spread(pixels: &[[u16; 2]]) -> ([f32; 2], [f32; 2], f32) {
    let count = pixels.len() as f64;
    let mut sums = [0.0_f64; 5];
    for &[x, y] in pixels {
        let (x, y) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
        for (sum, value) in sums.iter_mut().zip([x, y, x * x, x * y, y * y]) {
            *sum += value;
        }
    }
    let [x, y, xx, xy, yy] = sums.map(|sum| sum / count);
    // A pixel is no point: it has a spread of its own, 1/12.
    let (a, b, c) = (xx - x * x + 1.0 / 12.0, xy - x * y, yy - y * y + 1.0 / 12.0);
    let angle = 0.5 * (2.0 * b).atan2(a - c);
    let (half, root) = ((a + c) / 2.0, ((a - c) / 2.0).hypot(b));
    let aspect = ((half + root) / (half - root).max(1e-6)).sqrt();
    ([x as f32, y as f32], [angle.cos() as f32, angle.sin() as f32], aspect as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A map of 400 x 300 with a filled turned rectangle.
    fn map(centre: [f32; 2], degrees: f32, length: f32, height: f32) -> Vec<f32> {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let inside = |index: usize| {
            let (x, y) = ((index % 400) as f32 + 0.5, (index / 400) as f32 + 0.5);
            let (x, y) = (x - centre[0], y - centre[1]);
            let (along, down) = (x * cos + y * sin, y * cos - x * sin);
            along.abs() <= length / 2.0 && down.abs() <= height / 2.0
        };
        (0..400 * 300).map(|index| if inside(index) { 0.9 } else { 0.0 }).collect()
    }

    #[test]
    fn a_turned_line_has_its_own_rectangle() {
        for degrees in [0.0_f32, 3.0, 30.0, 60.0, 90.0, -45.0] {
            let regions = Regions::of(&mut map([200.0, 150.0], degrees, 240.0, 12.0), 400);
            assert_eq!(regions.all.len(), 1);
            let line = regions.rectangle(&regions.all[0], [1.0, 0.0]).unwrap();
            let (sin, cos) = degrees.to_radians().sin_cos();
            assert!((line.axis[0] * cos + line.axis[1] * sin).abs() > 0.999, "{degrees}");
            let grows = 240.0 * 12.0 * GROWS_BY / (2.0 * 252.0);
            assert!((line.length - 240.0 - 2.0 * grows).abs() < 3.0, "{line:?}");
            assert!((line.height - 12.0 - 2.0 * grows).abs() < 3.0, "{line:?}");
            assert!((line.centre[0] - 200.0).abs() < 0.6 && (line.centre[1] - 150.0).abs() < 0.6);
        }
    }

    #[test]
    fn what_is_as_long_as_wide_follows_the_page() {
        let regions = Regions::of(&mut map([200.0, 150.0], 0.0, 14.0, 12.0), 400);
        let line = regions.rectangle(&regions.all[0], [0.0, 1.0]).unwrap();
        assert_eq!(line.axis, [0.0, 1.0]);
        assert!(line.length < line.height);
    }

    #[test]
    fn dirt_and_doubts_are_no_lines() {
        let mut map = vec![0.0; 400 * 300];
        (map[5], map[6]) = (0.9, 0.9);
        map[100 * 400..100 * 400 + 50].fill(0.9);
        for row in 200..220 {
            map[row * 400..row * 400 + 90].fill(0.35);
        }
        let regions = Regions::of(&mut map, 400);
        let lines = regions.all.iter().filter_map(|one| regions.rectangle(one, [1.0, 0.0]));
        assert_eq!(lines.count(), 0);
        assert!(Regions::of(&mut [], 0).all.is_empty());
    }
}
