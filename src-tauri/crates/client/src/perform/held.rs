//! A held file looked at: fetched from the intake, compared with its receipt, opened with the seller's own key and
//! shown. Its plain bytes are in memory alone, for as long as it is looked at.

use std::io::Read;
use std::sync::{Arc, Mutex, PoisonError};

use documents::{pages, preview_jpeg};
use envelope::{Header, Kind, OpenFault, Reader, SecretSeed};
use signup::view::HeldContent;
use signup::wire::{ArtifactKind, Held};
use signup::{Effect, Event, Fault, FaultCode};
use zeroize::Zeroizing;

use super::examining::SHOWN_PX;
use super::sealing::internal;
use super::{Performer, Shared};
use crate::capture::Playback;

/// The longest text that goes to the page: three times the longest take's record.
const TEXT_BYTES: usize = 200_000;

/// What is looked at.
#[derive(Default)]
pub(super) struct Looking(Mutex<Look>);

#[derive(Default)]
struct Look {
    /// Counts what was asked to be shown and hidden; what comes late is not shown any more.
    turn: u64,
    open: Option<Open>,
}

struct Open {
    artifact: String,
    plain: Arc<Zeroizing<Vec<u8>>>,
}

impl Performer {
    /// One file at a time: the one before is not looked at any more.
    pub(super) fn show_held(&mut self, signup: String, held: Box<Held>) {
        self.hide_held();
        let turn = self.shared.looking(|look| look.turn);
        let shared = Arc::clone(&self.shared);
        let again = Effect::ShowHeld { signup: signup.clone(), held: held.clone() };
        let showing = async move { shared.show_held(turn, &signup, &held).await };
        self.fetching = Some(self.watch(again, showing));
    }

    /// Stops whatever is under way, wipes the plain bytes and clears the preview.
    pub(super) fn hide_held(&mut self) {
        if let Some(fetching) = self.fetching.take() {
            fetching.abort();
        }
        let open = self.shared.looking(|look| {
            look.turn += 1;
            look.open.take()
        });
        if open.is_some() {
            self.shared.play(None);
            self.shared.hide_document();
        }
    }
}

impl Shared {
    async fn show_held(&self, turn: u64, signup: &str, held: &Held) -> Result<(), Fault> {
        let sealed = self.intake.fetch(signup, &self.token()?, held).await?;
        let keys = self.keys()?;
        let (wanted, signup) = (held.clone(), signup.to_owned());
        let opening = move || {
            let plain = open(&sealed, &keys.seller, |it| is_it(it, &signup, &wanted))?;
            let shown = Shown::of(wanted.kind, &plain)?;
            Ok::<_, Fault>((plain, shown))
        };
        let (plain, shown) = tokio::task::spawn_blocking(opening).await.map_err(internal)??;
        self.looking(|look| {
            if look.turn == turn {
                let plain = Arc::new(plain);
                look.open = Some(Open { artifact: held.artifact.clone(), plain: plain.clone() });
                self.show(&held.artifact, &plain, shown);
            }
        });
        Ok(())
    }

    fn show(&self, artifact: &str, plain: &Zeroizing<Vec<u8>>, Shown { content, jpeg }: Shown) {
        if let HeldContent::Clip { .. } = content {
            self.play(Some(self.playback(plain.clone())));
        }
        if let Some(jpeg) = jpeg {
            self.preview.show_jpeg(jpeg);
        }
        self.outbox.put(Event::HeldOpened { artifact: artifact.to_owned(), content });
    }

    /// The plain bytes of this artifact, if it is the one looked at.
    pub(super) fn held(&self, artifact: &str) -> Option<Arc<Zeroizing<Vec<u8>>>> {
        self.looking(|look| {
            let open = look.open.as_ref().filter(|open| open.artifact == artifact);
            open.map(|open| Arc::clone(&open.plain))
        })
    }

    fn looking<T>(&self, with: impl FnOnce(&mut Look) -> T) -> T {
        with(&mut self.looking.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The clip looked at, or one of the spool, from its start.
    pub(super) async fn play_clip(&self, artifact: &str) -> Result<(), Fault> {
        self.play(None);
        let clip = match self.held(artifact) {
            Some(clip) => (*clip).clone(),
            None => self.open_sealed(artifact).await?,
        };
        self.play(Some(self.playback(clip)));
        Ok(())
    }

    /// Plays this in the place of what is playing.
    pub(super) fn play(&self, playback: Option<Playback>) {
        *self.playback.lock().unwrap_or_else(PoisonError::into_inner) = playback;
    }

    fn playback(&self, clip: Zeroizing<Vec<u8>>) -> Playback {
        Playback::start(clip, self.preview.clone(), self.outbox.clone())
    }
}

/// What the page and the preview get.
struct Shown {
    content: HeldContent,
    /// For the preview, where it is a picture that stands still.
    jpeg: Option<Zeroizing<Vec<u8>>>,
}

impl Shown {
    /// The bytes are those that were sealed here: what cannot be shown of them is this program's fault.
    fn of(kind: ArtifactKind, plain: &[u8]) -> Result<Self, Fault> {
        let content = match kind {
            ArtifactKind::Clip => HeldContent::Clip { playing: true },
            ArtifactKind::Document => {
                let pages = pages(plain).map_err(internal)?;
                let jpeg = preview_jpeg(plain, 0, SHOWN_PX).map_err(internal)?;
                let content = HeldContent::Picture { pages, page: 0 };
                return Ok(Self { content, jpeg: Some(jpeg) });
            }
            ArtifactKind::Details => {
                HeldContent::Details { form: serde_json::from_slice(plain).map_err(internal)? }
            }
            ArtifactKind::Transcript | ArtifactKind::Appeal => {
                HeldContent::Text { text: text(plain)? }
            }
        };
        Ok(Self { content, jpeg: None })
    }
}

/// The text, or whole lines of its beginning with `…` after them.
fn text(plain: &[u8]) -> Result<String, Fault> {
    let text = std::str::from_utf8(plain).map_err(internal)?;
    if text.len() <= TEXT_BYTES {
        return Ok(text.to_owned());
    }
    let most = &text[..text.floor_char_boundary(TEXT_BYTES)];
    let lines = most.rfind('\n').map_or(most, |end| &most[..=end]);
    Ok(format!("{lines}…"))
}

/// Digest and length were compared: what is not `right` now was never sealed as the receipt says.
fn open(
    sealed: &[u8],
    seller: &SecretSeed,
    right: impl FnOnce(&Header) -> bool,
) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let mut reader = Reader::new(sealed, seller).map_err(|fault| match fault {
        OpenFault::NotARecipient => Fault::new(FaultCode::SealedElsewhere),
        _ => Fault::new(FaultCode::HeldDiffers),
    })?;
    if !right(reader.header()) {
        return Err(Fault::new(FaultCode::HeldDiffers));
    }
    // The content is shorter than the sealed file: the buffer never grows and leaves no copies.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    let read = reader.read_to_end(&mut plain);
    read.map_err(|_| Fault::new(FaultCode::HeldDiffers))?;
    Ok(plain)
}

fn is_it(header: &Header, signup: &str, held: &Held) -> bool {
    let kind = match held.kind {
        ArtifactKind::Clip => Kind::Clip,
        ArtifactKind::Document => Kind::Document,
        ArtifactKind::Details => Kind::Details,
        ArtifactKind::Transcript => Kind::Transcript,
        ArtifactKind::Appeal => Kind::Appeal,
    };
    (header.signup.as_str(), header.artifact.as_str(), header.kind)
        == (signup, held.artifact.as_str(), kind)
}
