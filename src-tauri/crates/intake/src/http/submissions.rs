//! `POST /v1/signups/{signup}/submissions`: a manifest in, a receipt out, the same one each time.

use std::{collections::HashMap, fs::File, io::BufReader, sync::Arc};

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use envelope::{StatementFault, VerifyingKey};
use rusqlite::Connection;
use signup::wire::{Challenge, Held, Manifest, Reason, Receipt, Standing, UnixSeconds, code};

use crate::{
    erasure::{Eraser, Wish},
    fault::{IntakeFault, Refusal},
    http::{authorised, jwt},
    node::{Intake, Node},
    secret, statement,
    store::{Artifact, Durability, Signup, Submission, table},
    submission::{self, Facts, HeldFile},
};

pub(super) async fn submit(
    State(intake): State<Intake>,
    Path(signup): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let signup = authorised(&intake, &signup, &headers).await?;
    let jws = std::str::from_utf8(&body).map_err(|_| not_a_manifest())?.trim().to_owned();
    let node = Arc::clone(&intake.0);
    let outcome = tokio::task::spawn_blocking(move || node.submit(&signup.signup, jws))
        .await
        .map_err(IntakeFault::from)??;
    match outcome {
        Outcome::Receipt(receipt) => Ok(jwt(receipt)),
        Outcome::NotAManifest => Err(not_a_manifest()),
        Outcome::Refused(reasons) => {
            let codes: Vec<_> = reasons.iter().map(|reason| reason.code.as_str()).collect();
            tracing::info!(?codes, "a submission was refused");
            Err(Refusal::submission(reasons))
        }
    }
}

fn not_a_manifest() -> Refusal {
    Refusal::malformed("the body is not a manifest's JWS in compact form")
}

enum Outcome {
    /// The receipt's JWS.
    Receipt(String),
    NotAManifest,
    Refused(Vec<Reason>),
}

impl Node {
    /// Blocks. Checks and takes in one transaction: nothing half-accepted, nothing stored twice.
    fn submit(&self, signup: &str, jws: String) -> Result<Outcome, IntakeFault> {
        let digest = envelope::digest(&jws);
        let (outcome, left_over) = self.store.run_here(Durability::Full, |db| {
            if let Some(receipt) = table::submissions::receipt(db, signup, &digest)? {
                return Ok((Outcome::Receipt(receipt), Vec::new()));
            }
            let damaged = IntakeFault::Damaged("signup");
            let signup = table::signups::find(db, signup)?.ok_or(damaged)?;
            self.decide(db, &signup, jws, digest)
        })?;
        if !left_over.is_empty() {
            // Takes that were not sent: there is no ground to keep them.
            let eraser = Eraser { store: &self.store, objects: &self.objects, keys: &self.keys };
            eraser.erase(signup, &left_over, Wish::Retention, self.now())?;
        }
        Ok(outcome)
    }

    fn decide(
        &self,
        db: &Connection,
        signup: &Signup,
        jws: String,
        digest: String,
    ) -> Result<(Outcome, Vec<Artifact>), IntakeFault> {
        let key = VerifyingKey::from_base64url(&signup.device_key);
        let key = key.map_err(|_| IntakeFault::Damaged("device key"))?;
        let manifest: Manifest = match statement::verify(&jws, &key) {
            Ok(manifest) => manifest,
            Err(StatementFault::BadSignature) => {
                let reason = Reason { code: code::SIGNATURE.to_owned(), about: None };
                return Ok((Outcome::Refused(vec![reason]), Vec::new()));
            }
            Err(_) => return Ok((Outcome::NotAManifest, Vec::new())),
        };
        let now = self.now();
        let held = self.held(db, signup)?;
        let in_force = self.in_force();
        let terms = &in_force.stored.terms;
        let nonce = manifest.challenge.as_deref().unwrap_or_default();
        let challenge = table::signups::good_challenge(db, &signup.signup, nonce, now)?;
        let challenge = challenge
            .map(|jws| statement::verify::<Challenge>(&jws, &self.keys.verifying()))
            .transpose()?;
        let facts = Facts {
            signup,
            device: &key.fingerprint(),
            policy: &in_force.policy,
            policy_in_force: table::policies::is_in_force(db, &manifest.policy, terms, now)?,
            challenge: challenge.as_ref(),
            held: &held,
        };
        let reasons = submission::reasons(&manifest, &facts);
        if !reasons.is_empty() {
            return Ok((Outcome::Refused(reasons), Vec::new()));
        }
        let receipt = self.receipt(db, &manifest, &digest, &held, now)?;
        let receipt_jws = statement::sign(&receipt, &self.keys.signing)?;
        table::submissions::insert(
            db,
            &Submission {
                signup: signup.signup.clone(),
                manifest: digest,
                number: receipt.number,
                at: now,
                manifest_jws: jws,
                receipt_jws: receipt_jws.clone(),
            },
        )?;
        table::signups::use_challenge(db, nonce)?;
        table::signups::stand(db, &signup.signup, &Standing::Received)?;
        let listed = |id: &String| manifest.artifacts.iter().any(|entry| entry.artifact == *id);
        let left_over = held.into_iter().filter(|(id, _)| !listed(id));
        let left_over = left_over.map(|(_, file)| file.artifact).collect();
        Ok((Outcome::Receipt(receipt_jws), left_over))
    }

    /// The complete files of a signup with their headers. One whose file is being erased at this
    /// moment counts as not there.
    fn held(
        &self,
        db: &Connection,
        signup: &Signup,
    ) -> Result<HashMap<String, HeldFile>, IntakeFault> {
        let mut held = HashMap::new();
        for artifact in table::artifacts::of_signup(db, &signup.signup)? {
            if let Ok(file) = File::open(self.objects.path(&artifact.artifact)) {
                let header = envelope::read_header(BufReader::new(file)).ok();
                let id = artifact.artifact.as_str().to_owned();
                held.insert(id, HeldFile { artifact, header });
            }
        }
        Ok(held)
    }

    fn receipt(
        &self,
        db: &Connection,
        manifest: &Manifest,
        digest: &str,
        held: &HashMap<String, HeldFile>,
        now: UnixSeconds,
    ) -> Result<Receipt, IntakeFault> {
        let mut number = secret::receipt_number()?;
        while table::submissions::number_is_taken(db, &number)? {
            number = secret::receipt_number()?;
        }
        let held = manifest.artifacts.iter().filter_map(|entry| {
            let artifact = &held.get(&entry.artifact)?.artifact;
            Some(Held {
                artifact: entry.artifact.clone(),
                kind: entry.kind,
                document: entry.document,
                length_bytes: artifact.length_bytes,
                sha256: artifact.sha256.clone(),
                received_at: artifact.received_at,
                erase_by: artifact.erase_by,
            })
        });
        Ok(Receipt {
            iss: self.keys.name.clone(),
            iat: now,
            signup: manifest.signup.clone(),
            number,
            manifest: digest.to_owned(),
            held: held.collect(),
        })
    }
}
