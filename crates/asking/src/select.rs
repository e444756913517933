//! Selection: a question → the items that answer it, or the nearest day that has some; words nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    Asker, Asks, Choice, Doubt, How, Known, Name, Part, Question, Talk, Todo, Understanding, Understood,
    Whose,
    people::{Kind, with_collectives},
    search, understand,
};
use plan::{Item, Period, Session, Status};

mod clashes;
mod free;
mod hours;

pub use hours::is_over;

/// What kind of answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Items,
    Empty,
    Priorities,
    Changes,
    Clashes,
    /// The items are handed out as a file.
    Document,
    Ask,
    Help,
}

/// The day to look at when there is nothing on the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest {
    pub day: NaiveDate,
    pub count: usize,
}

/// What is taken twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Collision {
    Official(String),
    Place(String),
}

/// One official or one place, two items at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub of: Collision,
    pub items: [usize; 2],
}

/// An answer; items are indexes into [`Known::items`].
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub outcome: Outcome,
    pub items: Vec<usize>,
    pub nearest: Option<Nearest>,
    pub choices: Vec<Choice>,
    pub doubt: Option<Doubt>,
    pub question: Option<Question>,
    pub clashes: Vec<Clash>,
    /// Days without items, where those were asked for.
    pub free: Vec<NaiveDate>,
    /// Officials without items in the period, where it was asked who has none.
    pub idle: Vec<String>,
    /// Places without items in the period, where those were asked for.
    pub free_places: Vec<String>,
    /// What is to be done, once that is confirmed, with one of the items.
    pub todo: Option<Todo>,
    /// What is asked about the bot.
    pub talk: Option<Talk>,
    /// How far the next understanding is, and what of the sentence was not understood.
    pub margin: f32,
    pub unused: Vec<String>,
    /// Whether something of the question before was kept.
    pub follows: bool,
    /// The sentence as it was read, where some word of it was taken for a slip.
    pub corrected: Option<String>,
}

impl Answer {
    fn of(outcome: Outcome, question: Question) -> Self {
        Self { question: Some(question), ..Self::bare(outcome) }
    }

    fn bare(outcome: Outcome) -> Self {
        Self {
            outcome,
            items: Vec::new(),
            nearest: None,
            choices: Vec::new(),
            doubt: None,
            question: None,
            clashes: Vec::new(),
            free: Vec::new(),
            idle: Vec::new(),
            free_places: Vec::new(),
            talk: None,
            todo: None,
            margin: f32::INFINITY,
            unused: Vec::new(),
            follows: false,
            corrected: None,
        }
    }
}

/// The answer to a sentence.
pub fn reply(text: &str, known: &Known<'_>) -> Answer {
    let Understanding { what, margin, unused, follows, corrected } = understand(text, known);
    let answer = match what {
        Understood::Question(question) => answer(question, known),
        Understood::Doubt(doubt, choices) => {
            Answer { doubt: Some(doubt), choices, ..Answer::bare(Outcome::Ask) }
        }
        Understood::Todo(todo) => {
            let found = todo.of().map(|of| items(of.clone(), known).items);
            Answer { items: found.unwrap_or_default(), todo: Some(todo), ..Answer::bare(Outcome::Ask) }
        }
        Understood::Talk(talk) => Answer { talk: Some(talk), ..Answer::bare(Outcome::Help) },
        Understood::Nothing => Answer::bare(Outcome::Help),
    };
    Answer { margin, unused, follows, corrected, ..answer }
}

/// The answer to a question.
pub fn answer(question: Question, known: &Known<'_>) -> Answer {
    match question.asks {
        Asks::Priorities => Answer::of(Outcome::Priorities, question),
        Asks::Calendar => Answer::of(Outcome::Empty, question),
        Asks::Changes => changes(question, known),
        Asks::Clashes => clashes::clashes(question, known),
        Asks::Free => free::free(question, known),
        Asks::FreePlaces => free::places(question, known),
        Asks::Postponed => postponed(question, known),
        _ => items(question, known),
    }
}

/// What of an item has to fit, prepared once for all items.
struct Filter<'a> {
    question: &'a Question,
    known: &'a Known<'a>,
    /// For each person or unit: the names under which items carry it.
    people: Option<Vec<(Kind, Vec<String>)>>,
    all_of: bool,
    found: Option<BTreeSet<usize>>,
    /// What is taken out: names under which items carry somebody, and items that hold words.
    out: Vec<String>,
    out_found: BTreeSet<usize>,
}

impl<'a> Filter<'a> {
    fn new(question: &'a Question, known: &'a Known<'a>) -> Self {
        let (names, all_of) = whose(question, known);
        let spelled = |name: &Name| (name.kind, with_collectives(known.directory, name));
        let people = names.map(|names| names.iter().map(spelled).collect());
        let found = question.searches().then(|| search::matching(&question.words, &known.index.vocabulary));
        // Whoever else is at an item of somebody taken out is still an answer to "who".
        let alone = |name: &Name| match question.asks {
            Asks::Who => vec![name.name.clone()],
            _ => with_collectives(known.directory, name),
        };
        let out = question.except.names.iter().flat_map(alone).collect();
        let out_found = match &question.except.words[..] {
            [] => BTreeSet::new(),
            words => words
                .iter()
                .flat_map(|words| search::matching(std::slice::from_ref(words), &known.index.vocabulary))
                .collect(),
        };
        Self { question, known, people, all_of, found, out, out_found }
    }

    /// Whether the people and the words fit; the days and the sessions are left aside.
    fn fits(&self, index: usize) -> bool {
        let item = &self.known.items[index];
        let worded = self.found.as_ref().is_none_or(|found| found.contains(&index));
        let status = self.question.asks != Asks::Postponed || item.status != Status::Scheduled;
        worded && status && self.concerns(item) && !self.is_out(index)
    }

    fn is_out(&self, index: usize) -> bool {
        let item = &self.known.items[index];
        let out = |name: &String| self.out.contains(name);
        let named = match self.question.asks {
            Asks::Who => !item.officials.is_empty() && item.officials.iter().all(out),
            _ => item.officials.iter().chain(&item.units).any(out),
        };
        named || self.out_found.contains(&index)
    }

    /// Whether it is late enough for what of the items is wanted.
    fn in_time(&self, item: &Item) -> bool {
        match self.question.how {
            Some(How::Remaining) => !is_over(item, self.known),
            Some(How::Next) => !hours::has_begun(item, self.known),
            Some(How::Now) | None => true,
        }
    }

    fn concerns(&self, item: &Item) -> bool {
        let Some(people) = &self.people else { return true };
        let mut fit = people.iter().map(|(kind, names)| {
            let among = |list: &[String]| list.iter().any(|name| names.contains(name));
            match (kind, self.question.part) {
                (Kind::Official, None) => among(&item.officials) || among(&item.attendees),
                (Kind::Unit, None) => among(&item.units) || among(&item.attendees),
                (Kind::Official, Some(_)) | (Kind::Collective, Some(Part::Chairing)) => {
                    among(&item.officials)
                }
                (Kind::Unit, Some(_)) | (Kind::Collective, Some(Part::Preparing)) => among(&item.units),
                (Kind::Collective, None) => {
                    among(&item.officials) || among(&item.units) || among(&item.attendees)
                }
            }
        });
        if self.all_of { fit.all(|fits| fits) } else { fit.any(|fits| fits) }
    }

    /// Whether the item is on one of the days, in a session that is asked of that day.
    fn timely(&self, item: &Item, days: &[Period]) -> bool {
        let mut days = days.iter().enumerate();
        days.any(|(at, period)| overlaps(item, *period) && in_session(item, self.question.sessions_of(at)))
    }
}

fn in_session(item: &Item, sessions: &[Session]) -> bool {
    match item.session {
        _ if sessions.is_empty() => true,
        Session::Unspecified => true,
        Session::AllDay => sessions.iter().any(|s| matches!(s, Session::Morning | Session::Afternoon)),
        session => sessions.contains(&session),
    }
}

/// Whose items are meant: nobody in particular, or these.
fn whose<'a>(question: &'a Question, known: &'a Known<'_>) -> (Option<&'a [Name]>, bool) {
    let asker = || match known.asker {
        Asker::Everybody => None,
        Asker::Linked(names) => Some(&names[..]),
    };
    match &question.whose {
        Whose::AnyOf(names) => (Some(names), false),
        Whose::AllOf(names) => (Some(names), true),
        Whose::Everybody => (None, false),
        Whose::Asker => (asker(), false),
        // "bao giờ lại có lịch": one's own.
        Whose::Unsaid if question.how == Some(How::Next) && !question.searches() => (asker(), false),
        Whose::Unsaid if matches!(question.asks, Asks::Who | Asks::When | Asks::Where | Asks::Postponed) => {
            (None, false)
        }
        Whose::Unsaid if question.searches() => (None, false),
        Whose::Unsaid => (asker(), false),
    }
}

fn overlaps(item: &Item, period: Period) -> bool {
    item.date <= period.to && period.from <= item.last_day()
}

/// The days to look at when none were named: what comes next, or for a search the whole current programme.
fn days(question: &Question, known: &Known<'_>) -> Vec<Period> {
    if !question.days.is_empty() {
        return question.days.clone();
    }
    let last = known.items.iter().map(Item::last_day).max().unwrap_or(known.today).max(known.today);
    let looks_back = question.searches() || question.asks == Asks::Postponed;
    let from = if looks_back { start_of_current(known) } else { known.today };
    vec![Period { from, to: last }]
}

/// The days of the programme that is in force up to now.
fn current(known: &Known<'_>) -> Period {
    Period { from: start_of_current(known), to: known.today }
}

/// The first day of the programme that is in force, or of the last one there is.
fn start_of_current(known: &Known<'_>) -> NaiveDate {
    let running =
        known.covered.iter().filter(|period| period.to >= known.today).map(|period| period.from).min();
    running
        .or_else(|| known.covered.iter().map(|period| period.from).max())
        .unwrap_or(known.today)
        .min(known.today)
}

fn selected(filter: &Filter<'_>) -> Vec<usize> {
    let known = filter.known;
    let days = days(filter.question, known);
    let mut found: Vec<usize> = (0..known.items.len())
        .filter(|index| {
            let item = &known.items[*index];
            filter.timely(item, &days) && filter.in_time(item) && filter.fits(*index)
        })
        .collect();
    // Past items stand after coming ones where a whole programme was searched.
    let split = filter.question.days.is_empty();
    found.sort_by_key(|index| {
        let item = &known.items[*index];
        (split && item.last_day() < known.today, item.reading_order())
    });
    if filter.question.how == Some(How::Next) {
        first_alone(&mut found, known);
    }
    match filter.question.nth {
        Some(nth) => found.get(nth.min(found.len().saturating_sub(1))).copied().into_iter().collect(),
        None => found,
    }
}

/// Only what begins first; two that begin together are both next.
fn first_alone(found: &mut Vec<usize>, known: &Known<'_>) {
    let start = |index: &usize| {
        let item = &known.items[*index];
        (item.date, item.session, item.time)
    };
    if let Some(first) = found.first().map(start) {
        found.retain(|index| start(index) == first);
    }
}

fn items(question: Question, known: &Known<'_>) -> Answer {
    let filter = Filter::new(&question, known);
    let mut items = selected(&filter);
    // "khi nào họp": where nothing comes, when it was.
    if items.is_empty() && question.asks == Asks::When && question.days.is_empty() && question.how.is_none() {
        let past = Question { days: vec![current(known)], ..question.clone() };
        items = selected(&Filter::new(&past, known));
    }
    if items.is_empty() {
        let nearest = nearest(&filter);
        return Answer { nearest, ..Answer::of(Outcome::Empty, question) };
    }
    let outcome = if question.form.is_some() { Outcome::Document } else { Outcome::Items };
    Answer { items, ..Answer::of(outcome, question) }
}

/// The next day with something for the same people or words; another session of the same day first, the
/// last earlier day if nothing comes.
fn nearest(filter: &Filter<'_>) -> Option<Nearest> {
    let known = filter.known;
    let days = days(filter.question, known);
    let (from, to) = (days.iter().map(|p| p.from).min()?, days.iter().map(|p| p.to).max()?);
    let fitting: Vec<&Item> = known
        .items
        .iter()
        .enumerate()
        .filter(|(index, _)| filter.fits(*index))
        .map(|(_, item)| item)
        .collect();
    let same =
        fitting.iter().filter(|item| days.iter().any(|p| overlaps(item, *p))).map(|item| item.date.max(from));
    let later = fitting.iter().filter(|item| item.date > to).map(|item| item.date);
    let earlier = fitting.iter().filter(|item| item.last_day() < from).map(|item| item.last_day());
    let between = fitting.iter().filter(|item| item.date > from && item.date <= to).map(|item| item.date);
    let day = same.min().or(later.min()).or(between.min()).or(earlier.max())?;
    let count = fitting.iter().filter(|item| item.is_on(day)).count();
    Some(Nearest { day, count })
}

/// What is put off or called off as it stands; where nothing is, what was so lately.
fn postponed(question: Question, known: &Known<'_>) -> Answer {
    let answer = items(question, known);
    let outcome = if answer.items.is_empty() { Outcome::Changes } else { answer.outcome };
    Answer { outcome, nearest: None, ..answer }
}

fn changes(question: Question, known: &Known<'_>) -> Answer {
    let filter = Filter::new(&question, known);
    let wanted = |index: &usize| {
        let item = &known.items[*index];
        let timely = match &question.days[..] {
            [] => in_session(item, &question.sessions),
            days => filter.timely(item, days),
        };
        timely && filter.fits(*index)
    };
    let items: Vec<usize> =
        known.changed.iter().copied().filter(|i| *i < known.items.len()).filter(wanted).collect();
    Answer { items, ..Answer::of(Outcome::Changes, question) }
}
