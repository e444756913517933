//! Which old item is which new one: an assignment at minimum total cost; knows how far two items are
//! apart, not what to call the difference.
//!
//! A greedy walk would give the first "Đi kiểm tra cơ sở" of a month to whichever comes first and report
//! the others as moved. The assignment weighs all of them at once.

use std::collections::{BTreeMap, HashMap, HashSet};

use pathfinding::{kuhn_munkres::kuhn_munkres, matrix::Matrix};

use super::{Verdict, entry::Entry, wording::close, words::Word};

/// What it costs to leave an old and a new item unpaired; a pair that costs more is none.
pub(super) const APART: i64 = 550;
/// How near to [`APART`] a cost must be for the pair to be doubtful.
pub(super) const DOUBT: i64 = 90;

const CONTENT: f64 = 1000.0;
const OTHER_DAY: i64 = 80;
const PER_DAY: i64 = 6;
const FARTHEST: i64 = 120;
const OTHER_SESSION: i64 = 40;
const SESSION_MADE_KNOWN: i64 = 20;
const OTHER_HOUR: i64 = 15;
const OTHER_CHAIR: f64 = 120.0;
const OTHER_UNITS: f64 = 80.0;
const OTHER_PLACE: i64 = 60;
/// Dearer than a move to another day: of `(Hoãn)` on the old day and the same work on a new day, the new
/// day is what became of the old item.
pub(super) const CALLED_OFF: i64 = 300;
/// A routine item is no evidence by its words alone when the people differ as well as the day.
const ROUTINE_ELSEWHERE: i64 = 200;
/// What a secretary has decided outweighs any cost.
const DECIDED: i64 = 100_000;

/// Two entries (by position) and how far they are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub before: usize,
    pub after: usize,
    pub cost: i64,
    pub decided: bool,
}

pub(super) struct Pairing {
    pub pairs: Vec<Pair>,
    /// Pairs that cost too much by little, of entries that are in no other pair.
    pub near: Vec<Pair>,
}

pub(super) fn pair(before: &[Entry], after: &[Entry], verdicts: &[Verdict]) -> Pairing {
    let mut pairs = unchanged(before, after, verdicts);
    let taken = (
        pairs.iter().map(|pair| pair.before).collect::<HashSet<_>>(),
        pairs.iter().map(|pair| pair.after).collect::<HashSet<_>>(),
    );
    let rest =
        |count: usize, taken: &HashSet<usize>| (0..count).filter(|i| !taken.contains(i)).collect::<Vec<_>>();
    let (old, new) = (rest(before.len(), &taken.0), rest(after.len(), &taken.1));
    let candidates = candidates(before, after, &old, &new, verdicts);
    for group in groups(&candidates) {
        pairs.extend(assign(&group, before, after));
    }
    pairs.sort_unstable_by_key(|pair| (pair.before, pair.after));
    let near = near(&candidates, &pairs);
    Pairing { pairs, near }
}

/// Items in which nothing but spelling can differ. They cost nothing, so no assignment does better.
fn unchanged(before: &[Entry], after: &[Entry], verdicts: &[Verdict]) -> Vec<Pair> {
    let mut by_day: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, entry) in after.iter().enumerate() {
        by_day.entry(entry.when()).or_default().push(at);
    }
    let mut taken = HashSet::new();
    let mut pairs = Vec::new();
    for (old, entry) in before.iter().enumerate() {
        let same_time = by_day.get(&entry.when()).map(Vec::as_slice).unwrap_or_default();
        let twin = same_time.iter().copied().find(|new| {
            !taken.contains(new)
                && entry.equals(&after[*new])
                && !verdicts.iter().any(|v| v.before == entry.index || v.after == after[*new].index)
        });
        if let Some(new) = twin {
            taken.insert(new);
            pairs.push(Pair { before: old, after: new, cost: 0, decided: false });
        }
    }
    pairs
}

/// Every pair that may be one item, with what it costs.
fn candidates(
    before: &[Entry],
    after: &[Entry],
    old: &[usize],
    new: &[usize],
    verdicts: &[Verdict],
) -> Vec<Pair> {
    let likeness = Likeness::of((before, old), (after, new));
    let routine = repeated(before).union(&repeated(after)).cloned().collect::<HashSet<String>>();
    let are_routine = |entries: &[Entry], list: &[usize]| -> Vec<bool> {
        list.iter().map(|i| routine.contains(&entries[*i].routine())).collect()
    };
    let (old_routine, new_routine) = (are_routine(before, old), are_routine(after, new));
    let letters = Letters::of((before, old), (after, new));
    let mut found = Vec::new();
    for (row, o) in old.iter().enumerate() {
        let scores = likeness.row(row);
        for (column, n) in new.iter().enumerate() {
            let verdict =
                verdicts.iter().find(|v| v.before == before[*o].index && v.after == after[*n].index);
            let mut likeness = scores[column];
            if (MAYBE_MISTYPED..MISTYPED).contains(&likeness) && letters.differ_little(row, column) {
                let mistyped = is_mistyped(&before[*o].words, &after[*n].words);
                likeness = if mistyped { MISTYPED } else { likeness };
            }
            let content = ((1.0 - likeness) * CONTENT) as i64;
            if content > APART + DOUBT && verdict.is_none() {
                continue;
            }
            let cost = content + distance(&before[*o], &after[*n], old_routine[row] || new_routine[column]);
            let cost = match verdict {
                Some(verdict) if verdict.same => -DECIDED,
                Some(_) => continue,
                None => cost,
            };
            if cost <= APART + DOUBT {
                found.push(Pair { before: *o, after: *n, cost, decided: verdict.is_some() });
            }
        }
    }
    found
}

fn repeated(entries: &[Entry]) -> HashSet<String> {
    let mut seen = HashSet::new();
    entries.iter().map(Entry::routine).filter(|routine| !seen.insert(routine.clone())).collect()
}

/// What everything but the wording adds to the cost.
fn distance(before: &Entry, after: &Entry, routine: bool) -> i64 {
    let (old, new) = (&before.item, &after.item);
    let mut cost = 0;
    let days = (old.date - new.date).num_days().abs() + (old.last_day() - new.last_day()).num_days().abs();
    if days > 0 {
        cost += if old.date == new.date { OTHER_DAY / 2 } else { OTHER_DAY };
        cost += (days * PER_DAY / 2).min(FARTHEST);
    }
    if old.session != new.session {
        use crate::Session::Unspecified;
        let known = old.session != Unspecified && new.session != Unspecified;
        cost += if known { OTHER_SESSION } else { SESSION_MADE_KNOWN };
    }
    if old.time != new.time {
        cost += OTHER_HOUR;
    }
    let (chairs, units) = (unlike(&before.officials, &after.officials), unlike(&before.units, &after.units));
    cost += (OTHER_CHAIR * chairs) as i64 + (OTHER_UNITS * units) as i64;
    if !before.place.is_empty() && !after.place.is_empty() && !same_words(before, after) {
        cost += OTHER_PLACE;
    }
    if before.is_on() != after.is_on() {
        cost += CALLED_OFF;
    }
    if routine && old.date != new.date && chairs + units > 0.5 {
        cost += ROUTINE_ELSEWHERE;
    }
    cost
}

fn same_words(before: &Entry, after: &Entry) -> bool {
    before.place.iter().map(|w| &w.folded).eq(after.place.iter().map(|w| &w.folded))
}

/// The share of names that only one of the two lists has.
fn unlike(before: &[usize], after: &[usize]) -> f64 {
    let shared = before.iter().filter(|id| after.contains(id)).count();
    let all = before.len() + after.len() - shared;
    if all == 0 { 0.0 } else { 1.0 - shared as f64 / all as f64 }
}

/// How alike two wordings are that differ by typing errors alone.
const MISTYPED: f64 = 0.97;
/// Less alike than this, they are not looked at letter by letter.
const MAYBE_MISTYPED: f64 = 0.4;
/// How many letters more or less a mistyped wording may have.
const LETTERS_MORE: usize = 2;

/// How many letters each wording has: what is cheap to compare before what is not.
struct Letters {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Letters {
    fn of((before, old): (&[Entry], &[usize]), (after, new): (&[Entry], &[usize])) -> Self {
        let count = |entry: &Entry| entry.words.iter().map(|word| word.folded.len()).sum();
        Self {
            old: old.iter().map(|i| count(&before[*i])).collect(),
            new: new.iter().map(|i| count(&after[*i])).collect(),
        }
    }

    fn differ_little(&self, row: usize, column: usize) -> bool {
        self.old[row].abs_diff(self.new[column]) <= LETTERS_MORE
    }
}

/// Whether what the two wordings do not share is the same word mistyped, cut in two or glued.
fn is_mistyped(before: &[Word], after: &[Word]) -> bool {
    let only_in = |words: &[Word], other: &[Word]| -> String {
        let rest = words.iter().filter(|word| !other.iter().any(|o| o.folded == word.folded));
        rest.map(|word| word.folded.as_str()).collect()
    };
    let (old, new) = (only_in(before, after), only_in(after, before));
    let numbers = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    numbers(&old) == numbers(&new) && (old == new || close(&old, &new))
}

/// How alike the wordings of two lists of entries are, from 0 to 1, rare words weighing more.
struct Likeness {
    columns: usize,
    shared: Vec<f32>,
    old: Vec<f32>,
    new: Vec<f32>,
}

impl Likeness {
    fn of((before, old): (&[Entry], &[usize]), (after, new): (&[Entry], &[usize])) -> Self {
        let mut frequency: HashMap<&str, usize> = HashMap::new();
        for word in before.iter().chain(after).flat_map(|entry| bag(entry).into_keys()) {
            *frequency.entry(word).or_default() += 1;
        }
        let total = (before.len() + after.len()) as f32;
        let weight: HashMap<&str, f32> =
            frequency.iter().map(|(word, count)| (*word, (1.0 + total / *count as f32).ln())).collect();
        let old: Vec<_> = old.iter().map(|i| bag(&before[*i])).collect();
        let new: Vec<_> = new.iter().map(|i| bag(&after[*i])).collect();
        let size =
            |bag: &BTreeMap<&str, u8>| bag.iter().map(|(word, n)| weight[word] * f32::from(*n)).sum::<f32>();
        let mut postings: HashMap<&str, Vec<(usize, u8)>> = HashMap::new();
        for (column, bag) in new.iter().enumerate() {
            for (word, count) in bag {
                postings.entry(word).or_default().push((column, *count));
            }
        }
        let mut shared = vec![0.0; old.len() * new.len()];
        for (row, bag) in old.iter().enumerate() {
            let scores = &mut shared[row * new.len()..(row + 1) * new.len()];
            for (word, count) in bag {
                for (column, other) in postings.get(word).map(Vec::as_slice).unwrap_or_default() {
                    scores[*column] += weight[word] * f32::from(*count.min(other));
                }
            }
        }
        let sizes = |bags: &[BTreeMap<&str, u8>]| bags.iter().map(size).collect();
        Self { columns: new.len(), shared, old: sizes(&old), new: sizes(&new) }
    }

    /// Mostly the share of common weight, a little the share that the shorter wording has in the longer:
    /// `Đi kiểm tra cơ sở` that gains where and why is still the same work.
    fn row(&self, row: usize) -> Vec<f64> {
        let own = self.old[row];
        let shared = &self.shared[row * self.columns..(row + 1) * self.columns];
        let likeness = |(shared, other): (&f32, &f32)| {
            if own + other == 0.0 {
                return 1.0;
            }
            let common = 2.0 * shared / (own + other);
            let contained = shared / own.min(*other).max(f32::EPSILON);
            f64::from(0.65 * common + 0.35 * contained.min(1.0))
        };
        shared.iter().zip(&self.new).map(likeness).collect()
    }
}

fn bag(entry: &Entry) -> BTreeMap<&str, u8> {
    let mut bag = BTreeMap::new();
    for word in entry.words.iter() {
        let count: &mut u8 = bag.entry(word.folded.as_str()).or_default();
        *count = count.saturating_add(1);
    }
    bag
}

/// Candidates that compete for an item, together; those of different groups cannot disturb each other.
fn groups(candidates: &[Pair]) -> Vec<Vec<Pair>> {
    let mut leaders: Vec<usize> = (0..candidates.len()).collect();
    fn leader(leaders: &mut [usize], at: usize) -> usize {
        let mut at = at;
        while leaders[at] != at {
            leaders[at] = leaders[leaders[at]];
            at = leaders[at];
        }
        at
    }
    let (mut by_old, mut by_new) = (HashMap::new(), HashMap::new());
    for (at, pair) in candidates.iter().enumerate().filter(|(_, pair)| pair.cost < APART) {
        for first in [*by_old.entry(pair.before).or_insert(at), *by_new.entry(pair.after).or_insert(at)] {
            let (a, b) = (leader(&mut leaders, first), leader(&mut leaders, at));
            leaders[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
    for (at, pair) in candidates.iter().enumerate().filter(|(_, pair)| pair.cost < APART) {
        groups.entry(leader(&mut leaders, at)).or_default().push(*pair);
    }
    groups.into_values().collect()
}

/// The cheapest assignment of one group. Ties fall the same way whichever side is called old.
fn assign(group: &[Pair], before: &[Entry], after: &[Entry]) -> Vec<Pair> {
    let unique = |side: fn(&Pair) -> usize| {
        let mut all: Vec<usize> = group.iter().map(side).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (old, new) = (unique(|pair| pair.before), unique(|pair| pair.after));
    let days = |list: &[usize], entries: &[Entry]| {
        list.iter().map(|i| (entries[*i].when(), entries[*i].routine())).collect::<Vec<_>>()
    };
    let turned = old.len() > new.len() || (old.len() == new.len() && days(&old, before) > days(&new, after));
    let (rows, columns) = if turned { (&new, &old) } else { (&old, &new) };
    let at = |list: &[usize], wanted: usize| list.binary_search(&wanted).unwrap_or_default();
    let mut gains = Matrix::new(rows.len(), columns.len(), 0_i64);
    for pair in group {
        let (row, column) = if turned { (pair.after, pair.before) } else { (pair.before, pair.after) };
        gains[(at(rows, row), at(columns, column))] = APART - pair.cost;
    }
    let (_, chosen) = kuhn_munkres(&gains);
    let chosen: HashSet<(usize, usize)> = chosen
        .into_iter()
        .enumerate()
        .map(|(row, column)| (rows[row], columns[column]))
        .map(|(row, column)| if turned { (column, row) } else { (row, column) })
        .collect();
    group.iter().filter(|pair| chosen.contains(&(pair.before, pair.after))).copied().collect()
}

fn near(candidates: &[Pair], pairs: &[Pair]) -> Vec<Pair> {
    let free =
        |pair: &&Pair| !pairs.iter().any(|taken| taken.before == pair.before || taken.after == pair.after);
    let mut near: Vec<Pair> =
        candidates.iter().filter(|pair| pair.cost >= APART).filter(free).copied().collect();
    near.sort_unstable_by_key(|pair| (pair.cost, pair.before, pair.after));
    let (mut old, mut new) = (HashSet::new(), HashSet::new());
    near.retain(|pair| {
        !old.contains(&pair.before) && !new.contains(&pair.after) && {
            old.insert(pair.before);
            new.insert(pair.after)
        }
    });
    near
}
