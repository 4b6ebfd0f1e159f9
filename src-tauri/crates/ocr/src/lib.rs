//! Writing on a picture: found, and read.
//!
//! Two networks of PP-OCRv6 (`models/PROVENANCE.md`): one says of each pixel how likely it is inside a line of
//! writing, the other reads one line. Between them the lines' rectangles are fitted, and it is found out which way up
//! the page is: writing at any right angle, and a few degrees off it, is read. What a document is, is not known here.

mod ctc;
mod cut;
mod direction;
mod find;
mod line;
mod models;
mod quad;
mod reader;
mod region;
mod spell;
mod stop;

pub use line::{Line, Mark};
pub use onnx::ModelFault;
pub use quad::Quad;
pub use reader::Reader;
pub use spell::{Alphabet, Letter, Spelled};
pub use stop::{Stop, Stopped};
