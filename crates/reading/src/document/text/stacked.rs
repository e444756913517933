//! Tables that were saved one cell a line; knows rows by the day that each begins with, and columns by how
//! many lines most rows have.

use super::cell;
use crate::Unreadable;
use crate::document::{Table, grid::Grid};

/// Columns that such a table may have.
const COLUMNS: std::ops::RangeInclusive<usize> = 3..=8;
/// Letters of a column's heading, and of a day, at most.
const HEADING: usize = 40;
const DAY: usize = 24;
/// Lines of one row; a cell of a programme has a few.
const LINES: usize = 60;

/// The table whose header begins at this line, and the line after it.
pub fn table(lines: &[&str], at: usize) -> Result<Option<(Table, usize)>, Unreadable> {
    if !is_day_heading(lines[at]) {
        return Ok(None);
    }
    let Some(columns) = columns(lines, at) else { return Ok(None) };
    let Some((rows, end)) = rows(lines, at, columns) else { return Ok(None) };
    let mut grid = Grid::default();
    for row in rows {
        grid.row(false)?;
        for text in row {
            grid.cell(1, 1, cell(&text))?;
        }
    }
    Ok(Some((grid.finish(), end)))
}

/// How many headings stand one below the other, up to the first row's day.
fn columns(lines: &[&str], at: usize) -> Option<usize> {
    let heading = |line: &&&str| {
        let line = line.trim();
        let short = (1..=HEADING).contains(&line.chars().count());
        short && !line.contains(|c: char| c.is_ascii_digit()) && !line.ends_with([':', '.', ';', ','])
    };
    let columns = lines[at..].iter().take(COLUMNS.end() + 1).take_while(heading).count();
    let first = lines.get(at + columns)?;
    (COLUMNS.contains(&columns) && is_day(first)).then_some(columns)
}

/// The header and the rows, each as its cells; none unless nearly all rows come out even.
fn rows(lines: &[&str], at: usize, columns: usize) -> Option<(Vec<Vec<String>>, usize)> {
    let mut rows = vec![lines[at..at + columns].iter().map(|line| line.trim().to_owned()).collect()];
    let mut end = at + columns;
    while lines.get(end).is_some_and(|line| is_day(line)) {
        let length = lines[end + 1..]
            .iter()
            .take(LINES)
            .take_while(|line| !is_day(line) && !line.trim().is_empty())
            .count();
        let Some(row) = row(&lines[end..=end + length], columns) else { break };
        rows.push(row);
        end += length + 1;
    }
    // Two rows of just so many lines are no accident.
    (rows.len() > 2).then_some((rows, end))
}

/// The cells of a row: its day, and of the other columns as many lines each.
fn row(lines: &[&str], columns: usize) -> Option<Vec<String>> {
    let rest = lines.len() - 1;
    let each = rest / (columns - 1);
    if each == 0 || !rest.is_multiple_of(columns - 1) {
        return None;
    }
    let joined = |part: &[&str]| part.iter().map(|line| line.trim()).collect::<Vec<_>>().join("\n");
    let mut cells = vec![lines[0].trim().to_owned()];
    cells.extend(lines[1..].chunks(each).map(joined));
    Some(cells)
}

/// `Ngày`, `Thứ, ngày`: the heading of the column by which rows are told apart.
fn is_day_heading(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    line.chars().count() <= DAY
        && ["ngày", "thứ", "thời gian"].iter().any(|word| line.starts_with(word))
        && !line.contains(|c: char| c.is_ascii_digit() || c == ':')
}

/// `02`, `3/11`, `Thứ Hai 23/11`.
fn is_day(line: &str) -> bool {
    let line = line.trim();
    let short = line.chars().count() <= DAY && !line.ends_with([':', '.', ';']);
    let figures = line.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ' ' | '–'));
    let named = || {
        let lower = line.to_lowercase();
        ["thứ ", "chủ nhật", "cn "].iter().any(|day| lower.starts_with(day))
    };
    short && line.contains(|c: char| c.is_ascii_digit()) && (figures || named())
}
