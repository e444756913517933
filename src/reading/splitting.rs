//! Several pieces of work in one paragraph, told apart by what announces the next; knows one line.

use super::{
    folded::{Folded, fold_letters, pattern},
    hours, listing,
};

pattern!(SESSION_AHEAD = r"^(?:buoi\s+)?(?:sang|chieu|toi)\b\s*[,:]?\s*");

/// Splits a line where, after a sentence or a dash, an hour, a session or an official is announced.
pub fn inline(line: &str) -> Vec<&str> {
    let folded = Folded::of(line);
    let mut cuts = Vec::new();
    for (at, sign) in folded.text.match_indices(['.', ';', '-', '+', '*']) {
        let next = &folded.text[at + 1..];
        if !next.starts_with(' ') {
            continue;
        }
        let before = folded.text[..at].trim_end();
        let dash = matches!(sign, "-" | "+" | "*");
        if before.is_empty() || (dash && !folded.text[..at].ends_with(' ')) {
            continue;
        }
        let skip = next.len() - next.trim_start_matches([' ', '-', '+', '*']).len();
        let start = folded.origin(at + 1 + skip);
        if announces(&line[start..], &next[skip..], dash) {
            cuts.push((folded.origin(at), start));
        }
    }
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let mut start = 0;
    for (cut, next) in cuts {
        // The full stop stays with its sentence, the dash does not.
        let end = if line[cut..].starts_with(['.', ';']) { cut + 1 } else { cut };
        if end < start {
            continue;
        }
        parts.push(&line[start..end]);
        start = next;
    }
    parts.push(&line[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Whether a new piece of work is announced here.
fn announces(line: &str, folded: &str, after_dash: bool) -> bool {
    if let Some(found) = SESSION_AHEAD.find(folded) {
        let colon = found.as_str().trim_end().ends_with([':', ',']);
        let timed = hours::leading(&folded[found.end()..]).is_some();
        return line.starts_with(char::is_uppercase)
            && (colon || timed || follows_verb(&folded[found.end()..]));
    }
    if let Some((_, length)) = hours::leading(folded) {
        let after = folded[length..].trim_start();
        let capital = folded[length..].starts_with(' ')
            && line_at(line, folded, length).starts_with(char::is_uppercase);
        return after.starts_with([',', ':', '-']) || folded[..length].starts_with('(') || capital;
    }
    after_dash
        && listing::label_of(line)
            .is_some_and(|(_, length)| !fold_letters(&line[..length]).contains("chu tri"))
}

/// `Chiều làm việc tại cơ quan.`
fn follows_verb(folded: &str) -> bool {
    ["lam viec", "hop", "du ", "di ", "tiep", "kiem tra", "nghi", "truc", "hoc"]
        .iter()
        .any(|verb| folded.starts_with(verb))
}

fn line_at<'a>(line: &'a str, folded: &str, byte: usize) -> &'a str {
    let letters = folded[..byte].chars().count();
    line.char_indices().nth(letters).map_or("", |(at, _)| &line[at..]).trim_start()
}
