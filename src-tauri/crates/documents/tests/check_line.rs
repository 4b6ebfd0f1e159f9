//! The line that the example `check` prints for a file: exactly these fields, each of its type.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on may panic")]

#[path = "../examples/check/line.rs"]
mod line;

use std::path::Path;

use documents::{OpenRules, examine, open};
use line::{Cost, line};
use ocr::{Reader, Stop};
use serde_json::{Value, json};
use signup::document::{Asked, Finding, FindingCode, Severity};
use signup::fault::FaultCode;
use signup::wire::{DocumentKind, DocumentRules, Side, Slot};

const COST: Cost = Cost { ms: 912.3, peak_mb: Some(120.4) };

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_card_has_its_lines_and_fields() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../practice/documents/identity-back.jpg");
    let opened = open(&std::fs::read(path).unwrap(), &OpenRules::default()).unwrap();
    let asked = Asked {
        slot: Slot { kind: DocumentKind::Identity, side: Side::Back },
        newest_age_days: None,
        today: 1_795_521_600,
        rules: DocumentRules::default(),
        file_name: String::new(),
    };
    let reader = Reader::bundled().unwrap();
    let mut examination =
        examine(&opened.clean, &asked, &reader, &mut |_| {}, &Stop::default()).unwrap();
    let glare = Finding::new(FindingCode::Glare, Severity::Warning).at([1, 2, 3, 4]).at([9; 4]);
    examination.findings.push(glare);
    let remark = Finding::new(FindingCode::NameLies, Severity::Notice).with("is", "jpg");
    let told = line("a/b.jpg", Ok((vec![remark], examination)), COST);
    let all = ["fault", "fields", "file", "findings", "kind", "mrz", "ms", "peak_mb"];
    assert_eq!(keys(&told), all);
    assert_eq!(told["file"], "a/b.jpg");
    assert_eq!((&told["kind"], &told["fault"]), (&json!("id_card"), &Value::Null));
    assert_eq!((&told["ms"], &told["peak_mb"]), (&json!(912.3), &json!(120.4)));
    let findings = [
        json!({"code": "FIL-101", "severity": "notice", "box_px": null, "evidence": {"is": "jpg"}}),
        json!({"code": "PIC-103", "severity": "warning", "box_px": [1, 2, 3, 4], "evidence": {}}),
    ];
    assert_eq!(told["findings"], json!(findings));
    let zone = &told["mrz"];
    assert_eq!(keys(zone), ["fields", "format", "lines", "valid"]);
    assert_eq!((&zone["format"], &zone["valid"]), (&json!("TD1"), &json!(true)));
    assert!(
        zone["lines"].as_array().unwrap().iter().all(|line| line.as_str().unwrap().len() == 30)
    );
    let fields =
        ["birth_date", "expiry_date", "given_names", "nationality", "number", "sex", "surname"];
    assert_eq!(keys(&zone["fields"]), fields);
    assert_eq!(told["fields"]["document_number"], zone["fields"]["number"]);
}

#[test]
fn a_file_that_cannot_be_checked_has_the_same_fields_and_its_fault() {
    let told = line("x.heic", Err(FaultCode::DocumentHeic), Cost { ms: 0.1, peak_mb: None });
    let expected = json!({
        "file": "x.heic", "kind": null, "fault": "DOC-104", "findings": [], "mrz": null,
        "fields": {}, "ms": 0.1, "peak_mb": null,
    });
    assert_eq!(told, expected);
}
