//! The program's own HTTP: health, readiness and figures for whoever watches it, and what is fetched under secret
//! addresses; it decides nothing.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use axum::{Router, routing::get};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{metrics::Metrics, telegram::reach::Reach};
use office::Office;

pub mod board;
pub mod calendar;
mod figures;
mod health;

/// How long requests under way are waited for at the end.
const LAST_REQUESTS: Duration = Duration::from_secs(1);

/// What the pages are about.
#[derive(Clone)]
pub struct Watched {
    pub office: Office,
    pub reach: Arc<Reach>,
    pub metrics: Metrics,
}

/// `/healthz`, `/readyz`, `/metrics`.
pub fn routes(watched: Watched) -> Router {
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(figures::metrics))
        .with_state(watched)
}

/// Listens, or says at once that it can't.
pub async fn bind(at: SocketAddr) -> Result<TcpListener> {
    let listener =
        TcpListener::bind(at).await.with_context(|| format!("NHACLICH_HTTP: can't listen at {at}"))?;
    tracing::info!(%at, "listening for health, figures and feeds");
    Ok(listener)
}

/// Serves until `stop`, and a little longer whoever is being answered; not those who wait for news.
pub async fn serve(listener: TcpListener, routes: Router, stop: CancellationToken) {
    let serving = axum::serve(listener, routes).with_graceful_shutdown(stop.clone().cancelled_owned());
    let late = async {
        stop.cancelled().await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    tokio::select! {
        served = serving.into_future() => {
            if let Err(error) = served {
                tracing::error!("the HTTP listener ended: {error}");
            }
        }
        () = late => {}
    }
}
