//! An intake outside the window, so that the line to it can be slow.

use std::path::Path;

use intake::{Intake, Keys, Running, Settings, default_policy, serve, system_clock};

/// Its data goes into `folder`; with the key to pin.
pub(crate) async fn intake(folder: &Path) -> (Running, String) {
    let (keys, _) = Keys::generate("Test intake").expect("keys");
    let key = keys.verifying().to_base64url();
    let data = folder.join("elsewhere");
    let settings = Settings { data, keys, policy: default_policy(), clock: system_clock() };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    (serve(Intake::open(settings).expect("an intake"), listener), key)
}
