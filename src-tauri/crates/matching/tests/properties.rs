//! What holds for every text.

use matching::{address, compare, date, legal_name, number, person_name, tax_id_text};
use proptest::prelude::*;
use signup::details::DetailsForm;
use signup::document::{Accepted, Agreement, Fact, Paper};
use signup::wire::{DocumentKind, Side, Slot};

type Hold = fn(&str, &str) -> Agreement;

const ALL: [Hold; 6] = [
    person_name,
    legal_name,
    |a, b| address(a, b, "VN"),
    |a, b| tax_id_text(a, b, "DE"),
    number,
    date,
];

/// A name of two to five words, each of four to nine letters, no two of which are the same.
fn name() -> impl Strategy<Value = String> {
    let words = ["[B-DF-HJ-NP-Z][aeiou][b-df-hj-np-z]{1,2}[aeiou][b-df-hj-np-z]{0,3}"; 5];
    (words, 2_usize..=5).prop_filter_map("two words alike", |(words, count)| {
        let words = &words[..count];
        let alike = (1..count).any(|i| words[..i].contains(&words[i]));
        (!alike).then(|| words.join(" "))
    })
}

fn vietnamese_name() -> impl Strategy<Value = String> {
    let pick = |from: &'static [&'static str]| proptest::sample::select(from);
    let family = pick(&["Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Huỳnh", "Võ"]);
    let middle = pick(&["Văn", "Thị", "Đức", "Minh", "Ngọc"]);
    let given = pick(&["An", "Anh", "Hoa", "Hương", "Tuấn", "Đạt", "Thủy", "Phượng"]);
    (family, middle, given).prop_map(|(f, m, g)| format!("{f} {m} {g}"))
}

fn is_same(agreement: &Agreement) -> bool {
    matches!(agreement, Agreement::Same | Agreement::SameToUs { .. })
}

fn turned(agreement: Agreement) -> Agreement {
    match agreement {
        Agreement::Differs { how, first, here } => {
            Agreement::Differs { how, first: here, here: first }
        }
        same => same,
    }
}

proptest! {
    #[test]
    fn every_text_is_itself(text in any::<String>()) {
        for hold in ALL {
            prop_assert_eq!(hold(&text, &text), Agreement::Same);
        }
    }

    #[test]
    fn no_two_texts_bring_it_down_and_order_does_not_matter(a in any::<String>(), b in any::<String>()) {
        for hold in ALL {
            prop_assert_eq!(turned(hold(&a, &b)), hold(&b, &a));
        }
    }

    #[test]
    fn likely_texts_neither(
        a in "[A-Ca-cđĐüÜ王明市路号0-9 ,./'\u{301}-]{0,40}",
        b in "[A-Ca-cđĐüÜ王明市路号0-9 ,./'\u{301}-]{0,40}",
    ) {
        for hold in ALL {
            prop_assert_eq!(turned(hold(&a, &b)), hold(&b, &a));
        }
    }

    #[test]
    fn capitals_are_accepted(text in prop_oneof![name(), vietnamese_name()]) {
        for hold in [person_name as Hold, legal_name] {
            let by = vec![Accepted::Case];
            prop_assert_eq!(hold(&text, &text.to_uppercase()), Agreement::SameToUs { by });
        }
    }

    #[test]
    fn accents_are_accepted(text in vietnamese_name()) {
        let bare = deunicode::deunicode(&text);
        prop_assume!(bare != text);
        let by = vec![Accepted::Accents];
        prop_assert_eq!(person_name(&text, &bare), Agreement::SameToUs { by });
    }

    #[test]
    fn spaces_are_nothing(text in prop_oneof![name(), vietnamese_name()], spaces in "[ \t\n]{1,4}") {
        let spread = format!(" {}\n", text.replace(' ', &spaces));
        prop_assert_eq!(person_name(&text, &spread), Agreement::Same);
        prop_assert_eq!(legal_name(&text, &spread), Agreement::Same);
    }

    #[test]
    fn the_family_name_may_stand_last(text in prop_oneof![name(), vietnamese_name()]) {
        let (family, rest) = text.split_once(' ').expect("two words");
        let by = vec![Accepted::NameOrder];
        prop_assert_eq!(person_name(&text, &format!("{rest} {family}")), Agreement::SameToUs { by });
    }

    #[test]
    fn a_letter_makes_another_name(
        text in prop_oneof![name(), vietnamese_name()],
        at in any::<proptest::sample::Index>(),
        letter in proptest::char::range('a', 'z'),
        put_in in any::<bool>(),
    ) {
        let mut letters: Vec<char> = text.chars().collect();
        let at = at.index(letters.len());
        prop_assume!(letters[at] != ' ');
        // the same letter under an accent is the same letter
        prop_assume!(!deunicode::deunicode(&letters[at].to_string()).eq_ignore_ascii_case(&letter.to_string()));
        if put_in { letters.insert(at, letter) } else { letters[at] = letter }
        let other: String = letters.into_iter().collect();
        prop_assert!(!is_same(&person_name(&text, &other)), "{} | {}", text, other);
        prop_assert!(!is_same(&legal_name(&text, &other)), "{} | {}", text, other);
    }

    #[test]
    fn a_digit_makes_another_address(
        house in 1_u32..2000,
        other in 1_u32..2000,
        street in name(),
        tail in proptest::sample::select(&["", ", Quận 1, TP.HCM", "\n10115 Berlin", ", Springfield", " Quan 3"]),
        spelling in 0_usize..4,
    ) {
        prop_assume!(house != other);
        let written = |house: u32| match spelling {
            0 => format!("{house} {street}{tail}"),
            1 => format!("{street} {house}{tail}"),
            2 => format!("Số {house} Đường {street}{tail}"),
            _ => format!("{house}/5A {street} Street{tail}"),
        };
        for country in ["VN", "DE", "US", "AT"] {
            let found = address(&written(house), &written(other), country);
            prop_assert!(!is_same(&found), "{} | {} -> {:?}", written(house), written(other), found);
        }
    }

    #[test]
    fn an_address_in_capitals_on_lines_is_the_same(house in 1_u32..2000, street in name(), city in name()) {
        let a = format!("{house} {street} Street, {city}");
        let b = format!("{house} {street} STREET\n{city}").to_uppercase();
        prop_assert!(is_same(&address(&a, &b, "US")), "{} | {} -> {:?}", a, b, address(&a, &b, "US"));
    }

    #[test]
    fn a_comparison_of_anything_comes_to_an_end(
        texts in proptest::collection::vec(any::<String>(), 5),
        said in proptest::collection::vec((0_usize..11, any::<String>()), 0..20),
    ) {
        let form = DetailsForm {
            legal_name: texts[0].clone(),
            person_name: texts[1].clone(),
            address: texts[2].clone(),
            tax_id: texts[3].clone(),
            country: texts[4].clone(),
            email: String::new(),
        };
        let slot = Slot { kind: DocumentKind::BankStatement, side: Side::Whole };
        let facts = said.iter().map(|(fact, text)| (FACTS[*fact], text.clone())).collect();
        let comparison = compare(&form, &[Paper { slot, facts }]);
        for row in comparison.rows {
            prop_assert_eq!(&row.cells[0].agreement, &Agreement::First);
        }
    }
}

const FACTS: [Fact; 11] = [
    Fact::PersonName,
    Fact::LegalName,
    Fact::Address,
    Fact::TaxId,
    Fact::DocumentNumber,
    Fact::Nationality,
    Fact::BirthDate,
    Fact::Sex,
    Fact::ExpiryDate,
    Fact::IssueDate,
    Fact::AccountEnding,
];
