//! Which of a page's lines may be for machines, and which of them belong together.

use ocr::{Line, Quad};

use super::alphabet::place;

/// One row: what was read as one line, or as pieces of one.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// From the row's beginning to its end.
    pub(super) pieces: Vec<Line>,
}

/// Rows that may be one zone, from its top to its bottom.
pub(super) type Zone = Vec<Row>;

impl Row {
    /// The place of the whole row.
    pub(super) fn quad(&self) -> Quad {
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else {
            return Quad([[0.0; 2]; 4]);
        };
        let ([a, _, _, d], [_, b, c, _]) = (first.quad.0, last.quad.0);
        Quad([a, b, c, d])
    }

    /// Along the row, of length one; the row's largest piece knows it best.
    pub(super) fn axis(&self) -> [f32; 2] {
        let longest =
            self.pieces.iter().max_by(|a, b| a.quad.length_px().total_cmp(&b.quad.length_px()));
        let angle = longest.map_or(0.0, |line| line.quad.angle_deg()).to_radians();
        [angle.cos(), angle.sin()]
    }
}

/// Zones a page may have, likelier ones first.
pub(super) fn zones(lines: &[Line]) -> Vec<Zone> {
    let mut rows = join(lines);
    let mut zones = Vec::new();
    while let Some(seed) = rows.pop() {
        let mut zone = vec![seed];
        // Rows above and below, until none is near.
        while let Some(next) =
            rows.iter().position(|row| zone.iter().any(|member| are_neighbours(member, row)))
        {
            zone.push(rows.remove(next));
        }
        let axis = zone[0].axis();
        let down = |row: &Row| {
            let [x, y] = row.quad().centre();
            y * axis[0] - x * axis[1]
        };
        zone.sort_by(|a, b| down(a).total_cmp(&down(b)));
        zones.push(zone);
    }
    // Two or three rows are a zone; a single one may lack its neighbour.
    zones.sort_by_key(|zone| std::cmp::Reverse(zone.len().min(2)));
    zones
}

/// Whether a line looks like one for machines: mostly their characters, and as long as one or with fillers.
fn is_seed(line: &Line) -> bool {
    let written = line.text.chars().filter(|c| !c.is_whitespace());
    let (mut ours, mut fillers, mut small, mut others) = (0, 0, 0, 0);
    for character in written {
        match place(character) {
            Some(0) => (ours, fillers) = (ours + 1, fillers + 1),
            Some(_) if character.is_lowercase() => small += 1,
            Some(_) => ours += 1,
            None => others += 1,
        }
    }
    let clean = others + small <= ours / 8;
    clean && ((fillers >= 2 && ours >= 5) || (ours >= 26 && fillers + 2 >= spaces(line)))
}

fn spaces(line: &Line) -> usize {
    line.text.trim().chars().filter(|c| c.is_whitespace()).count()
}

/// Seeds, each with the pieces before and after it on the same row.
fn join(lines: &[Line]) -> Vec<Row> {
    let mut free: Vec<&Line> = lines.iter().collect();
    free.sort_by(|a, b| a.quad.length_px().total_cmp(&b.quad.length_px()));
    let mut rows = Vec::new();
    // The longest first: it knows the row's direction best.
    while let Some(at) = free.iter().rposition(|line| is_seed(line)) {
        let seed = free.remove(at);
        let mut row = Row { pieces: vec![seed.clone()] };
        while let Some(at) = free.iter().position(|line| continues(&row, line)) {
            row.pieces.push(free.remove(at).clone());
            let axis = row.axis();
            let along = |line: &Line| {
                let [x, y] = line.quad.centre();
                x * axis[0] + y * axis[1]
            };
            row.pieces.sort_by(|a, b| along(a).total_cmp(&along(b)));
        }
        rows.push(row);
    }
    // Short rows are taken last, as neighbours.
    rows.reverse();
    rows
}

/// Whether a line lies on the row's own line, right before or after it.
fn continues(row: &Row, line: &Line) -> bool {
    let quad = row.quad();
    let Some(height) = similar(quad.height_px(), line.quad.height_px()) else {
        return false;
    };
    let written = |line: &Line| line.text.chars().filter(|c| !c.is_whitespace()).count();
    let ours = line.text.chars().filter(|&c| place(c).is_some()).count();
    if ours < written(line) || !same_direction(&quad, &line.quad) {
        return false;
    }
    let [a, b, c, d] = quad.0;
    let [e, f, g, h] = line.quad.0;
    let middle = |p: [f32; 2], q: [f32; 2]| [(p[0] + q[0]) / 2.0, (p[1] + q[1]) / 2.0];
    let near = |p: [f32; 2], q: [f32; 2]| {
        let axis = row.axis();
        let (x, y) = (q[0] - p[0], q[1] - p[1]);
        (x * axis[0] + y * axis[1]).abs() < 2.0 * height
            && (y * axis[0] - x * axis[1]).abs() < 0.6 * height
    };
    near(middle(b, c), middle(e, h)) || near(middle(f, g), middle(a, d))
}

/// The rows of a zone run side by side, about as long and as high as each other, and close together.
fn are_neighbours(row: &Row, other: &Row) -> bool {
    let (a, b) = (row.quad(), other.quad());
    let Some(height) = similar(a.height_px(), b.height_px()) else {
        return false;
    };
    let axis = row.axis();
    let ([ax, ay], [bx, by]) = (a.centre(), b.centre());
    let (x, y) = (bx - ax, by - ay);
    let (along, down) = ((x * axis[0] + y * axis[1]).abs(), (y * axis[0] - x * axis[1]).abs());
    let shorter = a.length_px().min(b.length_px());
    let common = (a.length_px() + b.length_px()) / 2.0 - along;
    same_direction(&a, &b) && common > 0.6 * shorter && (0.5 * height..4.0 * height).contains(&down)
}

/// The larger of two heights, when they are about the same.
fn similar(a: f32, b: f32) -> Option<f32> {
    (a.min(b) > 0.5 * a.max(b)).then_some(a.max(b))
}

fn same_direction(a: &Quad, b: &Quad) -> bool {
    let turn = (a.angle_deg() - b.angle_deg()).rem_euclid(360.0);
    turn.min(360.0 - turn) < 12.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, place: [f32; 4]) -> Line {
        Line::known(text, Quad::upright(place))
    }

    const FIRST: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    const SECOND: &str = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    #[test]
    fn two_lines_of_a_passport_are_found_among_its_print() {
        let lines = [
            line("Passport/", [10.0, 10.0, 60.0, 12.0]),
            line("Anna Maria Eriksson", [200.0, 400.0, 160.0, 16.0]),
            line(FIRST, [20.0, 500.0, 600.0, 20.0]),
            line(SECOND, [20.0, 534.0, 600.0, 20.0]),
        ];
        let zones = zones(&lines);
        assert_eq!(zones.len(), 1);
        let texts: Vec<&str> = zones[0].iter().map(|row| row.pieces[0].text.as_str()).collect();
        assert_eq!(texts, [FIRST, SECOND]);
    }

    #[test]
    fn upside_down_the_first_line_is_below() {
        let turned = |text: &str, place| Line::known(text, Quad::upright(place).reversed());
        let zones = zones(&[
            turned(SECOND, [20.0, 500.0, 600.0, 20.0]),
            turned(FIRST, [20.0, 534.0, 600.0, 20.0]),
        ]);
        assert_eq!((zones.len(), zones[0][0].pieces[0].text.as_str()), (1, FIRST));
    }

    #[test]
    fn pieces_of_a_line_are_one_row() {
        let lines = [
            line("P<UTOERIKSSON<<AN", [20.0, 500.0, 230.0, 20.0]),
            line("NA", [252.0, 503.0, 28.0, 18.0]),
            line("くくくくくくく", [290.0, 498.0, 330.0, 21.0]),
            line(SECOND, [20.0, 534.0, 600.0, 20.0]),
            line("Eriksson", [640.0, 540.0, 90.0, 20.0]),
        ];
        let zones = zones(&lines);
        assert_eq!((zones.len(), zones[0].len(), zones[0][0].pieces.len()), (1, 2, 3));
        assert_eq!(zones[0][0].quad().bounds_px((999, 999)), [20, 498, 600, 22]);
    }

    #[test]
    fn a_statement_has_no_zone() {
        let texts = ["BANK OF UTOPIA STATEMENT OF ACCOUNT", "12/10/2026 Card payment 12.40", "<>"];
        let lines = texts.map(|text| line(text, [0.0, 0.0, 300.0, 12.0]));
        assert!(zones(&lines).is_empty());
    }
}
