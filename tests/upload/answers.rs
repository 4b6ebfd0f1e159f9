//! What each answer of the intake makes the client do (formats.md, "Upload rules").

use acceptance::proxy::Fate;
use client::upload::Report;
use signup::{Fault, FaultCode};

use crate::road::{CHUNK, LENGTH, Road, created, ends, offsets};

/// An upload where the third PATCH gets this answer once.
async fn answered(status: u16) -> Road {
    let road = Road::to_intake(LENGTH).await;
    road.proxy.on("PATCH", 3, Fate::Answer(status));
    road.run(None).await.unwrap();
    road.assert_stored();
    road
}

/// The fault of an upload whose every request with `method` from the `from`th on gets `status`.
async fn refused(method: &str, from: usize, status: u16) -> (Road, Fault) {
    let road = Road::to_intake(LENGTH).await;
    for nth in from..from + 100 {
        road.proxy.on(method, nth, Fate::Answer(status));
    }
    let fault = road.run(None).await.unwrap_err();
    (road, fault)
}

#[tokio::test]
async fn a_wrong_offset_is_asked_for() {
    let road = answered(409).await;
    assert_eq!(road.proxy.methods(), "OPPPHPPPPPP");
    let mut expected = ends(LENGTH);
    expected.insert(2, 2 * CHUNK);
    assert_eq!(offsets(&road.reported()), expected);
}

#[tokio::test]
async fn a_lost_upload_is_made_anew() {
    for status in [404, 410] {
        let road = answered(status).await;
        assert_eq!(road.proxy.methods(), "OPPPOPPPPPPPP");
        let reports = road.reported();
        let urls = created(&reports);
        assert_eq!(urls.len(), 2);
        assert_ne!(urls[0], urls[1]);
        assert_eq!(offsets(&reports)[2..], ends(LENGTH));
    }
}

#[tokio::test]
async fn an_upload_forgotten_during_a_pause_is_made_anew() {
    let road = Road::to_intake(LENGTH).await;
    let forgotten = road.endpoint.join("uploads/an-upload-that-never-was").unwrap();
    road.run(Some(forgotten)).await.unwrap();
    road.assert_stored();
    assert_eq!(road.proxy.methods(), "HOPPPPPPPP");
}

#[tokio::test]
async fn a_damaged_chunk_is_sent_again() {
    let road = Road::to_intake(LENGTH).await;
    // One answered so, one truly damaged on the way: the intake itself sees it.
    road.proxy.on("PATCH", 2, Fate::Answer(460));
    road.proxy.on("PATCH", 5, Fate::Damage);
    road.run(None).await.unwrap();
    road.assert_stored();
    assert_eq!(road.proxy.announced_bytes("PATCH"), LENGTH + 2 * CHUNK);
    assert_eq!(created(&road.reported()).len(), 1);
}

#[tokio::test]
async fn a_busy_or_broken_intake_is_waited_for() {
    for status in [423, 429, 500, 502, 503, 507] {
        let road = answered(status).await;
        assert_eq!(road.proxy.methods(), "OPPPHPPPPPP", "{status}");
    }
    let road = Road::to_intake(LENGTH).await;
    for nth in 1..=3 {
        road.proxy.on("POST", nth, Fate::Answer(503));
        road.proxy.on("HEAD", nth, Fate::Answer(500));
    }
    road.proxy.on("PATCH", 1, Fate::Answer(500));
    road.run(None).await.unwrap();
    road.assert_stored();
    assert_eq!(road.proxy.methods(), "OOOOPHHHHPPPPPPPP");
    let waits = road.reported().iter().filter(|it| matches!(it, Report::Waiting { .. })).count();
    // The first wait of each is none: 2 for creation. Creating is no byte of progress, so that
    // the 4 failures of PATCH and HEAD go on from there.
    assert_eq!(waits, 2 + 4);
}

#[tokio::test]
async fn what_waiting_cannot_mend_is_a_fault() {
    for (status, code) in [
        (400, FaultCode::IntakeAnswer),
        (413, FaultCode::IntakeAnswer),
        (415, FaultCode::IntakeAnswer),
        (302, FaultCode::IntakeAnswer),
        (401, FaultCode::SignupElsewhere),
        (403, FaultCode::SignupUnknown),
    ] {
        for (method, methods) in [("POST", "O"), ("PATCH", "OP")] {
            let (road, fault) = refused(method, 1, status).await;
            assert_eq!(fault.code, code, "{method} {status}");
            if code == FaultCode::IntakeAnswer {
                assert_eq!(fault.data["status"], status.to_string());
            }
            assert_eq!(road.proxy.methods(), methods);
        }
    }
}

#[tokio::test]
async fn what_never_ends_is_a_fault() {
    for (status, methods) in [(409, "OPHPHPHPHP"), (460, "OPHPHPHPHP"), (410, "OPOPOPOPOP")] {
        let (road, fault) = refused("PATCH", 1, status).await;
        assert_eq!(fault.code, FaultCode::IntakeAnswer, "{status}");
        assert_eq!(fault.data["status"], status.to_string());
        assert_eq!(road.proxy.methods(), methods, "{status}");
    }
}

#[tokio::test]
async fn the_intake_itself_refuses_a_wrong_token_and_a_file_too_large() {
    let mut road = Road::to_intake(LENGTH).await;
    let token = std::mem::replace(&mut road.token, "A".repeat(43));
    assert_eq!(road.run(None).await.unwrap_err().code, FaultCode::SignupElsewhere);
    road.token = token;
    let file = std::fs::File::options().write(true).open(&road.file).unwrap();
    road.entry.length_bytes = 1 << 40;
    if file.set_len(road.entry.length_bytes).is_err() {
        println!("skipped in part: this file system has no files with holes of 1 TiB");
        return;
    }
    let fault = road.run(None).await.unwrap_err();
    assert_eq!((fault.code, fault.data["status"].as_str()), (FaultCode::IntakeAnswer, "413"));
}

#[tokio::test]
async fn a_file_that_is_not_what_was_sealed_is_damaged() {
    let road = Road::to_intake(LENGTH).await;
    // Changed, the length as before: seen when the intake has all of it and will not have it.
    let mut changed = road.content.clone();
    changed[1_000_000] ^= 1;
    std::fs::write(&road.file, &changed).unwrap();
    assert_eq!(road.run(None).await.unwrap_err().code, FaultCode::SpoolDamaged);
    assert_eq!(road.proxy.methods(), "OPPPPPPPP");
    for damage in [&changed[1..], b""] {
        std::fs::write(&road.file, damage).unwrap();
        assert_eq!(road.run(None).await.unwrap_err().code, FaultCode::SpoolDamaged);
    }
    std::fs::remove_file(&road.file).unwrap();
    assert_eq!(road.run(None).await.unwrap_err().code, FaultCode::SpoolDamaged);
    assert_eq!(road.proxy.methods(), "OPPPPPPPP", "nothing more was asked of the intake");
}
