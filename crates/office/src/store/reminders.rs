//! Reminders of one item that a chat asked for, kept until they are told.

use anyhow::Result;
use rusqlite::named_params;

use super::{ChatId, Tx, values::Columns};
use plan::register::ItemId;

/// One chat, one item, so many minutes ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemReminder {
    pub chat: ChatId,
    pub item: ItemId,
    pub minutes: u32,
}

impl Tx<'_> {
    /// The last choice for an item is the one that holds.
    pub fn set_reminder(&self, reminder: &ItemReminder) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into item_reminder (chat_id, item_id, minutes) values (:chat, :item, :minutes)
             on conflict do update set minutes = excluded.minutes",
        )?;
        insert.execute(named_params! {
            ":chat": reminder.chat, ":item": reminder.item.0, ":minutes": reminder.minutes,
        })?;
        Ok(())
    }

    pub fn drop_reminder(&self, chat: ChatId, item: ItemId) -> Result<()> {
        self.prepare_cached("delete from item_reminder where chat_id = :chat and item_id = :item")?
            .execute(named_params! { ":chat": chat, ":item": item.0 })?;
        Ok(())
    }

    /// Those of chats that can be reached and are still linked.
    pub fn reminders(&self) -> Result<Vec<ItemReminder>> {
        let mut query = self.prepare_cached(
            "select chat_id, item_id, minutes from item_reminder join chat on chat.id = chat_id
             where chat.state = 'active' and exists (select 1 from link where link.chat_id = chat.id)
             order by chat_id, item_id",
        )?;
        let mut rows = query.query([])?;
        let mut reminders = Vec::new();
        while let Some(row) = rows.next()? {
            let (chat, minutes) = (row.get("chat_id")?, row.get("minutes")?);
            reminders.push(ItemReminder { chat, item: row.id("item_id")?, minutes });
        }
        Ok(reminders)
    }
}
