//! The whole road in the guest: the practice edition with the machine's own camera, which is its UVC
//! webcam, in front of which somebody performs the prompts, or does not.

use acceptance::{footage, programs};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use crate::guest::{Part, guest};
use crate::performer;

#[test]
fn a_take_before_a_webcam_passes_with_somebody_who_performs_and_fails_with_the_reason_otherwise() {
    let Some(guest) = guest() else { return };
    performer::draw(&guest);
    let practice = programs::practice();
    let documents = footage::documents();
    let scenes = performer::scenes(false);
    let mirrored = performer::scenes(true);
    // Who does nothing is nobody's scene: the clip goes on at rest.
    let still = "-s nothing:300:48";
    let sided = "smile,blink,open_mouth,look_up,look_down";
    let story = guest.tell_within(
        400,
        &format!(
            r#"
        # A machine so busy that the take is refused for it says nothing about the take: once more.
        walk() {{
            local log to try
            log=$(mktemp)
            for try in 1 2 3 4; do
                to=$(mktemp -d)
                perform "$2" "$clips/performer.mjpeg" || exit 1
                timeout 45 '{practice}' walk --documents '{documents}' --out "$to" \
                    --details '{documents}/details.toml' "${{@:3}}" | tee "$log" | cue
                unplug
                grep -qE 'TAK-102|not_observed|too_few_observed' "$log" || break
            done
            part "$1"
            cat "$log"
            echo "{{\"manifest\":\"$(cat "$to/manifest.jwt")\"}}"
        }}
        "$CAMERA_GUEST_OUT/network" || exit 1
        walk performed '{scenes}' --slow
        walk still '{still}' --takes 1
        walk mirrored '{mirrored}' --takes 1 --without {sided}
        true
        "#,
            practice = practice.display(),
            documents = documents.display(),
        ),
    );

    let performed = story.of("performed");
    let passed = measured(&performed);
    assert_eq!(reasons(&passed), [""; 3], "{performed}");
    assert_eq!(passed["spoiled"], Value::Null, "{performed}");
    for prompt in passed["prompts"].as_array().expect("a list") {
        let at = |name: &str| prompt[name].as_u64().unwrap_or_else(|| panic!("{prompt}"));
        assert!(at("shown_ms") < at("seen_ms") && at("seen_ms") < at("done_ms"), "{prompt}");
    }
    for (name, reason) in [("still", "not_seen"), ("mirrored", "wrong_side")] {
        let part = story.of(name);
        assert_eq!(reasons(&measured(&part)), [reason; 3], "{part}");
        assert_eq!(
            part.all("missed").len(),
            1,
            "one take was allowed, and the seller was told\n{part}"
        );
    }
}

fn claims(jws: &str) -> Value {
    let claims = jws.split('.').nth(1).expect("three parts");
    let json = URL_SAFE_NO_PAD.decode(claims).expect("base64url");
    serde_json::from_slice(&json).expect("JSON")
}

/// What the manifest says of the take, after a look at where it comes from.
fn measured(part: &Part<'_>) -> Value {
    part.one("receipt");
    let manifest = claims(part.one("manifest").as_str().expect("a JWS"));
    let capture = &manifest["capture"];
    assert_eq!(capture["driver"], "uvcvideo", "{capture}");
    assert_eq!(capture["pixels"], "mjpeg", "{capture}");
    assert_eq!((&capture["width_px"], &capture["height_px"]), (&640.into(), &480.into()));
    // USB over IP is a bus without a plug; the practice face would be "declared".
    assert_eq!(capture["virtual"], "suspected", "{capture}");
    let measured = manifest["liveness"]["measured"].clone();
    let (analysed, frames) = (measured["analysed_frames"].as_u64(), capture["frames"].as_u64());
    assert!(analysed > Some(0) && analysed <= frames, "{analysed:?} of {frames:?}");
    measured
}

/// Why each prompt does not count; empty for one that does.
fn reasons(measured: &Value) -> Vec<&str> {
    let prompts = measured["prompts"].as_array().expect("a list");
    prompts.iter().map(|prompt| prompt["missed"].as_str().unwrap_or_default()).collect()
}
