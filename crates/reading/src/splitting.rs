//! Several pieces of work in one paragraph, told apart by what announces the next; knows one line.

use super::{
    folded::{Folded, fold_letters, pattern},
    hours, listing,
};

pattern!(SESSION_AHEAD = r"^(?:buoi\s+)?(?:sang|chieu|toi)\b\s*[,:]?\s*");

/// What else may set pieces of work apart where a cell has lost its paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// ` - ` before a capital.
    pub dashes: bool,
    /// Two or more spaces before a capital.
    pub spaces: bool,
}

pattern!(HEADING = r"\s(?:buoi\s+)?(?:sang|chieu|toi)\s*:");
pattern!(DASH = r"\s+[-+]\s+");
pattern!(RUN = r"\s{2,}");

/// Splits a line where, after a sentence or a dash, an hour, a session or an official is announced.
pub fn inline(line: &str, lost: Lost) -> Vec<&str> {
    let folded = Folded::of(line);
    let mut cuts = Vec::new();
    let capital = |at: usize| line[at..].starts_with(char::is_uppercase);
    for found in HEADING.find_iter(&folded.text) {
        let start = folded.origin(found.start() + 1);
        if capital(start) && is_toned(line, start) && !line[..start].trim_end().ends_with(['“', '"', '(']) {
            cuts.push((start, start));
        }
    }
    for (pattern, wanted) in [(&*DASH, lost.dashes), (&*RUN, lost.spaces)] {
        for found in pattern.find_iter(&folded.text).filter(|_| wanted) {
            let (cut, start) = (folded.origin(found.start()), folded.origin(found.end()));
            let range = hours::ends_with_hour(folded.text[..found.start()].trim_end());
            if cut > 0 && !range && (capital(start) || hours::leading(&folded.text[found.end()..]).is_some())
            {
                cuts.push((cut, start));
            }
        }
    }
    for (at, sign) in folded.text.match_indices(['.', ';', '-', '+', '*']) {
        let next = &folded.text[at + 1..];
        if !next.starts_with(' ') {
            continue;
        }
        let before = folded.text[..at].trim_end();
        let dash = matches!(sign, "-" | "+" | "*");
        // `8 giờ - 9 giờ 30 phút` is one range.
        let range = dash && hours::ends_with_hour(before);
        if before.is_empty() || range || (dash && !folded.text[..at].ends_with(' ')) {
            continue;
        }
        let skip = next.len() - next.trim_start_matches([' ', '-', '+', '*']).len();
        let start = folded.origin(at + 1 + skip);
        if announces(&line[start..], &next[skip..], dash) {
            cuts.push((folded.origin(at), start));
        }
    }
    cuts.sort_unstable();
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let mut start = 0;
    for (cut, next) in cuts {
        // The full stop stays with its sentence, the dash does not.
        let end = if line[cut..].starts_with(['.', ';']) { cut + 1 } else { cut };
        if end < start || next < start {
            continue;
        }
        parts.push(&line[start..end]);
        start = next;
    }
    parts.push(&line[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Whether the word here is `Sáng` rather than somebody's name `Sang`.
fn is_toned(line: &str, at: usize) -> bool {
    let word = line[at..].split([' ', ':', ',']).next().unwrap_or("");
    !word.is_ascii()
        || word.eq_ignore_ascii_case("buoi")
        || line.is_ascii()
        || word.to_lowercase().starts_with("bu")
}

/// Whether a new piece of work is announced here.
fn announces(line: &str, folded: &str, after_dash: bool) -> bool {
    if let Some(found) = SESSION_AHEAD.find(folded).filter(|_| is_toned(line, 0)) {
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
