//! Answers to questions in words: what was understood first, then the items by day and session, or what is
//! nearest, or what has to be asked back.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDate};

use super::{Html, Language, Value, announcement, dates};
use asking::{Answer, Asker, Asks, Collision, Form, Kind, Outcome, Question, Talk};
use plan::{
    Period, Priority,
    changes::Change,
    directory::Directory,
    register::{Audience, ItemId, Part, Planned, Register, works},
    since::{Gone, Mark},
};

mod back;
mod days;
mod free;
pub mod page;
mod todo;
mod understood;

pub use back::shortened;
pub use understood::Slots;

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
    /// Why, as the secretariat said when it published them.
    pub reasons: &'a [String],
    pub priorities: &'a [Priority],
    /// Who keeps the programme, for whoever asks for help.
    pub contacts: &'a [String],
}

impl Sight<'_> {
    /// The answer in blocks; each is short enough for one message.
    pub fn blocks(&self, answer: &Answer) -> Vec<Html> {
        let nothing = Question::default();
        let question = answer.question.as_ref().unwrap_or(&nothing);
        let mut blocks = self.of_outcome(question, answer);
        if let Some(first) = blocks.first_mut() {
            let title = std::mem::take(first);
            *first = self.opened(question, answer, title);
        }
        blocks
    }

    /// The first line: yes or no where that was asked, what was kept of the question before, what was unclear.
    fn opened(&self, question: &Question, answer: &Answer, title: Html) -> Html {
        let mut text = match self.yes_or_no(question, answer) {
            Some(true) => self.say("ask-yes", &[]).then(" ").then(title),
            Some(false) => self.say("ask-no", &[]).then(" ").then(title),
            None => title,
        };
        if let Some(read) = answer.corrected.as_ref().filter(|_| answer.outcome != Outcome::Help) {
            text = text.then("\n").then(self.say("ask-corrected", &[("read", read.as_str().into())]));
        }
        if answer.follows {
            text = text.then("\n").then(self.say("ask-follows", &[]));
        }
        if !answer.unused.is_empty() && answer.outcome != Outcome::Help {
            let words = answer.unused.join("”, “");
            text = text.then("\n").then(self.say("ask-unused", &[("words", words.into())]));
        }
        text
    }

    /// Whether what was asked is so; nothing where it was not asked that way.
    fn yes_or_no(&self, question: &Question, answer: &Answer) -> Option<bool> {
        let single = matches!(question.days[..], [days] if days.from == days.to);
        let yes = match (question.asks, answer.outcome) {
            (Asks::Free | Asks::FreePlaces, Outcome::Items) => return Some(false),
            (Asks::Free, Outcome::Empty) if single && answer.idle.is_empty() => {
                return Some(!answer.free.is_empty());
            }
            (Asks::Free, Outcome::Empty) => !answer.free.is_empty(),
            // Of a place that the programme never names nobody knows whether it is taken.
            (Asks::FreePlaces, Outcome::Empty) if question.searches() && answer.free_places.is_empty() => {
                return None;
            }
            (Asks::FreePlaces, Outcome::Empty) => true,
            (Asks::Changes | Asks::Postponed, Outcome::Changes) => !self.changes.is_empty(),
            (Asks::Items | Asks::Count | Asks::Clashes | Asks::Postponed, outcome) => match outcome {
                Outcome::Items | Outcome::Clashes => true,
                Outcome::Empty => false,
                _ => return None,
            },
            _ => return None,
        };
        question.yes_or_no.then_some(yes)
    }

    fn of_outcome(&self, question: &Question, answer: &Answer) -> Vec<Html> {
        match answer.outcome {
            Outcome::Items => self.items(question, answer),
            Outcome::Empty if question.asks == Asks::Free => vec![self.free(question, answer)],
            Outcome::Empty if question.asks == Asks::FreePlaces => vec![self.free_places(question, answer)],
            Outcome::Empty if question.asks == Asks::Calendar => vec![self.calendar(question)],
            Outcome::Empty if question.asks == Asks::Clashes => {
                vec![self.say("ask-no-clashes", &[("what", self.what(question).into())])]
            }
            Outcome::Empty => {
                std::iter::once(self.empty(question, answer)).chain(self.by_day(&[], question)).collect()
            }
            Outcome::Document => vec![self.document(question, answer)],
            Outcome::Priorities => self.focus(),
            Outcome::Changes => self.changed(question),
            Outcome::Clashes => self.clashes(question, answer),
            Outcome::Ask => match &answer.todo {
                Some(todo) => vec![self.todo(todo, answer)],
                None => self.asked_back(answer),
            },
            Outcome::Help => match answer.talk {
                Some(Talk::Guide) => vec![examples(self.language, self.asker)],
                Some(Talk::Contact) => vec![self.contact()],
                None => vec![self.help()],
            },
        }
    }

    /// "20/11 là thứ mấy": the day in full, and the week of the year.
    fn calendar(&self, question: &Question) -> Html {
        let day = question.days.first().map_or(self.today, |days| days.from);
        let full = match question.days.first() {
            Some(days) if days.from != days.to => {
                self.what(&Question { asks: Asks::Items, ..question.clone() })
            }
            _ => dates::full_day(self.language, day),
        };
        self.say("ask-calendar", &[("day", full.into()), ("week", i64::from(day.iso_week().week()).into())])
    }

    /// What the file holds that goes out with these words.
    fn document(&self, question: &Question, answer: &Answer) -> Html {
        let form = self.language.text(question.form.map_or("form-word", form_key), &[]);
        let what = self.what(question);
        let values = [("form", form.into()), ("what", what.into()), ("count", answer.items.len().into())];
        self.say("ask-document", &values)
    }

    /// Whom to turn to where the bot is of no help.
    fn contact(&self) -> Html {
        match self.contacts {
            [] => self.say("ask-contact-unknown", &[]),
            names => self.say("ask-contact", &[("names", names.join(", ").into())]),
        }
    }

    fn say(&self, key: &str, values: &[(&'static str, Value)]) -> Html {
        self.language.html(key, values)
    }

    fn items(&self, question: &Question, answer: &Answer) -> Vec<Html> {
        let shown = answer.items.len();
        // What is off is all that is asked for then, and what has left the programme since belongs to it.
        let (count, off) = match question.asks {
            Asks::Postponed => (shown + self.gone.len(), 0),
            _ => {
                let count = works(answer.items.iter().map(|index| &self.planned[*index]));
                (count, shown - count)
            }
        };
        let values = [("what", self.what(question).into()), ("count", count.into()), ("off", off.into())];
        let title = self.say("ask-title", &values);
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
                let part = if prepares { Part::Prepares } else { Part::Chairs };
                let out = |name: Option<&str>| {
                    question.except.names.iter().any(|out| Some(out.name.as_str()) == name)
                };
                let ids = planned().flat_map(|p| p.entries(part)).filter(|id| !out(self.register.name(*id)));
                let names: Vec<String> = ids.map(|id| reader.name(id)).collect();
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

    fn clashes(&self, question: &Question, answer: &Answer) -> Vec<Html> {
        let count = answer.clashes.len();
        let title = self.say("ask-clashes", &[("what", self.what(question).into()), ("count", count.into())]);
        let audience = Audience::Everybody;
        let reader = self.reader(&audience);
        let mut pairs: BTreeMap<[usize; 2], Vec<Collision>> = BTreeMap::new();
        for clash in &answer.clashes {
            pairs.entry(clash.items).or_default().push(clash.of.clone());
        }
        let block = |(items, taken): ([usize; 2], Vec<Collision>)| {
            let name = |of: &Collision| match of {
                Collision::Official(name) => self.language.text("person", &[("name", name.as_str().into())]),
                Collision::Place(place) => place.clone(),
            };
            let names: Vec<String> = taken.iter().map(name).collect();
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
        let why = |reason: &String| self.say("letter-reason", &[("reason", reason.as_str().into())]);
        let reasons = Html::join(self.reasons.iter().map(why), "\n");
        let reasons = (!reasons.is_empty()).then(|| Html::text("\n").then(reasons));
        let changes = self.changes.iter().map(block);
        std::iter::once(self.say("ask-changes", &values)).chain(changes).chain(reasons).collect()
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

    fn help(&self) -> Html {
        self.say("ask-not-understood", &[]).then(" ").then(examples(self.language, self.asker))
    }
}

fn form_key(form: Form) -> &'static str {
    match form {
        Form::Word => "form-word",
        Form::Excel => "form-excel",
        Form::Calendar => "form-calendar",
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
