//! The curves as inline SVG: what the clip shows solid, what the device told dashed, over the prompts.

use std::fmt::Write as _;

use maud::{Markup, html};
use signup::liveness::{Observation, thresholds};

use super::{Measure, finding::words, report::Compared};

const WIDTH: f32 = 1000.0;
const HEIGHT: f32 = 132.0;
/// Room for the scale at the left and the times below.
const LEFT: f32 = 40.0;
const TOP: f32 = 16.0;
const BOTTOM: f32 = 18.0;
/// The line is broken where no face was seen for longer.
const BREAK_MS: u64 = 250;
/// The scale reaches at least so far: a head held still looks still.
const LEAST_DEGREES: f32 = 30.0;

/// What all charts of a page share.
pub(super) struct Scene<'a> {
    /// Length of the time axis.
    pub(super) length_ms: u64,
    pub(super) prompts: &'a [Compared],
    /// The clip's, then the transcript's.
    pub(super) series: [&'a [Observation]; 2],
}

/// One measure over the take.
pub(super) fn chart(scene: &Scene<'_>, measure: Measure) -> Markup {
    let scale = Scale::of(scene, measure);
    let [clip, told] = scene.series.map(|series| path(series, measure, &scale));
    let title = title(measure);
    html! {
        figure {
            figcaption { (title) }
            svg viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(title) {
                @for (index, prompt) in scene.prompts.iter().enumerate() {
                    (window(scene, index, prompt, &scale))
                }
                @for value in scale.ticks() {
                    line.grid x1=(LEFT) x2=(WIDTH) y1=(scale.y(value)) y2=(scale.y(value)) {}
                    text.tick x=(LEFT - 6.0) y=(scale.y(value) + 4.0) text-anchor="end" { (value) }
                }
                @for value in limits(measure) {
                    line.limit x1=(LEFT) x2=(WIDTH) y1=(scale.y(*value)) y2=(scale.y(*value)) {}
                }
                @for second in 0..=scene.length_ms / 1000 {
                    text.tick x=(scale.x(second * 1000)) y=(HEIGHT - 4.0) text-anchor="middle" {
                        (second) " s"
                    }
                }
                path.clip d=(clip) {}
                path.told d=(told) {}
                @for prompt in scene.prompts { (marks(prompt, &scale)) }
            }
        }
    }
}

fn title(measure: Measure) -> &'static str {
    match measure {
        Measure::Yaw => "Yaw: turn, degrees, up is the seller's left",
        Measure::Pitch => "Pitch: chin, degrees, up is up",
        Measure::Roll => "Roll: tilt, degrees, up is the seller's left",
        Measure::Blink => "Blink: eyes closed, 0 to 1",
        Measure::Smile => "Smile, 0 to 1",
        Measure::Mouth => "Mouth open, 0 to 1",
    }
}

/// Where a movement begins, for measures counted from zero; the others are counted from the person's own neutral.
fn limits(measure: Measure) -> &'static [f32] {
    const TURN: [f32; 2] = [thresholds::TURN_DEG.on, -thresholds::TURN_DEG.on];
    const TILT: [f32; 2] = [thresholds::TILT_DEG.on, -thresholds::TILT_DEG.on];
    match measure {
        Measure::Yaw => &TURN,
        Measure::Roll => &TILT,
        Measure::Smile => &[thresholds::SMILE.on],
        Measure::Mouth => &[thresholds::MOUTH_OPEN.on],
        Measure::Pitch | Measure::Blink => &[],
    }
}

struct Scale {
    length_ms: u64,
    low: f32,
    high: f32,
}

impl Scale {
    fn of(scene: &Scene<'_>, measure: Measure) -> Self {
        let length_ms = scene.length_ms.max(1);
        if !measure.is_angle() {
            return Self { length_ms, low: 0.0, high: 1.0 };
        }
        let faces = scene.series.iter().flat_map(|it| it.iter()).filter_map(|it| it.face.as_ref());
        let values = faces.map(|face| measure.of(face).abs()).filter(|it| it.is_finite());
        let most = values.fold(LEAST_DEGREES, f32::max).min(90.0);
        let most = (most / 10.0).ceil() * 10.0;
        Self { length_ms, low: -most, high: most }
    }

    fn x(&self, at_ms: u64) -> f32 {
        let share = at_ms.min(self.length_ms) as f32 / self.length_ms as f32;
        // Half a letter of room at the right, for the last second's name.
        rounded(LEFT + share * (WIDTH - LEFT - 12.0))
    }

    fn y(&self, value: f32) -> f32 {
        let share = (value.clamp(self.low, self.high) - self.low) / (self.high - self.low);
        rounded(HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP))
    }

    fn ticks(&self) -> [f32; 3] {
        [self.low, (self.low + self.high) / 2.0, self.high]
    }
}

fn path(series: &[Observation], measure: Measure, scale: &Scale) -> String {
    let mut path = String::new();
    let mut last: Option<u64> = None;
    for one in series.iter().filter(|it| it.at_ms <= scale.length_ms) {
        let value = one.face.as_ref().map(|face| measure.of(face)).filter(|it| it.is_finite());
        let Some(value) = value else { continue };
        let joined = last.is_some_and(|last| one.at_ms.saturating_sub(last) <= BREAK_MS);
        let letter = if joined { 'L' } else { 'M' };
        let _ = write!(path, "{letter}{} {}", scale.x(one.at_ms), scale.y(value));
        last = Some(one.at_ms);
    }
    path
}

/// The time a prompt was on the screen.
fn window(scene: &Scene<'_>, index: usize, prompt: &Compared, scale: &Scale) -> Markup {
    let shown = |it: &Compared| {
        let outcome = it.transcript.as_ref().or(it.clip.as_ref());
        outcome.and_then(|it| it.shown_ms).map(u64::from)
    };
    let from = shown(prompt);
    let until = scene.prompts.get(index + 1).and_then(shown).unwrap_or(scene.length_ms);
    html! {
        @if let Some(from) = from {
            rect.window.odd[index % 2 == 1] x=(scale.x(from)) y="0" height=(HEIGHT - BOTTOM)
                width=((scale.x(until) - scale.x(from)).max(0.0)) {}
            text.name x=(scale.x(from) + 4.0) y="11" { (index + 1) " " (words(&prompt.prompt)) }
        }
    }
}

/// Where it was seen, by both.
fn marks(prompt: &Compared, scale: &Scale) -> Markup {
    let seen = [("clip", &prompt.clip), ("told", &prompt.transcript)];
    let seen = seen.map(|(class, it)| (class, it.as_ref().and_then(|it| it.seen_ms)));
    html! {
        @for (class, at) in seen {
            @if let Some(at) = at.map(|at| scale.x(u64::from(at))) {
                line.mark.(class) x1=(at) x2=(at) y1=(TOP) y2=(HEIGHT - BOTTOM) {}
            }
        }
    }
}

fn rounded(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}
