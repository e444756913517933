//! Whom a publication concerns, and with which part; worked out once for all chats.

use plan::{
    Item,
    changes::{Change, Concerned},
    directory::Directory,
    register::{Part, Parts},
};
use strum::VariantArray;

/// Those whom one change, or one new item, concerns.
pub(super) struct Scope(Vec<(Part, Concerned)>);

impl Scope {
    pub fn of_change(change: &Change, directory: &Directory) -> Self {
        Self::each(|part| change.concerned_as(part, directory))
    }

    pub fn of_item(item: &Item, directory: &Directory) -> Self {
        Self::each(|part| Concerned::having(part, item, directory))
    }

    fn each(concerned: impl Fn(Part) -> Concerned) -> Self {
        Self(Part::VARIANTS.iter().map(|part| (*part, concerned(*part))).collect())
    }

    /// Those concerned with any of these parts.
    pub fn with(&self, parts: Parts) -> impl Iterator<Item = &Concerned> {
        self.0.iter().filter(move |(part, _)| parts.has(*part)).map(|(_, concerned)| concerned)
    }
}
