//! A text as words that can be compared: lower case, abbreviations written out, punctuation gone; knows
//! nothing of items. Spelling that no reader would notice has disappeared before anything is compared.

use unicode_normalization::UnicodeNormalization;

use super::abbreviations::long_form;
use script::fold::{TONES, fold};

/// One word, or one run of digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Word {
    /// Lower case, with diacritics.
    pub text: String,
    pub folded: String,
    /// Written with a capital in the middle of the text: part of a proper name.
    pub proper: bool,
    /// Two capitals or more and nothing else: an abbreviation.
    pub capitals: bool,
    pub number: bool,
    /// The punctuation before it that sets a clause apart: a comma, or a stronger one.
    pub after: Option<Mark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    Comma,
    /// `;`, a full stop, a parenthesis.
    Strong,
}

/// The longest run of pieces that is looked up as one abbreviation (`LĐ-TB&XH`).
const LONGEST_ABBREVIATION: usize = 4;

/// What a programme's writer adds in parentheses about a change; it is no part of the work.
const NOTES: &[&str] =
    &["bo sung", "da doi", "dieu chinh", "hoan", "huy", "lich moi", "moi", "new", "tam hoan", "thay doi"];

/// The same with more words after it: `(dời từ ngày 12/11)`.
const NOTE_OPENINGS: &[&str] = &[
    "chuyen sang",
    "chuyen tu",
    "da doi",
    "doi dia diem",
    "doi gio",
    "doi lich",
    "doi ngay",
    "doi sang",
    "doi tu",
    "hoan den",
    "hoan sang",
    "lui den",
    "lui sang",
    "thay doi",
    "thay cho",
];

pub(super) fn words(text: &str) -> Vec<Word> {
    // In a text all in capitals they mark neither names nor abbreviations.
    let shouted = !text.chars().any(char::is_lowercase);
    let pieces = pieces(&without_notes(text));
    let mut words = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let after_circular = at > 0 && pieces[at - 1].text.to_lowercase() == "thông";
        if let Some((used, long)) = abbreviation(&pieces[at..]).filter(|_| !after_circular) {
            let start = words.len();
            words.extend(long.split(' ').map(Word::plain));
            words[start].after = pieces[at].after;
            at += used;
            continue;
        }
        let word = Word { number: is_number(&pieces[at], shouted), ..Word::of(&pieces[at], at == 0) };
        words.push(if shouted { Word { proper: false, capitals: false, ..word } } else { word });
        at += 1;
    }
    hours_alike(words)
}

impl Word {
    fn plain(text: &str) -> Self {
        Self {
            text: text.into(),
            folded: fold(text),
            proper: false,
            capitals: false,
            number: false,
            after: None,
        }
    }

    fn of(piece: &Piece, first: bool) -> Self {
        if piece.number {
            let digits = piece.text.trim_start_matches('0');
            let digits = if digits.is_empty() { "0" } else { digits };
            return Self { number: true, after: piece.after, ..Self::plain(digits) };
        }
        let upper = piece.text.chars().filter(|c| c.is_uppercase()).count();
        let letters = piece.text.chars().count();
        let capital = piece.text.chars().next().is_some_and(char::is_uppercase);
        Self {
            proper: capital && !first,
            capitals: letters >= 2 && upper == letters,
            after: piece.after,
            ..Self::plain(&one_spelling(&piece.text.to_lowercase()))
        }
    }
}

/// A run of letters or a run of digits; `glued` when nothing but punctuation stands before it.
struct Piece {
    text: String,
    number: bool,
    glued: bool,
    after: Option<Mark>,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut open, mut glued, mut after) = (false, false, None);
    for c in text.nfc() {
        if !c.is_alphanumeric() {
            open = false;
            glued &= !c.is_whitespace();
            match c {
                ',' => after = after.or(Some(Mark::Comma)),
                ';' | '(' | ')' | '.' => after = Some(Mark::Strong),
                '&' => pieces.push(Piece { text: "và".into(), number: false, glued, after: None }),
                _ => {}
            }
            continue;
        }
        let number = c.is_numeric();
        match pieces.last_mut() {
            Some(last) if open && last.number == number => last.text.push(c),
            _ => {
                let glued = glued && !pieces.is_empty();
                pieces.push(Piece { text: c.into(), number, glued, after: after.take() });
            }
        }
        (open, glued) = (true, true);
    }
    pieces
}

/// The abbreviation that starts here: how many pieces it takes and what it stands for.
fn abbreviation(pieces: &[Piece]) -> Option<(usize, &'static str)> {
    let first = &pieces[0];
    let lower = first.text.to_lowercase();
    if lower == "đ" && pieces.get(1).is_some_and(|next| next.glued && next.text.to_lowercase() == "c") {
        return Some((2, "đồng chí"));
    }
    if first.text == "P" && pieces.get(1).is_some_and(|next| next.number) {
        return Some((1, "phòng"));
    }
    let starts_with_capitals = first.text.chars().all(char::is_uppercase);
    if has_tone(&first.text) {
        return None;
    }
    if !starts_with_capitals && !matches!(lower.as_str(), "ubnd" | "hđnd") {
        return None;
    }
    let glued = 1 + pieces[1..].iter().take(LONGEST_ABBREVIATION - 1).take_while(|piece| piece.glued).count();
    (1..=glued).rev().find_map(|count| {
        let letters: String = pieces[..count]
            .iter()
            .filter(|piece| piece.text != "và")
            .map(|piece| fold(&piece.text))
            .collect();
        // `TU` is the province's party committee, `TƯ` the centre; only the hook tells them apart.
        let long = if count == 1 && lower == "tư" { Some("trung ương") } else { long_form(&letters) };
        long.map(|long| (count, long))
    })
}

/// Digits, or a Roman number: `khóa XI` and `khóa XII` are two terms of office.
fn is_number(piece: &Piece, shouted: bool) -> bool {
    let roman = piece.text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    piece.number || (roman && !(shouted && piece.text == "VI"))
}

/// Words carry tones, abbreviations do not: `TỬ` is no `TU`.
fn has_tone(text: &str) -> bool {
    text.nfd().any(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'))
}

/// `8h00`, `08 giờ` and `8 giờ 00` are the same words.
fn hours_alike(words: Vec<Word>) -> Vec<Word> {
    let mut alike: Vec<Word> = Vec::with_capacity(words.len());
    for mut word in words {
        let after_number = alike.last().is_some_and(|last| last.number);
        let after_hour =
            alike.len() >= 2 && alike[alike.len() - 1].folded == "gio" && alike[alike.len() - 2].number;
        if after_number && matches!(word.folded.as_str(), "h" | "g") {
            word = Word::plain("giờ");
        }
        if !(after_hour && word.number && word.folded == "0") {
            alike.push(word);
        }
    }
    alike
}

/// Words that two schools of spelling print differently: `hoà` and `hòa`, `uỷ` and `ủy`, `kỉ` and `kỷ`.
fn one_spelling(word: &str) -> String {
    const I_FOR_Y: &[(&str, &str)] =
        &[("i", "y"), ("ì", "ỳ"), ("í", "ý"), ("ỉ", "ỷ"), ("ĩ", "ỹ"), ("ị", "ỵ")];
    for (new, old) in TONES {
        if let Some(onset) = word.strip_suffix(new).filter(|onset| *onset != "q") {
            return format!("{onset}{old}");
        }
    }
    for (i, y) in I_FOR_Y {
        if let Some(onset) =
            word.strip_suffix(i).filter(|onset| matches!(*onset, "h" | "k" | "l" | "m" | "s" | "t" | "qu"))
        {
            return format!("{onset}{y}");
        }
    }
    word.into()
}

fn without_notes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|at| open + at) else { break };
        let inside = fold(&rest[open + 1..close]);
        let is_note = NOTES.contains(&inside.as_str())
            || NOTE_OPENINGS
                .iter()
                .any(|opening| inside.strip_prefix(opening).is_some_and(|rest| rest.starts_with(' ')));
        kept.push_str(if is_note { &rest[..open] } else { &rest[..=close] });
        rest = &rest[close + 1..];
    }
    kept.push_str(rest);
    kept
}
