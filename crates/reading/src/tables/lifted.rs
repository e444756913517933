//! Days that stand in a middle or lower row of their block, brought up to its first row; knows cells.
//!
//! Sheets that close a day's rows by borders instead of merging them print the day where it looks best. The
//! sessions tell where a block begins: they go back to the morning.

use crate::{
    dates::{self, Bare},
    document::{Cell, Table},
    folded::{fold_letters, one_line},
    grid::{Line, Sheet, is_blank},
    hours,
    layout::{Layout, Role},
};
use plan::Session;

/// Rows of one day, by their indexes, and the one that names it.
struct Block {
    first: usize,
    label: Option<usize>,
    last: Option<u8>,
}

/// The table with its days in the first rows of their blocks; nothing where they stand there, or where the
/// sessions don't tell whose rows they are.
pub fn table(
    table: &Table,
    sheet: &Sheet<'_>,
    layout: &Layout,
    rows: std::ops::Range<usize>,
) -> Option<Table> {
    let column = layout.columns(&Role::When).next()?;
    let labelled = |line: &Line<'_>| own(line, column).is_some_and(|text| names_day(&text));
    let first = rows.clone().find(|&at| !sheet.lines[at].is_blank())?;
    let merged = sheet.lines[rows.clone()].iter().any(|line| line.at(column).is_some_and(|p| !p.first));
    if labelled(&sheet.lines[first]) || merged || own(&sheet.lines[first], column).is_some() {
        return None;
    }
    let mut blocks: Vec<Block> = Vec::new();
    for at in rows.filter(|&at| !sheet.lines[at].is_blank()) {
        let line = &sheet.lines[at];
        let (label, session) = (labelled(line), session_of(line, layout, column));
        let begins = blocks.last().is_none_or(|block| {
            let back = session.zip(block.last).is_some_and(|(own, last)| own < last);
            let again = block.label.is_some() && session.is_some() && session == block.last;
            back || again || label && block.label.is_some()
        });
        if begins {
            blocks.push(Block { first: at, label: None, last: None });
        }
        let block = blocks.last_mut()?;
        block.label = block.label.or(label.then_some(at));
        block.last = session.or(block.last);
    }
    let mut lifted = table.clone();
    for block in &blocks {
        let paragraphs = std::mem::take(&mut cell(&mut lifted, block.label?, column)?.paragraphs);
        cell(&mut lifted, block.first, column)?.paragraphs = paragraphs;
    }
    Some(lifted)
}

/// A row's cell in a column, blank where it had none.
fn cell(table: &mut Table, row: usize, column: usize) -> Option<&mut Cell> {
    let cells = &mut table.rows.get_mut(row)?.cells;
    let at = cells.iter().position(|cell| cell.column >= column).unwrap_or(cells.len());
    if cells.get(at).is_none_or(|cell| cell.column != column) {
        cells.insert(at, Cell { column, columns: 1, rows: 1, ..Cell::default() });
    }
    cells.get_mut(at)
}

fn own(line: &Line<'_>, column: usize) -> Option<String> {
    line.at(column).filter(|p| p.first && !is_blank(p.cell)).map(|p| one_line(&p.cell.text()))
}

fn names_day(text: &str) -> bool {
    !dates::mark(&fold_letters(text), Bare::Day).0.is_empty()
}

/// How late in the day a row's session is, from the columns beside the day's.
fn session_of(line: &Line<'_>, layout: &Layout, day: usize) -> Option<u8> {
    let columns = layout.columns(&Role::When).filter(|column| *column != day);
    let mut texts = columns.filter_map(|column| own(line, column));
    texts.find_map(|text| match hours::session_in_cell(&fold_letters(&text))? {
        Session::Morning | Session::AllDay => Some(0),
        Session::Afternoon => Some(1),
        Session::Evening => Some(2),
        Session::Unspecified => None,
    })
}
