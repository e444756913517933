//! What somebody was asked to write next; it survives a restart and is forgotten after a while.

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, named_params};
use serde::{Serialize, de::DeserializeOwned};

use super::{Place, Tx, values::millis};

/// Whoever writes something else later than this means something else.
const VALID_FOR: TimeDelta = TimeDelta::minutes(15);

impl Tx<'_> {
    /// The next text that this user writes in this place is the answer to `about`.
    pub fn expect_text(
        &self,
        user: i64,
        place: Place,
        about: &impl Serialize,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut upsert = self.prepare_cached(
            "insert into dialogue (user_id, chat, thread, about, asked_at)
             values (:user, :chat, :thread, :about, :now)
             on conflict do update set about = excluded.about, asked_at = excluded.asked_at",
        )?;
        upsert.execute(named_params! {
            ":user": user, ":chat": place.chat, ":thread": place.thread,
            ":about": serde_json::to_string(about)?, ":now": millis(now),
        })?;
        Ok(())
    }

    /// Whether anything is or was expected.
    pub fn expects_text(&self, user: i64, place: Place) -> Result<bool> {
        let mut query = self.prepare_cached(
            "select 1 from dialogue where user_id = :user and chat = :chat and thread = :thread",
        )?;
        Ok(query.exists(named_params! { ":user": user, ":chat": place.chat, ":thread": place.thread })?)
    }

    /// What was expected, if anything still is; it is expected no more.
    pub fn take_expected<T: DeserializeOwned>(
        &self,
        user: i64,
        place: Place,
        now: DateTime<Utc>,
    ) -> Result<Option<T>> {
        let mut delete = self.prepare_cached(
            "delete from dialogue where user_id = :user and chat = :chat and thread = :thread
             returning about, asked_at",
        )?;
        let values = named_params! { ":user": user, ":chat": place.chat, ":thread": place.thread };
        let row: Option<(String, i64)> =
            delete.query_row(values, |row| Ok((row.get("about")?, row.get("asked_at")?))).optional()?;
        let Some((about, asked_at)) = row else { return Ok(None) };
        if millis(now) - asked_at > VALID_FOR.num_milliseconds() {
            return Ok(None);
        }
        // A question of an older program that this one can't read any more is no question.
        Ok(serde_json::from_str(&about).ok())
    }
}
