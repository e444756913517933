//! Several pieces of work in one line: where the next begins, by what speaks for it; knows one line.
//!
//! A boundary is the sum of its evidence: what separates, what is announced behind it, and whether the
//! line's own beginning was announced in the same way. What is neither clear nor excluded is told as a
//! doubt with the cut, so that a person can join again what belonged together.

use std::ops::Range;

use super::{
    folded::{Folded, fold_letters, pattern},
    hours, listing, people, sentence,
};
use script::sessions;

/// What else may set pieces of work apart where a cell has lost its paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// ` - ` before a capital.
    pub dashes: bool,
    /// Two or more spaces before a capital.
    pub spaces: bool,
    /// `; ` and nothing more.
    pub semicolons: bool,
}

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part<'a> {
    pub text: &'a str,
    /// Whether it may only go on with the part before.
    pub doubtful: bool,
}

/// What begins behind a separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Announced {
    /// An hour or a session.
    Time,
    /// `S:`, `C:`, `T:`.
    Letter,
    /// `2)` after `1)`.
    Number(u32, char),
    /// `Chủ tịch: `.
    Label,
    /// A person who does something.
    Person,
    /// A dash behind a full stop or a semicolon.
    Dash,
    Nothing,
}

/// From this much evidence on there is a boundary.
const BOUNDARY: f32 = 1.25;
/// Evidence closer to it than this leaves a doubt.
const DOUBT: f32 = 0.2;
/// The line itself begins as the part would.
const ALIKE: f32 = 1.0;

pattern!(LETTER = r"^\(?([sct])\s*:\s*\S");
pattern!(NUMBER = r"^\(?(\d{1,2}|[a-h])\s*([.)/])\s*[^\d\s]");
pattern!(SESSION = r"^(?:buoi\s+)?(?:sang|chieu|toi)\b\s*[,:]?\s*");
pattern!(HALF = r"^(?:(?:buoi\s+)?(?:sang|chieu|toi)\b\s*[,:]?\s*|[sct]\s*:\s*)");
pattern!(SEPARATOR = r"[.;:]?\s*[\s;.]\s*[-+*–]\s+|[.;]\s+|,\s+|\s+");

/// Splits a line where a new piece of work is announced.
pub fn inline(line: &str, lost: Lost) -> Vec<Part<'_>> {
    let folded = Folded::of(line);
    let bare = folded.text.trim_start_matches(|c: char| c == ' ' || "-+*–".contains(c));
    let skipped = folded.text.len() - bare.len();
    let first = match announced(&folded, skipped, true).0 {
        // Behind a label the first piece of work tells how the others are announced.
        Announced::Label => folded.text[skipped..].find(':').map_or(Announced::Label, |colon| {
            let behind = &folded.text[skipped + colon + 1..];
            written(&folded, folded.text.len() - behind.trim_start().len()).0
        }),
        // Behind a session heading stands the first number: `Sáng: 1) …; 2) …`.
        Announced::Time | Announced::Letter => match HALF.find(&folded.text[skipped..]) {
            Some(found) if NUMBER.is_match(&folded.text[skipped + found.end()..]) => {
                written(&folded, skipped + found.end()).0
            }
            _ => announced(&folded, skipped, true).0,
        },
        kind => kind,
    };
    let mut last = first;
    let mut cuts: Vec<(usize, usize, f32)> = Vec::new();
    for found in SEPARATOR.find_iter(&folded.text).filter(|found| found.start() > skipped) {
        let (start, end) = (found.start(), found.end());
        let before = &folded.text[skipped..start];
        let empty = before.chars().filter(|c| c.is_alphabetic()).count() < 2;
        let timed = || hours::leading(&folded.text[end..]).is_some();
        let abbreviated = || shortened(&folded, found.range()) && !timed();
        if end >= folded.text.len() || empty || depth(before) > 0 || abbreviated() {
            continue;
        }
        // `8 giờ - 9 giờ 30 phút` is one range.
        let dash = found.as_str().contains(['-', '–']);
        if dash && hours::ends_with_hour(folded.text[..start].trim_end()) {
            continue;
        }
        let spaced = found.as_str().trim().is_empty() && !(lost.spaces && found.len() > 1);
        let (kind, weight) = if spaced { written(&folded, end) } else { announced(&folded, end, false) };
        if kind == Announced::Label && !dash && !found.as_str().contains(['.', ';']) {
            continue;
        }
        let score = separated(found.as_str(), kind, lost, &folded, end) + weight + alike(first, last, kind);
        if score >= BOUNDARY - DOUBT {
            let stop = found.as_str().find(['.', ';']).map_or(start, |at| start + at + 1);
            cuts.push((folded.origin(stop), folded.origin(end), score));
            last = kind;
        }
    }
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let (mut start, mut doubtful) = (0, false);
    for (stop, next, score) in cuts {
        parts.push(Part { text: &line[start..stop], doubtful });
        (start, doubtful) = (next, score < BOUNDARY + DOUBT);
    }
    parts.push(Part { text: &line[start..], doubtful });
    parts.retain(|part| !part.text.trim().is_empty());
    parts
}

/// `PCT. Thường trực`, `TP. Hà Tĩnh`: the full stop of an abbreviation.
fn shortened(folded: &Folded<'_>, separator: Range<usize>) -> bool {
    let words = folded.words(0..separator.start);
    let last = words.rsplit([' ', '(', ',', '.', '-']).next().unwrap_or("");
    folded.text[separator].starts_with('.')
        && (1..=4).contains(&last.chars().count())
        && last.chars().all(char::is_uppercase)
}

/// How much a separator speaks for a boundary before what is announced.
fn separated(separator: &str, kind: Announced, lost: Lost, folded: &Folded<'_>, end: usize) -> f32 {
    let stop = separator.contains(['.', ';']);
    let dash = separator.contains(['-', '+', '*', '–']);
    let capital = folded.words(end..folded.text.len()).starts_with(char::is_uppercase);
    let timed = kind == Announced::Time;
    let lost_here = lost.dashes && dash && (capital || timed)
        || lost.spaces && separator.chars().count() >= 2 && separator.trim().is_empty() && (capital || timed)
        || lost.semicolons && separator.contains(';');
    if lost_here {
        return 5.0;
    }
    match (stop, dash) {
        (true, true) => 3.5,
        (true, false) => 2.0,
        (false, true) => 1.0,
        (false, false) if separator.contains(',') => 0.0,
        (false, false) => -1.0,
    }
}

/// What is announced at a place of a folded line, and how much that alone speaks for a boundary.
fn announced(folded: &Folded<'_>, at: usize, first: bool) -> (Announced, f32) {
    let words = folded.words(at..folded.text.len());
    let (kind, weight) = written(folded, at);
    if kind != Announced::Nothing {
        return (kind, weight);
    }
    let label = listing::label_of(words);
    if label.is_some_and(|(_, length)| !fold_letters(&words[..length]).contains("chu tri")) {
        return (Announced::Label, if first { 0.0 } else { 2.0 });
    }
    let leads = || sentence::has_verb(words) && !COMES_ALONG.is_match(&folded.text[at..]);
    if people::without_honorific(words).1 && !sentence::subject(words).is_empty() && leads() {
        return (Announced::Person, 0.0);
    }
    let capital = words.starts_with(char::is_uppercase);
    if capital { (Announced::Dash, 0.0) } else { (Announced::Nothing, -2.5) }
}

pattern!(COMES_ALONG = r"^[^.;]{0,80}\b(?:{chair}|{presides}|cung (?:du|di|{joins}))\b");

/// What a time, a letter or a number announces, whatever stands ahead of it.
fn written(folded: &Folded<'_>, at: usize) -> (Announced, f32) {
    let text = &folded.text[at..];
    let words = folded.words(at..folded.text.len());
    let capital = words.starts_with(char::is_uppercase);
    if LETTER.is_match(text) && capital {
        return (Announced::Letter, 2.0);
    }
    if let Some(found) = NUMBER.captures(text) {
        let mark = found[2].chars().next().unwrap_or(')');
        let number = found[1].parse().unwrap_or_else(|_| u32::from(found[1].as_bytes()[0] - b'a') + 1);
        return (Announced::Number(number, mark), 0.0);
    }
    let word = words.split([' ', ':', ',']).next().unwrap_or("");
    if let Some(found) = SESSION.find(text).filter(|_| sessions::is_word(word, folded.original.is_ascii())) {
        let rest = &text[found.end()..];
        let colon = found.as_str().trim_end().ends_with([':', ',']) && !rest.is_empty();
        let goes_on = hours::leading(rest).is_some() || follows_verb(rest);
        let weight = match (capital, colon, goes_on) {
            (true, true, _) => 3.0,
            (true, false, true) => 1.5,
            (false, _, true) => 0.5,
            _ => -5.0,
        };
        return (Announced::Time, weight);
    }
    if let Some((_, length)) = hours::leading(text)
        && !["luc", "tu", "khoang", "vao"].iter().any(|word| text.starts_with(word))
    {
        let after = text[length..].trim_start();
        let big = text[length..].starts_with(' ')
            && folded.words(at + length..folded.text.len()).trim_start().starts_with(char::is_uppercase);
        let clear = after.starts_with([',', ':', '-']) || text.starts_with('(') || big;
        let work = after.starts_with(char::is_alphabetic);
        return (
            Announced::Time,
            if clear {
                2.0
            } else if work {
                1.0
            } else {
                -5.0
            },
        );
    }
    (Announced::Nothing, -2.5)
}

/// How much it counts that the line's beginning, or the part before, was announced in this way.
fn alike(first: Announced, last: Announced, kind: Announced) -> f32 {
    match (first, last, kind) {
        (Announced::Number(..), Announced::Number(before, mark), Announced::Number(number, same)) => {
            if number == before + 1 && mark == same { 3.0 } else { -5.0 }
        }
        (_, _, Announced::Number(..)) => -5.0,
        (Announced::Letter, _, Announced::Letter) => 1.5,
        (_, _, Announced::Letter) => -1.0,
        (Announced::Time, _, Announced::Time) | (Announced::Person, _, Announced::Person) => ALIKE,
        (_, _, Announced::Person) => -2.0,
        (_, _, Announced::Label) => 0.0,
        (_, _, Announced::Dash) => -2.0,
        _ => 0.0,
    }
}

/// How many parentheses are open at the end of a text.
fn depth(text: &str) -> usize {
    text.chars().fold(0_usize, |depth, letter| match letter {
        '(' | '[' | '“' => depth + 1,
        ')' | ']' | '”' => depth.saturating_sub(1),
        _ => depth,
    })
}

/// `Chiều làm việc tại cơ quan.`
pub fn follows_verb(folded: &str) -> bool {
    [
        "lam viec",
        "hop",
        "du ",
        "di ",
        "tiep",
        "kiem tra",
        "nghi",
        "truc",
        "hoc",
        "tham",
        "khao sat",
        "dang huong",
    ]
    .iter()
    .any(|verb| folded.starts_with(verb))
}
