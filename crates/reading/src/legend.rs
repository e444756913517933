//! Abbreviations that a document explains itself, put in full where they stand for somebody; knows one document.
//!
//! `Ký hiệu: P1 – Phó Giám đốc Lê Nguyệt Ánh` makes `(P1)` behind an item that deputy director.

use super::{
    chairs,
    document::{Block, Document, Paragraph},
    folded::{Folded, pattern},
};

pattern!(LEGEND = r"^\W*(?:ky hieu|chu thich|viet tat|{notes} ky hieu)\s*:");
pattern!(ENTRY = r"(?:^|[;,.]\s*)([a-z][a-z0-9.]{0,5})\s*[-=:]\s*");

/// Writes the persons in full wherever parentheses hold nothing but explained abbreviations.
pub fn expand(document: &mut Document) {
    let codes = codes_of(document);
    if codes.is_empty() {
        return;
    }
    for paragraph in paragraphs(document) {
        paragraph.text = expanded(&paragraph.text, &codes);
    }
}

fn codes_of(document: &mut Document) -> Vec<(String, String)> {
    let mut codes = Vec::new();
    for paragraph in paragraphs(document) {
        let folded = Folded::of(&paragraph.text);
        let Some(legend) = LEGEND.find(&folded.text) else { continue };
        let entries: Vec<_> = ENTRY
            .captures_iter(folded.text[legend.end()..].trim_start())
            .filter_map(|found| {
                let skipped = folded.text.len() - folded.text[legend.end()..].trim_start().len();
                Some((found.get(1)?.range(), found.get(0)?.end(), skipped))
            })
            .collect();
        for (at, (code, end, skipped)) in entries.iter().enumerate() {
            let next = entries.get(at + 1).map_or(folded.text.len(), |(next, ..)| next.start + skipped);
            let code = folded.words(code.start + skipped..code.end + skipped);
            let words = folded.words(end + skipped..next).trim().trim_end_matches([';', ',', '.', ' ']);
            if code.chars().any(char::is_uppercase) && chairs::all_in_text(words).is_some() {
                codes.push((code.to_owned(), words.to_owned()));
            }
        }
    }
    codes
}

fn expanded(text: &str, codes: &[(String, String)]) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((ahead, open)) = rest.split_once('(') {
        whole.push_str(ahead);
        whole.push('(');
        let Some((inner, behind)) = open.split_once(')') else {
            whole.push_str(open);
            return whole;
        };
        let full =
            |part: &str| codes.iter().find(|(code, _)| code == part.trim()).map(|(_, words)| words.as_str());
        match inner.split([',', ';', '+']).map(full).collect::<Option<Vec<_>>>() {
            Some(persons) => whole.push_str(&persons.join(", ")),
            None => whole.push_str(inner),
        }
        whole.push(')');
        rest = behind;
    }
    whole.push_str(rest);
    whole
}

fn paragraphs(document: &mut Document) -> impl Iterator<Item = &mut Paragraph> {
    document.blocks.iter_mut().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(table) => {
            let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.flat_map(|cell| &mut cell.paragraphs).collect()
        }
    })
}
