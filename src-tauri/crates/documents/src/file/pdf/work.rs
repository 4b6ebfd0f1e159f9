//! What drawing a page costs, counted before it is drawn: forms that draw forms grow without bound in a few hundred
//! bytes, and a clock would only say so when the time is lost.

use std::collections::HashMap;

use hayro::hayro_syntax::content::TypedIter;
use hayro::hayro_syntax::content::ops::TypedInstruction;
use hayro::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use crate::file::{DocumentFault, Limits};

/// One operator costs about what reading eight bytes does.
const OPERATOR_STEPS: u64 = 8;

/// Steps (bytes read, and operators) that a page may take: a map or a bank's woven background takes some millions.
const PAGE_STEPS: u64 = 24_000_000;

/// All pages together.
const ALL_STEPS: u64 = 100_000_000;

/// A page may show this many times the pixels of the largest picture.
const PICTURES: u64 = 4;

#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    steps: u64,
    pixels: u64,
}

/// All pages, each by itself and together.
pub(super) fn check_all(pages: &[Page<'_>], limits: Limits) -> Result<(), DocumentFault> {
    let mut all = 0;
    for page in pages {
        all += check(page, limits)?;
        if all > ALL_STEPS {
            return Err(DocumentFault::Damaged);
        }
    }
    Ok(())
}

/// The page's steps.
///
/// # Errors
/// `Damaged` when drawing it takes more than any document does, `TooManyPixels` when its pictures do.
pub(super) fn check(page: &Page<'_>, limits: Limits) -> Result<u64, DocumentFault> {
    let mut work = Work { known: HashMap::new(), open: Vec::new() };
    let content = page.page_stream().unwrap_or_default();
    let cost = work.content(content, page.resources()).ok_or(DocumentFault::Damaged)?;
    if cost.pixels > limits.max_pixels.saturating_mul(PICTURES) {
        return Err(DocumentFault::TooManyPixels { limit_px: limits.max_pixels });
    }
    Ok(cost.steps)
}

struct Work {
    known: HashMap<ObjectIdentifier, Cost>,
    /// The forms that are being counted, the outermost first.
    open: Vec<ObjectIdentifier>,
}

impl Work {
    /// `None`: more steps than a page may take.
    fn content(&mut self, content: &[u8], resources: &Resources<'_>) -> Option<Cost> {
        let mut cost = Cost { steps: content.len() as u64, pixels: 0 };
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            cost.steps += OPERATOR_STEPS;
            if let TypedInstruction::XObject(drawn) = operator
                && let Some(drawn) = resources.get_x_object(drawn.0)
            {
                let inner = self.drawn(&drawn, resources)?;
                cost.steps = cost.steps.saturating_add(inner.steps);
                cost.pixels = cost.pixels.saturating_add(inner.pixels);
            }
            if cost.steps > PAGE_STEPS {
                return None;
            }
        }
        Some(cost)
    }

    fn drawn(&mut self, drawn: &Stream<'_>, outer: &Resources<'_>) -> Option<Cost> {
        let id = drawn.obj_id();
        if let Some(cost) = self.known.get(&id) {
            return Some(*cost);
        }
        let dict = drawn.dict();
        let is_form = dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_ref() == b"Form");
        let cost = if is_form {
            // A form that draws itself has no end.
            if self.open.contains(&id) {
                return None;
            }
            self.open.push(id);
            let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
            // What does not unpack is not drawn either.
            let content = drawn.decoded_data().unwrap_or_default();
            let cost = self.content(&content, own.as_ref().unwrap_or(outer))?;
            self.open.pop();
            cost
        } else {
            let side = |key: &str| u64::from(dict.get::<u32>(key).unwrap_or(0));
            Cost { steps: 0, pixels: side("Width").saturating_mul(side("Height")) }
        };
        self.known.insert(id, cost);
        Some(cost)
    }
}
