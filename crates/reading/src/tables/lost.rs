//! Cells that have lost their paragraphs: how many items they hold, the cells beside them tell.

use std::collections::HashSet;

use super::super::{
    chairs,
    document::Paragraph,
    entries::Gap,
    gathered::Beside,
    listing::{self, Draft, Manner},
    splitting::Lost,
};

/// The items of a cell; where it has lost its paragraphs, the cells beside it tell how many there are.
/// `told` is how many hours or sessions stand beside it.
pub fn fitting(
    paragraphs: &[Paragraph],
    manner: Manner,
    units: &Beside,
    chairs: &Beside,
    told: usize,
) -> Vec<Draft> {
    let plain = listing::items(paragraphs, manner);
    let lines = by_lines(paragraphs);
    let even = |cell: &Beside| {
        1 + cell.pieces.iter().skip(1).filter(|piece| piece.gap >= Gap::Line).count() == lines.len()
    };
    let agreed = told == lines.len() || told == 0 && even(units) && even(chairs);
    if lines.len() > 1 && agreed && plain.len() != lines.len() && !manner.one {
        let drafts = listing::items(&lines, manner);
        if drafts.len() == lines.len() {
            return drafts;
        }
    }
    let gaps = |cell: &Beside| -> Vec<Gap> { cell.pieces.iter().skip(1).map(|piece| piece.gap).collect() };
    let restarts: Vec<Gap> =
        chairs::entries(&chairs.pieces, true).iter().skip(1).map(|entry| entry.gap).collect();
    let mut counts = HashSet::new();
    for gaps in [gaps(units), gaps(chairs), restarts] {
        for least in [Gap::Restart, Gap::Spaces, Gap::Line, Gap::Paragraph] {
            counts.insert(1 + gaps.iter().filter(|gap| **gap >= least).count());
        }
    }
    if manner.one || counts.contains(&plain.len()) || counts.len() > MOST_COUNTS {
        return plain;
    }
    let lost = |dashes, spaces, semicolons| Lost { dashes, spaces, semicolons };
    let ways = [
        lost(false, true, false),
        lost(true, false, false),
        lost(false, false, true),
        lost(true, true, false),
        lost(true, true, true),
    ];
    let tries = ways.into_iter().map(|lost| listing::items(paragraphs, Manner { lost, ..manner }));
    tries.into_iter().find(|drafts| drafts.len() > 1 && counts.contains(&drafts.len())).unwrap_or(plain)
}

/// The lines of a cell as paragraphs of their own.
fn by_lines(paragraphs: &[Paragraph]) -> Vec<Paragraph> {
    let lines = paragraphs.iter().flat_map(|paragraph| {
        let lines = paragraph.text.lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| Paragraph { text: line.to_owned(), ..paragraph.clone() })
    });
    lines.collect()
}

/// Cells beside that suggest more different numbers than this tell nothing.
const MOST_COUNTS: usize = 6;
