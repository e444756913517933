//! Who has said that an item is prepared, and which chats are nudged about what is not.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    ChatId, Key, Tx,
    values::{Columns, instant, millis},
};
use plan::register::{EntryId, ItemId};

/// A unit that said that it is done, who said so, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    pub unit: EntryId,
    pub by: String,
    pub at: DateTime<Utc>,
}

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
            ":item": item.0, ":entry": entry.0, ":user": user, ":name": name, ":now": millis(now),
        })?;
        Ok(())
    }

    /// A unit has not prepared an item after all.
    pub fn unset_prepared(&self, item: ItemId, entry: EntryId) -> Result<()> {
        self.prepare_cached("delete from prepared where item_id = :item and entry_id = :entry")?
            .execute(named_params! { ":item": item.0, ":entry": entry.0 })?;
        Ok(())
    }

    /// The units that have prepared an item.
    pub fn prepared(&self, item: ItemId) -> Result<Vec<Prepared>> {
        let mut query = self.prepare_cached(
            "select entry_id, name, at from prepared where item_id = :item order by at, entry_id",
        )?;
        let mut rows = query.query(named_params! { ":item": item.0 })?;
        let mut prepared = Vec::new();
        while let Some(row) = rows.next()? {
            let at = instant(row.get("at")?)?;
            prepared.push(Prepared { unit: row.id("entry_id")?, by: row.get("name")?, at });
        }
        Ok(prepared)
    }

    /// When a chat's notice was decided.
    pub fn notice_decided_at(&self, chat: ChatId, key: &Key) -> Result<Option<DateTime<Utc>>> {
        let mut query =
            self.prepare_cached("select decided_at from notice_run where chat_id = :chat and key = :key")?;
        let at = query
            .query_row(named_params! { ":chat": chat, ":key": key }, |row| row.get("decided_at"))
            .optional()?;
        at.map(instant).transpose()
    }

    /// Active chats that are linked to a unit, want nudges, and for which nothing is decided under a key.
    pub fn nudges_due(&self, key: &Key, limit: u32) -> Result<Vec<ChatId>> {
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
