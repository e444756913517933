//! One sheet's cells, merged areas and what is hidden; knows cell references and kinds of values.

use roxmltree::{Document as Xml, Node};

use super::book::{Book, Format, Named, Piece, attribute, rich, written};
use super::{Area, Sheet, cell, value};
use crate::Unreadable;
use crate::document::{Value, limits};

/// Reads a sheet. `letters` counts those of all sheets: one text may be shown in very many cells.
pub fn read(tree: &Xml<'_>, book: &Book, letters: &mut usize) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::default();
    for part in tree.root_element().children().filter(Node::is_element) {
        match part.tag_name().name() {
            "cols" => columns(part, &mut sheet),
            "sheetData" => rows(part, book, &mut sheet, letters)?,
            "headerFooter" => {
                let lines = part.descendants().filter(|node| node.is_element()).skip(1);
                sheet.heads =
                    lines.map(|line| (line.tag_name().name().ends_with("Footer"), written(line))).collect();
            }
            "mergeCells" => {
                let areas = part.children().filter_map(|node| area(attribute(node, "ref")?));
                sheet.merges = areas.take(limits::ROWS).collect();
            }
            _ => {}
        }
    }
    sheet.hidden_columns.sort_unstable();
    sheet.hidden_rows.sort_unstable();
    Ok(sheet)
}

fn columns(part: Node<'_, '_>, sheet: &mut Sheet) {
    for node in part.children().filter(|node| matches!(attribute(*node, "hidden"), Some("1" | "true"))) {
        let number = |name: &str| attribute(node, name).and_then(|text| text.parse::<u32>().ok());
        if let (Some(first), Some(last)) = (number("min"), number("max")) {
            sheet.hidden_columns.push((first.saturating_sub(1), last.saturating_sub(1)));
        }
    }
}

fn rows(data: Node<'_, '_>, book: &Book, sheet: &mut Sheet, letters: &mut usize) -> Result<(), Unreadable> {
    let mut row = 0;
    for node in data.children().filter(|node| node.has_tag_name_of("row")) {
        row = attribute(node, "r")
            .and_then(|text| text.parse::<u32>().ok())
            .map_or(row, |number| number.max(1) - 1);
        if matches!(attribute(node, "hidden"), Some("1" | "true")) {
            sheet.hidden_rows.push((row, row));
        }
        let mut column = 0;
        for node in node.children().filter(|node| node.has_tag_name_of("c")) {
            let place = attribute(node, "r").and_then(reference);
            let at = place.unwrap_or((row, column));
            column = at.1 + 1;
            let content = content(node, book, sheet);
            if !content.is_empty() {
                *letters += content.iter().map(|paragraph| paragraph.text.len()).sum::<usize>();
                if *letters > limits::CHARACTERS || sheet.cells.len() > limits::CELLS {
                    return Err(limits::too_long());
                }
                sheet.cells.insert(at, content);
            }
        }
        row += 1;
    }
    Ok(())
}

fn content(node: Node<'_, '_>, book: &Book, sheet: &mut Sheet) -> Vec<super::Paragraph> {
    let child = |name: &'static str| node.children().find(move |child| child.has_tag_name_of(name));
    let format =
        attribute(node, "s").and_then(|id| id.parse::<usize>().ok()).and_then(|id| book.formats.get(id));
    let usual = Format::default();
    let format = format.unwrap_or(&usual);
    let stored = child("v").map(written).filter(|text| !text.is_empty());
    let kind = attribute(node, "t");
    if let Some(formula) = child("f").filter(|_| stored.is_none() && kind != Some("str")) {
        sheet.uncomputed += 1;
        let text = format!("={}", written(formula));
        return valued(cell(&[Piece { text, look: None }], format, sheet), Value::Uncomputed);
    }
    let Some(stored) = stored else {
        let pieces = child("is").map(rich).filter(|_| kind == Some("inlineStr")).unwrap_or_default();
        return cell(&pieces, format, sheet);
    };
    let mut value = Value::Text;
    let text = match kind {
        Some("s") => {
            let texts = stored.trim().parse::<usize>().ok().and_then(|index| book.texts.get(index));
            return texts.map(|pieces| cell(pieces, format, sheet)).unwrap_or_default();
        }
        Some("b") => if stored == "1" { "TRUE" } else { "FALSE" }.into(),
        Some("e") => {
            value = Value::Error;
            stored
        }
        Some("str") => stored,
        Some("d") => iso(&stored),
        _ => match stored.trim().parse::<f64>() {
            Ok(number) => {
                if let Some((date, shown)) = value::day(number, format, book.from_1904) {
                    value = Value::Date { date, shown };
                }
                format.kind.text(number, book.from_1904)
            }
            Err(_) => stored,
        },
    };
    valued(cell(&[Piece { text, look: None }], format, sheet), value)
}

/// The paragraphs with what the sheet holds behind them; text alone says whether it is an error value.
fn valued(mut paragraphs: Vec<super::Paragraph>, value: Value) -> Vec<super::Paragraph> {
    if value != Value::Text {
        paragraphs.iter_mut().for_each(|paragraph| paragraph.value = value.clone());
    }
    paragraphs
}

/// `2025-03-03T08:00:00` as the other dates of a sheet are shown.
fn iso(text: &str) -> String {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let date = match date.split('-').collect::<Vec<_>>()[..] {
        [year, month, day] => format!("{day}/{month}/{year}"),
        _ => return text.to_owned(),
    };
    match time.get(..5) {
        Some(hour) if hour != "00:00" => format!("{date} {hour}"),
        _ => date,
    }
}

/// `C7` as row 6, column 2.
pub fn reference(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = text.split_at(digits);
    let mut column: u32 = 0;
    for letter in letters.bytes().filter(|b| *b != b'$') {
        let place = letter.to_ascii_uppercase().checked_sub(b'A').filter(|place| *place < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(place) + 1)?;
    }
    let row: u32 = number.trim_start_matches('$').parse().ok()?;
    (column > 0 && column <= 16_384 && row > 0).then(|| (row - 1, column - 1))
}

/// `A1:B3`.
fn area(text: &str) -> Option<Area> {
    let (from, to) = text.split_once(':').unwrap_or((text, text));
    let (from, to) = (reference(from)?, reference(to)?);
    (from.0 <= to.0 && from.1 <= to.1).then_some(Area { rows: (from.0, to.0), columns: (from.1, to.1) })
}
