//! A day as people type it after a command: `12/11`, `12-11-2021`, `12`; day before month.

use chrono::{Datelike, NaiveDate};

/// The day meant, near `today` where month or year are missing; nothing for a day that does not exist.
pub fn parse(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let parts: Option<Vec<u32>> =
        text.trim().split(['/', '-', '.', ' ']).map(|part| part.parse().ok()).collect();
    match parts?.as_slice() {
        [day] => NaiveDate::from_ymd_opt(today.year(), today.month(), *day),
        [day, month] => {
            // The year in which the day is nearest: in December "5/1" is next year's.
            let years = [today.year() - 1, today.year(), today.year() + 1];
            let days = years.iter().filter_map(|year| NaiveDate::from_ymd_opt(*year, *month, *day));
            days.min_by_key(|day| (*day - today).num_days().abs())
        }
        [year, month, day] if *year > 31 => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        [day, month, year] => {
            let year = if *year < 100 { 2000 + year } else { *year };
            NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, *month, *day)
        }
        _ => None,
    }
}
