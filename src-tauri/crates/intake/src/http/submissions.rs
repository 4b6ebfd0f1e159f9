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
use signup::wire::{Challenge, ErasureCause, Manifest, Reason, Receipt, Standing, code};

use crate::{
    fault::{IntakeFault, Refusal},
    http::{authorised, jwt},
    node::{Intake, Node},
    receipt, secret, statement,
    store::{Artifact, Durability, Signup, Submission, table},
    submission::{self, Before, Facts, HeldFile, Round},
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
            // What others took the place of, and takes that were not sent: there is no ground to keep them. Where a
            // hold is one, the sweep erases them after it.
            self.eraser().erase(signup, &left_over, ErasureCause::Replaced, self.now())?;
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
        let before = before(db, signup)?;
        let round = Round::of(&signup.standing, before.as_ref());
        let in_force = self.in_force();
        let terms = &in_force.stored.terms;
        let nonce = manifest.challenge.as_deref().unwrap_or_default();
        let challenge = table::signups::good_challenge(db, &signup.signup, nonce, now)?;
        let challenge = challenge
            .map(|jws| statement::verify::<Challenge>(&jws, &self.keys.verifying()))
            .transpose()?;
        let (policy, policy_in_force) = match round {
            // It is about what was decided on, whatever the policy has become since.
            Round::Appeal { before } => (&before.policy, manifest.policy == before.manifest.policy),
            _ => {
                let good = table::policies::is_in_force(db, &manifest.policy, terms, now)?;
                (&in_force.policy, good)
            }
        };
        let facts = Facts {
            signup,
            round,
            device: &key.fingerprint(),
            policy,
            policy_in_force,
            challenge: challenge.as_ref(),
            held: &held,
        };
        let reasons = submission::reasons(&manifest, &facts);
        if !reasons.is_empty() {
            return Ok((Outcome::Refused(reasons), Vec::new()));
        }
        let appealed = matches!(round, Round::Appeal { .. });
        let left_over = left_over(db, &manifest, &held)?;
        let stays = table::holds::in_force(db, &signup.signup, now)?.is_some();
        let besides = if stays { &left_over[..] } else { &[] };
        let receipt = Receipt {
            iss: self.keys.name.clone(),
            iat: now,
            signup: signup.signup.clone(),
            number: free_number(db)?,
            manifest: digest.clone(),
            held: receipt::held(&manifest, besides, &held, before.as_ref()),
        };
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
                device_key: signup.device_key.clone(),
            },
        )?;
        table::signups::use_challenge(db, nonce)?;
        table::signups::stand(db, &signup.signup, &Standing::Received, appealed)?;
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
}

/// The submission that was accepted last, as it was signed then.
fn before(db: &Connection, signup: &Signup) -> Result<Option<Before>, IntakeFault> {
    let Some(last) = table::submissions::find(db, &signup.signup)? else { return Ok(None) };
    let key = VerifyingKey::from_base64url(&last.device_key)
        .map_err(|_| IntakeFault::Damaged("device key"))?;
    let manifest: Manifest = statement::verify(&last.manifest_jws, &key)?;
    let policy = table::policies::jws(db, &manifest.policy)?;
    let policy = policy.and_then(|jws| statement::stored(&jws));
    let policy = policy.ok_or(IntakeFault::Damaged("policy"))?;
    let withdrawn = table::withdrawals::since(db, &signup.signup, last.at)?;
    Ok(Some(Before { manifest, policy, withdrawn }))
}

/// What is held and not listed, from now on marked so.
fn left_over(
    db: &Connection,
    manifest: &Manifest,
    held: &HashMap<String, HeldFile>,
) -> Result<Vec<Artifact>, IntakeFault> {
    let mut left_over = Vec::new();
    for (id, file) in held {
        let listed = manifest.artifacts.iter().any(|entry| entry.artifact == *id);
        table::artifacts::set_replaced(db, &file.artifact.artifact, !listed)?;
        if !listed {
            left_over.push(file.artifact.clone());
        }
    }
    Ok(left_over)
}

/// A receipt's number that no receipt has.
fn free_number(db: &Connection) -> Result<String, IntakeFault> {
    let mut number = secret::receipt_number()?;
    while table::submissions::number_is_taken(db, &number)? {
        number = secret::receipt_number()?;
    }
    Ok(number)
}
