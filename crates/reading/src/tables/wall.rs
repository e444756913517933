//! A calendar sheet, weekdays across and weeks down, unrolled into a row a day; knows cells, not work.

use crate::{
    dates::{self, Bare},
    document::{Cell, Paragraph, Row, Table},
    folded::{fold_letters, one_line, pattern},
    grid::{self, Line, is_blank},
};

pattern!(NUMBERED = r"^\s*(\d{1,2})(?:\s*/\s*(?:1[0-2]|0?[1-9]))?\s*(?:$|\n)");

/// A day of the sheet: its number, and what stands in its cell or in the cells below.
struct Day {
    column: usize,
    label: Paragraph,
    number: u32,
    work: Vec<Paragraph>,
}

/// The sheet with a row for each day; nothing where it is none.
pub fn unrolled(table: &Table) -> Option<Table> {
    let sheet = grid::lay_out(table);
    let (header, names) =
        sheet.lines.iter().enumerate().find_map(|(at, line)| Some((at, weekdays(line)?)))?;
    let mut days: Vec<Day> = Vec::new();
    for line in sheet.lines[header + 1..].iter().take_while(|line| !line.is_blank()) {
        let above = days.len();
        let mut words: Vec<(usize, &Cell)> = Vec::new();
        for (column, name) in &names {
            let Some(place) = line.at(*column).filter(|p| p.first && !is_blank(p.cell)) else { continue };
            match day_of(place.cell, *column, name) {
                Some(day) => days.push(day),
                None => words.push((*column, place.cell)),
            }
        }
        // Words below a number are that day's; words beside numbers belong to none.
        let numbered = days.len() > above;
        for (column, cell) in words {
            let day = days[..above].iter_mut().rev().find(|day| day.column == column);
            day.filter(|_| !numbered)?.work.extend(cell.paragraphs.iter().cloned());
        }
    }
    let rising = days.windows(2).all(|pair| pair[0].number < pair[1].number || pair[1].number == 1);
    (days.len() >= FEWEST_DAYS && rising).then(|| rows(&sheet.lines[header], days))
}

/// Fewer days than these are no sheet of a month.
const FEWEST_DAYS: usize = 14;
/// Fewer weekdays beside each other are no header of a sheet.
const FEWEST_WEEKDAYS: usize = 5;

/// The columns that a line names by weekdays alone, with those names.
fn weekdays(line: &Line<'_>) -> Option<Vec<(usize, String)>> {
    let names: Vec<(usize, String)> = line
        .places
        .iter()
        .filter(|place| place.first && place.columns == 1)
        .filter_map(|place| {
            let text = one_line(&place.cell.text());
            let folded = fold_letters(&text);
            let (mark, end) = dates::mark(&folded, Bare::Nothing);
            let lone = mark.days.is_none() && folded[end..].trim_matches([' ', '.', ':']).is_empty();
            (mark.weekday.is_some() && lone).then_some((place.column, text))
        })
        .collect();
    (names.len() >= FEWEST_WEEKDAYS).then_some(names)
}

/// The day that a cell begins with, and what else it holds.
fn day_of(cell: &Cell, column: usize, name: &str) -> Option<Day> {
    let first = cell.paragraphs.iter().position(|p| !p.text.trim().is_empty())?;
    let paragraph = &cell.paragraphs[first];
    let found = NUMBERED.captures(&paragraph.text)?;
    let number = found[1].parse().ok().filter(|number| (1..=31).contains(number))?;
    let label = Paragraph { text: format!("{name}, {}", found[0].trim()), ..paragraph.clone() };
    let rest = paragraph.text[found[0].len()..].trim();
    let mut work = vec![Paragraph { text: rest.to_owned(), ..paragraph.clone() }];
    work.retain(|paragraph| !paragraph.text.is_empty());
    work.extend(cell.paragraphs[first + 1..].iter().cloned());
    Some(Day { column, label, number, work })
}

fn rows(header: &Line<'_>, days: Vec<Day>) -> Table {
    let names = header.places.iter().flat_map(|place| &place.cell.paragraphs);
    let ids = names.flat_map(|paragraph| paragraph.ids.clone()).collect();
    let day = Paragraph { text: "Thứ, ngày".into(), ids, ..Paragraph::default() };
    let work = Paragraph { text: "Nội dung".into(), ..Paragraph::default() };
    let mut rows = vec![row(day, vec![work])];
    rows.extend(days.into_iter().map(|day| row(day.label, day.work)));
    Table { rows, ..Table::default() }
}

fn row(day: Paragraph, work: Vec<Paragraph>) -> Row {
    let cell = |column, paragraphs| Cell { column, columns: 1, rows: 1, paragraphs, ..Cell::default() };
    Row { cells: vec![cell(0, vec![day]), cell(1, work)], ..Row::default() }
}
