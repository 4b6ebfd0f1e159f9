//! A screen nobody sees, a session bus, and the WebDriver: everything a window is driven with, of its own and ended
//! with it.

use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use acceptance::footage;
use tempfile::TempDir;

use super::manager::Manager;

/// What the programs inside keep under `HOME` otherwise.
const PRIVATE: [&str; 5] =
    ["XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"];

/// A session bus that starts nothing by itself: no portals, no password store, no accessibility.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
    "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={home}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// Ends everything it started on drop, also in a panic.
pub(crate) struct Stage {
    // In the order they have to end.
    driver: Group,
    others: Vec<Group>,
    screen: Group,
    home: TempDir,
    display: String,
    port: u16,
    native_port: u16,
}

impl Stage {
    /// `None`, said aloud, where the programs are not installed. `theme`: the GTK theme, which decides between light
    /// and dark.
    pub(crate) fn set(theme: &str) -> Option<Self> {
        let programs = ["Xvfb", "import", "WebKitWebDriver", "dbus-run-session"];
        if let Some(missing) = programs.iter().find(|name| on_path(name).is_none()) {
            eprintln!("skipped: {missing} is not installed");
            return None;
        }
        let Some(driver) = tauri_driver() else {
            eprintln!("skipped: no tauri-driver; `cargo xtask test` makes it");
            return None;
        };
        let home = tempfile::Builder::new().prefix("desk").tempdir().expect("a folder");
        let (screen, display) = screen();
        let (port, native_port) = (free_port(), free_port());
        for name in PRIVATE {
            let folder = private(home.path(), name);
            fs::create_dir(&folder).expect("a folder");
            fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).expect("mine alone");
        }
        fs::create_dir(home.path().join("tmp")).expect("a folder");
        let bus = BUS.replace("{home}", &home.path().to_string_lossy());
        fs::write(home.path().join("bus.conf"), bus).expect("a file");
        let mut command = on_stage(&driver, home.path(), &display, theme);
        command.args(["--port", &port.to_string(), "--native-port", &native_port.to_string()]);
        let driver = Group::start(&mut command);
        let stage = Self { driver, others: Vec::new(), screen, home, display, port, native_port };
        for port in [port, native_port] {
            stage.until("the driver listens", || TcpStream::connect(("127.0.0.1", port)).is_ok());
        }
        Some(stage)
    }

    /// Where tauri-driver listens: it starts the app.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Where the driver behind it listens. tauri-driver 2.1.0 loses a request now and then, when it sends it on a kept
    /// connection that the driver is closing; so commands go straight to the driver.
    pub(crate) fn native_url(&self) -> String {
        format!("http://127.0.0.1:{}", self.native_port)
    }

    /// Starts a program on this stage, without the driver. It ends with the stage.
    pub(crate) fn start(&mut self, program: &Path, args: &[&str]) {
        let mut command = on_stage(program, self.home.path(), &self.display, "Adwaita");
        self.others.push(Group::start(command.args(args)));
    }

    /// Where everything on this stage writes to that is not told otherwise.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The temp folder of everything on this stage.
    pub(crate) fn temp(&self) -> PathBuf {
        self.home.path().join("tmp")
    }

    /// What the programs wrote to standard error.
    pub(crate) fn errors(&self) -> String {
        fs::read_to_string(self.home.path().join("errors.txt")).unwrap_or_default()
    }

    /// The window manager there is none of.
    pub(crate) fn manager(&self) -> Manager {
        Manager::of(&self.display)
    }

    /// Writes a picture of the X window with this id, as it is on the screen. (The driver's own way waits now and then
    /// for a frame that never comes.)
    pub(crate) fn shoot(&self, id: u32, to: &Path) {
        let mut import = Command::new("import");
        let status = import
            .args(["-window", &id.to_string()])
            .arg(to)
            .env("DISPLAY", &self.display)
            .status();
        assert!(status.expect("import starts").success(), "no picture of window {id}");
    }

    /// Memory of everything on this stage except the screen, in bytes; what processes share is counted once (PSS).
    pub(crate) fn memory_bytes(&self) -> u64 {
        let output = Command::new("ps").args(["-eo", "pgid=,pid="]).output().expect("ps starts");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let numbers = text.lines().filter_map(|line| line.trim().split_once(' '));
        let group = self.driver.0.id().to_string();
        let ours = numbers.filter(|(of, _)| *of == group);
        ours.filter_map(|(_, pid)| proportional_bytes(pid)).sum()
    }

    /// Waits until something holds.
    pub(crate) fn until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        let begun = Instant::now();
        while !holds() {
            if begun.elapsed() > Duration::from_secs(60) {
                panic!("waited in vain until {what}; the programs said:\n{}", self.errors());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.driver.end();
        self.others.iter_mut().for_each(Group::end);
        self.screen.end();
    }
}

fn private(home: &Path, name: &str) -> PathBuf {
    home.join(name.trim_start_matches("XDG_").to_ascii_lowercase())
}

/// A program with a bus, a screen and folders of its own.
fn on_stage(program: &Path, home: &Path, display: &str, theme: &str) -> Command {
    let errors = File::options().create(true).append(true).open(home.join("errors.txt"));
    let mut command = Command::new("dbus-run-session");
    command.arg("--config-file").arg(home.join("bus.conf")).arg("--").arg(program);
    command
        .envs(PRIVATE.map(|name| (name, private(home, name))))
        .env("TMPDIR", home.join("tmp"))
        .env("DISPLAY", display)
        .env("GTK_THEME", theme)
        .env("GDK_BACKEND", "x11")
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1")
        .env("LC_ALL", "C.UTF-8")
        .env("LANGUAGE", "en")
        .env("NO_PROXY", "localhost,127.0.0.1")
        .env("no_proxy", "localhost,127.0.0.1")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdout(Stdio::null())
        .stderr(errors.expect("a file"));
    command
}

/// A process and everything it started, which is a process group of its own.
struct Group(Child);

impl Group {
    fn start(command: &mut Command) -> Self {
        Self(command.process_group(0).spawn().expect("it starts"))
    }

    fn end(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// The server picks the display's number itself, so that any number of stages can be set at once.
fn screen() -> (Group, String) {
    let mut command = Command::new("Xvfb");
    // It would start anew when its last window closes, and hang up on whoever looks.
    command.args(["-displayfd", "1", "-noreset"]);
    command.args(["-screen", "0", "1280x1024x24", "-nolisten", "tcp"]);
    let mut screen = Group::start(command.stdout(Stdio::piped()).stderr(Stdio::null()));
    let number = screen.0.stdout.take().map(|pipe| {
        let mut line = String::new();
        BufReader::new(pipe).read_line(&mut line).map(|_| line.trim().to_owned())
    });
    match number {
        Some(Ok(number)) if !number.is_empty() => (screen, format!(":{number}")),
        other => {
            screen.end();
            panic!("Xvfb gave no display: {other:?}");
        }
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

fn tauri_driver() -> Option<PathBuf> {
    let made = footage::checkout().join("target/tools/bin/tauri-driver");
    env::var_os("TAURI_DRIVER").map_or(made, PathBuf::from).canonicalize().ok()
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder: PathBuf| Path::new(&folder).join(program))
        .find(|p| p.is_file())
}

/// A process' proportional share of memory (proc(5), `smaps_rollup`); `None` when it has ended.
fn proportional_bytes(pid: &str) -> Option<u64> {
    let rollup = fs::read_to_string(format!("/proc/{}/smaps_rollup", pid.trim())).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}
