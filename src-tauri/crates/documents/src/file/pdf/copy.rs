//! Pages copied from one PDF into a fresh one, with what they are drawn from and nothing else.
//!
//! The catalog, outlines, forms, structure, names, actions, attachments, metadata and old revisions are never looked
//! at: what no page is drawn from is not reached. Read by the same parser that draws the pages, so that what was
//! checked is what is written.

use std::collections::HashMap;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Number, ObjRef, Object, ObjectIdentifier,
};
use hayro::hayro_syntax::page::{Page, Rotation};
use hayro::hayro_syntax::xref::XRef;
use pdf_writer::{Name as Key, Null, Obj, Rect, Ref, Str};

use super::fresh::Fresh;
use super::recoded::recoded;
use crate::file::DocumentFault;

/// Entries that no page is drawn from, wherever they are: who made it, when, with what, how it was edited, where it
/// was measured, what it runs, what else there is instead.
const DROPPED: &[&[u8]] = &[
    b"A",
    b"AA",
    b"AF",
    b"ActualText",
    b"Alt",
    b"Alternates",
    b"Author",
    b"CreationDate",
    b"Creator",
    b"EF",
    b"ID",
    b"JS",
    b"Lang",
    b"LastModified",
    b"Measure",
    b"Metadata",
    b"ModDate",
    b"OPI",
    b"OpenAction",
    b"PieceInfo",
    b"Producer",
    b"PtData",
    b"Ref",
    b"SourceModified",
    b"StructParent",
    b"StructParents",
    b"Thumb",
    b"Title",
    b"Usage",
];

/// Dictionaries whose keys are names that the page gives to things, not entries with a meaning.
const NAMED: &[&[u8]] = &[
    b"CharProcs",
    b"ColorSpace",
    b"Colorants",
    b"ExtGState",
    b"Font",
    b"Pattern",
    b"Properties",
    b"Shading",
    b"XObject",
];

/// Notes that show something of themselves on the page; others open when clicked.
const SHOWN_NOTES: &[&[u8]] = &[
    b"Caret",
    b"Circle",
    b"FreeText",
    b"Highlight",
    b"Ink",
    b"Line",
    b"PolyLine",
    b"Polygon",
    b"Redact",
    b"Square",
    b"Squiggly",
    b"Stamp",
    b"StrikeOut",
    b"Underline",
    b"Watermark",
    b"Widget",
];

/// What an object is, as far as it is written differently for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Plain,
    Named,
    Profile,
    Layer,
}

struct Copy<'a> {
    xref: &'a XRef,
    known: HashMap<ObjectIdentifier, Ref>,
    waiting: Vec<(ObjectIdentifier, Ref, Role)>,
}

/// Copies the pages for which `wanted` says so; the others are for `instead` to add.
pub(crate) fn copy(
    pdf: &Pdf,
    fresh: &mut Fresh,
    instead: &mut dyn FnMut(u32, &Page<'_>, &mut Fresh) -> Result<bool, DocumentFault>,
) -> Result<(), DocumentFault> {
    let xref = pdf.xref();
    let mut copy = Copy { xref, known: HashMap::new(), waiting: Vec::new() };
    copy.layers(fresh);
    for (index, page) in pdf.pages().iter().enumerate() {
        // Bounded by the limit on pages.
        if !instead(index as u32, page, fresh)? {
            copy.page(page, fresh)?;
        }
        copy.drain(fresh)?;
    }
    Ok(())
}

impl<'a> Copy<'a> {
    /// The place of an object in the fresh file.
    fn place(&mut self, old: ObjRef, role: Role, fresh: &mut Fresh) -> Ref {
        let old = old.into();
        *self.known.entry(old).or_insert_with(|| {
            let new = fresh.next();
            self.waiting.push((old, new, role));
            new
        })
    }

    /// Which layers there are and which of them are hidden, as the reader decides it too (ISO 32000-2, 8.11.4.3).
    fn layers(&mut self, fresh: &mut Fresh) {
        let catalog = self.xref.get::<Dict<'_>>(self.xref.root_id());
        let Some(layers) = catalog.and_then(|catalog| catalog.get::<Dict<'_>>("OCProperties"))
        else {
            return;
        };
        let refs = |dict: &Dict<'a>, key: &str| -> Vec<ObjRef> {
            let items = dict.get::<Array<'_>>(key).map(|items| items.raw_iter());
            items.into_iter().flatten().filter_map(|item| item.as_obj_ref()).collect()
        };
        let shown = layers.get::<Dict<'_>>("D").unwrap_or_default();
        let all_off =
            shown.get::<Name<'_>>("BaseState").is_some_and(|name| name.as_ref() == b"OFF");
        let (on, off) = (refs(&shown, "ON"), refs(&shown, "OFF"));
        for layer in refs(&layers, "OCGs") {
            let place = self.place(layer, Role::Layer, fresh);
            if !fresh.layers.contains(&place) {
                fresh.layers.push(place);
                if off.contains(&layer) || (all_off && !on.contains(&layer)) {
                    fresh.hidden.push(place);
                }
            }
        }
    }

    fn page(&mut self, page: &Page<'a>, fresh: &mut Fresh) -> Result<(), DocumentFault> {
        let raw = page.raw();
        let place = fresh.next_page()?;
        // Everything first that allots places: the writer holds the file while it writes.
        let mut entries = Vec::new();
        for key in ["Contents", "Group", "UserUnit"] {
            if let Some(value) = raw.get_raw::<Object<'a>>(key) {
                entries.push((key, self.prepared(value, Role::Plain, fresh)));
            }
        }
        let resources = page.resources();
        let named = [
            ("ExtGState", &resources.ext_g_states),
            ("Font", &resources.fonts),
            ("ColorSpace", &resources.color_spaces),
            ("XObject", &resources.x_objects),
            ("Pattern", &resources.patterns),
            ("Shading", &resources.shadings),
            ("Properties", &resources.properties),
        ];
        let named: Vec<_> = named
            .into_iter()
            .map(|(key, dict)| {
                let dict = Object::Dict(dict.clone());
                (key, self.prepared(MaybeRef::NotRef(dict), Role::Named, fresh))
            })
            .collect();
        let notes = self.notes(page, fresh);
        let (tree, media) = (fresh.tree, page.media_box());
        let crop = page.crop_box();
        let mut out = fresh.pdf.indirect(place).dict();
        out.pair(Key(b"Type"), Key(b"Page")).pair(Key(b"Parent"), tree);
        let rect = |rect: hayro::hayro_syntax::object::Rect| {
            Rect::new(rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32)
        };
        out.pair(Key(b"MediaBox"), rect(media)).pair(Key(b"CropBox"), rect(crop));
        let turned = match page.rotation() {
            Rotation::None => 0,
            Rotation::Horizontal => 90,
            Rotation::Flipped => 180,
            Rotation::FlippedHorizontal => 270,
        };
        out.pair(Key(b"Rotate"), turned);
        for (key, value) in &entries {
            write(out.insert(Key(key.as_bytes())), value);
        }
        let mut listed = out.insert(Key(b"Resources")).dict();
        for (key, value) in &named {
            write(listed.insert(Key(key.as_bytes())), value);
        }
        drop(listed);
        if !notes.is_empty() {
            let mut annots = out.insert(Key(b"Annots")).array();
            for note in &notes {
                let mut out = annots.push().dict();
                // A stamp is drawn as it is, whatever programs do to the kind that it was.
                out.pair(Key(b"Type"), Key(b"Annot")).pair(Key(b"Subtype"), Key(b"Stamp"));
                out.pair(Key(b"Rect"), note.place).pair(Key(b"F"), note.flags);
                out.insert(Key(b"AP")).dict().pair(Key(b"N"), note.look);
                if let Some(layer) = note.layer {
                    out.pair(Key(b"OC"), layer);
                }
            }
        }
        drop(out);
        fresh.check_length()
    }

    /// The notes that are seen on the page without a click, by their look alone.
    fn notes(&mut self, page: &Page<'a>, fresh: &mut Fresh) -> Vec<Note> {
        let notes = page.raw().get::<Array<'a>>("Annots");
        let notes = notes.iter().flat_map(|notes| notes.iter::<Dict<'a>>());
        notes.filter_map(|note| self.note(&note, fresh)).collect()
    }

    fn note(&mut self, note: &Dict<'a>, fresh: &mut Fresh) -> Option<Note> {
        let kind = note.get::<Name<'_>>("Subtype")?;
        if !SHOWN_NOTES.contains(&kind.as_ref()) {
            return None;
        }
        let looks = note.get::<Dict<'a>>("AP")?;
        let look = match looks.get::<Object<'a>>("N")? {
            Object::Stream(_) => looks.get_ref("N")?,
            Object::Dict(states) => {
                let state = note.get::<Name<'a>>("AS");
                state.and_then(|state| states.get_ref(state)).or_else(|| states.get_ref("Off"))?
            }
            _ => return None,
        };
        let place = note.get::<hayro::hayro_syntax::object::Rect>("Rect")?;
        Some(Note {
            place: Rect::new(place.x0 as f32, place.y0 as f32, place.x1 as f32, place.y1 as f32),
            // Hidden, print, no view (12.5.3): the others are about handling it.
            flags: note.get::<i32>("F").unwrap_or(0) & 0b10_0110,
            look: self.place(look, Role::Plain, fresh),
            layer: note.get_ref("OC").map(|layer| self.place(layer, Role::Plain, fresh)),
        })
    }

    /// Everything that is waiting, and what comes to wait meanwhile.
    fn drain(&mut self, fresh: &mut Fresh) -> Result<(), DocumentFault> {
        while let Some((old, place, role)) = self.waiting.pop() {
            match self.xref.get::<Object<'a>>(old) {
                Some(Object::Stream(stream)) => {
                    let recoded = recoded(&stream, role == Role::Profile)?;
                    fresh.removed.extend(recoded.removed);
                    let entries: Vec<_> = stream
                        .dict()
                        .entries()
                        .filter(|(key, _)| !recoded.replaced.contains(&key.as_ref()))
                        .filter(|(key, _)| !DROPPED.contains(&key.as_ref()))
                        .map(|(key, value)| {
                            let value = self.prepared(value, role_of(key.as_ref()), fresh);
                            (key.as_ref().to_vec(), value)
                        })
                        .collect();
                    let mut out = fresh.pdf.stream(place, &recoded.data);
                    for (key, value) in &entries {
                        write(out.insert(Key(key)), value);
                    }
                    for (key, value) in &recoded.entries {
                        match value {
                            super::recoded::Entry::Name(name) => out.pair(Key(key), Key(name)),
                            super::recoded::Entry::Number(number) => out.pair(Key(key), *number),
                        };
                    }
                }
                Some(Object::Dict(_)) if role == Role::Layer => {
                    let mut layer = fresh.pdf.indirect(place).dict();
                    // A name is demanded (8.11.2.1); it is for a menu.
                    layer.pair(Key(b"Type"), Key(b"OCG")).pair(Key(b"Name"), Str(b"-"));
                }
                Some(value) => {
                    let value = self.prepared(MaybeRef::NotRef(value), role, fresh);
                    write(fresh.pdf.indirect(place), &value);
                }
                // What is referred to and not there is null (7.3.10).
                None => fresh.pdf.indirect(place).primitive(Null),
            }
            fresh.check_length()?;
        }
        Ok(())
    }

    /// The value with all references turned into places of the fresh file.
    fn prepared(&mut self, value: MaybeRef<Object<'a>>, role: Role, fresh: &mut Fresh) -> Value {
        let value = match value {
            MaybeRef::Ref(old) => return Value::Ref(self.place(old, role, fresh)),
            MaybeRef::NotRef(value) => value,
        };
        match value {
            Object::Null(_) => Value::Null,
            Object::Boolean(value) => Value::Boolean(value),
            Object::Number(number) => Value::of(number),
            Object::String(text) => Value::String(text.as_bytes().to_vec()),
            Object::Name(name) => Value::Name(name.as_ref().to_vec()),
            Object::Array(items) => {
                let mut profile = false;
                let mut list = Vec::new();
                for item in items.raw_iter() {
                    let role = if profile { Role::Profile } else { Role::Plain };
                    profile = matches!(&item, MaybeRef::NotRef(Object::Name(name))
                        if name.as_ref() == b"ICCBased");
                    list.push(self.prepared(item, role, fresh));
                }
                Value::Array(list)
            }
            // A stream is never written inside something (7.3.8).
            Object::Stream(_) => Value::Null,
            Object::Dict(dict) => Value::Dict(
                dict.entries()
                    .filter(|(key, _)| role == Role::Named || !DROPPED.contains(&key.as_ref()))
                    .map(|(key, value)| {
                        let inner = match role {
                            Role::Named => Role::Plain,
                            _ => role_of(key.as_ref()),
                        };
                        (key.as_ref().to_vec(), self.prepared(value, inner, fresh))
                    })
                    .collect(),
            ),
        }
    }
}

fn role_of(key: &[u8]) -> Role {
    if NAMED.contains(&key) { Role::Named } else { Role::Plain }
}

struct Note {
    place: Rect,
    flags: i32,
    look: Ref,
    layer: Option<Ref>,
}

/// An object of the fresh file.
enum Value {
    Null,
    Boolean(bool),
    Integer(i32),
    Real(f32),
    String(Vec<u8>),
    Name(Vec<u8>),
    Ref(Ref),
    Array(Vec<Value>),
    Dict(Vec<(Vec<u8>, Value)>),
}

impl Value {
    fn of(number: Number) -> Self {
        let value = number.as_f64();
        let whole = value.fract() == 0.0 && value.abs() <= f64::from(i32::MAX);
        if whole {
            Self::Integer(value as i32)
        } else if value.is_finite() {
            Self::Real(value as f32)
        } else {
            Self::Integer(0)
        }
    }
}

fn write(out: Obj<'_>, value: &Value) {
    match value {
        Value::Null => out.primitive(Null),
        Value::Boolean(value) => out.primitive(*value),
        Value::Integer(value) => out.primitive(*value),
        Value::Real(value) => out.primitive(*value),
        Value::String(value) => out.primitive(Str(value)),
        Value::Name(value) => out.primitive(Key(value)),
        Value::Ref(value) => out.primitive(*value),
        Value::Array(items) => {
            let mut list = out.array();
            items.iter().for_each(|item| write(list.push(), item));
        }
        Value::Dict(entries) => {
            let mut dict = out.dict();
            entries.iter().for_each(|(key, value)| write(dict.insert(Key(key)), value));
        }
    }
}
