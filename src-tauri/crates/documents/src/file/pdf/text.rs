//! The words a PDF's page has as text, with their places.

use hayro::hayro_interpret::font::{Glyph, GlyphRun};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps,
    InterpreterCache, InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::page::Page as PdfPage;
use hayro::kurbo::{Affine, BezPath, Point, Rect, Shape};

use super::draw::Scale;
use crate::file::Span;

/// More is no document; what follows is not read.
const MAX_GLYPHS: usize = 200_000;

/// The page's words in the pixels of a picture of this scale and size, and whether it is drawn from them rather than
/// a scan with its words behind it.
pub(crate) fn read(
    page: &PdfPage<'_>,
    (x_scale, y_scale): Scale,
    size_px: (u32, u32),
) -> (Vec<Span>, bool) {
    let to_picture = Affine::scale_non_uniform(f64::from(x_scale), f64::from(y_scale))
        * page.initial_transform(true).to_kurbo();
    let whole = Rect::new(0.0, 0.0, f64::from(size_px.0), f64::from(size_px.1));
    let cache = InterpreterCache::new();
    let mut context =
        Context::new(to_picture, whole, &cache, page.xref(), InterpreterSettings::default());
    let mut device = Words { whole, ..Words::default() };
    interpret_page(page, &mut context, &mut device);
    device.end_span();
    let drawn = device.visible_glyphs > 0 && device.pictures_px < whole.area() / 2.0;
    (device.spans, drawn)
}

/// Gathers glyphs into spans; draws nothing.
#[derive(Default)]
struct Words {
    whole: Rect,
    spans: Vec<Span>,
    text: String,
    place: Option<Rect>,
    /// Where the last letter's ink ends, how high the letters are, and how far the next one may be, in heights.
    pen: Option<(Point, f64, f64)>,
    glyphs: usize,
    visible_glyphs: usize,
    pictures_px: f64,
}

impl Words {
    fn add(&mut self, glyph: &Glyph<'_>, to_picture: Affine, visible: bool) {
        self.glyphs += 1;
        if self.glyphs > MAX_GLYPHS {
            return;
        }
        let Some(written) = glyph.as_unicode() else { return };
        self.visible_glyphs += usize::from(visible);
        // Glyph space is a thousandth of the letters' height (ISO 32000-1, 9.2.4).
        let origin = to_picture * Point::ORIGIN;
        let high = (to_picture * Point::new(0.0, 1000.0) - origin).hypot();
        let (advance, space) = ink(glyph);
        let end = to_picture * Point::new(advance, 0.0);
        if let Some((pen, pen_high, pen_space)) = self.pen {
            let gap = origin - pen;
            let along = (end - origin).hypot().max(1e-6);
            let direction = (end - origin) / along;
            let (ahead, aside) = (gap.dot(direction), gap.cross(direction).abs());
            let size = high.max(pen_high).max(1e-6);
            if aside > 0.4 * size || !(-0.6 * size..=1.2 * size).contains(&ahead) {
                self.end_span();
            } else if ahead > pen_space * size && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
        match written {
            BfString::Char(letter) => self.text.push(letter),
            BfString::String(letters) => self.text.push_str(&letters),
        }
        let body = Rect::new(0.0, -220.0, advance, 780.0);
        let place = to_picture.transform_rect_bbox(body);
        self.place = Some(self.place.map_or(place, |whole| whole.union(place)));
        self.pen = Some((end, high, space));
    }

    fn end_span(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.pen = None;
        let Some(place) = self.place.take() else { return };
        let (text, place) = (text.trim(), place.intersect(self.whole));
        if text.is_empty() || !(place.width() > 0.0 && place.height() > 0.0) {
            return;
        }
        // Within the picture, whose sides fit.
        let place = place.expand();
        let box_px = [place.x0, place.y0, place.width(), place.height()].map(|side| side as u32);
        self.spans.push(Span { text: text.to_owned(), box_px });
    }
}

/// Where the glyph's ink ends, in thousandths, and from what distance on, in heights, the next one is another word:
/// most PDFs write spaces, and for the others the ink has to do. Around narrow letters (1, i, full stop) there is more
/// white, in typewriters' fonts above all.
fn ink(glyph: &Glyph<'_>) -> (f64, f64) {
    const NARROW: f64 = 300.0;
    match glyph {
        Glyph::Outline(glyph) => {
            let outline = glyph.outline().bounding_box();
            if outline.x1.is_finite() && outline.x1 > 0.0 {
                (outline.x1, if outline.width() < NARROW { 0.34 } else { 0.2 })
            } else {
                (250.0, 0.2)
            }
        }
        Glyph::Type3(glyph) => (f64::from(glyph.advance_width().unwrap_or(500.0)), 0.2),
    }
}

impl<'a> Device<'a> for Words {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let visible = !matches!(mode, DrawMode::Invisible);
        for glyph in run.glyphs() {
            self.add(glyph, props.transform * glyph.transform(), visible);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let place = props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, 1.0, 1.0));
        self.pictures_px += place.intersect(self.whole).area().max(0.0);
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
