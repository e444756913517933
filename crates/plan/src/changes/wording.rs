//! How much two wordings differ: not at all, as a slip of the keyboard, or so that a reader must know;
//! knows words, not items. Numbers and names always count, letters and spaces do not.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};
use strsim::osa_distance;

use super::{
    abbreviations::{is_given_name, is_syllable},
    words::Word,
};

/// One place where two wordings part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parting {
    pub before: Range<usize>,
    pub after: Range<usize>,
}

/// All the wordings of both programmes: where a word stands elsewhere too, it is no slip.
pub(super) struct Usage<'a> {
    pub wordings: Vec<&'a [Word]>,
}

/// The partings that a reader must know of; slips of the keyboard and spelling are left out.
pub(super) fn partings(before: &[Word], after: &[Word], usage: &Usage) -> Vec<Parting> {
    let (old, new): (Vec<_>, Vec<_>) = (texts(before), texts(after));
    if old == new {
        return Vec::new();
    }
    let mut found: Vec<Parting> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, before, after) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.before.end == before.start && last.after.end == after.start => {
                last.before.end = before.end;
                last.after.end = after.end;
            }
            _ => found.push(Parting { before, after }),
        }
    }
    found.retain(|parting| !is_immaterial(before, after, parting, usage));
    found
}

fn texts(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.text.as_str()).collect()
}

fn is_immaterial(before: &[Word], after: &[Word], parting: &Parting, usage: &Usage) -> bool {
    let (old, new) = (&before[parting.before.clone()], &after[parting.after.clone()]);
    if !old.iter().filter(|w| w.number).eq(new.iter().filter(|w| w.number)) {
        return false;
    }
    if old.is_empty() || new.is_empty() {
        return only_one_side(if old.is_empty() {
            (after, &parting.after)
        } else {
            (before, &parting.before)
        });
    }
    if other_person(before, after, parting) {
        return false;
    }
    if joined(old) == joined(new) || abbreviates(old, new) || abbreviates(new, old) {
        return true;
    }
    if old.len() != new.len() {
        return close(&joined(old), &joined(new)) && !old.iter().chain(new).any(|w| w.proper || w.number);
    }
    (0..old.len()).all(|i| {
        let place = (before, parting.before.start + i);
        let other = (after, parting.after.start + i);
        old[i].folded == new[i].folded || is_slip(place, other, usage)
    })
}

/// Words on one side only: `và` for a comma, or a word typed twice.
fn only_one_side((words, range): (&[Word], &Range<usize>)) -> bool {
    let extra = &words[range.clone()];
    if extra.iter().all(|word| word.text == "và") {
        return true;
    }
    let (earlier, later) = (&words[..range.start], &words[range.end..]);
    texts(earlier).ends_with(&texts(extra)) || texts(later).starts_with(&texts(extra))
}

/// `đồng chí Hùng` → `đồng chí Hưng`: two names of persons, not a wrong tone.
fn other_person(before: &[Word], after: &[Word], parting: &Parting) -> bool {
    let titled = |words: &[Word], at: usize| {
        let title = |word: &Word| matches!(word.text.as_str(), "chí" | "ông" | "bà");
        (at.saturating_sub(4)..at)
            .rev()
            .take_while(|i| words[*i].proper || title(&words[*i]))
            .any(|i| title(&words[i]))
    };
    let (old, new) = (&before[parting.before.clone()], &after[parting.after.clone()]);
    old.len() == new.len()
        && (0..old.len()).any(|i| {
            old[i].text != new[i].text
                && is_given_name(&old[i].text)
                && is_given_name(&new[i].text)
                && titled(before, parting.before.start + i)
        })
}

/// Whether `short` is made of the first letters of `long`, `và` left out or not.
fn abbreviates(short: &[Word], long: &[Word]) -> bool {
    let letters = joined(short);
    let initials = |with_and: bool| -> String {
        long.iter().filter(|w| with_and || w.text != "và").filter_map(|w| w.folded.chars().next()).collect()
    };
    long.len() > short.len()
        && short.iter().any(|word| word.capitals)
        && letters.len() >= 2
        && (letters == initials(true) || letters == initials(false))
}

fn joined(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect()
}

/// Close enough in letters to be one word mistyped: one letter in four or more, two in nine or more.
pub(super) fn close(a: &str, b: &str) -> bool {
    let longest = a.chars().count().max(b.chars().count());
    let allowed = match longest {
        0..4 => 0,
        4..9 => 1,
        _ => 2,
    };
    allowed > 0 && osa_distance(a, b) <= allowed
}

/// One mistyped word. A proper name is one only when one of the two forms can be no Vietnamese word; any
/// other word unless both forms are used elsewhere beside the same neighbour. A short word differs from too
/// many others by a letter: there, what speaks for a slip must be seen.
fn is_slip(before: (&[Word], usize), after: (&[Word], usize), usage: &Usage) -> bool {
    let (old, new) = (&before.0[before.1], &after.0[after.1]);
    if old.number || new.number || old.capitals || new.capitals || osa_distance(&old.folded, &new.folded) > 2
    {
        return false;
    }
    let one_is_no_word = is_word(old) != is_word(new);
    if old.proper || new.proper {
        return close(&old.folded, &new.folded) && one_is_no_word;
    }
    let attested = (usage.attests(before, after.0), usage.attests(after, before.0));
    if close(&old.folded, &new.folded) || transposed(&old.folded, &new.folded) {
        return attested != (true, true);
    }
    let joins_words =
        FUNCTION_WORDS.contains(&old.text.as_str()) != FUNCTION_WORDS.contains(&new.text.as_str());
    osa_distance(&old.folded, &new.folded) == 1 && (one_is_no_word || joins_words || attested.0 != attested.1)
}

/// Words that only join others. No rewording puts another word by a letter in their place.
const FUNCTION_WORDS: &[&str] = &[
    "bởi", "các", "cho", "của", "cùng", "do", "đã", "đến", "để", "được", "khi", "là", "mà", "như", "những",
    "sẽ", "tại", "theo", "thì", "trên", "từ", "và", "về", "với",
];

/// A Vietnamese word has the letters of a syllable, and none ends in `ă` or `â`.
fn is_word(word: &Word) -> bool {
    let last = word.text.chars().last().unwrap_or_default();
    is_syllable(&word.folded) && !"ăằắẳẵặâầấẩẫậ".contains(last)
}

/// The same letters, two of them in each other's place, which the tone mark may have followed.
fn transposed(a: &str, b: &str) -> bool {
    a.chars().count() >= 3 && a.chars().count() == b.chars().count() && osa_distance(a, b) == 1 && {
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        sorted(a) == sorted(b)
    }
}

impl Usage<'_> {
    /// Whether the word stands beside the same neighbour in a third wording.
    fn attests(&self, (words, at): (&[Word], usize), other: &[Word]) -> bool {
        let beside = |pair: &[Word], in_text: &[Word]| {
            in_text.windows(2).any(|two| two[0].text == pair[0].text && two[1].text == pair[1].text)
        };
        let previous = at.checked_sub(1).map(|from| &words[from..=at]);
        let next = words.get(at..at + 2);
        self.wordings.iter().filter(|text| texts(text) != texts(words) && texts(text) != texts(other)).any(
            |text| {
                previous.is_some_and(|pair| beside(pair, text)) || next.is_some_and(|pair| beside(pair, text))
            },
        )
    }
}
