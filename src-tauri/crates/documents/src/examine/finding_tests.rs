//! Each finding on what a document says: told of what it is for, and not of the same document without it.

use signup::document::{
    Asked, Finding, FindingCode, MachineReadable, MrzFields, MrzFormat, Severity,
};
use signup::wire::{DocumentKind, DocumentRules, Side, Slot};

use super::judge;
use super::pages::Zone;
use super::writing::{Piece, Rect, Writing};

/// Noon of 2026-11-24.
const TODAY: i64 = 1_795_521_600;
/// Where the lines for machines stand.
const PLACE: (u32, [u32; 4]) = (0, [40, 900, 700, 60]);

fn asked(kind: DocumentKind) -> Asked {
    let side = if kind == DocumentKind::Identity { Side::Front } else { Side::Whole };
    Asked {
        slot: Slot { kind, side },
        newest_age_days: Some(90),
        today: TODAY,
        rules: DocumentRules::default(),
        file_name: String::new(),
    }
}

/// Rows of print, one below the other.
fn page(rows: &[&str]) -> Writing {
    let piece = |(index, text): (usize, &&str)| {
        let top = 60.0 + 50.0 * index as f32;
        let width = 12.0 * text.chars().count() as f32;
        Piece::printed(text, Rect { left: 40.0, top, right: 40.0 + width, bottom: top + 24.0 })
    };
    Writing { page: 0, pieces: rows.iter().enumerate().map(piece).collect() }
}

const PASSPORT: [&str; 9] = [
    "Passport",
    "Passport No: L898902C3",
    "Surname: Eriksson",
    "Given names: Anna Maria",
    "Nationality: Utopian",
    "Date of birth: 12 August 1974",
    "Place of birth: Zenith",
    "Date of expiry: 15 April 2032",
    "Issuing authority: Passport Office",
];

fn zone() -> Zone {
    let fields = MrzFields {
        surname: "ERIKSSON".to_owned(),
        given_names: "ANNA MARIA".to_owned(),
        number: "L898902C3".to_owned(),
        nationality: "UTO".to_owned(),
        birth_date: "1974-08-12".to_owned(),
        sex: "F".to_owned(),
        expiry_date: "2032-04-15".to_owned(),
    };
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", ""].map(str::to_owned).to_vec();
    let format = MrzFormat::Td3;
    let read = MachineReadable { format, lines, valid: true, fields, place: Some(PLACE) };
    Zone { read, unsure: Vec::new() }
}

fn passport(rows: &[&str], change: impl Fn(&mut Zone)) -> Vec<Finding> {
    let mut zone = zone();
    change(&mut zone);
    judge(&[page(rows)], Some(zone), &asked(DocumentKind::Identity)).findings
}

fn statement(rows: &[&str]) -> Vec<Finding> {
    judge(&[page(rows)], None, &asked(DocumentKind::BankStatement)).findings
}

/// The only finding, its severity and the value of one of its data.
fn only<'a>(findings: &'a [Finding], data: &str) -> (FindingCode, Severity, &'a str) {
    assert_eq!(findings.len(), 1, "{findings:?}");
    let value = findings[0].data.get(data).map_or("", |value| &**value);
    (findings[0].code, findings[0].severity, value)
}

#[test]
fn a_good_passport_has_none() {
    assert_eq!(passport(&PASSPORT, |_| {}), []);
}

#[test]
fn lines_for_machines_that_do_not_hold_are_a_question() {
    let found = passport(&PASSPORT, |zone| {
        zone.read.valid = false;
        zone.unsure = vec!["birth_date", "composite"];
    });
    let expected = (FindingCode::MrzUnsure, Severity::Question, "birth_date");
    assert_eq!(only(&found, "field"), expected);
    assert_eq!((found[0].page, &found[0].boxes_px[..]), (0, &[PLACE.1][..]));
}

#[test]
fn what_has_run_out_and_what_soon_will() {
    let until = |date: &str, print: &str| {
        let mut rows = PASSPORT;
        rows[7] = print;
        passport(&rows, |zone| zone.read.fields.expiry_date = date.to_owned())
    };
    let expired = until("2026-11-23", "Date of expiry: 23 November 2026");
    let expected = (FindingCode::Expired, Severity::Warning, "2026-11-23");
    assert_eq!(only(&expired, "date"), expected);
    let soon = until("2026-12-23", "Date of expiry: 23 December 2026");
    assert_eq!(only(&soon, "days"), (FindingCode::ExpiresSoon, Severity::Warning, "29"));
    assert_eq!(until("2026-12-24", "Date of expiry: 24 December 2026"), []);
}

#[test]
fn print_that_says_something_else_is_a_question() {
    for (row, print, field) in [
        (1, "Passport No: K123456Z7", "number"),
        (2, "Surname: Lindqvist", "surname"),
        (3, "Given names: Birgitta", "given_names"),
        (5, "Date of birth: 13 August 1974", "birth_date"),
    ] {
        let mut rows = PASSPORT;
        rows[row] = print;
        let found = passport(&rows, |_| {});
        let expected = (FindingCode::MrzDiffers, Severity::Question, field);
        assert_eq!(only(&found, "field"), expected);
        assert!(print.ends_with(&*found[0].data["print"]), "{found:?}");
    }
    // One letter misread, and a name as the standard transliterates it, are no other name or number.
    let mut rows = PASSPORT;
    (rows[1], rows[2]) = ("Passport No: L898902O3", "Surname: Ériksson");
    assert_eq!(passport(&rows, |_| {}), []);
}

#[test]
fn dates_that_cannot_be() {
    let plain: Vec<&str> = PASSPORT.into_iter().filter(|row| !row.starts_with("Date")).collect();
    for (field, born, expires) in [
        ("birth_date", "1974-02-30", "2032-04-15"),
        ("birth_date", "2026-11-25", "2032-04-15"),
        ("birth_date", "1905-01-01", "2032-04-15"),
        ("expiry_date", "1974-08-12", "2032-13-01"),
    ] {
        let found = passport(&plain, |zone| {
            zone.read.fields.birth_date = born.to_owned();
            zone.read.fields.expiry_date = expires.to_owned();
        });
        let expected = (FindingCode::DateImpossible, Severity::Warning, field);
        assert_eq!(only(&found, "field"), expected, "{born} {expires}");
    }
    // An unknown day, as the standard allows.
    assert_eq!(passport(&plain, |zone| zone.read.fields.birth_date = "1974-08".to_owned()), []);
}

#[test]
fn a_passport_without_lines_for_machines_is_asked_about() {
    let found = |kind, side| {
        let slot = Slot { kind, side };
        let asked = Asked { slot, ..asked(kind) };
        judge(&[page(&PASSPORT)], None, &asked).findings
    };
    let front = found(DocumentKind::Identity, Side::Front);
    assert_eq!(only(&front, "").0, FindingCode::MrzMissing);
    assert_eq!(front[0].severity, Severity::Question);
    let told = |findings: Vec<Finding>| {
        findings.iter().any(|finding| finding.code == FindingCode::MrzMissing)
    };
    assert!(!told(found(DocumentKind::Identity, Side::Back)));
    assert!(!told(found(DocumentKind::BankStatement, Side::Whole)));
}

const STATEMENT: [&str; 6] = [
    "Bank statement",
    "Account holder: Anna Maria Eriksson",
    "Statement date: 2 November 2026",
    "Opening balance 1,204.50",
    "Closing balance 980.10",
    "Account number: 0012 7890",
];

#[test]
fn a_statement_is_dated_and_not_in_the_future() {
    assert_eq!(statement(&STATEMENT), []);
    let mut rows = STATEMENT;
    rows[2] = "Statement of the month";
    let undated = statement(&rows);
    assert_eq!(only(&undated, "limit_days"), (FindingCode::NoDate, Severity::Question, "90"));
    // Next to nothing was read: then nothing is missing.
    assert_eq!(statement(&rows[..1]), []);
    // Where it is tomorrow already, today's statement has tomorrow's date.
    rows[2] = "Statement date: 25 November 2026";
    assert_eq!(statement(&rows), []);
    rows[2] = "Statement date: 26 November 2026";
    let future = statement(&rows);
    let expected = (FindingCode::FutureDate, Severity::Question, "2026-11-26");
    assert_eq!(only(&future, "date"), expected);
}

#[test]
fn a_whole_card_number_is_warned_of_with_its_place_and_its_end_alone() {
    let with = |row: &str| {
        let mut rows = STATEMENT;
        rows[3] = row;
        statement(&rows)
    };
    // A number of the test range: the issuer's digits, and a check digit that holds.
    let found = with("Card 4111 1111 1111 1111");
    assert_eq!(only(&found, "ending"), (FindingCode::CardNumber, Severity::Warning, "1111"));
    assert_eq!(found[0].data.len(), 1);
    let [x, _, width, _] = found[0].boxes_px[0];
    // From the first digit on, and not over the last four.
    assert!((95..=105).contains(&x) && x + width < 40 + 12 * 21, "{found:?}");
    for other in
        ["Card 4111 1111 1111 1112", "Card 4111 •••• •••• 1111", "IBAN DE44 5001 0517 5407 3249 31"]
    {
        assert_eq!(with(other), [], "{other}");
    }
}
