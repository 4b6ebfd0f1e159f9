//! Frames out of a clip file: MP4, MJPEG and Y4M by ourselves, everything else through ffmpeg where it is installed.

use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use media::{ClipDecoder, Frame, cut_at_eoi};

/// MJPEG files carry no times.
const MJPEG_FPS: u32 = 30;

/// Where frames come from, again and again.
#[derive(Clone)]
pub(super) enum Source {
    Mp4(Arc<[u8]>),
    Mjpeg(Arc<[u8]>),
    Y4m(PathBuf),
    Ffmpeg(PathBuf),
}

/// One pass through a clip.
pub(super) struct Pass {
    frames: Box<dyn Iterator<Item = Result<Frame>>>,
    /// When the next pass begins, counted from this one's start.
    pub(super) length: Duration,
}

impl Source {
    /// Chosen by content; the first frame is decoded to be sure.
    pub(super) fn of_file(path: &Path) -> Result<Self> {
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
        let readable = source.pass().and_then(|mut pass| pass.next().context("no frame in it")?);
        match (readable, &source) {
            (Ok(_), _) => Ok(source),
            // An MP4 may hold another codec than H.264: ffmpeg knows more.
            (Err(_), Self::Mp4(_)) => {
                let source = Self::Ffmpeg(path.to_owned());
                source.pass()?.next().context("no frame in it")??;
                Ok(source)
            }
            (Err(error), _) => Err(error),
        }
    }

    /// From the start.
    pub(super) fn pass(&self) -> Result<Pass> {
        match self {
            Self::Mp4(bytes) => {
                let decoder = ClipDecoder::new(Arc::clone(bytes))?;
                let length = decoder.length();
                Ok(Pass { frames: Box::new(decoder.map(|frame| Ok(frame?))), length })
            }
            Self::Mjpeg(bytes) => Ok(mjpeg(Arc::clone(bytes))),
            Self::Y4m(path) => y4m(std::fs::File::open(path)?, None),
            Self::Ffmpeg(path) => ffmpeg(path),
        }
    }
}

impl Iterator for Pass {
    type Item = Result<Frame>;

    fn next(&mut self) -> Option<Self::Item> {
        self.frames.next()
    }
}

fn mjpeg(bytes: Arc<[u8]>) -> Pass {
    let interval = Duration::from_secs(1) / MJPEG_FPS;
    let (mut offset, mut count) = (0, 0u32);
    let mut next = move || {
        // Some writers pad between pictures: look for the next start marker.
        let start = bytes[offset..].windows(2).position(|pair| pair == [0xff, 0xd8])?;
        let picture = cut_at_eoi(&bytes[offset + start..]);
        offset += start + picture.len().max(2);
        let at = interval * count;
        count += 1;
        Some(Frame::from_mjpeg(at, picture).map_err(Into::into))
    };
    Pass { frames: Box::new(std::iter::from_fn(move || next())), length: Duration::MAX }
}

/// `child` feeds the reader and is ended with it.
fn y4m(input: impl Read + 'static, child: Option<Ended>) -> Result<Pass> {
    let mut decoder = y4m::decode(BufReader::with_capacity(1 << 16, input))?;
    let (width, height, rate) =
        (decoder.get_width(), decoder.get_height(), decoder.get_framerate());
    match decoder.get_colorspace() {
        y4m::Colorspace::C420
        | y4m::Colorspace::C420jpeg
        | y4m::Colorspace::C420mpeg2
        | y4m::Colorspace::C420paldv => {}
        other => bail!("the clip's colours are {other:?}; 4:2:0 with 8 bits is read"),
    }
    if rate.num == 0 || rate.den == 0 {
        bail!("the clip has no frame rate");
    }
    let mut count = 0u32;
    let next = move || {
        let _keep = &child;
        let at = Duration::from_secs_f64(f64::from(count) * rate.den as f64 / rate.num as f64);
        let frame = match decoder.read_frame() {
            Ok(frame) => frame,
            Err(y4m::Error::EOF) => return None,
            Err(error) => return Some(Err(error.into())),
        };
        count += 1;
        let (y, u, v) = (frame.get_y_plane(), frame.get_u_plane(), frame.get_v_plane());
        Some(Frame::from_i420(width, height, at, [y, u, v].concat()).map_err(Into::into))
    };
    Ok(Pass { frames: Box::new(std::iter::from_fn(next)), length: Duration::MAX })
}

/// Even sides, 4:2:0, whole clip, sound left out.
fn ffmpeg(path: &Path) -> Result<Pass> {
    let mut child = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-i"])
        .arg(path)
        .args(["-an", "-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2", "-pix_fmt", "yuv420p"])
        .args(["-f", "yuv4mpegpipe", "-"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .context("this clip is read through ffmpeg, which is not installed")?;
    let output = child.stdout.take().context("ffmpeg has no output")?;
    y4m(output, Some(Ended(child)))
}

/// Ends the process it started when let go.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
