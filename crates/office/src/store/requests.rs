//! Strangers' requests to be let in, and what became of each.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    ChatKind, Place, Tx,
    values::{Columns, millis},
};
use plan::register::EntryId;

/// Somebody asks to be let in, where they asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    pub user: i64,
    pub name: String,
    pub place: Place,
    pub kind: ChatKind,
    /// The chat's title, or the person's name.
    pub title: String,
    /// Who they say they are.
    pub words: String,
    /// The same, chosen from the directory.
    pub entry: Option<EntryId>,
}

/// A request as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub id: i64,
    pub asking: Asking,
    /// Whether it was granted, and by whom; none while it is open.
    pub decided: Option<(bool, String)>,
}

const COLUMNS: &str = "id, user_id, name, chat, thread, kind, title, words, entry_id, granted, decided_by";

impl Tx<'_> {
    /// Keeps a request; none if this person's last one is still open.
    pub fn ask_access(&self, asking: &Asking, now: DateTime<Utc>) -> Result<Option<i64>> {
        let mut insert = self.prepare_cached(
            "insert into request (user_id, name, chat, thread, kind, title, words, entry_id, asked_at)
             values (:user, :name, :chat, :thread, :kind, :title, :words, :entry, :now)
             on conflict do nothing returning id",
        )?;
        let kind = match asking.kind {
            ChatKind::Private => "private",
            ChatKind::Group => "group",
        };
        let values = named_params! {
            ":user": asking.user, ":name": asking.name, ":chat": asking.place.chat,
            ":thread": asking.place.thread, ":kind": kind, ":title": asking.title,
            ":words": asking.words, ":entry": asking.entry.map(|id| id.0), ":now": millis(now),
        };
        Ok(insert.query_row(values, |row| row.get("id")).optional()?)
    }

    pub fn request(&self, id: i64) -> Result<Option<Request>> {
        let mut query = self.prepare_cached(&format!("select {COLUMNS} from request where id = :id"))?;
        Ok(query.query_row(named_params! { ":id": id }, request).optional()?)
    }

    /// Requests that wait for an answer, the oldest first; at most `limit`.
    pub fn open_requests(&self, limit: u32) -> Result<Vec<Request>> {
        let mut query = self.prepare_cached(&format!(
            "select {COLUMNS} from request where decided_at is null order by id limit :limit"
        ))?;
        let requests = query.query_map(named_params! { ":limit": limit }, request)?;
        Ok(requests.collect::<rusqlite::Result<_>>()?)
    }

    pub fn has_open_request(&self, user: i64) -> Result<bool> {
        let mut query =
            self.prepare_cached("select 1 from request where user_id = :user and decided_at is null")?;
        Ok(query.exists(named_params! { ":user": user })?)
    }

    /// Tells whether the request was still open.
    pub fn decide_request(&self, id: i64, granted: bool, by: &str, now: DateTime<Utc>) -> Result<bool> {
        let mut update = self.prepare_cached(
            "update request set granted = :granted, decided_by = :by, decided_at = :now
             where id = :id and decided_at is null",
        )?;
        let values = named_params! { ":id": id, ":granted": granted, ":by": by, ":now": millis(now) };
        Ok(update.execute(values)? == 1)
    }
}

fn request(row: &Row<'_>) -> rusqlite::Result<Request> {
    let kind: String = row.get("kind")?;
    let granted: Option<bool> = row.get("granted")?;
    let by: Option<String> = row.get("decided_by")?;
    Ok(Request {
        id: row.get("id")?,
        asking: Asking {
            user: row.get("user_id")?,
            name: row.get("name")?,
            place: Place { chat: row.get("chat")?, thread: row.get("thread")? },
            kind: if kind == "private" { ChatKind::Private } else { ChatKind::Group },
            title: row.get("title")?,
            words: row.get("words")?,
            entry: row.id_or_none("entry_id")?,
        },
        decided: granted.map(|granted| (granted, by.unwrap_or_default())),
    })
}
