//! A seller at the engine, with the real store behind it and an intake in this process.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use camera::{Camera, CameraFault, CameraId, CameraInfo, Stream};
use client::backoff::Backoff;
use client::{Adapters, Engine, Files, Handle, IntakeAddress, Pasted, http_client};
use intake::{Intake, Keys, Running, Settings, default_policy, serve, system_clock};
use signup::effect::Papers;
use signup::view::Screen;
use signup::wire::{App, Decision, Slot};
use signup::{Edition, FaultCode, Intent, View};
use tokio::net::TcpListener;

use crate::inside::vault;

/// Beyond the store's own limit.
const PATIENCE: Duration = Duration::from_secs(60);

/// The device's folder and the intake, which outlive the program.
pub(crate) struct Place {
    folder: tempfile::TempDir,
    intake: IntakeAddress,
    _running: Running,
}

impl Place {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (keys, _) = Keys::generate("Test intake").unwrap();
        let key = keys.verifying();
        let data = folder.path().join("intake");
        let settings = Settings { data, keys, policy: default_policy(), clock: system_clock() };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let running = serve(Intake::open(settings).unwrap(), listener);
        let intake = IntakeAddress { url: running.url().parse().unwrap(), key };
        Self { folder, intake, _running: running }
    }

    pub(crate) fn device(&self) -> PathBuf {
        self.folder.path().join("device")
    }

    /// The program is started.
    pub(crate) fn start(&self) -> Seller {
        let app = App { version: "1".into(), os: "test".into() };
        let engine = Engine::start(Adapters {
            edition: Edition { practice: true, app },
            intake: self.intake.clone(),
            camera: Arc::new(NoCamera),
            vault: Arc::new(vault()),
            files: Arc::new(NoFiles),
            folder: self.device(),
            http: http_client(&self.intake.url).unwrap(),
            backoff: Backoff::scaled(0.01),
        });
        Seller { handle: engine.handle(), _engine: engine }
    }

    /// With a signup opened, and the program ended again.
    pub(crate) async fn with_a_signup() -> Self {
        let place = Self::new().await;
        let seller = place.start();
        seller.agree().await;
        seller.until("details", |view| matches!(view.screen, Screen::Details { .. })).await;
        while !place.device().join("journal").exists() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        place
    }
}

/// Whoever presses the buttons. The program ends with it.
pub(crate) struct Seller {
    handle: Handle,
    _engine: Engine,
}

impl Seller {
    pub(crate) fn press(&self, intent: Intent) {
        self.handle.dispatch(intent);
    }

    /// The first view of which `is` is true.
    pub(crate) async fn until(&self, what: &str, is: impl FnMut(&View) -> bool) -> View {
        let mut views = self.handle.views();
        let found = tokio::time::timeout(PATIENCE, views.wait_for(is)).await;
        found.unwrap_or_else(|_| panic!("no {what} in time")).unwrap().clone()
    }

    /// The card with this fault.
    pub(crate) async fn fault(&self, code: FaultCode) -> View {
        let shown = |view: &View| view.fault.as_ref().is_some_and(|fault| fault.code == code);
        self.until(code.code(), shown).await
    }

    /// From the first screen: agrees to every purpose and presses Continue.
    pub(crate) async fn agree(&self) {
        self.press(Intent::Begin);
        let consent = |view: &View| matches!(view.screen, Screen::Consent { policy: Some(_), .. });
        let view = self.until("policy", consent).await;
        let Screen::Consent { policy: Some(policy), .. } = view.screen else { unreachable!() };
        for purpose in policy.purposes {
            self.press(Intent::Decide { purpose: purpose.id, decision: Decision::Agree });
        }
        self.until("way on", |view| view.can_continue && view.step == 2).await;
        self.press(Intent::Continue);
    }
}

/// Everything in the device's folder with its content.
pub(crate) fn kept(device: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = acceptance::footage::files_below(device);
    files.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

struct NoCamera;

impl Camera for NoCamera {
    fn list(&self) -> Result<Vec<CameraInfo>, CameraFault> {
        Ok(Vec::new())
    }

    fn open(&self, _: &CameraId) -> Result<Box<dyn Stream>, CameraFault> {
        Err(CameraFault::NoCamera)
    }
}

struct NoFiles;

type Answer<T> = Pin<Box<dyn Future<Output = T> + Send>>;

impl Files for NoFiles {
    fn pick(&self, _: Slot, _: bool) -> Answer<Vec<PathBuf>> {
        Box::pin(async { Vec::new() })
    }

    fn paste(&self, _: Slot) -> Answer<Option<Pasted>> {
        Box::pin(async { None })
    }

    fn save(&self, _: Papers) -> Answer<std::io::Result<Option<String>>> {
        Box::pin(async { Ok(None) })
    }

    fn pick_paper(&self) -> Answer<Option<PathBuf>> {
        Box::pin(async { None })
    }
}
