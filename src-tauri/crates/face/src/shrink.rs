//! A plane made small by the mean of what falls on each of its pixels.

/// `width x height` samples to `to_width x to_height`, each the mean of its share of the plane, written to `out`.
///
/// Where the plane is smaller than asked for, samples repeat.
pub(crate) fn shrink(
    plane: &[u8],
    (width, height): (usize, usize),
    (to_width, to_height): (usize, usize),
    out: &mut [u8],
) {
    let mut columns = vec![0u32; width];
    for (j, out) in out.chunks_exact_mut(to_width).take(to_height).enumerate() {
        let rows = share(j, height, to_height);
        columns.fill(0);
        for row in plane[rows.start * width..rows.end * width].chunks_exact(width) {
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

    #[test]
    fn each_pixel_is_the_mean_of_its_share() {
        let plane = [0, 10, 20, 30, 2, 12, 22, 32];
        let mut out = [0; 2];
        shrink(&plane, (4, 2), (2, 1), &mut out);
        assert_eq!(out, [6, 26]);
    }

    #[test]
    fn an_uneven_size_loses_nothing_and_a_small_one_repeats() {
        let plane: Vec<u8> = (0..35).collect();
        let mut out = [0; 6];
        shrink(&plane, (7, 5), (3, 2), &mut out);
        assert_eq!(out.map(u32::from).iter().sum::<u32>() / 6, 15);
        let mut out = [0; 16];
        shrink(&[1, 2, 3, 4], (2, 2), (4, 4), &mut out);
        assert_eq!(out, [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4]);
    }
}
