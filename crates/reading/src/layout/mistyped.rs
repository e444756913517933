//! Header words with a letter wrong, as the ones that were meant; knows no columns.

use crate::folded::fold_letters;
use script::{lexicon::WORDS, syllables};

/// Longer headers are sentences.
const MOST_WORDS: usize = 6;
/// Shorter words have too many neighbours.
const SHORTEST: usize = 3;

/// The header as it was meant, folded; nothing where it is right, or any of its words is no header's nor nearly one.
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
    // `Thị` is no slip of `thứ`.
    if syllables::is_syllable(word) {
        return None;
    }
    let near = |known: &&&'w str| {
        known.len() >= SHORTEST && word.len() >= SHORTEST && strsim::damerau_levenshtein(word, known) == 1
    };
    WORDS.iter().find(near).copied()
}
