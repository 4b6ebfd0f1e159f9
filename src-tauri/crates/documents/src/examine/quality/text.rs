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
