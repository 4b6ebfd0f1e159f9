//! A seller at a computer after everything was sent: the engine, an intake whose clock can be stepped, and the commands
//! of whoever reviews.
//!
//! The submission is a real one, made once per test program by the scripted seller; every room has a copy of it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use camera::{Camera, CameraFault, CameraId, CameraInfo, Stream};
use client::backoff::Backoff;
use client::vault::FileVault;
use client::{Adapters, Engine, Files, Handle, IntakeAddress, Pasted, http_client};
use futures_util::future::BoxFuture;
use intake::{Intake, Keys, Running, Settings, default_policy, serve};
use signup::effect::Papers;
use signup::view::Screen;
use signup::wire::{App, Slot};
use signup::{Edition, Intent, View};
use tempfile::TempDir;
use tokio::net::TcpListener;
use url::Url;

use crate::walk::Walk;
use crate::{footage, programs};

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A copy of the submission, with an intake that serves it.
pub struct Room {
    folder: TempDir,
    /// The intake's keys.
    pub keys: Keys,
    /// The node that serves.
    pub intake: Intake,
    running: Running,
    /// Seconds that the intake's clock is ahead.
    ahead: Arc<AtomicI64>,
}

impl Room {
    /// With the face video.
    pub async fn after_the_walk() -> Self {
        static WALKED: OnceLock<TempDir> = OnceLock::new();
        let walk = || WALKED.get_or_init(walked).path().to_owned();
        let made = tokio::task::spawn_blocking(walk).await.expect("walked");
        let folder = tempfile::tempdir().expect("a folder");
        copy(&made, folder.path());
        Self::serving(folder).await
    }

    /// Nothing was given yet.
    pub async fn fresh() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Keys::create(folder.path(), "Test intake", None).expect("keys");
        Self::serving(folder).await
    }

    async fn serving(folder: TempDir) -> Self {
        let keys = Keys::load(folder.path()).expect("the walk's keys");
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = {
            let (ahead, now) = (Arc::clone(&ahead), intake::system_clock());
            Arc::new(move || now() + ahead.load(Ordering::SeqCst))
        };
        let (data, policy) = (folder.path().join("intake"), default_policy());
        let settings = Settings { data, keys: keys.clone(), policy, clock };
        let intake = Intake::open(settings).expect("an intake");
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback");
        let running = serve(intake.clone(), listener);
        Self { folder, keys, intake, running, ahead }
    }

    /// The intake's own address.
    pub fn url(&self) -> String {
        self.running.url()
    }

    /// Lets the intake's clock run ahead.
    pub fn step(&self, seconds: i64) {
        self.ahead.fetch_add(seconds, Ordering::SeqCst);
    }

    /// A folder or file of the room: `device`, `vault`, `intake/objects`.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The seller's computer: the engine on what the walk left on it.
    pub fn seat(&self) -> Seat {
        self.seat_at("", &self.url())
    }

    /// A computer of its own, by whose name its folders begin; `url` is where it finds the intake.
    pub fn seat_at(&self, computer: &str, url: &str) -> Seat {
        let papers = self.path(&format!("{computer}papers"));
        std::fs::create_dir_all(&papers).expect("a folder");
        let url = Url::parse(&format!("{url}/")).expect("a URL");
        let files = Arc::new(Hand { papers: papers.clone(), chosen: Mutex::default() });
        let app = App { version: "0.1.0".to_owned(), os: "test".to_owned() };
        let engine = Engine::start(Adapters {
            edition: Edition { practice: true, app },
            http: http_client(&url).expect("a client"),
            intake: IntakeAddress { url, key: self.keys.verifying() },
            camera: Arc::new(NoCamera),
            vault: Arc::new(FileVault::new(self.path(&format!("{computer}vault")))),
            files: files.clone(),
            folder: self.path(&format!("{computer}device")),
            backoff: Backoff::scaled(0.05),
        });
        let handle = engine.handle();
        Seat { _engine: engine, handle, files, papers }
    }

    /// A reviewer's command on this intake's data: its output, whatever it came to.
    pub fn command(&self, args: &[&str]) -> Output {
        let mut command = Command::new(programs::intake());
        command.args(args).arg("--data").arg(self.path("intake"));
        command.output().expect("intake starts")
    }

    /// The same where it has to work.
    pub fn reviewer(&self, args: &[&str]) -> String {
        let output = self.command(args);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {errors}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Names of the sealed files the intake holds.
    pub fn objects(&self) -> Vec<String> {
        let paths = footage::files_below(&self.path("intake/objects"));
        let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into());
        paths.iter().filter_map(name).collect()
    }
}

/// Somebody at that computer.
pub struct Seat {
    _engine: Engine,
    handle: Handle,
    files: Arc<Hand>,
    /// Where papers are saved.
    pub papers: PathBuf,
}

impl Seat {
    /// Presses something.
    pub fn want(&self, intent: Intent) -> &Self {
        self.handle.dispatch(intent);
        self
    }

    /// The next file dialog is answered with this file.
    pub fn choose(&self, file: &Path) -> &Self {
        *self.files.chosen.lock().unwrap_or_else(PoisonError::into_inner) = Some(file.to_owned());
        self
    }

    /// What is shown now.
    pub fn view(&self) -> View {
        self.handle.views().borrow().clone()
    }

    /// Waits until this is shown.
    pub async fn until(&self, what: &str, shown: impl Fn(&View) -> bool) -> View {
        let mut views = self.handle.views();
        let waiting = tokio::time::timeout(PATIENCE, views.wait_for(|view| shown(view)));
        let last = || serde_json::to_string(&self.handle.views().borrow().clone());
        match waiting.await {
            Ok(Ok(view)) => view.clone(),
            _ => panic!("{what} never came; shown is {:?}", last().unwrap_or_default()),
        }
    }

    /// Waits for a screen by its name on the wire.
    pub async fn on(&self, name: &str) -> View {
        self.until(name, |view| screen_name(&view.screen) == name).await
    }

    /// Waits for a fault by its code.
    pub async fn faulty(&self, code: &str) -> View {
        let is = |view: &View| view.fault.as_ref().is_some_and(|fault| fault.code.code() == code);
        self.until(code, is).await
    }

    /// Carries on to my verification, and waits for the intake's word.
    pub async fn to_mine(&self) -> View {
        let offered = |view: &View| matches!(view.screen, Screen::Welcome { carry_on: true, .. });
        self.until("an earlier session", offered).await;
        self.want(Intent::Begin);
        self.answered().await
    }

    /// Waits until the intake has said where the signup stands.
    pub async fn answered(&self) -> View {
        let told = |view: &View| {
            matches!(&view.screen, Screen::Mine { asked: signup::view::Asked::Answered, .. })
        };
        self.until("the intake's word", told).await
    }

    /// Asks again, and waits for an answer that fits.
    pub async fn told(&self, what: &str, fits: impl Fn(&Screen) -> bool) -> View {
        self.want(Intent::AskStatus);
        self.until(what, |view| fits(&view.screen)).await
    }
}

/// The name of a screen on the wire.
pub fn screen_name(screen: &Screen) -> String {
    let screen = serde_json::to_value(screen).expect("serializes");
    screen["name"].as_str().expect("tagged").to_owned()
}

/// Picks what the test put into it, and saves papers under the names they are offered with.
struct Hand {
    papers: PathBuf,
    chosen: Mutex<Option<PathBuf>>,
}

impl Hand {
    fn take(&self) -> Option<PathBuf> {
        self.chosen.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Files for Hand {
    fn pick(&self, _: Slot, _: bool) -> BoxFuture<'static, Vec<PathBuf>> {
        let chosen = self.take().into_iter().collect();
        Box::pin(async move { chosen })
    }

    fn paste(&self, _: Slot) -> BoxFuture<'static, Option<Pasted>> {
        Box::pin(async { None })
    }

    fn pick_paper(&self) -> BoxFuture<'static, Option<PathBuf>> {
        let chosen = self.take();
        Box::pin(async move { chosen })
    }

    fn save(&self, papers: Papers) -> BoxFuture<'static, std::io::Result<Option<String>>> {
        let folder = self.papers.clone();
        Box::pin(async move {
            let name = papers.file_name();
            tokio::fs::write(folder.join(&name), papers.content()).await?;
            Ok(Some(name))
        })
    }
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

fn walked() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let walked = Walk::new(folder.path()).with("--vault", folder.path().join("vault")).walk();
    walked.receipt();
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("readable").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("copied");
        }
    }
}
