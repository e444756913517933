//! Titles of several weeks within one document, each over its own table or list; knows titles, not work.

use std::ops::Range;

use super::{
    calendar::Calendar,
    document::{Block, Document, Paragraph},
    folded::{fold_letters, one_line, pattern},
    head,
};
use plan::Period;

/// A week of the document, from this block on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    pub block: usize,
    pub period: Period,
}

impl Section {
    /// The calendar of what stands in it.
    pub fn calendar(&self, whole: &Calendar) -> Calendar {
        Calendar::new(Some(self.period), whole.year)
    }
}

pattern!(
    TITLE = r"^\W*(?:(?:[ivx]{1,4}|\d{1,2}|[a-d])\s*[.)/-]\s*)?(?:lich\b.*\btuan|(?:{programme}|ke hoach)\b.*\btuan|tuan)\b"
);

/// The sections of a document; none unless two titles name weeks of their own.
pub fn of(document: &Document, year: Option<i32>) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    for (block, pair) in document.blocks.windows(2).enumerate() {
        let Block::Paragraph(title) = &pair[0] else { continue };
        let below = match &pair[1] {
            Block::Paragraph(below) if below.text.trim_start().starts_with('(') => Some(below),
            _ => None,
        };
        let period = period_of(title, below, year);
        if let Some(period) = period.filter(|period| found.last().is_none_or(|last| last.period != *period)) {
            found.push(Section { block, period });
        }
    }
    let apart = found.windows(2).all(|pair| pair[0].period.to < pair[1].period.from);
    if found.len() > 1 && apart { found } else { Vec::new() }
}

/// The blocks of each section with their calendar; what stands ahead of the first goes by the whole document's.
pub fn stretches(sections: &[Section], blocks: usize, whole: &Calendar) -> Vec<(Range<usize>, Calendar)> {
    let mut found = vec![(0..blocks, *whole)];
    for section in sections {
        if let Some((before, _)) = found.last_mut() {
            before.end = section.block;
        }
        found.push((section.block..blocks, section.calendar(whole)));
    }
    found
}

/// From the first day of the first section to the last of the last.
pub fn whole(sections: &[Section]) -> Option<Period> {
    Some(Period { from: sections.first()?.period.from, to: sections.last()?.period.to })
}

fn period_of(title: &Paragraph, below: Option<&Paragraph>, year: Option<i32>) -> Option<Period> {
    let folded = fold_letters(&one_line(&title.text));
    // `Tuần lễ cao điểm từ … đến …` is work.
    if folded.chars().count() > LONGEST || !TITLE.is_match(&folded) || folded.contains("tuan le") {
        return None;
    }
    let below = || below.and_then(|below| head::range(&fold_letters(&one_line(&below.text)), year));
    let period = head::range(&folded, year).or_else(below)?;
    (1..=LONGEST_WEEK).contains(&(period.to - period.from).num_days()).then_some(period)
}

const LONGEST: usize = 120;
/// Days between the first and the last of what is still called a week.
const LONGEST_WEEK: i64 = 13;
