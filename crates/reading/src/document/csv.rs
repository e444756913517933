//! Comma-separated files as a table with what stands above it; knows delimiters and quotes, and tells such
//! a file from prose with commas by how alike its lines are.

use super::runs::plain;
use super::{Block, Document, Paragraph, grid::Grid, html};
use crate::{Unreadable, folded::fold_letters};

/// How much of a file is looked at to recognise it.
const SAMPLE: usize = 64 << 10;
/// Lines that may stand above the header.
const PREAMBLE: usize = 25;
/// Letters in a cell of days at most.
const DAY: usize = 30;
/// Letters in a column's heading at most.
const HEADING: usize = 60;

/// Reads a file whose cells are set apart by this delimiter.
pub fn open(text: &str, delimiter: u8) -> Result<Document, Unreadable> {
    let records = records(marked(text).map_or(text, |(_, rest)| rest), delimiter);
    let columns = usual(&records);
    let start = header(&records, columns).unwrap_or(0);
    let mut document = Document::default();
    let joint = char::from(delimiter).to_string();
    for record in &records[..start] {
        // A sentence above the table is no row, even where it holds a delimiter.
        let line = record.join(&joint);
        let parts: Vec<&str> = match record.len() == columns {
            true => record.iter().map(String::as_str).filter(|text| !text.trim().is_empty()).collect(),
            false => vec![line.trim_end_matches([char::from(delimiter), ' '])],
        };
        document.blocks.extend(parts.into_iter().map(|text| Block::Paragraph(plain(text))));
    }
    let mut grid = Grid::default();
    for record in &records[start..] {
        grid.row(false)?;
        for text in mended(record, columns, &joint) {
            grid.cell(1, 1, cell(&text))?;
        }
    }
    document.blocks.push(Block::Table(grid.finish()));
    Ok(document)
}

/// The delimiter of a comma-separated file; none if the text is something else.
pub fn delimiter(text: &str) -> Option<u8> {
    if let Some((delimiter, _)) = marked(text) {
        return Some(delimiter);
    }
    let end = text.len().min(SAMPLE);
    let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let whole = end == text.len();
    let sample = &text[..end];
    let scored = [b';', b',', b'\t', b'|'].into_iter().filter_map(|delimiter| {
        // Lines that begin with a pipe, or draw one, are a table in a text.
        let drawn = |line: &str| line.starts_with('|') || line.contains("--|") || line.contains("-+-");
        if delimiter == b'|' && sample.lines().any(drawn) {
            return None;
        }
        // Rows with tabs are read with the texts around them, unless they are quoted.
        if delimiter == b'\t'
            && !(["\t\"", "\n\""].iter().any(|quote| sample.contains(quote)) || sample.starts_with('"'))
        {
            return None;
        }
        let mut records = records(sample, delimiter);
        if !whole {
            records.pop();
        }
        let columns = usual(&records);
        let rows = records.iter().filter(|record| record.iter().any(|text| !text.trim().is_empty()));
        let alike = records.iter().filter(|record| record.len() == columns).count();
        let all = rows.count();
        let titled = header(&records, columns);
        let headed = titled.is_some_and(|at| alike * 10 >= (all - at.min(all)) * 6 && alike >= 2);
        let bare = alike * 10 >= all * 9 && alike >= 3 && (delimiter != b',' || sample.contains(",\""));
        ((columns >= 3 || pairs(&records)) && (headed || bare)).then_some((columns * alike, delimiter))
    });
    scored.max_by_key(|(score, _)| *score).map(|(_, delimiter)| delimiter)
}

/// Two columns are a table where quotes hold lines together, or under a header of days; else any sentence
/// with a comma is a pair.
fn pairs(records: &[Vec<String>]) -> bool {
    let quoted =
        records.iter().any(|record| record.len() == 2 && record.iter().any(|text| text.contains('\n')));
    let headed = header(records, 2).is_some_and(|at| {
        let title = fold_letters(records[at][0].trim());
        let rows =
            || records[at + 1..].iter().filter(|record| record.iter().any(|text| !text.trim().is_empty()));
        let even = rows().all(|record| record.len() == 2 && record[0].chars().count() <= DAY);
        ["ngay", "thu", "thoi gian"].iter().any(|word| title.starts_with(word)) && even && rows().count() > 1
    });
    quoted || headed
}

/// `sep=;`, by which Excel tells itself the delimiter, and what follows it.
fn marked(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let sign = line.trim_end().strip_prefix("sep=")?.as_bytes();
    (sign.len() == 1).then_some((sign[0], rest))
}

fn records(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    reader.records().map_while(Result::ok).map(|record| record.iter().map(str::to_owned).collect()).collect()
}

/// How many fields most records have.
fn usual(records: &[Vec<String>]) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    for record in records.iter().filter(|record| record.len() > 1) {
        *counts.entry(record.len()).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(1, |(columns, _)| columns)
}

/// The first record that can be a header: enough fields, short, without figures and bullets.
fn header(records: &[Vec<String>], columns: usize) -> Option<usize> {
    records.iter().take(PREAMBLE).position(|record| {
        let filled: Vec<&str> =
            record.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let short = filled
            .iter()
            .all(|text| text.chars().count() <= HEADING && !text.contains(|c: char| c.is_ascii_digit()));
        let begins = filled.first().is_some_and(|text| !text.starts_with(['-', '+', '*', '•']));
        record.len() == columns
            && filled.len() >= columns.clamp(2, 3)
            && filled.len() * 2 > columns
            && short
            && begins
    })
}

/// A record with too many fields for want of quotes: pieces that begin with a space belong to the one before.
fn mended(record: &[String], columns: usize, joint: &str) -> Vec<String> {
    if record.len() <= columns || columns < 3 {
        return record.to_vec();
    }
    let mut out: Vec<String> = Vec::new();
    let mut extra = record.len() - columns;
    for text in record {
        match out.last_mut() {
            Some(last) if extra > 0 && text.starts_with(' ') && !last.is_empty() => {
                last.push_str(joint);
                last.push_str(text);
                extra -= 1;
            }
            _ => out.push(text.clone()),
        }
    }
    out
}

fn cell(text: &str) -> Vec<Paragraph> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    if html::has_tags(text) {
        return html::fragment(text);
    }
    vec![plain(&text.replace("\r\n", "\n").replace('\r', "\n"))]
}
