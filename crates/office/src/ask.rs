//! Plain sentences and commands: understood and answered for one asker from a kept shelf; the words are
//! `message::answer`'s.

use anyhow::Result;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc, Weekday};

use super::{
    Moment,
    access::{self, Caller},
    edit,
    picture::{self, Subject},
};
use crate::store::{After, AskedId, Kept, Key, Role, Tx};
use asking::{self, Answer, Asker, Asks, Known, Name, Outcome, Question, Talk};
use plan::{
    Period, Priority,
    register::{EntryId, Kind, Planned, Register},
};
use words::{
    Button, Html, Language, Message,
    answer::{Sight, Slots, page, shortened},
    calendar,
};

mod changes;
mod shelf;

use changes::Unknown;
use shelf::Shelf;
pub use shelf::Shelves;

/// For how long a sentence may leave out what was said before it.
const FOLLOWS: TimeDelta = TimeDelta::minutes(10);

/// An answer, the items it is about and its words.
#[derive(Debug)]
pub struct Asked {
    pub outcome: Outcome,
    pub items: Vec<Planned>,
    pub nearest: Option<NaiveDate>,
    pub choices: Vec<String>,
    /// The questions that the choices make, in the same order.
    pub questions: Vec<Question>,
    /// What was understood; kept for follow-ups.
    pub question: Option<Question>,
    /// What is done when one of them is pressed, where something is to be done.
    pub deeds: Vec<Button>,
    /// In blocks that may be spread over messages.
    pub blocks: Vec<Html>,
    /// What was understood, slot by slot, in words.
    pub understood: Slots,
    /// How much worse the next understanding is; none where there is no other.
    pub margin: Option<f32>,
    /// Words of weight that were not understood.
    pub unused: Vec<String>,
}

/// Whoever a chat is linked to, as questions know them.
pub fn asker_of(register: &Register, of: &[EntryId]) -> Asker {
    let name = |id: &EntryId| {
        register.get(*id).map(|listing| Name {
            kind: match listing.kind {
                Kind::Official => asking::Kind::Official,
                Kind::Unit => asking::Kind::Unit,
                Kind::Collective(_) => asking::Kind::Collective,
            },
            name: listing.name.clone(),
        })
    };
    let names: Vec<Name> = of.iter().filter_map(name).collect();
    if names.is_empty() { Asker::Everybody } else { Asker::Linked(names) }
}

impl Asked {
    /// A page of it, or the question back with its buttons.
    pub fn message(&self, language: Language, id: AskedId, turn: page::Turn) -> Message {
        let mut message = match self.outcome {
            Outcome::Ask if !self.deeds.is_empty() => Message {
                text: self.blocks.first().cloned().unwrap_or_default(),
                keyboard: self.deeds.iter().map(|deed| vec![as_button(deed)]).collect(),
            },
            Outcome::Ask => page::choose(&self.blocks, &self.choices, id.0),
            _ => page::page(language, &self.blocks, id.0, turn, self.is_week()),
        };
        let is_whole =
            self.question.as_ref().is_some_and(|question| picture::of_question(question).is_some());
        if self.outcome == Outcome::Items && is_whole {
            message.keyboard.push(Subject::Answer(id, turn.weeks).buttons(language));
        }
        if self.is_of_a_day_or_an_item() {
            message.keyboard.push(vec![calendar::add(language, id.0, turn.weeks)]);
        }
        message
    }

    /// What people put into their calendars by itself; for more there is `/lich`.
    fn is_of_a_day_or_an_item(&self) -> bool {
        let of_a_day = |question: &Question| matches!(question.days[..], [days] if days.from == days.to);
        self.outcome == Outcome::Items
            && (self.items.len() == 1 || self.question.as_ref().is_some_and(of_a_day))
    }

    /// Whether the arrows lead on into the weeks beside this one.
    fn is_week(&self) -> bool {
        let of_a_week = |question: &Question| {
            matches!(question.days[..], [days] if days.from.weekday() == Weekday::Mon
                && (days.to - days.from).num_days() == 6)
        };
        matches!(self.outcome, Outcome::Items | Outcome::Empty)
            && self.question.as_ref().is_some_and(|question| {
                question.asks == Asks::Items && !question.searches() && of_a_week(question)
            })
    }
}

/// What is asked: words, or a question that was understood before.
#[derive(Clone, Debug)]
pub enum Query {
    Sentence(String),
    /// Words that answer one of the bot's own messages, by its number in the chat.
    Reply(String, i32),
    Question(Question),
}

/// Somebody who asks, when, and from what they are answered.
#[derive(Clone, Copy)]
pub struct Enquiry<'a> {
    pub tx: &'a Tx<'a>,
    pub shelves: &'a Shelves,
    pub moment: &'a Moment,
    pub asker: &'a access::Asker,
}

impl Enquiry<'_> {
    /// Answers whoever writes; a sentence may follow on one that they wrote here a moment ago.
    pub fn of(self, caller: Caller, query: Query) -> Result<Asked> {
        match query {
            Query::Sentence(text) => {
                let since = self.moment.now - FOLLOWS;
                let previous = self.tx.last_asked(caller.user, caller.place, since)?;
                self.sentence(&text, previous.as_ref())
            }
            Query::Reply(text, to) => {
                let owed = self.tx.owed_as(caller.place, to)?;
                let previous = owed.map(|key| about(self.tx, &key)).transpose()?.flatten();
                match previous {
                    Some(previous) => self.sentence(&text, Some(&previous)),
                    None => self.of(caller, Query::Sentence(text)),
                }
            }
            Query::Question(question) => self.question(question),
        }
    }

    /// Answers a sentence as those to whom the asker is linked would be answered; nobody: the secretariat.
    pub fn sentence(self, text: &str, previous: Option<&Question>) -> Result<Asked> {
        self.answered(|known| asking::reply(text, &Known { previous, ..*known }))
    }

    /// Answers a question that was understood before, from what is published now.
    pub fn question(self, question: Question) -> Result<Asked> {
        self.answered(|known| asking::answer(question.clone(), known))
    }

    fn answered(self, reply: impl Fn(&Known<'_>) -> Answer) -> Result<Asked> {
        let (today, now) = (self.moment.today(), self.moment.local());
        let mut shelf = self.shelves.today(self.tx, today)?;
        let asker = asker_of(&shelf.register, &self.asker.of);
        let desk = self.asker.role.is_some_and(Role::may_publish);
        let mut answer = reply(&shelf.known(&asker, now, desk));
        if let Some(asked) = answer.question.as_ref().and_then(|question| shelf.missing(question)) {
            shelf = self.shelves.far(self.tx, today, asked)?;
            answer = reply(&shelf.known(&asker, now, desk));
        }
        self.told(&shelf, answer, &asker)
    }

    /// The answer in words, with all that belongs to it beside the items.
    fn told(self, shelf: &Shelf, answer: Answer, asker: &Asker) -> Result<Asked> {
        let (tx, chat, today) = (self.tx, self.asker.chat, self.moment.today());
        let question = answer.question.clone().unwrap_or_default();
        let (changed, reasons) = match answer.outcome {
            Outcome::Changes => changes::changed(tx, shelf, chat, &question, asker, today)?,
            _ => Default::default(),
        };
        let unknown = Unknown::to(tx, shelf, chat, today)?;
        let habits = chat.map(|chat| tx.habits(chat)).transpose()?.flatten();
        let priorities = self.priorities(&question)?;
        let contacts = match answer.talk {
            Some(Talk::Contact) => tx.members()?.into_iter().map(|member| member.name).collect(),
            _ => Vec::new(),
        };
        let sight = Sight {
            language: self.asker.language,
            register: &shelf.register,
            directory: &shelf.directory,
            planned: &shelf.planned,
            covered: &shelf.covered,
            asker,
            today,
            short: habits.is_some_and(|habits| habits.short),
            marks: unknown.differences.iter().map(|difference| &difference.marks).collect(),
            gone: unknown.gone(shelf, &question, asker, today),
            changes: changed.iter().map(|changed| &changed.change).collect(),
            reasons: &reasons,
            priorities: &priorities,
            contacts: &contacts,
        };
        let blocks = sight.blocks(&answer);
        let deeds: Vec<Button> =
            answer.todo.as_ref().map(|todo| sight.deeds(todo, &answer)).unwrap_or_default();
        let choices: Vec<String> = answer.choices.iter().map(|choice| sight.label(choice)).collect();
        let understood = sight.slots(&answer);
        let mut items: Vec<Planned> =
            answer.items.iter().map(|index| shelf.planned[*index].clone()).collect();
        items.extend(changed.into_iter().map(|changed| changed.planned));
        Ok(Asked {
            outcome: answer.outcome,
            items,
            nearest: answer.nearest.map(|nearest| nearest.day),
            choices: choices.into_iter().chain(deeds.iter().map(|deed| deed.label.clone())).collect(),
            deeds,
            questions: answer.choices.into_iter().map(|choice| choice.question).collect(),
            question: answer.question,
            blocks,
            understood,
            margin: Some(answer.margin).filter(|margin| margin.is_finite()),
            unused: answer.unused,
        })
    }

    fn priorities(self, question: &Question) -> Result<Vec<Priority>> {
        if question.asks != Asks::Priorities {
            return Ok(Vec::new());
        }
        let today = self.moment.today();
        let day = question.days.first().map_or(today, |period| period.from.max(today).min(period.to));
        self.tx.priorities(day)
    }
}

/// The words above name the item in full.
fn as_button(deed: &Button) -> Button {
    Button { label: shortened(&deed.label), press: deed.press.clone() }
}

/// What a message that was owed under this key is about: a digest's day, a publication's changes.
fn about(tx: &Tx<'_>, key: &str) -> Result<Option<Question>> {
    Ok(match key.parse() {
        Ok(Key::Digest { day } | Key::DigestAfter { digest: After { of: day, .. } } | Key::Eve { day }) => {
            Some(Question::about(Period { from: day, to: day }))
        }
        Ok(Key::Week { monday }) => {
            Some(Question::about(Period { from: monday, to: monday + TimeDelta::days(6) }))
        }
        Ok(Key::Before { item, day, .. }) => {
            let named = Question::about(Period { from: day, to: day });
            let found = edit::in_force(tx, item)?;
            found.map(|(.., planned)| Question { words: vec![planned.item.content], ..named })
        }
        Ok(Key::Revision { .. }) => Some(Question { asks: Asks::Changes, ..Question::default() }),
        _ => None,
    })
}

/// Remembers what was asked and puts the answer's first page into a message.
pub fn keep(
    tx: &Tx<'_>,
    now: DateTime<Utc>,
    caller: Caller,
    language: Language,
    asked: &Asked,
) -> Result<Message> {
    let id = match asked.outcome {
        // Nothing was understood: nothing follows on it.
        Outcome::Help => AskedId(0),
        _ => {
            let kept = Kept { question: asked.question.clone(), choices: asked.questions.clone() };
            tx.keep_asked(caller.user, caller.place, &kept, now)?
        }
    };
    Ok(asked.message(language, id, page::Turn::default()))
}
