//! Plain sentences: loaded, understood and answered for one asker; the words are `message::answer`'s.

use anyhow::Result;
use chrono::{Days, NaiveDate, TimeDelta};

use super::{
    Moment,
    access::{self, Caller},
    picture::{self, Subject},
};
use crate::{
    message::{
        Html, Language, Message,
        answer::{Change, Sight, page},
    },
    programme::{
        Item, Period, Priority, changes,
        question::{self, Answer, Asker, Asks, Index, Known, Name, Outcome, Question},
        register::{EntryId, Kind, Planned, Register},
    },
    store::{AskedId, Kept, Tx},
};

/// What a sentence is asked about first; a period outside it is loaded when a sentence names one.
const BACK: Days = Days::new(62);
const AHEAD: Days = Days::new(400);

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
    /// In blocks that may be spread over messages.
    pub blocks: Vec<Html>,
}

/// Everything that a question is answered from.
struct Shelf {
    days: Period,
    planned: Vec<Planned>,
    items: Vec<Item>,
    register: Register,
    covered: Vec<Period>,
}

impl Shelf {
    fn load(tx: &Tx<'_>, days: Period) -> Result<Self> {
        let planned = tx.planned(days)?;
        let items = planned.iter().map(|planned| planned.item.clone()).collect();
        Ok(Self { days, planned, items, register: tx.register()?, covered: tx.published_periods(days)? })
    }
}

/// Whoever a chat is linked to, as questions know them.
pub fn asker_of(register: &Register, of: &[EntryId]) -> Asker {
    let name = |id: &EntryId| {
        register.get(*id).map(|listing| Name {
            kind: match listing.kind {
                Kind::Official => question::Kind::Official,
                Kind::Unit => question::Kind::Unit,
                Kind::Collective(_) => question::Kind::Collective,
            },
            name: listing.name.clone(),
        })
    };
    let names: Vec<Name> = of.iter().filter_map(name).collect();
    if names.is_empty() { Asker::Everybody } else { Asker::Linked(names) }
}

impl Asked {
    /// A page of it, or the question back with its buttons.
    pub fn message(&self, language: Language, id: AskedId, number: usize) -> Message {
        let mut message = match self.outcome {
            Outcome::Ask => page::choose(&self.blocks, &self.choices, id.0),
            _ => page::page(language, &self.blocks, id.0, number),
        };
        let is_whole =
            self.question.as_ref().is_some_and(|question| picture::of_question(question).is_some());
        if self.outcome == Outcome::Items && is_whole {
            message.keyboard.push(Subject::Answer(id).buttons(language));
        }
        message
    }
}

/// What is asked: words, or a question that was understood before.
#[derive(Clone, Debug)]
pub enum Query {
    Sentence(String),
    Question(Question),
}

/// Answers whoever writes; a sentence may follow on one that they wrote here a moment ago.
pub fn asked(
    tx: &Tx<'_>,
    moment: &Moment,
    caller: Caller,
    asker: &access::Asker,
    query: Query,
) -> Result<Asked> {
    match query {
        Query::Sentence(text) => {
            let previous = tx.last_asked(caller.user, caller.place, moment.now - FOLLOWS)?;
            ask(tx, moment, &asker.of, asker.language, &text, previous.as_ref())
        }
        Query::Question(question) => answer(tx, moment, &asker.of, asker.language, question),
    }
}

/// Remembers what was asked and puts the answer's first page into a message.
pub fn keep(
    tx: &Tx<'_>,
    moment: &Moment,
    caller: Caller,
    asker: &access::Asker,
    asked: &Asked,
) -> Result<Message> {
    let id = match asked.outcome {
        // Nothing was understood: nothing follows on it.
        Outcome::Help => AskedId(0),
        _ => {
            let kept = Kept { question: asked.question.clone(), choices: asked.questions.clone() };
            tx.keep_asked(caller.user, caller.place, &kept, moment.now)?
        }
    };
    Ok(asked.message(asker.language, id, 0))
}

/// Answers a sentence as those to whom the asker is linked would be answered; nobody: the secretariat.
pub fn ask(
    tx: &Tx<'_>,
    moment: &Moment,
    of: &[EntryId],
    language: Language,
    text: &str,
    previous: Option<&Question>,
) -> Result<Asked> {
    answered(tx, moment, of, language, |known| question::reply(text, &Known { previous, ..*known }))
}

/// Answers a question that was understood before, from what is published now.
pub fn answer(
    tx: &Tx<'_>,
    moment: &Moment,
    of: &[EntryId],
    language: Language,
    question: Question,
) -> Result<Asked> {
    answered(tx, moment, of, language, |known| question::answer(question.clone(), known))
}

fn answered(
    tx: &Tx<'_>,
    moment: &Moment,
    of: &[EntryId],
    language: Language,
    reply: impl Fn(&Known<'_>) -> Answer,
) -> Result<Asked> {
    let today = moment.today();
    let mut shelf = Shelf::load(tx, Period { from: today - BACK, to: today + AHEAD })?;
    let asker = asker_of(&shelf.register, of);
    let directory = shelf.register.to_directory();
    let mut index = Index::new(&shelf.items, &directory);
    let mut answer = reply(&known(&shelf, &directory, &index, &asker, today));
    if let Some(wider) = answer.question.as_ref().and_then(|question| wider(question, shelf.days)) {
        shelf = Shelf::load(tx, wider)?;
        index = Index::new(&shelf.items, &directory);
        answer = reply(&known(&shelf, &directory, &index, &asker, today));
    }
    let of_question = answer.question.clone().unwrap_or_default();
    let changes = if answer.outcome == Outcome::Changes { changed(tx, &shelf, today)? } else { Vec::new() };
    if answer.outcome == Outcome::Changes {
        let changed: Vec<usize> = changes.iter().filter_map(|change| change.after).collect();
        let known = Known { changed: &changed, ..known(&shelf, &directory, &index, &asker, today) };
        answer = question::answer(of_question.clone(), &known);
    }
    let priorities = if of_question.asks == Asks::Priorities {
        tx.priorities(of_question.days.first().map_or(today, |period| period.from.max(today).min(period.to)))?
    } else {
        Vec::new()
    };
    Ok(told(&shelf, answer, &asker, language, today, &changes, &priorities))
}

fn known<'a>(
    shelf: &'a Shelf,
    directory: &'a crate::programme::directory::Directory,
    index: &'a Index,
    asker: &'a Asker,
    today: NaiveDate,
) -> Known<'a> {
    Known {
        items: &shelf.items,
        directory,
        index,
        covered: &shelf.covered,
        changed: &[],
        today,
        asker,
        previous: None,
    }
}

/// The days to load when the question names some that were not.
fn wider(question: &Question, loaded: Period) -> Option<Period> {
    let from = question.days.iter().map(|period| period.from).min()?.min(loaded.from);
    let to = question.days.iter().map(|period| period.to).max()?.max(loaded.to);
    (Period { from, to } != loaded).then_some(Period { from, to })
}

/// What the last publication changed, in the programmes that are in force or to come.
fn changed(tx: &Tx<'_>, shelf: &Shelf, today: NaiveDate) -> Result<Vec<Change>> {
    let directory = shelf.register.to_directory();
    let mut found = Vec::new();
    for (revision, earlier) in tx.last_two_revisions(Period { from: today, to: shelf.days.to })? {
        let Some(earlier) = earlier else { continue };
        let plain = |planned: Vec<Planned>| planned.into_iter().map(|p| p.item).collect::<Vec<Item>>();
        let (before, after) = (plain(tx.items_of(earlier)?), plain(tx.items_of(revision)?));
        let side = |items| changes::Side { items, directory: &directory };
        for change in changes::compare(side(&before), side(&after), &[]).changes {
            let place =
                change.after.as_ref().and_then(|after| shelf.items.iter().position(|item| item == after));
            found.push(Change { kinds: change.kinds, before: change.before, after: place });
        }
    }
    Ok(found)
}

fn told(
    shelf: &Shelf,
    answer: Answer,
    asker: &Asker,
    language: Language,
    today: NaiveDate,
    changes: &[Change],
    priorities: &[Priority],
) -> Asked {
    let sight = Sight {
        language,
        register: &shelf.register,
        planned: &shelf.planned,
        covered: &shelf.covered,
        asker,
        today,
        changes,
        priorities,
    };
    let blocks = sight.blocks(&answer);
    let choices = answer.choices.iter().map(|choice| sight.label(&choice.label)).collect();
    Asked {
        outcome: answer.outcome,
        items: answer.items.iter().map(|index| shelf.planned[*index].clone()).collect(),
        nearest: answer.nearest.map(|nearest| nearest.day),
        choices,
        questions: answer.choices.into_iter().map(|choice| choice.question).collect(),
        question: answer.question,
        blocks,
    }
}
