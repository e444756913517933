//! A time zone as iCalendar describes it (VTIMEZONE): every change of its clocks around the hours that are named,
//! so that it holds for zones whose rules no yearly rule can say.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::line::Lines;

/// Clocks are never changed twice within it.
const STEP: TimeDelta = TimeDelta::days(1);

/// What clocks show: their distance from UTC in seconds, what it is called, and whether it is daylight saving.
#[derive(Clone, PartialEq, Eq)]
struct Observance {
    offset: i32,
    name: String,
    is_daylight: bool,
}

impl Observance {
    fn at(zone: Tz, instant: DateTime<Utc>) -> Self {
        let offset = zone.offset_from_utc_datetime(&instant.naive_utc());
        Self {
            offset: offset.fix().local_minus_utc(),
            name: name_of(&offset),
            is_daylight: !offset.dst_offset().is_zero(),
        }
    }
}

/// A change of clocks, or several alike: the hours that they showed when it came.
struct Change {
    from: i32,
    to: Observance,
    hours: Vec<NaiveDateTime>,
}

pub(super) fn write(lines: &mut Lines, zone: Tz, from: NaiveDateTime, to: NaiveDateTime) {
    lines.raw("BEGIN", "VTIMEZONE");
    lines.raw("TZID", zone.name());
    lines.raw("X-LIC-LOCATION", zone.name());
    for change in changes(zone, new_year(from.year() - 1), new_year(to.year() + 2)) {
        let kind = if change.to.is_daylight { "DAYLIGHT" } else { "STANDARD" };
        lines.raw("BEGIN", kind);
        let hour = |hour: &NaiveDateTime| hour.format("%Y%m%dT%H%M%S").to_string();
        if let Some((first, later)) = change.hours.split_first() {
            lines.raw("DTSTART", &hour(first));
            if !later.is_empty() {
                lines.raw("RDATE", &later.iter().map(hour).collect::<Vec<_>>().join(","));
            }
        }
        lines.raw("TZOFFSETFROM", &offset(change.from));
        lines.raw("TZOFFSETTO", &offset(change.to.offset));
        lines.text("TZNAME", &change.to.name);
        lines.raw("END", kind);
    }
    lines.raw("END", "VTIMEZONE");
}

/// The years around the hours that are named are in it, so that a program that looks at a month more finds it
/// right.
fn new_year(year: i32) -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN).and_utc()
}

/// `CET`; `+07` where clocks have no name.
fn name_of(offset: &(impl OffsetName + Offset)) -> String {
    let distance = self::offset(offset.fix().local_minus_utc());
    let short = distance.strip_suffix("00").unwrap_or(&distance);
    offset.abbreviation().unwrap_or(short).to_owned()
}

/// What clocks show at first, as a change that changes nothing, and every change up to the end.
fn changes(zone: Tz, from: DateTime<Utc>, to: DateTime<Utc>) -> Vec<Change> {
    let mut now = Observance::at(zone, from);
    let first = from.naive_utc() + TimeDelta::seconds(now.offset.into());
    let mut changes = vec![Change { from: now.offset, to: now.clone(), hours: vec![first] }];
    let mut at = from;
    while at < to {
        let next = at + STEP;
        let then = Observance::at(zone, next);
        if then != now {
            let instant = turn(zone, at, next, &now);
            let hour = instant.naive_utc() + TimeDelta::seconds(now.offset.into());
            match changes.iter_mut().skip(1).find(|change| change.from == now.offset && change.to == then) {
                Some(alike) => alike.hours.push(hour),
                None => changes.push(Change { from: now.offset, to: then.clone(), hours: vec![hour] }),
            }
            now = then;
        }
        at = next;
    }
    changes
}

/// The second at which `before` ends, between two instants.
fn turn(zone: Tz, mut from: DateTime<Utc>, mut to: DateTime<Utc>, before: &Observance) -> DateTime<Utc> {
    while to - from > TimeDelta::seconds(1) {
        let middle = from + TimeDelta::seconds((to - from).num_seconds() / 2);
        if Observance::at(zone, middle) == *before { from = middle } else { to = middle }
    }
    to
}

/// `+0700`.
fn offset(seconds: i32) -> String {
    let (sign, distance) = if seconds < 0 { ('-', -seconds) } else { ('+', seconds) };
    let (hours, minutes, seconds) = (distance / 3600, distance / 60 % 60, distance % 60);
    let odd = if seconds == 0 { String::new() } else { format!("{seconds:02}") };
    format!("{sign}{hours:02}{minutes:02}{odd}")
}
