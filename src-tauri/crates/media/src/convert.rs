//! Pixel layouts and ranges, as row loops simple enough for the compiler to vectorise.

use crate::frame::Planes;

/// Packed 4:2:2 to planar 4:2:0; chroma of two rows becomes their rounded mean.
pub(crate) fn yuyv_to_i420(yuyv: &[u8], out: &mut Planes<'_>) {
    let (width, half) = (out.width_px, out.width_px / 2);
    let row_pairs = yuyv.chunks_exact(width * 4);
    let luma_pairs = out.y.chunks_exact_mut(width * 2);
    let chroma = out.u.chunks_exact_mut(half).zip(out.v.chunks_exact_mut(half));
    for ((pair, luma), (u, v)) in row_pairs.zip(luma_pairs).zip(chroma) {
        for (luma, packed) in luma.iter_mut().zip(pair.as_chunks::<2>().0) {
            *luma = packed[0];
        }
        let (upper, lower) = pair.split_at(width * 2);
        let quads = upper.as_chunks::<4>().0.iter().zip(lower.as_chunks::<4>().0);
        for ((a, b), (u, v)) in quads.zip(u.iter_mut().zip(v)) {
            *u = mean(a[1], b[1]);
            *v = mean(a[3], b[3]);
        }
    }
}

/// Semi-planar to planar 4:2:0.
pub(crate) fn nv12_to_i420(nv12: &[u8], out: &mut Planes<'_>) {
    let (luma, chroma) = nv12.split_at(out.y.len());
    out.y.copy_from_slice(luma);
    let pairs = chroma.as_chunks::<2>().0;
    for (pair, (u, v)) in pairs.iter().zip(out.u.iter_mut().zip(out.v.iter_mut())) {
        *u = pair[0];
        *v = pair[1];
    }
}

/// Brings a chroma plane that is finer than 4:2:0 to half the picture's size by the mean of each block of
/// `x_step` by `y_step` samples (1 or 2 each); rows are `stride` bytes apart.
pub(crate) fn shrink_plane(
    fine: &[u8],
    stride: usize,
    (x_step, y_step): (usize, usize),
    out: &mut [u8],
    out_width: usize,
) {
    let rows = fine.chunks(stride * y_step).zip(out.chunks_exact_mut(out_width));
    for (rows, out) in rows {
        let upper = rows;
        let lower = if y_step == 2 { &rows[stride.min(rows.len() - 1)..] } else { rows };
        if x_step == 1 {
            for ((out, a), b) in out.iter_mut().zip(upper).zip(lower) {
                *out = mean(*a, *b);
            }
        } else {
            let pairs = upper.as_chunks::<2>().0.iter().zip(lower.as_chunks::<2>().0);
            for (out, (a, b)) in out.iter_mut().zip(pairs) {
                let sum = u16::from(a[0]) + u16::from(a[1]) + u16::from(b[0]) + u16::from(b[1]);
                *out = ((sum + 2) / 4) as u8;
            }
        }
    }
}

/// JPEG's full range to video's limited range (BT.601: luma 16..=235, chroma 16..=240).
pub(crate) fn limit_range(planes: &mut Planes<'_>) {
    for luma in planes.y.iter_mut() {
        *luma = 16 + div_255(u16::from(*luma) * 219) as u8;
    }
    for chroma in planes.u.iter_mut().chain(planes.v.iter_mut()) {
        // 128 + (c - 128) * 224 / 255, kept positive.
        *chroma = div_255(u16::from(*chroma) * 224 + 128 * (255 - 224)) as u8;
    }
}

/// Video's limited range to JPEG's full range; what lies outside is clamped.
pub(crate) fn full_range(planes: &mut Planes<'_>) {
    for luma in planes.y.iter_mut() {
        *luma = LUMA_FULL[usize::from(*luma)];
    }
    for chroma in planes.u.iter_mut().chain(planes.v.iter_mut()) {
        *chroma = CHROMA_FULL[usize::from(*chroma)];
    }
}

static LUMA_FULL: [u8; 256] = stretched(16, 0, 219);
static CHROMA_FULL: [u8; 256] = stretched(128, 128, 224);

/// `base_out + (x - base_in) * 255 / span`, rounded and clamped, for every byte x.
const fn stretched(base_in: i32, base_out: i32, span: i32) -> [u8; 256] {
    let mut table = [0; 256];
    let mut x = 0;
    while x < 256 {
        let scaled = (x as i32 - base_in) * 510;
        let rounded = (scaled + if scaled < 0 { -span } else { span }) / (2 * span);
        let value = base_out + rounded;
        table[x] = if value < 0 {
            0
        } else if value > 255 {
            255
        } else {
            value as u8
        };
        x += 1;
    }
    table
}

/// x / 255, rounded to nearest, exact for x up to 65 279.
fn div_255(x: u16) -> u16 {
    let x = x + 128;
    (x + (x >> 8)) >> 8
}

fn mean(a: u8, b: u8) -> u8 {
    (u16::from(a) + u16::from(b)).div_ceil(2) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{blank, planes_of};

    #[test]
    fn yuyv_keeps_every_luma_and_means_the_chroma() {
        // Two rows of four pixels.
        let yuyv = [1, 100, 2, 200, 3, 102, 4, 202, 5, 110, 6, 211, 7, 103, 8, 0];
        let mut i420 = blank(4, 2);
        yuyv_to_i420(&yuyv, &mut planes_of(4, 2, &mut i420));
        assert_eq!(i420[..], [1, 2, 3, 4, 5, 6, 7, 8, 105, 103, 206, 101]);
    }

    #[test]
    fn nv12_is_untangled() {
        let mut i420 = blank(4, 2);
        nv12_to_i420(&[1, 2, 3, 4, 5, 6, 7, 8, 10, 20, 11, 21], &mut planes_of(4, 2, &mut i420));
        assert_eq!(i420[..], [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 20, 21]);
    }

    #[test]
    fn ranges_follow_bt_601_to_the_nearest_step_and_back() {
        let mut i420: Vec<u8> = (0..=255).chain((0..128).map(|c| c * 2)).collect();
        let full = i420.clone();
        limit_range(&mut planes_of(16, 16, &mut i420));
        for (x, limited) in full.iter().zip(&i420).take(256) {
            assert_eq!(*limited, (16.0 + f64::from(*x) * 219.0 / 255.0).round() as u8);
        }
        for (x, limited) in full.iter().zip(&i420).skip(256) {
            let exact = 128.0 + (f64::from(*x) - 128.0) * 224.0 / 255.0;
            assert!((f64::from(*limited) - exact).abs() <= 0.501, "{x}: {limited} for {exact}");
        }
        full_range(&mut planes_of(16, 16, &mut i420));
        assert!(full.iter().zip(&i420).all(|(a, b)| a.abs_diff(*b) <= 1));
    }

    #[test]
    fn shrinking_means_blocks() {
        let fine = [0, 4, 10, 20, 8, 8, 30, 40];
        let mut half = [0; 2];
        shrink_plane(&fine, 4, (2, 2), &mut half, 2);
        assert_eq!(half, [5, 25]);
        let mut rows = [0; 4];
        shrink_plane(&fine, 4, (1, 2), &mut rows, 4);
        assert_eq!(rows, [4, 6, 20, 30]);
        let mut columns = [0; 4];
        shrink_plane(&fine, 4, (2, 1), &mut columns, 2);
        assert_eq!(columns, [2, 15, 8, 35]);
    }
}
