//! Takes as the app makes them, of the practice clips: analysed as they come, encoded, sealed, sent. And changed on the way
//! by who wants to lie.

use std::{
    path::Path,
    sync::{Arc, OnceLock},
    time::Duration,
};

use face::{Analyser, Models, attack::Evidence};
use intake::review::{Code, Report, Review, Severity, review};
use media::{ClipDecoder, ClipEncoder, ClipSettings, Frame};
use reqwest::{Method, StatusCode};
use signup::{
    liveness::{Gestures, Observation, Trial, thresholds},
    wire::{
        ArtifactKind, CaptureFacts, Challenge, ChallengeRequest, Liveness, Manifest, Prompt,
        Provenance, Signal, TakeFacts, Transcript,
    },
};

use crate::{
    seller::{Seller, capture},
    site::Site,
};

/// What the clip [`performed`] plays.
pub(crate) const PROMPTS: [Prompt; 3] = [Prompt::Blink, Prompt::Smile, Prompt::TurnLeft];

/// What a camera delivered, as the app has it afterwards.
#[derive(Clone)]
pub(crate) struct Footage {
    /// Encoded as the app encodes.
    pub(crate) clip: Vec<u8>,
    /// Of every frame, before it was encoded.
    pub(crate) observations: Vec<Observation>,
    pub(crate) signals: Vec<Signal>,
}

/// Blink at 0.6 s, smile at 1.2, turn left at 3.1.
pub(crate) fn performed() -> &'static Footage {
    static FOOTAGE: OnceLock<Footage> = OnceLock::new();
    FOOTAGE.get_or_init(|| footage("seq_blink_smile_turn_left", 1))
}

/// Three other prompts.
pub(crate) fn other() -> &'static Footage {
    static FOOTAGE: OnceLock<Footage> = OnceLock::new();
    FOOTAGE.get_or_init(|| footage("seq_turn_right_open_mouth_tilt_left", 1))
}

/// A face that does nothing.
pub(crate) fn idle() -> &'static Footage {
    static FOOTAGE: OnceLock<Footage> = OnceLock::new();
    FOOTAGE.get_or_init(|| footage("idle", 1))
}

/// A practice clip on a device that analyses every `nth` frame.
pub(crate) fn footage(name: &str, nth: usize) -> Footage {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../practice/clips");
    let file = std::fs::read(Path::new(folder).join(format!("{name}.mp4"))).unwrap();
    let frames: Vec<Frame> = ClipDecoder::new(file).unwrap().map(Result::unwrap).collect();
    let length = Duration::from_secs(5);
    let settings = ClipSettings::for_size(frames[0].width_px(), frames[0].height_px(), length);
    let mut encoder = ClipEncoder::new(Vec::new(), settings).unwrap();
    let mut analyser = Analyser::new(Arc::new(Models::bundled().unwrap()));
    let (mut evidence, mut observations) = (Evidence::default(), Vec::new());
    for (at, frame) in frames.iter().enumerate() {
        encoder.push(frame).unwrap();
        if at % nth == 0 {
            let analysis = analyser.analyse(frame);
            evidence.push(&analysis);
            observations.push(analysis.observation);
        }
    }
    let (clip, _) = encoder.finish().unwrap();
    Footage { clip, observations, signals: evidence.finish() }
}

/// A take before it is sealed: to be sent as it is, or lied about.
pub(crate) struct Take {
    pub(crate) site: Site,
    pub(crate) seller: Seller,
    pub(crate) challenge: Challenge,
    pub(crate) clip: Vec<u8>,
    /// The transcript's lines.
    pub(crate) transcript: String,
    pub(crate) liveness: Liveness,
    pub(crate) capture: CaptureFacts,
    practice: bool,
}

impl Take {
    /// An honest one, for a challenge with [`PROMPTS`].
    pub(crate) async fn of(footage: &Footage) -> Self {
        Self::made(footage, false).await
    }

    /// As [`Self::of`], in practice: by the puppet, who says so.
    pub(crate) async fn in_practice(footage: &Footage) -> Self {
        let mut take = Self::made(footage, true).await;
        take.capture.camera = "Practice face".to_owned();
        (take.capture.driver, take.capture.bus) = ("practice".to_owned(), "none".to_owned());
        take.capture.provenance = Provenance::Declared;
        take
    }

    async fn made(footage: &Footage, practice: bool) -> Self {
        let site = Site::open().await;
        let seller = Seller::open(&site.url(), site.keys.verifying(), practice).await;
        let challenge = challenge(&site, &seller).await;
        let transcript = transcript(&challenge, footage);
        let clip = footage.clip.clone();
        let mut take = Self {
            site,
            seller,
            challenge,
            clip,
            transcript: String::new(),
            liveness: Liveness::NotMeasured,
            capture: capture(),
            practice,
        };
        take.tell(&transcript);
        take
    }

    /// Puts this transcript in, and its short form into the manifest.
    pub(crate) fn tell(&mut self, transcript: &Transcript) {
        self.transcript = transcript.to_lines();
        self.liveness = Liveness::Measured(transcript.measured());
    }

    /// The honest transcript, changed.
    pub(crate) fn retell(&mut self, change: impl FnOnce(&mut Transcript)) {
        let mut transcript = Transcript::from_lines(&self.transcript).unwrap();
        change(&mut transcript);
        self.tell(&transcript);
    }

    /// Seals, signs and sends all of it.
    pub(crate) async fn send(&self) {
        let clip = self.seller.seal("take", ArtifactKind::Clip, None, &self.clip);
        let told = self.transcript.as_bytes();
        let told = self.seller.seal("told", ArtifactKind::Transcript, None, told);
        let mut files: Vec<_> = self.seller.everything().split_off(2);
        files.extend([clip, told]);
        for file in &files {
            self.seller.upload(file).await;
        }
        let manifest = Manifest {
            liveness: self.liveness.clone(),
            capture: Some(self.capture.clone()),
            practice: self.practice,
            ..self.seller.manifest(&files, &self.challenge)
        };
        let answer = self.seller.submit(&manifest).await;
        assert_eq!(answer.status(), StatusCode::OK, "{}", answer.text().await.unwrap());
    }

    /// Sends and reviews it.
    pub(crate) async fn reviewed(&self) -> Review {
        self.send().await;
        let (data, key) = (self.site.data.path(), self.site.keys.verifying());
        let review = review(data, &self.seller.signup, &self.site.reviewer, Some(&key)).unwrap();
        // For whoever wants to look at the pages: one folder for each test.
        if let Some(folder) = std::env::var_os("REVIEW_PAGES") {
            let test = std::thread::current().name().unwrap_or_default().replace("::", "-");
            review.write_page(&Path::new(&folder).join(test)).unwrap();
        }
        review
    }
}

/// Codes of the findings of a severity, in their order.
pub(crate) fn codes(report: &Report, severity: Severity) -> Vec<Code> {
    let found = report.findings.iter().filter(|it| it.severity == severity);
    found.map(|it| it.code).collect()
}

pub(crate) fn contradictions(report: &Report) -> Vec<Code> {
    codes(report, Severity::Contradiction)
}

/// Draws until the challenge has [`PROMPTS`] in their order: every sixth does.
async fn challenge(site: &Site, seller: &Seller) -> Challenge {
    let without = Prompt::ALL.into_iter().filter(|it| !PROMPTS.contains(it)).collect();
    let request = ChallengeRequest { without, slow: false };
    let path = format!("/v1/signups/{}/challenges", seller.signup);
    loop {
        let drawn = seller.request(Method::POST, &path).json(&request).send().await.unwrap();
        if drawn.status() == StatusCode::TOO_MANY_REQUESTS {
            site.step(3_600);
            continue;
        }
        let jws = drawn.text().await.unwrap();
        let challenge: Challenge = intake::statement::verify(&jws, &site.keys.verifying()).unwrap();
        if challenge.prompts == PROMPTS {
            return challenge;
        }
    }
}

/// What the app writes of a take.
pub(crate) fn transcript(challenge: &Challenge, footage: &Footage) -> Transcript {
    let mut trial = Trial::begin(challenge, Gestures::default(), 0);
    footage.observations.iter().for_each(|it| trial.observe(it));
    let verdict = trial.end();
    let analysed_frames = u32::try_from(footage.observations.len()).unwrap();
    let models = Models::digests().map(|(name, digest)| (name.to_owned(), digest.to_owned()));
    Transcript {
        take: TakeFacts {
            nonce: challenge.nonce.clone(),
            length_ms: challenge.total_ms,
            thresholds: thresholds::VERSION,
            analysed_frames,
            skipped_frames: 150 - analysed_frames,
            models: models.to_vec(),
        },
        prompts: verdict.prompts,
        spoiled: verdict.spoiled,
        hints: Vec::new(),
        observations: footage.observations.clone(),
        signals: footage.signals.clone(),
    }
}
