//! When an item begins and when it is over, where the programme may say no more than its session.

use chrono::NaiveTime;

use crate::Known;
use plan::{Item, Session};

/// From when to when a session lasts at most.
fn span(session: Session) -> (NaiveTime, NaiveTime) {
    let hour = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
    match session {
        Session::Morning => (hour(8, 0), hour(12, 0)),
        Session::Afternoon => (hour(14, 0), hour(18, 0)),
        Session::Evening => (hour(18, 0), hour(23, 59)),
        Session::AllDay => (hour(8, 0), hour(18, 0)),
        // Any hour of the day: it may still come.
        Session::Unspecified => (hour(23, 59), hour(23, 59)),
    }
}

pub fn is_over(item: &Item, known: &Known<'_>) -> bool {
    let end = item.end_time.unwrap_or(span(item.session).1);
    (item.last_day(), end) <= (known.today, known.hour)
}

pub fn has_begun(item: &Item, known: &Known<'_>) -> bool {
    let start = item.time.unwrap_or(span(item.session).0);
    (item.date, start) < (known.today, known.hour)
}
