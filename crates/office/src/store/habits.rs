//! What each chat wants to be told and how, and which of its notices are still to be decided.

use super::Key;
use anyhow::Result;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::{OptionalExtension, Row, ToSql, named_params};

use super::{
    ChatId, Tx,
    chats::parts,
    values::{Columns, Day, Hour, Minutes, instant, millis},
};
use plan::register::{Part, ProgrammeId, RevisionId};
use words::settings::{Habit, Habits, Preview};

/// What became of a notice other than the morning digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeOutcome {
    Owed,
    Nothing,
}

/// A kind of notice whose hour has come.
#[derive(Clone, Copy, Debug)]
pub enum Notices {
    /// For chats that chose this hour of the evening or an earlier one.
    Eve(NaiveTime),
    Week(Preview),
}

impl Tx<'_> {
    pub fn habits(&self, chat: ChatId) -> Result<Option<Habits>> {
        let mut query = self.prepare_cached(
            "select digest_at, morning, eve_at, preview, weekends, empty_days, language, short, silent,
                    reminders, nudged, changes, broadcasts, week_picture, chairs, prepares, attends
             from chat where id = :chat",
        )?;
        Ok(query.query_row(named_params! { ":chat": chat }, habits).optional()?)
    }

    pub fn set_habit(&self, chat: ChatId, habit: Habit) -> Result<()> {
        let hour = |hour: NaiveTime| Hour(hour);
        let (column, value): (&str, Box<dyn ToSql>) = match habit {
            Habit::DigestAt(at) => ("digest_at", Box::new(hour(at))),
            Habit::Morning(on) => ("morning", Box::new(on)),
            Habit::EveAt(at) => ("eve_at", Box::new(at.map(hour))),
            Habit::Preview(preview) => ("preview", Box::new(preview.map(|preview| preview.to_string()))),
            Habit::Weekends(on) => ("weekends", Box::new(on)),
            Habit::EmptyDays(on) => ("empty_days", Box::new(on)),
            Habit::Language(language) => ("language", Box::new(language.code())),
            Habit::Short(on) => ("short", Box::new(on)),
            Habit::Silent(on) => ("silent", Box::new(on)),
            Habit::Nudged(on) => ("nudged", Box::new(on)),
            Habit::Pictured(on) => ("week_picture", Box::new(on)),
            Habit::Changes(on) => ("changes", Box::new(on)),
            Habit::Broadcasts(on) => ("broadcasts", Box::new(on)),
            Habit::Told(Part::Chairs, on) => ("chairs", Box::new(on)),
            Habit::Told(Part::Prepares, on) => ("prepares", Box::new(on)),
            Habit::Told(Part::Attends, on) => ("attends", Box::new(on)),
            Habit::MinutesBefore(minutes) => ("reminders", Box::new(Minutes(minutes.into_iter().collect()))),
            Habit::Remind(minutes, on) => {
                let mut kept = self.habits(chat)?.map(|habits| habits.reminders).unwrap_or_default();
                if on {
                    kept.insert(minutes)
                } else {
                    kept.remove(&minutes)
                };
                ("reminders", Box::new(Minutes(kept)))
            }
        };
        let mut update =
            self.prepare_cached(&format!("update chat set {column} = :value where id = :chat"))?;
        update.execute(named_params! { ":value": value, ":chat": chat })?;
        Ok(())
    }

    /// Linked, active chats that want such a notice and for which nothing is decided yet under its key.
    /// Those that want none about days off are left out when it is about one.
    pub fn notices_due(
        &self,
        notices: Notices,
        key: &Key,
        is_day_off: bool,
        limit: u32,
    ) -> Result<Vec<ChatId>> {
        let (wanted, value): (&str, Box<dyn ToSql>) = match notices {
            Notices::Eve(time) => ("eve_at <= :value", Box::new(Hour(time))),
            Notices::Week(preview) => ("preview = :value", Box::new(preview.to_string())),
        };
        let mut query = self.prepare_cached(&format!(
            "select id from chat where state = 'active' and {wanted} and (weekends or not :off)
               and exists (select 1 from link where chat_id = chat.id)
               and not exists (select 1 from notice_run where chat_id = chat.id and key = :key)
             order by id limit :limit"
        ))?;
        let values = named_params! { ":value": value, ":off": is_day_off, ":key": key, ":limit": limit };
        let chats = query.query_map(values, |row| row.get("id"))?;
        Ok(chats.collect::<rusqlite::Result<_>>()?)
    }

    pub fn decide_notice(
        &self,
        chat: ChatId,
        key: &Key,
        outcome: NoticeOutcome,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into notice_run (chat_id, key, outcome, decided_at) values (:chat, :key, :outcome, :now)
             on conflict do nothing",
        )?;
        let outcome = match outcome {
            NoticeOutcome::Owed => "owed",
            NoticeOutcome::Nothing => "nothing",
        };
        insert.execute(
            named_params! { ":chat": chat, ":key": key, ":outcome": outcome, ":now": millis(now) },
        )?;
        Ok(())
    }

    /// Whether a chat is to be asked something now: each question once for ever.
    pub fn ask_once(&self, chat: ChatId, question: &str, now: DateTime<Utc>) -> Result<bool> {
        let mut insert = self.prepare_cached(
            "insert into notice_run (chat_id, key, outcome, decided_at) values (:chat, :key, 'owed', :now)
             on conflict do nothing",
        )?;
        Ok(insert.execute(named_params! { ":chat": chat, ":key": question, ":now": millis(now) })? == 1)
    }

    /// Linked, active chats that are reminded before items.
    pub fn chats_told_before(&self) -> Result<Vec<ChatId>> {
        let mut query = self.prepare_cached(
            "select id from chat where state = 'active' and reminders <> '[]'
               and exists (select 1 from link where chat_id = chat.id)",
        )?;
        let chats = query.query_map([], |row| row.get("id"))?;
        Ok(chats.collect::<rusqlite::Result<_>>()?)
    }

    /// When a chat was last sent a digest before the one of a day: a morning's, or an evening's about the
    /// day to come. The morning of a day comes after the evening about it.
    pub fn last_told(&self, chat: ChatId, day: NaiveDate, is_eve: bool) -> Result<Option<DateTime<Utc>>> {
        let mut query = self.prepare_cached(
            "select max(at) as at from (
                 select max(decided_at) as at from digest_run
                 where chat_id = :chat and day < :day and outcome = 'owed'
                 union all
                 select max(decided_at) from notice_run
                 where chat_id = :chat and outcome = 'owed' and key >= 'eve:' and key < :eve)",
        )?;
        let after = if is_eve { Some(day) } else { day.succ_opt() };
        let eve = Key::Eve { day: after.unwrap_or(day) };
        let values = named_params! { ":chat": chat, ":day": Day(day), ":eve": eve };
        let at: Option<i64> = query.query_row(values, |row| row.get("at"))?;
        at.map(instant).transpose()
    }

    /// The revision of a programme that was in force at an instant.
    pub fn revision_at(&self, programme: ProgrammeId, at: DateTime<Utc>) -> Result<Option<RevisionId>> {
        let mut query = self.prepare_cached(
            "select max(id) as id from revision where programme_id = :programme and published_at <= :at
               and id not in (select revision_id from withdrawal)",
        )?;
        Ok(query.query_row(named_params! { ":programme": programme.0, ":at": millis(at) }, |row| {
            row.id_or_none("id")
        })?)
    }
}

fn habits(row: &Row<'_>) -> rusqlite::Result<Habits> {
    let hour = |column: &str| row.get::<_, Option<Hour>>(column).map(|hour| hour.map(|hour| hour.0));
    let preview: Option<String> = row.get("preview")?;
    let language: Option<String> = row.get("language")?;
    Ok(Habits {
        digest_at: hour("digest_at")?,
        morning: row.get("morning")?,
        eve_at: hour("eve_at")?,
        preview: preview.and_then(|word| word.parse().ok()),
        weekends: row.get("weekends")?,
        empty_days: row.get("empty_days")?,
        language: language.and_then(|code| code.parse().ok()),
        short: row.get("short")?,
        silent: row.get("silent")?,
        reminders: row.get::<_, Minutes>("reminders")?.0,
        nudged: row.get("nudged")?,
        changes: row.get("changes")?,
        broadcasts: row.get("broadcasts")?,
        pictured: row.get("week_picture")?,
        parts: parts(row)?,
    })
}
