//! One thing a check noticed on a document, with its evidence.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was noticed, how much it matters, and where to see it. The words are in the locale files, two texts per code:
/// what was noticed, what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// Stable; support staff asks for it.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: Severity,
    /// Counted from 0.
    pub page: u32,
    /// Where on that page: `[x, y, width, height]` in its pixels as shown, the plainest first. Empty: the whole page.
    pub boxes_px: Vec<[u32; 4]>,
    /// Values for the text, named at each code: dates as `2026-11-24`, numbers with a point.
    pub data: BTreeMap<String, String>,
}

impl Finding {
    /// On the first page, without a place or values.
    #[must_use]
    pub fn new(code: FindingCode, severity: Severity) -> Self {
        Self { code, severity, page: 0, boxes_px: Vec::new(), data: BTreeMap::new() }
    }

    /// The same on another page.
    #[must_use]
    pub fn on_page(mut self, page: u32) -> Self {
        self.page = page;
        self
    }

    /// The same with one more place.
    #[must_use]
    pub fn at(mut self, box_px: [u32; 4]) -> Self {
        self.boxes_px.push(box_px);
        self
    }

    /// The same with one more value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.data.insert(name.to_owned(), value.to_string());
        self
    }
}

/// How much a finding matters, the least first. Only the last keeps the seller from going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; nothing to do.
    Notice,
    /// Perhaps meant so: a question.
    Question,
    /// A reviewer would probably send it back. It can be sent all the same: a person looks.
    Warning,
    /// The policy does not take it.
    Refused,
}

macro_rules! finding_codes {
    ($( $(#[$doc:meta])* $name:ident = $code:literal; )*) => {
        /// Everything a check can notice. A code never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum FindingCode { $( $(#[$doc])* #[serde(rename = $code)] $name, )* }

        impl FindingCode {
            /// All codes, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as people read it: `PIC-102`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }
        }
    };
}

finding_codes! {
    /// Letters are too small to read. `height_px` (found), `least_px`.
    TextSmall = "PIC-101";
    /// Not sharp.
    Blurred = "PIC-102";
    /// A bright reflection hides a part.
    Glare = "PIC-103";
    /// Too dark.
    Dark = "PIC-104";
    /// A corner or an edge of the document is outside the picture. `edges`: of `top,right,bottom,left`.
    CutOff = "PIC-105";
    /// A picture taken of a window by the computer itself.
    Screenshot = "PIC-106";
    /// A photo of a screen.
    PhotoOfScreen = "PIC-107";
    /// Black and white, where colour is wanted.
    NoColour = "PIC-108";
    /// The other side of the document.
    WrongSide = "PIC-109";
    /// Nothing on it.
    Blank = "PIC-110";
    /// It lies on its side or its head. `turned_deg`: 90, 180, 270 clockwise.
    Turned = "PIC-111";
    /// Next to no writing was found, though the picture seems good.
    NoText = "PIC-112";

    /// It seems to be another document than asked for. `seen`: a [`super::SeenKind`].
    OtherKind = "KND-101";

    /// The lines for machines could not be read to the last digit. `field`.
    MrzUnsure = "MRZ-101";
    /// The document has run out. `date`.
    Expired = "MRZ-102";
    /// It runs out soon. `date`, `days`.
    ExpiresSoon = "MRZ-103";
    /// The lines for machines say something else than the print. `field`, `machine`, `print`.
    MrzDiffers = "MRZ-104";
    /// A date that cannot be. `field`, `date`.
    DateImpossible = "MRZ-105";
    /// No lines for machines were found where such a document has them.
    MrzMissing = "MRZ-106";

    /// Older than the policy takes. `date`, `days` (its age), `limit_days`.
    TooOld = "DAT-101";
    /// No date was found, and the policy wants a recent one. `limit_days`.
    NoDate = "DAT-102";
    /// Dated in the future. `date`.
    FutureDate = "DAT-103";

    /// A whole card number can be read; the app can cover its middle. `ending`.
    CardNumber = "CRD-101";

    /// Written in a language the policy does not take without a certified translation. `language` (BCP 47), `accepted`.
    Language = "RUL-101";
    /// Of a type the policy does not take. `media_type`, `accepted`.
    Format = "RUL-102";
    /// Characters in the file's name the policy does not take. `characters`.
    FileName = "RUL-103";

    /// The name's ending says another type than the content. `name_says`, `is`.
    NameLies = "FIL-101";
    /// Written anew in another format, as the policy or the reviewer's programs do not take the old one. `from`, `to`.
    Converted = "FIL-102";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_serialize_as_people_read_them() {
        let codes: BTreeSet<_> = FindingCode::ALL.iter().map(|code| code.code()).collect();
        assert_eq!(codes.len(), FindingCode::ALL.len());
        for code in FindingCode::ALL {
            assert_eq!(serde_json::to_value(code).unwrap(), code.code());
        }
    }

    #[test]
    fn only_what_the_policy_refuses_is_worse_than_a_warning() {
        assert!(Severity::Notice < Severity::Question);
        assert!(Severity::Question < Severity::Warning && Severity::Warning < Severity::Refused);
    }
}
