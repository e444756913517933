//! A calendar in iCalendar's form (RFC 5545, with the names of RFC 7986); it knows events, not what an office plans.
//!
//! What it writes depends on what it is given alone, so the same calendar is the same bytes. A calendar to subscribe to has
//! no METHOD: that makes of it a message of an organizer (RFC 5546, 3.2.1), and programs ask for one.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

mod line;
pub mod words;
mod zone;

use line::Lines;

/// How often programs that subscribe should look again.
const REFRESH: &str = "PT1H";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub name: String,
    /// The zone in which all its hours are meant.
    pub zone: Tz,
    pub events: Vec<Event>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for ever, whatever becomes of the event.
    pub uid: String,
    /// Grows with each change.
    pub sequence: usize,
    pub created: DateTime<Utc>,
    pub modified: DateTime<Utc>,
    pub is_cancelled: bool,
    pub when: When,
    /// Whether it takes up the time of whoever has it in their calendar.
    pub is_busy: bool,
    pub summary: String,
    pub location: Option<String>,
    pub description: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Hours {
        from: NaiveDateTime,
        to: NaiveDateTime,
    },
    /// Whole days, first and last.
    Days {
        from: NaiveDate,
        to: NaiveDate,
    },
}

/// Who tells whom of an event that is mailed: mail addresses.
#[derive(Clone, Copy, Debug)]
pub struct Parties<'a> {
    pub organizer: &'a str,
    pub attendee: &'a str,
}

impl Event {
    /// What a mail about it asks of the calendar of whoever gets it (RFC 5546, 3.2.2 and 3.2.5).
    pub fn method(&self) -> &'static str {
        if self.is_cancelled { "CANCEL" } else { "REQUEST" }
    }
}

impl Calendar {
    /// How many pieces of work it holds, as they are counted everywhere: what was called off only says so.
    pub fn works(&self) -> usize {
        self.events.iter().filter(|event| !event.is_cancelled).count()
    }

    /// The file's bytes.
    pub fn write(&self) -> Vec<u8> {
        let mut lines = begun();
        lines.text("NAME", &self.name);
        lines.text("X-WR-CALNAME", &self.name);
        lines.raw("X-WR-TIMEZONE", self.zone.name());
        lines.raw("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.raw("X-PUBLISHED-TTL", REFRESH);
        self.events(&mut lines, &self.events, None);
        lines.raw("END", "VCALENDAR");
        lines.into_bytes()
    }

    /// One event as a message to one person: a program that gets it by mail puts it in, moves it or takes it out. One
    /// message is about one event alone (RFC 5546, 3.2.2).
    pub fn message(&self, event: &Event, parties: Parties<'_>) -> Vec<u8> {
        let mut lines = begun();
        lines.raw("METHOD", event.method());
        self.events(&mut lines, std::slice::from_ref(event), Some(parties));
        lines.raw("END", "VCALENDAR");
        lines.into_bytes()
    }

    fn events(&self, lines: &mut Lines, events: &[Event], parties: Option<Parties<'_>>) {
        if let Some((from, to)) = hours(events) {
            zone::write(lines, self.zone, from, to);
        }
        for event in events {
            self.event(lines, event, parties);
        }
    }

    fn event(&self, lines: &mut Lines, event: &Event, parties: Option<Parties<'_>>) {
        lines.raw("BEGIN", "VEVENT");
        lines.raw("UID", &event.uid);
        // Of a calendar that is published it is the instant of the last change, as LAST-MODIFIED.
        lines.raw("DTSTAMP", &instant(event.modified));
        lines.raw("CREATED", &instant(event.created));
        lines.raw("LAST-MODIFIED", &instant(event.modified));
        lines.raw("SEQUENCE", &event.sequence.to_string());
        match event.when {
            When::Hours { from, to } => {
                let hour = |name: &str| format!("{name};TZID={}", self.zone.name());
                lines.raw(&hour("DTSTART"), &local(from));
                // An event has to end after it began.
                lines.raw(&hour("DTEND"), &local(to.max(from + TimeDelta::minutes(1))));
            }
            When::Days { from, to } => {
                lines.raw("DTSTART;VALUE=DATE", &day(from));
                // The end is the first day on which it is over.
                lines.raw("DTEND;VALUE=DATE", &day(to.max(from) + Days::new(1)));
            }
        }
        lines.raw("STATUS", if event.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        let is_busy = event.is_busy && !event.is_cancelled;
        lines.raw("TRANSP", if is_busy { "OPAQUE" } else { "TRANSPARENT" });
        if let Some(Parties { organizer, attendee }) = parties {
            lines.raw("ORGANIZER", &format!("mailto:{organizer}"));
            // Whoever is told by the office's programme is not asked whether they come.
            lines.raw("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE", &format!("mailto:{attendee}"));
        }
        lines.text("SUMMARY", &event.summary);
        if let Some(location) = &event.location {
            lines.text("LOCATION", location);
        }
        if !event.description.is_empty() {
            lines.text("DESCRIPTION", &event.description);
        }
        lines.raw("END", "VEVENT");
    }
}

fn begun() -> Lines {
    let mut lines = Lines::default();
    lines.raw("BEGIN", "VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", "-//nhaclich//nhaclich//VI");
    lines.raw("CALSCALE", "GREGORIAN");
    lines
}

/// The span of all hours that are named in events.
fn hours(events: &[Event]) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let hours = || {
        events.iter().filter_map(|event| match event.when {
            When::Hours { from, to } => Some((from, to)),
            When::Days { .. } => None,
        })
    };
    Some((hours().map(|(from, _)| from).min()?, hours().map(|(_, to)| to).max()?))
}

fn day(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn local(at: NaiveDateTime) -> String {
    at.format("%Y%m%dT%H%M%S").to_string()
}

fn instant(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}
