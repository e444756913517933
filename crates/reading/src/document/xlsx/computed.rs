//! Formulas whose results were never stored, as programs that only write workbooks leave them; looks at
//! the sheets' text without reading it.

use super::DAMAGED;
use super::book::Book;
use crate::document::archive::Archive;

/// Whether a sheet that is shown holds a formula without a result.
pub fn lacks_results(bytes: &[u8]) -> bool {
    let Ok(mut archive) = Archive::open(bytes, DAMAGED) else { return false };
    let Ok(book) = Book::of_tabs(&mut archive) else { return false };
    let mut shown = book.sheets.iter().filter(|tab| !tab.hidden);
    shown.any(|tab| archive.text(&tab.part).ok().flatten().is_some_and(|text| lacking(&text)))
}

/// `<c …><f>A4+1</f><v/></c>` or `…</f></c>`; a cell whose result is a text without letters is `t="str"`.
fn lacking(sheet: &str) -> bool {
    sheet.split("<c ").skip(1).any(|cell| {
        let cell = cell.split("</c>").next().unwrap_or_default();
        let Some((head, behind)) = cell.split_once("<f") else { return false };
        let stored = behind.split_once("<v>").is_some_and(|(_, value)| !value.starts_with("</v>"));
        !stored && !head.contains("t=\"str\"")
    })
}
