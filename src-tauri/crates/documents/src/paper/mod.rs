//! A document in front of the camera: where its edges are, what is to be mended, when its photo is taken by itself, and
//! the photo.
//!
//! One look: luma at about 420 pixels across -> edge points -> straight lines -> the four of them that are best a
//! rectangle seen in perspective -> what is inside (light, glare, sharpness) -> one calm hint. Written for this and
//! nothing else, because what OpenCV-like pieces give (contours, polygons of four corners) breaks where fingers cover
//! an edge, and a document is held by fingers.

mod edges;
mod hints;
mod lines;
mod measure;
mod photo;
mod quad;
mod shape;
mod watch;

pub use photo::{PhotoFault, photo};
pub use watch::{Look, PaperWatch, PhotoOrder};
