//! When a programme is: the period and the year that its title, its weekdays and its date of signing tell.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use super::all_lines;
use crate::{
    calendar::{self, Calendar},
    dates::{Days, Mark},
    document::Document,
    head::{self, Head, Named},
    prose,
};
use plan::Period;

/// What the title says, completed by the weekdays where it names no year; then the years that fit.
pub(super) fn calendar_of(
    document: &Document,
    head: &Head,
    lines: &[String],
) -> (Calendar, Option<Vec<i32>>) {
    let marks = marks_of(document);
    let dated = marks.iter().any(|mark| mark.days.is_some());
    let written = marks.iter().find_map(year_of);
    let period = period_of(&marks, &head.periods);
    if let Some(year) = head.year.or(written) {
        let period = period.or_else(|| if dated { None } else { head::iso_week(lines) });
        let period = period.or_else(|| head.month.and_then(|month| head::month(year, month)));
        let year = period.map_or(year, |p| p.from.year());
        return (Calendar::new(period, Some(year)), None);
    }
    let signed = head.signed.or_else(|| head::signed(&all_lines(document)));
    if let (Some(signed), Some(month)) = (signed, head.month) {
        let period = head::month(year_near(signed, month), month);
        return (Calendar::new(period, Some(signed.year())), None);
    }
    let mut told = Vec::new();
    for mark in &marks {
        if let (Some(weekday), Some(Days::Each(each))) = (mark.weekday, &mark.days)
            && let [date] = each.as_slice()
            && let Some(month) = date.month
        {
            told.push((weekday, date.day, month));
        }
    }
    let near = signed.map_or(USUAL_YEAR, |signed| {
        marks.iter().find_map(day_and_month).map_or(signed.year(), |(_, month)| year_near(signed, month))
    });
    let mut years = calendar::years_that_fit(&told, near);
    // Weekdays that fit the year of signing leave nothing to ask.
    let told_by_both = signed.is_some() && years.first() == Some(&near);
    if years.is_empty() {
        years.push(near);
    }
    let year = years[0];
    let period = period.or_else(|| head.month.and_then(|month| head::month(year, month)));
    (Calendar::new(period, Some(year)), (!told_by_both).then_some(years))
}

/// The year in which a month lies that a document signed on this day speaks of: December's for January is the next.
fn year_near(signed: NaiveDate, month: u32) -> i32 {
    let ahead = i64::from(month) - i64::from(signed.month());
    signed.year() + i32::from(ahead < -HALF_A_YEAR) - i32::from(ahead > HALF_A_YEAR)
}

const HALF_A_YEAR: i64 = 6;

/// Of the periods that the lines ahead name, the one in which most days of the programme lie; none when
/// the days lie elsewhere, for then no line named the programme's own.
fn period_of(marks: &[Mark], periods: &[Named]) -> Option<Period> {
    let days: Vec<(u32, u32)> = marks.iter().filter_map(day_and_month).collect();
    let inside = |period: &Period| {
        let years = [period.from.year(), period.to.year()];
        let on = |day: u32, month: u32| {
            let mut dates = years.iter().filter_map(|&year| NaiveDate::from_ymd_opt(year, month, day));
            dates.any(|date| period.contains(date))
        };
        // `11/2` is the second of November where a spreadsheet has turned day and month.
        days.iter().filter(|&&(day, month)| on(day, month) || on(month, day)).count()
    };
    let best = periods.iter().enumerate().max_by_key(|(at, named)| {
        let length = (named.period.to - named.period.from).num_days().max(USUAL_WEEK);
        (inside(&named.period), named.sure, Reverse(length), Reverse(*at))
    });
    let best = best?.1.period;
    (days.len() < FEW_DAYS || inside(&best) * 2 >= days.len()).then_some(best)
}

/// Shorter periods are not preferred for being shorter.
const USUAL_WEEK: i64 = 5;
/// Fewer days than these don't refute a title.
const FEW_DAYS: usize = 3;

fn day_and_month(mark: &Mark) -> Option<(u32, u32)> {
    let date = match mark.days.as_ref()? {
        Days::Each(each) => *each.first()?,
        Days::Span(from, _) => *from,
    };
    Some((date.day, date.month?))
}

/// Where nothing else tells, the year around which this program came into use.
const USUAL_YEAR: i32 = 2026;

fn year_of(mark: &Mark) -> Option<i32> {
    match mark.days.as_ref()? {
        Days::Each(each) => each.iter().find_map(|date| date.year),
        Days::Span(from, to) => to.year.or(from.year),
    }
}

/// All day headings of a document, in tables and in lists.
fn marks_of(document: &Document) -> Vec<Mark> {
    let mut marks = Vec::new();
    for line in all_lines(document) {
        if line.chars().count() > LONGEST_HEADING {
            continue;
        }
        if let Some(mark) = prose::day_of(&line) {
            marks.push(mark);
        }
    }
    marks
}

const LONGEST_HEADING: usize = 400;
