//! A part of a plane made small by the mean of what falls on each of its pixels.

use crate::area::Area;

/// The area of a plane `stride` wide as `to_width x to_height` samples, each the mean of its share, written to `out`.
///
/// Where the area is smaller than asked for, samples repeat.
pub(crate) fn shrink(
    plane: &[u8],
    stride: usize,
    area: &Area,
    (to_width, to_height): (usize, usize),
    out: &mut [u8],
) {
    let (width, height) = (area.right - area.left, area.bottom - area.top);
    let mut columns = vec![0u32; width];
    for (j, out) in out.chunks_exact_mut(to_width).take(to_height).enumerate() {
        let rows = share(j, height, to_height);
        columns.fill(0);
        for y in rows.clone() {
            let start = (area.top + y) * stride + area.left;
            let row = &plane[start..start + width];
            for (sum, &sample) in columns.iter_mut().zip(row) {
                *sum += u32::from(sample);
            }
        }
        for (i, out) in out.iter_mut().enumerate() {
            let share = share(i, width, to_width);
            let count = (share.len() * rows.len()) as u32;
            *out = ((columns[share].iter().sum::<u32>() + count / 2) / count) as u8;
        }
    }
    // (The sums show the picture's rows.)
    zeroize::Zeroize::zeroize(&mut columns);
}

/// What of `from` falls on number `i` of `to`; never empty.
fn share(i: usize, from: usize, to: usize) -> std::ops::Range<usize> {
    let start = i * from / to;
    start..((i + 1) * from / to).max(start + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shrunk(plane: &[u8], width: usize, to: (usize, usize)) -> Vec<u8> {
        let area = Area { left: 0, top: 0, right: width, bottom: plane.len() / width };
        let mut out = vec![0; to.0 * to.1];
        shrink(plane, width, &area, to, &mut out);
        out
    }

    #[test]
    fn each_pixel_is_the_mean_of_its_share() {
        let plane = [0, 10, 20, 30, 2, 12, 22, 32];
        assert_eq!(shrunk(&plane, 4, (2, 1)), [6, 26]);
        let mut out = [0];
        shrink(&plane, 4, &Area { left: 1, top: 1, right: 3, bottom: 2 }, (1, 1), &mut out);
        assert_eq!(out, [17]);
    }

    #[test]
    fn an_uneven_size_loses_nothing_and_a_small_one_repeats() {
        let plane: Vec<u8> = (0..35).collect();
        let out = shrunk(&plane, 7, (3, 2));
        assert_eq!(out.iter().map(|&value| u32::from(value)).sum::<u32>() / 6, 15);
        let out = shrunk(&[1, 2, 3, 4], 2, (4, 4));
        assert_eq!(out, [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
    }
}
