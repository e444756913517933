//! The webhook: Telegram brings updates to our own address instead of being asked for them; what is done
//! with them is the intake's business.
//!
//! An update is answered with 200 only when it is on disk; on anything else Telegram brings it again.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State, rejection::BytesRejection},
    http::{HeaderMap, StatusCode},
    routing::post,
};
use subtle::ConstantTimeEq;
use teloxide::{payloads::SetWebhookSetters, prelude::Requester, types::AllowedUpdate};
use tokio_util::sync::CancellationToken;
use url::Url;

use super::{
    listener::Intake,
    outcome, raw,
    reach::{Obstacle, Way},
    wire::Wire,
};
use office::deliver::Outcome;

/// The path below the public address.
const PATH: &str = "/telegram";
/// Updates that Telegram brings at the same time; the web server in front passes them on from one address, which has
/// places for twice as many.
const CONNECTIONS: u8 = 16;
const SECRET_HEADER: &str = "x-telegram-bot-api-secret-token";
/// An update is a few kilobytes; Telegram's own largest is far below this.
const LARGEST: usize = 1 << 20;

/// The way in; clones share the secret.
#[derive(Clone)]
pub struct Webhook {
    intake: Intake,
    /// New at each start; only Telegram is told.
    secret: Arc<str>,
}

impl Webhook {
    pub fn new(intake: Intake) -> Result<Self> {
        let mut bytes = [0u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| anyhow!("no randomness from the system: {error}"))?;
        let secret: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { intake, secret: secret.into() })
    }

    pub fn routes(&self) -> Router {
        Router::new()
            .route(PATH, post(receive))
            .layer(DefaultBodyLimit::max(LARGEST))
            .with_state(self.clone())
    }

    /// Tells Telegram where to bring updates, until it has understood.
    pub async fn announce(&self, wire: &Wire, public_url: &Url, stop: CancellationToken) {
        loop {
            let wait = match self.try_announce(wire, public_url).await {
                Ok(()) => return wire.reach().answered(Way::In),
                Err(wait) => wait,
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    async fn try_announce(&self, wire: &Wire, public_url: &Url) -> Result<(), Duration> {
        let mut url = public_url.clone();
        url.set_path(&format!("{}{PATH}", public_url.path().trim_end_matches('/')));
        let request = wire
            .bot()
            .set_webhook(url)
            .allowed_updates([
                AllowedUpdate::Message,
                AllowedUpdate::CallbackQuery,
                AllowedUpdate::InlineQuery,
                AllowedUpdate::MyChatMember,
            ])
            .max_connections(CONNECTIONS)
            .secret_token(self.secret.to_string());
        let outcome = match request.await {
            Ok(_) => return Ok(()),
            Err(error) => outcome::of_error(&error),
        };
        let failed = |obstacle, words: &str| Err(wire.reach().failed(Way::In, obstacle, words));
        match outcome {
            Outcome::TooFast { wait } => Err(wait),
            Outcome::NotReached(words) | Outcome::NoAnswer(words) => failed(Obstacle::Network, &words),
            Outcome::TokenRefused => failed(Obstacle::Token, ""),
            Outcome::Refused(words) => {
                tracing::error!("Telegram refuses NHACLICH_PUBLIC_URL as the webhook's address: {words}");
                failed(Obstacle::Trouble, &words)
            }
            other => failed(Obstacle::Trouble, &format!("{other:?}")),
        }
    }

    fn is_telegram(&self, headers: &HeaderMap) -> bool {
        let given = headers.get(SECRET_HEADER).map_or(&[][..], |value| value.as_bytes());
        given.ct_eq(self.secret.as_bytes()).into()
    }
}

async fn receive(
    State(webhook): State<Webhook>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> StatusCode {
    if !webhook.is_telegram(&headers) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = body else { return StatusCode::BAD_REQUEST };
    let Some(update) = raw::update(&String::from_utf8_lossy(&body)) else {
        // Brought again it would be the same, and hold up what comes after it.
        webhook.intake.unreadable(body.len());
        return StatusCode::OK;
    };
    match webhook.intake.take(vec![update]).await.context("writing down an update") {
        Ok(()) => {
            webhook.intake.heard();
            StatusCode::OK
        }
        Err(error) => {
            tracing::error!(
                "what came in could not be written down, Telegram will bring it again: {error:#}"
            );
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
