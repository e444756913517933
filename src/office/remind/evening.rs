//! Notices beside the morning digest, for chats that chose them: the evening before, the week to come,
//! the minutes before an item with an hour.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};

use super::{BATCH, Reminded, empty_day};
use crate::{
    message::{
        Html, Message,
        agenda::Reader,
        digest::{self, Week},
        settings::{Habits, Preview},
    },
    office::{Moment, Rules, agenda::Agenda, prepare},
    programme::{
        Period,
        register::{Audience, EntryId, Planned},
        workdays::is_weekend,
    },
    store::{ChatId, Lane, Manner, NoticeOutcome, Notices, Owed, Tx},
};

const FRIDAY_AFTERNOON: NaiveTime = NaiveTime::from_hms_opt(16, 0, 0).expect("a time of day");
const SUNDAY_EVENING: NaiveTime = NaiveTime::from_hms_opt(19, 0, 0).expect("a time of day");

/// Decides whatever of these is due now.
pub fn notices(tx: &Tx<'_>, rules: &Rules, moment: &Moment, done: &mut Reminded) -> Result<()> {
    eves(tx, rules, moment, done)?;
    weeks(tx, rules, moment, done)?;
    before(tx, rules, moment, done)?;
    prepare::nudges(tx, rules, moment, done)
}

/// A chat as these notices need it.
struct Reached {
    id: ChatId,
    habits: Habits,
    of: Vec<EntryId>,
}

impl Reached {
    fn load(tx: &Tx<'_>, id: ChatId) -> Result<Option<Self>> {
        let Some(habits) = tx.habits(id)? else { return Ok(None) };
        let links = tx.links_of(id)?;
        let of = if links.contains(&None) { Vec::new() } else { links.into_iter().flatten().collect() };
        Ok(Some(Self { id, habits, of }))
    }

    fn audience(&self, agenda: &Agenda) -> Audience {
        match self.of.as_slice() {
            [] => Audience::Everybody,
            of => agenda.register.audience(of.iter().copied()),
        }
    }
}

/// One notice's key and the time in which it may leave.
struct Slot<'a> {
    key: &'a str,
    lane: Lane,
    from: NaiveDate,
    at: NaiveTime,
    until: chrono::NaiveDateTime,
}

fn owe(tx: &Tx<'_>, moment: &Moment, to: &Reached, slot: &Slot<'_>, parts: Vec<Html>) -> Result<bool> {
    let mut new = false;
    for (part, text) in (1..).zip(parts) {
        let owed = Owed {
            chat: to.id,
            key: slot.key,
            part,
            message: &Message { text, keyboard: Vec::new() },
            lane: slot.lane,
            not_before: moment.instant(slot.from.and_time(slot.at)),
            expires_at: Some(moment.instant(slot.until)),
        };
        let manner = Manner { silent: to.habits.silent, ..Manner::default() };
        new |= tx.owe_so(&owed, manner, moment.now)?;
    }
    Ok(new)
}

/// Tomorrow, for chats that are told the evening before.
fn eves(tx: &Tx<'_>, rules: &Rules, moment: &Moment, done: &mut Reminded) -> Result<()> {
    let (today, tomorrow) = (moment.today(), moment.today() + Days::new(1));
    let key = format!("eve:{tomorrow}");
    let due = tx.notices_due(Notices::Eve(moment.time()), &key, is_weekend(tomorrow), BATCH)?;
    if due.is_empty() {
        return Ok(());
    }
    done.more |= due.len() == BATCH as usize;
    let agenda = Agenda::for_digests(tx, tomorrow)?;
    for id in due {
        let Some(to) = Reached::load(tx, id)? else { continue };
        let language = to.habits.language.unwrap_or(rules.language);
        let parts = match agenda.digest(tomorrow, &to.of) {
            Some((mut digest, audience)) => {
                (digest.is_eve, digest.short) = (true, to.habits.short);
                digest::render(&digest, &Reader { language, register: &agenda.register, audience: &audience })
            }
            None if to.habits.empty_days => empty_day(tx, &agenda, tomorrow, &to.of, language, true)?,
            None => Vec::new(),
        };
        let outcome = if parts.is_empty() { NoticeOutcome::Nothing } else { NoticeOutcome::Owed };
        let at = to.habits.eve_at.unwrap_or_else(|| moment.time());
        let until = tomorrow.and_time(NaiveTime::MIN);
        let slot = Slot { key: &key, lane: Lane::Digest, from: today, at, until };
        done.owed += usize::from(owe(tx, moment, &to, &slot, parts)?);
        tx.decide_notice(id, &key, outcome, moment.now)?;
    }
    Ok(())
}

/// The week to come, on Friday afternoon or on Sunday evening.
fn weeks(tx: &Tx<'_>, rules: &Rules, moment: &Moment, done: &mut Reminded) -> Result<()> {
    let (today, time) = (moment.today(), moment.time());
    let (preview, at) = match today.weekday() {
        Weekday::Fri if time >= FRIDAY_AFTERNOON => (Preview::FridayAfternoon, FRIDAY_AFTERNOON),
        Weekday::Sun if time >= SUNDAY_EVENING => (Preview::SundayEvening, SUNDAY_EVENING),
        _ => return Ok(()),
    };
    let monday = today + Days::new(7 - u64::from(today.weekday().num_days_from_monday()));
    let key = format!("week:{monday}");
    let due = tx.notices_due(Notices::Week(preview), &key, false, BATCH)?;
    if due.is_empty() {
        return Ok(());
    }
    done.more |= due.len() == BATCH as usize;
    let days = Period { from: monday, to: monday + Days::new(6) };
    let agenda = Agenda::load(tx, days)?;
    for id in due {
        let Some(to) = Reached::load(tx, id)? else { continue };
        let audience = to.audience(&agenda);
        let language = to.habits.language.unwrap_or(rules.language);
        let days: Vec<(NaiveDate, Vec<&Planned>)> =
            monday.iter_days().take(7).map(|day| (day, agenda.on(day, &audience))).collect();
        let is_empty = days.iter().all(|(_, items)| items.is_empty());
        let week = Week { days, of: to.of.clone(), short: to.habits.short };
        let reader = Reader { language, register: &agenda.register, audience: &audience };
        let is_told = !agenda.published.is_empty() && (!is_empty || to.habits.empty_days);
        let parts = if is_told { digest::render_week(&week, &reader) } else { Vec::new() };
        // A programme may still be published this evening: an empty week is looked at again.
        if parts.is_empty() {
            continue;
        }
        let until = monday.and_time(NaiveTime::MIN);
        let slot = Slot { key: &key, lane: Lane::Digest, from: today, at, until };
        done.owed += usize::from(owe(tx, moment, &to, &slot, parts)?);
        tx.decide_notice(id, &key, NoticeOutcome::Owed, moment.now)?;
    }
    Ok(())
}

/// Items with an hour that is near, for chats that want to be told so.
fn before(tx: &Tx<'_>, rules: &Rules, moment: &Moment, done: &mut Reminded) -> Result<()> {
    let chats = tx.chats_told_before()?;
    if chats.is_empty() {
        return Ok(());
    }
    let (today, now) = (moment.today(), moment.local());
    let agenda = Agenda::load(tx, Period { from: today, to: today })?;
    for id in chats {
        let Some(to) = Reached::load(tx, id)? else { continue };
        let Some(minutes) = to.habits.minutes_before else { continue };
        let audience = to.audience(&agenda);
        let language = to.habits.language.unwrap_or(rules.language);
        let reader = Reader { language, register: &agenda.register, audience: &audience };
        for planned in agenda.on(today, &audience) {
            let Some(time) =
                planned.item.time.filter(|_| planned.item.date == today && planned.takes_place())
            else {
                continue;
            };
            let starts = today.and_time(time);
            let tells = starts - TimeDelta::minutes(i64::from(minutes));
            if now < tells || now >= starts || tells.date() != today {
                continue;
            }
            // The hour is part of the key: an item that is put off is told of again.
            let key = format!("before:{}:{today}:{}", planned.id.0, time.format("%H%M"));
            let title = language.html("before-title", &[("hour", time.format("%H:%M").to_string().into())]);
            let text = title.then("\n").then(reader.line(planned));
            let slot = Slot { key: &key, lane: Lane::Urgent, from: today, at: tells.time(), until: starts };
            done.owed += usize::from(owe(tx, moment, &to, &slot, vec![text])?);
        }
    }
    Ok(())
}
