//! A document in front of the camera.
