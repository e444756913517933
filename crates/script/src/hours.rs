//! Hours and sessions as offices write them; knows one piece of text, not the row around it.

use std::{ops::Range, sync::LazyLock};

use chrono::NaiveTime;
use regex::{Captures, Regex};

use crate::{folded::pattern, sessions::Session};

/// When in the day something takes place, as far as a text says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    pub from: Option<NaiveTime>,
    pub to: Option<NaiveTime>,
}

/// `8 giờ 30`, `7 giờ 30’`, `7 giờ 30 phút`, `14:00`, `08h00`, `8h`, `07g30`, `2:30 PM`; five groups.
const HOUR: &str = concat!(
    r"(\d{1,2})(?:\s*(?:gio|h|g)\b(?:\s*(\d{2})\b\s*(?:'|phut\b|ph\b)?)?",
    r"|\s*(?:gio|h|g)[:.]?\s*(\d{2})\b\s*(?:'|phut\b|ph\b)?",
    r"|:(\d{2})(?::\d{2}(?:\.\d+)?)?\b(?:\s*(am|pm|sa|ch)\b)?)",
);

static HOURS: LazyLock<Regex> = LazyLock::new(|| {
    let text = format!(r"(?:\b(?:vao luc|luc|tu|khoang)\s+)?\b{HOUR}(?:\s*(?:->|-|~|den)\s*{HOUR})?");
    Regex::new(&text).expect("a pattern of this program compiles")
});

static LEADING: LazyLock<Regex> = LazyLock::new(|| {
    let text = format!(
        r"^\s*\(?\s*(?:(?:vao luc|bat dau luc|luc|tu|khoang)\s+)?{HOUR}(?:\s*(?:->|-|~|den)\s*{HOUR})?\s*\)?"
    );
    Regex::new(&text).expect("a pattern of this program compiles")
});

pattern!(POINTED = r"^\s*(\d{1,2})[.,](\d{2})(?:\s*-\s*(\d{1,2})[.,](\d{2}))?\s*$");

/// The first hour or range of hours in a folded text, and where it stands.
pub fn find(folded: &str) -> Option<(Hours, Range<usize>)> {
    find_at(folded, 0)
}

/// The same from a byte on.
pub fn find_at(folded: &str, start: usize) -> Option<(Hours, Range<usize>)> {
    let mut at = start;
    while at < folded.len() {
        let found = HOURS.captures_at(folded, at)?;
        let whole = found.get(0)?.range();
        if let Some(hours) = hours_of(&found) {
            return Some((hours, whole));
        }
        at = whole.end;
    }
    None
}

/// An hour at the very beginning, in parentheses or not; the length it takes.
pub fn leading(folded: &str) -> Option<(Hours, usize)> {
    let found = LEADING.captures(folded)?;
    Some((hours_of(&found)?, found.get(0)?.end()))
}

/// Whether a folded text ends with an hour, so that a dash behind it goes on with the range.
pub fn ends_with_hour(folded: &str) -> bool {
    let tail = folded.char_indices().rev().nth(LONGEST_HOUR).map_or(folded, |(at, _)| &folded[at..]);
    HOURS.find_iter(tail).last().is_some_and(|found| found.end() == tail.len())
}

/// Letters that an hour takes at most: `07 giờ 30 phút`.
const LONGEST_HOUR: usize = 15;

/// What a cell of an hour column says; there even `8.30` is an hour.
pub fn in_cell(folded: &str) -> Option<Hours> {
    if let Some((hours, _)) = find(folded) {
        return Some(hours);
    }
    let found = POINTED.captures(folded)?;
    let part = |group: usize| found.get(group).map(|m| m.as_str());
    Some(Hours { from: time(part(1)?, part(2), None), to: part(3).and_then(|h| time(h, part(4), None)) })
        .filter(|hours| hours.from.is_some())
}

fn hours_of(found: &Captures<'_>) -> Option<Hours> {
    let hour = |first: usize| {
        let group = |n: usize| found.get(first + n).map(|m| m.as_str());
        let minutes = group(1).or(group(2)).or(group(3));
        group(0).and_then(|h| time(h, minutes, group(4)))
    };
    Some(Hours { from: Some(hour(1)?), to: hour(6) })
}

fn time(hour: &str, minutes: Option<&str>, half: Option<&str>) -> Option<NaiveTime> {
    let mut hour: u32 = hour.parse().ok()?;
    let minutes: u32 = minutes.map_or(Some(0), |m| m.parse().ok())?;
    if matches!(half, Some("pm" | "ch")) && hour < 12 {
        hour += 12;
    }
    NaiveTime::from_hms_opt(hour, minutes, 0)
}

/// Midnight is what systems print where nobody entered an hour.
pub fn is_unset(hours: Hours) -> bool {
    hours.from == Some(NaiveTime::MIN) && (hours.to.is_none() || hours.to == Some(NaiveTime::MIN))
}

pattern!(ALL_DAY = r"\(?\s*\b(?:{whole_day}|{entire_day}|trong ngay|toan ngay)\b\s*\)?|\(\s*ngay\s*\)");
pattern!(SESSION = r"\b(?:buoi\s+)?(sang|chieu|toi)\b");
pattern!(CODE = r"^\s*(?:ca_ngay|{whole_day}|cn|all_?day)\s*$");

/// `(cả ngày)` anywhere in a folded text.
pub fn all_day(folded: &str) -> Option<Range<usize>> {
    ALL_DAY.find(folded).map(|m| m.range())
}

/// The session that a cell of a day, session or hour column names.
pub fn session_in_cell(folded: &str) -> Option<Session> {
    if all_day(folded).is_some() || CODE.is_match(folded) {
        return Some(Session::AllDay);
    }
    let both = SESSION.captures_iter(folded).map(|c| session_of(&c[1])).collect::<Vec<_>>();
    match both.as_slice() {
        [] => match folded.trim().trim_end_matches([':', '.']) {
            "s-c" | "s/c" | "s,c" | "s, c" | "s - c" | "s+c" => Some(Session::AllDay),
            "s" => Some(Session::Morning),
            "c" => Some(Session::Afternoon),
            "t" => Some(Session::Evening),
            "ngay" => Some(Session::AllDay),
            _ => None,
        },
        [one] => Some(*one),
        [Session::Morning, Session::Afternoon, ..] => Some(Session::AllDay),
        [one, ..] => Some(*one),
    }
}

/// `sang`, `chieu`, `toi`, and their first letters.
pub fn session_of(word: &str) -> Session {
    match word.as_bytes().first() {
        Some(b's') => Session::Morning,
        Some(b'c') => Session::Afternoon,
        _ => Session::Evening,
    }
}
