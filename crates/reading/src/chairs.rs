//! Who a cell of the chair column names, entry by entry; knows how persons are written one after another.

use super::{
    entries::{self, Gap, Piece},
    folded::{Folded, fold_letters, pattern},
    people::{self, Kind, Person},
};

/// One person or body of a cell, with what sets it apart from the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub person: Person,
    pub gap: Gap,
    pub paragraph: usize,
    /// `nt`: as in the row above.
    pub ditto: bool,
}

pattern!(AND = r"\s+(?:va|cung)\s+|\s+\+\s+|\s+&\s+");
pattern!(
    ALONG = r"[,;]?\s*\b(?:va|cung)\s+[^();]*\bcung (?:du|di|tham gia|tham du)\b.*$|(?:^|[,;(]|\bva\s)\s*(?:d/d|dai dien)\b.*$|\bcung du\b.*$|\bmoi du\b.*$|\bthanh phan\b.*$|\s*\(?\bthay\s+(?:cho\s+)?(?:d/c|dong chi|ong|ba)\b.*$"
);
pattern!(
    LABEL = r"^(?:(?:nguoi |dong )?{chair}|{presides}|{leaders}|{chair}, {joins}|du|{attends}|{leaders} du)\s*:\s*"
);

/// The persons that the pieces of a cell name.
pub fn entries(pieces: &[Piece], expected: bool) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for piece in pieces {
        if people::is_ditto(&piece.text) {
            let person = Person {
                name: "nt".into(),
                positions: Vec::new(),
                kind: Kind::Other,
                honorific: false,
                listed: false,
            };
            found.push(Entry { person, gap: piece.gap, paragraph: piece.paragraph, ditto: true });
            continue;
        }
        let text = without_company(&piece.text);
        for (index, (phrase, gap)) in phrases(text).into_iter().enumerate() {
            let gap = if index == 0 { piece.gap } else { gap };
            if continues(found.last(), phrase, gap) {
                if let Some(last) = found.last_mut() {
                    let more = phrase.split(',').map(|p| p.trim().trim_matches('.').to_owned());
                    last.person.positions.extend(more.filter(|p| !p.is_empty()));
                    last.person.listed = true;
                }
            } else if let Some(person) = people::parse(phrase, expected) {
                found.push(Entry { person, gap, paragraph: piece.paragraph, ditto: false });
            }
        }
    }
    found
}

/// All persons of a text, without regard to what sets them apart.
pub fn in_text(text: &str, expected: bool) -> Vec<Person> {
    let piece = Piece { text: text.into(), gap: Gap::Paragraph, paragraph: 0 };
    entries(&[piece], expected).into_iter().map(|entry| entry.person).collect()
}

/// The same, but nothing unless every phrase names somebody.
pub fn all_in_text(text: &str) -> Option<Vec<Person>> {
    let known =
        phrases(without_company(text)).iter().all(|(phrase, _)| people::parse(phrase, false).is_some());
    let persons = in_text(text, false);
    (known && !persons.is_empty() && persons.iter().all(|p| p.kind != Kind::Other)).then_some(persons)
}

/// Without a label ahead and without those who merely come along: `(đồng chí C cùng dự)`.
pub fn without_company(text: &str) -> &str {
    let folded = Folded::of(text);
    let start = folded.find(&LABEL).map_or(0, |m| m.end);
    let text = &text[start..];
    let folded = Folded::of(text);
    let open = text.find('(').filter(|open| fold_letters(&text[*open..]).contains("cung "));
    let along = ALONG.find(&folded.text).map(|m| folded.origin(m.start()));
    let heads = folded.text.find(" va lanh dao cac phong ").map(|at| folded.origin(at));
    let end = [open, along, heads].into_iter().flatten().min().unwrap_or(text.len());
    text[..end].trim_end_matches([',', ' ', ';'])
}

/// Splits a stretch where somebody new begins.
fn phrases(text: &str) -> Vec<(&str, Gap)> {
    let mut cuts: Vec<(usize, usize, Gap)> = Vec::new();
    for at in people::starts(text) {
        let before = text[..at].trim_end();
        let last_open = before.rfind('(').is_some_and(|open| !before[open..].contains(')'));
        if at > 0 && !last_open && !before.is_empty() {
            let gap = if before.ends_with(',') { Gap::Comma } else { Gap::Restart };
            cuts.push((at, at, gap));
        }
    }
    cuts.extend(titled_anew(text).into_iter().map(|at| (at, at, Gap::Restart)));
    for at in entries::outside(text, &[',', ';']) {
        // `Các Tiểu ban 1, 3, 4` is one body, by its numbers.
        if !text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit()) {
            cuts.push((at, at + 1, Gap::Comma));
        }
    }
    let folded = Folded::of(text);
    for found in AND.find_iter(&folded.text) {
        let (start, end) = (folded.origin(found.start()), folded.origin(found.end()));
        let next = &text[end..];
        if people::begins_person(next)
            || people::is_name(next.split([',', '-', '–', '(', ';']).next().unwrap_or(next).trim())
        {
            cuts.push((start, end, Gap::And));
        }
    }
    cuts.sort_unstable_by_key(|&(start, end, _)| (start, end));
    let mut phrases = Vec::new();
    let (mut start, mut gap) = (0, Gap::Comma);
    for (cut, end, next) in cuts {
        if cut < start {
            continue;
        }
        let phrase = text[start..cut].trim();
        let empty = phrase.trim_matches([',', ';', '-', '.', ' ']).is_empty();
        if !empty {
            phrases.push((phrase, gap));
        }
        // `A và Đ/c B`, `A, Đ/c B`: the person who begins anew after a separator is no restart.
        gap = if empty && next == Gap::Restart { gap } else { next };
        start = end;
    }
    phrases.push((text[start..].trim(), gap));
    phrases.into_iter().filter(|(phrase, _)| !phrase.is_empty()).collect()
}

/// Where `GĐ Trần Minh Khuê PGĐ Vũ Thị Lam Hà` names the next: a title behind a titled name, ahead of a name.
fn titled_anew(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(' ').map(|(at, space)| (at + space.len(), space)) {
        let title = text[at..].split(' ').next().unwrap_or("");
        let name = text[at + title.len()..].trim_start();
        let name = name.split([',', ';', '(', '-', '–']).next().unwrap_or("").trim_end();
        let before = text[start..at].trim_end();
        let (own, first) = people::split_title(before);
        if people::is_title_code(title)
            && own.is_some_and(people::is_title_code)
            && first.split_whitespace().count() > 1
            && people::is_name(first)
            && name.split_whitespace().count() > 1
            && people::is_name(name.split_whitespace().take(2).collect::<Vec<_>>().join(" ").as_str())
        {
            found.push(at);
            start = at;
        }
    }
    found
}

/// `TS.`, `BSCKII.`: what somebody learned, not what he is.
fn is_degree(position: &str) -> bool {
    let folded = fold_letters(position);
    let parts = folded.split(['.', ' ']).filter(|part| !part.is_empty());
    parts.into_iter().all(|part| {
        matches!(
            part,
            "ts" | "ths"
                | "pgs"
                | "gs"
                | "cn"
                | "ks"
                | "bs"
                | "ds"
                | "bscki"
                | "bsckii"
                | "ck1"
                | "ck2"
                | "cki"
                | "ckii"
        )
    })
}

/// `TUV, BTĐU, GĐ` after `Đ/c Lạc - …`: more positions of the same person.
fn continues(last: Option<&Entry>, phrase: &str, gap: Gap) -> bool {
    let Some(last) = last else { return false };
    let named = last.person.kind == Kind::Person;
    let learned = !last.person.positions.is_empty() && last.person.positions.iter().all(|p| is_degree(p));
    let titled_after = learned && gap == Gap::Comma
        || last.person.listed
        || (last.person.honorific && last.person.positions.is_empty());
    named
        && titled_after
        && !people::without_honorific(phrase).1
        && people::is_position(phrase)
        && (gap <= Gap::And || (gap == Gap::Spaces && people::is_title_code(phrase)))
}
