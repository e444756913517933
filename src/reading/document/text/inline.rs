//! Markdown's marks inside a line; knows bold, italics, struck text, links and escapes, and leaves an
//! asterisk or underscore that marks nothing where it is.

use crate::reading::document::runs::{Runs, Style};

/// Adds the words of a line without their marks.
pub fn push(line: &str, runs: &mut Runs) {
    let signs: Vec<char> = line.chars().collect();
    let mut style = Style::default();
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut at = 0;
    while at < signs.len() {
        if signs[at] == '\\' && signs.get(at + 1).is_some_and(char::is_ascii_punctuation) {
            runs.push(&signs[at + 1].to_string(), style);
            at += 2;
        } else if let Some(text) = link(&signs[at..]) {
            push(&signs[at + 1..at + text.0].iter().collect::<String>(), runs);
            at += text.1;
        } else if let Some((sign, length)) = entity(&signs[at..]) {
            runs.push(sign, style);
            at += length;
        } else if let Some(mark) = mark(&signs, at) {
            let closing = open.last().is_some_and(|(last, _)| *last == mark);
            if closing {
                open.pop();
            } else if closes_later(&signs, at, mark) {
                open.push((mark, at));
            } else {
                runs.push(mark, style);
                at += mark.len();
                continue;
            }
            style.bold = open.iter().any(|(m, _)| matches!(*m, "**" | "__"));
            style.struck = open.iter().any(|(m, _)| *m == "~~");
            at += mark.len();
        } else {
            runs.push(&signs[at].to_string(), style);
            at += 1;
        }
    }
}

/// The mark that begins here, if any.
fn mark(signs: &[char], at: usize) -> Option<&'static str> {
    let two = |c: char| signs[at] == c && signs.get(at + 1) == Some(&c);
    match signs[at] {
        '*' if two('*') => Some("**"),
        '_' if two('_') => Some("__"),
        '~' if two('~') => Some("~~"),
        '*' => Some("*"),
        '_' => Some("_"),
        _ => None,
    }
}

/// Whether a mark opens here and is closed further on, as a pair around words.
fn closes_later(signs: &[char], at: usize, mark: &str) -> bool {
    let after = signs.get(at + mark.len()).copied().unwrap_or(' ');
    let before = if at == 0 { ' ' } else { signs[at - 1] };
    if after.is_whitespace() || matches!(after, ')' | '*' | '_' | '.' | ',') && mark.len() == 1 {
        return false;
    }
    if before.is_alphanumeric() && (mark.starts_with('_') || mark.len() == 1) {
        return false;
    }
    let first = mark.chars().next().unwrap_or('*');
    // A pair stands within a line of a cell; looking further would cost the square of a long line.
    let end = signs.len().min(at + 2000);
    (at + mark.len() + 1..end).any(|close| {
        let run = (0..mark.len()).all(|k| signs.get(close + k) == Some(&first));
        let single = mark.len() > 1 || (signs.get(close + 1) != Some(&first) && signs[close - 1] != first);
        run && single && !signs[close - 1].is_whitespace()
    })
}

/// `[text](address)`: where the text ends and how long the whole is.
fn link(signs: &[char]) -> Option<(usize, usize)> {
    if signs.first() != Some(&'[') {
        return None;
    }
    let near = &signs[..signs.len().min(500)];
    let text = near.iter().position(|c| *c == ']')?;
    if near.get(text + 1) != Some(&'(') || near[1..text].contains(&'[') {
        return None;
    }
    let end = near[text..].iter().position(|c| *c == ')')?;
    let address: String = near[text + 2..text + end].iter().collect();
    let known = address.starts_with(['#', '/']) || address.contains("://") || address.starts_with("mailto:");
    known.then_some((text, text + end + 1))
}

/// A character written as an entity.
fn entity(signs: &[char]) -> Option<(&'static str, usize)> {
    const NAMED: [(&str, &str); 5] =
        [("&nbsp;", "\u{a0}"), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")];
    let starts = |name: &str| name.chars().zip(signs.iter()).filter(|(a, b)| a == *b).count() == name.len();
    NAMED.iter().find(|(name, _)| starts(name)).map(|(name, sign)| (*sign, name.len()))
}
