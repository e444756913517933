//! What to call the difference of two paired items, and what of it to ask; it takes the pairs as given.

use std::collections::{BTreeSet, HashSet};

use super::{
    Change, Comparison, Doubt, Kind, Places,
    entry::Entry,
    names::Names,
    pairing::{APART, CALLED_OFF, DOUBT, Pair, Pairing},
    parts, places,
    wording::Usage,
};
use crate::{Item, Status};

pub(super) struct Judge<'a> {
    old: &'a [Entry],
    new: &'a [Entry],
    names: &'a Names,
    usage: Usage<'a>,
}

/// The entries that are in no pair.
struct Left {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl<'a> Judge<'a> {
    pub fn of(old: &'a [Entry], new: &'a [Entry], names: &'a Names) -> Self {
        let wordings = old.iter().chain(new).map(|entry| entry.words.as_slice()).collect();
        Self { old, new, names, usage: Usage { wordings } }
    }

    pub fn comparison(&self, pairing: &Pairing) -> Comparison {
        let mut comparison = Comparison::default();
        for pair in &pairing.pairs {
            comparison.pairs.push((self.old[pair.before].index, self.new[pair.after].index));
            self.judge_pair(pair, &mut comparison);
        }
        let left = self.left(&pairing.pairs);
        for at in left.old.iter().filter(|at| self.old[**at].is_on()) {
            comparison.changes.push(change(vec![Kind::Cancelled], Some(&self.old[*at]), None));
        }
        for at in left.new.iter().filter(|at| self.new[**at].is_on()) {
            comparison.changes.push(self.appeared(&self.new[*at], &pairing.pairs));
        }
        self.ask_about_near(pairing, &mut comparison);
        self.ask_about_names(&mut comparison);
        self.note_parts(pairing, &left, &mut comparison);
        in_order(&mut comparison.changes);
        in_order(&mut comparison.immaterial);
        comparison.doubts.sort_by(|a, b| (a.date, a.code(), &a.items).cmp(&(b.date, b.code(), &b.items)));
        comparison
    }

    fn judge_pair(&self, pair: &Pair, comparison: &mut Comparison) {
        let (before, after) = (&self.old[pair.before], &self.new[pair.after]);
        let kinds = self.kinds(before, after);
        if kinds.is_empty() {
            let slight = slight(&before.item, &after.item);
            if !slight.is_empty() {
                comparison.immaterial.push(change(slight, Some(before), Some(after)));
            }
            return;
        }
        let called_off = if before.is_on() == after.is_on() { 0 } else { CALLED_OFF };
        if !pair.decided && pair.cost - called_off > APART - DOUBT {
            comparison.doubts.push(same_item(before, after, &kinds));
        }
        comparison.changes.push(change(kinds, Some(before), Some(after)));
    }

    /// In what two items that are one differ, as far as anybody must know.
    fn kinds(&self, before: &Entry, after: &Entry) -> Vec<Kind> {
        let same_day = before.item.date == after.item.date && before.item.last_day() == after.item.last_day();
        match (before.is_on(), after.is_on()) {
            (true, false) => return vec![Kind::Cancelled],
            (false, true) if same_day => return vec![Kind::Added],
            (false, false) => {
                let given_up =
                    (before.item.status, after.item.status) == (Status::Postponed, Status::Cancelled);
                return if given_up { vec![Kind::Cancelled] } else { Vec::new() };
            }
            _ => {}
        }
        let told = places::told(before, after, &self.usage);
        let hours = |item: &Item| (item.session, item.time, item.end_time);
        let differs = [
            (Kind::Moved, !same_day),
            (Kind::Rescheduled, hours(&before.item) != hours(&after.item)),
            (Kind::Relocated, told.relocated),
            (Kind::ChairChanged, before.officials != after.officials),
            (Kind::UnitsChanged, before.units != after.units),
            (Kind::AttendeesChanged, before.attendees != after.attendees),
            (Kind::Reworded, told.reworded),
        ];
        differs.into_iter().filter(|(_, differs)| *differs).map(|(kind, _)| kind).collect()
    }

    fn left(&self, pairs: &[Pair]) -> Left {
        let old: HashSet<usize> = pairs.iter().map(|pair| pair.before).collect();
        let new: HashSet<usize> = pairs.iter().map(|pair| pair.after).collect();
        Left {
            old: (0..self.old.len()).filter(|at| !old.contains(at)).collect(),
            new: (0..self.new.len()).filter(|at| !new.contains(at)).collect(),
        }
    }

    /// An item that no older one became: new, or the new day of one that was called off before.
    fn appeared(&self, after: &Entry, pairs: &[Pair]) -> Change {
        let still_called_off = |at: usize| {
            let pair = pairs.iter().find(|pair| pair.before == at);
            pair.is_none_or(|pair| !self.new[pair.after].is_on())
        };
        let routine = after.routine();
        let resumed = self
            .old
            .iter()
            .enumerate()
            .filter(|(at, old)| !old.is_on() && still_called_off(*at) && old.routine() == routine)
            .min_by_key(|(_, old)| (old.item.date - after.item.date).num_days().abs());
        match resumed {
            Some((_, before)) => change(self.kinds_of_resumed(before, after), Some(before), Some(after)),
            None => change(vec![Kind::Added], None, Some(after)),
        }
    }

    fn kinds_of_resumed(&self, before: &Entry, after: &Entry) -> Vec<Kind> {
        let kinds = self.kinds(before, after);
        if kinds.is_empty() { vec![Kind::Added] } else { kinds }
    }

    fn ask_about_near(&self, pairing: &Pairing, comparison: &mut Comparison) {
        for pair in &pairing.near {
            let (before, after) = (&self.old[pair.before], &self.new[pair.after]);
            if before.is_on() && after.is_on() && !pair.decided {
                comparison.doubts.push(same_item(before, after, &self.kinds(before, after)));
            }
        }
    }

    /// Asks once about each two names that may be one, where a change hangs on it.
    fn ask_about_names(&self, comparison: &mut Comparison) {
        for alike in &self.names.alike {
            let (old, new) = (self.names.id(&alike.before), self.names.id(&alike.after));
            let hangs = |before: &Item, after: &Item| {
                before.officials.iter().any(|name| self.names.id(name) == old)
                    && after.officials.iter().any(|name| self.names.id(name) == new)
            };
            let first = comparison.changes.iter().find_map(|change| match (&change.before, &change.after) {
                (Some(before), Some(after)) if hangs(before, after) => change.places.after.zip(Some(after)),
                _ => None,
            });
            if let Some((at, item)) = first {
                comparison.doubts.push(Doubt::other_person(alike, at, item));
            }
        }
    }

    fn note_parts(&self, pairing: &Pairing, left: &Left, comparison: &mut Comparison) {
        let indexed = |entry: &'a Entry| (entry.index, &entry.item);
        for found in parts::split(self.old, self.new, &pairing.pairs, &left.new, false) {
            let parts = [indexed(&self.new[found.paired]), indexed(&self.new[found.left])];
            comparison.doubts.push(Doubt::split(&self.old[found.whole].item, parts));
        }
        for found in parts::split(self.new, self.old, &pairing.pairs, &left.old, true) {
            let parts = [&self.old[found.paired].item, &self.old[found.left].item];
            comparison.doubts.push(Doubt::merged(parts, indexed(&self.new[found.whole])));
        }
    }
}

fn same_item(before: &Entry, after: &Entry, kinds: &[Kind]) -> Doubt {
    Doubt::same_item((before.index, &before.item), (after.index, &after.item), kinds)
}

fn change(kinds: Vec<Kind>, before: Option<&Entry>, after: Option<&Entry>) -> Change {
    let item = |entry: Option<&Entry>| entry.map(|entry| entry.item.clone());
    let places = Places { before: before.map(|entry| entry.index), after: after.map(|entry| entry.index) };
    Change { kinds, before: item(before), after: item(after), places }
}

/// Where two items that mean the same are not spelled the same.
fn slight(before: &Item, after: &Item) -> Vec<Kind> {
    let names = |list: &[String]| list.iter().cloned().collect::<BTreeSet<_>>();
    let differs = [
        (Kind::Relocated, before.location != after.location),
        (Kind::ChairChanged, names(&before.officials) != names(&after.officials)),
        (Kind::UnitsChanged, names(&before.units) != names(&after.units)),
        (Kind::AttendeesChanged, before.attendees != after.attendees),
        (Kind::Reworded, before.content != after.content || before.notes != after.notes),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(kind, _)| kind).collect()
}

/// By day, then in the order of a day, the older item deciding where there is one.
fn in_order(changes: &mut [Change]) {
    changes.sort_by_cached_key(|change| {
        let (before, after) = (&change.before, &change.after);
        let item = before.as_ref().or(after.as_ref());
        (item.map(Item::reading_order), item.map(|item| item.content.clone()), change.kinds.clone())
    });
}
