//! Once in a while: when something was last done, what retention removes, and the figures of the queue.

use super::{Key, State};
use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Tx,
    values::{Columns, instant, millis},
};

/// Rows that one transaction of retention touches, so that nobody waits for it.
const BATCH: u32 = 1_000;

/// How the queue stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// State → messages.
    pub messages: Vec<(String, u64)>,
    /// Reason → messages that failed or stayed uncertain for it.
    pub failed: Vec<(String, u64)>,
    /// State → chats.
    pub chats: Vec<(String, u64)>,
    /// Messages that were sent twice because the first answer was missing.
    pub repeated: u64,
    /// When the message that waits longest became due.
    pub oldest_due: Option<DateTime<Utc>>,
    pub updates_waiting: u64,
    pub last_backup: Option<DateTime<Utc>>,
}

/// What became of a day's digests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DigestRun {
    pub sent: u64,
    pub waiting: u64,
    /// Of these, owed so lately that nobody need worry.
    pub young: u64,
    pub failed: u64,
    pub uncertain: u64,
}

/// A message that did not arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// The chat's title.
    pub chat: String,
    /// One of the outbox's words.
    pub reason: String,
}

impl Tx<'_> {
    pub fn milestone(&self, name: &str) -> Result<Option<DateTime<Utc>>> {
        let at: Option<i64> = self
            .prepare_cached("select at from milestone where name = :name")?
            .query_row(named_params! { ":name": name }, |row| row.get("at"))
            .optional()?;
        at.map(instant).transpose()
    }

    pub fn reach_milestone(&self, name: &str, detail: &str, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "insert into milestone (name, at, detail) values (:name, :now, :detail)
             on conflict (name) do update set at = excluded.at, detail = excluded.detail",
        )?
        .execute(named_params! { ":name": name, ":now": millis(now), ":detail": detail })?;
        Ok(())
    }

    /// Removes some messages that were settled before, keeping their keys: owing stays a no-op for ever.
    pub fn forget_messages(&self, before: DateTime<Utc>) -> Result<usize> {
        self.prepare_cached(
            "insert or ignore into outbox_forgotten (chat_id, key, part)
             select chat_id, key, part from outbox where settled_at < :before
             order by settled_at limit :batch",
        )?
        .execute(named_params! { ":before": millis(before), ":batch": BATCH })?;
        Ok(self
            .prepare_cached(
                "delete from outbox where settled_at < :before and exists (
                     select 1 from outbox_forgotten f
                     where f.chat_id = outbox.chat_id and f.key = outbox.key and f.part = outbox.part)",
            )?
            .execute(named_params! { ":before": millis(before) })?)
    }

    pub fn forget_audit(&self, before: DateTime<Utc>) -> Result<usize> {
        Ok(self
            .prepare_cached(
                "delete from audit where id in (select id from audit where at < :before order by at limit :batch)",
            )?
            .execute(named_params! { ":before": millis(before), ":batch": BATCH })?)
    }

    /// What became of the digests of a day, by the rows of the outbox; a chat in several parts counts
    /// each of them.
    pub fn digest_run(&self, day: NaiveDate, young_since: DateTime<Utc>) -> Result<DigestRun> {
        let mut query = self.prepare_cached(
            "select state, owed_at > :young as young, count(*) as messages from outbox
             where key >= :from and key < :to group by 1, 2",
        )?;
        let key = Key::Digest { day }.to_string();
        // `digest:2021-11-12` and what may follow it, such as `digest:2021-11-12:late`.
        let to = format!("{key};");
        let values = named_params! { ":from": key, ":to": to, ":young": millis(young_since) };
        let mut rows = query.query(values)?;
        let mut run = DigestRun::default();
        while let Some(row) = rows.next()? {
            let messages = row.get::<_, i64>("messages")?.unsigned_abs();
            match row.word::<State>("state")? {
                State::Sent => run.sent += messages,
                State::Failed => run.failed += messages,
                State::Uncertain => run.uncertain += messages,
                State::Superseded => {}
                _ => {
                    run.waiting += messages;
                    run.young += if row.get("young")? { messages } else { 0 };
                }
            }
        }
        Ok(run)
    }

    /// The digests of a day that did not arrive: the chat's title, and why.
    pub fn digests_missed(&self, day: NaiveDate, limit: u32) -> Result<Vec<Missed>> {
        let mut query = self.prepare_cached(
            "select c.title as title,
                    case o.state when 'failed' then ifnull(o.reason, 'other')
                                 when 'uncertain' then ifnull(o.reason, 'no-answer')
                                 else ifnull(o.reason, 'waiting') end as reason
             from outbox o join chat c on c.id = o.chat_id
             where o.key >= :from and o.key < :to and o.state in ('failed', 'uncertain', 'pending', 'sending')
             order by o.id limit :limit",
        )?;
        let key = Key::Digest { day }.to_string();
        let to = format!("{key};");
        let values = named_params! { ":from": key, ":to": to, ":limit": limit };
        let missed = query
            .query_map(values, |row| Ok(Missed { chat: row.get("title")?, reason: row.get("reason")? }))?;
        Ok(missed.collect::<rusqlite::Result<_>>()?)
    }

    pub fn figures(&self, now: DateTime<Utc>) -> Result<Figures> {
        let oldest_due: Option<i64> = self
            .prepare_cached(
                "select min(o.not_before) from outbox o join chat c on c.id = o.chat_id
                 where o.state = 'pending' and o.not_before <= :now and c.state = 'active'
                   and ifnull(c.hold_until, 0) <= :now",
            )?
            .query_row(named_params! { ":now": millis(now) }, |row| row.get(0))?;
        let repeated: i64 = self
            .prepare_cached("select count(*) from outbox where state = 'sent' and reason = 'repeated'")?
            .query_row([], |row| row.get(0))?;
        Ok(Figures {
            messages: self.counted("select state, count(*) from outbox group by state")?,
            failed: self.counted(
                "select ifnull(reason, 'unknown'), count(*) from outbox
                 where state in ('failed', 'uncertain') group by 1",
            )?,
            chats: self.counted("select state, count(*) from chat group by state")?,
            repeated: repeated.unsigned_abs(),
            oldest_due: oldest_due.map(instant).transpose()?,
            updates_waiting: self.incoming_waiting()?,
            last_backup: self.milestone("backup")?,
        })
    }

    fn counted(&self, query: &str) -> Result<Vec<(String, u64)>> {
        let mut query = self.prepare_cached(query)?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
