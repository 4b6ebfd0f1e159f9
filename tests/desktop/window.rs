//! The practice window, driven as a seller does: what is on the screen, presses, keys.

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use acceptance::{footage, programs};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::stage::Stage;

/// Longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the window's title bar says.
pub(crate) const TITLE: &str = "Seller Signup · Practice";

/// Notes what the page does wrong, also what it did before this ran, and counts the preview's pictures.
const WATCH: &str = r#"
    window.wrongs = [];
    const note = (wrong) => window.wrongs.push(String(wrong));
    addEventListener("securitypolicyviolation", (e) => note(`CSP ${e.violatedDirective} ${e.blockedURI}`));
    addEventListener("error", (e) => note(`error ${e.message}`));
    addEventListener("unhandledrejection", (e) => note(`rejected ${e.reason}`));
    if (window.ReportingObserver) {
        new ReportingObserver((all) => all.forEach((each) => note(`report ${JSON.stringify(each.body)}`)),
            { buffered: true }).observe();
    }
    window.draws = 0;
    const draw = CanvasRenderingContext2D.prototype.drawImage;
    CanvasRenderingContext2D.prototype.drawImage = function (...given) { window.draws++; return draw.apply(this, given); };
"#;

/// The running practice edition.
pub(crate) struct Window {
    client: Client,
    pub(crate) stage: Stage,
    /// Documents are taken from here, papers are saved here.
    pub(crate) tray: TempDir,
    /// What practice keeps.
    pub(crate) kept: PathBuf,
}

/// Sets a stage, opens the window with `args` beside the usual ones, and plays `story`; where that fails, a picture of
/// the window says how it looked.
pub(crate) fn play<F>(name: &str, args: &[&str], story: impl FnOnce(Arc<Window>) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let Some(stage) = Stage::set("Adwaita") else { return };
    let kept = tempfile::tempdir().expect("a folder");
    play_on(stage, name, kept.path(), args, story);
}

/// As [`play`], on a stage that is set, keeping everything in `kept`.
pub(crate) fn play_on<F>(
    stage: Stage,
    name: &str,
    kept: &Path,
    args: &[&str],
    story: impl FnOnce(Arc<Window>) -> F,
) where
    F: Future<Output = ()> + Send + 'static,
{
    // A take is made in real time: two windows at once would keep each other from seeing it.
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // Before the clock of any waiting runs.
    let _built = (programs::practice(), programs::intake());
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let window = Arc::new(Window::open(stage, kept, args).await);
        if let Err(failure) = tokio::spawn(story(Arc::clone(&window))).await {
            let post_mortem = tokio::time::timeout(Duration::from_secs(20), window.describe(name));
            if post_mortem.await.is_err() {
                eprintln!("{name} failed; the window does not answer");
            }
            eprintln!("what its programs said:\n{}", window.stage.errors());
            std::panic::resume_unwind(failure.into_panic());
        }
    });
}

/// Has tauri-driver start the app.
async fn session(stage: &Stage, wanted: Value) -> anyhow::Result<Client> {
    let body = json!({ "capabilities": { "alwaysMatch": wanted } });
    let url = format!("{}/session", stage.url());
    // The driver waits for ever for an app that ended at once.
    let asked = reqwest::Client::new().post(url).json(&body).timeout(Duration::from_secs(120));
    let answer: Value = asked.send().await?.json().await?;
    let id = answer["value"]["sessionId"].as_str();
    let id = id.ok_or_else(|| anyhow::anyhow!("{answer}"))?;
    Ok(Client::with_existing_session(&stage.native_url(), id, HttpConnector::new()).await?)
}

/// Where pictures of the window go.
pub(crate) fn pictures() -> PathBuf {
    let folder = footage::checkout().join("target/desktop");
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

impl Window {
    /// With the practice face for a camera, unless `args` name another, and a copy of the specimen documents for a picker.
    async fn open(stage: Stage, kept: &Path, args: &[&str]) -> Self {
        let tray = tempfile::tempdir().expect("a folder");
        for path in footage::files_below(&footage::documents()) {
            let name = path.file_name().expect("a name");
            fs::copy(&path, tray.path().join(name)).expect("a copy");
        }
        let text = |path: &Path| path.to_string_lossy().into_owned();
        let (documents, folder) = (text(tray.path()), text(kept));
        let mut all = vec!["--documents", &documents, "--keep", &folder];
        all.extend(args);
        if !args.contains(&"--camera") {
            all.extend(["--camera", "puppet"]);
        }
        // No browserName: WebKitGTK gives one of its own, and any other is refused.
        let wanted =
            json!({ "tauri:options": { "application": programs::practice(), "args": all } });
        let client = session(&stage, wanted).await;
        let client = client.unwrap_or_else(|e| panic!("no window: {e}\n{}", stage.errors()));
        let window = Self { client, stage, tray, kept: kept.to_owned() };
        window.until("main[data-screen]").await;
        window.script(WATCH).await;
        window
    }

    /// Says how the window is after a failure, with a picture.
    async fn describe(&self, name: &str) {
        let picture = pictures().join(format!("{name}-failed.png"));
        if let Some(id) = self.shown() {
            self.stage.shoot(id, &picture);
        }
        eprintln!("{name} failed; the window: {}", picture.display());
        eprintln!("faults shown: {:?}", self.faults().await);
    }

    /// Waits until the page has something that matches.
    pub(crate) async fn until(&self, css: &str) {
        self.until_true(&format!("return !!document.querySelector({})", json!(css)), css).await;
    }

    /// Waits for a screen, and for its heading to have the focus.
    pub(crate) async fn screen(&self, name: &str) {
        self.until(&format!("main[data-screen={name}]")).await;
        assert_eq!(self.focused().await, "H1", "the heading of {name} takes the focus");
    }

    /// Waits until a script returns true. `what` is said if it never does.
    pub(crate) async fn until_true(&self, script: &str, what: &str) {
        let begun = Instant::now();
        while self.script(script).await != Value::Bool(true) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Scrolls to a button and clicks it as soon as it can be clicked.
    pub(crate) async fn press(&self, css: &str) {
        let begun = Instant::now();
        loop {
            self.until(&format!("{css}:not([disabled])")).await;
            match self.click(css).await {
                Ok(()) => return,
                // A view that came in between drew the button anew, or moved it.
                Err(_) if begun.elapsed() < Duration::from_secs(5) => {}
                Err(error) => panic!("pressing {css}: {error:?}"),
            }
        }
    }

    /// Clicks a button whenever it can be clicked, until a script returns true: for what may also happen by itself.
    pub(crate) async fn press_until(&self, css: &str, script: &str) {
        let begun = Instant::now();
        while self.script(script).await != Value::Bool(true) {
            assert!(begun.elapsed() < PATIENCE, "pressing {css} leads nowhere");
            let _ = self.click(&format!("{css}:not([disabled])")).await;
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Clicks what closes the window, and waits until it is gone: perhaps before the driver could answer.
    pub(crate) async fn press_last(&self, css: &str) {
        self.until(css).await;
        let _ = self.click(css).await;
        self.closed().await;
    }

    async fn click(&self, css: &str) -> Result<(), CmdError> {
        // The driver takes what lies below the bottom bar for visible.
        let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })";
        self.client.execute(script, vec![json!(css)]).await?;
        let element = self.client.find(Locator::Css(css)).await?;
        match tokio::time::timeout(PATIENCE, element.click()).await {
            Ok(clicked) => clicked,
            Err(_) => panic!("clicking {css} takes for ever"),
        }
    }

    /// Types into a field.
    pub(crate) async fn fill(&self, css: &str, text: &str) {
        let field = self.client.find(Locator::Css(css)).await.expect("a field");
        // A line feed is no key.
        let keys = text.replace('\n', &char::from(Key::Enter).to_string());
        field.send_keys(&keys).await.unwrap_or_else(|error| panic!("typing into {css}: {error}"));
    }

    /// Chooses in a list by value.
    pub(crate) async fn choose(&self, css: &str, value: &str) {
        let list = self.client.find(Locator::Css(css)).await.expect("a list");
        list.select_by_value(value).await.unwrap_or_else(|error| panic!("choosing {css}: {error}"));
    }

    /// Presses and releases keys one after the other, wherever the focus is.
    pub(crate) async fn keys(&self, keys: &str) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in keys.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        let done = tokio::time::timeout(PATIENCE, self.client.perform_actions(actions)).await;
        done.expect("keys are pressed in time").expect("keys are pressed");
    }

    pub(crate) async fn key(&self, key: Key) {
        self.keys(&char::from(key).to_string()).await;
    }

    /// Tabs on until the element with this id has the focus.
    pub(crate) async fn tab_to(&self, id: &str) {
        let mut passed = Vec::new();
        while passed.len() < 60 {
            self.key(Key::Tab).await;
            let at = self.focused().await;
            if at == id {
                return;
            }
            passed.push(at);
        }
        panic!("Tab never comes to {id}: {passed:?}");
    }

    /// Id of what has the focus, or else its element's name.
    pub(crate) async fn focused(&self) -> String {
        let script = "const at = document.activeElement; return at.id || at.tagName";
        self.script(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// What an element says.
    pub(crate) async fn text(&self, css: &str) -> String {
        let script = format!("return document.querySelector({})?.textContent.trim()", json!(css));
        self.script(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// What stands in a field.
    pub(crate) async fn value(&self, css: &str) -> String {
        let script = format!("return document.querySelector({})?.value", json!(css));
        self.script(&script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Codes of the faults shown.
    pub(crate) async fn faults(&self) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll('[data-fault]')].map(e => e.dataset.fault)";
        serde_json::from_value(self.script(script).await).unwrap_or_default()
    }

    /// Everything the page did wrong so far: refused by its policy, thrown, rejected.
    pub(crate) async fn wrongs(&self) -> Vec<String> {
        serde_json::from_value(self.script("return window.wrongs").await).expect("a list")
    }

    /// Pictures drawn on the canvas since the window opened.
    pub(crate) async fn draws(&self) -> u64 {
        self.script("return window.draws").await.as_u64().expect("a number")
    }

    /// Runs a script in the page; `null` while that is not possible.
    pub(crate) async fn script(&self, script: &str) -> Value {
        let run = self.client.execute(script, Vec::new());
        match tokio::time::timeout(PATIENCE, run).await {
            Ok(result) => result.unwrap_or(Value::Null),
            Err(_) => panic!("the page does not answer: {script}"),
        }
    }

    /// Writes a picture of the window.
    pub(crate) fn shoot(&self, to: &Path) {
        let id = self.shown().expect("the window is there");
        self.stage.shoot(id, to);
    }

    /// Makes the window as large as this, in pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.stage.manager().resize(self.shown().expect("the window is there"), width, height);
        let script = format!("return innerWidth === {width} && innerHeight === {height}");
        self.until_true(&script, "the new size").await;
    }

    /// Gives the window the keyboard, or takes it away.
    pub(crate) fn focus(&self, have: bool) {
        let window = have.then(|| self.shown().expect("the window is there"));
        self.stage.manager().focus(window);
    }

    /// Asks the window to close, as its title bar does.
    pub(crate) fn close(&self) {
        self.stage.manager().close(self.shown().expect("the window is there"));
    }

    /// Waits until the window is gone.
    pub(crate) async fn closed(&self) {
        let begun = Instant::now();
        while self.shown().is_some() {
            assert!(begun.elapsed() < PATIENCE, "the window stays");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    fn shown(&self) -> Option<u32> {
        self.stage.manager().find(TITLE)
    }
}
