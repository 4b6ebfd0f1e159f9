//! Whether two writings of a name, an address or a number say the same to people, and whether a tax id keeps its
//! country's rules. Text only: no I/O, no clock, no words for people; every function is total.
//!
//! What counts as the same is in [`signup::document::Accepted`]; a letter more or less never is. All comparisons are
//! symmetric: `f(a, b)` and `f(b, a)` differ only in which side's words come first.

mod address;
mod align;
mod company;
mod compare;
mod fold;
mod han;
mod number;
mod outcome;
mod person;
mod postcode;
mod tables;
pub mod tax_id;
mod word;

pub use address::address;
pub use company::legal_name;
pub use compare::compare;
pub use number::{date, number, tax_id_text};
pub use person::person_name;
