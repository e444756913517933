//! Something that a secretary should look at: how urgent, where, and what can be answered. What it is about is a
//! kind with its data; the sentence for it is found elsewhere, in the reader's language.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How much a finding asks of the secretary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A part of the document could not be read.
    Error,
    /// The secretary must decide.
    Question,
    /// For information.
    Note,
}

/// What a reading or a comparison could not decide, or has decided and says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding<About, Choice> {
    pub severity: Severity,
    pub row: Option<u32>,
    pub date: Option<NaiveDate>,
    /// Indexes into the items of the reading, or of the newer programme.
    pub items: Vec<usize>,
    pub about: About,
    /// What the secretary can choose from; empty where there is nothing to choose.
    pub choices: Vec<Choice>,
}

/// What kind of doubt it is, for programs: `alignment`, `weekday`, `pairing` …
pub trait Coded {
    fn code(&self) -> &str;
}

impl<About, Choice> Finding<About, Choice> {
    pub fn question(about: About, row: Option<u32>, date: Option<NaiveDate>, items: Vec<usize>) -> Self {
        Self { severity: Severity::Question, row, date, items, about, choices: Vec::new() }
    }

    pub fn note(about: About, row: Option<u32>, date: Option<NaiveDate>, items: Vec<usize>) -> Self {
        Self { severity: Severity::Note, ..Self::question(about, row, date, items) }
    }

    pub fn error(about: About, row: Option<u32>, date: Option<NaiveDate>, items: Vec<usize>) -> Self {
        Self { severity: Severity::Error, ..Self::question(about, row, date, items) }
    }

    /// Whether a secretary has to decide before this may be published; of a part that could not be read as well.
    pub fn is_question(&self) -> bool {
        self.severity != Severity::Note
    }
}

impl<About: Coded, Choice> Finding<About, Choice> {
    pub fn code(&self) -> &str {
        self.about.code()
    }
}
