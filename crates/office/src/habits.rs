//! What holds for the office as a whole, changed by the secretariat: days off, days worked instead, and when
//! units are nudged. Who may do so is the conversation's to ask; every change is written down.

use anyhow::Result;
use chrono::Days;

use super::{Moment, announce::actor_name};
use crate::store::{Actor, Deed, Detail, Subject, Tx};
use plan::workdays::{
    Calendar,
    typed::{self, Decision, Refusal},
};
use words::{Language, Message, dates, office, press::Office};

/// How far ahead days off by law are shown: a year, with the Tết of the next.
const SHOWN: Days = Days::new(400);

/// Does what a button asks for, and gives what the message becomes.
pub fn press(
    tx: &Tx<'_>,
    moment: &Moment,
    language: Language,
    by: Actor,
    pressed: &Office,
) -> Result<Message> {
    match pressed {
        Office::Menu => {}
        Office::Days => return days(tx, moment, language),
        Office::Add => return Ok(office::ask(language)),
        Office::Drop { day } => {
            tx.set_office_day(*day, None, by, moment.now)?;
            tx.audit(moment.now, by, Deed::OfficeDay, Subject::Day { day: *day }, Detail::Calendar)?;
            return days(tx, moment, language);
        }
        Office::Set(habit) => {
            tx.set_office_habit(habit)?;
            tx.audit(moment.now, by, Deed::OfficeHabit, Subject::Nudges, habit.clone())?;
        }
    }
    let count = tx.office_days(moment.today())?.len();
    Ok(office::menu(language, &tx.office_habits()?, count))
}

/// Takes the days that were typed, or says why not; whether more is awaited.
pub fn typed(
    tx: &Tx<'_>,
    moment: &Moment,
    language: Language,
    by: Actor,
    text: &str,
) -> Result<(Message, bool)> {
    let decisions = match typed::decisions(text, moment.today(), &tx.calendar()?) {
        Ok(decisions) => decisions,
        Err(refusal) => {
            let mut message = office::ask(language);
            message.text = refused(language, &refusal).then("\n").then(message.text);
            return Ok((message, true));
        }
    };
    for Decision { from, to, works } in decisions {
        for day in from.iter_days().take_while(|day| *day <= to) {
            tx.set_office_day(day, Some(works), by, moment.now)?;
            let detail = if works { Detail::Works } else { Detail::Off };
            tx.audit(moment.now, by, Deed::OfficeDay, Subject::Day { day }, detail)?;
        }
    }
    Ok((days(tx, moment, language)?, false))
}

fn refused(language: Language, refusal: &Refusal) -> words::Html {
    let day = |day| dates::full_day(language, day);
    match refusal {
        Refusal::Unclear(line) => language.html("office-unclear", &[("line", line.as_str().into())]),
        Refusal::Past(past) => language.html("office-past", &[("day", day(*past).into())]),
        Refusal::Same { day: same, works } => {
            let key = if *works { "office-works-already" } else { "office-rests-already" };
            language.html(key, &[("day", day(*same).into())])
        }
    }
}

fn days(tx: &Tx<'_>, moment: &Moment, language: Language) -> Result<Message> {
    let today = moment.today();
    let mut decided = tx.office_days(today)?;
    for decided in &mut decided {
        decided.by = actor_name(tx, language, Actor::of_column(&decided.by))?;
    }
    Ok(office::days(language, &Calendar::rests(today, today + SHOWN), &decided))
}
