//! Where the lines of a narrow cell begin entries of their own; knows how the document's cells end, no names.

use std::collections::HashSet;

use crate::choose::words;

/// The last word of what a cell says, in small letters.
pub fn last_word(text: &str) -> Option<String> {
    words(text).last().map(str::to_lowercase)
}

/// Whether an entry may end with this word: nothing is left open, and other cells end with it.
pub fn ends(word: &str, ends: &HashSet<String>) -> bool {
    word.ends_with(char::is_alphanumeric) && last_word(word).is_some_and(|last| ends.contains(&last))
}

/// Whether an entry may begin with this word.
pub fn begins(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_uppercase() || letter == 'đ' && word.contains('/'))
}

/// Whether a code follows another with nothing between them: recognition may have missed a comma.
pub fn runs_on(before: &str, word: &str) -> bool {
    before.ends_with(char::is_alphanumeric) && is_code(before) && is_code(word)
}

/// One word that is no code: `Tra`, which may have been `TTra`.
pub fn is_plain(word: &str) -> bool {
    let mut letters = word.trim_matches(|letter: char| !letter.is_alphanumeric()).chars();
    let (first, rest) = (letters.next(), letters.as_str());
    first.is_some_and(char::is_uppercase) && !rest.is_empty() && rest.chars().all(char::is_lowercase)
}

/// Letters of which none is small.
pub fn is_code(word: &str) -> bool {
    let letters = || word.chars().filter(|letter| letter.is_alphabetic());
    letters().count() > 1 && letters().all(char::is_uppercase)
}
