//! Watches one real camera through this crate and says what it sees, one JSON line per event:
//!
//! ```text
//! probe list
//! probe watch [FRAMES] [ID]   the first camera unless ID; ends after FRAMES (60) or with a fault
//!
//! {"cameras":[…]}
//! {"opened":{…},"format":{…}}
//! {"frame":{"at_us":…,"width_px":…,"height_px":…,"luma":…}}
//! {"fault":"CAM-106","detail":{…}}
//! {"tally":{…}}
//! ```
#![allow(clippy::print_stdout, reason = "its output is what it is for")]

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::channel;

use camera::{Camera, CameraId, CaptureEvent, NokhwaCamera, Watchdogs, capture};
use serde_json::json;

fn main() -> ExitCode {
    tracing_subscriber::fmt().with_ansi(false).with_writer(std::io::stderr).init();
    let mut args = std::env::args().skip(1);
    let watch = args.next().as_deref() == Some("watch");
    let frames = args.next().and_then(|n| n.parse().ok()).unwrap_or(60);
    let wanted = args.next().map(CameraId);

    let cameras = match NokhwaCamera.list() {
        Ok(cameras) => cameras,
        Err(fault) => {
            println!("{}", json!({ "fault": fault.code(), "detail": fault }));
            return ExitCode::FAILURE;
        }
    };
    println!("{}", json!({ "cameras": cameras }));
    if !watch {
        return ExitCode::SUCCESS;
    }
    // Without a camera the capture is started all the same: its fault is what is asked for.
    let first = cameras.into_iter().next().map(|camera| camera.id);
    run(wanted.or(first).unwrap_or_else(|| CameraId(String::new())), frames)
}

fn run(id: CameraId, frames: u64) -> ExitCode {
    let (sender, events) = channel();
    let sink = move |event| drop(sender.send(event));
    let capture = capture(Arc::new(NokhwaCamera), id, Watchdogs::default(), sink);
    let mut left = frames;
    let mut code = ExitCode::SUCCESS;
    for event in events {
        match event {
            CaptureEvent::Opened(info, format) => {
                println!("{}", json!({ "opened": info, "format": format }));
            }
            CaptureEvent::Frame(frame) => {
                let sum: u64 = frame.y().iter().map(|&luma| u64::from(luma)).sum();
                println!(
                    "{}",
                    json!({ "frame": {
                        "at_us": frame.at().as_micros() as u64,
                        "width_px": frame.width_px(),
                        "height_px": frame.height_px(),
                        "luma": sum / frame.y().len() as u64,
                    }})
                );
                left = left.saturating_sub(1);
                if left == 0 {
                    break;
                }
            }
            CaptureEvent::Fault(fault) => {
                println!("{}", json!({ "fault": fault.code(), "detail": fault }));
                code = ExitCode::FAILURE;
            }
        }
    }
    println!("{}", json!({ "tally": capture.tally() }));
    code
}
