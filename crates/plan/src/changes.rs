//! What differs between two programmes, item by item, and whom it concerns; no I/O, no clock, and no say in
//! what is announced.
//!
//! Items are paired at minimum total cost, so that a moved meeting is not "cancelled and added" and a typing
//! error is no alarm. What the pairing cannot be sure of is a [`Doubt`] with its choices.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Item, directory::Directory};
use entry::Entry;
use judge::Judge;
use names::Names;

mod abbreviations;
mod concerned;
mod doubts;
mod entry;
mod judge;
mod names;
mod pairing;
mod parts;
mod places;
mod wording;
mod words;

pub use concerned::Concerned;
pub use doubts::{About, Answer, Doubt, Work};
pub use places::names_a_place;

/// In what an item differs, in the order in which people are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Added,
    /// Also postponed without a new day.
    Cancelled,
    /// Another day, or another first or last one.
    Moved,
    /// Another session or hour.
    Rescheduled,
    Relocated,
    ChairChanged,
    UnitsChanged,
    /// Who takes part.
    AttendeesChanged,
    /// The work itself is put differently.
    Reworded,
}

/// What became of one item. An added one has no `before`; a cancelled one has no `after`, or the one that
/// is marked as called off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub kinds: Vec<Kind>,
    pub before: Option<Item>,
    pub after: Option<Item>,
    /// Where the two stand in the lists that were compared.
    #[serde(skip)]
    pub places: Places,
}

/// Indexes into the older and into the newer items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places {
    pub before: Option<usize>,
    pub after: Option<usize>,
}

impl Change {
    pub fn is(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// What differs between two programmes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    pub changes: Vec<Change>,
    /// Pairs that differ in spelling, punctuation and spacing alone.
    pub immaterial: Vec<Change>,
    pub doubts: Vec<Doubt>,
    /// Which older item (by index) goes on as which newer one.
    pub pairs: Vec<(usize, usize)>,
}

impl Comparison {
    /// For each newer item the older one (by index) that it continues, however it was moved or reworded; also
    /// one that was called off and is back.
    pub fn continued(&self, newer: usize) -> Vec<Option<usize>> {
        let mut continued = vec![None; newer];
        let mut taken = BTreeSet::new();
        let resumed = self.changes.iter().filter_map(|change| change.places.before.zip(change.places.after));
        for (old, new) in self.pairs.iter().copied().chain(resumed) {
            if continued[new].is_none() && taken.insert(old) {
                continued[new] = Some(old);
            }
        }
        continued
    }
}

/// One of the two programmes, with the directory by which its names are understood.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    pub items: &'a [Item],
    pub directory: &'a Directory,
}

/// A secretary's answer to [`About::SameItem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Index into the older items.
    pub before: usize,
    /// Index into the newer items.
    pub after: usize,
    pub same: bool,
}

/// Compares two programmes; what `verdicts` decide is not asked again.
pub fn compare(before: Side, after: Side, verdicts: &[Verdict]) -> Comparison {
    let names = Names::of(before, after);
    let mut old = Entry::all(before, &names);
    let mut new = Entry::all(after, &names);
    parts::put_together(&mut old, &mut new);
    let pairing = pairing::pair(&old, &new, verdicts);
    Judge::of(&old, &new, &names).comparison(&pairing)
}
