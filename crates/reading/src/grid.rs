//! A table as rows of cells, each spanned cell present in every row that it covers; knows no meaning.

use super::{
    document::{Cell, Table},
    layout::MOST_COLUMNS,
};

/// A cell as one row sees it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub column: usize,
    pub columns: usize,
    pub cell: &'a Cell,
    /// This is the cell's own first row.
    pub first: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Line<'a> {
    /// In the order of their columns.
    pub places: Vec<Place<'a>>,
}

#[derive(Clone, Debug, Default)]
pub struct Sheet<'a> {
    pub lines: Vec<Line<'a>>,
    pub columns: usize,
}

impl<'a> Line<'a> {
    /// The cell that covers a column.
    pub fn at(&self, column: usize) -> Option<&Place<'a>> {
        let after = self.places.partition_point(|place| place.column <= column);
        let place = self.places.get(after.checked_sub(1)?)?;
        (column < place.column + place.columns).then_some(place)
    }

    /// Whether no cell of the row says anything.
    pub fn is_blank(&self) -> bool {
        self.places.iter().all(|place| is_blank(place.cell))
    }
}

pub fn is_blank(cell: &Cell) -> bool {
    cell.paragraphs.iter().all(|p| p.text.trim().is_empty())
}

/// Lays a table out. Columns beyond what a programme can have are left away.
pub fn lay_out(table: &Table) -> Sheet<'_> {
    let mut sheet = Sheet::default();
    let mut carried: Vec<(usize, Place<'_>)> = Vec::new();
    for row in &table.rows {
        let mut places: Vec<Place<'_>> = carried.iter().map(|(_, place)| *place).collect();
        for cell in row.cells.iter().filter(|cell| cell.column < MOST_COLUMNS) {
            let columns = cell.columns.clamp(1, MOST_COLUMNS - cell.column);
            let place = Place { column: cell.column, columns, cell, first: true };
            if places.iter().any(|p| p.column < cell.column + columns && cell.column < p.column + p.columns) {
                continue;
            }
            sheet.columns = sheet.columns.max(cell.column + columns);
            places.push(place);
            if cell.rows > 1 {
                carried.push((cell.rows, Place { first: false, ..place }));
            }
        }
        places.sort_by_key(|place| place.column);
        for (rows, _) in &mut carried {
            *rows -= 1;
        }
        carried.retain(|(rows, _)| *rows > 0);
        sheet.lines.push(Line { places });
    }
    sheet
}
