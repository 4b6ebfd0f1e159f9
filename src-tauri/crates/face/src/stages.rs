//! The parts of one analysis by themselves, for the bench. No part of the interface.

use std::sync::Arc;

use media::Frame;
use onnx::Pool;

use crate::area::Area;
use crate::detector::detect;
use crate::expression::Expression;
use crate::landmarks::Landmarks;
use crate::models::{Models, one_thread};

/// Each part, ready to run on one frame.
pub struct Stages {
    models: Arc<Models>,
    pool: Pool,
    frame: Frame,
    landmarks: Landmarks,
}

impl Stages {
    /// `None` without a face in the frame.
    #[must_use]
    pub fn on(models: Arc<Models>, frame: Frame) -> Option<Self> {
        let pool = one_thread();
        let found = detect(&models.detector, &frame, &Area::whole(&frame), &pool);
        let region = found.first()?.region();
        let landmarks = Landmarks::find(&models.landmarks, &frame, &region, &pool)?;
        Some(Self { models, pool, frame, landmarks })
    }

    /// Faces found in the whole picture.
    #[must_use]
    pub fn detect(&self) -> usize {
        detect(&self.models.detector, &self.frame, &Area::whole(&self.frame), &self.pool).len()
    }

    /// Whether the face is found where it was.
    #[must_use]
    pub fn landmarks(&self) -> bool {
        let region = self.landmarks.region();
        Landmarks::find(&self.models.landmarks, &self.frame, &region, &self.pool).is_some()
    }

    /// How far the mouth is open.
    #[must_use]
    pub fn blendshapes(&self) -> Option<f32> {
        Some(Expression::of(&self.models.blendshapes, &self.landmarks, &self.pool)?.mouth_open)
    }
}
