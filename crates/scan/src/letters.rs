//! How recognition misspells what it has seen rightly: a letter written twice, or large in the middle of a word.

use crate::syllable;

/// The letters that were meant. Recognition writes down the same stroke twice (`GĐÐ`, `chỉỈ`), an Icelandic
/// letter for a Vietnamese one (`GÐ`), and a large letter in a small word (`chỈ`).
pub fn meant(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut last: Option<char> = None;
    for letter in word.chars() {
        let plain = if letter == 'Ð' { 'Đ' } else { letter };
        let twice = last.is_some_and(|last| {
            last != letter
                && (last == 'Ð' && letter == 'Đ' || last == 'Đ' && letter == 'Ð' || twins(last, letter))
        });
        if !twice {
            out.push(plain);
        }
        last = Some(letter);
    }
    if is_wildly_cased(&out) { small_behind_first(&out) } else { out }
}

/// The same letter, small and large.
fn twins(small: char, large: char) -> bool {
    small.is_lowercase() && small.to_uppercase().eq(std::iter::once(large))
}

/// Small letters with a large one among them, in a word that is a syllable when all are small.
pub fn is_wildly_cased(word: &str) -> bool {
    let core = word.trim_matches(|letter: char| !letter.is_alphabetic());
    core.chars().any(char::is_lowercase)
        && core.chars().skip(1).any(char::is_uppercase)
        && syllable::is_one(&core.to_lowercase())
}

fn small_behind_first(word: &str) -> String {
    let mut begun = false;
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        if begun {
            out.extend(letter.to_lowercase());
        } else {
            out.push(letter);
        }
        begun |= letter.is_alphabetic();
    }
    out
}

/// What speaks against a code in which one letter seems to be seen as two: `BDĐG`.
pub fn doubled(word: &str) -> f64 {
    if word.contains("DĐ") || word.contains("ĐD") { 1.25 } else { 0.0 }
}
