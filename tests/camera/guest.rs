//! A user-mode Linux with cameras, for one test at a time, and what its programs said.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::Value;

/// A built guest, the programs that run in it or make its clips, and the clips its cameras play.
pub(crate) struct Guest {
    programs: &'static Programs,
    clips: tempfile::TempDir,
    _alone: MutexGuard<'static, ()>,
}

/// `None`, with the reason printed, where a user-mode Linux cannot run at all.
pub(crate) fn guest() -> Option<Guest> {
    // One at a time: two guests on a small machine would take each other's frames.
    static ALONE: Mutex<()> = Mutex::new(());
    static BUILT: OnceLock<Result<Programs, String>> = OnceLock::new();
    let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    match BUILT.get_or_init(build) {
        Ok(programs) => Some(Guest { programs, clips: clips(), _alone: alone }),
        Err(reason) => {
            eprintln!("skipped: {reason}");
            None
        }
    }
}

struct Programs {
    /// Where the guest was built.
    out: PathBuf,
    /// The camera crate's example `probe`.
    probe: PathBuf,
    /// The puppet's example `clip`.
    clip: PathBuf,
}

fn build() -> Result<Programs, String> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("the guest's kernel is for Linux on x86-64".into());
    }
    for tool in ["cc", "tar", "xz", "ffmpeg", "setpriv"] {
        let found = Command::new("sh").args(["-c", &format!("command -v {tool}")]).output();
        if !found.is_ok_and(|found| found.status.success()) {
            return Err(format!("no `{tool}` on this machine"));
        }
    }
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("camera-guest");
    run(Command::new(here("tests/camera-guest/build.sh")).arg(&out));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        .args(["build", "-q", "--workspace", "--example", "probe", "--example", "clip"])
        .arg("--message-format=json")
        .current_dir(here(""))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo starts");
    assert!(built.status.success(), "the examples do not build");
    // Cargo says where it put them, whatever target folder it was told to use.
    let built = lines(&built.stdout);
    let program = |name: &str| {
        let mut it = built.iter().filter(|line| line["target"]["name"] == name);
        let path = it.find_map(|line| Some(PathBuf::from(line["executable"].as_str()?)));
        path.expect("cargo names it")
    };
    Ok(Programs { probe: program("probe"), clip: program("clip"), out })
}

/// One second each of a synthetic face, in what webcams send.
fn clips() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = ["src-tauri/practice/clips", "../shared/footage/puppet/clips"]
        .iter()
        .map(|folder| here(folder).join("smile.mp4"))
        .find(|clip| clip.exists());
    let mut input = Command::new("ffmpeg");
    match &source {
        Some(clip) => input.args(["-v", "error", "-t", "1", "-i"]).arg(clip),
        None => input.args(["-v", "error", "-f", "lavfi", "-i", "testsrc2=r=30:d=1"]),
    };
    let raw = ["-vf", "scale=640:480", "-pix_fmt", "yuv420p"];
    run(input.args(raw).arg(folder.path().join("480.y4m")));
    for (size, name) in [("640:480", "480.mjpeg"), ("1280:720", "720.mjpeg")] {
        let mut jpeg = Command::new("ffmpeg");
        jpeg.args(["-v", "error", "-i"]).arg(folder.path().join("480.y4m"));
        jpeg.args(["-vf", &format!("scale={size}"), "-q:v", "3", "-f", "mjpeg"]);
        run(jpeg.arg(folder.path().join(name)));
    }
    folder
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub(crate) fn run(command: &mut Command) {
    let done = command.output().expect("starts");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

/// The JSON lines in a program's output.
fn lines(output: &[u8]) -> Vec<Value> {
    String::from_utf8_lossy(output).lines().filter_map(|l| serde_json::from_str(l).ok()).collect()
}

impl Guest {
    /// The puppet's example `clip`.
    pub(crate) fn clip(&self) -> &Path {
        &self.programs.clip
    }

    /// `$clips`.
    pub(crate) fn clips(&self) -> &Path {
        self.clips.path()
    }

    /// Runs `script` in the guest. `$probe`, `$clips` and the functions of in-guest.sh are
    /// there; `part NAME` begins the part of the output that [`Story::of`] gives under that
    /// name.
    pub(crate) fn tell(&self, script: &str) -> Story {
        self.tell_within(100, script)
    }

    /// [`Guest::tell`] for a script that may take longer, on a busy machine, than 100 s.
    pub(crate) fn tell_within(&self, seconds: u32, script: &str) -> Story {
        let script = format!(
            r#"
            set -u
            . "$CAMERA_GUEST"
            probe='{}' clips='{}'
            part() {{ echo "{{\"part\":\"$1\"}}"; }}
            {script}"#,
            self.programs.probe.display(),
            self.clips.path().display(),
        );
        let done = Command::new(here("tests/camera-guest/camera-guest"))
            .arg(&self.programs.out)
            .args(["-t", &seconds.to_string(), "--", "bash", "-c", &script])
            .output()
            .expect("the guest starts");
        let words = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "the guest's script failed ({}):\n{words}", done.status);
        assert!(!words.contains("panicked"), "a panic was heard of:\n{words}");
        Story { lines: lines(&done.stdout), words }
    }
}

/// What the probe said.
pub(crate) struct Story {
    lines: Vec<Value>,
    words: String,
}

impl Story {
    /// The part that `part NAME` began.
    pub(crate) fn of(&self, name: &str) -> Part<'_> {
        let mut lines = self.lines.iter().skip_while(|line| line["part"] != name);
        assert!(lines.next().is_some(), "no part {name}:\n{}", self.words);
        let lines = lines.take_while(|line| line.get("part").is_none()).collect();
        Part { name: name.into(), lines, words: &self.words }
    }
}

/// One run of the probe, or several.
pub(crate) struct Part<'a> {
    name: String,
    lines: Vec<&'a Value>,
    words: &'a str,
}

impl Part<'_> {
    /// Every value the probe gave under `key`.
    pub(crate) fn all(&self, key: &str) -> Vec<&Value> {
        self.lines.iter().filter_map(|line| line.get(key)).collect()
    }

    /// The only value it gave under `key`.
    pub(crate) fn one(&self, key: &str) -> &Value {
        let all = self.all(key);
        let [one] = all[..] else {
            panic!("{}: {} of {key}\n{self}", self.name, all.len());
        };
        one
    }

    /// The fault, after checking that it was the last thing that happened.
    pub(crate) fn fault(&self) -> &str {
        let at = |key| self.lines.iter().rposition(|line| line.get(key).is_some());
        assert!(at("frame") < at("fault"), "{}: frames after the fault\n{self}", self.name);
        self.one("fault").as_str().expect("a code")
    }

    /// Checks size and packing, that `count` frames of that size came with stamps that only
    /// grow, and no faster than a camera of 30 a second can: so they are times of arrival, not
    /// of reading.
    pub(crate) fn flows(&self, width: u64, height: u64, pixels: &str, count: usize) {
        let format = self.one("format");
        let is = (&format["width_px"], &format["height_px"], &format["pixels"]);
        assert_eq!(is, (&width.into(), &height.into(), &pixels.into()), "{self}");
        assert_eq!(format["fps"], 30);
        let frames = self.all("frame");
        assert_eq!(frames.len(), count, "{}\n{self}", self.name);
        assert!(frames.iter().all(|f| f["width_px"] == width && f["height_px"] == height));
        // A face on a wall: neither black nor white, or the pixels were read wrongly.
        assert!(frames.iter().all(|f| (20..236).contains(&f["luma"].as_u64().unwrap_or(0))));
        let stamps: Vec<u64> = frames.iter().filter_map(|f| f["at_us"].as_u64()).collect();
        assert!(stamps.is_sorted_by(|a, b| a < b), "{}: {stamps:?}", self.name);
        let (first, last) = (stamps[0], stamps[stamps.len() - 1]);
        let mean = (last - first) / (stamps.len() as u64 - 1);
        assert!((28_000..200_000).contains(&mean), "{}: {mean} us apart", self.name);
    }
}

impl std::fmt::Display for Part<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for line in &self.lines {
            writeln!(f, "{line}")?;
        }
        write!(f, "{}", self.words)
    }
}
