//! The seller's side of the wire, written out by hand: nothing of our client is trusted here.

use std::io::Write;

use base64::{Engine, engine::general_purpose::STANDARD};
use envelope::{
    Kind, Label, Recipient, RecipientKey, Role, SecretSeed, SigningKey, VerifyingKey, Writer,
};
use intake::{policy::text_sha256, statement};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use sha2::{Digest, Sha256};
use signup::wire::{
    App, ArtifactEntry, ArtifactKind, CaptureFacts, Challenge, Consent, Decision, Liveness,
    Manifest, Policy, Problem, Provenance, SignupOpened, SignupRequest, SignupStatus, Slot,
};

pub(crate) struct Seller {
    pub(crate) url: String,
    pub(crate) http: reqwest::Client,
    pub(crate) signup: String,
    pub(crate) token: String,
    /// To go on elsewhere.
    pub(crate) code: String,
    pub(crate) device: SigningKey,
    pub(crate) own: SecretSeed,
    pub(crate) policy: Policy,
    pub(crate) policy_jws: String,
    intake: VerifyingKey,
}

/// A sealed file.
#[derive(Clone)]
pub(crate) struct SealedFile {
    pub(crate) entry: ArtifactEntry,
    pub(crate) bytes: Vec<u8>,
}

/// What a refusal said: status and problem details.
pub(crate) async fn problem(response: Response) -> (u16, Problem) {
    let status = response.status().as_u16();
    let content_type = response.headers()["content-type"].to_str().unwrap().to_owned();
    let body = response.text().await.unwrap();
    assert_eq!(content_type, "application/problem+json", "{status} {body}");
    let problem: Problem = serde_json::from_str(&body).unwrap();
    assert_eq!(problem.status, status);
    assert_eq!(problem.kind, format!("urn:seller-signup:problem:{}", problem.code));
    (status, problem)
}

/// A refusal by status and code.
pub(crate) async fn refusal(response: Response) -> (u16, String) {
    let (status, problem) = problem(response).await;
    (status, problem.code)
}

pub(crate) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}

impl Seller {
    /// Opens a signup at `url`, whose statements verify under `intake`.
    pub(crate) async fn open(url: &str, intake: VerifyingKey, practice: bool) -> Self {
        let http = client();
        let policy = http.get(format!("{url}/v1/policy")).send().await.unwrap();
        assert_eq!(policy.status(), StatusCode::OK);
        let policy_jws = policy.text().await.unwrap();
        let device = SigningKey::generate().unwrap();
        let own = SecretSeed::generate().unwrap();
        let request = SignupRequest {
            device_key: device.verifying().to_base64url(),
            seller_recipient: own.public().to_base64url(),
            locale: "en".to_owned(),
            practice,
        };
        let opened = http.post(format!("{url}/v1/signups")).json(&request).send().await.unwrap();
        assert_eq!(opened.status(), StatusCode::CREATED);
        let SignupOpened { signup, token, continuation: code } = opened.json().await.unwrap();
        let policy = statement::verify(&policy_jws, &intake).unwrap();
        let url = url.to_owned();
        Self { url, http, signup, token, code, device, own, policy, policy_jws, intake }
    }

    /// The same seller at another node.
    pub(crate) fn elsewhere(&self, url: &str) -> Self {
        Self {
            url: url.to_owned(),
            http: self.http.clone(),
            signup: self.signup.clone(),
            token: self.token.clone(),
            code: self.code.clone(),
            device: self.device.clone(),
            own: self.own.clone(),
            policy: self.policy.clone(),
            policy_jws: self.policy_jws.clone(),
            intake: self.intake,
        }
    }

    /// A request with the bearer token.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url)).bearer_auth(&self.token)
    }

    /// A tus request: with the version as well.
    pub(crate) fn tus(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, path).header("tus-resumable", "1.0.0")
    }

    pub(crate) fn patch(&self, path: &str, offset: usize, bytes: &[u8]) -> RequestBuilder {
        self.tus(Method::PATCH, path)
            .header("content-type", "application/offset+octet-stream")
            .header("upload-offset", offset)
            .body(bytes.to_vec())
    }

    /// Seals `plain` for the policy's reviewers and the seller.
    pub(crate) fn seal(
        &self,
        id: &str,
        kind: ArtifactKind,
        slot: Option<Slot>,
        plain: &[u8],
    ) -> SealedFile {
        let reviewers = self.policy.reviewers.iter().map(|reviewer| Recipient {
            role: Role::Reviewer,
            key: RecipientKey::from_base64url(&reviewer.key).unwrap(),
        });
        let own = Recipient { role: Role::Seller, key: self.own.public() };
        let recipients: Vec<_> = reviewers.chain([own]).collect();
        let kind_inside = match kind {
            ArtifactKind::Clip => Kind::Clip,
            ArtifactKind::Document => Kind::Document,
            ArtifactKind::Details => Kind::Details,
            ArtifactKind::Transcript => Kind::Transcript,
            ArtifactKind::Appeal => Kind::Appeal,
        };
        let artifact = format!("{}-{id}", self.signup);
        let signup = self.signup.clone();
        let label = Label { signup, artifact: artifact.clone(), kind: kind_inside };
        let mut writer = Writer::new(Vec::new(), &label, &recipients).unwrap();
        writer.write_all(plain).unwrap();
        let (bytes, sealed) = writer.finish().unwrap();
        let entry = ArtifactEntry {
            artifact,
            kind,
            document: slot,
            media_type: "image/jpeg".to_owned(),
            length_bytes: sealed.length_bytes,
            sha256: hex::encode(sealed.sha256),
        };
        SealedFile { entry, bytes }
    }

    /// One small file for everything the policy must have, and the clip with its transcript.
    pub(crate) fn everything(&self) -> Vec<SealedFile> {
        let mut files = vec![
            self.seal("clip", ArtifactKind::Clip, None, b"the clip"),
            self.seal("transcript", ArtifactKind::Transcript, None, b"the transcript"),
            self.seal("details", ArtifactKind::Details, None, b"{\"details\":true}"),
        ];
        for (slot, must) in self.policy.slots() {
            if must {
                let plain = format!("the {}", slot.name());
                let kind = ArtifactKind::Document;
                files.push(self.seal(&slot.name(), kind, Some(slot), plain.as_bytes()));
            }
        }
        files
    }

    /// `Upload-Metadata` of a file.
    pub(crate) fn metadata(&self, file: &SealedFile) -> String {
        metadata(&self.signup, &file.entry.artifact, &file.entry.sha256)
    }

    /// Creates an upload and returns its path.
    pub(crate) async fn create(&self, file: &SealedFile) -> String {
        let response = self
            .tus(Method::POST, "/v1/uploads")
            .header("upload-length", file.bytes.len())
            .header("upload-metadata", self.metadata(file))
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), StatusCode::CREATED);
        assert!(response.headers().contains_key("upload-expires"));
        response.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Uploads a file in one go and returns the upload's path.
    pub(crate) async fn upload(&self, file: &SealedFile) -> String {
        let path = self.create(file).await;
        let done = self.patch(&path, 0, &file.bytes).send().await.unwrap();
        assert_eq!(done.status(), StatusCode::NO_CONTENT);
        path
    }

    /// The offset a HEAD tells.
    pub(crate) async fn offset(&self, path: &str) -> u64 {
        let head = self.tus(Method::HEAD, path).send().await.unwrap();
        assert_eq!(head.status(), StatusCode::OK);
        head.headers()["upload-offset"].to_str().unwrap().parse().unwrap()
    }

    pub(crate) async fn challenge(&self) -> Challenge {
        let path = format!("/v1/signups/{}/challenges", self.signup);
        let drawn = self.request(Method::POST, &path).send().await.unwrap();
        assert_eq!(drawn.status(), StatusCode::OK);
        statement::verify(&drawn.text().await.unwrap(), &self.intake).unwrap()
    }

    /// A manifest with nothing wrong, if `files` are [`Self::everything`].
    pub(crate) fn manifest(&self, files: &[SealedFile], challenge: &Challenge) -> Manifest {
        let consents = self.policy.purposes.iter().map(|purpose| Consent {
            purpose: purpose.id.clone(),
            text_sha256: text_sha256(&purpose.text["en"]),
            language: "en".to_owned(),
            decision: Decision::Agree,
            at: challenge.iat,
        });
        Manifest {
            iss: self.device.verifying().fingerprint(),
            iat: challenge.iat,
            signup: self.signup.clone(),
            policy: envelope::digest(&self.policy_jws),
            consents: consents.collect(),
            alternative: None,
            artifacts: files.iter().map(|file| file.entry.clone()).collect(),
            challenge: Some(challenge.nonce.clone()),
            capture: Some(capture()),
            liveness: Liveness::NotMeasured,
            app: App { version: "0.1.0".to_owned(), os: "test".to_owned() },
            practice: false,
        }
    }

    pub(crate) async fn submit_jws(&self, jws: &str) -> Response {
        let path = format!("/v1/signups/{}/submissions", self.signup);
        self.request(Method::POST, &path)
            .header("content-type", "application/jwt")
            .body(jws.to_owned())
            .send()
            .await
            .unwrap()
    }

    pub(crate) async fn submit(&self, manifest: &Manifest) -> Response {
        self.submit_jws(&statement::sign(manifest, &self.device).unwrap()).await
    }

    /// Uploads everything and submits it; returns the files and the receipt's JWS.
    pub(crate) async fn complete(&self) -> (Vec<SealedFile>, String) {
        let files = self.everything();
        for file in &files {
            self.upload(file).await;
        }
        let manifest = self.manifest(&files, &self.challenge().await);
        let receipt = self.submit(&manifest).await;
        assert_eq!(receipt.status(), StatusCode::OK);
        (files, receipt.text().await.unwrap())
    }

    pub(crate) async fn status(&self) -> SignupStatus {
        let path = format!("/v1/signups/{}", self.signup);
        let status = self.request(Method::GET, &path).send().await.unwrap();
        assert_eq!(status.status(), StatusCode::OK);
        status.json().await.unwrap()
    }

    pub(crate) fn artifact_path(&self, file: &SealedFile) -> String {
        format!("/v1/signups/{}/artifacts/{}", self.signup, file.entry.artifact)
    }
}

pub(crate) fn metadata(signup: &str, artifact: &str, sha256: &str) -> String {
    let pairs = [("signup", signup), ("artifact", artifact), ("sha256", sha256)];
    pairs.map(|(key, value)| format!("{key} {}", STANDARD.encode(value))).join(",")
}

/// `Upload-Checksum` of a body.
pub(crate) fn checksum(bytes: &[u8]) -> String {
    format!("sha256 {}", STANDARD.encode(Sha256::digest(bytes)))
}

pub(crate) fn capture() -> CaptureFacts {
    CaptureFacts {
        camera: "Test camera".to_owned(),
        bus: "usb-1".to_owned(),
        driver: "uvcvideo".to_owned(),
        provenance: Provenance::None,
        pixels: "mjpeg".to_owned(),
        width_px: 640,
        height_px: 480,
        fps: 30.0,
        frames: 150,
        dropped_frames: 0,
        longest_gap_ms: 34,
    }
}
