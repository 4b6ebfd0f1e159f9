//! Going on with a signup by its code, with keys of this device.
//!
//! ```text
//! keys in memory -> code to the intake -> keys and token into the vault -> journal -> status -> Continued
//! ```
//! The intake answers the same code from the same keys again, so a lost answer costs nothing while the program runs.
//! From the journal on, the next start takes it to its end.

use std::sync::{Arc, PoisonError};

use envelope::{StatementFault, read_vouched};
use signup::event::{AcceptedPolicy, ContinuedSignup, OpenedSignup};
use signup::folder::{Folder, Known};
use signup::wire::{ContinuationRequest, Continued, Manifest, Policy, Statement};
use signup::{Event, Fault, FaultCode};
use zeroize::Zeroizing;

use super::Shared;
use super::opening::{accept, with_fingerprints};
use crate::keys::{ENTRY, Keys, vault_fault};
use crate::statement;
use crate::vault::{VAULT_LIMIT, off_the_workers};

/// What going on with a signup needs beside the keys in force.
#[derive(Default)]
pub(super) struct Continuing {
    /// Made, and in no vault yet as far as is known.
    keys: Option<Arc<Keys>>,
    /// The keys in force are new and the machine does not know yet: what it wants kept is another signup's.
    unknown: bool,
}

/// The intake let the signup go on here, and nothing of what it gave was held against its receipts yet.
pub(super) struct Unfinished {
    opened: OpenedSignup,
    policy: Option<AcceptedPolicy>,
    /// Compact JWS, signed by the device it was made on.
    manifest: Option<String>,
}

impl Unfinished {
    /// What a journal tells of one: a manifest that this device did not sign, and not a word of the intake about it.
    pub(super) fn of(folder: &Folder, keys: &Keys) -> Option<Self> {
        let opened = folder.signup.clone()?;
        let manifest = folder.manifest.clone()?;
        if folder.receipt.is_some() || folder.known.is_some() {
            return None;
        }
        let own = statement::verify::<Manifest>(&manifest, &keys.device.verifying()).is_ok();
        let policy = folder.policy.clone();
        (!own).then_some(Self { opened, policy, manifest: Some(manifest) })
    }

    pub(super) fn to_folder(&self) -> Folder {
        Folder {
            signup: Some(self.opened.clone()),
            policy: self.policy.clone(),
            manifest: self.manifest.clone(),
            ..Folder::default()
        }
    }
}

impl Shared {
    /// What is kept here of another signup, or of this one with keys that are lost, gives way once the new keys rest in
    /// the vault.
    pub(super) async fn continue_signup(&self, code: String) -> Result<(), Fault> {
        self.searched_for_keys().await?;
        self.reach_vault().await?;
        let keys = self.continuing_keys()?;
        let request = ContinuationRequest {
            code,
            device_key: keys.device.verifying().to_base64url(),
            seller_recipient: keys.seller.public().to_base64url(),
            practice: self.adapters.edition.practice,
        };
        let Continued { signup, token, continuation, policy, manifest } =
            self.intake.go_on(&request).await?;
        let policy = policy.map(|jws| self.verified_policy(jws)).transpose()?;
        let keys = keys.with_token(Zeroizing::new(token));
        self.put_keys(&keys).await?;
        // What the machine wants kept from here on is of a signup whose keys are gone.
        self.continuing(|it| it.unknown = true);
        let opened = with_fingerprints(signup, continuation, &keys);
        self.remember(&opened.signup);
        self.set_keys(Some(Arc::new(keys)));
        let unfinished = Unfinished { opened, policy, manifest };
        // Takes the place of a journal whose keys are lost.
        self.write_journal(Box::new(unfinished.to_folder())).await?;
        self.empty_spool().await;
        self.nothing_to_search_for();
        self.finish(unfinished).await
    }

    /// Asks for the intake's receipts for as long as the line is broken, and tells the machine when they are here.
    pub(super) async fn finish(&self, unfinished: Unfinished) -> Result<(), Fault> {
        self.continuing(|it| it.unknown = true);
        let Unfinished { opened, policy, manifest } = unfinished;
        let (manifest, known) = match manifest {
            Some(jws) => {
                let known = self.status_at_last(&opened.signup).await?;
                let manifest = last_manifest(&jws, &opened.signup, policy.as_ref(), &known)?;
                (Some((manifest, jws)), Some(known))
            }
            // Nothing was submitted: there is no receipt to hold anything against.
            None => (None, None),
        };
        self.forget_continuing();
        let continued = ContinuedSignup { opened, policy, manifest, known };
        self.outbox.put(Event::Continued(Box::new(continued)));
        Ok(())
    }

    async fn status_at_last(&self, signup: &str) -> Result<Known, Fault> {
        let token = self.token()?;
        let mut tries = self.adapters.backoff.tries();
        loop {
            match self.intake.status(signup, &token).await {
                Err(fault) if fault.code == FaultCode::NoConnection => {
                    tokio::time::sleep(tries.next_wait()).await;
                }
                told => return told,
            }
        }
    }

    /// An earlier session whose keys could not be looked for is looked for again; one whose keys are lost is what a code
    /// is for.
    async fn searched_for_keys(&self) -> Result<(), Fault> {
        self.searched().await;
        let known_before = self.keys().is_ok();
        match self.searched_well().await {
            Err(fault) if fault.code != FaultCode::KeysLost => Err(fault),
            // Found meanwhile and being offered; nobody waits for this any more.
            Ok(()) if self.keys().is_ok() && !known_before => Err(Fault::new(FaultCode::Internal)),
            _ => Ok(()),
        }
    }

    /// Before the code is used up: without a store the keys could not be kept.
    async fn reach_vault(&self) -> Result<(), Fault> {
        let vault = Arc::clone(&self.adapters.vault);
        let reached = off_the_workers(VAULT_LIMIT, move || vault.get(ENTRY));
        reached.await.map(drop).map_err(vault_fault)
    }

    /// Made once, until a signup has gone on with them.
    fn continuing_keys(&self) -> Result<Arc<Keys>, Fault> {
        if let Some(keys) = self.continuing(|it| it.keys.clone()) {
            return Ok(keys);
        }
        let made = Arc::new(Keys::generate()?);
        self.continuing(|it| it.keys = Some(Arc::clone(&made)));
        Ok(made)
    }

    pub(super) fn forget_continuing(&self) {
        self.continuing(|it| *it = Continuing::default());
    }

    /// The machine still speaks of what gave way.
    pub(super) fn has_given_way(&self) -> bool {
        self.continuing(|it| it.unknown)
    }

    fn continuing<T>(&self, with: impl FnOnce(&mut Continuing) -> T) -> T {
        with(&mut self.continuing.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Its time may be over: it is the one of a submission that was made.
    fn verified_policy(&self, jws: String) -> Result<AcceptedPolicy, Fault> {
        let policy: Policy = statement::verify(&jws, &self.adapters.intake.key)
            .map_err(|_| Fault::new(FaultCode::PolicySignature))?;
        accept(policy, jws)
    }
}

/// The manifest of the last submission. It was signed by the device it was made on, whose key is not known here: that it
/// is the one the intake took is told by a receipt, which names its digest.
fn last_manifest(
    jws: &str,
    signup: &str,
    policy: Option<&AcceptedPolicy>,
    known: &Known,
) -> Result<Manifest, Fault> {
    let invalid = || Fault::new(FaultCode::ReceiptInvalid);
    let digest = envelope::digest(jws);
    let newest = known.receipts.iter().rfind(|(receipt, _)| receipt.manifest == digest);
    let (receipt, _) = newest.ok_or_else(invalid)?;
    let read: Result<Manifest, StatementFault> =
        read_vouched(Manifest::TYP, jws, &receipt.manifest);
    let manifest = read.map_err(|_| invalid())?;
    let under_it = policy.is_some_and(|policy| policy.digest == manifest.policy);
    if manifest.signup == signup && under_it { Ok(manifest) } else { Err(invalid()) }
}
