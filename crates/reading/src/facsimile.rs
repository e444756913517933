//! How a document looked, so that it can be shown beside its reading: blocks, tables and their spans, and which strip
//! of the trace stands where; it holds no words of its own.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::document::{self, Document, Part, Place};

/// The parts of a document from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facsimile {
    pub blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Words beside the running text: hidden, taken out, at the head or foot of each page.
    Aside(Strip),
    Paragraph(Paragraph),
    Table {
        /// The sheet that it stands on; empty where the container has no sheets.
        sheet: String,
        rows: Vec<Row>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub header: bool,
    pub cells: Vec<Cell>,
}

/// A cell, or a place of the grid that holds none: then without paragraphs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub columns: usize,
    pub rows: usize,
    pub paragraphs: Vec<Paragraph>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    pub heading: u8,
    pub depth: u8,
    pub bold: bool,
    pub struck: bool,
    pub page: u32,
    pub strips: Vec<Strip>,
}

/// Words by their place in the trace, and what part of their paragraph they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strip {
    pub at: usize,
    pub part: Part,
}

impl Facsimile {
    pub fn of(document: &Document) -> Self {
        let (mut asides, mut inside): (HashMap<usize, Vec<Strip>>, HashMap<Place, Vec<Strip>>) =
            Default::default();
        for (at, strip) in document.strips().iter().enumerate() {
            let standing = Strip { at, part: strip.part };
            match strip.part {
                Part::Aside(_) => asides.entry(strip.place.block).or_default().push(standing),
                _ => inside.entry(strip.place).or_default().push(standing),
            }
        }
        let mut blocks = Vec::new();
        for (number, block) in document.blocks.iter().enumerate() {
            blocks.extend(asides.remove(&number).into_iter().flatten().map(Block::Aside));
            blocks.push(match block {
                document::Block::Paragraph(paragraph) => {
                    let place = Place { block: number, ..Place::default() };
                    Block::Paragraph(Paragraph::of(paragraph, inside.remove(&place)))
                }
                document::Block::Table(table) => {
                    let rows = rows(table, |place| inside.remove(&Place { block: number, ..place }));
                    Block::Table { sheet: table.sheet.clone(), rows }
                }
            });
        }
        let mut behind: Vec<_> = asides.into_iter().collect();
        behind.sort_by_key(|(block, _)| *block);
        blocks.extend(behind.into_iter().flat_map(|(_, strips)| strips).map(Block::Aside));
        Self { blocks }
    }

    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

impl Paragraph {
    fn of(paragraph: &document::Paragraph, strips: Option<Vec<Strip>>) -> Self {
        let document::Paragraph { heading, list_depth: depth, bold, struck, page, .. } = *paragraph;
        Self { heading, depth, bold, struck, page, strips: strips.unwrap_or_default() }
    }
}

/// Rows in which every place of the grid is some cell's, as a page's tables need it.
fn rows(table: &document::Table, mut strips: impl FnMut(Place) -> Option<Vec<Strip>>) -> Vec<Row> {
    // How many rows more each column is covered from above.
    let mut covered = vec![0_usize; table.width()];
    let last = table.rows.len();
    let mut rows = Vec::with_capacity(last);
    for (row, line) in table.rows.iter().enumerate() {
        let mut out = Vec::new();
        let mut next = 0;
        for (cell, content) in line.cells.iter().enumerate() {
            fill(&mut out, &covered[next.min(content.column)..content.column]);
            let paragraphs = content.paragraphs.iter().enumerate().map(|(index, paragraph)| {
                let place = Place { block: 0, row, cell, paragraph: index };
                Paragraph::of(paragraph, strips(place))
            });
            let (columns, down) = (content.columns.max(1), content.rows.clamp(1, last - row));
            out.push(Cell { columns, rows: down, paragraphs: paragraphs.collect() });
            next = (content.column + columns).min(covered.len());
            covered[content.column..next].fill(down);
        }
        fill(&mut out, &covered[next..]);
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        rows.push(Row { header: line.header, cells: out });
    }
    rows
}

/// Empty cells for those places of a gap that nothing from above covers.
fn fill(out: &mut Vec<Cell>, gap: &[usize]) {
    for free in gap.split(|covered| *covered > 0).filter(|free| !free.is_empty()) {
        out.push(Cell { columns: free.len(), rows: 1, paragraphs: Vec::new() });
    }
}
