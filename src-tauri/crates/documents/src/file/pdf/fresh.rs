//! A PDF written anew from pages: nothing gets in that a page does not show.

use std::collections::BTreeSet;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::metadata::Orientation;
use pdf_writer::types::Predictor;
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref};
use signup::document::Removed;
use std::io::Write;
use zeroize::Zeroizing;

use crate::file::picture::{Wiped, quarter_turned};
use crate::file::{DocumentFault, Limits, convert, jpeg};

/// Longest side of a page made from a photo, in points: that of A4.
const PHOTO_SIDE_PT: f32 = 842.0;

/// Most bytes of a fresh PDF, as a multiple of what one may have: pages that share what the old file wrote once may
/// be longer, but not beyond reason.
const GROWTH: u64 = 2;

pub(crate) struct Fresh {
    pub(crate) pdf: Pdf,
    next: i32,
    catalog: Ref,
    pub(crate) tree: Ref,
    pages: Vec<Ref>,
    /// Layers (optional content groups), and those that are hidden.
    pub(crate) layers: Vec<Ref>,
    pub(crate) hidden: Vec<Ref>,
    pub(crate) removed: BTreeSet<Removed>,
    limits: Limits,
}

impl Fresh {
    /// `expected_bytes` is reserved at once, so that growing leaves no copies behind.
    pub(crate) fn new(expected_bytes: usize, limits: Limits) -> Self {
        Self {
            pdf: Pdf::with_capacity(expected_bytes + 256 * 1024),
            next: 3,
            catalog: Ref::new(1),
            tree: Ref::new(2),
            pages: Vec::new(),
            layers: Vec::new(),
            hidden: Vec::new(),
            removed: BTreeSet::new(),
            limits,
        }
    }

    pub(crate) fn next(&mut self) -> Ref {
        // A file of some ten megabytes has no two thousand million objects.
        self.next += 1;
        Ref::new(self.next - 1)
    }

    pub(crate) fn next_page(&mut self) -> Result<Ref, DocumentFault> {
        if self.pages.len() >= self.limits.max_pages as usize {
            return Err(DocumentFault::TooManyPages { limit: self.limits.max_pages });
        }
        let page = self.next();
        self.pages.push(page);
        Ok(page)
    }

    /// # Errors
    /// What was written so far is far longer than the limit.
    pub(crate) fn check_length(&self) -> Result<(), DocumentFault> {
        let (limit_bytes, got_bytes) = (self.limits.max_bytes, self.pdf.len() as u64);
        match got_bytes > limit_bytes.saturating_mul(GROWTH) {
            true => Err(DocumentFault::TooLarge { limit_bytes, got_bytes }),
            false => Ok(()),
        }
    }

    /// A page that is a photo, as it is coded.
    pub(crate) fn add_jpeg(&mut self, bytes: &[u8]) -> Result<(), DocumentFault> {
        let frame = jpeg::frame(bytes)?;
        let (clean, removed) = jpeg::stripped(bytes);
        self.removed.extend(removed);
        let (width, height) = match quarter_turned(frame.orientation) {
            true => (frame.height, frame.width),
            false => (frame.width, frame.height),
        };
        let image = self.next();
        let mut x_object = self.pdf.image_xobject(image, &clean);
        x_object.filter(Filter::DctDecode);
        // At most 65,535 each (T.81, B.2.2).
        x_object.width(frame.width as i32).height(frame.height as i32).bits_per_component(8);
        match frame.components {
            1 => x_object.color_space().device_gray(),
            4 => x_object.color_space().device_cmyk(),
            _ => x_object.color_space().device_rgb(),
        }
        if frame.components == 4 && frame.adobe {
            // Adobe's programs store inks the other way round.
            x_object.decode([1.0, 0.0].repeat(4));
        }
        x_object.finish();
        let size = photo_size(width, height);
        self.add_image_page(image, size, placed(frame.orientation, size))
    }

    /// A page that is a picture, pixel by pixel.
    pub(crate) fn add_picture(
        &mut self,
        picture: &Wiped,
        size_pt: Option<(f32, f32)>,
    ) -> Result<(), DocumentFault> {
        let (width, height) = picture.dimensions();
        let size = size_pt.unwrap_or_else(|| photo_size(width, height));
        let grey = picture.pixels().all(|pixel| pixel.0 == [pixel.0[0]; 3]);
        let packed = packed(picture, grey)?;
        let image = self.next();
        let mut x_object = self.pdf.image_xobject(image, &packed);
        x_object.filter(Filter::FlateDecode);
        x_object
            .decode_parms()
            .predictor(Predictor::PngUp)
            .colors(if grey { 1 } else { 3 })
            .columns(width as i32);
        x_object.width(width as i32).height(height as i32).bits_per_component(8);
        match grey {
            true => x_object.color_space().device_gray(),
            false => x_object.color_space().device_rgb(),
        }
        x_object.finish();
        self.add_image_page(image, size, placed(Orientation::NoTransforms, size))
    }

    /// A page whose whole content was painted into a picture.
    pub(crate) fn add_drawn(
        &mut self,
        picture: &Wiped,
        (width, height): (f32, f32),
    ) -> Result<(), DocumentFault> {
        if !convert::looks_like_photo(picture) {
            return self.add_picture(picture, Some((width, height)));
        }
        let coded = picture.jpeg(convert::QUALITY_PERCENT)?;
        let image = self.next();
        let mut x_object = self.pdf.image_xobject(image, &coded);
        x_object.filter(Filter::DctDecode);
        x_object
            .width(picture.width() as i32)
            .height(picture.height() as i32)
            .bits_per_component(8)
            .color_space()
            .device_rgb();
        x_object.finish();
        let matrix = placed(Orientation::NoTransforms, (width, height));
        self.add_image_page(image, (width, height), matrix)
    }

    fn add_image_page(
        &mut self,
        image: Ref,
        (width, height): (f32, f32),
        matrix: [f32; 6],
    ) -> Result<(), DocumentFault> {
        let (page, drawing, tree) = (self.next_page()?, self.next(), self.tree);
        let mut content = Content::new();
        content.transform(matrix).x_object(Name(b"I"));
        self.pdf.stream(drawing, &content.finish());
        let mut page = self.pdf.page(page);
        page.parent(tree).media_box(Rect::new(0.0, 0.0, width, height)).contents(drawing);
        page.resources().x_objects().pair(Name(b"I"), image);
        page.finish();
        self.check_length()
    }

    pub(crate) fn finish(mut self) -> (Zeroizing<Vec<u8>>, BTreeSet<Removed>) {
        // At most as many as a file may have.
        let count = self.pages.len() as i32;
        self.pdf.pages(self.tree).kids(self.pages).count(count);
        let mut catalog = self.pdf.catalog(self.catalog);
        catalog.pages(self.tree);
        if !self.layers.is_empty() {
            let mut layers = catalog.insert(Name(b"OCProperties")).dict();
            layers.insert(Name(b"OCGs")).array().items(self.layers);
            let mut shown = layers.insert(Name(b"D")).dict();
            shown.insert(Name(b"OFF")).array().items(self.hidden);
        }
        catalog.finish();
        (Zeroizing::new(self.pdf.finish()), self.removed)
    }
}

fn photo_size(width: u32, height: u32) -> (f32, f32) {
    let scale = PHOTO_SIDE_PT / width.max(height).max(1) as f32;
    ((width as f32 * scale).max(1.0), (height as f32 * scale).max(1.0))
}

/// The matrix that puts an image's unit square onto a page of this size, turned as its file says (ISO 32000-2, 8.3.4).
fn placed(orientation: Orientation, (w, h): (f32, f32)) -> [f32; 6] {
    use Orientation as O;
    match orientation {
        O::NoTransforms => [w, 0.0, 0.0, h, 0.0, 0.0],
        O::Rotate180 => [-w, 0.0, 0.0, -h, w, h],
        O::FlipHorizontal => [-w, 0.0, 0.0, h, w, 0.0],
        O::FlipVertical => [w, 0.0, 0.0, -h, 0.0, h],
        O::Rotate90 => [0.0, -h, w, 0.0, 0.0, h],
        O::Rotate270 => [0.0, h, -w, 0.0, w, 0.0],
        O::Rotate90FlipH => [0.0, -h, -w, 0.0, w, h],
        O::Rotate270FlipH => [0.0, h, w, 0.0, 0.0, 0.0],
    }
}

/// Rows with the difference to the row above (PNG, 9.2, filter 2), packed by zlib.
fn packed(picture: &Wiped, grey: bool) -> Result<Zeroizing<Vec<u8>>, DocumentFault> {
    let room = picture.len() / 3 + 64 * 1024;
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(room), Compression::default());
    let stride = picture.width() as usize * 3;
    let step = if grey { 3 } else { 1 };
    let mut line = Zeroizing::new(vec![0; stride / step + 1]);
    let above_first = vec![0; stride];
    let mut above = &above_first[..];
    for row in picture.chunks_exact(stride) {
        line[0] = 2;
        let samples = row.iter().zip(above).step_by(step);
        for (to, (here, above)) in line[1..].iter_mut().zip(samples) {
            *to = here.wrapping_sub(*above);
        }
        encoder.write_all(&line).map_err(|_| DocumentFault::Damaged)?;
        above = row;
    }
    encoder.finish().map(Zeroizing::new).map_err(|_| DocumentFault::Damaged)
}
