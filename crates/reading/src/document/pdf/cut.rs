//! Tables that a page cut in two, joined; knows repeated headers and rows that go on over the page's end.

use super::Part;
use super::paragraphs::has_room;
use super::sheet::{Piece, Sheet};
use crate::document::{Cell, Paragraph};

/// How far apart the columns of a table without lines may seem from page to page.
const UNRULED_PLAY: f64 = 45.0;

/// The parts of all pages in a row, tables that go on over a page being one.
pub fn joined(pages: Vec<Vec<Part>>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for page in pages {
        for (index, part) in page.into_iter().enumerate() {
            match (out.last_mut(), part) {
                (Some(Part::Table(above)), Part::Table(sheet))
                    if index == 0 && same_columns(above, &sheet) =>
                {
                    append(above, sheet);
                }
                (Some(Part::Text(above)), Part::Text(lines)) => above.extend(lines),
                (_, part) => out.push(part),
            }
        }
    }
    out
}

fn same_columns(above: &Sheet, below: &Sheet) -> bool {
    let play = if above.unruled && below.unruled { UNRULED_PLAY } else { 4.0 };
    above.xs.len() == below.xs.len() && above.xs.iter().zip(&below.xs).all(|(a, b)| (a - b).abs() < play)
}

fn append(above: &mut Sheet, mut below: Sheet) {
    let heads = |sheet: &Sheet| sheet.rows.first().map(|row| words(row));
    if heads(above) == heads(&below) && heads(above).is_some_and(|words| !words.is_empty()) {
        below.rows.remove(0);
    }
    let cut = below.rows.first().zip(above.rows.last()).is_some_and(|(next, last)| {
        let begun = next.first().is_some_and(|piece| piece.cell.column == 0 && !piece.cell.is_blank());
        let partial = next.iter().any(|piece| !piece.cell.is_blank());
        !begun
            && partial
            && (above.open_below
                || below.open_above
                || dated(above)
                || in_a_sentence(last, next)
                || lacks_what_rows_have(above, last, next))
    });
    if cut && !below.rows.is_empty() {
        let next = below.rows.remove(0);
        continue_row(above, next);
    }
    above.rows.append(&mut below.rows);
    above.open_below = below.open_below;
}

fn words(row: &[Piece]) -> Vec<(usize, String)> {
    let text = |cell: &Cell| cell.text().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let all = row.iter().map(|piece| (piece.cell.column, text(&piece.cell)));
    all.filter(|(_, text)| !text.is_empty()).collect()
}

/// Whether every row so far begins with an entry of its own in the first column: then a row without is a rest.
fn dated(sheet: &Sheet) -> bool {
    sheet.rows.len() > 1
        && sheet.rows.iter().all(|row| {
            row.first().is_some_and(|piece| {
                piece.cell.column == 0 && piece.cell.rows == 1 && (!piece.cell.is_blank() || row.len() == 1)
            })
        })
}

/// Whether a row that goes on where a full line ended lacks an entry that every row has: an hour, a chair.
fn lacks_what_rows_have(sheet: &Sheet, last: &[Piece], next: &[Piece]) -> bool {
    let wrapped = next
        .iter()
        .any(|piece| last.iter().any(|above| above.cell.column == piece.cell.column && wraps(above, piece)));
    let filled = |column: usize| {
        let cells = sheet.rows.iter().flatten().filter(|piece| piece.cell.column == column);
        let (mut count, mut blank) = (0, 0);
        for piece in cells {
            count += 1;
            blank += usize::from(piece.cell.is_blank());
        }
        count >= 4 && blank == 0
    };
    wrapped
        && next
            .iter()
            .any(|piece| piece.cell.column > 0 && piece.cell.is_blank() && filled(piece.cell.column))
}

/// Whether a cell ends in a full line and goes on in the middle of a sentence.
fn in_a_sentence(last: &[Piece], next: &[Piece]) -> bool {
    next.iter().any(|piece| {
        let above = last.iter().find(|above| above.cell.column == piece.cell.column);
        let small =
            piece.first.as_ref().is_some_and(|line| line.text().trim_start().starts_with(char::is_lowercase));
        small && above.is_some_and(|above| wraps(above, piece))
    })
}

fn wraps(above: &Piece, below: &Piece) -> bool {
    match (&above.last, &below.first) {
        (Some(last), Some(first)) => {
            let entry = first.text().trim_start().starts_with(['-', '+', '•', '*']);
            !entry && !has_room(last, first.lead, above.column)
        }
        _ => false,
    }
}

fn continue_row(above: &mut Sheet, next: Vec<Piece>) {
    for mut piece in next {
        // The cell above may have begun some rows higher.
        let found =
            above.rows.iter_mut().rev().flatten().find(|other| other.cell.column == piece.cell.column);
        let Some(other) = found else {
            if let Some(row) = above.rows.last_mut() {
                row.push(piece);
            }
            continue;
        };
        other.cell.rows += piece.cell.rows - 1;
        other.cell.doubts.extend(std::mem::take(&mut piece.cell.doubts));
        if piece.cell.is_blank() {
            continue;
        }
        let wrapped = wraps(other, &piece);
        let mut paragraphs = piece.cell.paragraphs.into_iter().skip_while(|p| p.text.is_empty());
        if wrapped && let Some(rest) = paragraphs.next() {
            match other.cell.paragraphs.last_mut() {
                Some(last) if last.struck == rest.struck => continue_paragraph(last, &rest),
                _ => other.cell.paragraphs.push(rest),
            }
        }
        other.cell.paragraphs.extend(paragraphs);
        other.last = piece.last;
    }
}

fn continue_paragraph(last: &mut Paragraph, rest: &Paragraph) {
    if !last.text.ends_with('-') {
        last.text.push(' ');
    }
    last.text.push_str(&rest.text);
    last.bold &= rest.bold;
    last.erased = format!("{} {}", last.erased, rest.erased).trim().to_owned();
}
