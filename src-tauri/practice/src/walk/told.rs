//! What the scripted seller says of a screen.

use serde_json::{Value, json};
use signup::document::{Agreement, ComparedCell, ComparedRow};
use signup::view::{CameraState, FilePlace, MineFile, Screen, SendingState, SlotState};
use signup::wire::Held;

/// The screen's name with what changes on it.
pub(super) fn told(screen: &Screen) -> Value {
    let name = serde_json::to_value(screen).ok().and_then(|value| value.get("name").cloned());
    let name = name.unwrap_or_default();
    match screen {
        Screen::Consent { policy, opening, .. } => {
            json!({ "view": name, "policy": policy.is_some(), "opening": opening })
        }
        Screen::Documents { cards, missing, .. } => {
            let checks = cards.iter().flat_map(|card| &card.slots).filter_map(|view| {
                let SlotState::Filled { check, .. } = &view.state else { return None };
                Some((view.slot.name(), json!(check)))
            });
            let checks: serde_json::Map<_, _> = checks.collect();
            json!({ "view": name, "missing": missing.len(), "checks": checks })
        }
        // Codes and places alone: what was read stays on the device.
        Screen::Document { slot, check, findings, .. } => {
            let findings: Vec<_> = findings.iter().map(|it| (it.code, it.severity)).collect();
            json!({ "view": name, "slot": slot.name(), "check": check, "findings": findings })
        }
        Screen::DocumentCamera { slot, sight, taken, .. } => {
            json!({ "view": name, "slot": slot.name(), "hint": sight.hint, "taken": taken })
        }
        Screen::Match { comparison, open } => {
            let rows = comparison.as_ref().map(|comparison| {
                let differs =
                    |cell: &&ComparedCell| matches!(cell.agreement, Agreement::Differs { .. });
                let count = |row: &ComparedRow| row.cells.iter().filter(differs).count();
                let counts =
                    comparison.rows.iter().map(|row| (row.fact, row.cells.len(), count(row)));
                counts.collect::<Vec<_>>()
            });
            json!({ "view": name, "facts": rows, "open": open })
        }
        Screen::Camera { cameras, chosen, state, .. } => {
            let state = match state {
                // The rate changes all the time.
                CameraState::Live { width_px, height_px, .. } => {
                    json!({ "state": "live", "width_px": width_px, "height_px": height_px })
                }
                other => json!(other),
            };
            json!({ "view": name, "cameras": cameras, "chosen": chosen, "state": state })
        }
        Screen::Recording { phase, takes_left, .. } => {
            json!({ "view": name, "take": phase, "takes_left": takes_left })
        }
        Screen::Review { clip, files, recipients, .. } => {
            let clip = clip.as_ref().map(|clip| {
                json!({ "length_ms": clip.length_ms, "frames": clip.frames, "fps": clip.fps,
                        "prompts": clip.prompts })
            });
            json!({ "view": name, "clip": clip, "files": files, "recipients": recipients })
        }
        Screen::Sending { sent_bytes, total_bytes, state, .. } => {
            let paused = matches!(state, SendingState::Paused);
            json!({ "view": name, "sent_bytes": sent_bytes, "total_bytes": total_bytes,
                    "paused": paused, "state": state })
        }
        _ => json!({ "view": name }),
    }
}

/// A file as a receipt speaks of it; `None` unless the intake holds it.
pub(super) fn held(file: &MineFile) -> Option<Held> {
    let FilePlace::Intake { received_at, erase_by } = file.place else { return None };
    Some(Held {
        artifact: file.artifact.clone(),
        kind: file.kind,
        document: file.document,
        length_bytes: file.length_bytes,
        sha256: file.sha256.clone(),
        received_at,
        erase_by,
    })
}
