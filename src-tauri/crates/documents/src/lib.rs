//! Documents: a file is opened and cleaned ([`file`]), looked at and read ([`examine`], with [`mrz`] for the lines for
//! machines), and found in front of a camera ([`paper`]). Nothing here touches disk or network.

pub mod examine;
mod file;
pub mod mrz;
pub mod paper;
mod shrink;

pub use examine::{Unexamined, examine, quality};
pub use file::*;
