//! How a document writes one unit: the pieces of a cell, what two spellings share, and how one is printed; knows no
//! directory.

use crate::{
    entries::{Gap, Piece, outside},
    folded::{fold_letters, one_line, pattern, skeleton},
    remarks,
};

pattern!(
    COLLECTIVE = r"^(?:{leaders}|btv|bch|ban thuong vu|{committee}|ban {director}|bgd|{standing}|cac|phong cm|phong chuyen mon|toan the|tap the|toan so|tat ca|{rooms_of})\b"
);
pattern!(NOISE = r"^(?:giao|{prepares}|{with}|{chair}|{unit})\s*:?\s+|\s+(?:{prepares}|{with}|{chair}).*$");

// `QLLT (phối hợp VP)` names both; a mark of a footnote, `VP(*)`, names nobody.
pattern!(WITH = r"\s*\((?:phối hợp|Phối hợp|cùng|Cùng|với)(?:\s+với)?\s+|\s*\(\*\)");

/// How a document writes one unit, before its spellings are brought together.
pub(super) fn key_of(text: &str) -> String {
    let folded = fold_letters(text);
    let bare = folded.trim();
    let stripped =
        ["phong ", "p. ", "p.", "p "].iter().find_map(|head| bare.strip_prefix(head)).unwrap_or(bare);
    let collective = COLLECTIVE.is_match(bare);
    let key = skeleton(if collective || stripped.trim().len() < 2 { bare } else { stripped });
    // `0` and `1` among letters are what scanning makes of `O` and `l`.
    if key.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return key;
    }
    key.replace('0', "o").replace('1', "l")
}

/// `TE- PCTNXH` → `TE-PCTNXH`.
pub(super) fn tidy(text: &str) -> String {
    let line = one_line(text);
    let line = line
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '-' | '–' | '+'));
    let mut out = String::with_capacity(line.len());
    let code = |word: Option<&str>| word.is_some_and(|w| !w.chars().any(char::is_lowercase));
    let mut words = line.split(' ').peekable();
    let mut last: Option<&str> = None;
    while let Some(word) = words.next() {
        // `NN - TH`, `TE- PCTNXH`: the dash of an abbreviation takes no spaces.
        let dash = matches!(word, "-" | "–" | "&");
        let before = out.ends_with(['-', '–', '&']) && code(last) && code(Some(word));
        let glue = before
            || (word.starts_with(['-', '–', '&']) && code(last) && (!dash || code(words.peek().copied())));
        if !out.is_empty() && !glue {
            out.push(' ');
        }
        out.push_str(word);
        last = Some(word);
    }
    out
}

/// An abbreviation of a unit, rather than of a body or a place that a unit belongs to.
pub(super) fn is_code(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4
        && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '&' | '–'))
        && !matches!(
            fold_letters(word).as_str(),
            "ubnd" | "hdnd" | "mttq" | "ubmttq" | "ldld" | "bhxh" | "tnhh" | "thpt" | "thcs"
        )
}

/// `Lãnh đạo Sở`, `các phòng`: several at once.
pub(super) fn is_collective(name: &str) -> bool {
    COLLECTIVE.is_match(fold_letters(name).trim())
}

/// An executive committee (`BCH Đảng ủy`) that prepares does so as a body, like any other unit.
pub(super) fn is_committee(name: &str) -> bool {
    let name = fold_letters(name);
    name.starts_with("bch ") || name.starts_with("ban chap hanh ")
}

/// The pieces of a cell split at commas and at `và`.
pub(super) fn atoms(pieces: &[Piece]) -> Vec<(String, Gap, usize)> {
    let mut atoms: Vec<(String, Gap, usize)> = Vec::new();
    for piece in pieces {
        let folded = fold_letters(&piece.text);
        let noise = NOISE.is_match(&folded);
        let text = &piece.text;
        let mut gap = piece.gap;
        let mut start = 0;
        let joined = WITH.replace_all(text, ", ");
        let text = joined.as_ref();
        let mut cuts = outside(text, &[',', '+']);
        cuts.push(text.len());
        for cut in cuts {
            let part = text[start..cut].trim_matches([' ', '*']);
            let part = if part.contains('(') { part } else { part.trim_end_matches(')') }.trim();
            start = (cut + 1).min(text.len());
            let parts = if noise { remarks::units_of(part) } else { remarks::split_and(part) };
            for part in parts {
                match atoms.last_mut() {
                    _ if !part.chars().any(char::is_alphanumeric) => continue,
                    // `P.` at a line's end is the beginning of what stands in the next.
                    Some((before, ..)) if before.chars().filter(|c| c.is_alphabetic()).count() == 1 => {
                        *before = format!("{}. {part}", before.trim_end_matches('.'));
                    }
                    _ => atoms.push((part, gap, piece.paragraph)),
                }
                gap = Gap::Comma;
            }
            gap = if gap == piece.gap && atoms.is_empty() { gap } else { Gap::Comma };
        }
    }
    atoms
}
