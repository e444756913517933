//! Which names of both programmes stand for one person or unit; knows directories and spellings, not items'
//! other fields. It errs towards two persons: a false alarm costs a glance, a silent change of chair a meeting.

use std::collections::HashMap;

use super::{
    Side,
    abbreviations::{is_given_name, is_syllable},
    wording::close,
    words::words,
};
use crate::directory::Entry;
use script::fold::{fold, nfc};

/// What a name is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Official,
    Unit,
}

/// A name as it is spelled somewhere.
struct Spelling {
    sort: Sort,
    /// Folded letters and digits alone: `te- pctnxh` and `TE-PCTNXH` agree in it.
    letters: String,
    /// The words in lower case, with diacritics.
    words: Vec<String>,
    /// Which entry of each side's directory it belongs to.
    entries: [Option<usize>; 2],
    /// On which side it is known, from the directory or an item.
    known: [bool; 2],
    /// The directory writes its name so, or an item does.
    positions: Vec<String>,
}

/// A change of name that may be a slip of the keyboard or another person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LikeNames {
    pub before: String,
    pub after: String,
}

/// Ids under which two spellings of one name are equal.
pub(super) struct Names {
    ids: HashMap<String, usize>,
    parents: Vec<usize>,
    pub alike: Vec<LikeNames>,
}

impl Names {
    pub fn of(before: Side, after: Side) -> Self {
        let mut spellings = Spellings::default();
        for (side, at) in [(before, 0), (after, 1)] {
            spellings.add_directory(side, at);
            spellings.add_items(side, at);
        }
        spellings.into_names()
    }

    /// The id of a name that was given to [`Names::of`].
    pub fn id(&self, name: &str) -> usize {
        self.ids.get(&key(name)).map_or(usize::MAX, |at| root(&self.parents, *at))
    }
}

#[derive(Default)]
struct Spellings {
    ids: HashMap<String, usize>,
    all: Vec<Spelling>,
    parents: Vec<usize>,
    printed: Vec<String>,
}

impl Spellings {
    fn add(&mut self, name: &str, sort: Sort, side: usize) -> usize {
        let at = *self.ids.entry(key(name)).or_insert_with(|| {
            let plain = without_honorific(name);
            let words = words(&plain);
            self.all.push(Spelling {
                sort,
                letters: words.iter().map(|word| word.folded.as_str()).collect(),
                words: words.into_iter().map(|word| word.text).collect(),
                entries: [None, None],
                known: [false, false],
                positions: Vec::new(),
            });
            self.parents.push(self.all.len() - 1);
            self.printed.push(plain);
            self.all.len() - 1
        });
        self.all[at].known[side] = true;
        at
    }

    fn add_directory(&mut self, side: Side, at: usize) {
        for (number, entry) in side.directory.entries().enumerate() {
            let (sort, positions) = match entry {
                Entry::Official(official) => (Sort::Official, official.positions.as_slice()),
                Entry::Unit(_) => (Sort::Unit, &[][..]),
                Entry::Collective(_) => (Sort::Official, &[][..]),
            };
            let mut first = None;
            for spelling in entry.spellings() {
                let id = self.add(spelling, sort, at);
                self.all[id].entries[at].get_or_insert(number);
                self.all[id].positions.extend(positions.iter().map(|position| long_position(position)));
                let first = *first.get_or_insert(id);
                self.unite(first, id);
            }
        }
    }

    fn add_items(&mut self, side: Side, at: usize) {
        for item in side.items {
            for name in &item.officials {
                self.add(name, Sort::Official, at);
            }
            for name in &item.units {
                self.add(name, Sort::Unit, at);
            }
        }
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (root(&self.parents, a), root(&self.parents, b));
        self.parents[a.max(b)] = a.min(b);
    }

    fn into_names(mut self) -> Names {
        let mut alike = Vec::new();
        for a in 0..self.all.len() {
            for b in a + 1..self.all.len() {
                if root(&self.parents, a) == root(&self.parents, b) {
                    continue;
                }
                let apart = self.told_apart(a, b) && !self.same_unit_letters(a, b);
                if !apart && self.one_name(a, b) {
                    self.unite(a, b);
                } else if let Some((before, after)) = self.looks_alike(a, b) {
                    alike.push(LikeNames { before, after });
                }
            }
        }
        Names { ids: self.ids, parents: self.parents, alike }
    }

    /// Whether one of the directories holds them as two.
    fn told_apart(&self, a: usize, b: usize) -> bool {
        (0..2).any(|side| {
            let pair = (self.all[a].entries[side], self.all[b].entries[side]);
            matches!(pair, (Some(a), Some(b)) if a != b)
        })
    }

    fn same_unit_letters(&self, a: usize, b: usize) -> bool {
        let (one, other) = (&self.all[a], &self.all[b]);
        one.sort == Sort::Unit && other.sort == Sort::Unit && one.letters == other.letters
    }

    fn one_name(&self, a: usize, b: usize) -> bool {
        let (one, other) = (&self.all[a], &self.all[b]);
        if one.letters == other.letters {
            return one.sort == Sort::Unit || !two_given_names(one, other);
        }
        match (one.sort, other.sort) {
            (Sort::Unit, Sort::Unit) => units_agree(one, other) || self.mistyped(one, other),
            (Sort::Official, Sort::Official) => {
                self.short_and_full(a, b)
                    || self.title_of(a, b)
                    || self.title_of(b, a)
                    || self.mistyped(one, other)
            }
            _ => false,
        }
    }

    /// `Hao` where the other programme has `Hoa`, and `Hao` is nobody there.
    fn mistyped(&self, one: &Spelling, other: &Spelling) -> bool {
        let slip = |wrong: &Spelling, right: &Spelling| {
            let only_here = wrong.known[0] != wrong.known[1];
            let known_there = right.known[usize::from(wrong.known[0])];
            only_here && known_there && !is_name(wrong)
        };
        let close = match one.sort {
            Sort::Unit => close(&one.letters, &other.letters) && !other_abbreviation(one, other),
            Sort::Official => {
                strsim::osa_distance(&one.letters, &other.letters) == 1 && one.letters.len() >= 3
            }
        };
        let candidates = |wrong: &Spelling| {
            self.all
                .iter()
                .filter(|right| right.sort == wrong.sort && right.known != wrong.known)
                .filter(|right| strsim::osa_distance(&right.letters, &wrong.letters) == 1)
                .count()
        };
        close && ((slip(one, other) && candidates(one) <= 1) || (slip(other, one) && candidates(other) <= 1))
    }

    /// `Lạc` and `Nguyễn Văn Lạc`, where nobody else's name ends so.
    fn short_and_full(&self, a: usize, b: usize) -> bool {
        let (short, full) = if self.all[a].words.len() < self.all[b].words.len() { (a, b) } else { (b, a) };
        let (short, full) = (&self.all[short], &self.all[full]);
        let ends_so =
            |spelling: &Spelling| spelling.sort == Sort::Official && spelling.words.ends_with(&short.words);
        !short.words.is_empty()
            && short.words.len() < full.words.len()
            && full.words.len() <= 5
            && ends_so(full)
            && is_given_name(short.words.last().map_or("", String::as_str))
            && self.all.iter().filter(|s| s.words.len() > short.words.len() && ends_so(s)).count() == 1
    }

    /// `Giám đốc` and the one official who is that.
    fn title_of(&self, title: usize, person: usize) -> bool {
        let title = self.all[title].words.join(" ");
        let holds = |spelling: &Spelling| spelling.positions.contains(&title);
        holds(&self.all[person])
            && (0..2).all(|side| {
                let holders = self.all.iter().filter(|s| holds(s)).filter_map(|s| s.entries[side]);
                let mut holders: Vec<usize> = holders.collect();
                holders.sort_unstable();
                holders.dedup();
                holders.len() <= 1
            })
    }

    /// Two names that differ in a tone or a letter, neither known to the other programme.
    fn looks_alike(&self, a: usize, b: usize) -> Option<(String, String)> {
        let (one, other) = (&self.all[a], &self.all[b]);
        let apart = one.sort == Sort::Official
            && other.sort == Sort::Official
            && one.letters == other.letters
            && one.known[0] != one.known[1]
            && other.known[0] != other.known[1]
            && one.known != other.known;
        apart.then(|| {
            let (old, new) = if one.known[0] { (a, b) } else { (b, a) };
            (self.printed[old].clone(), self.printed[new].clone())
        })
    }
}

fn root(parents: &[usize], mut at: usize) -> usize {
    while parents[at] != at {
        at = parents[at];
    }
    at
}

/// The spelling without case, honorific and spacing; diacritics stay, they tell persons apart.
fn key(name: &str) -> String {
    without_honorific(name).to_lowercase()
}

fn without_honorific(name: &str) -> String {
    let name = nfc(name);
    let mut rest = name.trim();
    for honorific in ["các đồng chí", "đồng chí", "các đ/c", "đ/c", "ông", "bà"] {
        let end = honorific.chars().count();
        let head: String = rest.chars().take(end).collect();
        let after = rest.chars().nth(end);
        if head.to_lowercase() == honorific && after.is_some_and(|c| c.is_whitespace() || c == '.') {
            rest = rest[head.len()..].trim_start_matches('.').trim();
            break;
        }
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn long_position(position: &str) -> String {
    let expanded = match fold(position).as_str() {
        "gd" => "giám đốc".into(),
        "pgd" => "phó giám đốc".into(),
        "ct" => "chủ tịch".into(),
        "pct" => "phó chủ tịch".into(),
        "bt" => "bí thư".into(),
        "pbt" => "phó bí thư".into(),
        _ => position.to_lowercase(),
    };
    words(&expanded).into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

fn two_given_names(one: &Spelling, other: &Spelling) -> bool {
    one.words.len() == other.words.len()
        && one.words.iter().zip(&other.words).any(|(a, b)| a != b && is_given_name(a) && is_given_name(b))
}

/// Whether every word can stand in a name: given names, or words that are no slip.
fn is_name(spelling: &Spelling) -> bool {
    let given = spelling.words.last().is_some_and(|word| is_given_name(word));
    match spelling.sort {
        Sort::Official if spelling.words.len() == 1 => given,
        Sort::Official => given && spelling.words.iter().all(|word| is_syllable(&fold(word))),
        Sort::Unit => false,
    }
}

/// `KT1` and `KT2`, `KHTH` and `KHTC`: one letter for another in a short code is another unit, not a slip.
fn other_abbreviation(one: &Spelling, other: &Spelling) -> bool {
    const LONG: usize = 6;
    let sorted = |spelling: &Spelling| {
        let mut letters: Vec<char> = spelling.letters.chars().collect();
        letters.sort_unstable();
        letters
    };
    let digits =
        |spelling: &Spelling| spelling.letters.chars().filter(char::is_ascii_digit).collect::<String>();
    let replaced = one.letters.len() == other.letters.len() && sorted(one) != sorted(other);
    digits(one) != digits(other) || (replaced && one.letters.len() < LONG)
}

/// `Phòng BTXH` and `BTXH`, `Bảo trợ xã hội` and `BTXH`.
fn units_agree(one: &Spelling, other: &Spelling) -> bool {
    let bare = |spelling: &Spelling| -> Vec<String> {
        let words = spelling.words.as_slice();
        match words {
            [first, rest @ ..] if !rest.is_empty() && matches!(first.as_str(), "phòng" | "p") => {
                rest.to_vec()
            }
            _ => words.to_vec(),
        }
    };
    let letters = |words: &[String]| words.iter().map(|word| fold(word)).collect::<String>();
    let initials = |words: &[String]| -> String {
        words.iter().filter(|word| *word != "và").filter_map(|word| fold(word).chars().next()).collect()
    };
    let (one, other) = (bare(one), bare(other));
    let short_for = |short: &[String], long: &[String]| {
        short.len() == 1 && long.len() > 1 && letters(short).len() >= 2 && letters(short) == initials(long)
    };
    letters(&one) == letters(&other) || short_for(&one, &other) || short_for(&other, &one)
}
