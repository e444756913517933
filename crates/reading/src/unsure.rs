//! Words that recognition of a picture left in doubt, as questions about what was read from them; knows rows and
//! columns, not what stands in them.

use super::{
    Effect, Finding,
    assemble::Assembled,
    document::{Document, Doubt},
    findings::{About, Label, Misread, choice},
    folded::one_line,
    gathered::Gathered,
    grid::Line,
    head,
    layout::{Layout, Role},
};
use plan::Item;

/// What is unsure in one cell.
#[derive(Clone, Debug)]
pub struct Unsure {
    row: u32,
    part: Part,
    doubts: Vec<Doubt>,
}

/// What a cell's words decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Work,
    Beside,
}

/// Of a hundred letters of an item, so many may be misread and it is still understood.
const LETTERS: usize = 3;

/// The cells of a row that hold unsure words.
pub fn cells(row: u32, line: &Line<'_>, layout: &Layout) -> Vec<Unsure> {
    let doubted = line.places.iter().filter(|place| place.first && !place.cell.doubts.is_empty());
    let unsure = doubted.map(|place| {
        let part = match layout.roles.get(place.column).and_then(Option::as_ref) {
            Some(Role::When | Role::Until) => Part::Day,
            Some(Role::Content) | None => Part::Work,
            Some(_) => Part::Beside,
        };
        Unsure { row, part, doubts: place.cell.doubts.clone() }
    });
    unsure.collect()
}

/// A question for each cell that may have been misread.
pub fn ask(done: &mut Assembled, found: &Gathered) {
    for cell in &found.unsure {
        let items = cell.concerns(&done.items);
        let Some(&first) = items.first() else { continue };
        let doubts: Vec<&Doubt> = cell.doubts.iter().collect();
        let about = About::Unsure { words: misread(&doubts) };
        let date = done.items[first].date;
        let mut finding = Finding::question(about, Some(cell.row), Some(date), items.clone());
        choice(&mut finding, Label::AsRead, Effect::Keep);
        if let [only] = doubts.as_slice() {
            for other in &only.others {
                let set = |&at: &usize| (at, with(&done.items[at], &only.word, other));
                let set = Effect::Set(items.iter().map(set).collect());
                choice(&mut finding, Label::Reads(other.clone()), set);
            }
        }
        done.findings.push(finding);
    }
}

/// A question about the title, when the year or month that it gives may have been misread.
pub fn about_title(document: &Document, lines: &[String]) -> Option<Finding> {
    let titles: Vec<&String> = lines
        .iter()
        .filter(|line| {
            let read = head::read(&[(*line).clone()]);
            read.titled || read.year.is_some() || !read.periods.is_empty()
        })
        .collect();
    let in_title = |doubt: &&Doubt| {
        figures(&doubt.word) && titles.iter().any(|line| line.contains(one_line(&doubt.word).as_str()))
    };
    let doubts: Vec<&Doubt> = document.doubts.iter().filter(in_title).collect();
    (!doubts.is_empty()).then(|| {
        let about = About::Period { words: misread(&doubts) };
        let mut finding = Finding::question(about, None, None, Vec::new());
        choice(&mut finding, Label::AsRead, Effect::Keep);
        finding
    })
}

fn misread(doubts: &[&Doubt]) -> Vec<Misread> {
    let words = doubts.iter();
    words.map(|doubt| Misread { word: doubt.word.clone(), other: doubt.others.first().cloned() }).collect()
}

impl Unsure {
    /// The items that a misread word would make wrong.
    fn concerns(&self, items: &[Item]) -> Vec<usize> {
        let of_row = || (0..items.len()).filter(|&at| items[at].source.row == self.row);
        match self.part {
            Part::Day => {
                // A day holds for the rows below it as well.
                let days: Vec<_> = of_row().map(|at| items[at].date).collect();
                (0..items.len()).filter(|&at| days.contains(&items[at].date)).collect()
            }
            Part::Work => of_row().filter(|&at| self.spoils(&items[at])).collect(),
            Part::Beside => {
                let named = |&at: &usize| self.doubts.iter().any(|doubt| names(&items[at], &doubt.word));
                let named: Vec<usize> = of_row().filter(named).collect();
                if named.is_empty() { of_row().collect() } else { named }
            }
        }
    }

    /// Whether an item would say something else.
    fn spoils(&self, item: &Item) -> bool {
        let words = || self.doubts.iter().filter(|doubt| item.source.text.contains(&doubt.word));
        let letters: usize = words().map(|doubt| doubt.word.chars().count()).sum();
        words().any(|doubt| figures(&doubt.word)) || letters * 100 > LETTERS * item.content.chars().count()
    }
}

fn figures(word: &str) -> bool {
    word.contains(|letter: char| letter.is_ascii_digit())
}

fn names(item: &Item, word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    item.units.iter().chain(&item.officials).chain(&item.location).any(|name| name.contains(word))
}

/// The item with one word taken for another.
fn with(item: &Item, word: &str, other: &str) -> Item {
    let mut item = item.clone();
    let (word, other) = (trimmed(word), trimmed(other));
    let texts = item.units.iter_mut().chain(&mut item.officials).chain(&mut item.location);
    for text in texts.chain(std::iter::once(&mut item.content)) {
        *text = text.replace(word, other);
    }
    item
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}
