//! The line of one file: other programs read it, so its fields stay what they are (`tests/check_line.rs`).

use serde_json::{Value, json};
use signup::document::{Examination, Finding, MachineReadable};
use signup::fault::FaultCode;

/// What checking a file took.
pub(crate) struct Cost {
    pub(crate) ms: f64,
    /// Nothing where the system does not tell.
    pub(crate) peak_mb: Option<f64>,
}

/// What was noticed as the file was opened, and what its pages say; or why it cannot be checked.
pub(crate) fn line(
    file: &str,
    outcome: Result<(Vec<Finding>, Examination), FaultCode>,
    cost: Cost,
) -> Value {
    let fault = outcome.as_ref().err().map(|code| code.code());
    let (remarks, examination) = outcome.unwrap_or_default();
    let findings: Vec<Value> = remarks.iter().chain(&examination.findings).map(finding).collect();
    let fields = examination.facts.iter().map(|(fact, read)| (fact, &read.text));
    json!({
        "file": file,
        "kind": examination.kind,
        "fault": fault,
        "findings": findings,
        "mrz": examination.mrz.as_ref().map(zone),
        "fields": fields.collect::<std::collections::BTreeMap<_, _>>(),
        "ms": cost.ms,
        "peak_mb": cost.peak_mb,
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "code": finding.code,
        "severity": finding.severity,
        "box_px": finding.boxes_px.first(),
        "evidence": finding.data,
    })
}

fn zone(zone: &MachineReadable) -> Value {
    json!({
        "format": zone.format, "lines": zone.lines, "valid": zone.valid, "fields": zone.fields,
    })
}
