//! Networks that are shipped inside the binary: a file is used only when it is the one on record
//! (`models/PROVENANCE.md`), and a network only when it gives what the code around it expects.

mod network;
mod shipped;

pub use network::{Network, Outputs, Pool, pool};
pub use shipped::{ModelFault, Shipped};
