//! Search of the content: phrases → items, without regard to diacritics; the longest reading that finds
//! something wins.

use std::collections::BTreeSet;

use super::{
    phrases,
    vocabulary::Vocabulary,
    words::{Word, chunks},
};

/// From so many words on, one that nothing holds is taken for a slip.
const WORDS_FOR_A_SLIP: usize = 4;

/// The items that hold the phrases.
pub fn matching(sought: &[String], vocabulary: &Vocabulary) -> BTreeSet<usize> {
    let phrases: Vec<Vec<Word>> = sought.iter().map(|phrase| chunks(phrase)).collect();
    let subjects: Vec<Vec<Word>> = phrases.iter().filter(|phrase| !is_kind_of_item(phrase)).cloned().collect();
    if subjects.is_empty() {
        return phrases.iter().flat_map(|phrase| vocabulary.holders(phrase)).collect();
    }
    let whole = common(&phrases, vocabulary);
    if !whole.is_empty() {
        return whole;
    }
    let singles = |phrases: &[Vec<Word>]| -> Vec<Vec<Word>> {
        phrases.iter().flatten().map(|word| vec![word.clone()]).collect()
    };
    let words = singles(&subjects);
    let readings = [singles(&phrases), subjects, words.clone()];
    if let Some(found) = readings.iter().map(|r| common(r, vocabulary)).find(|found| !found.is_empty()) {
        return found;
    }
    if words.len() < WORDS_FOR_A_SLIP {
        return BTreeSet::new();
    }
    let but_one = (0..words.len()).map(|left_out| {
        let rest: Vec<Vec<Word>> =
            words.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, w)| w.clone()).collect();
        common(&rest, vocabulary)
    });
    but_one.max_by_key(BTreeSet::len).unwrap_or_default()
}

/// "họp", "hội nghị": what kind of item it is, not what it is about.
fn is_kind_of_item(phrase: &[Word]) -> bool {
    phrases::is_event(phrase)
}

/// The items that hold every phrase.
fn common(phrases: &[Vec<Word>], vocabulary: &Vocabulary) -> BTreeSet<usize> {
    let mut sets = phrases.iter().map(|phrase| vocabulary.holders(phrase));
    let Some(first) = sets.next() else { return BTreeSet::new() };
    sets.fold(first, |common, set| common.intersection(&set).copied().collect())
}
