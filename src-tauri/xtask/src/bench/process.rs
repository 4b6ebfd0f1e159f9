//! What a running process and its children have used, as Linux tells it in `/proc`.

use std::fs;

/// One process; its children are found anew at each question.
#[derive(Clone, Copy)]
pub(super) struct Process(pub(super) u32);

impl Process {
    /// CPU time of all threads so far, also those that have ended, and of the kernel's work for them; without children.
    /// `None` where nobody tells.
    pub(super) fn cpu_s(self) -> Option<f64> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.0)).ok()?;
        // USER_HZ is 100 wherever Rust has a standard library for Linux.
        Some(ticks(&stat)? as f64 / 100.0)
    }

    /// Proportional set size with children: shared pages count by their share.
    pub(super) fn pss_mb(self) -> Option<f64> {
        let own = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.0)).ok()?;
        let line = own.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        let kb: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kb / 1e3 + self.children().into_iter().filter_map(Self::pss_mb).sum::<f64>())
    }

    fn children(self) -> Vec<Self> {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.0)).into_iter().flatten().flatten();
        let lists = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
        let ids =
            lists.flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        ids.filter_map(|id| id.parse().ok().map(Self)).collect()
    }
}

/// Fields 14 and 15, after the name in brackets, which may hold anything.
fn ticks(stat: &str) -> Option<u64> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    Some(user + system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_and_spaces_is_no_field() {
        let stat = "7 (a) b) S 1 7 7 0 -1 4194560 90 0 0 0 120 30 5 6 20 0 1 0 9 9 9";
        assert_eq!(ticks(stat), Some(150));
        assert_eq!(ticks("7 (a"), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn this_process_has_used_something() {
        let this = Process(std::process::id());
        assert!(this.pss_mb() > Some(0.1));
        assert!(this.cpu_s() >= Some(0.0));
    }
}
