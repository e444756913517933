//! What stands at the beginning of a line ahead of its words: bullet, number, session, hour, state, label.

use super::{Manner, label_of};
use crate::{
    entries::BULLETS,
    folded::{Folded, pattern},
    hours::{self, Hours},
    people::Person,
    remarks, splitting,
};
use plan::{Session, Status};
use script::sessions;

/// What stands at the beginning of a line ahead of the words.
#[derive(Default)]
pub(super) struct Head {
    pub mark: Option<char>,
    pub session: Option<Session>,
    /// The session is a heading for what follows, not a word of this sentence.
    pub heading: bool,
    pub hours: Hours,
    pub label: Vec<Person>,
    /// `HỦY: 8h00: …`
    pub status: Option<Status>,
}

// A state counts here only ahead of a time; ahead of the words the sentence itself takes it.
pattern!(STATE = r"^\s*[(\[*]*(?:da\s+)?(hoan|huy(?: bo)?)[)\]*]*\s*[:\-.]\s*");
pattern!(SESSION = r"^\s*(?:buoi\s+)?(sang|chieu|toi|trua)\b\s*");
pattern!(LETTER = r"^\s*([sct])\s*:\s*");
pattern!(
    DAY_LONG = r"^\s*\(?\s*(?:{whole_day}|ngay)\s*\)?\s*:\s*|^\s*\(\s*{whole_day}\s*\)\s*[:,]?\s*|^\s*{whole_day}\s*$"
);
pattern!(
    NUMBER = r"^\s*(?:\d{1,2}\s*[.)/](?:[\s-]|$)|\d{1,2}\s*-\s+|\d{1,2}\.(?:\D)|[a-e]\s*[.)]\s+|[ivx]{1,4}\s*[.)]\s+)"
);
/// Words after which `sáng` and `chiều` are no session: `Sáng kiến`, `Chiều cao`.
const NO_SESSION: &[&str] = &["kien", "tao", "lap", "suot", "cao", "dai", "rong", "ngay"];

/// Whether a folded line begins with a number of a list.
pub(super) fn is_numbered(folded: &str) -> bool {
    NUMBER.is_match(folded)
}

/// Whether a folded line begins with a session's name, whatever follows.
pub(super) fn names_session(folded: &str) -> bool {
    SESSION.is_match(folded)
}

/// Takes bullet, session, hour and label off a line, in whatever order they come.
pub(super) fn head_of(line: &str, manner: Manner) -> (Head, &str) {
    let mut head = Head::default();
    let mut rest = line.trim_start();
    loop {
        let before = rest.len();
        let folded = Folded::of(rest);
        if let Some(letter) = rest.chars().next().filter(|c| BULLETS.contains(c)) {
            head.mark.get_or_insert(letter);
            rest = rest[letter.len_utf8()..].trim_start();
        } else if let Some(length) = number_length(&folded) {
            head.mark.get_or_insert('1');
            rest = rest[length..].trim_start();
        } else if let Some(length) = take_session(&folded, &mut head) {
            rest = rest[length..].trim_start();
        } else if let Some((status, length)) = state_ahead(&folded.text) {
            head.status = Some(status);
            rest = &rest[folded.origin(length)..];
        } else if head.hours.from.is_none()
            && let Some((hours, length)) = hours::leading(&folded.text)
        {
            head.hours = hours;
            let after = &rest[folded.origin(length)..];
            rest = after.trim_start_matches([' ', ',', ':', '.', '-', '–', ';', '\n', ')']);
        } else if manner.prose
            && head.label.is_empty()
            && let Some((label, length)) = label_of(rest)
        {
            head.label = label;
            rest = rest[length..].trim_start();
        }
        if rest.len() == before {
            return (head, rest);
        }
    }
}

/// A state that stands ahead of an hour or a session, and its length.
pub(super) fn state_ahead(folded: &str) -> Option<(Status, usize)> {
    let found = STATE.captures(folded)?;
    let after = &folded[found[0].len()..];
    let timed = hours::leading(after).is_some() || LETTER.is_match(after) || SESSION.is_match(after);
    timed.then(|| (remarks::status_of(&found[1]), found[0].len()))
}

fn number_length(folded: &Folded<'_>) -> Option<usize> {
    let found = NUMBER.find(&folded.text)?;
    // The pattern may have looked one letter ahead.
    let end = found.as_str().trim_end_matches(|c: char| c.is_alphabetic() && found.as_str().len() > 3).len();
    let end = found.as_str()[..end].rfind(['.', ')', '-', '/']).map_or(end, |at| at + 1);
    Some(folded.origin(end))
}

fn take_session(folded: &Folded<'_>, head: &mut Head) -> Option<usize> {
    if head.session.is_some() {
        return None;
    }
    let text = folded.text.as_str();
    if let Some(found) = DAY_LONG.find(text) {
        head.session = Some(Session::AllDay);
        head.heading = found.as_str().trim_end().ends_with(':') || found.end() == text.len();
        return Some(folded.origin(found.end()));
    }
    if let Some(found) = LETTER.captures(text) {
        head.session = Some(hours::session_of(&found[1]));
        head.heading = true;
        return Some(folded.origin(found[0].len()));
    }
    let found = SESSION.captures(text)?;
    let end = found[0].len();
    let after = &text[end..];
    let word = after.split([' ', ',', ':', '.']).next().unwrap_or("");
    let printed = folded.words(0..end);
    // `Sang:` is somebody's name, unless the whole line was typed without diacritics.
    let plain = folded.original.is_ascii();
    let spoken = |word: &str| sessions::is_word(word.trim_end_matches([':', ',', '.', '-', '*', ')']), plain);
    let tone = printed.split_whitespace().all(spoken);
    if !tone || NO_SESSION.contains(&word) {
        return None;
    }
    // `…, chiều đi cơ sở`
    let acts = splitting::follows_verb(after);
    let separated = after.is_empty() || after.starts_with([':', '-', '.', '\n', '*', ')']);
    let timed = hours::leading(after).is_some() || after.starts_with(',');
    let sentence = printed.trim_start().starts_with(char::is_uppercase)
        && folded.words(end..folded.text.len()).starts_with(char::is_lowercase);
    let capital = folded.words(end..folded.text.len()).starts_with(char::is_uppercase);
    if !(separated || timed || sentence || capital || acts) {
        return None;
    }
    head.session = (&found[1] != "trua").then(|| hours::session_of(&found[1]));
    head.heading = separated;
    let skipped = after.len() - after.trim_start_matches([':', '-', '.', '*', ' ', ',', ')', '\n']).len();
    Some(folded.origin(end + skipped))
}
