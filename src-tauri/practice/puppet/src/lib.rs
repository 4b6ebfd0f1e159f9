//! A synthetic face that performs the challenge's prompts on cue.
//!
//! **This is a working injection attack.** Fed in place of a camera it passes the prompts, the geometry of the head's
//! turns (it is a solid, not a photo) and a passive presentation-attack network. Nothing in its pictures gives it away:
//! only the camera's provenance does. It therefore lives in the practice edition and in tests and is never linked by
//! the shipped app.
//!
//! **The portrait shows a recognisable person** (NASA, public domain; see assets/README.md): practice, training and
//! tests only; never marketing, nothing that suggests an endorsement.
//!
//! A picture is a pure function of script, time, seed and size: [`Script`] and time give a [`Pose`], a [`Puppet`] draws
//! it. An [`Actor`] writes its own script while it is shown prompts, with the delays of a person, and in one of several
//! [`Manner`]s. Left and right are the face's own; the picture is not mirrored.
//!
//! ```
//! use std::time::Duration;
//! use puppet::{Actor, Manner, Puppet};
//! use signup::wire::Prompt;
//!
//! let puppet = Puppet::new(640, 480, 7)?;
//! let mut actor = Actor::new(Manner::Willing, 7);
//! actor.cue(Prompt::Smile, Duration::from_secs(1));
//! let at = Duration::from_millis(1900);
//! assert!(actor.pose(at).smile > 0.9);
//! assert_eq!(puppet.frame(&actor.pose(at), at).width_px(), 640);
//! # Ok::<(), puppet::PuppetFault>(())
//! ```

mod actor;
mod canvas;
mod head;
mod manner;
mod mesh;
mod movement;
mod plate;
mod pose;
mod puppet;
mod random;
mod raster;
mod sheet;
mod texture;
mod view;

pub use actor::Actor;
pub use manner::{Manner, UnknownManner};
pub use movement::length_of;
pub use pose::{Cue, Pose, Scene, Script, pose};
pub use puppet::{Puppet, PuppetFault};
pub use sheet::{Desk, Held, Sheet};
