//! A turning head against one plane.
//!
//! Between two views of a plane every point moves by one homography (Hartley & Zisserman, Multiple View Geometry, 13.1);
//! between two views of a head the nose moves against the cheeks. What no homography explains, in distances between the
//! eyes, is the depth that was seen.

use signup::wire::{Signal, SignalKind};

use super::{FaceSight, Sight, limits, median, signal};

pub(super) fn flat_face(frames: &[Sight]) -> Signal {
    let faces: Vec<&FaceSight> = frames.iter().filter_map(|frame| frame.face.as_ref()).collect();
    // Every fifth frame against every other fifth: some four hundred pairs of a take.
    let some: Vec<&FaceSight> = faces.iter().copied().step_by(5).collect();
    let (mut small_turns, mut turns, mut bent) = (Vec::new(), Vec::new(), Vec::new());
    for (index, from) in some.iter().enumerate() {
        for to in &some[index + 1..] {
            let (Some(similar), Some(plane)) = (similarity(from, to), homography(from, to)) else {
                continue;
            };
            let turned =
                (from.yaw_deg - to.yaw_deg).abs().max((from.pitch_deg - to.pitch_deg).abs());
            if turned >= limits::TURNED_DEG {
                turns.push(plane);
            } else if turned >= limits::TURNED_A_LITTLE_DEG {
                small_turns.push(plane);
            }
            if similar >= limits::CHANGED_SHAPE {
                bent.push(plane / similar);
            }
        }
    }
    let counts = (turns.len(), small_turns.len(), bent.len());
    let enough =
        |values: Vec<f32>| if values.len() >= limits::LEAST_PAIRS { median(values) } else { None };
    let (turn, small_turn, ratio) = (enough(turns), enough(small_turns), enough(bent));
    // A plane's residual stays at the noise of the landmarks however far it turns.
    let score = match (turn, small_turn, ratio) {
        (Some(turn), _, _) => limits::PLANE_TURNED / turn,
        (None, _, Some(ratio)) => limits::PLANE_RATIO / ratio,
        (None, Some(turn), None) => limits::PLANE_TURNED_A_LITTLE / turn,
        (None, None, None) => 0.0,
    };
    let say = |value: Option<f32>| value.map_or("-".to_owned(), |value| format!("{value:.3}"));
    let why = format!(
        "residual of one plane, in distances between the eyes: {} over {} pairs turned by 10 degrees or more, {} over {} by 5 to 10; {} of the change of shape over {} pairs",
        say(turn),
        counts.0,
        say(small_turn),
        counts.1,
        say(ratio),
        counts.2,
    );
    signal(SignalKind::FlatFace, score, why)
}

/// What moving, turning in the picture and scaling leave unexplained.
fn similarity(from: &FaceSight, to: &FaceSight) -> Option<f32> {
    let (a, b) = (centred(from), centred(to));
    let (mut dot, mut cross, mut square) = (0.0, 0.0, 0.0);
    for ([x, y], [u, v]) in a.iter().zip(&b) {
        dot += x * u + y * v;
        cross += x * v - y * u;
        square += x * x + y * y;
    }
    let (c, s) = (dot / square, cross / square);
    let map = |[x, y]: [f64; 2]| [c * x - s * y, s * x + c * y];
    residual(&a, &b, map)
}

/// What the best homography leaves unexplained.
fn homography(from: &FaceSight, to: &FaceSight) -> Option<f32> {
    let (a, b) = (centred(from), centred(to));
    // h maps (x, y, 1); its last entry is 1, as the face does not reach the horizon. Least squares, 8 unknowns.
    let mut system = [[0.0; 9]; 8];
    for ([x, y], [u, v]) in a.iter().zip(&b) {
        for (row, right) in [
            ([*x, *y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y], u),
            ([0.0, 0.0, 0.0, *x, *y, 1.0, -v * x, -v * y], v),
        ] {
            for i in 0..8 {
                for j in 0..8 {
                    system[i][j] += row[i] * row[j];
                }
                system[i][8] += row[i] * right;
            }
        }
    }
    let h = solve(&mut system)?;
    let map = |[x, y]: [f64; 2]| {
        let w = h[6] * x + h[7] * y + 1.0;
        [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w]
    };
    residual(&a, &b, map)
}

/// Points about their middle, in distances between the eyes.
fn centred(face: &FaceSight) -> Vec<[f64; 2]> {
    let count = face.points.len() as f64;
    let mean = |i: usize| face.points.iter().map(|point| f64::from(point[i])).sum::<f64>() / count;
    let (x, y, unit) = (mean(0), mean(1), f64::from(face.interocular_px));
    let point =
        |point: &[f32; 3]| [(f64::from(point[0]) - x) / unit, (f64::from(point[1]) - y) / unit];
    face.points.iter().map(point).collect()
}

fn residual(a: &[[f64; 2]], b: &[[f64; 2]], map: impl Fn([f64; 2]) -> [f64; 2]) -> Option<f32> {
    let distance = |(from, to): (&[f64; 2], &[f64; 2])| {
        let mapped = map(*from);
        (mapped[0] - to[0]).hypot(mapped[1] - to[1])
    };
    let mean = a.iter().zip(b).map(distance).sum::<f64>() / a.len() as f64;
    mean.is_finite().then_some(mean as f32)
}

/// Gaussian elimination with the largest pivot; `None` when the points say too little.
fn solve(system: &mut [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for column in 0..8 {
        let pivot = (column..8)
            .max_by(|&a, &b| system[a][column].abs().total_cmp(&system[b][column].abs()))?;
        system.swap(column, pivot);
        let head = system[column];
        if head[column].abs() < 1e-9 {
            return None;
        }
        for row in (0..8).filter(|&row| row != column) {
            let factor = system[row][column] / head[column];
            for (value, above) in system[row].iter_mut().zip(head) {
                *value -= factor * above;
            }
        }
    }
    Some(std::array::from_fn(|row| system[row][8] / system[row][row]))
}
