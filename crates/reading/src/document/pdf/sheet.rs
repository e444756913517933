//! A ruled table of one page with the text in its cells; knows what is needed to join it to the next page's.

use super::glyphs::Glyph;
use super::lines::{self, Line};
use super::paragraphs::{self, Column};
use super::{Framed, Sketch, rules};
use crate::document::{Cell, Doubt, Paragraph, Row, Table};

/// The most blank lines that a gap inside a cell stands for.
const BLANKS: usize = 12;

/// The size of the smallest print.
const SMALLEST: f64 = 4.0;

/// Rows and columns of a cell, first to last.
type Place = ((usize, usize), (usize, usize));

/// A table of one page.
pub struct Sheet {
    pub xs: Vec<f64>,
    pub rows: Vec<Vec<Piece>>,
    pub open_below: bool,
    pub open_above: bool,
    pub unruled: bool,
}

/// A cell, or the part of it that stands on this page.
pub struct Piece {
    pub cell: Cell,
    pub column: Column,
    pub first: Option<Line>,
    pub last: Option<Line>,
}

impl Sheet {
    pub fn of(framed: Framed, pitch: f64, page: u32) -> Sheet {
        let Framed { grid, glyphs } = framed;
        let cells = grid.cells();
        let columns = grid.xs.len() - 1;
        // Which cell each place of the grid is in, to find a letter's cell at once.
        let mut owner = vec![usize::MAX; columns * (grid.ys.len() - 1)];
        for (index, (rows, across)) in cells.iter().enumerate() {
            for row in rows.0..=rows.1 {
                for column in across.0..=across.1 {
                    owner[row * columns + column] = index;
                }
            }
        }
        let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); cells.len()];
        for glyph in glyphs {
            let place = |edges: &[f64], at: f64| {
                edges.partition_point(|edge| *edge <= at).clamp(1, edges.len() - 1) - 1
            };
            let (row, column) = (place(&grid.ys, glyph.middle()), place(&grid.xs, glyph.center()));
            inside[owner[row * columns + column]].push(glyph);
        }
        let doubted = |glyphs: &Vec<Glyph>| glyphs.iter().filter_map(|glyph| glyph.doubt.clone()).collect();
        let doubts: Vec<Vec<Doubt>> = inside.iter().map(doubted).collect();
        let inside: Vec<Vec<Line>> = inside.into_iter().map(lines::of).collect();
        let margins = margins(&grid, &cells, &inside);
        let mut rows: Vec<Vec<Piece>> = (1..grid.ys.len()).map(|_| Vec::new()).collect();
        for (((down, across), lines), doubts) in cells.into_iter().zip(inside).zip(doubts) {
            let (left, right) = (grid.xs[across.0], grid.xs[across.1 + 1]);
            let column = Column { left, right, margin: margins[across.1] };
            let mut text = paragraphs::of(&lines, column, pitch, BLANKS);
            let lead = lead(&lines, grid.ys[down.0], grid.ys[down.1 + 1], pitch);
            text.splice(0..0, std::iter::repeat_n(Paragraph::default(), lead));
            text.iter_mut().for_each(|paragraph| paragraph.page = page);
            let cell = Cell {
                column: across.0,
                columns: across.1 - across.0 + 1,
                rows: down.1 - down.0 + 1,
                paragraphs: text,
                doubts,
            };
            rows[down.0].push(Piece {
                cell,
                column,
                first: lines.first().cloned(),
                last: lines.last().cloned(),
            });
        }
        Sheet {
            xs: grid.xs,
            rows,
            open_below: grid.open_below,
            open_above: grid.open_above,
            unruled: grid.unruled,
        }
    }

    pub fn table(self) -> Table {
        let row = |pieces: Vec<Piece>| Row {
            cells: pieces.into_iter().map(|piece| piece.cell).collect(),
            ..Row::default()
        };
        Table { rows: self.rows.into_iter().map(row).collect(), ..Table::default() }
    }
}

/// What each column keeps free at its right side: as much as the cells do at their left, where their text
/// is not set in the middle, but no more than their longest line leaves.
fn margins(grid: &rules::Ruled, cells: &[Place], inside: &[Vec<Line>]) -> Vec<f64> {
    let mut left: f64 = 8.0;
    let mut right = vec![f64::INFINITY; grid.xs.len() - 1];
    for ((_, across), lines) in cells.iter().zip(inside) {
        for line in lines {
            left = left.min((line.x0 - grid.xs[across.0]).max(0.0));
            right[across.1] = right[across.1].min((grid.xs[across.1 + 1] - line.x1).max(0.0));
        }
    }
    // Without ruling lines a column ends where its longest line does.
    let left = if grid.unruled { f64::INFINITY } else { left };
    right.into_iter().map(|most| most.min(left)).collect()
}

/// Blank lines ahead of the first line, by which a writer moved it down; text set in the middle has none.
fn lead(lines: &[Line], top: f64, bottom: f64, pitch: f64) -> usize {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return 0 };
    // Lines that run up the cell were laid small across it.
    if first.size < SMALLEST {
        return 0;
    }
    let (above, below) = (first.top - top, bottom - last.bottom);
    let step = (pitch * first.size).max(1.0);
    let steps = ((above - 0.4 * step) / step).floor();
    if steps < 1.0 || (above - below).abs() < step { 0 } else { steps.min(30.0) as usize }
}

/// Gives tables that go on over pages the same columns, even where a page uses fewer of them.
pub fn share_columns(pages: &mut [Sketch]) {
    let mut all: Vec<&mut rules::Ruled> =
        pages.iter_mut().flat_map(|page| &mut page.grids).map(|framed| &mut framed.grid).collect();
    let mut start = 0;
    while start < all.len() {
        let (left, right) = (all[start].left(), all[start].right());
        let alike =
            |grid: &rules::Ruled| (grid.left() - left).abs() < 4.0 && (grid.right() - right).abs() < 4.0;
        let end = start + all[start..].iter().take_while(|grid| alike(grid)).count();
        if end - start > 1 {
            let shared = rules::places(all[start..end].iter().flat_map(|grid| grid.xs.iter().copied()));
            for grid in &mut all[start..end] {
                grid.xs.clone_from(&shared);
            }
        }
        start = end;
    }
}
