//! What a secretary is asked about a comparison, in words; what is asked, the comparison decides.

use chrono::Datelike;
use plan::changes::{About, Change, Comparison, Doubt, Kind, Work};
use serde::Serialize;

use super::{Language, announcement::shortened_to};

/// Letters of an item that are quoted: a question is read on a phone.
const LONGEST_QUOTE: usize = 90;

/// A comparison in the JSON form that scripts rely on, its sentences Vietnamese whatever people read.
#[derive(Serialize)]
pub struct Compared<'a> {
    changes: &'a [Change],
    immaterial: &'a [Change],
    findings: Vec<Finding<'a>>,
}

/// A doubt in the form of a reading's finding.
#[derive(Serialize)]
struct Finding<'a> {
    #[serde(flatten)]
    doubt: &'a Doubt,
    message: String,
    choices: Vec<String>,
}

impl<'a> Compared<'a> {
    pub fn of(comparison: &'a Comparison) -> Self {
        let said = |doubt: &'a Doubt| Finding {
            doubt,
            message: message(Language::Vi, doubt),
            choices: choices(Language::Vi, doubt),
        };
        Self {
            changes: &comparison.changes,
            immaterial: &comparison.immaterial,
            findings: comparison.doubts.iter().map(said).collect(),
        }
    }
}

/// The question or remark.
pub fn message(language: Language, doubt: &Doubt) -> String {
    match &doubt.about {
        About::SameItem { works: [before, after], .. } => {
            let values = [("before", quoted(before).into()), ("after", quoted(after).into())];
            language.text("doubt-same-item", &values)
        }
        About::OtherPerson { before, after } => {
            let values = [("before", before.as_str().into()), ("after", after.as_str().into())];
            language.text("doubt-other-person", &values)
        }
        About::Split { whole } => language.text("doubt-split", &[("whole", quoted(whole).into())]),
        About::Merged { parts: [first, second] } => {
            let values = [("first", quoted(first).into()), ("second", quoted(second).into())];
            language.text("doubt-merged", &values)
        }
    }
}

/// What can be answered, in the order in which answers are counted.
pub fn choices(language: Language, doubt: &Doubt) -> Vec<String> {
    match &doubt.about {
        About::SameItem { kinds, .. } => {
            let what: Vec<String> = kinds.iter().map(|kind| language.text(key(*kind), &[])).collect();
            let same = language.text("doubt-same", &[("what", what.join(", ").into())]);
            vec![same, language.text("doubt-not-same", &[])]
        }
        About::OtherPerson { before, .. } => {
            let one = language.text("doubt-one-person", &[("before", before.as_str().into())]);
            vec![language.text("doubt-two-persons", &[]), one]
        }
        About::Split { .. } | About::Merged { .. } => Vec::new(),
    }
}

fn quoted(work: &Work) -> String {
    format!("“{}” ({}/{})", shortened_to(&work.content, LONGEST_QUOTE), work.day.day(), work.day.month())
}

/// The sentence that names a kind of change.
pub fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "doubt-added",
        Kind::Cancelled => "doubt-cancelled",
        Kind::Moved => "doubt-moved",
        Kind::Rescheduled => "doubt-rescheduled",
        Kind::Relocated => "doubt-relocated",
        Kind::ChairChanged => "doubt-chair-changed",
        Kind::UnitsChanged => "doubt-units-changed",
        Kind::Reworded => "doubt-reworded",
    }
}
