//! Where a sheet goes on below its table with remarks, recipients and signatures; knows no dates.
//!
//! In workbooks and comma-separated files these are rows like any other, so that only their shape and
//! their first words tell them from work.

use super::{
    dates::{self, Bare},
    folded::{fold_letters, one_line, pattern},
    grid::{Line, Sheet, is_blank},
};

pattern!(
    FOOT = r"^[\s*\-+(]*(?:{notes}|{mind}|{recipients}|{drafter}|lich (?:{duty}|{works}|hop|nay)\b.*\bthay|(?:pho )?{chief}|t/?l\b|k/?t\b|t/?m\b|thua lenh)"
);

pattern!(OPENING = r"^(?:{notes}|{mind}|{recipients}|{drafter}|lich nay thay|{chief}|t/?l\b|kt\.|tm\.)");

/// Whether a row of one cell opens the foot, as far as its first words tell.
pub fn opens(folded: &str) -> bool {
    OPENING.is_match(folded)
}

/// The line from which on nothing belongs to the table: its first words say so, and no day follows.
pub fn begins(sheet: &Sheet<'_>, first: usize) -> usize {
    let rows = || sheet.lines.iter().enumerate().skip(first);
    let last_day = rows().rev().find(|(_, line)| has_day(line)).map_or(first, |(index, _)| index + 1);
    let opens = |line: &Line<'_>| {
        let opening = line.places.iter().find(|place| place.first && !is_blank(place.cell));
        opening.is_some_and(|place| FOOT.is_match(fold_letters(&one_line(&place.cell.text())).trim()))
    };
    let foot = rows().skip(last_day - first).find(|(_, line)| opens(line));
    foot.map_or(sheet.lines.len(), |(index, _)| index)
}

/// Whether one of a line's own cells is a day.
fn has_day(line: &Line<'_>) -> bool {
    let mut own = line.places.iter().filter(|place| place.first && place.column < FIRST_COLUMNS);
    own.any(|place| {
        let folded = fold_letters(&one_line(&place.cell.text()));
        let (mark, end) = dates::mark(&folded, Bare::Day);
        !mark.is_empty() && folded[end..].chars().filter(|c| c.is_alphanumeric()).count() <= LONGEST_REMARK
    })
}

/// Days stand in the first columns.
const FIRST_COLUMNS: usize = 3;
/// `12/5 (dự kiến)` is a day, a sentence that begins with a date is none.
const LONGEST_REMARK: usize = 12;
