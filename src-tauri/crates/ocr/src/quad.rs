//! Where a line lies, and which way it is read.

/// The corners of a line in picture pixels, clockwise from the line's own top left: along the first side the line is
/// read, so the quad of a line that stands on its head begins at the bottom right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quad(pub [[f32; 2]; 4]);

impl Quad {
    /// An upright box `[x, y, width, height]`, read from left to right.
    #[must_use]
    pub fn upright([x, y, width, height]: [f32; 4]) -> Self {
        Self([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])
    }

    /// The rectangle around `centre` that is read along `axis` (of length one), `length` and `height` wide.
    pub(crate) fn around(centre: [f32; 2], axis: [f32; 2], length: f32, height: f32) -> Self {
        let along = [axis[0] * length / 2.0, axis[1] * length / 2.0];
        let down = [-axis[1] * height / 2.0, axis[0] * height / 2.0];
        let corner = |a: f32, d: f32| {
            [centre[0] + a * along[0] + d * down[0], centre[1] + a * along[1] + d * down[1]]
        };
        Self([corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)])
    }

    /// Its middle.
    #[must_use]
    pub fn centre(&self) -> [f32; 2] {
        let mean = |axis: usize| self.0.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0;
        [mean(0), mean(1)]
    }

    /// How long the line is, in picture pixels: the mean of both long sides.
    #[must_use]
    pub fn length_px(&self) -> f32 {
        let [a, b, c, d] = self.0;
        (distance(a, b) + distance(d, c)) / 2.0
    }

    /// How high the line is, in picture pixels: a little more than its capitals.
    #[must_use]
    pub fn height_px(&self) -> f32 {
        let [a, b, c, d] = self.0;
        (distance(a, d) + distance(b, c)) / 2.0
    }

    /// Which way it is read: 0 from left to right, 90 downwards, 180 on its head, -90 upwards. -180 to 180.
    #[must_use]
    pub fn angle_deg(&self) -> f32 {
        let [a, b, c, d] = self.0;
        let along = [b[0] - a[0] + c[0] - d[0], b[1] - a[1] + c[1] - d[1]];
        along[1].atan2(along[0]).to_degrees()
    }

    /// [`Quad::angle_deg`] to the nearest right angle: 0, 90, 180 or 270, clockwise. The page has to be turned back
    /// (counter-clockwise) by it to read the line from left to right.
    #[must_use]
    pub fn turned_deg(&self) -> u16 {
        let quarters = (self.angle_deg() / 90.0).round().rem_euclid(4.0);
        quarters as u16 * 90
    }

    /// The upright box around it, `[x, y, width, height]`, cut to a picture of `size_px`.
    #[must_use]
    pub fn bounds_px(&self, (width, height): (u32, u32)) -> [u32; 4] {
        let least = |axis: usize| self.0.iter().map(|c| c[axis]).fold(f32::INFINITY, f32::min);
        let most = |axis: usize| self.0.iter().map(|c| c[axis]).fold(f32::NEG_INFINITY, f32::max);
        // From float to integer Rust saturates, so what lies left of the picture becomes 0.
        let from = |axis: usize, size: u32| (least(axis).floor() as u32).min(size);
        let to = |axis: usize, size: u32| (most(axis).ceil() as u32).min(size);
        let (x, y) = (from(0, width), from(1, height));
        [x, y, to(0, width).saturating_sub(x), to(1, height).saturating_sub(y)]
    }

    /// The same place read from the other end.
    #[must_use]
    pub fn reversed(&self) -> Self {
        let [a, b, c, d] = self.0;
        Self([c, d, a, b])
    }

    /// The part between two shares of its length, 0 where reading begins, 1 where it ends. Shares beyond that are
    /// places beyond the line.
    #[must_use]
    pub fn part(&self, from: f32, to: f32) -> Self {
        let [a, b, c, d] = self.0;
        Self([mix(a, b, from), mix(a, b, to), mix(d, c, to), mix(d, c, from)])
    }

    /// Larger by shares of its height: `along` at both ends, `across` above and below.
    #[must_use]
    pub fn grown(&self, along: f32, across: f32) -> Self {
        let (length, height) = (self.length_px().max(1.0), self.height_px());
        let [a, b, c, d] = self.part(-along * height / length, 1.0 + along * height / length).0;
        Self([
            mix(a, d, -across),
            mix(b, c, -across),
            mix(b, c, 1.0 + across),
            mix(a, d, 1.0 + across),
        ])
    }
}

pub(crate) fn mix(from: [f32; 2], to: [f32; 2], share: f32) -> [f32; 2] {
    [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

fn distance(from: [f32; 2], to: [f32; 2]) -> f32 {
    (from[0] - to[0]).hypot(from[1] - to[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_go_clockwise_from_the_lines_own_top_left() {
        let quad = Quad::around([50.0, 20.0], [1.0, 0.0], 40.0, 10.0);
        assert_eq!(quad, Quad::upright([30.0, 15.0, 40.0, 10.0]));
        assert_eq!((quad.length_px(), quad.height_px(), quad.turned_deg()), (40.0, 10.0, 0));
        // Read downwards, the line's own top is at the right.
        let down = Quad::around([50.0, 20.0], [0.0, 1.0], 40.0, 10.0);
        assert_eq!(down.0[0], [55.0, 0.0]);
        assert_eq!(down.turned_deg(), 90);
        assert_eq!(down.reversed().turned_deg(), 270);
        assert_eq!(quad.reversed().turned_deg(), 180);
        assert_eq!(quad.reversed().0[0], [70.0, 25.0]);
    }

    #[test]
    fn a_part_and_a_margin_keep_the_direction() {
        let quad = Quad::upright([0.0, 0.0, 100.0, 10.0]);
        assert_eq!(quad.part(0.25, 0.5), Quad::upright([25.0, 0.0, 25.0, 10.0]));
        let [from, _, to, _] = quad.grown(0.5, 0.2).0;
        assert!((from[0] + 5.0).abs() < 1e-3 && (from[1] + 2.0).abs() < 1e-3);
        assert!((to[0] - 105.0).abs() < 1e-3 && (to[1] - 12.0).abs() < 1e-3);
        let back = quad.reversed().part(0.0, 0.1);
        assert_eq!(back.bounds_px((200, 200)), [90, 0, 10, 10]);
    }

    #[test]
    fn bounds_stay_on_the_picture() {
        let quad = Quad::upright([-5.0, 90.0, 30.0, 30.0]);
        assert_eq!(quad.bounds_px((20, 100)), [0, 90, 20, 10]);
        assert_eq!(Quad::upright([500.0, 0.0, 5.0, 5.0]).bounds_px((20, 100)), [20, 0, 0, 5]);
    }
}
