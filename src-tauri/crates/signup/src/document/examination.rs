//! What was read on one document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Finding;
use crate::wire::{DocumentRules, Slot, UnixSeconds};

/// What an examination has to know beside the document itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The place it is for.
    pub slot: Slot,
    /// The newest date on it may be at most this many days old.
    pub newest_age_days: Option<u32>,
    /// The day it is held against.
    pub today: UnixSeconds,
    /// The policy's rules.
    pub rules: DocumentRules,
    /// The file's name on the seller's disk; empty for a photo taken here.
    pub file_name: String,
}

/// How far an examination is; told as it goes, in this order.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ExamineStep {
    /// The file is being opened.
    #[default]
    Opening,
    /// Sharpness, light, edges.
    Picture,
    /// Looking for writing and reading it.
    Reading,
    /// Kind, dates, rules.
    Checking,
}

/// Everything found out about one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Examination {
    /// The pages that were looked at, from the first.
    pub pages: Vec<PageSize>,
    /// What it seems to be.
    pub kind: Option<SeenKind>,
    /// The lines for machines, if it has them.
    pub mrz: Option<MachineReadable>,
    /// What it says, as read.
    pub facts: BTreeMap<Fact, Read>,
    /// What was noticed, the gravest first.
    pub findings: Vec<Finding>,
}

/// The size of a page as shown (orientation applied), in pixels of the picture that boxes are given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageSize {
    /// Width.
    pub width_px: u32,
    /// Height.
    pub height_px: u32,
}

/// What a document seems to be, by what is on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum SeenKind {
    /// A passport's data page.
    Passport,
    /// An identity card, residence permit or driving licence.
    IdCard,
    /// A visa.
    Visa,
    /// A bank account's statement.
    BankStatement,
    /// A bill of a utility.
    UtilityBill,
    /// A tax authority's paper.
    TaxDocument,
    /// A payment card.
    PaymentCard,
}

/// One fact a document can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A person's full name.
    PersonName,
    /// A business' registered name.
    LegalName,
    /// A postal address; lines separated by `\n`.
    Address,
    /// A tax id.
    TaxId,
    /// A passport's or card's number.
    DocumentNumber,
    /// Nationality, ISO 3166-1 alpha-3 as in ICAO 9303.
    Nationality,
    /// Date of birth, `1974-08-12`.
    BirthDate,
    /// `M`, `F` or `X`.
    Sex,
    /// Last day of validity, `2029-04-15`.
    ExpiryDate,
    /// The newest date that says how old a statement or bill is, `2026-10-31`.
    IssueDate,
    /// The last four digits of an account's or card's number, never more.
    AccountEnding,
}

/// A fact as read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Read {
    /// As the document writes it; dates as `2026-10-31`.
    pub text: String,
    /// Where: page (from 0) and `[x, y, width, height]` in its pixels. `None` when it was read in several places.
    pub place: Option<(u32, [u32; 4])>,
    /// The seller wrote it themselves, over what was read.
    pub corrected: bool,
}

/// A machine-readable zone (ICAO Doc 9303, parts 4 to 7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MachineReadable {
    /// Which layout.
    pub format: MrzFormat,
    /// As read, in capitals, full length each.
    pub lines: Vec<String>,
    /// Every check digit holds.
    pub valid: bool,
    /// What it says.
    pub fields: MrzFields,
    /// Where: page (from 0) and `[x, y, width, height]` in its pixels.
    pub place: Option<(u32, [u32; 4])>,
}

/// The layouts of a machine-readable zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum MrzFormat {
    /// Cards: three lines of 30.
    #[serde(rename = "TD1")]
    Td1,
    /// Larger cards: two lines of 36.
    #[serde(rename = "TD2")]
    Td2,
    /// Passports: two lines of 44.
    #[serde(rename = "TD3")]
    Td3,
    /// Visas: two lines of 44.
    #[serde(rename = "MRV-A")]
    MrvA,
    /// Smaller visas: two lines of 36.
    #[serde(rename = "MRV-B")]
    MrvB,
}

/// What a machine-readable zone says. Empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MrzFields {
    /// Primary identifier, spaces between its parts.
    pub surname: String,
    /// Secondary identifier, likewise.
    pub given_names: String,
    /// Number of the document.
    pub number: String,
    /// Nationality, three letters as printed.
    pub nationality: String,
    /// `1974-08-12`; unknown parts are left out: `1974-08`.
    pub birth_date: String,
    /// `M`, `F` or `X` (unspecified).
    pub sex: String,
    /// `2029-04-15`.
    pub expiry_date: String,
}

/// What was taken out of a file before it was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Removed {
    /// Where the photo was taken.
    Location,
    /// Which telephone or camera took it, its settings and the time.
    CameraDetails,
    /// A small copy of the picture, perhaps of before it was cut.
    Thumbnail,
    /// Author, title, program and dates.
    Author,
    /// How it was edited.
    History,
    /// Comments.
    Comments,
    /// Files attached inside.
    Attachments,
    /// What followed the end of the document.
    Appendix,
}
