//! Papers in many languages as text with places, without any reading: kinds, facts and findings.

use signup::document::{Asked, FindingCode, Severity};
use signup::wire::{DocumentKind, DocumentRules, Side, Slot};

use super::writing::{Piece, Rect, Writing};
use super::{Examination, judge};

#[path = "../../tests/specimen/mod.rs"]
mod specimen;

use specimen::{LAYOUTS, Layout, Paper, Words, papers};

/// Noon of 2026-11-24.
const TODAY: i64 = 1_795_521_600;

fn asked(kind: &str) -> Asked {
    let kind = match kind {
        "bank_statement" => DocumentKind::BankStatement,
        "utility_bill" => DocumentKind::UtilityBill,
        "tax_document" => DocumentKind::TaxId,
        _ => DocumentKind::Identity,
    };
    let dated = matches!(kind, DocumentKind::BankStatement | DocumentKind::UtilityBill);
    Asked {
        slot: Slot { kind, side: Side::Whole },
        newest_age_days: dated.then_some(90),
        today: TODAY,
        rules: DocumentRules {
            languages: ["en", "es", "zh", "de", "fr", "it", "pt"].map(str::to_owned).to_vec(),
            ..DocumentRules::default()
        },
        file_name: String::new(),
    }
}

fn page(words: &[Words]) -> Writing {
    let piece = |words: &Words| {
        let wide = |sign: char| {
            if sign.is_ascii() {
                0.5
            } else if sign > '\u{2e80}' {
                1.0
            } else {
                0.55
            }
        };
        let width: f32 = words.text.chars().map(wide).sum::<f32>() * words.size;
        let (left, bottom) = (words.at[0], words.at[1] + 0.22 * words.size);
        let top = bottom - words.size;
        Piece::printed(&words.text, Rect { left, top, right: left + width, bottom })
    };
    Writing { page: 0, pieces: words.iter().map(piece).collect() }
}

fn read(paper: &Paper, layout: Layout) -> Examination {
    judge(&[page(&paper.words(layout))], None, &asked(&paper.kind))
}

#[test]
fn every_paper_is_recognised_and_read_in_every_layout() {
    let mut wrong = Vec::new();
    for paper in papers() {
        for layout in LAYOUTS {
            let name = format!("{} {} {layout:?}", paper.language, paper.kind);
            let examination = read(&paper, layout);
            let kind = serde_json::to_value(examination.kind).unwrap();
            if kind != paper.kind.as_str() {
                wrong.push(format!("{name}: kind {kind}"));
            }
            let facts = serde_json::to_value(&examination.facts).unwrap();
            for (fact, text) in paper.expected(layout) {
                if facts[&fact]["text"] != text.as_str() {
                    wrong.push(format!(
                        "{name}: {fact} is {:?}, not {text:?}",
                        facts[&fact]["text"]
                    ));
                }
            }
        }
    }
    assert_eq!(wrong, [""; 0], "{}", wrong.join("\n"));
}

#[test]
fn good_papers_have_nothing_to_send_back_but_their_language() {
    for paper in papers() {
        for layout in LAYOUTS {
            let findings = read(&paper, layout).findings;
            let codes: Vec<_> =
                findings.iter().map(|finding| (finding.code, finding.severity)).collect();
            let expected = match paper.language.as_str() {
                "vi" => vec![(FindingCode::Language, Severity::Warning)],
                _ => Vec::new(),
            };
            assert_eq!(codes, expected, "{} {} {layout:?}", paper.language, paper.kind);
        }
    }
}
