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
    let place = header.iter().any(|(_, role)| *role == Role::Place);
    let mut rows = vec![row_of(header.iter().map(|(cell, _)| vec![cell.clone()]).collect())];
    let whens = header.iter().filter(|(_, role)| *role == Role::When).count();
    let body = lines[end..].iter().take_while(|(_, p)| !foot::opens(fold_letters(p.text.trim()).as_str()));
    let body: Vec<&Paragraph> = body.map(|(_, paragraph)| *paragraph).collect();
    let behind = lines.get(end + body.len()).map_or(document.blocks.len(), |(at, _)| *at);
    rows.extend(rows_of(&body, whens, place));
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
        let persons = header.last().is_some_and(|(_, role)| *role == Role::Chair);
        if has(&Role::When) && has(&Role::Content) && persons {
            return Some((start, at, header));
        }
    }
    None
}

const MOST_COLUMNS: usize = 8;

/// What has been gathered of a row.
#[derive(Default)]
struct Gathered {
    whens: Vec<Paragraph>,
    session: Vec<Paragraph>,
    work: Vec<Paragraph>,
    persons: Vec<Paragraph>,
}

fn rows_of(lines: &[&Paragraph], whens: usize, place: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut row = Gathered::default();
    for &line in lines {
        let text = one_line(&line.text);
        let folded = fold_letters(&text);
        let (mark, length) = dates::mark(&folded, Bare::Nothing);
        let day = !mark.is_empty() && folded[length..].trim_matches([' ', ':', '.', ')']).is_empty();
        let session = hours::session_in_cell(&folded).is_some() && folded.chars().count() <= LONGEST_SESSION;
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
    rows
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
