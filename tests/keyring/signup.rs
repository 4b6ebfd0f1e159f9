//! What a signup makes of its store: absent, locked, or keys lost. Each is told, and there is a way on. Run inside a
//! session, like [`crate::inside`].

use std::fs;
use std::time::{Duration, Instant};

use client::vault::{VAULT_LIMIT, Vault};
use signup::fault::Remedy;
use signup::view::Screen;
use signup::{FaultCode, Intent, View};
use tokio::runtime::Runtime;

use crate::inside::{NAME, lock, restart_daemon, vault};
use crate::seller::{Place, kept};

fn on_a_runtime(test: impl Future<Output = ()>) {
    Runtime::new().unwrap().block_on(test);
}

fn at_details(view: &View) -> bool {
    matches!(view.screen, Screen::Details { .. }) && view.fault.is_none()
}

fn carries_on(view: &View) -> bool {
    matches!(view.screen, Screen::Welcome { carry_on: true, .. })
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn goes_on_once_there_is_a_store() {
    on_a_runtime(async {
        let place = Place::new().await;
        let seller = place.start();
        seller.agree().await;
        let view = seller.fault(FaultCode::NoVault).await;
        assert_eq!(view.fault.unwrap().remedies, [Remedy::Retry]);
        assert!(matches!(view.screen, Screen::Consent { opening: false, .. }));
        restart_daemon();
        seller.press(Intent::Retry);
        seller.until("details", at_details).await;
        assert!(vault().get(NAME).unwrap().is_some());
    });
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn goes_on_once_the_store_is_unlocked() {
    on_a_runtime(async {
        let place = Place::with_a_signup().await;
        let before = kept(&place.device());
        lock();
        let begun = Instant::now();
        let seller = place.start();
        let view = seller.fault(FaultCode::VaultLocked).await;
        let took = begun.elapsed();
        assert!(took < VAULT_LIMIT + Duration::from_secs(10), "told after {took:?}");
        assert_eq!(view.fault.unwrap().remedies, [Remedy::Retry]);
        assert!(kept(&place.device()) == before, "something was swept");
        restart_daemon();
        seller.press(Intent::Retry);
        seller.until("offer to carry on", carries_on).await;
        seller.press(Intent::Begin);
        seller.until("details", at_details).await;
    });
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn keeps_everything_when_its_keys_are_lost() {
    on_a_runtime(async {
        let place = Place::with_a_signup().await;
        fs::write(place.device().join("spool/artifact-1.sealed"), b"sealed").unwrap();
        let before = kept(&place.device());
        vault().remove(NAME).unwrap();
        let seller = place.start();
        let view = seller.fault(FaultCode::KeysLost).await;
        assert_eq!(view.fault.unwrap().remedies, [Remedy::EnterCode, Remedy::StartOver]);
        assert!(kept(&place.device()) == before, "something was swept");
        assert!(vault().get(NAME).unwrap().is_none());
        drop(seller);
        // As long as the seller has not decided, every start says the same.
        place.start().fault(FaultCode::KeysLost).await;
        assert!(kept(&place.device()) == before, "something was swept");
    });
}

#[test]
#[ignore = "run by another test in a session of its own"]
fn leaves_nothing_in_the_store_when_it_is_forgotten() {
    on_a_runtime(async {
        let place = Place::with_a_signup().await;
        assert!(vault().get(NAME).unwrap().is_some());
        let seller = place.start();
        seller.until("offer to carry on", carries_on).await;
        seller.press(Intent::StartOver);
        let begun = Instant::now();
        while vault().get(NAME).unwrap().is_some() {
            assert!(begun.elapsed() < Duration::from_secs(20), "the entry stays");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(kept(&place.device()).is_empty());
        drop(seller);
        let seller = place.start();
        seller.agree().await;
        seller.until("details", at_details).await;
    });
}
