//! A difference: what a revision has that whoever knows an earlier one does not know, item by item, marked as
//! digests mark it. It knows neither chat nor day.

use std::collections::HashMap;

use super::remind::mark;
use plan::register::{ItemId, Planned};
use words::digest::Mark;

/// What is new or different, and what was otherwise or is nowhere any more.
#[derive(Debug, Default)]
pub struct Difference {
    pub marks: HashMap<ItemId, Mark>,
    /// Items that took place then and are different or not there now, in reading order.
    pub left: Vec<Left>,
}

/// An item as it was, and what it is now.
#[derive(Clone, Debug)]
pub struct Left {
    pub before: Planned,
    pub now: Option<Planned>,
}

impl Difference {
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
}
