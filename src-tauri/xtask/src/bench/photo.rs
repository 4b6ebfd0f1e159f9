//! A photo of a document, checked from its bytes to its findings.

use anyhow::{Context, Result};
use serde_json::Value;

use super::{Row, bench};

/// Time, memory, and where the time goes.
///
/// # Errors
/// It did not build or run.
pub(super) fn rows() -> Result<Vec<Row>> {
    rows_of(&bench("documents", &["--bench", "examine"])?)
}

fn rows_of(text: &str) -> Result<Vec<Row>> {
    let line =
        text.lines().find(|line| line.starts_with('{')).context("no measure in the output")?;
    let measure: Value = serde_json::from_str(line)?;
    let number = |name: &str| measure[name].as_f64().with_context(|| format!("no {name}"));
    let what = |part: &str| format!("documents: photo of 12 megapixels, {part}");
    let row = |part: &str, value: String| Row { what: what(part), value, beside: String::new() };
    let spread = format!("{:.0} / {:.0} ms", number("p50_ms")?, number("p95_ms")?);
    let mut rows = vec![row("median / 95 %", spread)];
    for (part, name) in
        [("opened", "open_ms"), ("decoded", "decode_ms"), ("read and judged", "read_and_judge_ms")]
    {
        rows.push(row(part, format!("{:.0} ms", number(name)?)));
    }
    if let Some(peak) = measure["peak_mb"].as_f64() {
        rows.push(row("most memory", format!("{peak:.0} MB")));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_rows() {
        let line = r#"{"p50_ms":900.4,"p95_ms":1100.2,"open_ms":80,"decode_ms":90,
            "read_and_judge_ms":730,"peak_mb":310.5}"#
            .replace('\n', " ");
        let rows = rows_of(&format!("noise\n{line}\n")).unwrap();
        let values: Vec<_> = rows.iter().map(|row| row.value.as_str()).collect();
        assert_eq!(values, ["900 / 1100 ms", "80 ms", "90 ms", "730 ms", "310 MB"]);
    }
}
