//! Beside the road: the seller's rights. What is held, erased, withdrawn, carried on, objected to, and checked.

mod appeal;
mod check;
mod code;
mod erased;
mod held;
mod mine;
mod policy;
mod shown;

pub(super) use appeal::Appeal;
pub(super) use check::Check;
pub(super) use code::Carrying;
pub(super) use erased::Erased;
pub(super) use held::HeldFile;
pub(super) use mine::{Mine, papers};
pub(super) use policy::Reading;
