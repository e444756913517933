//! Officials and groups ahead of their work, with a colon or on a line of their own; knows one line.

use super::super::{
    chairs,
    folded::{Folded, fold_letters, one_line, pattern},
    people::{self, Kind, Person},
    sentence,
};

/// Officials and nothing else on a line: `Giám đốc Phùng Văn Lực`, `* Chủ tịch, Phó Chủ tịch Lâm Thị Bé`.
pub fn bare_label(line: &str) -> Option<Vec<Person>> {
    let line = line.trim().trim_end_matches(['.', ';', ',']);
    let group = GROUP.is_match(&fold_letters(line));
    let long = line.chars().count() > LONGEST_LABEL;
    if long || line.contains([':', '\n']) || !(group || people::begins_person(line)) {
        return None;
    }
    if let Some(group) = group_of(line) {
        return Some(vec![group]);
    }
    let persons = chairs::all_in_text(line).filter(|_| !speaks(line))?;
    let addressed =
        |person: &Person| person.honorific || person.kind == Kind::Title || !person.positions.is_empty();
    persons.iter().any(addressed).then_some(persons)
}

pattern!(
    GROUP = r"^((?:to|doan|{unit}|nhom|tieu ban|doi|khoi|ban)\b[^.:;()]{2,60}?)\s*(?:\((?:gom|bao gom|co)\b[^)]*\)|(?:\bso\s+\d{1,2}))$"
);

/// A group that a label names, with its members in parentheses or by its number: `Tổ kiểm tra số 2 (gồm ông …)`.
pub(super) fn group_of(line: &str) -> Option<Person> {
    let folded = Folded::of(line);
    let found = GROUP.captures(&folded.text)?;
    let numbered = !found[0].ends_with(')');
    let name = if numbered { line } else { folded.words(found.get(1)?.range()) };
    let name = one_line(name);
    Some(Person { name, positions: Vec::new(), kind: Kind::Collective, honorific: false, listed: false })
}

pattern!(CLAUSE_WORDS = r"\b(?:{place}|{members}|{content}|{prepares}|{along}|{asked_to}|{hours})\b");

/// Longest label that still reads as one.
pub(super) const LONGEST_LABEL: usize = 140;

/// `Chủ tịch, PCT. Thường trực:` — persons and nothing else, then a colon.
pub fn label_of(line: &str) -> Option<(Vec<Person>, usize)> {
    let colon = line.find(':')?;
    let label = line[..colon].trim();
    if label.matches('(').count() != label.matches(')').count() {
        return None;
    }
    let folded = fold_letters(label);
    if label.is_empty() || colon > LONGEST_LABEL || label.contains('\n') || CLAUSE_WORDS.is_match(&folded) {
        return None;
    }
    if let Some(group) = group_of(label) {
        return Some((vec![group], colon + 1));
    }
    let people = chairs::all_in_text(label)?;
    (people::begins_person(label) && !speaks(label)).then_some((people, colon + 1))
}

/// Whether a label is a sentence rather than a list of persons.
pub(super) fn speaks(label: &str) -> bool {
    sentence::has_verb(label) || fold_letters(label).contains(" dong gop ")
}
