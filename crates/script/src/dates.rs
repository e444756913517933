//! Days as offices write them (`28/12-02/01`, `18 và 20/6`, `Thứ Hai, ngày 6.9`); knows no calendar.
//!
//! What a text leaves out, year or month, stays out here: `calendar` fills it in from the title.

use std::ops::Range;

use chrono::Weekday;

use crate::folded::pattern;

/// A date with what its writer left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partial {
    pub day: u32,
    pub month: Option<u32>,
    pub year: Option<i32>,
}

/// The days that one expression names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Days {
    /// One day after another, each for itself: `18 và 20/6`.
    Each(Vec<Partial>),
    /// From the first to the last.
    Span(Partial, Partial),
}

/// Everything that a heading or a cell says about its day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    pub days: Option<Days>,
    pub weekday: Option<Weekday>,
    /// `Từ thứ Hai đến thứ Sáu`.
    pub weekday_to: Option<Weekday>,
}

impl Mark {
    /// Lends the days the month, and its year, that stands above or beside them.
    pub fn in_month(&mut self, month: u32, year: Option<i32>) {
        let lend = |date: &mut Partial| {
            date.month = date.month.or(Some(month));
            date.year = date.year.or(year);
        };
        match &mut self.days {
            Some(Days::Each(each)) => each.iter_mut().for_each(lend),
            Some(Days::Span(from, to)) => [from, to].into_iter().for_each(lend),
            None => {}
        }
    }

    pub fn is_empty(&self) -> bool {
        self.days.is_none() && self.weekday.is_none()
    }
}

/// Whether a lone number may be a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bare {
    Day,
    Nothing,
}

pattern!(ISO = r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:t?\s*\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)?\b");
pattern!(NUMERIC = r"^(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\b");
pattern!(SHORT_YEAR = r"^(\d{1,2})\s*([/.])\s*(\d{1,2})\s*[/.]\s*(\d{2})\b");
pattern!(WORDS = r"^(?:mung\s+)?(\d{1,2})\s+thang\s+(\d{1,2})(?:\s*(?:nam|/|,)\s*(\d{4}))?\b");
pattern!(MONTH_FIRST = r"^thang\s+(\d{1,2})(?:\s*/\s*(\d{4}))?\s*[,:;-]?\s*ngay\s+(\d{1,2})\b");
pattern!(MONTHED = r"^(\d{1,2})\s*[/.]\s*(\d{1,2})\b");
pattern!(LONE = r"^(?:mung\s+)?(\d{1,2})\b");
// A web editor breaks words: `Th ứ Tư`, `Thứ Sá u`.
pattern!(
    WEEKDAY = r"^(?:(?:t\s?h\s?u|t\.?)\s*(hai|ba|tu|nam|sau|bay|bey|h\s?a\s?i|t\s?u|n\s?a\s?m|s\s?a\s?u|b\s?a\s?y|[2-7])\b|(chu\s*nhat|c\s?hu\s+nha\s?t|cn)\b)"
);
pattern!(PLAIN_WEEKDAY = r"^(?:(hai|ba|tu|nam|sau|bay)\b[\s,:(\-]*\d|([2-7])\s*\(\s*\d{1,2}\s*/)");
pattern!(FILLER = r"^(?:[\s,;:(*_]|-\s|\bngay\b|\btu\b|\bsang\b|\bchieu\b|\btoi\b|\bcac\b|\btrong\b)+");
pattern!(TO = r"^\s*(?:->|-|~|den\s+het|den|toi)\s*(?:(?:het\s+)?ngay\s*|mung\s+)?");
pattern!(AND = r"^\s*(?:,\s*va|,|;|va|&|\+)\s*(?:ngay\s*|mung\s+)?");

/// One date at the beginning of a folded text, and its length.
pub fn leading(text: &str, bare: Bare) -> Option<(Partial, usize)> {
    let number = |s: &str| s.parse::<u32>().ok();
    if let Some(c) = ISO.captures(text) {
        let date = Partial { day: number(&c[3])?, month: number(&c[2]), year: c[1].parse().ok() };
        return Some((date, c[0].len()));
    }
    if let Some(c) = NUMERIC.captures(text).or_else(|| SHORT_YEAR.captures(text)) {
        let year: i32 = c[4].parse().ok()?;
        let year = if year < 100 { year + 2000 } else { year };
        return Some((Partial { day: number(&c[1])?, month: number(&c[3]), year: Some(year) }, c[0].len()));
    }
    if let Some(c) = WORDS.captures(text) {
        let year = c.get(3).and_then(|y| y.as_str().parse().ok());
        return Some((Partial { day: number(&c[1])?, month: number(&c[2]), year }, c[0].len()));
    }
    if let Some(c) = MONTH_FIRST.captures(text) {
        let year = c.get(2).and_then(|year| year.as_str().parse().ok());
        return Some((Partial { day: number(&c[3])?, month: number(&c[1]), year }, c[0].len()));
    }
    if let Some(c) = MONTHED.captures(text) {
        return Some((Partial { day: number(&c[1])?, month: number(&c[2]), year: None }, c[0].len()));
    }
    let c = LONE.captures(text).filter(|_| bare == Bare::Day)?;
    let next = text[c[0].len()..].trim_start();
    let counts_something = next.starts_with(|c: char| c.is_alphabetic()) && !next.starts_with("va ");
    let hour = next.starts_with(':') && next[1..].starts_with(|c: char| c.is_ascii_digit());
    let day = number(&c[1]).filter(|day| (1..=31).contains(day) && !hour)?;
    let joined = next.starts_with("den ") || next.starts_with("toi ");
    (!counts_something || joined).then(|| (Partial { day, month: None, year: None }, c[0].len()))
}

/// A date, a range or a list of dates at the beginning of a folded text.
pub fn days(text: &str, bare: Bare) -> Option<(Days, usize)> {
    let (first, mut end) = leading(text, bare)?;
    if let Some(gap) = TO.find(&text[end..]) {
        let after = end + gap.end();
        let after = after + WEEKDAY.find(&text[after..]).map_or(0, |m| m.end());
        let after = after + FILLER.find(&text[after..]).map_or(0, |m| m.end());
        if let Some((last, length)) = leading(&text[after..], bare_after(first, bare)) {
            let (first, last) = share(first, last);
            return Some((Days::Span(first, last), after + length));
        }
    }
    let mut each = vec![first];
    while let Some(gap) = AND.find(&text[end..]) {
        let after = end + gap.end();
        let Some((next, length)) = leading(&text[after..], bare_after(first, bare)) else { break };
        if each.len() > 31 {
            break;
        }
        each.push(next);
        end = after + length;
    }
    let mut later = *each.last()?;
    for date in each.iter_mut().rev() {
        (*date, _) = share(*date, later);
        later = *date;
    }
    Some((Days::Each(each), end))
}

/// After `05/6` a lone number is no day: `05/6 - 30 đại biểu`.
fn bare_after(first: Partial, bare: Bare) -> Bare {
    if first.month.is_some() { Bare::Nothing } else { bare }
}

/// Lends the month and year of the later date to the earlier one.
fn share(mut first: Partial, mut last: Partial) -> (Partial, Partial) {
    if first.month.is_none() {
        first.month = match last.month {
            Some(month) if first.day > last.day => Some(if month == 1 { 12 } else { month - 1 }),
            month => month,
        };
    }
    if first.year.is_none() {
        let crossed = first.month > last.month;
        first.year = last.year.map(|year| if crossed { year - 1 } else { year });
    } else if last.year.is_none() && first.month.is_some() && last.month >= first.month {
        last.year = first.year;
    }
    (first, last)
}

/// A weekday word at the beginning of a folded text, and its length.
pub fn weekday(text: &str) -> Option<(Weekday, usize)> {
    let found = WEEKDAY.captures(text)?;
    Some((weekday_of(found.get(1).map(|m| m.as_str())), found[0].len()))
}

/// `HAI 30/11` in a cell of days, where nobody needs the word `Thứ`.
fn plain_weekday(text: &str) -> Option<(Weekday, usize)> {
    let found = PLAIN_WEEKDAY.captures(text)?;
    let word = found.get(1).or(found.get(2))?.as_str();
    Some((weekday_of(Some(word)), word.len()))
}

/// The day that a word or number behind `Thứ` names; `None` is Sunday, which has a word of its own.
fn weekday_of(word: Option<&str>) -> Weekday {
    let word = word.map(|word| word.replace(char::is_whitespace, ""));
    match word.as_deref() {
        Some("hai" | "2") => Weekday::Mon,
        Some("ba" | "3") => Weekday::Tue,
        Some("tu" | "4") => Weekday::Wed,
        Some("nam" | "5") => Weekday::Thu,
        Some("sau" | "6") => Weekday::Fri,
        Some(_) => Weekday::Sat,
        None => Weekday::Sun,
    }
}

/// What the beginning of a folded text says about its day: weekday and date in either order, with
/// whatever offices put between them. The length covers both.
pub fn mark(text: &str, bare: Bare) -> (Mark, usize) {
    let mut mark = Mark::default();
    let mut end = 0;
    let mut told_day = false;
    loop {
        let gap = FILLER.find(&text[end..]).map_or("", |m| m.as_str());
        let at = end + gap.len();
        told_day |= gap.contains("ngay");
        let rest = &text[at..];
        let bare = if told_day { Bare::Day } else { bare };
        if mark.weekday.is_none()
            && let Some((day, length)) =
                weekday(rest).or_else(|| plain_weekday(rest).filter(|_| bare == Bare::Day && end == 0))
        {
            mark.weekday = Some(day);
            end = at + length;
            let after = TO.find(&text[end..]).map_or(end, |m| end + m.end());
            if let Some((last, length)) = weekday(&text[after..]).filter(|_| after > end) {
                mark.weekday_to = Some(last);
                end = after + length;
            }
        } else if mark.days.is_none()
            && let Some((days, length)) = days(rest, bare)
        {
            mark.days = Some(days);
            end = at + length;
        } else {
            break;
        }
    }
    let rest = &text[end..];
    let close = rest.find(|c: char| !matches!(c, ')' | ' ' | '*' | '_')).unwrap_or(rest.len());
    if text[end..].starts_with([')', '*', '_']) {
        end += close;
    }
    (mark, end)
}

/// All dates of a text that carry at least a month, with their places.
pub fn all(folded: &str) -> Vec<(Days, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = folded[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + next;
        let inside = folded[..start].ends_with(|c: char| c.is_alphanumeric() || c == '/' || c == '.');
        match days(&folded[start..], Bare::Day).filter(|_| !inside) {
            Some((days, length)) => {
                at = start + length;
                if has_month(&days) {
                    found.push((days, start..at));
                }
            }
            None => {
                let number = folded[start..].find(|c: char| !c.is_ascii_digit());
                at = number.map_or(folded.len(), |length| start + length);
            }
        }
    }
    found
}

fn has_month(days: &Days) -> bool {
    match days {
        Days::Each(each) => each.iter().any(|date| date.month.is_some()),
        Days::Span(_, last) => last.month.is_some(),
    }
}
