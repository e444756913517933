//! Paragraphs put together from styled runs of text; decides what is wholly bold or struck, nothing more.

use super::{Paragraph, Value, encoding, fonts::Script, marks};

/// What sheets show where there is no result; pasted into other documents they are no better.
const ERRORS: [&str; 9] =
    ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"];

/// How a run of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub bold: bool,
    pub struck: bool,
    /// Set smaller above the line.
    pub raised: bool,
    pub script: Script,
}

/// The place of a paragraph in its container.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub list_depth: u8,
    pub heading: u8,
}

/// The runs of the paragraph being read.
#[derive(Clone, Debug, Default)]
pub struct Runs {
    runs: Vec<(String, Style)>,
}

impl Runs {
    pub fn push(&mut self, text: &str, style: Style) {
        match self.runs.last_mut() {
            Some((last, same)) if *same == style => last.push_str(text),
            _ => self.runs.push((text.to_owned(), style)),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|(text, _)| text.is_empty())
    }

    /// The last character so far.
    pub fn last(&self) -> Option<char> {
        self.runs.iter().rev().find_map(|(text, _)| text.chars().next_back())
    }

    /// Ends the paragraph. Where some of its lines are struck and others not, it becomes several, so that
    /// each is one or the other.
    pub fn finish(&mut self, shape: Shape, out: &mut Vec<Paragraph>) {
        let runs = decoded(std::mem::take(&mut self.runs));
        let first = out.len();
        for piece in lines(runs).into_iter().flat_map(line) {
            let same = out.len() > first
                && out.last().is_some_and(|last| last.struck == piece.struck && !piece.apart);
            match out.last_mut() {
                Some(last) if same => {
                    last.text.push('\n');
                    last.text.push_str(&piece.text);
                    last.bold &= piece.bold;
                    if !piece.erased.is_empty() {
                        last.erased =
                            [&last.erased, &piece.erased].map(|s| s.as_str()).join(" ").trim().to_owned();
                    }
                }
                _ => out.push(Paragraph {
                    text: piece.text,
                    // Only the first piece carries the container's bullet.
                    list_depth: if out.len() == first { shape.list_depth } else { 0 },
                    heading: shape.heading,
                    bold: piece.bold,
                    struck: piece.struck,
                    erased: piece.erased,
                    ..Paragraph::default()
                }),
            }
        }
        for paragraph in &mut out[first..] {
            let (text, marks) = marks::parted(&paragraph.text);
            paragraph.text = clean(&text);
            paragraph.erased = clean(&paragraph.erased);
            paragraph.marks = marks;
            if ERRORS.contains(&paragraph.text.as_str()) {
                paragraph.value = Value::Error;
            }
        }
    }
}

/// The runs in Unicode, those of one look as one; raised letters as the signs that stand for them.
fn decoded(runs: Vec<(String, Style)>) -> Vec<(String, Style)> {
    let odd = |style: &Style| style.raised || style.script != Script::Unicode;
    if !runs.iter().any(|(_, style)| odd(style)) {
        return runs;
    }
    let mut out = Runs::default();
    for (text, style) in runs {
        let text = style.script.decoded(&text);
        let text = if style.raised { marks::lifted(&text) } else { text.into_owned() };
        out.push(&text, Style { raised: false, script: Script::Unicode, ..style });
    }
    out.runs
}

/// NFC, one kind of space and hyphen, nothing invisible, no space around.
fn clean(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_ascii() || c.is_alphabetic());
    if plain {
        return encoding::nfc(text.trim());
    }
    let signs =
        text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'));
    let signs = signs.map(|c| match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => ' ',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2028}' | '\u{2029}' | '\u{b}' => '\n',
        other => other,
    });
    encoding::nfc(signs.collect::<String>().trim())
}

/// A paragraph without runs of its own.
pub fn plain(text: &str) -> Paragraph {
    let mut out = Vec::new();
    let mut runs = Runs::default();
    runs.push(text, Style::default());
    runs.finish(Shape::default(), &mut out);
    out.swap_remove(0)
}

struct Piece {
    text: String,
    erased: String,
    bold: bool,
    struck: bool,
    /// Follows a piece of its own line.
    apart: bool,
}

fn lines(runs: Vec<(String, Style)>) -> Vec<Vec<(String, Style)>> {
    let mut lines = vec![Vec::new()];
    for (text, style) in runs {
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut()
                && !part.is_empty()
            {
                line.push((part.to_owned(), style));
            }
        }
    }
    lines
}

fn line(runs: Vec<(String, Style)>) -> Vec<Piece> {
    let text = |struck: bool| -> String {
        runs.iter().filter(|(_, style)| style.struck == struck).map(|(text, _)| text.as_str()).collect()
    };
    let whole: String = runs.iter().map(|(text, _)| text.as_str()).collect();
    let worded = |text: &str| text.chars().any(char::is_alphanumeric);
    let bold = worded(&whole) && runs.iter().all(|(text, style)| style.bold || !worded(text));
    let (kept, erased) = (text(false), text(true));
    let piece = |text: String, struck, apart| Piece { text, erased: String::new(), bold, struck, apart };
    if !worded(&erased) {
        return vec![piece(whole, false, false)];
    }
    // A figure beside a struck figure is the new day or hour, no remark on the old one.
    if is_remark(&kept) && !(is_hour(&erased) && is_hour(&kept) && worded(&kept)) {
        return vec![piece(whole, true, false)];
    }
    // A heading such as `Sáng:` ahead of a struck entry still heads what follows.
    if kept.trim_end().ends_with(':') && runs.first().is_some_and(|(_, style)| !style.struck) {
        return vec![piece(kept, false, false), piece(erased, true, true)];
    }
    let mut standing = String::new();
    for (text, style) in &runs {
        if !style.struck {
            let doubled = standing.ends_with(' ') || standing.is_empty();
            standing.push_str(if doubled { text.trim_start() } else { text });
        }
    }
    vec![Piece { text: standing, erased, bold, struck: false, apart: false }]
}

/// Whether what stands beside struck text only belongs to it: a bullet, an hour, `(hoãn)`.
fn is_remark(kept: &str) -> bool {
    let kept = kept.trim().trim_start_matches(['-', '+', '*', '•', '–']).trim().to_lowercase();
    let kept = match kept.split_once('(') {
        Some((ahead, rest)) if rest.ends_with(')') => ahead.trim(),
        _ => kept.as_str(),
    };
    is_hour(kept)
        || ["hoãn", "hủy", "huỷ", "đã hoãn", "đã hủy", "đã huỷ"].contains(&kept.trim_end_matches('.'))
}

/// No letters but those of an hour.
fn is_hour(text: &str) -> bool {
    text.chars().all(|c| !c.is_alphabetic() || matches!(c, 'h' | 'g'))
}
