//! Lines that are items with a date of their own, and the headings between them; knows one line.

use super::super::{
    dates::{self, Bare, Mark},
    document::Paragraph,
    folded::{Folded, fold_letters, pattern},
    sentence,
};

pattern!(
    MONTH_ALONE = r"^[\s*\-+]*(?:(?:\d{1,2}|[ivx]{1,4}|[a-h])\s*[/.)]+\s*)*thang\s+(\d{1,2})(?:\s*[/.]\s*(\d{4})|\s+nam\s+(\d{4}))?\s*:?\s*$"
);

pattern!(
    OFF = r"^[\s*\-+]*(?:ngay|thu|{sunday})\b[^:;]{0,40}\b(?:khong (?:tiep|{works}|hop|{holds}|co lich)|nghi (?:le|tet|bu))\b"
);

pattern!(
    TIMED = r"^[\s*\-+\d.)]*?((?:tu\s+)?\d{1,2}\s*(?:gio|h|g|:)\s*(?:\d{2})?\s*(?:phut|'|ph)?)\s*,?\s*((?:thu \w+,?\s*)?ngay\s+\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)(?:\s*[,:\-]\s*|\s+)"
);

pattern!(
    HALVED = r"^[\s*\-+]*(?:buoi\s+)?(sang|chieu|toi)\s+(?:ngay\s+)?((?:thu \w+,?\s*)?(?:ngay\s+)?\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)\s*[,:]\s*"
);

pattern!(DATED = r"^[\s*\-+]*(ngay\s+\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4})\s*,\s*");

pattern!(
    MONTHED = r"^[\s*\-+]*thang\s+\d{1,2}(?:\s*/\s*\d{4})?\s*:\s*(.*?)[,;]?\s*(?:vao\s+)?(ngay\s+\d{1,2}\s*/\s*\d{1,2}(?:\s*/\s*\d{4})?)\s*[.;]*$"
);

/// Whether a line between the days is a month's heading or says that a day is off.
pub(super) fn is_between(folded: &str) -> bool {
    MONTH_ALONE.is_match(folded) || OFF.is_match(folded)
}

/// The month, and its year, that a line heads.
pub(super) fn month(folded: &str) -> Option<(u32, Option<i32>)> {
    let found = MONTH_ALONE.captures(folded)?;
    let year = found.get(2).or(found.get(3)).and_then(|year| year.as_str().parse().ok());
    found[1].parse().ok().filter(|month| (1..=12).contains(month)).map(|month| (month, year))
}

/// Whether a line is an item with its own hour and date.
pub fn is_dated_item(line: &str) -> bool {
    TIMED.is_match(&fold_letters(line))
}

/// A line that is an item with its own date: `07 giờ 30 ngày 07/01/2027, …`, `Ngày 02/12/2026, …`,
/// `Tháng 11: … ngày 16/11.` The day, and the line without it.
pub(super) fn dated_item(line: &str) -> Option<(Mark, String)> {
    let folded = Folded::of(line);
    let day = |date: &str| Some(dates::mark(date, Bare::Nothing).0).filter(|mark| mark.days.is_some());
    if let Some(found) = TIMED.captures(&folded.text) {
        let hour = folded.words(found.get(1)?.range());
        let rest = folded.words(found.get(0)?.end()..folded.text.len());
        return Some((day(&found[2])?, format!("- {hour}: {rest}")));
    }
    if let Some(found) = DATED.captures(&folded.text) {
        let rest = folded.words(found.get(0)?.end()..folded.text.len());
        return Some((day(&found[1])?, format!("- {rest}")));
    }
    if let Some(found) = HALVED.captures(&folded.text) {
        let half = folded.words(found.get(1)?.range());
        let rest = folded.words(found.get(0)?.end()..folded.text.len());
        return Some((day(&found[2])?, format!("- {half}: {rest}")));
    }
    let found = MONTHED.captures(&folded.text)?;
    Some((day(&found[2])?, format!("- {}", folded.words(found.get(1)?.range()))))
}

/// What a sentence ahead of a list of days says is done on each: `Giám đốc Sở tiếp công dân …, cụ thể như sau:`.
pub(super) fn announced(paragraphs: &[Paragraph]) -> Option<Paragraph> {
    let ahead = paragraphs.iter().take_while(|paragraph| super::heading(&paragraph.text).is_none());
    let last = ahead.filter(|p| p.text.trim_end().ends_with(':') && sentence::has_verb(&p.text)).last()?;
    let end = last.text.find(|c: char| c.is_ascii_digit() || ",;:(".contains(c))?;
    Some(Paragraph { text: last.text[..end].trim().to_owned(), ..last.clone() })
}
