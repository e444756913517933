//! Lines put together again into the paragraphs that were wrapped; knows widths and gaps, and only the signs
//! that begin an entry.

use super::lines::Line;
use crate::document::runs::{Runs, Shape, Style};
use crate::document::{Paragraph, encoding};

/// Steps between lines, as a multiple of the usual one, from which on a paragraph, or a blank line, lies between.
const PARAGRAPH_STEP: f64 = 1.22;
const BLANK_STEP: f64 = 1.75;

/// A space in which lines are wrapped.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub left: f64,
    pub right: f64,
    /// What stays free at either side.
    pub margin: f64,
}

/// The paragraphs of the text between tables.
pub fn of_page(lines: Vec<Line>, pitch: f64) -> Vec<Paragraph> {
    let left = lines.iter().map(|line| line.x0).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.x1).fold(f64::NEG_INFINITY, f64::max);
    of(&lines, Column { left, right, margin: 0.0 }, pitch, 1)
}

/// The paragraphs of lines that were wrapped in this column. `pitch` is the usual step in sizes of letters,
/// `blanks` the most blank lines that a gap stands for.
pub fn of(lines: &[Line], column: Column, pitch: f64, blanks: usize) -> Vec<Paragraph> {
    let mut out = Vec::new();
    let mut runs = Runs::default();
    let mut page = lines.first().map_or(0, |line| line.page);
    let bulleted = lines.iter().filter(|line| bullet(&line.text()).is_some()).count();
    for (index, line) in lines.iter().enumerate() {
        if let Some(above) = index.checked_sub(1).map(|index| &lines[index]) {
            let step = (line.middle() - above.middle()) / (pitch * above.size.max(line.size)).max(1.0);
            if step < PARAGRAPH_STEP && goes_on(above, line, column, bulleted) {
                let broken = above.text().ends_with('-') && !above.text().ends_with(" -");
                if !broken {
                    let style =
                        |run: Option<&(String, Style)>| run.map(|(_, style)| *style).unwrap_or_default();
                    let (before, after) = (style(above.runs.last()), style(line.runs.first()));
                    runs.push(" ", if before == after { before } else { Style::default() });
                }
            } else {
                end(&mut runs, page, &mut out);
                page = line.page;
                if step >= BLANK_STEP {
                    let blank = (step - 0.5).floor().max(1.0) as usize;
                    out.extend(std::iter::repeat_n(Paragraph::default(), blank.min(blanks)));
                }
            }
        }
        for (text, style) in &line.runs {
            runs.push(text, *style);
        }
    }
    if !runs.is_empty() {
        end(&mut runs, page, &mut out);
    }
    out
}

fn end(runs: &mut Runs, page: u32, out: &mut Vec<Paragraph>) {
    let first = out.len();
    runs.finish(Shape::default(), out);
    out[first..].iter_mut().for_each(|paragraph| paragraph.page = page);
}

/// Whether a line is the rest of the one above: its first word had no room there.
fn goes_on(above: &Line, line: &Line, column: Column, bulleted: usize) -> bool {
    if above.gapped || line.gapped || line.apart {
        return false;
    }
    let text = line.text();
    if heads(&text) {
        return false;
    }
    let full = !has_room(above, line.lead, column);
    match bullet(&text) {
        // A dash may also begin a line inside a sentence, but hardly where others begin entries.
        Some(_) => full && bulleted <= 1 && !above.text().trim_end().ends_with([';', '.', ':']),
        None => full,
    }
}

/// Whether a word of this width would still have stood at the end of a line.
pub fn has_room(line: &Line, word: f64, column: Column) -> bool {
    let space = 0.25 * line.size;
    let (before, after) = ((line.x0 - column.left).max(0.0), (column.right - line.x1).max(0.0));
    // Lines set in the middle have the same room at both sides.
    let centered = before > line.size && (before - after).abs() < 0.25 * line.size + 1.0;
    let room = if centered { before + after - 2.0 * column.margin } else { after - column.margin };
    // Widths are drawn with some play. Behind a line that goes on programs often leave its space.
    let play = if line.spaced { 0.5 * line.size } else { 0.1 * line.size };
    space + word <= room - play
}

/// The text behind a sign that begins an entry.
fn bullet(text: &str) -> Option<&str> {
    text.trim_start()
        .strip_prefix(['-', '+', '•', '*', '–', '●', '◦', '▪', '\u{f0b7}'])
        .filter(|rest| !rest.starts_with('-'))
}

/// `Sáng:`, `Chiều:`: headings inside a cell always begin a paragraph.
fn heads(text: &str) -> bool {
    let lower = encoding::nfc(text).trim_start().trim_start_matches(['*', '-', '+', ' ']).to_lowercase();
    ["sáng:", "chiều:", "tối:", "cả ngày:", "buổi sáng:", "buổi chiều:", "sáng :", "chiều :"]
        .iter()
        .any(|heading| lower.starts_with(heading))
}
