//! Morning digests: which are due, what they say, and when it is too late for them.
//!
//! A nudge only asks what is due; the database says it. So a nudge may come twice, late or not at all.

use anyhow::Result;
use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::{Moment, Rules, access::Asker, agenda::Agenda, answer};
use crate::{
    message::{
        Html, Language, Message,
        agenda::Reader,
        digest::{self, Digest},
        settings::Habits,
    },
    programme::{register::EntryId, workdays::is_weekend},
    store::{ChatId, DigestOutcome, Lane, Manner, Owed, Tx},
};

mod evening;
mod memory;

pub use memory::{Memory, mark};

/// Chats decided in one transaction: short enough that a reply's write waits less than a blink.
const BATCH: u32 = 100;

/// Until when a digest that could not leave on time is still worth sending.
const LATEST: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("a time of day");

/// A digest that leaves later than this says why.
pub const LATE_AFTER: TimeDelta = TimeDelta::minutes(5);

/// What one nudge did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reminded {
    pub owed: usize,
    pub nothing: usize,
    pub missed: usize,
    /// Chats may be left that are due as well: ask again.
    pub more: bool,
}

/// Decides the digests and other notices that are due at this moment, each kind for at most [`BATCH`] chats.
pub fn remind(tx: &Tx<'_>, rules: &Rules, moment: &Moment) -> Result<Reminded> {
    let day = moment.today();
    let due = tx.digests_due(day, moment.time(), rules.digest_at, is_weekend(day), BATCH)?;
    let mut done = Reminded { more: due.len() == BATCH as usize, ..Reminded::default() };
    evening::notices(tx, rules, moment, &mut done)?;
    if due.is_empty() {
        return Ok(done);
    }
    let agenda = Agenda::for_digests(tx, day)?;
    let mut memory = Memory::default();
    for chat in due {
        let outcome = remind_chat(tx, rules, moment, &agenda, &mut memory, chat)?;
        match outcome {
            DigestOutcome::Owed => done.owed += 1,
            DigestOutcome::Nothing => done.nothing += 1,
            DigestOutcome::Missed => done.missed += 1,
        }
        tx.decide_digest(chat, day, outcome, moment.now)?;
    }
    Ok(done)
}

fn remind_chat(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    agenda: &Agenda,
    memory: &mut Memory,
    id: ChatId,
) -> Result<DigestOutcome> {
    let day = moment.today();
    let Some(chat) = tx.chat(id)? else { return Ok(DigestOutcome::Nothing) };
    let links = tx.links_of(id)?;
    let of: Vec<_> = if links.contains(&None) { Vec::new() } else { links.into_iter().flatten().collect() };
    let habits = tx.habits(id)?;
    let wants = |wanted: fn(&Habits) -> bool| habits.as_ref().is_some_and(wanted);
    let language = chat.language.unwrap_or(rules.language);
    let digest = agenda.digest(day, &of);
    if digest.is_none() && !wants(|habits| habits.empty_days) {
        return Ok(DigestOutcome::Nothing);
    }

    let hour = chat.digest_at.unwrap_or(rules.digest_at);
    let due = moment.instant(day.and_time(hour));
    // Who asked for a digest in the afternoon gets it then; it has two hours to leave.
    let latest = moment.instant(day.and_time(LATEST)).max(due + TimeDelta::hours(2));
    if moment.now >= latest {
        return Ok(DigestOutcome::Missed);
    }
    let parts = match digest {
        Some((mut digest, audience)) => {
            digest.late_since = (moment.now > due + LATE_AFTER).then_some(hour);
            digest.short = wants(|habits| habits.short);
            memory.recall(tx, id, agenda, &mut digest, &audience)?;
            digest::render(&digest, &Reader { language, register: &agenda.register, audience: &audience })
        }
        None => empty_day(tx, agenda, day, &of, language, false)?,
    };
    if parts.is_empty() {
        return Ok(DigestOutcome::Nothing);
    }
    let manner = Manner { silent: wants(|habits| habits.silent), ..Manner::default() };
    let key = format!("digest:{day}");
    for (part, text) in (1..).zip(parts) {
        let owed = Owed {
            chat: id,
            key: &key,
            part,
            message: &Message { text, keyboard: Vec::new() },
            lane: Lane::Digest,
            not_before: due,
            expires_at: Some(latest),
        };
        tx.owe_so(&owed, manner, moment.now)?;
    }
    Ok(DigestOutcome::Owed)
}

/// For chats that want to hear of a day without items too: that it has none, and what is nearest. Nothing
/// where no programme has been published for the day.
fn empty_day(
    tx: &Tx<'_>,
    agenda: &Agenda,
    day: NaiveDate,
    of: &[EntryId],
    language: Language,
    is_eve: bool,
) -> Result<Vec<Html>> {
    if !agenda.is_published(day) {
        return Ok(Vec::new());
    }
    let audience = agenda.register.audience(of.iter().copied());
    let reader = Reader { language, register: &agenda.register, audience: &audience };
    let digest = Digest { of: of.to_vec(), is_eve, ..Digest::of_day(day) };
    let asker = Asker { chat: None, of: of.to_vec(), role: None, language };
    let mut parts = digest::render(&digest, &reader);
    if let (Some(last), Some(nearest)) = (parts.last_mut(), answer::nearest(tx, &asker, day)?) {
        last.push(nearest);
    }
    Ok(parts)
}
