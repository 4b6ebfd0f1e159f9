//! The ways a photograph gets worse, each in steps from hardly to hopelessly.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage, imageops};
use imageproc::filter::gaussian_blur_f32;
use imageproc::geometric_transformations::{
    Border, Interpolation, Projection, rotate_about_center_no_crop, warp,
};
use signup::document::FindingCode;

/// Ground beside a page that was turned.
const GROUND: Rgb<u8> = Rgb([104, 98, 92]);

/// One way, and the finding that is to tell of it. `None`: no finding is about it, and none is to be told.
pub(crate) struct Way {
    pub(crate) name: &'static str,
    pub(crate) tells: Option<FindingCode>,
    /// What a step's number means.
    #[allow(dead_code, reason = "the example prints it")]
    pub(crate) unit: &'static str,
    /// From hardly to hopelessly.
    pub(crate) steps: [f32; 6],
    /// The picture at a step; the place, `[x, y, width, height]`, is that of the writing it is about.
    pub(crate) worsen: fn(&RgbImage, f32, [f32; 4]) -> RgbImage,
}

pub(crate) const WAYS: [Way; 10] = [
    Way {
        name: "blur",
        tells: Some(FindingCode::Blurred),
        unit: "sigma in px at 900 px width",
        steps: [1.0, 2.0, 3.0, 4.0, 5.5, 7.0],
        worsen: |picture, step, _| gaussian_blur_f32(picture, step * at_900(picture)),
    },
    Way {
        name: "motion",
        tells: Some(FindingCode::Blurred),
        unit: "way in px at 900 px width",
        steps: [4.0, 8.0, 12.0, 17.0, 24.0, 32.0],
        worsen: |picture, step, _| moved(picture, step * at_900(picture)),
    },
    Way {
        name: "glare",
        tells: Some(FindingCode::Glare),
        unit: "radius in heights of the writing",
        steps: [0.15, 0.4, 0.8, 1.6, 3.0, 6.0],
        worsen: glare,
    },
    Way {
        name: "dark",
        tells: Some(FindingCode::Dark),
        unit: "share of the light",
        steps: [0.5, 0.25, 0.12, 0.06, 0.03, 0.015],
        worsen: |picture, step, _| dark(picture, step),
    },
    Way {
        name: "crop bottom",
        tells: Some(FindingCode::CutOff),
        unit: "share cut off",
        steps: [0.02, 0.05, 0.08, 0.12, 0.17, 0.22],
        worsen: |picture, step, _| {
            let (width, height) = picture.dimensions();
            crop(picture, width, (height as f32 * (1.0 - step)) as u32)
        },
    },
    Way {
        name: "crop right",
        tells: Some(FindingCode::CutOff),
        unit: "share cut off",
        steps: [0.02, 0.05, 0.08, 0.12, 0.17, 0.22],
        worsen: |picture, step, _| {
            let (width, height) = picture.dimensions();
            crop(picture, (width as f32 * (1.0 - step)) as u32, height)
        },
    },
    Way {
        name: "downscale",
        tells: Some(FindingCode::TextSmall),
        unit: "share of the width",
        steps: [0.75, 0.6, 0.45, 0.35, 0.25, 0.18],
        worsen: |picture, step, _| {
            let (width, height) = picture.dimensions();
            let to = |side: u32| ((side as f32 * step) as u32).max(1);
            imageops::resize(picture, to(width), to(height), imageops::FilterType::Triangle)
        },
    },
    Way {
        name: "rotate",
        tells: None,
        unit: "degrees",
        steps: [1.0, 2.0, 4.0, 7.0, 10.0, 15.0],
        worsen: |picture, step, _| {
            let ground = Border::Constant(GROUND);
            rotate_about_center_no_crop(picture, step.to_radians(), Interpolation::Bilinear, ground)
        },
    },
    Way {
        name: "perspective",
        tells: None,
        unit: "how much narrower the far side is",
        steps: [0.04, 0.08, 0.13, 0.18, 0.24, 0.3],
        worsen: |picture, step, _| perspective(picture, step),
    },
    Way {
        name: "JPEG",
        tells: None,
        unit: "quality",
        steps: [80.0, 60.0, 40.0, 20.0, 10.0, 5.0],
        worsen: |picture, step, _| jpeg(picture, step as u8),
    },
];

fn at_900(picture: &RgbImage) -> f32 {
    picture.width() as f32 / 900.0
}

/// The camera moved while it looked: 20 degrees downwards.
fn moved(picture: &RgbImage, length: f32) -> RgbImage {
    let (sin, cos) = 20f32.to_radians().sin_cos();
    let samples = (length.ceil() as i32 * 2).max(2);
    let (width, height) = picture.dimensions();
    RgbImage::from_fn(width, height, |x, y| {
        let mut sum = [0.0f32; 3];
        for sample in 0..samples {
            let along = (sample as f32 / (samples - 1) as f32 - 0.5) * length;
            let x = (x as f32 + along * cos).round().clamp(0.0, width as f32 - 1.0) as u32;
            let y = (y as f32 + along * sin).round().clamp(0.0, height as f32 - 1.0) as u32;
            for (sum, &value) in sum.iter_mut().zip(&picture.get_pixel(x, y).0) {
                *sum += f32::from(value);
            }
        }
        Rgb(sum.map(|sum| (sum / samples as f32).round() as u8))
    })
}

/// A lamp's reflection: full white inside its radius, fading outside, over the middle of the writing. A camera that
/// sees a lamp exposes so that white paper is less than full white.
fn glare(picture: &RgbImage, step: f32, [x, y, width, height]: [f32; 4]) -> RgbImage {
    let radius = step * height;
    let fading = radius * 0.6 + height * 0.3;
    let (middle_x, middle_y) = (x + width / 2.0, y + height / 2.0);
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let distance = (x as f32 - middle_x).hypot(y as f32 - middle_y);
        let beyond = ((distance - radius) / fading).max(0.0);
        // At the rim it adds just so much that black becomes white.
        let light = 255.0 * (-beyond * beyond).exp();
        Rgb(picture
            .get_pixel(x, y)
            .0
            .map(|value| (f32::from(value) * 0.85 + light).min(255.0) as u8))
    })
}

/// Less light, and the sensor's noise: the same every time.
fn dark(picture: &RgbImage, gain: f32) -> RgbImage {
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut noise = || {
        // The sum of four even ones is nearly normal; sigma 1.5 levels.
        let mut sum = 0.0;
        for _ in 0..4 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            sum += (state >> 40) as f32 / (1u64 << 24) as f32 - 0.5;
        }
        sum * 1.5 / (4.0f32 / 12.0).sqrt()
    };
    let mut picture = picture.clone();
    for value in picture.iter_mut() {
        *value = (f32::from(*value) * gain + noise()).round().clamp(0.0, 255.0) as u8;
    }
    picture
}

fn crop(picture: &RgbImage, width: u32, height: u32) -> RgbImage {
    imageops::crop_imm(picture, 0, 0, width.max(1), height.max(1)).to_image()
}

/// Held at an angle: the upper side is farther away.
fn perspective(picture: &RgbImage, step: f32) -> RgbImage {
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    let inset = width * step / 2.0;
    let from = [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)];
    let top = height * step / 2.0;
    let to = [(inset, top), (width - inset, top), (width, height), (0.0, height)];
    // A finger's width of ground all around, so that nothing is cut.
    let (wide, high) = (width * 0.9, height * 0.9);
    let to = to.map(|(x, y)| {
        (x / width * wide + (width - wide) / 2.0, y / height * high + (height - high) / 2.0)
    });
    let projection = Projection::from_control_points(from, to).expect("four corners");
    warp(picture, projection, Interpolation::Bilinear, Border::Constant(GROUND))
}

fn jpeg(picture: &RgbImage, quality: u8) -> RgbImage {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality))
        .expect("a picture in memory");
    image::load_from_memory(&bytes).expect("just written").to_rgb8()
}
