//! The three networks: their bytes, their digests, and what they take and give.

pub use onnx::ModelFault;
use onnx::{Network, Pool, Shipped};

use crate::canonical::Canonical;

const DETECTOR: Shipped = Shipped {
    name: "task_face_detector.onnx",
    bytes: include_bytes!("../../../models/task_face_detector.onnx"),
    sha256: "fdb7a2c749128d66b3af9bd2adfbaafaec4b0d3cea74aac41de466bb0d81b906",
};
const LANDMARKS: Shipped = Shipped {
    name: "task_face_landmarks_478.onnx",
    bytes: include_bytes!("../../../models/task_face_landmarks_478.onnx"),
    sha256: "29b32c052a770dbc79b4e32a96a4555a2e5e879eec3cbf5152f76f4f2b7280f9",
};
const BLENDSHAPES: Shipped = Shipped {
    name: "task_face_blendshapes.onnx",
    bytes: include_bytes!("../../../models/task_face_blendshapes.onnx"),
    sha256: "4b0b70ff8610455eabfe7caa1d1c278ef7ad63677aadfe22890995787cc9c5fc",
};
const GEOMETRY: Shipped = Shipped {
    name: "geometry_pipeline_metadata_landmarks.binarypb",
    bytes: include_bytes!("../../../models/geometry_pipeline_metadata_landmarks.binarypb"),
    sha256: "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4",
};

/// The networks, loaded; shared between streams.
pub struct Models {
    /// `[1, 128, 128, 3]` RGB -1..=1 to regressors `[1, 896, 16]` and score logits `[1, 896, 1]`.
    pub(crate) detector: Network,
    /// `[1, 256, 256, 3]` RGB 0..=1 to 478 points in pixels of the crop, and the logit of their presence.
    pub(crate) landmarks: Network,
    /// `[1, 146, 2]` points in pixels of the picture to 52 coefficients.
    pub(crate) blendshapes: Network,
    pub(crate) canonical: Canonical,
}

impl Models {
    /// Loads what is inside the binary, checks every digest and runs every network once. About 50 ms.
    ///
    /// # Errors
    /// [`ModelFault`]; with the files as committed there is none.
    pub fn bundled() -> Result<Self, ModelFault> {
        let canonical = Canonical::read(GEOMETRY.checked()?)
            .ok_or(ModelFault::Shapes { name: GEOMETRY.name })?;
        Ok(Self {
            detector: Network::load(&DETECTOR, [1, 128, 128, 3].to_vec(), &[896 * 16, 896])?,
            landmarks: Network::load(&LANDMARKS, [1, 256, 256, 3].to_vec(), &[478 * 3, 1, 1])?,
            blendshapes: Network::load(&BLENDSHAPES, [1, 146, 2].to_vec(), &[52])?,
            canonical,
        })
    }

    /// Name and SHA-256 (lower-case hex) of every file an analysis depends on, for the transcript.
    #[must_use]
    pub fn digests() -> [(&'static str, &'static str); 4] {
        [&DETECTOR, &LANDMARKS, &BLENDSHAPES, &GEOMETRY].map(|file| (file.name, file.sha256))
    }
}

/// Analysis has one thread: capture, encoding and sealing share the other one of two cores.
pub(crate) fn one_thread() -> Pool {
    onnx::pool(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_those_on_record() {
        for (name, digest) in Models::digests() {
            let record = include_str!("../../../models/PROVENANCE.md");
            assert!(record.contains(name) && record.contains(digest), "{name}");
        }
        for file in [&DETECTOR, &LANDMARKS, &BLENDSHAPES, &GEOMETRY] {
            assert!(file.checked().is_ok(), "{}", file.name);
        }
    }

    #[test]
    fn another_file_under_the_same_name_is_refused() {
        let other = Shipped { bytes: BLENDSHAPES.bytes, ..DETECTOR };
        match other.checked() {
            Err(ModelFault::Digest { name, found }) => {
                assert_eq!((name, found.as_str()), (DETECTOR.name, BLENDSHAPES.sha256));
            }
            _ => panic!("accepted"),
        }
    }

    #[test]
    fn a_network_of_other_shapes_is_refused() {
        let fault = Network::load(&BLENDSHAPES, vec![1, 146, 2], &[51]).err();
        assert!(matches!(fault, Some(ModelFault::Shapes { .. })));
        let fault = Network::load(&BLENDSHAPES, vec![1, 99, 2], &[52]).err();
        assert!(matches!(fault, Some(ModelFault::Shapes { .. })));
    }

    #[test]
    fn the_models_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Models>();
    }
}
