//! `/bang/<secret>`: the week of the office, or of one chat, for a screen; it decides which week and in which language, and whatever is
//! no living address is answered like a page that doesn't exist.

use std::{convert::Infallible, time::Duration};

use axum::{
    Router,
    extract::{
        Path, Query, State,
        rejection::{PathRejection, QueryRejection},
    },
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, REFERRER_POLICY,
            REFRESH, RETRY_AFTER, X_CONTENT_TYPE_OPTIONS,
        },
    },
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
    routing::get,
};
use chrono::{NaiveDate, TimeDelta};
use futures_util::stream;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use office::{Office, feeds, spread, store::Tx};
use words::{
    Language,
    handout::board::{self, Look},
};

/// Nothing of anybody else's, no form, in nobody's frame; the secret in the address goes nowhere.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// How long after a publication a board learns of it.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// Further away there is nothing to see, and arithmetic with days has an end.
const FARTHEST: TimeDelta = TimeDelta::days(800);

pub fn routes(office: Office) -> Router {
    Router::new()
        .route("/bang/{secret}", get(page))
        .route("/bang/{secret}/tin", get(news))
        .route(board::STYLE_PATH, get(|| kept("text/css; charset=utf-8", board::STYLE)))
        .route(board::SCRIPT_PATH, get(|| kept("text/javascript; charset=utf-8", board::SCRIPT)))
        .with_state(office)
}

/// What stands behind the address's question mark; whatever can't be used is as if it weren't there.
#[derive(Default, Deserialize)]
struct Asked {
    tuan: Option<String>,
    lang: Option<String>,
    dung: Option<String>,
}

async fn page(
    State(office): State<Office>,
    secret: Result<Path<String>, PathRejection>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let Ok(Path(secret)) = secret else { return StatusCode::NOT_FOUND.into_response() };
    let asked = asked.map(|Query(asked)| asked).unwrap_or_default();
    let moment = office.moment();
    // Not the browser's: the screen in the corridor is set up once, by whoever installed it, in any language.
    let chosen = asked.lang.as_deref().and_then(|code| code.parse::<Language>().ok());
    let language = chosen.unwrap_or(office.rules.language);
    let near = |day: &NaiveDate| (*day - moment.today()).abs() <= FARTHEST;
    let day = asked.tuan.as_deref().and_then(|day| day.parse().ok()).filter(near).unwrap_or(moment.today());
    let look = Look { chosen, stays: asked.dung.is_some() };
    let rules = office.rules.clone();
    let find = move |tx: &Tx<'_>| {
        let Some(feed) = feeds::opened_on_screen(tx, &secret)? else { return Ok(None) };
        spread::of_board(tx, &rules, &moment, &feed, day, language)
    };
    match office.look(find).await {
        Ok(Some(spread)) => answer(board::page(&spread, look), look, &headers),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!("the board could not be made: {error:#}");
            // A screen that nobody tends asks again by itself.
            let again = [(RETRY_AFTER, "60"), (REFRESH, "60")];
            (StatusCode::SERVICE_UNAVAILABLE, again).into_response()
        }
    }
}

fn answer(page: String, look: Look, asked: &HeaderMap) -> Response {
    let etag = etag(&page);
    let mut headers = HeaderMap::new();
    let fixed = [
        (CONTENT_SECURITY_POLICY, POLICY),
        // Kept by whoever fetched it alone, and asked about each time.
        (CACHE_CONTROL, "private, no-cache"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
        (CONTENT_TYPE, "text/html; charset=utf-8"),
    ];
    headers.extend(fixed.map(|(name, value)| (name, HeaderValue::from_static(value))));
    if !look.stays {
        headers.insert(REFRESH, HeaderValue::from(board::FRESH_FOR));
    }
    let known = asked.get_all(IF_NONE_MATCH).iter().filter_map(|tags| tags.to_str().ok());
    let is_known =
        known.flat_map(|tags| tags.split(',')).any(|tag| tag.trim().trim_start_matches("W/") == etag);
    if let Ok(etag) = HeaderValue::try_from(etag) {
        headers.insert(ETAG, etag);
    }
    if is_known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, page).into_response()
}

fn etag(page: &str) -> String {
    let digest = Sha256::digest(page.as_bytes());
    let hex: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}

/// `/bang/<secret>/tin`: a word whenever what a board shows may have changed (server-sent events); ends with the
/// address. A page that hears nothing comes anew by itself all the same.
async fn news(
    State(office): State<Office>,
    secret: Result<Path<String>, PathRejection>,
) -> Result<impl IntoResponse, StatusCode> {
    let Ok(Path(secret)) = secret else { return Err(StatusCode::NOT_FOUND) };
    let first = edition(&office, secret.clone()).await.ok_or(StatusCode::NOT_FOUND)?;
    let changes = stream::unfold((office, secret, first), |(office, secret, known)| async move {
        loop {
            tokio::time::sleep(LOOK_EVERY).await;
            let now = edition(&office, secret.clone()).await?;
            if now != known {
                let word = Event::default().event("doi").data(now.to_string());
                return Some((Ok::<_, Infallible>(word), (office, secret, now)));
            }
        }
    });
    Ok(([(X_CONTENT_TYPE_OPTIONS, "nosniff")], Sse::new(changes).keep_alive(KeepAlive::default())))
}

/// The database's edition, for whoever has a living address.
async fn edition(office: &Office, secret: String) -> Option<i64> {
    let look = move |tx: &Tx<'_>| match feeds::opened_on_screen(tx, &secret)? {
        Some(_) => tx.edition().map(Some),
        None => Ok(None),
    };
    office.look(look).await.unwrap_or_else(|error| {
        tracing::error!("a board could not be told of changes: {error:#}");
        None
    })
}

/// Style and script tell nothing of the office and are kept for a day.
async fn kept(kind: &'static str, text: &'static str) -> Response {
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=86400")], text).into_response()
}
