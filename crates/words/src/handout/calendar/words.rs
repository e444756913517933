//! An item of the programme as an event: which hours it takes and how it reads; what becomes of it is not decided
//! here.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::{Event, When};
use crate::{Language, agenda::Reader, dates};
use plan::{Item, Session, Status, history::Seen, register::Named, sessions::SessionHours};

/// Letters of a summary: a line of a phone's day view, twice.
const SUMMARY: usize = 90;
/// An item with an hour and no end is taken to last so long.
const USUAL: TimeDelta = TimeDelta::hours(1);

/// How items become events in one calendar.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    pub reader: Reader<'a>,
    /// None: whatever has no hour of its own takes the whole day.
    pub hours: Option<SessionHours>,
    /// What tells this office's events from those of others.
    pub mark: &'a str,
}

impl Manner<'_> {
    pub fn event(&self, seen: &Seen<'_>) -> Event {
        let item = &seen.planned.item;
        let when = self.when(item);
        Event {
            uid: format!("{}@{}.nhaclich", seen.planned.id.0, self.mark),
            sequence: seen.changes,
            created: seen.first_at,
            modified: seen.last_at,
            is_cancelled: seen.is_over || item.status != Status::Scheduled,
            when,
            // Half a day, or an hour that is not known, must not block the whole day; days away do.
            is_busy: match when {
                When::Hours { .. } => true,
                When::Days { .. } => item.session == Session::AllDay || item.end_date.is_some(),
            },
            summary: self.summary(seen, when),
            location: item.location.clone(),
            description: self.description(seen, when),
        }
    }

    fn when(&self, item: &Item<Named>) -> When {
        let days = When::Days { from: item.date, to: item.last_day() };
        if item.end_date.is_some() {
            return days;
        }
        let at = |time: NaiveTime| item.date.and_time(time);
        match (item.time, self.hours.and_then(|hours| hours.of(item.session))) {
            (Some(from), _) => {
                let nights = TimeDelta::days(i64::from(item.ends_next_day()));
                When::Hours { from: at(from), to: end(at(from), item.end_time.map(|to| at(to) + nights)) }
            }
            (None, Some(span)) => When::Hours { from: at(span.from), to: at(span.to) },
            (None, None) => days,
        }
    }

    /// The content, cut short between words, after what the hours of the event don't say.
    fn summary(&self, seen: &Seen<'_>, when: When) -> String {
        let item = &seen.planned.item;
        let mut words = Vec::new();
        match (item.status, seen.is_over) {
            (Status::Postponed, _) => words.push(self.language().text("status-postponed", &[])),
            (Status::Cancelled, _) | (_, true) => {
                words.push(self.language().text("status-cancelled", &[]));
            }
            (Status::Scheduled, false) => {}
        }
        if let When::Days { .. } = when {
            match dates::hours(item) {
                Some(hours) => words.push(hours),
                None if self.names_session(item) => {
                    words.push(dates::session_name(self.language(), item.session) + ":")
                }
                None => {}
            }
        }
        words.push(shortened(&item.content));
        words.join(" ")
    }

    /// The content where it was cut short, what the hours rest on, the people and the notes.
    fn description(&self, seen: &Seen<'_>, when: When) -> String {
        let item = &seen.planned.item;
        let mut lines = Vec::new();
        if shortened(&item.content) != item.content {
            lines.push(item.content.clone());
        }
        if matches!(when, When::Hours { .. }) && item.time.is_none() {
            let session = dates::session_name(self.language(), item.session);
            lines.push(self.language().text("calendar-no-hour", &[("session", session.into())]));
        }
        if matches!(when, When::Hours { .. }) && item.time.is_some() && item.end_time.is_none() {
            lines.push(self.language().text("calendar-no-end", &[]));
        }
        let said = self.reader.people(seen.planned).into_iter().chain(self.reader.notes(seen.planned));
        lines.extend(said.map(|line| line.to_plain()));
        lines.join("\n")
    }

    fn names_session(&self, item: &Item<Named>) -> bool {
        matches!(item.session, Session::Morning | Session::Afternoon | Session::Evening)
    }

    fn language(&self) -> Language {
        self.reader.language
    }
}

/// When it ends: as the programme says; past midnight where an evening's end lies before its beginning.
fn end(from: NaiveDateTime, to: Option<NaiveDateTime>) -> NaiveDateTime {
    match to {
        Some(to) if to > from => to,
        Some(to) if to < from && Session::of_hour(from.time()) == Session::Evening => to + TimeDelta::days(1),
        _ => from + USUAL,
    }
}

fn shortened(content: &str) -> String {
    if content.chars().count() <= SUMMARY {
        return content.to_owned();
    }
    let cut = content.char_indices().nth(SUMMARY).map_or(content.len(), |(at, _)| at);
    let kept = &content[..cut];
    let words = kept.rfind(char::is_whitespace).map_or(kept, |space| &kept[..space]);
    format!("{}…", words.trim_end_matches([' ', ',', ';', '-', '–']))
}
