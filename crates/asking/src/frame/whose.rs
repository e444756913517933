//! Whose items a sentence asks for: the people it names, the asker beside them, or everybody.

use super::{Bond, Fit, Frame, Owner, Slot, is_unit};
use crate::{
    Asker, Asks, Known, Whose,
    people::{Kind, Name},
};

impl Frame<'_> {
    /// The entries that are named, each once.
    fn named(&self) -> Vec<&Name> {
        self.owners
            .iter()
            .filter_map(|(owner, _)| match owner {
                Owner::Named(names, _) => Some(names),
                _ => None,
            })
            .flatten()
            .collect()
    }

    /// What fits several entries, of which one is meant.
    pub fn several(&self) -> Option<(&[Name], &str)> {
        self.owners.iter().find_map(|(owner, written)| match owner {
            Owner::Named(names, Fit::OneOf) if names.len() > 1 => Some((&names[..], written.as_str())),
            _ => None,
        })
    }

    pub fn unknown(&self) -> Option<(Kind, &str)> {
        self.owners.iter().find_map(|(owner, written)| match owner {
            Owner::Unknown(kind) => Some((*kind, written.as_str())),
            _ => None,
        })
    }

    pub(super) fn whose(&self, known: &Known<'_>) -> Whose {
        let named = self.named();
        let is = |owner: &Owner| self.owners.iter().any(|(other, _)| other == owner);
        let who = self.has(Slot::Who);
        if named.is_empty() {
            return match () {
                () if !self.except.names.is_empty() => Whose::Everybody,
                () if is(&Owner::Myself) => Whose::Asker,
                () if is(&Owner::Everybody) || self.bond == Some(Bond::Common) => Whose::Everybody,
                () if who && matches!(self.wanted, Some(Asks::Free | Asks::Clashes)) => Whose::Everybody,
                () if is(&Owner::Division) && !who && is_unit(known.asker) => Whose::Asker,
                () => Whose::Unsaid,
            };
        }
        let all = |kind| named.iter().all(|name| name.kind == kind);
        // "chuẩn bị gì cho đ/c …", asked by a unit: what that unit prepares for them.
        let asker = match known.asker {
            Asker::Linked(linked) => match self.bond {
                Some(Bond::Common) if is(&Owner::Myself) => &linked[..],
                Some(Bond::With) if named.len() == 1 => &linked[..],
                // "phòng … chuẩn bị gì cho tôi"
                Some(Bond::ForMe) if all(Kind::Unit) => &linked[..],
                Some(Bond::ForThem)
                    if !who && linked.len() == 1 && is_unit(known.asker) && all(Kind::Official) =>
                {
                    &linked[..]
                }
                _ => &[],
            },
            Asker::Everybody => &[],
        };
        let mut names: Vec<Name> = Vec::new();
        for name in asker.iter().chain(named) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        let kinds = |kind| names.iter().any(|name| name.kind == kind);
        let for_another = self.part.is_some() && kinds(Kind::Official) && kinds(Kind::Unit);
        let bound = matches!(self.bond, Some(Bond::Common | Bond::With)) || is(&Owner::Everybody);
        if names.len() > 1 && (bound || for_another) { Whose::AllOf(names) } else { Whose::AnyOf(names) }
    }
}
