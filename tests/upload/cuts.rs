//! A line that breaks costs at most the chunk that was under way.

use std::time::Duration;

use acceptance::proxy::Fate;
use client::upload::Report;

use crate::road::{CHUNK, LENGTH, Road, created, ends, offsets};

#[tokio::test]
async fn a_whole_line_carries_every_byte_once_on_one_connection() {
    let road = Road::to_intake(LENGTH).await;
    road.run(None).await.unwrap();
    road.assert_stored();
    let reports = road.reported();
    assert!(matches!(reports[0], Report::Created(_)));
    assert_eq!(reports.len(), 9);
    assert_eq!(offsets(&reports), ends(LENGTH));
    assert_eq!(road.proxy.methods(), "OPPPPPPPP");
    assert_eq!(road.proxy.announced_bytes("PATCH"), LENGTH);
    assert!(road.proxy.seen().iter().all(|seen| seen.connection == 0));
}

#[tokio::test]
async fn each_cut_costs_at_most_one_chunk() {
    let road = Road::to_intake(LENGTH).await;
    let cuts = [(1, 0), (3, 1), (4, 100_000), (6, CHUNK - 1), (8, CHUNK)];
    for (nth, after_body_bytes) in cuts {
        road.proxy.on("PATCH", nth, Fate::Cut { after_body_bytes });
    }
    road.proxy.on("PATCH", 10, Fate::Swallow);
    road.proxy.on("HEAD", 2, Fate::Cut { after_body_bytes: 0 });
    road.run(None).await.unwrap();
    road.assert_stored();
    let sent = road.proxy.announced_bytes("PATCH");
    assert!(sent <= LENGTH + 6 * CHUNK, "{sent} bytes for {LENGTH}");
    let reports = road.reported();
    assert_eq!(created(&reports).len(), 1);
    let offsets = offsets(&reports);
    assert!(offsets.is_sorted(), "what the intake has never gets less: {offsets:?}");
    assert_eq!(offsets.last(), Some(&LENGTH));
}

#[tokio::test]
async fn an_answer_that_was_lost_is_not_paid_for_twice() {
    let road = Road::to_intake(LENGTH).await;
    road.proxy.on("PATCH", 2, Fate::Swallow);
    road.proxy.on("PATCH", 8, Fate::Swallow);
    road.run(None).await.unwrap();
    road.assert_stored();
    // A HEAD after each, and no chunk again: the intake had them.
    assert_eq!(road.proxy.methods().matches("PH").count(), 2);
    assert_eq!(road.proxy.announced_bytes("PATCH"), LENGTH);
}

#[tokio::test]
async fn a_restart_goes_on_where_the_intake_is() {
    let road = Road::to_intake(LENGTH).await;
    let stop = |report: &Report| *report == Report::Offset(3 * CHUNK);
    assert!(road.run_until(None, stop).await.is_none());
    let url = created(&road.reported()).remove(0);
    road.run(Some(url)).await.unwrap();
    road.assert_stored();
    assert_eq!(road.proxy.methods().matches('O').count(), 1);
    assert!(road.proxy.announced_bytes("PATCH") <= LENGTH + CHUNK);
    let offsets = offsets(&road.reported());
    assert!([3 * CHUNK, 4 * CHUNK].contains(&offsets[0]), "a HEAD comes first: {offsets:?}");
    assert_eq!(offsets.last(), Some(&LENGTH));
}

#[tokio::test]
async fn what_the_intake_has_is_not_sent_again() {
    let road = Road::to_intake(LENGTH).await;
    road.run(None).await.unwrap();
    let url = created(&road.reported()).remove(0);
    road.run(Some(url)).await.unwrap();
    assert_eq!(road.reported(), [Report::Offset(LENGTH)]);
    assert_eq!(road.proxy.announced_bytes("PATCH"), LENGTH);
    // Even if the URL was lost: one chunk is refused, then it is clear.
    road.run(None).await.unwrap();
    assert_eq!(offsets(&road.reported()), [LENGTH]);
    assert!(road.proxy.announced_bytes("PATCH") <= LENGTH + CHUNK);
    road.assert_stored();
}

#[tokio::test]
async fn a_dead_line_is_waited_for_and_every_wait_is_told() {
    let road = Road::to_intake(LENGTH).await;
    road.proxy.on("PATCH", 3, Fate::Cut { after_body_bytes: 5 });
    let proxy = &road.proxy;
    let stop_the_line = |report: &Report| {
        if *report == Report::Offset(2 * CHUNK) {
            proxy.refuse(4);
        }
        false
    };
    road.run_until(None, stop_the_line).await.unwrap().unwrap();
    road.assert_stored();
    let reports = road.reported();
    let waits = reports.iter().filter(|report| matches!(report, Report::Waiting { .. })).count();
    // After the cut at once, then after each refused connection.
    assert_eq!(waits, 4);
    let broken = reports.iter().position(|report| *report == Report::Offset(2 * CHUNK)).unwrap();
    assert!(reports[broken + 1..=broken + 4].iter().all(|it| matches!(it, Report::Waiting { .. })));
    assert_eq!(reports[broken + 5], Report::Offset(2 * CHUNK));
}

#[tokio::test]
async fn a_slow_answer_is_no_broken_line() {
    let road = Road::to_intake(LENGTH).await;
    road.proxy.on("PATCH", 2, Fate::Delay(Duration::from_millis(300)));
    road.proxy.on("POST", 1, Fate::Delay(Duration::from_millis(100)));
    road.run(None).await.unwrap();
    assert_eq!(road.proxy.methods(), "OPPPPPPPP");
}

#[tokio::test]
async fn a_url_of_another_place_is_not_gone_on_with() {
    let road = Road::to_intake(LENGTH).await;
    // The intake of an earlier practice; the token must not go there.
    let elsewhere = "http://127.0.0.1:9/v1/uploads/abcdefgh".parse().unwrap();
    road.run(Some(elsewhere)).await.unwrap();
    assert_eq!(road.proxy.methods(), "OPPPPPPPP");
}
