//! A document as paragraphs and tables, whatever its format; knows containers, not programmes.
//!
//! Every format ends in the same [`Document`]; from there on the code does not know the format. Texts are
//! NFC. Inside a paragraph, line breaks stay as `\n`, tabs as `\t` and runs of spaces as they were: they
//! are evidence of how the writer set entries apart.

use super::Unreadable;

/// The parts of a document from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// What had to be done to read it, in words for the secretary (`converted through LibreOffice`).
    pub notes: Vec<String>,
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
    pub list_depth: u8,
    /// Heading level; 0: body text.
    pub heading: u8,
    /// The whole text is bold, as headings in table cells often are.
    pub bold: bool,
    /// The whole text is struck through.
    pub struck: bool,
}

/// A table as a grid. Cells that span keep their place once, at their top left corner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// The container marks it as a header that is repeated on each page.
    pub header: bool,
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
}

impl Cell {
    /// The paragraphs' texts, one a line.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// Recognises the format by its content and opens it.
pub fn open(bytes: &[u8]) -> Result<Document, Unreadable> {
    let _ = bytes;
    Err(Unreadable::Unsupported("không nhận ra định dạng".into()))
}
