//! The real window, clicked and typed at through WebDriver on a screen of its own: practice edition, practice face for a
//! camera, specimen documents. Needs Xvfb, ImageMagick's import, WebKitWebDriver and tauri-driver; `cargo xtask test` has them all.
#![cfg(target_os = "linux")]
// Clippy allows these in tests, not in their helpers.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "desktop/keyboard.rs"]
mod keyboard;
#[path = "desktop/manager.rs"]
mod manager;
#[path = "desktop/mouse.rs"]
mod mouse;
#[path = "desktop/outside.rs"]
mod outside;
#[path = "desktop/preview.rs"]
mod preview;
#[path = "desktop/screens.rs"]
mod screens;
#[path = "desktop/seller.rs"]
mod seller;
#[path = "desktop/stage.rs"]
mod stage;
#[path = "desktop/traces.rs"]
mod traces;
#[path = "desktop/tree.rs"]
mod tree;
#[path = "desktop/turns.rs"]
mod turns;
#[path = "desktop/window.rs"]
mod window;
