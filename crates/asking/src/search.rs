//! Search of the content: phrases → items, without regard to diacritics; the longest reading that finds
//! something wins.

use std::collections::BTreeSet;

use super::{
    phrases,
    vocabulary::Vocabulary,
    words::{Word, chunks},
};

/// From so many words on they may stand anywhere in an item: "quốc hội" is not "toàn quốc … hội nghị".
const WORDS_TO_SCATTER: usize = 3;
/// From so many words on, one that nothing holds is taken for a slip.
const WORDS_FOR_A_SLIP: usize = 6;

/// The items that hold the phrases.
pub fn matching(sought: &[String], vocabulary: &Vocabulary) -> BTreeSet<usize> {
    let phrases: Vec<Vec<Word>> = sought.iter().map(|phrase| chunks(phrase)).collect();
    let subjects: Vec<Vec<Word>> =
        phrases.iter().filter(|phrase| !is_kind_of_item(phrase)).cloned().collect();
    let exact = |phrase: &[Word]| vocabulary.holders(phrase);
    if subjects.is_empty() {
        let all = common(&phrases, exact);
        if !all.is_empty() {
            return all;
        }
        return phrases.iter().flat_map(|phrase| vocabulary.holders(phrase)).collect();
    }
    let loose = |phrase: &[Word]| {
        let exact = vocabulary.holders(phrase);
        if exact.is_empty() { vocabulary.loose_holders(phrase) } else { exact }
    };
    let readings = [
        common(&phrases, exact),
        common(&phrases, loose),
        common(&subjects, exact),
        common(&subjects, loose),
    ];
    if let Some(found) = readings.into_iter().find(|found| !found.is_empty()) {
        return found;
    }
    let words: Vec<Vec<Word>> = subjects.iter().flatten().map(|word| vec![word.clone()]).collect();
    if words.len() < WORDS_TO_SCATTER {
        return BTreeSet::new();
    }
    let scattered = common(&words, exact);
    if !scattered.is_empty() || words.len() < WORDS_FOR_A_SLIP {
        return scattered;
    }
    let but_one = (0..words.len()).map(|left_out| {
        let rest: Vec<Vec<Word>> =
            words.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, w)| w.clone()).collect();
        common(&rest, exact)
    });
    but_one.max_by_key(BTreeSet::len).unwrap_or_default()
}

/// "họp", "hội nghị": what kind of item it is, not what it is about.
fn is_kind_of_item(phrase: &[Word]) -> bool {
    phrases::is_event(phrase)
}

/// The items that hold every phrase.
fn common(phrases: &[Vec<Word>], holders: impl Fn(&[Word]) -> BTreeSet<usize>) -> BTreeSet<usize> {
    let mut sets = phrases.iter().map(|phrase| holders(phrase));
    let Some(first) = sets.next() else { return BTreeSet::new() };
    sets.fold(first, |common, set| common.intersection(&set).copied().collect())
}
