//! Word tables as grids; knows merged cells in all the ways that Word and its imitators write them.

use roxmltree::Node;

use super::styles::Letters;
use super::{Depth, Flow, Paper, is, number, switched, value};
use crate::Unreadable;
use crate::document::{Beside, Block, Paragraph, grid::Grid, joining};

/// A row before it is known whether the table is one of words.
struct Plan {
    header: bool,
    before: usize,
    cells: Vec<Part>,
}

/// A cell, where it stands to the cells around it, and what it holds.
struct Part {
    columns: usize,
    /// Goes on from the cell at its left.
    across: bool,
    /// Goes on from the cell above.
    down: bool,
    blocks: Vec<Block>,
}

/// The table as one block, or, where it only lays out the page, what it holds.
pub fn read(table: Node<'_, '_>, paper: &Paper<'_>, depth: Depth) -> Result<Vec<Block>, Unreadable> {
    let depth = depth.element()?.table()?;
    let style = paper.styles.table(table.children().find(|child| is(*child, "tblPr")));
    let mut rows = Vec::new();
    children(table, "tr", &mut rows, depth)?;
    let mut plans = Vec::new();
    for row in rows {
        let properties = row.children().find(|child| is(*child, "trPr"));
        let child =
            |name: &'static str| properties.and_then(|p| p.children().find(move |child| is(*child, name)));
        let unseen = match (child("del"), child("hidden").is_some_and(switched)) {
            (Some(_), _) => Some(Beside::Deleted),
            (None, true) => Some(Beside::Hidden),
            (None, false) => None,
        };
        let mut cells = Vec::new();
        children(row, "tc", &mut cells, depth)?;
        let cells = cells.into_iter().map(|cell| part(cell, paper, style, depth));
        let cells: Vec<Part> = cells.collect::<Result<_, _>>()?;
        if let Some(is) = unseen {
            let words = cells.into_iter().flat_map(|part| joining::flatten(part.blocks));
            let words: Vec<String> = words.map(|paragraph| paragraph.text).collect();
            paper.aside(is, words.join(" "));
            continue;
        }
        plans.push(Plan {
            header: child("tblHeader").is_some_and(switched),
            before: child("gridBefore").and_then(number).unwrap_or(0),
            cells,
        });
    }
    if joining::lays_out(plans.iter().map(|plan| plan.cells.iter().map(|part| part.blocks.as_slice()))) {
        return Ok(plans.into_iter().flat_map(|plan| plan.cells).flat_map(|part| part.blocks).collect());
    }
    let mut grid = Grid::default();
    for plan in plans {
        grid.row(plan.header)?;
        grid.skip(plan.before);
        for part in plan.cells {
            let merged =
                (part.across && grid.widen(part.columns)) || (part.down && grid.extend(part.columns));
            if !merged {
                grid.cell(part.columns, 1, numbered(joining::flatten(part.blocks)))?;
            }
        }
    }
    Ok(vec![Block::Table(grid.finish())])
}

/// A cell that holds nothing but what Word counts says that number.
fn numbered(mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    if paragraphs.iter().all(|paragraph| paragraph.text.is_empty()) {
        for paragraph in &mut paragraphs {
            paragraph.text.clone_from(&paragraph.number);
        }
    }
    paragraphs
}

/// Rows or cells, also those inside content controls and tracked insertions.
fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &str,
    out: &mut Vec<Node<'a, 'i>>,
    depth: Depth,
) -> Result<(), Unreadable> {
    let depth = depth.element()?;
    for child in node.children().filter(Node::is_element) {
        if is(child, name) {
            out.push(child);
        } else if matches!(child.tag_name().name(), "sdt" | "sdtContent" | "ins" | "customXml" | "moveTo") {
            children(child, name, out, depth)?;
        }
    }
    Ok(())
}

fn part(cell: Node<'_, '_>, paper: &Paper<'_>, style: Letters<'_>, depth: Depth) -> Result<Part, Unreadable> {
    let properties = cell.children().find(|child| is(*child, "tcPr"));
    let child =
        |name: &'static str| properties.and_then(|p| p.children().find(move |child| is(*child, name)));
    // A merged cell says `restart` where it begins and nothing, or `continue`, where it goes on.
    let goes_on = |name: &'static str| child(name).is_some_and(|merge| value(merge) != Some("restart"));
    let mut flow = Flow { table: style, ..Flow::new(paper, depth) };
    flow.blocks(cell)?;
    Ok(Part {
        columns: child("gridSpan").and_then(number).unwrap_or(1),
        across: goes_on("hMerge"),
        down: goes_on("vMerge"),
        blocks: flow.finish(),
    })
}
