//! An item's fields as somebody types them: what the page shows in them is what the editor understands.

use crate::{Language, dates};
use plan::{Item, Session, Status};

/// What stands in the fields of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default)]
pub struct Fields {
    pub from: String,
    /// Empty: the item lasts one day.
    pub to: String,
    pub session: String,
    pub content: String,
    pub place: String,
    pub chairs: String,
    pub units: String,
    pub attendees: String,
    pub notes: String,
    pub status: String,
}

impl Fields {
    pub fn of(item: &Item) -> Self {
        let day = |day: chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
        Self {
            from: day(item.date),
            to: item.end_date.map(day).unwrap_or_default(),
            session: session(item),
            content: item.content.clone(),
            place: item.location.clone().unwrap_or_default(),
            chairs: item.officials.join(", "),
            units: item.units.join(", "),
            attendees: item.attendees.join(", "),
            notes: item.notes.clone().unwrap_or_default(),
            status: item.status.to_string(),
        }
    }

    /// The days as the editor takes them; without a last day it is one day.
    pub fn days(&self) -> String {
        let last = if self.to.trim().is_empty() { &self.from } else { &self.to };
        format!("{} - {}", self.from.trim(), last.trim())
    }

    /// The status that was chosen.
    pub fn status(&self) -> Option<Status> {
        self.status.parse().ok()
    }
}

/// `chiều 14:00-16:00`: in the programme's language, whoever types.
fn session(item: &Item) -> String {
    let named = match item.session {
        Session::Unspecified => String::new(),
        session => dates::session(Language::Vi, session).to_lowercase(),
    };
    let hours = dates::hours(item).map(|hours| hours.replace('–', "-"));
    [Some(named).filter(|named| !named.is_empty()), hours].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
