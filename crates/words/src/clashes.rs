//! What collides, in one sentence each; it does not know who is told of it.

use super::{
    Html, Value,
    announcement::{Names, shortened},
    dates,
};
use plan::{
    Item,
    clashes::{Certainty, Clash},
};

/// The same items, colliding for one or for several. Items are indexes into the list of the clashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision<'a> {
    pub clash: &'a Clash,
    /// Officials who should be at all of the items; of another clash nobody.
    pub officials: Vec<&'a str>,
    pub items: Vec<usize>,
}

/// Puts together what collides at one time: three meetings are one sentence, not three pairs, and a
/// collective's is one, not one for each of its members.
pub fn together<'a>(clashes: impl IntoIterator<Item = &'a Clash>) -> Vec<Collision<'a>> {
    let mut each: Vec<Collision<'a>> = Vec::new();
    for clash in clashes {
        let (officials, items) = match clash {
            Clash::Official { official, .. } => (vec![official.as_str()], clash.items().to_vec()),
            Clash::Unit { .. } | Clash::Place { .. } => (Vec::new(), clash.items().to_vec()),
        };
        let touches = |known: &&mut Collision<'a>| {
            known.officials == officials && known.items.iter().any(|at| items.contains(at))
        };
        match each.iter_mut().find(touches).filter(|_| !officials.is_empty()) {
            Some(known) => known.items.extend(items),
            None => each.push(Collision { clash, officials, items }),
        }
    }
    let mut all: Vec<Collision<'a>> = Vec::new();
    for mut one in each {
        one.items.sort_unstable();
        one.items.dedup();
        let same = |known: &&mut Collision<'a>| !known.officials.is_empty() && known.items == one.items;
        match all.iter_mut().find(same).filter(|_| !one.officials.is_empty()) {
            Some(known) => known.officials.extend(one.officials),
            None => all.push(one),
        }
    }
    all
}

/// Items quoted in one sentence; of more it says how many.
const QUOTED: usize = 4;

impl Names<'_> {
    /// Two items at once, in one sentence.
    pub fn clash(&self, clash: &Clash, items: &[&Item]) -> Html {
        let officials = match clash {
            Clash::Official { official, .. } => vec![official.as_str()],
            Clash::Unit { .. } | Clash::Place { .. } => Vec::new(),
        };
        self.sentence(clash, &officials, items, |item| self.when(item))
    }

    /// The same beneath the items of the day, in one line: what they are stands above, and nobody is told their
    /// `own` name.
    pub fn clash_of_day(&self, collision: &Collision<'_>, items: &[Item], own: bool) -> Html {
        let items: Vec<&Item> = collision.items.iter().map(|at| &items[*at]).collect();
        let begins = |item: &&Item| match dates::hours(item) {
            Some(hours) => hours,
            None => dates::session(self.language, item.session).to_lowercase(),
        };
        let mut hours: Vec<String> = items.iter().map(begins).collect();
        hours.dedup();
        let (key, name) = match collision.clash {
            Clash::Official { .. } if own => ("clash-today-own", String::new()),
            Clash::Official { .. } => {
                let names: Vec<String> = collision.officials.iter().map(|name| self.person(name)).collect();
                ("clash-today-official", names.join(", "))
            }
            Clash::Place { place, .. } => ("clash-today-place", place.clone()),
            Clash::Unit { unit, .. } => ("clash-today-unit", unit.clone()),
        };
        let hours = match hours.as_slice() {
            [same] => {
                let values = [("hours", same.as_str().into()), ("count", items.len().into())];
                self.language.text("clash-today-same", &values)
            }
            _ => hours.join(&self.language.text("clash-and", &[])),
        };
        self.language
            .html(key, &[("name", name.into()), ("count", items.len().into()), ("hours", hours.into())])
    }

    fn sentence(
        &self,
        clash: &Clash,
        officials: &[&str],
        items: &[&Item],
        when: impl Fn(&Item) -> String,
    ) -> Html {
        let (key, name) = match clash {
            Clash::Official { certainty, .. } => {
                let names: Vec<String> = officials.iter().map(|name| self.person(name)).collect();
                let sure = *certainty == Certainty::Certain;
                (if sure { "clash-official" } else { "clash-official-possible" }, names.join(", "))
            }
            Clash::Place { place, certainty, .. } => {
                let sure = *certainty == Certainty::Certain;
                (if sure { "clash-place" } else { "clash-place-possible" }, place.clone())
            }
            Clash::Unit { unit, .. } => ("clash-unit", unit.clone()),
        };
        let values: [(&'static str, Value); 3] = [
            ("name", name.into()),
            ("items", self.quoted(items, when).into()),
            ("count", items.len().into()),
        ];
        self.language.html(key, &values)
    }

    /// `“Họp giao ban” (08:00 sáng) và “Tiếp công dân” (sáng)`.
    fn quoted(&self, items: &[&Item], when: impl Fn(&Item) -> String) -> String {
        let title = |item: &&Item| {
            let (content, when) = (shortened(&item.content), when(item));
            if when.is_empty() { format!("“{content}”") } else { format!("“{content}” ({when})") }
        };
        let mut titles: Vec<String> = items.iter().take(QUOTED).map(title).collect();
        if items.len() > QUOTED {
            let more = items.len() - QUOTED;
            titles.push(self.language.text("clash-more", &[("count", more.into())]));
        }
        let last = titles.pop().unwrap_or_default();
        match titles.is_empty() {
            true => last,
            false => titles.join(", ") + &self.language.text("clash-and", &[]) + &last,
        }
    }
}
