//! What is in force over some days, with all that a document, a sheet or a script is told of it.

use anyhow::Result;
use chrono::NaiveDate;

use super::Moment;
use crate::store::{ProgrammeHead, Tx};
use plan::{
    Item, Period, Priority,
    changes::{Change, Side, Verdict, compare},
    directory::Directory,
    register::{Audience, Named, Planned},
};
use reading::{Reading, Stationery};
use words::{
    Language,
    handout::paper::{Marked, Paper},
};

/// Days as they are asked for; what is left open ends where the published programmes end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

impl Days {
    /// These days; without any, all that is published. Nothing where nothing is.
    pub fn or_all(self, tx: &Tx<'_>) -> Result<Option<Period>> {
        let Some(whole) = tx.published_span()? else { return Ok(None) };
        let from = self.from.unwrap_or_else(|| self.to.map_or(whole.from, |to| to.min(whole.from)));
        Ok(Some(Period { from, to: self.to.unwrap_or(whole.to.max(from)) }))
    }

    /// These days; without any, those of the programme in force, else the next, else the last one.
    pub fn or_programme(self, tx: &Tx<'_>, today: NaiveDate) -> Result<Option<Period>> {
        if self != Self::default() {
            return self.or_all(tx);
        }
        let periods = published(tx)?;
        let current = current(&periods, today);
        let next = periods.iter().find(|period| period.from > today).copied();
        Ok(current.or(next).or(periods.last().copied()))
    }
}

/// The periods of all published programmes, earliest first.
fn published(tx: &Tx<'_>) -> Result<Vec<Period>> {
    match tx.published_span()? {
        Some(whole) => tx.published_periods(whole),
        None => Ok(Vec::new()),
    }
}

/// The longest of the periods that hold this day: of a month and one of its weeks, the month.
fn current(periods: &[Period], day: NaiveDate) -> Option<Period> {
    let holding = periods.iter().filter(|period| period.contains(day));
    holding.max_by_key(|period| period.to - period.from).copied()
}

/// What is in force over some days.
#[derive(Debug)]
pub struct Handout {
    pub issuer: Option<String>,
    pub period: Period,
    pub version: Option<String>,
    /// Whose items alone these are.
    pub of: Option<String>,
    pub priorities: Vec<Priority>,
    /// In reading order.
    pub items: Vec<Item>,
    pub directory: Directory,
    /// Since when, and what.
    changes: Option<(NaiveDate, Vec<Change>)>,
    /// As the document in force prints it around the programme.
    frame: Option<Stationery>,
    /// The programmes that these items are of.
    heads: Vec<ProgrammeHead>,
}

/// Whose items are wanted, and under which name the paper says so.
#[derive(Clone, Debug)]
pub struct Whose {
    pub audience: Audience,
    pub name: Option<String>,
}

impl Whose {
    pub const EVERYBODY: Self = Self { audience: Audience::Everybody, name: None };
}

impl Handout {
    pub fn load(tx: &Tx<'_>, period: Period, whose: &Whose) -> Result<Self> {
        Self::of_heads(tx, period, tx.programme_heads(period)?, whose)
    }

    /// One programme, even where others cover its days too.
    pub fn of_programme(tx: &Tx<'_>, head: &ProgrammeHead) -> Result<Self> {
        Self::of_heads(tx, head.period, vec![head.clone()], &Whose::EVERYBODY)
    }

    fn of_heads(tx: &Tx<'_>, period: Period, heads: Vec<ProgrammeHead>, whose: &Whose) -> Result<Self> {
        let mut handout = Self {
            issuer: None,
            period,
            version: None,
            of: whose.name.clone(),
            priorities: Vec::new(),
            items: Vec::new(),
            directory: tx.register()?.to_directory(),
            changes: None,
            frame: None,
            heads,
        };
        for head in &handout.heads {
            handout.priorities.extend(tx.priorities_of(head.revision)?);
            let items = tx.items_of(head.revision)?;
            handout
                .items
                .extend(wanted(items, period, &whose.audience).map(|planned| planned.item.by_name()));
            if head.period == period {
                handout.version = tx.revision(head.revision)?.and_then(|revision| revision.version);
            }
            if head.period == period {
                handout.frame = tx.frame_of(head.revision)?;
            }
            handout.issuer = head.issuer.clone().or(handout.issuer);
        }
        handout.items.sort_by_key(Item::reading_order);
        Ok(handout)
    }

    /// Finds what differs from the revision before. Tells whether there is one to compare with.
    pub fn mark_changes(&mut self, tx: &Tx<'_>, moment: &Moment, whose: &Whose) -> Result<bool> {
        let mut since = None;
        let mut changes = Vec::new();
        for head in &self.heads {
            let Some((day, items)) = before(tx, moment, head)? else { continue };
            since = since.max(Some(day));
            let after = tx.items_of(head.revision)?;
            let theirs = |items: &[Planned]| -> Vec<Item> {
                wanted(items.to_vec(), self.period, &whose.audience)
                    .map(|planned| planned.item.by_name())
                    .collect()
            };
            let (mine_before, mine_after) = (theirs(&items), theirs(&after));
            let concerns = |change: &Change| {
                change.before.as_ref().is_some_and(|item| mine_before.contains(item))
                    || change.after.as_ref().is_some_and(|item| mine_after.contains(item))
            };
            changes.extend(differing(&items, &after, &self.directory).into_iter().filter(concerns));
        }
        self.changes = since.map(|since| (since, changes));
        Ok(self.changes.is_some())
    }

    pub fn paper(&self) -> Paper<'_> {
        Paper {
            language: PAPER,
            issuer: self.issuer.as_deref(),
            period: self.period,
            version: self.version.as_deref(),
            of: self.of.as_deref(),
            priorities: &self.priorities,
            items: &self.items,
            directory: &self.directory,
            frame: self.frame.as_ref(),
            marked: self.changes.as_ref().map(|(since, changes)| Marked { since: *since, changes }),
        }
    }
}

fn wanted<'a>(
    items: Vec<Planned>,
    days: Period,
    audience: &'a Audience,
) -> impl Iterator<Item = Planned> + use<'a> {
    let inside = move |item: &Item<Named>| item.date <= days.to && item.last_day() >= days.from;
    items.into_iter().filter(move |planned| inside(&planned.item) && audience.concerns(planned))
}

/// The revision before the one in force: when it was published, and its items.
fn before(tx: &Tx<'_>, moment: &Moment, head: &ProgrammeHead) -> Result<Option<(NaiveDate, Vec<Planned>)>> {
    let Some(revision) = tx.revision(head.revision)? else { return Ok(None) };
    let Some(earlier) = tx.revision_before(&revision)? else { return Ok(None) };
    let Some(revision) = tx.revision(earlier)? else { return Ok(None) };
    let day = Moment { now: revision.published_at, zone: moment.zone }.today();
    Ok(Some((day, tx.items_of(earlier)?)))
}

/// What differs; that two items are one was settled when the newer revision was published.
fn differing(before: &[Planned], after: &[Planned], directory: &Directory) -> Vec<Change> {
    let verdicts: Vec<Verdict> = before
        .iter()
        .enumerate()
        .filter_map(|(at, old)| {
            let now = after.iter().position(|new| new.id == old.id)?;
            Some(Verdict { before: at, after: now, same: true })
        })
        .collect();
    let plain = |planned: &[Planned]| planned.iter().map(|p| p.item.by_name()).collect::<Vec<_>>();
    let (before, after) = (plain(before), plain(after));
    let side = |items| Side { items, directory };
    compare(side(&before), side(&after), &verdicts).changes
}

/// The language of every paper: it is the office's own, and the reader takes it back.
const PAPER: Language = Language::Vi;

/// A reading that nobody has published yet, laid out for paper.
pub fn paper_of(reading: &Reading) -> Paper<'_> {
    Paper {
        language: PAPER,
        issuer: reading.issuer.as_deref(),
        period: reading.period,
        version: reading.version.as_deref(),
        of: None,
        priorities: &reading.priorities,
        items: &reading.items,
        directory: &reading.directory,
        frame: None,
        marked: None,
    }
}
