//! A page that does not stand upright, read once more as it should stand: fitted boxes are good to a pixel or two, and
//! that is other pixels on a page's head.

use image::{RgbImage, imageops};
use ocr::{Line, Quad};

use super::Found;
use super::attempt::around;
use crate::file::Wiped;

/// Share of the writing's length that must run the same way.
const MOST: f32 = 0.6;

/// By how much the page lies turned clockwise, by most of its writing: 90, 180 or 270. `None`: it stands upright, or
/// there is no telling.
pub(super) fn of(lines: &[Line]) -> Option<u16> {
    let length = |turned_deg: Option<u16>| -> f32 {
        let wanted = |line: &&Line| turned_deg.is_none_or(|deg| line.quad.turned_deg() == deg);
        lines.iter().filter(wanted).map(|line| line.quad.length_px()).sum()
    };
    let most = MOST * length(None);
    [90, 180, 270].into_iter().find(|deg| length(Some(*deg)) > most)
}

/// The picture turned back by so much.
pub(super) fn upright(picture: &RgbImage, turned_deg: u16) -> Wiped {
    Wiped::new(match turned_deg {
        90 => imageops::rotate270(picture),
        180 => imageops::rotate180(picture),
        _ => imageops::rotate90(picture),
    })
}

/// What was found on the upright page, where it lies on the turned one of this size.
pub(super) fn as_it_lies(mut found: Found, turned_deg: u16, size: (u32, u32)) -> Found {
    let (width, height) = (size.0 as f32, size.1 as f32);
    let lying = |[x, y]: [f32; 2]| match turned_deg {
        90 => [width - y, x],
        180 => [width - x, height - y],
        _ => [y, height - x],
    };
    found.rows.iter_mut().for_each(|row| *row = Quad(row.0.map(lying)));
    found.zone.place = Some((0, around(&found.rows, size)));
    found.turned_deg = (found.turned_deg + turned_deg) % 360;
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_of_the_writing_tells() {
        let line =
            |text: &str, length: f32| Line::known(text, Quad::upright([0.0, 0.0, length, 9.0]));
        let reversed = |mut line: Line| {
            line.quad = line.quad.reversed();
            line
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[line("upright", 90.0)]), None);
        assert_eq!(of(&[reversed(line("long", 90.0)), line("short", 40.0)]), Some(180));
        assert_eq!(of(&[reversed(line("long", 90.0)), line("as long", 80.0)]), None);
    }
}
