//! One sealed file to the intake by tus 1.0.0 (<https://tus.io/protocols/resumable-upload>), with the extensions
//! creation and checksum.
//!
//! ```text
//! no URL known --POST--> offset 0 --PATCH--> offset + chunk --PATCH--> … --> whole
//! URL known ----HEAD---> offset ------^
//! ```
//! A cut costs at most the chunk that was under way: the intake keeps whole chunks only, because each is checked
//! against its own SHA-256, and after any doubt the offset is asked for again (formats.md, "Upload rules").

mod chunks;
mod tus;

use std::{path::Path, time::Duration};

use reqwest::StatusCode;
use signup::wire::ArtifactEntry;
use signup::{Fault, FaultCode};
use url::Url;

use crate::backoff::{Backoff, Tries};
use chunks::Chunks;
use tus::{Position, Trouble};

/// Bytes in one PATCH: what a cut can cost.
pub const CHUNK_BYTES: usize = 256 * 1024;

/// Times the same chunk may arrive damaged, or the same offset be refused, before it is not chance any more.
const SAME_AGAIN: u32 = 4;

/// Times one upload may be lost at the intake: it expires after days, so more is a fault of the intake.
const NEW_UPLOADS: u32 = 4;

/// One file to be uploaded.
pub struct Upload<'a> {
    /// Keeps connections, follows no redirects.
    pub http: &'a reqwest::Client,
    /// `…/v1/uploads`.
    pub endpoint: Url,
    /// The signup's bearer token; sent to `endpoint`'s origin only, never logged.
    pub token: &'a str,
    /// The signup.
    pub signup: &'a str,
    /// What the file is.
    pub entry: &'a ArtifactEntry,
    /// Where the file is.
    pub file: &'a Path,
    /// How long to wait between tries.
    pub backoff: &'a Backoff,
}

/// What happens meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    /// The intake opened an upload; with its URL it can be carried on with after a restart.
    Created(Url),
    /// The intake has this many bytes.
    Offset(u64),
    /// The line is broken or the intake busy; the next try is in about this time.
    Waiting {
        /// Rounded up.
        retry_in_s: u32,
    },
}

impl Upload<'_> {
    /// Uploads what the intake does not have yet. `known` is the URL of an earlier [`Report::Created`].
    ///
    /// Waits for ever while the line is broken; dropping the future stops it, and nothing is lost.
    ///
    /// # Errors
    /// - [`FaultCode::SpoolDamaged`]: the file is missing or is not what `entry` says.
    /// - [`FaultCode::SignupUnknown`]: the intake does not know the signup.
    /// - [`FaultCode::SignupElsewhere`]: it does not take the token.
    /// - [`FaultCode::UntrustedConnection`]: the certificate is not the intake's.
    /// - [`FaultCode::IntakeAnswer`] with `status`: anything else that waiting cannot mend.
    pub async fn run(
        &self,
        known: Option<Url>,
        report: &mut (dyn FnMut(Report) + Send),
    ) -> Result<(), Fault> {
        let chunks = Chunks::open(self.file, self.entry.length_bytes).await?;
        // Where bytes and token go is told by the endpoint alone.
        let known = known.filter(|url| url.origin() == self.endpoint.origin());
        let mut under_way = UnderWay {
            upload: self,
            chunks,
            report,
            tries: self.backoff.tries(),
            place: known.map_or(Place::Nowhere, Place::Somewhere),
            reached: 0,
            same_again: 0,
            new_uploads: 0,
            last_took: None,
        };
        while !under_way.whole() {
            if let Err(trouble) = under_way.step().await {
                under_way.mend(trouble).await?;
            }
        }
        Ok(())
    }
}

/// Where the file stands at the intake.
enum Place {
    /// No upload yet.
    Nowhere,
    /// There is an upload; how far it is has to be asked.
    Somewhere(Url),
    /// The intake has this many bytes.
    At(Url, u64),
}

struct UnderWay<'a> {
    upload: &'a Upload<'a>,
    chunks: Chunks,
    report: &'a mut (dyn FnMut(Report) + Send),
    tries: Tries,
    place: Place,
    /// The offset last heard of.
    reached: u64,
    same_again: u32,
    new_uploads: u32,
    /// How long the last chunk took; `None` while the line's speed is not known.
    last_took: Option<Duration>,
}

impl UnderWay<'_> {
    fn whole(&self) -> bool {
        matches!(self.place, Place::At(_, offset) if offset == self.upload.entry.length_bytes)
    }

    /// One request.
    async fn step(&mut self) -> Result<(), Trouble> {
        match &self.place {
            Place::Nowhere => {
                let url = self.upload.create().await?;
                (self.report)(Report::Created(url.clone()));
                self.reached = 0;
                self.place = Place::At(url, 0);
            }
            Place::Somewhere(url) => {
                let Position { offset, length } = self.upload.head(url).await?;
                let ours = self.upload.entry.length_bytes;
                if length.is_some_and(|length| length != ours) || offset > ours {
                    // An upload of another file: not ours to go on with.
                    return Err(Trouble::Gone(StatusCode::GONE));
                }
                let url = url.clone();
                self.moved(url, offset);
            }
            Place::At(url, offset) => {
                let (url, offset) = (url.clone(), *offset);
                let chunk = self.chunks.at(offset).await?;
                let sent = tokio::time::Instant::now();
                let now_at = self.upload.patch(&url, &chunk, self.last_took).await?;
                self.last_took = Some(sent.elapsed());
                self.moved(url, now_at);
            }
        }
        Ok(())
    }

    /// The intake said how far it is. Only more than before is progress: a HEAD alone mends nothing.
    fn moved(&mut self, url: Url, offset: u64) {
        if offset > self.reached {
            self.tries.progress();
            self.same_again = 0;
        }
        self.reached = offset;
        self.place = Place::At(url, offset);
        (self.report)(Report::Offset(offset));
    }

    /// What to do about it; returns when the next step can be tried.
    async fn mend(&mut self, trouble: Trouble) -> Result<(), Fault> {
        tracing::debug!(?trouble, "upload");
        match trouble {
            Trouble::Fault(fault) => return Err(fault),
            Trouble::Line => {
                self.ask_again();
                self.wait(None).await;
            }
            Trouble::Busy { retry_after } => {
                self.ask_again();
                self.wait(retry_after).await;
            }
            Trouble::Elsewhere => {
                self.again(StatusCode::CONFLICT)?;
                self.ask_again();
                // The first time the answer is a HEAD away; after that somebody else may be writing.
                if self.same_again > 1 {
                    self.wait(None).await;
                }
            }
            Trouble::Checksum(status) => {
                // Damaged on the way, or here: the latter never gets better.
                self.chunks.verify(&self.upload.entry.sha256).await?;
                self.again(status)?;
                self.ask_again();
            }
            Trouble::Gone(status) => {
                self.new_uploads += 1;
                if self.new_uploads > NEW_UPLOADS {
                    return Err(tus::unexpected(status));
                }
                self.place = Place::Nowhere;
            }
        }
        Ok(())
    }

    /// What the intake has is not certain any more.
    fn ask_again(&mut self) {
        self.last_took = None;
        let place = std::mem::replace(&mut self.place, Place::Nowhere);
        self.place = match place {
            Place::At(url, _) => Place::Somewhere(url),
            place => place,
        };
    }

    /// The same went wrong once more.
    fn again(&mut self, status: StatusCode) -> Result<(), Fault> {
        self.same_again += 1;
        if self.same_again > SAME_AGAIN { Err(tus::unexpected(status)) } else { Ok(()) }
    }

    async fn wait(&mut self, at_least: Option<Duration>) {
        let wait = self.tries.next_wait().max(at_least.unwrap_or_default());
        if wait.is_zero() {
            return;
        }
        let seconds = wait.as_millis().div_ceil(1000);
        let retry_in_s = u32::try_from(seconds).unwrap_or(u32::MAX);
        (self.report)(Report::Waiting { retry_in_s });
        tokio::time::sleep(wait).await;
    }
}

/// The file is not what was sealed.
fn damaged() -> Fault {
    Fault::new(FaultCode::SpoolDamaged)
}
