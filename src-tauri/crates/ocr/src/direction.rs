//! Which way the writing on a page runs.

use crate::region::Region;

/// Lines of a page run along it up to this cosine; what does not stands across.
const ALONG: f32 = 0.7;

/// The axis most of the writing lies along, of length one, as if the page were upright or turned clockwise by a
/// quarter: pointing right, or down. Each region counts by its length, those of no direction not at all.
pub(crate) fn axis(regions: &[Region]) -> [f32; 2] {
    // Angles are doubled: an axis and its reverse are the same.
    let (mut cos, mut sin) = (0.0, 0.0);
    for region in regions.iter().filter(|region| region.is_elongated()) {
        let [x, y] = region.axis;
        let weight = region.weight();
        cos += (x * x - y * y) * weight;
        sin += 2.0 * x * y * weight;
    }
    if cos == 0.0 && sin == 0.0 {
        return [1.0, 0.0];
    }
    let angle = sin.atan2(cos) / 2.0;
    let (y, x) = angle.sin_cos();
    let forward = if x.abs() >= y.abs() { x > 0.0 } else { y > 0.0 };
    if forward { [x, y] } else { [-x, -y] }
}

/// A line's axis so that it runs with the page. `None` when it stands across, and could be read from either end.
pub(crate) fn with_page(axis: [f32; 2], page: [f32; 2]) -> Option<[f32; 2]> {
    let along = axis[0] * page[0] + axis[1] * page[1];
    if along.abs() < ALONG {
        return None;
    }
    Some(if along > 0.0 { axis } else { [-axis[0], -axis[1]] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::region::Regions;

    #[test]
    fn long_lines_outvote_short_ones() {
        let mut map = vec![0.0; 200 * 200];
        for row in 40..46 {
            map[row * 200 + 10..row * 200 + 190].fill(1.0);
        }
        for row in 60..100 {
            map[row * 200 + 10..row * 200 + 15].fill(1.0);
        }
        let regions = Regions::of(&mut map, 200).all;
        assert_eq!(regions.len(), 2);
        let [x, y] = axis(&regions);
        assert!(x > 0.999 && y.abs() < 0.01);
        assert_eq!(with_page(regions[1].axis, [x, y]), None);
    }

    #[test]
    fn without_writing_a_page_is_upright() {
        assert_eq!(axis(&[]), [1.0, 0.0]);
        assert_eq!(with_page([-1.0, 0.0], [1.0, 0.0]), Some([1.0, 0.0]));
    }
}
