//! An intake on loopback with a clock that is stepped by hand.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use envelope::SecretSeed;
use intake::{Intake, Keys, Running, Settings, default_policy, serve};
use tempfile::TempDir;
use tokio::net::TcpListener;

/// When every test begins.
pub(crate) const BEGIN: i64 = 1_800_000_000;

pub(crate) struct Site {
    pub(crate) data: TempDir,
    pub(crate) keys: Keys,
    /// Opens what is sealed for the reviewer.
    pub(crate) reviewer: SecretSeed,
    pub(crate) intake: Intake,
    pub(crate) running: Running,
    clock: Arc<AtomicI64>,
}

impl Site {
    pub(crate) async fn open() -> Self {
        let data = tempfile::tempdir().unwrap();
        let (keys, reviewer) = Keys::generate("Test intake").unwrap();
        let clock = Arc::new(AtomicI64::new(BEGIN));
        let (intake, running) = node(&data, &keys, &clock).await;
        Self { data, keys, reviewer, intake, running, clock }
    }

    /// One more node on the same data.
    pub(crate) async fn another_node(&self) -> Running {
        node(&self.data, &self.keys, &self.clock).await.1
    }

    pub(crate) fn url(&self) -> String {
        self.running.url()
    }

    pub(crate) fn step(&self, seconds: i64) {
        self.clock.fetch_add(seconds, Ordering::SeqCst);
    }

    /// Names of the files below a folder of the data folder.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.data.path().join(folder)).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }
}

async fn node(data: &TempDir, keys: &Keys, clock: &Arc<AtomicI64>) -> (Intake, Running) {
    let clock = Arc::clone(clock);
    let intake = Intake::open(Settings {
        data: data.path().to_owned(),
        keys: keys.clone(),
        policy: default_policy(),
        clock: Arc::new(move || clock.load(Ordering::SeqCst)),
    })
    .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    (intake.clone(), serve(intake, listener))
}
