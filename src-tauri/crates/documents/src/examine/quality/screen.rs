//! Pictures of screens: taken by the computer itself, or by a camera.

use image::RgbImage;
use rustfft::FftPlanner;
use rustfft::num_complex::Complex;
use signup::document::{Finding, FindingCode, Severity};

use super::plane::{Plane, Small};
use super::{Reading, Row, limits};

/// Side of a transformed cut.
const SIDE: usize = 128;

/// A picture of a window: it has a screen's proportions, and a bar of a single colour along a side, in which only
/// small things stand.
pub(super) fn screenshot(picture: &RgbImage) -> Option<Finding> {
    let (width, height) = picture.dimensions();
    if !has_screen_proportions(width, height) {
        return None;
    }
    let bars: Vec<[u32; 4]> = (0..4).filter_map(|side| bar(picture, side)).collect();
    if bars.is_empty() {
        return None;
    }
    let found = Finding::new(FindingCode::Screenshot, Severity::Question);
    Some(bars.into_iter().fold(found, Finding::at))
}

/// Displays and telephones, upright and lying.
fn has_screen_proportions(width: u32, height: u32) -> bool {
    let (long, short) = (width.max(height) as f32, width.min(height) as f32);
    short >= limits::SCREEN_LEAST_PX
        && limits::SCREEN_PROPORTIONS
            .iter()
            .any(|proportion| (long / short / proportion - 1.0).abs() < 0.004)
}

/// The bar along a side of the frame, if there is one: `[x, y, width, height]`. A bar is exactly one colour over most
/// of each of its lines, and ends all at once; paper has grain, and a page's margin goes on as the page.
fn bar(picture: &RgbImage, side: usize) -> Option<[u32; 4]> {
    let (width, height) = picture.dimensions();
    let lying = side.is_multiple_of(2);
    let (across, deep) = if lying { (width, height) } else { (height, width) };
    let pixel = |line: u32, depth: u32| match side {
        0 => picture.get_pixel(line, depth).0,
        1 => picture.get_pixel(width - 1 - depth, line).0,
        2 => picture.get_pixel(line, height - 1 - depth).0,
        _ => picture.get_pixel(depth, line).0,
    };
    let colour = pixel(across / 3, 2.min(deep - 1));
    let same = |depth: u32| {
        let step = (across / 400).max(1);
        let all = (0..across).step_by(step as usize);
        let same = all.clone().filter(|&line| pixel(line, depth) == colour).count();
        same as f32 / all.count() as f32
    };
    let thick = (0..deep / 5).take_while(|&depth| same(depth) >= limits::BAR_SAME).count() as u32;
    let thin = thick < (deep as f32 * limits::BAR_LEAST) as u32;
    if thin || thick >= deep / 5 || same(thick + 1) > limits::BAR_ENDS {
        return None;
    }
    // Something must stand in it: clock, buttons, a title.
    let plain = (0..thick).all(|depth| same(depth) >= 1.0);
    if plain {
        return None;
    }
    Some(match side {
        0 => [0, 0, width, thick],
        1 => [width - thick, 0, thick, height],
        2 => [0, height - thick, width, thick],
        _ => [0, 0, thick, height],
    })
}

/// A photo of a screen: its grid of pixels, or the pattern it makes with the camera's, stands out in the spectrum
/// wherever one looks. Paper, print and noise are smooth there; a pattern in the print is in one place only.
///
/// It has to be on the document as well: a table's weave or a wall's pattern is no screen.
pub(super) fn photographed(
    picture: &RgbImage,
    small: &Small,
    reading: Option<&Reading>,
) -> Option<Finding> {
    let (width, height) = picture.dimensions();
    let mut prominence = grid_decades(picture, [0, 0, width, height])?;
    if prominence < limits::GRID_DECADES {
        return None;
    }
    if let Some(document) = reading.and_then(|reading| written(reading, picture.dimensions())) {
        prominence = prominence.min(grid_decades(picture, document)?);
    }
    if prominence < limits::GRID_DECADES {
        return None;
    }
    let severity = if prominence >= limits::GRID_SURE_DECADES {
        Severity::Warning
    } else {
        Severity::Question
    };
    let whole = [0.0, 0.0, small.plane.width as f32, small.plane.height as f32];
    Some(Finding::new(FindingCode::PhotoOfScreen, severity).at(small.in_picture(whole)))
}

/// What the writing that was surely read covers, `[x, y, width, height]`: all of it lies on the document.
fn written(reading: &Reading, (width, height): (u32, u32)) -> Option<[u32; 4]> {
    let sure = reading.rows.iter().filter(|row| row.score >= limits::SURE_SCORE);
    let around = sure
        .map(Row::bounds)
        .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])?;
    // One row alone is too low for a look: a little more above and below it.
    let along = |from: f32, to: f32, end: u32| {
        let middle = f32::midpoint(from, to).clamp(0.0, end as f32) as u32;
        let length = (to - from).max(0.0) as u32;
        let length = length.max(2 * SIDE as u32).min(end);
        (middle.saturating_sub(length / 2).min(end - length), length)
    };
    let (x, width) = along(around[0], around[2], width);
    let (y, height) = along(around[1], around[3], height);
    Some([x, y, width, height])
}

/// Decades by which the strongest fine pattern stands above its surroundings in the spectrum, over cuts from all over
/// a place on the picture, `[x, y, width, height]`. `None`: too small for it.
pub(super) fn grid_decades(picture: &RgbImage, place: [u32; 4]) -> Option<f32> {
    let [x, y, width, height] = place;
    let side = SIDE as u32;
    if width < 2 * side || height < 2 * side {
        return None;
    }
    let fft = FftPlanner::new().plan_fft_forward(SIDE);
    // A Hann window, or the cut's edges would be lines in the spectrum.
    let window: Vec<f32> = (0..SIDE)
        .map(|i| 0.5 - 0.5 * (std::f32::consts::TAU * i as f32 / SIDE as f32).cos())
        .collect();
    let mut log = vec![0.0f32; SIDE * SIDE];
    let (columns, rows) = (limits::GRID_CUTS[0], limits::GRID_CUTS[1]);
    for row in 0..rows {
        for column in 0..columns {
            let left = x + (width - side) * (2 * column + 1) / (2 * columns);
            let top = y + (height - side) * (2 * row + 1) / (2 * rows);
            let cut = Plane::cut(picture, left, top, side);
            let sum: u32 = cut.luma.iter().map(|&luma| u32::from(luma)).sum();
            let mean = sum as f32 / (SIDE * SIDE) as f32;
            let mut field: Vec<Complex<f32>> = cut
                .luma
                .iter()
                .enumerate()
                .map(|(i, &luma)| {
                    let weight = window[i % SIDE] * window[i / SIDE];
                    Complex::new((f32::from(luma) - mean) * weight, 0.0)
                })
                .collect();
            for _ in 0..2 {
                fft.process(&mut field);
                transpose(&mut field);
            }
            // The mean of the logarithms: a pattern must be in most cuts to show, not strongly in one.
            for (log, value) in log.iter_mut().zip(&field) {
                *log += (value.norm_sqr() + limits::GRID_FLOOR).log10();
            }
        }
    }
    let cuts = (columns * rows) as f32;
    log.iter_mut().for_each(|value| *value /= cuts);
    Some(strongest(&log))
}

fn strongest(log: &[f32]) -> f32 {
    let mut strongest = 0.0f32;
    for v in 0..SIDE {
        for u in 0..=SIDE / 2 {
            let down = if v > SIDE / 2 { v as f32 - SIDE as f32 } else { v as f32 };
            // Along the axes lie the edges of letters and frames, and the blocks of JPEG at every sixteenth.
            let codec = |f: usize| f % 16 <= 1 || f % 16 == 15;
            if (u as f32).hypot(down) < limits::GRID_LEAST_CYCLES || codec(u) && codec(v) {
                continue;
            }
            strongest = strongest.max(log[v * SIDE + u] - surroundings(log, u, v));
        }
    }
    strongest
}

/// The median of a ring about one frequency.
fn surroundings(log: &[f32], u: usize, v: usize) -> f32 {
    let at = |i: isize, j: isize| {
        let wrap = |k: isize| k.rem_euclid(SIDE as isize) as usize;
        log[wrap(v as isize + j) * SIDE + wrap(u as isize + i)]
    };
    let mut ring = Vec::with_capacity(48);
    for k in -5..=5 {
        ring.extend([at(k, -5), at(k, 5), at(-5, k), at(5, k), at(k, -3), at(k, 3)]);
    }
    ring.sort_by(f32::total_cmp);
    ring[ring.len() / 2]
}

fn transpose(field: &mut [Complex<f32>]) {
    for row in 0..SIDE {
        for column in 0..row {
            field.swap(row * SIDE + column, column * SIDE + row);
        }
    }
}

#[cfg(test)]
mod tests {
    use image::Rgb;

    use super::*;

    /// Grain as of a sensor, the same every time.
    fn grain(x: u32, y: u32) -> f32 {
        let mixed =
            (x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
        (mixed >> 24) as f32 / 32.0 - 4.0
    }

    fn photo(light: impl Fn(f32, f32) -> f32) -> RgbImage {
        RgbImage::from_fn(700, 500, |x, y| {
            let luma = 170.0 + light(x as f32, y as f32) + grain(x, y);
            Rgb([luma.clamp(0.0, 255.0) as u8; 3])
        })
    }

    fn everywhere(picture: &RgbImage) -> Option<f32> {
        grid_decades(picture, [0, 0, picture.width(), picture.height()])
    }

    #[test]
    fn a_pattern_about_the_document_is_no_screen() {
        // The document is in the middle.
        let on_document =
            |x: f32, y: f32| (200.0..500.0).contains(&x) && (100.0..400.0).contains(&y);
        let wave = |x: f32, y: f32| {
            let wave = |along: f32| (std::f32::consts::TAU * along / 3.3).sin();
            12.0 * wave(x + 0.07 * y) + 12.0 * wave(y - 0.07 * x)
        };
        let row = |top: f32| Row {
            corners: [[220.0, top], [480.0, top], [480.0, top + 20.0], [220.0, top + 20.0]],
            letters: 20,
            score: 0.99,
        };
        let reading = Reading { rows: vec![row(130.0), row(360.0)], ..Reading::default() };
        let told = |picture: &RgbImage| {
            let small = Small::of(picture).unwrap();
            photographed(picture, &small, Some(&reading)).is_some()
        };
        let screen = photo(wave);
        let desk = photo(|x, y| if on_document(x, y) { 0.0 } else { wave(x, y) });
        assert!(everywhere(&desk).unwrap() > limits::GRID_DECADES);
        assert!(told(&screen) && !told(&desk));
    }

    #[test]
    fn a_grid_of_pixels_stands_out_and_grain_does_not() {
        let grid = |pitch: f32, turned: f32| {
            let (sin, cos) = turned.to_radians().sin_cos();
            move |x: f32, y: f32| {
                let wave = |along: f32| (std::f32::consts::TAU * along / pitch).sin();
                8.0 * wave(x * cos + y * sin) + 8.0 * wave(y * cos - x * sin)
            }
        };
        for (pitch, turned) in [(3.3, 4.0), (2.7, 0.0), (4.6, -9.0)] {
            let decades = everywhere(&photo(grid(pitch, turned))).unwrap();
            assert!(decades > limits::GRID_DECADES, "{pitch} px at {turned}: {decades}");
        }
        let decades = everywhere(&photo(|_, _| 0.0)).unwrap();
        assert!(decades < limits::GRID_DECADES, "{decades}");
        assert_eq!(everywhere(&RgbImage::new(200, 900)), None);
    }

    /// A page, and above it a bar with three buttons.
    fn window(width: u32, height: u32, bar: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| match (x, y) {
            (20..=32 | 40..=52 | 60..=72, 8..=20) if bar > 0 => Rgb([200, 60, 60]),
            (_, y) if y < bar => Rgb([50, 52, 60]),
            (x, y) if y % 24 < 9 && (x / 7) % 3 > 0 && x > 80 => Rgb([20, 20, 20]),
            _ => Rgb([255, 255, 255]),
        })
    }

    #[test]
    fn a_window_is_a_question_and_a_clean_page_is_not() {
        let found = screenshot(&window(1280, 720, 36)).unwrap();
        assert_eq!((found.severity, found.boxes_px), (Severity::Question, vec![[0, 0, 1280, 36]]));
        assert_eq!(screenshot(&window(1280, 720, 0)), None, "nothing of a window on it");
        assert_eq!(screenshot(&window(1240, 1754, 36)), None, "a page's proportions");
    }
}
