//! The rules that were needed, and the agreement they make.

use signup::document::{Accepted, Agreement, Difference};

use crate::fold::tidy;

/// A set of [`Accepted`], one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Rules(u32);

const ALL: [Accepted; 16] = [
    Accepted::Case,
    Accepted::Accents,
    Accepted::Punctuation,
    Accepted::NameOrder,
    Accepted::Transliteration,
    Accepted::Pinyin,
    Accepted::HanForms,
    Accepted::Title,
    Accepted::MiddleName,
    Accepted::CompanyForm,
    Accepted::Abbreviation,
    Accepted::PartOrder,
    Accepted::MoreDetail,
    Accepted::Grouping,
    Accepted::CountryPrefix,
    Accepted::Branch,
];

impl Rules {
    pub(crate) const NONE: Self = Self(0);

    pub(crate) const fn of(rule: Accepted) -> Self {
        Self(1 << rule as u32)
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn with(self, rule: Accepted) -> Self {
        self.and(Self::of(rule))
    }

    /// With the rule where the condition holds.
    pub(crate) const fn with_if(self, condition: bool, rule: Accepted) -> Self {
        if condition { self.with(rule) } else { self }
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many rules: fewer is nearer.
    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    fn list(self) -> Vec<Accepted> {
        ALL.into_iter().filter(|rule| self.0 & (1 << *rule as u32) != 0).collect()
    }
}

/// Whether both texts are the same but for how many spaces stand where.
pub(crate) fn letter_by_letter(a: &str, b: &str) -> bool {
    tidy(a) == tidy(b)
}

/// The texts say the same by these rules; without any, it was spaces and dots alone.
pub(crate) fn same_by(rules: Rules) -> Agreement {
    let rules = if rules.is_empty() { Rules::of(Accepted::Punctuation) } else { rules };
    Agreement::SameToUs { by: rules.list() }
}

/// The texts do not say the same.
pub(crate) fn differs(how: Difference, first: Vec<String>, here: Vec<String>) -> Agreement {
    Agreement::Differs { how, first, here }
}

/// The nearer of two agreements.
pub(crate) fn better(one: Agreement, other: Agreement) -> Agreement {
    if rank(&other) < rank(&one) { other } else { one }
}

/// Smaller is nearer.
pub(crate) fn rank(agreement: &Agreement) -> usize {
    match agreement {
        Agreement::First | Agreement::Same => 0,
        Agreement::SameToUs { by } => by.len(),
        Agreement::Differs { how, first, here } => {
            let gravity = match how {
                Difference::Spelling => 1,
                Difference::Missing => 2,
                Difference::Number => 3,
                Difference::Other => 4,
            };
            100 * gravity + (first.len() + here.len()).min(99)
        }
    }
}

/// Makes a comparison symmetric: it always sees the texts in the same order, whichever is first.
pub(crate) fn symmetric(a: &str, b: &str, compare: impl Fn(&str, &str) -> Agreement) -> Agreement {
    if a <= b { compare(a, b) } else { flipped(compare(b, a)) }
}

/// The same, seen from the other text.
pub(crate) fn flipped(agreement: Agreement) -> Agreement {
    match agreement {
        Agreement::Differs { how, first, here } => {
            Agreement::Differs { how, first: here, here: first }
        }
        same => same,
    }
}
