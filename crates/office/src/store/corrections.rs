//! The directory put right by hand: renamed, merged, split, retired; published items stay as they are.
//!
//! A published item keeps the number of the line that it named. What happens to that line later shows
//! when the item is read: a renamed line under its new name, a merged one as the one that it is now.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Tx,
    values::{Columns, millis},
};
use plan::register::EntryId;

impl Tx<'_> {
    /// Gives a line another name. The caller has made sure that no active line of its kind has it.
    pub fn rename_entry(&self, entry: EntryId, name: &str) -> Result<()> {
        let mut update = self.prepare_cached("update entry set name = :name where id = :id")?;
        update.execute(named_params! { ":name": name, ":id": entry.0 })?;
        Ok(())
    }

    pub fn set_full_name(&self, entry: EntryId, full_name: Option<&str>) -> Result<()> {
        let mut update = self.prepare_cached("update entry set full_name = :full_name where id = :id")?;
        update.execute(named_params! { ":full_name": full_name, ":id": entry.0 })?;
        Ok(())
    }

    pub fn set_positions(&self, entry: EntryId, positions: &[String]) -> Result<()> {
        let mut update = self.prepare_cached("update entry set positions = :positions where id = :id")?;
        update.execute(named_params! { ":positions": serde_json::to_string(positions)?, ":id": entry.0 })?;
        Ok(())
    }

    /// Tells whether the spelling stood for the line.
    pub fn remove_alias(&self, entry: EntryId, spelling: &str) -> Result<bool> {
        let mut delete =
            self.prepare_cached("delete from alias where entry_id = :entry and spelling = :spelling")?;
        Ok(delete.execute(named_params! { ":entry": entry.0, ":spelling": spelling })? == 1)
    }

    /// Tells whether it was a member.
    pub fn remove_member(&self, collective: EntryId, member: EntryId) -> Result<bool> {
        let mut delete = self.prepare_cached(
            "delete from membership where collective_id = :collective and member_id = :member",
        )?;
        Ok(delete.execute(named_params! { ":collective": collective.0, ":member": member.0 })? == 1)
    }

    pub fn retire_entry(&self, entry: EntryId, now: DateTime<Utc>) -> Result<()> {
        let mut update =
            self.prepare_cached("update entry set retired_at = :now where id = :id and retired_at is null")?;
        update.execute(named_params! { ":now": millis(now), ":id": entry.0 })?;
        Ok(())
    }

    /// `from` is `into` from now on: its items, chats, collectives, invitations and spellings are.
    pub fn merge_entry(&self, from: EntryId, into: EntryId, now: DateTime<Utc>) -> Result<()> {
        let values = named_params! { ":from": from.0, ":into": into.0 };
        for sql in [
            "update entry set merged_into = :into where merged_into = :from",
            "insert or ignore into alias (entry_id, spelling)
                 select :into, spelling from alias where entry_id = :from",
            "insert or ignore into alias (entry_id, spelling)
                 select :into, name from entry where id = :from and name not in
                     (select name from entry where id = :into)",
            "update or ignore link set entry_id = :into where entry_id = :from",
            "update or ignore membership set member_id = :into where member_id = :from
                 and collective_id <> :into",
            "update or ignore membership set collective_id = :into where collective_id = :from
                 and member_id <> :into",
            "update invitation set entry_id = :into where entry_id = :from",
        ] {
            self.prepare_cached(sql)?.execute(values)?;
        }
        for sql in [
            "delete from link where entry_id = :from",
            "delete from membership where :from in (member_id, collective_id)",
            "delete from alias where entry_id = :from",
        ] {
            self.prepare_cached(sql)?.execute(named_params! { ":from": from.0 })?;
        }
        self.prepare_cached(
            "update entry set merged_into = :into, retired_at = ifnull(retired_at, :now) where id = :from",
        )?
        .execute(named_params! { ":from": from.0, ":into": into.0, ":now": millis(now) })?;
        Ok(())
    }

    /// Lines that were merged into this one, each by its name of then.
    pub fn merged_into(&self, entry: EntryId) -> Result<Vec<(EntryId, String)>> {
        let mut query =
            self.prepare_cached("select id, name from entry where merged_into = :entry order by id")?;
        let merged = query
            .query_map(named_params! { ":entry": entry.0 }, |row| Ok((row.id("id")?, row.get("name")?)))?;
        Ok(merged.collect::<rusqlite::Result<_>>()?)
    }

    /// A line that was merged stands on its own again, with the items that name it.
    pub fn unmerge_entry(&self, entry: EntryId) -> Result<()> {
        let mut update =
            self.prepare_cached("update entry set merged_into = null, retired_at = null where id = :id")?;
        update.execute(named_params! { ":id": entry.0 })?;
        Ok(())
    }

    /// The one active line of a kind that a document may mean by a spelling: by its name, or else the
    /// only one of which it is an alias.
    pub(super) fn entry_spelled(&self, kind: &str, spelling: &str) -> Result<Option<EntryId>> {
        let mut by_name = self.prepare_cached(
            "select id from entry where kind = :kind and name = :spelling and retired_at is null",
        )?;
        let values = named_params! { ":kind": kind, ":spelling": spelling };
        if let Some(entry) = by_name.query_row(values, |row| row.id("id")).optional()? {
            return Ok(Some(entry));
        }
        let mut by_alias = self.prepare_cached(
            "select min(id) as id from entry join alias on entry_id = id
             where kind = :kind and spelling = :spelling and retired_at is null having count(*) = 1",
        )?;
        Ok(by_alias.query_row(values, |row| row.id("id")).optional()?)
    }
}
