//! How much a document may hold; knows sizes only, so that a hostile file ends in one line and not in memory.

use super::{Block, Document, Paragraph};
use crate::Unreadable;

/// Bytes of a file. Telegram hands bots at most 20 MB.
pub const FILE_BYTES: usize = 20 << 20;
/// Bytes of one unpacked part of a `.docx` or `.xlsx`.
pub const PART_BYTES: u64 = 48 << 20;
/// Bytes of all unpacked parts that are read.
pub const UNPACKED_BYTES: u64 = 96 << 20;
/// Nodes of one XML part.
pub const XML_NODES: u32 = 1_500_000;
/// Attributes of one XML element.
pub const ATTRIBUTES: usize = 400;
/// Tags of an HTML page.
pub const HTML_TAGS: usize = 400_000;
/// Elements open inside one another.
pub const DEPTH: usize = 200;
/// Pages of a PDF.
pub const PDF_PAGES: usize = 400;
/// Bytes that are shown as letters on one page of a PDF, one or two to a letter; a page of small print has ten thousand.
pub const PDF_PAGE_LETTERS: u64 = 120_000;
/// Operators and operands of one page.
pub const PDF_PAGE_WORDS: u64 = 1_000_000;
/// All pages together hold as much as so many full ones.
pub const PDF_FULL_PAGES: u64 = 12;
/// Letters, lines and pictures of one page of a PDF, and of all.
pub const PDF_PAGE_OBJECTS: usize = 40_000;
pub const PDF_OBJECTS: usize = 1_500_000;
/// Bytes of all unpacked streams that are no pictures or fonts.
pub const PDF_BYTES: usize = 64 << 20;
/// Arrays and dictionaries inside one another.
pub const PDF_DEPTH: usize = 100;
/// Bytes of one unpacked page description.
pub const PDF_STREAM_BYTES: usize = 24 << 20;
/// Tables in cells of tables.
pub const NESTED_TABLES: usize = 12;
/// Columns of a table.
pub const COLUMNS: usize = 200;
/// Rows of a table.
pub const ROWS: usize = 50_000;
/// Rows without text that are kept when they follow one another.
pub const BLANK_ROWS: usize = 20;
/// Cells of a sheet that are written in.
pub const CELLS: usize = 400_000;
/// Characters of one cell or paragraph.
pub const CELL_CHARACTERS: usize = 100_000;
/// Bytes of one line of plain text, which may be a row of cells.
pub const LINE_BYTES: usize = 500_000;
/// Bytes of a plain text, which has no markup to take up room.
pub const TEXT_BYTES: usize = 2 * CHARACTERS;
/// Characters of all texts.
pub const CHARACTERS: usize = 6_000_000;

/// Refuses files that are empty or too big to look at.
pub fn input(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.len() > FILE_BYTES {
        return Err(too_big());
    }
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(Unreadable::Empty("tệp rỗng, không có nội dung; hãy gửi lại tệp khác".into()));
    }
    Ok(())
}

/// Refuses what was read when it is more than any programme holds, or nothing at all.
pub fn output(document: &Document) -> Result<(), Unreadable> {
    let mut characters = 0;
    let mut words = false;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                paragraphs(std::slice::from_ref(paragraph), &mut characters, &mut words)?
            }
            Block::Table(table) => {
                if table.rows.len() > ROWS {
                    return Err(too_many_rows());
                }
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    if cell.column + cell.columns > COLUMNS {
                        return Err(too_many_columns());
                    }
                    paragraphs(&cell.paragraphs, &mut characters, &mut words)?;
                }
            }
        }
    }
    if characters > CHARACTERS {
        return Err(too_long());
    }
    if !words {
        return Err(Unreadable::Empty("tệp không có chữ nào; hãy gửi lại tệp khác".into()));
    }
    Ok(())
}

fn paragraphs(all: &[Paragraph], characters: &mut usize, words: &mut bool) -> Result<(), Unreadable> {
    let length: usize = all.iter().map(|p| p.text.len()).sum();
    // Bytes are counted first: most cells are too short to be worth counting letter by letter.
    if length > CELL_CHARACTERS && all.iter().map(|p| p.text.chars().count()).sum::<usize>() > CELL_CHARACTERS
    {
        return Err(cell_too_long());
    }
    *characters += length;
    *words |= all.iter().any(|p| !p.text.trim().is_empty());
    Ok(())
}

pub fn too_big() -> Unreadable {
    let most = FILE_BYTES >> 20;
    Unreadable::TooLarge(format!(
        "tệp lớn hơn {most} MB; hãy bỏ bớt hình ảnh hoặc chỉ gửi phần lịch công tác"
    ))
}

pub fn too_long() -> Unreadable {
    Unreadable::TooLarge("văn bản quá dài so với một lịch công tác; hãy chỉ gửi phần lịch công tác".into())
}

pub fn cell_too_long() -> Unreadable {
    Unreadable::TooLarge(format!(
        "có một ô hoặc một đoạn dài hơn {} chữ cái; hãy chỉ gửi phần lịch công tác",
        thousands(CELL_CHARACTERS)
    ))
}

pub fn too_many_rows() -> Unreadable {
    Unreadable::TooLarge(format!("bảng có hơn {} dòng; hãy chỉ gửi phần lịch công tác", thousands(ROWS)))
}

pub fn too_many_columns() -> Unreadable {
    Unreadable::TooLarge(format!("bảng có hơn {COLUMNS} cột; hãy chỉ gửi phần lịch công tác"))
}

pub fn too_deep() -> Unreadable {
    Unreadable::TooLarge(
        "tệp có quá nhiều lớp lồng nhau; hãy sao chép phần lịch công tác sang một tệp mới".into(),
    )
}

/// `100000` as Vietnamese offices write it: `100.000`.
fn thousands(number: usize) -> String {
    format!("{}.{:03}", number / 1000, number % 1000)
}
