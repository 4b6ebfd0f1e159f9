//! What one frame of the camera shows of the seller: a face, where it looks and what it does.
