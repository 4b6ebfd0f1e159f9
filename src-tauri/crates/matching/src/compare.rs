//! The form and all documents, side by side.

use signup::details::DetailsForm;
use signup::document::{Agreement, ComparedCell, ComparedRow, Comparison, Fact, Paper, Source};
use signup::wire::{DocumentKind, Slot};

use crate::outcome::rank;
use crate::{address, date, legal_name, number, person_name, tax_id, tax_id_text};

/// Every fact that the form or a document says, in a fixed order, each text held against the row's first. Facts of the
/// form always have a row; the others where two sources say them. Dates of issue, and the numbers of accounts and cards,
/// differ between papers by nature and have none.
///
/// A bill or a statement may be in the person's or in the business' name: one that says only one of the two is held
/// against the one of the form that it fits best.
pub fn compare(form: &DetailsForm, papers: &[Paper]) -> Comparison {
    let country = form.country.trim();
    let rows = ROWS.iter().filter_map(|fact| row(*fact, form, papers, country)).collect();
    let tax_id = (!form.tax_id.trim().is_empty() && !country.is_empty())
        .then(|| tax_id::check(country, &form.tax_id))
        .flatten();
    Comparison { rows, tax_id }
}

const ROWS: [Fact; 9] = [
    Fact::LegalName,
    Fact::PersonName,
    Fact::Address,
    Fact::TaxId,
    Fact::DocumentNumber,
    Fact::Nationality,
    Fact::BirthDate,
    Fact::Sex,
    Fact::ExpiryDate,
];

fn row(fact: Fact, form: &DetailsForm, papers: &[Paper], country: &str) -> Option<ComparedRow> {
    let of_form = form_says(fact, form);
    let mut said: Vec<(Source, &str)> =
        of_form.map(|text| (Source::Form, text)).into_iter().collect();
    for paper in papers {
        let text = match fact {
            Fact::PersonName | Fact::LegalName => name_in_row(fact, form, paper),
            _ => paper_says(paper, fact),
        };
        said.extend(text.map(|text| (Source::Document { slot: paper.slot }, text)));
    }
    if is_of_one_paper(fact) {
        keep_the_first_kind(&mut said);
    }
    let useful = of_form.is_some() || said.len() >= 2;
    if !useful {
        return None;
    }
    let (_, first) = *said.first()?;
    let cells = said.iter().enumerate().map(|(index, (source, text))| ComparedCell {
        source: *source,
        text: (*text).to_owned(),
        agreement: if index == 0 { Agreement::First } else { hold(fact, first, text, country) },
    });
    Some(ComparedRow { fact, cells: cells.collect() })
}

fn form_says(fact: Fact, form: &DetailsForm) -> Option<&str> {
    let text = match fact {
        Fact::LegalName => &form.legal_name,
        Fact::PersonName => &form.person_name,
        Fact::Address => &form.address,
        Fact::TaxId => &form.tax_id,
        _ => return None,
    };
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn paper_says(paper: &Paper, fact: Fact) -> Option<&str> {
    paper.facts.get(&fact).map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// What a paper says in the row of people's or of businesses' names.
fn name_in_row<'a>(fact: Fact, form: &DetailsForm, paper: &'a Paper) -> Option<&'a str> {
    let (person, legal) = (paper_says(paper, Fact::PersonName), paper_says(paper, Fact::LegalName));
    match (person, legal) {
        (Some(person), Some(legal)) => Some(if fact == Fact::PersonName { person } else { legal }),
        (Some(name), None) => {
            (better_row(Fact::PersonName, name, form, paper) == fact).then_some(name)
        }
        (None, Some(name)) => {
            (better_row(Fact::LegalName, name, form, paper) == fact).then_some(name)
        }
        (None, None) => None,
    }
}

/// The row that a paper's only name belongs into: its own, unless it fits the form's other name better. An identity
/// document is a person's.
fn better_row(own: Fact, name: &str, form: &DetailsForm, paper: &Paper) -> Fact {
    let (Some(person), Some(legal)) =
        (form_says(Fact::PersonName, form), form_says(Fact::LegalName, form))
    else {
        return own;
    };
    if paper.slot.kind == DocumentKind::Identity {
        return own;
    }
    let (as_person, as_legal) = (rank(&person_name(person, name)), rank(&legal_name(legal, name)));
    match own {
        Fact::PersonName if as_legal < as_person => Fact::LegalName,
        Fact::LegalName if as_person < as_legal => Fact::PersonName,
        own => own,
    }
}

/// Whether each document has its own, so that only the sides of one can be compared.
fn is_of_one_paper(fact: Fact) -> bool {
    matches!(fact, Fact::DocumentNumber | Fact::ExpiryDate)
}

fn keep_the_first_kind(said: &mut Vec<(Source, &str)>) {
    let kind = |source: &Source| match source {
        Source::Form => None,
        Source::Document { slot: Slot { kind, .. } } => Some(*kind),
    };
    let Some(first) = said.first().map(|(source, _)| kind(source)) else { return };
    said.retain(|(source, _)| kind(source) == first);
}

fn hold(fact: Fact, first: &str, here: &str, country: &str) -> Agreement {
    match fact {
        Fact::LegalName => legal_name(first, here),
        Fact::PersonName => person_name(first, here),
        Fact::Address => address(first, here, country),
        Fact::TaxId => tax_id_text(first, here, country),
        Fact::BirthDate | Fact::ExpiryDate | Fact::IssueDate => date(first, here),
        Fact::DocumentNumber | Fact::Nationality | Fact::Sex | Fact::AccountEnding => {
            number(first, here)
        }
    }
}
