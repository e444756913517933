//! The minutes before an item: who is reminded when, and reminded again where they ask for that.

use anyhow::Result;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    Recipient, Reminded,
    evening::{Slot, owe},
};
use crate::{
    Moment, Rules,
    access::Asker,
    agenda::Agenda,
    edit,
    store::{Key, Lane, Tx},
};
use plan::{
    Period,
    register::{Audience, ItemId, Planned},
};
use words::{Html, Keyboard, Language, Message, Press, agenda::Reader, dates, people::button};

/// "Nhắc lại sau 10 phút".
const AGAIN: TimeDelta = TimeDelta::minutes(10);
/// A reminder that was asked for again is of use for so long.
const OF_USE: TimeDelta = TimeDelta::minutes(30);

/// Items that begin soon, for chats that want to be told so.
pub fn before(tx: &Tx<'_>, rules: &Rules, moment: &Moment, done: &mut Reminded) -> Result<()> {
    let chats = tx.chats_told_before()?;
    if chats.is_empty() {
        return Ok(());
    }
    let (today, now) = (moment.today(), moment.local());
    let agenda = Agenda::load(tx, Period { from: today, to: today })?;
    for id in chats {
        let Some(to) = Recipient::load(tx, id)? else { continue };
        let audience = agenda.audience(&to.of, to.habits.parts);
        let language = to.habits.language.unwrap_or(rules.language);
        let reader = Reader { language, register: &agenda.register, audience: &audience };
        for planned in agenda.on(today, &audience) {
            let Some(starts) = begins(rules, planned, today) else { continue };
            let tells = |minutes: u32| starts - TimeDelta::minutes(i64::from(minutes));
            let due = |minutes: &u32| now >= tells(*minutes) && tells(*minutes).date() == today;
            // Of several that are due at once, as after an outage, the one that is nearest says it.
            let due = to.habits.reminders.iter().copied().filter(due).min().filter(|_| now < starts);
            let Some(minutes) = due else { continue };
            // The hour is part of the key: an item that is put off is told of again.
            let hour = format!("{}-{minutes}", starts.format("%H%M"));
            let key = Key::Before { item: planned.id, day: today, hour };
            let at = tells(minutes).time();
            let slot = Slot { key: &key, lane: Lane::Urgent, from: today, at, until: starts };
            let text = words(&reader, planned, starts.time());
            done.owed += usize::from(owe(
                tx,
                moment,
                (id, &to),
                &slot,
                vec![text],
                again_button(language, planned.id, today),
            )?);
        }
    }
    Ok(())
}

/// When it begins on its first day: at its hour, or with the session that it names.
fn begins(rules: &Rules, planned: &Planned, today: NaiveDate) -> Option<NaiveDateTime> {
    let item = &planned.item;
    let session = || rules.session_hours.of(item.session).map(|span| span.from);
    let begins: NaiveTime = item.time.or_else(session)?;
    (item.date == today && planned.takes_place()).then(|| today.and_time(begins))
}

fn words(reader: &Reader<'_>, planned: &Planned, starts: NaiveTime) -> Html {
    let hour = [("hour", starts.format("%H:%M").to_string().into())];
    let title = match planned.item.time {
        Some(_) => reader.language.html("before-title", &hour),
        None => {
            let session = dates::session(reader.language, planned.item.session).to_lowercase();
            let [hour] = hour;
            reader.language.html("before-session", &[("session", session.into()), hour])
        }
    };
    title.then("\n").then(reader.line(planned))
}

pub fn again_button(language: Language, item: ItemId, day: NaiveDate) -> Keyboard {
    vec![vec![button(language, "before-again", Press::RemindAgain { item, day })]]
}

/// Reminds a chat of an item once more, ten minutes from now; gives what the message becomes, whose button was
/// pressed. What is off, elsewhere or no longer theirs is not reminded of.
pub fn again(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    asker: &Asker,
    (item, day): (ItemId, NaiveDate),
) -> Result<Option<Message>> {
    let Some(chat) = asker.chat else { return Ok(None) };
    let Some((_, _, planned)) = edit::in_force(tx, item)? else { return Ok(None) };
    let register = tx.register()?;
    let audience = match asker.of.as_slice() {
        [] => Audience::Everybody,
        of => register.audience(of.iter().copied()),
    };
    let starts =
        begins(rules, &planned, day).filter(|_| day == moment.today() && audience.concerns(&planned));
    let Some(starts) = starts else { return Ok(None) };
    let reader = Reader { language: asker.language, register: &register, audience: &audience };
    let text = words(&reader, &planned, starts.time());
    let at = Moment { now: moment.now + AGAIN, ..*moment }.local();
    // A second press of the same minute is the same reminder.
    let hour = format!("{}+{}", starts.format("%H%M"), at.format("%H%M"));
    let key = Key::Before { item, day, hour };
    let slot = Slot { key: &key, lane: Lane::Urgent, from: day, at: at.time(), until: at + OF_USE };
    if let Some(to) = Recipient::load(tx, chat)? {
        owe(tx, moment, (chat, &to), &slot, vec![text.clone()], again_button(asker.language, item, day))?;
    }
    let noted = [("hour", at.format("%H:%M").to_string().into())];
    let text = text.then("\n\n").then(asker.language.html("before-again-noted", &noted));
    Ok(Some(Message { text, keyboard: Keyboard::new() }))
}
