//! Questions that were understood, kept for a month: their answers' pages and follow-ups survive a restart.

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Place, Tx,
    values::{id_column, millis},
};
use asking::Question;
use plan::id;

id!(
    /// One question that somebody asked.
    AskedId
);
id_column!(AskedId);

/// Buttons of an older answer have nothing behind them any more.
const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// What was asked, and what it was asked back with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub question: Option<Question>,
    pub choices: Vec<Question>,
}

impl Tx<'_> {
    pub fn keep_asked(&self, user: i64, place: Place, kept: &Kept, now: DateTime<Utc>) -> Result<AskedId> {
        let mut forget = self.prepare_cached("delete from asked where asked_at < :before")?;
        forget.execute(named_params! { ":before": millis(now - KEPT_FOR) })?;
        let mut insert = self.prepare_cached(
            "insert into asked (user_id, chat, thread, question, choices, asked_at)
             values (:user, :chat, :thread, :question, :choices, :now) returning id",
        )?;
        let question = kept.question.as_ref().map(serde_json::to_string).transpose()?;
        let values = named_params! {
            ":user": user, ":chat": place.chat, ":thread": place.thread, ":question": question,
            ":choices": serde_json::to_string(&kept.choices)?, ":now": millis(now),
        };
        Ok(insert.query_row(values, |row| row.get("id"))?)
    }

    /// What was asked in this place under a number; the number of another place tells nothing here.
    pub fn asked(&self, id: AskedId, place: Place) -> Result<Option<Kept>> {
        let mut query = self.prepare_cached(
            "select question, choices from asked where id = :id and chat = :chat and thread = :thread",
        )?;
        let values = named_params! { ":id": id, ":chat": place.chat, ":thread": place.thread };
        let row: Option<(Option<String>, String)> =
            query.query_row(values, |row| Ok((row.get("question")?, row.get("choices")?))).optional()?;
        let Some((question, choices)) = row else { return Ok(None) };
        // A question that this program can't read any more is no question.
        Ok(Some(Kept {
            question: question.and_then(|json| serde_json::from_str(&json).ok()),
            choices: serde_json::from_str(&choices).unwrap_or_default(),
        }))
    }

    /// The question that a user asked last in a place, not before `since`.
    pub fn last_asked(&self, user: i64, place: Place, since: DateTime<Utc>) -> Result<Option<Question>> {
        let mut query = self.prepare_cached(
            "select question from asked
             where user_id = :user and chat = :chat and thread = :thread and question is not null
               and asked_at >= :since
             order by id desc limit 1",
        )?;
        let values = named_params! {
            ":user": user, ":chat": place.chat, ":thread": place.thread, ":since": millis(since),
        };
        let json: Option<String> = query.query_row(values, |row| row.get("question")).optional()?;
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
    }
}
