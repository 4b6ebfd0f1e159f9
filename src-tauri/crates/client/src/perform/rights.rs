//! Where the signup stands, erasure and withdrawal.

use signup::effect::Erase;
use signup::wire::Withdrawal;
use signup::{Event, Fault, FaultCode};

use super::Shared;
use super::sealing::internal;
use crate::statement;

impl Shared {
    pub(super) async fn fetch_status(&self, signup: &str) -> Result<(), Fault> {
        self.remember(signup);
        let known = self.intake.status(signup, &self.token()?).await?;
        self.outbox.put(Event::StatusArrived(Box::new(known)));
        Ok(())
    }

    pub(super) async fn erase(&self, signup: &str, what: &Erase) -> Result<(), Fault> {
        let (deletion, jws) = self.intake.erase(signup, &self.token()?, what).await?;
        self.outbox.put(Event::Erased(Box::new(deletion), jws));
        Ok(())
    }

    pub(super) async fn withdraw(&self, withdrawal: &Withdrawal) -> Result<(), Fault> {
        let signed = statement::sign(withdrawal, &self.keys()?.device).map_err(internal)?;
        let token = self.token()?;
        let (deletion, jws) = self.intake.withdraw(&withdrawal.signup, &token, signed).await?;
        self.outbox.put(Event::Erased(Box::new(deletion), jws));
        Ok(())
    }

    /// From now on papers about this signup are the seller's own.
    pub(super) fn remember(&self, signup: &str) {
        if let Ok(mut present) = self.present.lock() {
            *present = Some(signup.to_owned());
        }
    }

    pub(super) fn present(&self) -> Result<Option<String>, Fault> {
        let present = self.present.lock().map_err(|_| Fault::new(FaultCode::Internal))?;
        Ok(present.clone())
    }
}
