//! Recorded observations of whole takes with their expected verdicts (`tests/traces` of the repository): the challenge's
//! logic without camera, model or clock.
//!
//! Each file is JSON lines: first what the take was and what is expected of it, then one observation per line as it
//! stands in a transcript. Files ending in `-made` were made from a recorded one by changing what their name says.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use signup::liveness::{Gestures, Observation, Trial};
use signup::wire::{Challenge, Missed, Prompt, Spoiled};

/// The first line.
#[derive(Deserialize)]
struct Expected {
    prompts: Vec<Prompt>,
    prompt_ms: u32,
    total_ms: u32,
    /// For each prompt `null` when it counts.
    missed: Vec<Option<Missed>>,
    spoiled: Option<Spoiled>,
}

fn traces() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/traces");
    let files = fs::read_dir(folder).expect("the traces").map(|file| file.expect("a file").path());
    let mut traces: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|it| it == "jsonl")).collect();
    traces.sort();
    traces
}

fn challenge(expected: &Expected) -> Challenge {
    Challenge {
        iss: "intake.example".into(),
        iat: 0,
        exp: 1,
        signup: "signup".into(),
        nonce: "nonce".into(),
        prompts: expected.prompts.clone(),
        prompt_ms: expected.prompt_ms,
        total_ms: expected.total_ms,
    }
}

fn read(path: &Path) -> (Expected, Vec<Observation>) {
    let text = fs::read_to_string(path).expect("UTF-8");
    let (first, rest) = text.split_once('\n').expect("a first line");
    let expected = serde_json::from_str(first).unwrap_or_else(|why| panic!("{path:?}: {why}"));
    let observation =
        |line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{path:?}: {why}"));
    (expected, rest.lines().map(observation).collect())
}

#[test]
fn every_recorded_take_gets_its_verdict() {
    let traces = traces();
    for path in &traces {
        let (expected, observations) = read(path);
        let mut trial = Trial::begin(&challenge(&expected), Gestures::default(), 0);
        for observation in &observations {
            trial.observe(observation);
        }
        let verdict = trial.end();
        let missed: Vec<_> = verdict.prompts.iter().map(|prompt| prompt.missed).collect();
        assert_eq!(missed, expected.missed, "{path:?}: {:?}", verdict.prompts);
        assert_eq!(verdict.spoiled, expected.spoiled, "{path:?}");
    }
    assert!(traces.len() >= 10, "{} traces", traces.len());
}

#[test]
fn a_verdict_does_not_depend_on_when_the_camera_was_opened() {
    for path in traces() {
        let (expected, observations) = read(&path);
        let challenge = challenge(&expected);
        let verdict = |start_ms| {
            let mut trial = Trial::begin(&challenge, Gestures::default(), start_ms);
            observations.iter().for_each(|observation| trial.observe(observation));
            trial.end()
        };
        assert_eq!(verdict(0), verdict(1_234_567), "{path:?}");
    }
}

#[test]
fn seen_twice_is_seen_once() {
    for path in traces() {
        let (expected, observations) = read(&path);
        let challenge = challenge(&expected);
        let mut once = Trial::begin(&challenge, Gestures::default(), 0);
        let mut twice = once.clone();
        for observation in &observations {
            once.observe(observation);
            twice.observe(observation);
            twice.observe(observation);
        }
        assert_eq!(once.end(), twice.end(), "{path:?}");
    }
}
