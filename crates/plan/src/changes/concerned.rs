//! Who must be told of a change: everybody whom the old or the new item names; it does not know chats.

use std::collections::BTreeSet;

use strum::VariantArray;

use super::{Change, Kind};
use crate::{
    Item,
    directory::{Collective, Directory, Entry, MembersAre},
    register::Part,
};

/// Names of officials and codes of units, collectives replaced by their members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concerned {
    pub officials: BTreeSet<String>,
    pub units: BTreeSet<String>,
    /// Names that the directory does not have, or collectives without members: nobody can be told.
    pub unknown: BTreeSet<String>,
}

/// How deep collectives may stand in collectives.
const DEEPEST: usize = 4;

impl Change {
    /// Whoever is taken off an item is told as well as whoever is put on it.
    pub fn concerned(&self, directory: &Directory) -> Concerned {
        let mut concerned = Concerned::default();
        for part in Part::VARIANTS {
            concerned.join(self.concerned_as(*part, directory));
        }
        concerned
    }

    /// Those whose part in it, before or now, is this one.
    pub fn concerned_as(&self, part: Part, directory: &Directory) -> Concerned {
        let of = |item: &Option<Item>| {
            item.as_ref().map(|item| Concerned::having(part, item, directory)).unwrap_or_default()
        };
        let (mut was, mut is) = (of(&self.before), of(&self.after));
        // That others take part as well, or don't, is news for those who lead and prepare.
        if part == Part::Attends && self.kinds == [Kind::AttendeesChanged] {
            let both = was.clone();
            was.leave_out(&is);
            is.leave_out(&both);
        }
        was.join(is);
        was
    }
}

impl Concerned {
    /// The people and units of one item.
    pub fn of(item: &Item, directory: &Directory) -> Self {
        let mut concerned = Self::default();
        for part in Part::VARIANTS {
            concerned.join(Self::having(*part, item, directory));
        }
        concerned
    }

    /// Those of an item whose part this is; of those who take part, guests are nobody's to tell.
    pub fn having(part: Part, item: &Item, directory: &Directory) -> Self {
        let mut concerned = Self::default();
        match part {
            Part::Chairs => item.officials.iter().for_each(|name| concerned.add_name(name, directory, 0)),
            Part::Prepares => item.units.iter().for_each(|name| concerned.add_name(name, directory, 0)),
            Part::Attends => {
                for entry in item.attendees.iter().filter_map(|printed| directory.attendee(printed)) {
                    concerned.add_entry(Some(entry), entry.name(), directory, 0);
                }
            }
        }
        concerned
    }

    fn join(&mut self, other: Self) {
        self.officials.extend(other.officials);
        self.units.extend(other.units);
        self.unknown.extend(other.unknown);
    }

    fn leave_out(&mut self, others: &Self) {
        self.officials.retain(|name| !others.officials.contains(name));
        self.units.retain(|name| !others.units.contains(name));
        self.unknown.retain(|name| !others.unknown.contains(name));
    }

    fn add_name(&mut self, name: &str, directory: &Directory, depth: usize) {
        self.add_entry(directory.named(name), name, directory, depth);
    }

    fn add_entry(&mut self, entry: Option<Entry<'_>>, name: &str, directory: &Directory, depth: usize) {
        match entry {
            Some(Entry::Official(official)) => drop(self.officials.insert(official.name.clone())),
            Some(Entry::Unit(unit)) => drop(self.units.insert(unit.code.clone())),
            Some(Entry::Collective(collective)) if !collective.members.is_empty() && depth < DEEPEST => {
                self.add_members(collective, directory, depth);
            }
            _ => drop(self.unknown.insert(name.into())),
        }
    }

    fn add_members(&mut self, collective: &Collective, directory: &Directory, depth: usize) {
        for member in &collective.members {
            if directory.named(member).is_some() {
                self.add_name(member, directory, depth + 1);
                continue;
            }
            let known = match collective.of {
                MembersAre::Officials => &mut self.officials,
                MembersAre::Units => &mut self.units,
            };
            known.insert(member.clone());
        }
    }
}
