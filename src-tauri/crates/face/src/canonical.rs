//! The canonical face: how a face is shaped, in centimetres, before anybody turns it.
//!
//! Read from MediaPipe's `GeometryPipelineMetadata` (face_geometry/protos/geometry_pipeline_metadata.proto): field
//! 1 is a `Mesh3d` whose field 3 holds the vertices as x, y, z, u, v (x to the image's right, y up, z towards the
//! camera); field 2 repeats the `WeightedLandmarkRef`s of the Procrustes fit (id, weight).

/// Vertices of the mesh: the landmarks without the ten of the irises.
pub(crate) const VERTICES: usize = 468;

/// The landmarks that a fit uses: those that no expression moves much.
pub(crate) struct Canonical {
    pub(crate) fitted: Vec<Fitted>,
}

/// One landmark of the fit.
pub(crate) struct Fitted {
    /// Index of the landmark.
    pub(crate) landmark: usize,
    /// Where it lies on the canonical face, cm.
    pub(crate) at_cm: [f64; 3],
    pub(crate) weight: f64,
}

impl Canonical {
    /// `None` if the bytes are not such a message.
    pub(crate) fn read(message: &[u8]) -> Option<Self> {
        let mut vertices = Vec::with_capacity(VERTICES * 5);
        let mut basis = Vec::new();
        for field in fields(message) {
            match field? {
                (1, Wire::Bytes(mesh)) => {
                    for field in fields(mesh) {
                        if let (3, Wire::Float(value)) = field? {
                            vertices.push(value);
                        }
                    }
                }
                (2, Wire::Bytes(reference)) => {
                    let (mut id, mut weight) = (0, 0.0);
                    for field in fields(reference) {
                        match field? {
                            (1, Wire::Number(number)) => id = usize::try_from(number).ok()?,
                            (2, Wire::Float(value)) => weight = value,
                            _ => {}
                        }
                    }
                    basis.push((id, weight));
                }
                _ => {}
            }
        }
        if vertices.len() != VERTICES * 5 {
            return None;
        }
        let fitted = basis.into_iter().map(|(landmark, weight)| {
            let vertex = vertices.get(landmark * 5..landmark * 5 + 3)?;
            let at_cm = [vertex[0], vertex[1], vertex[2]].map(f64::from);
            Some(Fitted { landmark, at_cm, weight: f64::from(weight) })
        });
        let fitted: Vec<_> = fitted.collect::<Option<_>>()?;
        (fitted.len() >= 4).then_some(Self { fitted })
    }
}

/// The wire types of protobuf that the message has.
enum Wire<'a> {
    Number(u64),
    Float(f32),
    Bytes(&'a [u8]),
}

/// The fields of a message one after another; `None` in place of the first that cannot be read, then the end.
fn fields(mut message: &[u8]) -> impl Iterator<Item = Option<(u64, Wire<'_>)>> {
    std::iter::from_fn(move || {
        if message.is_empty() {
            return None;
        }
        let field = field(&mut message);
        if field.is_none() {
            message = &[];
        }
        Some(field)
    })
}

fn field<'a>(message: &mut &'a [u8]) -> Option<(u64, Wire<'a>)> {
    let tag = varint(message)?;
    let wire = match tag & 7 {
        0 => Wire::Number(varint(message)?),
        2 => {
            let length = usize::try_from(varint(message)?).ok()?;
            let (bytes, rest) = message.split_at_checked(length)?;
            *message = rest;
            Wire::Bytes(bytes)
        }
        5 => {
            let (bytes, rest) = message.split_first_chunk::<4>()?;
            *message = rest;
            Wire::Float(f32::from_le_bytes(*bytes))
        }
        _ => return None,
    };
    Some((tag >> 3, wire))
}

fn varint(message: &mut &[u8]) -> Option<u64> {
    let mut value = 0u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = message.split_first()?;
        *message = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] =
        include_bytes!("../../../models/geometry_pipeline_metadata_landmarks.binarypb");

    #[test]
    fn the_shipped_face_is_symmetrical_and_looks_at_the_camera() {
        let canonical = Canonical::read(FILE).unwrap();
        assert_eq!(canonical.fitted.len(), 33);
        let at = |landmark| {
            canonical.fitted.iter().find(|fitted| fitted.landmark == landmark).unwrap().at_cm
        };
        // Outer corners of the eyes (33 the seller's right) and the nose, which stands out towards the camera.
        let (right, left, nose) = (at(33), at(263), at(4));
        assert!(right[0] < 0.0 && (right[0] + left[0]).abs() < 1e-6 && right[1] == left[1]);
        assert!(nose[2] > left[2] && nose[1] < left[1]);
    }

    #[test]
    fn anything_else_is_refused_not_panicked_on() {
        for cut in 0..FILE.len() {
            let _ = Canonical::read(&FILE[..cut]);
        }
        assert!(Canonical::read(&FILE[..FILE.len() / 2]).is_none());
        assert!(Canonical::read(&[]).is_none());
        assert!(Canonical::read(&[0xff; 40]).is_none());
    }
}
