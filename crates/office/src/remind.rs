//! Morning digests: which are due, what they say, and when it is too late for them.
//!
//! A nudge only asks what is due; the database says it. So a nudge may come twice, late or not at all.

use anyhow::Result;
use chrono::{NaiveTime, TimeDelta};

use super::{Moment, Rules};
use crate::store::{ChatId, DigestOutcome, Key, Lane, Manner, Owed, Tx};
use words::{Message, settings::reminders};

mod before;
mod chosen;
mod compose;
mod evening;
mod memory;

pub use before::again;
pub use chosen::choose;
pub use compose::{Composer, Occasion, Recipient};
pub use memory::Memory;

/// Whether to remind before an item.
const ASK_BEFORE: &str = "ask-before";

/// Chats decided in one transaction: short enough that a reply's write waits less than a blink.
const BATCH: u32 = 100;

/// Until when a digest that could not leave on time is still worth sending.
const LATEST: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).expect("a time of day");

/// A digest that leaves later than this says why.
pub const LATE_AFTER: TimeDelta = TimeDelta::minutes(5);

/// Whether nudges have come without a gap up to this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// What is only decided now could not be due before: a chat has just chosen its hour, come back, been
    /// linked, or its programme has just been published. Nothing is late.
    Steady,
    /// The program was down, or the database could not be written.
    CatchingUp,
}

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
pub fn remind(tx: &Tx<'_>, rules: &Rules, moment: &Moment, pace: Pace) -> Result<Reminded> {
    let day = moment.today();
    let is_day_off = !tx.calendar()?.is_workday(day);
    let due = tx.digests_due(day, moment.time(), rules.digest_at, is_day_off, BATCH)?;
    let mut done = Reminded { more: due.len() == BATCH as usize, ..Reminded::default() };
    evening::notices(tx, rules, moment, pace, &mut done)?;
    chosen::due(tx, rules, moment, &mut done)?;
    if due.is_empty() {
        return Ok(done);
    }
    let composer = Composer::new(tx, rules.language, day)?;
    for chat in due {
        let (outcome, late_since) = remind_chat(tx, rules, moment, pace, &composer, chat)?;
        match outcome {
            DigestOutcome::Owed => done.owed += 1,
            DigestOutcome::Nothing => done.nothing += 1,
            DigestOutcome::Missed => done.missed += 1,
        }
        tx.decide_digest(chat, day, outcome, late_since, moment.now)?;
    }
    Ok(done)
}

fn remind_chat(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    pace: Pace,
    composer: &Composer<'_>,
    id: ChatId,
) -> Result<(DigestOutcome, Option<NaiveTime>)> {
    let day = moment.today();
    let Some(to) = Recipient::load(tx, id)? else { return Ok((DigestOutcome::Nothing, None)) };
    let hour = to.habits.digest_at.unwrap_or(rules.digest_at);
    let due = moment.instant(day.and_time(hour));
    let is_late = pace == Pace::CatchingUp && moment.now > due + LATE_AFTER;
    let late_since = is_late.then_some(hour);
    let parts = composer.parts(&to, Occasion::Morning { late_since })?;
    if parts.is_empty() {
        return Ok((DigestOutcome::Nothing, None));
    }
    // Who asked for a digest in the afternoon gets it then; it has two hours to leave.
    let latest = moment.instant(day.and_time(LATEST)).max(due + TimeDelta::hours(2));
    if moment.now >= latest {
        return Ok((DigestOutcome::Missed, None));
    }
    let manner = Manner { silent: to.habits.silent, ..Manner::default() };
    let key = Key::Digest { day };
    let (last, mut keyboard) = (parts.len(), composer.keyboard(&to));
    // Beneath the first digest that has an hour, and never again.
    if to.habits.reminders.is_empty() && composer.has_hour(&to) && tx.ask_once(id, ASK_BEFORE, moment.now)? {
        keyboard.extend(reminders(composer.language_of(&to)));
    }
    for (part, text) in (1..).zip(parts) {
        let keyboard = if part as usize == last { std::mem::take(&mut keyboard) } else { Vec::new() };
        let owed = Owed {
            chat: id,
            key: &key,
            part,
            message: &Message { text, keyboard },
            lane: Lane::Digest,
            not_before: due,
            expires_at: Some(latest),
        };
        tx.owe_so(&owed, manner, moment.now)?;
    }
    Ok((DigestOutcome::Owed, late_since))
}
