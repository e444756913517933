//! Whether chats can be written to: pauses, absences, returns and changed ids; it knows no Telegram error.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::{ChatId, Tx, values::millis};

impl Tx<'_> {
    /// Nothing goes to the chat, or to another topic of the same forum, until then.
    pub fn hold_chat(&self, chat: ChatId, until: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update chat set hold_until = :until
             where telegram_id = (select telegram_id from chat where id = :chat)",
        )?
        .execute(named_params! { ":chat": chat, ":until": millis(until) })?;
        Ok(())
    }

    /// Telegram does not find the chat; the first time counts.
    pub fn chat_missing(&self, chat: ChatId, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached("update chat set missing_since = ifnull(missing_since, :now) where id = :chat")?
            .execute(named_params! { ":chat": chat, ":now": millis(now) })?;
        Ok(())
    }

    /// Telegram finds the chat again.
    pub fn chat_found(&self, chat: ChatId) -> Result<()> {
        self.prepare_cached("update chat set missing_since = null where id = :chat")?
            .execute(named_params! { ":chat": chat })?;
        Ok(())
    }

    /// The topic is closed or deleted; tells whether that is new.
    pub fn topic_gone(&self, chat: ChatId) -> Result<bool> {
        let changed = self
            .prepare_cached(
                "update chat set topic_gone = 1 where id = :chat and topic_gone = 0 and thread_id <> 0",
            )?
            .execute(named_params! { ":chat": chat })?;
        Ok(changed == 1)
    }

    /// The chat can't be written to; tells whether that is new.
    pub fn chat_gone(&self, chat: ChatId, reason: &str, now: DateTime<Utc>) -> Result<bool> {
        let changed = self
            .prepare_cached(
                "update chat set state = 'unreachable', state_reason = :reason, state_since = :now
                 where id = :chat and state <> 'unreachable'",
            )?
            .execute(named_params! { ":chat": chat, ":reason": reason, ":now": millis(now) })?;
        Ok(changed == 1)
    }

    /// The chat can be written to again: pauses and doubts about it are over, and what failed because it
    /// was away is sent if it is still worth it. Tells how many messages that is.
    pub fn chat_back(&self, chat: ChatId, now: DateTime<Utc>) -> Result<usize> {
        self.prepare_cached(
            "update chat set state = 'active', state_reason = null, missing_since = null, hold_until = null,
                    topic_gone = 0,
                    state_since = case state when 'active' then state_since else :now end
             where id = :chat",
        )?
        .execute(named_params! { ":chat": chat, ":now": millis(now) })?;
        self.revive(chat, now)
    }

    /// A group was upgraded: wherever its old id stands, the new one stands from now on. Messages,
    /// links and settings hold on to our own number of the chat, so nothing else changes.
    ///
    /// If the new id is known already (somebody wrote there before the news came), the two become one.
    pub fn move_chat(&self, from: i64, to: i64) -> Result<usize> {
        let mut query = self.prepare_cached(
            "select o.id, n.id from chat o left join chat n
                 on n.telegram_id = :to and n.thread_id = o.thread_id
             where o.telegram_id = :from",
        )?;
        let chats: Vec<(ChatId, Option<ChatId>)> = query
            .query_map(named_params! { ":from": from, ":to": to }, |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        for (old, new) in &chats {
            if let Some(new) = new {
                self.merge_chat(*new, *old)?;
            }
            self.prepare_cached("update chat set telegram_id = :to where id = :old")?
                .execute(named_params! { ":to": to, ":old": old })?;
        }
        self.prepare_cached("update incoming set source = :to where source = :from and handled_at is null")?
            .execute(named_params! { ":from": from, ":to": to })?;
        Ok(chats.len())
    }

    /// Everything of `from` becomes `into`'s; what both have stays once.
    fn merge_chat(&self, from: ChatId, into: ChatId) -> Result<()> {
        for (table, column) in self.references_to_chat()? {
            // Names come from the schema, never from outside.
            self.transaction
                .prepare(&format!("update or ignore {table} set {column} = :into where {column} = :from"))?
                .execute(named_params! { ":into": into, ":from": from })?;
            self.transaction
                .prepare(&format!("delete from {table} where {column} = :from"))?
                .execute(named_params! { ":from": from })?;
        }
        self.prepare_cached("delete from chat where id = :from")?.execute(named_params! { ":from": from })?;
        Ok(())
    }

    /// Every column that refers to a chat, also of tables that later migrations add.
    fn references_to_chat(&self) -> Result<Vec<(String, String)>> {
        let mut query = self.transaction.prepare(
            "select m.name, f.\"from\" from sqlite_schema m, pragma_foreign_key_list(m.name) f
             where m.type = 'table' and f.\"table\" = 'chat'",
        )?;
        let columns = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(columns.collect::<rusqlite::Result<_>>()?)
    }

    /// Private chats of the secretariat that can be written to, the `administrators` of the settings
    /// among them.
    pub fn desk_chats(&self, administrators: &[i64]) -> Result<Vec<ChatId>> {
        let mut query = self.prepare_cached(
            "select id from chat where kind = 'private' and state = 'active' and thread_id = 0
               and (telegram_id in (select user_id from member)
                    or telegram_id in (select value from json_each(:administrators)))
             order by id",
        )?;
        let administrators = serde_json::to_string(administrators)?;
        let chats = query.query_map(named_params! { ":administrators": administrators }, |row| row.get(0))?;
        Ok(chats.collect::<rusqlite::Result<_>>()?)
    }

    /// Where these chats are in Telegram.
    pub fn desk_places(&self, administrators: &[i64]) -> Result<Vec<i64>> {
        let desks = self.desk_chats(administrators)?;
        let mut places = Vec::with_capacity(desks.len());
        for desk in desks {
            places.extend(self.chat(desk)?.map(|chat| chat.place.chat));
        }
        Ok(places)
    }
}
