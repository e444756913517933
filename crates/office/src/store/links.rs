//! Which chat is told of whose items: ties between chats and lines of the directory.

use std::collections::HashMap;

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::{
    Chat, ChatId, Tx,
    values::{Columns, millis},
};
use plan::register::EntryId;

impl Tx<'_> {
    /// Ties a chat to an entry, or with none to the whole programme. Tells whether that is new.
    pub fn link(&self, chat: ChatId, entry: Option<EntryId>, by: i64, now: DateTime<Utc>) -> Result<bool> {
        let mut insert = self.prepare_cached(
            "insert into link (chat_id, entry_id, linked_at, linked_by) values (:chat, :entry, :now, :by)
             on conflict do nothing",
        )?;
        let values = named_params! { ":chat": chat, ":entry": entry.map(|id| id.0), ":now": millis(now), ":by": by.to_string() };
        Ok(insert.execute(values)? == 1)
    }

    /// Tells whether the tie was there.
    pub fn unlink(&self, chat: ChatId, entry: Option<EntryId>) -> Result<bool> {
        let mut delete =
            self.prepare_cached("delete from link where chat_id = :chat and entry_id is :entry")?;
        Ok(delete.execute(named_params! { ":chat": chat, ":entry": entry.map(|id| id.0) })? == 1)
    }

    /// What a chat is linked to; `None` stands for the whole programme.
    pub fn links_of(&self, chat: ChatId) -> Result<Vec<Option<EntryId>>> {
        let mut query = self.prepare_cached("select entry_id from link where chat_id = :chat order by id")?;
        let links = query.query_map(named_params! { ":chat": chat }, |row| row.id_or_none("entry_id"))?;
        Ok(links.collect::<rusqlite::Result<_>>()?)
    }

    /// The chats of every line of the directory; `None` holds those of the whole programme.
    pub fn chats_by_entry(&self) -> Result<HashMap<Option<EntryId>, Vec<Chat>>> {
        let mut query = self.prepare_cached("select entry_id, chat_id from link order by id")?;
        let links = query.query_map([], |row| Ok((row.id_or_none("entry_id")?, row.get("chat_id")?)))?;
        let mut chats: HashMap<Option<EntryId>, Vec<Chat>> = HashMap::new();
        for link in links {
            let (entry, chat): (Option<EntryId>, ChatId) = link?;
            if let Some(chat) = self.chat(chat)? {
                chats.entry(entry).or_default().push(chat);
            }
        }
        Ok(chats)
    }

    /// The chats that are told of this entry's items by its own name.
    pub fn chats_linked_to(&self, entry: Option<EntryId>) -> Result<Vec<Chat>> {
        let mut query =
            self.prepare_cached("select chat_id from link where entry_id is :entry order by id")?;
        let chats = query
            .query_map(named_params! { ":entry": entry.map(|id| id.0) }, |row| row.get("chat_id"))?
            .collect::<rusqlite::Result<Vec<ChatId>>>()?;
        let mut linked = Vec::with_capacity(chats.len());
        for chat in chats {
            linked.extend(self.chat(chat)?);
        }
        Ok(linked)
    }

    /// How many items in force name the entry itself.
    pub fn items_naming(&self, entry: EntryId) -> Result<usize> {
        let mut query = self.prepare_cached(
            "select count(distinct item_id) from item_entry join current_revision using (revision_id)
             join entry on entry.id = entry_id where :entry in (entry.id, merged_into)",
        )?;
        let count: i64 = query.query_row(named_params! { ":entry": entry.0 }, |row| row.get(0))?;
        Ok(usize::try_from(count)?)
    }

    /// Officials and units that no active chat is linked to.
    pub fn unlinked_entries(&self) -> Result<Vec<EntryId>> {
        let mut query = self.prepare_cached(
            "select id from entry where kind <> 'collective' and retired_at is null and not exists (
                 select 1 from link join chat on chat.id = chat_id
                 where entry_id = entry.id and state = 'active'
             ) order by kind, id",
        )?;
        let entries = query.query_map([], |row| row.id("id"))?;
        Ok(entries.collect::<rusqlite::Result<_>>()?)
    }
}
