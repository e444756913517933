//! A page's tables as grids; knows rows, spans and tables in tables, of which the outer one is often
//! only the layout of the page.

use super::{Branch, Context, Flow, Shape, Style, look::Look, page};
use crate::Unreadable;
use crate::document::{Beside, Block, grid::Grid, joining, limits};

/// The table as one block, or, where it only lays out the page, what it holds.
pub fn read(around: &Flow<'_>, table: Branch<'_>, context: Context) -> Result<Vec<Block>, Unreadable> {
    // Fonts and strikes hold in tables too; a bold heading around one does not.
    let inner = Context {
        depth: context.depth + 1,
        tables: context.tables + 1,
        style: Style { bold: false, raised: false, ..context.style },
        font: context.font,
        ..Context::default()
    };
    if inner.tables > limits::NESTED_TABLES {
        return Err(limits::too_deep());
    }
    let rows = rows(table);
    let hidden =
        |node: &Branch<'_>| node.value().as_element().is_some_and(|e| Look::of(e, around.sheet).hidden);
    let layout = lays_out(table, &rows);
    // Inside a table of words nothing is a menu, even if every word is a link.
    let none = page::Furniture::default();
    let furniture = if layout { around.furniture } else { &none };
    let mut out = Vec::new();
    let mut grid = Grid::default();
    for (index, (row, head)) in rows.iter().enumerate() {
        if hidden(row) {
            around.kept.aside(Beside::Hidden, *row);
            continue;
        }
        if is(*row, "caption") {
            out.extend(blocks(around, around.furniture, *row, inner)?);
            continue;
        }
        let mut within = inner;
        if let Some(element) = row.value().as_element() {
            within.enter(element, Look::of(element, around.sheet), around.sheet);
        }
        let cells: Vec<Branch<'_>> = cells(*row).collect();
        let headed = !cells.is_empty() && cells.iter().all(|cell| is(*cell, "th"));
        grid.row(*head || headed)?;
        for cell in cells {
            if hidden(&cell) || furniture.has(cell.id()) {
                let is = if hidden(&cell) { Beside::Hidden } else { Beside::Menu };
                around.kept.aside(is, cell);
                continue;
            }
            let inside = blocks(around, furniture, cell, within)?;
            if layout {
                out.extend(inside);
            } else {
                let below = rows.len() - index;
                grid.cell(span(cell, "colspan", 1), span(cell, "rowspan", below), joining::flatten(inside))?;
            }
        }
    }
    out.push(Block::Table(grid.finish()));
    Ok(out)
}

fn cells<'a>(row: Branch<'a>) -> impl Iterator<Item = Branch<'a>> {
    row.children().filter(|cell| is(*cell, "td") || is(*cell, "th"))
}

/// The rows of this table alone, whether they stand in a head; its caption counts as one.
fn rows<'a>(table: Branch<'a>) -> Vec<(Branch<'a>, bool)> {
    let mut rows = Vec::new();
    for part in table.children() {
        if is(part, "tr") || is(part, "caption") {
            rows.push((part, false));
        } else if is(part, "thead") || is(part, "tbody") || is(part, "tfoot") {
            let head = is(part, "thead");
            rows.extend(part.children().filter(|row| is(*row, "tr")).map(|row| (row, head)));
        }
    }
    rows
}

/// What a cell holds.
fn blocks(
    around: &Flow<'_>,
    furniture: &page::Furniture,
    cell: Branch<'_>,
    mut context: Context,
) -> Result<Vec<Block>, Unreadable> {
    let mut flow = Flow::new(around.sheet, furniture, around.kept);
    if let Some(element) = cell.value().as_element() {
        context.enter(element, Look::of(element, around.sheet), around.sheet);
    }
    flow.children(cell, context)?;
    flow.flush(Shape::default());
    Ok(flow.out)
}

/// A span as written; `0` reaches to the end, nonsense is 1.
fn span(cell: Branch<'_>, name: &str, end: usize) -> usize {
    let written = cell.value().as_element().and_then(|element| element.attr(name)).unwrap_or("1").trim();
    let digits: String = written.chars().take_while(char::is_ascii_digit).take(6).collect();
    match digits.parse() {
        Ok(0) => end,
        Ok(span) => span,
        Err(_) => 1,
    }
}

fn is(node: Branch<'_>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

/// Whether a table only lays out the page: a table in it has at least as many rows, or it is one column.
fn lays_out(table: Branch<'_>, rows: &[(Branch<'_>, bool)]) -> bool {
    let worded = |node: &Branch<'_>| {
        node.descendants().any(|inner| inner.value().as_text().is_some_and(|text| !text.trim().is_empty()))
    };
    let inner = table.descendants().skip(1).filter(|node| is(*node, "table"));
    let wide =
        |table: Branch<'_>| self::rows(table).iter().filter(|(row, _)| cells(*row).count() > 1).count();
    let most = inner.map(wide).max().unwrap_or(0);
    let narrow = rows.iter().all(|(row, _)| cells(*row).count() <= 1);
    narrow || (most >= 3 && most >= rows.iter().filter(|(row, _)| worded(row)).count())
}
