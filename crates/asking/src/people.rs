//! People of a directory as sentences name them: honorific, title, given name, code or long form → entries.
//!
//! A spelling that fits several entries yields all of them: to choose is the asker's business.

use super::{
    classes::{self, Class, is},
    phrases::{self, EXACT, Manner, likeness},
    vocabulary::{abbreviation, is_abbreviation},
    words::{Gap, Word, chunks, is_syllable, sounds_alike},
};
use plan::directory::{Directory, MembersAre, Official};

mod titles;

pub use titles::is_title;
use titles::{english, expanded};

/// Which kind of entry a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Official,
    Unit,
    Collective,
}

/// An entry of the directory, under the name that items carry.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Name {
    pub kind: Kind,
    pub name: String,
}

/// Longer names are not taken apart.
const LONG_NAME: usize = 12;

/// One way of writing an entry.
#[derive(Clone, Debug)]
struct Spelling {
    words: Vec<Word>,
    of: usize,
    /// A component of a code, or a suffix of a name: weaker than the whole.
    part: bool,
    /// Some words of a long name, which say who is meant only after "phòng" or "bên".
    short: bool,
}

/// Every spelling of the directory, ready to be compared.
#[derive(Clone, Debug, Default)]
pub struct People {
    names: Vec<Name>,
    spellings: Vec<Spelling>,
    titles: Vec<Spelling>,
}

/// How names are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manners {
    /// Given names: strictly.
    Person,
    /// Titles: an abbreviation is a word like others.
    Title,
    /// Units and collectives: codes may be written out.
    Body,
    /// The same after "phòng", where two initials are enough.
    AnnouncedBody,
}

impl Manners {
    /// Inside a name, after "Phòng", two initials are enough.
    fn inside(self, part: usize) -> Self {
        if part > 0 && self == Self::Body { Self::AnnouncedBody } else { self }
    }
}

/// Entries found from one position on.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub length: usize,
    pub likeness: f32,
    pub names: Vec<Name>,
    /// Only a part of the name was written.
    pub part: bool,
}

impl People {
    pub fn new(directory: &Directory) -> Self {
        let mut people = Self::default();
        for official in &directory.officials {
            let of = people.name(Kind::Official, &official.name);
            people.official(of, official);
        }
        for unit in &directory.units {
            let of = people.name(Kind::Unit, &unit.code);
            for text in [Some(&unit.code), unit.name.as_ref()].into_iter().flatten().chain(&unit.aliases) {
                people.unit(of, text);
            }
        }
        for collective in &directory.collectives {
            let of = people.name(Kind::Collective, &collective.name);
            for text in std::iter::once(&collective.name).chain(&collective.aliases) {
                people.spell(of, chunks(text), false);
            }
        }
        people
    }

    fn name(&mut self, kind: Kind, name: &str) -> usize {
        self.names.push(Name { kind, name: name.to_owned() });
        self.names.len() - 1
    }

    fn spell(&mut self, of: usize, words: Vec<Word>, part: bool) {
        if !words.is_empty() {
            self.spellings.push(Spelling { words, of, part, short: false });
        }
    }

    fn official(&mut self, of: usize, official: &Official) {
        for text in std::iter::once(&official.name).chain(&official.aliases) {
            let words = chunks(text);
            let titled = is_abbreviation(text) || expanded(text) != *text;
            for start in 0..words.len() {
                // Someone whose name is a title has no given name.
                if start == 0 || !titled {
                    self.spell(of, words[start..].to_vec(), start > 0);
                }
            }
            if titled {
                self.title(of, &expanded(text));
            }
        }
        for position in &official.positions {
            let long = expanded(position);
            for text in [position.as_str(), &long, english(&long)].into_iter().filter(|text| !text.is_empty())
            {
                self.title(of, text);
            }
        }
    }

    fn title(&mut self, of: usize, text: &str) {
        let words = chunks(text);
        if !words.is_empty() {
            self.titles.push(Spelling { words, of, part: false, short: false });
        }
    }

    fn unit(&mut self, of: usize, text: &str) {
        let words = chunks(text);
        if words.len() > 1 && words.iter().all(|word| is_abbreviation(&word.typed)) {
            let joined: String = words.iter().map(|word| word.typed.as_str()).collect();
            self.spell(of, chunks(&joined), false);
            for word in &words {
                self.spell(of, vec![word.clone()], true);
            }
        }
        if words.len() > 2 && (is(&words[0], Class::Room) || is(&words[0], Class::Board)) {
            self.spell(of, words[1..].to_vec(), false);
        }
        // "bên giảm nghèo": two or more words of a long name, in their order.
        for length in 2..words.len().min(LONG_NAME) {
            for run in words.windows(length).filter(|run| !run.iter().all(|w| w.fold.len() < 3)) {
                self.spellings.push(Spelling { words: run.to_vec(), of, part: true, short: true });
            }
        }
        self.spell(of, words, false);
    }

    /// Whether some name holds this word.
    pub fn knows(&self, fold: &str) -> bool {
        self.spellings.iter().chain(&self.titles).any(|s| s.words.iter().any(|w| w.fold == fold))
    }

    pub fn knows_exactly(&self, key: &str) -> bool {
        self.spellings.iter().any(|s| s.words.iter().any(|w| w.key == key))
    }

    /// Every word of every name, with its diacritics.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.spellings.iter().flat_map(|spelling| &spelling.words).map(|word| word.key.as_str())
    }

    pub fn all(&self, kind: Kind) -> Vec<Name> {
        self.names.iter().filter(|name| name.kind == kind).cloned().collect()
    }

    /// The longest ways to read officials from `at` on, an honorific already behind.
    pub fn officials(&self, words: &[Word], at: usize, manner: Manner) -> Vec<Found> {
        let named = self.named(words, at, manner);
        let Some(title) = self.titled(words, at, manner) else { return named.into_iter().collect() };
        let mut after = at + title.length;
        after += classes::length(words, after, Class::OfOffice);
        let Some(name) = self.named(words, after, manner) else {
            let length = after - at;
            return std::iter::once(Found { length, ..title }).chain(named).collect();
        };
        let both: Vec<Name> = name.names.iter().filter(|n| title.names.contains(n)).cloned().collect();
        let names = if both.is_empty() { name.names } else { both };
        vec![Found {
            length: after - at + name.length,
            likeness: name.likeness * 1.1,
            names,
            part: name.part,
        }]
    }

    /// Officials by their names; the title that may follow is swallowed.
    fn named(&self, words: &[Word], at: usize, manner: Manner) -> Option<Found> {
        let mut found = self.best(
            &self.spellings,
            words,
            at,
            manner,
            |of| self.names[of].kind == Kind::Official,
            Manners::Person,
        )?;
        while let Some(title) = self.titled(words, at + found.length, manner) {
            let holds: Vec<Name> = found.names.iter().filter(|n| title.names.contains(n)).cloned().collect();
            if holds.is_empty() {
                break;
            }
            found.names = holds;
            found.length += title.length;
        }
        Some(found)
    }

    fn titled(&self, words: &[Word], at: usize, manner: Manner) -> Option<Found> {
        self.best(&self.titles, words, at, manner, |_| true, Manners::Title)
    }

    /// Units and collectives from `at` on; `announced`: a word like "phòng" stands before.
    pub fn bodies(&self, words: &[Word], at: usize, manner: Manner, announced: bool) -> Vec<Found> {
        let body = |of: usize| self.names[of].kind != Kind::Official;
        let manners = if announced { Manners::AnnouncedBody } else { Manners::Body };
        let found = self.best(&self.spellings, words, at, manner, body, manners);
        found
            .into_iter()
            .filter(|found| {
                // "trẻ em" is a unit after "phòng"; alone, a component of its code says too little.
                let typed = &words[at..at + found.length];
                let telling = typed.len() > 2 || (typed.len() == 1 && typed[0].fold.len() > 2);
                announced || !found.part || telling
            })
            .collect()
    }

    /// The longest spelling wins; among equally long ones the best written; ties are all returned.
    fn best(
        &self,
        spellings: &[Spelling],
        words: &[Word],
        at: usize,
        manner: Manner,
        wanted: impl Fn(usize) -> bool,
        manners: Manners,
    ) -> Option<Found> {
        let mut best: Option<Found> = None;
        for spelling in spellings.iter().filter(|spelling| wanted(spelling.of)) {
            // Some words of a long name are no person's, and nobody's unless a division is announced.
            if spelling.short && manners != Manners::AnnouncedBody {
                continue;
            }
            let Some((length, likeness)) = spelled(&spelling.words, words, at, manner, manners) else {
                continue;
            };
            let likeness =
                if spelling.part && manners != Manners::Person { likeness * 0.95 } else { likeness };
            let name = self.names[spelling.of].clone();
            match &mut best {
                Some(found) if (found.length, found.likeness) == (length, likeness) => {
                    if !found.names.contains(&name) {
                        found.names.push(name);
                    }
                }
                Some(found) if (found.length, found.likeness) >= (length, likeness) => {}
                _ => best = Some(Found { length, likeness, names: vec![name], part: spelling.part }),
            }
        }
        best
    }
}

/// How many words from `at` on spell this name, and how well. An abbreviation of the name may be written
/// out, and words of the name may be abbreviated.
fn spelled(
    name: &[Word],
    words: &[Word],
    at: usize,
    manner: Manner,
    manners: Manners,
) -> Option<(usize, f32)> {
    let mut next = at;
    let mut part = 0;
    let mut total = 0.0;
    let mut compared = 0.0;
    while part < name.len() {
        let typed = words.get(next)?;
        let listed = &name[part];
        let whole = if manners == Manners::Person {
            person_likeness(typed, listed, manner)
        } else {
            likeness(typed, &listed.key, &listed.fold, manner)
        };
        compared += 1.0;
        if let Some(like) = whole {
            total += like;
            next += 1;
            part += 1;
        } else if let Some(length) = is_abbreviation(&listed.typed)
            .then(|| written_out(&listed.fold, words, next, manners.inside(part)))
            .flatten()
        {
            total += EXACT;
            next += length;
            part += 1;
        } else if let Some(length) = abbreviated(typed, &name[part..]) {
            total += EXACT;
            next += 1;
            part += length;
        } else {
            return None;
        }
        // "Trẻ em và phòng chống …": a word between the components of a code.
        let between = part < name.len() && words.get(next).is_some_and(|w| is(w, Class::And));
        next += usize::from(between && !is(&name[part], Class::And));
    }
    Some((next - at, total / compared))
}

/// Names are compared more strictly than other words: `Hùng` is not `Hưng`, `Hóa` is not `Hoa`.
fn person_likeness(typed: &Word, listed: &Word, manner: Manner) -> Option<f32> {
    if typed.fold != listed.fold {
        return typed.instead.iter().find(|meant| meant.key == listed.key).map(|meant| meant.likeness);
    }
    if typed.is_plain() || typed.key == listed.key {
        return likeness(typed, &listed.key, &listed.fold, Manner { diacritics: false, ..manner });
    }
    sounds_alike(&typed.key, &listed.key).then_some(0.8)
}

/// Words whose initials are the letters of `code`.
fn written_out(code: &str, words: &[Word], at: usize, manners: Manners) -> Option<usize> {
    let letters = code.chars().count();
    let telling = match manners {
        Manners::Person | Manners::Title => false,
        Manners::AnnouncedBody => true,
        Manners::Body => {
            letters > 3
                || words.get(at..at + letters).is_some_and(|w| abbreviation(w).as_deref() == Some(code))
        }
    };
    if !telling {
        return None;
    }
    // "phòng có mấy …" is no "Phòng CM".
    if letters < 3 && phrases::asks(words.get(at)?) {
        return None;
    }
    let mut next = at;
    for letter in code.chars() {
        if next > at && words.get(next).is_some_and(|w| matches!(w.gap, Gap::Comma | Gap::End)) {
            return None;
        }
        let skips = words.get(next).is_some_and(|w| is(w, Class::And)) && letter != 'v';
        next += usize::from(skips);
        if words.get(next)?.fold.chars().next()? != letter {
            return None;
        }
        next += 1;
    }
    (next - at >= 2).then_some(next - at)
}

/// A typed abbreviation that stands for the first words of a name.
fn abbreviated(typed: &Word, name: &[Word]) -> Option<usize> {
    let letters = typed.fold.chars().count();
    let shortened = is_abbreviation(&typed.typed) || !is_syllable(&typed.fold);
    let fits = shortened && letters >= 2 && letters <= name.len();
    let initials = name.iter().take(letters).filter_map(|word| word.fold.chars().next());
    (fits && typed.fold.chars().eq(initials)).then_some(letters)
}

/// Names of the collective entries that concern whoever is asked about: themselves and what they belong to.
pub fn with_collectives(directory: &Directory, name: &Name) -> Vec<String> {
    let kind = match name.kind {
        Kind::Official => MembersAre::Officials,
        Kind::Unit => MembersAre::Units,
        Kind::Collective => return vec![name.name.clone()],
    };
    let collectives = directory.collectives_of(&name.name).filter(|c| c.of == kind).map(|c| c.name.clone());
    std::iter::once(name.name.clone()).chain(collectives).collect()
}
