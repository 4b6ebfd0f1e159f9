//! A document in front of the camera, on drawn sheets of known place and on footage without any.

mod paper_scene;

use std::path::{Path, PathBuf};
use std::time::Duration;

use clip_file::Source;
use documents::paper::{Look, PaperWatch, PhotoOrder, photo};
use media::Frame;
use paper_scene::{MARKS, Scene, card, jpeg, marks_of, page, specimen};
use puppet::{Held, Sheet};
use signup::document::PaperHint;

/// A second of looks.
const SECOND: u32 = 30;

/// What the last of these looks said, and the photo if there was one.
fn last_of(scene: &Scene, sheet: &Sheet, held: impl Fn(f32) -> Held, looks: u32) -> (Look, usize) {
    let mut watch = PaperWatch::new();
    let (mut last, mut takes) = (None, 0);
    for look in 0..looks {
        let frame = scene.frame(Some((sheet, &held(look as f32 / SECOND as f32))), look);
        let seen = watch.look(&frame);
        takes += usize::from(seen.take.is_some());
        last = Some(seen);
    }
    (last.expect("a look"), takes)
}

fn hint_of(sheet: &Sheet, held: impl Fn(f32) -> Held) -> (Option<PaperHint>, usize) {
    let scene = Scene::hd();
    let (look, takes) = last_of(&scene, sheet, held, 2 * SECOND);
    (look.sight.hint, takes)
}

fn poses() -> Vec<Held> {
    let held = Held::default();
    vec![
        held,
        Held { size: 0.75, ..held },
        Held { size: 0.5, middle: [0.42, 0.6], ..held },
        Held { roll_deg: 14.0, ..held },
        Held { roll_deg: -25.0, size: 0.5, ..held },
        Held { yaw_deg: 18.0, ..held },
        Held { yaw_deg: -16.0, pitch_deg: 12.0, roll_deg: 5.0, ..held },
        Held { pitch_deg: -20.0, ..held },
        Held { thumbs: true, ..held },
        Held { thumbs: true, roll_deg: -9.0, yaw_deg: 10.0, ..held },
        Held { light: 0.6, roll_deg: 4.0, ..held },
    ]
}

#[test]
fn corners_are_found_at_many_poses() {
    let sheets = [
        ("card", card(), 1.0),
        ("identity-front", specimen("identity-front.jpg"), 1.0),
        ("identity-back", specimen("identity-back.jpg"), 1.0),
        ("payment card", specimen("card.jpg"), 1.0),
        ("page", page(), 0.62),
    ];
    for (width, height) in [(1280, 720), (640, 480)] {
        let scene = Scene::new(width, height);
        let mut worst = (0.0, String::new());
        for (name, sheet, size) in &sheets {
            for held in poses() {
                let held = Held { size: held.size * size, ..held };
                let (look, _) = last_of(&scene, sheet, |_| held, 8);
                let what = format!("{name} at {width} x {height}, {held:?}");
                let Some(outline) = look.sight.outline else { panic!("not found: {what}") };
                let truth = scene.desk.corners(sheet, &held);
                for (found, [x, y]) in outline.iter().zip(truth) {
                    let off = (found.x * width as f32 - x).hypot(found.y * height as f32 - y);
                    let share = off / width as f32;
                    if share > 0.005 {
                        println!("{:.2} %: {what}", share * 100.0);
                    }
                    if share > worst.0 {
                        worst = (share, what.clone());
                    }
                }
            }
        }
        println!("{width} x {height}: at worst {:.3} % of the width, {}", worst.0 * 100.0, worst.1);
        assert!(worst.0 < 0.01, "{worst:?}");
    }
}

#[test]
fn each_hint_has_its_cause() {
    let (card, held) = (card(), Held::default());
    assert_eq!(hint_of(&card, |_| Held { light: 0.25, ..held }).0, Some(PaperHint::TooDark));
    let beside = Held { middle: [0.75, 0.5], ..held };
    assert_eq!(hint_of(&card, |_| beside).0, Some(PaperHint::WholeDocument));
    let below = Held { middle: [0.5, 0.85], ..held };
    assert_eq!(hint_of(&card, |_| below).0, Some(PaperHint::WholeDocument));
    assert_eq!(hint_of(&card, |_| Held { size: 0.36, ..held }).0, Some(PaperHint::Closer));
    assert_eq!(hint_of(&card, |_| Held { pitch_deg: 38.0, ..held }).0, Some(PaperHint::Flatter));
    assert_eq!(hint_of(&card, |_| Held { yaw_deg: -36.0, ..held }).0, Some(PaperHint::Flatter));
    assert_eq!(hint_of(&card, |_| Held { glare: 0.12, ..held }).0, Some(PaperHint::Glare));
    let swinging = |at: f32| Held { middle: [0.5 + 0.06 * (at * 4.0).sin(), 0.5], ..held };
    assert_eq!(hint_of(&card, swinging).0, Some(PaperHint::HoldStill));
    assert_eq!(hint_of(&card, |_| Held { blur_px: 4, ..held }).0, Some(PaperHint::NotSharp));
}

#[test]
fn what_has_to_be_mended_is_never_photographed() {
    let (card, held) = (card(), Held::default());
    let swinging = move |at: f32| Held { middle: [0.5 + 0.06 * (at * 4.0).sin(), 0.5], ..held };
    assert_eq!(hint_of(&card, swinging).1, 0);
    for held in [
        Held { light: 0.25, ..held },
        Held { middle: [0.75, 0.5], ..held },
        Held { size: 0.36, ..held },
        Held { pitch_deg: 38.0, ..held },
        Held { glare: 0.12, ..held },
        Held { blur_px: 4, ..held },
    ] {
        assert_eq!(hint_of(&card, |_| held).1, 0, "{held:?}");
    }
}

#[test]
fn a_blank_sheet_and_an_empty_desk_are_no_documents() {
    let blank = Sheet::whole(paper_scene::blank());
    let (hint, takes) = hint_of(&blank, |_| Held::default());
    assert_eq!((hint, takes), (Some(PaperHint::NotSharp), 0));
    let scene = Scene::hd();
    let mut watch = PaperWatch::new();
    for look in 0..SECOND {
        let look = watch.look(&scene.frame(None, look));
        assert!(look.take.is_none());
        assert_eq!(look.sight.outline, None);
        assert_eq!(look.sight.hint, Some(PaperHint::ShowDocument));
    }
}

/// A hand is never quite still, and the sensor has noise.
fn in_a_hand(at: f32) -> Held {
    Held {
        middle: [0.5 + 0.0012 * (at * 7.0).sin(), 0.5 + 0.0015 * (at * 5.0).cos()],
        roll_deg: 4.0 + 0.2 * (at * 6.0).sin(),
        yaw_deg: 9.0,
        thumbs: true,
        ..Held::default()
    }
}

#[test]
fn held_still_it_is_photographed_once() {
    let (scene, card) = (Scene::hd(), card());
    let mut watch = PaperWatch::new();
    let (mut takes, mut ready) = (0, Vec::new());
    for look in 0..4 * SECOND {
        let frame = scene.frame(Some((&card, &in_a_hand(look as f32 / SECOND as f32))), look);
        let seen = watch.look(&frame);
        ready.push(seen.sight.ready_percent);
        if let Some(order) = seen.take {
            takes += 1;
            assert!(order.frame.at() <= frame.at());
            assert_eq!(seen.sight.ready_percent, 100);
        }
    }
    assert_eq!(takes, 1);
    assert!(ready.is_sorted(), "it only rises: {ready:?}");
    assert!(ready.iter().any(|ready| (40..60).contains(ready)), "{ready:?}");
}

#[test]
fn the_photo_is_upright_and_in_its_true_shape() {
    let (scene, card) = (Scene::hd(), card());
    let held =
        Held { yaw_deg: 17.0, pitch_deg: -9.0, roll_deg: 8.0, size: 0.62, ..Held::default() };
    let mut watch = PaperWatch::new();
    let taken = (0..2 * SECOND)
        .find_map(|look| watch.look(&scene.frame(Some((&card, &held)), look)).take)
        .expect("a photo");
    let jpeg_bytes = taken.photo().expect("a JPEG");
    let picture = jpeg(&jpeg_bytes);
    let (width, height) = (picture.width() as f32, picture.height() as f32);
    assert!((width / height - 1.586).abs() < 0.03, "{width} x {height}");
    for (found, wanted) in marks_of(&picture).into_iter().zip(MARKS) {
        // The margin is 3 % on every side.
        let at = |share: f32| (share + 0.03) / 1.06;
        let (x, y) = (at(wanted[0]), at(wanted[1]));
        let off = ((found[0] / width - x).abs(), (found[1] / height - y).abs());
        assert!(off.0 < 0.01 && off.1 < 0.01, "{wanted:?}: {off:?}");
    }
    for marker in [&b"Exif"[..], b"http://ns.adobe.com", b"ICC_PROFILE"] {
        assert!(!jpeg_bytes.windows(marker.len()).any(|bytes| bytes == marker));
    }
}

#[test]
fn the_photo_of_now_is_the_document_or_the_whole_frame() {
    let (scene, card) = (Scene::hd(), card());
    let mut watch = PaperWatch::new();
    let bare = scene.frame(None, 0);
    let _ = watch.look(&bare);
    let order = watch.now(&bare);
    assert!(order.outline.is_none());
    let whole = jpeg(&order.photo().expect("a JPEG"));
    assert_eq!((whole.width(), whole.height()), (1280, 720));
    let shown = scene.frame(Some((&card, &Held::default())), 1);
    let _ = watch.look(&shown);
    assert!(watch.now(&shown).outline.is_some());
    let cut = Held { middle: [0.8, 0.5], ..Held::default() };
    let mut watch = PaperWatch::new();
    for look in 0..3 {
        let _ = watch.look(&scene.frame(Some((&card, &cut)), look));
    }
    assert!(watch.now(&scene.frame(Some((&card, &cut)), 3)).outline.is_none());
}

#[test]
fn an_outline_that_is_none_gives_no_photo_and_no_panic() {
    let frame = Scene::hd().frame(None, 0);
    let point = |x, y| signup::document::Point { x, y };
    let row = [point(0.1, 0.1), point(0.2, 0.2), point(0.3, 0.3), point(0.4, 0.4)];
    assert!(photo(&frame, Some(row)).is_err());
    assert!(photo(&frame, Some([point(0.5, 0.5); 4])).is_err());
    assert!(photo(&frame, Some([point(f32::NAN, 0.5); 4])).is_err());
    let tiny = [point(0.5, 0.5), point(0.501, 0.5), point(0.501, 0.501), point(0.5, 0.501)];
    assert!(photo(&frame, Some(tiny)).is_err());
}

#[test]
fn sizes_no_camera_has_are_looked_at_all_the_same() {
    for (width, height) in [(2, 2), (4, 400), (16, 16), (3840, 2)] {
        let grey = vec![128; width * height * 3 / 2];
        let frame = Frame::from_i420(width, height, Duration::ZERO, grey).expect("even");
        let mut watch = PaperWatch::new();
        assert!(watch.look(&frame).take.is_none());
        let PhotoOrder { outline, .. } = watch.now(&frame);
        assert!(outline.is_none());
    }
}

/// People, rooms and what hangs on their walls: nothing of it is photographed.
#[test]
fn faces_and_rooms_are_never_photographed() {
    let footage = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/footage");
    let mut clips: Vec<PathBuf> = ["genuine", "attacks", "puppet"]
        .iter()
        .filter_map(|folder| std::fs::read_dir(footage.join(folder)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it != "json" && it != "md"))
        .collect();
    clips.sort();
    if clips.is_empty() {
        println!("skipped: there is no footage beside the checkout");
        return;
    }
    for clip in clips {
        let Ok(source) = Source::of_file(&clip) else {
            println!("skipped: {}", clip.display());
            continue;
        };
        let mut watch = PaperWatch::new();
        let (mut looks, mut takes) = (0, 0);
        // Every second picture of a long clip says what all of them would.
        for frame in source.pass().expect("it opened before").flatten().step_by(2).take(450) {
            looks += 1;
            takes += usize::from(watch.look(&frame).take.is_some());
        }
        assert_eq!(takes, 0, "{} ({looks} looks)", clip.display());
    }
}
