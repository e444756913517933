//! `/doi-chieu/…`: the proof page for whoever of the secretariat was let in; it decides who that is and what a browser is
//! allowed, and nothing about drafts.
//!
//! Whatever opens nothing (unknown, used, expired, another office's, a reader's) is answered like a page that doesn't
//! exist. Nothing is changed by looking: chats and browsers fetch addresses ahead.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use axum::{
    Form, Router,
    extract::{
        Path, Query, State,
        rejection::{FormRejection, PathRejection, QueryRejection},
    },
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, REFERRER_POLICY,
            RETRY_AFTER, SET_COOKIE, X_CONTENT_TYPE_OPTIONS,
        },
    },
    response::{IntoResponse, Response},
    routing::{get, post},
};
use secrecy::SecretString;
use serde::Deserialize;
use url::Url;

use office::{
    Office,
    browser::{self, Entered},
    desk::proof::{self, Done, publication},
    store::{DraftId, Tx},
};
use words::handout::proof::{SCRIPT, STYLE, WORK_SCRIPT, entrance};

mod forms;
mod openings;
mod telegram;

use forms::Sent;
use openings::Openings;

/// Our own files alone, no script in a page, in nobody's frame; forms lead back to us.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const COOKIE_NAME: &str = "nhaclich_doi_chieu";

/// What the pages need; clones share it.
#[derive(Clone)]
pub struct Door {
    office: Office,
    public_url: Url,
    app_key: Arc<telegram::Key>,
    openings: Arc<Mutex<Openings>>,
}

/// None without an address under which the outside reaches us: nobody could be given a link.
pub fn routes(office: Office, token: &SecretString) -> Option<Router> {
    let public_url = office.rules.public_url.clone()?;
    let app_key = Arc::new(telegram::Key::of(token));
    let door = Door { office, public_url, app_key, openings: Arc::default() };
    let routes = Router::new()
        .route("/doi-chieu/trang.css", get(style))
        .route("/doi-chieu/trang.js", get(script))
        .route("/doi-chieu/sua.js", get(work_script))
        .route("/doi-chieu/ung-dung.js", get(app_script))
        .route("/doi-chieu/vao/{secret}", get(look_at_link).post(enter))
        .route("/doi-chieu/ung-dung/{draft}", get(app).post(enter_app))
        .route("/doi-chieu/ra", post(leave))
        .route("/doi-chieu/{draft}", get(page).post(act))
        .route("/doi-chieu/{draft}/cong-bo", get(publication).post(act_ahead));
    Some(routes.with_state(door))
}

async fn style() -> Response {
    asset("text/css; charset=utf-8", STYLE)
}

async fn script() -> Response {
    asset("text/javascript; charset=utf-8", SCRIPT)
}

async fn work_script() -> Response {
    asset("text/javascript; charset=utf-8", WORK_SCRIPT)
}

async fn app_script() -> Response {
    asset("text/javascript; charset=utf-8", entrance::APP_SCRIPT)
}

/// Tells nothing of the office; its address has its own hash.
fn asset(kind: &'static str, text: &'static str) -> Response {
    let headers = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, text).into_response()
}

/// A link is looked at: whoever follows it presses a button, a preview doesn't.
async fn look_at_link(State(door): State<Door>, Path(secret): Path<String>) -> Response {
    let (rules, moment, language) =
        (door.office.rules.clone(), door.office.moment(), door.office.rules.language);
    match door.office.look(move |tx| browser::waits(tx, &rules, &moment, &secret)).await {
        Ok(true) => html(entrance::link(language)),
        Ok(false) => door.nothing_opened(),
        Err(error) => trouble(&error),
    }
}

async fn enter(State(door): State<Door>, Path(secret): Path<String>, headers: HeaderMap) -> Response {
    if !door.is_from_here(&headers) {
        return not_found();
    }
    let (rules, moment) = (door.office.rules.clone(), door.office.moment());
    let entered = door.office.run(move |tx| browser::enter(tx, &rules, &moment, &secret)).await;
    door.let_in(entered)
}

/// What the Mini App begins with; it knows nothing before Telegram has said who opened it.
async fn app(State(door): State<Door>) -> Response {
    html(entrance::app(door.office.rules.language))
}

#[derive(Deserialize)]
struct AppEntry {
    init: String,
}

async fn enter_app(
    State(door): State<Door>,
    draft: Numbered,
    headers: HeaderMap,
    entry: Result<Form<AppEntry>, FormRejection>,
) -> Response {
    if !door.is_from_here(&headers) {
        return not_found();
    }
    let ticket = entry.ok().and_then(|Form(entry)| door.app_key.ticket(&entry.init));
    let (Some(ticket), Ok(Path(draft))) = (ticket, draft) else {
        return door.nothing_opened();
    };
    let (rules, moment) = (door.office.rules.clone(), door.office.moment());
    let admit = move |tx: &Tx<'_>| browser::admit(tx, &rules, &moment, &ticket, DraftId(draft));
    let entered = door.office.run(admit).await;
    door.let_in(entered)
}

async fn leave(State(door): State<Door>, headers: HeaderMap) -> Response {
    let Some(session) = session(&headers).filter(|_| door.is_from_here(&headers)) else { return not_found() };
    let (rules, moment) = (door.office.rules.clone(), door.office.moment());
    let language = rules.language;
    let leave = move |tx: &Tx<'_>| match browser::member(tx, &rules, &moment, &session)? {
        Some(hand) => tx.end_browser_sessions(hand.user).map(|_| true),
        None => Ok(false),
    };
    match door.office.run(leave).await {
        Ok(true) => html(entrance::gone(language)),
        Ok(false) => not_found(),
        Err(error) => trouble(&error),
    }
}

async fn page(State(door): State<Door>, draft: Numbered, asked: Asked, headers: HeaderMap) -> Response {
    door.show(&headers, View::proof(asked), draft, Vec::new()).await
}

async fn publication(State(door): State<Door>, draft: Numbered, headers: HeaderMap) -> Response {
    door.show(&headers, View::Publication, draft, Vec::new()).await
}

async fn act(
    State(door): State<Door>,
    draft: Numbered,
    asked: Asked,
    headers: HeaderMap,
    sent: Filled,
) -> Response {
    door.act(&headers, View::proof(asked), draft, sent).await
}

async fn act_ahead(State(door): State<Door>, draft: Numbered, headers: HeaderMap, sent: Filled) -> Response {
    door.act(&headers, View::Publication, draft, sent).await
}

/// An address without a number is nowhere.
type Numbered = Result<Path<i64>, PathRejection>;
type Filled = Result<Form<HashMap<String, String>>, FormRejection>;

/// A page of a draft.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    /// Of a long programme some days.
    Proof {
        part: usize,
    },
    Publication,
}

#[derive(Deserialize)]
struct Part {
    phan: Option<usize>,
}

/// What can't be used is as if it weren't there.
type Asked = Result<Query<Part>, QueryRejection>;

impl View {
    fn proof(asked: Asked) -> Self {
        Self::Proof { part: asked.ok().and_then(|Query(asked)| asked.phan).unwrap_or(0) }
    }

    /// Where it stands, from itself.
    fn address(self, draft: DraftId) -> String {
        match self {
            Self::Proof { part: 0 } => draft.0.to_string(),
            Self::Proof { part } => format!("{}?phan={part}", draft.0),
            Self::Publication => "cong-bo".to_owned(),
        }
    }
}

impl Door {
    /// A page for somebody who was let in; with what became of what they tried.
    async fn show(&self, headers: &HeaderMap, view: View, draft: Numbered, notices: Vec<String>) -> Response {
        let (Some(session), Ok(Path(draft))) = (session(headers), draft) else { return not_found() };
        let draft = DraftId(draft);
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let looked = self.office.look(move |tx| {
            let Some(hand) = browser::member(tx, &rules, &moment, &session)? else { return Ok(None) };
            match view {
                View::Proof { part } => proof::page(tx, &rules, &moment, &hand, draft, (part, notices)),
                View::Publication => publication::page(tx, &rules, &moment, &hand, draft, notices),
            }
        });
        match looked.await {
            Ok(Some(page)) => html(page),
            Ok(None) => not_found(),
            Err(error) => trouble(&error),
        }
    }

    /// Does what a form asks for, and leads back to where it stood.
    async fn act(&self, headers: &HeaderMap, view: View, draft: Numbered, sent: Filled) -> Response {
        let session = session(headers).filter(|_| self.is_from_here(headers));
        let (Some(session), Ok(Path(number))) = (session, draft) else { return not_found() };
        let draft = DraftId(number);
        let Ok(Form(sent)) = sent else { return not_found() };
        let sent = Sent(sent);
        let (edition, Some(act)) = (sent.edition(), sent.act()) else { return not_found() };
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let done = self.office.run(move |tx| {
            let Some(hand) = browser::member(tx, &rules, &moment, &session)? else {
                return Ok(Done::Nothing);
            };
            proof::act(tx, &rules, &moment, &hand, (draft, edition, act))
        });
        let (status, notices) = match done.await {
            Ok(Done::Changed) => {
                return sealed((StatusCode::SEE_OTHER, [(LOCATION, view.address(draft))]).into_response());
            }
            Ok(Done::Unfit(why)) => (StatusCode::UNPROCESSABLE_ENTITY, vec![why]),
            Ok(Done::Stale(why)) => (StatusCode::CONFLICT, why),
            Ok(Done::Nothing) => return not_found(),
            Err(error) => return trouble(&error),
        };
        let mut shown = self.show(headers, view, Ok(Path(number)), notices).await;
        if shown.status() == StatusCode::OK {
            *shown.status_mut() = status;
        }
        shown
    }

    fn let_in(&self, entered: Result<Option<Entered>>) -> Response {
        let entered = match entered {
            Ok(Some(entered)) => entered,
            Ok(None) => return self.nothing_opened(),
            Err(error) => return trouble(&error),
        };
        let path = self.public_url.path().trim_end_matches('/');
        let secure = if self.public_url.scheme() == "https" { "; Secure" } else { "" };
        let cookie = format!(
            "{COOKIE_NAME}={}; Path={path}/{}; HttpOnly; SameSite=Strict; Max-Age={}{secure}",
            entered.session,
            browser::PATH,
            browser::SESSION_FOR.num_seconds(),
        );
        // From `vao/…` and `ung-dung/…` alike.
        let headers = [(SET_COOKIE, cookie), (LOCATION, format!("../{}", entered.draft.0))];
        sealed((StatusCode::SEE_OTHER, headers).into_response())
    }

    /// Whether a request that would change something comes from one of our own pages. Browsers hide the origin of forms
    /// on pages that give no referrer, and say in a header that no page can forge whether it is their own.
    fn is_from_here(&self, headers: &HeaderMap) -> bool {
        let said = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
        match said(ORIGIN) {
            Some(origin) if origin != "null" => origin == self.public_url.origin().ascii_serialization(),
            _ => said(HeaderName::from_static("sec-fetch-site")) == Some("same-origin"),
        }
    }

    /// Too many who tried what opens nothing are told to wait; whoever has something that opens is let in all the same.
    fn nothing_opened(&self) -> Response {
        let mut openings = self.openings.lock().unwrap_or_else(PoisonError::into_inner);
        if !openings.has_room() {
            return sealed((StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, "60")]).into_response());
        }
        openings.failed();
        not_found()
    }
}

fn session(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
    let mut pairs =
        cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE_NAME).map(|(_, value)| value.to_owned())
}

fn html(page: String) -> Response {
    sealed(([(CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response())
}

fn not_found() -> Response {
    sealed(StatusCode::NOT_FOUND.into_response())
}

fn trouble(error: &anyhow::Error) -> Response {
    tracing::error!("the proof page could not be made: {error:#}");
    sealed((StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "10")]).into_response())
}

/// Kept by nobody, told to nobody.
fn sealed(mut response: Response) -> Response {
    let fixed = [
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    response.headers_mut().extend(fixed.map(|(name, value)| (name, HeaderValue::from_static(value))));
    response
}
