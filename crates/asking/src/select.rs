//! Selection: a question → the items that answer it, or the nearest day that has some; words nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    Asker, Asks, Choice, Doubt, Known, Name, Part, Question, Understood, Whose,
    calendar::{Calendar, one_day, shift},
    people::{Kind, with_collectives},
    search, understand,
};
use plan::{Item, Period, Session, Status, directory::MembersAre};

/// Longest period whose free days are listed.
const FREE_DAYS_MAX: i64 = 62;

/// What kind of answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Items,
    Empty,
    Priorities,
    Changes,
    Clashes,
    Ask,
    Help,
}

/// The day to look at when there is nothing on the one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest {
    pub day: NaiveDate,
    pub count: usize,
}

/// One official, two items at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub official: String,
    pub items: [usize; 2],
}

/// An answer; items are indexes into [`Known::items`].
#[derive(Clone, Debug, PartialEq, Eq)]
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
        }
    }
}

/// The answer to a sentence.
pub fn reply(text: &str, known: &Known<'_>) -> Answer {
    match understand(text, known) {
        Understood::Question(question) => answer(question, known),
        Understood::Doubt(doubt, choices) => {
            Answer { doubt: Some(doubt), choices, ..Answer::bare(Outcome::Ask) }
        }
        Understood::Nothing => Answer::bare(Outcome::Help),
    }
}

/// The answer to a question.
pub fn answer(question: Question, known: &Known<'_>) -> Answer {
    match question.asks {
        Asks::Priorities => Answer::of(Outcome::Priorities, question),
        Asks::Changes => changes(question, known),
        Asks::Clashes => clashes(question, known),
        Asks::Free => free(question, known),
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
}

impl<'a> Filter<'a> {
    fn new(question: &'a Question, known: &'a Known<'a>) -> Self {
        let (names, all_of) = whose(question, known);
        let spelled = |name: &Name| (name.kind, with_collectives(known.directory, name));
        let people = names.map(|names| names.iter().map(spelled).collect());
        let found = question.searches().then(|| search::matching(&question.words, &known.index.vocabulary));
        Self { question, known, people, all_of, found }
    }

    /// Whether the people and the words fit; the days and the sessions are left aside.
    fn fits(&self, index: usize) -> bool {
        let item = &self.known.items[index];
        let worded = self.found.as_ref().is_none_or(|found| found.contains(&index));
        let status = self.question.asks != Asks::Postponed || item.status != Status::Scheduled;
        worded && status && self.concerns(item)
    }

    fn concerns(&self, item: &Item) -> bool {
        let Some(people) = &self.people else { return true };
        let mut fit = people.iter().map(|(kind, names)| {
            let among = |list: &[String]| list.iter().any(|name| names.contains(name));
            match (kind, self.question.part) {
                (Kind::Official, _) => among(&item.officials),
                (Kind::Unit, _) | (Kind::Collective, Some(Part::Preparing)) => among(&item.units),
                (Kind::Collective, Some(Part::Chairing)) => among(&item.officials),
                (Kind::Collective, None) => among(&item.officials) || among(&item.units),
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
    let looks_back = question.searches() || matches!(question.asks, Asks::When | Asks::Postponed);
    let from = if looks_back { start_of_current(known) } else { known.today };
    vec![Period { from, to: last }]
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
        .filter(|index| filter.timely(&known.items[*index], &days) && filter.fits(*index))
        .collect();
    // Past items stand after coming ones where a whole programme was searched.
    let split = filter.question.days.is_empty();
    found.sort_by_key(|index| {
        let item = &known.items[*index];
        (split && item.last_day() < known.today, item.reading_order())
    });
    found
}

fn items(question: Question, known: &Known<'_>) -> Answer {
    let filter = Filter::new(&question, known);
    let items = selected(&filter);
    if items.is_empty() {
        let nearest = nearest(&filter);
        return Answer { nearest, ..Answer::of(Outcome::Empty, question) };
    }
    Answer { items, ..Answer::of(Outcome::Items, question) }
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

/// An all-day item collides with everything on its day, whatever that says of its own session.
fn collide(one: &Item, other: &Item) -> bool {
    let same_days = one.date <= other.last_day() && other.date <= one.last_day();
    let all_day = one.session == Session::AllDay || other.session == Session::AllDay;
    same_days && (all_day || one.session.overlaps(other.session))
}

fn clashes(question: Question, known: &Known<'_>) -> Answer {
    let filter = Filter::new(&question, known);
    let days = days(&question, known);
    let directory = known.directory;
    let of_collective = |name: &String| {
        let collective =
            directory.collectives.iter().find(|c| c.of == MembersAre::Officials && c.name == *name);
        collective.map_or_else(|| vec![name.clone()], |c| c.members.clone())
    };
    let on = |item: &Item| item.status == Status::Scheduled && filter.timely(item, &days);
    let there: Vec<(usize, Vec<String>)> = known
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| on(item))
        .map(|(index, item)| (index, item.officials.iter().flat_map(of_collective).collect()))
        .collect();
    let mut clashes = Vec::new();
    for (at, (one, officials)) in there.iter().enumerate() {
        for (other, others) in &there[at + 1..] {
            let (a, b) = (&known.items[*one], &known.items[*other]);
            if !collide(a, b) || !(filter.fits(*one) || filter.fits(*other)) {
                continue;
            }
            let own = |official: &str| {
                filter.people.as_ref().is_none_or(|people| {
                    people
                        .iter()
                        .any(|(kind, names)| *kind != Kind::Official || names.iter().any(|n| n == official))
                })
            };
            let both = officials.iter().filter(|official| others.contains(official) && own(official));
            clashes.extend(both.map(|official| Clash { official: official.clone(), items: [*one, *other] }));
        }
    }
    let mut items: Vec<usize> = clashes.iter().flat_map(|clash| clash.items).collect();
    items.sort_by_key(|index| (known.items[*index].reading_order(), *index));
    items.dedup();
    let outcome = if items.is_empty() { Outcome::Empty } else { Outcome::Clashes };
    Answer { items, clashes, ..Answer::of(outcome, question) }
}

/// Days without items; asked of everybody, the officials without items.
fn free(mut question: Question, known: &Known<'_>) -> Answer {
    if question.days.is_empty() {
        let calendar = Calendar { today: known.today, covered: known.covered };
        question.days = vec![Period { from: known.today, to: calendar.week(1).to }];
    }
    let filter = Filter::new(&question, known);
    let taken: Vec<usize> = selected(&filter);
    let busy = |day: NaiveDate| taken.iter().any(|index| known.items[*index].is_on(day));
    let length = |period: &Period| (period.to - period.from).num_days().clamp(0, FREE_DAYS_MAX);
    let free = question.days.iter().flat_map(|p| (0..=length(p)).map(|offset| shift(p.from, offset)));
    let free: Vec<NaiveDate> = free.filter(|day| !busy(*day)).collect();
    let everybody = question.whose == Whose::Everybody || filter.people.is_none();
    let idle = if everybody { idle(&taken, known) } else { Vec::new() };
    let single = matches!(question.days[..], [period] if period == one_day(period.from));
    if single && free.is_empty() && !everybody {
        // "mai tôi rảnh không": no, and this is why.
        return Answer { items: taken, ..Answer::of(Outcome::Items, question) };
    }
    Answer { free, idle, ..Answer::of(Outcome::Empty, question) }
}

fn idle(taken: &[usize], known: &Known<'_>) -> Vec<String> {
    let busy = |official: &str| {
        let name = Name { kind: Kind::Official, name: official.to_owned() };
        let names = with_collectives(known.directory, &name);
        taken.iter().any(|index| known.items[*index].officials.iter().any(|o| names.contains(o)))
    };
    known.directory.officials.iter().map(|o| o.name.clone()).filter(|official| !busy(official)).collect()
}
