//! Ranges of days: from where to where, with the sessions in which they start and end.

use super::{Mark, Said, Timed, periods_of, sessions::DAY};
use crate::calendar::{Calendar, one_day, shift};
use plan::{Period, Session};

type Stretch = (Period, Vec<Session>);

/// The periods of what was said, each with its sessions.
pub fn stretches(timed: &[Timed], calendar: Calendar<'_>) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    // The range that has begun and has no end yet, and whether it begins with a session.
    let mut open: Option<(usize, bool)> = None;
    for item in timed {
        let periods = periods_of(&item.said, calendar);
        let (Some(first), Some(last)) = (periods.first().copied(), periods.last().copied()) else { continue };
        let sessions = item.sessions.clone();
        match item.mark {
            Mark::To => {
                let begun = found.pop().unwrap_or((one_day(calendar.today), Vec::new()));
                let starts_with_session = open.take().is_some_and(|(_, session)| session);
                let range = closed(begun.0, last, item);
                found.extend(with_ends(range, (begun.1, starts_with_session), sessions));
            }
            Mark::Before => {
                let end = shift(first.from, -1);
                let start = if end < calendar.today { calendar.first_day().min(end) } else { calendar.today };
                found.push((Period { from: start, to: end }, sessions));
            }
            Mark::After => {
                let start = shift(last.to, 1);
                found.push((Period { from: start, to: calendar.last_day().max(start) }, sessions));
            }
            Mark::From => {
                open = Some((found.len(), item.ends_with_session));
                found.push((Period { from: first.from, to: last.to }, sessions));
            }
            Mark::None => found.extend(periods.into_iter().map(|period| (period, sessions.clone()))),
        }
    }
    if let Some((at, starts_with_session)) = open {
        let (begun, sessions) = found.remove(at);
        let range = Period { from: begun.from, to: calendar.last_day().max(begun.to) };
        found.extend(with_ends(range, (sessions, starts_with_session), Vec::new()));
    }
    found
}

/// From the start of one period to the end of another.
fn closed(begun: Period, last: Period, item: &Timed) -> Period {
    let mut end = last.to;
    // "từ thứ 5 đến thứ 2": the Monday after.
    if end < begun.from && matches!(item.said, Said::Weekday(..)) {
        end = shift(end, 7);
    }
    Period { from: begun.from.min(end), to: begun.from.max(end) }
}

/// "từ chiều nay đến sáng thứ 2": the first and the last day are not whole.
fn with_ends(
    range: Period,
    (start, starts_with_it): (Vec<Session>, bool),
    end: Vec<Session>,
) -> Vec<Stretch> {
    if end.is_empty() && !starts_with_it {
        return vec![(range, start)];
    }
    let place = |session: &Session| DAY.iter().position(|s| s == session);
    let first = start.iter().filter_map(place).min().unwrap_or(0);
    let last = end.iter().filter_map(place).max().unwrap_or(DAY.len() - 1);
    if range.from == range.to {
        return vec![(range, DAY[first.min(last)..=last.max(first)].to_vec())];
    }
    let mut found = vec![(one_day(range.from), DAY[first..].to_vec())];
    let middle = Period { from: shift(range.from, 1), to: shift(range.to, -1) };
    if middle.from <= middle.to {
        found.push((middle, Vec::new()));
    }
    found.push((one_day(range.to), DAY[..=last].to_vec()));
    found
}
