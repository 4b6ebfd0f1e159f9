//! Reads the tree that divan prints: <https://docs.rs/divan>.

use anyhow::{Context, Result, bail};

/// One bench's median.
#[derive(Debug, PartialEq)]
pub(super) struct Measure {
    /// Its way through the tree: `encode_moving (640, 480)`.
    pub name: String,
    /// Of one call, in milliseconds.
    pub ms: f64,
    /// If the bench counts bytes; a megabyte is 10⁶ of them.
    pub mb_per_s: Option<f64>,
}

/// All benches of one program's, or several programs', output.
///
/// # Errors
/// A row is not understood, or there is none.
pub(super) fn measures(text: &str) -> Result<Vec<Measure>> {
    let mut found: Vec<Measure> = Vec::new();
    let mut way: Vec<String> = Vec::new();
    for line in text.lines() {
        if let Some((depth, row)) = branch(line) {
            let cells = cells(row);
            let (name, fastest) = name_and_value(cells[0]);
            way.truncate(depth);
            way.push(name.to_owned());
            if !fastest.is_empty() {
                let ms = time_ms(median(&cells)).with_context(|| format!("divan: {line}"))?;
                found.push(Measure { name: way.join(" "), ms, mb_per_s: None });
            }
        } else if line.contains("B/s") {
            let row = line.trim_start_matches(['│', ' ']);
            let speed = speed_mb(median(&cells(row))).with_context(|| format!("divan: {line}"))?;
            found.last_mut().context("divan: a speed before any time")?.mb_per_s = Some(speed);
        }
    }
    if found.is_empty() {
        bail!("divan: no measures in its output");
    }
    Ok(found)
}

/// Depth and rest of a row that begins a bench or a group.
fn branch(line: &str) -> Option<(usize, &str)> {
    let mut rest = line;
    let mut depth = 0;
    while let Some(inner) = rest.strip_prefix("│  ").or_else(|| rest.strip_prefix("   ")) {
        rest = inner;
        depth += 1;
    }
    let row = rest.strip_prefix("├─ ").or_else(|| rest.strip_prefix("╰─ "))?;
    Some((depth, row))
}

fn cells(row: &str) -> Vec<&str> {
    row.split('│').map(str::trim).collect()
}

/// Names may hold spaces; two in a row end them.
fn name_and_value(cell: &str) -> (&str, &str) {
    cell.rsplit_once("  ").map_or((cell, ""), |(name, value)| (name.trim_end(), value))
}

/// The columns are fastest, slowest, median, mean.
fn median<'a>(cells: &[&'a str]) -> &'a str {
    cells.get(2).copied().unwrap_or_default()
}

fn time_ms(cell: &str) -> Result<f64> {
    scaled(cell, &[("ns", 1e-6), ("µs", 1e-3), ("ms", 1.0), ("s", 1e3), ("m", 6e4)])
}

fn speed_mb(cell: &str) -> Result<f64> {
    scaled(cell, &[("B/s", 1e-6), ("KB/s", 1e-3), ("MB/s", 1.0), ("GB/s", 1e3), ("TB/s", 1e6)])
}

fn scaled(cell: &str, units: &[(&str, f64)]) -> Result<f64> {
    let (number, unit) = cell.split_once(' ').context("no number with a unit")?;
    let number: f64 = number.parse().context("no number")?;
    let (_, scale) = units.iter().find(|(name, _)| *name == unit).context("an unknown unit")?;
    Ok(number * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEAL: &str = "\
Timer precision: 20 ns
seal                  fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ open               19.21 ms      │ 30.11 ms      │ 20.00 ms      │ 20.98 ms      │ 100     │ 100
│                     873.1 MB/s    │ 557.1 MB/s    │ 838.8 MB/s    │ 799.5 MB/s    │         │
├─ seal                             │               │               │               │         │
│  ├─ 64 KiB writes   9.21 ms       │ 30.11 ms      │ 9.5 ms        │ 20.98 ms      │ 100     │ 100
│  │                  1.821 GB/s    │ 557.1 MB/s    │ 1.766 GB/s    │ 799.5 MB/s    │         │
│  ╰─ one write       9.21 ms       │ 30.11 ms      │ 9.5 ms        │ 20.98 ms      │ 100     │ 100
│                     1.821 GB/s    │ 557.1 MB/s    │ 1.7 GB/s      │ 799.5 MB/s    │         │
╰─ seal_nothing       101.2 µs      │ 400 µs        │ 110 µs        │ 120.1 µs      │ 100     │ 100

";

    #[test]
    fn times_speeds_and_the_way_to_them() {
        let measure = |name: &str, ms, mb_per_s| Measure { name: name.into(), ms, mb_per_s };
        let found = measures(SEAL).unwrap();
        let expected = [
            measure("open", 20.0, Some(838.8)),
            measure("seal 64 KiB writes", 9.5, Some(1766.0)),
            measure("seal one write", 9.5, Some(1700.0)),
            measure("seal_nothing", 0.11, None),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn nothing_is_guessed() {
        assert!(measures("").is_err());
        assert!(measures("╰─ x    1 parsec │ 1 parsec │ 1 parsec │ 1 parsec │ 1 │ 1\n").is_err());
    }
}
