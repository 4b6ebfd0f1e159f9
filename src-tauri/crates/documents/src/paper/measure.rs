//! What is inside an outline: light, reflections, sharpness.

use media::Frame;

use super::edges::Small;
use super::shape::Projection;

/// Samples across and down.
const ACROSS: usize = 48;
const DOWN: usize = 32;
/// Luma at which a camera shows nothing any more (limited range ends at 235).
const BLOWN: u8 = 230;
/// Pixels of a tile's side in which the steepest step is looked for.
const TILE_PX: usize = 16;
/// Tiles with less contrast, in luma, tell nothing about sharpness.
const CONTRAST: i32 = 36;
/// With fewer tiles of print nothing can be said about sharpness.
const FEWEST_TILES: usize = 12;

/// What one look measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measures {
    /// Luma of its lightest parts, 16 to 235.
    pub(super) light: f32,
    /// The share of it that the largest reflection covers.
    pub(super) glare: f32,
    /// The steepest steps of its print by the print's contrast, 0 to 1; `None`: no print can be seen.
    pub(super) sharpness: Option<f32>,
}

/// Of the document between these corners, given as shares of the picture's sides.
pub(super) fn measure(frame: &Frame, small: &Small, corners: &[[f32; 2]; 4]) -> Option<Measures> {
    let inside = Projection::onto(corners)?;
    let mut samples = [0u8; ACROSS * DOWN];
    for (at, sample) in samples.iter_mut().enumerate() {
        let (u, v) = (at % ACROSS, at / ACROSS);
        // The outermost two percent may be what is around it.
        let share = |at: usize, of: usize| 0.02 + 0.96 * (at as f32 + 0.5) / of as f32;
        let [x, y] = inside.at(share(u, ACROSS), share(v, DOWN));
        *sample = small.at(x, y);
    }
    let mut sorted = samples;
    sorted.sort_unstable();
    // The lightest parts: a dark card has light print at least.
    let light = f32::from(sorted[sorted.len() * 98 / 100]);
    let median = sorted[sorted.len() / 2];
    Some(Measures {
        light,
        // Paper that is all as bright as this is overexposed, or white in a picture that is: no reflection.
        glare: if median < BLOWN - 12 { largest_blown(&samples) } else { 0.0 },
        sharpness: sharpness(frame, &inside),
    })
}

/// The largest connected patch of blown samples, as a share of all.
fn largest_blown(samples: &[u8; ACROSS * DOWN]) -> f32 {
    let mut seen = [false; ACROSS * DOWN];
    let (mut largest, mut stack) = (0, Vec::new());
    for start in 0..samples.len() {
        let mut size = 0;
        stack.push(start);
        while let Some(at) = stack.pop() {
            if seen[at] || samples[at] < BLOWN {
                continue;
            }
            seen[at] = true;
            size += 1;
            let (x, y) = (at % ACROSS, at / ACROSS);
            if x > 0 {
                stack.push(at - 1);
            }
            if x + 1 < ACROSS {
                stack.push(at + 1);
            }
            if y > 0 {
                stack.push(at - ACROSS);
            }
            if y + 1 < DOWN {
                stack.push(at + ACROSS);
            }
        }
        largest = largest.max(size);
    }
    largest as f32 / samples.len() as f32
}

/// In the sharp half of the tiles that have print: defocus and movement flatten the steepest step, not the contrast.
fn sharpness(frame: &Frame, inside: &Projection) -> Option<f32> {
    let (width, height) = (frame.width_px(), frame.height_px());
    let mut steepness = Vec::new();
    for tile in 0..ACROSS * DOWN {
        let share = |at: usize, of: usize| 0.05 + 0.9 * (at as f32 + 0.5) / of as f32;
        let [x, y] = inside.at(share(tile % ACROSS, ACROSS), share(tile / ACROSS, DOWN));
        let (x, y) = ((x * width as f32) as isize, (y * height as f32) as isize);
        let half = (TILE_PX / 2) as isize;
        let fits =
            x >= half && y >= half && x + half < width as isize && y + half < height as isize;
        if !fits {
            continue;
        }
        let (left, top) = ((x - half) as usize, (y - half) as usize);
        let (mut least, mut most, mut step) = (255i32, 0i32, 0i32);
        for row in top..top + TILE_PX {
            let line = &frame.y()[row * width + left..][..TILE_PX];
            let below = &frame.y()[(row + 1) * width + left..][..TILE_PX];
            for at in 0..TILE_PX - 1 {
                let here = i32::from(line[at]);
                least = least.min(here);
                most = most.max(here);
                let across = (here - i32::from(line[at + 1])).abs();
                let down = (here - i32::from(below[at])).abs();
                step = step.max(across).max(down);
            }
        }
        if most - least >= CONTRAST {
            steepness.push(step as f32 / (most - least) as f32);
        }
    }
    if steepness.len() < FEWEST_TILES {
        return None;
    }
    steepness.sort_unstable_by(|a, b| b.total_cmp(a));
    let sharp = &steepness[..steepness.len() / 2];
    Some((sharp.iter().sum::<f32>() / sharp.len() as f32).min(1.0))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use puppet::{Desk, Held, Sheet};

    use super::*;

    const SPECIMENS: [&[u8]; 3] = [
        include_bytes!("../../../../practice/documents/identity-front.jpg"),
        include_bytes!("../../../../practice/documents/identity-back.jpg"),
        include_bytes!("../../../../practice/documents/card.jpg"),
    ];

    fn of(specimen: &[u8], held: &Held) -> Measures {
        let picture = Frame::from_mjpeg(Duration::ZERO, specimen).expect("a JPEG");
        let sheet = Sheet::of(picture, [36.5, 37.0, 816.5, 528.0], 30.0);
        let desk = Desk::new(1280, 720, 5).expect("a size");
        let frame = desk.frame(Some((&sheet, held)), Duration::ZERO).expect("a frame");
        let corners = desk.corners(&sheet, held).map(|[x, y]| [x / 1280.0, y / 720.0]);
        measure(&frame, &Small::of(&frame), &corners).expect("corners")
    }

    #[test]
    fn sharpness_falls_with_every_pixel_out_of_focus() {
        for specimen in SPECIMENS {
            let at = |blur_px| of(specimen, &Held { blur_px, ..Held::default() }).sharpness;
            let sharp: Vec<f32> = (0..6).map(|blur| at(blur).unwrap_or(0.0)).collect();
            println!("{sharp:.3?}");
            assert!(sharp.is_sorted_by(|a, b| a > b), "{sharp:?}");
        }
    }

    #[test]
    fn light_and_reflections_are_told_apart() {
        for specimen in SPECIMENS {
            let usual = of(specimen, &Held::default());
            let dark = of(specimen, &Held { light: 0.3, ..Held::default() });
            let shiny = of(specimen, &Held { light: 0.8, glare: 0.1, ..Held::default() });
            println!("{usual:?} {dark:?} {shiny:?}");
            assert!(dark.light < 0.6 * usual.light);
            assert!(usual.glare < 0.003);
            assert!((0.005..0.1).contains(&shiny.glare), "{shiny:?}");
        }
    }
}
