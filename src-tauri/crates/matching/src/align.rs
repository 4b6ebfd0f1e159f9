//! Words of one text laid beside the words of another.

use crate::outcome::Rules;
use crate::word::Word;
use signup::document::{Accepted, Difference};

/// Which words found a partner.
#[derive(Debug, Default)]
pub(crate) struct Alignment {
    /// Indices of partners, in the order of the first text; where several words make one, the first of each.
    pub(crate) pairs: Vec<(usize, usize)>,
    /// The rules they needed.
    pub(crate) rules: Rules,
    /// Indices without a partner.
    pub(crate) left_a: Vec<usize>,
    /// Likewise in the second text.
    pub(crate) left_b: Vec<usize>,
}

impl Alignment {
    pub(crate) fn is_whole(&self) -> bool {
        self.left_a.is_empty() && self.left_b.is_empty()
    }

    /// Whether the partners stand in the same order in both.
    pub(crate) fn in_order(&self) -> bool {
        self.pairs.windows(2).all(|two| two[0].1 < two[1].1)
    }
}

/// Lays words beside each other wherever they stand; nearest writings first. `same` says by which rules two words are
/// partners.
pub(crate) fn anywhere(
    a: &[Word],
    b: &[Word],
    same: impl Fn(usize, usize) -> Option<Rules>,
    joinable: impl Fn(&[Word]) -> bool,
) -> Alignment {
    let mut candidates = Vec::new();
    for i in 0..a.len() {
        for j in 0..b.len() {
            if let Some(rules) = same(i, j) {
                candidates.push((rules.count(), i.abs_diff(j), i + j, i, j, rules));
            }
        }
    }
    candidates.sort_by_key(|c| (c.0, c.1, c.2, c.3.min(c.4)));
    let (mut used_a, mut used_b) = (vec![false; a.len()], vec![false; b.len()]);
    let mut done = Alignment::default();
    for (.., i, j, rules) in candidates {
        if !used_a[i] && !used_b[j] {
            (used_a[i], used_b[j]) = (true, true);
            done.pairs.push((i, j));
            done.rules = done.rules.and(rules);
        }
    }
    join(
        a,
        b,
        &mut used_a,
        &mut used_b,
        &joinable,
        |i, j| done.pairs.push((i, j)),
        &mut done.rules,
    );
    let mut other = Vec::new();
    join(b, a, &mut used_b, &mut used_a, &joinable, |j, i| other.push((i, j)), &mut done.rules);
    done.pairs.extend(other);
    done.pairs.sort_unstable();
    done.left_a = unused(&used_a);
    done.left_b = unused(&used_b);
    done
}

/// Words of `many` that make one word of `one` when written together: `Anne Marie`, `Annemarie`.
fn join(
    many: &[Word],
    one: &[Word],
    used_many: &mut [bool],
    used_one: &mut [bool],
    joinable: &impl Fn(&[Word]) -> bool,
    mut pair: impl FnMut(usize, usize),
    rules: &mut Rules,
) {
    const MOST: usize = 8;
    for (j, single) in one.iter().enumerate() {
        if used_one[j] {
            continue;
        }
        'runs: for start in 0..many.len() {
            for end in start + 2..=many.len().min(start + MOST) {
                if used_many[start..end].contains(&true) {
                    break;
                }
                let run = &many[start..end];
                if !joinable(run) {
                    continue;
                }
                if let Some(needed) = Word::joined(run).same(single) {
                    used_many[start..end].fill(true);
                    used_one[j] = true;
                    pair(start, j);
                    *rules = rules.and(needed).with(Accepted::Punctuation);
                    break 'runs;
                }
            }
        }
    }
}

/// Lays words beside each other in their order only (a longest common subsequence), joined words included.
pub(crate) fn in_order(
    a: &[Word],
    b: &[Word],
    same: impl Fn(usize, usize) -> Option<Rules>,
) -> Alignment {
    let (n, m) = (a.len(), b.len());
    let matched: Vec<Vec<Option<Rules>>> =
        (0..n).map(|i| (0..m).map(|j| same(i, j)).collect()).collect();
    let mut best = vec![vec![0_usize; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let through = if matched[i][j].is_some() { best[i + 1][j + 1] + 1 } else { 0 };
            best[i][j] = through.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut used_a, mut used_b) = (vec![false; n], vec![false; m]);
    let mut done = Alignment::default();
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        if let Some(rules) = matched[i][j].filter(|_| best[i][j] == best[i + 1][j + 1] + 1) {
            (used_a[i], used_b[j]) = (true, true);
            done.pairs.push((i, j));
            done.rules = done.rules.and(rules);
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    let any = |_: &[Word]| true;
    join(a, b, &mut used_a, &mut used_b, &any, |i, j| done.pairs.push((i, j)), &mut done.rules);
    let mut other = Vec::new();
    join(b, a, &mut used_b, &mut used_a, &any, |j, i| other.push((i, j)), &mut done.rules);
    done.pairs.extend(other);
    done.pairs.sort_unstable();
    done.left_a = unused(&used_a);
    done.left_b = unused(&used_b);
    done
}

fn unused(used: &[bool]) -> Vec<usize> {
    used.iter().enumerate().filter(|(_, used)| !**used).map(|(index, _)| index).collect()
}

/// In what way texts differ whose words `a` and `b` stayed alone.
pub(crate) fn kind_of_difference(a: &[&Word], b: &[&Word]) -> Difference {
    if a.is_empty() != b.is_empty() {
        return Difference::Missing;
    }
    let mut free: Vec<&Word> = b.to_vec();
    let all_slips = a.len() == b.len()
        && a.iter().all(|word| {
            let found = free.iter().position(|other| is_slip(word, other));
            found.map(|at| free.swap_remove(at)).is_some()
        });
    if all_slips && !a.is_empty() { Difference::Spelling } else { Difference::Other }
}

/// One letter, or two in a long word: a slip of the hand or of our reading. In a short word a letter makes another name.
fn is_slip(a: &Word, b: &Word) -> bool {
    let shorter = a.letters().min(b.letters());
    let most = match shorter {
        0..5 => return false,
        5..8 => 1,
        _ => 2,
    };
    strsim::damerau_levenshtein(&a.key, &b.key) <= most
}
