//! Fragmented MP4, written front to back: `ftyp moov (moof mdat)*`, nothing is ever patched afterwards.

use std::io::Write;

use mp4_atom::{
    Avc1, Avcc, Codec, Colr, Dinf, Dref, Encode, FourCC, Ftyp, Hdlr, Header, Mdat, Mdhd, Mdia,
    Mehd, Mfhd, Minf, Moof, Moov, Mvex, Mvhd, Stbl, Stco, Stsd, Tfdt, Tfhd, Tkhd, Traf, Trak, Trex,
    Trun, TrunEntry, Url, Visual, Vmhd,
};
use zeroize::Zeroizing;

use super::TIMESCALE;
use crate::fault::ClipFault;
use crate::wipe;

const TRACK: u32 = 1;
/// 8.8.3.1: depends on others, is not a sync sample.
const DELTA_SAMPLE: u32 = 0x0101_0000;
/// 8.8.3.1: depends on no other, is a sync sample.
const KEY_SAMPLE: u32 = 0x0200_0000;

/// Writes one track in fragments; the current fragment is held in memory and wiped.
pub(crate) struct FragmentWriter<W> {
    out: W,
    sequence: u32,
    /// Decode time of the fragment's first sample.
    fragment_start: u64,
    entries: Vec<TrunEntry>,
    data: Zeroizing<Vec<u8>>,
}

/// What the header must know before the first sample.
pub(crate) struct Track<'a> {
    pub(crate) width_px: u16,
    pub(crate) height_px: u16,
    /// Duration of the whole clip in ticks of [`TIMESCALE`].
    pub(crate) duration: u64,
    /// The sequence and picture parameter sets, without start codes.
    pub(crate) sps: &'a [u8],
    pub(crate) pps: &'a [u8],
}

impl<W: Write> FragmentWriter<W> {
    /// Writes the header.
    pub(crate) fn start(mut out: W, track: &Track<'_>) -> Result<Self, ClipFault> {
        let mut header = Vec::new();
        let ftyp = Ftyp {
            major_brand: FourCC::new(b"iso6"),
            minor_version: 1,
            compatible_brands: [b"iso6", b"isom", b"mp41", b"avc1"].map(FourCC::new).to_vec(),
        };
        ftyp.encode(&mut header).map_err(wrong)?;
        moov(track)?.encode(&mut header).map_err(wrong)?;
        out.write_all(&header)?;
        Ok(Self {
            out,
            sequence: 1,
            fragment_start: 0,
            entries: Vec::new(),
            data: Zeroizing::new(Vec::new()),
        })
    }

    /// Adds a sample (NAL units, each behind its length in 4 bytes). A key sample starts a new fragment, so
    /// that every fragment can be played by itself.
    pub(crate) fn push(
        &mut self,
        sample: &[u8],
        key: bool,
        duration: u32,
    ) -> Result<(), ClipFault> {
        if key && !self.entries.is_empty() {
            self.write_fragment()?;
        }
        let size = u32::try_from(sample.len()).map_err(|_| ClipFault::TooLarge("sample"))?;
        self.entries.push(TrunEntry {
            duration: Some(duration),
            size: Some(size),
            flags: Some(if key { KEY_SAMPLE } else { DELTA_SAMPLE }),
            cts: None,
        });
        wipe::append(&mut self.data, sample);
        Ok(())
    }

    /// Writes what is left and gives the destination back, flushed.
    pub(crate) fn finish(mut self) -> Result<W, ClipFault> {
        self.write_fragment()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn write_fragment(&mut self) -> Result<(), ClipFault> {
        let entries = std::mem::take(&mut self.entries);
        let ticks = entries.iter().filter_map(|entry| entry.duration).map(u64::from).sum::<u64>();
        let mut moof = Moof {
            mfhd: Mfhd { sequence_number: self.sequence },
            traf: vec![Traf {
                tfhd: Tfhd { track_id: TRACK, default_base_is_moof: true, ..Tfhd::default() },
                tfdt: Some(Tfdt { base_media_decode_time: self.fragment_start }),
                trun: vec![Trun { data_offset: Some(0), samples: entries.into() }],
                ..Traf::default()
            }],
        };
        let mut header = Vec::new();
        moof.encode(&mut header).map_err(wrong)?;
        // Samples begin behind the moof and mdat's header; the offset has a fixed width.
        let offset =
            i32::try_from(header.len() + 8).map_err(|_| ClipFault::TooLarge("fragment"))?;
        moof.traf[0].trun[0].data_offset = Some(offset);
        header.clear();
        moof.encode(&mut header).map_err(wrong)?;
        let mdat = Header { kind: <Mdat as mp4_atom::Atom>::KIND, size: Some(self.data.len()) };
        mdat.encode(&mut header).map_err(wrong)?;

        self.out.write_all(&header)?;
        self.out.write_all(&self.data)?;
        self.data.clear();
        self.fragment_start += ticks;
        self.sequence += 1;
        Ok(())
    }
}

fn moov(track: &Track<'_>) -> Result<Moov, ClipFault> {
    let duration = track.duration;
    let avc1 = Avc1 {
        visual: Visual {
            data_reference_index: 1,
            width: track.width_px,
            height: track.height_px,
            ..Visual::default()
        },
        avcc: Avcc::new(track.sps, track.pps).map_err(wrong)?,
        // BT.601 in limited range, as the stream itself says: 6 is SMPTE 170M (ISO/IEC 23091-2).
        colr: Some(Colr::Nclx {
            colour_primaries: 6,
            transfer_characteristics: 6,
            matrix_coefficients: 6,
            full_range_flag: false,
        }),
        ..Avc1::default()
    };
    let stbl = Stbl {
        stsd: Stsd { codecs: vec![Codec::Avc1(avc1)] },
        stco: Some(Stco::default()),
        ..Stbl::default()
    };
    let minf = Minf {
        vmhd: Some(Vmhd::default()),
        dinf: Dinf { dref: Dref { entries: vec![Url::default().into()] } },
        stbl,
        ..Minf::default()
    };
    let mdia = Mdia {
        mdhd: Mdhd { timescale: TIMESCALE, duration, language: "und".into(), ..Mdhd::default() },
        hdlr: Hdlr { handler: FourCC::new(b"vide"), name: "video".into() },
        minf,
    };
    let tkhd = Tkhd {
        track_id: TRACK,
        duration,
        enabled: true,
        in_movie: true,
        width: track.width_px.into(),
        height: track.height_px.into(),
        ..Tkhd::default()
    };
    let trex = Trex { track_id: TRACK, default_sample_description_index: 1, ..Trex::default() };
    Ok(Moov {
        mvhd: Mvhd {
            timescale: TIMESCALE,
            duration,
            rate: 1.into(),
            volume: 1.into(),
            next_track_id: TRACK + 1,
            ..Mvhd::default()
        },
        mvex: Some(Mvex { mehd: Some(Mehd { fragment_duration: duration }), trex: vec![trex] }),
        trak: vec![Trak { tkhd, mdia, ..Trak::default() }],
        ..Moov::default()
    })
}

/// The library refuses only what we must never hand it: parameter sets that are none.
fn wrong(error: mp4_atom::Error) -> ClipFault {
    ClipFault::Encoder(error.to_string())
}
