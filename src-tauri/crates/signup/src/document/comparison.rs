//! The same facts across the form and all documents, side by side.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Fact;
use crate::wire::Slot;

/// What one document says, as read or as the seller corrected it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its place.
    pub slot: Slot,
    /// What it says.
    pub facts: BTreeMap<Fact, String>,
}

/// Every fact that the form or a document says, in a fixed order, and the tax id by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// One per fact that at least one source says.
    pub rows: Vec<ComparedRow>,
    /// The form's tax id, by the rules of the form's country; `None` while either is empty.
    pub tax_id: Option<TaxIdCheck>,
}

/// One fact, as each source says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedRow {
    /// Which.
    pub fact: Fact,
    /// The form first where it has this fact, then the documents in the policy's order. A source that does not say it
    /// is left out.
    pub cells: Vec<ComparedCell>,
}

/// What one source says of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ComparedCell {
    /// Who says it.
    pub source: Source,
    /// As written there; of an account or card never more than the last digits.
    pub text: String,
    /// Held against the row's first cell.
    pub agreement: Agreement,
}

/// Who says a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(tag = "source", rename_all = "snake_case")]
pub enum Source {
    /// The form with the business details.
    Form,
    /// A document.
    Document {
        /// Its place.
        slot: Slot,
    },
}

/// Whether two texts say the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "agreement", rename_all = "snake_case")]
pub enum Agreement {
    /// The row's first cell: what the others are held against.
    First,
    /// Letter by letter.
    Same,
    /// Written otherwise, and the same to people.
    SameToUs {
        /// By which rules, sorted.
        by: Vec<Accepted>,
    },
    /// Not the same.
    Differs {
        /// In what way.
        how: Difference,
        /// The words of the first cell that have no partner, in their order.
        first: Vec<String>,
        /// The words of this cell that have no partner, in their order.
        here: Vec<String>,
    },
}

/// A rule by which two writings are the same to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Accepted {
    /// Capital and small letters.
    Case,
    /// Accents and other marks: `Lê`, `LE`.
    Accents,
    /// Dots, commas, hyphens, spaces.
    Punctuation,
    /// Family and given name in the other order.
    NameOrder,
    /// Special letters written with others, as lines for machines do (ICAO Doc 9303 part 3): `Müller`, `MUELLER`.
    Transliteration,
    /// Chinese characters and their sound: `王小明`, `Wang Xiaoming`.
    Pinyin,
    /// Simplified and traditional characters: `刘`, `劉`.
    HanForms,
    /// A title before the name: `Mr`, `Dr`, `Ông`.
    Title,
    /// A middle name that one leaves out or gives as an initial.
    MiddleName,
    /// The kind of company written otherwise: `Công ty TNHH`, `Co., Ltd.`, `有限公司`.
    CompanyForm,
    /// Abbreviations in an address: `Street`, `St`.
    Abbreviation,
    /// The same parts of an address in another order.
    PartOrder,
    /// One says more of the same address: floor, district, country.
    MoreDetail,
    /// Separators in a number: `0312-345.678`.
    Grouping,
    /// A country's letters before the number: `DE123456789`.
    CountryPrefix,
    /// A branch's number after a hyphen.
    Branch,
}

/// In what way two texts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// By a letter or two: a slip of the hand, or of our reading.
    Spelling,
    /// A part of one is missing in the other.
    Missing,
    /// House number, postcode or another number.
    Number,
    /// Altogether.
    Other,
}

/// The form's tax id by the rules of the form's country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TaxIdCheck {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The number's own name, as people there call it: `MST`, `USCC`, `EIN`. The first of the country's when none fits.
    pub scheme: String,
    /// What the rules say.
    pub verdict: TaxIdVerdict,
}

/// What a country's rules say about a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TaxIdVerdict {
    /// Form and check digits hold.
    Holds,
    /// The form holds; such numbers have no check digit.
    FormHolds,
    /// The form holds, a check digit does not: a digit is wrong or two are swapped.
    CheckDigit,
    /// Not the form of a number of this country.
    Form,
    /// No rules are known for this country.
    Unknown,
}
