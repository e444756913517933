//! Changes that somebody asks about: those since the digest before today's, or those of the last
//! publication; which of them a question means.

use std::{collections::HashMap, sync::Arc};

use anyhow::Result;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use super::shelf::Shelf;
use crate::store::{ChatId, Tx};
use asking::{self, Asker, Asks, Index, Known, Question};
use plan::{
    Item, Period, Status,
    changes::{self, Change, Side, Verdict},
    directory::Directory,
    register::{ItemId, Planned, RevisionId},
    since::{Fate, Gone, Left, Since},
};

/// A change, and the item as it is now; one that is gone as it was, called off.
#[derive(Clone, Debug)]
pub struct Changed {
    pub change: Change,
    pub planned: Planned,
}

impl Changed {
    /// The changes from one revision to another; which item is which was decided when it was published.
    pub fn between(directory: &Directory, then: &[Planned], now: &[Planned]) -> Vec<Self> {
        let plain = |items: &[Planned]| items.iter().map(|p| p.item.by_name()).collect::<Vec<Item>>();
        let (before, after) = (plain(then), plain(now));
        let places: HashMap<ItemId, usize> = now.iter().zip(0..).map(|(p, place)| (p.id, place)).collect();
        let same = |(place, planned): (usize, &Planned)| {
            let after = *places.get(&planned.id)?;
            Some(Verdict { before: place, after, same: true })
        };
        let verdicts: Vec<Verdict> = then.iter().enumerate().filter_map(same).collect();
        let side = |items| Side { items, directory };
        let changed = |change: Change| {
            let planned = match change.places.after {
                Some(place) => now[place].clone(),
                None => {
                    let mut gone = then[change.places.before?].clone();
                    gone.item.status = Status::Cancelled;
                    gone
                }
            };
            Some(Self { change, planned })
        };
        changes::compare(side(&before), side(&after), &verdicts)
            .changes
            .into_iter()
            .filter_map(changed)
            .collect()
    }
}

/// What changed that a question means, and why, as the secretariat said: whoever was taken off an item is told as
/// well.
pub fn changed(
    tx: &Tx<'_>,
    shelf: &Shelf,
    chat: Option<ChatId>,
    question: &Question,
    asker: &Asker,
    today: NaiveDate,
) -> Result<(Vec<Changed>, Vec<String>)> {
    let called_off = question.asks == Asks::Postponed;
    let question = &Question { asks: Asks::Changes, ..question.clone() };
    let mut all: Vec<(Changed, (RevisionId, RevisionId))> = Vec::new();
    for pair in pairs(tx, shelf, chat, today)? {
        all.extend(shelf.changes(tx, pair)?.iter().map(|changed| (changed.clone(), pair)));
    }
    let sides = all.iter().flat_map(|(changed, _)| {
        let sides = [&changed.change.before, &changed.change.after];
        sides.map(|side| side.clone().unwrap_or_else(|| changed.planned.item.by_name()))
    });
    let sides: Vec<Item> = sides.collect();
    let fit = fitting(shelf, question, asker, today, &sides);
    let mut place = 0;
    all.retain(|_| {
        place += 2;
        fit.contains(&(place - 1)) || fit.contains(&(place - 2))
    });
    all.retain(|(changed, _)| !called_off || changed.change.kinds.contains(&changes::Kind::Cancelled));
    all.sort_by_key(|(changed, _)| changed.planned.item.reading_order());
    let mut pairs: Vec<(RevisionId, RevisionId)> = all.iter().map(|(_, pair)| *pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut reasons = Vec::new();
    for pair in pairs {
        reasons.extend(tx.reasons_since(pair)?);
    }
    Ok((all.into_iter().map(|(changed, _)| changed).collect(), reasons))
}

/// For each programme in force or to come: the revision that the asker knows, and the one now. What they
/// were told as changed this morning is still news at noon, so it is not today's digest that counts.
fn pairs(
    tx: &Tx<'_>,
    shelf: &Shelf,
    chat: Option<ChatId>,
    today: NaiveDate,
) -> Result<Vec<(RevisionId, RevisionId)>> {
    let told = match chat {
        Some(chat) => tx.last_told(chat, today, false)?,
        None => None,
    };
    let since: HashMap<RevisionId, RevisionId> = match told {
        Some(at) => tx.revisions_since(at)?.into_iter().map(|(then, now)| (now, then)).collect(),
        None => HashMap::new(),
    };
    let last = tx.last_two_revisions(Period { from: today, to: shelf.days.to })?;
    let pair = |(now, before): (RevisionId, Option<RevisionId>)| {
        since.get(&now).copied().or(before).map(|then| (then, now))
    };
    Ok(last.into_iter().filter_map(pair).collect())
}

/// What a chat does not know since its last digest: marks, and what has left a day.
#[derive(Default)]
pub struct Unknown {
    pub differences: Vec<Arc<Since>>,
}

impl Unknown {
    /// Since the last digest, today's included; a chat that never had one knows no earlier state.
    pub fn to(tx: &Tx<'_>, shelf: &Shelf, chat: Option<ChatId>, today: NaiveDate) -> Result<Self> {
        let Some(chat) = chat else { return Ok(Self::default()) };
        let told: Option<DateTime<Utc>> = tx.last_told(chat, today + Days::new(1), false)?;
        let Some(told) = told else { return Ok(Self::default()) };
        let pairs = tx.revisions_since(told)?.into_iter();
        Ok(Self { differences: pairs.map(|pair| shelf.difference(tx, pair)).collect::<Result<_>>()? })
    }

    /// What was in the answer then and is not now: called off, on another day, or others' to see to. What is
    /// merely longer or shorter stands in the answer itself.
    pub fn gone(&self, shelf: &Shelf, question: &Question, asker: &Asker, today: NaiveDate) -> Vec<Gone> {
        if !matches!(
            question.asks,
            Asks::Items | Asks::Who | Asks::When | Asks::Where | Asks::Count | Asks::Postponed
        ) {
            return Vec::new();
        }
        let left: Vec<&Left> = self.differences.iter().flat_map(|difference| &difference.left).collect();
        // "hoãn hay hủy việc nào" means these as well.
        let called_off = |left: &&Left| Item { status: Status::Cancelled, ..left.before.item.by_name() };
        let before: Vec<Item> = left.iter().map(called_off).collect();
        let now: Vec<Item> =
            left.iter().filter_map(|left| left.now.as_ref()).map(|now| now.item.by_name()).collect();
        let theirs = Question {
            days: Vec::new(),
            sessions: Vec::new(),
            words: Vec::new(),
            asks: Asks::Changes,
            ..question.clone()
        };
        let still = fitting(shelf, &theirs, asker, today, &now);
        let still: Vec<&Item> = still.into_iter().map(|place| &now[place]).collect();
        let searched = question.searches() || question.asks != Asks::Items;
        let fate = |left: &Left| {
            let Some(now) = &left.now else { return Some(Fate::Cancelled) };
            let (from, to) = (left.before.item.date, left.before.item.last_day());
            let elsewhere = now.item.date > to || now.item.last_day() < from;
            match elsewhere {
                true if !now.takes_place() => Some(Fate::Cancelled),
                true => Some(Fate::Moved(now.clone())),
                false if searched || !now.takes_place() || still.contains(&&now.item.by_name()) => None,
                false => Some(Fate::Others(now.clone())),
            }
        };
        let fit = fitting(shelf, question, asker, today, &before).into_iter().map(|place| left[place]);
        fit.filter_map(|left| Some(Gone { before: left.before.clone(), fate: fate(left)? })).collect()
    }
}

/// Which of some items, that need not be in force, a question means.
fn fitting(
    shelf: &Shelf,
    question: &Question,
    asker: &Asker,
    today: NaiveDate,
    items: &[Item],
) -> Vec<usize> {
    if items.is_empty() {
        return Vec::new();
    }
    let mut question = question.clone();
    if question.asks == Asks::Changes {
        question.asks = Asks::Items;
        if question.days.is_empty() {
            let from = items.iter().map(|item| item.date).min().unwrap_or(today);
            let to = items.iter().map(Item::last_day).max().unwrap_or(today);
            question.days = vec![Period { from, to }];
        }
    }
    let index = Index::new(items, &shelf.directory);
    let known = Known { items, index: &index, ..shelf.known(asker, today.and_time(NaiveTime::MIN), false) };
    asking::answer(question, &known).items
}
