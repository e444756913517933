//! What holds for the office as a whole, as the secretariat sees and changes it by buttons: days off, days
//! worked instead, and when units are nudged.

use std::{
    fmt::{self, Display, Formatter},
    str::FromStr,
};

use chrono::{NaiveDate, NaiveTime};

use super::{Button, Html, Keyboard, Language, Message, dates, people::button, press::Office, wire::Unknown};

/// When units are reminded of what they prepare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeHabits {
    pub nudge_at: NaiveTime,
    /// Working days ahead.
    pub nudge_days: Vec<usize>,
}

impl Default for OfficeHabits {
    /// In the afternoon, when there is still time to do something and the morning's digest is long read.
    fn default() -> Self {
        Self { nudge_at: at(14), nudge_days: vec![3, 1] }
    }
}

/// One thing that the office chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OfficeHabit {
    NudgeAt(NaiveTime),
    NudgeDays(Vec<usize>),
}

/// A day about which the office decided otherwise than the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeDay {
    pub day: NaiveDate,
    pub works: bool,
    /// Who wrote it down.
    pub by: String,
}

const NUDGE_HOURS: [u32; 5] = [8, 10, 14, 15, 16];
const NUDGE_DAYS: [&[usize]; 4] = [&[3, 1], &[5, 3, 1], &[2, 1], &[1]];
/// Days that can be taken back on one screen; of more the nearest.
const MOST_BUTTONS: usize = 20;

fn at(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}

/// The settings of the office; `count`: days that it decided.
pub fn menu(language: Language, habits: &OfficeHabits, count: usize) -> Message {
    let hours = NUDGE_HOURS.map(at);
    let next_hour = hours.iter().position(|hour| *hour == habits.nudge_at).map_or(0, |at| at + 1);
    let next_hour = hours[next_hour % hours.len()];
    let next_days = NUDGE_DAYS.iter().position(|days| *days == habits.nudge_days).map_or(0, |at| at + 1);
    let next_days = NUDGE_DAYS[next_days % NUDGE_DAYS.len()];
    let hour = habits.nudge_at.format("%H:%M").to_string();
    let row = |label: String, press: Office| vec![Button { label, press: press.into() }];
    let keyboard = vec![
        row(language.text("office-days", &[("count", count.into())]), Office::Days),
        row(
            language.text("office-nudge-days", &[("days", listed(language, &habits.nudge_days).into())]),
            OfficeHabit::NudgeDays(next_days.to_vec()).into(),
        ),
        row(
            language.text("office-nudge-at", &[("hour", hour.into())]),
            OfficeHabit::NudgeAt(next_hour).into(),
        ),
    ];
    Message { text: language.html("office-title", &[]), keyboard }
}

/// `3 và 1`.
fn listed(language: Language, days: &[usize]) -> String {
    let words: Vec<String> = days.iter().map(usize::to_string).collect();
    match words.split_last() {
        Some((last, before)) if !before.is_empty() => {
            before.join(", ") + &language.text("clash-and", &[]) + last
        }
        _ => words.concat(),
    }
}

fn joined(days: &[usize]) -> String {
    days.iter().map(usize::to_string).collect::<Vec<_>>().join("-")
}

/// Days off by law, and what the office decided; each of these can be taken back.
pub fn days(language: Language, rests: &[(NaiveDate, NaiveDate)], decided: &[OfficeDay]) -> Message {
    let mut text = language.html("office-days-title", &[]);
    if !rests.is_empty() {
        text.push("\n");
        text.push(language.html("office-rests", &[]));
        for (from, to) in rests {
            let span = match from == to {
                true => dates::full_day(language, *from),
                false => {
                    let day = |day| dates::full_day(language, day);
                    language.text(
                        "office-rest-days",
                        &[
                            ("from", day(*from).into()),
                            ("to", day(*to).into()),
                            ("count", (*to - *from).num_days().saturating_add(1).into()),
                        ],
                    )
                }
            };
            text.push("\n• ");
            text.push(Html::text(&span));
        }
    }
    text.push("\n\n");
    let key = if decided.is_empty() { "office-decided-none" } else { "office-decided" };
    text.push(language.html(key, &[]));
    let mut keyboard = Keyboard::new();
    for OfficeDay { day, works, by } in decided {
        let key = if *works { "office-works" } else { "office-rests-on" };
        let said = language.text(key, &[("day", dates::full_day(language, *day).into())]);
        text.push("\n• ");
        text.push(Html::text(&format!("{said} ({by})")));
        if keyboard.len() < MOST_BUTTONS {
            let said = language.text(key, &[("day", dates::short_day(language, *day).into())]);
            let label = language.text("office-drop", &[("day", said.into())]);
            keyboard.push(vec![Button { label, press: Office::Drop { day: *day }.into() }]);
        }
    }
    keyboard.push(vec![button(language, "office-add", Office::Add)]);
    keyboard.push(vec![button(language, "button-back", Office::Menu)]);
    Message { text, keyboard }
}

/// How days are to be typed.
pub fn ask(language: Language) -> Message {
    let keyboard = vec![vec![button(language, "button-back", Office::Days)]];
    Message { text: language.html("office-ask", &[]), keyboard }
}

impl Display for OfficeHabit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NudgeAt(hour) => write!(f, "at:{}", hour.format("%H%M")),
            Self::NudgeDays(days) => write!(f, "ahead:{}", joined(days)),
        }
    }
}

/// Only what is offered is read.
impl FromStr for OfficeHabit {
    type Err = Unknown;

    fn from_str(written: &str) -> Result<Self, Unknown> {
        let hours = NUDGE_HOURS.map(|hour| Self::NudgeAt(at(hour)));
        let days = NUDGE_DAYS.map(|days| Self::NudgeDays(days.to_vec()));
        let offered = hours.into_iter().chain(days).find(|habit| habit.to_string() == written);
        offered.ok_or_else(|| Unknown(written.to_owned()))
    }
}
