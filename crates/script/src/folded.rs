//! A text beside its comparable form, letter for letter; knows letters, not words.
//!
//! Patterns are written once, without case and diacritics, and what they find is cut out of the original:
//! offices write `ĐỊA ĐIỂM`, `Địa điểm` and `Dia diem`, and the words that we keep must stay as printed.

use std::ops::Range;

use regex::Regex;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::letters;

/// One folded letter for each letter of the original, with the way back.
#[derive(Clone, Debug, Default)]
pub struct Folded<'a> {
    pub original: &'a str,
    pub text: String,
    /// Byte of the original at which each byte of `text` begins; one more for the end.
    origin: Vec<u32>,
}

impl<'a> Folded<'a> {
    pub fn of(original: &'a str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin = Vec::with_capacity(original.len() + 1);
        for (at, letter) in original.char_indices() {
            let Some(plain) = plain_letter(letter) else { continue };
            text.push(plain);
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            origin.extend(std::iter::repeat_n(at, plain.len_utf8()));
        }
        origin.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        letters::mend_digits(&mut text);
        letters::mend_words(&mut text);
        Self { original, text, origin }
    }

    /// The byte of the original that belongs to a byte of the folded text.
    pub fn origin(&self, at: usize) -> usize {
        self.origin[at.min(self.origin.len() - 1)] as usize
    }

    /// The words of the original that a match covers.
    pub fn words(&self, found: Range<usize>) -> &'a str {
        &self.original[self.origin(found.start)..self.origin(found.end)]
    }

    /// First match of a pattern, as a range of the original.
    pub fn find(&self, pattern: &Regex) -> Option<Range<usize>> {
        pattern.find(&self.text).map(|m| self.origin(m.start())..self.origin(m.end()))
    }
}

/// A letter without case and diacritics; the many dashes, quotes and spaces as the plain ones.
fn plain_letter(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter.to_ascii_lowercase());
    }
    Some(match letter {
        'đ' | 'Đ' | 'ð' | 'Ð' => 'd',
        '–' | '—' | '‑' | '−' | '‒' => '-',
        '’' | '‘' | '′' | '´' | '‵' => '\'',
        '“' | '”' | '″' => '"',
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2009}' => ' ',
        '：' => ':',
        c if is_combining_mark(c) || c == '\u{200b}' || c == '\u{feff}' => return None,
        c => std::iter::once(c).nfd().next().and_then(|base| base.to_lowercase().next()).unwrap_or(c),
    })
}

/// The folded form alone.
pub fn fold_letters(text: &str) -> String {
    let mut folded = text.chars().filter_map(plain_letter).collect();
    letters::mend_digits(&mut folded);
    letters::mend_words(&mut folded);
    folded
}

/// One line, one space between words.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Letters and digits alone, folded: what is left of a name when people type it differently.
pub fn skeleton(text: &str) -> String {
    text.chars().filter_map(plain_letter).filter(|c| c.is_alphanumeric()).collect()
}

/// A pattern over folded text, compiled on first use. `{name}` stands for a phrase of the [`lexicon`](crate::lexicon).
#[macro_export]
macro_rules! pattern {
    ($name:ident = $($part:expr),+ $(,)?) => {
        static $name: std::sync::LazyLock<regex::Regex> = std::sync::LazyLock::new(|| {
            let pattern = $crate::lexicon::expanded(concat!($($part),+));
            regex::Regex::new(&pattern).expect("a pattern of this program compiles")
        });
    };
}
pub use pattern;
