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
mod door;
mod figures;
mod health;
pub mod proof;

/// How long requests under way are waited for at the end.
const LAST_REQUESTS: Duration = Duration::from_secs(1);

/// What the pages are about.
#[derive(Clone)]
pub struct Watched {
    pub office: Office,
    pub reach: Arc<Reach>,
    pub metrics: Metrics,
}

/// `/healthz`, `/readyz`.
pub fn routes(watched: Watched) -> Router {
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .with_state(watched)
}

/// `/metrics`, which may be served elsewhere.
pub fn metrics(watched: Watched) -> Router {
    Router::new().route("/metrics", get(figures::metrics)).with_state(watched)
}

/// Listens at the address that a setting names, or says at once that it can't.
pub async fn bind(setting: &str, at: SocketAddr) -> Result<TcpListener> {
    let listener = TcpListener::bind(at).await.with_context(|| format!("{setting}: can't listen at {at}"))?;
    tracing::info!(%at, "listening as {setting} says");
    Ok(listener)
}

/// Serves until `stop`, and a little longer whoever is being answered; not those who wait for news.
pub async fn serve(listener: TcpListener, routes: Router, stop: CancellationToken) {
    let under_way = door::serve(listener, routes, &stop).await;
    if tokio::time::timeout(LAST_REQUESTS, under_way.shutdown()).await.is_err() {
        tracing::debug!("some requests were not answered to their end");
    }
}
