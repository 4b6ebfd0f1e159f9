//! The shipped app: production adapters, one window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    seller_signup::init_logs();
    seller_signup::run(seller_signup::adapters::production)
}
