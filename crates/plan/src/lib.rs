//! What is planned: a programme, its items and the people and units they name; no I/O, no clock.
//!
//! These are plain values. A reading produces them, the store keeps them, the message rooms put them
//! into words. Their JSON form is the one that `nhaclich import --json` prints, so a field renamed here
//! is a broken interface.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

pub mod attendees;
pub mod changes;
pub mod clashes;
pub mod days;
pub mod directory;
pub mod finding;
pub mod history;
pub mod register;
pub mod sessions;
pub mod since;
pub mod workdays;

use register::Part;
pub use script::sessions::Session;

/// First and last day of what a programme covers, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether these are the days of one calendar month.
    pub fn is_month(self) -> bool {
        let Self { from, to } = self;
        let ends = to.succ_opt().is_none_or(|next| next.day() == 1);
        from.day() == 1 && (from.year(), from.month()) == (to.year(), to.month()) && ends
    }
}

/// What an office publishes for a month or a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    pub issuer: Option<String>,
    pub period: Period,
    pub priorities: Vec<Priority>,
    pub items: Vec<Item>,
}

/// A bullet of the section ahead of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priority {
    pub text: String,
    /// The day by which, where the text names one.
    pub due: Option<NaiveDate>,
}

/// Whether an item will take place.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    #[default]
    Scheduled,
    Postponed,
    Cancelled,
}

/// Where in the document an item stood, and in which words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Row of the document, counted from 1 over all its tables and lists.
    pub row: u32,
    pub text: String,
}

/// One piece of work. It names people and units as `Who` does: by name, as documents and drafts do, or, in force, by name
/// and line of the directory ([`register::Named`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item<Who = String> {
    pub date: NaiveDate,
    /// Last day of an item that lasts longer than one; never before `date`.
    pub end_date: Option<NaiveDate>,
    pub session: Session,
    #[serde(with = "hour")]
    pub time: Option<NaiveTime>,
    #[serde(with = "hour")]
    pub end_time: Option<NaiveTime>,
    /// NFC, one line, without session, hour and `(cả ngày)`.
    pub content: String,
    pub location: Option<String>,
    /// Those who prepare, by the names that the directory writes.
    pub units: Vec<Who>,
    /// Those who chair, by the names that the directory writes.
    pub officials: Vec<Who>,
    pub status: Status,
    /// Who takes part without chairing, as printed: names, units, collectives.
    #[serde(default)]
    pub attendees: Vec<Who>,
    /// What further columns and remarks say of it: a car, a remark.
    #[serde(default)]
    pub notes: Option<String>,
    pub source: Source,
}

impl<Who> Item<Who> {
    /// Those whose part this is.
    pub fn who(&self, part: Part) -> &[Who] {
        match part {
            Part::Chairs => &self.officials,
            Part::Prepares => &self.units,
            Part::Attends => &self.attendees,
        }
    }

    /// The same item, of people and units who are known in another way.
    pub fn try_of<Other, E>(
        self,
        mut known: impl FnMut(Part, Who) -> Result<Other, E>,
    ) -> Result<Item<Other>, E> {
        let mut all = |part, who: Vec<Who>| -> Result<Vec<Other>, E> {
            who.into_iter().map(|who| known(part, who)).collect()
        };
        Ok(Item {
            units: all(Part::Prepares, self.units)?,
            officials: all(Part::Chairs, self.officials)?,
            attendees: all(Part::Attends, self.attendees)?,
            date: self.date,
            end_date: self.end_date,
            session: self.session,
            time: self.time,
            end_time: self.end_time,
            content: self.content,
            location: self.location,
            status: self.status,
            notes: self.notes,
            source: self.source,
        })
    }

    pub fn last_day(&self) -> NaiveDate {
        self.end_date.unwrap_or(self.date)
    }

    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.date <= day && day <= self.last_day()
    }

    /// Whether it goes on past midnight: `22:00-01:00`.
    pub fn ends_next_day(&self) -> bool {
        self.time.zip(self.end_time).is_some_and(|(from, to)| to < from)
    }

    /// Whether it lies behind, as far as the programme tells: its day, its end, or the session that is over.
    pub fn is_over(&self, now: NaiveDateTime) -> bool {
        let end = self.end_time.or(match self.session {
            Session::Morning => NaiveTime::from_hms_opt(12, 0, 0),
            Session::Afternoon => NaiveTime::from_hms_opt(18, 0, 0),
            _ => None,
        });
        match end {
            Some(end) if self.ends_next_day() => self.last_day().and_time(end) + TimeDelta::days(1) <= now,
            Some(end) if self.last_day() == now.date() => end <= now.time(),
            _ => self.last_day() < now.date(),
        }
    }

    /// The order in which people read a programme: by day, all-day first, then session and hour.
    pub fn reading_order(&self) -> (NaiveDate, Session, Option<NaiveTime>) {
        (self.date, self.session, self.time)
    }
}

/// Hours as `HH:MM`, the way offices write and the JSON shows them.
pub mod hour {
    use chrono::NaiveTime;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(time: &Option<NaiveTime>, to: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => to.collect_str(&time.format("%H:%M")),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveTime>, D::Error> {
        Option::<String>::deserialize(from)?
            .map(|text| NaiveTime::parse_from_str(&text, "%H:%M").map_err(D::Error::custom))
            .transpose()
    }
}
