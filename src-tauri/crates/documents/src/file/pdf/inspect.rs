//! One look at every object of a PDF: what it runs, what it has beside its pages, how large its pictures are.

use std::collections::BTreeSet;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream};
use signup::document::Removed;

use crate::file::{DocumentFault, Limits};

/// What is in the PDF that does not go into the fresh one.
///
/// # Errors
/// A program, or a picture that is too large, on whatever page: a reviewer has to open them all.
pub(crate) fn inspect(pdf: &Pdf, limits: Limits) -> Result<BTreeSet<Removed>, DocumentFault> {
    let mut found = Found { limits, removed: BTreeSet::new() };
    for object in pdf.objects() {
        found.look(&object)?;
    }
    let said = pdf.metadata();
    let words = [&said.title, &said.author, &said.subject, &said.keywords, &said.creator];
    let dates = [&said.creation_date, &said.modification_date];
    let any = words.iter().any(|word| word.is_some()) || dates.iter().any(|date| date.is_some());
    if any || said.producer.is_some() {
        found.removed.insert(Removed::Author);
    }
    Ok(found.removed)
}

struct Found {
    limits: Limits,
    removed: BTreeSet<Removed>,
}

impl Found {
    /// The object and what is written inside it; what it refers to comes by itself. The reader bounds the nesting.
    fn look(&mut self, object: &Object<'_>) -> Result<(), DocumentFault> {
        match object {
            Object::Dict(dict) => self.look_at(dict),
            Object::Stream(stream) => {
                self.measure(stream)?;
                self.look_at(stream.dict())
            }
            Object::Array(items) => self.look_into(items.raw_iter()),
            _ => Ok(()),
        }
    }

    fn look_into<'a>(
        &mut self,
        items: impl Iterator<Item = MaybeRef<Object<'a>>>,
    ) -> Result<(), DocumentFault> {
        for item in items {
            if let MaybeRef::NotRef(item) = item {
                self.look(&item)?;
            }
        }
        Ok(())
    }

    fn look_at(&mut self, dict: &Dict<'_>) -> Result<(), DocumentFault> {
        if runs(dict) {
            return Err(DocumentFault::Script);
        }
        for (key, removed) in [
            ("Metadata", Removed::Author),
            ("PieceInfo", Removed::History),
            ("LastModified", Removed::History),
            ("EF", Removed::Attachments),
            ("AF", Removed::Attachments),
            ("EmbeddedFiles", Removed::Attachments),
            ("Thumb", Removed::Thumbnail),
        ] {
            if dict.contains_key(key) {
                self.removed.insert(removed);
            }
        }
        match name(dict, "Subtype").as_deref() {
            Some(b"FileAttachment") => _ = self.removed.insert(Removed::Attachments),
            Some(b"Text" | b"Popup") => _ = self.removed.insert(Removed::Comments),
            _ => {}
        }
        self.look_into(dict.entries().map(|(_, value)| value))
    }

    fn measure(&self, stream: &Stream<'_>) -> Result<(), DocumentFault> {
        let dict = stream.dict();
        if name(dict, "Subtype").as_deref() != Some(b"Image") {
            return Ok(());
        }
        let side = |key: &str| u64::from(dict.get::<u32>(key).unwrap_or(0));
        self.limits.check_pixels(side("Width"), side("Height"))
    }
}

/// Whether it is an action that runs something (ISO 32000-2, 12.6.4), a scene that can (13.6, 13.7), or a form with a
/// script (annex K). The reader has undone escapes in names and unpacked object streams.
fn runs(dict: &Dict<'_>) -> bool {
    match name(dict, "S").as_deref() {
        Some(b"JavaScript" | b"Launch") => return true,
        Some(b"Rendition") if dict.contains_key("JS") => return true,
        _ => {}
    }
    matches!(name(dict, "Subtype").as_deref(), Some(b"RichMedia" | b"3D"))
        || dict.get::<Stream<'_>>("XFA").is_some_and(|form| has_script(&form))
        || dict.get::<Array<'_>>("XFA").is_some_and(|parts| {
            parts
                .iter::<Object<'_>>()
                .any(|part| part.into_stream().is_some_and(|form| has_script(&form)))
        })
}

fn has_script(form: &Stream<'_>) -> bool {
    // What does not unpack cannot be seen to be harmless.
    let Ok(plain) = form.decoded_data() else { return true };
    plain.windows(7).any(|part| part.eq_ignore_ascii_case(b"<script"))
}

fn name(dict: &Dict<'_>, key: &str) -> Option<Vec<u8>> {
    dict.get::<Name<'_>>(key).map(|name| name.as_ref().to_vec())
}
