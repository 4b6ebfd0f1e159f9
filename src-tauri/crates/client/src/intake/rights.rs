//! The calls behind the seller's rights: where a signup stands, a held file's way back, erasure, and going on with a
//! signup on this device.

use std::time::Duration;

use reqwest::{Response, StatusCode, header};
use signup::effect::Erase;
use signup::folder::Known;
use signup::wire::{
    ContinuationRequest, Continued, DeletionReceipt, ErasureCause, Held, Problem, Receipt,
    SignupStatus, code,
};
use signup::{Fault, FaultCode};
use tokio::time::timeout;

use super::{
    ANSWER_LIMIT, IntakeApi, answer, answered, bounded, is_of_signup, line_fault, refusal, text,
};
use crate::adapters::unix_seconds;
use crate::digest::sha256_hex;
use crate::statement;

/// How long a file's way back may stand still. As a whole it may take as long as the line needs.
const STALL_LIMIT: Duration = Duration::from_secs(30);

impl IntakeApi {
    /// Where `signup` stands. Every receipt and deletion receipt is signed by the intake and about this signup.
    pub(crate) async fn status(&self, signup: &str, token: &str) -> Result<Known, Fault> {
        let url = self.url(&format!("v1/signups/{signup}"))?;
        let told = text(self.http.get(url).bearer_auth(token)).await?;
        let not_understood = || answered(StatusCode::OK);
        let status: SignupStatus = serde_json::from_str(&told).map_err(|_| not_understood())?;
        if status.signup != signup {
            return Err(not_understood());
        }
        let receipts = status.receipts.into_iter().map(|jws| self.receipt(jws, signup));
        let deletions = status.deletions.into_iter().map(|jws| self.deletion(jws, signup));
        Ok(Known {
            standing: status.standing,
            appealed: status.appealed,
            hold: status.hold,
            receipts: receipts.collect::<Result<_, _>>()?,
            deletions: deletions.collect::<Result<_, _>>()?,
            at: unix_seconds(),
        })
    }

    /// Has `what` erased: the deletion receipt with its compact JWS, verified and about `what`.
    pub(crate) async fn erase(
        &self,
        signup: &str,
        token: &str,
        what: &Erase,
    ) -> Result<(DeletionReceipt, String), Fault> {
        let path = match what {
            Erase::File(held) => artifact_path(signup, held),
            Erase::Everything => format!("v1/signups/{signup}"),
        };
        let asked = text(self.http.delete(self.url(&path)?).bearer_auth(token)).await;
        let jws = asked.map_err(|fault| match what {
            Erase::File(_) => of_artifact(fault),
            Erase::Everything => fault,
        })?;
        let (deletion, jws) = self.deletion(jws, signup)?;
        match what {
            Erase::File(held) if !speaks_of(&deletion, held) => Err(deletion_invalid()),
            _ => Ok((deletion, jws)),
        }
    }

    /// Hands in a withdrawal's compact JWS: the deletion receipt, verified, with its own.
    pub(crate) async fn withdraw(
        &self,
        signup: &str,
        token: &str,
        withdrawal: String,
    ) -> Result<(DeletionReceipt, String), Fault> {
        let url = self.url(&format!("v1/signups/{signup}/withdrawals"))?;
        let ask = self.http.post(url).bearer_auth(token).body(withdrawal);
        let jws = text(ask.header(header::CONTENT_TYPE, "application/jose")).await?;
        self.deletion(jws, signup)
    }

    /// The sealed file that `held` is the receipt for: its length and digest are compared.
    pub(crate) async fn fetch(
        &self,
        signup: &str,
        token: &str,
        held: &Held,
    ) -> Result<Vec<u8>, Fault> {
        let url = self.url(&artifact_path(signup, held))?;
        let sent = timeout(ANSWER_LIMIT, self.http.get(url).bearer_auth(token).send()).await;
        let answer = sent.map_err(|_| stalled())?.map_err(|error| line_fault(&error))?;
        let status = answer.status();
        if !status.is_success() {
            let body = timeout(ANSWER_LIMIT, bounded(answer)).await.map_err(|_| stalled())??;
            return Err(of_artifact(refusal(status, &body)));
        }
        let sealed = at_most(answer, held.length_bytes).await?;
        if sealed.len() as u64 != held.length_bytes || sha256_hex(&sealed) != held.sha256 {
            return Err(Fault::new(FaultCode::HeldDiffers));
        }
        Ok(sealed)
    }

    /// Uses a continuation code. The same code again with the same keys is answered as well.
    pub(crate) async fn go_on(&self, request: &ContinuationRequest) -> Result<Continued, Fault> {
        let ask = self.http.post(self.url("v1/continuations")?).json(request);
        let refused = |status: StatusCode, body: &[u8]| {
            let problem: Option<Problem> = serde_json::from_slice(body).ok();
            // Elsewhere waiting mends it unseen; here the seller has to know that it is no use to go on typing.
            if problem.is_some_and(|problem| problem.code == code::SLOW_DOWN) {
                return Fault::new(FaultCode::CodesThrottled);
            }
            match refusal(status, body) {
                fault if is_of_signup(&fault) => answered(status),
                fault => fault,
            }
        };
        let told = answer(ask, refused).await?;
        serde_json::from_str(&told).map_err(|_| answered(StatusCode::OK))
    }

    fn receipt(&self, jws: String, signup: &str) -> Result<(Receipt, String), Fault> {
        let receipt: Option<Receipt> = statement::verify(&jws, &self.address.key).ok();
        let receipt = receipt.filter(|receipt| receipt.signup == signup);
        Ok((receipt.ok_or_else(|| Fault::new(FaultCode::ReceiptInvalid))?, jws))
    }

    /// One that does not say that the files and all that led to them are gone proves nothing.
    fn deletion(&self, jws: String, signup: &str) -> Result<(DeletionReceipt, String), Fault> {
        let deletion: Option<DeletionReceipt> = statement::verify(&jws, &self.address.key).ok();
        let proves =
            |it: &DeletionReceipt| it.signup == signup && it.ciphertext_gone && it.index_gone;
        Ok((deletion.filter(proves).ok_or_else(deletion_invalid)?, jws))
    }
}

fn artifact_path(signup: &str, held: &Held) -> String {
    format!("v1/signups/{signup}/artifacts/{}", held.artifact)
}

/// The deletion receipt is about this file. Made at the seller's wish it is about no other; an earlier one, by which the
/// file was gone already, may be.
fn speaks_of(deletion: &DeletionReceipt, held: &Held) -> bool {
    let it = |erased: &signup::wire::Erased| {
        (&erased.artifact, &erased.sha256) == (&held.artifact, &held.sha256)
    };
    let alone = deletion.erased.len() == 1 || deletion.cause != ErasureCause::Wish;
    alone && deletion.erased.iter().any(it)
}

/// What is not found where a file is asked for is the file.
fn of_artifact(fault: Fault) -> Fault {
    match fault.code {
        FaultCode::SignupUnknown => Fault::new(FaultCode::HeldGone),
        _ => fault,
    }
}

fn deletion_invalid() -> Fault {
    Fault::new(FaultCode::DeletionInvalid)
}

fn stalled() -> Fault {
    Fault::new(FaultCode::NoConnection)
}

/// The body, if it is no longer than `limit_bytes`.
async fn at_most(mut answer: Response, limit_bytes: u64) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    loop {
        let chunk = timeout(STALL_LIMIT, answer.chunk()).await.map_err(|_| stalled())?;
        let Some(chunk) = chunk.map_err(|error| line_fault(&error))? else { return Ok(body) };
        if (body.len() + chunk.len()) as u64 > limit_bytes {
            return Err(Fault::new(FaultCode::HeldDiffers));
        }
        body.extend_from_slice(&chunk);
    }
}
