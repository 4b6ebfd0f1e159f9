//! What goes into a clip comes out of it: every frame, at its time, looking like itself.

#![allow(clippy::unwrap_used, reason = "a test may stop at what it did not expect")]

mod pictures;

use std::path::PathBuf;
use std::time::Duration;

use media::{ClipDecoder, ClipEncoder, ClipFault, ClipSettings, Frame};
use pictures::{at_30_fps, clip, moving, noise, psnr};

const FIVE_SECONDS: Duration = Duration::from_secs(5);

fn decoded(file: &[u8]) -> Vec<Frame> {
    ClipDecoder::new(file).unwrap().collect::<Result<_, _>>().unwrap()
}

fn times(frames: &[Frame]) -> Vec<Duration> {
    frames.iter().map(Frame::at).collect()
}

#[test]
fn five_seconds_come_back_frame_by_frame() {
    let frames: Vec<_> = (0..150).map(|i| moving(320, 240, i, at_30_fps(i))).collect();
    let (file, facts) = clip(&frames, FIVE_SECONDS);
    assert_eq!((facts.frames, facts.length_ms), (150, 5000));
    assert!((facts.fps - 30.0).abs() < 0.01, "{}", facts.fps);
    assert!((facts.longest_gap_ms - 33.334).abs() < 0.01, "{}", facts.longest_gap_ms);

    let reader = ClipDecoder::new(&file).unwrap();
    assert_eq!((reader.width_px(), reader.height_px(), reader.frames()), (320, 240, 150));
    assert_eq!(reader.length(), FIVE_SECONDS);
    let back = decoded(&file);
    assert_eq!(times(&back), times(&frames));
    let worst = frames.iter().zip(&back).map(|(a, b)| psnr(a, b)).fold(f64::MAX, f64::min);
    assert!(worst > 34.0, "{worst} dB");
}

#[test]
fn irregular_times_survive_and_gaps_are_told() {
    let at = [0, 31_007, 70_000, 70_001, 400_123, 1_900_000, 1_933_333].map(Duration::from_micros);
    let start = Duration::from_millis(7300);
    let frames: Vec<_> =
        at.iter().enumerate().map(|(i, at)| moving(160, 120, i, start + *at)).collect();
    let (file, facts) = clip(&frames, Duration::from_secs(2));
    assert_eq!((facts.frames, facts.length_ms), (7, 2000));
    assert!((facts.longest_gap_ms - 1499.877).abs() < 0.001, "{}", facts.longest_gap_ms);
    assert_eq!(times(&decoded(&file)), at);
    assert_eq!(ClipDecoder::new(&file).unwrap().length(), Duration::from_secs(2));
}

#[test]
fn a_silent_end_counts_as_a_gap() {
    let (_, facts) = clip(&[moving(64, 48, 0, FIVE_SECONDS)], FIVE_SECONDS);
    assert_eq!((facts.frames, facts.fps, facts.longest_gap_ms), (1, 0.0, 5000.0));
}

#[test]
fn no_frame_is_dropped_whatever_it_shows() {
    // Noise at a fifth of the bit rate it would need, still pictures, and both in turn.
    let content: [fn(usize) -> Frame; 4] = [
        |i| noise(320, 240, i as u32 * 7919 + 1, at_30_fps(i)),
        |i| moving(320, 240, 0, at_30_fps(i)),
        |i| {
            if i % 2 == 0 {
                noise(320, 240, i as u32, at_30_fps(i))
            } else {
                moving(320, 240, i, at_30_fps(i))
            }
        },
        |i| {
            if (40..50).contains(&i) {
                noise(320, 240, i as u32, at_30_fps(i))
            } else {
                moving(320, 240, i, at_30_fps(i))
            }
        },
    ];
    for content in content {
        let frames: Vec<_> = (0..90).map(content).collect();
        let (file, facts) = clip(&frames, Duration::from_secs(3));
        assert_eq!(facts.frames, 90);
        assert_eq!(times(&decoded(&file)), times(&frames));
    }
}

#[test]
fn a_refused_frame_leaves_the_clip_as_it_was() {
    let settings = ClipSettings::for_size(64, 48, Duration::from_secs(1));
    let mut encoder = ClipEncoder::new(Vec::new(), settings).unwrap();
    let at = |ms: u64| Duration::from_millis(500 + ms);
    encoder.push(&moving(64, 48, 0, at(0))).unwrap();
    encoder.push(&moving(64, 48, 1, at(40))).unwrap();
    assert!(matches!(encoder.push(&moving(64, 48, 2, at(40))), Err(ClipFault::NotLater)));
    assert!(matches!(encoder.push(&moving(64, 48, 2, at(0) / 2)), Err(ClipFault::NotLater)));
    assert!(matches!(encoder.push(&moving(48, 64, 2, at(80))), Err(ClipFault::SizeChanged)));
    assert!(matches!(encoder.push(&moving(64, 48, 2, at(1000))), Err(ClipFault::PastTheEnd)));
    encoder.push(&moving(64, 48, 2, at(999))).unwrap();
    let (file, facts) = encoder.finish().unwrap();
    assert_eq!(facts.frames, 3);
    assert_eq!(times(&decoded(&file)), [0, 40, 999].map(Duration::from_millis));
}

#[test]
fn an_empty_clip_and_a_broken_output_are_faults() {
    let settings = ClipSettings::for_size(64, 48, FIVE_SECONDS);
    let empty = ClipEncoder::new(Vec::new(), settings).unwrap().finish();
    assert!(matches!(empty, Err(ClipFault::NoFrames)));

    let full: &mut [u8] = &mut [0; 100];
    let mut encoder = ClipEncoder::new(full, settings).unwrap();
    let pushed = encoder.push(&moving(64, 48, 0, Duration::ZERO));
    assert!(matches!(pushed, Err(ClipFault::Write(_))), "{pushed:?}");
    assert!(encoder.push(&moving(64, 48, 1, FIVE_SECONDS / 2)).is_ok(), "held, not written");
    assert!(encoder.finish().is_err());
}

#[test]
fn a_clip_cut_between_fragments_plays_to_the_cut() {
    let frames: Vec<_> = (0..90).map(|i| moving(160, 120, i, at_30_fps(i))).collect();
    let (file, _) = clip(&frames, Duration::from_secs(3));
    let boxes = top_level(&file);
    let kinds: Vec<_> = boxes.iter().map(|(kind, _)| std::str::from_utf8(kind).unwrap()).collect();
    assert_eq!(kinds, ["ftyp", "moov", "moof", "mdat", "moof", "mdat", "moof", "mdat"]);

    let second = boxes[4].1;
    let third = boxes[6].1;
    assert_eq!(times(&decoded(&file[..third])), times(&frames[..60]));
    // The middle fragment taken out: each begins with a key frame.
    let mut holed = file[..second].to_vec();
    holed.extend_from_slice(&file[third..]);
    let expected = [&frames[..30], &frames[60..]].concat();
    assert_eq!(times(&decoded(&holed)), times(&expected));

    // Cut inside a fragment: everything before comes out, then the fault, then nothing.
    let mut torn = ClipDecoder::new(&file[..file.len() - 10]).unwrap();
    assert_eq!(torn.by_ref().take_while(Result::is_ok).count(), 89);
    assert!(torn.next().is_none());
    let mut torn = ClipDecoder::new(&file[..third + 20]).unwrap();
    assert_eq!(torn.by_ref().filter(Result::is_ok).count(), 60);
}

/// Kind and offset of each box.
fn top_level(file: &[u8]) -> Vec<([u8; 4], usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < file.len() {
        let size = u32::from_be_bytes(file[at..at + 4].try_into().unwrap());
        found.push((file[at + 4..at + 8].try_into().unwrap(), at));
        at += size as usize;
    }
    found
}

#[test]
fn ordinary_files_with_b_frames_come_out_whole_and_in_order() {
    let footage = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/footage");
    for (name, frames, size) in [
        ("puppet/clips/idle.mp4", 150, (640, 480)),
        ("puppet/clips/seq_blink_smile_turn_left.mp4", 0, (640, 480)),
        ("genuine/single_face.mp4", 72, (640, 360)),
    ] {
        let Ok(file) = std::fs::read(footage.join(name)) else {
            eprintln!("skipped: no {name} in the shared footage");
            continue;
        };
        let reader = ClipDecoder::new(&file).unwrap();
        let expected = if frames == 0 { reader.frames() } else { frames };
        let back: Vec<_> = reader.collect::<Result<_, _>>().unwrap();
        assert_eq!(back.len(), expected, "{name}");
        assert_eq!((back[0].width_px(), back[0].height_px()), size);
        assert_eq!(back[0].at(), Duration::ZERO);
        for (index, pair) in back.windows(2).enumerate() {
            let step = pair[1].at() - pair[0].at();
            assert!(
                step.abs_diff(Duration::from_micros(33_333)) < Duration::from_millis(1),
                "{index}"
            );
            // Pictures in the wrong order would jump to and fro.
            assert!(psnr(&pair[0], &pair[1]) > 18.0, "{name} at {index}");
        }
    }
}

#[test]
fn a_moving_head_stays_sharp() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/footage/puppet/clips/seq_blink_smile_turn_left.mp4");
    let Ok(file) = std::fs::read(path) else {
        eprintln!("skipped: no puppet clip in the shared footage");
        return;
    };
    let frames: Vec<_> = decoded(&file).into_iter().take(150).collect();
    let (file, facts) = clip(&frames, FIVE_SECONDS);
    assert_eq!(facts.frames as usize, frames.len());
    let back = decoded(&file);
    // A clip keeps whole microseconds.
    let micros = |frames: &[Frame]| frames.iter().map(|f| f.at().as_micros()).collect::<Vec<_>>();
    assert_eq!(micros(&back), micros(&frames));
    let worst = frames.iter().zip(&back).map(|(a, b)| psnr(a, b)).fold(f64::MAX, f64::min);
    assert!(worst > 36.0, "{worst} dB");
    let bits = file.len() as f64 * 8.0 / 5.0;
    assert!(bits < 1.8e6, "{bits} bit/s");
}

#[test]
fn a_foreign_codec_is_named_as_such() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/footage/attacks/inject_frozen.mp4");
    let Ok(file) = std::fs::read(path) else {
        eprintln!("skipped: no MPEG-4 part 2 file in the shared footage");
        return;
    };
    assert!(matches!(ClipDecoder::new(&file), Err(ClipFault::Unsupported(_))));
}
