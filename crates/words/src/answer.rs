//! Answers to questions in words: what was understood first, then the items by day and session, or what is
//! nearest, or what has to be asked back.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::{Html, Language, Value, announcement, dates};
use asking::{Answer, Asker, Asks, Doubt, Kind, Label, Name, Outcome, Question};
use plan::{
    Period, Priority,
    changes::Change,
    directory::Directory,
    register::{Audience, ItemId, Planned, Register},
    since::{Gone, Mark},
};

mod days;
pub mod page;
mod understood;

/// What an answer is put into words from.
pub struct Sight<'a> {
    pub language: Language,
    pub register: &'a Register,
    pub directory: &'a Directory,
    /// The items to which the answer's indexes point.
    pub planned: &'a [Planned],
    pub covered: &'a [Period],
    pub asker: &'a Asker,
    pub today: NaiveDate,
    /// One line an item.
    pub short: bool,
    /// What the chat does not know from its last digest.
    pub marks: Vec<&'a HashMap<ItemId, Mark>>,
    /// What has left its day since then, of that which is asked for.
    pub gone: Vec<Gone>,
    /// The changes that are asked for.
    pub changes: Vec<&'a Change>,
    pub priorities: &'a [Priority],
}

impl Sight<'_> {
    /// The answer in blocks; each is short enough for one message.
    pub fn blocks(&self, answer: &Answer) -> Vec<Html> {
        let nothing = Question::default();
        let question = answer.question.as_ref().unwrap_or(&nothing);
        match answer.outcome {
            Outcome::Items => self.items(question, answer),
            Outcome::Empty if question.asks == Asks::Free => vec![self.free(question, answer)],
            Outcome::Empty if question.asks == Asks::Clashes => {
                vec![self.say("ask-no-clashes", &[("what", self.what(question).into())])]
            }
            Outcome::Empty => {
                std::iter::once(self.empty(question, answer)).chain(self.by_day(&[], question)).collect()
            }
            Outcome::Priorities => self.focus(),
            Outcome::Changes => self.changed(question),
            Outcome::Clashes => self.clashes(question, answer),
            Outcome::Ask => self.asked_back(answer),
            Outcome::Help => vec![self.help()],
        }
    }

    fn say(&self, key: &str, values: &[(&'static str, Value)]) -> Html {
        self.language.html(key, values)
    }

    fn items(&self, question: &Question, answer: &Answer) -> Vec<Html> {
        let count = answer.items.len();
        let title = self.say("ask-title", &[("what", self.what(question).into()), ("count", count.into())]);
        let mut blocks = vec![title];
        blocks.extend(self.summary(question, answer));
        blocks.extend(self.legend(&answer.items, question));
        blocks.extend(self.by_day(&answer.items, question));
        blocks
    }

    /// The short answer ahead of the items: who, when, where.
    fn summary(&self, question: &Question, answer: &Answer) -> Option<Html> {
        let planned = || answer.items.iter().map(|index| &self.planned[*index]);
        let audience = Audience::Everybody;
        let reader = self.reader(&audience);
        let listed = |values: Vec<String>| {
            let mut seen: Vec<String> = Vec::new();
            for value in values {
                if !seen.contains(&value) {
                    seen.push(value);
                }
            }
            seen.join(", ")
        };
        match question.asks {
            Asks::Who => {
                let prepares = question.part == Some(asking::Part::Preparing);
                let of = |p: &Planned| if prepares { p.prepares.clone() } else { p.chairs.clone() };
                let names: Vec<String> = planned().flat_map(of).map(|id| reader.name(id)).collect();
                let key = if prepares { "ask-who-prepares" } else { "ask-who-chairs" };
                (!names.is_empty()).then(|| self.say(key, &[("names", listed(names).into())]))
            }
            Asks::When => {
                let days = planned().map(|p| dates::inline_day(self.language, p.item.date)).collect();
                Some(self.say("ask-when", &[("days", listed(days).into())]))
            }
            Asks::Where => {
                let places: Vec<String> = planned().filter_map(|p| p.item.location.clone()).collect();
                Some(if places.is_empty() {
                    self.say("ask-where-unsaid", &[])
                } else {
                    self.say("ask-where", &[("places", listed(places).into())])
                })
            }
            _ => None,
        }
    }

    fn empty(&self, question: &Question, answer: &Answer) -> Html {
        let covered = |period: &Period| {
            self.covered.iter().any(|covered| covered.from <= period.to && period.from <= covered.to)
        };
        let unpublished = !question.days.is_empty() && !question.days.iter().any(covered);
        let key = match () {
            () if unpublished => "ask-no-programme",
            () if question.searches() => "ask-not-found",
            () => "ask-empty",
        };
        let mut text = self.say(key, &[("what", self.what(question).into())]);
        if let Some(nearest) = answer.nearest {
            let day = dates::inline_day(self.language, nearest.day);
            let values = [("day", day.into()), ("count", nearest.count.into())];
            text = text.then(" ").then(self.say("answer-nearest", &values));
        }
        text
    }

    fn free(&self, question: &Question, answer: &Answer) -> Html {
        let mut lines = vec![self.say("ask-free-title", &[("what", self.what(question).into())])];
        if !answer.idle.is_empty() {
            let person = |name: &String| self.language.text("person", &[("name", name.as_str().into())]);
            let names: Vec<String> = answer.idle.iter().map(person).collect();
            lines.push(self.say("ask-idle", &[("names", names.join(", ").into())]));
        }
        if answer.free.is_empty() {
            lines.push(self.say("ask-free-none", &[]));
        } else {
            let days: Vec<String> =
                answer.free.iter().map(|day| dates::inline_day(self.language, *day)).collect();
            lines.push(self.say("ask-free", &[("days", days.join(", ").into())]));
        }
        Html::join(lines, "\n")
    }

    fn clashes(&self, question: &Question, answer: &Answer) -> Vec<Html> {
        let count = answer.clashes.len();
        let title = self.say("ask-clashes", &[("what", self.what(question).into()), ("count", count.into())]);
        let audience = Audience::Everybody;
        let reader = self.reader(&audience);
        let mut pairs: BTreeMap<[usize; 2], Vec<String>> = BTreeMap::new();
        for clash in &answer.clashes {
            pairs.entry(clash.items).or_default().push(clash.official.clone());
        }
        let block = |(items, officials): ([usize; 2], Vec<String>)| {
            let person = |name: &String| self.language.text("person", &[("name", name.as_str().into())]);
            let names: Vec<String> = officials.iter().map(person).collect();
            let lines = items.iter().map(|index| match self.short {
                true => reader.short_line(&self.planned[*index]),
                false => reader.line(&self.planned[*index]),
            });
            Html::text("\n").then(Html::bold(names.join(", "))).then("\n").then(Html::join(lines, "\n"))
        };
        std::iter::once(title).chain(pairs.into_iter().map(block)).collect()
    }

    /// Each change in the words in which it was announced.
    fn changed(&self, question: &Question) -> Vec<Html> {
        if self.changes.is_empty() {
            return vec![self.say("ask-no-changes", &[("what", self.what(question).into())])];
        }
        let values = [("what", self.what(question).into()), ("count", self.changes.len().into())];
        let names = announcement::Names { language: self.language, directory: self.directory };
        let block = |change: &&Change| Html::text("\n").then(names.change(change));
        std::iter::once(self.say("ask-changes", &values)).chain(self.changes.iter().map(block)).collect()
    }

    fn focus(&self) -> Vec<Html> {
        if self.priorities.is_empty() {
            return vec![self.say("focus-none", &[])];
        }
        let lines = self.priorities.iter().enumerate().map(|(place, priority)| {
            let mut text = Html::text(&format!("{}. {}", place + 1, priority.text));
            if let Some(due) = priority.due {
                let day = dates::full_day(self.language, due);
                text = text.then("\n   ").then(self.say("focus-due", &[("day", day.into())]));
            }
            text
        });
        std::iter::once(self.say("focus-title", &[]).then("\n")).chain(lines).collect()
    }

    /// Why it is asked back, then what can be chosen.
    fn asked_back(&self, answer: &Answer) -> Vec<Html> {
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
            None => self.help(),
        };
        if answer.choices.is_empty() {
            return vec![why];
        }
        let choices =
            answer.choices.iter().map(|choice| Html::text(&format!("• {}", self.label(&choice.label))));
        vec![why, Html::join(choices, "\n")]
    }

    /// A choice as its button shows it.
    pub fn label(&self, label: &Label) -> String {
        match label {
            Label::Name(name) => self.name(name),
            Label::Day(day) => dates::short_day(self.language, *day),
        }
    }

    /// `đ/c Hoa`; a unit's or collective's own name.
    fn name(&self, name: &Name) -> String {
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

    fn help(&self) -> Html {
        self.say("ask-not-understood", &[]).then(" ").then(examples(self.language, self.asker))
    }
}

/// Instead of an answer to what has no words: that, and what can be asked.
pub fn only_words(language: Language, asker: &Asker) -> Html {
    language.html("ask-only-words", &[]).then(" ").then(examples(language, asker))
}

/// Three questions that would be understood, as this asker might put them.
fn examples(language: Language, asker: &Asker) -> Html {
    let key = match asker {
        Asker::Everybody => "ask-help-all",
        Asker::Linked(names) if names.iter().any(|name| name.kind == Kind::Unit) => "ask-help-unit",
        Asker::Linked(_) => "ask-help-official",
    };
    language.html(key, &[])
}
