//! What is to be told about a file beside its pages: its name and its type.

use std::collections::BTreeSet;

use signup::document::{Finding, FindingCode, Severity};

use super::OpenRules;
use super::media_type::Content;

/// What the file's name has that is to be told.
pub(crate) fn on_name(rules: &OpenRules, content: Content) -> Vec<Finding> {
    let mut remarks = Vec::new();
    let says = rules.file_name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if let Some(says) = says.filter(|says| known(says).is_some_and(|known| known != content)) {
        remarks.push(
            Finding::new(FindingCode::NameLies, Severity::Notice)
                .with("name_says", says)
                .with("is", content.extension()),
        );
    }
    let forbidden: BTreeSet<char> =
        rules.file_name.chars().filter(|c| rules.forbidden_in_names.contains(*c)).collect();
    if !forbidden.is_empty() {
        let characters: Vec<String> = forbidden.into_iter().map(String::from).collect();
        remarks.push(
            Finding::new(FindingCode::FileName, Severity::Warning)
                .with("characters", characters.join(" ")),
        );
    }
    remarks
}

/// What an ending promises; `None` where it promises nothing that is read here.
fn known(ending: &str) -> Option<Content> {
    Some(match ending {
        "jpg" | "jpeg" | "jpe" | "jfif" => Content::Jpeg,
        "png" | "apng" => Content::Png,
        "pdf" => Content::Pdf,
        "webp" => Content::Webp,
        "tif" | "tiff" => Content::Tiff,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(name: &str, content: Content) -> Vec<(&'static str, String)> {
        let rules = OpenRules {
            file_name: name.to_owned(),
            forbidden_in_names: "&#é".to_owned(),
            ..OpenRules::default()
        };
        let said = |finding: Finding| {
            let data: Vec<String> = finding.data.into_values().collect();
            (finding.code.code(), data.join(","))
        };
        on_name(&rules, content).into_iter().map(said).collect()
    }

    #[test]
    fn a_name_is_held_against_the_content_and_the_rules() {
        assert_eq!(codes("a.JPG", Content::Jpeg), []);
        assert_eq!(codes("a.jpeg", Content::Png), [("FIL-101", "png,jpeg".to_owned())]);
        assert_eq!(codes("scan.2026-11-24", Content::Png), []);
        assert_eq!(codes("", Content::Tiff), []);
        assert_eq!(codes("#1 & #2.pdf", Content::Pdf), [("RUL-103", "# &".to_owned())]);
    }
}
