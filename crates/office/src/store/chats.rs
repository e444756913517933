//! Telegram chats: where each is, whether it wants messages, in which language; not what it is told.

use anyhow::Result;
use chrono::{DateTime, NaiveTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Tx,
    values::{Hour, id_column, instant, millis},
};
use plan::{id, register::Parts};
use words::Language;

id!(
    /// A chat as this program numbers it; Telegram's own id may change (groups are upgraded).
    ChatId
);
id_column!(ChatId);

/// Where a chat is in Telegram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub chat: i64,
    /// Topic of a forum; 0: none.
    pub thread: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatKind {
    Private,
    Group,
}

/// Whether messages can be sent, and whether they are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatState {
    Active,
    /// The people there asked for silence (`/stop`).
    Stopped,
    /// Telegram refuses: blocked, kicked, deleted.
    Unreachable,
}

impl ChatState {
    pub(super) fn from_column(state: &str) -> Self {
        match state {
            "active" => Self::Active,
            "stopped" => Self::Stopped,
            _ => Self::Unreachable,
        }
    }
}

/// A private chat, a group or a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    pub id: ChatId,
    pub place: Place,
    pub kind: ChatKind,
    pub title: String,
    pub state: ChatState,
    pub language: Option<Language>,
    /// Its own hour of the digest, if it chose one.
    pub digest_at: Option<NaiveTime>,
    /// It is told of urgent changes alone, and its digest marks the others; a chat without a digest is
    /// told of all.
    pub only_urgent: bool,
    /// Its parts in items of which it wants to be told.
    pub parts: Parts,
    /// It wants the secretariat's own words to many.
    pub broadcasts: bool,
}

/// A chat that can't be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    pub title: String,
    /// The word for it, if Telegram gave one.
    pub reason: Option<String>,
    pub since: DateTime<Utc>,
}

const COLUMNS: &str = "id, telegram_id, thread_id, kind, title, state, language, digest_at,
    changes = 0 and (morning or eve_at is not null) as only_urgent, broadcasts,
    chairs, prepares, attends";

impl Tx<'_> {
    pub fn chat_at(&self, place: Place) -> Result<Option<Chat>> {
        let mut query = self.prepare_cached(&format!(
            "select {COLUMNS} from chat where telegram_id = :chat and thread_id = :thread"
        ))?;
        Ok(query
            .query_row(named_params! { ":chat": place.chat, ":thread": place.thread }, chat)
            .optional()?)
    }

    /// A Telegram chat with all its topics.
    pub fn chats_of(&self, telegram_id: i64) -> Result<Vec<Chat>> {
        let mut query = self.prepare_cached(&format!(
            "select {COLUMNS} from chat where telegram_id = :chat order by thread_id"
        ))?;
        let chats = query.query_map(named_params! { ":chat": telegram_id }, chat)?;
        Ok(chats.collect::<rusqlite::Result<_>>()?)
    }

    pub fn chat(&self, id: ChatId) -> Result<Option<Chat>> {
        let mut query = self.prepare_cached(&format!("select {COLUMNS} from chat where id = :id"))?;
        Ok(query.query_row(named_params! { ":id": id }, chat).optional()?)
    }

    /// Chats that Telegram refuses, the one that has been away longest first.
    pub fn unreachable_chats(&self) -> Result<Vec<Absent>> {
        let mut query = self.prepare_cached(
            "select title, state_reason, state_since from chat where state = 'unreachable' order by state_since, id",
        )?;
        let mut rows = query.query([])?;
        let mut chats = Vec::new();
        while let Some(row) = rows.next()? {
            let since = instant(row.get("state_since")?)?;
            chats.push(Absent { title: row.get("title")?, reason: row.get("state_reason")?, since });
        }
        Ok(chats)
    }

    /// Every chat with a link, in order of its number, after `after`; at most `limit`.
    pub fn linked_chats(&self, after: ChatId, limit: u32) -> Result<Vec<Chat>> {
        let mut query = self.prepare_cached(&format!(
            "select {COLUMNS} from chat where id > :after
             and exists (select 1 from link where chat_id = chat.id) order by id limit :limit"
        ))?;
        let chats = query.query_map(named_params! { ":after": after, ":limit": limit }, chat)?;
        Ok(chats.collect::<rusqlite::Result<_>>()?)
    }

    /// Remembers a chat, or that it is back: it becomes active under its present title.
    pub fn welcome_chat(
        &self,
        place: Place,
        kind: ChatKind,
        title: &str,
        now: DateTime<Utc>,
    ) -> Result<ChatId> {
        let mut upsert = self.prepare_cached(
            "insert into chat (telegram_id, thread_id, kind, title, state_since)
             values (:chat, :thread, :kind, :title, :now)
             on conflict (telegram_id, thread_id) do update set
                 title = excluded.title, state = 'active', state_reason = null,
                 state_since = case state when 'active' then state_since else excluded.state_since end
             returning id",
        )?;
        let kind = match kind {
            ChatKind::Private => "private",
            ChatKind::Group => "group",
        };
        let values = named_params! {
            ":chat": place.chat, ":thread": place.thread, ":kind": kind, ":title": title,
            ":now": millis(now),
        };
        let id = upsert.query_row(values, |row| row.get("id"))?;
        self.chat_back(id, now)?;
        Ok(id)
    }

    pub fn set_chat_state(
        &self,
        chat: ChatId,
        state: ChatState,
        reason: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let state = match state {
            ChatState::Active => "active",
            ChatState::Stopped => "stopped",
            ChatState::Unreachable => "unreachable",
        };
        let mut update = self.prepare_cached(
            "update chat set state = :state, state_reason = :reason, state_since = :now
             where id = :chat and state <> :state",
        )?;
        update.execute(named_params! {
            ":state": state, ":reason": reason, ":now": millis(now), ":chat": chat,
        })?;
        Ok(())
    }

    /// What a Telegram user is called: as the secretariat knows them, or as their private chat does.
    pub fn user_name(&self, user: i64) -> Result<Option<String>> {
        let mut query = self.prepare_cached(
            "select name from (
                 select name, 1 as rank from member where user_id = :user
                 union all
                 select title, 2 from chat where telegram_id = :user and kind = 'private'
             ) where name <> '' order by rank limit 1",
        )?;
        Ok(query.query_row(named_params! { ":user": user }, |row| row.get("name")).optional()?)
    }

    /// The bot's own name in Telegram, once it has been told.
    pub fn bot_name(&self) -> Result<Option<String>> {
        let mut query = self.prepare_cached("select value from fact where name = 'bot'")?;
        Ok(query.query_row([], |row| row.get("value")).optional()?)
    }

    pub fn set_bot_name(&self, name: &str) -> Result<()> {
        let mut upsert = self.prepare_cached(
            "insert into fact (name, value) values ('bot', :name)
             on conflict (name) do update set value = excluded.value",
        )?;
        upsert.execute(named_params! { ":name": name })?;
        Ok(())
    }
}

fn chat(row: &Row<'_>) -> rusqlite::Result<Chat> {
    let kind: String = row.get("kind")?;
    let state: String = row.get("state")?;
    let language: Option<String> = row.get("language")?;
    Ok(Chat {
        id: row.get("id")?,
        place: Place { chat: row.get("telegram_id")?, thread: row.get("thread_id")? },
        kind: if kind == "private" { ChatKind::Private } else { ChatKind::Group },
        title: row.get("title")?,
        state: ChatState::from_column(&state),
        language: language.and_then(|code| code.parse().ok()),
        digest_at: row.get::<_, Option<Hour>>("digest_at")?.map(|hour| hour.0),
        only_urgent: row.get("only_urgent")?,
        parts: parts(row)?,
        broadcasts: row.get("broadcasts")?,
    })
}

/// The parts in items of which a chat wants to be told.
pub(super) fn parts(row: &Row<'_>) -> rusqlite::Result<Parts> {
    Ok(Parts { chairs: row.get("chairs")?, prepares: row.get("prepares")?, attends: row.get("attends")? })
}
