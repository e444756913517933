//! `/bang/<secret>`: the office's week for a screen; it decides which week and in which language, and whatever is
//! no living address is answered like a page that doesn't exist.

use axum::{
    Router,
    extract::{
        Path, Query, State,
        rejection::{PathRejection, QueryRejection},
    },
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
            REFERRER_POLICY, REFRESH, RETRY_AFTER, VARY, X_CONTENT_TYPE_OPTIONS,
        },
    },
    response::{IntoResponse, Response},
    routing::get,
};
use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use office::{
    Office, feeds, spread,
    store::{Purpose, Tx},
};
use words::{
    Language,
    handout::board::{self, Look},
};

/// Nothing of anybody else's, no script, no form, in nobody's frame; the secret in the address goes nowhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";
/// Further away there is nothing to see, and arithmetic with days has an end.
const FARTHEST: TimeDelta = TimeDelta::days(800);

pub fn routes(office: Office) -> Router {
    Router::new().route("/bang/{secret}", get(page)).route(board::STYLE_PATH, get(style)).with_state(office)
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
    let chosen = asked.lang.as_deref().and_then(|code| code.parse::<Language>().ok());
    let language = chosen.or_else(|| preferred(&headers)).unwrap_or(office.rules.language);
    let near = |day: &NaiveDate| (*day - moment.today()).abs() <= FARTHEST;
    let day = asked.tuan.as_deref().and_then(|day| day.parse().ok()).filter(near).unwrap_or(moment.today());
    let look = Look { chosen, stays: asked.dung.is_some() };
    let find = move |tx: &Tx<'_>| {
        let opened = feeds::opened(tx, Purpose::Board, &secret)?;
        // Boards are the office's as a whole.
        let Some(_) = opened.filter(|feed| feed.chat.is_none()) else { return Ok(None) };
        spread::of_office(tx, &moment, day, language).map(Some)
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
        (VARY, "accept-language"),
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

/// The first language of the browser's list that we speak, the most wanted first.
fn preferred(headers: &HeaderMap) -> Option<Language> {
    let list = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let one = |entry: &str| {
        let mut parts = entry.split(';').map(str::trim);
        let language: Language = parts.next()?.split('-').next()?.to_lowercase().parse().ok()?;
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
        (weight > 0.0).then_some((weight, language))
    };
    let mut wanted: Vec<(f32, Language)> = list.split(',').filter_map(one).collect();
    wanted.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    wanted.first().map(|(_, language)| *language)
}

/// The page's style tells nothing of the office and is kept for a day.
async fn style() -> Response {
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=86400")];
    (headers, board::STYLE).into_response()
}
