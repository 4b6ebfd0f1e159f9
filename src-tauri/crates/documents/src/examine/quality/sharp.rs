//! Sharpness: how wide the edges of the strokes are, held against the height of the writing.
//!
//! An edge that a lens or a movement made soft is as wide as the contrast across it divided by its steepest slope.
//! Letters stay readable until their edges are about as wide as the gaps between their strokes, which is a share of
//! their height: so the measure is without a size, and the same for a photo of 500 and of 5000 pixels. It is taken in
//! four directions and the softest counts: a movement spares the strokes along its way.

use image::RgbImage;
use signup::document::{Asked, Finding, FindingCode, Severity};
use zeroize::Zeroizing;

use super::limits;
use super::plane::{Histogram, Plane, Small};
use super::{Reading, Row, boxes};

/// Height in pixels that a piece of writing is brought to.
const PIECE_HEIGHT: usize = 32;
/// Width of a piece, three times its height: some four letters.
const PIECE_WIDTH: usize = 3 * PIECE_HEIGHT;
/// Pieces looked at in one row; more would tell nothing new.
const PIECES_PER_ROW: usize = 8;
/// Rows looked at on one page.
const ROWS: usize = 60;

/// A few letters of a row.
struct Piece {
    /// `[left, top, right, bottom]` in the picture.
    place: [f32; 4],
    /// Width of the edges as a share of the row's height.
    softness: f32,
}

/// Blurred writing, by what reading made of it.
///
/// Lines for machines that are read to the last digit end the matter. Where there are none, print may be missing from
/// the reading altogether: of such a document's small print only the larger is left then, and the edges are too wide
/// for what is missing.
pub(super) fn finding(
    picture: &RgbImage,
    small: &Small,
    reading: Option<&Reading>,
    asked: &Asked,
) -> Option<Finding> {
    let (width, tiles) = edges_of(&small.plane)?;
    let print =
        limits::print_height(asked.slot.kind) * small.plane.width.max(small.plane.height) as f32;
    let softness = width / print;
    let blurred = |severity| Finding::new(FindingCode::Blurred, severity);
    let Some(reading) = reading else {
        let hopeless = softness > limits::PRINT_HOPELESS && width > limits::HOPELESS_PX;
        return hopeless.then(|| boxes::add(blurred(Severity::Warning), small, tiles));
    };
    let pieces = pieces(picture, small, reading);
    let soft = |limit: f32| {
        let count = pieces.iter().filter(|piece| piece.softness > limit).count();
        count as f32 >= (pieces.len() as f32 * limits::SOFT_SHARE).max(1.0)
    };
    let few = pieces.len() < limits::LEAST_PIECES;
    let warned = match reading.zone {
        Some(true) => false,
        Some(false) => soft(limits::SOFT_UNSURE) || softness > limits::PRINT_SOFT_UNSURE,
        None => {
            (few || reading.lost_small_print(small, asked)) && softness > limits::PRINT_SOFT
                || reading.is_unsure() && soft(limits::SOFT_UNSURE)
        }
    };
    let severity = match warned {
        true => Severity::Warning,
        false if soft(limits::SOFT) => Severity::Notice,
        false => return None,
    };
    let places = pieces
        .iter()
        .filter(|piece| piece.softness > limits::SOFT_UNSURE)
        .map(|piece| piece.place.map(|at| at / small.scale));
    let mut places: Vec<_> = places.collect();
    if few || places.is_empty() {
        places = tiles;
    }
    Some(boxes::add(blurred(severity), small, places))
}

/// The page's writing in pieces.
fn pieces(picture: &RgbImage, small: &Small, reading: &Reading) -> Vec<Piece> {
    let step = reading.rows.len().div_ceil(ROWS).max(1);
    let rows = reading.rows.iter().step_by(step);
    rows.flat_map(|row| pieces_of(picture, small, row)).collect()
}

fn pieces_of(picture: &RgbImage, small: &Small, row: &Row) -> Vec<Piece> {
    let [start, along, down] = row.axes();
    let (length, height) = (along[0].hypot(along[1]), down[0].hypot(down[1]));
    if length < 1.0 || height < 4.0 {
        return Vec::new();
    }
    let fitting = (length / (3.0 * height)).floor().max(1.0) as usize;
    let count = fitting.min(PIECES_PER_ROW);
    let pieces = (0..count).filter_map(|index| {
        // Spread over the row, each three times as long as high (or the whole of a short row).
        let share = (3.0 * height / length).min(1.0);
        let from = if count > 1 {
            (1.0 - share) * index as f32 / (count - 1) as f32
        } else {
            (1.0 - share) / 2.0
        };
        let at = |u: f32, v: f32| {
            let u = from + u * share;
            [start[0] + along[0] * u + down[0] * v, start[1] + along[1] * u + down[1] * v]
        };
        let patch = patch(picture, small, height, at);
        let softness = edge_width(&patch)? / PIECE_HEIGHT as f32;
        let corners = [at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0)];
        Some(Piece { place: bounds(corners), softness })
    });
    pieces.collect()
}

/// A piece of writing, upright. Large writing is taken from the small picture, small writing from the picture itself.
fn patch(
    picture: &RgbImage,
    small: &Small,
    height: f32,
    at: impl Fn(f32, f32) -> [f32; 2],
) -> Plane {
    let fine = small.scale > 1.0 && height / small.scale < PIECE_HEIGHT as f32 * 0.75;
    let luma = (0..PIECE_HEIGHT).flat_map(|y| (0..PIECE_WIDTH).map(move |x| (x, y)));
    let luma = luma.map(|(x, y)| {
        let [x, y] =
            at((x as f32 + 0.5) / PIECE_WIDTH as f32, (y as f32 + 0.5) / PIECE_HEIGHT as f32);
        let value = if fine {
            Plane::between_pixels(picture, x, y)
        } else {
            small.plane.between(x / small.scale, y / small.scale)
        };
        value.round() as u8
    });
    Plane { width: PIECE_WIDTH, height: PIECE_HEIGHT, luma: Zeroizing::new(luma.collect()) }
}

/// Width of the edges of a tile of writing in its pixels, in the softest of four directions. `None`: it has none.
fn edge_width(tile: &Plane) -> Option<f32> {
    let levels = Histogram::of(tile.luma.iter().copied());
    let contrast = levels.at_share(0.98) - levels.at_share(0.02);
    if contrast < limits::LEAST_CONTRAST {
        return None;
    }
    let slope = slopes(tile).into_iter().fold(f32::MAX, f32::min);
    (slope > 0.0).then(|| contrast / slope)
}

/// The steepest slopes, in luma per pixel: across, down, and along both diagonals.
fn slopes(tile: &Plane) -> [f32; 4] {
    let mut counts = [[0u32; 256]; 4];
    let soft = |x: usize, y: usize| {
        let row = |y: usize| tile.at(x - 1, y) + 2.0 * tile.at(x, y) + tile.at(x + 1, y);
        (row(y - 1) + 2.0 * row(y) + row(y + 1)) / 16.0
    };
    let inner = (1..tile.height - 1).flat_map(|y| (1..tile.width - 1).map(move |x| (x, y)));
    let smoothed: Zeroizing<Vec<f32>> = Zeroizing::new(inner.map(|(x, y)| soft(x, y)).collect());
    let (width, height) = (tile.width - 2, tile.height - 2);
    let at = |x: usize, y: usize| smoothed[y * width + x];
    const DIAGONAL: f32 = std::f32::consts::SQRT_2;
    for y in 1..height - 1 {
        for x in 1..width - 1 {
            let steps = [
                at(x + 1, y) - at(x - 1, y),
                at(x, y + 1) - at(x, y - 1),
                (at(x + 1, y + 1) - at(x - 1, y - 1)) / DIAGONAL,
                (at(x + 1, y - 1) - at(x - 1, y + 1)) / DIAGONAL,
            ];
            for (counts, step) in counts.iter_mut().zip(steps) {
                counts[step.abs() as usize] += 1;
            }
        }
    }
    let total = ((width - 2) * (height - 2)) as u32;
    counts.map(|counts| {
        // The mean of the steepest fiftieth, halved: the step spans two pixels.
        let wanted = total / 50;
        let (mut seen, mut sum) = (0, 0.0);
        for (value, &count) in counts.iter().enumerate().rev() {
            let taken = count.min(wanted - seen);
            sum += taken as f32 * (value as f32 + 0.5);
            seen += taken;
            if seen == wanted {
                break;
            }
        }
        sum / wanted.max(1) as f32 / 2.0
    })
}

/// The edge width that a fifth of the tiles with structure stay below, and the tiles above it. `None`: no structure.
fn edges_of(plane: &Plane) -> Option<(f32, Vec<[f32; 4]>)> {
    let mut tiles = Vec::new();
    let side = limits::TILE_PX;
    // Of a large picture every second tile, for itself and its neighbour.
    let stride = if plane.luma.len() > limits::MANY_TILES * side * side { 2 * side } else { side };
    for top in (0..plane.height.saturating_sub(side - 1)).step_by(side) {
        for left in (0..plane.width.saturating_sub(side - 1)).step_by(stride) {
            let luma: Vec<u8> =
                (top..top + side).flat_map(|y| plane.row(y)[left..left + side].to_vec()).collect();
            let tile = Plane { width: side, height: side, luma: Zeroizing::new(luma) };
            if let Some(width) = edge_width(&tile) {
                let place = [left, top, left + stride, top + side];
                tiles.push((width, place.map(|at| at as f32)));
            }
        }
    }
    tiles.sort_by(|a, b| a.0.total_cmp(&b.0));
    let width = tiles.get(tiles.len() / 5)?.0;
    Some((width, tiles.into_iter().filter(|tile| tile.0 >= width).map(|tile| tile.1).collect()))
}

fn bounds(corners: [[f32; 2]; 4]) -> [f32; 4] {
    let min = |axis: usize| corners.iter().map(|corner| corner[axis]).fold(f32::MAX, f32::min);
    let max = |axis: usize| corners.iter().map(|corner| corner[axis]).fold(f32::MIN, f32::max);
    [min(0), min(1), max(0), max(1)]
}
