//! The secretariat in a browser: a link that is good once, then a session; who they are is looked up at each request,
//! and nothing of it outlives their role.
//!
//! Secrets are shown once and kept as hashes. A link is looked at without being spent, because chats and browsers fetch
//! links ahead; what spends it is a press on the page that it shows.

use anyhow::{Result, bail};
use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::{
    Moment, Rules, access,
    desk::{Hand, preview},
    feeds,
};
use crate::store::{DraftId, Place, Role, Tx};

/// How long a link can be opened.
pub const LINK_FOR: TimeDelta = TimeDelta::minutes(15);
/// How long a browser stays in.
pub const SESSION_FOR: TimeDelta = TimeDelta::hours(8);
/// How old what Telegram says of somebody may be, and how far its clock may be ahead of ours.
const TICKET_FOR: TimeDelta = TimeDelta::hours(1);
const SKEW: TimeDelta = TimeDelta::minutes(1);
/// Where the pages are, under the public address.
pub const PATH: &str = "doi-chieu";

/// Small letters and digits that stand in an address as they are; five bits each.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// 160 bits.
const LETTERS: usize = 32;

/// A browser that is let in.
#[derive(Clone)]
pub struct Entered {
    /// What its cookie holds; without `Debug`, so that no log shows it.
    pub session: String,
    pub draft: DraftId,
}

/// A new link to a draft for one member; none without a public address.
pub fn link(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    user: i64,
    draft: DraftId,
) -> Result<Option<String>> {
    let Some(public) = &rules.public_url else { return Ok(None) };
    tx.sweep_browsers(moment.now)?;
    let secret = secret()?;
    tx.keep_browser_link(&hash(&secret), user, draft, moment.now + LINK_FOR)?;
    Ok(Some(feeds::address(public, &format!("{PATH}/vao/{secret}"))))
}

/// Whether a link would let somebody in.
pub fn waits(tx: &Tx<'_>, rules: &Rules, moment: &Moment, secret: &str) -> Result<bool> {
    Ok(invited(tx, rules, moment, secret)?.is_some())
}

/// Spends a link.
pub fn enter(tx: &Tx<'_>, rules: &Rules, moment: &Moment, secret: &str) -> Result<Option<Entered>> {
    let Some((user, draft)) = invited(tx, rules, moment, secret)? else { return Ok(None) };
    if !tx.end_browser_link(&hash(secret))? {
        return Ok(None);
    }
    open(tx, moment, user, draft).map(Some)
}

/// What Telegram itself says of whoever opened a Mini App, once its signature was checked.
#[derive(Clone)]
pub struct Ticket {
    pub user: i64,
    pub made_at: DateTime<Utc>,
    /// Different for each opening; without `Debug`, so that no log shows it.
    pub signature: String,
}

/// Lets in a member whom Telegram itself has named, once for each time that it did.
pub fn admit(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    ticket: &Ticket,
    draft: DraftId,
) -> Result<Option<Entered>> {
    let age = moment.now - ticket.made_at;
    let is_fresh = -SKEW <= age && age <= TICKET_FOR;
    if !is_fresh || role(tx, rules, ticket.user)?.is_none() || tx.draft(draft)?.is_none() {
        return Ok(None);
    }
    if !tx.take_browser_ticket(&hash(&ticket.signature), ticket.made_at + TICKET_FOR + SKEW)? {
        return Ok(None);
    }
    open(tx, moment, ticket.user, draft).map(Some)
}

fn open(tx: &Tx<'_>, moment: &Moment, user: i64, draft: DraftId) -> Result<Entered> {
    tx.sweep_browsers(moment.now)?;
    let session = secret()?;
    tx.keep_browser_session(&hash(&session), user, moment.now + SESSION_FOR)?;
    Ok(Entered { session, draft })
}

/// Who works in a browser, if it still is anybody of the secretariat.
pub fn member(tx: &Tx<'_>, rules: &Rules, moment: &Moment, session: &str) -> Result<Option<Hand>> {
    if session.len() != LETTERS {
        return Ok(None);
    }
    let Some(user) = tx.browser_session(&hash(session), moment.now)? else { return Ok(None) };
    let Some(role) = role(tx, rules, user)? else { return Ok(None) };
    let place = Place { chat: user, thread: 0 };
    let chat = tx.chat_at(place)?;
    let language = chat.as_ref().and_then(|chat| chat.language).unwrap_or(rules.language);
    let name = chat.map(|chat| chat.title).unwrap_or_default();
    let may_publish = preview::may_publish(Some(role));
    Ok(Some(Hand { user, name, place, message: None, language, may_publish }))
}

fn invited(tx: &Tx<'_>, rules: &Rules, moment: &Moment, secret: &str) -> Result<Option<(i64, DraftId)>> {
    if secret.len() != LETTERS {
        return Ok(None);
    }
    let Some((user, draft)) = tx.browser_link(&hash(secret), moment.now)? else { return Ok(None) };
    Ok(role(tx, rules, user)?.map(|_| (user, draft)))
}

fn role(tx: &Tx<'_>, rules: &Rules, user: i64) -> Result<Option<Role>> {
    access::role(tx, rules, user)
}

fn secret() -> Result<String> {
    let mut bytes = [0u8; LETTERS];
    if let Err(error) = getrandom::fill(&mut bytes) {
        bail!("no randomness from the system: {error}");
    }
    Ok(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
