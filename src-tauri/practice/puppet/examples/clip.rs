//! Writes a clip of the puppet as Y4M (4:2:0, 30 fps): for QA, for tests, for feeding a webcam that is none.
//!
//! `cargo run -p puppet --example clip -- OUT.y4m SECONDS [PROMPT@START[:LENGTH]] … [--manner M] [--size WxH] [--seed N]`
//!
//! Prompts by their wire names (`smile`, `turn_left`, …), times in seconds. Willing without `--manner`: each movement
//! begins exactly at its start and takes LENGTH from rest to rest. With `--manner` the starts are when the prompts are
//! shown, and the puppet answers in its manner; the take ends with the clip. `-` writes to standard output.

use std::error::Error;
use std::io::{BufWriter, Write};
use std::time::Duration;

use puppet::{Actor, Cue, Manner, Pose, Puppet, Script, pose};
use signup::wire::Prompt;

const FPS: u32 = 30;

struct Wanted {
    out: String,
    length: Duration,
    cues: Vec<Cue>,
    manner: Option<Manner>,
    size: (usize, usize),
    seed: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let wanted = read(std::env::args().skip(1))?;
    let (width, height) = wanted.size;
    let puppet = Puppet::new(width, height, wanted.seed)?;
    let out: Box<dyn Write> = match wanted.out.as_str() {
        "-" => Box::new(std::io::stdout().lock()),
        path => Box::new(std::fs::File::create(path)?),
    };
    let mut out = BufWriter::new(out);
    writeln!(out, "YUV4MPEG2 W{width} H{height} F{FPS}:1 Ip A1:1 C420jpeg XCOLORRANGE=LIMITED")?;
    let mut performer = Performer::of(&wanted);
    let frames = (wanted.length.as_secs_f64() * f64::from(FPS)).round() as u32;
    for i in 0..frames {
        let at = Duration::from_secs(1) * i / FPS;
        out.write_all(b"FRAME\n")?;
        out.write_all(puppet.frame(&performer.pose(at), at).i420())?;
    }
    Ok(out.flush()?)
}

enum Performer {
    Scripted(Script),
    /// The actor, and the prompts still to be shown, the next one last.
    Acting(Actor, Vec<Cue>),
}

impl Performer {
    fn of(wanted: &Wanted) -> Self {
        let mut cues = wanted.cues.clone();
        match wanted.manner {
            None => Self::Scripted(Script { seed: wanted.seed, cues, blinks: None }),
            Some(manner) => {
                cues.sort_by_key(|cue| std::cmp::Reverse(cue.start));
                Self::Acting(Actor::new(manner, wanted.seed), cues)
            }
        }
    }

    fn pose(&mut self, at: Duration) -> Pose {
        match self {
            Self::Scripted(script) => pose(at, script),
            Self::Acting(actor, waiting) => {
                while let Some(cue) = waiting.pop_if(|cue| cue.start <= at) {
                    actor.cue(cue.prompt, cue.start);
                }
                actor.pose(at)
            }
        }
    }
}

fn read(mut args: impl Iterator<Item = String>) -> Result<Wanted, Box<dyn Error>> {
    let out = args.next().ok_or("where to? OUT.y4m SECONDS PROMPT@START[:LENGTH] …")?;
    let length = seconds(&args.next().ok_or("how many seconds?")?)?;
    let mut wanted =
        Wanted { out, length, cues: Vec::new(), manner: None, size: (1280, 720), seed: 7 };
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} wants a value"));
        match arg.as_str() {
            "--manner" => wanted.manner = Some(value()?.parse()?),
            "--seed" => wanted.seed = value()?.parse()?,
            "--size" => {
                let value = value()?;
                let (width, height) = value.split_once('x').ok_or("a size is WIDTHxHEIGHT")?;
                wanted.size = (width.parse()?, height.parse()?);
            }
            cue => wanted.cues.push(read_cue(cue)?),
        }
    }
    Ok(wanted)
}

fn read_cue(words: &str) -> Result<Cue, Box<dyn Error>> {
    let (name, times) = words.split_once('@').ok_or("a cue is PROMPT@START[:LENGTH]")?;
    let prompt = named(name).ok_or_else(|| format!("there is no prompt `{name}`"))?;
    let (start, length) = match times.split_once(':') {
        Some((start, length)) => (start, Some(seconds(length)?)),
        None => (times, None),
    };
    let mut cue = Cue::new(prompt, seconds(start)?);
    cue.length = length.unwrap_or(cue.length);
    Ok(cue)
}

fn named(name: &str) -> Option<Prompt> {
    Some(match name {
        "smile" => Prompt::Smile,
        "blink" => Prompt::Blink,
        "open_mouth" => Prompt::OpenMouth,
        "turn_left" => Prompt::TurnLeft,
        "turn_right" => Prompt::TurnRight,
        "tilt_left" => Prompt::TiltLeft,
        "tilt_right" => Prompt::TiltRight,
        "look_up" => Prompt::LookUp,
        "look_down" => Prompt::LookDown,
        _ => return None,
    })
}

fn seconds(word: &str) -> Result<Duration, Box<dyn Error>> {
    Ok(Duration::try_from_secs_f64(word.parse()?)?)
}
