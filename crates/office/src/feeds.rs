//! Secret addresses: made once and shown again unchanged, renewed when somebody wants the old one dead.
//!
//! Unlike an invitation's code a secret is kept as it is: the same link has to be shown again, and it opens
//! nothing that the database beside it doesn't hold.

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};
use url::Url;

use super::Moment;
use crate::store::{Actor, ChatId, Deed, Detail, Feed, Purpose, Subject, Tx};

/// Small letters and digits that stand in an address as they are; five bits each.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// 160 bits.
const LETTERS: usize = 32;

/// The secret of a chat, or with none the office's; made when it is first asked for.
pub fn secret(
    tx: &Tx<'_>,
    moment: &Moment,
    purpose: Purpose,
    chat: Option<ChatId>,
    by: Actor,
) -> Result<String> {
    match tx.feed(purpose, chat)? {
        Some(feed) => Ok(feed.secret),
        None => renew(tx, moment, purpose, chat, by),
    }
}

/// A new secret; the old one opens nothing from now on.
pub fn renew(
    tx: &Tx<'_>,
    moment: &Moment,
    purpose: Purpose,
    chat: Option<ChatId>,
    by: Actor,
) -> Result<String> {
    let mut bytes = [0u8; LETTERS];
    if let Err(error) = getrandom::fill(&mut bytes) {
        bail!("no randomness from the system: {error}");
    }
    let secret: String = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    let feed = Feed { chat, secret };
    tx.keep_feed(purpose, &feed, &hash(&feed.secret), by, moment.now)?;
    let subject = chat.map_or(Subject::Office, |chat| Subject::Chat { chat: chat.0 });
    let detail = match purpose {
        Purpose::Board => Detail::Board,
        Purpose::Calendar => Detail::Calendar,
    };
    tx.audit(moment.now, by, Deed::NewLink, subject, detail)?;
    Ok(feed.secret)
}

/// What a secret opens; nothing for one that is malformed, unknown or dead.
pub fn opened(tx: &Tx<'_>, purpose: Purpose, secret: &str) -> Result<Option<Feed>> {
    if secret.len() != LETTERS {
        return Ok(None);
    }
    tx.feed_of_hash(purpose, &hash(secret))
}

/// What a screen shows under a secret: the office's board, or the week of the chat whose calendar it is; both are read
/// by whoever has the address.
pub fn opened_on_screen(tx: &Tx<'_>, secret: &str) -> Result<Option<Feed>> {
    match opened(tx, Purpose::Board, secret)? {
        Some(board) => Ok(Some(board).filter(|feed| feed.chat.is_none())),
        None => Ok(opened(tx, Purpose::Calendar, secret)?.filter(|feed| feed.chat.is_some())),
    }
}

/// Where the outside finds `path` (such as `lich/….ics`) under the address that it knows us by.
pub fn address(public: &Url, path: &str) -> String {
    format!("{}/{path}", public.as_str().trim_end_matches('/'))
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
