//! The secretariat's own words to many: drafts of them, and what became of the messages; see the outbox
//! for how each goes.

use super::{Key, State};
use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{
    ChatId, OutboxId, Place, Tx,
    values::{Columns, millis},
};
use plan::{id, register::EntryId};
use words::Html;

id!(
    /// A broadcast, sent or not.
    BroadcastId
);
super::values::id_column!(BroadcastId);

/// What goes with a message: a photo or a file that Telegram has already, by its id there, or pictures of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "file_id", rename_all = "snake_case")]
pub enum Attachment {
    Photo(String),
    Document(String),
    /// Pictures of the week of this day, drawn for the chat when the message leaves.
    Week(NaiveDate),
}

/// To whom a broadcast goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressed {
    Everybody,
    Officials,
    Units,
    Named(Vec<EntryId>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BroadcastState {
    Draft,
    Sending,
    Stopped,
    Recalled,
    Discarded,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broadcast {
    pub id: BroadcastId,
    pub by_user: i64,
    pub text: Html,
    pub attachment: Option<Attachment>,
    pub addressed: Addressed,
    pub state: BroadcastState,
    pub sent_at: Option<i64>,
}

/// How far the messages of one key have come, in chats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub waiting: usize,
    pub sent: usize,
    pub recalled: usize,
    /// Chats that it did not reach, and why.
    pub missed: Vec<(String, String)>,
}

impl Tx<'_> {
    pub fn open_broadcast(
        &self,
        user: i64,
        place: Place,
        text: &Html,
        attachment: Option<&Attachment>,
        now: DateTime<Utc>,
    ) -> Result<BroadcastId> {
        let mut insert = self.prepare_cached(
            "insert into broadcast (by_user, text, attachment, audience, opened_at, chat)
             values (:user, :text, :attachment, :audience, :now, :chat)",
        )?;
        Ok(BroadcastId(insert.insert(named_params! {
            ":user": user, ":text": text.as_str(),
            ":attachment": attachment.map(serde_json::to_string).transpose()?,
            ":audience": serde_json::to_string(&Addressed::Everybody)?, ":now": millis(now), ":chat": place.chat,
        })?))
    }

    pub fn broadcast(&self, id: BroadcastId) -> Result<Option<Broadcast>> {
        let mut query = self.prepare_cached(
            "select id, by_user, text, attachment, audience, state, sent_at from broadcast where id = :id",
        )?;
        query.query_row(named_params! { ":id": id }, |row| Ok(broadcast(row))).optional()?.transpose()
    }

    pub fn address_broadcast(&self, id: BroadcastId, to: &Addressed) -> Result<()> {
        let mut update =
            self.prepare_cached("update broadcast set audience = :to where id = :id and state = 'draft'")?;
        update.execute(named_params! { ":to": serde_json::to_string(to)?, ":id": id })?;
        Ok(())
    }

    /// Tells whether the broadcast was in the state that leads to the next one.
    pub fn set_broadcast_state(
        &self,
        id: BroadcastId,
        to: BroadcastState,
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let (from, to) = match to {
            BroadcastState::Sending => ("draft", "sending"),
            BroadcastState::Discarded => ("draft", "discarded"),
            BroadcastState::Stopped => ("sending", "stopped"),
            BroadcastState::Recalled => ("sending stopped recalled", "recalled"),
            BroadcastState::Draft => return Ok(false),
        };
        let mut update = self.prepare_cached(
            "update broadcast set state = :to,
                    sent_at = case :to when 'sending' then :now else sent_at end
             where id = :id and instr(:from, state) > 0",
        )?;
        let values = named_params! { ":to": to, ":from": from, ":id": id, ":now": millis(now) };
        Ok(update.execute(values)? == 1)
    }

    /// A part owed under a key in this chat carries a picture or a file.
    pub fn attach(&self, chat: ChatId, key: &Key, part: u32, attachment: &Attachment) -> Result<()> {
        let mut update = self.prepare_cached(
            "update outbox set attachment = :attachment
             where chat_id = :chat and key = :key and part = :part and state = 'pending'",
        )?;
        update.execute(named_params! {
            ":attachment": serde_json::to_string(attachment)?, ":chat": chat, ":key": key, ":part": part,
        })?;
        Ok(())
    }

    /// How far the messages of a key have come; a chat counts by its first part.
    pub fn progress(&self, key: &Key) -> Result<Progress> {
        let mut query = self.prepare_cached(
            "select outbox.state, recalled_at is not null as recalled, ifnull(reason, 'other') as reason, title
             from outbox join chat on chat.id = chat_id where key = :key and part = 1 order by outbox.id",
        )?;
        let mut rows = query.query(named_params! { ":key": key })?;
        let mut progress = Progress::default();
        while let Some(row) = rows.next()? {
            let (state, recalled): (State, bool) = (row.word("state")?, row.get("recalled")?);
            match state {
                State::Pending | State::Sending => progress.waiting += 1,
                State::Sent if recalled => progress.recalled += 1,
                State::Sent => progress.sent += 1,
                _ => progress.missed.push((row.get("title")?, row.get("reason")?)),
            }
        }
        Ok(progress)
    }

    /// Messages of a key that stand in their chats since `after` and were not taken back.
    pub fn standing(&self, key: &Key, after: DateTime<Utc>) -> Result<Vec<(OutboxId, Place, i32)>> {
        let mut query = self.prepare_cached(
            "select outbox.id, telegram_id, thread_id, message_id from outbox join chat on chat.id = chat_id
             where key = :key and outbox.state = 'sent' and recalled_at is null and settled_at > :after
             order by outbox.id",
        )?;
        let rows = query.query_map(named_params! { ":key": key, ":after": millis(after) }, |row| {
            let place = Place { chat: row.get("telegram_id")?, thread: row.get("thread_id")? };
            Ok((row.get("id")?, place, row.get("message_id")?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn mark_recalled(&self, rows: &[OutboxId], now: DateTime<Utc>) -> Result<()> {
        for row in rows {
            self.prepare_cached("update outbox set recalled_at = :now where id = :id")?
                .execute(named_params! { ":now": millis(now), ":id": row })?;
        }
        Ok(())
    }
}

fn broadcast(row: &Row<'_>) -> Result<Broadcast> {
    let (audience, state): (String, String) = (row.get("audience")?, row.get("state")?);
    let attachment: Option<String> = row.get("attachment")?;
    Ok(Broadcast {
        id: row.get("id")?,
        by_user: row.get("by_user")?,
        text: Html::trusted(row.get("text")?),
        attachment: attachment.map(|json| serde_json::from_str(&json)).transpose()?,
        addressed: serde_json::from_str(&audience)?,
        state: match state.as_str() {
            "draft" => BroadcastState::Draft,
            "sending" => BroadcastState::Sending,
            "stopped" => BroadcastState::Stopped,
            "recalled" => BroadcastState::Recalled,
            _ => BroadcastState::Discarded,
        },
        sent_at: row.get("sent_at")?,
    })
}
