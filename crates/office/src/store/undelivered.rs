//! Messages that ended without having arrived for certain, and not because their chat is away.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::{
    ChatId, Tx,
    values::{instant, millis},
};

/// A message, all its parts together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undelivered {
    pub chat: ChatId,
    /// The chat's title.
    pub title: String,
    pub key: String,
    /// One of the outbox's words.
    pub reason: String,
    pub at: DateTime<Utc>,
}

impl Tx<'_> {
    /// Messages that ended uncertain, refused or expired from `since` on and before `until`. What tells of
    /// these, and boards, which are drawn anew each time, are not among them.
    pub fn undelivered(&self, since: DateTime<Utc>, until: DateTime<Utc>) -> Result<Vec<Undelivered>> {
        let mut query = self.prepare_cached(
            "select o.chat_id, c.title, o.key, o.reason, min(o.settled_at) as at
             from outbox o join chat c on c.id = o.chat_id
             where o.settled_at >= :since and o.settled_at < :until
               and (o.state = 'uncertain' or o.state = 'failed' and o.reason in ('refused', 'expired'))
               and o.key not like 'undelivered:%' and o.key not like 'board:%'
             group by o.chat_id, o.key order by min(o.settled_at), min(o.id)",
        )?;
        let mut rows = query.query(named_params! { ":since": millis(since), ":until": millis(until) })?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Undelivered {
                chat: row.get("chat_id")?,
                title: row.get("title")?,
                key: row.get("key")?,
                reason: row.get::<_, Option<String>>("reason")?.unwrap_or_else(|| "other".into()),
                at: instant(row.get("at")?)?,
            });
        }
        Ok(found)
    }

    /// Whether a message under a key that begins so still waits for this chat.
    pub fn is_owed(&self, chat: ChatId, beginning: &str) -> Result<bool> {
        let mut query = self.prepare_cached(
            "select exists (select 1 from outbox where chat_id = :chat and state in ('pending', 'sending')
                and substr(key, 1, length(:beginning)) = :beginning)",
        )?;
        Ok(query.query_row(named_params! { ":chat": chat, ":beginning": beginning }, |row| row.get(0))?)
    }
}
