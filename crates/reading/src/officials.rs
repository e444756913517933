//! Officials, titles and collectives under one name each; knows this document and the directory.

use std::collections::HashMap;

use super::{
    folded::{fold_letters, one_line, skeleton},
    people::{self, Kind, Person},
};
use plan::directory::{Collective, Directory, MembersAre, Official};
use script::fold::TONES;

/// Everybody whom a document names.
#[derive(Clone, Debug, Default)]
pub struct Officials {
    /// What each folded spelling of the directory stands for.
    known: HashMap<String, String>,
    people: Vec<Tally>,
    others: Vec<Other>,
}

/// A title or a collective in all its spellings.
#[derive(Clone, Debug)]
struct Other {
    folded: String,
    kind: Kind,
    spellings: Vec<(String, usize)>,
}

impl Other {
    /// As it is spelled most often; of two, as it was spelled first.
    fn name(&self) -> &str {
        let most = self.spellings.iter().map(|(_, count)| *count).max();
        let usual = self.spellings.iter().find(|(_, count)| Some(*count) == most);
        usual.map_or("", |(spelling, _)| spelling)
    }
}

/// One person, as far as the document shows.
#[derive(Clone, Debug)]
struct Tally {
    name: String,
    /// Lower case, tones on the same vowel.
    exact: String,
    count: usize,
    positions: Vec<(String, usize)>,
    aliases: Vec<String>,
    /// Another tally that is the same person.
    same_as: Option<usize>,
}

/// Whom a phrase may mean when it does not decide by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub candidates: Vec<String>,
}

impl Officials {
    pub fn new(directory: &Directory) -> Self {
        let mut known = HashMap::new();
        let officials = directory.officials.iter().map(|o| (&o.name, &o.aliases));
        let collectives = directory.collectives.iter().map(|c| (&c.name, &c.aliases));
        for (name, aliases) in officials.chain(collectives) {
            for spelling in std::iter::once(name).chain(aliases) {
                known.entry(exact(spelling)).or_insert_with(|| name.clone());
            }
        }
        Self { known, ..Self::default() }
    }

    pub fn learn(&mut self, person: &Person) {
        if person.kind != Kind::Person {
            let key = fold_letters(&person.name);
            let at = self.others.iter().position(|other| other.folded == key).unwrap_or_else(|| {
                self.others.push(Other { folded: key, kind: person.kind, spellings: Vec::new() });
                self.others.len() - 1
            });
            count(&mut self.others[at].spellings, &person.name);
            return;
        }
        let key = exact(&person.name);
        let ranks: Vec<String> = person.positions.iter().map(|p| rank(p)).collect();
        let fits = |tally: &Tally| {
            tally.exact == key
                && (is_full(&tally.name)
                    || ranks.is_empty()
                    || tally.positions.is_empty()
                    || tally.positions.iter().any(|(p, _)| ranks.contains(&rank(p))))
        };
        let at = self.people.iter().position(fits).unwrap_or_else(|| {
            self.people.push(Tally {
                name: person.name.clone(),
                exact: key,
                count: 0,
                positions: Vec::new(),
                aliases: Vec::new(),
                same_as: None,
            });
            self.people.len() - 1
        });
        let tally = &mut self.people[at];
        tally.count += 1;
        for position in &person.positions {
            count(&mut tally.positions, position);
        }
    }

    /// Brings short and full names, and names typed without diacritics, together.
    pub fn settle(&mut self) {
        self.tell_apart();
        for at in 0..self.people.len() {
            let same = self.twin(at).or_else(|| self.full_name_of(at));
            if let Some(other) = same.filter(|other| self.root(*other) != at) {
                self.people[at].same_as = Some(other);
                let alias = self.people[at].name.clone();
                let root = self.root(other);
                if alias != self.people[root].name && !self.people[root].aliases.contains(&alias) {
                    self.people[root].aliases.push(alias);
                }
            }
        }
    }

    /// Two people of one given name carry their position behind it, all but the most frequent.
    fn tell_apart(&mut self) {
        for at in 0..self.people.len() {
            let stronger = (0..self.people.len()).any(|other| {
                other != at
                    && self.people[other].exact == self.people[at].exact
                    && (self.people[other].count > self.people[at].count
                        || (self.people[other].count == self.people[at].count && other < at))
            });
            if stronger && let Some((position, _)) = self.people[at].positions.first() {
                self.people[at].name = format!("{} ({position})", self.people[at].name);
            }
        }
    }

    /// The same name with diacritics missing: `Nguyen Van Ha` is `Nguyễn Văn Hà`.
    fn twin(&self, at: usize) -> Option<usize> {
        let tally = &self.people[at];
        let folded = fold_letters(&tally.name);
        let bare = tally.name.is_ascii();
        let same = |other: usize| {
            let them = &self.people[other];
            let ranks = || {
                them.positions.iter().any(|(p, _)| tally.positions.iter().any(|(q, _)| rank(p) == rank(q)))
            };
            other != at
                && them.exact != tally.exact
                && fold_letters(&them.name) == folded
                && (them.count, other) > (tally.count, at)
                && (is_full(&tally.name) || (bare && ranks()))
        };
        (0..self.people.len()).find(|other| same(*other))
    }

    /// The one full name that ends with this given name.
    fn full_name_of(&self, at: usize) -> Option<usize> {
        if is_full(&self.people[at].name) || self.people[at].name.contains('(') {
            return None;
        }
        let candidates = self.candidates(&self.people[at].exact);
        match candidates.as_slice() {
            [only] => self.compatible(at, *only).then_some(*only),
            _ => {
                let fitting: Vec<usize> =
                    candidates.into_iter().filter(|c| self.shares_rank(at, *c)).collect();
                (fitting.len() == 1).then(|| fitting[0])
            }
        }
    }

    fn candidates(&self, given: &str) -> Vec<usize> {
        let ends = |tally: &Tally| is_full(&tally.name) && tally.exact.ends_with(&format!(" {given}"));
        (0..self.people.len())
            .filter(|at| ends(&self.people[*at]) && self.people[*at].same_as.is_none())
            .collect()
    }

    fn compatible(&self, a: usize, b: usize) -> bool {
        self.people[a].positions.is_empty() || self.people[b].positions.is_empty() || self.shares_rank(a, b)
    }

    fn shares_rank(&self, a: usize, b: usize) -> bool {
        let ranks = |at: usize| self.people[at].positions.iter().map(|(p, _)| rank(p));
        ranks(a).any(|rank_a| ranks(b).any(|rank_b| rank_a == rank_b))
    }

    fn root(&self, at: usize) -> usize {
        let mut at = at;
        for _ in 0..self.people.len() {
            match self.people[at].same_as {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// The one name of a phrase, and whom else it may mean.
    pub fn name(&self, person: &Person) -> Named {
        if let Some(name) = self.known.get(&exact(&person.name)) {
            return Named { name: name.clone(), candidates: Vec::new() };
        }
        if person.kind != Kind::Person {
            let key = fold_letters(&person.name);
            let seen = self.others.iter().find(|other| other.folded == key);
            let name = seen.map_or_else(|| person.name.clone(), |other| other.name().to_owned());
            return Named { name, candidates: Vec::new() };
        }
        let key = exact(&person.name);
        let ranks: Vec<String> = person.positions.iter().map(|p| rank(p)).collect();
        let same: Vec<usize> = (0..self.people.len()).filter(|at| self.people[*at].exact == key).collect();
        let by_rank =
            same.iter().find(|at| self.people[**at].positions.iter().any(|(p, _)| ranks.contains(&rank(p))));
        let Some(at) = by_rank.or_else(|| same.iter().max_by_key(|at| self.people[**at].count)) else {
            return Named { name: person.name.clone(), candidates: Vec::new() };
        };
        let root = self.root(*at);
        let mut candidates = Vec::new();
        if root == *at && !is_full(&self.people[root].name) {
            candidates = self.candidates(&key).into_iter().map(|c| self.people[c].name.clone()).collect();
        }
        if by_rank.is_none() && same.len() > 1 {
            candidates = same.iter().map(|at| self.people[self.root(*at)].name.clone()).collect();
        }
        Named { name: self.people[root].name.clone(), candidates }
    }

    /// The people whom position alone keeps apart: name and the other's name.
    pub fn namesakes(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (at, tally) in self.people.iter().enumerate() {
            let other = self
                .people
                .iter()
                .enumerate()
                .find(|(o, t)| *o != at && t.exact == tally.exact && !t.name.contains('('));
            if tally.name.contains('(')
                && let Some((_, other)) = other
            {
                pairs.push((tally.name.clone(), other.name.clone()));
            }
        }
        pairs
    }

    /// The directory entries of the names that items carry.
    pub fn describe(
        &self,
        used: &dyn Fn(&str) -> bool,
        known: &Directory,
    ) -> (Vec<Official>, Vec<Collective>) {
        let mut officials: Vec<Official> = Vec::new();
        for (at, tally) in self.people.iter().enumerate() {
            let name = self.known.get(&tally.exact).unwrap_or(&self.people[self.root(at)].name);
            if !used(name) {
                continue;
            }
            let at = officials.iter().position(|o| o.name == *name).unwrap_or_else(|| {
                let before = known.officials.iter().find(|o| o.name == *name).cloned();
                officials
                    .push(before.unwrap_or_else(|| Official { name: name.clone(), ..Official::default() }));
                officials.len() - 1
            });
            merge_positions(&mut officials[at].positions, &tally.positions);
            for alias in &tally.aliases {
                if !officials[at].aliases.contains(alias) {
                    officials[at].aliases.push(alias.clone());
                }
            }
        }
        for title in self.others.iter().filter(|other| other.kind == Kind::Title) {
            let name = title.name();
            if used(name) && !officials.iter().any(|o| o.name == name) {
                officials.push(Official { name: name.to_owned(), ..Official::default() });
            }
        }
        let leaders: Vec<String> = officials
            .iter()
            .filter(|o| o.positions.iter().any(|p| leads(p)))
            .map(|o| o.name.clone())
            .collect();
        let mut collectives = Vec::new();
        for other in &self.others {
            let name = other.name();
            if matches!(other.kind, Kind::Collective | Kind::Other) && used(name) {
                let before = known.collectives.iter().find(|c| c.name == name).cloned();
                let whole = is_leadership(name) && leaders.len() > 1;
                let members = if whole { leaders.clone() } else { Vec::new() };
                let fresh = Collective {
                    name: name.to_owned(),
                    of: MembersAre::Officials,
                    members,
                    aliases: Vec::new(),
                };
                collectives.push(before.unwrap_or(fresh));
            }
        }
        (officials, collectives)
    }
}

fn count(seen: &mut Vec<(String, usize)>, text: &str) {
    match seen.iter_mut().find(|(known, _)| known == text) {
        Some((_, count)) => *count += 1,
        None => seen.push((text.to_owned(), 1)),
    }
}

/// Directors and their deputies are the leadership of an office.
fn leads(position: &str) -> bool {
    matches!(
        rank(position).as_str(),
        "gd" | "pgd" | "ct" | "pct" | "cttt" | "pcttt" | "ht" | "pht" | "tgd" | "ptgd"
    )
}

/// `Lãnh đạo Sở`, `Ban Giám đốc`.
pub fn is_leadership(name: &str) -> bool {
    let folded = fold_letters(name);
    ["lanh dao", "ban giam doc", "bgd", "ban giam hieu", "bgh", "ban lanh dao", "tap the lanh dao"]
        .iter()
        .any(|head| folded.starts_with(head))
        && !folded.contains("phong")
}

/// Adds positions; of two spellings of one rank (`GD`, `GĐ`) the more frequent stays.
fn merge_positions(kept: &mut Vec<String>, seen: &[(String, usize)]) {
    let mut seen: Vec<&(String, usize)> = seen.iter().collect();
    seen.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (position, _) in seen {
        if !kept.iter().any(|known| skeleton(known) == skeleton(position)) {
            kept.push(position.clone());
        }
    }
}

/// One rank whatever its spelling: `Phó Chủ tịch UBND huyện` and `PCT` → `pct`.
fn rank(position: &str) -> String {
    let (title, _) = people::split_title(position);
    let title = title.unwrap_or(position);
    if title.contains(' ') && title.chars().any(char::is_lowercase) {
        return title.split_whitespace().filter_map(|w| fold_letters(w).chars().next()).collect();
    }
    skeleton(title)
}

/// A family name and more; `Thu Hà` is a given name of two words.
fn is_full(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (words >= 3 || words == 2 && people::is_full_name(name)) && !name.contains('(')
}

/// Comparable but with its tones: case, spaces and the place of the tone mark don't matter.
fn exact(name: &str) -> String {
    let lower = one_line(name).to_lowercase();
    let mut out = lower;
    for (old, new) in TONES {
        out = out.replace(old, new);
    }
    out
}
