//! Days, hours and sessions as offices write them: `Thứ Sáu, 12/11/2021`, `08:30`, `SÁNG`.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use super::Language;
use plan::{Item, Session};

/// `Thứ Sáu`.
pub fn weekday(language: Language, day: NaiveDate) -> String {
    let key = match day.weekday() {
        Weekday::Mon => "weekday-mon",
        Weekday::Tue => "weekday-tue",
        Weekday::Wed => "weekday-wed",
        Weekday::Thu => "weekday-thu",
        Weekday::Fri => "weekday-fri",
        Weekday::Sat => "weekday-sat",
        Weekday::Sun => "weekday-sun",
    };
    language.text(key, &[])
}

/// `T6`, `CN`.
pub fn weekday_in_short(language: Language, day: NaiveDate) -> String {
    let key = match day.weekday() {
        Weekday::Mon => "weekday-short-mon",
        Weekday::Tue => "weekday-short-tue",
        Weekday::Wed => "weekday-short-wed",
        Weekday::Thu => "weekday-short-thu",
        Weekday::Fri => "weekday-short-fri",
        Weekday::Sat => "weekday-short-sat",
        Weekday::Sun => "weekday-short-sun",
    };
    language.text(key, &[])
}

/// `Thứ Sáu, 12/11/2021`.
pub fn full_day(language: Language, day: NaiveDate) -> String {
    format!("{}, {}", weekday(language, day), day.format("%d/%m/%Y"))
}

/// `Thứ Sáu 12/11`.
pub fn short_day(language: Language, day: NaiveDate) -> String {
    format!("{} {}", weekday(language, day), day.format("%d/%m"))
}

/// `thứ Sáu 12/11`, in the middle of a sentence.
pub fn inline_day(language: Language, day: NaiveDate) -> String {
    let text = short_day(language, day);
    let mut letters = text.chars();
    match (language, letters.next()) {
        (Language::Vi, Some(first)) => first.to_lowercase().chain(letters).collect(),
        _ => text,
    }
}

/// `08:30`, or `08:30–10:00`.
pub fn hours<Who>(item: &Item<Who>) -> Option<String> {
    let hour = |time: NaiveTime| time.format("%H:%M").to_string();
    let from = item.time?;
    Some(match item.end_time {
        Some(to) => format!("{}–{}", hour(from), hour(to)),
        None => hour(from),
    })
}

/// The session as a heading: `SÁNG`.
pub fn session(language: Language, session: Session) -> String {
    let key = match session {
        Session::AllDay => "session-all-day",
        Session::Morning => "session-morning",
        Session::Afternoon => "session-afternoon",
        Session::Evening => "session-evening",
        Session::Unspecified => "session-unspecified",
    };
    language.text(key, &[])
}

/// The session ahead of what is in it: `Sáng`.
pub fn session_name(language: Language, of: Session) -> String {
    let name = session(language, of).to_lowercase();
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
