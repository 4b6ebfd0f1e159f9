//! Writing on a picture: found, and read.
