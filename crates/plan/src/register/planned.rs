//! An item in force: its identity, whom it names, and whose it is; it knows lines by their ids, not how they are found.

use std::{collections::BTreeSet, convert::Infallible};

use serde::{Serialize, Serializer};
use strum::VariantArray;

use super::{EntryId, ItemId, ProgrammeId};
use crate::{Item, Status};

/// Whose items are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The whole programme.
    Everybody,
    /// Items that name any of these in any of these parts.
    Named(BTreeSet<EntryId>, Parts),
}

impl Audience {
    pub fn concerns(&self, planned: &Planned) -> bool {
        match self {
            Self::Everybody => true,
            Self::Named(_, parts) => parts.iter().any(|part| self.has(planned, part)),
        }
    }

    /// The same of what of their parts is wanted alone.
    #[must_use]
    pub fn told(self, parts: Parts) -> Self {
        match self {
            Self::Everybody => Self::Everybody,
            Self::Named(named, _) => Self::Named(named, parts),
        }
    }

    /// Whether the item is theirs to prepare.
    pub fn prepares(&self, planned: &Planned) -> bool {
        self.has(planned, Part::Prepares)
    }

    /// Whether they take part without chairing or preparing.
    pub fn only_attends(&self, planned: &Planned) -> bool {
        let leads = self.has(planned, Part::Chairs) || self.has(planned, Part::Prepares);
        !leads && self.has(planned, Part::Attends)
    }

    /// Whether this is their part in the item.
    pub fn has(&self, planned: &Planned, part: Part) -> bool {
        match self {
            Self::Everybody => true,
            Self::Named(named, _) => planned.who(part).any(|id| named.contains(&id)),
        }
    }
}

/// What an item asks of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    /// Also in somebody's place.
    Chairs,
    Prepares,
    Attends,
}

/// Some of the parts; never none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    pub chairs: bool,
    pub prepares: bool,
    pub attends: bool,
}

impl Parts {
    pub const ALL: Self = Self { chairs: true, prepares: true, attends: true };

    pub fn has(self, part: Part) -> bool {
        match part {
            Part::Chairs => self.chairs,
            Part::Prepares => self.prepares,
            Part::Attends => self.attends,
        }
    }

    pub fn iter(self) -> impl Iterator<Item = Part> {
        Part::VARIANTS.iter().copied().filter(move |part| self.has(*part))
    }

    /// Whether no other part is among them.
    pub fn is_only(self, part: Part) -> bool {
        self.iter().eq([part])
    }
}

/// Somebody whom an item in force names. Their JSON form is their name, as everywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As the directory calls them now; of those who take part, as printed.
    pub name: String,
    /// The line of the directory; guests have none.
    pub entry: Option<EntryId>,
}

impl Serialize for Named {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.name.serialize(to)
    }
}

impl Item<Named> {
    /// The same item by names alone.
    pub fn by_name(&self) -> Item {
        let name = |_, named: Named| Ok::<_, Infallible>(named.name);
        let Ok(item) = self.clone().try_of(name);
        item
    }
}

/// An item in force: its identity, and its present state with whom that names in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub id: ItemId,
    pub programme: ProgrammeId,
    pub item: Item<Named>,
    /// Who stands in for whom: from, to.
    pub delegated: Vec<(EntryId, EntryId)>,
}

impl Planned {
    pub fn named(&self) -> impl Iterator<Item = EntryId> + '_ {
        Part::VARIANTS.iter().flat_map(|part| self.who(*part))
    }

    /// Whose part this is, stand-ins too.
    pub fn who(&self, part: Part) -> impl Iterator<Item = EntryId> + '_ {
        let stand_ins = if part == Part::Chairs { self.delegated.as_slice() } else { &[] };
        self.entries(part).chain(stand_ins.iter().map(|(_, to)| *to))
    }

    /// The lines of those whom the programme names in this part.
    pub fn entries(&self, part: Part) -> impl Iterator<Item = EntryId> + '_ {
        self.item.who(part).iter().filter_map(|named| named.entry)
    }

    /// Whether it is work to be done: not put off, not called off.
    pub fn takes_place(&self) -> bool {
        self.item.status == Status::Scheduled
    }
}

/// How many pieces of work these are, wherever that is said: each that takes place once, however many days it
/// lasts; what is put off or called off is counted beside them, if at all.
pub fn works<'a>(planned: impl IntoIterator<Item = &'a Planned>) -> usize {
    let ids: BTreeSet<ItemId> =
        planned.into_iter().filter(|planned| planned.takes_place()).map(|planned| planned.id).collect();
    ids.len()
}
