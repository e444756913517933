//! Header words with a letter wrong, as the ones that were meant; knows no columns.

use crate::folded::fold_letters;

/// Words of which headers are made. A header is mended only where each of its words is one of them, or nearly one.
const WORDS: [&str; 47] = [
    "noi", "dung", "cong", "viec", "ngay", "thang", "thu", "gio", "buoi", "sang", "chieu", "toi", "thoi", "gian",
    "dia", "diem", "chu", "tri", "toa", "don", "vi", "chuan", "bi", "phoi", "hop", "lanh", "dao", "thanh", "phan",
    "ghi", "nguoi", "thuc", "hien", "phong", "tac", "lich", "cuoc", "phu", "trach", "tham", "du", "gia", "bat", "dau",
    "ket", "thuc", "truc",
];
/// Longer headers are sentences.
const MOST_WORDS: usize = 6;
/// Shorter words have too many neighbours.
const SHORTEST: usize = 3;

/// The header as it was meant, folded; nothing where it is none, or right as it is.
pub fn mended(header: &str) -> Option<String> {
    let folded = fold_letters(header);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > MOST_WORDS {
        return None;
    }
    let meant: Vec<&str> = words.iter().map(|word| meant(word)).collect::<Option<_>>()?;
    (meant != words).then(|| meant.join(" "))
}

fn meant<'w>(word: &'w str) -> Option<&'w str> {
    if WORDS.contains(&word) {
        return Some(word);
    }
    let near = |known: &&&'w str| {
        known.len() >= SHORTEST && word.len() >= SHORTEST && strsim::damerau_levenshtein(word, known) == 1
    };
    WORDS.iter().find(near).copied()
}
