//! Pairs of texts that people take for the same, and pairs they do not, per language: `tests/pairs/*.toml`.

use std::path::Path;

use serde::Deserialize;
use signup::document::{Accepted, Agreement, Difference};

#[derive(Deserialize)]
struct Table {
    country: String,
    pairs: Vec<Pair>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    kind: String,
    a: String,
    b: String,
    same: bool,
    country: Option<String>,
    by: Option<Vec<Accepted>>,
    how: Option<Difference>,
    first: Option<Vec<String>>,
    here: Option<Vec<String>>,
}

fn hold(pair: &Pair, a: &str, b: &str, country: &str) -> Agreement {
    match pair.kind.as_str() {
        "person" => matching::person_name(a, b),
        "company" => matching::legal_name(a, b),
        "address" => matching::address(a, b, country),
        "tax_id" => matching::tax_id_text(a, b, country),
        "number" => matching::number(a, b),
        "date" => matching::date(a, b),
        other => panic!("no kind {other}"),
    }
}

/// What is wrong with an answer, in words for whoever mends it.
fn complaint(pair: &Pair, found: &Agreement) -> Option<String> {
    let right = match found {
        Agreement::First => false,
        Agreement::Same => pair.same && pair.by.as_ref().is_none_or(Vec::is_empty),
        Agreement::SameToUs { by } => {
            pair.same && pair.by.as_ref().is_none_or(|wanted| wanted == by)
        }
        Agreement::Differs { how, first, here } => {
            !pair.same
                && pair.how.is_none_or(|wanted| wanted == *how)
                && pair.first.as_ref().is_none_or(|wanted| wanted == first)
                && pair.here.as_ref().is_none_or(|wanted| wanted == here)
        }
    };
    (!right).then(|| format!("{} | {} -> {found:?}", pair.a, pair.b))
}

fn run(language: &str, at_least: usize) {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs").join(format!("{language}.toml"));
    let text = std::fs::read_to_string(path).expect("the table");
    let table: Table = toml::from_str(&text).expect("well formed");
    assert!(table.pairs.len() >= at_least, "{language}: {} pairs", table.pairs.len());
    for kind in ["person", "company", "address"] {
        for same in [true, false] {
            let some = table.pairs.iter().any(|pair| pair.kind == kind && pair.same == same);
            assert!(some, "{language}: no {kind} that is {same}");
        }
    }
    let mut complaints = Vec::new();
    for pair in &table.pairs {
        let country = pair.country.as_deref().unwrap_or(&table.country);
        let found = hold(pair, &pair.a, &pair.b, country);
        complaints.extend(complaint(pair, &found));
        let turned = match hold(pair, &pair.b, &pair.a, country) {
            Agreement::Differs { how, first, here } => {
                Agreement::Differs { how, first: here, here: first }
            }
            same => same,
        };
        if turned != found {
            complaints
                .push(format!("{} | {}: not symmetric: {found:?}, {turned:?}", pair.a, pair.b));
        }
        for text in [&pair.a, &pair.b] {
            if hold(pair, text, text, country) != Agreement::Same {
                complaints.push(format!("{text}: not the same as itself"));
            }
        }
    }
    assert!(
        complaints.is_empty(),
        "{language}: {} wrong\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}

#[test]
fn vietnamese() {
    run("vi", 30);
}

#[test]
fn chinese() {
    run("zh", 30);
}

#[test]
fn english() {
    run("en", 30);
}

#[test]
fn spanish() {
    run("es", 30);
}

#[test]
fn german() {
    run("de", 12);
}

#[test]
fn french() {
    run("fr", 12);
}

#[test]
fn portuguese() {
    run("pt", 12);
}

#[test]
fn italian_and_more() {
    run("it", 12);
}

#[test]
fn japanese_and_korean() {
    run("ja", 12);
}
