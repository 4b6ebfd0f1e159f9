//! A clip back into frames: for the seller's review, and as practice's virtual camera.

use std::collections::VecDeque;
use std::time::Duration;

use openh264::OpenH264API;
use openh264::decoder::{DecodedYUV, Decoder, DecoderConfig, Flush};
use openh264::formats::YUVSource;
use zeroize::Zeroizing;

use crate::fault::ClipFault;
use crate::frame::{Frame, blank, planes_of};
use crate::mp4::Movie;
use crate::wipe;

/// Yields the frames of an MP4 in the order and at the times they are shown, the first at 0.
///
/// Fragmented clips of ours and ordinary files alike, H.264 with or without B-frames. After the first fault
/// it yields nothing more. Memory is bounded whatever the bytes are: the index by a number of samples, the
/// pictures by the decoder's own limit of level 5.2.
pub struct ClipDecoder<B> {
    file: B,
    movie: Movie,
    decoder: Decoder,
    /// Next sample to decode.
    next: usize,
    /// Times of showing in order: the decoder puts pictures out in that order too.
    times: VecDeque<i64>,
    /// Decoded and not yet asked for.
    ready: VecDeque<Frame>,
    stage: Stage,
    annex_b: Zeroizing<Vec<u8>>,
}

#[derive(PartialEq, Eq)]
enum Stage {
    Decoding,
    Flushed,
    Ended,
}

/// `nal_unit_type` of ITU-T H.264 table 7-1: sequence, picture, and subset sequence parameter sets.
const NAL_PARAMETERS: [u8; 3] = [7, 8, 15];

impl<B: AsRef<[u8]>> ClipDecoder<B> {
    /// Reads the index of an MP4 that is whole in memory (borrowed or owned).
    ///
    /// # Errors
    /// [`ClipFault::Malformed`], [`ClipFault::Unsupported`], [`ClipFault::TooLarge`], [`ClipFault::CutShort`]
    /// when not even the header is there, [`ClipFault::NoFrames`], [`ClipFault::Decoder`].
    pub fn new(file: B) -> Result<Self, ClipFault> {
        let movie = Movie::read(file.as_ref())?;
        // Flushing after each picture would tear B-frames out of their order.
        let config = DecoderConfig::new().flush_after_decode(Flush::NoFlush);
        let api = OpenH264API::from_source();
        let decoder = Decoder::with_api_config(api, config).map_err(fault)?;
        let mut times: Vec<i64> = movie.samples.iter().map(|sample| sample.shown_at).collect();
        times.sort_unstable();
        let mut this = Self {
            file,
            movie,
            decoder,
            next: 0,
            times: times.into(),
            ready: VecDeque::new(),
            stage: Stage::Decoding,
            annex_b: Zeroizing::new(Vec::new()),
        };
        for set in &this.movie.parameter_sets {
            push_annex_b(&mut this.annex_b, set);
        }
        Ok(this)
    }

    /// Width in pixels as the container says.
    #[must_use]
    pub fn width_px(&self) -> usize {
        self.movie.width_px
    }

    /// Height in pixels as the container says.
    #[must_use]
    pub fn height_px(&self) -> usize {
        self.movie.height_px
    }

    /// Frames the container holds.
    #[must_use]
    pub fn frames(&self) -> usize {
        self.movie.samples.len()
    }

    /// From the first frame's start to the last one's end.
    #[must_use]
    pub fn length(&self) -> Duration {
        ticks(self.movie.duration, self.movie.timescale)
    }

    /// Decodes until a frame is ready; `None` at the end.
    fn advance(&mut self) -> Result<Option<Frame>, ClipFault> {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                return Ok(Some(frame));
            }
            match self.stage {
                Stage::Decoding if self.next < self.movie.samples.len() => self.decode_next()?,
                Stage::Decoding => {
                    self.stage = Stage::Flushed;
                    for picture in self.decoder.flush_remaining().map_err(fault)? {
                        let time = self.times.pop_front();
                        self.ready.push_back(frame(&picture, time, self.movie.timescale)?);
                    }
                }
                Stage::Flushed if self.movie.cut_short => return Err(ClipFault::CutShort),
                Stage::Flushed if !self.times.is_empty() => {
                    return Err(ClipFault::Decoder("frames are missing".into()));
                }
                Stage::Flushed | Stage::Ended => return Ok(None),
            }
        }
    }

    fn decode_next(&mut self) -> Result<(), ClipFault> {
        let range = &self.movie.samples[self.next].bytes;
        self.next += 1;
        let (Ok(start), Ok(end)) = (usize::try_from(range.start), usize::try_from(range.end))
        else {
            return Err(ClipFault::CutShort);
        };
        let sample = self.file.as_ref().get(start..end).ok_or(ClipFault::CutShort)?;
        to_annex_b(sample, &self.movie, &mut self.annex_b)?;
        let picture = self.decoder.decode(&self.annex_b).map_err(fault)?;
        if let Some(picture) = picture {
            let time = self.times.pop_front();
            self.ready.push_back(frame(&picture, time, self.movie.timescale)?);
        }
        self.annex_b.clear();
        Ok(())
    }
}

impl<B: AsRef<[u8]>> Iterator for ClipDecoder<B> {
    type Item = Result<Frame, ClipFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let result = self.advance();
        if !matches!(result, Ok(Some(_))) {
            self.stage = Stage::Ended;
            self.ready.clear();
        }
        result.transpose()
    }
}

/// Appends a sample's NAL units, their lengths replaced by start codes.
fn to_annex_b(
    mut sample: &[u8],
    movie: &Movie,
    out: &mut Zeroizing<Vec<u8>>,
) -> Result<(), ClipFault> {
    while !sample.is_empty() {
        let (length, rest) = sample
            .split_at_checked(movie.length_size)
            .ok_or(ClipFault::Malformed("NAL unit length"))?;
        let length = length.iter().fold(0, |length, &byte| length << 8 | usize::from(byte));
        let (nal, rest) =
            rest.split_at_checked(length).ok_or(ClipFault::Malformed("NAL unit length"))?;
        sample = rest;
        let Some(kind) = nal.first().map(|header| header & 0x1F) else { continue };
        if NAL_PARAMETERS.contains(&kind) {
            // `avc1` carries them in the header only (ISO/IEC 14496-15 5.4.2.1.2); a repetition is harmless, a
            // change would get past the checks of the header.
            if movie.parameter_sets.iter().all(|set| set != nal) {
                return Err(ClipFault::Unsupported("parameters that change"));
            }
            continue;
        }
        push_annex_b(out, nal);
    }
    Ok(())
}

fn push_annex_b(out: &mut Zeroizing<Vec<u8>>, nal: &[u8]) {
    wipe::append(out, &[0, 0, 0, 1]);
    wipe::append(out, nal);
}

/// A decoded picture as a frame, the last column or row of an odd size left away.
fn frame(picture: &DecodedYUV<'_>, time: Option<i64>, timescale: u32) -> Result<Frame, ClipFault> {
    let time = time.ok_or_else(|| ClipFault::Decoder("more frames than samples".into()))?;
    let at = ticks(time.unsigned_abs(), timescale);
    let (width, height) = picture.dimensions();
    let (width, height) = (width & !1, height & !1);
    crate::frame::check_size(width, height)?;
    let mut i420 = blank(width, height);
    let out = planes_of(width, height, &mut i420);
    let (y_stride, u_stride, v_stride) = picture.strides();
    copy_rows(picture.y(), y_stride, out.y, width);
    copy_rows(picture.u(), u_stride, out.u, width / 2);
    copy_rows(picture.v(), v_stride, out.v, width / 2);
    Ok(Frame::from_i420(width, height, at, std::mem::take(&mut *i420))?)
}

fn copy_rows(from: &[u8], stride: usize, out: &mut [u8], width: usize) {
    for (from, out) in from.chunks(stride).zip(out.chunks_exact_mut(width)) {
        out.copy_from_slice(&from[..width]);
    }
}

/// Ticks as time, without a rounding that would add up.
fn ticks(ticks: u64, timescale: u32) -> Duration {
    let (seconds, rest) = (ticks / u64::from(timescale), ticks % u64::from(timescale));
    Duration::from_secs(seconds) + Duration::from_nanos(rest * 1_000_000_000 / u64::from(timescale))
}

fn fault(error: openh264::Error) -> ClipFault {
    ClipFault::Decoder(error.to_string())
}
