//! Secret addresses, whose view each opens and how; what stands behind one is not known here.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{Actor, ChatId, Tx, values::millis};

/// What is fetched under a secret address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    Calendar,
    /// The office board's page.
    Board,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Board => "board",
        }
    }
}

/// A secret address; without `Debug`, so that no log shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Feed {
    /// Whose view it gives; none: the office's as a whole.
    pub chat: Option<ChatId>,
    pub secret: String,
}

impl Tx<'_> {
    pub fn feed(&self, purpose: Purpose, chat: Option<ChatId>) -> Result<Option<Feed>> {
        let mut query = self.prepare_cached(
            "select chat_id, secret from feed where purpose = :purpose and chat_id is :chat",
        )?;
        let values = named_params! { ":purpose": purpose.word(), ":chat": chat };
        Ok(query.query_row(values, feed).optional()?)
    }

    /// Found by the hash of its secret, so that how long the look-up takes tells nothing about one.
    pub fn feed_of_hash(&self, purpose: Purpose, sha256: &[u8; 32]) -> Result<Option<Feed>> {
        let mut query = self.prepare_cached(
            "select chat_id, secret from feed where sha256 = :sha256 and purpose = :purpose",
        )?;
        let values = named_params! { ":sha256": sha256, ":purpose": purpose.word() };
        Ok(query.query_row(values, feed).optional()?)
    }

    /// Takes the place of the secret that there was.
    pub fn keep_feed(
        &self,
        purpose: Purpose,
        feed: &Feed,
        sha256: &[u8; 32],
        by: Actor,
        now: DateTime<Utc>,
    ) -> Result<()> {
        self.end_feed(purpose, feed.chat)?;
        let mut insert = self.prepare_cached(
            "insert into feed (purpose, chat_id, secret, sha256, made_at, made_by)
             values (:purpose, :chat, :secret, :sha256, :now, :by)",
        )?;
        insert.execute(named_params! {
            ":purpose": purpose.word(), ":chat": feed.chat, ":secret": feed.secret, ":sha256": sha256,
            ":now": millis(now), ":by": by.to_string(),
        })?;
        Ok(())
    }

    /// Tells whether there was one.
    pub fn end_feed(&self, purpose: Purpose, chat: Option<ChatId>) -> Result<bool> {
        let mut delete =
            self.prepare_cached("delete from feed where purpose = :purpose and chat_id is :chat")?;
        Ok(delete.execute(named_params! { ":purpose": purpose.word(), ":chat": chat })? == 1)
    }

    /// Whether in this chat's calendar what has no hour takes the whole day.
    pub fn sessions_all_day(&self, chat: ChatId) -> Result<bool> {
        let mut query = self.prepare_cached("select sessions_all_day from chat where id = :chat")?;
        Ok(query
            .query_row(named_params! { ":chat": chat }, |row| row.get("sessions_all_day"))
            .optional()?
            .unwrap_or(false))
    }

    pub fn set_sessions_all_day(&self, chat: ChatId, all_day: bool) -> Result<()> {
        let mut update =
            self.prepare_cached("update chat set sessions_all_day = :all_day where id = :chat")?;
        update.execute(named_params! { ":chat": chat, ":all_day": all_day })?;
        Ok(())
    }

    /// Grows with everything that feeds show, and with who may see what.
    pub fn edition(&self) -> Result<i64> {
        let mut query = self.prepare_cached("select number from edition")?;
        Ok(query.query_row([], |row| row.get("number"))?)
    }

    /// What sets this office apart from others; the same for as long as its database is.
    pub fn office_mark(&self) -> Result<String> {
        let mut query = self.prepare_cached("select value from fact where name = 'office'")?;
        Ok(query.query_row([], |row| row.get("value"))?)
    }
}

fn feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    Ok(Feed { chat: row.get("chat_id")?, secret: row.get("secret")? })
}
