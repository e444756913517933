//! Which of several readings of a word is right, by what else is known; knows syllables and what the document
//! itself says, and leaves in doubt what they don't tell.

use std::collections::HashMap;

use reading::document::Doubt;

use crate::{agree::Spot, syllable};

/// What is known of words before one of them is doubted.
#[derive(Debug, Default)]
pub struct Evidence {
    words: HashMap<String, f64>,
    pairs: HashMap<(String, String), f64>,
}

/// By how much the best reading must be better than the next to be believed.
const MARGIN: f64 = 1.0;
/// A word that both looks read alike is believed from this sureness on, of 100, whatever it is.
const SURE: f64 = 55.0;
/// What a word of the directory weighs: as if it had been read so often.
const KNOWN: f64 = 3.0;

/// A word, and what else it may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    pub text: String,
    pub doubt: Option<Doubt>,
}

impl Evidence {
    /// Of names that are known, and of all that the looks agree on.
    pub fn of<'a>(known: &[String], cuts: impl Iterator<Item = &'a [Spot]>) -> Evidence {
        let mut evidence = Evidence::default();
        for name in known {
            evidence.learn(name.split_whitespace().map(Some), KNOWN);
        }
        for spots in cuts {
            evidence.learn(spots.iter().map(Spot::agreed), 1.0);
        }
        evidence
    }

    fn learn<'a>(&mut self, words: impl Iterator<Item = Option<&'a str>>, weight: f64) {
        let mut before: Option<String> = None;
        for word in words {
            let plain = word.map(plain).filter(|word| !word.is_empty());
            if let Some(word) = &plain {
                *self.words.entry(word.clone()).or_default() += weight;
                if let Some(before) = before {
                    *self.pairs.entry((before, word.clone())).or_default() += weight;
                }
            }
            before = plain;
        }
    }

    fn seen(&self, word: &str) -> f64 {
        self.words.get(word).copied().unwrap_or(0.0)
    }

    fn paired(&self, before: &str, after: &str) -> f64 {
        self.pairs.get(&(before.to_owned(), after.to_owned())).copied().unwrap_or(0.0)
    }

    /// What one spot says, between the words before and after it.
    pub fn choose(&self, spot: &Spot, before: &str, after: &str) -> Chosen {
        let mut candidates: Vec<(f64, &str)> = Vec::new();
        for reading in &spot.readings {
            let score = self.score(&reading.text, before, after) + reading.sure / 100.0;
            match candidates.iter_mut().find(|(_, text)| *text == reading.text) {
                Some(same) => same.0 = same.0.max(score),
                None => candidates.push((score, &reading.text)),
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (best, text) = candidates[0];
        let others = candidates[1..].iter().filter(|(score, other)| {
            !other.is_empty()
                && plain(other) != plain(text)
                && (best - score < MARGIN || figures_differ(text, other))
        });
        let mut others: Vec<String> = others.map(|(_, other)| (*other).to_owned()).collect();
        let alone = spot.readings.iter().any(|reading| reading.text.is_empty()) && !plain(text).is_empty();
        let unsure = candidates.len() == 1 && !self.believable(text, spot.readings[0].sure);
        if unsure {
            others = self.alike(text);
        }
        let doubted = alone || unsure || !others.is_empty();
        let doubt = doubted.then(|| Doubt { word: text.to_owned(), others });
        Chosen { text: text.to_owned(), doubt }
    }

    fn score(&self, text: &str, before: &str, after: &str) -> f64 {
        let words: Vec<String> = text.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
        let mut sum = 0.0;
        let mut last = plain(before);
        for (word, written) in words.iter().zip(text.split_whitespace()) {
            sum += likely(word, written) + 1.5 * (1.0 + self.seen(word)).ln();
            sum += 1.5 * self.paired(&last, word).min(1.0);
            last.clone_from(word);
        }
        sum += 1.5 * self.paired(&last, &plain(after)).min(1.0);
        sum / words.len().max(1) as f64
    }

    /// Whether a word that all looks read alike is one.
    fn believable(&self, text: &str, sure: f64) -> bool {
        let word = plain(text);
        sure >= SURE
            || word.is_empty()
            || self.seen(&word) >= 3.0
            || text.split_whitespace().all(|written| likely(&plain(written), written) > 0.0)
    }

    /// Words of the document that differ from this one in a letter.
    fn alike(&self, text: &str) -> Vec<String> {
        let word = plain(text);
        let mut near: Vec<(&String, &f64)> = self
            .words
            .iter()
            .filter(|(other, _)| **other != word && one_letter_apart(other, &word))
            .collect();
        near.sort_by(|a, b| b.1.total_cmp(a.1).then(a.0.cmp(b.0)));
        near.into_iter().take(3).map(|(other, _)| other.clone()).collect()
    }
}

/// A word without what stands around it, in small letters.
pub fn plain(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

/// How likely a word is on its own: a syllable, a number, a code; not letters and figures mixed.
fn likely(word: &str, written: &str) -> f64 {
    let letters = word.chars().any(char::is_alphabetic);
    let figures = word.chars().any(|letter| letter.is_ascii_digit());
    let capitals = written.chars().filter(|letter| letter.is_uppercase()).count() > 1;
    match (letters, figures) {
        (true, false) if word.split(|letter: char| !letter.is_alphanumeric()).all(syllable::is_one) => 2.0,
        (true, false) if capitals => 0.5,
        (true, false) => -1.5,
        (true, true) if capitals || word.contains(['/', '-']) => 0.0,
        (true, true) => -2.0,
        _ => 0.5,
    }
}

fn figures_differ(a: &str, b: &str) -> bool {
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    figures(a) != figures(b) && !figures(a).is_empty() && !figures(b).is_empty()
}

fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = |a: &[char], b: &[char]| a.len() <= 1 && b.len() <= 1 || a.get(1..) == b.get(1..);
    match a.len().cmp(&b.len()) {
        std::cmp::Ordering::Equal => tail(&a[same..], &b[same..]),
        std::cmp::Ordering::Less => b.len() - a.len() == 1 && a[same..] == b[same + 1..],
        std::cmp::Ordering::Greater => a.len() - b.len() == 1 && b[same..] == a[same + 1..],
    }
}
