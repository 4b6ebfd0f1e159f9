//! Practice's cameras: the machine's own and clips played in place of one, all watermarked.

mod clip;
mod source;
mod watermark;

use std::path::PathBuf;
use std::sync::Arc;

use ::camera::{Camera, CameraFault, CameraId, CameraInfo, NokhwaCamera, Picture, Stream};
use anyhow::{Context, Result};

use clip::Clip;
use watermark::Watermark;

/// The clip that is played where there is no camera and none was named: a synthetic face (see clips/README.md).
const BUNDLED: &[u8] = include_bytes!("../../clips/seq_blink_smile_turn_left.mp4");

/// With a clip named: that clip alone. Without: the machine's cameras, and the bundled clip after them.
pub(crate) struct PracticeCamera {
    clip: Clip,
    machine: Option<NokhwaCamera>,
}

impl PracticeCamera {
    /// # Errors
    /// When the clip cannot be read or has no picture in it.
    pub(crate) fn new(file: Option<PathBuf>) -> Result<Self> {
        let (clip, machine) = match file {
            Some(file) => {
                let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
                let clip = Clip::open(name.unwrap_or_default(), &file)
                    .with_context(|| format!("reading the clip {}", file.display()))?;
                (clip, None)
            }
            None => (Clip::bundled("Practice clip", BUNDLED), Some(NokhwaCamera)),
        };
        Ok(Self { clip, machine })
    }

    /// For commands without a window: as [`PracticeCamera::new`], shared.
    pub(crate) fn shared(file: Option<PathBuf>) -> Result<Arc<dyn Camera>> {
        Ok(Arc::new(Self::new(file)?))
    }
}

impl Camera for PracticeCamera {
    fn permit(&self) -> Result<(), CameraFault> {
        self.machine.as_ref().map_or(Ok(()), Camera::permit)
    }

    fn list(&self) -> Result<Vec<CameraInfo>, CameraFault> {
        let mut cameras = match &self.machine {
            // Practice goes on without a camera whatever the reason is that none can be listed.
            Some(machine) => machine.list().unwrap_or_default(),
            None => Vec::new(),
        };
        cameras.push(self.clip.info().clone());
        Ok(cameras)
    }

    fn open(&self, id: &CameraId) -> Result<Box<dyn Stream>, CameraFault> {
        let stream = match &self.machine {
            _ if *id == self.clip.info().id => self.clip.stream()?,
            Some(machine) => machine.open(id)?,
            None => return Err(CameraFault::NoCamera),
        };
        Ok(Box::new(Watermarked { stream, watermark: None }))
    }
}

/// A stream whose every picture says that it is practice.
struct Watermarked {
    stream: Box<dyn Stream>,
    /// Drawn once, for the first picture's size.
    watermark: Option<Watermark>,
}

impl Stream for Watermarked {
    fn format(&self) -> ::camera::Format {
        self.stream.format()
    }

    fn next(&mut self) -> Result<Picture, CameraFault> {
        Ok(match self.stream.next()? {
            Picture::Whole(frame) => {
                let watermark = self.watermark.get_or_insert_with(|| Watermark::for_frame(&frame));
                Picture::Whole(watermark.on(&frame))
            }
            torn => torn,
        })
    }
}
