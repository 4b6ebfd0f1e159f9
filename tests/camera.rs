//! The camera crate against real kernel drivers: a user-mode Linux (tests/camera-guest) with a UVC
//! webcam, a loopback device and the kernel's test camera, in which the crate's `probe` runs, and the
//! whole road with a take through that webcam. Each test boots once.

#[path = "camera/guest.rs"]
mod guest;
#[path = "camera/performer.rs"]
mod performer;
#[path = "camera/take.rs"]
mod take;

use guest::guest;

#[test]
fn a_webcam_flows_and_every_way_to_lose_it_has_its_name() {
    let Some(guest) = guest() else { return };
    let story = guest.tell(
        r#"
        webcam="uvc mjpeg:$clips/720.mjpeg mjpeg:$clips/480.mjpeg yuyv:$clips/480.y4m"
        log=$(mktemp)
part none
        $probe watch
part nodes
        $webcam || exit 1
        echo "{\"nodes\":$(ls /dev/video* | wc -l)}"
        $probe list
part flows
        $probe watch 60
part busy
        $probe watch 1000000 > $log & other=$!
        await says $log frame || exit 1
        $probe watch 10
        kill $other; wait $other 2> /dev/null
part denied
        cp $probe /tmp/probe-of-nobody && chmod 755 /tmp/probe-of-nobody
        chmod 600 /dev/video0
        setpriv --reuid 65534 --clear-groups /tmp/probe-of-nobody watch 10
        chmod 666 /dev/video0
part freezes
        $probe watch 1000000 > $log & watch=$!
        await says $log frame || exit 1
        freeze; await says $log fault || exit 1
        thaw; wait $watch
        cat $log
part frozen
        freeze
        $probe watch 10 > $log & watch=$!
        await says $log fault || exit 1
        thaw; wait $watch
        cat $log
part thawed
        $probe watch 10
part unplugged
        $probe watch 1000000 > $log & watch=$!
        await says $log frame || exit 1
        unplug; wait $watch
        cat $log
part again
        $webcam || exit 1
        $probe watch 10
        unplug
        true
        "#,
    );

    let none = story.of("none");
    assert_eq!(none.one("cameras").as_array().map(Vec::len), Some(0));
    assert_eq!(none.fault(), "CAM-101");

    // The webcam has a second node, for metadata: there, but no camera.
    let nodes = story.of("nodes");
    assert_eq!(*nodes.one("nodes"), 2, "{nodes}");
    let cameras = nodes.one("cameras").as_array().expect("a list");
    assert_eq!(cameras.len(), 1, "{cameras:?}");
    assert_eq!(cameras[0]["driver"], "uvcvideo");
    assert!(cameras[0]["name"].as_str().is_some_and(|name| name.starts_with("UVC Test Camera")));
    // USB over IP is a bus without a plug.
    assert_eq!(cameras[0]["provenance"], "suspected");

    let flows = story.of("flows");
    flows.flows(1280, 720, "mjpeg", 60);
    assert_eq!(flows.one("opened")["id"], cameras[0]["id"]);
    assert_eq!(flows.one("tally")["frames"], 60);

    assert_eq!(story.of("busy").fault(), "CAM-102");
    assert_eq!(story.of("denied").fault(), "CAM-103");
    let freezes = story.of("freezes");
    assert!(!freezes.all("frame").is_empty());
    assert_eq!(freezes.fault(), "CAM-106");
    let frozen = story.of("frozen");
    assert!(frozen.all("frame").is_empty(), "{frozen}");
    assert!(["CAM-104", "CAM-105"].contains(&frozen.fault()), "{frozen}");
    story.of("thawed").flows(1280, 720, "mjpeg", 10);
    let unplugged = story.of("unplugged");
    assert!(!unplugged.all("frame").is_empty());
    assert_eq!(unplugged.fault(), "CAM-107");
    story.of("again").flows(1280, 720, "mjpeg", 10);
}

#[test]
fn every_packing_is_read_and_torn_pictures_are_only_counted() {
    let Some(guest) = guest() else { return };
    let story = guest.tell(
        r#"
part mjpeg
        uvc mjpeg:$clips/480.mjpeg || exit 1
        $probe watch 60; unplug
part yuyv
        uvc yuyv:$clips/480.y4m || exit 1
        $probe watch 60; unplug
part nv12
        uvc nv12:$clips/480.y4m || exit 1
        $probe watch 60; unplug
part torn
        uvc -t 5 mjpeg:$clips/480.mjpeg || exit 1
        $probe watch 40; unplug
part rubbish
        uvc -t 1 mjpeg:$clips/480.mjpeg || exit 1
        $probe watch 40; unplug
        true
        "#,
    );
    story.of("mjpeg").flows(640, 480, "mjpeg", 60);
    story.of("yuyv").flows(640, 480, "yuyv", 60);
    story.of("nv12").flows(640, 480, "nv12", 60);

    let torn = story.of("torn");
    torn.flows(640, 480, "mjpeg", 40);
    let count = torn.one("tally")["torn"].as_u64().expect("a number");
    assert!((4..=20).contains(&count), "{count} torn of 40 whole ones\n{torn}");

    // Nothing but torn pictures is a camera that does not work.
    let rubbish = story.of("rubbish");
    assert_eq!(rubbish.fault(), "CAM-105", "{rubbish}");
    assert!(rubbish.one("tally")["torn"].as_u64() > Some(20), "{rubbish}");
}

#[test]
fn a_virtual_camera_works_and_is_suspected() {
    let Some(guest) = guest() else { return };
    let story = guest.tell(
        r#"
part loopback
        loopback $clips/480.y4m || exit 1
        $probe watch 30
part writer_dies
        log=$(mktemp)
        $probe watch 1000000 > $log & watch=$!
        await says $log frame || exit 1
        kill -9 $camera; wait $watch
        cat $log
        true
        "#,
    );
    let loopback = story.of("loopback");
    assert_eq!(loopback.one("opened")["provenance"], "suspected");
    assert_eq!(loopback.one("opened")["name"], "Looped");
    loopback.flows(640, 480, "yuyv", 30);
    assert_eq!(story.of("writer_dies").fault(), "CAM-106");
}

#[test]
fn an_interval_that_another_program_left_does_not_keep_a_camera_from_opening() {
    let Some(guest) = guest() else { return };
    let story = guest.tell(
        r#"
        vivid || exit 1
        "$CAMERA_GUEST_OUT/interval" /dev/video0 2 25 || exit 1
part odd_interval
        $probe watch 10
        "#,
    );
    let vivid = story.of("odd_interval");
    assert_eq!(vivid.one("opened")["provenance"], "suspected");
    assert_eq!(vivid.all("frame").len(), 10, "{vivid}");
}
