//! The form and several papers, side by side.

use std::collections::BTreeMap;

use matching::compare;
use signup::details::DetailsForm;
use signup::document::{
    Accepted, Agreement, ComparedRow, Comparison, Difference, Fact, Paper, Source, TaxIdVerdict,
};
use signup::wire::{DocumentKind, Side, Slot};

fn form() -> DetailsForm {
    DetailsForm {
        legal_name: "Công ty TNHH Hoa Sen".into(),
        person_name: "Nguyễn Thị Hoa".into(),
        country: "VN".into(),
        address: "12 Lê Lợi\nQuận 1\nThành phố Hồ Chí Minh".into(),
        tax_id: "0100233488".into(),
        email: "hoa@hoasen.example".into(),
    }
}

fn paper(kind: DocumentKind, side: Side, facts: &[(Fact, &str)]) -> Paper {
    let facts: BTreeMap<Fact, String> = facts.iter().map(|(f, t)| (*f, (*t).to_owned())).collect();
    Paper { slot: Slot { kind, side }, facts }
}

fn row(comparison: &Comparison, fact: Fact) -> &ComparedRow {
    comparison.rows.iter().find(|row| row.fact == fact).expect("the row is there")
}

#[test]
fn the_form_alone_has_its_four_rows() {
    let comparison = compare(&form(), &[]);
    let facts: Vec<Fact> = comparison.rows.iter().map(|row| row.fact).collect();
    assert_eq!(facts, [Fact::LegalName, Fact::PersonName, Fact::Address, Fact::TaxId]);
    for row in &comparison.rows {
        assert_eq!(row.cells.len(), 1);
        assert_eq!(
            (row.cells[0].source, &row.cells[0].agreement),
            (Source::Form, &Agreement::First)
        );
    }
    let check = comparison.tax_id.expect("country and number are given");
    assert_eq!((check.scheme.as_str(), check.verdict), ("MST", TaxIdVerdict::Holds));
}

#[test]
fn nothing_said_is_nothing_shown() {
    assert_eq!(compare(&DetailsForm::default(), &[]), Comparison::default());
}

#[test]
fn papers_stand_beside_the_form_in_their_order() {
    let papers = [
        paper(
            DocumentKind::Identity,
            Side::Front,
            &[
                (Fact::PersonName, "NGUYEN THI HOA"),
                (Fact::BirthDate, "1974-08-12"),
                (Fact::DocumentNumber, "001074012345"),
            ],
        ),
        paper(
            DocumentKind::Identity,
            Side::Back,
            &[(Fact::BirthDate, "1974-08-21"), (Fact::DocumentNumber, "001 074 012 345")],
        ),
        paper(
            DocumentKind::BankStatement,
            Side::Whole,
            &[
                (Fact::LegalName, "HOA SEN CO., LTD"),
                (Fact::Address, "12 Le Loi Str"),
                (Fact::AccountEnding, "1234"),
                (Fact::IssueDate, "2026-10-31"),
            ],
        ),
        paper(DocumentKind::TaxId, Side::Whole, &[(Fact::TaxId, "0100233488-001")]),
    ];
    let comparison = compare(&form(), &papers);
    let facts: Vec<Fact> = comparison.rows.iter().map(|row| row.fact).collect();
    assert_eq!(
        facts,
        [
            Fact::LegalName,
            Fact::PersonName,
            Fact::Address,
            Fact::TaxId,
            Fact::DocumentNumber,
            Fact::BirthDate,
        ]
    );
    let by = |rules: &[Accepted]| Agreement::SameToUs { by: rules.to_vec() };
    let second = |fact| row(&comparison, fact).cells[1].agreement.clone();
    assert_eq!(second(Fact::LegalName), by(&[Accepted::Case, Accepted::CompanyForm]));
    assert_eq!(second(Fact::PersonName), by(&[Accepted::Case, Accepted::Accents]));
    assert_eq!(second(Fact::Address), by(&[Accepted::Accents, Accepted::MoreDetail]));
    assert_eq!(second(Fact::TaxId), by(&[Accepted::Branch]));
    assert_eq!(second(Fact::DocumentNumber), by(&[Accepted::Grouping]));
    let Agreement::Differs { how, .. } = second(Fact::BirthDate) else { panic!("another day") };
    assert_eq!(how, Difference::Number);
}

#[test]
fn a_bill_may_be_in_either_name() {
    let bill = |fact, name| paper(DocumentKind::UtilityBill, Side::Whole, &[(fact, name)]);
    let cells = |papers: &[Paper], fact| row(&compare(&form(), papers), fact).cells.len();
    // read as a person's name, but it is the business'
    let business = [bill(Fact::PersonName, "CTY TNHH HOA SEN")];
    assert_eq!((cells(&business, Fact::LegalName), cells(&business, Fact::PersonName)), (2, 1));
    let person = [bill(Fact::LegalName, "NGUYEN THI HOA")];
    assert_eq!((cells(&person, Fact::LegalName), cells(&person, Fact::PersonName)), (1, 2));
    let stranger = [bill(Fact::PersonName, "TRAN VAN BINH")];
    assert_eq!((cells(&stranger, Fact::LegalName), cells(&stranger, Fact::PersonName)), (1, 2));
}

#[test]
fn different_papers_have_different_numbers() {
    let papers = [
        paper(DocumentKind::Identity, Side::Front, &[(Fact::DocumentNumber, "C01X00T47")]),
        paper(DocumentKind::TaxId, Side::Whole, &[(Fact::DocumentNumber, "77/2026")]),
    ];
    let comparison = compare(&form(), &papers);
    assert!(comparison.rows.iter().all(|row| row.fact != Fact::DocumentNumber));
}
