//! Everything that a document holds, strip by strip in its order, with a place in words; knows no meaning.

use serde::{Deserialize, Serialize};

use super::{Aside, Beside, Block, Cell, Document, Paragraph, Row, Table};

/// A paragraph, or what is set apart from one, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip<'d> {
    /// `đoạn 3`, `bảng 1, dòng 2, cột 4`, `trang tính “Tuần 48”, ô C7`.
    pub at: String,
    pub text: &'d str,
    pub part: Part,
    pub place: Place,
}

/// Which part of a paragraph a strip is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// [`Paragraph::number`], where `text` does not hold it.
    Number,
    /// [`Paragraph::erased`].
    Erased,
    /// [`Paragraph::text`]; a blank one is a strip too.
    Text,
    /// [`Paragraph::marks`].
    Marks,
    /// An entry of [`Document::asides`]; its place is the block that it stands ahead of.
    Aside(Beside),
}

/// Where a strip is found again. Outside of tables all but `block` is 0; `cell` counts the cells that begin
/// in the row, as [`Row::cells`] does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub block: usize,
    pub row: usize,
    pub cell: usize,
    pub paragraph: usize,
}

impl Document {
    /// All strips in the document's order; asides ahead of the block that they stand in or above.
    pub fn strips(&self) -> Vec<Strip<'_>> {
        let mut asides: Vec<&Aside> = self.asides.iter().collect();
        asides.sort_by_key(|aside| aside.block);
        let mut asides = asides.into_iter().peekable();
        let mut out = Vec::new();
        let (mut paragraphs, mut tables) = (0, 0);
        for (block, part) in self.blocks.iter().enumerate() {
            let near = match part {
                Block::Paragraph(_) => {
                    paragraphs += 1;
                    format!("đoạn {paragraphs}")
                }
                Block::Table(table) if table.letters.is_empty() => {
                    tables += 1;
                    format!("bảng {tables}")
                }
                Block::Table(table) => format!("trang tính “{}”", table.sheet),
            };
            while let Some(aside) = asides.next_if(|aside| aside.block <= block) {
                out.push(beside(aside, &near));
            }
            match part {
                Block::Paragraph(paragraph) => {
                    pieces(paragraph, &near, Place { block, ..Place::default() }, &mut out);
                }
                Block::Table(table) => of_table(table, &near, block, &mut out),
            }
        }
        out.extend(asides.map(|aside| beside(aside, "cuối tệp")));
        out
    }
}

fn beside<'d>(aside: &'d Aside, near: &str) -> Strip<'d> {
    let place = Place { block: aside.block, ..Place::default() };
    let at = if aside.at.is_empty() { near } else { &aside.at };
    Strip { at: at.to_owned(), text: &aside.text, part: Part::Aside(aside.is), place }
}

fn of_table<'d>(table: &'d Table, near: &str, block: usize, out: &mut Vec<Strip<'d>>) {
    for (row, line) in table.rows.iter().enumerate() {
        for (cell, content) in line.cells.iter().enumerate() {
            let at = in_table(table, near, (row, line), content);
            for (index, paragraph) in content.paragraphs.iter().enumerate() {
                pieces(paragraph, &at, Place { block, row, cell, paragraph: index }, out);
            }
        }
    }
}

fn in_table(table: &Table, near: &str, (index, row): (usize, &Row), cell: &Cell) -> String {
    let line = if row.number > 0 { row.number } else { index + 1 };
    match table.letters.get(cell.column) {
        Some(letter) => format!("{near}, ô {letter}{line}"),
        None => format!("{near}, dòng {line}, cột {}", cell.column + 1),
    }
}

fn pieces<'d>(paragraph: &'d Paragraph, at: &str, place: Place, out: &mut Vec<Strip<'d>>) {
    let at = match paragraph.page {
        0 => at.to_owned(),
        page => format!("trang {page}, {at}"),
    };
    let number = if paragraph.number == paragraph.text { "" } else { &paragraph.number };
    let text = Some((paragraph.text.as_str(), Part::Text));
    let beside = |text: &'d str, part: Part| (!text.is_empty()).then_some((text, part));
    let parts = [
        beside(number, Part::Number),
        beside(&paragraph.erased, Part::Erased),
        text,
        beside(&paragraph.marks, Part::Marks),
    ];
    out.extend(parts.into_iter().flatten().map(|(text, part)| Strip { at: at.clone(), text, part, place }));
}
