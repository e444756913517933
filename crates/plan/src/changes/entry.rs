//! An item made comparable: its words, people and place in forms where equal means equal; it compares
//! nothing itself.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use super::{
    Side,
    names::Names,
    words::{Word, words},
};
use crate::{Item, Session, Status};
use script::fold::fold;

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub item: Item,
    /// Where the item stands in the list that was given.
    pub index: usize,
    pub words: Vec<Word>,
    pub place: Vec<Word>,
    pub officials: Vec<usize>,
    pub units: Vec<usize>,
    /// As the directory has them, else as printed.
    pub attendees: BTreeSet<String>,
}

/// When an item is, all of it.
type When = (NaiveDate, NaiveDate, Session, Option<NaiveTime>, Option<NaiveTime>);

impl Entry {
    /// The entries of one side in an order that does not depend on the order of the rows.
    pub fn all(side: Side, names: &Names) -> Vec<Self> {
        let mut entries: Vec<Self> =
            side.items.iter().enumerate().map(|(index, item)| Self::of(item, index, side, names)).collect();
        entries.sort_by_cached_key(|entry| {
            let item = &entry.item;
            (
                entry.when(),
                item.content.clone(),
                item.location.clone(),
                entry.officials.clone(),
                entry.units.clone(),
                entry.attendees.clone(),
                item.status as u8,
            )
        });
        entries
    }

    fn of(item: &Item, index: usize, side: Side, names: &Names) -> Self {
        let attendee = |printed: &String| match side.directory.attendee(printed) {
            Some(entry) => entry.name().to_owned(),
            None => fold(printed),
        };
        let ids = |list: &[String]| {
            let mut ids: Vec<usize> = list.iter().map(|name| names.id(name)).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        };
        Self {
            index,
            words: words(&item.content),
            place: item.location.as_deref().map(words).unwrap_or_default(),
            officials: ids(&item.officials),
            units: ids(&item.units),
            attendees: item.attendees.iter().map(attendee).collect(),
            item: item.clone(),
        }
    }

    pub fn is_on(&self) -> bool {
        self.item.status == Status::Scheduled
    }

    pub fn when(&self) -> When {
        let item = &self.item;
        (item.date, item.last_day(), item.session, item.time, item.end_time)
    }

    /// The wording without diacritics: contents equal in it are one routine.
    pub fn routine(&self) -> String {
        self.words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether nothing but spelling can tell the two apart.
    pub fn equals(&self, other: &Self) -> bool {
        self.when() == other.when()
            && self.item.status == other.item.status
            && self.officials == other.officials
            && self.units == other.units
            && self.attendees == other.attendees
            && self.words.iter().map(|w| &w.text).eq(other.words.iter().map(|w| &w.text))
            && self.place.iter().map(|w| &w.text).eq(other.place.iter().map(|w| &w.text))
    }
}
