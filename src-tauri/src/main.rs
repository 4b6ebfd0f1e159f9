//! The shipped app: production adapters, one window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    seller_signup::init_logs();
    let around =
        seller_signup::Surroundings { single: true, page: None, started: Box::new(|_| ()) };
    seller_signup::run(around, seller_signup::adapters::production)
}
