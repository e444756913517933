//! Who is meant by somebody who is named as taking part, as printed: `đ/c Hoa - PGĐ`, `Đại diện Phòng BTXH`; it
//! knows spellings, not who is told.
//!
//! Chairs and units are put right when a document is read. Attendees stay as they were printed, because half of them
//! are guests that no directory has; who of them is the office's own is looked up with this one rule, everywhere.

use script::{fold::fold, names::without_honorific};

/// Words ahead of whom a phrase is about: whoever is sent by a division, its head too, are its own to tell.
const AHEAD: &[&str] = &[
    "dai dien",
    "lanh dao",
    "truong",
    "pho truong",
    "toan the",
    "can bo",
    "chuyen vien",
    "cong chuc",
    "thanh vien",
    "cac",
    "phong",
    "p",
    "don vi",
];

/// The spellings under which a directory may know them, the fullest first.
pub fn spellings(printed: &str) -> Vec<&str> {
    let whole = printed.trim().trim_end_matches(['.', ';', ',']);
    let mut found = vec![whole];
    let (bare, _) = without_honorific(whole);
    let named = ["(", " - ", " – "].iter().filter_map(|mark| bare.find(mark)).min();
    let mut rest = bare[..named.unwrap_or(bare.len())].trim();
    loop {
        if !rest.is_empty() && !found.contains(&rest) {
            found.push(rest);
        }
        let Some(shorter) = without_word_ahead(rest) else { return found };
        rest = shorter;
    }
}

fn without_word_ahead(phrase: &str) -> Option<&str> {
    let ends = phrase.char_indices().filter(|(_, c)| c.is_whitespace() || *c == '.').map(|(at, _)| at);
    let mut cuts: Vec<usize> = ends.collect();
    cuts.reverse();
    let cut = cuts.into_iter().find(|cut| AHEAD.contains(&fold(&phrase[..*cut]).as_str()))?;
    let rest = phrase[cut..].trim_start_matches(|c: char| c.is_whitespace() || c == '.');
    (!rest.is_empty()).then_some(rest)
}

/// Whom a directory means by them: the one under the fullest spelling that it knows. Several of one name are nobody,
/// since telling the wrong one is worse than a question.
pub fn meant<T>(printed: &str, find: impl Fn(&str) -> Vec<T>) -> Option<T> {
    let mut found = spellings(printed).into_iter().map(find).find(|found| !found.is_empty())?;
    (found.len() == 1).then(|| found.remove(0))
}
