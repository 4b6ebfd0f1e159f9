//! The operating system's own store: Secret Service on Linux, Keychain on macOS, Credential Manager on Windows.
//!
//! Built on `keyring-core` and the store crates, as the `keyring` crate's documentation asks of programs that are not
//! quick samples, for one reason: `keyring` connects once per process and remembers a failure for ever, so "try again"
//! could never help. Here every call connects anew. That costs some milliseconds for the few calls a signup makes, and
//! nothing can go stale: not a connection to a daemon that was restarted, and not a lock held by a call that still
//! waits for a prompt nobody answers.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD};
use keyring_core::{CredentialStore, Entry, Error};
use zeroize::Zeroizing;

use super::{Vault, VaultFault};

/// Secrets of one service (this app) in the store of the person who is logged in.
pub struct KeyringVault {
    service: String,
}

impl KeyringVault {
    /// `service` is how people see the app in their store: `org.example.seller-signup`.
    pub fn new(service: impl Into<String>) -> Self {
        Self { service: service.into() }
    }

    fn entry(&self, name: &str) -> Result<Entry, VaultFault> {
        let store = connect().map_err(|error| {
            tracing::info!(%error, "there is no password store");
            VaultFault::None
        })?;
        store.build(&self.service, name, None).map_err(fault)
    }
}

impl Vault for KeyringVault {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultFault> {
        let text = match self.entry(name)?.get_secret() {
            Ok(text) => Zeroizing::new(text),
            Err(Error::NoEntry) => return Ok(None),
            Err(error) => return Err(fault(error)),
        };
        let secret = STANDARD.decode(&*text).map_err(|_| VaultFault::failed("not our entry"))?;
        Ok(Some(Zeroizing::new(secret)))
    }

    /// Base64, because KDE's wallet takes only UTF-8.
    fn put(&self, name: &str, secret: &[u8]) -> Result<(), VaultFault> {
        let text = Zeroizing::new(STANDARD.encode(secret));
        self.entry(name)?.set_secret(text.as_bytes()).map_err(fault)
    }

    fn remove(&self, name: &str) -> Result<(), VaultFault> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            // Somebody copied our entry. None of the copies may stay.
            Err(Error::Ambiguous(entries)) => {
                entries.iter().try_for_each(Entry::delete_credential).map_err(fault)
            }
            Err(error) => Err(fault(error)),
        }
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn connect() -> Result<Arc<CredentialStore>, Error> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn connect() -> Result<Arc<CredentialStore>, Error> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn connect() -> Result<Arc<CredentialStore>, Error> {
    Ok(windows_native_keyring_store::Store::new()?)
}

fn fault(error: Error) -> VaultFault {
    match error {
        // The store runs and has no collection to keep anything in: as good as none.
        Error::NoStorageAccess(cause) if format!("{cause:?}") == "NoResult" => VaultFault::None,
        Error::NoStorageAccess(_) => VaultFault::Locked,
        Error::NoDefaultStore => VaultFault::None,
        // These carry what was read; their words do not, but better not to try.
        Error::BadEncoding(_) | Error::BadDataFormat(..) => VaultFault::failed("not our entry"),
        error => VaultFault::failed(error),
    }
}
