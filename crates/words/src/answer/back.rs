//! What is asked back, and what can be chosen, in words.

use super::Sight;
use crate::{Html, Value, dates};
use asking::{Answer, Choice, Doubt, Kind, Label, Name};

/// Letters of a choice that a phone shows on one button.
const LABEL: usize = 60;

impl Sight<'_> {
    /// Why it is asked back, then what can be chosen.
    pub(super) fn asked_back(&self, answer: &Answer) -> Vec<Html> {
        let written = |text: &str| [("written", Value::from(text))];
        let why = match &answer.doubt {
            Some(Doubt::Several { written: text }) => self.say("ask-several", &written(text)),
            Some(Doubt::UnknownPerson { written: text }) => self.say("ask-unknown-person", &written(text)),
            Some(Doubt::UnknownUnit { written: text }) => self.say("ask-unknown-unit", &written(text)),
            Some(Doubt::NoSuchDay(none)) => {
                let day = format!("{}/{}", none.day, none.month);
                let day = none.year.map_or(day.clone(), |year| format!("{day}/{year}"));
                self.say("ask-no-such-day", &[("day", day.into())])
            }
            Some(Doubt::NoSuchWeekday(number)) => {
                self.say("ask-no-such-weekday", &[("number", i64::from(*number).into())])
            }
            Some(Doubt::WeekdayDiffers { date }) => {
                self.say("ask-weekday-differs", &[("day", dates::inline_day(self.language, *date).into())])
            }
            Some(Doubt::WhoMeant { written: text }) => self.say("ask-who-meant", &written(text)),
            Some(Doubt::WhichDay { written: text }) => self.say("ask-which-day", &written(text)),
            Some(Doubt::WhichItem { written: text }) => self.say("ask-which-item", &written(text)),
            Some(Doubt::BareNumber(number)) => {
                self.say("ask-bare-number", &[("number", i64::from(*number).into())])
            }
            Some(Doubt::WhichWeek(number)) => {
                self.say("ask-which-week", &[("number", i64::from(*number).into())])
            }
            Some(Doubt::OverToday(day)) => {
                self.say("ask-over-today", &[("day", dates::inline_day(self.language, *day).into())])
            }
            Some(Doubt::Between) => self.say("ask-between", &[]),
            None => self.help(),
        };
        if answer.choices.is_empty() {
            return vec![why];
        }
        let choices = answer.choices.iter().map(|choice| Html::text(&format!("• {}", self.label(choice))));
        vec![why, Html::join(choices, "\n")]
    }

    /// A choice as its button shows it.
    pub fn label(&self, choice: &Choice) -> String {
        match &choice.label {
            Label::Name(name) => self.name(name),
            Label::Day(day) => dates::short_day(self.language, *day),
            Label::Period(_) | Label::Question => self.what(&choice.question),
            Label::Hour(hour) => {
                let day = dates::short_day(self.language, self.today);
                self.language.text("ask-hour", &[("hour", i64::from(*hour).into()), ("day", day.into())])
            }
            Label::Item(index) => self.planned.get(*index).map_or_else(String::new, |planned| {
                let day = dates::short_day(self.language, planned.item.date);
                shortened(&format!("{day}: {}", planned.item.content))
            }),
        }
    }

    /// `đ/c Hoa`; a unit's or collective's own name.
    pub(super) fn name(&self, name: &Name) -> String {
        let person = name.kind == Kind::Official
            && self
                .register
                .find(&name.name)
                .iter()
                .any(|listing| listing.name == name.name && listing.is_person());
        if person {
            self.language.text("person", &[("name", name.name.as_str().into())])
        } else {
            name.name.clone()
        }
    }
}

/// Cut to what a phone shows on one button.
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(LABEL) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
