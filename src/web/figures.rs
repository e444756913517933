//! The figures in Prometheus' text form: those of the process, and those that the database knows now.

use std::sync::atomic::AtomicU64;

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::text::encode,
    metrics::{family::Family, gauge::Gauge},
    registry::Registry,
};

use super::Watched;
use office::store::Figures;

const FORM: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

pub async fn metrics(State(watched): State<Watched>) -> Response {
    let now = watched.office.clock.now();
    let figures = watched.office.look(move |tx| tx.figures(now)).await;
    let mut registry = Registry::with_prefix("nhaclich");
    of_process(&mut registry, &watched);
    match figures {
        Ok(figures) => of_database(&mut registry, &figures, now),
        Err(error) => tracing::error!("the queue's figures could not be read: {error:#}"),
    }
    let mut text = String::new();
    match encode(&mut text, &registry) {
        Ok(()) => ([(header::CONTENT_TYPE, FORM)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn of_process(registry: &mut Registry, watched: &Watched) {
    let metrics = watched.metrics.clone();
    registry.register("sent_messages", "Messages of the outbox that Telegram accepted", metrics.sent);
    registry.register("updates", "Updates that came in", metrics.updates);
    registry.register("dropped_updates", "Updates of people who sent too many", metrics.dropped_updates);
    registry.register(
        "reduced_updates",
        "Updates handled without what is not known in them",
        metrics.reduced_updates,
    );
    registry.register("unread_updates", "Updates that could not be handled at all", metrics.unread_updates);
    registry.register("too_many_requests", "Answers 429 of Telegram", metrics.too_fast);
    registry.register("reply_seconds", "From an update's arrival to the end of its answer", metrics.replies);
    registry.register(
        "delivery_seconds",
        "From the instant a message was due to Telegram's acceptance",
        metrics.deliveries,
    );
    let silence = watched.reach.silence().map_or(f64::INFINITY, |silence| silence.as_secs_f64());
    put(registry, "telegram_silence_seconds", "Since Telegram last answered", silence);
}

fn of_database(registry: &mut Registry, figures: &Figures, now: chrono::DateTime<chrono::Utc>) {
    put_all(registry, "outbox_messages", "Messages by state", "state", &figures.messages);
    put_all(
        registry,
        "failed_messages",
        "Messages failed or uncertain, by reason",
        "reason",
        &figures.failed,
    );
    put_all(registry, "chats", "Chats by state", "state", &figures.chats);
    put(registry, "repeated_messages", "Messages sent a second time, marked", figures.repeated as f64);
    put(registry, "updates_waiting", "Updates not handled yet", figures.updates_waiting as f64);
    let late = figures.oldest_due.map_or(0.0, |due| (now - due).num_milliseconds() as f64 / 1000.0);
    put(registry, "oldest_due_seconds", "How long the message that waits longest has been due", late);
    let backup = figures.last_backup.map_or(0.0, |at| at.timestamp() as f64);
    put(registry, "last_backup_timestamp_seconds", "When the last nightly copy was made; 0: never", backup);
}

fn put(registry: &mut Registry, name: &str, help: &str, value: f64) {
    let gauge: Gauge<f64, AtomicU64> = Gauge::default();
    gauge.set(value);
    registry.register(name, help, gauge);
}

fn put_all(registry: &mut Registry, name: &str, help: &str, label: &str, values: &[(String, u64)]) {
    let family: Family<Vec<(String, String)>, Gauge> = Family::default();
    for (value, count) in values {
        let labels = vec![(label.to_owned(), value.clone())];
        family.get_or_create(&labels).set(i64::try_from(*count).unwrap_or(i64::MAX));
    }
    registry.register(name, help, family);
}
