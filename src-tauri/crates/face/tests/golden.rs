//! The numbers of two frames, so that another engine, another model or another way to sample the picture is noticed.

use std::sync::Arc;

use face::{Analyser, Models};
use media::ClipDecoder;
use signup::liveness::FaceMeasures;

const CLIP: &[u8] =
    include_bytes!("../../../practice/clips/seq_turn_right_open_mouth_tilt_left.mp4");

/// One frame's numbers, as rten 0.27 gave them.
struct Record {
    frame: usize,
    /// Nose tip, chin, outer corners of the right and the left eye, right iris: x, y, z in pixels.
    points: [(usize, [f32; 3]); 5],
    interocular_px: f32,
    yaw_deg: f32,
    pitch_deg: f32,
    roll_deg: f32,
    blink_left: f32,
    smile: f32,
    mouth_open: f32,
}

const RECORDS: [Record; 2] = [
    // Turned right.
    Record {
        frame: 30,
        points: [
            (1, [229.7, 307.3, -33.4]),
            (152, [260.0, 400.0, 17.2]),
            (33, [221.1, 250.1, 40.4]),
            (263, [313.6, 251.4, -28.6]),
            (468, [229.5, 249.4, 24.5]),
        ],
        interocular_px: 81.2,
        yaw_deg: -32.0,
        pitch_deg: -5.9,
        roll_deg: -1.2,
        blink_left: 0.036,
        smile: 0.003,
        mouth_open: 0.001,
    },
    // Mouth open.
    Record {
        frame: 80,
        points: [
            (1, [313.0, 306.3, -47.7]),
            (152, [313.6, 426.3, 20.6]),
            (33, [248.6, 246.3, 11.8]),
            (263, [376.5, 246.3, 10.7]),
            (468, [266.8, 246.3, 3.2]),
        ],
        interocular_px: 87.7,
        yaw_deg: -0.1,
        pitch_deg: -1.3,
        roll_deg: 0.1,
        blink_left: 0.023,
        smile: 0.0,
        mouth_open: 0.704,
    },
];

#[test]
fn two_frames_give_the_numbers_on_record() {
    let models = Arc::new(Models::bundled().expect("the models load"));
    for record in RECORDS {
        let frame = ClipDecoder::new(CLIP).unwrap().nth(record.frame).unwrap().unwrap();
        let analysis = Analyser::new(Arc::clone(&models)).analyse(&frame);
        assert!(analysis.searched, "a first frame is searched");
        let face = analysis.face.expect("a face");
        let near = |name: &str, value: f32, expected: f32, within: f32| {
            let number = record.frame;
            assert!(
                (value - expected).abs() < within,
                "frame {number}, {name}: {value}, on record {expected}"
            );
        };
        for (index, expected) in record.points {
            for (value, expected) in face.landmarks.points()[index].iter().zip(expected) {
                near(&format!("point {index}"), *value, expected, 0.5);
            }
        }
        near("interocular", face.landmarks.interocular_px(), record.interocular_px, 0.5);
        let FaceMeasures {
            yaw_deg,
            pitch_deg,
            roll_deg,
            blink_left,
            smile,
            mouth_open,
            presence,
            ..
        } = analysis.observation.face.expect("measures");
        near("yaw", yaw_deg, record.yaw_deg, 0.5);
        near("pitch", pitch_deg, record.pitch_deg, 0.5);
        near("roll", roll_deg, record.roll_deg, 0.5);
        near("blink", blink_left, record.blink_left, 0.02);
        near("smile", smile, record.smile, 0.02);
        near("mouth open", mouth_open, record.mouth_open, 0.02);
        near("presence", presence, 1.0, 0.01);
    }
}
