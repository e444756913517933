//! Where a sheet goes on below its table with remarks, recipients and signatures; knows no dates.
//!
//! In workbooks and comma-separated files these are rows like any other, so that only their shape and
//! their first words tell them from work.

use super::{
    folded::{fold_letters, one_line, pattern},
    grid::{Line, Sheet, is_blank},
};

pattern!(
    FOOT = r"^[\s*\-+(]*(?:ghi chu|luu y|noi nhan|nguoi lap|lich (?:cong tac|lam viec|hop|nay)\b.*\bthay|(?:pho )?chanh van phong|t/?l\b|k/?t\b|t/?m\b|thua lenh)"
);

pattern!(OPENING = r"^(?:ghi chu|luu y|noi nhan|nguoi lap|lich nay thay|chanh van phong|t/?l\b|kt\.|tm\.)");

/// Whether a row of one cell opens the foot, as far as its first words tell.
pub fn opens(folded: &str) -> bool {
    OPENING.is_match(folded)
}

/// The line from which on nothing belongs to the table: each has one cell at most, the first says so.
pub fn begins(sheet: &Sheet<'_>, first: usize) -> usize {
    let rows = || sheet.lines.iter().enumerate().skip(first);
    let narrow = rows().rev().take_while(|(_, line)| only_text(line).is_some()).last();
    let Some((top, _)) = narrow else { return sheet.lines.len() };
    let foot = rows()
        .skip(top - first)
        .find(|(_, line)| only_text(line).is_some_and(|text| FOOT.is_match(fold_letters(&text).trim())));
    foot.map_or(sheet.lines.len(), |(index, _)| index)
}

/// The text of a line's only cell, empty where it has none; nothing where it has several.
fn only_text(line: &Line<'_>) -> Option<String> {
    let mut filled = line.places.iter().filter(|place| place.first && !is_blank(place.cell));
    match (filled.next(), filled.next()) {
        (None, _) => Some(String::new()),
        (Some(only), None) => Some(one_line(&only.cell.text())),
        _ => None,
    }
}
