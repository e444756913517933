//! Which chat's morning digest is still to be decided on a day, and what was decided.

use anyhow::Result;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    ChatId, Tx,
    values::{Day, Hour, millis},
};

/// What became of a chat's digest on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestOutcome {
    /// It is in the outbox.
    Owed,
    /// There was nothing to tell.
    Nothing,
    /// The program was down all morning.
    Missed,
}

impl Tx<'_> {
    /// Linked, active chats whose hour has come today, that want a digest on such a day, and about whom nothing is decided yet.
    pub fn digests_due(
        &self,
        day: NaiveDate,
        time: NaiveTime,
        default: NaiveTime,
        is_day_off: bool,
        limit: u32,
    ) -> Result<Vec<ChatId>> {
        let mut query = self.prepare_cached(
            "select id from chat
             where state = 'active' and ifnull(digest_at, :default) <= :time
               and morning and (weekends or not :off)
               and exists (select 1 from link where chat_id = chat.id)
               and not exists (select 1 from digest_run where chat_id = chat.id and day = :day)
             order by ifnull(digest_at, :default), id limit :limit",
        )?;
        let values = named_params! {
            ":day": Day(day), ":time": Hour(time), ":default": Hour(default),
            ":off": is_day_off, ":limit": limit,
        };
        let chats = query.query_map(values, |row| row.get("id"))?;
        Ok(chats.collect::<rusqlite::Result<_>>()?)
    }

    pub fn decide_digest(
        &self,
        chat: ChatId,
        day: NaiveDate,
        outcome: DigestOutcome,
        late_since: Option<NaiveTime>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let outcome = match outcome {
            DigestOutcome::Owed => "owed",
            DigestOutcome::Nothing => "nothing",
            DigestOutcome::Missed => "missed",
        };
        let mut insert = self.prepare_cached(
            "insert into digest_run (chat_id, day, outcome, late_since, decided_at)
             values (:chat, :day, :outcome, :late, :now) on conflict do nothing",
        )?;
        insert.execute(named_params! {
            ":chat": chat, ":day": Day(day), ":outcome": outcome, ":now": millis(now),
            ":late": late_since.map(Hour),
        })?;
        Ok(())
    }

    /// The hour at which a chat's digest of a day was due, if it left later for a reason of ours.
    pub fn digest_was_late(&self, chat: ChatId, day: NaiveDate) -> Result<Option<NaiveTime>> {
        let mut query =
            self.prepare_cached("select late_since from digest_run where chat_id = :chat and day = :day")?;
        let late = query
            .query_row(named_params! { ":chat": chat, ":day": Day(day) }, |row| {
                row.get::<_, Option<Hour>>("late_since")
            })
            .optional()?;
        Ok(late.flatten().map(|hour| hour.0))
    }

    /// Days that were decided as empty are looked at again: a programme was published since.
    pub fn reopen_empty_digests(&self, day: NaiveDate) -> Result<()> {
        let mut delete =
            self.prepare_cached("delete from digest_run where day = :day and outcome = 'nothing'")?;
        delete.execute(named_params! { ":day": Day(day) })?;
        Ok(())
    }
}
