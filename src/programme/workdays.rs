//! Working days: Monday to Friday; public holidays are not known here yet.

use chrono::{Datelike, Days, NaiveDate, Weekday};

pub fn is_workday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The `count`-th working day after `day`.
pub fn workdays_after(day: NaiveDate, count: usize) -> NaiveDate {
    let days = (1u64..).map_while(|n| day.checked_add_days(Days::new(n)));
    days.filter(|day| is_workday(*day)).take(count).last().unwrap_or(day)
}
