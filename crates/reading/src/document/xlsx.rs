//! Excel workbooks as tables; knows sheets as Excel shows them, so that hidden sheets, rows and columns are
//! kept beside the text.
//!
//! Its XML is read here: crates that read workbooks tell neither hidden rows nor struck text, and lay out a
//! sheet in full, which two cells a million rows apart turn into gigabytes.

use std::collections::BTreeMap;

use super::archive::{Archive, xml};
use super::fonts::Fonts;
use super::runs::{Runs, Style, plain};
use super::{Aside, Beside, Block, Document, Note, Paragraph, grid::Grid, limits};
use crate::Unreadable;

mod beside;
mod book;
mod computed;
mod sheet;
mod value;

use book::{Format, Piece};
pub use computed::lacks_results;

const DAMAGED: &str = "tệp Excel bị hỏng; hãy mở bằng Excel, lưu lại rồi gửi lại";

/// Cells by row and column, as numbered by Excel from 0.
type Cells = BTreeMap<(u32, u32), Vec<Paragraph>>;

/// A sheet on its way to a table: what is written where.
#[derive(Default)]
struct Sheet {
    name: String,
    hidden: bool,
    cells: Cells,
    merges: Vec<Area>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula whose result was never stored.
    uncomputed: usize,
    /// What is printed at the head (or, if true, at the foot) of each page.
    heads: Vec<(bool, String)>,
    fonts: Fonts,
    /// What is kept beside, but for what is hidden.
    asides: Vec<Aside>,
}

/// Cells from the first to the last row and column, both included.
#[derive(Clone, Copy, Debug)]
struct Area {
    rows: (u32, u32),
    columns: (u32, u32),
}

/// Reads a `.xlsx`.
pub fn open(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut archive = Archive::open(bytes, DAMAGED)?;
    let book = book::Book::read(&mut archive)?;
    let mut letters = 0;
    let mut sheets = Vec::new();
    for tab in &book.sheets {
        let Some(text) = archive.text(&tab.part)? else { continue };
        let tree = xml(&text, DAMAGED)?;
        let mut sheet = sheet::read(&tree, &book, &mut letters)?;
        (sheet.name, sheet.hidden) = (tab.name.clone(), tab.hidden);
        beside::add(&mut archive, &tab.part, &mut sheet)?;
        sheets.push(sheet);
    }
    document(sheets)
}

/// The sheets' tables, each under its sheet's name where there are several.
fn document(sheets: Vec<Sheet>) -> Result<Document, Unreadable> {
    let mut document = Document::default();
    let written = sheets.iter().filter(|sheet| !sheet.hidden && !sheet.cells.is_empty()).count();
    let (mut hidden, mut uncomputed, mut fonts) = (false, 0, Fonts::default());
    for mut sheet in sheets {
        fonts.merge(std::mem::take(&mut sheet.fonts));
        uncomputed += if sheet.hidden { 0 } else { sheet.uncomputed };
        let mut asides = std::mem::take(&mut sheet.asides);
        if sheet.hidden || sheet.cells.is_empty() {
            asides.extend(sheet.unseen());
        } else {
            hidden |= sheet.cells.keys().any(|(row, _)| within(&sheet.hidden_rows, *row));
            asides.extend(sheet.unseen());
            let (name, shown) = (sheet.name.clone(), sheet.shown_rows());
            let table = sheet.table(&shown, &mut asides)?;
            if written > 1 && !table.rows.is_empty() {
                document.blocks.push(Block::Paragraph(Paragraph { heading: 1, ..plain(&name) }));
            }
            document.blocks.push(Block::Table(table));
        }
        let block = document.blocks.len().saturating_sub(1);
        document.asides.extend(asides.into_iter().map(|aside| Aside { block, ..aside }));
    }
    if hidden {
        document.notes.push(Note::HiddenRows);
    }
    if uncomputed > 0 {
        document.notes.push(Note::Uncomputed { cells: uncomputed });
    }
    document.notes.extend(fonts.notes());
    Ok(document)
}

impl Sheet {
    /// The rows that are written in, or lie close below such a one, and are not hidden.
    fn shown_rows(&self) -> Vec<u32> {
        let mut out = Vec::new();
        let mut next = self.cells.keys().next().map_or(0, |(row, _)| *row);
        for (row, _) in self.cells.keys() {
            // Of a long gap a few rows say as much.
            next = next.max(row.saturating_sub(u32::try_from(limits::BLANK_ROWS).unwrap_or(u32::MAX)));
            while next <= *row {
                if !within(&self.hidden_rows, next) {
                    out.push(next);
                }
                next += 1;
            }
        }
        out
    }

    /// The hidden rows and columns, a row as one; of a hidden sheet all rows.
    fn unseen(&self) -> Vec<Aside> {
        let mut rows = BTreeMap::<(u32, bool), Vec<&str>>::new();
        for ((row, column), content) in &self.cells {
            let by_row = self.hidden || within(&self.hidden_rows, *row);
            if by_row || within(&self.hidden_columns, *column) {
                let texts = content.iter().map(|paragraph| paragraph.text.as_str());
                rows.entry((*row, by_row)).or_default().extend(texts);
            }
        }
        let aside = |((row, by_row), texts): ((u32, bool), Vec<&str>)| {
            let what = match (self.hidden, by_row) {
                (true, _) => "trang tính ẩn",
                (_, true) => "dòng ẩn",
                (_, false) => "cột ẩn",
            };
            let at = format!("trang tính “{}”, dòng {} ({what})", self.name, row + 1);
            Aside { text: texts.join("\t"), is: Beside::Hidden, at, block: 0 }
        };
        rows.into_iter().map(aside).collect()
    }

    fn table(mut self, rows: &[u32], asides: &mut Vec<Aside>) -> Result<super::Table, Unreadable> {
        // A merged area shows what its first cell holds, even where that one's own row is hidden.
        let mut looked_at = 0;
        for area in std::mem::take(&mut self.merges) {
            let first = (area.rows.0, area.columns.0);
            let row = rows.partition_point(|row| *row < area.rows.0);
            let column =
                (area.columns.0..=area.columns.1).find(|column| !within(&self.hidden_columns, *column));
            if let (Some(row), Some(column)) = (rows.get(row).filter(|row| **row <= area.rows.1), column) {
                let content = self.cells.remove(&first).unwrap_or_default();
                let kept = Area { rows: (*row, area.rows.1), columns: (column, area.columns.1) };
                // Cells under a merged area are not shown.
                let covered: Vec<_> =
                    self.cells.range((kept.rows.0, 0)..=(kept.rows.1, u32::MAX)).map(|(at, _)| *at).collect();
                looked_at += covered.len();
                if looked_at > limits::CELLS * 20 {
                    return Err(limits::too_long());
                }
                for at in covered.into_iter().filter(|at| (kept.columns.0..=kept.columns.1).contains(&at.1)) {
                    let covered = self.cells.remove(&at).unwrap_or_default();
                    asides.extend(covered.into_iter().map(|paragraph| self.covered(at, paragraph.text)));
                }
                self.cells.insert((*row, column), content);
                self.merges.push(kept);
            }
        }
        let spans: BTreeMap<(u32, u32), Area> =
            self.merges.iter().map(|area| ((area.rows.0, area.columns.0), *area)).collect();
        let first = self
            .cells
            .iter()
            .filter(|(_, content)| !content.is_empty())
            .map(|((_, column), _)| *column)
            .min();
        let first = first.unwrap_or(0);
        let column = |at: u32| {
            (first..at)
                .filter(|column| !within(&self.hidden_columns, *column))
                .take(limits::COLUMNS + 1)
                .count()
        };
        let mut grid = Grid::default();
        for row in rows {
            grid.row(false)?;
            for ((_, at), content) in self.cells.range((*row, first)..=(*row, u32::MAX)) {
                if within(&self.hidden_columns, *at) {
                    continue;
                }
                let (columns, below) = match spans.get(&(*row, *at)) {
                    Some(area) => {
                        let end = rows.partition_point(|row| *row <= area.rows.1);
                        let start = rows.partition_point(|other| *other < *row);
                        (column(area.columns.1.saturating_add(1)) - column(*at), end - start)
                    }
                    None => (1, 1),
                };
                grid.at(column(*at));
                grid.cell(columns, below, content.clone())?;
            }
        }
        let mut table = grid.finish();
        for row in &mut table.rows {
            row.number = rows.get(row.number - 1).map_or(0, |row| *row as usize + 1);
        }
        let shown = (first..).filter(|column| !within(&self.hidden_columns, *column));
        table.letters = shown.take(table.width()).map(letters).collect();
        table.sheet = self.name;
        Ok(table)
    }

    fn covered(&self, (row, column): (u32, u32), text: String) -> Aside {
        let at = format!("trang tính “{}”, ô {}{} (bị ô gộp che)", self.name, letters(column), row + 1);
        Aside { text, is: Beside::Hidden, at, block: 0 }
    }
}

/// A column's letters: `A`, `AB`.
fn letters(column: u32) -> String {
    let (mut out, mut left) = (Vec::new(), column + 1);
    while left > 0 {
        left -= 1;
        out.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    out.iter().rev().collect()
}

fn within(ranges: &[(u32, u32)], at: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= at);
    after > 0 && ranges[after - 1].1 >= at
}

/// The paragraphs in a cell of this format; none where nothing is written.
fn cell(pieces: &[Piece], format: &Format, sheet: &mut Sheet) -> Vec<Paragraph> {
    let mut runs = Runs::default();
    for piece in pieces {
        let look = piece.look.as_ref().unwrap_or(&format.look);
        sheet.fonts.seen(&look.font, &piece.text);
        runs.push(&piece.text.replace("\r\n", "\n").replace('\r', "\n"), look.style);
    }
    let mut out = Vec::new();
    if !runs.is_empty() {
        runs.finish(super::runs::Shape::default(), &mut out);
    }
    out.retain(|paragraph| !paragraph.text.is_empty());
    out
}
