//! The effects behind the seller's rights, each against a scripted intake, and together against the
//! reference intake.

mod continuing;
mod held;
mod keeping;
mod papers;
mod reference;
mod rights;
