//! Workbooks of Excel 97–2003 and of LibreOffice through calamine; knows what it tells: values and merged areas.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, Reader, SheetType, SheetVisible, Xls};

use super::value::Kind;
use super::{Area, DAMAGED, Sheet, Style, cell, document};
use crate::reading::Unreadable;
use crate::reading::document::{Document, archive::Archive, limits};

/// Reads `.xls`, or `.ods` where the bytes are an archive.
pub fn open(bytes: &[u8]) -> Result<Document, Unreadable> {
    let broken = || Unreadable::Damaged(DAMAGED.into());
    if bytes.starts_with(b"PK") {
        bounded(bytes)?;
    }
    // Parsers of old binary formats are the likeliest to trip over damaged files.
    let sheets = catch_unwind(AssertUnwindSafe(|| {
        if bytes.starts_with(b"PK") {
            sheets(Ods::new(Cursor::new(bytes)).ok()?)
        } else {
            older_sheets(bytes)
        }
    }));
    document(sheets.ok().flatten().ok_or_else(broken)??)
}

type Sheets = Result<Vec<(String, Sheet)>, Unreadable>;

fn older_sheets(bytes: &[u8]) -> Option<Sheets> {
    let book: Xls<_> = Xls::new(Cursor::new(bytes)).ok()?;
    let merges: Vec<(String, Vec<Area>)> = book
        .sheet_names()
        .into_iter()
        .map(|name| {
            let areas = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            let areas = areas
                .into_iter()
                .map(|area| Area { rows: (area.start.0, area.end.0), columns: (area.start.1, area.end.1) });
            (name, areas.collect())
        })
        .collect();
    Some(sheets(book)?.map(|mut sheets| {
        for (name, sheet) in &mut sheets {
            if let Some((_, areas)) = merges.iter().find(|(other, _)| other == name) {
                sheet.merges.clone_from(areas);
            }
        }
        sheets
    }))
}

fn sheets<'b, R: Reader<Cursor<&'b [u8]>>>(mut book: R) -> Option<Sheets> {
    let shown =
        |sheet: &calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let names: Vec<String> =
        book.sheets_metadata().iter().filter(|sheet| shown(sheet)).map(|sheet| sheet.name.clone()).collect();
    let mut out = Vec::new();
    let mut letters = 0;
    for name in names {
        let range = book.worksheet_range(&name).ok()?;
        let (top, left) = range.start().unwrap_or_default();
        let mut sheet = Sheet::default();
        for (row, column, value) in range.used_cells() {
            let content = cell(&[(text(value), Style::default())]);
            letters += content.iter().map(|paragraph| paragraph.text.len()).sum::<usize>();
            if letters > limits::CHARACTERS || sheet.cells.len() > limits::CELLS {
                return Some(Err(limits::too_long()));
            }
            let at = (top + u32::try_from(row).ok()?, left + u32::try_from(column).ok()?);
            if !content.is_empty() {
                sheet.cells.insert(at, content);
            }
        }
        out.push((name, sheet));
    }
    Some(Ok(out))
}

fn text(value: &Data) -> String {
    match value {
        Data::DateTime(date) => {
            let kind = if date.is_datetime() { Kind::DateTime } else { Kind::Time };
            kind.text(date.as_f64(), false)
        }
        Data::DateTimeIso(text) => super::sheet::iso(text),
        Data::Float(number) => Kind::Number.text(*number, false),
        other => other.to_string(),
    }
}

/// Unpacks the parts once within the limits, so that calamine never meets a bomb.
fn bounded(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = Archive::open(bytes, DAMAGED)?;
    for name in ["content.xml", "META-INF/manifest.xml", "styles.xml"] {
        archive.part(name)?;
    }
    Ok(())
}
