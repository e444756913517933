//! Tables whose cells are set apart by tabs, as pasting or exporting leaves them; knows that a cell of
//! several paragraphs is pasted over several lines.

use super::cell;
use crate::Unreadable;
use crate::document::{Table, grid::Grid};

/// The table that begins at this line, and the line after it.
pub fn table(lines: &[&str], at: usize) -> Result<Option<(Table, usize)>, Unreadable> {
    if !is_row(lines[at]) {
        return Ok(None);
    }
    let columns = tabs(lines[at]) + 1;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut end = at;
    while end < lines.len() {
        let Some((row, next)) = row(lines, end, columns) else { break };
        rows.push(row);
        end = next;
    }
    // One line with a tab in it is a line set out with a tab.
    if rows.len() < 2 {
        return Ok(None);
    }
    let mut grid = Grid::default();
    for row in rows {
        grid.row(false)?;
        for text in row {
            grid.cell(1, 1, cell(&text))?;
        }
    }
    Ok(Some((grid.finish(), end)))
}

/// Words before and behind a tab.
pub fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('\t') && line.split('\t').filter(|text| !text.trim().is_empty()).count() >= 2
}

fn tabs(line: &str) -> usize {
    line.matches('\t').count()
}

/// The row that begins at this line. Where lines have too few tabs, they are one row if together they
/// have just enough; else each is a row whose last cells are empty.
fn row(lines: &[&str], at: usize, columns: usize) -> Option<(Vec<String>, usize)> {
    let first = lines[at];
    let begins = first.contains('\t') || (columns > 2 && starts_row(lines, at));
    if !begins {
        return None;
    }
    let whole = |end: usize| lines[at..end].join("\n").split('\t').map(str::to_owned).collect();
    let mut count = tabs(first);
    let mut end = at + 1;
    if columns > 2 && count + 1 < columns {
        // A cell of a programme has a few lines, not hundreds.
        let limit = lines.len().min(at + 60);
        while end < limit && count + 1 < columns {
            count += tabs(lines[end]);
            end += 1;
        }
        if count + 1 != columns || lines[at..end].iter().any(|line| line.trim().is_empty()) {
            return first.contains('\t').then(|| (whole(at + 1), at + 1));
        }
    }
    // Further paragraphs of the last cell: lines without tab, up to the next row or a blank line.
    let mut rest = end;
    while rest < lines.len() && !lines[rest].contains('\t') && !lines[rest].trim().is_empty() {
        rest += 1;
    }
    while rest > end && starts_row(lines, rest - 1) {
        rest -= 1;
    }
    let goes_on = lines.get(rest).is_some_and(|line| !line.trim().is_empty()) && rest - end < 20;
    let end = if goes_on { rest } else { end };
    Some((whole(end), end))
}

/// Whether a line without tab begins a row: a short first line of a day's cell (`Thứ Hai`, the date below it).
fn starts_row(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    let below = lines.get(at + 1).copied().unwrap_or_default();
    let short = line.chars().count() <= 12
        && ["thứ", "chủ nhật", "cn"].iter().any(|day| line.to_lowercase().starts_with(day));
    let date = below.split('\t').next().unwrap_or_default().trim();
    short
        && below.contains('\t')
        && date.starts_with(|c: char| c.is_ascii_digit() || c == '(')
        && date.len() <= 12
}
