//! What findings are about and what can be answered: kinds with the names, days and words of the document that their
//! sentences need. The sentences themselves stand in `locales/`, put together by `words::findings`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Effect, calendar::DateDoubt, document::Note, doubts::Odd};
use plan::{Item, Period, finding::Coded};

/// What a finding is about. Words quoted from the document are cut short already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Several items share a cell, and two ways of handing its entries to them are about as good.
    Alignment {
        column: Column,
        works: usize,
    },
    /// A cell holds an error or a formula where names should stand.
    ErrorValue {
        work: String,
        error: String,
    },
    /// What a second look stumbled over; the first of the items is quoted.
    Odd {
        odd: Odd,
        work: String,
        items: usize,
    },
    /// What a second look stumbled over, as in the document before, where it was right.
    AsBefore {
        odd: Odd,
        work: String,
        items: usize,
    },
    /// More or fewer hours in a cell than works beside it.
    HoursAndWorks {
        hours: usize,
        works: usize,
        work: String,
    },
    /// A piece that may only go on with the one before it.
    OneOrTwo {
        first: String,
        second: String,
    },
    /// A given name that several people bear.
    WhoseName {
        name: String,
        candidates: Vec<String>,
    },
    /// People of one name whom only their position keeps apart.
    Namesakes {
        name: String,
        other: String,
    },
    /// A spelling seen once that resembles a unit.
    UnknownUnit {
        spelling: String,
        name: String,
    },
    /// A spelling seen once that resembles an official's or a unit's name.
    UnknownName {
        spelling: String,
        name: String,
    },
    /// A row that says who or where, but not what.
    Workless {
        text: String,
    },
    Twice {
        work: String,
    },
    Clash {
        official: String,
        works: [String; 2],
    },
    MissingChair {
        work: String,
    },
    /// A row with words but without a day.
    Undated {
        text: String,
    },
    /// Words of the document that became nothing.
    LeftOver {
        text: String,
        at: String,
    },
    /// The document names no year; this one is taken.
    Year {
        used: i32,
    },
    /// What the document prints as a day, and why it may not be the one that was meant.
    Day {
        text: String,
        doubt: DateDoubt,
    },
    /// Weekdays that contradict nearly all dates.
    Weekdays {
        doubtful: usize,
        days: usize,
    },
    /// Words of a picture that were not surely recognised.
    Unsure {
        words: Vec<Misread>,
        #[serde(default)]
        cutout: Option<usize>,
    },
    /// The same in a priority's numbers or days.
    UnsureFocus {
        words: Vec<Misread>,
        cutout: Option<usize>,
    },
    /// The same in the title, which says when the programme is for.
    Period {
        words: Vec<Misread>,
        #[serde(default)]
        cutout: Option<usize>,
    },
    /// Who belongs to a collective was concluded.
    Collective {
        name: String,
        members: Vec<String>,
    },
    /// How the file was read.
    Document(Note),
    /// A name typed by the secretariat that the directory doesn't have.
    NewName {
        name: String,
    },
    /// All of the programme's days lie behind: perhaps its title is still last month's.
    PeriodOver {
        period: Period,
        today: NaiveDate,
    },
    /// They lie far ahead.
    PeriodFar {
        period: Period,
        today: NaiveDate,
    },
    /// The document is headed by another office than what was published before.
    OtherOffice {
        issuer: String,
        known: String,
    },
    /// As an earlier version of this program wrote it down, in a draft that is still open.
    Written {
        code: String,
        message: String,
    },
}

/// A word of a picture, and what else it may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misread {
    pub word: String,
    pub other: Option<String>,
}

impl About {
    /// What there is to look at: its place among [`crate::Reading::cutouts`].
    pub fn cutout(&self) -> Option<usize> {
        match self {
            Self::Unsure { cutout, .. } | Self::UnsureFocus { cutout, .. } | Self::Period { cutout, .. } => {
                *cutout
            }
            _ => None,
        }
    }
}

impl Coded for About {
    fn code(&self) -> &str {
        match self {
            Self::Alignment { .. } => "alignment",
            Self::ErrorValue { .. } => "error_value",
            Self::Odd { odd, .. } => odd.code(),
            Self::AsBefore { .. } => "as_before",
            Self::HoursAndWorks { .. } => "hours_and_works",
            Self::OneOrTwo { .. } => "one_or_two",
            Self::WhoseName { .. } | Self::Namesakes { .. } => "same_name",
            Self::UnknownUnit { .. } => "unknown_unit",
            Self::UnknownName { .. } => "unknown_name",
            Self::Workless { .. } => "workless",
            Self::Twice { .. } => "twice",
            Self::Clash { .. } => "clash",
            Self::MissingChair { .. } => "missing_chair",
            Self::Undated { .. } => "undated",
            Self::LeftOver { .. } => "left_over",
            Self::Year { .. } => "year",
            Self::Day { doubt, .. } => doubt.code(),
            Self::Weekdays { .. } => "weekday",
            Self::Unsure { .. } | Self::UnsureFocus { .. } => "unsure",
            Self::Period { .. } => "period",
            Self::Collective { .. } => "collective",
            Self::Document(_) => "document",
            Self::NewName { .. } => "new_name",
            Self::PeriodOver { .. } => "period_over",
            Self::PeriodFar { .. } => "period_far",
            Self::OtherOffice { .. } => "other_office",
            Self::Written { code, .. } => code,
        }
    }
}

/// The column that an alignment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Units,
    Chairs,
}

impl Column {
    pub(super) fn of(self, item: &Item) -> &[String] {
        match self {
            Self::Units => &item.units,
            Self::Chairs => &item.officials,
        }
    }

    pub(super) fn set(self, item: &mut Item, names: Vec<String>) {
        match self {
            Self::Units => item.units = names,
            Self::Chairs => item.officials = names,
        }
    }
}

/// Something that can be answered, and what the answer does to the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub label: Label,
    pub effect: Effect,
}

/// What an answer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// A name, or what an earlier version of this program wrote down.
    Words(String),
    AsRead,
    NoWork,
    LeaveEmpty,
    /// These works get these names.
    Handed(Vec<(String, Vec<String>)>),
    TwoWorks,
    OneWork,
    SameUnit {
        name: String,
    },
    OtherUnit,
    OtherName,
    TwoPeople,
    OnePerson,
    KeepOne,
    KeepBoth,
    Year(i32),
    Day(NaiveDate),
    /// The day that the weekday means.
    Weekday(NaiveDate),
    DropDay,
    KeepDates,
    /// A word of a picture is this one.
    Reads(String),
    AddName,
    /// The document is the right one; it is not, and its draft is given up.
    ReadOn,
    GiveUp,
}
