//! Rows that only go on with the row above, as a page's end or a spreadsheet breaks them; knows cells.

use super::super::{
    document::Table,
    folded::{fold_letters, one_line, pattern},
    grid::{Line, Sheet, is_blank},
    hours,
    layout::{Layout, Role},
    listing,
};

// With their diacritics: `chợ Bến Đò` is whole, a sentence that ends with `do` is not.
pattern!(
    OPEN = r"(?:[,(\-–]|(?:^|\s)(?:xã|huyện|tỉnh|phường|quận|thị xã|thị trấn|thành phố|tp|tại|với|và|của|các|về|cho|từ|đến|trong|do|cùng|những|một|khu|thôn|ấp))$"
);

/// The rows that go on with the row before them, by their index.
pub fn rows(sheet: &Sheet<'_>, layout: &Layout, first: usize) -> Vec<usize> {
    let Some(content) = layout.column(&Role::Content) else { return Vec::new() };
    let text = |line: &Line<'_>, column: usize| {
        line.at(column).filter(|p| p.first && !is_blank(p.cell)).map(|p| one_line(&p.cell.text()))
    };
    let begins: Vec<bool> = sheet.lines[first..]
        .iter()
        .filter_map(|line| text(line, content))
        .map(|text| text.starts_with(char::is_lowercase))
        .collect();
    let usually_small = begins.iter().filter(|small| **small).count() * 3 > begins.len();
    let goes_on = |index: &usize| {
        let (line, above) = (&sheet.lines[*index], &sheet.lines[*index - 1]);
        let own = layout
            .roles
            .iter()
            .enumerate()
            .filter(|(_, role)| matches!(role, Some(Role::When | Role::Chair)));
        let mut own = own.filter_map(|(column, _)| line.at(column)).filter(|place| place.first);
        let (Some(words), Some(before)) = (text(line, content), text(above, content)) else { return false };
        if own.any(|place| !is_blank(place.cell)) || is_announced(&words) {
            return false;
        }
        let small = words.starts_with(char::is_lowercase) && !usually_small;
        small
            || OPEN.is_match(before.to_lowercase().trim_end())
            || before.matches('(').count() > before.matches(')').count()
    };
    (first + 1..sheet.lines.len()).filter(goes_on).collect()
}

/// Whether a text announces work of its own.
fn is_announced(text: &str) -> bool {
    let folded = fold_letters(text);
    hours::leading(&folded).is_some()
        || hours::session_in_cell(&folded).is_some_and(|_| folded.contains(':'))
        || listing::is_marked(text)
}

/// The table with these rows put at the end of the cells above them.
pub fn joined(table: &Table, rows: &[usize]) -> Table {
    let mut whole = table.clone();
    for &index in rows.iter().rev() {
        let cells = std::mem::take(&mut whole.rows[index].cells);
        for cell in cells {
            let Some(above) =
                whole.rows[index - 1].cells.iter_mut().find(|above| above.column == cell.column)
            else {
                continue;
            };
            let mut more = cell.paragraphs.into_iter().filter(|p| !p.text.trim().is_empty());
            let (Some(last), Some(next)) = (above.paragraphs.last_mut(), more.next()) else { continue };
            last.text = format!("{} {}", last.text.trim_end(), next.text.trim_start());
            last.ids.extend(next.ids);
            above.paragraphs.extend(more);
        }
    }
    whole
}
