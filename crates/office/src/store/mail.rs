//! Mail addresses of chats, and which messages of the outbox have left as letters too; it knows nothing of SMTP.
//!
//! A letter is a second way for a message that is owed anyway, so it has no queue of its own: whatever is due to a
//! chat with an address, and has not been a letter yet, is one, whether Telegram took the message or not.

use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::named_params;

use super::{
    ChatId, OutboxId, Tx,
    values::{Columns, Day, instant, millis},
};
use plan::register::ItemId;
use words::{Html, Language};

/// Messages that are letters too: what an office tells people, not what the bot has to settle with them.
const TOLD: &str =
    "('digest', 'eve', 'week', 'prepare', 'before', 'revision', 'called-back', 'nudge', 'reminder',
                     'broadcast', 'delegation', 'delegation-ended')";

/// How a chat stands with mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mailbox {
    pub address: Option<String>,
    pub asked: Option<Asked>,
    pub asked_on: Option<NaiveDate>,
    pub asked_times: u32,
    pub refused: Option<String>,
}

/// An address that waits for its code to come back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub address: String,
    pub code: String,
    pub until: DateTime<Utc>,
    pub tries: u32,
}

/// A code that is to be mailed.
#[derive(Clone, Debug)]
pub struct Code {
    pub chat: ChatId,
    pub address: String,
    pub code: String,
    pub language: Option<Language>,
}

/// A message that leaves as a letter now.
#[derive(Clone, Debug)]
pub struct Letter {
    pub id: OutboxId,
    pub chat: ChatId,
    pub address: String,
    pub language: Option<Language>,
    pub text: Html,
    pub attempts: u32,
    pub expires_at: DateTime<Utc>,
    /// What it announces a change of.
    pub items: Vec<ItemId>,
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Posted {
    Taken,
    /// Tried again.
    Later(DateTime<Utc>),
    Refused(String),
}

impl Tx<'_> {
    pub fn mailbox(&self, chat: ChatId) -> Result<Mailbox> {
        let mut query = self.prepare_cached(
            "select address, asked, code, code_until, tries, asked_on, asked_times, refused
             from mail_address where chat_id = :chat",
        )?;
        let mut rows = query.query(named_params! { ":chat": chat })?;
        let Some(row) = rows.next()? else { return Ok(Mailbox::default()) };
        let asked: Option<String> = row.get("asked")?;
        let asked = match asked {
            Some(address) => Some(Asked {
                address,
                code: row.get("code")?,
                until: instant(row.get("code_until")?)?,
                tries: row.get("tries")?,
            }),
            None => None,
        };
        Ok(Mailbox {
            address: row.get("address")?,
            asked,
            asked_on: row.get::<_, Option<Day>>("asked_on")?.map(|day| day.0),
            asked_times: row.get("asked_times")?,
            refused: row.get("refused")?,
        })
    }

    /// An address and the code that has to come back; an address that is in force stays so until then.
    pub fn ask_mailbox(&self, chat: ChatId, asked: &Asked, day: NaiveDate) -> Result<()> {
        self.prepare_cached(
            "insert into mail_address (chat_id, asked, code, code_until, asked_on, asked_times)
             values (:chat, :asked, :code, :until, :day, 1)
             on conflict (chat_id) do update set
                asked = :asked, code = :code, code_until = :until, code_sent_at = null, tries = 0,
                asked_times = case when asked_on is :day then asked_times + 1 else 1 end, asked_on = :day",
        )?
        .execute(named_params! {
            ":chat": chat, ":asked": asked.address, ":code": asked.code, ":until": millis(asked.until),
            ":day": Day(day),
        })?;
        Ok(())
    }

    /// A code was typed that is not the one.
    pub fn count_mailbox_try(&self, chat: ChatId) -> Result<()> {
        self.prepare_cached("update mail_address set tries = tries + 1 where chat_id = :chat")?
            .execute(named_params! { ":chat": chat })?;
        Ok(())
    }

    /// The address that was asked for is in force.
    pub fn confirm_mailbox(&self, chat: ChatId, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update mail_address set address = asked, confirmed_at = :now, asked = null, code = null,
                code_until = null, code_sent_at = null, tries = 0, refused = null
             where chat_id = :chat and asked is not null",
        )?
        .execute(named_params! { ":chat": chat, ":now": millis(now) })?;
        Ok(())
    }

    /// Nothing is mailed any more; how often was asked today is still known.
    pub fn end_mailbox(&self, chat: ChatId) -> Result<()> {
        self.prepare_cached(
            "update mail_address set address = null, confirmed_at = null, asked = null, code = null,
                code_until = null, code_sent_at = null, refused = null
             where chat_id = :chat",
        )?
        .execute(named_params! { ":chat": chat })?;
        Ok(())
    }

    /// Codes that have to be mailed and still help.
    pub fn codes_to_mail(&self, now: DateTime<Utc>) -> Result<Vec<Code>> {
        let mut query = self.prepare_cached(
            "select m.chat_id as chat_id, m.asked as asked, m.code as code, c.language as language
             from mail_address m join chat c on c.id = m.chat_id
             where m.asked is not null and m.code_sent_at is null and m.code_until > :now",
        )?;
        let rows = query.query_map(named_params! { ":now": millis(now) }, |row| {
            Ok(Code {
                chat: row.get("chat_id")?,
                address: row.get("asked")?,
                code: row.get("code")?,
                language: language(row)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn code_mailed(&self, code: &Code, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update mail_address set code_sent_at = :now where chat_id = :chat and code = :code",
        )?
        .execute(named_params! { ":now": millis(now), ":chat": code.chat, ":code": code.code })?;
        Ok(())
    }

    /// Takes up to `limit` due letters, urgent lanes first; they are `sending` from now on.
    pub fn claim_letters(&self, now: DateTime<Utc>, limit: u32) -> Result<Vec<Letter>> {
        let mut query = self.prepare_cached(&format!(
            "select o.id as id, o.chat_id as chat_id, m.address as address, c.language as language,
                    o.text as text, ifnull(l.attempts, 0) as attempts, o.expires_at as expires_at
             from mail_address m
             -- Few have an address, and the outbox is long: it is looked at for them alone.
             cross join outbox o on o.chat_id = m.chat_id and o.owed_at >= m.confirmed_at
             join chat c on c.id = o.chat_id
             left join letter l on l.outbox_id = o.id
             where m.address is not null and c.state <> 'stopped'
                and o.recalled_at is null and ifnull(o.reason, '') <> 'revoked'
                and exists (select 1 from link where link.chat_id = c.id)
                -- What Telegram did not take at first was due all the same.
                and (o.not_before <= :now or o.attempts > 0) and o.expires_at > :now and o.state <> 'superseded'
                and o.edits is null and o.replaces is null
                and substr(o.key, 1, instr(o.key || ':', ':') - 1) in {TOLD}
                and (l.outbox_id is null or (l.state = 'pending' and l.not_before <= :now))
             order by o.lane, o.not_before, o.id limit :limit"
        ))?;
        let values = named_params! { ":now": millis(now), ":limit": limit };
        let rows = query.query_and_then(values, |row| -> Result<Letter> {
            Ok(Letter {
                id: row.get("id")?,
                chat: row.get("chat_id")?,
                address: row.get("address")?,
                language: language(row)?,
                text: Html::trusted(row.get("text")?),
                attempts: row.get("attempts")?,
                expires_at: instant(row.get("expires_at")?)?,
                items: Vec::new(),
            })
        })?;
        let mut letters: Vec<Letter> = rows.collect::<Result<_>>()?;
        for letter in &mut letters {
            letter.items = self.items_of_letter(letter.id)?;
            self.prepare_cached(
                "insert into letter (outbox_id, state, not_before) values (:id, 'sending', :now)
                 on conflict (outbox_id) do update set state = 'sending'",
            )?
            .execute(named_params! { ":id": letter.id, ":now": millis(now) })?;
        }
        Ok(letters)
    }

    /// The items whose change a message tells.
    fn items_of_letter(&self, id: OutboxId) -> Result<Vec<ItemId>> {
        let mut query = self.prepare_cached(
            "select distinct i.item_id as item_id
             from outbox o
             join announcement a on a.chat_id = o.chat_id
                and o.key in ('revision:' || a.revision_id, 'called-back:' || a.revision_id)
             join announcement_item i on i.announcement_id = a.id
             where o.id = :id order by i.item_id",
        )?;
        let rows = query.query_map(named_params! { ":id": id }, |row| row.id("item_id"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub fn settle_letter(&self, letter: &Letter, posted: &Posted, now: DateTime<Utc>) -> Result<()> {
        let (state, not_before) = match posted {
            Posted::Taken => ("sent", now),
            Posted::Later(at) => ("pending", *at),
            Posted::Refused(_) => ("failed", now),
        };
        self.prepare_cached(
            "update letter set state = :state, not_before = :not_before, attempts = attempts + 1
             where outbox_id = :id and state = 'sending'",
        )?
        .execute(named_params! { ":state": state, ":not_before": millis(not_before), ":id": letter.id })?;
        let refused = match posted {
            Posted::Refused(why) => Some(why),
            Posted::Taken => None,
            Posted::Later(_) => return Ok(()),
        };
        self.prepare_cached(
            "update mail_address set refused = :refused where chat_id = :chat and address = :address",
        )?
        .execute(named_params! { ":refused": refused, ":chat": letter.chat, ":address": letter.address })?;
        Ok(())
    }

    /// What was being sent when the program ended is sent again; a letter's own number lets mail programs tell.
    pub fn letters_after_a_crash(&self, now: DateTime<Utc>) -> Result<usize> {
        let mut update = self.prepare_cached(
            "update letter set state = 'pending', not_before = :now where state = 'sending'",
        )?;
        Ok(update.execute(named_params! { ":now": millis(now) })?)
    }

    /// Addresses that take no letters, and why.
    pub fn refusing_mailboxes(&self) -> Result<Vec<(String, String)>> {
        let mut query = self.prepare_cached(
            "select c.title as title, m.refused as refused from mail_address m join chat c on c.id = m.chat_id
             where m.address is not null and m.refused is not null order by c.title",
        )?;
        let rows = query.query_map([], |row| Ok((row.get("title")?, row.get("refused")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn language(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Language>> {
    Ok(row.get::<_, Option<String>>("language")?.and_then(|code| code.parse().ok()))
}
