//! Practice's cameras: the machine's own, and the practice face or a clip in place of one, all watermarked.

mod clip;
mod cues;
mod face;
mod paper;
mod watermark;

use std::path::PathBuf;

use ::camera::{Camera, CameraFault, CameraId, CameraInfo, NokhwaCamera, Picture, Stream};
use anyhow::{Context, Result};
use clap::builder::{PathBufValueParser, TypedValueParser};
use puppet::{Manner, UnknownManner};

use clip::Clip;
pub(crate) use cues::Cues;
use face::PuppetCamera;
use watermark::Watermark;

/// What `--camera` names.
#[derive(Clone)]
pub(crate) enum Chosen {
    /// A file to be played.
    Clip(PathBuf),
    /// The practice face in some manner: `puppet`, `puppet:late`, ….
    Puppet(Manner),
}

impl Chosen {
    /// For the command line. A file called `puppet` is named by `./puppet`.
    pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
        PathBufValueParser::new().try_map(|path| match path.to_str() {
            Some("puppet") => Ok(Self::Puppet(Manner::Willing)),
            Some(word) => match word.strip_prefix("puppet:") {
                Some(manner) => Ok(Self::Puppet(manner.parse::<Manner>()?)),
                None => Ok::<_, UnknownManner>(Self::Clip(path)),
            },
            None => Ok(Self::Clip(path)),
        })
    }
}

/// With a clip or the puppet named: that alone. Without: the machine's cameras, and the practice face after them.
pub(crate) struct PracticeCamera {
    played: Played,
    machine: Option<NokhwaCamera>,
}

/// What stands in for a camera.
enum Played {
    Clip(Clip),
    Puppet(PuppetCamera),
}

impl PracticeCamera {
    /// # Errors
    /// When the clip cannot be read or has no picture in it.
    pub(crate) fn new(chosen: Option<Chosen>) -> Result<Self> {
        Ok(match chosen {
            Some(Chosen::Clip(file)) => {
                let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
                let clip = Clip::open(name.unwrap_or_default(), &file)
                    .with_context(|| format!("reading the clip {}", file.display()))?;
                Self { played: Played::Clip(clip), machine: None }
            }
            Some(Chosen::Puppet(manner)) => {
                Self { played: Played::Puppet(PuppetCamera::new(manner)), machine: None }
            }
            None => {
                let puppet = PuppetCamera::new(Manner::Willing);
                Self { played: Played::Puppet(puppet), machine: Some(NokhwaCamera) }
            }
        })
    }

    /// Through which the practice face sees the seller's screen; nobody looks when a clip is played.
    pub(crate) fn cues(&self) -> Option<Cues> {
        match &self.played {
            Played::Clip(_) => None,
            Played::Puppet(puppet) => Some(puppet.cues().clone()),
        }
    }
}

impl Played {
    fn info(&self) -> &CameraInfo {
        match self {
            Self::Clip(clip) => clip.info(),
            Self::Puppet(puppet) => puppet.info(),
        }
    }

    fn stream(&self) -> Result<Box<dyn Stream>, CameraFault> {
        match self {
            Self::Clip(clip) => clip.stream(),
            Self::Puppet(puppet) => puppet.stream(),
        }
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
        cameras.push(self.played.info().clone());
        Ok(cameras)
    }

    fn open(&self, id: &CameraId) -> Result<Box<dyn Stream>, CameraFault> {
        let stream = match &self.machine {
            _ if *id == self.played.info().id => self.played.stream()?,
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
