//! Whose items a sentence asks for: the people it names, the asker beside them, or everybody.

use super::Gathered;
use crate::{
    Asker, Asks, Known, Whose,
    people::{Kind, Name},
};

/// Whether "phòng" alone is the asker's own.
fn is_unit(asker: &Asker) -> bool {
    matches!(asker, Asker::Linked(linked) if linked.iter().all(|name| name.kind == Kind::Unit))
}

impl Gathered {
    pub(super) fn whose(&self, known: &Known<'_>) -> Whose {
        let mut names: Vec<Name> = Vec::new();
        // "chuẩn bị gì cho đ/c …", asked by a unit: what that unit prepares for them.
        let asker = match known.asker {
            Asker::Linked(linked) if self.myself && self.myself_beside => &linked[..],
            Asker::Linked(linked) if self.with_whom && self.names.len() == 1 => &linked[..],
            // "phòng … chuẩn bị gì cho tôi"
            Asker::Linked(linked)
                if self.for_me && self.names.iter().flatten().all(|name| name.kind == Kind::Unit) =>
            {
                &linked[..]
            }
            Asker::Linked(linked)
                if self.for_them
                    && !self.who
                    && linked.len() == 1
                    && linked[0].kind == Kind::Unit
                    && self.names.iter().flatten().all(|name| name.kind == Kind::Official) =>
            {
                &linked[..]
            }
            _ => &[],
        };
        for name in asker.iter().chain(self.names.iter().flatten()) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        if self.names.is_empty() {
            return match () {
                () if self.myself => Whose::Asker,
                () if self.everybody || self.common => Whose::Everybody,
                () if self.who && matches!(self.asks, Some(Asks::Free | Asks::Clashes)) => Whose::Everybody,
                () if self.division && !self.who && is_unit(known.asker) => Whose::Asker,
                () => Whose::Unsaid,
            };
        }
        let kinds = |kind| names.iter().any(|name| name.kind == kind);
        let for_another = self.part.is_some() && kinds(Kind::Official) && kinds(Kind::Unit);
        let together = names.len() > 1 && (self.common || self.everybody || self.with_whom || for_another);
        if together { Whose::AllOf(names) } else { Whose::AnyOf(names) }
    }
}
