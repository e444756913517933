//! Cells that span laid out as a grid; knows rows and columns, so that every format's spans end alike.

use super::{Cell, Paragraph, Row, Table, limits};
use crate::Unreadable;

/// A table being filled from the top.
#[derive(Default)]
pub struct Grid {
    rows: Vec<Row>,
    /// For each column, how many rows from the current one on are covered by a cell above.
    covered: Vec<usize>,
    column: usize,
    /// For each column, the row and place of the last cell that begins in it.
    begun: Vec<Option<(usize, usize)>>,
}

impl Grid {
    pub fn row(&mut self, header: bool) -> Result<(), Unreadable> {
        if self.rows.len() >= limits::ROWS {
            return Err(limits::too_many_rows());
        }
        if !self.rows.is_empty() {
            for left in &mut self.covered {
                *left = left.saturating_sub(1);
            }
        }
        self.rows.push(Row { header, number: self.rows.len() + 1, ..Row::default() });
        self.column = 0;
        Ok(())
    }

    /// Leaves columns of the row free.
    pub fn skip(&mut self, columns: usize) {
        self.column = self.column.saturating_add(columns).min(limits::COLUMNS);
    }

    /// Goes to a column of the row.
    pub fn at(&mut self, column: usize) {
        self.column = column;
    }

    /// Puts a cell at the next free place of the row. Spans beyond the table's end are cut later.
    pub fn cell(
        &mut self,
        columns: usize,
        rows: usize,
        paragraphs: Vec<Paragraph>,
    ) -> Result<(), Unreadable> {
        while self.covered.get(self.column).is_some_and(|left| *left > 0) {
            self.column += 1;
        }
        let (column, columns, rows) = (self.column, columns.max(1), rows.max(1));
        let end = column.saturating_add(columns);
        if end > limits::COLUMNS {
            // An absurd span of an otherwise narrow table is a slip; so many cells are not.
            if column + 1 > limits::COLUMNS {
                return Err(limits::too_many_columns());
            }
            return self.cell(limits::COLUMNS - column, rows, paragraphs);
        }
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        for left in &mut self.covered[column..end] {
            *left = rows;
        }
        self.column = end;
        if self.begun.len() <= column {
            self.begun.resize(column + 1, None);
        }
        self.begun[column] = self.rows.last().map(|row| (self.rows.len() - 1, row.cells.len()));
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Cell { column, columns, rows, paragraphs, ..Cell::default() });
        }
        Ok(())
    }

    /// Lets the cell above reach down to this row; not possible where none above ends just there.
    pub fn extend(&mut self, columns: usize) -> bool {
        let now = self.rows.len().saturating_sub(1);
        let above = self.begun.get(self.column).copied().flatten();
        let cell = above.and_then(|(row, index)| Some((row, self.rows.get_mut(row)?.cells.get_mut(index)?)));
        let Some((_, cell)) = cell.filter(|(row, cell)| row + cell.rows == now) else { return false };
        cell.rows += 1;
        self.skip(columns.max(1));
        true
    }

    /// Lets the cell at the left reach over further columns.
    pub fn widen(&mut self, columns: usize) -> bool {
        let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) else { return false };
        if cell.column + cell.columns != self.column || self.column + columns > limits::COLUMNS {
            return false;
        }
        cell.columns += columns;
        self.column += columns;
        true
    }

    /// The table, its spans cut to the columns in which cells begin and to its rows, blank edges left out.
    pub fn finish(mut self) -> Table {
        while self.rows.last().is_some_and(Row::is_blank) {
            self.rows.pop();
        }
        drop_blank_runs(&mut self.rows);
        let height = self.rows.len();
        let width = self.rows.iter().flat_map(|row| &row.cells).filter(|cell| !cell.is_blank());
        let width = width.map(|cell| cell.column + 1).max().unwrap_or(0);
        for (index, row) in self.rows.iter_mut().enumerate() {
            row.cells.retain(|cell| cell.column < width);
            for cell in &mut row.cells {
                cell.columns = cell.columns.min(width.max(cell.column + 1) - cell.column);
                cell.rows = cell.rows.min(height - index);
            }
        }
        Table { rows: self.rows, ..Table::default() }
    }
}

/// A sheet may hold a million rows without text; a few of them say as much.
fn drop_blank_runs(rows: &mut Vec<Row>) {
    let mut run = 0;
    rows.retain(|row| {
        run = if row.is_blank() { run + 1 } else { 0 };
        run <= limits::BLANK_ROWS
    });
}
