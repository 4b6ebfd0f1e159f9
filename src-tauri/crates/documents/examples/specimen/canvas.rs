//! A page with the few strokes the specimens need. Points, origin at the top left, y downwards.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str};

/// Red, green, blue, 0 to 1.
pub(crate) type Colour = [f32; 3];

pub(crate) const INK: Colour = [0.13, 0.15, 0.18];
pub(crate) const GREY: Colour = [0.42, 0.45, 0.49];
pub(crate) const WHITE: Colour = [1.0, 1.0, 1.0];

/// The base-14 fonts in use; nothing has to be embedded.
#[derive(Clone, Copy)]
pub(crate) enum Font {
    Plain,
    Bold,
    Mono,
    Italic,
}

const FONTS: [(&[u8], &[u8]); 4] = [
    (b"F0", b"Helvetica"),
    (b"F1", b"Helvetica-Bold"),
    (b"F2", b"Courier-Bold"),
    (b"F3", b"Times-Italic"),
];
/// Opacities in percent, each a graphics state.
const OPACITIES: [u8; 5] = [100, 50, 28, 20, 14];

pub(crate) struct Canvas {
    pub(crate) width: f32,
    pub(crate) height: f32,
    content: Content,
}

impl Canvas {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self { width, height, content: Content::new() }
    }

    pub(crate) fn a4() -> Self {
        Self::new(595.0, 842.0)
    }

    /// How much of what is drawn from here on covers; one of [`OPACITIES`].
    pub(crate) fn opacity(&mut self, percent: u8) -> &mut Self {
        assert!(OPACITIES.contains(&percent), "no such opacity");
        self.content.set_parameters(Name(format!("G{percent}").as_bytes()));
        self
    }

    pub(crate) fn fill(&mut self, [x, y, w, h]: [f32; 4], colour: Colour) -> &mut Self {
        self.content.set_fill_rgb(colour[0], colour[1], colour[2]);
        self.content.rect(x, self.height - y - h, w, h).fill_nonzero();
        self
    }

    /// A rectangle with round corners.
    pub(crate) fn round(&mut self, area: [f32; 4], radius: f32, colour: Colour) -> &mut Self {
        self.content.set_fill_rgb(colour[0], colour[1], colour[2]);
        self.round_path(area, radius);
        self.content.fill_nonzero();
        self
    }

    /// Draws only inside a rectangle with round corners until the returned page ends.
    pub(crate) fn clip_round(&mut self, area: [f32; 4], radius: f32) -> &mut Self {
        self.round_path(area, radius);
        self.content.clip_nonzero().end_path();
        self
    }

    pub(crate) fn save(&mut self) -> &mut Self {
        self.content.save_state();
        self
    }

    pub(crate) fn restore(&mut self) -> &mut Self {
        self.content.restore_state();
        self
    }

    pub(crate) fn ellipse(&mut self, [cx, cy, rx, ry]: [f32; 4], colour: Colour) -> &mut Self {
        self.content.set_fill_rgb(colour[0], colour[1], colour[2]);
        let (kx, ky, cy) = (rx * 0.5523, ry * 0.5523, self.height - cy);
        self.content.move_to(cx + rx, cy);
        self.content.cubic_to(cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry);
        self.content.cubic_to(cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy);
        self.content.cubic_to(cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry);
        self.content.cubic_to(cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy);
        self.content.fill_nonzero();
        self
    }

    /// A line through all points.
    pub(crate) fn stroke(
        &mut self,
        points: impl IntoIterator<Item = [f32; 2]>,
        width: f32,
        colour: Colour,
    ) -> &mut Self {
        self.content.set_stroke_rgb(colour[0], colour[1], colour[2]).set_line_width(width);
        for (index, [x, y]) in points.into_iter().enumerate() {
            let y = self.height - y;
            if index == 0 {
                self.content.move_to(x, y)
            } else {
                self.content.line_to(x, y)
            };
        }
        self.content.stroke();
        self
    }

    pub(crate) fn rule(&mut self, x: f32, y: f32, w: f32, colour: Colour) -> &mut Self {
        self.stroke([[x, y], [x + w, y]], 0.6, colour)
    }

    /// `at` is the left end of the base line.
    pub(crate) fn text(
        &mut self,
        at: [f32; 2],
        (font, size): (Font, f32),
        colour: Colour,
        text: &str,
    ) -> &mut Self {
        self.turned_text(at, 0.0, (font, size), colour, text)
    }

    /// Ends at `at`. Measured for `Font::Plain`, whose figures have the bold's widths too.
    pub(crate) fn text_right(
        &mut self,
        [x, y]: [f32; 2],
        style: (Font, f32),
        colour: Colour,
        text: &str,
    ) -> &mut Self {
        self.text([x - width(text, style.1), y], style, colour, text)
    }

    /// SPECIMEN across the whole page.
    pub(crate) fn specimen(&mut self) -> &mut Self {
        let angle = (self.height / self.width).atan() * 0.9;
        let size = self.width.hypot(self.height) / 7.6;
        // The word is 5.45 times as wide as its size in this font.
        let (dx, dy) = (angle.cos() * size * 2.72, angle.sin() * size * 2.72);
        let (cx, cy) = (self.width / 2.0, self.height / 2.0);
        let low = size * 0.36;
        let at = [cx - dx + angle.sin() * low, cy + dy + angle.cos() * low];
        self.opacity(20);
        self.turned_text(at, angle, (Font::Bold, size), [0.82, 0.12, 0.16], "SPECIMEN");
        self.opacity(100)
    }

    /// `angle` in radians, anticlockwise.
    fn turned_text(
        &mut self,
        [x, y]: [f32; 2],
        angle: f32,
        (font, size): (Font, f32),
        colour: Colour,
        text: &str,
    ) -> &mut Self {
        let (sin, cos) = angle.sin_cos();
        self.content.set_fill_rgb(colour[0], colour[1], colour[2]).begin_text();
        self.content.set_font(Name(FONTS[font as usize].0), size);
        self.content.set_text_matrix([cos, sin, -sin, cos, x, self.height - y]);
        self.content.show(Str(&win_ansi(text))).end_text();
        self
    }

    fn round_path(&mut self, [x, y, w, h]: [f32; 4], r: f32) {
        let (y, k) = (self.height - y - h, r * 0.4477);
        let c = &mut self.content;
        c.move_to(x + r, y).line_to(x + w - r, y);
        c.cubic_to(x + w - k, y, x + w, y + k, x + w, y + r).line_to(x + w, y + h - r);
        c.cubic_to(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h).line_to(x + r, y + h);
        c.cubic_to(x + k, y + h, x, y + h - k, x, y + h - r).line_to(x, y + r);
        c.cubic_to(x, y + k, x + k, y, x + r, y).close_path();
    }
}

/// A PDF of these pages.
pub(crate) fn pdf(pages: Vec<Canvas>) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let (catalog, tree) = (Ref::new(1), Ref::new(2));
    let font = |index: usize| Ref::new(3 + index as i32);
    let state = |index: usize| Ref::new(10 + index as i32);
    let page = |index: usize| Ref::new(20 + 2 * index as i32);
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids((0..pages.len()).map(page)).count(pages.len() as i32);
    for (index, (_, name)) in FONTS.iter().enumerate() {
        let mut base = pdf.type1_font(font(index));
        base.base_font(Name(name)).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    for (index, percent) in OPACITIES.iter().enumerate() {
        let alpha = f32::from(*percent) / 100.0;
        let mut graphics = pdf.ext_graphics(state(index));
        graphics.non_stroking_alpha(alpha).stroking_alpha(alpha);
    }
    for (index, canvas) in pages.into_iter().enumerate() {
        let content = Ref::new(page(index).get() + 1);
        let mut leaf = pdf.page(page(index));
        leaf.parent(tree).media_box(Rect::new(0.0, 0.0, canvas.width, canvas.height));
        leaf.contents(content);
        let mut resources = leaf.resources();
        let mut fonts = resources.fonts();
        for (index, (short, _)) in FONTS.iter().enumerate() {
            fonts.pair(Name(short), font(index));
        }
        fonts.finish();
        let mut states = resources.ext_g_states();
        for (index, percent) in OPACITIES.iter().enumerate() {
            states.pair(Name(format!("G{percent}").as_bytes()), state(index));
        }
        states.finish();
        resources.finish();
        leaf.finish();
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        // Writing into memory does not fail.
        let _ = packed.write_all(&canvas.content.finish());
        let packed = packed.finish().unwrap_or_default();
        pdf.stream(content, &packed).filter(Filter::FlateDecode);
    }
    pdf.finish()
}

/// The base-14 fonts' usual encoding: Latin-1, and a few signs of Windows-1252.
fn win_ansi(text: &str) -> Vec<u8> {
    let byte = |sign: char| match sign {
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        _ => u8::try_from(sign).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

/// Width of the figures and signs of an amount in Helvetica (Adobe's font metrics); other letters count
/// as an average one.
fn width(text: &str, size: f32) -> f32 {
    let thousandths = |sign: char| match sign {
        ',' | '.' | ' ' | '/' => 278.0,
        '-' => 333.0,
        'A'..='Z' => 690.0,
        _ => 556.0,
    };
    text.chars().map(thousandths).sum::<f32>() * size / 1000.0
}
