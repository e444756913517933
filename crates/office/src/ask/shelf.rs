//! Shelves: what questions are answered from, read once for each state of the programmes and kept while
//! that lasts; they know no question's meaning.
//!
//! Reading some months and indexing their words takes ten times as long as answering. A shelf is good for
//! one edition of the database, which counts everything that a shelf holds (`store::Tx::edition`), so an
//! answer is never older than the transaction in which it is given.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Result;
use chrono::{Days, NaiveDate, NaiveDateTime};

use super::changes::Changed;
use crate::store::Tx;
use asking::{Asker, Index, Known, Question};
use plan::{
    Item, Period,
    directory::Directory,
    register::{Part, Planned, Register, RevisionId},
    since::Since,
};

/// What a sentence is asked about first; a period outside it is read when a sentence names one.
const BACK: Days = Days::new(62);
const AHEAD: Days = Days::new(400);

/// What is read around a period far from today, to find the nearest day that has something.
const AROUND: Days = Days::new(62);

/// Items on a shelf from which on a far period is not read together with all that lies between.
const SHELF_ITEMS: usize = 12_000;
/// Items on all shelves that are kept, at some two kilobytes each. A shelf of more is read anew each time.
const KEPT_ITEMS: usize = 30_000;
/// Pairs of revisions whose comparison is kept on a shelf: chats were told last on some few days.
const COMPARED: usize = 32;

/// Everything that a question is answered from.
pub struct Shelf {
    pub days: Period,
    pub planned: Vec<Planned>,
    /// The items of `planned`, in the same order; whoever stands in is among the officials.
    pub items: Vec<Item>,
    pub register: Register,
    pub directory: Directory,
    pub covered: Vec<Period>,
    index: Index,
    differences: Compared<Since>,
    changes: Compared<Vec<Changed>>,
}

/// Comparisons of two revisions that were made.
type Compared<T> = Mutex<HashMap<(RevisionId, RevisionId), Arc<T>>>;

impl Shelf {
    fn load(tx: &Tx<'_>, days: Period, today: NaiveDate) -> Result<Self> {
        let planned = tx.planned(days)?;
        let register = tx.register()?;
        let items: Vec<Item> = planned.iter().map(|planned| as_asked(planned, &register)).collect();
        let directory = register.to_directory();
        let index = Index::new(&items, &directory);
        // Which programme is in force is known on every shelf: sentences are understood by it.
        let mut covered = tx.published_periods(around(today))?;
        covered.extend(tx.published_periods(days)?);
        covered.sort_by_key(|period| (period.from, period.to));
        covered.dedup();
        let (differences, changes) = Default::default();
        Ok(Self { days, planned, items, register, directory, covered, index, differences, changes })
    }

    pub fn known<'a>(&'a self, asker: &'a Asker, now: NaiveDateTime, desk: bool) -> Known<'a> {
        Known {
            items: &self.items,
            directory: &self.directory,
            index: &self.index,
            covered: &self.covered,
            changed: &[],
            today: now.date(),
            hour: now.time(),
            asker,
            desk,
            previous: None,
        }
    }

    /// The days that a question names, where they are not all on the shelf.
    pub fn missing(&self, question: &Question) -> Option<Period> {
        let asked = Period {
            from: question.days.iter().map(|period| period.from).min()?,
            to: question.days.iter().map(|period| period.to).max()?,
        };
        (union(asked, self.days) != self.days).then_some(asked)
    }

    /// What differs between two revisions of a programme for whoever knows the older one.
    pub fn difference(&self, tx: &Tx<'_>, pair: (RevisionId, RevisionId)) -> Result<Arc<Since>> {
        let compare = |(then, now)| Ok(Since::between(&tx.items_of(then)?, &tx.items_of(now)?));
        remembered(&self.differences, pair, compare)
    }

    /// The changes from one revision to another, as an announcement of the later one would put them.
    pub fn changes(&self, tx: &Tx<'_>, pair: (RevisionId, RevisionId)) -> Result<Arc<Vec<Changed>>> {
        let compare =
            |(then, now)| Ok(Changed::between(&self.directory, &tx.items_of(then)?, &tx.items_of(now)?));
        remembered(&self.changes, pair, compare)
    }
}

fn as_asked(planned: &Planned, register: &Register) -> Item {
    let mut item = planned.item.by_name();
    let stand_ins = planned.delegated.iter().filter_map(|(_, to)| register.name(*to)).map(str::to_owned);
    item.officials.extend(stand_ins);
    // As they are asked for; as they were printed they are found by their words.
    let attending = planned.entries(Part::Attends).filter_map(|id| register.name(id)).map(str::to_owned);
    item.attendees.extend(attending);
    item
}

/// A comparison of two revisions, made once.
fn remembered<T>(
    kept: &Compared<T>,
    pair: (RevisionId, RevisionId),
    compare: impl FnOnce((RevisionId, RevisionId)) -> Result<T>,
) -> Result<Arc<T>> {
    // What another thread left when it panicked is whole: nothing is inserted by halves.
    let lock = || kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = lock().get(&pair) {
        return Ok(known.clone());
    }
    let compared = Arc::new(compare(pair)?);
    let mut kept = lock();
    if kept.len() >= COMPARED {
        kept.clear();
    }
    kept.insert(pair, compared.clone());
    Ok(compared)
}

/// The shelves of one database; what no longer holds is dropped.
#[derive(Default)]
pub struct Shelves {
    /// The one used last stands last.
    kept: Mutex<Vec<Kept>>,
}

struct Kept {
    edition: i64,
    days: Period,
    today: NaiveDate,
    shelf: Arc<Shelf>,
}

impl Shelves {
    /// What lies around today; where nothing does, the last programme that there was as well.
    pub fn today(&self, tx: &Tx<'_>, today: NaiveDate) -> Result<Arc<Shelf>> {
        let mut days = around(today);
        if let Some(last) = tx.last_period()? {
            days.from = days.from.min(last.from);
        }
        self.holding(tx, today, days)
    }

    /// Some days away from today, with all that lies between as long as that is little.
    pub fn far(&self, tx: &Tx<'_>, today: NaiveDate, asked: Period) -> Result<Arc<Shelf>> {
        let between = union(asked, around(today));
        let days = if tx.planned_count(between)? <= SHELF_ITEMS {
            between
        } else {
            Period { from: earlier(asked.from, AROUND), to: later(asked.to, AROUND) }
        };
        self.holding(tx, today, days)
    }

    fn holding(&self, tx: &Tx<'_>, today: NaiveDate, days: Period) -> Result<Arc<Shelf>> {
        let edition = tx.edition()?;
        let is_it = |kept: &Kept| (kept.edition, kept.days, kept.today) == (edition, days, today);
        // A thread that panicked has left whole shelves behind.
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut kept = lock();
            if let Some(place) = kept.iter().position(is_it) {
                let found = kept.remove(place);
                let shelf = found.shelf.clone();
                kept.push(found);
                return Ok(shelf);
            }
        }
        // Read without the lock: who asks about another shelf does not wait.
        let shelf = Arc::new(Shelf::load(tx, days, today)?);
        if tx.only_reads() {
            let mut kept = lock();
            kept.retain(|kept| kept.edition == edition && !is_it(kept));
            kept.push(Kept { edition, days, today, shelf: shelf.clone() });
            let mut items: usize = kept.iter().map(|kept| kept.shelf.items.len()).sum();
            while items > KEPT_ITEMS {
                items -= kept.remove(0).shelf.items.len();
            }
        }
        Ok(shelf)
    }
}

fn around(today: NaiveDate) -> Period {
    Period { from: earlier(today, BACK), to: later(today, AHEAD) }
}

/// The ends of the calendar stay where they are.
fn earlier(day: NaiveDate, days: Days) -> NaiveDate {
    day.checked_sub_days(days).unwrap_or(day)
}

fn later(day: NaiveDate, days: Days) -> NaiveDate {
    day.checked_add_days(days).unwrap_or(day)
}

fn union(one: Period, other: Period) -> Period {
    Period { from: one.from.min(other.from), to: one.to.max(other.to) }
}
