//! A vault that forgets with the program: practice keeps nothing.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use zeroize::Zeroizing;

use super::{Vault, VaultFault};

/// Keeps secrets in this process' memory, wiped when forgotten.
#[derive(Default)]
pub struct MemoryVault {
    secrets: Mutex<HashMap<String, Zeroizing<Vec<u8>>>>,
}

impl Vault for MemoryVault {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultFault> {
        Ok(self.secrets.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned())
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), VaultFault> {
        let secret = Zeroizing::new(secret.to_vec());
        let mut secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        secrets.insert(name.to_owned(), secret);
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), VaultFault> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        Ok(())
    }
}
