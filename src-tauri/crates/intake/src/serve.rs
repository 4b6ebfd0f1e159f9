//! The node on a socket, with its sweeps, until it is stopped.

use std::{net::SocketAddr, time::Duration};

use tokio::{net::TcpListener, task::JoinHandle};
use tokio_util::sync::CancellationToken;

use crate::node::Intake;

/// How long requests under way may take once stopping has begun.
const GRACE: Duration = Duration::from_secs(10);

/// Between two sweeps.
const SWEEP_EVERY: Duration = Duration::from_secs(600);

/// A serving node. Stops on drop; [`Self::stop`] waits for it.
#[must_use = "dropping it stops the intake"]
pub struct Running {
    address: SocketAddr,
    stop: CancellationToken,
    serving: Option<JoinHandle<()>>,
}

/// Serves `intake` on `listener` and sweeps now and every ten minutes. Needs a tokio runtime.
pub fn serve(intake: Intake, listener: TcpListener) -> Running {
    let address = listener.local_addr().expect("a listener is bound to an address");
    let stop = CancellationToken::new();
    let sweeping = stop.clone();
    tokio::spawn(sweep_until(intake.clone(), sweeping));
    let stopped = stop.clone().cancelled_owned();
    let server = axum::serve(listener, intake.router()).with_graceful_shutdown(stopped);
    let serving = tokio::spawn(async move {
        if let Err(error) = server.await {
            tracing::error!(%error, "serving ended");
        }
    });
    Running { address, stop, serving: Some(serving) }
}

impl Running {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://` and the address, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Takes no more connections and waits for the requests under way, ten seconds at most.
    pub async fn stop(mut self) {
        self.stop.cancel();
        if let Some(serving) = self.serving.take() {
            let abort = serving.abort_handle();
            if tokio::time::timeout(GRACE, serving).await.is_err() {
                abort.abort();
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.cancel();
        if let Some(serving) = self.serving.take() {
            serving.abort();
        }
    }
}

async fn sweep_until(intake: Intake, stop: CancellationToken) {
    let mut ticks = tokio::time::interval(SWEEP_EVERY);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {}
        }
        match intake.sweep().await {
            Ok(swept) => tracing::info!(swept.uploads, swept.artifacts, "swept"),
            Err(error) => tracing::error!(%error, "sweeping failed"),
        }
    }
}
