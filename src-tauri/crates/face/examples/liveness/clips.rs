//! The labelled clips, and what the analysis sees in them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use clip_file::Source;
use face::attack::Evidence;
use face::{Analyser, Models};
use media::Frame;
use serde::Deserialize;
use signup::liveness::{Change, Gestures, Movement};
use signup::wire::{Prompt, Signal};

/// The footage and its labels (`labels.json`, `puppet/clips/scripts.json`).
pub(crate) struct Footage {
    folder: PathBuf,
    labels: BTreeMap<String, serde_json::Value>,
}

/// One clip with the movements that are in it; `None` where nobody labelled movements.
pub(crate) struct Labelled {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) attack: Option<String>,
    pub(crate) movements: Option<Vec<Label>>,
}

/// One labelled movement.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Label {
    pub(crate) prompt: Prompt,
    pub(crate) start_ms: u64,
    pub(crate) end_ms: u64,
}

/// What was seen in one clip.
pub(crate) struct Seen {
    pub(crate) movements: Vec<Movement>,
    pub(crate) signals: Vec<Signal>,
}

/// Sees clips.
pub(crate) struct Analyst(Arc<Models>);

#[derive(Deserialize)]
struct Turn {
    to: String,
    span: [f64; 2],
}

impl Footage {
    /// `None` where the folder is absent.
    pub(crate) fn beside_the_checkout() -> Result<Option<Self>> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/footage");
        let Ok(labels) = std::fs::read_to_string(folder.join("labels.json")) else {
            return Ok(None);
        };
        let labels = serde_json::from_str(&labels).context("labels.json")?;
        Ok(Some(Self { folder, labels }))
    }

    /// Every clip in the order of the names.
    pub(crate) fn clips(&self) -> Result<Vec<Labelled>> {
        let named = self.labels.iter().filter(|(name, _)| !name.starts_with('_'));
        named.map(|(name, label)| self.labelled(name, label)).collect()
    }

    fn labelled(&self, name: &str, label: &serde_json::Value) -> Result<Labelled> {
        let path = self.folder.join("genuine").join(name);
        let attack = label["attack"].as_str().map(str::to_owned);
        // Of two people nobody labelled who moved, and of attacks nobody labelled the movements.
        let movements = (label["faces"].as_u64().is_some_and(|faces| faces < 2))
            .then(|| movements(label))
            .transpose()?;
        let name = name.trim_start_matches("../attacks/").to_owned();
        Ok(Labelled { name, path, attack, movements })
    }
}

fn movements(label: &serde_json::Value) -> Result<Vec<Label>> {
    let ms = |seconds: f64| (seconds * 1000.0).round() as u64;
    let mut found = Vec::new();
    let named =
        [("blink", Prompt::Blink), ("smile", Prompt::Smile), ("mouth_open", Prompt::OpenMouth)];
    for (name, prompt) in named {
        let spans: Option<Vec<[f64; 2]>> = serde_json::from_value(label[name].clone())?;
        found.extend(spans.into_iter().flatten().map(|[start, end]| Label {
            prompt,
            start_ms: ms(start),
            end_ms: ms(end),
        }));
    }
    let turns: Option<Vec<Turn>> = serde_json::from_value(label["turn"].clone())?;
    for turn in turns.into_iter().flatten() {
        // The picture is not mirrored: its left is the person's right.
        let prompt = if turn.to == "image-left" { Prompt::TurnRight } else { Prompt::TurnLeft };
        let [start, end] = turn.span.map(ms);
        found.push(Label { prompt, start_ms: start, end_ms: end });
    }
    Ok(found)
}

impl Analyst {
    pub(crate) fn new() -> Result<Self> {
        Ok(Self(Arc::new(Models::bundled()?)))
    }

    /// All of a clip's frames.
    pub(crate) fn frames(path: &Path) -> Result<Vec<Frame>> {
        let name = || path.display().to_string();
        let pass = Source::of_file(path).and_then(|source| source.pass()).with_context(name)?;
        pass.collect::<Result<_, _>>().with_context(name)
    }

    pub(crate) fn see(&self, frames: &[Frame]) -> Seen {
        let mut analyser = Analyser::new(Arc::clone(&self.0));
        let (mut gestures, mut evidence) = (Gestures::default(), Evidence::default());
        let mut movements = Vec::new();
        for frame in frames {
            let analysis = analyser.analyse(frame);
            for change in gestures.push(&analysis.observation) {
                if let Change::Went(movement) = change {
                    movements.push(movement);
                }
            }
            evidence.push(&analysis);
        }
        movements.extend(gestures.unfinished());
        Seen { movements, signals: evidence.finish() }
    }
}
