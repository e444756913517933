//! Excel workbooks as tables; knows sheets as Excel shows them, so that hidden sheets, rows and columns stay out.
//!
//! Its XML is read here: crates that read workbooks tell neither hidden rows nor struck text, and lay out a
//! sheet in full, which two cells a million rows apart turn into gigabytes.

use std::collections::BTreeMap;

use super::archive::{Archive, xml};
use super::runs::{Runs, Style, plain};
use super::{Block, Document, Paragraph, grid::Grid, limits};
use crate::Unreadable;

mod book;
mod sheet;
mod value;

const DAMAGED: &str = "tệp Excel bị hỏng; hãy mở bằng Excel, lưu lại rồi gửi lại";

/// A sheet on its way to a table: what is written where, as numbered by Excel from 0.
#[derive(Default)]
struct Sheet {
    cells: BTreeMap<(u32, u32), Vec<Paragraph>>,
    merges: Vec<Area>,
    hidden_rows: Vec<(u32, u32)>,
    hidden_columns: Vec<(u32, u32)>,
    /// Cells with a formula whose result was never stored.
    uncomputed: usize,
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
    for (name, part) in &book.sheets {
        let Some(text) = archive.text(part)? else { continue };
        let tree = xml(&text, DAMAGED)?;
        sheets.push((name.clone(), sheet::read(&tree, &book, &mut letters)?));
    }
    document(sheets)
}

/// The sheets' tables, each under its sheet's name where there are several.
fn document(sheets: Vec<(String, Sheet)>) -> Result<Document, Unreadable> {
    let mut document = Document::default();
    let written = sheets.iter().filter(|(_, sheet)| !sheet.cells.is_empty()).count();
    let (mut hidden, mut uncomputed) = (0, 0);
    for (name, sheet) in sheets.into_iter().filter(|(_, sheet)| !sheet.cells.is_empty()) {
        let shown: Vec<u32> = sheet.shown_rows();
        hidden += sheet.cells.keys().filter(|(row, _)| within(&sheet.hidden_rows, *row)).count();
        uncomputed += sheet.uncomputed;
        let table = sheet.table(&shown)?;
        if written > 1 && !table.rows.is_empty() {
            document.blocks.push(Block::Paragraph(Paragraph { heading: 1, ..plain(&name) }));
        }
        document.blocks.push(Block::Table(table));
    }
    if hidden > 0 {
        document.notes.push("Bỏ qua các dòng ẩn trong bảng tính.".into());
    }
    if uncomputed > 0 {
        document.notes.push(format!(
            "{uncomputed} ô chứa công thức chưa có kết quả; nếu thiếu ngày giờ, hãy mở tệp bằng Excel, lưu lại rồi gửi lại."
        ));
    }
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

    fn table(mut self, rows: &[u32]) -> Result<super::Table, Unreadable> {
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
                    self.cells.remove(&at);
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
        Ok(grid.finish())
    }
}

fn within(ranges: &[(u32, u32)], at: u32) -> bool {
    let after = ranges.partition_point(|(first, _)| *first <= at);
    after > 0 && ranges[after - 1].1 >= at
}

/// The paragraph in a cell; none where nothing is written.
fn cell(pieces: &[(String, Style)]) -> Vec<Paragraph> {
    let mut runs = Runs::default();
    for (text, style) in pieces {
        runs.push(&text.replace("\r\n", "\n").replace('\r', "\n"), *style);
    }
    let mut out = Vec::new();
    if !runs.is_empty() {
        runs.finish(super::runs::Shape::default(), &mut out);
    }
    out.retain(|paragraph| !paragraph.text.is_empty());
    out
}
