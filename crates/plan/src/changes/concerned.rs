//! Who must be told of a change: everybody whom the old or the new item names; it does not know chats.

use std::collections::BTreeSet;

use super::Change;
use crate::{
    Item,
    directory::{Collective, Directory, Entry, MembersAre},
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
        for item in self.before.iter().chain(&self.after) {
            concerned.add(item, directory);
        }
        concerned
    }
}

impl Concerned {
    /// The people and units of one item.
    pub fn of(item: &Item, directory: &Directory) -> Self {
        let mut concerned = Self::default();
        concerned.add(item, directory);
        concerned
    }

    fn add(&mut self, item: &Item, directory: &Directory) {
        for name in item.officials.iter().chain(&item.units) {
            self.add_name(name, directory, 0);
        }
    }

    fn add_name(&mut self, name: &str, directory: &Directory, depth: usize) {
        match directory.named(name) {
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
