//! What can be a syllable of Vietnamese at all; knows no words.

use crate::folded::{pattern, skeleton};

pattern!(
    SYLLABLE = r"^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?",
    r"(?:ieu|yeu|uoi|uou|oai|oay|oao|oeo|uay|uya|uyu|ai|ao|au|ay|eo|eu|ia|iu|oi|ua|ui|uu|",
    r"(?:uye|ie|oa|oe|oo|ua|ue|uo|uy|ye|[aeiouy])(?:ch|ng|nh|[ckmnpt])?)$"
);

/// Whether a word of small letters could be Vietnamese. `Tnị` could not, nor could `Khahg`.
pub fn is_syllable(word: &str) -> bool {
    SYLLABLE.is_match(&skeleton(word))
}

/// The first word of a name that no Vietnamese name can hold; abbreviations and numbers are none.
pub fn misspelt(name: &str) -> Option<&str> {
    name.split(|c: char| !c.is_alphanumeric()).find(|word| {
        let small = word.chars().count() > 1 && word.chars().skip(1).all(char::is_lowercase);
        small && !is_syllable(word)
    })
}
