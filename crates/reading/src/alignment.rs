//! Which entries of a cell belong to which item: the best-scoring split; knows evidence, not rows.
//!
//! Writers set entries apart by paragraphs, spaces, a semicolon or nothing at all, and none of these is
//! reliable alone. So every way of handing the entries, in order, to the items, in order, is weighed, and
//! how far the best is ahead of the second best tells whether a person has to decide.

use std::collections::HashMap;

use super::entries::Gap;
use script::search::Choice;

/// An entry of a unit, chair or place cell.
#[derive(Clone, Debug)]
pub struct Token {
    /// The name it stands for, so that spellings don't matter.
    pub name: String,
    pub gap: Gap,
    pub paragraph: usize,
}

/// An item of the content cell.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    pub paragraph: usize,
    /// Which heading (`Sáng:`) it stands under.
    pub block: usize,
}

/// One cell to be handed out.
pub struct Puzzle<'a> {
    pub tokens: &'a [Token],
    pub slots: &'a [Slot],
    /// Paragraphs of the cell and of the content cell; equal numbers are a sign of lines side by side.
    pub paragraphs: (usize, usize),
}

impl Puzzle<'_> {
    /// For and against a new item at a separator of this cell: as many parts as there are items, set apart by
    /// semicolons alone, are hardly an accident.
    fn weight(&self, gap: Gap, habits: &Habits) -> f32 {
        let least = |gap: Gap| self.tokens[1..].iter().filter(|token| token.gap >= gap).count();
        let even = gap == Gap::Semicolon
            && least(Gap::Semicolon) + 1 == self.slots.len()
            && least(Gap::Restart) == 0;
        habits.weight(gap) + if even { EVENLY } else { 0.0 }
    }
}

/// The tokens of each slot, by index.
pub type Split = Vec<Vec<usize>>;

#[derive(Clone, Debug)]
pub struct Alignment {
    /// The second gives somebody something else.
    pub choice: Choice<Split>,
    /// Entries and items don't fit: something had to be shared or left empty.
    pub forced: bool,
}

impl Alignment {
    pub fn is_doubtful(&self) -> bool {
        self.choice.second.is_some() && (self.forced || self.choice.margin < DOUBT)
    }
}

/// A lead below this is a question.
const DOUBT: f32 = 2.0;
/// One name twice for one item: the second belongs to another item.
const REPEATED: f32 = -8.0;
/// An item without any entry though its row has some.
const EMPTY: f32 = -4.0;
/// One entry for one more item of the row.
const SHARED: f32 = -3.0;
/// The same where the entry covers the whole row or all items of one session.
const SHARED_BLOCK: f32 = -1.5;
/// Added for a document that writes the same entry again for each item.
const REPEATER: f32 = -1.6;
/// Entry and item stand in paragraphs of the same number.
const SIDE_BY_SIDE: f32 = 3.0;
/// Semicolons part a cell into as many entries as there are items.
const EVENLY: f32 = 2.5;
/// The same group is known from a row where nothing is doubtful.
const KNOWN_GROUP: f32 = 1.0;
/// How far a document's habit may shift the weight of a separator.
const HABIT: f32 = 2.5;
/// A document that shares one entry this often, and never repeats one, means it.
const CUSTOM: u32 = 3;
/// Beyond these a cell is no cell of a programme; it is asked about instead of weighed.
const MOST_TOKENS: usize = 60;
const MOST_SLOTS: usize = 40;
const LONGEST_GROUP: usize = 12;
/// Hypotheses kept for each state.
const BEAM: usize = 4;

/// What the rows of this document that leave no doubt show about how it separates.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    between: HashMap<Gap, u32>,
    inside: HashMap<Gap, u32>,
    repeats: u32,
    shares: u32,
    groups: HashMap<Vec<String>, u32>,
}

impl Habits {
    /// Learns from one cell: rows of one item show what does not separate items, rows whose strong
    /// separators fit the number of items show what does.
    pub fn learn(&mut self, puzzle: &Puzzle<'_>) {
        let (tokens, slots) = (puzzle.tokens, puzzle.slots.len());
        if tokens.is_empty() {
            return;
        }
        let all = || tokens.iter().map(|t| t.name.clone()).collect::<Vec<_>>();
        if slots == 1 {
            for token in &tokens[1..] {
                *self.inside.entry(token.gap).or_default() += 1;
            }
            *self.groups.entry(all()).or_default() += 1;
            return;
        }
        let strongest = tokens[1..].iter().map(|t| t.gap).max();
        let fits = |least: Gap| tokens[1..].iter().filter(|t| t.gap >= least).count() + 1 == slots;
        let Some(least) = [Gap::Paragraph, Gap::Line, Gap::Spaces, Gap::Restart, Gap::Semicolon]
            .into_iter()
            .find(|g| fits(*g))
        else {
            if strongest.is_none() {
                self.shares += 1;
            }
            return;
        };
        let mut group: Vec<String> = Vec::new();
        let mut last: Option<Vec<String>> = None;
        for (index, token) in tokens.iter().enumerate() {
            if index > 0 && token.gap >= least {
                *self.between.entry(token.gap).or_default() += 1;
                let done = std::mem::take(&mut group);
                self.repeats += u32::from(last.as_ref() == Some(&done));
                *self.groups.entry(done.clone()).or_default() += 1;
                last = Some(done);
            } else if index > 0 {
                *self.inside.entry(token.gap).or_default() += 1;
            }
            group.push(token.name.clone());
        }
        self.repeats += u32::from(last.as_ref() == Some(&group));
        *self.groups.entry(group).or_default() += 1;
    }

    /// For and against a new item at a separator.
    fn weight(&self, gap: Gap) -> f32 {
        let base = match gap {
            Gap::Comma | Gap::And => return -3.0,
            Gap::Semicolon => -0.5,
            Gap::Space => 0.5,
            Gap::Restart => 2.5,
            Gap::Spaces | Gap::Line => 3.0,
            Gap::Paragraph => 4.0,
            Gap::Blank => 5.0,
        };
        let count = |seen: &HashMap<Gap, u32>| {
            f32::from(u16::try_from(seen.get(&gap).copied().unwrap_or(0)).unwrap_or(u16::MAX))
        };
        let habit = ((count(&self.between) + 1.0) / (count(&self.inside) + 1.0)).ln();
        base + habit.clamp(-HABIT, HABIT)
    }

    fn sharing(&self, whole_block: bool) -> f32 {
        let base = if whole_block { SHARED_BLOCK } else { SHARED };
        base + if self.repeats > self.shares { REPEATER } else { 0.0 }
    }
}

#[derive(Clone)]
struct Path {
    score: f32,
    split: Split,
}

/// Hands the tokens to the slots.
pub fn align(puzzle: &Puzzle<'_>, habits: &Habits) -> Alignment {
    let (tokens, slots) = (puzzle.tokens, puzzle.slots);
    if slots.len() <= 1 || tokens.is_empty() {
        let best = slots.iter().map(|_| (0..tokens.len()).collect()).collect();
        return Alignment { choice: Choice { best, second: None, margin: f32::INFINITY }, forced: false };
    }
    if tokens.len() > MOST_TOKENS || slots.len() > MOST_SLOTS {
        return undecided(puzzle);
    }
    let mut states: Vec<Vec<Vec<Path>>> = vec![vec![Vec::new(); tokens.len() + 1]; slots.len() + 1];
    states[0][0].push(Path { score: 0.0, split: Vec::new() });
    for slot in 0..slots.len() {
        for from in 0..=tokens.len() {
            let paths = std::mem::take(&mut states[slot][from]);
            for path in &paths {
                extend(&mut states, puzzle, habits, path, (slot, from));
            }
        }
    }
    let finals = std::mem::take(&mut states[slots.len()][tokens.len()]);
    if finals.is_empty() {
        return undecided(puzzle);
    }
    let mut alignment = decide(finals, tokens);
    let side_by_side = puzzle.paragraphs.0 == puzzle.paragraphs.1 && puzzle.paragraphs.0 > 1;
    let custom = habits.shares >= CUSTOM && habits.repeats == 0;
    alignment.forced &= !side_by_side && !custom;
    alignment
}

/// Everything for everybody, or nothing for anybody: a person must look.
fn undecided(puzzle: &Puzzle<'_>) -> Alignment {
    let all: Split = puzzle.slots.iter().map(|_| (0..puzzle.tokens.len()).collect()).collect();
    let none = puzzle.slots.iter().map(|_| Vec::new()).collect();
    Alignment { choice: Choice { best: all, second: Some(none), margin: 0.0 }, forced: true }
}

/// Every next step from one state: an empty slot, or a group for one or several slots.
fn extend(
    states: &mut [Vec<Vec<Path>>],
    puzzle: &Puzzle<'_>,
    habits: &Habits,
    path: &Path,
    at: (usize, usize),
) {
    let (slot, from) = at;
    let (tokens, slots) = (puzzle.tokens, puzzle.slots);
    let mut split = path.split.clone();
    split.push(Vec::new());
    keep(&mut states[slot + 1][from], Path { score: path.score + EMPTY, split });
    let mut inside = 0.0;
    for to in from + 1..=(from + LONGEST_GROUP).min(tokens.len()) {
        let added = &tokens[to - 1];
        if to - 1 > from {
            inside -= puzzle.weight(added.gap, habits);
        }
        if tokens[from..to - 1].iter().any(|t| t.name == added.name) {
            inside += REPEATED;
        }
        let mut score = path.score + inside;
        if from > 0 {
            score += puzzle.weight(tokens[from].gap, habits);
        }
        if puzzle.paragraphs.0 == puzzle.paragraphs.1 && puzzle.paragraphs.0 > 1 {
            let level = tokens[from].paragraph == slots[slot].paragraph;
            score += if level { SIDE_BY_SIDE } else { -SIDE_BY_SIDE };
        }
        let group: Vec<usize> = (from..to).collect();
        let names: Vec<String> = tokens[from..to].iter().map(|t| t.name.clone()).collect();
        if habits.groups.contains_key(&names) {
            score += KNOWN_GROUP;
        }
        let mut split = path.split.clone();
        for last in slot..slots.len() {
            split.push(group.clone());
            let more = f32::from(u16::try_from(last - slot).unwrap_or(u16::MAX));
            let shared = if last > slot { more * habits.sharing(is_block(slots, slot, last)) } else { 0.0 };
            keep(&mut states[last + 1][to], Path { score: score + shared, split: split.clone() });
        }
    }
}

/// Whether the slots are the whole row or exactly those under one heading.
fn is_block(slots: &[Slot], first: usize, last: usize) -> bool {
    let whole = first == 0 && last + 1 == slots.len();
    let same = slots[first..=last].iter().all(|s| s.block == slots[first].block);
    let before = first == 0 || slots[first - 1].block != slots[first].block;
    let after = last + 1 == slots.len() || slots[last + 1].block != slots[last].block;
    whole || (same && before && after)
}

fn keep(paths: &mut Vec<Path>, path: Path) {
    let at = paths.partition_point(|other| other.score >= path.score);
    if at < BEAM {
        paths.insert(at, path);
        paths.truncate(BEAM);
    }
}

/// The best split, and the best of those that give somebody other names.
fn decide(mut finals: Vec<Path>, tokens: &[Token]) -> Alignment {
    let names = |split: &Split| -> Vec<Vec<String>> {
        let sorted = |group: &Vec<usize>| {
            let mut names: Vec<String> = group.iter().map(|&t| tokens[t].name.clone()).collect();
            names.sort();
            names.dedup();
            names
        };
        split.iter().map(sorted).collect()
    };
    let best = finals.remove(0);
    let wanted = names(&best.split);
    let second = finals.into_iter().find(|path| names(&path.split) != wanted);
    let margin = second.as_ref().map_or(f32::INFINITY, |second| best.score - second.score);
    let handed: usize = best.split.iter().map(Vec::len).sum();
    let forced = best.split.iter().any(Vec::is_empty) || handed > tokens.len();
    let second = second.map(|path| path.split);
    Alignment { choice: Choice { best: best.split, second, margin }, forced }
}
