//! The directory (danh bạ): officials, units and collectives, with every spelling that stands for each.

use serde::{Deserialize, Serialize};

use super::attendees;
use script::fold::fold;

/// A person who chairs. `name` is as documents write it, without honorific and positions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Official {
    pub name: String,
    #[serde(default)]
    pub positions: Vec<String>,
    /// Other spellings than `name`, as printed.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Who prepares. `code` is the abbreviation that documents use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub code: String,
    /// The unit's full name, where it is known.
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Of whom a collective consists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MembersAre {
    Officials,
    Units,
}

/// A name that stands for several officials or units, such as `Lãnh đạo Sở`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collective {
    pub name: String,
    pub of: MembersAre,
    /// Names of officials, or codes of units.
    pub members: Vec<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Everybody and everything that a programme can name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directory {
    pub officials: Vec<Official>,
    pub units: Vec<Unit>,
    pub collectives: Vec<Collective>,
}

/// What a spelling stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    Official(&'a Official),
    Unit(&'a Unit),
    Collective(&'a Collective),
}

impl<'a> Entry<'a> {
    /// The name under which items carry it.
    pub fn name(self) -> &'a str {
        match self {
            Self::Official(official) => &official.name,
            Self::Unit(unit) => &unit.code,
            Self::Collective(collective) => &collective.name,
        }
    }

    /// `Lạc (TUV, BTĐU, GĐ)`; a unit's code with its long form.
    pub fn title(self) -> String {
        match self {
            Self::Official(Official { name, positions, .. }) if !positions.is_empty() => {
                format!("{name} ({})", positions.join(", "))
            }
            Self::Unit(Unit { code, name: Some(name), .. }) => format!("{code} ({name})"),
            _ => self.name().to_owned(),
        }
    }

    /// Every way in which documents write it, the name first.
    pub fn spellings(self) -> impl Iterator<Item = &'a str> {
        let (aliases, full) = match self {
            Self::Official(official) => (&official.aliases, None),
            Self::Unit(unit) => (&unit.aliases, unit.name.as_deref()),
            Self::Collective(collective) => (&collective.aliases, None),
        };
        std::iter::once(self.name()).chain(full).chain(aliases.iter().map(String::as_str))
    }
}

impl attendees::Line for Entry<'_> {
    fn spellings(&self) -> impl Iterator<Item = &str> {
        Entry::spellings(*self)
    }

    fn positions(&self) -> &[String] {
        match self {
            Self::Official(official) => &official.positions,
            Self::Unit(_) | Self::Collective(_) => &[],
        }
    }
}

/// Letters of a name in which two typing errors would make any other.
const SHORT: usize = 5;

impl Directory {
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        let officials = self.officials.iter().map(Entry::Official);
        let units = self.units.iter().map(Entry::Unit);
        let collectives = self.collectives.iter().map(Entry::Collective);
        officials.chain(units).chain(collectives)
    }

    /// Every entry for which a spelling stands, without regard to case and diacritics. More than one
    /// means that the spelling alone does not decide.
    pub fn find(&self, spelling: &str) -> Vec<Entry<'_>> {
        let wanted = fold(spelling);
        self.entries().filter(|entry| entry.spellings().any(|s| fold(s) == wanted)).collect()
    }

    /// Entries whose name somebody may have meant who typed another one: one or two letters apart.
    pub fn near(&self, spelling: &str) -> Vec<Entry<'_>> {
        let wanted = fold(spelling);
        let most = if wanted.chars().count() > SHORT { 2 } else { 1 };
        let is_near = |entry: &Entry| {
            entry.spellings().any(|spelling| strsim::osa_distance(&fold(spelling), &wanted) <= most)
        };
        self.entries().filter(is_near).collect()
    }

    /// The one entry that a name in an item stands for: written just so, or else the only one that is
    /// spelled so but for case and diacritics.
    pub fn named(&self, name: &str) -> Option<Entry<'_>> {
        let written_so = |entry: &Entry| entry.spellings().any(|spelling| spelling == name);
        self.entries().find(|entry| entry.name() == name).or_else(|| self.entries().find(written_so)).or_else(
            || {
                let found = self.find(name);
                (found.len() == 1).then(|| found[0])
            },
        )
    }

    /// Whom somebody who is named as taking part is here.
    pub fn attendee(&self, printed: &str) -> Option<Entry<'_>> {
        attendees::meant(printed, |spelling| self.find(spelling))
    }

    /// The collectives that a member belongs to.
    pub fn collectives_of<'a>(&'a self, member: &'a str) -> impl Iterator<Item = &'a Collective> {
        self.collectives.iter().filter(move |c| c.members.iter().any(|m| m == member))
    }

    /// Both directories; an official or a unit that stands in both is this one's.
    pub fn together(&self, other: &Directory) -> Directory {
        let mut all = self.clone();
        let is_new = |name: &str| self.named(name).is_none();
        all.officials.extend(other.officials.iter().filter(|official| is_new(&official.name)).cloned());
        all.units.extend(other.units.iter().filter(|unit| is_new(&unit.code)).cloned());
        for collective in &other.collectives {
            match all.collectives.iter_mut().find(|known| known.name == collective.name) {
                // Who belongs to a collective is the office's to say, not the document's.
                Some(known) if !collective.members.is_empty() => {
                    known.members.clone_from(&collective.members);
                }
                Some(_) => {}
                None => all.collectives.push(collective.clone()),
            }
        }
        all
    }
}
