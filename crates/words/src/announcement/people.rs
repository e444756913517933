//! Whom an item names, as people read them, and whether that is somebody; it knows names, no chats.

use super::Names;
use plan::{Item, directory::Entry};

impl Names<'_> {
    /// `đ/c Lạc`, or a unit's or a collective's own name.
    pub fn person(&self, name: &str) -> String {
        match self.directory.named(name) {
            Some(Entry::Official(official)) if plan::register::is_person(&official.name) => {
                self.text_of("person", "name", &official.name)
            }
            Some(Entry::Unit(unit)) => unit.code.clone(),
            _ => name.to_owned(),
        }
    }

    pub fn list(&self, names: &[String]) -> String {
        names.iter().map(|name| self.person(name)).collect::<Vec<_>>().join(", ")
    }

    /// Those who take part: officials as everybody calls them, others as they were printed.
    pub fn attendees(&self, item: &Item) -> String {
        let name = |printed: &String| match self.directory.attendee(printed) {
            Some(entry @ Entry::Official(_)) => self.person(entry.name()),
            _ => printed.clone(),
        };
        item.attendees.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// Whether this official or unit is among those who take part.
    pub fn attends(&self, item: &Item, name: &str) -> bool {
        let mut entries = item.attendees.iter().filter_map(|printed| self.directory.attendee(printed));
        entries.any(|entry| self.includes(entry.name(), name))
    }

    /// Whether an item names this official or unit, with whatever part.
    pub fn names(&self, item: &Item, name: &str) -> bool {
        item.officials.iter().chain(&item.units).any(|named| self.includes(named, name))
            || self.attends(item, name)
    }

    /// Whether what an item names stands for this official or unit.
    pub fn includes(&self, named: &str, name: &str) -> bool {
        named == name
            || self
                .directory
                .collectives_of(name)
                .any(|c| c.name == named || self.includes_collective(named, &c.name, 0))
    }

    fn includes_collective(&self, named: &str, member: &str, depth: usize) -> bool {
        const DEEPEST: usize = 4;
        depth < DEEPEST
            && self
                .directory
                .collectives_of(member)
                .any(|c| c.name == named || self.includes_collective(named, &c.name, depth + 1))
    }

    pub(super) fn people(&self, some: &'static str, none: &'static str, names: &[String]) -> String {
        if names.is_empty() { self.language.text(none, &[]) } else { self.text(some, &self.list(names)) }
    }
}
