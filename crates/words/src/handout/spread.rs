//! A spread: some days of a programme as somebody is shown them, every word of it ready; it knows neither
//! ink nor markup. Pictures and the board are both made of it, so they never say different things.

use chrono::{NaiveDate, NaiveDateTime};

use crate::{Language, dates};
use plan::{Period, Session};

/// Some days, for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    pub language: Language,
    /// Who issued the programme.
    pub office: Option<String>,
    /// Whose it is; none: the whole programme.
    pub whose: Option<String>,
    pub span: Span,
    /// Every day of the span, in order.
    pub days: Vec<Day>,
    pub today: NaiveDate,
    /// When it was put together, on the office's clock.
    pub as_of: NaiveDateTime,
    /// The revision that was published last among those that are shown; none: nothing is published.
    pub revision: Option<Revision>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Week,
    Month,
}

/// Which state of the programme is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision {
    pub number: u32,
    pub published_at: NaiveDateTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    pub date: NaiveDate,
    pub rest: Rest,
    /// Whether a programme covers it.
    pub is_published: bool,
    pub entries: Vec<Entry>,
}

/// Why a day is no working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    Workday,
    Weekend,
    Holiday,
}

/// One item as it stands under one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub session: Session,
    pub hours: Option<String>,
    pub content: String,
    pub place: Option<String>,
    pub chairs: Vec<String>,
    pub units: Vec<String>,
    /// What else is to be said: until when, who stands in for whom.
    pub notes: Vec<String>,
    pub mark: Option<Mark>,
    /// It began on an earlier day that is shown too: no need to say everything again.
    pub goes_on: bool,
}

/// What is different about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    New,
    Changed,
    Postponed,
    Cancelled,
    /// It was here and now stands on another day.
    Moved(NaiveDate),
}

impl Mark {
    /// Whether the item does not take place here.
    pub fn is_off(self) -> bool {
        matches!(self, Self::Postponed | Self::Cancelled | Self::Moved(_))
    }

    /// `MỚI`, `ĐỔI`; a moved one says where to.
    pub fn label(self, language: Language) -> String {
        let key = match self {
            Self::New => "spread-new",
            Self::Changed => "spread-changed",
            Self::Postponed => "spread-postponed",
            Self::Cancelled => "spread-cancelled",
            Self::Moved(to) => {
                let day = to.format("%d/%m").to_string();
                return language.text("spread-moved", &[("day", day.into())]);
            }
        };
        language.text(key, &[])
    }
}

impl Entry {
    pub fn is_off(&self) -> bool {
        self.mark.is_some_and(Mark::is_off)
    }
}

impl Day {
    /// How many items take place.
    pub fn count(&self) -> usize {
        self.entries.iter().filter(|entry| !entry.is_off()).count()
    }

    /// The entries by session, in order.
    pub fn sessions(&self) -> Vec<(Session, Vec<&Entry>)> {
        let mut sessions: Vec<(Session, Vec<&Entry>)> = Vec::new();
        for entry in &self.entries {
            match sessions.last_mut().filter(|(session, _)| *session == entry.session) {
                Some((_, entries)) => entries.push(entry),
                None => sessions.push((entry.session, vec![entry])),
            }
        }
        sessions
    }
}

impl Spread {
    /// How many pieces of work take place; one of several days is one.
    pub fn count(&self) -> usize {
        let entries = self.days.iter().flat_map(|day| &day.entries);
        entries.filter(|entry| !entry.is_off() && !entry.goes_on).count()
    }

    pub fn period(&self) -> Option<Period> {
        Some(Period { from: self.days.first()?.date, to: self.days.last()?.date })
    }

    /// Whether anything is marked as different.
    pub fn has_marks(&self) -> bool {
        self.days.iter().flat_map(|day| &day.entries).any(|entry| entry.mark.is_some())
    }

    pub fn is_empty(&self) -> bool {
        self.days.iter().all(|day| day.entries.is_empty())
    }

    pub fn say(&self, key: &str) -> String {
        self.language.text(key, &[])
    }

    /// `Lịch công tác tuần`.
    pub fn title(&self) -> String {
        match self.span {
            Span::Week => self.say("spread-week"),
            Span::Month => self.say("spread-month"),
        }
    }

    /// `08/11 – 14/11/2021`; a month by its number.
    pub fn when(&self) -> String {
        let Some(Period { from, to }) = self.period() else { return String::new() };
        match self.span {
            Span::Week => format!("{} – {}", from.format("%d/%m"), to.format("%d/%m/%Y")),
            Span::Month => {
                let month = from.format("%m/%Y").to_string();
                self.language.text("spread-month-of", &[("month", month.into())])
            }
        }
    }

    /// `15 việc`, or what is to be said where there are none.
    pub fn how_many(&self) -> String {
        if self.revision.is_none() {
            return self.say("spread-unpublished");
        }
        self.language.text("spread-count", &[("count", self.count().into())])
    }

    /// Whose it is, in words.
    pub fn whom(&self) -> String {
        let name = self.whose.clone().unwrap_or_else(|| self.say("spread-all"));
        let mut letters = name.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    }

    /// `Bản số 3, công bố 15:20 ngày 10/11/2021`.
    pub fn state(&self) -> Option<String> {
        let revision = self.revision?;
        let values = [
            ("number", i64::from(revision.number).into()),
            ("at", revision.published_at.format("%H:%M").to_string().into()),
            ("day", revision.published_at.format("%d/%m/%Y").to_string().into()),
        ];
        Some(self.language.text("spread-state", &values))
    }

    /// `Lập lúc 07:00 ngày 12/11/2021`.
    pub fn made(&self) -> String {
        let values = [
            ("at", self.as_of.format("%H:%M").to_string().into()),
            ("day", self.as_of.format("%d/%m/%Y").to_string().into()),
        ];
        self.language.text("spread-made", &values)
    }

    /// Why nothing stands under a day.
    pub fn nothing_on(&self, day: &Day) -> String {
        self.say(match day.rest {
            Rest::Holiday => "spread-holiday",
            Rest::Workday | Rest::Weekend if day.is_published => "spread-nothing",
            Rest::Workday | Rest::Weekend => "spread-unpublished",
        })
    }

    /// A session as a heading; an item without one stands under no name.
    pub fn session(&self, session: Session) -> Option<String> {
        (session != Session::Unspecified).then(|| dates::session(self.language, session))
    }
}
