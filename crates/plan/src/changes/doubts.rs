//! What a secretary is asked about a comparison, as what it is about; the words for it are not found here, nor how
//! pairs are.

use chrono::NaiveDate;

use super::{Kind, Verdict, names::LikeNames};
use crate::{
    Item,
    finding::{Coded, Finding},
};

/// A question or a remark about a comparison.
pub type Doubt = Finding<About, Answer>;

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

/// What a doubt is about, so that it can be put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Whether two items are one, which would differ in these.
    SameItem { works: [Work; 2], kinds: Vec<Kind> },
    /// Whether two names are two persons.
    OtherPerson { before: String, after: String },
    /// One item has become two; nothing to decide.
    Split { whole: Work },
    /// Two have become one; nothing to decide.
    Merged { parts: [Work; 2] },
}

/// What can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The two items are one, or are not.
    Verdict(Verdict),
    TwoPersons,
    OnePerson,
}

impl Coded for About {
    fn code(&self) -> &str {
        match self {
            Self::SameItem { .. } => "pairing",
            Self::OtherPerson { .. } => "similar_name",
            Self::Split { .. } => "split",
            Self::Merged { .. } => "merged",
        }
    }
}

impl Doubt {
    /// Whether an item that disappeared and one that appeared are one.
    pub(super) fn same_item(before: (usize, &Item), after: (usize, &Item), kinds: &[Kind]) -> Self {
        let works = [Work::of(before.1), Work::of(after.1)];
        let about = About::SameItem { works, kinds: kinds.to_vec() };
        let answer = |same| Answer::Verdict(Verdict { before: before.0, after: after.0, same });
        let (row, date) = at(after.1);
        Self { choices: vec![answer(true), answer(false)], ..Self::question(about, row, date, vec![after.0]) }
    }

    pub(super) fn other_person(names: &LikeNames, place: usize, item: &Item) -> Self {
        let LikeNames { before, after } = names;
        let about = About::OtherPerson { before: before.clone(), after: after.clone() };
        let (row, date) = at(item);
        let choices = vec![Answer::TwoPersons, Answer::OnePerson];
        Self { choices, ..Self::question(about, row, date, vec![place]) }
    }

    pub(super) fn split(whole: &Item, parts: [(usize, &Item); 2]) -> Self {
        let [first, second] = parts;
        let (row, date) = at(first.1);
        Self::note(About::Split { whole: Work::of(whole) }, row, date, vec![first.0, second.0])
    }

    pub(super) fn merged(parts: [&Item; 2], whole: (usize, &Item)) -> Self {
        let (row, date) = at(whole.1);
        Self::note(About::Merged { parts: parts.map(Work::of) }, row, date, vec![whole.0])
    }
}

fn at(item: &Item) -> (Option<u32>, Option<NaiveDate>) {
    (Some(item.source.row), Some(item.date))
}
