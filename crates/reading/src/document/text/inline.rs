//! Markdown's marks inside a line; knows bold, italics, struck text, links and escapes, and leaves an
//! asterisk or underscore that marks nothing where it is.

use crate::document::runs::{Runs, Style};

/// Adds the words of a line without their marks.
pub fn push(line: &str, runs: &mut Runs) {
    // Most lines are marked in no way, and looking at each sign of a long text takes its time.
    if !line.contains(['*', '_', '~', '[', '&', '\\']) {
        return runs.push(line, Style::default());
    }
    let signs: Vec<char> = line.chars().collect();
    let mut style = Style::default();
    let mut open: Vec<&str> = Vec::new();
    let mut closers = Closers::default();
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
            let closing = open.last() == Some(&mark);
            if closing {
                open.pop();
            } else if opens(&signs, at, mark) && closers.after(&signs, at, mark) {
                open.push(mark);
            } else {
                runs.push(mark, style);
                at += mark.len();
                continue;
            }
            style.bold = open.iter().any(|mark| matches!(*mark, "**" | "__"));
            style.struck = open.contains(&"~~");
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

/// Whether a mark can open here: ahead of a word and not inside one.
fn opens(signs: &[char], at: usize, mark: &str) -> bool {
    let after = signs.get(at + mark.len()).copied().unwrap_or(' ');
    let before = if at == 0 { ' ' } else { signs[at - 1] };
    if after.is_whitespace() || matches!(after, ')' | '*' | '_' | '.' | ',') && mark.len() == 1 {
        return false;
    }
    !(before.is_alphanumeric() && (mark.starts_with('_') || mark.len() == 1))
}

/// For each mark, where it next closes; looked up once for each place, so that a line costs its length.
#[derive(Default)]
struct Closers {
    next: Vec<(String, usize)>,
}

impl Closers {
    /// Whether a mark that opens here is closed further on, behind a word.
    fn after(&mut self, signs: &[char], at: usize, mark: &str) -> bool {
        let from = at + mark.len() + 1;
        let known = self.next.iter().position(|(other, _)| other == mark);
        let known = known.unwrap_or_else(|| {
            self.next.push((mark.to_owned(), 0));
            self.next.len() - 1
        });
        if self.next[known].1 < from {
            self.next[known].1 =
                (from..signs.len()).find(|close| closes(signs, *close, mark)).unwrap_or(usize::MAX);
        }
        self.next[known].1 != usize::MAX
    }
}

fn closes(signs: &[char], at: usize, mark: &str) -> bool {
    let first = mark.chars().next().unwrap_or('*');
    let run = (0..mark.len()).all(|place| signs.get(at + place) == Some(&first));
    let single = mark.len() > 1 || (signs.get(at + 1) != Some(&first) && signs[at - 1] != first);
    run && single && !signs[at - 1].is_whitespace()
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
