//! A document as paragraphs and tables, whatever its format; knows containers, not programmes.
//!
//! Every format ends in the same [`Document`]; from there on the code does not know the format. Texts are
//! NFC. Inside a paragraph, line breaks stay as `\n`, tabs as `\t` and runs of spaces as they were: they
//! are evidence of how the writer set entries apart. A paragraph without text is evidence too and stays.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Unreadable;

mod archive;
mod counting;
mod csv;
mod docx;
#[cfg(feature = "pdf")]
pub mod drawn;
pub mod encoding;
mod fonts;
pub mod format;
mod grid;
mod html;
mod joining;
pub mod limits;
mod marks;
mod note;
#[cfg(feature = "pdf")]
mod pdf;
mod runs;
mod strips;
mod text;
mod xlsx;

pub use format::{Format, recognise};
pub use note::{Note, Older};
pub use strips::{Part, Place, Strip};

/// The parts of a document from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// What had to be done to read it.
    pub notes: Vec<Note>,
    /// What recognition of a picture was unsure of outside tables.
    pub doubts: Vec<Doubt>,
    /// What the file holds beside the running text, in its order. Nothing is read from it, but nothing that
    /// is written in a file may vanish without a word: [`Document::strips`] names all of it.
    pub asides: Vec<Aside>,
}

/// Words that a file holds and that no reader of the printed programme takes for a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    pub text: String,
    pub is: Beside,
    /// Where it stands, in words; empty: by its block.
    pub at: String,
    /// The block that it stands in or above; as many as there are blocks: behind the last.
    pub block: usize,
}

/// Why words are no part of the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Beside {
    /// Hidden by its letters, its style, its row, column or sheet.
    Hidden,
    /// Taken out by a tracked change.
    Deleted,
    /// Printed at the head or the foot of every page: a running title, a page number.
    PageHead,
    PageFoot,
    Footnote,
    Comment,
    /// Drawn across or behind the page: `DỰ THẢO`.
    Watermark,
    /// Put over the page by a signature or an annotation.
    Stamp,
    /// A page's menu, button or side bar.
    Menu,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph, heading or list entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub text: String,
    /// Depth of a list entry whose bullet or number is the container's and not in `text`; 0: no list.
    /// Plain text keeps its bullets in `text` and has a depth (from 2) only where the entry is indented.
    pub list_depth: u8,
    /// Heading level; 0: body text.
    pub heading: u8,
    /// The whole text is bold, as headings in table cells often are.
    pub bold: bool,
    /// The whole text is struck through.
    pub struck: bool,
    /// Words struck through inside text that stands; they are not in `text`.
    pub erased: String,
    /// The number that the container gives the paragraph by itself (`03`, `1.`, `a)`), as it is shown. Where
    /// the paragraph holds nothing else, `text` is that number.
    pub number: String,
    /// Marks that point to notes (`1`, `*`), taken off the words that they were glued to; not in `text`.
    pub marks: String,
    /// Stands in a box of its own, laid over the text: a stamp `HOÃN` or a remark, no part of the sentences
    /// around it. It stands ahead of the paragraph that it is fastened to; in a cell it is about that cell
    /// or its row.
    pub boxed: bool,
    /// What a spreadsheet's cell holds behind what `text` says.
    pub value: Value,
    /// Page of a PDF, from 1; 0: the container has no pages.
    pub page: u32,
    /// Which texts of [`Document::strips`] these words are, counted from 1; several where a reader has joined
    /// lines. The container leaves it empty.
    pub ids: Vec<u32>,
}

/// What a spreadsheet's cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// No more than its text.
    #[default]
    Text,
    /// A stored day, in `text` as `dd/mm/yyyy`. `shown` is what the sheet shows: an American Excel that takes
    /// `2/11` for the 11th of February stores that day and may still show `2/11`.
    Date { date: NaiveDate, shown: String },
    /// `#N/A`, `#REF!`: nobody's name and no day.
    Error,
    /// A formula (`text`, with its `=`) whose result was never stored.
    Uncomputed,
}

/// A table as a grid. Cells that span keep their place once, at their top left corner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
    /// The sheet that it stands on; empty where the container has no sheets.
    pub sheet: String,
    /// A sheet's letter for each column of the grid; empty: columns are counted.
    pub letters: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// The container marks it as a header that is repeated on each page.
    pub header: bool,
    /// Its number in its container, from 1, before blank rows and repeated headers were left out; 0: none.
    pub number: usize,
}

/// A cell at its top left corner; the grid places it covers otherwise hold no cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Column in the grid, from 0.
    pub column: usize,
    /// Columns covered, at least 1.
    pub columns: usize,
    /// Rows covered, at least 1.
    pub rows: usize,
    pub paragraphs: Vec<Paragraph>,
    /// What recognition of a picture was unsure of; what a file says in letters is never in doubt.
    pub doubts: Vec<Doubt>,
}

/// A word of a picture that may be another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Doubt {
    /// As it stands in the text.
    pub word: String,
    /// What it may be instead, the likeliest first.
    pub others: Vec<String>,
    pub seen: Option<Sight>,
}

/// A rectangle on a page laid flat, in dots, 300 to the inch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    pub left: u32,
    pub top: u32,
    pub right: u32,
    pub bottom: u32,
}

/// Where in a picture a word was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// From 0.
    pub page: usize,
    pub word: Frame,
    /// Its cell, or its line where it stands in none.
    pub around: Frame,
}

impl Cell {
    /// The paragraphs' texts, one a line.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(|p| p.text.trim().is_empty())
    }
}

impl Row {
    /// Whether nothing is written in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

impl Table {
    /// Columns of the grid.
    pub fn width(&self) -> usize {
        self.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.columns).max().unwrap_or(0)
    }
}

/// Recognises the format by its content and opens it.
pub fn open(bytes: &[u8]) -> Result<Document, Unreadable> {
    limits::input(bytes)?;
    let mut document = match recognise(bytes) {
        Format::Text | Format::Csv if bytes.len() > limits::TEXT_BYTES => return Err(limits::too_long()),
        Format::Text => noted(&encoding::decode(bytes), text::open)?,
        Format::Csv => {
            noted(&encoding::decode(bytes), |text| csv::open(text, csv::delimiter(text).unwrap_or(b';')))?
        }
        Format::Html => html::open(&encoding::decode_html(bytes))?,
        Format::Docx => docx::open(bytes)?,
        Format::Xlsx => xlsx::open(bytes)?,
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::open(bytes)?,
        other => return Err(format::refusal(other)),
    };
    joining::tidy(&mut document);
    note_erased(&mut document);
    limits::output(&document)?;
    Ok(document)
}

/// A text without fonts, with a note where it was written for one.
fn noted(text: &str, open: impl Fn(&str) -> Result<Document, Unreadable>) -> Result<Document, Unreadable> {
    let mut fonts = fonts::Fonts::default();
    fonts.seen("", text);
    let mut document = open(text)?;
    document.notes.extend(fonts.notes());
    Ok(document)
}

/// Whether these are pages without letters: a scan, from which letters must be recognised first.
pub fn is_scan(bytes: &[u8]) -> bool {
    #[cfg(feature = "pdf")]
    return recognise(bytes) == Format::Pdf && pdf::is_scan(bytes);
    #[cfg(not(feature = "pdf"))]
    return false;
}

/// Whether this is a workbook with formulas whose results were never stored.
pub fn lacks_results(bytes: &[u8]) -> bool {
    recognise(bytes) == Format::Xlsx && xlsx::lacks_results(bytes)
}

/// Says which words were left out because they are struck through inside a sentence that stands.
fn note_erased(document: &mut Document) {
    let paragraphs = document.blocks.iter().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(table) => table.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs).collect(),
    });
    let mut words: Vec<String> =
        paragraphs.filter(|p| !p.erased.is_empty()).map(|p| shortened(&p.erased)).collect();
    if words.is_empty() {
        return;
    }
    let more = words.len().saturating_sub(NAMED);
    words.truncate(NAMED);
    document.notes.push(Note::Erased { words, more });
}

/// How many places a note names.
const NAMED: usize = 5;

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
}
