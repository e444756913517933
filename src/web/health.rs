//! Whether the program lives, and whether it does its work; each condition in one line.

use std::time::Duration;

use axum::{extract::State, http::StatusCode};

use super::Watched;

/// Telegram holds a question for updates for 25 s; two of them may fail.
const TELEGRAM_SILENT: Duration = Duration::from_secs(90);
/// The upkeep ticks three times a minute.
const CLOCK_SILENT: Duration = Duration::from_secs(90);
const OLDEST_DUE: chrono::TimeDelta = chrono::TimeDelta::minutes(1);
/// A database that takes longer counts as one that can't be written.
const STORE_PATIENCE: Duration = Duration::from_secs(5);

/// The process answers.
pub async fn alive() -> &'static str {
    "alive\n"
}

/// Everything that the morning message needs is there; else what is not.
pub async fn ready(State(watched): State<Watched>) -> (StatusCode, String) {
    let mut complaints = Vec::new();
    let now = watched.office.clock.now();
    let write = watched.office.run(move |tx| tx.reach_milestone("readiness", "", now));
    match tokio::time::timeout(STORE_PATIENCE, write).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => complaints.push(format!("database: {error:#}")),
        Err(_) => complaints.push("database: not written within 5 s".into()),
    }
    match watched.office.look(move |tx| tx.figures(now)).await {
        Ok(figures) => {
            if let Some(due) = figures.oldest_due.filter(|due| now - *due > OLDEST_DUE) {
                complaints.push(format!("queue: a message has been due for {} s", (now - due).num_seconds()));
            }
        }
        Err(error) => complaints.push(format!("database: {error:#}")),
    }
    if watched.reach.silence().is_none_or(|silence| silence > TELEGRAM_SILENT) {
        complaints.push("telegram: not reached lately".into());
    }
    if watched.metrics.since_beat().is_none_or(|silence| silence > CLOCK_SILENT) {
        complaints.push("clock: not ticking".into());
    }
    if complaints.is_empty() {
        (StatusCode::OK, "ready\n".into())
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, complaints.join("\n") + "\n")
    }
}
