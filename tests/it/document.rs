//! Opening documents: each format's bytes → paragraphs and tables.

mod csv;
pub mod docx;
mod html;
#[cfg(feature = "pdf")]
mod pdf;
mod text;
mod xlsx;

use reading::document::{self, Block, Document, Paragraph, Part, Value};
use words::Language;

fn opened(bytes: impl AsRef<[u8]>) -> Document {
    document::open(bytes.as_ref()).expect("the document can be opened")
}

/// What the secretary is told about the file.
fn notes(document: &Document) -> String {
    let said = document.notes.iter().map(|note| words::findings::note(Language::Vi, note));
    said.collect::<Vec<_>>().join("\n")
}

/// The document as a person would note it down: a line a paragraph, a line a row.
fn shown(bytes: impl AsRef<[u8]>) -> String {
    let mut out = String::new();
    for block in &opened(bytes).blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&format!("{}\n", noted(paragraph))),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells = row.cells.iter().map(|cell| {
                        let span = match (cell.columns, cell.rows) {
                            (1, 1) => String::new(),
                            (columns, rows) => format!("{columns}x{rows} "),
                        };
                        let inside: Vec<_> = cell.paragraphs.iter().map(noted).collect();
                        format!("{}:{span}{}", cell.column, inside.join(" ¶ "))
                    });
                    let mark = if row.header { "#" } else { "" };
                    out.push_str(&format!("{mark}| {}\n", cells.collect::<Vec<_>>().join(" | ")));
                }
            }
        }
    }
    out
}

/// All strips of the document: where each stands, what part it is, what it reads.
fn stripped(bytes: impl AsRef<[u8]>) -> String {
    let document = opened(bytes);
    let lines = document.strips().into_iter().map(|strip| match strip.part {
        Part::Text => format!("{}: {}\n", strip.at, strip.text.replace('\n', "⏎")),
        part => format!("{}: [{part:?}] {}\n", strip.at, strip.text),
    });
    lines.collect()
}

fn noted(paragraph: &Paragraph) -> String {
    let mut marks = String::new();
    if paragraph.heading > 0 {
        marks.push_str(&format!("h{} ", paragraph.heading));
    }
    if paragraph.list_depth > 0 {
        marks.push_str(&format!("•{} ", paragraph.list_depth));
    }
    if paragraph.bold {
        marks.push_str("bold ");
    }
    if paragraph.struck {
        marks.push_str("struck ");
    }
    if paragraph.boxed {
        marks.push_str("boxed ");
    }
    if paragraph.value == Value::Error {
        marks.push_str("error ");
    }
    if let Value::Date { shown, .. } = &paragraph.value
        && *shown != paragraph.text
    {
        marks.push_str(&format!("shown «{shown}» "));
    }
    if !paragraph.erased.is_empty() {
        marks.push_str(&format!("erased «{}» ", paragraph.erased));
    }
    format!("{marks}“{}”", paragraph.text.replace('\n', "⏎").replace('\t', "⇥"))
}
