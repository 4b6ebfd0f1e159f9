//! One node of the intake: the state behind the routes, and what it does without being asked.

use std::{
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use sha2::{Digest, Sha256};
use signup::wire::{ErasureCause, Policy, Standing, UnixSeconds};

use crate::{
    erasure::{self, Eraser, Erasure},
    fault::IntakeFault,
    http,
    keys::Keys,
    objects::Objects,
    policy::PolicyTemplate,
    statement,
    store::{Durability, Store, StoredPolicy, table},
};

/// Tells the time. Tests step it.
pub type Clock = Arc<dyn Fn() -> UnixSeconds + Send + Sync>;

/// The system's clock.
pub fn system_clock() -> Clock {
    Arc::new(|| jiff::Timestamp::now().as_second())
}

/// What a node needs.
#[derive(Clone)]
pub struct Settings {
    /// Folder of database and files; made where it is missing.
    pub data: PathBuf,
    /// The intake's key and the reviewers'.
    pub keys: Keys,
    /// What the policy says.
    pub policy: PolicyTemplate,
    /// Tells the time.
    pub clock: Clock,
}

/// A node. Clones are the same node.
#[derive(Clone)]
pub struct Intake(pub(crate) Arc<Node>);

pub(crate) struct Node {
    pub(crate) store: Store,
    pub(crate) objects: Objects,
    pub(crate) keys: Keys,
    template: PolicyTemplate,
    in_force: RwLock<Arc<InForce>>,
    clock: Clock,
}

/// The policy that is handed out now.
pub(crate) struct InForce {
    pub(crate) policy: Policy,
    pub(crate) stored: StoredPolicy,
}

/// What a sweep erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Swept {
    /// Uploads nobody went on with.
    pub uploads: usize,
    /// Artifacts whose retention was over, or that were replaced while a hold was on them.
    pub artifacts: usize,
}

impl Intake {
    /// Opens the data folder and signs the policy, unless one with the same terms is still good
    /// for at least half of its time: restarting changes nothing for sellers under way.
    ///
    /// # Errors
    /// [`IntakeFault::Storage`], [`IntakeFault::Database`], [`IntakeFault::Statement`].
    pub fn open(settings: Settings) -> Result<Self, IntakeFault> {
        let Settings { data, keys, policy: template, clock } = settings;
        let objects = Objects::open(&data)?;
        let store = Store::open(&data)?;
        let in_force = RwLock::new(Arc::new(put_in_force(&store, &keys, &template, clock())?));
        Ok(Self(Arc::new(Node { store, objects, keys, template, in_force, clock })))
    }

    /// The routes of formats.md, "Wire".
    pub fn router(&self) -> axum::Router {
        http::router(self.clone())
    }

    /// The signed policy that is handed out now.
    pub fn policy_jws(&self) -> String {
        self.0.in_force().stored.jws.clone()
    }

    /// The claims of [`Self::policy_jws`].
    pub fn policy(&self) -> Policy {
        self.0.in_force().policy.clone()
    }

    /// Puts a reviewer's decision on record for the seller to see; it also answers an objection. `false`: no such
    /// signup.
    ///
    /// # Errors
    /// [`IntakeFault::Database`].
    pub async fn set_standing(
        &self,
        signup: &str,
        standing: Standing,
    ) -> Result<bool, IntakeFault> {
        let signup = signup.to_owned();
        let work = move |db: &_| table::signups::stand(db, &signup, &standing, false);
        self.0.store.run(Durability::Full, move |db| work(db)).await
    }

    /// Erases what is due: artifacts whose retention is over or that were replaced, uploads nobody
    /// went on with; and signs the policy anew when half of its time is over. What a legal hold is
    /// on is erased by the first sweep after it. `serve` calls this by itself.
    ///
    /// # Errors
    /// [`IntakeFault`]; what was erased before stays erased, the rest is tried the next time.
    pub async fn sweep(&self) -> Result<Swept, IntakeFault> {
        let node = Arc::clone(&self.0);
        tokio::task::spawn_blocking(move || node.sweep()).await?
    }
}

impl Node {
    pub(crate) fn now(&self) -> UnixSeconds {
        (self.clock)()
    }

    pub(crate) fn eraser(&self) -> Eraser<'_> {
        Eraser { store: &self.store, objects: &self.objects, keys: &self.keys }
    }

    pub(crate) fn in_force(&self) -> Arc<InForce> {
        Arc::clone(&self.in_force.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn sweep(&self) -> Result<Swept, IntakeFault> {
        let now = self.now();
        let fresh = put_in_force(&self.store, &self.keys, &self.template, now)?;
        *self.in_force.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);

        let (expired, due) = self.store.run_here(Durability::Relaxed, |db| {
            table::signups::forget_challenges(db, now - 86_400)?;
            Ok((table::uploads::expired(db, now)?, table::artifacts::due(db, now)?))
        })?;
        for upload in &expired {
            erasure::forget_upload(&self.store, &self.objects, upload)?;
        }
        let mut swept = Swept { uploads: expired.len(), artifacts: 0 };
        for alike in due.chunk_by(|a, b| (&a.signup, a.replaced) == (&b.signup, b.replaced)) {
            let cause =
                if alike[0].replaced { ErasureCause::Replaced } else { ErasureCause::Retention };
            // A hold that came just now puts it off.
            if let Erasure::Done(_) = self.eraser().erase(&alike[0].signup, alike, cause, now)? {
                swept.artifacts += alike.len();
            }
        }
        Ok(swept)
    }
}

/// Finds the policy to hand out, signing a new one where terms or time demand it.
fn put_in_force(
    store: &Store,
    keys: &Keys,
    template: &PolicyTemplate,
    now: UnixSeconds,
) -> Result<InForce, IntakeFault> {
    let terms = terms(&template.policy(keys, 0), keys)?;
    store.run_here(Durability::Full, |db| {
        let latest = table::policies::latest(db)?;
        let half = i64::from(template.valid_days) * 86_400 / 2;
        if let Some(stored) = latest.as_ref().filter(|it| it.terms == terms && it.exp - now > half)
        {
            let policy = statement::verify(&stored.jws, &keys.verifying())?;
            return Ok(InForce { policy, stored: stored.clone() });
        }
        // A policy older than one accepted before is a roll-back to the app: never go back.
        let iat = latest.map_or(now, |latest| now.max(latest.iat + 1));
        let policy = template.policy(keys, iat);
        let jws = statement::sign(&policy, &keys.signing)?;
        let digest = envelope::digest(&jws);
        let stored = StoredPolicy { digest, jws, iat, exp: policy.exp, terms };
        table::policies::insert(db, &stored)?;
        Ok(InForce { policy, stored })
    })
}

/// What a policy says apart from its times, and who says it.
fn terms(policy: &Policy, keys: &Keys) -> Result<String, IntakeFault> {
    let timeless = Policy { iat: 0, exp: 0, ..policy.clone() };
    let json = serde_json::to_vec(&(timeless, keys.verifying().to_base64url()))
        .map_err(|_| IntakeFault::Damaged("policy"))?;
    Ok(hex::encode(Sha256::digest(json)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::default_policy;

    fn open(data: &std::path::Path, keys: &Keys, takes: u32, now: UnixSeconds) -> Intake {
        let mut policy = default_policy();
        policy.clip.takes = takes;
        let clock: Clock = Arc::new(move || now);
        let (data, keys) = (data.to_owned(), keys.clone());
        Intake::open(Settings { data, keys, policy, clock }).unwrap()
    }

    #[test]
    fn the_policy_stays_the_same_until_it_must_change() {
        let dir = tempfile::tempdir().unwrap();
        let (keys, _) = Keys::generate("Intake").unwrap();
        let day = 86_400;
        let first = open(dir.path(), &keys, 3, 1_000);
        assert_eq!(open(dir.path(), &keys, 3, 1_000 + 80 * day).policy_jws(), first.policy_jws());
        let later = open(dir.path(), &keys, 3, 1_000 + 100 * day);
        assert_eq!(later.policy().iat, 1_000 + 100 * day);
        // Changed terms with a clock gone back: newer all the same.
        let changed = open(dir.path(), &keys, 4, 5);
        assert_eq!(changed.policy().iat, 1_001 + 100 * day);
    }
}
