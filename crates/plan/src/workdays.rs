//! Working days: Monday to Friday without the public holidays of the labour code; what an office decides
//! beyond them is told to it.
//!
//! The code (Bộ luật Lao động 2019, điều 111 và 112): 1/1; five days of Tết; the Hùng Kings' day, 10/3 by the
//! lunar calendar; 30/4; 1/5; 2/9 and a day beside it. A holiday on a weekend is made up for on the next
//! working day. Which days stand beside Tết and 2/9 is decided year by year; the rule below is the one that
//! those decisions have followed since 2021, and the secretariat sets what differs.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

pub mod typed;

/// First day of the lunar year and the Hùng Kings' day, from [`FIRST_YEAR`] on, by the Vietnamese calendar.
/// A test computes the new moons of the table.
pub const LUNAR: [[(u32, u32); 2]; 16] = [
    [(1, 25), (4, 2)],
    [(2, 12), (4, 21)],
    [(2, 1), (4, 10)],
    [(1, 22), (4, 29)],
    [(2, 10), (4, 18)],
    [(1, 29), (4, 7)],
    [(2, 17), (4, 26)],
    [(2, 6), (4, 16)],
    [(1, 26), (4, 4)],
    [(2, 13), (4, 23)],
    [(2, 2), (4, 12)],
    [(1, 23), (4, 1)],
    [(2, 11), (4, 19)],
    [(1, 31), (4, 9)],
    [(2, 19), (4, 28)],
    [(2, 8), (4, 17)],
];

pub const FIRST_YEAR: i32 = 2020;

/// The office's calendar: the holidays, and the days on which it decided otherwise (true: worked).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    pub decided: BTreeMap<NaiveDate, bool>,
}

impl Calendar {
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        self.decided.get(&day).copied().unwrap_or_else(|| !is_weekend(day) && !is_day_off(day))
    }

    /// The `count`-th working day after `day`.
    pub fn workdays_after(&self, day: NaiveDate, count: usize) -> NaiveDate {
        let days = (1u64..).map_while(|n| day.checked_add_days(Days::new(n)));
        days.filter(|day| self.is_workday(*day)).take(count).last().unwrap_or(day)
    }

    /// How many working days lie after `day` up to and including `until`.
    pub fn workdays_until(&self, day: NaiveDate, until: NaiveDate) -> usize {
        day.iter_days()
            .skip(1)
            .take_while(|next| *next <= until)
            .filter(|next| self.is_workday(*next))
            .count()
    }

    /// Rests of the coming days by the labour code, each from its first to its last day with the weekends
    /// in it; what the office decided is left out.
    pub fn rests(from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
        let mut rests: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        let plain = Self::default();
        let mut day = from;
        while day <= to {
            let last = day.iter_days().take_while(|day| !plain.is_workday(*day)).last();
            if let Some(last) = last
                && day.iter_days().take_while(|day| *day <= last).any(|day| !is_weekend(day))
            {
                rests.push((day, last));
            }
            day = last.unwrap_or(day) + Days::new(1);
        }
        rests
    }

    /// How much office time lies between two moments of the office's clock.
    pub fn working_time(&self, from: NaiveDateTime, to: NaiveDateTime) -> TimeDelta {
        let days = from.date().iter_days().take_while(|day| *day <= to.date());
        let mut total = TimeDelta::zero();
        for day in days.filter(|day| self.is_workday(*day)) {
            for (begin, end) in OFFICE_HOURS {
                let at = |minutes: u32| day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minutes));
                let (begin, end) = (at(begin).max(from), at(end).min(to));
                total += (end - begin).max(TimeDelta::zero());
            }
        }
        total
    }
}

pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn is_day_off(day: NaiveDate) -> bool {
    // What the last days of a year miss by a weekend is made up for in the next.
    days_off(day.year()).contains(&day)
}

/// The public holidays of a year with the days that make up for weekends; without Tết and the Hùng Kings'
/// day for years that the table doesn't hold.
pub fn days_off(year: i32) -> BTreeSet<NaiveDate> {
    let date = |month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a day of every year");
    let mut holidays = BTreeSet::from([date(1, 1), date(4, 30), date(5, 1), date(9, 2)]);
    if let Some([tet, kings]) = usize::try_from(year - FIRST_YEAR).ok().and_then(|at| LUNAR.get(at)) {
        let tet = date(tet.0, tet.1);
        // Two days before and three from the first day on; where that first day is a Monday or a Tuesday,
        // one before makes the longer rest.
        let before = if matches!(tet.weekday(), Weekday::Mon | Weekday::Tue) { 1 } else { 2 };
        holidays.extend((tet - Days::new(before)).iter_days().take(5));
        holidays.insert(date(kings.0, kings.1));
    }
    if year >= 2021 {
        let before =
            matches!(date(9, 2).weekday(), Weekday::Tue | Weekday::Wed | Weekday::Fri | Weekday::Sat);
        holidays.insert(if before { date(9, 1) } else { date(9, 3) });
    }
    let mut off = holidays.clone();
    for lost in holidays.into_iter().filter(|day| is_weekend(*day)) {
        let next = lost.iter_days().find(|day| !is_weekend(*day) && !off.contains(day));
        off.extend(next);
    }
    off
}

/// Office hours: morning and afternoon, as minutes of the day.
const OFFICE_HOURS: [(u32, u32); 2] = [(7 * 60 + 30, 11 * 60 + 30), (13 * 60 + 30, 17 * 60)];
