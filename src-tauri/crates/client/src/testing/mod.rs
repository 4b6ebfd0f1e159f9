//! What the engine's own tests share: a scripted intake, statements it could have signed, and a performer with
//! everything around it.

pub(crate) mod rig;
pub(crate) mod server;
pub(crate) mod statements;
