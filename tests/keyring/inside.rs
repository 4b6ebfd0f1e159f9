//! What is run inside a session. Ignored by themselves, and refused elsewhere: there they would find
//! the store of whoever runs the tests.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::Duration,
};

use client::vault::{KeyringVault, VAULT_LIMIT, Vault, VaultFault, off_the_workers};
use envelope::SecretSeed;
use tokio::runtime::Runtime;

pub(crate) const NAME: &str = "signup";

/// Set in a session of a test's own.
pub(crate) const SESSION: &str = "SELLER_SIGNUP_TEST_SESSION";

pub(crate) fn vault() -> KeyringVault {
    assert!(std::env::var_os(SESSION).is_some(), "run by the other tests only");
    KeyringVault::new("org.example.seller-signup.test")
}

/// As the engine calls it: from a runtime, off its workers.
fn engine<T: Send + 'static>(
    limit: Duration,
    call: impl FnOnce(&KeyringVault) -> Result<T, VaultFault> + Send + 'static,
) -> Result<T, VaultFault> {
    let runtime = Runtime::new().unwrap();
    let answer = runtime.block_on(off_the_workers(limit, move || call(&vault())));
    // Would hang here if anything of it ran on the runtime's own threads.
    drop(runtime);
    answer
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn keeps_replaces_and_forgets() {
    let get = || engine(VAULT_LIMIT, |vault| vault.get(NAME)).unwrap().map(|it| it.to_vec());
    let put = |secret: Vec<u8>| engine(VAULT_LIMIT, move |vault| vault.put(NAME, &secret)).unwrap();
    assert_eq!(get(), None);
    engine(VAULT_LIMIT, |vault| vault.remove(NAME)).unwrap();
    let every_byte: Vec<u8> = (0..=255).rev().collect();
    let random = SecretSeed::generate().unwrap().as_bytes().to_vec();
    for secret in [every_byte, random, vec![0x5a; 1500], Vec::new()] {
        put(secret.clone());
        assert_eq!(get(), Some(secret));
    }
    // Other names and other services are others.
    assert_eq!(vault().get("another").unwrap(), None);
    assert_eq!(KeyringVault::new("another").get(NAME).unwrap(), None);
    engine(VAULT_LIMIT, |vault| vault.remove(NAME)).unwrap();
    assert_eq!(get(), None);
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn leaves_nothing_behind() {
    let vault = Arc::new(vault());
    let held = || {
        let count = |folder| fs::read_dir(folder).unwrap().count();
        (count("/proc/self/task"), count("/proc/self/fd"))
    };
    vault.put(NAME, b"secret").unwrap();
    let before = held();
    for _ in 0..20 {
        assert_eq!(vault.get(NAME).unwrap().as_deref(), Some(&b"secret".to_vec()));
    }
    // A connection's thread ends a little after it.
    for _ in 0..100 {
        if held() <= before {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("threads and files: {before:?} before, {:?} after", held());
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn finds_a_restarted_store() {
    vault().put(NAME, b"secret").unwrap();
    restart_daemon();
    assert_eq!(vault().get(NAME).unwrap().as_deref(), Some(&b"secret".to_vec()));
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn is_locked() {
    vault().put(NAME, b"secret").unwrap();
    lock();
    let limit = Duration::from_secs(1);
    let locked = Err(VaultFault::Locked);
    assert_eq!(engine(limit, |vault| vault.get(NAME)).map(|_| ()), locked);
    assert_eq!(engine(limit, |vault| vault.put(NAME, b"new")), locked);
    // The calls above still wait for their prompts; that must not keep later ones from an open store.
    restart_daemon();
    let found = engine(VAULT_LIMIT, |vault| vault.get(NAME)).unwrap();
    assert_eq!(found.as_deref(), Some(&b"secret".to_vec()));
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn is_no_store() {
    assert_eq!(engine(VAULT_LIMIT, |vault| vault.put(NAME, b"secret")), Err(VaultFault::None));
}

/// Locks the store; whoever asks for something waits for a prompt that nobody answers.
pub(crate) fn lock() {
    let store = ["--dest=org.freedesktop.secrets", "/org/freedesktop/secrets"];
    let collection = "array:objpath:/org/freedesktop/secrets/collection/login";
    let lock = ["org.freedesktop.Secret.Service.Lock", collection];
    dbus_send(&[&store[..], &lock].concat());
}

/// Ends the store and starts it again, unlocked.
pub(crate) fn restart_daemon() {
    let bus = ["--dest=org.freedesktop.DBus", "/org/freedesktop/DBus"];
    let whose =
        ["org.freedesktop.DBus.GetConnectionUnixProcessID", "string:org.freedesktop.secrets"];
    let reply = dbus_send(&[&bus[..], &whose].concat());
    let daemon = reply.split_whitespace().next_back().unwrap().to_owned();
    assert!(Command::new("kill").arg(&daemon).status().unwrap().success());
    let there = ["org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"];
    while dbus_send(&[&bus[..], &there].concat()).contains("boolean true") {
        thread::sleep(Duration::from_millis(20));
    }
    let mut again = Command::new("gnome-keyring-daemon")
        .args(["--unlock", "--components=secrets"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    again.stdin.take().unwrap().write_all(b"test").unwrap();
    assert!(again.wait().unwrap().success());
}

fn dbus_send(args: &[&str]) -> String {
    let send = Command::new("dbus-send").args(["--session", "--print-reply"]).args(args).output();
    let send = send.unwrap();
    assert!(send.status.success(), "{}", String::from_utf8_lossy(&send.stderr));
    String::from_utf8(send.stdout).unwrap()
}
