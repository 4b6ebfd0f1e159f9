//! Against the clips of the reference generator (../clips): at each prompt's peak and at rest, the picture is the same
//! up to noise and H.264.

use std::f64::consts::TAU;
use std::path::Path;
use std::time::Duration;

use media::{ClipDecoder, Frame};
use puppet::{Cue, Pose, Puppet, Script, pose};
use signup::wire::Prompt;

const CLIPS: [(&str, Prompt); 9] = [
    ("blink", Prompt::Blink),
    ("smile", Prompt::Smile),
    ("open_mouth", Prompt::OpenMouth),
    ("turn_left", Prompt::TurnLeft),
    ("turn_right", Prompt::TurnRight),
    ("tilt_left", Prompt::TiltLeft),
    ("tilt_right", Prompt::TiltRight),
    ("look_up", Prompt::LookUp),
    ("look_down", Prompt::LookDown),
];

/// From clips/scripts.json: every movement begins at 1 s.
const BEGIN: Duration = Duration::from_secs(1);
const LENGTHS_MS: [u64; 9] = [200, 1550, 1400, 1700, 1700, 1600, 1600, 1500, 1500];

/// Noise, H.264, and the backdrop's JPEG.
const ALIKE: f64 = 1.0;

/// The reference's idle motion: its generator's first numbers for the seed the clips were made with.
const PHASES: [f64; 15] = [
    3.9256, 5.634503, 4.871306, 1.414301, 1.885044, 5.485916, 0.033066, 5.157314, 5.005596,
    2.938632, 1.903044, 1.748513, 1.600581, 2.795079, 3.168563,
];

fn reference_idle(at: Duration) -> Pose {
    let sine = |amplitude: f64, hertz: f64, phase: usize| {
        (amplitude * (TAU * hertz * at.as_secs_f64() + PHASES[phase]).sin()) as f32
    };
    Pose {
        yaw_deg: sine(1.1, 0.23, 0) + sine(0.5, 0.71, 1) + sine(0.12, 2.3, 2),
        pitch_deg: sine(0.8, 0.31, 3) + sine(0.35, 0.93, 4),
        roll_deg: sine(0.9, 0.29, 5) + sine(0.25, 0.87, 6),
        sway_x: sine(1.3, 0.37, 7) + sine(0.12, 2.9, 10),
        sway_y: sine(0.8, 0.27, 8) + sine(0.3, 1.1, 9),
        smile: 0.03 + sine(0.03, 0.13, 12),
        jaw: 0.012 + sine(0.012, 0.4, 13),
        brow: sine(0.15, 0.21, 14),
        ..Pose::default()
    }
}

/// Our movement on the reference's idle motion.
fn posed(at: Duration, cue: Cue) -> Pose {
    let (idle, script) = (Script::default(), Script { cues: vec![cue], ..Script::default() });
    let (idle, moved, reference) = (pose(at, &idle), pose(at, &script), reference_idle(at));
    let sum = |part: fn(&Pose) -> f32| part(&reference) + part(&moved) - part(&idle);
    Pose {
        yaw_deg: sum(|pose| pose.yaw_deg),
        pitch_deg: sum(|pose| pose.pitch_deg),
        roll_deg: sum(|pose| pose.roll_deg),
        smile: sum(|pose| pose.smile).min(1.0),
        jaw: sum(|pose| pose.jaw),
        blink: sum(|pose| pose.blink),
        brow: sum(|pose| pose.brow),
        ..reference
    }
}

#[test]
fn peaks_and_rest_are_those_of_the_reference() {
    let puppet = Puppet::new(640, 480, 7).expect("a puppet");
    for ((name, prompt), length) in CLIPS.into_iter().zip(LENGTHS_MS.map(Duration::from_millis)) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../clips/{name}.mp4"));
        let clip = ClipDecoder::new(std::fs::read(file).expect("a clip")).expect("a clip");
        let frames: Vec<_> = clip.map(|frame| frame.expect("a frame")).collect();
        assert_eq!(frames.len(), 90, "{name}");

        let cue = Cue { prompt, start: BEGIN, length };
        let at_peak = BEGIN + length / 2;
        let peak = frames.iter().min_by_key(|frame| frame.at().abs_diff(at_peak)).expect("frames");
        let ours = |at| puppet.frame(&posed(at, cue), at);
        let (rest_differs, peak_differs, moved) = (
            difference(&ours(frames[0].at()), &frames[0]),
            difference(&ours(peak.at()), peak),
            difference(&ours(frames[0].at()), peak),
        );
        println!("{name}: rest {rest_differs:.2}, peak {peak_differs:.2}, moved {moved:.2}");
        assert!(rest_differs < ALIKE, "{name} at rest: {rest_differs}");
        assert!(peak_differs < ALIKE, "{name} at its peak: {peak_differs}");
    }
}

/// Mean absolute difference of luma and chroma over blocks of 8 pixels of the head's half of the picture.
fn difference(a: &Frame, b: &Frame) -> f64 {
    let (a, b) = (thumbnail(a), thumbnail(b));
    assert_eq!(a.len(), b.len());
    a.iter().zip(&b).map(|(a, b)| (a - b).abs()).sum::<f64>() / a.len() as f64
}

fn thumbnail(frame: &Frame) -> Vec<f64> {
    assert_eq!((frame.width_px(), frame.height_px()), (640, 480));
    let mut blocks = Vec::new();
    for (plane, width, block) in [(frame.y(), 640, 8), (frame.u(), 320, 4), (frame.v(), 320, 4)] {
        for (row, column) in (0..60).flat_map(|row| (20..60).map(move |column| (row, column))) {
            let at = |i: usize| (row * block + i / block) * width + column * block + i % block;
            let sum: u64 = (0..block * block).map(|i| u64::from(plane[at(i)])).sum();
            blocks.push(sum as f64 / (block * block) as f64);
        }
    }
    blocks
}
