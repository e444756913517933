//! What happens to a document between a secretary's desk and ours, each kind by itself; knows no reader.

use reading::document::{Block, Cell, Document, Paragraph, Place, Row, Table};
use reading::{Is, Traced};

use super::{carried, letters};
use crate::reading::generator::dice::Dice;
use crate::reading::score::Gold;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    Nothing,
    Letters,
    Days,
    BreakLost,
    BreakDoubled,
    RowsGlued,
    RowSplit,
    CellEmptied,
    CellShifted,
    ColumnsSwapped,
    HeaderMistyped,
    HeaderLost,
    Bullets,
    Separators,
    Decomposed,
    Blanks,
}

impl Damage {
    pub const ALL: [Self; 16] = [
        Self::Nothing,
        Self::Letters,
        Self::Days,
        Self::BreakLost,
        Self::BreakDoubled,
        Self::RowsGlued,
        Self::RowSplit,
        Self::CellEmptied,
        Self::CellShifted,
        Self::ColumnsSwapped,
        Self::HeaderMistyped,
        Self::HeaderLost,
        Self::Bullets,
        Self::Separators,
        Self::Decomposed,
        Self::Blanks,
    ];

    pub fn apply(
        self,
        document: &mut Document,
        gold: &mut Gold,
        trace: &[Traced],
        dice: &mut Dice,
    ) -> Option<()> {
        let read = places(document, trace);
        match self {
            Self::Nothing | Self::Decomposed => Some(()),
            Self::Letters => confuse(document, gold, &read, dice),
            Self::Days => misread_days(document, &read, dice),
            Self::BreakLost => lose_break(document, &read, dice),
            Self::BreakDoubled => double_break(document, &read, dice),
            Self::RowsGlued => glue_rows(document, &read, dice),
            Self::RowSplit => split_row(document, dice),
            Self::CellEmptied => empty_cell(document, gold, &read, dice),
            Self::CellShifted => shift_cell(document, &read, dice),
            Self::ColumnsSwapped => swap_columns(document, &read, dice),
            Self::HeaderMistyped => mistype_header(document, gold, &read, dice),
            Self::HeaderLost => lose_header(document, &read),
            Self::Bullets => other_bullets(document, dice),
            Self::Separators => other_separators(document, &read, dice),
            Self::Blanks => double_blanks(document, dice),
        }
    }
}

/// What a paragraph was read as.
struct At<'t> {
    place: Place,
    trace: &'t Traced,
}

fn places<'t>(document: &Document, trace: &'t [Traced]) -> Vec<At<'t>> {
    document.strips().iter().zip(trace).map(|(strip, trace)| At { place: strip.place, trace }).collect()
}

fn paragraph(document: &mut Document, place: Place) -> Option<&mut Paragraph> {
    match document.blocks.get_mut(place.block)? {
        Block::Paragraph(paragraph) => Some(paragraph),
        Block::Table(table) => {
            table.rows.get_mut(place.row)?.cells.get_mut(place.cell)?.paragraphs.get_mut(place.paragraph)
        }
    }
}

fn paragraphs(document: &mut Document) -> Vec<&mut Paragraph> {
    fn of_block(block: &mut Block) -> Vec<&mut Paragraph> {
        match block {
            Block::Paragraph(paragraph) => vec![paragraph],
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.flat_map(|cell| &mut cell.paragraphs).collect()
            }
        }
    }
    document.blocks.iter_mut().flat_map(of_block).collect()
}

fn whole(document: &mut Document) -> String {
    paragraphs(document).iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
}

pub fn shown(document: &Document) -> String {
    let cell = |cell: &Cell| cell.text().replace('\n', " ⏎ ");
    let row = |row: &Row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
    let block = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.clone(),
        Block::Table(table) => table.rows.iter().map(row).collect::<Vec<_>>().join("\n"),
    };
    document.blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// Strips that were read as a part of an item.
fn fields<'a, 't>(read: &'a [At<'t>]) -> impl Iterator<Item = &'a At<'t>> {
    read.iter().filter(|at| at.trace.is == Is::Field && !at.trace.text.trim().is_empty())
}

/// The table that the items stand in.
fn main_table<'d>(document: &'d mut Document, read: &[At<'_>]) -> Option<&'d mut Table> {
    let block = fields(read).next()?.place.block;
    match document.blocks.get_mut(block)? {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    }
}

/// Rows of the table that hold work.
fn rows(read: &[At<'_>]) -> Vec<usize> {
    let Some(first) = fields(read).next() else { return vec![] };
    let block = first.place.block;
    let mut rows: Vec<usize> =
        fields(read).filter(|at| at.place.block == block).map(|at| at.place.row).collect();
    rows.dedup();
    rows
}

/// One or two letters of a hundred, in what belongs to items.
fn confuse(document: &mut Document, gold: &mut Gold, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let before = whole(document);
    let one_in = 40 + 30 * dice.roll(3);
    for at in fields(read) {
        let paragraph = paragraph(document, at.place)?;
        paragraph.text = letters::confused(&paragraph.text, one_in, dice);
    }
    let after = whole(document);
    carried::carry(gold, &before, &after);
    (before != after).then_some(())
}

fn timed(text: &str) -> bool {
    script::hours::find(&script::folded::fold_letters(text)).is_some()
}

/// One in ten days, at least one.
fn misread_days(document: &mut Document, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let days: Vec<&At<'_>> =
        read.iter().filter(|at| at.trace.is == Is::Day && !timed(&at.trace.text)).collect();
    let sure = dice.roll(days.len().max(1));
    let mut any = None;
    for (number, at) in days.into_iter().enumerate() {
        if number == sure || dice.one_in(10) {
            let paragraph = paragraph(document, at.place)?;
            if let Some(text) = letters::misread_day(&paragraph.text, dice) {
                paragraph.text = text;
                any = Some(());
            }
        }
    }
    any
}

/// Two paragraphs of one cell, or two lines of a list, run on in one.
fn lose_break(document: &mut Document, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let pairs: Vec<(Place, Place)> = read
        .windows(2)
        .filter(|pair| pair.iter().all(|at| !at.trace.text.trim().is_empty()))
        .filter(|pair| pair.iter().any(|at| at.trace.is == Is::Field))
        .map(|pair| (pair[0].place, pair[1].place))
        .filter(|(a, b)| {
            let table = matches!(document.blocks[a.block], Block::Table(_));
            if table { (a.block, a.row, a.cell) == (b.block, b.row, b.cell) } else { b.block == a.block + 1 }
        })
        .filter(|(_, b)| {
            matches!(document.blocks[b.block], Block::Table(_)) == (b.row + b.cell + b.paragraph > 0)
        })
        .collect();
    let (first, second) = *pairs.get(dice.roll(pairs.len().max(1)))?;
    let taken = std::mem::take(paragraph(document, second)?);
    let kept = paragraph(document, first)?;
    kept.text = format!("{} {}", kept.text.trim_end(), taken.text.trim_start());
    match &mut document.blocks[second.block] {
        Block::Paragraph(_) => {
            document.blocks.remove(second.block);
        }
        Block::Table(table) => {
            table.rows[second.row].cells[second.cell].paragraphs.remove(second.paragraph);
        }
    }
    Some(())
}

/// A line broken in the middle, or an empty one put in.
fn double_break(document: &mut Document, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let places: Vec<Place> = fields(read).map(|at| at.place).collect();
    let place = *places.get(dice.roll(places.len().max(1)))?;
    let first = paragraph(document, place)?;
    let spaces: Vec<usize> = first.text.match_indices(' ').map(|(at, _)| at).collect();
    let middle = spaces.get(spaces.len() / 2).copied();
    let rest = match middle.filter(|_| dice.one_in(2)) {
        Some(at) => first.text.split_off(at).trim_start().to_owned(),
        None => String::new(),
    };
    let rest = Paragraph { text: rest, ..Paragraph::default() };
    match &mut document.blocks[place.block] {
        Block::Paragraph(_) => document.blocks.insert(place.block + 1, Block::Paragraph(rest)),
        Block::Table(table) => {
            table.rows[place.row].cells[place.cell].paragraphs.insert(place.paragraph + 1, rest);
        }
    }
    Some(())
}

fn plain(row: &Row) -> bool {
    row.cells.iter().all(|cell| cell.rows == 1 && cell.columns == 1)
}

/// A row's cells fall into those of the row above.
fn glue_rows(document: &mut Document, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let work = rows(read);
    let table = main_table(document, read)?;
    let alike = |a: &Row, b: &Row| {
        plain(a) && plain(b) && a.cells.iter().map(|c| c.column).eq(b.cells.iter().map(|c| c.column))
    };
    let pairs: Vec<usize> = work
        .into_iter()
        .filter(|&row| row + 1 < table.rows.len() && alike(&table.rows[row], &table.rows[row + 1]))
        .collect();
    let row = *pairs.get(dice.roll(pairs.len().max(1)))?;
    let below = table.rows.remove(row + 1);
    for (cell, mut taken) in table.rows[row].cells.iter_mut().zip(below.cells) {
        if cell.is_blank() {
            cell.paragraphs.clear();
        }
        taken.paragraphs.retain(|p| !p.text.trim().is_empty());
        cell.paragraphs.append(&mut taken.paragraphs);
    }
    Some(())
}

/// A row broken in two, as by the end of a page.
fn split_row(document: &mut Document, dice: &mut Dice) -> Option<()> {
    let tables = document.blocks.iter_mut().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let table = tables.max_by_key(|table| table.rows.len())?;
    let long = |row: &Row| plain(row) && row.cells.iter().any(|cell| cell.paragraphs.len() > 1);
    let places: Vec<usize> = (1..table.rows.len()).filter(|&at| long(&table.rows[at])).collect();
    let at = *places.get(dice.roll(places.len().max(1)))?;
    let mut below = table.rows[at].clone();
    let parts = table.rows[at].cells.iter_mut().zip(&mut below.cells);
    for (cell, rest) in parts {
        let stays = cell.paragraphs.len().div_ceil(2);
        rest.paragraphs = cell.paragraphs.split_off(stays);
    }
    table.rows.insert(at + 1, below);
    Some(())
}

/// One cell of a row that holds work is blank.
fn empty_cell(document: &mut Document, gold: &mut Gold, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let work = rows(read);
    let block = fields(read).next()?.place.block;
    let row = *work.get(dice.roll(work.len().max(1)))?;
    let table = main_table(document, read)?;
    let filled: Vec<usize> =
        (0..table.rows[row].cells.len()).filter(|&at| !table.rows[row].cells[at].is_blank()).collect();
    if filled.len() < 2 {
        return None;
    }
    let cell = filled[dice.roll(filled.len())];
    let text = table.rows[row].cells[cell].text();
    let line = table.rows[row].cells.iter().map(Cell::text).collect::<Vec<_>>().join("\n");
    table.rows[row].cells[cell].paragraphs = vec![Paragraph::default()];
    let strip = read.iter().find(|at| (at.place.block, at.place.row, at.place.cell) == (block, row, cell))?;
    let field = strip.trace.field.as_deref();
    let held = |part: &str| carried::holds(&text, part);
    match (strip.trace.is, field) {
        (Is::Field, Some("content")) => gold.items.retain(|item| !held(&item.content)),
        (Is::Field, Some(_)) => {
            for item in gold.items.iter_mut().filter(|item| carried::holds(&line, &item.content)) {
                item.units.retain(|name| !held(name));
                item.officials.retain(|name| !held(name));
            }
        }
        _ if timed(&text) => {
            for item in gold.items.iter_mut().filter(|item| carried::holds(&line, &item.content)) {
                item.time = None;
                item.session = plan::Session::Unspecified;
            }
        }
        _ => {}
    }
    Some(())
}

/// A cell's words in the cell beside it.
fn shift_cell(document: &mut Document, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let work = rows(read);
    let row = *work.get(dice.roll(work.len().max(1)))?;
    let table = main_table(document, read)?;
    let cells = &mut table.rows[row].cells;
    if cells.len() < 3 {
        return None;
    }
    let from = dice.roll(cells.len() - 1);
    let mut moved = std::mem::replace(&mut cells[from].paragraphs, vec![Paragraph::default()]);
    if moved.iter().all(|p| p.text.trim().is_empty()) {
        return None;
    }
    if cells[from + 1].is_blank() {
        cells[from + 1].paragraphs.clear();
    }
    moved.append(&mut cells[from + 1].paragraphs);
    cells[from + 1].paragraphs = moved;
    Some(())
}

/// Two columns side by side in the other order.
fn swap_columns(document: &mut Document, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let table = main_table(document, read)?;
    let width = table.width();
    if width < 3 {
        return None;
    }
    let left = dice.roll(width - 1);
    let across = |cell: &Cell| {
        cell.columns > 1
            && cell.column <= left + 1
            && cell.column + cell.columns > left
            && cell.columns < width
    };
    if table.rows.iter().flat_map(|row| &row.cells).any(across) {
        return None;
    }
    for row in &mut table.rows {
        for cell in row.cells.iter_mut().filter(|cell| cell.columns == 1) {
            if cell.column == left {
                cell.column += 1;
            } else if cell.column == left + 1 {
                cell.column -= 1;
            }
        }
        row.cells.sort_by_key(|cell| cell.column);
    }
    Some(())
}

fn header<'a, 't>(read: &'a [At<'t>]) -> impl Iterator<Item = &'a At<'t>> {
    read.iter().filter(|at| at.trace.is == Is::Header && at.trace.text.chars().any(char::is_alphabetic))
}

fn mistype_header(document: &mut Document, gold: &mut Gold, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let before = whole(document);
    let heads: Vec<Place> = header(read).map(|at| at.place).collect();
    let place = *heads.get(dice.roll(heads.len().max(1)))?;
    let paragraph = paragraph(document, place)?;
    paragraph.text = letters::mistyped(&paragraph.text, dice)?;
    carried::carry(gold, &before, &whole(document));
    Some(())
}

fn lose_header(document: &mut Document, read: &[At<'_>]) -> Option<()> {
    let Place { block, row, .. } = header(read).next()?.place;
    match document.blocks.get_mut(block)? {
        Block::Table(table) if row + 1 < table.rows.len() && plain(&table.rows[row]) => {
            table.rows.remove(row);
            Some(())
        }
        _ => None,
    }
}

const BULLETS: [char; 8] = ['-', '+', '•', '*', '–', '·', '●', '▪'];

fn other_bullets(document: &mut Document, dice: &mut Dice) -> Option<()> {
    let bullet = *dice.pick(&BULLETS);
    let mut any = None;
    for paragraph in paragraphs(document) {
        let (mark, rest) = paragraph.text.split_at(paragraph.text.chars().next().map_or(0, char::len_utf8));
        if mark.starts_with(BULLETS) && !mark.starts_with(bullet) && rest.starts_with(' ') {
            paragraph.text = format!("{bullet}{rest}");
            any = Some(());
        }
    }
    any
}

/// Entries of a cell by a semicolon instead of lines, days by full stops instead of strokes.
fn other_separators(document: &mut Document, read: &[At<'_>], dice: &mut Dice) -> Option<()> {
    let mut any = None;
    if dice.one_in(2) {
        for at in read.iter().filter(|at| at.trace.is == Is::Day && at.trace.text.contains('/')) {
            let day = paragraph(document, at.place)?;
            day.text = day.text.replace('/', ".");
            any = Some(());
        }
        return any;
    }
    let block = fields(read).next()?.place.block;
    let names = ["units", "officials"];
    let cells =
        fields(read).filter(|at| at.trace.field.as_deref().is_some_and(|field| names.contains(&field)));
    let mut places: Vec<Place> = cells.filter(|at| at.place.block == block).map(|at| at.place).collect();
    places.dedup_by_key(|place| (place.row, place.cell));
    let table = main_table(document, read)?;
    for Place { row, cell, .. } in places {
        let cell = &mut table.rows[row].cells[cell];
        if cell.paragraphs.len() > 1 && cell.paragraphs.iter().all(|p| !p.text.trim().is_empty()) {
            let text = cell
                .paragraphs
                .iter()
                .map(|p| p.text.trim().trim_end_matches([';', ',']))
                .collect::<Vec<_>>();
            cell.paragraphs = vec![Paragraph { text: text.join("; "), ..Paragraph::default() }];
            any = Some(());
        }
    }
    any
}

fn double_blanks(document: &mut Document, dice: &mut Dice) -> Option<()> {
    for paragraph in paragraphs(document) {
        let blank = |c: char| if c == ' ' && dice.one_in(6) { "  ".to_owned() } else { c.to_string() };
        paragraph.text = paragraph.text.chars().map(blank).collect();
    }
    Some(())
}
