//! What a seller would use in a browser today, in figures to beat.
//!
//! QUOTED, not measured here: Chromium 156 with the wasm Face Landmarker, MediaRecorder, WebCrypto and tus-js-client at
//! 720p on two cores of another machine, for VP8 and for H.264. It shows a window; our walk shows none.

/// A figure's two medians as the table shows them.
pub(super) const FRAMES: &str = "browser, quoted: 144 and 153 frames, longest gap 129 and 47 ms";
pub(super) const FRAMES_BURNT: &str = "browser, quoted: 39 and 125 frames, and says nothing";
pub(super) const ANALYSED: &str = "browser, quoted: 15 and 18 /s";
pub(super) const CPU_PER_FRAME: &str = "browser, quoted: 65 and 63 ms";
pub(super) const CPU_OF_SIGNUP: &str = "browser, quoted, with 10 s of preview: 30.3 and 28.7 s";
pub(super) const MEMORY: &str = "browser with its window, quoted: 1032 and 1013 MB";
