//! The journal of what came in: each update once, kept until it is handled; it can't read one.
//!
//! Telegram forgets an update as soon as it is told that we have it, which is before anything was done
//! about it. So it is written down first. Its number stays for some days after, so that an update that
//! comes again (a crash before the confirmation, a repeated webhook call) is known.

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Tx,
    values::{instant, millis},
};

/// Telegram offers an update for 24 hours; after that its number can't come again.
const NUMBER_KEPT: TimeDelta = TimeDelta::days(3);
/// Starts that an update may survive unhandled at the head of its line. It is given up after that:
/// whatever it does to the program must not keep the program from everything else.
const MOST_STARTS: u32 = 8;

/// An update as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    pub update_id: i64,
    /// Telegram id of the chat it belongs to, or of the user: what must be handled in order.
    pub source: i64,
    pub body: String,
    pub received_at: DateTime<Utc>,
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

    /// After a start: the sources with something left to do, and how many updates were given up because
    /// they were at the head of their line for too many starts.
    pub fn incoming_left(&self, now: DateTime<Utc>) -> Result<(Vec<i64>, usize)> {
        self.prepare_cached(
            "update incoming set attempts = attempts + 1 where handled_at is null and update_id in
                 (select min(update_id) from incoming where handled_at is null group by source)",
        )?
        .execute([])?;
        let given_up = self
            .prepare_cached(
                "update incoming set handled_at = :now, body = null
                 where handled_at is null and attempts > :most",
            )?
            .execute(named_params! { ":now": millis(now), ":most": MOST_STARTS })?;
        let mut query =
            self.prepare_cached("select distinct source from incoming where handled_at is null")?;
        let sources = query.query_map([], |row| row.get("source"))?;
        Ok((sources.collect::<rusqlite::Result<_>>()?, given_up))
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
