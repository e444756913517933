//! Items that an official handed to another (ủy quyền, dự thay), and until when.

use std::collections::HashMap;

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Actor, Tx,
    values::{Columns, millis},
};
use plan::register::{EntryId, ItemId};

/// An item that was handed on, and whether it still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delegation {
    pub item: ItemId,
    pub from: EntryId,
    pub to: EntryId,
    pub is_open: bool,
}

impl Tx<'_> {
    /// One by its number; merged lines as the ones that they are now.
    pub fn delegation(&self, number: i64) -> Result<Option<Delegation>> {
        let mut query = self.prepare_cached(
            "select item_id, ended_at is null as is_open, ifnull(f.merged_into, f.id) as from_id,
                    ifnull(t.merged_into, t.id) as to_id
             from delegation join entry f on f.id = from_id join entry t on t.id = to_id
             where delegation.id = :number",
        )?;
        let found = query.query_row(named_params! { ":number": number }, |row| {
            Ok(Delegation {
                item: row.id("item_id")?,
                from: row.id("from_id")?,
                to: row.id("to_id")?,
                is_open: row.get("is_open")?,
            })
        });
        Ok(found.optional()?)
    }

    /// Hands an item to somebody, in the place of whom it was handed to before. Gives a number for it.
    pub fn delegate(
        &self,
        item: ItemId,
        from: EntryId,
        to: EntryId,
        by: Actor,
        now: DateTime<Utc>,
    ) -> Result<i64> {
        self.end_delegation(item, from, now)?;
        let mut insert = self.prepare_cached(
            "insert into delegation (item_id, from_id, to_id, made_by, made_at)
             values (:item, :from, :to, :by, :now)",
        )?;
        Ok(insert.insert(named_params! {
            ":item": item.0, ":from": from.0, ":to": to.0, ":by": by.to_string(), ":now": millis(now),
        })?)
    }

    /// Takes an item back. Gives the number and to whom it had been handed, if it had.
    pub fn end_delegation(
        &self,
        item: ItemId,
        from: EntryId,
        now: DateTime<Utc>,
    ) -> Result<Option<(i64, EntryId)>> {
        let mut end = self.prepare_cached(
            "update delegation set ended_at = :now
             where item_id = :item and ended_at is null
               -- Whoever became another line since is that one now.
               and from_id in (select id from entry where id = :from or merged_into = :from)
             returning id, to_id",
        )?;
        let mut rows = end.query(named_params! { ":item": item.0, ":from": from.0, ":now": millis(now) })?;
        Ok(match rows.next()? {
            Some(row) => Some((row.get("id")?, row.id("to_id")?)),
            None => None,
        })
    }

    /// Who stands in for whom at each of these items: from, to; merged lines as the ones that they are now.
    pub(super) fn delegations(
        &self,
        items: impl Iterator<Item = ItemId> + Clone,
    ) -> Result<HashMap<ItemId, Vec<(EntryId, EntryId)>>> {
        let mut delegations: HashMap<ItemId, Vec<(EntryId, EntryId)>> = HashMap::new();
        let (Some(first), Some(last)) = (items.clone().min(), items.max()) else { return Ok(delegations) };
        let mut query = self.prepare_cached(
            "select item_id, ifnull(f.merged_into, f.id) as from_id, ifnull(t.merged_into, t.id) as to_id
             from delegation join entry f on f.id = from_id join entry t on t.id = to_id
             where item_id between :first and :last and ended_at is null
               and (t.retired_at is null or t.merged_into is not null)
             order by delegation.id",
        )?;
        let mut rows = query.query(named_params! { ":first": first.0, ":last": last.0 })?;
        while let Some(row) = rows.next()? {
            let pair = (row.id("from_id")?, row.id("to_id")?);
            delegations.entry(row.id("item_id")?).or_default().push(pair);
        }
        Ok(delegations)
    }
}
