//! `POST /v1/signups/{signup}/withdrawals`: consent is withdrawn, and what rested on it goes.

use std::{fs::File, io::BufReader, sync::Arc};

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use envelope::{StatementFault, VerifyingKey};
use rusqlite::Connection;
use signup::wire::{
    ErasureCause, Hold, Manifest, Policy, Purpose, Reason, UnixSeconds, Withdrawal, code,
};

use crate::{
    erasure::Word,
    fault::{IntakeFault, Refusal},
    http::{authorised, jwt},
    node::{Intake, Node},
    statement,
    store::{Artifact, Durability, Signup, StoredWithdrawal, table},
    submission,
    withdrawal::{self, Facts},
};

/// The same withdrawal again: the same deletion JWS, and nothing more is erased.
pub(super) async fn withdraw(
    State(intake): State<Intake>,
    Path(signup): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let signup = authorised(&intake, &signup, &headers).await?.signup;
    let jws = std::str::from_utf8(&body).map_err(|_| not_a_withdrawal())?.trim().to_owned();
    let node = Arc::clone(&intake.0);
    let outcome = tokio::task::spawn_blocking(move || node.withdraw(&signup, &jws))
        .await
        .map_err(IntakeFault::from)??;
    match outcome {
        Outcome::Erased(deletion) => Ok(jwt(deletion)),
        Outcome::OnHold(hold) => Err(Refusal::legal_hold(hold)),
        Outcome::NotAWithdrawal => Err(not_a_withdrawal()),
        Outcome::Refused(reasons) => {
            let codes: Vec<_> = reasons.iter().map(|reason| reason.code.as_str()).collect();
            tracing::info!(?codes, "a withdrawal was refused");
            Err(Refusal::withdrawal(reasons))
        }
    }
}

fn not_a_withdrawal() -> Refusal {
    Refusal::malformed("the body is not a withdrawal's JWS in compact form")
}

enum Outcome {
    /// The deletion JWS.
    Erased(String),
    OnHold(Hold),
    NotAWithdrawal,
    Refused(Vec<Reason>),
}

/// As [`Outcome`], before the transaction is committed.
enum Found {
    New(Word),
    Ended(Outcome),
}

impl Node {
    /// Blocks. Checks, erases and keeps the withdrawal in one transaction.
    fn withdraw(&self, signup: &str, jws: &str) -> Result<Outcome, IntakeFault> {
        let digest = envelope::digest(jws);
        let found = self.store.run_here(Durability::Full, |db| {
            if let Some(deletion) = table::withdrawals::answer(db, signup, &digest)? {
                return Ok(Found::Ended(Outcome::Erased(deletion)));
            }
            let damaged = IntakeFault::Damaged("signup");
            let signup = table::signups::find(db, signup)?.ok_or(damaged)?;
            self.take_back(db, &signup, jws, &digest)
        })?;
        match found {
            Found::New(word) => self.eraser().settle(word).map(Outcome::Erased),
            Found::Ended(outcome) => Ok(outcome),
        }
    }

    fn take_back(
        &self,
        db: &Connection,
        signup: &Signup,
        jws: &str,
        digest: &str,
    ) -> Result<Found, IntakeFault> {
        let key = VerifyingKey::from_base64url(&signup.device_key);
        let key = key.map_err(|_| IntakeFault::Damaged("device key"))?;
        let withdrawal: Withdrawal = match statement::verify(jws, &key) {
            Ok(withdrawal) => withdrawal,
            Err(StatementFault::BadSignature) => {
                let reason = Reason { code: code::SIGNATURE.to_owned(), about: None };
                return Ok(Found::Ended(Outcome::Refused(vec![reason])));
            }
            Err(_) => return Ok(Found::Ended(Outcome::NotAWithdrawal)),
        };
        let policy = table::policies::jws(db, &withdrawal.policy)?;
        let policy: Option<Policy> = policy.and_then(|jws| statement::stored(&jws));
        let facts = Facts { signup, device: &key.fingerprint(), policy: policy.as_ref() };
        let purpose = match withdrawal::purpose(&withdrawal, &facts) {
            Ok(purpose) => purpose,
            Err(reasons) => return Ok(Found::Ended(Outcome::Refused(reasons))),
        };
        let now = self.now();
        let covered = self.covered(db, signup, purpose)?;
        let hold = table::holds::in_force(db, &signup.signup, now)?;
        if let Some(hold) = hold.filter(|_| purpose.mandatory || !covered.is_empty()) {
            return Ok(Found::Ended(Outcome::OnHold(hold)));
        }
        let word = self.without(db, signup, purpose, &covered, now)?;
        table::erasures::insert(db, &signup.signup, &word.jws, false)?;
        table::withdrawals::insert(
            db,
            &StoredWithdrawal {
                digest,
                signup: &signup.signup,
                purpose: &purpose.id,
                at: now,
                jws,
                device_key: &signup.device_key,
                deletion_jws: &word.jws,
            },
        )?;
        Ok(Found::New(word))
    }

    /// Erases what rests on consent to `purpose`, and puts the signup where it stands without it.
    fn without(
        &self,
        db: &Connection,
        signup: &Signup,
        purpose: &Purpose,
        covered: &[Artifact],
        now: UnixSeconds,
    ) -> Result<Word, IntakeFault> {
        let (eraser, id, cause) = (self.eraser(), &signup.signup, ErasureCause::Withdrawal);
        if purpose.mandatory {
            return eraser.end(db, id, cause, now);
        }
        let word = eraser.within(db, id, covered, cause, now)?;
        let last = table::submissions::find(db, id)?;
        let last: Option<Manifest> = last.and_then(|last| statement::stored(&last.manifest_jws));
        let other_way = last.is_some_and(|manifest| manifest.alternative.is_some());
        if let Some(standing) = withdrawal::standing(&signup.standing, purpose, other_way) {
            table::signups::stand(db, id, &standing, signup.appealed)?;
        }
        Ok(word)
    }

    /// The files of kinds that `purpose` covers, by their own headers: also those that no manifest lists yet.
    fn covered(
        &self,
        db: &Connection,
        signup: &Signup,
        purpose: &Purpose,
    ) -> Result<Vec<Artifact>, IntakeFault> {
        let mut held = table::artifacts::of_signup(db, &signup.signup)?;
        held.retain(|artifact| {
            let file = File::open(self.objects.path(&artifact.artifact)).ok();
            let header = file.and_then(|file| envelope::read_header(BufReader::new(file)).ok());
            let kind = header.map(|header| submission::artifact_kind(header.kind));
            kind.is_some_and(|kind| purpose.covers.contains(&kind))
        });
        Ok(held)
    }
}
