//! What practice leaves behind: nothing, unless it is told to keep it. Without the driver, which kills what it drives.

use std::process::Command;

use acceptance::programs;

use super::stage::Stage;
use super::window::TITLE;

#[test]
fn a_closed_window_leaves_nothing_behind() {
    leaves_nothing(|stage| {
        let manager = stage.manager();
        manager.close(manager.find(TITLE).expect("the window is there"));
    });
}

#[test]
fn a_window_ended_from_outside_leaves_nothing_behind() {
    leaves_nothing(|stage| {
        let manager = stage.manager();
        let process = manager.process(manager.find(TITLE).expect("the window is there"));
        let status = Command::new("kill").args(["-TERM", &process.to_string()]).status();
        assert!(status.expect("kill starts").success());
    });
}

#[test]
fn two_windows_stand_side_by_side() {
    let Some(mut stage) = Stage::set("Adwaita") else { return };
    let practice = programs::practice();
    stage.start(&practice, &[]);
    stage.start(&practice, &[]);
    stage.until("both are at work", || folders(&stage) == 2);
    stage.until("both are shown", || stage.manager().count(TITLE) == 2);
}

fn leaves_nothing(end: impl FnOnce(&Stage)) {
    let Some(mut stage) = Stage::set("Adwaita") else { return };
    stage.start(&programs::practice(), &[]);
    stage.until("the window is shown", || stage.manager().find(TITLE).is_some());
    assert_eq!(folders(&stage), 1);
    end(&stage);
    stage.until("its folder is gone", || folders(&stage) == 0);
    stage.until("the window is gone", || stage.manager().find(TITLE).is_none());
}

/// Folders of practice in the stage's temp folder.
fn folders(stage: &Stage) -> usize {
    let entries = std::fs::read_dir(stage.temp()).expect("readable").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("seller-signup-practice-")).count()
}
