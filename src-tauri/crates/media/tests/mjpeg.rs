//! Motion-JPEG as webcams send it, and the preview the page gets.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod pictures;

use std::time::Duration;

use media::{Frame, FrameFault, preview_jpeg};
use pictures::{moving, psnr};
use turbojpeg::{Image, PixelFormat, Subsamp};

const AT: Duration = Duration::from_millis(33);
const SIZE: (usize, usize) = (160, 120);

/// A smooth picture in RGB.
fn rgb() -> Vec<u8> {
    let (width, height) = SIZE;
    let pixel = |i: usize| {
        let (x, y) = (i % width, i / width);
        [(x * 255 / width) as u8, (y * 255 / height) as u8, 90]
    };
    (0..width * height).flat_map(pixel).collect()
}

fn jpeg(subsamp: Subsamp) -> Vec<u8> {
    let pixels = rgb();
    let image = Image {
        pixels: pixels.as_slice(),
        width: SIZE.0,
        pitch: SIZE.0 * 3,
        height: SIZE.1,
        format: PixelFormat::RGB,
    };
    turbojpeg::compress(image, 95, subsamp).unwrap().to_vec()
}

/// BT.601 in limited range, straight from its definition.
fn reference() -> [f64; 3] {
    let mut means = [0.0; 3];
    for pixel in rgb().chunks(3) {
        let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(f64::from);
        let luma = 0.299 * r + 0.587 * g + 0.114 * b;
        means[0] += 16.0 + luma * 219.0 / 255.0;
        means[1] += 128.0 + (b - luma) / 1.772 * 224.0 / 255.0;
        means[2] += 128.0 + (r - luma) / 1.402 * 224.0 / 255.0;
    }
    means.map(|sum| sum / (SIZE.0 * SIZE.1) as f64)
}

fn mean(plane: &[u8]) -> f64 {
    plane.iter().map(|&sample| f64::from(sample)).sum::<f64>() / plane.len() as f64
}

#[test]
fn every_subsampling_becomes_the_same_picture() {
    let kept = Frame::from_mjpeg(AT, &jpeg(Subsamp::Sub2x2)).unwrap();
    let expected = reference();
    for subsamp in [
        Subsamp::None,
        Subsamp::Sub2x1,
        Subsamp::Sub2x2,
        Subsamp::Sub1x2,
        Subsamp::Sub4x1,
        Subsamp::Gray,
    ] {
        let frame = Frame::from_mjpeg(AT, &jpeg(subsamp)).unwrap();
        assert_eq!((frame.width_px(), frame.height_px(), frame.at()), (160, 120, AT));
        assert!(psnr(&kept, &frame) > 45.0, "{subsamp:?}");
        assert!((mean(frame.y()) - expected[0]).abs() < 1.0, "{subsamp:?}");
        if subsamp == Subsamp::Gray {
            assert!(frame.u().iter().chain(frame.v()).all(|&chroma| chroma == 128));
            continue;
        }
        assert!((mean(frame.u()) - expected[1]).abs() < 1.0, "{subsamp:?}");
        assert!((mean(frame.v()) - expected[2]).abs() < 1.0, "{subsamp:?}");
        // Where the chroma lies, not only how much: corner by corner against the plain picture.
        let rows = frame.v().chunks(80).zip(kept.v().chunks(80));
        let far = rows.flat_map(|(a, b)| a.iter().zip(b)).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(far <= Some(6), "{subsamp:?}: {far:?}");
    }
}

#[test]
fn the_stale_tail_of_the_buffer_is_not_kept() {
    let fresh = jpeg(Subsamp::Sub2x1);
    let mut buffer = fresh.clone();
    buffer.extend_from_slice(&jpeg(Subsamp::Sub2x2)[300..]);
    buffer.resize(200_000, 0);
    let frame = Frame::from_mjpeg(AT, &buffer).unwrap();
    assert_eq!(frame.jpeg(), Some(fresh.as_slice()));
}

#[test]
fn a_torn_jpeg_is_an_error_wherever_it_is_torn() {
    let whole = jpeg(Subsamp::Sub2x1);
    for kept in [0, 1, 2, 100, whole.len() / 2, whole.len() - 40] {
        let torn = Frame::from_mjpeg(AT, &whole[..kept]);
        assert!(matches!(torn, Err(FrameFault::TornJpeg(_))), "{kept}: {torn:?}");
    }
    // Torn, and an older picture's end behind it: the middle is missing.
    let mut spliced = whole[..whole.len() / 2].to_vec();
    spliced.extend_from_slice(&[0xFF, 0xD9]);
    assert!(matches!(Frame::from_mjpeg(AT, &spliced), Err(FrameFault::TornJpeg(_))));
}

#[test]
fn padding_before_the_end_marker_is_no_tear() {
    let mut padded = jpeg(Subsamp::Sub2x1);
    let end = padded.len() - 2;
    padded.splice(end..end, [0; 5]);
    assert!(Frame::from_mjpeg(AT, &padded).is_ok());
    padded.splice(end..end, [0; 500]);
    assert!(matches!(Frame::from_mjpeg(AT, &padded), Err(FrameFault::TornJpeg(_))));
}

#[test]
fn a_jpeg_without_huffman_tables_uses_the_standard_ones() {
    // As many webcams send it: ITU-T T.81 annex K's tables are understood.
    let whole = jpeg(Subsamp::Sub2x1);
    let mut bare = whole[..2].to_vec();
    let mut at = 2;
    while whole[at + 1] != 0xDA {
        let end = at + 2 + usize::from(u16::from_be_bytes([whole[at + 2], whole[at + 3]]));
        if whole[at + 1] != 0xC4 {
            bare.extend_from_slice(&whole[at..end]);
        }
        at = end;
    }
    bare.extend_from_slice(&whole[at..]);
    assert!(bare.len() + 400 < whole.len());
    let frame = Frame::from_mjpeg(AT, &bare).unwrap();
    assert_eq!(frame.i420(), Frame::from_mjpeg(AT, &whole).unwrap().i420());
}

#[test]
fn the_preview_is_small_and_of_the_same_range() {
    let frame = moving(1280, 720, 3, AT);
    let preview = preview_jpeg(&frame, 640, 70).unwrap();
    assert_eq!(turbojpeg::read_header(&preview).map(|h| (h.width, h.height)).unwrap(), (640, 360));
    // Back through the camera's way in: both range conversions must cancel out.
    let back = Frame::from_mjpeg(AT, &preview).unwrap();
    assert!((mean(back.y()) - mean(frame.y())).abs() < 0.5);
    assert!((mean(back.u()) - mean(frame.u())).abs() < 0.6);
    assert!((mean(back.v()) - mean(frame.v())).abs() < 0.6);

    let odd = preview_jpeg(&frame, 500, 70).unwrap();
    assert_eq!(turbojpeg::read_header(&odd).map(|h| (h.width, h.height)).unwrap(), (426, 240));
    let tiny = preview_jpeg(&moving(64, 48, 0, AT), 1, 70).unwrap();
    assert_eq!(turbojpeg::read_header(&tiny).map(|h| (h.width, h.height)).unwrap(), (2, 2));
}

#[test]
fn the_cameras_own_jpeg_is_the_preview_where_it_fits() {
    let whole = jpeg(Subsamp::Sub2x1);
    let frame = Frame::from_mjpeg(AT, &whole).unwrap();
    assert_eq!(*preview_jpeg(&frame, 160, 70).unwrap(), whole);
    assert_ne!(*preview_jpeg(&frame, 159, 70).unwrap(), whole);
    // A watermark must be seen: an edited frame has no JPEG of its own.
    let edited = frame.edit(|planes| planes.y.fill(16));
    assert_eq!(edited.jpeg(), None);
}
