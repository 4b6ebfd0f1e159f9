//! The preview for a minute, measured: `cargo test --test desktop -- --ignored preview --nocapture`.

use std::time::{Duration, Instant};

use super::seller;
use super::window::play;

/// Prints pictures per second and memory; fails only where both are out of all proportion.
#[test]
#[ignore = "measures for a minute"]
fn preview_for_a_minute() {
    play("preview", &[], async |window| {
        seller::to_details(&window).await;
        seller::to_documents(&window).await;
        seller::past_documents(&window).await;
        window.screen("camera").await;
        window.until("canvas#preview.drawn").await;
        tokio::time::sleep(Duration::from_secs(5)).await;
        let (begun, drawn) = (Instant::now(), window.draws().await);
        let mut memory = vec![window.stage.memory_bytes()];
        while memory.len() < 7 {
            tokio::time::sleep(Duration::from_secs(10)).await;
            memory.push(window.stage.memory_bytes());
        }
        let pictures = window.draws().await - drawn;
        let rate = pictures as f64 / begun.elapsed().as_secs_f64();
        let mib: Vec<u64> = memory.iter().map(|bytes| bytes >> 20).collect();
        println!("{rate:.1} pictures a second; MiB every 10 s: {mib:?}");
        // The engine offers 15.
        assert!(rate >= 14.0, "{rate:.1} pictures a second");
        assert!(memory[6] < memory[0] + (64 << 20), "memory grows: {mib:?} MiB");
    });
}
