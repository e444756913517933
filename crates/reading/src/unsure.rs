//! Words that recognition of a picture left in doubt, as questions about what was read from them; knows rows and
//! columns, not what stands in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Cutout, Effect, Finding, Is,
    assemble::Assembled,
    document::{Block, Document, Doubt, Sight},
    findings::{About, Label, Misread, choice},
    folded::one_line,
    gathered::Gathered,
    grid::Line,
    head,
    layout::{Layout, Role},
};
use plan::{Item, Priority};

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
        let cutout = cut_out(&mut done.cutouts, &doubts);
        let about = About::Unsure { words: misread(&doubts), cutout };
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
pub fn about_title(done: &mut Assembled, document: &Document, lines: &[String]) {
    let titles: Vec<&String> = lines.iter().filter(|line| is_title(line)).collect();
    let in_title = |doubt: &&Doubt| figures(&doubt.word) && titles.iter().any(|line| holds(line, doubt));
    let doubts: Vec<&Doubt> = document.doubts.iter().filter(in_title).collect();
    if !doubts.is_empty() {
        let cutout = cut_out(&mut done.cutouts, &doubts);
        done.findings.push(asked(About::Period { words: misread(&doubts), cutout }, None, Vec::new()));
    }
}

/// Of something that may well be right.
fn asked(about: About, date: Option<NaiveDate>, items: Vec<usize>) -> Finding {
    let mut finding = Finding::question(about, None, date, items);
    choice(&mut finding, Label::AsRead, Effect::Keep);
    finding
}

fn is_title(line: &str) -> bool {
    let read = head::read(&[line.to_owned()]);
    read.titled || read.year.is_some() || !read.periods.is_empty()
}

fn holds(line: &str, doubt: &Doubt) -> bool {
    line.contains(one_line(&doubt.word).as_str())
}

/// Questions about what was read outside of tables: the works of a list, numbers and days of priorities.
pub fn about_text(done: &mut Assembled, document: &Document, found: &Gathered, priorities: &[Priority]) {
    let paragraphs = || {
        document.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            Block::Table(_) => None,
        })
    };
    let mut of_items: BTreeMap<Vec<usize>, Vec<&Doubt>> = BTreeMap::new();
    let mut of_priorities: Vec<&Doubt> = Vec::new();
    for doubt in &document.doubts {
        let holding = paragraphs().filter(|paragraph| holds(&one_line(&paragraph.text), doubt));
        let ids: Vec<u32> = holding.flat_map(|paragraph| &paragraph.ids).copied().collect();
        let items = below(done, found, &ids).unwrap_or_else(|| {
            let within = |at: &usize| done.origins[*at].ids.iter().any(|id| ids.contains(id));
            let spoilt = |at: &usize| figures(&doubt.word) || spoils(&[doubt], &done.items[*at]);
            (0..done.items.len()).filter(within).filter(spoilt).collect()
        });
        if !items.is_empty() {
            of_items.entry(items).or_default().push(doubt);
        } else if figures(&doubt.word) && priorities.iter().any(|priority| holds(&priority.text, doubt)) {
            of_priorities.push(doubt);
        }
    }
    for (items, doubts) in of_items {
        let cutout = cut_out(&mut done.cutouts, &doubts);
        let about = About::Unsure { words: misread(&doubts), cutout };
        done.findings.push(asked(about, Some(done.items[items[0]].date), items));
    }
    if !of_priorities.is_empty() {
        let cutout = cut_out(&mut done.cutouts, &of_priorities);
        let about = About::UnsureFocus { words: misread(&of_priorities), cutout };
        done.findings.push(asked(about, None, Vec::new()));
    }
}

/// The works of the day that one of these paragraphs names, if one does.
fn below(done: &Assembled, found: &Gathered, ids: &[u32]) -> Option<Vec<usize>> {
    let day = found.marks.iter().find(|(id, is)| *is == Is::Day && ids.contains(id))?.0;
    let first = |at: &usize| done.origins[*at].ids.iter().min().copied().filter(|id| *id >= day);
    let next = (0..done.items.len()).filter(|at| first(at).is_some()).min_by_key(first)?;
    let same = |at: &usize| done.items[*at].date == done.items[next].date;
    Some((0..done.items.len()).filter(same).collect())
}

/// What there is to look at, for whoever is asked; the place that most of the words stand in.
fn cut_out(cutouts: &mut Vec<Cutout>, doubts: &[&Doubt]) -> Option<usize> {
    let seen: Vec<Sight> = doubts.iter().filter_map(|doubt| doubt.seen).collect();
    let first = seen.first()?;
    let words = seen.iter().filter(|sight| (sight.page, sight.around) == (first.page, first.around));
    cutouts.push(Cutout {
        page: first.page,
        around: first.around,
        words: words.map(|sight| sight.word).collect(),
        picture: Vec::new(),
    });
    Some(cutouts.len() - 1)
}

fn misread(doubts: &[&Doubt]) -> Vec<Misread> {
    let words = doubts.iter();
    let words = words.map(|doubt| Misread { word: doubt.word.clone(), other: doubt.others.first().cloned() });
    let mut told: Vec<Misread> = Vec::new();
    for word in words {
        if !told.contains(&word) {
            told.push(word);
        }
    }
    told
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
            Part::Work => {
                let doubts: Vec<&Doubt> = self.doubts.iter().collect();
                of_row().filter(|&at| spoils(&doubts, &items[at])).collect()
            }
            Part::Beside => {
                let named = |&at: &usize| self.doubts.iter().any(|doubt| names(&items[at], &doubt.word));
                let named: Vec<usize> = of_row().filter(named).collect();
                if named.is_empty() { of_row().collect() } else { named }
            }
        }
    }
}

/// Whether an item would say something else.
fn spoils(doubts: &[&Doubt], item: &Item) -> bool {
    let words = || doubts.iter().filter(|doubt| item.source.text.contains(&doubt.word));
    let letters: usize = words().map(|doubt| doubt.word.chars().count()).sum();
    words().any(|doubt| figures(&doubt.word)) || letters * 100 > LETTERS * item.content.chars().count()
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
