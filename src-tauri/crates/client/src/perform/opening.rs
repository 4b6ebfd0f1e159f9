//! The intake's statements and the opening of the signup.

use std::sync::Arc;
use std::time::Duration;

use signup::event::{AcceptedPolicy, OpenedSignup};
use signup::view::{CameraView, RecipientView};
use signup::wire::{ChallengeRequest, Policy, SignupRequest};
use signup::{Event, Fault, FaultCode};
use zeroize::Zeroizing;

use super::Shared;
use crate::adapters::unix_seconds;
use crate::digest::sha256_hex;
use crate::fault::camera_fault;
use crate::keys::{ENTRY, Keys, vault_fault};
use crate::vault::{VAULT_LIMIT, off_the_workers};

/// How long listing cameras may take; a hanging driver must not hang the screen.
const FIND_LIMIT: Duration = Duration::from_secs(4);

impl Shared {
    pub(super) async fn fetch_policy(&self) -> Result<(), Fault> {
        let (policy, jws) = self.intake.policy().await?;
        if policy.exp <= unix_seconds() {
            return Err(Fault::new(FaultCode::PolicyExpired));
        }
        let accepted = accept(policy, jws)?;
        self.outbox.put(Event::PolicyArrived(Box::new(accepted)));
        Ok(())
    }

    /// Keys first into the vault, then the signup at the intake, then the token into the vault: a crash in between
    /// leaves an opened signup that nobody can use, never one whose keys are lost.
    pub(super) async fn open_signup(&self, locale: String) -> Result<(), Fault> {
        self.searched_well().await?;
        if self.keys().is_ok() {
            // An earlier session was found meanwhile and is being offered; nobody waits for this one any more.
            return Err(Fault::new(FaultCode::Internal));
        }
        let keys = Keys::generate()?;
        self.put_keys(&keys).await?;
        let request = SignupRequest {
            device_key: keys.device.verifying().to_base64url(),
            seller_recipient: keys.seller.public().to_base64url(),
            locale,
            practice: self.adapters.edition.practice,
        };
        let opened = self.intake.open(&request).await?;
        let keys = keys.with_token(Zeroizing::new(opened.token));
        self.put_keys(&keys).await?;
        let opened = with_fingerprints(opened.signup, opened.continuation, &keys);
        self.remember(&opened.signup);
        self.set_keys(Some(Arc::new(keys)));
        self.outbox.put(Event::SignupOpened(opened));
        Ok(())
    }

    pub(super) async fn put_keys(&self, keys: &Keys) -> Result<(), Fault> {
        let resting = keys.to_rest()?;
        let vault = Arc::clone(&self.adapters.vault);
        let put = off_the_workers(VAULT_LIMIT, move || vault.put(ENTRY, &resting));
        put.await.map_err(vault_fault)
    }

    pub(super) fn token(&self) -> Result<Zeroizing<String>, Fault> {
        self.keys()?.token.clone().ok_or_else(|| Fault::new(FaultCode::VaultFailed))
    }

    pub(super) async fn fetch_challenge(
        &self,
        signup: &str,
        request: &ChallengeRequest,
    ) -> Result<(), Fault> {
        let challenge = self.intake.challenge(signup, &self.token()?, request).await?;
        if challenge.exp <= unix_seconds() || challenge.prompts.is_empty() {
            return Err(Fault::new(FaultCode::ChallengeInvalid));
        }
        self.outbox.put(Event::ChallengeArrived(challenge));
        Ok(())
    }

    pub(super) async fn find_cameras(&self) -> Result<(), Fault> {
        let camera = Arc::clone(&self.adapters.camera);
        let (found, list) = tokio::sync::oneshot::channel();
        // A thread of its own: one that never comes back must not hold up the runtime's end.
        let spawned = std::thread::Builder::new()
            .name("camera-list".to_owned())
            .spawn(move || drop(found.send(camera.list())));
        spawned.map_err(|_| Fault::new(FaultCode::Internal))?;
        let list = match tokio::time::timeout(FIND_LIMIT, list).await {
            Ok(Ok(list)) => list.map_err(|fault| camera_fault(&fault))?,
            Ok(Err(_)) => return Err(Fault::new(FaultCode::CameraCrashed)),
            Err(_) => return Err(Fault::new(FaultCode::CameraOpenTimeout)),
        };
        let view = |info: camera::CameraInfo| CameraView {
            id: info.id.0,
            name: info.name,
            provenance: crate::fault::provenance(info.provenance),
        };
        self.outbox.put(Event::CamerasFound(list.into_iter().map(view).collect()));
        Ok(())
    }
}

/// A signup with the fingerprints of this device's keys.
pub(super) fn with_fingerprints(signup: String, continuation: String, keys: &Keys) -> OpenedSignup {
    OpenedSignup {
        signup,
        device_fingerprint: keys.device.verifying().fingerprint(),
        seller_fingerprint: keys.seller.public().fingerprint(),
        continuation,
    }
}

/// Adds the digests the machine cannot make.
pub(super) fn accept(policy: Policy, jws: String) -> Result<AcceptedPolicy, Fault> {
    let unreadable = || Fault::new(FaultCode::PolicySignature);
    let reviewers = policy
        .reviewers
        .iter()
        .map(|reviewer| {
            let key = envelope::RecipientKey::from_base64url(&reviewer.key).ok()?;
            Some(RecipientView {
                name: Some(reviewer.name.clone()),
                fingerprint: key.fingerprint(),
            })
        })
        .collect::<Option<Vec<_>>>()
        .filter(|reviewers| !reviewers.is_empty())
        .ok_or_else(unreadable)?;
    let text_sha256 = policy
        .purposes
        .iter()
        .map(|purpose| {
            let digests = purpose.text.iter().map(|(language, text)| {
                let json = serde_json::to_vec(text).ok()?;
                Some((language.clone(), sha256_hex(&json)))
            });
            Some((purpose.id.clone(), digests.collect::<Option<_>>()?))
        })
        .collect::<Option<_>>()
        .ok_or_else(unreadable)?;
    let digest = envelope::digest(&jws);
    Ok(AcceptedPolicy { policy, jws, digest, reviewers, text_sha256 })
}
