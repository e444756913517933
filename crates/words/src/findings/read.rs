//! What is asked about a document: one arm a kind, one a label.

use chrono::{Datelike, NaiveDate, Weekday};
use plan::Period;
use reading::{About, Column, DateDoubt, Finding, Label, Misread, Odd};

use super::{Say, document};
use crate::{Language, Value};

type Values<'a> = &'a [(&'static str, Value)];

impl Say for Finding {
    fn message(&self, language: Language) -> String {
        Sentence { language, finding: self }.message()
    }

    fn labels(&self, language: Language) -> Vec<String> {
        self.choices.iter().map(|choice| label(language, &choice.label)).collect()
    }
}

struct Sentence<'a> {
    language: Language,
    finding: &'a Finding,
}

impl Sentence<'_> {
    fn oddity(&self, key: &'static str, odd: Odd, work: &str, items: usize) -> String {
        let why = self.language.text(oddity(odd), &[]);
        self.say(key, &[("text", work.into()), ("why", why.into()), ("items", items.into())])
    }

    fn message(&self) -> String {
        match &self.finding.about {
            About::Alignment { column, works } => {
                let key = match column {
                    Column::Units => "finding-alignment-units",
                    Column::Chairs => "finding-alignment-chairs",
                };
                self.say(key, &[("works", (*works).into())])
            }
            About::ErrorValue { work, error } => self.say("finding-error-value", &two(work, error)),
            About::Odd { odd, work, items } => self.oddity("finding-odd", *odd, work, *items),
            About::AsBefore { odd, work, items } => self.oddity("finding-as-before", *odd, work, *items),
            About::HoursAndWorks { hours, works, work } => {
                let counts = [("hours", (*hours).into()), ("works", (*works).into())];
                self.say("finding-hours-and-works", &[&one(work)[..], &counts].concat())
            }
            About::OneOrTwo { first, second } => self.say("finding-one-or-two", &two(first, second)),
            About::WhoseName { name, candidates } => {
                self.say("finding-whose-name", &two(name, &candidates.join(", ")))
            }
            About::Namesakes { name, other } => self.say("finding-namesakes", &two(name, other)),
            About::UnknownUnit { spelling, name } => self.say("finding-unknown-unit", &two(spelling, name)),
            About::UnknownName { spelling, name } => self.say("finding-unknown-name", &two(spelling, name)),
            About::Workless { text } => self.say("finding-workless", &one(text)),
            About::Twice { work } => self.say("finding-twice", &one(work)),
            About::Clash { official, works: [first, second] } => {
                let who = [("name", official.as_str().into())];
                self.say("finding-clash", &[&who[..], &two(first, second)].concat())
            }
            About::MissingChair { work } => self.say("finding-missing-chair", &one(work)),
            About::Undated { text } => self.say("finding-undated", &one(text)),
            About::LeftOver { text, at } => self.say("finding-left-over", &two(text, at)),
            About::Year { used } => self.say("finding-year", &one(&used.to_string())),
            About::Day { text, doubt } => self.day(text, doubt),
            About::Weekdays { doubtful, days } => {
                self.say("finding-weekdays", &[("doubtful", (*doubtful).into()), ("days", (*days).into())])
            }
            About::Unsure { words, .. } => self.say("finding-unsure", &one(&misread(self.language, words))),
            About::UnsureFocus { words, .. } => {
                self.say("finding-unsure-focus", &one(&misread(self.language, words)))
            }
            About::Period { words, .. } => self.say("finding-period", &one(&misread(self.language, words))),
            About::Collective { name, members } => {
                self.say("finding-collective", &two(name, &members.join(", ")))
            }
            About::Document(note) => document::note(self.language, note),
            About::NewName { name } => self.say("finding-new-name", &one(name)),
            About::PeriodOver { period, today } => self.say("finding-period-over", &span(*period, *today)),
            About::PeriodFar { period, today } => self.say("finding-period-far", &span(*period, *today)),
            About::OtherOffice { issuer, known } => self.say("finding-other-office", &two(issuer, known)),
            About::Written { message, .. } => message.clone(),
        }
    }

    fn day(&self, text: &str, doubt: &DateDoubt) -> String {
        let key = match doubt {
            DateDoubt::Weekday { printed, .. } => {
                let falls = self.finding.date.map(|date| date.weekday());
                let falls = falls.map(|falls| weekday(self.language, falls)).unwrap_or_default();
                let printed = weekday(self.language, *printed);
                let days = [("falls", falls.into()), ("printed", printed.into())];
                return self.say("finding-weekday", &[&one(text)[..], &days].concat());
            }
            DateDoubt::Impossible => "finding-impossible-date",
            DateDoubt::Turned => "finding-date-turned",
            DateDoubt::Unread => "finding-unread-day",
            DateDoubt::Falls => "finding-falling-day",
            DateDoubt::Several => "finding-days-in-one-cell",
            DateDoubt::Outside { meant: Some(_) } => "finding-date-outside-placed",
            DateDoubt::Outside { meant: None } => "finding-date-outside",
        };
        self.say(key, &one(text))
    }

    /// A sentence, which may also name the finding's day and row.
    fn say(&self, key: &str, values: Values<'_>) -> String {
        let date = self.finding.date.map(day).unwrap_or_default();
        let row = i64::from(self.finding.row.unwrap_or_default());
        self.language.text(key, &[&[("day", date.into()), ("row", row.into())], values].concat())
    }
}

fn one(text: &str) -> [(&'static str, Value); 1] {
    [("text", text.into())]
}

fn two(text: &str, other: &str) -> [(&'static str, Value); 2] {
    [("text", text.into()), ("other", other.into())]
}

fn span(period: Period, today: NaiveDate) -> [(&'static str, Value); 3] {
    let full = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
    [("from", full(period.from).into()), ("to", full(period.to).into()), ("today", full(today).into())]
}

fn day(date: NaiveDate) -> String {
    date.format("%d/%m").to_string()
}

/// A weekday inside a sentence.
fn weekday(language: Language, weekday: Weekday) -> String {
    language.text("weekday-inside", &[("day", weekday.to_string().to_lowercase().into())])
}

/// Words of a cell that are quoted; its picture shows all of them.
const QUOTED: usize = 8;

fn misread(language: Language, words: &[Misread]) -> String {
    let more = (words.len() > QUOTED).then(|| "…".to_owned());
    let words = words.iter().take(QUOTED).map(|Misread { word, other }| match other {
        Some(other) => language.text("finding-misread", &two(word, other)),
        None => format!("“{word}”"),
    });
    words.chain(more).collect::<Vec<_>>().join(", ")
}

fn oddity(odd: Odd) -> &'static str {
    match odd {
        Odd::Hour => "odd-hour",
        Odd::Enumerated => "odd-enumerated",
        Odd::Label => "odd-label",
        Odd::Status => "odd-status",
        Odd::Delegation => "odd-delegation",
        Odd::Broken => "odd-broken",
        Odd::NoWork => "odd-no-work",
        Odd::Name => "odd-name",
        Odd::Unit => "odd-unit",
        Odd::PlaceInside => "odd-place-inside",
        Odd::Place => "odd-place",
        Odd::Session => "odd-session",
        Odd::Layout => "odd-layout",
        Odd::Days => "odd-days",
        Odd::Somebody => "odd-somebody",
        Odd::Dayless => "odd-dayless",
    }
}

fn label(language: Language, label: &Label) -> String {
    let key = match label {
        Label::Words(words) => return words.clone(),
        Label::Handed(handed) => return shares(language, handed),
        Label::SameUnit { name } => return language.text("choice-same-unit", &one(name)),
        Label::Year(year) => return language.text("choice-year", &one(&year.to_string())),
        Label::Day(date) => return language.text("choice-day", &one(&day(*date))),
        Label::Weekday(date) => {
            let weekday = weekday(language, date.weekday());
            return language.text("choice-weekday", &two(&weekday, &day(*date)));
        }
        Label::Reads(word) => return language.text("choice-reads", &one(word)),
        Label::AsRead => "choice-as-read",
        Label::NoWork => "choice-no-work",
        Label::LeaveEmpty => "choice-leave-empty",
        Label::TwoWorks => "choice-two-works",
        Label::OneWork => "choice-one-work",
        Label::OtherUnit => "choice-other-unit",
        Label::OtherName => "choice-other-name",
        Label::TwoPeople => "choice-two-people",
        Label::OnePerson => "choice-one-person",
        Label::KeepOne => "choice-keep-one",
        Label::KeepBoth => "choice-keep-both",
        Label::DropDay => "choice-drop-day",
        Label::KeepDates => "choice-keep-dates",
        Label::AddName => "choice-add-name",
        Label::ReadOn => "choice-read-on",
        Label::GiveUp => "choice-give-up",
    };
    language.text(key, &[])
}

/// `Họp giao ban: Lạc; Tiếp công dân: (không ai)`.
fn shares(language: Language, handed: &[(String, Vec<String>)]) -> String {
    let each = handed.iter().map(|(work, names)| match names.as_slice() {
        [] => format!("{work}: {}", language.text("choice-nobody", &[])),
        names => format!("{work}: {}", names.join(", ")),
    });
    each.collect::<Vec<_>>().join("; ")
}
