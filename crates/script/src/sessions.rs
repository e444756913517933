//! The parts of a day that offices plan by; knows no hour of any document.

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// Whether a word is `Sáng`, `chiều`, `TỐI`, `trưa`, `buổi`, and not somebody's name (`Sang`, `Chiểu`).
/// `plain`: the text around it is typed without diacritics, so the word may be too.
pub fn is_word(word: &str, plain: bool) -> bool {
    let lower = word.to_lowercase();
    matches!(lower.as_str(), "sáng" | "chiều" | "tối" | "trưa" | "buổi")
        || plain && matches!(lower.as_str(), "sang" | "chieu" | "toi" | "trua" | "buoi")
}

/// The part of a day (buổi) that an item takes.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::Display,
    strum::EnumString,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Session {
    AllDay,
    Morning,
    Afternoon,
    Evening,
    Unspecified,
}

impl Session {
    /// The session an hour falls into: morning before 12:00, evening from 18:00.
    pub fn of_hour(time: NaiveTime) -> Self {
        match time.hour() {
            0..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    /// Whether two items of these sessions can collide on one day.
    pub fn overlaps(self, other: Self) -> bool {
        match (self, other) {
            (Self::Unspecified, _) | (_, Self::Unspecified) => false,
            (Self::AllDay, _) | (_, Self::AllDay) => true,
            _ => self == other,
        }
    }
}
