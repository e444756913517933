//! What is asked about a comparison.

use chrono::Datelike;
use plan::changes::{About, Answer, Doubt, Kind, Work};

use super::Say;
use crate::{Language, announcement::shortened_to};

/// Letters of an item that are quoted: a question is read on a phone.
const LONGEST_QUOTE: usize = 90;

impl Say for Doubt {
    fn message(&self, language: Language) -> String {
        match &self.about {
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

    fn labels(&self, language: Language) -> Vec<String> {
        self.choices.iter().map(|answer| said(language, &self.about, answer)).collect()
    }
}

fn said(language: Language, about: &About, answer: &Answer) -> String {
    match (about, answer) {
        (About::SameItem { kinds, .. }, Answer::Verdict(verdict)) if verdict.same => {
            let what: Vec<String> = kinds.iter().map(|kind| language.text(key(*kind), &[])).collect();
            language.text("doubt-same", &[("what", what.join(", ").into())])
        }
        (About::OtherPerson { before, .. }, Answer::OnePerson) => {
            language.text("doubt-one-person", &[("before", before.as_str().into())])
        }
        (_, Answer::TwoPersons | Answer::OnePerson) => language.text("doubt-two-persons", &[]),
        (_, Answer::Verdict(_)) => language.text("doubt-not-same", &[]),
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
        Kind::AttendeesChanged => "doubt-attendees-changed",
        Kind::Reworded => "doubt-reworded",
    }
}
