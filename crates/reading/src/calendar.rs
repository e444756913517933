//! From a date as written to a day of the calendar, with what the title says; doubts are told, not hidden.

use chrono::{Datelike, Days as Plus, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::dates::{Days, Mark, Partial};
use plan::Period;

/// What the document as a whole says about its time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Calendar {
    /// The period that the title names.
    pub period: Option<Period>,
    pub year: Option<i32>,
    /// Sunday ends the week on each programme seen; a weekly one covers at most this many days.
    pub weekly: bool,
}

/// First and last day of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

/// Why a date may not be the one that was meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateDoubt {
    /// `Thứ Ba, 12/5` where the 12th is a Monday; the day that the weekday would mean.
    Weekday { printed: Weekday, meant: Option<NaiveDate> },
    /// No such day: `31/11`.
    Impossible,
    /// Outside the period that the title names.
    Outside { meant: Option<NaiveDate> },
    /// Day and month changed places, as spreadsheets do; only so it lies in the title's period.
    Turned,
    /// Something stands where the day should, and it is no day.
    Unread,
    /// Before the day above it, in a document whose days rise.
    Falls,
    /// One cell names several days, one below the other.
    Several,
}

impl DateDoubt {
    pub fn code(&self) -> &'static str {
        match self {
            Self::Weekday { .. } => "weekday",
            Self::Impossible => "impossible_date",
            Self::Outside { .. } => "date_outside",
            Self::Turned => "date_turned",
            Self::Unread => "unread_day",
            Self::Falls => "falling_day",
            Self::Several => "days_in_one_cell",
        }
    }
}

/// A heading's days, and what is doubtful about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub spans: Vec<Span>,
    pub doubt: Option<DateDoubt>,
}

/// Farther from the title's period than this, a date is no neighbour day of it.
const NEAR: i64 = 10;

impl Calendar {
    pub fn new(period: Option<Period>, year: Option<i32>) -> Self {
        let weekly = period.is_some_and(|p| (p.to - p.from).num_days() < 14);
        Self { period, year: year.or(period.map(|p| p.from.year())), weekly }
    }

    /// The days that a mark means. `last` is the day before it in the document.
    pub fn resolve(&self, mark: &Mark, last: Option<NaiveDate>) -> Option<Resolved> {
        match (&mark.days, mark.weekday) {
            (Some(Days::Each(each)), _) => self.each(each, mark, last),
            (Some(Days::Span(from, to)), _) => self.span(*from, *to, last),
            (None, Some(weekday)) => self.weekdays(weekday, mark.weekday_to, last),
            (None, None) => None,
        }
    }

    fn each(&self, each: &[Partial], mark: &Mark, last: Option<NaiveDate>) -> Option<Resolved> {
        let mut spans = Vec::with_capacity(each.len());
        for partial in each {
            if let Some(turned) = self.turned(*partial, mark.weekday) {
                let spans = vec![Span { from: turned, to: None }];
                return Some(Resolved { spans, doubt: Some(DateDoubt::Turned) });
            }
            match self.day(*partial, last) {
                Some(from) => spans.push(Span { from, to: None }),
                None => {
                    let from = self.guess(mark.weekday, last)?;
                    return Some(Resolved {
                        spans: vec![Span { from, to: None }],
                        doubt: Some(DateDoubt::Impossible),
                    });
                }
            }
        }
        let first = spans.first()?.from;
        if let Some(doubt) = self.doubt_of(first, mark.weekday, last).filter(|_| spans.len() == 1) {
            let meant = match &doubt {
                DateDoubt::Outside { meant } => meant.filter(|_| self.weekly).unwrap_or(first),
                _ => first,
            };
            return Some(Resolved { spans: vec![Span { from: meant, to: None }], doubt: Some(doubt) });
        }
        Some(Resolved { spans, doubt: None })
    }

    /// The day that is meant where a spreadsheet has turned `2/11` into 11 February.
    fn turned(&self, partial: Partial, weekday: Option<Weekday>) -> Option<NaiveDate> {
        let (period, month) = (self.period?, partial.month?);
        let on = |day: u32, month: u32| {
            let years = [partial.year.unwrap_or(period.from.year()), period.to.year()];
            years.into_iter().find_map(|year| {
                NaiveDate::from_ymd_opt(year, month, day).filter(|date| period.contains(*date))
            })
        };
        let fits = |date: &NaiveDate| weekday.is_none_or(|weekday| weekday == date.weekday());
        let near = |date: NaiveDate| self.distance(date) <= NEAR;
        let year = partial.year.unwrap_or(period.from.year());
        if NaiveDate::from_ymd_opt(year, month, partial.day).is_some_and(near) {
            return None;
        }
        on(month, partial.day).filter(fits)
    }

    /// What is doubtful about a single date.
    fn doubt_of(
        &self,
        day: NaiveDate,
        weekday: Option<Weekday>,
        last: Option<NaiveDate>,
    ) -> Option<DateDoubt> {
        if let Some(period) = self.period
            && !period.contains(day)
            && !(self.weekly && self.distance(day) <= 1 && weekday == Some(day.weekday()))
        {
            let meant = weekday.and_then(|weekday| self.nearest(weekday, last));
            return Some(DateDoubt::Outside { meant });
        }
        let printed = weekday.filter(|printed| *printed != day.weekday())?;
        Some(DateDoubt::Weekday { printed, meant: self.nearest_to(printed, day) })
    }

    fn span(&self, from: Partial, to: Partial, last: Option<NaiveDate>) -> Option<Resolved> {
        // `12-5` in a document whose period lies in May is a day and its month.
        if from.month.is_none() && to.month.is_none() && from.day > to.day && to.day <= 12 {
            let date = Partial { month: Some(to.day), ..from };
            let mark = Mark { days: Some(Days::Each(vec![date])), ..Mark::default() };
            return self.resolve(&mark, last);
        }
        let end = self.day(to, last);
        let start = self.day(from, last);
        match (start, end) {
            (Some(from), Some(mut to)) => {
                if to < from {
                    to = to.with_year(to.year() + 1).unwrap_or(to);
                }
                let to = (to > from && (to - from).num_days() < 400).then_some(to);
                Some(Resolved { spans: vec![Span { from, to }], doubt: None })
            }
            (Some(from), None) | (None, Some(from)) => {
                Some(Resolved { spans: vec![Span { from, to: None }], doubt: Some(DateDoubt::Impossible) })
            }
            (None, None) => {
                let from = self.guess(None, last)?;
                Some(Resolved { spans: vec![Span { from, to: None }], doubt: Some(DateDoubt::Impossible) })
            }
        }
    }

    fn weekdays(&self, weekday: Weekday, to: Option<Weekday>, last: Option<NaiveDate>) -> Option<Resolved> {
        // A range of weekdays is one of the whole week, wherever in the document it stands.
        let last = last.filter(|_| to.is_none());
        let from = self.nearest(weekday, last)?;
        let to = to.map(|to| {
            let ahead = (to.num_days_from_monday() + 7 - weekday.num_days_from_monday()) % 7;
            from + Plus::new(u64::from(ahead))
        });
        Some(Resolved { spans: vec![Span { from, to }], doubt: None })
    }

    /// The calendar day of a date as written; `None` if there is no such day.
    pub fn day(&self, partial: Partial, last: Option<NaiveDate>) -> Option<NaiveDate> {
        let anchor = self.period.map(|p| p.from).or(last);
        let years: Vec<i32> = match (partial.year, self.period, anchor) {
            (Some(year), _, _) => vec![year],
            (None, Some(period), _) => (period.from.year() - 1..=period.to.year() + 1).collect(),
            (None, None, Some(day)) => match self.year {
                Some(year) if day.month() < 11 && day.month() > 2 => vec![year],
                _ => vec![day.year(), day.year() + 1],
            },
            (None, None, None) => vec![self.year?],
        };
        let months: Vec<u32> = match (partial.month, self.period, last) {
            (Some(month), _, _) => vec![month],
            (None, Some(_), _) | (None, None, None) => (1..=12).collect(),
            (None, None, Some(last)) => vec![last.month(), last.month() % 12 + 1],
        };
        if partial.month.is_none() && self.period.is_none() && last.is_none() {
            return None;
        }
        let days = years.iter().flat_map(|&year| {
            months.iter().filter_map(move |&month| NaiveDate::from_ymd_opt(year, month, partial.day))
        });
        // A day without month of a month that lacks it is a slip, not the same number of another month.
        let monthly = self.period.filter(|p| partial.month.is_none() && (p.to - p.from).num_days() > 20);
        days.filter(|day| {
            monthly.is_none_or(|p| {
                self.distance(*day) == 0
                    || day.month() != p.from.month()
                        && self.distance(*day) <= NEAR
                        && last.is_some_and(|l| l <= *day && l.day() > partial.day)
            })
        })
        .min_by_key(|day| (self.distance(*day), last.map_or(0, |last| (*day - last).num_days().abs())))
    }

    /// Days between a day and the period.
    fn distance(&self, day: NaiveDate) -> i64 {
        self.period.map_or(0, |p| (p.from - day).num_days().max((day - p.to).num_days()).max(0))
    }

    /// The day of the period that has this weekday, at or after the day before it in the document.
    fn nearest(&self, weekday: Weekday, last: Option<NaiveDate>) -> Option<NaiveDate> {
        let from = match (self.period, last) {
            (Some(period), Some(last)) if period.contains(last) => last,
            (Some(period), _) => period.from,
            (None, Some(last)) => last,
            (None, None) => return None,
        };
        from.iter_days().take(7).find(|day| day.weekday() == weekday)
    }

    /// The day of this weekday closest to a day.
    fn nearest_to(&self, weekday: Weekday, day: NaiveDate) -> Option<NaiveDate> {
        let around = (day - Plus::new(3)).iter_days().take(7);
        around.into_iter().find(|day| day.weekday() == weekday)
    }

    fn guess(&self, weekday: Option<Weekday>, last: Option<NaiveDate>) -> Option<NaiveDate> {
        weekday
            .and_then(|weekday| self.nearest(weekday, last.and_then(|last| last.succ_opt())))
            .or_else(|| last.and_then(|last| last.succ_opt()))
            .or(self.period.map(|p| p.from))
    }
}

/// The years in which most of these weekdays and dates fit together, best first.
pub fn years_that_fit(marks: &[(Weekday, u32, u32)], near: i32) -> Vec<i32> {
    let fits = |year: i32| {
        let fits = |&&(weekday, day, month): &&(Weekday, u32, u32)| {
            NaiveDate::from_ymd_opt(year, month, day).is_some_and(|date| date.weekday() == weekday)
        };
        marks.iter().filter(fits).count()
    };
    let mut years: Vec<(usize, i32)> = (near - 12..=near + 6).map(|year| (fits(year), year)).collect();
    years.sort_by_key(|&(fits, year)| (std::cmp::Reverse(fits), (year - near).abs(), -year));
    let best = years.first().map_or(0, |&(fits, _)| fits);
    years.into_iter().filter(|&(fits, _)| fits == best && best > 0).map(|(_, year)| year).collect()
}
