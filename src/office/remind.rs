//! Morning digests: which are due, what they say, and when it is too late for them.
//!
//! A nudge only asks what is due; the database says it. So a nudge may come twice, late or not at all.

use anyhow::Result;
use chrono::{NaiveTime, TimeDelta};

use super::{Moment, Rules, agenda::Agenda};
use crate::{
    message::{Message, agenda::Reader, digest},
    store::{ChatId, DigestOutcome, Lane, Owed, Tx},
};

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

/// Decides the digests that are due at this moment, for at most [`BATCH`] chats.
pub fn remind(tx: &Tx<'_>, rules: &Rules, moment: &Moment) -> Result<Reminded> {
    let day = moment.today();
    let due = tx.digests_due(day, moment.time(), rules.digest_at, BATCH)?;
    let mut done = Reminded { more: due.len() == BATCH as usize, ..Reminded::default() };
    if due.is_empty() {
        return Ok(done);
    }
    let agenda = Agenda::for_digests(tx, day)?;
    for chat in due {
        let outcome = remind_chat(tx, rules, moment, &agenda, chat)?;
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
    id: ChatId,
) -> Result<DigestOutcome> {
    let day = moment.today();
    let Some(chat) = tx.chat(id)? else { return Ok(DigestOutcome::Nothing) };
    let links = tx.links_of(id)?;
    let of: Vec<_> = if links.contains(&None) { Vec::new() } else { links.into_iter().flatten().collect() };
    let Some((mut digest, audience)) = agenda.digest(day, &of) else { return Ok(DigestOutcome::Nothing) };

    let hour = chat.digest_at.unwrap_or(rules.digest_at);
    let due = moment.instant(day.and_time(hour));
    // Who asked for a digest in the afternoon gets it then; it has two hours to leave.
    let latest = moment.instant(day.and_time(LATEST)).max(due + TimeDelta::hours(2));
    if moment.now >= latest {
        return Ok(DigestOutcome::Missed);
    }
    if moment.now > due + LATE_AFTER {
        digest.late_since = Some(hour);
    }
    let language = chat.language.unwrap_or(rules.language);
    let reader = Reader { language, register: &agenda.register, audience: &audience };
    let key = format!("digest:{day}");
    for (part, text) in (1..).zip(digest::render(&digest, &reader)) {
        let owed = Owed {
            chat: id,
            key: &key,
            part,
            message: &Message { text, keyboard: Vec::new() },
            lane: Lane::Digest,
            not_before: due,
            expires_at: Some(latest),
        };
        tx.owe(&owed, moment.now)?;
    }
    Ok(DigestOutcome::Owed)
}
