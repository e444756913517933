//! Messages that did not arrive for certain: the secretariat is told once, and can look them up.
//!
//! A chat that is away is told of by itself (`deliver::gone`); this is about everything else.

use anyhow::Result;
use chrono::{NaiveDate, TimeDelta};

use super::{
    Moment, Rules,
    deliver::{owe_desk, reason},
};
use crate::store::{Key, Lane, Owed, Place, Tx, Undelivered};
use plan::register::{Audience, Register};
use words::{Html, Keyboard, Language, Message, agenda::Reader, dates};

/// Milestone and beginning of the keys of what tells of these.
const TOLD: &str = "undelivered";
/// Messages that one report names.
const NAMED: usize = 15;
/// How far back the secretariat looks.
const LISTED: TimeDelta = TimeDelta::days(7);
/// How long it helps to be told that an answer was lost.
const ASKABLE: TimeDelta = TimeDelta::hours(1);
const ASK_AGAIN: &str = "ask-again:";

/// Settles what has expired, and tells the secretariat of what has not arrived since the last time.
pub fn report(tx: &Tx<'_>, rules: &Rules, moment: &Moment) -> Result<usize> {
    tx.settle_hopeless(None, moment.now)?;
    let since = tx.milestone(TOLD)?.unwrap_or(moment.now).min(moment.now);
    let found = tx.undelivered(since, moment.now)?;
    tx.reach_milestone(TOLD, "", moment.now)?;
    if found.is_empty() {
        return Ok(0);
    }
    let register = tx.register()?;
    let key = Key::Undelivered { at: moment.now.timestamp_millis() };
    let mut named = Vec::new();
    for message in found.iter().take(NAMED) {
        named.push(Named::of(tx, moment, message)?);
    }
    owe_desk(tx, rules, &key, Lane::Urgent, None, moment.now, |language| {
        let mut lines = vec![language.html("undelivered-report", &[("count", found.len().into())])];
        lines.extend(named.iter().map(|named| named.line(language, &register)));
        if found.len() > NAMED {
            lines.push(language.html("digest-report-more", &[("count", (found.len() - NAMED).into())]));
        }
        Html::join(lines, "\n")
    })?;
    Ok(found.len())
}

/// What has not arrived lately, a line each, the newest first; empty where all has.
pub fn listed(tx: &Tx<'_>, moment: &Moment, language: Language) -> Result<Vec<Html>> {
    let found = tx.undelivered(moment.now - LISTED, moment.now + TimeDelta::milliseconds(1))?;
    let register = tx.register()?;
    let named = found.iter().rev().map(|message| Named::of(tx, moment, message));
    named.map(|named| Ok(named?.line(language, &register))).collect()
}

/// The same as a message; none where all has arrived.
pub fn shown(tx: &Tx<'_>, moment: &Moment, language: Language) -> Result<Option<Message>> {
    let mut lines = listed(tx, moment, language)?;
    if lines.is_empty() {
        return Ok(None);
    }
    let more = lines.len().saturating_sub(NAMED);
    lines.truncate(NAMED);
    lines.insert(0, language.html("undelivered-title", &[]));
    if more > 0 {
        lines.push(language.html("digest-report-more", &[("count", more.into())]));
    }
    Ok(Some(Message { text: Html::join(lines, "\n"), keyboard: Keyboard::new() }))
}

/// A reply was lost on its way: whoever asked is told once, as soon as anything arrives there again. False
/// where the chat is not known, so that nothing can be owed to it.
pub fn ask_again(tx: &Tx<'_>, rules: &Rules, moment: &Moment, place: Place, update: u32) -> Result<bool> {
    let Some(chat) = tx.chat_at(place)? else { return Ok(false) };
    if tx.is_owed(chat.id, ASK_AGAIN)? {
        return Ok(true);
    }
    let text = chat.language.unwrap_or(rules.language).html("ask-again", &[]);
    let owed = Owed {
        chat: chat.id,
        key: &Key::AskAgain { update },
        part: 1,
        message: &Message { text, keyboard: Keyboard::new() },
        lane: Lane::Urgent,
        not_before: moment.now,
        expires_at: Some(moment.now + ASKABLE),
    };
    tx.owe(&owed, moment.now)?;
    Ok(true)
}

/// A message with what its words need.
struct Named<'a> {
    message: &'a Undelivered,
    /// None: an earlier version owed it under another kind of key.
    key: Option<Key>,
    /// Names of the chat's own people and units.
    of: Vec<plan::register::EntryId>,
    /// Number of the revision that it announces.
    revision: Option<u32>,
    at: chrono::NaiveDateTime,
}

impl<'a> Named<'a> {
    fn of(tx: &Tx<'_>, moment: &Moment, message: &'a Undelivered) -> Result<Self> {
        let key: Option<Key> = message.key.parse().ok();
        let revision = match key {
            Some(Key::Revision { revision }) => tx.revision(revision)?.map(|revision| revision.number),
            _ => None,
        };
        let of = tx.links_of(message.chat)?.into_iter().flatten().collect();
        let at = Moment { now: message.at, ..*moment }.local();
        Ok(Self { message, key, of, revision, at })
    }

    fn line(&self, language: Language, register: &Register) -> Html {
        let reader = Reader { language, register, audience: &Audience::Everybody };
        let names: Vec<String> = self.of.iter().map(|id| reader.name(*id)).collect();
        let who = if names.is_empty() { self.message.title.clone() } else { names.join(", ") };
        let values = [
            ("who", who.into()),
            ("what", self.what(language).into()),
            ("reason", reason(language, &self.message.reason).into()),
            ("at", self.at.format("%H:%M %d/%m").to_string().into()),
        ];
        language.html("undelivered-line", &values)
    }

    /// What a message is, by its key.
    fn what(&self, language: Language) -> String {
        let about =
            |key: &str, name: &'static str, value: String| language.text(key, &[(name, value.into())]);
        let on = |key: &str, day: NaiveDate| about(key, "day", dates::inline_day(language, day));
        match (&self.key, self.revision) {
            (Some(Key::Digest { day }), _) => on("what-digest", *day),
            (Some(Key::Eve { day }), _) => on("what-eve", *day),
            (Some(Key::Week { monday }), _) => on("what-week", *monday),
            (Some(Key::Prepare { day }), _) => on("what-prepare", *day),
            (Some(Key::Before { .. }), _) => language.text("what-before", &[]),
            (Some(Key::Revision { .. }), Some(number)) => {
                about("what-revision", "number", number.to_string())
            }
            (Some(Key::DigestAfter { .. } | Key::Superseded { .. }), _) => language.text("what-edit", &[]),
            (Some(Key::Broadcast { .. }), _) => language.text("what-broadcast", &[]),
            (Some(Key::Nudge { .. } | Key::Reminder { .. }), _) => language.text("what-reminder", &[]),
            _ => language.text("what-notice", &[]),
        }
    }
}
