//! The comparable form of Vietnamese text: no diacritics, no case, one space between words.
//!
//! Names and words are never compared raw: documents mix composed and decomposed Unicode, and people
//! type without diacritics. SQLite's `remove_diacritics` leaves `đ` alone, so the index is fed with this
//! form too.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Canonical composition; the form of every text that enters the program.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The two customs of placing a tone mark, the newer one first: `hoà` and `hòa`, `uỷ` and `ủy`.
pub const TONES: &[(&str, &str)] = &[
    ("oà", "òa"),
    ("oá", "óa"),
    ("oả", "ỏa"),
    ("oã", "õa"),
    ("oạ", "ọa"),
    ("oè", "òe"),
    ("oé", "óe"),
    ("oẻ", "ỏe"),
    ("oẽ", "õe"),
    ("oẹ", "ọe"),
    ("uỳ", "ùy"),
    ("uý", "úy"),
    ("uỷ", "ủy"),
    ("uỹ", "ũy"),
    ("uỵ", "ụy"),
];

/// Whether a text has the words that were typed with diacritics as they were typed: `nghỉ` is no `nghị`. The
/// last one may be the beginning of a word; words without diacritics may be written in any way.
pub fn has_as_typed(text: &str, typed: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let lower = nfc(text).to_lowercase();
        let one_custom = TONES.iter().fold(lower, |text, (newer, older)| text.replace(newer, older));
        one_custom
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (text, typed) = (words(text), words(typed));
    let last = typed.last();
    let is_there = |word: &String| {
        fold(word) == *word
            || text.iter().any(|w| w == word || last == Some(word) && w.starts_with(word.as_str()))
    };
    typed.iter().all(is_there)
}

/// `"Đức  Thọ"` → `"duc tho"`.
pub fn fold(text: &str) -> String {
    let letters = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(|c| match c {
        'đ' | 'Đ' => 'd'.to_lowercase(),
        c => c.to_lowercase(),
    });
    let mut folded = String::with_capacity(text.len());
    for c in letters {
        if !c.is_whitespace() {
            folded.push(c);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
