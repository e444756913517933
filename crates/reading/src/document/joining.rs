//! Tables that a page or a blank line cut in two joined again; knows headers by their repetition only.

use super::{Block, Cell, Document, Paragraph, Row, Table, limits};

/// Joins tables that continue one another and takes what stands above a table's header out of the table.
pub fn tidy(document: &mut Document) {
    let mut out: Vec<Block> = Vec::with_capacity(document.blocks.len());
    // Where each block went, for what stands beside it.
    let mut moved = Vec::with_capacity(document.blocks.len() + 1);
    for block in std::mem::take(&mut document.blocks) {
        match block {
            Block::Table(table) if table.rows.is_empty() => moved.push(out.len()),
            Block::Table(table) => {
                let (above, table) = lift_title(table);
                out.extend(above);
                moved.push(continue_table(&mut out, table));
            }
            paragraph => {
                moved.push(out.len());
                out.push(paragraph);
            }
        }
    }
    if out.iter().all(|block| matches!(block, Block::Paragraph(p) if p.text.is_empty())) {
        out.clear();
    }
    for aside in &mut document.asides {
        aside.block = moved.get(aside.block).map_or(out.len(), |block| (*block).min(out.len()));
    }
    document.blocks = out;
}

/// Sheets and page layouts put letterhead and title into the same table, above the header: rows with fewer
/// entries than any header has, before the first full row.
fn lift_title(mut table: Table) -> (Vec<Block>, Table) {
    let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_blank()).count();
    let most = table.rows.iter().map(filled).max().unwrap_or(0);
    let needed = if most >= 4 { 3 } else { most.min(3) };
    let above = table.rows.iter().position(|row| filled(row) >= needed).unwrap_or(0);
    let cut = table.rows[..above].iter().flat_map(|row| &row.cells);
    // A cell that reaches from above into the table proper keeps the rows together.
    let reaches = table.rows[..above].iter().enumerate();
    let reaches = reaches.flat_map(|(index, row)| row.cells.iter().map(move |cell| (index, cell)));
    if above == 0 || reaches.into_iter().any(|(index, cell)| !cell.is_blank() && index + cell.rows > above) {
        return (Vec::new(), table);
    }
    let lifted = cut.flat_map(|cell| cell.paragraphs.clone()).filter(|p| !p.text.is_empty());
    let lifted = lifted.map(Block::Paragraph).collect();
    table.rows.drain(..above);
    (lifted, table)
}

/// Puts the table behind the others, or into the one that it continues; says which block it is in.
fn continue_table(out: &mut Vec<Block>, mut table: Table) -> usize {
    let blank = |block: &Block| matches!(block, Block::Paragraph(p) if p.text.is_empty());
    let before = out.iter().rposition(|block| !blank(block));
    if let Some(index) = before
        && let Block::Table(first) = &mut out[index]
        && let Some(drop) = continues(first, &table)
        && first.rows.len() + table.rows.len() <= limits::ROWS
    {
        let above = first.rows.last().map_or(0, |row| row.number);
        table.rows.drain(..drop);
        // A sheet's rows keep their own numbers.
        if table.letters.is_empty() {
            table.rows.iter_mut().for_each(|row| row.number += above);
        }
        first.rows.append(&mut table.rows);
        out.truncate(index + 1);
        return index;
    }
    out.push(Block::Table(table));
    out.len() - 1
}

/// How many rows of `next` repeat the header of `first`, if `next` continues it.
fn continues(first: &Table, next: &Table) -> Option<usize> {
    let (header, again) = (first.rows.first()?, next.rows.first()?);
    if words(header) == words(again) {
        let marked = first.rows.iter().take_while(|row| row.header).count().max(1);
        let same = first.rows.iter().zip(&next.rows).take(marked);
        return Some(same.take_while(|(a, b)| words(a) == words(b)).count());
    }
    let wide = first.width() == next.width() && first.width() >= 3;
    let headed = again.header || again.cells.iter().all(|cell| cell.paragraphs.iter().all(|p| p.bold));
    (wide && !headed).then_some(0)
}

fn words(row: &Row) -> Vec<(usize, String)> {
    let folded = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    row.cells.iter().map(|cell| (cell.column, folded(cell.text()))).collect()
}

/// A table inside a cell as paragraphs, one for each row, its cells set apart by tabs.
pub fn flat_rows(table: &Table) -> Vec<Paragraph> {
    let mut out = Vec::new();
    for row in &table.rows {
        let mut cells = row.cells.iter().filter(|cell| !cell.is_blank()).peekable();
        match cells.next() {
            Some(only) if cells.peek().is_none() => out.extend(only.paragraphs.clone()),
            Some(first) => {
                let all = || {
                    std::iter::once(first).chain(row.cells.iter().filter(|cell| cell.column > first.column))
                };
                let texts: Vec<String> = all().filter(|cell| !cell.is_blank()).map(Cell::text).collect();
                let every = |test: fn(&Paragraph) -> bool| all().flat_map(|cell| &cell.paragraphs).all(test);
                let (bold, struck) = (every(|p| p.bold), every(|p| p.struck));
                out.push(Paragraph { text: texts.join("\t"), bold, struck, ..Paragraph::default() });
            }
            None => {}
        }
    }
    out
}

/// Blocks inside a cell as paragraphs; a table in a cell gives a paragraph for each row. Blank paragraphs
/// ahead and between stay: writers use them to put entries at the height of what they belong to.
pub fn flatten(blocks: Vec<Block>) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push(paragraph),
            Block::Table(table) => out.extend(flat_rows(&table)),
        }
    }
    while out.last().is_some_and(|p| p.text.is_empty() && p.number.is_empty()) {
        out.pop();
    }
    out
}

/// Whether a table only lays out the page: a table in it has at least as many rows, or it is one column.
pub fn lays_out<'b>(rows: impl Iterator<Item = impl Iterator<Item = &'b [Block]>>) -> bool {
    let worded = |block: &Block| match block {
        Block::Paragraph(paragraph) => !paragraph.text.is_empty(),
        Block::Table(_) => true,
    };
    let (mut own, mut nested, mut narrow) = (0, 0, true);
    for row in rows {
        let mut cells = 0;
        let mut words = false;
        for blocks in row {
            cells += 1;
            words |= blocks.iter().any(worded);
            for block in blocks {
                if let Block::Table(table) = block
                    && table.width() > 1
                {
                    nested = nested.max(table.rows.len());
                }
            }
        }
        narrow &= cells <= 1;
        own += usize::from(words);
    }
    narrow || (nested >= 3 && nested >= own)
}
