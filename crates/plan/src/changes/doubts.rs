//! What a secretary is asked about a comparison, as sentences with choices; knows nothing of how pairs are
//! found.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use super::{Kind, names::LikeNames};
use crate::Item;

/// A question or a remark about a comparison. Its JSON form is that of a reading's finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    pub severity: Weight,
    pub code: &'static str,
    pub row: Option<u32>,
    pub date: Option<NaiveDate>,
    /// Indexes into the items of the newer programme.
    pub items: Vec<usize>,
    pub message: String,
    pub choices: Vec<String>,
    /// What the choices decide.
    #[serde(skip)]
    pub about: About,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    Question,
    Note,
}

/// What a doubt is about, so that an answer can be put into effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Whether two items (indexes into the lists given) are one: first choice yes, second no. The answer
    /// is a [`super::Verdict`].
    SameItem { before: usize, after: usize },
    /// Whether two names are two persons: first choice yes, second no. The answer is an alias.
    OtherPerson { before: String, after: String },
    /// Nothing to decide.
    Parts,
}

impl Doubt {
    pub fn is_question(&self) -> bool {
        self.severity == Weight::Question
    }

    /// Whether an item that disappeared and one that appeared are one.
    pub(super) fn same_item(before: (usize, &Item), after: (usize, &Item), kinds: &[Kind]) -> Self {
        let what: Vec<&str> = kinds.iter().map(|kind| in_words(*kind)).collect();
        Self {
            severity: Weight::Question,
            code: "pairing",
            row: Some(after.1.source.row),
            date: Some(after.1.date),
            items: vec![after.0],
            message: format!("{} và {} có phải là cùng một việc không?", quoted(before.1), quoted(after.1)),
            choices: vec![
                format!("Cùng một việc: {}", what.join(", ")),
                "Hai việc khác nhau: hủy việc trước, bổ sung việc sau".into(),
            ],
            about: About::SameItem { before: before.0, after: after.0 },
        }
    }

    pub(super) fn other_person(names: &LikeNames, at: usize, item: &Item) -> Self {
        let LikeNames { before, after } = names;
        Self {
            severity: Weight::Question,
            code: "similar_name",
            row: Some(item.source.row),
            date: Some(item.date),
            items: vec![at],
            message: format!(
                "“{before}” trong bản trước và “{after}” trong bản này là hai người hay một người?"
            ),
            choices: vec!["Hai người: đổi chủ trì".into(), format!("Một người, viết khác: {before}")],
            about: About::OtherPerson { before: before.clone(), after: after.clone() },
        }
    }

    pub(super) fn split(whole: &Item, parts: [(usize, &Item); 2]) -> Self {
        let [first, second] = parts;
        Self {
            severity: Weight::Note,
            code: "split",
            row: Some(first.1.source.row),
            date: Some(first.1.date),
            items: vec![first.0, second.0],
            message: format!("{} được tách thành hai việc.", quoted(whole)),
            choices: Vec::new(),
            about: About::Parts,
        }
    }

    pub(super) fn merged(parts: [&Item; 2], whole: (usize, &Item)) -> Self {
        Self {
            severity: Weight::Note,
            code: "merged",
            row: Some(whole.1.source.row),
            date: Some(whole.1.date),
            items: vec![whole.0],
            message: format!("{} và {} được gộp thành một việc.", quoted(parts[0]), quoted(parts[1])),
            choices: Vec::new(),
            about: About::Parts,
        }
    }
}

/// Longest quotation of an item's content, in characters; a question is read on a phone.
const LONGEST_QUOTE: usize = 90;

fn quoted(item: &Item) -> String {
    let mut content: String = item.content.chars().take(LONGEST_QUOTE).collect();
    if item.content.chars().nth(LONGEST_QUOTE).is_some() {
        content.truncate(content.rfind(' ').unwrap_or(content.len()));
        content.push('…');
    }
    format!("“{content}” ({}/{})", item.date.day(), item.date.month())
}

fn in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "bổ sung",
        Kind::Cancelled => "hủy",
        Kind::Moved => "dời ngày",
        Kind::Rescheduled => "đổi giờ",
        Kind::Relocated => "đổi địa điểm",
        Kind::ChairChanged => "đổi chủ trì",
        Kind::UnitsChanged => "đổi đơn vị chuẩn bị",
        Kind::Reworded => "đổi nội dung",
    }
}
