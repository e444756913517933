//! What a question was understood to be, in one phrase: whose items, when, with which words.

use chrono::{Datelike, Days, NaiveDate};

use serde::Serialize;

use super::Sight;
use crate::dates;
use asking::{Answer, Asker, Asks, How, Name, Outcome, Part, Question, Whose};
use plan::{Period, Session};

/// What was understood, for scripts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Slots {
    pub wanted: String,
    pub whose: String,
    pub when: String,
    pub words: String,
    pub how: String,
}

impl Sight<'_> {
    /// `Đ/c Hoa – tuần sau, 15/11 – 21/11, buổi sáng – “trẻ em”`.
    pub(super) fn what(&self, question: &Question) -> String {
        let mut parts = Vec::new();
        parts.extend(self.whose(question));
        let when = self.when(question);
        if !when.is_empty() {
            parts.push(when);
        }
        if question.searches() {
            parts.push(format!("“{}”", question.words.join(" ")));
        }
        let out: Vec<String> = self.taken_out(question);
        if !out.is_empty() {
            parts.push(self.language.text("ask-except", &[("what", out.join(", ").into())]));
        }
        parts.extend(question.how.map(|how| self.how(how)));
        if question.asks == Asks::Postponed {
            parts.push(self.language.text("ask-postponed", &[]));
        }
        if question.part == Some(Part::Preparing) {
            parts.push(self.language.text("ask-preparing", &[]));
        }
        if parts.is_empty() {
            parts.push(self.language.text("ask-coming", &[]));
        }
        let text = parts.join(" – ");
        let mut letters = text.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }

    /// What was understood, slot by slot; an empty one was not filled.
    pub fn slots(&self, answer: &Answer) -> Slots {
        let wanted = match (answer.outcome, &answer.question) {
            (Outcome::Ask, _) => "ask".to_owned(),
            (_, Some(question)) => question.asks.to_string(),
            (_, None) => "help".to_owned(),
        };
        let Some(question) = &answer.question else { return Slots { wanted, ..Slots::default() } };
        let out = self.taken_out(question).into_iter();
        let how = question.how.map(|how| self.how(how)).into_iter();
        let part = question.part.map(|part| part.to_string()).into_iter();
        Slots {
            wanted,
            whose: self.whose(question).unwrap_or_default(),
            when: self.when(question),
            words: question.words.join(", "),
            how: how.chain(part).chain(out.map(|out| format!("-{out}"))).collect::<Vec<_>>().join(", "),
        }
    }

    fn taken_out(&self, question: &Question) -> Vec<String> {
        let names = question.except.names.iter().map(|name| self.name(name));
        names.chain(question.except.words.iter().map(|words| format!("“{words}”"))).collect()
    }

    fn how(&self, how: How) -> String {
        let key = match how {
            How::Remaining => "ask-remaining",
            How::Next => "ask-next",
            How::Now => "ask-now",
        };
        self.language.text(key, &[])
    }

    /// Whose items; nothing where the asker asks for their own.
    fn whose(&self, question: &Question) -> Option<String> {
        let names = |names: &[Name], between: &str| {
            let names: Vec<String> = names.iter().map(|name| self.name(name)).collect();
            names.join(between)
        };
        let own = matches!(
            question.asks,
            Asks::FreePlaces | Asks::Who | Asks::When | Asks::Where | Asks::Postponed
        ) || question.searches();
        match &question.whose {
            Whose::AnyOf(list) => Some(names(list, ", ")),
            Whose::AllOf(list) => {
                let names = names(list, " + ");
                Some(self.language.text("ask-in-common", &[("names", names.into())]))
            }
            Whose::Everybody => Some(self.language.text("ask-everybody", &[])),
            Whose::Unsaid if own => None,
            Whose::Unsaid | Whose::Asker => match self.asker {
                Asker::Everybody => Some(self.language.text("ask-everybody", &[])),
                Asker::Linked(list) => Some(names(list, ", ")),
            },
        }
    }

    fn when(&self, question: &Question) -> String {
        if !question.day_sessions.is_empty() {
            let each = question.days.iter().enumerate();
            let each = each.map(|(at, day)| self.in_sessions(question.sessions_of(at), self.period(*day)));
            return each.collect::<Vec<_>>().join("; ");
        }
        let mut days: Vec<String> = question.days.iter().map(|period| self.period(*period)).collect();
        if days.is_empty() && !question.searches() && matches!(question.asks, Asks::Items | Asks::Count) {
            days.push(self.language.text("ask-coming", &[]));
        }
        self.in_sessions(&question.sessions, days.join(", "))
    }

    /// `sáng, chiều thứ Hai 15/11`
    fn in_sessions(&self, sessions: &[Session], days: String) -> String {
        let sessions: Vec<String> = sessions.iter().map(|session| self.session(*session)).collect();
        match (days.is_empty(), sessions.is_empty()) {
            (_, true) => days,
            (true, false) => sessions.join(", "),
            (false, false) => format!("{} {days}", sessions.join(", ")),
        }
    }

    fn session(&self, session: Session) -> String {
        dates::session(self.language, session).to_lowercase()
    }

    fn period(&self, period: Period) -> String {
        let say = |key: &str, value: String| self.language.text(key, &[("day", value.into())]);
        if period.from == period.to {
            let day = dates::inline_day(self.language, period.from);
            return match (period.from - self.today).num_days() {
                0 => say("ask-today", day),
                1 => say("ask-tomorrow", day),
                -1 => say("ask-yesterday", day),
                _ => day,
            };
        }
        let span = format!("{} – {}", period.from.format("%d/%m"), period.to.format("%d/%m/%Y"));
        let monday = |day: NaiveDate| day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        let week = period.from == monday(period.from) && period.to == period.from + Days::new(6);
        if week {
            return match (period.from - monday(self.today)).num_days() {
                0 => say("ask-this-week", span),
                7 => say("ask-next-week", span),
                -7 => say("ask-last-week", span),
                _ => say("ask-week", span),
            };
        }
        let next = period.to + Days::new(1);
        if period.from.day() == 1
            && next.day() == 1
            && (next.year(), next.month()) != (period.from.year(), period.from.month())
            && (period.to - period.from).num_days() < 31
        {
            return say("ask-month", period.from.format("%m/%Y").to_string());
        }
        span
    }
}
