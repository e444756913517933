//! Tables drawn with `|` or `+---+`; knows their lines, so that each row's cells come out whole.

use super::cell;
use crate::Unreadable;
use crate::document::{Table, grid::Grid};

/// The table that begins at this line, and the line after it.
pub fn table(lines: &[&str], at: usize) -> Result<Option<(Table, usize)>, Unreadable> {
    if is_frame(lines[at]) && lines.get(at + 1).is_some_and(|line| is_piped(line)) {
        return framed(lines, at).map(Some);
    }
    let ruled = lines.get(at + 1).is_some_and(|line| is_delimiter(line)) && lines[at].contains('|');
    let walled = is_piped(lines[at]) && lines.get(at + 1).is_some_and(|line| is_piped(line));
    let typed = pipes(lines[at]) > 1 && lines.get(at + 1).is_some_and(|line| pipes(line) == pipes(lines[at]));
    if !ruled && !walled && !typed {
        return Ok(None);
    }
    let mut grid = Grid::default();
    let mut end = at;
    // Where the first line begins with its first word, a pipe at a line's beginning closes an empty cell.
    let open = !lines[at].trim_start().starts_with('|');
    while let Some(line) = lines.get(end).filter(|line| line.contains('|')) {
        if !is_delimiter(line) {
            grid.row(lines.get(end + 1).is_some_and(|next| is_delimiter(next)))?;
            if open && line.trim_start().starts_with('|') {
                grid.cell(1, 1, Vec::new())?;
            }
            for text in cells(line) {
                grid.cell(1, 1, cell(&text.replace("\\|", "|")))?;
            }
        }
        end += 1;
    }
    Ok(Some((grid.finish(), end)))
}

/// A table in a drawn frame: a row goes on until the next drawn line.
fn framed(lines: &[&str], at: usize) -> Result<(Table, usize), Unreadable> {
    let mut grid = Grid::default();
    let mut row: Vec<String> = Vec::new();
    let mut end = at;
    while let Some(line) = lines.get(end).filter(|line| is_frame(line) || is_piped(line)) {
        if is_frame(line) {
            flush(&mut grid, &mut row, line.contains('='))?;
        } else {
            for (index, text) in cells(line).into_iter().enumerate() {
                if row.len() <= index {
                    row.push(String::new());
                }
                row[index].push_str(text.trim());
                row[index].push('\n');
            }
        }
        end += 1;
    }
    flush(&mut grid, &mut row, false)?;
    Ok((grid.finish(), end))
}

fn flush(grid: &mut Grid, row: &mut Vec<String>, header: bool) -> Result<(), Unreadable> {
    if row.is_empty() {
        return Ok(());
    }
    grid.row(header)?;
    for text in row.drain(..) {
        grid.cell(1, 1, cell(text.trim_end()))?;
    }
    Ok(())
}

fn is_frame(line: &str) -> bool {
    let line = line.trim();
    line.len() > 4 && line.starts_with('+') && line.chars().all(|c| matches!(c, '+' | '-' | '=' | ':'))
}

fn is_piped(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|')
}

fn is_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

fn pipes(line: &str) -> usize {
    line.matches('|').count()
}

/// The texts between the pipes of a line; `\|` is no pipe.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for sign in line.chars() {
        if sign == '|' && !escaped {
            cells.push(String::new());
        } else if let Some(last) = cells.last_mut() {
            last.push(sign);
        }
        escaped = sign == '\\' && !escaped;
    }
    cells
}
