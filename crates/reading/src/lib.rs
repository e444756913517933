//! What a document says: bytes → [`document::Document`] → [`Reading`]; never a guess kept silent.
//!
//! Reading is deterministic and does not fail half-way: whatever cannot be decided is a [`Finding`]
//! beside the items. Only a document that cannot be read at all is an error.

use serde::{Deserialize, Serialize};

use document::Frame;
use plan::{Item, Period, Priority, directory::Directory};

pub use plan::finding::Severity;

pub mod document;

mod account;
mod alignment;
mod assemble;
mod blanks;
mod calendar;
mod chairs;
mod collectives;
mod decide;
mod doubts;
mod entries;
pub mod facsimile;
mod findings;
mod foot;
mod frame;
mod gathered;
mod grid;
mod habits;
mod head;
mod interpret;
mod layout;
mod legend;
mod listing;
mod officials;
mod prose;
mod rebuilt;
mod remarks;
mod sections;
mod sentence;
mod splitting;
mod tables;
mod units;
mod unsure;

use document::Note;
use script::{dates, folded, hours, letters, names as people};

pub use account::{Is, Traced};
pub use calendar::DateDoubt;
pub use decide::{apply, drop_items, join, replace, same_name, split};
pub use doubts::Odd;
pub use facsimile::Facsimile;
pub use findings::about::{About, Choice, Column, Label, Misread};
pub use frame::Stationery;

/// What was read in one document. Kept in drafts as JSON; `nhaclich import --json` prints it with its findings put into
/// words (`words::findings`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    pub schema: String,
    pub issuer: Option<String>,
    pub period: Period,
    /// What the document says of its own version: `Điều chỉnh lần 9`, `Dự thảo`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    pub priorities: Vec<Priority>,
    pub items: Vec<Item>,
    pub directory: Directory,
    #[serde(deserialize_with = "findings::written::either")]
    pub findings: Vec<Finding>,
    /// How the document is laid out, in the words of its headers: documents of one office that say the same are alike.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub shape: String,
    /// What became of every strip of the document, in its order; kept only where it is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<Traced>,
    /// How the document looked, strip by strip of the trace; kept only where it is asked for.
    #[serde(default, skip_serializing_if = "Facsimile::is_empty")]
    pub facsimile: Facsimile,
    /// What of a picture's pages the findings are about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cutouts: Vec<Cutout>,
}

/// A part of a page with words that recognition was unsure of, to be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cutout {
    /// From 0.
    pub page: usize,
    pub around: Frame,
    pub words: Vec<Frame>,
    /// As a file; whoever holds the page cuts it out, and it is kept beside the reading.
    #[serde(skip)]
    pub picture: Vec<u8>,
}

impl Reading {
    pub const SCHEMA: &'static str = "nhaclich.reading/1";

    /// Whether a secretary still has to decide something before this may be published.
    pub fn has_questions(&self) -> bool {
        self.findings.iter().any(Finding::is_question)
    }
}

/// Something in a document that a secretary should look at.
pub type Finding = plan::finding::Finding<About, Choice>;

/// What the reading becomes when a choice is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The item is right as read.
    Keep,
    /// These items (by index) are to become so.
    Set(Vec<(usize, Item)>),
    /// Two items are one: the first (by index) becomes so, the second goes.
    Join { item: usize, joined: Box<Item>, gone: usize },
    /// These items (by index) are no items.
    Drop(Vec<usize>),
    /// Two spellings stand for one entry; `canonical` is the name kept. Remembered in the directory.
    SameName { canonical: String, spelling: String },
    /// Two spellings stand for different entries. Remembered in the directory.
    DifferentNames { names: Vec<String> },
}

/// Why a document could not be read at all. `Display` is one line: what is wrong, what would work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Unreadable {
    #[error("{0}")]
    Empty(String),
    #[error("{0}")]
    TooLarge(String),
    #[error("{0}")]
    Encrypted(String),
    #[error("{0}")]
    Damaged(String),
    #[error("{0}")]
    Unsupported(String),
    #[error("{0}")]
    NotAProgramme(String),
}

/// Reads a document. `known` is what the directory already holds: its spellings are taken for granted.
pub fn read(bytes: &[u8], known: &Directory) -> Result<Reading, Unreadable> {
    read_with_notes(bytes, &[], known)
}

/// As [`read`], for a document that was made readable first; `notes` say how.
pub fn read_with_notes(bytes: &[u8], notes: &[Note], known: &Directory) -> Result<Reading, Unreadable> {
    let mut reading = read_traced(bytes, notes, known)?;
    (reading.trace, reading.facsimile) = Default::default();
    Ok(reading)
}

/// As [`read_with_notes`], with how the document looked and what became of every strip of it.
pub fn read_traced(bytes: &[u8], notes: &[Note], known: &Directory) -> Result<Reading, Unreadable> {
    read_document(&document::open(bytes)?, notes, known)
}

/// As [`read_traced`], for a document that was opened already.
pub fn read_document(
    document: &document::Document,
    notes: &[Note],
    known: &Directory,
) -> Result<Reading, Unreadable> {
    let mut reading = interpret(document, known)?;
    let of_document = |note: &Note| Finding::note(About::Document(note.clone()), None, None, Vec::new());
    reading.findings.extend(notes.iter().chain(&document.notes).map(of_document));
    Ok(reading)
}

/// The reading of an opened document.
pub fn interpret(document: &document::Document, known: &Directory) -> Result<Reading, Unreadable> {
    interpret::interpret(document, known)
}
