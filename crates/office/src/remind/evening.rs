//! Notices beside the morning digest, for chats that chose them: the evening before, the week to come,
//! the minutes before an item with an hour.

use anyhow::Result;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::{BATCH, Composer, Occasion, Pace, Recipient, Reminded, before};
use crate::{
    Moment, Rules,
    agenda::Agenda,
    picture, prepare,
    store::{Attachment, ChatId, Key, Lane, Manner, NoticeOutcome, Notices, Owed, Tx},
};
use plan::{
    Period,
    register::{Audience, Planned},
    workdays::Calendar,
};
use words::{
    Html, Keyboard, Language, Message,
    agenda::Reader,
    digest::{self, Week},
    handout::spread::Span,
    settings::Preview,
};

const FRIDAY_AFTERNOON: NaiveTime = NaiveTime::from_hms_opt(16, 0, 0).expect("a time of day");
const SUNDAY_EVENING: NaiveTime = NaiveTime::from_hms_opt(19, 0, 0).expect("a time of day");
/// Nothing that is made up for leaves earlier in the day.
const DECENT: NaiveTime = NaiveTime::from_hms_opt(7, 0, 0).expect("a time of day");

/// Decides whatever of these is due now.
pub fn notices(tx: &Tx<'_>, rules: &Rules, moment: &Moment, pace: Pace, done: &mut Reminded) -> Result<()> {
    eves(tx, rules, moment, done)?;
    for preview in [Preview::FridayAfternoon, Preview::SundayEvening] {
        weeks(tx, rules, moment, pace, preview, done)?;
    }
    before::before(tx, rules, moment, done)?;
    prepare::nudges(tx, rules, moment, done)
}

fn audience(to: &Recipient, agenda: &Agenda) -> Audience {
    agenda.audience(&to.of, to.habits.parts)
}

/// One notice's key and the time in which it may leave.
pub struct Slot<'a> {
    pub key: &'a Key,
    pub lane: Lane,
    pub from: NaiveDate,
    pub at: NaiveTime,
    pub until: NaiveDateTime,
}

pub fn owe(
    tx: &Tx<'_>,
    moment: &Moment,
    (id, to): (ChatId, &Recipient),
    slot: &Slot<'_>,
    parts: Vec<Html>,
    keyboard: Keyboard,
) -> Result<bool> {
    let mut new = false;
    let (last, mut keyboard) = (parts.len(), Some(keyboard));
    for (part, text) in (1..).zip(parts) {
        let keyboard = keyboard.take_if(|_| part as usize == last).unwrap_or_default();
        let owed = Owed {
            chat: id,
            key: slot.key,
            part,
            message: &Message { text, keyboard },
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
    let key = Key::Eve { day: tomorrow };
    let is_day_off = !tx.calendar()?.is_workday(tomorrow);
    let due = tx.notices_due(Notices::Eve(moment.time()), &key, is_day_off, BATCH)?;
    if due.is_empty() {
        return Ok(());
    }
    done.more |= due.len() == BATCH as usize;
    let composer = Composer::new(tx, rules.language, tomorrow)?;
    for id in due {
        let Some(to) = Recipient::load(tx, id)? else { continue };
        let parts = composer.parts(&to, Occasion::Eve)?;
        let outcome = if parts.is_empty() { NoticeOutcome::Nothing } else { NoticeOutcome::Owed };
        let at = to.habits.eve_at.unwrap_or_else(|| moment.time());
        let until = tomorrow.and_time(NaiveTime::MIN);
        let slot = Slot { key: &key, lane: Lane::Digest, from: today, at, until };
        done.owed += usize::from(owe(tx, moment, (id, &to), &slot, parts, composer.keyboard(&to))?);
        tx.decide_notice(id, &key, outcome, moment.now)?;
    }
    Ok(())
}

/// When the week that begins on a Monday is told. Where that Friday is a day off, on the last day before
/// it that the office works; in a week of holidays on Friday all the same.
fn told_at(calendar: &Calendar, preview: Preview, monday: NaiveDate) -> (NaiveDate, NaiveTime) {
    match preview {
        Preview::SundayEvening => (monday - Days::new(1), SUNDAY_EVENING),
        Preview::FridayAfternoon => {
            let friday = monday - Days::new(3);
            let days = (0..5).map(|back| friday - Days::new(back));
            let day = days.into_iter().find(|day| calendar.is_workday(*day)).unwrap_or(friday);
            (day, FRIDAY_AFTERNOON)
        }
    }
}

/// The week to come, on Friday afternoon or on Sunday evening.
fn weeks(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    pace: Pace,
    preview: Preview,
    done: &mut Reminded,
) -> Result<()> {
    let (today, time) = (moment.today(), moment.time());
    let monday = today.week(Weekday::Mon).first_day() + Days::new(7);
    let (day, at) = told_at(&tx.calendar()?, preview, monday);
    // What the program slept through is made up for until the week begins.
    let is_due = match pace {
        Pace::Steady => today == day && time >= at,
        Pace::CatchingUp => today.and_time(time) >= day.and_time(at),
    };
    if !is_due {
        return Ok(());
    }
    let key = Key::Week { monday };
    let due = tx.notices_due(Notices::Week(preview), &key, false, BATCH)?;
    if due.is_empty() {
        return Ok(());
    }
    done.more |= due.len() == BATCH as usize;
    let agenda = Agenda::load(tx, Period { from: monday, to: monday + Days::new(6) })?;
    for id in due {
        let Some(to) = Recipient::load(tx, id)? else { continue };
        let parts = week_of(&agenda, &to, monday, rules);
        // A programme may still be published this evening: an empty week is looked at again.
        if parts.is_empty() {
            continue;
        }
        let at = if today == day { at } else { DECENT };
        let until = monday.and_time(NaiveTime::MIN);
        let slot = Slot { key: &key, lane: Lane::Digest, from: today, at, until };
        let pictures = parts.len() as u32 + 1;
        let owed = owe(tx, moment, (id, &to), &slot, parts, Keyboard::new())?;
        done.owed += usize::from(owed);
        if owed && to.habits.pictured {
            let language = to.habits.language.unwrap_or(rules.language);
            owe_pictures(tx, moment, (id, &to), &slot, pictures, monday, language)?;
        }
        tx.decide_notice(id, &key, NoticeOutcome::Owed, moment.now)?;
    }
    Ok(())
}

/// One chat's week in words; none where there is nothing to tell. Whatever else shows a week, a picture
/// of it say, goes out beside these parts.
fn week_of(agenda: &Agenda, to: &Recipient, monday: NaiveDate, rules: &Rules) -> Vec<Html> {
    let audience = audience(to, agenda);
    let language = to.habits.language.unwrap_or(rules.language);
    let days: Vec<(NaiveDate, Vec<&Planned>)> =
        monday.iter_days().take(7).map(|day| (day, agenda.on(day, &audience))).collect();
    let is_empty = days.iter().all(|(_, items)| items.is_empty());
    if agenda.published.is_empty() || (is_empty && !to.habits.empty_days) {
        return Vec::new();
    }
    let week = Week { days, of: to.of.clone(), short: to.habits.short };
    digest::render_week(&week, &Reader { language, register: &agenda.register, audience: &audience })
}

/// The last part of a preview: the week as pictures, drawn when it leaves.
fn owe_pictures(
    tx: &Tx<'_>,
    moment: &Moment,
    (id, to): (ChatId, &Recipient),
    slot: &Slot<'_>,
    part: u32,
    monday: NaiveDate,
    language: Language,
) -> Result<()> {
    let owed = Owed {
        chat: id,
        key: slot.key,
        part,
        message: &picture::caption(language, Span::Week, monday, 0),
        lane: slot.lane,
        not_before: moment.instant(slot.from.and_time(slot.at)),
        expires_at: Some(moment.instant(slot.until)),
    };
    let manner = Manner { silent: to.habits.silent, ..Manner::default() };
    if tx.owe_so(&owed, manner, moment.now)? {
        tx.attach(id, slot.key, part, &Attachment::Week(monday))?;
    }
    Ok(())
}
