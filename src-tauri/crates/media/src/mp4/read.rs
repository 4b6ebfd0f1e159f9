//! Where the samples of an MP4's H.264 track lie and when they are shown: fragmented files and ordinary ones.

use std::ops::Range;

use mp4_atom::{
    Atom, Avcc, Co64, Ctts, Decode, Mdhd, Stco, Stsc, Stsz, StszSamples, Stts, Tfdt, Tfhd, Tkhd,
    Trex, Trun,
};

use super::boxes::{Box, boxes, descend, find};
use crate::fault::ClipFault;
use crate::frame::MAX_SIDE_PX;

/// Half an hour at 60 fps. It bounds what a few bytes of run lengths can make us allocate (3 MB).
const MAX_SAMPLES: usize = 108_000;
/// A header for [`MAX_SAMPLES`] is smaller.
const MAX_HEADER_BYTES: usize = 4 << 20;

/// The index of an MP4.
#[derive(Debug)]
pub(crate) struct Movie {
    pub(crate) width_px: usize,
    pub(crate) height_px: usize,
    /// Ticks per second, above zero.
    pub(crate) timescale: u32,
    /// Bytes of the length before each NAL unit: 1 to 4.
    pub(crate) length_size: usize,
    /// Sequence, then picture parameter sets, without start codes.
    pub(crate) parameter_sets: Vec<Vec<u8>>,
    /// In decoding order.
    pub(crate) samples: Vec<Sample>,
    /// End of the last shown sample, in ticks since the first one's start.
    pub(crate) duration: u64,
    /// The file ends within a fragment's header: what comes after `samples` is lost.
    pub(crate) cut_short: bool,
}

/// One access unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sample {
    /// Where it lies in the file; possibly beyond its end.
    pub(crate) bytes: Range<u64>,
    /// Time of showing in ticks; the earliest of a movie is 0.
    pub(crate) shown_at: i64,
    duration: u32,
}

impl Movie {
    /// Reads the index; samples are not touched.
    ///
    /// # Errors
    /// [`ClipFault::Malformed`], [`ClipFault::Unsupported`], [`ClipFault::TooLarge`], [`ClipFault::CutShort`].
    pub(crate) fn read(file: &[u8]) -> Result<Self, ClipFault> {
        let mut movie: Option<(Self, Defaults)> = None;
        let mut fragments_end = 0;
        for found in boxes(file) {
            let found = found?;
            match &found.kind {
                b"moov" if found.cut_short => return Err(ClipFault::CutShort),
                b"moov" if movie.is_none() => movie = Some(header(found)?),
                b"moof" => {
                    let (movie, defaults) =
                        movie.as_mut().ok_or(ClipFault::Malformed("moof before moov"))?;
                    if found.cut_short {
                        movie.cut_short = true;
                        break;
                    }
                    let start = offset_in(file, found.whole);
                    fragment(movie, defaults, found, start, &mut fragments_end)?;
                }
                _ => {}
            }
        }
        let (mut movie, _) = movie.ok_or(ClipFault::Malformed("no moov"))?;
        if movie.samples.is_empty() && !movie.cut_short {
            return Err(ClipFault::NoFrames);
        }
        // An edit list only moves the start to the first shown sample (B-frames are shown later than they
        // are decoded); taking the earliest time as zero does the same.
        let start = movie.samples.iter().map(|sample| sample.shown_at).min().unwrap_or(0);
        for sample in &mut movie.samples {
            sample.shown_at -= start;
        }
        let ends = movie.samples.iter().map(|s| s.shown_at.unsigned_abs() + u64::from(s.duration));
        movie.duration = ends.max().unwrap_or(0);
        Ok(movie)
    }

    fn push(&mut self, bytes: Range<u64>, shown_at: i64, duration: u32) -> Result<(), ClipFault> {
        if self.samples.len() == MAX_SAMPLES {
            return Err(ClipFault::TooLarge("samples"));
        }
        self.samples.push(Sample { bytes, shown_at, duration });
        Ok(())
    }
}

/// What fragments inherit.
struct Defaults {
    track: u32,
    duration: u32,
    size: u32,
}

fn header(moov: Box<'_>) -> Result<(Movie, Defaults), ClipFault> {
    if moov.body.len() > MAX_HEADER_BYTES {
        return Err(ClipFault::TooLarge("moov"));
    }
    let mut codec = ClipFault::Malformed("no video track");
    for trak in boxes(moov.body) {
        let trak = trak?;
        if trak.kind != *b"trak" || trak.cut_short {
            continue;
        }
        let Some(stsd) = descend(trak.body, &[b"mdia", b"minf", b"stbl", b"stsd"])? else {
            continue;
        };
        // Full box header, then the count of entries; only the first counts.
        let entry = boxes(stsd.body.get(8..).unwrap_or(&[])).next();
        let Some(entry) = entry.transpose()? else { continue };
        match &entry.kind {
            b"avc1" => return track(moov, trak, entry),
            b"avc3" | b"hvc1" | b"hev1" | b"mp4v" | b"vp09" | b"av01" | b"encv" => {
                codec = ClipFault::Unsupported("video that is not H.264 in avc1");
            }
            _ => {}
        }
    }
    Err(codec)
}

fn track(moov: Box<'_>, trak: Box<'_>, avc1: Box<'_>) -> Result<(Movie, Defaults), ClipFault> {
    let mdia = find(trak.body, b"mdia")?.ok_or(ClipFault::Malformed("no mdia"))?;
    let tkhd: Tkhd = leaf(find(trak.body, b"tkhd")?)?;
    let mdhd: Mdhd = leaf(find(mdia.body, b"mdhd")?)?;
    let stbl = descend(mdia.body, &[b"minf", b"stbl"])?.ok_or(ClipFault::Malformed("no stbl"))?;

    // ISO/IEC 14496-12 12.1.3: a visual sample entry is 78 bytes, width and height in the middle.
    let (visual, children) = avc1.body.split_at_checked(78).ok_or(ClipFault::Malformed("avc1"))?;
    let side = |at: usize| usize::from(u16::from_be_bytes([visual[at], visual[at + 1]]));
    let (width_px, height_px) = (side(24), side(26));
    if width_px > MAX_SIDE_PX || height_px > MAX_SIDE_PX {
        return Err(ClipFault::TooLarge("picture"));
    }
    let avcc: Avcc = leaf(find(children, b"avcC")?)?;
    let mut parameter_sets = avcc.sequence_parameter_sets;
    parameter_sets.extend(avcc.picture_parameter_sets);
    if mdhd.timescale == 0 {
        return Err(ClipFault::Malformed("timescale"));
    }

    let mut defaults = Defaults { track: tkhd.track_id, duration: 0, size: 0 };
    if let Some(mvex) = find(moov.body, b"mvex")? {
        for trex in boxes(mvex.body) {
            let trex = trex?;
            if trex.kind != *b"trex" {
                continue;
            }
            let trex: Trex = leaf(Some(trex))?;
            if trex.track_id == defaults.track {
                defaults.duration = trex.default_sample_duration;
                defaults.size = trex.default_sample_size;
            }
        }
    }
    let mut movie = Movie {
        width_px,
        height_px,
        timescale: mdhd.timescale,
        length_size: usize::from(avcc.length_size),
        parameter_sets,
        samples: Vec::new(),
        duration: 0,
        cut_short: false,
    };
    table(&mut movie, stbl)?;
    Ok((movie, defaults))
}

/// The samples of an ordinary file: sizes, chunks and times, each in its own table of runs.
fn table(movie: &mut Movie, stbl: Box<'_>) -> Result<(), ClipFault> {
    let stsz: Stsz = leaf(find(stbl.body, b"stsz")?)?;
    let stts: Stts = leaf(find(stbl.body, b"stts")?)?;
    let stsc: Stsc = leaf(find(stbl.body, b"stsc")?)?;
    let chunks: Vec<u64> = match find(stbl.body, b"co64")? {
        Some(found) => leaf::<Co64>(Some(found))?.entries,
        None => {
            let stco: Stco = leaf(find(stbl.body, b"stco")?)?;
            stco.entries.into_iter().map(u64::from).collect()
        }
    };
    let ctts = match find(stbl.body, b"ctts")? {
        Some(found) => leaf::<Ctts>(Some(found))?.entries,
        None => Vec::new(),
    };

    let count = match &stsz.samples {
        StszSamples::Identical { count, .. } => *count as usize,
        StszSamples::Different { sizes } => sizes.len(),
    };
    if count > MAX_SAMPLES {
        return Err(ClipFault::TooLarge("samples"));
    }
    let size_of = |sample: usize| match &stsz.samples {
        StszSamples::Identical { size, .. } => *size,
        StszSamples::Different { sizes } => sizes[sample],
    };
    // Runs are lazy, and `count` bounds how much of them is unrolled.
    let mut deltas = stts.entries.iter().flat_map(|run| times(run.sample_count, run.sample_delta));
    let mut offsets = ctts.iter().flat_map(|run| times(run.sample_count, run.sample_offset));
    let mut decoded_at = 0_u64;
    let mut sample = 0;
    // One walk along both tables: searching the run of each chunk would be quadratic.
    let mut runs = stsc.entries.iter().peekable();
    let mut in_chunk = None;
    for (index, &chunk) in chunks.iter().enumerate() {
        let number = index as u64 + 1;
        while let Some(run) = runs.next_if(|run| u64::from(run.first_chunk) <= number) {
            in_chunk = Some(run.samples_per_chunk);
        }
        let in_chunk = in_chunk.ok_or(ClipFault::Malformed("stsc"))?;
        let mut at = chunk;
        for _ in 0..in_chunk {
            if sample == count {
                return Ok(());
            }
            let size = u64::from(size_of(sample));
            let duration = deltas.next().ok_or(ClipFault::Malformed("stts"))?;
            let shown_at = shown(decoded_at, offsets.next().unwrap_or(0))?;
            let end = at.checked_add(size).ok_or(ClipFault::Malformed("stco"))?;
            movie.push(at..end, shown_at, duration)?;
            at = end;
            decoded_at += u64::from(duration);
            sample += 1;
        }
    }
    if sample < count { Err(ClipFault::Malformed("stco")) } else { Ok(()) }
}

/// The samples of one fragment.
fn fragment(
    movie: &mut Movie,
    defaults: &Defaults,
    moof: Box<'_>,
    moof_start: u64,
    fragments_end: &mut u64,
) -> Result<(), ClipFault> {
    if moof.body.len() > MAX_HEADER_BYTES {
        return Err(ClipFault::TooLarge("moof"));
    }
    for traf in boxes(moof.body) {
        let traf = traf?;
        if traf.kind != *b"traf" || traf.cut_short {
            continue;
        }
        let tfhd: Tfhd = leaf(find(traf.body, b"tfhd")?)?;
        if tfhd.track_id != defaults.track {
            continue;
        }
        let mut decoded_at = match find(traf.body, b"tfdt")? {
            Some(found) => leaf::<Tfdt>(Some(found))?.base_media_decode_time,
            None => *fragments_end,
        };
        let base = tfhd.base_data_offset.unwrap_or(moof_start);
        let mut at = base;
        for trun in boxes(traf.body) {
            let trun = trun?;
            if trun.kind != *b"trun" {
                continue;
            }
            let trun: Trun = leaf(Some(trun))?;
            if let Some(offset) = trun.data_offset {
                let offset = i64::from(offset);
                at = base.checked_add_signed(offset).ok_or(ClipFault::Malformed("trun"))?;
            }
            if trun.samples.len() > MAX_SAMPLES {
                return Err(ClipFault::TooLarge("samples"));
            }
            for entry in &trun.samples {
                let size = entry.size.or(tfhd.default_sample_size).unwrap_or(defaults.size);
                let duration =
                    entry.duration.or(tfhd.default_sample_duration).unwrap_or(defaults.duration);
                let end = at.checked_add(u64::from(size)).ok_or(ClipFault::Malformed("trun"))?;
                movie.push(at..end, shown(decoded_at, entry.cts.unwrap_or(0))?, duration)?;
                at = end;
                decoded_at = decoded_at
                    .checked_add(u64::from(duration))
                    .ok_or(ClipFault::Malformed("trun"))?;
            }
        }
        *fragments_end = decoded_at;
    }
    Ok(())
}

/// Decodes one box that has no children.
fn leaf<T: Atom>(found: Option<Box<'_>>) -> Result<T, ClipFault> {
    let name = match &T::KIND.into() {
        b"avcC" => "avcC",
        b"tkhd" | b"mdhd" | b"trex" => "track header",
        b"tfhd" | b"tfdt" | b"trun" => "fragment header",
        _ => "sample table",
    };
    let found = found.filter(|found| !found.cut_short).ok_or(ClipFault::Malformed(name))?;
    T::decode(&mut &*found.whole).map_err(|_| ClipFault::Malformed(name))
}

/// When a sample is shown. The range leaves room for every later sum.
fn shown(decoded_at: u64, offset: i64) -> Result<i64, ClipFault> {
    const FAR: u64 = 1 << 60;
    if decoded_at > FAR || offset.unsigned_abs() > FAR {
        return Err(ClipFault::Malformed("sample time"));
    }
    Ok(decoded_at as i64 + offset)
}

fn times<T: Copy>(count: u32, value: T) -> impl Iterator<Item = T> {
    std::iter::repeat_n(value, count as usize)
}

/// Where a part of a file begins in it.
fn offset_in(file: &[u8], part: &[u8]) -> u64 {
    (part.as_ptr() as usize - file.as_ptr() as usize) as u64
}
