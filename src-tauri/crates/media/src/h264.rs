//! The H.264 encoder as this app sets it up, and what it puts out.

use openh264::OpenH264API;
use openh264::encoder::{
    BitRate, Complexity, EncodedBitStream, Encoder, EncoderConfig, FrameRate, FrameType,
    IntraFramePeriod, Profile, QpRange, RateControlMode, SpsPpsStrategy, UsageType, VuiConfig,
};
use openh264::formats::YUVSource;
use zeroize::Zeroizing;

use crate::encoder::ClipSettings;
use crate::fault::ClipFault;
use crate::frame::Frame;
use crate::wipe;

/// The finest quantiser (0 finest, 51 coarsest). What is finer than 12 spends bits nobody can see.
pub(crate) const FINEST_QP: u8 = 12;
/// The finest quantiser after a picture that the encoder could not take: 28 is enough for pure noise.
pub(crate) const SAFE_QP: u8 = 32;

/// An encoder for these settings, its quantiser never finer than `finest_qp`.
pub(crate) fn open(settings: ClipSettings, finest_qp: u8) -> Result<Encoder, ClipFault> {
    let config = EncoderConfig::new()
        .usage_type(UsageType::CameraVideoRealTime)
        .profile(Profile::Baseline)
        .rate_control_mode(RateControlMode::Bitrate)
        .bitrate(BitRate::from_bps(settings.bitrate_bps))
        .qp(QpRange::new(finest_qp, 51))
        .max_frame_rate(FrameRate::from_hz(30.0))
        .skip_frames(false)
        .complexity(Complexity::Low)
        // One slice a picture, so a second thread would have nothing to do.
        .num_threads(1)
        // Key frames are asked for by time: webcams do not keep their nominal rate.
        .intra_frame_period(IntraFramePeriod::auto())
        .scene_change_detect(false)
        .adaptive_quantization(false)
        .background_detection(false)
        // One constant set of parameters, as `avc1` demands.
        .sps_pps_strategy(SpsPpsStrategy::ConstantId)
        .vui(VuiConfig::bt601());
    Encoder::with_api_config(OpenH264API::from_source(), config).map_err(fault)
}

/// One access unit, sorted into what the header carries and what the sample carries.
#[derive(Default)]
pub(crate) struct Unit {
    pub(crate) sps: Vec<u8>,
    pub(crate) pps: Vec<u8>,
    pub(crate) sample: Zeroizing<Vec<u8>>,
    pub(crate) key: bool,
    pub(crate) skipped: bool,
}

/// `nal_unit_type` of ITU-T H.264 table 7-1.
const NAL_IDR: u8 = 5;
const NAL_SPS: u8 = 7;
const NAL_PPS: u8 = 8;

impl Unit {
    /// Adds what the encoder put out for one picture.
    pub(crate) fn take(&mut self, stream: &EncodedBitStream<'_>) {
        self.skipped = stream.frame_type() == FrameType::Skip;
        let layers = (0..stream.num_layers()).filter_map(|layer| stream.layer(layer));
        for layer in layers {
            for nal in (0..layer.nal_count()).filter_map(|nal| layer.nal_unit(nal)) {
                // Annex B: the unit stands behind 00 00 01 or 00 00 00 01.
                let nal =
                    nal.strip_prefix(&[0]).filter(|n| n.starts_with(&[0, 0, 1])).unwrap_or(nal);
                let nal = nal.strip_prefix(&[0, 0, 1]).unwrap_or(nal);
                let Some(kind) = nal.first().map(|header| header & 0x1F) else { continue };
                match kind {
                    NAL_SPS => self.sps = nal.to_vec(),
                    NAL_PPS => self.pps = nal.to_vec(),
                    _ => {
                        self.key |= kind == NAL_IDR;
                        // A unit of this encoder is far below 4 GB.
                        wipe::append(&mut self.sample, &(nal.len() as u32).to_be_bytes());
                        wipe::append(&mut self.sample, nal);
                    }
                }
            }
        }
    }
}

/// A frame as the encoder wants to see it.
pub(crate) struct Source<'a>(pub(crate) &'a Frame);

impl YUVSource for Source<'_> {
    fn dimensions(&self) -> (usize, usize) {
        (self.0.width_px(), self.0.height_px())
    }

    fn strides(&self) -> (usize, usize, usize) {
        let width = self.0.width_px();
        (width, width / 2, width / 2)
    }

    fn y(&self) -> &[u8] {
        self.0.y()
    }

    fn u(&self) -> &[u8] {
        self.0.u()
    }

    fn v(&self) -> &[u8] {
        self.0.v()
    }
}

pub(crate) fn fault(error: openh264::Error) -> ClipFault {
    ClipFault::Encoder(error.to_string())
}
