//! A programme as a Word document in the office's own form, by the layout of Decree 30/2020/NĐ-CP; knows nothing
//! that the programme doesn't say: number, day, signer and recipients' names are left to be filled in.
//!
//! Each item has a row of its own, and the rows of one day share the day's cell. It looks like the form that
//! offices use, and nobody, neither a person nor the reader, has to guess which unit belongs to which item.

use std::io::{Cursor, Write};

use anyhow::Result;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::paper::Paper;

mod body;
mod letter;
mod parts;
mod table;
mod text;

/// The document's bytes.
pub fn write(paper: &Paper<'_>) -> Result<Vec<u8>> {
    let mut body = body::Body::default();
    letter::head(paper, &mut body);
    letter::priorities(paper, &mut body);
    table::programme(paper, &mut body);
    letter::foot(paper, &mut body);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("[Content_Types].xml", parts::TYPES.to_owned()),
        ("_rels/.rels", parts::RELATIONS.to_owned()),
        ("docProps/core.xml", parts::properties(&paper.title(), paper.issuer)),
        ("word/document.xml", body.finish()),
        ("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS.to_owned()),
        ("word/styles.xml", parts::STYLES.to_owned()),
        ("word/numbering.xml", parts::NUMBERING.to_owned()),
        ("word/settings.xml", parts::SETTINGS.to_owned()),
        ("word/header1.xml", parts::PAGE_NUMBER.to_owned()),
    ];
    for (name, text) in files {
        // The same programme gives the same bytes: no file carries the hour at which it was packed.
        zip.start_file(name, SimpleFileOptions::default())?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
