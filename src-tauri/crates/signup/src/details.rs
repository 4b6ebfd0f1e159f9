//! The business details: the form as typed, and the same checked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The form as the seller typed it. Also the sealed `details` artifact, as JSON.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DetailsForm {
    /// The business' registered name.
    pub legal_name: String,
    /// The seller's own name, as on their identity document.
    pub person_name: String,
    /// Country of the business, ISO 3166-1 alpha-2.
    pub country: String,
    /// The business' address, several lines.
    pub address: String,
    /// Tax id.
    pub tax_id: String,
    /// E-mail address.
    pub email: String,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DetailsField {
    /// The business' registered name.
    LegalName,
    /// The seller's own name.
    PersonName,
    /// Country.
    Country,
    /// Address.
    Address,
    /// Tax id.
    TaxId,
    /// E-mail.
    Email,
}

/// What has to be mended in one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FieldProblem {
    /// Nothing was typed.
    Missing,
    /// More than fits: 200 characters, 500 for the address.
    TooLong,
    /// Characters that cannot be part of it: control characters; in a tax id anything but letters, digits and `-./ `.
    Characters,
    /// A name needs at least one letter, an address a letter and more than five characters, a tax id a digit.
    Incomplete,
    /// Not the shape `name@host.domain`.
    Email,
    /// Not a two-letter country code in use.
    Country,
}

/// Details that passed every field's check; made by [`DetailsForm::check`] alone.
#[derive(Clone, PartialEq, Eq)]
pub struct CheckedDetails(DetailsForm);

impl CheckedDetails {
    /// The details, trimmed.
    pub fn form(&self) -> &DetailsForm {
        &self.0
    }
}

impl DetailsForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All fields that have to be mended, each with its first problem.
    pub fn check(&self) -> Result<CheckedDetails, BTreeMap<DetailsField, FieldProblem>> {
        let form = Self {
            legal_name: self.legal_name.trim().to_owned(),
            person_name: self.person_name.trim().to_owned(),
            country: self.country.trim().to_ascii_uppercase(),
            address: self.address.trim().to_owned(),
            tax_id: self.tax_id.trim().to_owned(),
            email: self.email.trim().to_owned(),
        };
        let problems: BTreeMap<_, _> = [
            (DetailsField::LegalName, name(&form.legal_name)),
            (DetailsField::PersonName, name(&form.person_name)),
            (DetailsField::Country, country(&form.country)),
            (DetailsField::Address, address(&form.address)),
            (DetailsField::TaxId, tax_id(&form.tax_id)),
            (DetailsField::Email, email(&form.email)),
        ]
        .into_iter()
        .filter_map(|(field, checked)| checked.err().map(|problem| (field, problem)))
        .collect();
        if problems.is_empty() { Ok(CheckedDetails(form)) } else { Err(problems) }
    }
}

fn text(value: &str, most: usize, control: fn(char) -> bool) -> Result<(), FieldProblem> {
    if value.is_empty() {
        return Err(FieldProblem::Missing);
    }
    if value.chars().count() > most {
        return Err(FieldProblem::TooLong);
    }
    if value.chars().any(control) {
        return Err(FieldProblem::Characters);
    }
    Ok(())
}

fn name(value: &str) -> Result<(), FieldProblem> {
    text(value, 200, char::is_control)?;
    if value.chars().any(char::is_alphabetic) { Ok(()) } else { Err(FieldProblem::Incomplete) }
}

fn address(value: &str) -> Result<(), FieldProblem> {
    text(value, 500, |c| c.is_control() && c != '\n' && c != '\r')?;
    let whole = value.chars().any(char::is_alphabetic) && value.chars().count() > 5;
    if whole { Ok(()) } else { Err(FieldProblem::Incomplete) }
}

fn tax_id(value: &str) -> Result<(), FieldProblem> {
    text(value, 40, |c| !(c.is_alphanumeric() || "-./ &".contains(c)))?;
    if value.chars().any(char::is_numeric) { Ok(()) } else { Err(FieldProblem::Incomplete) }
}

/// The shape only (one `@`, a dot in the host): whether the mailbox exists only a letter to it can tell.
fn email(value: &str) -> Result<(), FieldProblem> {
    text(value, 200, |c| c.is_control() || c.is_whitespace()).map_err(|problem| match problem {
        FieldProblem::Characters => FieldProblem::Email,
        other => other,
    })?;
    let (local, host) = value.split_once('@').ok_or(FieldProblem::Email)?;
    let labels: Vec<_> = host.split('.').collect();
    let host_fits = labels.len() >= 2 && labels.iter().all(|label| !label.is_empty());
    if local.is_empty() || host.contains('@') || !host_fits {
        return Err(FieldProblem::Email);
    }
    Ok(())
}

fn country(value: &str) -> Result<(), FieldProblem> {
    if value.is_empty() {
        return Err(FieldProblem::Missing);
    }
    let known =
        value.len() == 2 && COUNTRIES.as_bytes().chunks(3).any(|c| c.starts_with(value.as_bytes()));
    if known { Ok(()) } else { Err(FieldProblem::Country) }
}

/// ISO 3166-1 alpha-2 codes, officially assigned. The page names them with `Intl.DisplayNames`.
pub const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ \
BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET \
FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN \
MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY \
QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR \
TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> DetailsForm {
        DetailsForm {
            legal_name: "Công ty TNHH Hoa Sen".into(),
            person_name: "Nguyễn Thị Hoa".into(),
            country: "vn".into(),
            address: "12 Lê Lợi\nQuận 1\nThành phố Hồ Chí Minh".into(),
            tax_id: "0312345678-001".into(),
            email: " hoa@hoasen.example ".into(),
        }
    }

    #[test]
    fn good_details_pass_trimmed() {
        let checked = good().check().expect("passes");
        assert_eq!(checked.form().country, "VN");
        assert_eq!(checked.form().email, "hoa@hoasen.example");
    }

    #[test]
    fn an_empty_form_misses_every_field() {
        let problems = DetailsForm::default().check().err().expect("refused");
        assert_eq!(problems.len(), 6);
        assert!(problems.values().all(|problem| *problem == FieldProblem::Missing));
    }

    #[test]
    fn each_field_is_checked_by_itself() {
        let cases: [(fn(&mut DetailsForm), _, _); 7] = [
            (|f| f.legal_name = "7".into(), DetailsField::LegalName, FieldProblem::Incomplete),
            (|f| f.person_name = "a".repeat(201), DetailsField::PersonName, FieldProblem::TooLong),
            (|f| f.country = "XX".into(), DetailsField::Country, FieldProblem::Country),
            (|f| f.country = "V ".into(), DetailsField::Country, FieldProblem::Country),
            (|f| f.tax_id = "12;34".into(), DetailsField::TaxId, FieldProblem::Characters),
            (|f| f.email = "hoa@hoasen".into(), DetailsField::Email, FieldProblem::Email),
            (|f| f.email = "a b@c.de".into(), DetailsField::Email, FieldProblem::Email),
        ];
        for (spoil, field, problem) in cases {
            let mut form = good();
            spoil(&mut form);
            let problems = form.check().err().expect("refused");
            assert_eq!(problems, BTreeMap::from([(field, problem)]));
        }
    }
}
