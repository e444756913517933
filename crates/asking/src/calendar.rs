//! The office's calendar seen from today: relative periods and incomplete dates → days; reads no words.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::phrases::{MonthPart, When};
use plan::Period;

/// Today, and what the programmes cover: it tells which year a date without one belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Calendar<'a> {
    pub today: NaiveDate,
    pub covered: &'a [Period],
}

/// A day that no calendar has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct NoSuchDay {
    pub day: u32,
    pub month: u32,
    pub year: Option<i32>,
}

/// How far from a weekday's name its day is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// "thứ 5": the next one, today included.
    Next,
    /// "thứ 5 tới": after today.
    Coming,
    /// "thứ 5 vừa rồi": before today.
    Last,
}

impl Calendar<'_> {
    pub fn day(self, offset: i64) -> NaiveDate {
        shift(self.today, offset)
    }

    /// Monday to Sunday, so many weeks from this one.
    pub fn week(self, offset: i64) -> Period {
        let monday = shift(self.today, offset * 7 - i64::from(self.today.weekday().num_days_from_monday()));
        Period { from: monday, to: shift(monday, 6) }
    }

    pub fn month(self, offset: i64) -> Period {
        let first = self.today.with_day(1).unwrap_or(self.today);
        let months = Months::new(u32::try_from(offset.unsigned_abs()).unwrap_or(0));
        let moved =
            if offset < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) };
        month_of(moved.unwrap_or(first))
    }

    /// The days of a month whose year may be missing.
    pub fn named_month(self, month: u32, year: Option<i32>) -> Option<Period> {
        let year = year.unwrap_or_else(|| self.year_of(1, month));
        NaiveDate::from_ymd_opt(year, month, 1).map(month_of)
    }

    pub fn weekday(self, weekday: Weekday, turn: Turn) -> NaiveDate {
        let ahead = i64::from(weekday.num_days_from_monday())
            - i64::from(self.today.weekday().num_days_from_monday());
        let ahead = ahead.rem_euclid(7);
        match turn {
            Turn::Next => self.day(ahead),
            Turn::Coming => self.day(if ahead == 0 { 7 } else { ahead }),
            Turn::Last => self.day(ahead - 7),
        }
    }

    /// A date as people write it: the month and the year may be missing.
    pub fn date(self, day: u32, month: Option<u32>, year: Option<i32>) -> Result<NaiveDate, NoSuchDay> {
        let month = month.unwrap_or_else(|| self.month_of_day(day));
        let guessed = year.unwrap_or_else(|| self.year_of(day, month));
        // 29/2 without a year: the nearest year that has it.
        let years = if year.is_some() { guessed..=guessed } else { guessed..=guessed + 3 };
        let found = years.clone().find_map(|year| NaiveDate::from_ymd_opt(year, month, day));
        found
            .filter(|date| year.is_some() || date.year() == guessed || (day, month) == (29, 2))
            .ok_or(NoSuchDay { day, month, year })
    }

    /// A bare day number is of this month, unless that is well past and another programme has it.
    fn month_of_day(self, day: u32) -> u32 {
        let this = self.today.month();
        let past = self.today.with_day(day).is_some_and(|date| (self.today - date).num_days() > 15);
        let next = self.month(1);
        let there = next.from.with_day(day).is_some_and(|date| self.covers(date));
        if past && there { next.from.month() } else { this }
    }

    /// The year that a programme covers, else the one nearest to today.
    fn year_of(self, day: u32, month: u32) -> i32 {
        let this = self.today.year();
        let date = |year| NaiveDate::from_ymd_opt(year, month, day.min(28));
        let years = [this, this + 1, this - 1];
        years
            .into_iter()
            .find(|year| date(*year).is_some_and(|date| self.covers(date)))
            .or_else(|| {
                years
                    .into_iter()
                    .min_by_key(|year| date(*year).map_or(i64::MAX, |d| (d - self.today).num_days().abs()))
            })
            .unwrap_or(this)
    }

    pub fn covers(self, day: NaiveDate) -> bool {
        self.covered.iter().any(|period| period.contains(day))
    }

    /// The last day of anything published, or the end of this month.
    pub fn last_day(self) -> NaiveDate {
        let last = self.covered.iter().map(|period| period.to).max().unwrap_or(self.month(0).to);
        last.max(self.today)
    }

    pub fn first_day(self) -> NaiveDate {
        let first = self.covered.iter().map(|period| period.from).min().unwrap_or(self.month(0).from);
        first.min(self.today)
    }

    /// The days of a relative period; nothing for those that have no ends of their own.
    pub fn period(self, when: When) -> Option<Period> {
        let part =
            |period: Period, from, to| Period { from: shift(period.from, from), to: shift(period.from, to) };
        Some(match when {
            When::Day(offset) => one_day(self.day(offset)),
            When::Week(offset) => self.week(offset),
            When::WeekStart(offset) => part(self.week(offset), 0, 1),
            When::WeekMiddle(offset) => part(self.week(offset), 1, 3),
            When::WeekEnd(offset) => part(self.week(offset), 5, 6),
            When::Month(offset) => self.month(offset),
            When::PartOfMonth(part, offset) => part_of_month(self.month(offset), part),
            When::Year(offset) => {
                let year = self.today.year() + i32::try_from(offset).unwrap_or(0);
                Period {
                    from: NaiveDate::from_ymd_opt(year, 1, 1)?,
                    to: NaiveDate::from_ymd_opt(year, 12, 31)?,
                }
            }
            When::Coming => return None,
            When::Past => Period { from: self.first_day(), to: self.day(-1).max(self.first_day()) },
        })
    }
}

/// "đầu tháng" ends on the 10th, "giữa tháng" on the 20th.
pub fn part_of_month(month: Period, part: MonthPart) -> Period {
    match part {
        MonthPart::First => Period { from: month.from, to: shift(month.from, 9) },
        MonthPart::Middle => Period { from: shift(month.from, 10), to: shift(month.from, 19) },
        MonthPart::Last => Period { from: shift(month.from, 20), to: month.to },
        MonthPart::FirstHalf => Period { from: month.from, to: shift(month.from, 14) },
        MonthPart::LastHalf => Period { from: shift(month.from, 15), to: month.to },
    }
}

pub fn month_of(day: NaiveDate) -> Period {
    let from = day.with_day(1).unwrap_or(day);
    let next = from.checked_add_months(Months::new(1)).unwrap_or(from);
    Period { from, to: shift(next, -1) }
}

pub fn one_day(day: NaiveDate) -> Period {
    Period { from: day, to: day }
}

/// A day so many days away; the ends of the calendar stay where they are.
pub fn shift(day: NaiveDate, offset: i64) -> NaiveDate {
    let days = Days::new(offset.unsigned_abs());
    let moved = if offset < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) };
    moved.unwrap_or(day)
}
