//! Drawn documents with known marks, and the desk they lie on.

use std::path::Path;
use std::time::Duration;

use image::RgbImage;
use media::Frame;
use puppet::{Desk, Held, Sheet};

/// Size of the drawn card in pixels: ID-1 at ten pixels a millimetre.
const CARD: (usize, usize) = (856, 540);
/// Middles of its four marks, as shares of its sides.
pub(crate) const MARKS: [[f32; 2]; 4] = [[0.06, 0.09], [0.94, 0.09], [0.94, 0.91], [0.06, 0.91]];
/// Half a mark's side, in pixels of the card.
const MARK: usize = 18;

pub(crate) struct Scene {
    pub(crate) desk: Desk,
}

impl Scene {
    pub(crate) fn hd() -> Self {
        Self::new(1280, 720)
    }

    pub(crate) fn new(width: usize, height: usize) -> Self {
        Self { desk: Desk::new(width, height, 11).expect("a size") }
    }

    /// The frame of this look, thirty a second.
    pub(crate) fn frame(&self, shown: Option<(&Sheet, &Held)>, look: u32) -> Frame {
        self.desk.frame(shown, Duration::from_secs(1) * look / 30).expect("a frame")
    }
}

/// White, lines of print, and a dark mark in each corner.
pub(crate) fn card() -> Sheet {
    let (width, height) = CARD;
    let mut luma = printed(width, height, 34);
    for [x, y] in MARKS {
        let (x, y) = ((x * width as f32) as usize, (y * height as f32) as usize);
        for row in y - 30..y + 30 {
            luma[row * width..][x - 30..x + 30].fill(215);
        }
        for row in y - MARK..y + MARK {
            luma[row * width..][x - MARK..x + MARK].fill(20);
        }
    }
    let all = [0.0, 0.0, width as f32, height as f32];
    Sheet::of(grey(width, height, luma), all, 32.0)
}

/// An A4 page, upright.
pub(crate) fn page() -> Sheet {
    let (width, height) = (700, 990);
    Sheet::whole(grey(width, height, printed(width, height, 22)))
}

pub(crate) fn blank() -> Frame {
    grey(856, 540, vec![215; 856 * 540])
}

/// One of practice's cards, without the table it is drawn on.
pub(crate) fn specimen(name: &str) -> Sheet {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../practice/documents").join(name);
    let jpeg = std::fs::read(path).expect("a specimen");
    let frame = Frame::from_mjpeg(Duration::ZERO, &jpeg).expect("a JPEG");
    Sheet::of(frame, [36.5, 37.0, 816.5, 528.0], 30.0)
}

pub(crate) fn jpeg(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a JPEG").into_rgb8()
}

/// The middle of what is dark around where each mark is expected.
pub(crate) fn marks_of(picture: &RgbImage) -> [[f32; 2]; 4] {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    MARKS.map(|[x, y]| {
        let (x, y) = ((x + 0.03) / 1.06 * width, (y + 0.03) / 1.06 * height);
        let reach = 0.032 * width;
        let mut sum = [0.0f32; 3];
        for row in (y - reach) as u32..(y + reach) as u32 {
            for column in (x - reach) as u32..(x + reach) as u32 {
                let dark = (120.0 - f32::from(picture.get_pixel(column, row)[1])).max(0.0);
                sum[0] += dark;
                sum[1] += dark * (column as f32 + 0.5);
                sum[2] += dark * (row as f32 + 0.5);
            }
        }
        [sum[1] / sum[0], sum[2] / sum[0]]
    })
}

/// Words of strokes, in lines of this height.
fn printed(width: usize, height: usize, line: usize) -> Vec<u8> {
    let mut luma = vec![212u8; width * height];
    let mut chance = 12345u32;
    let mut next = |below: u32| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (chance >> 8) % below
    };
    for top in (height / 5..height * 4 / 5).step_by(line) {
        let mut x = width / 10;
        while x < width * 9 / 10 {
            let stroke = 3 + next(3) as usize;
            let tall = line / 2 - next(line as u32 / 5) as usize;
            if next(7) > 0 {
                for row in top..top + tall {
                    luma[row * width..][x..x + stroke].fill(40);
                }
                if next(2) == 0 {
                    let row = top + next(tall as u32 - 3) as usize;
                    for row in row..row + 3 {
                        luma[row * width..][x..x + 9].fill(40);
                    }
                }
            } else {
                x += 8;
            }
            x += 6 + next(7) as usize;
        }
    }
    luma
}

fn grey(width: usize, height: usize, mut luma: Vec<u8>) -> Frame {
    luma.resize(width * height * 3 / 2, 128);
    Frame::from_i420(width, height, Duration::ZERO, luma).expect("even sides")
}
