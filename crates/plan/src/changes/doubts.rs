//! What a secretary is asked about a comparison, as what it is about; the words for it are not found here, nor how
//! pairs are.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Kind, names::LikeNames};
use crate::Item;

/// A question or a remark about a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    pub severity: Weight,
    pub code: &'static str,
    pub row: Option<u32>,
    pub date: Option<NaiveDate>,
    /// Indexes into the items of the newer programme.
    pub items: Vec<usize>,
    #[serde(skip)]
    pub about: About,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    Question,
    Note,
}

/// What an item is quoted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    pub content: String,
    pub day: NaiveDate,
}

impl Work {
    fn of(item: &Item) -> Self {
        Self { content: item.content.clone(), day: item.date }
    }
}

/// What a doubt is about, so that it can be put into words and an answer into effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Whether two items (indexes into the lists given) are one, which would differ in these: first choice
    /// yes, second no. The answer is a [`super::Verdict`].
    SameItem { before: usize, after: usize, works: [Work; 2], kinds: Vec<Kind> },
    /// Whether two names are two persons: first choice yes, second no. The answer is an alias.
    OtherPerson { before: String, after: String },
    /// One item has become two; nothing to decide.
    Split { whole: Work },
    /// Two have become one; nothing to decide.
    Merged { parts: [Work; 2] },
}

impl Doubt {
    pub fn is_question(&self) -> bool {
        self.severity == Weight::Question
    }

    fn new(severity: Weight, code: &'static str, first: &Item, items: Vec<usize>, about: About) -> Self {
        Self { severity, code, row: Some(first.source.row), date: Some(first.date), items, about }
    }

    /// Whether an item that disappeared and one that appeared are one.
    pub(super) fn same_item(before: (usize, &Item), after: (usize, &Item), kinds: &[Kind]) -> Self {
        let works = [Work::of(before.1), Work::of(after.1)];
        let about = About::SameItem { before: before.0, after: after.0, works, kinds: kinds.to_vec() };
        Self::new(Weight::Question, "pairing", after.1, vec![after.0], about)
    }

    pub(super) fn other_person(names: &LikeNames, at: usize, item: &Item) -> Self {
        let LikeNames { before, after } = names;
        let about = About::OtherPerson { before: before.clone(), after: after.clone() };
        Self::new(Weight::Question, "similar_name", item, vec![at], about)
    }

    pub(super) fn split(whole: &Item, parts: [(usize, &Item); 2]) -> Self {
        let [first, second] = parts;
        let about = About::Split { whole: Work::of(whole) };
        Self::new(Weight::Note, "split", first.1, vec![first.0, second.0], about)
    }

    pub(super) fn merged(parts: [&Item; 2], whole: (usize, &Item)) -> Self {
        let about = About::Merged { parts: parts.map(Work::of) };
        Self::new(Weight::Note, "merged", whole.1, vec![whole.0], about)
    }
}
