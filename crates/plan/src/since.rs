//! What became of items since a state that somebody knows, as digests, answers, pictures and the board mark it. It
//! knows neither chat nor clock.

use std::collections::HashMap;

use chrono::NaiveDate;

use script::fold::fold;
use strum::VariantArray;

use super::{
    Item, Status,
    register::{Audience, ItemId, Named, Part, Planned},
};

/// How an item in force differs from what was known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    New,
    Changed,
}

/// Where an item went that was somebody's on a day and no longer is.
#[derive(Clone, Debug)]
pub enum Fate {
    Cancelled,
    /// To another day.
    Moved(Planned),
    /// It takes place, and is others' business.
    Others(Planned),
}

#[derive(Clone, Debug)]
pub struct Gone {
    pub before: Planned,
    pub fate: Fate,
}

/// An item as it was, and what it is now.
#[derive(Clone, Debug)]
pub struct Left {
    pub before: Planned,
    pub now: Option<Planned>,
}

/// What is new or different, and what was otherwise or is nowhere any more.
#[derive(Debug, Default)]
pub struct Since {
    pub marks: HashMap<ItemId, Mark>,
    /// Items that took place then and are different or not there now, in reading order.
    pub left: Vec<Left>,
}

impl Since {
    pub fn between(then: &[Planned], now: &[Planned]) -> Self {
        let by_id = |items: &[Planned]| -> HashMap<ItemId, Planned> {
            items.iter().map(|planned| (planned.id, planned.clone())).collect()
        };
        let (before, after) = (by_id(then), by_id(now));
        let marked = |planned: &Planned| {
            let earlier = before.get(&planned.id).map(|earlier| &earlier.item);
            mark(earlier, &planned.item).map(|mark| (planned.id, mark))
        };
        let marks: HashMap<ItemId, Mark> = now.iter().filter_map(marked).collect();
        let is_left = |planned: &&Planned| {
            let is_off = || after.get(&planned.id).is_none_or(|now| !now.takes_place());
            planned.takes_place() && (marks.contains_key(&planned.id) || is_off())
        };
        let left = |planned: &Planned| Left { before: planned.clone(), now: after.get(&planned.id).cloned() };
        let mut left: Vec<Left> = then.iter().filter(is_left).map(left).collect();
        left.sort_by_key(|left| (left.before.item.reading_order(), left.before.id));
        Self { marks, left }
    }

    /// What was the audience's on a day and is not any more, in reading order.
    pub fn gone_on(&self, day: NaiveDate, audience: &Audience) -> impl Iterator<Item = Gone> {
        let was_theirs = move |left: &&Left| left.before.item.is_on(day) && audience.concerns(&left.before);
        self.left.iter().filter(was_theirs).filter_map(move |left| {
            let fate = fate(left.now.as_ref(), day, audience)?;
            Some(Gone { before: left.before.clone(), fate })
        })
    }
}

/// What became of an item that was the audience's on a day; nothing where it still is, or says itself
/// that it is off.
fn fate(now: Option<&Planned>, day: NaiveDate, audience: &Audience) -> Option<Fate> {
    let Some(now) = now else { return Some(Fate::Cancelled) };
    match (now.item.is_on(day), audience.concerns(now)) {
        (true, true) => None,
        _ if !now.takes_place() => Some(Fate::Cancelled),
        (true, false) => Some(Fate::Others(now.clone())),
        (false, _) => Some(Fate::Moved(now.clone())),
    }
}

/// What an item is compared with how it was; one that is called off says so itself.
fn mark(before: Option<&Item<Named>>, item: &Item<Named>) -> Option<Mark> {
    if item.status != Status::Scheduled {
        return None;
    }
    let Some(before) = before else { return Some(Mark::New) };
    // Spelling, punctuation and spacing are no change.
    let plain = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let place = |item: &Item<Named>| item.location.as_deref().map(plain);
    let is_same = before.status == item.status
        && before.reading_order() == item.reading_order()
        && before.last_day() == item.last_day()
        && Part::VARIANTS.iter().all(|part| names(before, *part).eq(names(item, *part)))
        && place(before) == place(item)
        && plain(&before.content) == plain(&item.content);
    (!is_same).then_some(Mark::Changed)
}

fn names(item: &Item<Named>, part: Part) -> impl Iterator<Item = &String> {
    item.who(part).iter().map(|named| &named.name)
}
