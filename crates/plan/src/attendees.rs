//! Who is meant by somebody who is named as taking part, as printed: `đ/c Hoa - PGĐ`, `Đại diện Phòng BTXH`; it
//! knows spellings, not who is told.
//!
//! Chairs and units are put right when a document is read. Attendees stay as they were printed, because half of them
//! are guests that no directory has; who of them is the office's own is looked up with this one rule, everywhere.

use script::{
    fold::{fold, has_as_typed},
    names::without_honorific,
};

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

/// Bodies that have a name behind them: who is printed with one comes from there.
const ELSEWHERE: &[&str] = &[
    "so",
    "ban",
    "bo",
    "cuc",
    "chi cuc",
    "tinh",
    "huyen",
    "xa",
    "phuong",
    "thi xa",
    "thanh pho",
    "tp",
    "cong ty",
];

/// What a directory says of whom a spelling leads to.
pub trait Line {
    fn spellings(&self) -> impl Iterator<Item = &str>;
    /// An official's.
    fn positions(&self) -> &[String];
}

/// The spellings under which a directory may know them, the fullest first, and the position that is printed with them.
fn spellings(printed: &str) -> (Vec<&str>, Option<&str>) {
    let whole = printed.trim().trim_end_matches(['.', ';', ',']);
    let mut found = vec![whole];
    let (bare, _) = without_honorific(whole);
    let named = ["(", " - ", " – "].iter().filter_map(|mark| bare.find(mark)).min();
    let position =
        named.map(|at| bare[at..].trim_matches(['(', ')', '-', '–', ' '])).filter(|text| !text.is_empty());
    let mut rest = bare[..named.unwrap_or(bare.len())].trim();
    loop {
        if !rest.is_empty() && !found.contains(&rest) {
            found.push(rest);
        }
        let Some(shorter) = without_word_ahead(rest) else { return (found, position) };
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
/// since telling the wrong one is worse than a question; so is a guest who shares a name with somebody here.
pub fn meant<T: Line>(printed: &str, find: impl Fn(&str) -> Vec<T>) -> Option<T> {
    let (spellings, position) = spellings(printed);
    let known = |spelling: &str| {
        let mut found = find(spelling);
        // `Hòa` is not `Hoa`, whichever of the two is the office's own.
        let same = |known: &str| has_as_typed(known, spelling) && has_as_typed(spelling, known);
        found.retain(|line| line.spellings().any(same));
        found
    };
    let mut found = spellings.into_iter().map(known).find(|found| !found.is_empty())?;
    (found.len() == 1 && !is_from_elsewhere(&found[0], position)).then(|| found.remove(0))
}

/// Whether somebody is printed with a body's name and no position that they hold here: `Hoa - PCT UBND tỉnh`.
fn is_from_elsewhere(line: &impl Line, position: Option<&str>) -> bool {
    let (Some(position), false) = (position, line.positions().is_empty()) else { return false };
    let folded = fold(position);
    let held = |part: &str| line.positions().iter().any(|own| fold(own) == part.trim());
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let of_body = |body: &&str| {
        let body: Vec<&str> = body.split(' ').collect();
        words.windows(body.len() + 1).any(|window| window.starts_with(&body))
    };
    let names_body =
        words.iter().any(|word| matches!(*word, "ubnd" | "hdnd")) || ELSEWHERE.iter().any(of_body);
    names_body && !folded.split([',', ';']).any(held)
}
