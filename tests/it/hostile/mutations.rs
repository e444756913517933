//! Real files with damage drawn at random, one property for each format.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{fixture, opened};

/// One stroke of damage; places are thousandths of the file.
#[derive(Clone, Debug)]
enum Stroke {
    Flip(usize, u8),
    Cut(usize, usize),
    Double(usize, usize),
    Insert(usize, &'static str),
    End(usize),
}

/// What parsers trip over.
const SPLINTERS: [&str; 22] = [
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:gridSpan w:val=\"99999999\"/>",
    "<w:vMerge/>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<row r=\"1048576\">",
    "<c r=\"ZZZZ99999999\" t=\"s\"><v>-1</v></c>",
    "<td rowspan=99999 colspan=99999>",
    "<table><tr><td>",
    "</table>",
    "<!--",
    "<b><i><p>",
    "\"",
    "\0",
    "\u{feff}",
    "\t\t\t",
    ";;;;",
    "|---|",
    "endstream endobj",
    "/Kids [1 0 R]",
    "99999999999999999999",
    "%PDF-",
];

fn strokes() -> impl Strategy<Value = Vec<Stroke>> {
    let place = 0..1000_usize;
    let stroke = prop_oneof![
        4 => (place.clone(), any::<u8>()).prop_map(|(at, byte)| Stroke::Flip(at, byte)),
        2 => (place.clone(), 1..200_usize).prop_map(|(at, length)| Stroke::Cut(at, length)),
        2 => (place.clone(), 1..2000_usize).prop_map(|(at, length)| Stroke::Double(at, length)),
        4 => (place.clone(), prop::sample::select(&SPLINTERS[..])).prop_map(|(at, text)| Stroke::Insert(at, text)),
        1 => place.prop_map(Stroke::End),
    ];
    prop::collection::vec(stroke, 1..6)
}

fn damaged(bytes: &[u8], strokes: &[Stroke]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for stroke in strokes {
        let length = out.len();
        let place = |at: usize| at * length / 1000;
        match *stroke {
            Stroke::Flip(at, byte) if length > 0 => out[place(at).min(length - 1)] = byte,
            Stroke::Flip(..) => {}
            Stroke::Cut(at, long) => {
                out.drain(place(at)..(place(at) + long).min(length));
            }
            Stroke::Double(at, long) => {
                let piece = out[place(at)..(place(at) + long).min(length)].to_vec();
                let at = place(at);
                out.splice(at..at, piece);
            }
            Stroke::Insert(at, text) => {
                let at = place(at);
                out.splice(at..at, text.bytes());
            }
            Stroke::End(at) => out.truncate(place(at)),
        }
    }
    out
}

/// The archive with damage to one of its parts, so that it still opens as an archive.
fn damaged_within(bytes: &[u8], part: &str, strokes: &[Stroke]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("the fixture is an archive");
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut text = Vec::new();
        file.read_to_end(&mut text).expect("a part that unpacks");
        let name = file.name().expect("a name").into_owned();
        if name == part {
            text = damaged(&text, strokes);
        }
        out.start_file(name, SimpleFileOptions::default()).expect("a part can be begun");
        out.write_all(&text).expect("a part can be written");
    }
    out.finish().expect("an archive can be ended").into_inner()
}

fn bounded(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(bounded(60))]

    #[test]
    fn a_damaged_word_file_never_brings_the_reader_down(strokes in strokes()) {
        let whole = fixture("programmes/b-docx-tuan-19-2024.docx");
        drop(opened("docx", &damaged(&whole, &strokes)));
        drop(opened("docx", &damaged_within(&whole, "word/document.xml", &strokes)));
        drop(opened("docx", &damaged_within(&whole, "word/styles.xml", &strokes)));
    }

    #[test]
    fn a_damaged_workbook_never_brings_the_reader_down(strokes in strokes()) {
        let whole = fixture("programmes/b-xlsx-tuan-06-2026.xlsx");
        drop(opened("xlsx", &damaged(&whole, &strokes)));
        for part in ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"] {
            drop(opened("xlsx", &damaged_within(&whole, part, &strokes)));
        }
    }

    #[test]
    fn a_damaged_page_never_brings_the_reader_down(strokes in strokes()) {
        drop(opened("html", &damaged(&fixture("programmes/b-html-tuan-29-2025.html"), &strokes)));
    }

    #[test]
    fn a_damaged_text_never_brings_the_reader_down(strokes in strokes()) {
        drop(opened("txt", &damaged(&fixture("programmes/a-txt-thang-9-2025.txt"), &strokes)));
        drop(opened("csv", &damaged(&fixture("programmes/b-csv-tuan-46-2025.csv"), &strokes)));
    }

    #[test]
    fn bytes_at_random_never_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..3000), head in 0..6_usize) {
        let heads: [&[u8]; 6] = [b"", b"%PDF-1.7\n", b"PK\x03\x04word/document.xml", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe"];
        drop(opened("random", &[heads[head], &bytes].concat()));
    }
}

proptest! {
    #![proptest_config(bounded(40))]

    #[test]
    fn a_damaged_pdf_never_brings_the_reader_down(strokes in strokes()) {
        drop(opened("pdf", &damaged(&fixture("programmes/b-pdf-tuan-41-2025.pdf"), &strokes)));
    }
}

#[test]
fn a_file_cut_anywhere_ends_in_a_document_or_one_line() {
    for name in [
        "programmes/b-docx-tuan-19-2024.docx",
        "programmes/b-xlsx-tuan-06-2026.xlsx",
        "programmes/b-pdf-tuan-41-2025.pdf",
        "programmes/b-html-tuan-29-2025.html",
        "programmes/b-csv-tuan-46-2025.csv",
    ] {
        let whole = fixture(name);
        for part in 1..20 {
            drop(opened(name, &whole[..whole.len() * part / 20]));
        }
    }
}
