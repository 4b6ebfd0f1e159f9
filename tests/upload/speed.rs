//! Measures; asserts nothing of time. `cargo test --test upload -- --ignored --nocapture speed`

use std::time::Instant;

use crate::{
    node,
    road::{CHUNK, Road},
    stranger,
};

/// Just below the default policy's limit for one sealed file.
const LENGTH: u64 = 32_000_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn to_our_intake() {
    for _ in 0..5 {
        let mut road = Road::to_intake(LENGTH).await;
        let direct = format!("{}/v1/uploads", road.intake.as_ref().unwrap().url());
        road.endpoint = direct.parse().unwrap();
        measure("intake", &road).await;
        road.assert_stored();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "measures"]
async fn to_a_strangers_server() {
    let Some(copy) = node::installed() else { return };
    for _ in 0..5 {
        let (server, mut road) = stranger::started(&copy, LENGTH).await;
        road.endpoint = format!("http://127.0.0.1:{}/files", server.port).parse().unwrap();
        measure("@tus/server", &road).await;
    }
}

async fn measure(server: &str, road: &Road) {
    let begun = Instant::now();
    road.run(None).await.unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    let megabytes_per_s = LENGTH as f64 / 1e6 / seconds;
    println!("{server}: {megabytes_per_s:.0} MB/s in chunks of {} KiB", CHUNK / 1024);
}
