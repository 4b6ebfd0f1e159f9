//! Size and lie of the writing.

use signup::document::{Asked, Finding, FindingCode, Severity};

use super::{Reading, boxes, limits, plane::Small};

/// Writing too small to be read. Where none was read, its height is that of such a document's small print.
pub(super) fn small_writing(small: &Small, reading: &Reading, asked: &Asked) -> Option<Finding> {
    let print = limits::print_height(asked.slot.kind)
        * small.plane.width.max(small.plane.height) as f32
        * small.scale;
    let height = reading.row_height().unwrap_or(print);
    let lost = reading.lost_some(small, asked);
    let severity = match height {
        height if height >= limits::LEAST_PX => return None,
        height if lost || height < limits::VERY_SMALL_PX => Severity::Warning,
        _ => Severity::Notice,
    };
    let rows = reading.rows.iter().filter(|row| row.height() < limits::LEAST_PX);
    let places = rows.map(|row| row.bounds().map(|at| at / small.scale)).collect();
    let found = Finding::new(FindingCode::TextSmall, severity)
        .with("height_px", height.round())
        .with("least_px", limits::LEAST_PX);
    Some(boxes::add(found, small, places))
}

/// A page that does not stand upright.
pub(super) fn turned(reading: &Reading) -> Option<Finding> {
    let turned = if reading.turned_deg != 0 {
        reading.turned_deg
    } else {
        // By how long they are: a word printed down the margin does not turn a page.
        let mut length = [0.0f32; 4];
        for row in &reading.rows {
            let [_, along, down] = row.axes();
            let (long, high) = (along[0].hypot(along[1]), down[0].hypot(down[1]));
            if long < 2.0 * high {
                continue; // so short a row has no direction
            }
            let quarter = (along[1].atan2(along[0]) / std::f32::consts::FRAC_PI_2).round();
            length[(quarter as i32).rem_euclid(4) as usize] += long;
        }
        let total: f32 = length.iter().sum();
        let quarter = (1..4).find(|&quarter| length[quarter] > total * limits::TURNED_SHARE)?;
        quarter as u16 * 90
    };
    Some(Finding::new(FindingCode::Turned, Severity::Question).with("turned_deg", turned))
}

/// Next to nothing could be read.
pub(super) fn no_text(reading: &Reading) -> bool {
    let letters: usize = reading
        .rows
        .iter()
        .filter(|row| row.score >= limits::SURE_SCORE)
        .map(|row| row.letters)
        .sum();
    letters < limits::LEAST_LETTERS
}

#[cfg(test)]
mod tests {
    use image::RgbImage;
    use signup::wire::{DocumentKind, DocumentRules, Side, Slot};

    use super::*;
    use crate::quality::Row;

    /// A row of so many letters, read along a page that was turned clockwise by so many quarters.
    fn row(letters: usize, height: f32, quarters: usize) -> Row {
        let (length, x, y) = (height * 0.5 * letters as f32, 100.0, 60.0);
        let (width, height) =
            if quarters.is_multiple_of(2) { (length, height) } else { (height, length) };
        let mut corners = [[x, y], [x + width, y], [x + width, y + height], [x, y + height]];
        corners.rotate_left(quarters);
        Row { corners, letters, score: 0.97 }
    }

    fn reading(rows: Vec<Row>) -> Reading {
        Reading { rows, ..Reading::default() }
    }

    fn told(finding: Option<Finding>, name: &str) -> Option<(Severity, String)> {
        finding.map(|finding| (finding.severity, finding.data[name].clone()))
    }

    #[test]
    fn a_page_that_lies_is_a_question_and_a_word_down_its_margin_is_none() {
        for (quarters, degrees) in [(1, "90"), (2, "180"), (3, "270")] {
            let rows = vec![row(30, 20.0, quarters), row(20, 20.0, quarters), row(10, 20.0, 0)];
            let found = told(turned(&reading(rows)), "turned_deg");
            assert_eq!(found, Some((Severity::Question, degrees.to_owned())));
        }
        assert_eq!(turned(&reading(vec![row(30, 20.0, 0), row(12, 20.0, 1)])), None);
        assert_eq!(turned(&reading(vec![row(3, 20.0, 2); 5])), None, "too short to say");
        let by_zone = Reading { turned_deg: 180, ..reading(vec![row(30, 20.0, 0)]) };
        assert_eq!(told(turned(&by_zone), "turned_deg"), Some((Severity::Question, "180".into())));
    }

    #[test]
    fn small_writing_is_warned_of_where_it_is_lost_and_with_its_height() {
        let small = Small::of(&RgbImage::from_pixel(1000, 700, image::Rgb([230; 3]))).unwrap();
        let asked = Asked {
            slot: Slot { kind: DocumentKind::BankStatement, side: Side::Whole },
            newest_age_days: None,
            today: 0,
            rules: DocumentRules::default(),
            file_name: String::new(),
        };
        let found = |height: f32, score: f32| {
            let rows = (0..6).map(|_| Row { score, ..row(40, height, 0) }).collect();
            told(small_writing(&small, &reading(rows), &asked), "height_px")
        };
        assert_eq!(found(12.0, 0.97), None);
        assert_eq!(found(9.0, 0.97), Some((Severity::Notice, "9".into())));
        assert_eq!(found(9.0, 0.8), Some((Severity::Warning, "9".into())));
        assert_eq!(found(5.0, 0.97), Some((Severity::Warning, "5".into())));
    }
}
