//! The journal of what came in: each update once, kept until it is handled; it can't read one.
//!
//! Telegram forgets an update as soon as it is told that we have it, which is before anything was done
//! about it. So it is written down first. Its number stays for some days after, so that an update that
//! comes again (a crash before the confirmation, a repeated webhook call) is known.

use std::collections::HashSet;

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Tx,
    values::{instant, millis},
};

/// Telegram offers an update for 24 hours; after that its number can't come again.
const NUMBER_KEPT: TimeDelta = TimeDelta::days(3);
/// How often an update may be begun without being handled to its end, because the program died of it or beside it.
const MOST_TRIES: u32 = 2;

/// An update as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    pub update_id: i64,
    /// Telegram id of the chat it belongs to, or of the user: what must be handled in order.
    pub source: i64,
    pub body: String,
    pub received_at: DateTime<Utc>,
}

/// What an earlier run left undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Updates that will not be tried again: the program ended in the middle of them too often.
    pub set_aside: Vec<Incoming>,
    /// Sources with an update that was being handled when the program ended, oldest first.
    pub suspects: Vec<i64>,
    /// The other sources with something to do.
    pub others: Vec<i64>,
}

impl Tx<'_> {
    /// Writes down what is not known yet.
    pub fn journal(&self, updates: &[Incoming]) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into incoming (update_id, source, body, received_at) values (:id, :source, :body, :now)
             on conflict (update_id) do nothing",
        )?;
        for update in updates {
            insert.execute(named_params! {
                ":id": update.update_id,
                ":source": update.source,
                ":body": update.body,
                ":now": millis(update.received_at),
            })?;
        }
        Ok(())
    }

    /// The first update of a source that is not handled.
    pub fn next_incoming(&self, source: i64) -> Result<Option<Incoming>> {
        let mut query = self.prepare_cached(
            "select update_id, body, received_at from incoming where handled_at is null and source = :source
             order by update_id limit 1",
        )?;
        let found = query
            .query_row(named_params! { ":source": source }, |row| {
                Ok((row.get("update_id")?, row.get("body")?, row.get("received_at")?))
            })
            .optional()?;
        let Some((update_id, body, received_at)) = found else { return Ok(None) };
        Ok(Some(Incoming { update_id, source, body, received_at: instant(received_at)? }))
    }

    pub fn incoming_handled(&self, update_id: i64, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update incoming set handled_at = :now, body = null
             where update_id = :id and handled_at is null",
        )?
        .execute(named_params! { ":id": update_id, ":now": millis(now) })?;
        Ok(())
    }

    /// An update is about to be handled.
    pub fn incoming_begun(&self, update_id: i64) -> Result<()> {
        self.prepare_cached("update incoming set attempts = attempts + 1 where update_id = :id")?
            .execute(named_params! { ":id": update_id })?;
        Ok(())
    }

    /// The program ends in order, so it does not die of what it has not finished.
    pub fn incoming_interrupted(&self) -> Result<()> {
        self.prepare_cached("update incoming set attempts = 0 where handled_at is null and attempts > 0")?
            .execute([])?;
        Ok(())
    }

    /// After a start: what is left to do. What the program died of twice is set aside, before anything else is done.
    pub fn incoming_left(&self, now: DateTime<Utc>) -> Result<Left> {
        let mut left = Left::default();
        let mut query = self.prepare_cached(
            "select update_id, source, body, received_at, attempts from incoming where handled_at is null
             order by update_id",
        )?;
        let mut rows = query.query([])?;
        let mut seen = HashSet::new();
        while let Some(row) = rows.next()? {
            let (update_id, source): (i64, i64) = (row.get("update_id")?, row.get("source")?);
            let attempts: u32 = row.get("attempts")?;
            if attempts >= MOST_TRIES {
                let (body, received_at) = (row.get("body")?, instant(row.get("received_at")?)?);
                left.set_aside.push(Incoming { update_id, source, body, received_at });
            } else if seen.insert(source) {
                let line = if attempts > 0 { &mut left.suspects } else { &mut left.others };
                line.push(source);
            }
        }
        for dropped in &left.set_aside {
            self.incoming_handled(dropped.update_id, now)?;
        }
        Ok(left)
    }

    /// Numbers that can't come again.
    pub fn forget_incoming(&self, now: DateTime<Utc>) -> Result<usize> {
        Ok(self
            .prepare_cached("delete from incoming where handled_at < :before")?
            .execute(named_params! { ":before": millis(now - NUMBER_KEPT) })?)
    }

    /// How many updates wait to be handled.
    pub fn incoming_waiting(&self) -> Result<u64> {
        let mut query = self.prepare_cached("select count(*) from incoming where handled_at is null")?;
        let waiting: i64 = query.query_row([], |row| row.get(0))?;
        Ok(waiting.unsigned_abs())
    }
}
