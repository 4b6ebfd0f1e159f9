//! The effects behind the seller's rights, each against a scripted intake.

mod continuing;
mod held;
mod keeping;
mod papers;
mod rights;
