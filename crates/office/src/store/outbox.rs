//! The outbox: what is owed to chats and what became of it; it knows nothing of Telegram or the network.
//!
//! A row is owed once for its chat, key and part, for ever; see `office::deliver` for the states. Every
//! change of state is an `update … where state = …`, so a stale answer can't move a row that has gone on.

use std::collections::HashSet;

use anyhow::{Context, Result};
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Attachment, ChatId, Key, Tx,
    values::{instant, millis},
};
use words::{Html, Keyboard, Language, Message};

mod marks;

/// How long a message without an expiry of its own is worth sending.
const KEPT_TRYING: TimeDelta = TimeDelta::days(3);

/// Where candidates to be claimed come from: due, their chat open, what stands before them settled.
const DUE: &str = "select o.id as id, c.telegram_id as telegram_id,
        case when o.edits is not null or o.replaces is not null then 'edit'
             else ifnull(json_extract(o.attachment, '$.kind'), 'text') end as form
    from outbox o join chat c on c.id = o.chat_id
    where o.state = 'pending' and o.not_before <= :now and ifnull(c.hold_until, 0) <= :now
      and (o.part = 1 or not exists (
          select 1 from outbox e
          where e.chat_id = o.chat_id and e.key = o.key and e.part < o.part
            and e.state in ('pending', 'sending')))
      and (o.replaces is null or not exists (
          select 1 from outbox e where e.id = o.replaces and e.state in ('pending', 'sending')))";

/// How urgent a message is: lower lanes leave first, whatever waits in the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// Somebody would go to the wrong place today.
    Urgent,
    Announcement,
    Digest,
}

impl Lane {
    pub const ALL: [Self; 3] = [Self::Urgent, Self::Announcement, Self::Digest];

    fn from_column(lane: i64) -> Self {
        match lane {
            0 => Self::Urgent,
            1 => Self::Announcement,
            _ => Self::Digest,
        }
    }
}

/// What kind of request a message leaves by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Text,
    /// In the place of an earlier message.
    Edit,
    /// A photo that Telegram has already.
    Photo,
    /// A file that Telegram has already.
    Document,
    /// Pictures of ours.
    Week,
}

impl Form {
    pub const ALL: [Self; 5] = [Self::Text, Self::Edit, Self::Photo, Self::Document, Self::Week];

    /// As [`DUE`] names it; an attachment's kind as it is stored.
    fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Edit => "edit",
            Self::Photo => "photo",
            Self::Document => "document",
            Self::Week => "week",
        }
    }

    fn from_column(word: &str) -> Self {
        Self::ALL.into_iter().find(|form| form.word() == word).unwrap_or(Self::Text)
    }
}

/// A message to be owed.
#[derive(Clone, Debug)]
pub struct Owed<'a> {
    pub chat: ChatId,
    /// What it is about: `digest:2021-11-12`, `revision:41`.
    pub key: &'a Key,
    /// Counted from 1; parts of one key leave in order.
    pub part: u32,
    pub message: &'a Message,
    pub lane: Lane,
    pub not_before: DateTime<Utc>,
    /// After this it is not worth sending; none: three days after `not_before`.
    pub expires_at: Option<DateTime<Utc>>,
}

/// How a message is put into its chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Without a sound.
    pub silent: bool,
    /// Also to a chat that asked for silence.
    pub insists: bool,
    /// In the place of an earlier message of the bot's.
    pub edits: Option<Earlier>,
}

/// A message whose place another one takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// By Telegram's number.
    Number(i32),
    /// By its row: it is waited for, and if it never arrived there is nothing to edit.
    Row(OutboxId),
}

/// Row of the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutboxId(pub i64);
super::values::id_column!(OutboxId);

/// A row that has been claimed: a request for it may now be made.
#[derive(Clone, Debug)]
pub struct Claimed {
    pub id: OutboxId,
    pub chat: ChatId,
    pub key: String,
    pub lane: Lane,
    /// The id under which Telegram knows the chat; topics of one forum share it.
    pub telegram_id: i64,
    pub thread_id: Option<i32>,
    pub is_group: bool,
    pub language: Option<Language>,
    pub message: Message,
    pub due_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub attempts: u32,
    /// Earlier requests without an answer: it may already stand in the chat.
    pub doubts: u32,
    pub plain: bool,
    pub missing_since: Option<DateTime<Utc>>,
    pub manner: Manner,
    /// Goes with the message; the text stands under it.
    pub attachment: Option<Attachment>,
}

impl Tx<'_> {
    /// Puts a message into the queue, unless this chat was owed this key and part before.
    pub fn owe(&self, owed: &Owed<'_>, now: DateTime<Utc>) -> Result<bool> {
        self.owe_so(owed, Manner::default(), now)
    }

    /// The same for a message that makes no sound or takes the place of another.
    pub fn owe_so(&self, owed: &Owed<'_>, manner: Manner, now: DateTime<Utc>) -> Result<bool> {
        let expires_at = owed.expires_at.unwrap_or(owed.not_before + KEPT_TRYING);
        let (number, row) = match manner.edits {
            Some(Earlier::Number(number)) => (Some(number), None),
            Some(Earlier::Row(row)) => (None, Some(row)),
            None => (None, None),
        };
        let added = self
            .prepare_cached(
                "insert into outbox (chat_id, key, part, lane, text, keyboard, owed_at, not_before, expires_at,
                                     silent, insists, edits, replaces)
                 select :chat, :key, :part, :lane, :text, :keyboard, :now, :not_before, :expires_at,
                        :silent, :insists, :edits, :replaces
                 where not exists (select 1 from outbox_forgotten
                                   where chat_id = :chat and key = :key and part = :part)
                 on conflict (chat_id, key, part) do nothing",
            )?
            .execute(named_params! {
                ":chat": owed.chat,
                ":key": owed.key,
                ":part": owed.part,
                ":lane": owed.lane as i64,
                ":text": owed.message.text.as_str(),
                ":keyboard": serde_json::to_string(&owed.message.keyboard)?,
                ":now": millis(now),
                ":not_before": millis(owed.not_before),
                ":expires_at": millis(expires_at),
                ":silent": manner.silent,
                ":insists": manner.insists,
                ":edits": number,
                ":replaces": row,
            })
            .with_context(|| format!("owing {}", owed.key))?;
        self.owed.set(self.owed.get() || added == 1);
        Ok(added == 1)
    }

    /// Takes up to `limit` due messages of these forms out of the queue, urgent lanes first, at most one for
    /// each chat and none for the chats in `busy` (Telegram ids). They are `sending` from now on.
    pub fn claim(
        &self,
        now: DateTime<Utc>,
        limit: usize,
        busy: &HashSet<i64>,
        forms: &[Form],
    ) -> Result<Vec<Claimed>> {
        let mut claimed = Vec::with_capacity(limit);
        let mut taken = busy.clone();
        for lane in Lane::ALL {
            if claimed.len() >= limit || forms.is_empty() {
                break;
            }
            for (id, telegram_id) in self.due(lane, now, limit - claimed.len(), &mut taken, forms)? {
                match self.take(id, now)? {
                    Some(row) => claimed.push(row),
                    None => {
                        taken.remove(&telegram_id);
                    }
                }
            }
        }
        Ok(claimed)
    }

    /// Takes the one message with which it is tried whether messages of this form arrive: one of which nothing
    /// is in doubt yet, if there is any, so that nobody gets many repeats, and one bad message stops nothing.
    pub fn claim_probe(
        &self,
        now: DateTime<Utc>,
        busy: &HashSet<i64>,
        form: Form,
    ) -> Result<Option<Claimed>> {
        let mut query = self.prepare_cached(&format!(
            "{DUE} and form = :form order by o.doubts, o.lane, o.not_before, o.id"
        ))?;
        let mut rows = query.query(named_params! { ":now": millis(now), ":form": form.word() })?;
        while let Some(row) = rows.next()? {
            if busy.contains(&row.get("telegram_id")?) {
                continue;
            }
            if let Some(claimed) = self.take(row.get("id")?, now)? {
                return Ok(Some(claimed));
            }
        }
        Ok(None)
    }

    /// Candidates of one lane. The scan reads the index of pending rows in order and stops as soon as it
    /// has enough, so a long queue costs no more than a short one.
    fn due(
        &self,
        lane: Lane,
        now: DateTime<Utc>,
        limit: usize,
        taken: &mut HashSet<i64>,
        forms: &[Form],
    ) -> Result<Vec<(OutboxId, i64)>> {
        let mut query =
            self.prepare_cached(&format!("{DUE} and o.lane = :lane order by o.not_before, o.id"))?;
        let mut rows = query.query(named_params! { ":lane": lane as i64, ":now": millis(now) })?;
        let mut due = Vec::new();
        while due.len() < limit {
            let Some(row) = rows.next()? else { break };
            let telegram_id = row.get("telegram_id")?;
            let form: String = row.get("form")?;
            if forms.contains(&Form::from_column(&form)) && taken.insert(telegram_id) {
                due.push((row.get("id")?, telegram_id));
            }
        }
        Ok(due)
    }

    /// Claims one row; a row that is not worth sending any more is settled instead.
    fn take(&self, id: OutboxId, now: DateTime<Utc>) -> Result<Option<Claimed>> {
        if self.settle_hopeless(Some(id), now)? == 1 {
            return Ok(None);
        }
        let without_place = self
            .prepare_cached(
                "update outbox set state = 'superseded', settled_at = :now, reason = 'nothing-to-edit'
                 where id = :id and state = 'pending' and replaces is not null
                   and not exists (select 1 from outbox e where e.id = outbox.replaces and e.state = 'sent')",
            )?
            .execute(named_params! { ":id": id, ":now": millis(now) })?;
        if without_place == 1 {
            return Ok(None);
        }
        self.prepare_cached(
            "update outbox set state = 'sending', attempts = attempts + 1 where id = :id and state = 'pending'",
        )?
        .execute(named_params! { ":id": id })?;
        let mut query = self.prepare_cached(
            "select o.id, o.chat_id, o.key, o.lane, o.text, o.keyboard, o.not_before, o.expires_at, o.attempts, o.doubts,
                    o.plain, o.attachment, o.silent, o.insists, ifnull(o.edits,
                    (select e.message_id from outbox e where e.id = o.replaces)) as edits, c.telegram_id, c.thread_id, c.kind, c.language, c.missing_since, c.topic_gone
             from outbox o join chat c on c.id = o.chat_id where o.id = :id",
        )?;
        let row = query.query_row(named_params! { ":id": id }, |row| Ok(claimed(row)))?;
        row.map(Some)
    }

    /// Rows that were `sending` when the program died, and how often each was in doubt before: each may or may
    /// not stand in its chat.
    pub fn left_sending(&self) -> Result<Vec<(OutboxId, u32)>> {
        let mut query = self.prepare_cached("select id, doubts from outbox where state = 'sending'")?;
        let rows = query.query_map([], |row| Ok((row.get("id")?, row.get("doubts")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many messages are due and wait, counted up to `most`.
    pub fn due_count(&self, now: DateTime<Utc>, most: u64) -> Result<u64> {
        let mut query = self.prepare_cached(
            "select count(*) from (select 1 from outbox where state = 'pending' and not_before <= :now limit :most)",
        )?;
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let values = named_params! { ":now": millis(now), ":most": most };
        let count: i64 = query.query_row(values, |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// When the next waiting message becomes due; one that is due already gives its own past time.
    pub fn next_due(&self) -> Result<Option<DateTime<Utc>>> {
        let mut earliest: Option<i64> = None;
        for lane in Lane::ALL {
            let due: Option<i64> = self
                .prepare_cached(
                    "select not_before from outbox where state = 'pending' and lane = :lane
                     order by not_before limit 1",
                )?
                .query_row(named_params! { ":lane": lane as i64 }, |row| row.get(0))
                .optional()?;
            earliest = [earliest, due].into_iter().flatten().min();
        }
        earliest.map(instant).transpose()
    }
}

fn claimed(row: &rusqlite::Row<'_>) -> Result<Claimed> {
    let thread_id: i32 = row.get("thread_id")?;
    let topic_gone: bool = row.get("topic_gone")?;
    let keyboard: String = row.get("keyboard")?;
    let attachment: Option<String> = row.get("attachment")?;
    let language: Option<String> = row.get("language")?;
    let missing_since: Option<i64> = row.get("missing_since")?;
    Ok(Claimed {
        id: row.get("id")?,
        chat: row.get("chat_id")?,
        key: row.get("key")?,
        lane: Lane::from_column(row.get("lane")?),
        telegram_id: row.get("telegram_id")?,
        thread_id: (thread_id != 0 && !topic_gone).then_some(thread_id),
        is_group: row.get::<_, String>("kind")? == "group",
        language: language.and_then(|code| code.parse().ok()),
        message: Message {
            text: Html::trusted(row.get("text")?),
            keyboard: serde_json::from_str::<Keyboard>(&keyboard)?,
        },
        due_at: instant(row.get("not_before")?)?,
        expires_at: instant(row.get("expires_at")?)?,
        attempts: row.get("attempts")?,
        doubts: row.get("doubts")?,
        plain: row.get("plain")?,
        missing_since: missing_since.map(instant).transpose()?,
        attachment: attachment.map(|json| serde_json::from_str(&json)).transpose()?,
        manner: Manner {
            silent: row.get("silent")?,
            insists: row.get("insists")?,
            edits: row.get::<_, Option<i32>>("edits")?.map(Earlier::Number),
        },
    })
}
