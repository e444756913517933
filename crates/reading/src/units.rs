//! Units under one name each, whatever the spelling; knows this document and the directory.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    alignment::Token,
    entries::{Gap, Piece},
    folded::fold_letters,
};
use plan::directory::{Collective, Directory, Entry, MembersAre, Unit};

mod spelled;

use spelled::{atoms, is_code, is_collective, is_committee, key_of, tidy};

/// Every unit of a document.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// What each spelling's skeleton stands for.
    known: HashMap<String, String>,
    seen: BTreeMap<String, Seen>,
    /// Skeletons in the order of their first appearance.
    order: Vec<String>,
    /// Unknown names that resemble a known one: spelling, then the name it resembles.
    pub doubts: Vec<(String, String)>,
}

#[derive(Clone, Debug, Default)]
struct Seen {
    count: usize,
    spellings: Vec<(String, usize)>,
    /// The skeleton under which it is kept, once settled.
    same_as: Option<String>,
}

impl Units {
    pub fn new(directory: &Directory) -> Self {
        let mut units = Self::default();
        for entry in directory.entries() {
            let spellings: Vec<&String> = match entry {
                Entry::Unit(unit) => {
                    std::iter::once(&unit.code).chain(&unit.name).chain(&unit.aliases).collect()
                }
                Entry::Collective(c) => std::iter::once(&c.name).chain(&c.aliases).collect(),
                Entry::Official(_) => continue,
            };
            for spelling in spellings {
                units.known.entry(key_of(spelling)).or_insert_with(|| entry.name().to_owned());
            }
        }
        units
    }

    /// Whether a cell holds this spelling.
    pub fn mentions(&self, pieces: &[Piece], spelling: &str) -> bool {
        let key = key_of(spelling);
        atoms(pieces).iter().any(|(text, ..)| key_of(text) == key)
    }

    /// Counts what stands in a cell or a clause.
    pub fn learn(&mut self, pieces: &[Piece]) {
        for (text, _, _) in atoms(pieces) {
            self.count(&text);
        }
    }

    pub fn count(&mut self, text: &str) {
        let (key, spelling) = (key_of(text), tidy(text));
        if key.is_empty() {
            return;
        }
        if !self.seen.contains_key(&key) {
            self.order.push(key.clone());
        }
        let seen = self.seen.entry(key).or_default();
        seen.count += 1;
        match seen.spellings.iter_mut().find(|(known, _)| *known == spelling) {
            Some((_, count)) => *count += 1,
            None => seen.spellings.push((spelling, 1)),
        }
    }

    /// Brings spellings together once everything has been counted.
    pub fn settle(&mut self) {
        for key in self.order.clone() {
            let target =
                self.initials_of(&key).or_else(|| self.shorter(&key)).or_else(|| self.resembled(&key));
            if let Some(target) = target.filter(|target| *target != key)
                && let Some(seen) = self.seen.get_mut(&key)
            {
                seen.same_as = Some(target);
            }
        }
    }

    /// `Văn phòng` is `VP` where both occur.
    fn initials_of(&self, key: &str) -> Option<String> {
        let spelling = self.spelling(key)?;
        let words: Vec<&str> = spelling.split([' ', '-', ',']).filter(|w| !w.is_empty()).collect();
        if words.len() < 2 || !spelling.chars().any(char::is_lowercase) {
            return None;
        }
        let skip = usize::from(fold_letters(words[0]) == "phong" && words.len() > 2);
        let letters = |skip: usize| -> String {
            let kept = words[skip..].iter().filter(|w| !matches!(fold_letters(w).as_str(), "va" | "&"));
            kept.filter_map(|w| fold_letters(w).chars().next()).collect()
        };
        let code = |initials: &String| {
            self.seen.contains_key(initials)
                && !self.is_half(initials)
                && self.spelling(initials).is_some_and(|s| !s.chars().any(char::is_lowercase))
        };
        [letters(skip), letters(0)].into_iter().find(|initials| initials.len() >= 2 && code(initials))
    }

    /// The `TT` of a `TT, BVTV` that is `TT-BVTV` elsewhere stands for nothing by itself.
    fn is_half(&self, key: &str) -> bool {
        let spellings = self.seen.values().flat_map(|seen| &seen.spellings);
        let mut halves = spellings.filter_map(|(spelling, _)| spelling.split_once(['-', '–']));
        halves.any(|(first, last)| key_of(first) == key || key_of(last) == key)
    }

    /// `VP Sở` is `VP`, `Thanh tra Sở` is `Thanh tra`, where the short one occurs too.
    fn shorter(&self, key: &str) -> Option<String> {
        let spelling = self.spelling(key)?;
        let (short, last) = spelling.rsplit_once(' ')?;
        let short = key_of(short);
        (fold_letters(last) == "so" && self.seen.contains_key(&short)).then_some(short)
    }

    /// An abbreviation that occurs once and is one slip away from one that occurs often.
    fn resembled(&mut self, key: &str) -> Option<String> {
        let seen = self.seen.get(key)?;
        let spelling = self.spelling(key)?;
        let code = !spelling.chars().any(|c| c.is_lowercase() || c.is_ascii_digit());
        if seen.count > 1 || !code || key.len() < SHORTEST || self.known.contains_key(key) {
            return None;
        }
        let near = |other: &&String| {
            let often = self.seen.get(*other).is_some_and(|s| s.count >= OFTEN);
            let usual = often || self.known.contains_key(*other);
            usual && other.len() >= SHORTEST && strsim::damerau_levenshtein(key, other) == 1
        };
        let target = self.order.iter().filter(|other| other.as_str() != key).find(near)?.clone();
        let name = self.name_of(&target);
        self.doubts.push((spelling, name));
        // Two letters changed about or one missing is a slip; another letter may be another unit.
        let slip =
            key.len() != target.len() || strsim::hamming(key, &target).is_ok_and(|changed| changed == 2);
        slip.then_some(target)
    }

    fn spelling(&self, key: &str) -> Option<String> {
        let seen = self.seen.get(key)?;
        let most = seen.spellings.iter().map(|(_, count)| *count).max()?;
        seen.spellings.iter().find(|(_, count)| *count == most).map(|(spelling, _)| spelling.clone())
    }

    fn name_of(&self, key: &str) -> String {
        let mut key = key;
        for _ in 0..4 {
            if let Some(name) = self.known.get(key) {
                return name.clone();
            }
            match self.seen.get(key).and_then(|seen| seen.same_as.as_deref()) {
                Some(next) => key = next,
                None => break,
            }
        }
        self.spelling(key).unwrap_or_default()
    }

    /// The one name of a spelling.
    pub fn name(&self, text: &str) -> Option<String> {
        let key = key_of(text);
        if let Some(name) = self.known.get(&key) {
            return Some(name.clone());
        }
        let name = if self.seen.contains_key(&key) { self.name_of(&key) } else { tidy(text) };
        (!name.is_empty()).then_some(name)
    }

    fn stands_alone(&self, key: &str) -> usize {
        self.seen.get(key).map_or(0, |seen| seen.count) + if self.known.contains_key(key) { 1000 } else { 0 }
    }

    /// The units of a cell, each with what sets it apart from the one before.
    pub fn tokens(&self, pieces: &[Piece]) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let atoms = self.joined(atoms(pieces));
        for (text, gap, paragraph) in atoms {
            for (index, part) in self.parted(&text).into_iter().enumerate() {
                if let Some(name) = self.name(&part) {
                    tokens.push(Token { name, gap: if index == 0 { gap } else { Gap::Space }, paragraph });
                }
            }
        }
        tokens
    }

    /// `TE, PCTNXH` is one unit where `TE-PCTNXH` is one elsewhere and its halves are none.
    fn joined(&self, atoms: Vec<(String, Gap, usize)>) -> Vec<(String, Gap, usize)> {
        let mut out: Vec<(String, Gap, usize)> = Vec::with_capacity(atoms.len());
        for (text, gap, paragraph) in atoms {
            if let Some((before, _, _)) = out.last_mut()
                && gap <= Gap::Space
            {
                let both = format!("{before}{text}");
                let whole = self.stands_alone(&key_of(&both));
                let halves = self.stands_alone(&key_of(before)).max(self.stands_alone(&key_of(&text)));
                if whole > 0 && whole >= halves {
                    *before = format!("{before}-{text}");
                    continue;
                }
            }
            out.push((text, gap, paragraph));
        }
        out
    }

    /// `VP Đảng ủy` is two units where each stands alone elsewhere and the whole does not.
    fn parted(&self, text: &str) -> Vec<String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let whole = self.stands_alone(&key_of(text));
        if words.len() < 2 || words.len() > 8 || whole > 1 {
            return vec![text.to_owned()];
        }
        let mut parts: Vec<String> = Vec::new();
        let (mut start, mut recognised) = (0, false);
        while start < words.len() {
            let longest = (start + 1..=words.len())
                .rev()
                .filter(|end| *end - start < words.len())
                .find(|end| self.stands_alone(&key_of(&words[start..*end].join(" "))) > 0);
            recognised |= longest.is_some();
            let end = longest.or_else(|| is_code(words[start]).then_some(start + 1));
            let Some(end) = end else { return vec![text.to_owned()] };
            parts.push(words[start..end].join(" "));
            start = end;
        }
        if parts.len() > 1 && recognised { parts } else { vec![text.to_owned()] }
    }

    /// The directory entries of the names that items carry.
    pub fn describe(&self, used: &HashSet<&str>, known: &Directory) -> (Vec<Unit>, Vec<Collective>) {
        let mut units: Vec<Unit> = Vec::new();
        let mut collectives: Vec<Collective> = Vec::new();
        // Names of entries that were told apart only later have no count of their own.
        let mut parted: Vec<String> =
            used.iter().map(|name| key_of(name)).filter(|key| !self.seen.contains_key(key)).collect();
        parted.sort();
        let names =
            self.order.iter().map(|key| (key, self.name_of(key))).chain(parted.iter().filter_map(|key| {
                let name = used.iter().find(|name| key_of(name) == *key)?;
                Some((key, (*name).to_owned()))
            }));
        for (key, name) in names {
            if !used.contains(name.as_str()) {
                continue;
            }
            let spellings = self
                .seen
                .get(key)
                .map(|seen| seen.spellings.iter().map(|(s, _)| s.clone()))
                .into_iter()
                .flatten();
            let aliases: Vec<String> = spellings.filter(|s| *s != name).collect();
            if let Some(unit) = units.iter_mut().find(|unit| unit.code == name) {
                add(&mut unit.aliases, aliases);
            } else if let Some(c) = collectives.iter_mut().find(|c| c.name == name) {
                add(&mut c.aliases, aliases);
            } else if let Some(c) = known.collectives.iter().find(|c| c.name == name) {
                collectives.push(c.clone());
            } else if is_collective(&name)
                && !is_committee(&name)
                && !known.units.iter().any(|u| u.code == name)
            {
                let folded = fold_letters(&name);
                let of = if folded.contains("phong") || folded.contains("don vi") {
                    MembersAre::Units
                } else {
                    MembersAre::Officials
                };
                collectives.push(Collective { name, of, members: Vec::new(), aliases });
            } else {
                let full = known.units.iter().find(|u| u.code == name).and_then(|u| u.name.clone());
                units.push(Unit { code: name, name: full, aliases });
            }
        }
        (units, collectives)
    }
}

/// Shorter abbreviations resemble each other without meaning it.
const SHORTEST: usize = 4;
/// An abbreviation that occurs this often is the right one.
const OFTEN: usize = 3;

fn add(aliases: &mut Vec<String>, more: Vec<String>) {
    for alias in more {
        if !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
}
