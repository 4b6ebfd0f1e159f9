//! Evidence: neighbouring places become one box.

use signup::document::Finding;

use super::limits::MOST_BOXES;
use super::plane::Small;

/// The finding with these places, `[left, top, right, bottom]` in the small picture, the largest first.
pub(super) fn add(finding: Finding, small: &Small, places: Vec<[f32; 4]>) -> Finding {
    let gap = small.plane.width.max(small.plane.height) as f32 / 100.0;
    let mut merged = merge(places, gap);
    merged.sort_by(|a, b| area(b).total_cmp(&area(a)));
    merged.truncate(MOST_BOXES);
    merged.into_iter().fold(finding, |finding, place| finding.at(small.in_picture(place)))
}

/// Joins what overlaps or lies closer than `gap`.
fn merge(mut places: Vec<[f32; 4]>, gap: f32) -> Vec<[f32; 4]> {
    let mut merged: Vec<[f32; 4]> = Vec::new();
    while let Some(mut place) = places.pop() {
        // A grown place may touch what it did not touch before: that goes round again.
        while let Some(index) = merged.iter().position(|other| touch(other, &place, gap)) {
            let other = merged.swap_remove(index);
            place = [
                place[0].min(other[0]),
                place[1].min(other[1]),
                place[2].max(other[2]),
                place[3].max(other[3]),
            ];
        }
        merged.push(place);
    }
    merged
}

fn touch(a: &[f32; 4], b: &[f32; 4], gap: f32) -> bool {
    a[0] <= b[2] + gap && b[0] <= a[2] + gap && a[1] <= b[3] + gap && b[1] <= a[3] + gap
}

fn area(place: &[f32; 4]) -> f32 {
    (place[2] - place[0]) * (place[3] - place[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_become_one_box_and_others_stay_apart() {
        let places =
            vec![[0.0, 0.0, 10.0, 10.0], [50.0, 50.0, 60.0, 60.0], [11.0, 0.0, 20.0, 10.0]];
        let mut merged = merge(places, 2.0);
        merged.sort_by(|a, b| a[0].total_cmp(&b[0]));
        assert_eq!(merged, [[0.0, 0.0, 20.0, 10.0], [50.0, 50.0, 60.0, 60.0]]);
    }

    #[test]
    fn a_grown_box_takes_in_what_it_then_touches() {
        let places = vec![[0.0, 0.0, 10.0, 10.0], [30.0, 0.0, 40.0, 10.0], [10.0, 0.0, 30.0, 10.0]];
        assert_eq!(merge(places, 1.0), [[0.0, 0.0, 40.0, 10.0]]);
    }
}
