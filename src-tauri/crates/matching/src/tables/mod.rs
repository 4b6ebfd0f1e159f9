//! What people know about names and addresses, as data. Entries are case folded; one without accents also stands for the
//! same with them, unless its table says otherwise.

mod address;
mod company;
mod han;
mod person;
mod place;

pub(crate) use address::{Class, DESIGNATORS, Designator};
pub(crate) use company::{COMPANY_FORMS, CompanyForm, SHORT_WORDS, TRANSLATIONS};
pub(crate) use han::{HAN_BUSINESS_WORDS, HAN_DESIGNATORS, HAN_SURNAME_SOUNDS};
pub(crate) use person::{GENERATIONS, TITLES, VIETNAMESE_FAMILY_NAMES};
pub(crate) use place::PLACES;
