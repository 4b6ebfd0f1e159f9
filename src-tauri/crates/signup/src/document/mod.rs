//! What the checks on the device say about a document, and about all of them together.
//!
//! Crates `documents` and `matching` fill these in, the machine keeps them, the page shows them. They stay on this
//! computer: nothing here is part of what is sent.

mod comparison;
mod examination;
mod finding;
mod sight;

pub use comparison::{
    Accepted, Agreement, ComparedCell, ComparedRow, Comparison, Difference, Paper, Source,
    TaxIdCheck, TaxIdVerdict,
};
pub use examination::{
    Asked, Examination, ExamineStep, Fact, MachineReadable, MrzFields, MrzFormat, PageSize, Read,
    Removed, SeenKind,
};
pub use finding::{Finding, FindingCode, Severity};
pub use sight::{PaperHint, PaperSight, Point};
