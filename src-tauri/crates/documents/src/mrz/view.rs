//! The same rows read again: with more or less around them, with more contrast.

use image::RgbImage;
use ocr::{Letter, Quad, Reader, Stop, Stopped};
use zeroize::Zeroize;

use super::alphabet::{COUNT, alphabet, place};
use super::grid::Placed;
use super::rows::Row;

/// One way to read a row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum View {
    /// What was read with the rest of the page.
    AsRead,
    /// Its whole length again, larger by these shares of its height: along and across.
    Again(f32, f32),
    /// The same, black and white spread to the ends.
    Contrast(f32, f32),
}

/// The cheapest first; most zones need no second.
pub(super) const VIEWS: [View; 6] = [
    View::AsRead,
    View::Again(0.3, 0.0),
    View::Again(0.5, 0.12),
    View::Contrast(0.3, 0.06),
    View::Again(0.5, -0.08),
    View::Contrast(0.6, 0.2),
];

/// The letters of each row, sorted along it.
pub(super) fn letters(
    view: View,
    rows: &[&Row],
    picture: &RgbImage,
    reader: &Reader,
    stop: &Stop,
) -> Result<Vec<Vec<Placed>>, Stopped> {
    let whole = |along: f32, across: f32| -> Vec<Vec<Quad>> {
        rows.iter().map(|row| vec![row.quad().grown(along, across)]).collect()
    };
    match view {
        View::AsRead => Ok(rows.iter().map(|row| as_read(row)).collect()),
        View::Again(along, across) => spelled(rows, &whole(along, across), picture, reader, stop),
        View::Contrast(along, across) => {
            let quads = whole(along, across);
            let (mut part, [x, y]) = cut_out(picture, &quads);
            stretch(&mut part);
            let moved = |quad: &Quad| Quad(quad.0.map(|corner| [corner[0] - x, corner[1] - y]));
            let quads: Vec<Vec<Quad>> =
                quads.iter().map(|row| row.iter().map(moved).collect()).collect();
            let letters = spelled(rows, &quads, &part, reader, stop);
            (*part).zeroize();
            letters
        }
    }
}

/// From characters and their marks; what is no character of these lines is left out. Pieces of a row may overlap, and
/// tell letters twice: of such a row nothing is taken.
fn as_read(row: &Row) -> Vec<Placed> {
    let [line] = row.pieces.as_slice() else {
        return Vec::new();
    };
    let letter = |(character, mark): (char, &ocr::Mark)| {
        let mut likely = vec![0.0; COUNT];
        likely[place(character)?] = mark.score;
        Some(Letter { at: mark.at, likely })
    };
    let letters = line.text.chars().zip(&line.marks).filter_map(letter).collect();
    placed(row, [(line.quad, letters)].into_iter())
}

fn spelled(
    rows: &[&Row],
    quads: &[Vec<Quad>],
    picture: &RgbImage,
    reader: &Reader,
    stop: &Stop,
) -> Result<Vec<Vec<Placed>>, Stopped> {
    let all: Vec<Quad> = quads.iter().flatten().copied().collect();
    let mut spelled = reader.spell(picture, &all, alphabet(reader), stop)?.into_iter();
    let row = |(row, quads): (&&Row, &Vec<Quad>)| {
        let pieces = quads.iter().zip(&mut spelled).map(|(quad, one)| (*quad, one.letters));
        placed(row, pieces)
    };
    Ok(rows.iter().zip(quads).map(row).collect())
}

fn placed(row: &Row, pieces: impl Iterator<Item = (Quad, Vec<Letter>)>) -> Vec<Placed> {
    let axis = row.axis();
    let mut all: Vec<Placed> = pieces
        .flat_map(|(quad, letters)| {
            letters.into_iter().map(move |letter| {
                let [x, y] = quad.part(letter.at, letter.at).centre();
                Placed { x_px: x * axis[0] + y * axis[1], letter }
            })
        })
        .collect();
    all.sort_by(|a, b| a.x_px.total_cmp(&b.x_px));
    all
}

/// The part of the picture around all these places, and its top left corner.
fn cut_out(picture: &RgbImage, quads: &[Vec<Quad>]) -> (RgbImage, [f32; 2]) {
    let size = picture.dimensions();
    let (mut from, mut to) = ([u32::MAX; 2], [0; 2]);
    for [x, y, width, height] in quads.iter().flatten().map(|quad| quad.bounds_px(size)) {
        from = [from[0].min(x), from[1].min(y)];
        to = [to[0].max(x + width), to[1].max(y + height)];
    }
    let from = [from[0].min(to[0]), from[1].min(to[1])];
    let (width, height) = (to[0] - from[0], to[1] - from[1]);
    let part = image::imageops::crop_imm(picture, from[0], from[1], width, height).to_image();
    (part, from.map(|corner| corner as f32))
}

/// Grey, with the darkest fiftieth black and the lighter half white: print on a patterned ground.
fn stretch(part: &mut RgbImage) {
    let grey = |pixel: &[u8]| {
        ((u32::from(pixel[0]) * 299 + u32::from(pixel[1]) * 587 + u32::from(pixel[2]) * 114) / 1000)
            as u8
    };
    let mut counts = [0_usize; 256];
    part.chunks_exact(3).for_each(|pixel| counts[usize::from(grey(pixel))] += 1);
    let level = |share: f32| {
        let wanted = (share * (part.len() / 3) as f32) as usize;
        let mut sum = 0;
        counts.iter().position(|count| {
            sum += count;
            sum > wanted
        })
    };
    let (dark, light) = (level(0.02).unwrap_or(0) as f32, level(0.6).unwrap_or(255) as f32);
    let scale = 255.0 / (light - dark).max(16.0);
    for pixel in part.chunks_exact_mut(3) {
        let value = ((f32::from(grey(pixel)) - dark) * scale).clamp(0.0, 255.0) as u8;
        pixel.fill(value);
    }
}

#[cfg(test)]
mod tests {
    use ocr::Line;

    use super::*;

    #[test]
    fn stretched_print_is_black_on_white() {
        let mut part = RgbImage::from_fn(100, 10, |x, _| {
            image::Rgb(if x % 5 == 0 { [90, 100, 90] } else { [150, 160, 155] })
        });
        stretch(&mut part);
        assert_eq!((part.get_pixel(0, 0).0, part.get_pixel(1, 0).0), ([0; 3], [255; 3]));
    }

    #[test]
    fn letters_are_placed_along_the_row_and_other_writing_is_left_out() {
        let piece = |text: &str, x: f32| Line::known(text, Quad::upright([x, 0.0, 60.0, 12.0]));
        let places = |pieces| {
            let letters = as_read(&Row { pieces });
            letters.iter().map(|placed| placed.x_px).collect::<Vec<f32>>()
        };
        assert_eq!(places(vec![piece("AB犬く 1", 10.0)]), [15.0, 25.0, 45.0, 65.0]);
        assert!(places(vec![piece("AB", 0.0), piece("B<", 50.0)]).is_empty());
    }
}
