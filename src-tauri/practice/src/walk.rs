//! The scripted seller: walks the whole road without a window and says on standard output what happened.
//!
//! One JSON object per line: `{"view":…}` per screen shown and per change on it, `{"hint":…}` per hint (`null`: nothing to
//! mend), `{"missed":[{"prompt":…,"reason":…}],"spoiled":…,"takes_left":…}` per take in which something was missed,
//! `{"fault":…}` per fault, and last `{"receipt":…}`. `{"no_take":…}` with a hint ends a walk on which no take can be made.
//!
//! A missed take is made again; after the last one it is sent all the same where the policy lets it, else the first
//! alternative is taken.

mod script;
mod take;
mod told;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result};
use clap::Args;
use client::backoff::Backoff;
use client::vault::{FileVault, MemoryVault, Vault};
use client::{Adapters, Engine, IntakeAddress, http_client};
use envelope::VerifyingKey;
use intake::default_policy;
use seller_signup::adapters::edition;
use signup::details::DetailsForm;
use signup::wire::Prompt;
use url::Url;

use crate::camera::{Chosen, PracticeCamera};
use crate::{built_in, tray::Tray};
use script::{Seller, Wishes};

#[derive(Args)]
pub(crate) struct WalkArgs {
    /// A clip instead of a camera, or `puppet`, or `puppet:` and a manner (`late`, `wrong-side`, `no-blink`,
    /// `two-faces`, `walks-away`, `too-dark`, `too-far`, `still`, `smiling`). Without it: the machine's camera, else the
    /// puppet.
    #[arg(long, value_name = "CLIP|puppet[:MANNER]", value_parser = Chosen::parser())]
    camera: Option<Chosen>,
    /// One file per wanted document, named by it: `identity-front.jpg`, `bank_statement.pdf`, ….
    #[arg(long, value_name = "DIR")]
    documents: PathBuf,
    /// TOML with `legal_name`, `person_name`, `country`, `address`, `tax_id`, `email`.
    #[arg(long, value_name = "FILE")]
    details: PathBuf,
    /// Send to this intake; without it (or with `built-in`) to one inside this process.
    #[arg(long, value_name = "URL", requires = "intake_key")]
    intake: Option<String>,
    /// The intake's Ed25519 key, base64url, as in its `intake.json`.
    #[arg(long, value_name = "KEY", allow_hyphen_values = true)]
    intake_key: Option<String>,
    /// Where papers, the device's folder and the built-in intake go; made if it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Decline the face video and take the first alternative the policy offers.
    #[arg(long)]
    decline_video: bool,
    /// Movements that are not possible, by their names: `smile`, `blink`, `open_mouth`, `turn_left`, ….
    #[arg(long, value_name = "PROMPT,…", value_delimiter = ',', value_parser = prompt)]
    without: Vec<Prompt>,
    /// Photograph these documents with the camera: `identity-front,card`.
    #[arg(long, value_name = "PLACE,…", value_delimiter = ',')]
    photograph: Vec<String>,
    /// The slower version of the face video.
    #[arg(long)]
    slow: bool,
    /// How many takes the built-in intake allows. For tests.
    #[arg(long, hide = true, value_name = "N", conflicts_with = "intake_key")]
    takes: Option<u32>,
    /// Keep this signup's keys IN THE CLEAR in this folder, so that a walk that was killed can be carried on by the same
    /// command. For tests only.
    #[arg(long, value_name = "DIR")]
    vault: Option<PathBuf>,
}

pub(crate) fn main(args: WalkArgs) -> ExitCode {
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(walk(args)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    tracing::error!("{error:#}");
    script::say(&serde_json::json!({ "error": format!("{error:#}") }));
    ExitCode::FAILURE
}

async fn walk(args: WalkArgs) -> Result<ExitCode> {
    let details = std::fs::read_to_string(&args.details)
        .with_context(|| format!("reading {}", args.details.display()))?;
    let details: DetailsForm = toml::from_str(&details)
        .with_context(|| format!("{} is not a details file", args.details.display()))?;
    std::fs::create_dir_all(&args.out).with_context(|| format!("making {}", args.out.display()))?;
    let device = args.out.join("device");
    if args.vault.is_none() && device.exists() {
        // Its keys went with the walk that made it: nobody can open it any more.
        std::fs::remove_dir_all(&device)
            .with_context(|| format!("erasing {}", device.display()))?;
    }

    let (_running, intake) = match args.intake.as_deref() {
        None | Some("built-in") => {
            let mut policy = default_policy();
            policy.clip.takes = args.takes.unwrap_or(policy.clip.takes);
            let (running, intake) = built_in::start(&args.out, policy).await?;
            (Some(running), intake)
        }
        Some(url) => (None, named(url, args.intake_key.as_deref().unwrap_or_default())?),
    };
    let vault: Arc<dyn Vault> = match args.vault {
        Some(folder) => Arc::new(FileVault::new(folder)),
        None => Arc::new(MemoryVault::default()),
    };
    let tray = Tray { documents: args.documents, papers: args.out.clone() };
    let camera = PracticeCamera::new(args.camera)?;
    let cues = camera.cues();
    let engine = Engine::start(Adapters {
        edition: edition(true),
        http: http_client(&intake.url)?,
        intake,
        camera: Arc::new(camera),
        vault,
        files: Arc::new(tray.clone()),
        folder: device,
        backoff: Backoff::default(),
    });
    if let Some(cues) = cues {
        tokio::spawn(cues.follow(engine.handle().views()));
    }
    let WalkArgs { decline_video, without, slow, photograph, .. } = args;
    let wishes = Wishes { decline_video, without, slow, photograph };
    let seller = Seller::new(engine.handle(), details, tray, wishes);
    Ok(if seller.walk().await { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A movement by the name it has on the wire.
fn prompt(name: &str) -> Result<Prompt, String> {
    serde_json::from_value(name.into()).map_err(|_| format!("there is no movement `{name}`"))
}

/// The intake that a command line names.
pub(crate) fn named(url: &str, key: &str) -> Result<IntakeAddress> {
    // Paths are joined to it: without the slash the last part would be replaced.
    let slashed = if url.ends_with('/') { url.to_owned() } else { format!("{url}/") };
    let url = Url::parse(&slashed).context("--intake is not a URL")?;
    let key = VerifyingKey::from_base64url(key)
        .map_err(|error| anyhow::anyhow!("--intake-key: {error}"))?;
    Ok(IntakeAddress { url, key })
}
