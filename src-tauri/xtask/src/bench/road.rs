//! Reads the JSON lines of `client`'s bench `road`:
//! `{"bench":"last_frame_to_sealed_ms","median":12.3}`, and with something to compare,
//! `{"bench":"upload_mb_s","median":410.0,"beside":"curl","beside_median":520.0}`.
//! The unit is the name's end; lines that are no JSON are somebody's talk.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Row;

/// The table's lines.
///
/// # Errors
/// A measure has no name, no median or no unit, or there is none at all.
pub(super) fn rows(text: &str) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with('{')) {
        let measure: Value = serde_json::from_str(line).with_context(|| format!("road: {line}"))?;
        rows.push(row(&measure).with_context(|| format!("road: {line}"))?);
    }
    if rows.is_empty() {
        bail!("road: no measures in its output");
    }
    Ok(rows)
}

fn row(measure: &Value) -> Option<Row> {
    let name = measure["bench"].as_str()?;
    let (name, unit) = [("_ms", "ms"), ("_mb_s", "MB/s")]
        .iter()
        .find_map(|(end, unit)| Some((name.strip_suffix(end)?, unit)))?;
    let beside = match measure["beside"].as_str() {
        Some(other) => format!("{other} {:.0} {unit}", measure["beside_median"].as_f64()?),
        None => String::new(),
    };
    let value = format!("{:.1} {unit}", measure["median"].as_f64()?);
    Some(Row { what: format!("road: {}", name.replace('_', " ")), value, beside })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_with_and_without_a_neighbour() {
        let text = "warming up\n\
            {\"bench\":\"last_frame_to_sealed_ms\",\"median\":12.34}\n\
            {\"bench\":\"upload_mb_s\",\"median\":410,\
            \"beside\":\"curl\",\"beside_median\":520.4}\n";
        let row = |what: &str, value: &str, beside: &str| Row {
            what: what.into(),
            value: value.into(),
            beside: beside.into(),
        };
        assert_eq!(
            rows(text).unwrap(),
            [
                row("road: last frame to sealed", "12.3 ms", ""),
                row("road: upload", "410.0 MB/s", "curl 520 MB/s"),
            ]
        );
    }

    #[test]
    fn half_a_measure_is_none() {
        assert!(rows("{\"bench\":\"upload_mb_s\"}").is_err());
        assert!(rows("{\"bench\":\"upload\",\"median\":1}").is_err());
        assert!(rows("talk").is_err());
    }
}
