//! The entries of a cell, each with what sets it apart from the one before; knows separators, not names.

use super::{document::Paragraph, folded::fold_letters, people, remarks};

/// What stands between two entries, from the weakest to the strongest sign of a new item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    Comma,
    And,
    /// Nothing but a space, where a comma is missing.
    Space,
    Semicolon,
    /// Nothing but a space before a person who is addressed anew.
    Restart,
    /// Two or more spaces, or a tab.
    Spaces,
    Line,
    Paragraph,
    /// An empty paragraph.
    Blank,
}

/// A stretch of a cell between two separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub gap: Gap,
    /// Index of its paragraph in the cell.
    pub paragraph: usize,
}

/// What a cell holds, split at whatever sets entries apart without knowing any name.
pub fn pieces(paragraphs: &[Paragraph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut blank = false;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.text.trim().is_empty() {
            blank = true;
            continue;
        }
        let mut gap = if blank { Gap::Blank } else { Gap::Paragraph };
        blank = false;
        let mut empty_lines = 0;
        for line in paragraph.text.split('\n') {
            if line.trim().is_empty() {
                empty_lines += 1;
                continue;
            }
            if empty_lines > 0 && gap == Gap::Line {
                gap = Gap::Blank;
            }
            empty_lines = 0;
            for (part, part_gap) in parts_of(line) {
                let gap = part_gap.unwrap_or(gap);
                add(&mut pieces, part, gap, index);
            }
            gap = Gap::Line;
        }
    }
    pieces
}

/// Splits a line at `;` and at runs of spaces, outside of parentheses.
fn parts_of(line: &str) -> Vec<(&str, Option<Gap>)> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut gap) = (0, 0_u32, None);
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                parts.push((&line[start..at], gap));
                (start, gap) = (at + 1, Some(Gap::Semicolon));
            }
            c if c.is_whitespace() => {
                let mut end = at + c.len_utf8();
                let mut count = if c == '\t' { 2 } else { 1 };
                while let Some(&(next, space)) = letters.peek().filter(|(_, c)| c.is_whitespace()) {
                    (end, count) = (next + space.len_utf8(), count + 1);
                    letters.next();
                }
                if count >= 2 && depth == 0 {
                    parts.push((&line[start..at], gap));
                    (start, gap) = (end, Some(Gap::Spaces));
                }
            }
            _ => {}
        }
    }
    parts.push((&line[start..], gap));
    parts
}

/// Adds a stretch, unless it only goes on with the one before.
fn add(pieces: &mut Vec<Piece>, part: &str, gap: Gap, paragraph: usize) {
    let text = without_bullet(part.trim());
    if text.chars().all(|c| !c.is_alphanumeric()) && !people::is_ditto(text) {
        return;
    }
    let Some(last) = pieces.last_mut() else {
        pieces.push(Piece { text: text.into(), gap, paragraph });
        return;
    };
    let open = last.text.trim_end().ends_with(['-', '–', '(', ':', '&', '/']) || is_opening(&last.text);
    let goes_on =
        text.starts_with(|c: char| c.is_lowercase()) && !people::begins_person(text) && text != "nt";
    // `PCT Phan Đức` and, wrapped by the page, `Phúc`.
    let cut = people::begins_person(&last.text)
        && !last.text.contains([',', '-', '–', '('])
        && !text.contains(' ')
        && people::is_name(text)
        && matches!(gap, Gap::Line | Gap::Paragraph);
    // `PGĐ  Lưu Bá Thọ`: a title and, pushed away by spaces, its name.
    let titled = gap == Gap::Spaces && people::is_title_code(last.text.trim()) && people::is_name(text);
    if (open || goes_on || cut || titled) && gap >= Gap::Spaces {
        last.text.push(' ');
        last.text.push_str(text);
        return;
    }
    let joined = last.text.trim_end().ends_with(',') && gap >= Gap::Spaces;
    pieces.push(Piece { text: text.into(), gap: if joined { Gap::Comma } else { gap }, paragraph });
}

/// `Đ/c` or `Giao` alone, whose name was pushed away by a run of spaces.
fn is_opening(text: &str) -> bool {
    matches!(
        fold_letters(text).trim(),
        "d/c" | "dong chi" | "cac d/c" | "ong" | "ba" | "va" | "giao" | "phong" | "p."
    )
}

/// What writers and word processors put ahead of a list's entries; the last two are Word's own.
pub const BULLETS: &[char] = &[
    '-', '–', '—', '−', '+', '*', '•', '▪', '●', '○', '◦', '·', '✓', '➢', '►', '❖', '◆', '■', '□', '→',
    '\u{f0b7}', '\u{f02d}',
];

/// Without the dash, plus or bullet at the beginning.
pub fn without_bullet(text: &str) -> &str {
    let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || BULLETS.contains(&c));
    if people::is_ditto(text) { text } else { without_number(trimmed) }
}

/// Without `1)` or `a)`, by which entries point at the items of the same number.
fn without_number(text: &str) -> &str {
    let Some((number, rest)) = text.split_once(')') else { return text };
    let digits = (1..=2).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    let letter = number.len() == 1 && number.chars().all(|c| c.is_ascii_lowercase());
    if (digits || letter) && rest.contains(char::is_alphabetic) { rest.trim_start() } else { text }
}

/// Places outside of parentheses where a separator stands.
pub fn outside(text: &str, separators: &[char]) -> Vec<usize> {
    let mut depth = 0_u32;
    let mut found = Vec::new();
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 && separators.contains(&c) => found.push(at),
            _ => {}
        }
    }
    found
}

/// The pieces of a cell that names persons and units together, apart: `Đ/c Mẫn PCT P. QLĐT`.
pub fn apart(pieces: &[Piece]) -> (Vec<Piece>, Vec<Piece>) {
    let (mut persons, mut units) = (Vec::new(), Vec::new());
    for piece in pieces {
        let mut start = 0;
        let mut cuts = outside(&piece.text, &[',']);
        cuts.push(piece.text.len());
        for cut in cuts {
            let part = piece.text[start..cut].trim();
            start = (cut + 1).min(piece.text.len());
            let of = |text: &str| Piece { text: text.trim().to_owned(), ..piece.clone() };
            if !people::begins_person(part) {
                units.extend((!part.is_empty()).then(|| of(part)));
                continue;
            }
            let ranked = |text: &str| people::is_title_code(text.split(' ').next().unwrap_or(""));
            let mut words = part.match_indices(' ').map(|(at, _)| at + 1);
            let unit = words.find(|&at| remarks::begins_unit(&part[at..]) && !ranked(&part[at..]));
            persons.push(of(&part[..unit.unwrap_or(part.len())]));
            units.extend(unit.map(|at| of(&part[at..])));
        }
    }
    (persons, units)
}
