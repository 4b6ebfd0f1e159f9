//! A performer with everything around it: a scripted intake, a vault that can fail, files that are chosen for it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use camera::{Camera, CameraFault, CameraId, CameraInfo, Stream};
use envelope::SigningKey;
use futures_util::future::BoxFuture;
use signup::effect::{Papers, Sealing};
use signup::wire::{App, SignupOpened, Slot, Statement};
use signup::{Edition, Effect, Event, Fault};
use tempfile::TempDir;
use tokio::sync::mpsc;
use zeroize::Zeroizing;

use super::server::{Reply, Server};
use crate::adapters::{Adapters, Files, IntakeAddress, Pasted};
use crate::backoff::Backoff;
use crate::capture::PreviewSender;
use crate::engine::{Input, Outbox};
use crate::keys::{ENTRY, Keys};
use crate::perform::Performer;
use crate::vault::{MemoryVault, Vault, VaultFault};
use crate::{http_client, statement};

/// The signup that [`Rig::opened`] opens.
pub(crate) const SIGNUP: &str = "signup-1";
/// Its bearer token.
pub(crate) const TOKEN: &str = "token-1";

const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Rig {
    pub(crate) folder: Arc<TempDir>,
    pub(crate) server: Arc<Server>,
    pub(crate) intake: SigningKey,
    pub(crate) vault: Arc<FickleVault>,
    pub(crate) files: Arc<ChosenFiles>,
    pub(crate) preview: PreviewSender,
    performer: Performer,
    inbox: mpsc::UnboundedReceiver<Input>,
}

impl Rig {
    pub(crate) async fn new() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let server = Arc::new(Server::start().await);
        let intake = SigningKey::generate().unwrap();
        let address = IntakeAddress { url: server.url.clone(), key: intake.verifying() };
        Self::with(folder, server, intake, Arc::default(), address)
    }

    /// Before another intake than the scripted one.
    pub(crate) async fn before(address: IntakeAddress) -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let server = Arc::new(Server::start().await);
        let intake = SigningKey::generate().unwrap();
        let mut rig = Self::with(folder, server, intake, Arc::default(), address);
        rig.restore_nothing().await;
        rig
    }

    /// The program ended and is started again.
    pub(crate) fn restarted(&self) -> Self {
        let (folder, server) = (Arc::clone(&self.folder), Arc::clone(&self.server));
        let address = IntakeAddress { url: server.url.clone(), key: self.intake.verifying() };
        Self::with(folder, server, self.intake.clone(), Arc::clone(&self.vault), address)
    }

    fn with(
        folder: Arc<TempDir>,
        server: Arc<Server>,
        intake: SigningKey,
        vault: Arc<FickleVault>,
        address: IntakeAddress,
    ) -> Self {
        let files = Arc::<ChosenFiles>::default();
        let adapters = Adapters {
            edition: Edition { practice: true, app: App { version: "1".into(), os: "t".into() } },
            http: http_client(&address.url).unwrap(),
            intake: address,
            camera: Arc::new(NoCamera),
            vault: Arc::clone(&vault) as Arc<dyn Vault>,
            files: Arc::clone(&files) as Arc<dyn Files>,
            folder: folder.path().join("device"),
            backoff: Backoff::scaled(0.001),
        };
        let (outbox, inbox) = mpsc::unbounded_channel();
        let preview = PreviewSender::default();
        let performer = Performer::new(adapters, Outbox::to(outbox), preview.clone());
        Self { folder, server, intake, vault, files, preview, performer, inbox }
    }

    /// With a signup opened: keys in the vault, a token.
    pub(crate) async fn opened() -> Self {
        let mut rig = Self::new().await;
        rig.restore_nothing().await;
        rig.open().await;
        rig
    }

    /// Looks for an earlier session where there is none.
    pub(crate) async fn restore_nothing(&mut self) {
        self.ask(Effect::Restore).await;
        self.silence().await;
    }

    /// Opens the signup.
    pub(crate) async fn open(&mut self) {
        let opened = SignupOpened {
            signup: SIGNUP.into(),
            token: TOKEN.into(),
            continuation: "code-1".into(),
        };
        let answer = serde_json::to_vec(&opened).unwrap();
        self.server.on("POST /v1/signups", [Reply::Answer(201, answer)]);
        let told = self.tell(Effect::OpenSignup { locale: "en".into() }).await;
        let Event::SignupOpened(opened) = told else { panic!("not opened") };
        assert_eq!((&*opened.signup, &*opened.continuation), (SIGNUP, "code-1"));
    }

    pub(crate) async fn ask(&mut self, effect: Effect) {
        self.performer.perform(effect).await;
    }

    /// The next thing told.
    pub(crate) async fn told(&mut self) -> Event {
        let told = tokio::time::timeout(PATIENCE, self.inbox.recv()).await.expect("told in time");
        let Some(Input::Event(event)) = told else { panic!("no event") };
        event
    }

    /// What an effect tells first.
    pub(crate) async fn tell(&mut self, effect: Effect) -> Event {
        self.ask(effect).await;
        self.told().await
    }

    /// The fault an effect ends with.
    pub(crate) async fn fails(&mut self, effect: Effect) -> Fault {
        match self.tell(effect).await {
            Event::Failed(_, fault) => fault,
            _ => panic!("it did not fail"),
        }
    }

    /// Nothing is told for a while.
    pub(crate) async fn silence(&mut self) {
        let told = tokio::time::timeout(Duration::from_millis(200), self.inbox.recv()).await;
        assert!(told.is_err(), "something was told");
    }

    pub(crate) fn sign<T: Statement>(&self, claims: &T) -> String {
        statement::sign(claims, &self.intake).unwrap()
    }

    /// What rests in the vault.
    pub(crate) fn keys(&self) -> Option<Keys> {
        self.vault.memory.get(ENTRY).unwrap().and_then(|bytes| Keys::from_rest(&bytes))
    }

    pub(crate) fn device(&self) -> PathBuf {
        self.folder.path().join("device")
    }

    /// Names of the files in the spool.
    pub(crate) fn spooled(&self) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.device().join("spool")) else { return vec![] };
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// To nobody but the seller, as no policy would have it.
    pub(crate) fn sealing() -> Sealing {
        Sealing { signup: SIGNUP.into(), reviewers: Vec::new() }
    }
}

/// A vault in memory that fails on demand.
#[derive(Default)]
pub(crate) struct FickleVault {
    pub(crate) memory: MemoryVault,
    pub(crate) fault: Mutex<Option<VaultFault>>,
}

impl FickleVault {
    pub(crate) fn fail(&self, fault: Option<VaultFault>) {
        *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    fn check(&self) -> Result<(), VaultFault> {
        let fault = self.fault.lock().unwrap_or_else(PoisonError::into_inner).clone();
        fault.map_or(Ok(()), Err)
    }
}

impl Vault for FickleVault {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, VaultFault> {
        self.check().and_then(|()| self.memory.get(name))
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), VaultFault> {
        self.check().and_then(|()| self.memory.put(name, secret))
    }

    fn remove(&self, name: &str) -> Result<(), VaultFault> {
        self.check().and_then(|()| self.memory.remove(name))
    }
}

/// The seller chooses this paper.
#[derive(Default)]
pub(crate) struct ChosenFiles {
    pub(crate) paper: Mutex<Option<PathBuf>>,
}

impl Files for ChosenFiles {
    fn pick(&self, _: Slot, _: bool) -> BoxFuture<'static, Vec<PathBuf>> {
        Box::pin(async { Vec::new() })
    }

    fn paste(&self, _: Slot) -> BoxFuture<'static, Option<Pasted>> {
        Box::pin(async { None })
    }

    fn save(&self, papers: Papers) -> BoxFuture<'static, std::io::Result<Option<String>>> {
        Box::pin(async move { Ok(Some(papers.file_name())) })
    }

    fn pick_paper(&self) -> BoxFuture<'static, Option<PathBuf>> {
        let paper = self.paper.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move { paper })
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
