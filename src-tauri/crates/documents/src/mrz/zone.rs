//! What the cells say: checked, and taken apart into fields.

use mrz::{Date, MrzData, MrzError};
use signup::document::{MachineReadable, MrzFields, MrzFormat};

use super::Checks;
use super::layout::{Field, Layout};

/// No document is valid for so many years: a date of expiry further on is one of the last century.
const LONGEST_VALID_YEARS: i32 = 30;

/// A zone of cells that were all chosen.
pub(super) struct Reading {
    pub(super) zone: MachineReadable,
    pub(super) checks: Checks,
}

/// `certain`: no cell was a guess. Without that a zone is not valid, whatever its check digits say: names have none.
pub(super) fn read(layout: &Layout, lines: Vec<String>, certain: bool, today: Date) -> Reading {
    let parsed = parse(layout.format, &lines).ok();
    let checks = parsed.as_ref().map_or_else(Checks::default, Checks::of);
    let text = |(line, columns): &Field| {
        lines.get(*line).and_then(|line| line.get(columns.clone())).unwrap_or_default()
    };
    let (surname, given_names) = names(text(&layout.names));
    let number = match &parsed {
        Some(data) => data.full_document_number().to_owned(),
        None => text(&layout.number).trim_matches('<').to_owned(),
    };
    let fields = MrzFields {
        surname,
        given_names,
        number,
        nationality: text(&layout.nationality).trim_end_matches('<').to_owned(),
        birth_date: date(text(&layout.birth), today.year, |year| year > today.year),
        sex: text(&layout.sex).replace('<', "X"),
        expiry_date: date(text(&layout.expiry), today.year, |year| {
            year > today.year + LONGEST_VALID_YEARS
        }),
    };
    let valid = certain && parsed.is_some_and(|data| data.checksum_consistent());
    Reading {
        zone: MachineReadable { format: layout.format, lines, valid, fields, place: None },
        checks,
    }
}

/// Strictly as printed: repairs by trial are no proof, so the crate's own search is not used.
fn parse(format: MrzFormat, lines: &[String]) -> Result<MrzData, MrzError> {
    let line = |index: usize| lines.get(index).map_or("", String::as_str);
    match format {
        MrzFormat::Td1 => mrz::parse_td1(line(0), line(1), line(2)),
        MrzFormat::Td2 => mrz::parse_td2(line(0), line(1)),
        MrzFormat::Td3 => mrz::parse_td3(line(0), line(1)),
        MrzFormat::MrvA => mrz::parse_mrv_a(line(0), line(1)),
        MrzFormat::MrvB => mrz::parse_mrv_b(line(0), line(1)),
    }
}

/// Primary and secondary identifier (part 3, 4.6): two fillers between them, one between their parts.
fn names(field: &str) -> (String, String) {
    let (primary, secondary) = field.trim_end_matches('<').split_once("<<").unwrap_or((field, ""));
    let spaced =
        |part: &str| part.split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    (spaced(primary), spaced(secondary))
}

/// `YYMMDD` as `YYYY-MM-DD`; from the first unknown part on it is left out. A date that cannot be is told as it
/// stands there.
fn date(field: &str, this_year: i32, too_late: impl Fn(i32) -> bool) -> String {
    let known = |from: usize| {
        let part = field.get(from..from + 2);
        part.filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let Some(year) = known(0).and_then(|part| part.parse::<i32>().ok()) else {
        return String::new();
    };
    let year = this_year - this_year.rem_euclid(100) + year;
    let mut told = format!("{:04}", if too_late(year) { year - 100 } else { year });
    for part in [2, 4].into_iter().map_while(known) {
        told.push('-');
        told.push_str(part);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mrz::layout::LAYOUTS;

    fn passport(names: &str, rest: &str, certain: bool) -> Reading {
        read(&LAYOUTS[0], vec![names.to_owned(), rest.to_owned()], certain, Date::new(2026, 11, 24))
    }

    #[test]
    fn the_specimen_of_doc_9303() {
        let reading = passport(
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
            "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
            true,
        );
        let fields = &reading.zone.fields;
        assert!(reading.zone.valid && reading.checks.failed().is_empty());
        assert_eq!(
            (fields.surname.as_str(), fields.given_names.as_str()),
            ("ERIKSSON", "ANNA MARIA")
        );
        assert_eq!((fields.number.as_str(), fields.nationality.as_str()), ("L898902C3", "UTO"));
        assert_eq!(
            (fields.birth_date.as_str(), fields.expiry_date.as_str()),
            ("1974-08-12", "2012-04-15")
        );
        assert_eq!(fields.sex, "F");
    }

    #[test]
    fn a_wrong_digit_is_named_and_a_guess_is_not_valid() {
        let names = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
        let wrong = passport(names, "L898902C36UTO7408132F1204159ZE184226B<<<<<10", true);
        assert!(!wrong.zone.valid);
        assert_eq!(wrong.checks.failed(), ["birth_date", "composite"]);
        let guessed = passport(names, "L898902C36UTO7408122F1204159ZE184226B<<<<<10", false);
        assert!(!guessed.zone.valid && guessed.checks.failed().is_empty());
    }

    #[test]
    fn centuries_by_sense_and_unknown_parts_left_out() {
        let birth = |field: &str| date(field, 2026, |year| year > 2026);
        assert_eq!((birth("261231"), birth("270101")), ("2026-12-31".into(), "1927-01-01".into()));
        assert_eq!(
            (birth("74<<<<"), birth("7408<<"), birth("<<<<<<")),
            ("1974".into(), "1974-08".into(), String::new())
        );
        let expiry = |field: &str| date(field, 2026, |year| year > 2056);
        assert_eq!(
            (expiry("980104"), expiry("350230")),
            ("1998-01-04".into(), "2035-02-30".into())
        );
    }

    #[test]
    fn a_name_without_given_names_and_one_of_many_parts() {
        assert_eq!(names("ARKFREITH<<<<<"), ("ARKFREITH".into(), String::new()));
        assert_eq!(
            names("VAN<DER<MUELLER<<LISA<MARIE<"),
            ("VAN DER MUELLER".into(), "LISA MARIE".into())
        );
    }
}
