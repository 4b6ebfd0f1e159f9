//! Frames out of a clip file: MP4, MJPEG and Y4M by ourselves, everything else through ffmpeg where it is installed.
//!
//! For practice's virtual camera, for tests and for `observe`. A crate of its own because the shipped app neither
//! reads clips from a disk nor starts other programs.

use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use media::{ClipDecoder, ClipFault, Frame, FrameFault, cut_at_eoi};

/// MJPEG files carry no times.
const MJPEG_FPS: u32 = 30;

/// Where frames come from, again and again.
#[derive(Clone)]
pub enum Source {
    /// A whole MP4 with H.264.
    Mp4(Arc<[u8]>),
    /// JPEG pictures one after another, at 30 a second.
    Mjpeg(Arc<[u8]>),
    /// A file of uncompressed pictures, read as it is played.
    Y4m(PathBuf),
    /// Anything that ffmpeg reads.
    Ffmpeg(PathBuf),
}

/// One pass through a clip: its frames with their times, the first at 0.
pub struct Pass {
    frames: Box<dyn Iterator<Item = Result<Frame, SourceFault>>>,
    /// When the next pass begins, counted from this one's start; `Duration::MAX` where the file does not say.
    pub length: Duration,
}

/// Why a file gives no frames.
#[derive(Debug, thiserror::Error)]
pub enum SourceFault {
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The MP4 is not one, or of another kind than ours.
    #[error(transparent)]
    Clip(#[from] ClipFault),
    /// One picture is not one.
    #[error(transparent)]
    Frame(#[from] FrameFault),
    /// The Y4M is damaged.
    #[error("Y4M: {0}")]
    Y4m(#[from] y4m::Error),
    /// Another sampling of colours than 4:2:0 with 8 bits.
    #[error("the clip's colours are {0}; 4:2:0 with 8 bits is read")]
    Colours(String),
    /// The Y4M's header has no rate.
    #[error("the clip has no frame rate")]
    NoRate,
    /// There is no frame in it.
    #[error("no frame in it")]
    Empty,
    /// Only ffmpeg could read it.
    #[error("this clip is read through ffmpeg, which does not start: {0}")]
    NoFfmpeg(std::io::Error),
}

impl Source {
    /// Chosen by content; the first frame is decoded to be sure.
    ///
    /// # Errors
    /// [`SourceFault`].
    pub fn of_file(path: &Path) -> Result<Self, SourceFault> {
        let mut head = [0; 12];
        let read = std::fs::File::open(path)?.take(12).read(&mut head)?;
        let head = &head[..read];
        let source = if head.starts_with(b"YUV4MPEG2") {
            Self::Y4m(path.to_owned())
        } else if head.starts_with(&[0xff, 0xd8]) {
            Self::Mjpeg(std::fs::read(path)?.into())
        } else if head.get(4..8) == Some(b"ftyp") {
            Self::Mp4(std::fs::read(path)?.into())
        } else {
            Self::Ffmpeg(path.to_owned())
        };
        match (source.first(), &source) {
            (Ok(()), _) => Ok(source),
            // An MP4 may hold another codec than H.264: ffmpeg knows more.
            (Err(_), Self::Mp4(_)) => {
                let source = Self::Ffmpeg(path.to_owned());
                source.first().map(|()| source)
            }
            (Err(fault), _) => Err(fault),
        }
    }

    fn first(&self) -> Result<(), SourceFault> {
        self.pass()?.next().ok_or(SourceFault::Empty)?.map(|_| ())
    }

    /// From the start.
    ///
    /// # Errors
    /// [`SourceFault`].
    pub fn pass(&self) -> Result<Pass, SourceFault> {
        match self {
            Self::Mp4(bytes) => {
                let decoder = ClipDecoder::new(Arc::clone(bytes))?;
                let length = decoder.length();
                Ok(Pass { frames: Box::new(decoder.map(|frame| Ok(frame?))), length })
            }
            Self::Mjpeg(bytes) => Ok(mjpeg(Arc::clone(bytes))),
            Self::Y4m(path) => y4m(std::fs::File::open(path)?),
            Self::Ffmpeg(path) => ffmpeg(path),
        }
    }
}

impl Iterator for Pass {
    type Item = Result<Frame, SourceFault>;

    fn next(&mut self) -> Option<Self::Item> {
        self.frames.next()
    }
}

/// One pass through uncompressed pictures that come from anywhere, for example from standard input.
///
/// # Errors
/// [`SourceFault::Y4m`], [`SourceFault::Colours`], [`SourceFault::NoRate`].
pub fn y4m(input: impl Read + 'static) -> Result<Pass, SourceFault> {
    let mut decoder = y4m::decode(BufReader::with_capacity(1 << 16, input))?;
    let (width, height, rate) =
        (decoder.get_width(), decoder.get_height(), decoder.get_framerate());
    match decoder.get_colorspace() {
        y4m::Colorspace::C420
        | y4m::Colorspace::C420jpeg
        | y4m::Colorspace::C420mpeg2
        | y4m::Colorspace::C420paldv => {}
        other => return Err(SourceFault::Colours(format!("{other:?}"))),
    }
    if rate.num == 0 || rate.den == 0 {
        return Err(SourceFault::NoRate);
    }
    let mut count = 0u32;
    let next = move || {
        let at = Duration::from_secs_f64(f64::from(count) * rate.den as f64 / rate.num as f64);
        let frame = match decoder.read_frame() {
            Ok(frame) => frame,
            Err(y4m::Error::EOF) => return None,
            Err(fault) => return Some(Err(fault.into())),
        };
        count += 1;
        let (y, u, v) = (frame.get_y_plane(), frame.get_u_plane(), frame.get_v_plane());
        Some(Frame::from_i420(width, height, at, [y, u, v].concat()).map_err(Into::into))
    };
    Ok(Pass { frames: Box::new(std::iter::from_fn(next)), length: Duration::MAX })
}

fn mjpeg(bytes: Arc<[u8]>) -> Pass {
    let interval = Duration::from_secs(1) / MJPEG_FPS;
    let (mut offset, mut count) = (0, 0u32);
    let next = move || {
        // Some writers pad between pictures: look for the next start marker.
        let start = bytes[offset..].windows(2).position(|pair| pair == [0xff, 0xd8])?;
        let picture = cut_at_eoi(&bytes[offset + start..]);
        offset += start + picture.len().max(2);
        let at = interval * count;
        count += 1;
        Some(Frame::from_mjpeg(at, picture).map_err(Into::into))
    };
    Pass { frames: Box::new(std::iter::from_fn(next)), length: Duration::MAX }
}

/// Even sides, 4:2:0 in limited range, whole clip, sound left out.
fn ffmpeg(path: &Path) -> Result<Pass, SourceFault> {
    let mut child = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-i"])
        .arg(path)
        .args(["-an", "-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2:out_range=tv"])
        .args(["-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", "-"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(SourceFault::NoFfmpeg)?;
    let Some(output) = child.stdout.take() else { return Err(SourceFault::Empty) };
    y4m(Output { child, output })
}

/// What a process writes. Ends the process when let go.
struct Output {
    child: Child,
    output: std::process::ChildStdout,
}

impl Read for Output {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.output.read(buffer)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    #[test]
    fn y4m_has_times_and_ends() {
        let bytes = [b"YUV4MPEG2 W2 H2 F25:1 C420jpeg\n".to_vec(), b"FRAME\nabcdUV".repeat(3)];
        let file = file(&bytes.concat());
        let source = Source::of_file(file.path()).unwrap();
        assert!(matches!(source, Source::Y4m(_)));
        // Twice: a source begins anew.
        for _ in 0..2 {
            let frames: Vec<_> = source.pass().unwrap().map(Result::unwrap).collect();
            let times: Vec<_> = frames.iter().map(|frame| frame.at().as_millis()).collect();
            assert_eq!(times, [0, 40, 80]);
            assert_eq!(
                (frames[2].y(), frames[2].u(), frames[2].v()),
                (&b"abcd"[..], &b"U"[..], &b"V"[..])
            );
        }
        assert!(matches!(y4m(&b"YUV4MPEG2 W2 H2 F25:1 C444\n"[..]), Err(SourceFault::Colours(_))));
    }

    #[test]
    fn our_own_clips_need_no_other_program() {
        let clip = include_bytes!("../../../practice/clips/blink.mp4");
        let file = file(clip);
        let source = Source::of_file(file.path()).unwrap();
        assert!(matches!(source, Source::Mp4(_)));
        let pass = source.pass().unwrap();
        assert_eq!((pass.length, pass.count()), (Duration::from_secs(3), 90));
    }
}
