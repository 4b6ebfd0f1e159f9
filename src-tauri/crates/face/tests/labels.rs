//! The labelled footage as a whole: what `cargo xtask liveness` prints, held to its figures.

#[path = "../examples/liveness/attacks.rs"]
mod attacks;
#[path = "../examples/liveness/clips.rs"]
mod clips;
#[path = "../examples/liveness/movements.rs"]
mod movements;

#[test]
fn labelled_movements_are_found_and_attacks_are_told_from_faces() {
    let Some(footage) = clips::Footage::beside_the_checkout().expect("labels") else {
        return println!("skipped: the folder `shared/footage` is not beside the checkout");
    };
    let analyst = clips::Analyst::new().expect("models");

    let table = movements::Table::of(&footage, &analyst).expect("clips");
    let total = table.total();
    println!("{table}");
    assert_eq!(total.labelled, 18);
    assert_eq!(total.invented, 0, "{:?}", table.wrong);
    // One word of a talker whose mouth opens for a single frame, at .405: no "open your mouth" looks like it.
    assert_eq!(total.found, 17, "{:?}", table.wrong);

    let table = attacks::Table::of(&footage, &analyst).expect("clips");
    println!("{table}");
    assert_eq!((table.passed(), table.accused()), (0, 0), "{table}");
}
