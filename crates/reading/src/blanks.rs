//! Runs of blanks as the writer meant them; knows no words.
//!
//! Two blanks set entries apart where somebody put them there for that. A document that has them in the middle of
//! its sentences as well was justified or recognised by a machine, and then they say nothing.

use super::folded::pattern;

pattern!(RUN = r"\S(  {1,2})(\S)");

/// Whether blanks come doubled without a meaning.
pub fn are_loose<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let (mut inside, mut all) = (0, 0);
    for text in texts {
        for run in RUN.captures_iter(text) {
            all += 1;
            inside += usize::from(run[2].starts_with(char::is_lowercase) && !run[2].starts_with('đ'));
        }
    }
    inside >= FEWEST && inside * 4 >= all
}

/// Fewer of them are slips of the finger.
const FEWEST: usize = 3;

/// The text with one blank wherever two or three stand.
pub fn single(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut blanks = 0;
    for letter in text.chars() {
        if letter == ' ' {
            blanks += 1;
            continue;
        }
        plain.extend(std::iter::repeat_n(' ', if blanks > 3 { blanks } else { blanks.min(1) }));
        blanks = 0;
        plain.push(letter);
    }
    plain.extend(std::iter::repeat_n(' ', blanks));
    plain
}
