//! The directory as the office keeps it: each line under an id that survives renaming and merging.
//!
//! [`super::directory::Directory`] is what one document says; this is what is known over all of them.

use std::{
    collections::{BTreeSet, HashMap},
    convert::Infallible,
};

use script::fold::fold;

use super::{
    Item, attendees,
    directory::{Collective, Directory, MembersAre, Official, Unit},
};

mod planned;

pub use planned::{Audience, Named, Part, Parts, Planned, works};

/// Declares a number that identifies one kind of thing.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(number: &str) -> Result<Self, Self::Err> {
                number.parse().map(Self)
            }
        }
    };
}

id!(
    /// A line of the directory: an official, a unit or a collective.
    EntryId
);
id!(
    /// What stays the same when an item is moved or put differently.
    ItemId
);
id!(ProgrammeId);
id!(RevisionId);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Official,
    Unit,
    Collective(MembersAre),
}

/// A line of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub id: EntryId,
    pub kind: Kind,
    pub name: String,
    pub full_name: Option<String>,
    pub positions: Vec<String>,
    pub aliases: Vec<String>,
    /// Of a collective only.
    pub members: Vec<EntryId>,
}

impl attendees::Line for &Listing {
    fn spellings(&self) -> impl Iterator<Item = &str> {
        Listing::spellings(self).map(String::as_str)
    }

    fn positions(&self) -> &[String] {
        &self.positions
    }
}

impl Listing {
    fn spellings(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.full_name).chain(&self.aliases)
    }

    /// Whether an official is named as a person (`Lạc`), not by a bare title (`Chủ tịch`, `PCT.KT`).
    pub fn is_person(&self) -> bool {
        is_person(&self.name)
    }

    /// `Lạc (TUV, BTĐU, GĐ)`; a unit's code with its long form.
    pub fn title(&self) -> String {
        match (self.positions.is_empty(), &self.full_name) {
            (false, _) => format!("{} ({})", self.name, self.positions.join(", ")),
            (true, Some(full)) => format!("{} ({full})", self.name),
            (true, None) => self.name.clone(),
        }
    }
}

/// Whether a name is a person's (`Lạc`), not a bare title (`Chủ tịch`, `PCT.KT`).
pub fn is_person(name: &str) -> bool {
    const TITLES: &[&str] = &[
        "giam doc",
        "gd",
        "pgd",
        "chu tich",
        "ct",
        "pct",
        "bi thu",
        "bt",
        "pbt",
        "pho",
        "hieu truong",
        "pht",
        "truong",
        "vien truong",
        "chanh",
        "cuc truong",
        "vu truong",
        "chi cuc truong",
        "chu nhiem",
        "cac",
        "thuong truc",
        "tong giam doc",
        "tgd",
    ];
    let folded = fold(name);
    !TITLES
        .iter()
        .any(|title| folded.strip_prefix(title).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Every active line of the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    listings: Vec<Listing>,
    places: HashMap<EntryId, usize>,
    /// By folded spelling, in their order.
    spelled: HashMap<String, Vec<usize>>,
}

impl Register {
    pub fn new(listings: Vec<Listing>) -> Self {
        let places = listings.iter().enumerate().map(|(place, listing)| (listing.id, place)).collect();
        let mut spelled: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, listing) in listings.iter().enumerate() {
            for spelling in listing.spellings() {
                let known = spelled.entry(fold(spelling)).or_default();
                if known.last() != Some(&place) {
                    known.push(place);
                }
            }
        }
        Self { listings, places, spelled }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Listing> {
        self.listings.iter()
    }

    pub fn get(&self, id: EntryId) -> Option<&Listing> {
        self.places.get(&id).map(|place| &self.listings[*place])
    }

    pub fn name(&self, id: EntryId) -> Option<&str> {
        self.get(id).map(|listing| listing.name.as_str())
    }

    /// Every line that a spelling stands for, without regard to case and diacritics. Where one is spelled
    /// just so, the others don't count: `Hòa` is not `Hoa` to somebody who types diacritics.
    pub fn find(&self, spelling: &str) -> Vec<&Listing> {
        let spelling = spelling.trim();
        let places = self.spelled.get(&fold(spelling)).into_iter().flatten();
        let found: Vec<_> = places.map(|place| &self.listings[*place]).collect();
        let exact: Vec<_> = found.iter().copied().filter(|listing| listing.name == spelling).collect();
        if exact.is_empty() { found } else { exact }
    }

    /// Whom somebody who is named as taking part is here.
    pub fn attendee(&self, printed: &str) -> Option<EntryId> {
        attendees::meant(printed, |spelling| self.find(spelling)).map(|listing| listing.id)
    }

    /// The line that a name in this part of an item stands for.
    pub fn meant(&self, part: Part, name: &str) -> Option<EntryId> {
        let nearest_first = match part {
            Part::Chairs => CHAIRS,
            Part::Prepares => PREPARES,
            Part::Attends => return self.attendee(name),
        };
        let found = self.find(name);
        let of = |kind: &Kind| found.iter().find(|listing| listing.kind == *kind);
        nearest_first.iter().find_map(of).map(|listing| listing.id)
    }

    /// An item of a document or a draft, with the lines of those whom it names as far as they are known here.
    pub fn identified(&self, item: Item) -> Item<Named> {
        let known = |part, name: String| Ok::<_, Infallible>(Named { entry: self.meant(part, &name), name });
        let Ok(item) = item.try_of(known);
        item
    }

    /// Those whose items concern any of `entries`: they themselves and the collectives they belong to.
    pub fn audience(&self, entries: impl IntoIterator<Item = EntryId>) -> Audience {
        let mut named: BTreeSet<EntryId> = entries.into_iter().collect();
        // A collective may belong to another one; the set only grows, so this ends.
        loop {
            let before = named.len();
            for listing in self.iter() {
                if listing.members.iter().any(|member| named.contains(member)) {
                    named.insert(listing.id);
                }
            }
            if named.len() == before {
                return Audience::Named(named, Parts::ALL);
            }
        }
    }

    /// The officials and units for which these stand: they themselves, or the members of a collective.
    pub fn standing_for(&self, named: impl IntoIterator<Item = EntryId>) -> BTreeSet<EntryId> {
        let (mut open, mut seen) = (named.into_iter().collect::<Vec<_>>(), BTreeSet::new());
        let mut found = BTreeSet::new();
        // A collective may belong to another one, and by mistake to itself.
        while let Some(id) = open.pop() {
            let Some(listing) = self.get(id) else { continue };
            match listing.kind {
                Kind::Official | Kind::Unit => drop(found.insert(listing.id)),
                Kind::Collective(_) if seen.insert(listing.id) => open.extend(&listing.members),
                Kind::Collective(_) => {}
            }
        }
        found
    }

    /// The directory by names, as a reading takes it.
    pub fn to_directory(&self) -> Directory {
        let mut directory = Directory::default();
        for listing in self.iter() {
            let (name, aliases) = (listing.name.clone(), listing.aliases.clone());
            match listing.kind {
                Kind::Official => {
                    let positions = listing.positions.clone();
                    directory.officials.push(Official { name, positions, aliases });
                }
                Kind::Unit => {
                    directory.units.push(Unit { code: name, name: listing.full_name.clone(), aliases });
                }
                Kind::Collective(of) => {
                    let members = listing.members.iter().filter_map(|id| self.name(*id));
                    let members = members.map(str::to_owned).collect();
                    directory.collectives.push(Collective { name, of, members, aliases });
                }
            }
        }
        directory
    }
}

/// Which kinds of lines a name is looked for in, nearest first.
type Order = [Kind; 4];
const CHAIRS: Order = [
    Kind::Official,
    Kind::Collective(MembersAre::Officials),
    Kind::Unit,
    Kind::Collective(MembersAre::Units),
];
const PREPARES: Order = [
    Kind::Unit,
    Kind::Collective(MembersAre::Units),
    Kind::Collective(MembersAre::Officials),
    Kind::Official,
];
