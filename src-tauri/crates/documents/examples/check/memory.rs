//! The most memory this process had at once, where the system tells.

/// Forgets earlier peaks, so that each file shows its own. Not everywhere permitted; then peaks only grow.
pub(crate) fn forget_peak() {
    // 5: the peak of the resident set (Linux, Documentation/filesystems/proc.rst).
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Megabytes (10^6 bytes); nothing where the system does not tell.
pub(crate) fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some((kib * 1.024 / 10.0).round() / 100.0)
}
