//! Reminders of one item, for whoever asked for one: noted when a button is pressed, told when the time has come.

use anyhow::Result;
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    Recipient, Reminded,
    before::again_button,
    evening::{Slot, owe},
};
use crate::{
    Moment, Rules,
    access::Asker,
    agenda::Agenda,
    edit,
    store::{ItemReminder, Key, Lane, Tx},
};
use plan::{
    Period, Session,
    register::{Audience, ItemId, Planned},
};
use words::{Html, Language, agenda::Reader, dates};

/// Notes that a chat is to be reminded of an item, and says when that will be.
pub fn choose(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    asker: &Asker,
    (item, minutes): (ItemId, u32),
) -> Result<Html> {
    let say = |key: &str| asker.language.html(key, &[]);
    let found = edit::in_force(tx, item)?.filter(|(.., planned)| planned.takes_place());
    let Some((.., planned)) = found else { return Ok(say("remind-gone")) };
    let Some(starts) = start(rules, &planned) else { return Ok(say("remind-no-hour")) };
    let Some(chat) = asker.chat.filter(|_| moment.local() < starts) else { return Ok(say("remind-past")) };
    tx.set_reminder(&ItemReminder { chat, item, minutes })?;
    let tells = tells(starts, minutes).max(moment.local());
    let values = [
        ("hour", tells.format("%H:%M").to_string().into()),
        ("day", dates::inline_day(asker.language, tells.date()).into()),
    ];
    Ok(asker.language.html("remind-noted", &values))
}

/// When an item begins: at its hour, else where its session does.
fn start(rules: &Rules, planned: &Planned) -> Option<NaiveDateTime> {
    let session = match planned.item.session {
        Session::AllDay => Session::Morning,
        session => session,
    };
    let of_session = || rules.session_hours.of(session).map(|span| span.from);
    planned.item.time.or_else(of_session).map(|hour| planned.item.date.and_time(hour))
}

/// On the day of the item: nobody is woken for it the night before.
fn tells(starts: NaiveDateTime, minutes: u32) -> NaiveDateTime {
    (starts - TimeDelta::minutes(i64::from(minutes))).max(starts.date().and_time(NaiveTime::MIN))
}

/// Tells what is due now.
pub fn due(tx: &Tx<'_>, rules: &Rules, moment: &Moment, done: &mut Reminded) -> Result<()> {
    let reminders = tx.reminders()?;
    if reminders.is_empty() {
        return Ok(());
    }
    let (today, now) = (moment.today(), moment.local());
    let agenda = Agenda::load(tx, Period { from: today, to: today })?;
    for ItemReminder { chat, item, minutes } in reminders {
        let planned = agenda.items.iter().find(|planned| planned.id == item && planned.takes_place());
        let Some((planned, starts)) = planned.and_then(|p| Some((p, start(rules, p)?))) else { continue };
        if now < tells(starts, minutes) {
            continue;
        }
        if let Some(to) = Recipient::load(tx, chat)?.filter(|_| now < starts) {
            let language = to.habits.language.unwrap_or(rules.language);
            // As `before` keys it: the same reminder, chosen both ways, is told once, and another one again.
            let hour = format!("{}-{minutes}", starts.format("%H%M"));
            let key = Key::Before { item, day: today, hour };
            let at = tells(starts, minutes).time();
            let slot = Slot { key: &key, lane: Lane::Urgent, from: today, at, until: starts };
            let text = words(language, &agenda, planned, starts);
            done.owed += usize::from(owe(
                tx,
                moment,
                (chat, &to),
                &slot,
                vec![text],
                again_button(language, item, today),
            )?);
        }
        tx.drop_reminder(chat, item)?;
    }
    Ok(())
}

fn words(language: Language, agenda: &Agenda, planned: &Planned, starts: NaiveDateTime) -> Html {
    let reader = Reader { language, register: &agenda.register, audience: &Audience::Everybody };
    let title = language.html("before-title", &[("hour", starts.format("%H:%M").to_string().into())]);
    title.then("\n").then(reader.line(planned))
}
