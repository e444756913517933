//! The hours of a session (buổi) at an office, for items that name none; no guess about a single item.

use std::fmt;

use chrono::NaiveTime;

use super::Session;

/// From when to when a session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

/// The hours of each session, for items that name none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SessionHours {
    pub morning: Span,
    pub afternoon: Span,
    pub evening: Span,
}

impl SessionHours {
    /// `08:00-11:30,14:00-17:00,19:00-21:00`: morning, afternoon, evening.
    pub fn parse(text: &str) -> Option<Self> {
        let span = |text: &str| {
            let (from, to) = text.trim().split_once('-')?;
            let hour = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
            Some(Span { from: hour(from)?, to: hour(to)? }).filter(|span| span.from < span.to)
        };
        let spans: Vec<Span> = text.split(',').map(span).collect::<Option<_>>()?;
        let [morning, afternoon, evening] = spans.try_into().ok()?;
        let in_order = morning.to <= afternoon.from && afternoon.to <= evening.from;
        in_order.then_some(Self { morning, afternoon, evening })
    }

    /// None for a session that has no hours of its own.
    pub fn of(&self, session: Session) -> Option<Span> {
        match session {
            Session::Morning => Some(self.morning),
            Session::Afternoon => Some(self.afternoon),
            Session::Evening => Some(self.evening),
            Session::AllDay | Session::Unspecified => None,
        }
    }
}

impl fmt::Display for SessionHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let span = |span: Span| format!("{}-{}", span.from.format("%H:%M"), span.to.format("%H:%M"));
        write!(f, "{},{},{}", span(self.morning), span(self.afternoon), span(self.evening))
    }
}
