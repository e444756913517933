//! The program's own HTTP: health, readiness and figures for whoever watches it, and what is fetched under secret
//! addresses; it decides nothing.

use std::{net::SocketAddr, sync::Arc};

use anyhow::{Context, Result};
use axum::{Router, routing::get};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{metrics::Metrics, office::Office, telegram::reach::Reach};

pub mod calendar;
mod figures;
mod health;

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

/// Serves until `stop`.
pub async fn serve(listener: TcpListener, routes: Router, stop: CancellationToken) {
    let served = axum::serve(listener, routes).with_graceful_shutdown(stop.cancelled_owned()).await;
    if let Err(error) = served {
        tracing::error!("the HTTP listener ended: {error}");
    }
}
