//! Who has said that an item is prepared, and which chats are nudged about what is not.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::{ChatId, Tx, values::millis};
use crate::programme::register::{EntryId, ItemId};

impl Tx<'_> {
    /// Notes that a unit has prepared an item; whoever said so first stays named.
    pub fn set_prepared(
        &self,
        item: ItemId,
        entry: EntryId,
        user: i64,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into prepared (item_id, entry_id, user_id, name, at)
             values (:item, :entry, :user, :name, :now) on conflict do nothing",
        )?;
        insert.execute(named_params! {
            ":item": item, ":entry": entry, ":user": user, ":name": name, ":now": millis(now),
        })?;
        Ok(())
    }

    /// The units that have prepared an item, and who said so for each.
    pub fn prepared(&self, item: ItemId) -> Result<Vec<(EntryId, String)>> {
        let mut query = self.prepare_cached(
            "select entry_id, name from prepared where item_id = :item order by at, entry_id",
        )?;
        let rows = query
            .query_map(named_params! { ":item": item }, |row| Ok((row.get("entry_id")?, row.get("name")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Active chats that are linked to a unit, want nudges, and for which nothing is decided under a key.
    pub fn nudges_due(&self, key: &str, limit: u32) -> Result<Vec<ChatId>> {
        let mut query = self.prepare_cached(
            "select id from chat where state = 'active' and nudged
               and exists (select 1 from link join entry on entry.id = entry_id
                           where chat_id = chat.id and entry.kind = 'unit')
               and not exists (select 1 from notice_run where chat_id = chat.id and key = :key)
             order by id limit :limit",
        )?;
        let chats = query.query_map(named_params! { ":key": key, ":limit": limit }, |row| row.get("id"))?;
        Ok(chats.collect::<rusqlite::Result<_>>()?)
    }
}
