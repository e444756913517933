//! Whether the work is put differently, or is only somewhere else; knows where a place can stand in a
//! sentence, because half of the offices print it there and move it to a column of its own later.

use std::ops::Range;

use super::{
    entry::Entry,
    wording::{Parting, Usage, partings},
    words::{Mark, Word, words},
};
use crate::Item;

/// What became of the wording and of the place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub reworded: bool,
    pub relocated: bool,
}

/// Words that end a place in a sentence: `tại Hội trường tầng 2 về công tác …`.
const AFTER_A_PLACE: &[&str] = &[
    "chiều", "cho", "do", "để", "đợt", "gồm", "lần", "nghe", "nhằm", "năm", "ngày", "sáng", "theo", "trong",
    "từ", "về", "với",
];

/// Words with which the name of a place begins, when it does not begin with a proper name.
const PLACE_NOUNS: &[&str] = &[
    "các",
    "công",
    "cơ",
    "cụm",
    "hai",
    "hội",
    "huyện",
    "khách",
    "khu",
    "nhà",
    "phòng",
    "phường",
    "quận",
    "sân",
    "sở",
    "số",
    "tầng",
    "thành",
    "thị",
    "thôn",
    "tỉnh",
    "trụ",
    "trung",
    "trường",
    "ủy",
    "văn",
    "xã",
    "xóm",
];

/// Words that only lead to a place.
const LEADING: &[&str] = &["tại", "ở", "điểm", "địa", "họp", "trụ", "sở"];

pub(super) fn told(before: &Entry, after: &Entry, usage: &Usage) -> Told {
    match (before.place.is_empty(), after.place.is_empty()) {
        (true, true) => inside_the_sentence(&before.words, &after.words, usage),
        (false, false) => {
            let place = !partings(bare(&before.place), bare(&after.place), usage).is_empty();
            let mut told = inside_the_sentence(&before.words, &after.words, usage);
            told.relocated |= place;
            told
        }
        (false, true) => set_apart(&before.words, &before.place, &after.words, usage),
        (true, false) => set_apart(&after.words, &after.place, &before.words, usage),
    }
}

/// Whether an item says anywhere where it is: in its field, or in its sentence.
pub fn names_a_place(item: &Item) -> bool {
    item.location.is_some() || !place_clauses(&words(&item.content)).is_empty()
}

/// Both places stand in the sentence, if anywhere.
fn inside_the_sentence(before: &[Word], after: &[Word], usage: &Usage) -> Told {
    let (old, new) = (place_clauses(before), place_clauses(after));
    let within = |clauses: &[Range<usize>], range: &Range<usize>| {
        clauses.iter().any(|clause| clause.start <= range.start && range.end <= clause.end)
    };
    let mut told = Told::default();
    for Parting { before: b, after: a } in partings(before, after, usage) {
        let moved = (within(&old, &b) || b.is_empty()) && (within(&new, &a) || a.is_empty());
        told.relocated |= moved;
        told.reworded |= !moved;
    }
    told
}

/// One item has its place in a field of its own; the other may have it in the sentence, or none.
fn set_apart(words: &[Word], place: &[Word], sentence: &[Word], usage: &Usage) -> Told {
    let place = bare(place);
    if let Some(rest) = without(sentence, place) {
        return Told { relocated: false, ..inside_the_sentence(words, &rest, usage) };
    }
    for clause in place_clauses(sentence).iter().rev() {
        let mut rest = sentence[..clause.start].to_vec();
        rest.extend_from_slice(&sentence[clause.end..]);
        if partings(words, &rest, usage).is_empty() {
            let there = bare(&sentence[clause.clone()]);
            return Told { reworded: false, relocated: !partings(place, there, usage).is_empty() };
        }
    }
    Told { relocated: true, ..inside_the_sentence(words, sentence, usage) }
}

/// The sentence without the words of the place and those that lead to it.
fn without(sentence: &[Word], place: &[Word]) -> Option<Vec<Word>> {
    if place.is_empty() || place.len() > sentence.len() {
        return None;
    }
    let alike = |part: &[Word]| part.iter().map(|w| &w.folded).eq(place.iter().map(|w| &w.folded));
    let found =
        (0..=sentence.len() - place.len()).rev().find(|at| alike(&sentence[*at..at + place.len()]))?;
    let leads =
        sentence[..found].iter().rev().take_while(|word| LEADING.contains(&word.text.as_str())).count();
    let mut rest = sentence[..found - leads].to_vec();
    rest.extend_from_slice(&sentence[found + place.len()..]);
    Some(rest)
}

/// A place without the words that lead to it.
fn bare(place: &[Word]) -> &[Word] {
    let leads = place.iter().take_while(|word| matches!(word.text.as_str(), "tại" | "ở")).count();
    &place[leads..]
}

/// Where the sentence says `tại …`.
fn place_clauses(words: &[Word]) -> Vec<Range<usize>> {
    let is_place = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.proper || word.number || PLACE_NOUNS.contains(&word.text.as_str()))
    };
    let starts = (0..words.len()).filter(|at| match words[*at].text.as_str() {
        "tại" => words.get(at + 1).is_some_and(|next| next.text != "chỗ"),
        // `nhà ở xã hội` is no place.
        "ở" => is_place(at + 1) && !(*at > 0 && words[at - 1].text == "nhà"),
        _ => false,
    });
    let ends = |at: &usize| match (words[*at].after, words[*at].text.as_str()) {
        (Some(Mark::Strong), _) => true,
        (Some(Mark::Comma), _) => !is_place(*at),
        (None, "và") => !is_place(at + 1),
        (None, text) => AFTER_A_PLACE.contains(&text),
    };
    starts.map(|start| start..(start + 1..words.len()).find(ends).unwrap_or(words.len())).collect()
}
