//! Text whose table was saved one cell a line, as the table it was; knows columns, not their meaning.
//!
//! Copied from a web page, a table becomes a line for each cell: first the header's, then day, session,
//! work, place and persons, row after row. The header's own lines tell that it was one.

use super::{
    chairs,
    dates::{self, Bare},
    document::{Block, Cell, Document, Paragraph, Row, Table},
    folded::{fold_letters, one_line},
    foot, hours,
    layout::{self, Role},
    listing,
};

/// The document with such a table put together; nothing where it holds none.
pub fn table(document: &Document) -> Option<Document> {
    let lines: Vec<(usize, &Paragraph)> = document
        .blocks
        .iter()
        .enumerate()
        .map(|(at, block)| match block {
            Block::Paragraph(paragraph) => Some((at, paragraph)),
            Block::Table(_) => None,
        })
        .collect::<Option<_>>()?;
    let lines: Vec<(usize, &Paragraph)> =
        lines.into_iter().filter(|(_, p)| !p.text.trim().is_empty()).collect();
    let (start, end, header) = header(&lines)?;
    let (cells, roles): (Vec<Paragraph>, Vec<Role>) = header.into_iter().unzip();
    let mut rows = vec![row_of(cells.into_iter().map(|cell| vec![cell]).collect())];
    let body = lines[end..].iter().take_while(|(_, p)| !foot::opens(fold_letters(p.text.trim()).as_str()));
    let body: Vec<&Paragraph> = body.map(|(_, paragraph)| *paragraph).collect();
    let behind = lines.get(end + body.len()).map_or(document.blocks.len(), |(at, _)| *at);
    rows.extend(counted_rows(&body, &roles).or_else(|| rows_by_persons(&body, &roles))?);
    if rows.len() < FEWEST_ROWS {
        return None;
    }
    let mut whole = document.clone();
    let table = Block::Table(Table { rows, ..Table::default() });
    whole.blocks.splice(lines[start].0..behind, [table]);
    Some(whole)
}

const FEWEST_ROWS: usize = 3;

type Header = Vec<(Paragraph, Role)>;

/// Lines one after another that each head a column: days first, then work, persons last.
fn header(lines: &[(usize, &Paragraph)]) -> Option<(usize, usize, Header)> {
    let worded =
        |role: &Role| !matches!(role, Role::Day(_) | Role::Session(_) | Role::Owner(_) | Role::Room(_));
    let role = |text: &str| {
        let role = layout::role_of(&one_line(text)).filter(worded);
        role.filter(|_| !text.contains(|c: char| c.is_ascii_digit()))
    };
    for start in 0..lines.len() {
        let mut header: Header = Vec::new();
        let mut at = start;
        while let Some((_, line)) = lines.get(at) {
            let joined =
                lines.get(at + 1).map(|(_, next)| format!("{} {}", line.text.trim(), next.text.trim()));
            let text = line.text.trim();
            // `Nội dung`, `công việc`: a header broken into two lines.
            let both = joined.filter(|both| {
                role(both) == Some(Role::Content)
                    && role(text) == Some(Role::Content)
                    && header.len() < MOST_COLUMNS
                    && lines
                        .get(at + 1)
                        .is_some_and(|(_, next)| next.text.trim().starts_with(char::is_lowercase))
            });
            let (text, taken) = both.map_or((text.to_owned(), 1), |both| (both, 2));
            let Some(role) = role(&text).filter(|_| header.len() < MOST_COLUMNS) else { break };
            let ids = lines[at..at + taken].iter().flat_map(|(_, line)| line.ids.clone()).collect();
            header.push((Paragraph { text, ids, ..(*line).clone() }, role));
            at += taken;
        }
        let has = |wanted: &Role| header.iter().any(|(_, role)| role == wanted);
        if has(&Role::When) && has(&Role::Content) && header.len() >= FEWEST_COLUMNS {
            return Some((start, at, header));
        }
    }
    None
}

const MOST_COLUMNS: usize = 8;
/// Fewer headers one below another are a heading and its list.
const FEWEST_COLUMNS: usize = 3;

/// Whether a line is a day, or an hour or session, and nothing more.
fn when(line: &str) -> (bool, bool) {
    let folded = fold_letters(&one_line(line));
    let (mark, length) = dates::mark(&folded, Bare::Nothing);
    let number =
        folded.len() <= 5 && folded.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | ' '));
    let day = number || !mark.is_empty() && folded[length..].trim_matches([' ', ':', '.', ')']).is_empty();
    let hour = hours::leading(&folded)
        .is_some_and(|(_, length)| folded[length..].trim_matches([' ', ':', '.']).is_empty());
    let session = hours::session_in_cell(&folded).is_some() && folded.chars().count() <= LONGEST_SESSION;
    (day, !day && (hour || session))
}

/// Rows in a table without empty cells: behind each day, hour or session as many lines as there are other columns.
fn counted_rows(lines: &[&Paragraph], roles: &[Role]) -> Option<Vec<Row>> {
    let others = roles.iter().filter(|role| **role != Role::When).count();
    let mut rows: Vec<(Vec<Paragraph>, Vec<Paragraph>, Vec<Paragraph>)> = Vec::new();
    for &line in lines {
        let (day, time) = when(&line.text);
        if (day || time) && rows.last().is_none_or(|(.., cells)| !cells.is_empty()) {
            rows.push(Default::default());
        }
        let (days, times, cells) = rows.last_mut()?;
        let cell = if day {
            days
        } else if time {
            times
        } else {
            cells
        };
        cell.push(line.clone());
    }
    let even = rows.iter().filter(|(.., cells)| cells.len() == others).count();
    if others < 2 || rows.len() < 2 || even * 10 < rows.len() * 7 {
        return None;
    }
    let several = roles.iter().filter(|role| **role == Role::When).count() > 1;
    let row = |(mut days, mut times, cells): (Vec<Paragraph>, Vec<Paragraph>, Vec<Paragraph>)| {
        if !several {
            days.append(&mut times);
        }
        let mut whens = vec![days, times].into_iter();
        // A line too many belongs to the work, which is the longest.
        let surplus = cells.len().saturating_sub(others);
        let mut cells = cells.into_iter();
        row_of(
            roles
                .iter()
                .map(|role| match role {
                    Role::When => whens.next().unwrap_or_default(),
                    Role::Content => cells.by_ref().take(1 + surplus).collect(),
                    _ => cells.by_ref().take(1).collect(),
                })
                .collect(),
        )
    };
    Some(rows.into_iter().map(row).collect())
}

/// What has been gathered of a row.
#[derive(Default)]
struct Gathered {
    whens: Vec<Paragraph>,
    session: Vec<Paragraph>,
    work: Vec<Paragraph>,
    persons: Vec<Paragraph>,
}

/// Rows in a table with empty cells, whose last column tells by its persons where a row ends.
fn rows_by_persons(lines: &[&Paragraph], roles: &[Role]) -> Option<Vec<Row>> {
    if roles.last() != Some(&Role::Chair) {
        return None;
    }
    let place = roles.contains(&Role::Place);
    let whens = roles.iter().filter(|role| **role == Role::When).count();
    let mut rows = Vec::new();
    let mut row = Gathered::default();
    for &line in lines {
        let text = one_line(&line.text);
        let (day, session) = when(&text);
        let persons = listing::bare_label(&text).is_some()
            || !row.persons.is_empty() && chairs::all_in_text(&text).is_some();
        let begins = day || session || !persons && !row.persons.is_empty();
        if begins && !row.work.is_empty() {
            rows.push(std::mem::take(&mut row).finish(whens, place));
        }
        let cell = match (day, session, persons && !row.work.is_empty()) {
            (true, ..) => &mut row.whens,
            (_, true, _) => &mut row.session,
            (.., true) => &mut row.persons,
            _ => &mut row.work,
        };
        cell.push(line.clone());
    }
    if !row.work.is_empty() {
        rows.push(row.finish(whens, place));
    }
    Some(rows)
}

/// `Cả ngày`, `Buổi chiều`
const LONGEST_SESSION: usize = 10;

impl Gathered {
    fn finish(mut self, whens: usize, place: bool) -> Row {
        let mut cells = vec![self.whens];
        cells.extend((whens > 1).then_some(self.session));
        let at = (place && self.work.len() > 1).then(|| self.work.pop()).flatten();
        // Lines of one cell are one sentence.
        let mut lines = self.work.into_iter();
        let work = lines.next().map(|first| {
            lines.fold(first, |mut whole, line| {
                whole.text = format!("{} {}", whole.text.trim_end(), line.text.trim_start());
                whole.ids.extend(line.ids);
                whole
            })
        });
        cells.push(work.into_iter().collect());
        if place {
            cells.push(at.into_iter().collect());
        }
        cells.push(self.persons);
        row_of(cells)
    }
}

fn row_of(cells: Vec<Vec<Paragraph>>) -> Row {
    let cell = |(column, paragraphs)| Cell { column, columns: 1, rows: 1, paragraphs, ..Cell::default() };
    Row { cells: cells.into_iter().enumerate().map(cell).collect(), ..Row::default() }
}
