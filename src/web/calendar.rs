//! `/lich/<secret>.ics`: the calendar of whoever was given the address, and without `.ics` the page from which it is
//! subscribed to; it knows neither names nor rights.
//!
//! Whatever is no living address is answered like a page that doesn't exist. Who may see what is looked up at
//! each request; the bytes are made once for each state of the database and each view.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use axum::{
    Router,
    body::Bytes,
    extract::{Path, State, rejection::PathRejection},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG,
            IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, REFERRER_POLICY, RETRY_AFTER,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Utc};
use sha2::{Digest, Sha256};

use office::{
    Moment, Office, Rules,
    calendar::{Chronicle, View},
    store::Tx,
};
use words::handout::subscribe;

/// Views kept at a time; there are about as many as linked officials and units.
const VIEWS: usize = 4096;
/// Addresses kept at a time; only living ones are.
const SECRETS: usize = 65_536;

/// An hour as HTTP writes it (RFC 9110, 5.6.7).
const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S GMT";

/// The calendars as they were last fetched; clones share them.
#[derive(Clone)]
pub struct Feeds {
    office: Office,
    kept: Arc<Mutex<Kept>>,
}

/// What was made of one edition of the database on one day.
#[derive(Default)]
struct Kept {
    made_of: Option<(i64, NaiveDate)>,
    chronicle: Option<Arc<Chronicle>>,
    views: HashMap<String, View>,
    /// Those of earlier editions stay, to tell since when their bytes are what they are.
    written: HashMap<View, Written>,
}

/// A calendar's bytes.
#[derive(Clone)]
struct Written {
    made_of: (i64, NaiveDate),
    bytes: Bytes,
    etag: HeaderValue,
    since: DateTime<Utc>,
}

pub fn routes(office: Office) -> Router {
    let feeds = Feeds { office, kept: Arc::default() };
    Router::new().route("/lich/{file}", get(fetch)).with_state(feeds)
}

async fn fetch(
    State(feeds): State<Feeds>,
    file: Result<Path<String>, PathRejection>,
    asked: HeaderMap,
) -> Response {
    let Ok(Path(file)) = file else { return StatusCode::NOT_FOUND.into_response() };
    let Some(secret) = file.strip_suffix(".ics").map(str::to_owned) else {
        return page(&feeds.office, file).await;
    };
    let (rules, moment, kept) = (feeds.office.rules.clone(), feeds.office.moment(), feeds.kept.clone());
    let find = move |tx: &Tx<'_>| find(tx, &rules, &moment, &kept, secret);
    match feeds.office.look(find).await {
        Ok(Some(written)) => answer(&written, &asked),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!("a calendar could not be made: {error:#}");
            (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "60")]).into_response()
        }
    }
}

/// The page from which a calendar is subscribed to.
async fn page(office: &Office, secret: String) -> Response {
    let rules = office.rules.clone();
    match office.look(move |tx: &Tx<'_>| office::calendar::offer(tx, &rules, &secret)).await {
        Ok(Some(offer)) => {
            let headers = [
                (CONTENT_TYPE, "text/html; charset=utf-8"),
                (CONTENT_SECURITY_POLICY, super::board::POLICY),
                (CACHE_CONTROL, "no-store"),
                (REFERRER_POLICY, "no-referrer"),
                (X_CONTENT_TYPE_OPTIONS, "nosniff"),
            ];
            (headers, subscribe::page(&offer)).into_response()
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!("the page of a calendar could not be made: {error:#}");
            (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "60")]).into_response()
        }
    }
}

/// The bytes for a secret, from what is kept or made now.
fn find(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    kept: &Mutex<Kept>,
    secret: String,
) -> Result<Option<Written>> {
    let lock = || kept.lock().unwrap_or_else(PoisonError::into_inner);
    let now = (tx.edition()?, moment.today());
    let (view, chronicle) = {
        let mut kept = lock();
        if kept.made_of != Some(now) {
            kept.made_of = Some(now);
            kept.views.clear();
            kept.chronicle = None;
        }
        let view = kept.views.get(&secret).cloned();
        if let Some(written) = view.as_ref().and_then(|view| kept.written.get(view))
            && written.made_of == now
        {
            return Ok(Some(written.clone()));
        }
        (view, kept.chronicle.clone())
    };
    let view = match view {
        Some(view) => view,
        None => match View::of_secret(tx, rules, &secret)? {
            Some(view) => view,
            None => return Ok(None),
        },
    };
    let chronicle = match chronicle {
        Some(chronicle) => chronicle,
        None => Arc::new(Chronicle::load(tx, moment)?),
    };
    let bytes = chronicle.calendar(&view).write();
    Ok(Some(lock().keep(now, secret, view, chronicle, bytes, moment.now)))
}

impl Kept {
    fn keep(
        &mut self,
        made_of: (i64, NaiveDate),
        secret: String,
        view: View,
        chronicle: Arc<Chronicle>,
        bytes: Vec<u8>,
        now: DateTime<Utc>,
    ) -> Written {
        let before = self.written.get(&view);
        let since = match before {
            Some(before) if before.bytes == bytes => before.since,
            // Two states within a second must not look the same to whoever asks by the hour.
            Some(before) => now.max(before.since + TimeDelta::seconds(1)),
            None => now,
        };
        let written = Written { made_of, etag: etag(&bytes), bytes: bytes.into(), since };
        if self.written.len() >= VIEWS && !self.written.contains_key(&view) {
            self.written.clear();
        }
        self.written.insert(view.clone(), written.clone());
        // A later state may have come in meanwhile.
        if self.made_of == Some(made_of) {
            self.chronicle = Some(chronicle);
            if self.views.len() < SECRETS {
                self.views.insert(secret, view);
            }
        }
        written
    }
}

fn etag(bytes: &[u8]) -> HeaderValue {
    let digest = Sha256::digest(bytes);
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::try_from(format!("\"{hex}\"")).unwrap_or_else(|_| HeaderValue::from_static("\"\""))
}

fn answer(written: &Written, asked: &HeaderMap) -> Response {
    let since = written.since.format(HTTP_DATE).to_string();
    let headers = [
        (ETAG, written.etag.clone()),
        (LAST_MODIFIED, HeaderValue::try_from(&since).unwrap_or_else(|_| HeaderValue::from_static(""))),
        // Kept by whoever fetched it, and asked about each time.
        (CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
    ];
    if is_known(asked, &written.etag, written.since) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    let of_body = [
        (CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"lich-cong-tac.ics\"")),
    ];
    (headers, of_body, written.bytes.clone()).into_response()
}

/// Whether the caller has these very bytes (RFC 9110, 13.1.2 and 13.1.3: a tag outweighs an hour).
fn is_known(asked: &HeaderMap, etag: &HeaderValue, since: DateTime<Utc>) -> bool {
    let mut tags = asked.get_all(IF_NONE_MATCH).iter().peekable();
    if tags.peek().is_none() {
        let hour = asked.get(IF_MODIFIED_SINCE).and_then(|hour| hour.to_str().ok());
        let hour = hour.and_then(|hour| NaiveDateTime::parse_from_str(hour, HTTP_DATE).ok());
        return hour
            .is_some_and(|hour| since.naive_utc().with_nanosecond(0).is_some_and(|since| since <= hour));
    }
    tags.filter_map(|tags| tags.to_str().ok()).flat_map(|tags| tags.split(',')).any(|tag| {
        let tag = tag.trim();
        tag == "*" || tag.strip_prefix("W/").unwrap_or(tag).as_bytes() == etag.as_bytes()
    })
}
