//! Slips of the keys and chat spelling: what a typed word may have been meant to be, and how likely.
//!
//! Chat spelling is a system: sounds are written as other letters, vowels are left out, letters are drawn out.
//! What its rules make of a word counts only where a dictionary has it, as does a slip.

use super::{Dictionary, Listed, keys::keys_of};
use crate::{
    phrases,
    words::{Instead, Word, base, is_proper_syllable, is_syllable},
};

/// Letters of chat spelling with those that they stand for, and where in a word.
const SPELLINGS: [(&str, &str, Place); 17] = [
    ("f", "ph", Place::Start),
    ("p", "ph", Place::Start),
    ("dz", "d", Place::Start),
    ("j", "gi", Place::Start),
    ("z", "d", Place::Start),
    ("z", "gi", Place::Start),
    ("z", "v", Place::Start),
    ("w", "qu", Place::Start),
    ("q", "qu", Place::Start),
    ("k", "c", Place::Start),
    ("k", "kh", Place::Start),
    ("k", "ch", Place::End),
    ("g", "ng", Place::End),
    ("2", "to", Place::Start),
    ("iu", "ieu", Place::End),
    ("un", "uon", Place::End),
    ("ik", "i", Place::End),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    End,
}

const AS_SPOKEN: f32 = 0.9;
const OF_CHAT: f32 = 0.8;
const WITHOUT_VOWELS: f32 = 0.65;
const SWAPPED: f32 = 0.7;
const ONE_KEY: f32 = 0.6;
const TWO_KEYS: f32 = 0.4;
/// What is left of a likeness where the typed word is a word by itself.
const PROPER: f32 = 0.75;
/// Keys of a word from which on two of them may be wrong.
const KEYS_FOR_TWO: usize = 7;
/// Shorter words are near to everything.
const LETTERS_FOR_ONE: usize = 3;
/// Other words that are kept for one.
const KEPT: usize = 5;

/// What else a word may be, the likeliest first.
pub fn instead(word: &Word, diacritics: bool, dictionary: &impl Dictionary) -> Vec<Instead> {
    let spoken = phrases::spoken(&word.key).map(|listed| Instead {
        key: listed.key.clone(),
        fold: listed.fold.clone(),
        likeness: AS_SPOKEN,
    });
    let spoken: Vec<Instead> = spoken.collect();
    let letters = word.fold.chars().all(char::is_alphabetic);
    // Among diacritics a plain word of the programme has lost its own, or its letters are in the wrong order.
    let plainly = |fold: &str| if diacritics { phrases::knows(fold) } else { dictionary.knows(fold) };
    let known = dictionary.knows_exactly(&word.key) || (word.is_plain() && plainly(&word.fold));
    let named = word.typed.chars().count() > 1 && word.typed.chars().all(char::is_uppercase);
    if known || named || !letters || !spoken.is_empty() {
        return spoken;
    }
    let mut found: Vec<Instead> = Vec::new();
    let mut add = |listed: &Listed, likeness: f32| match found.iter_mut().find(|i| i.key == listed.key) {
        Some(there) => there.likeness = there.likeness.max(likeness),
        None => found.push(Instead { key: listed.key.clone(), fold: listed.fold.clone(), likeness }),
    };
    for meant in of_chat(&word.fold).filter(|meant| dictionary.knows(meant) || dictionary.begins(meant)) {
        add(&Listed { key: meant.clone(), fold: meant, weighty: false }, OF_CHAT);
    }
    for listed in dictionary.of_consonants(&word.fold) {
        add(listed, WITHOUT_VOWELS);
    }
    let proper = is_proper(word);
    if word.fold.len() >= LETTERS_FOR_ONE && dictionary.of_consonants(&word.fold).is_empty() {
        let typed = typed_keys(word);
        // Who writes a syllable that there is means that one, unless a question turns on the other.
        for listed in dictionary.words().filter(|listed| listed.weighty || !proper) {
            let of_keys = || slip(&typed, &keys_of(&listed.key));
            // Keys that make no syllable may be those of Telex, left as they were: "nyaf".
            let like = match (word.is_plain(), proper) {
                (true, true) => slip(&typed, &listed.fold),
                (true, false) => slip(&typed, &listed.fold).or_else(of_keys),
                (false, _) => of_keys(),
            };
            if let Some(like) = like {
                add(listed, like * if proper { PROPER } else { 1.0 });
            }
        }
    }
    found.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then(one.key.cmp(&other.key)));
    found.truncate(KEPT);
    found
}

fn is_proper(word: &Word) -> bool {
    if word.is_plain() { is_syllable(&word.fold) } else { is_proper_syllable(&word.key) }
}

fn typed_keys(word: &Word) -> String {
    if word.is_plain() { word.fold.clone() } else { keys_of(&word.key) }
}

/// How likely keys are a slip of others.
fn slip(typed: &str, listed: &str) -> Option<f32> {
    let (length, other) = (typed.len(), listed.len());
    // Few slip at the first key; and comparing takes time.
    let near = length.abs_diff(other) <= 2 && other >= LETTERS_FOR_ONE && {
        let (typed, listed) = (typed.as_bytes(), listed.as_bytes());
        typed[0] == listed[0] || typed[0] == listed[1] || typed[1] == listed[0]
    };
    if !near {
        return None;
    }
    match strsim::osa_distance(typed, listed) {
        1 if strsim::levenshtein(typed, listed) == 2 => Some(SWAPPED),
        1 => Some(ONE_KEY),
        2 if length.min(other) >= KEYS_FOR_TWO => Some(TWO_KEYS),
        _ => None,
    }
}

/// The spellings that one or two rules of chat make of a word.
fn of_chat(fold: &str) -> impl Iterator<Item = String> {
    let rules = |text: &str| -> Vec<String> {
        let spelled = SPELLINGS.iter().filter_map(|(chat, meant, place)| match place {
            Place::Start => text.strip_prefix(chat).map(|rest| format!("{meant}{rest}")),
            Place::End => text.strip_suffix(chat).map(|rest| format!("{rest}{meant}")),
        });
        spelled.collect()
    };
    let once = rules(fold);
    let twice: Vec<String> = once.iter().flat_map(|text| rules(text)).collect();
    once.into_iter().chain(twice)
}

/// `maiii`, `lịchhh`, `tuaàn`: letters drawn out or typed twice, where the word without them is known.
pub fn unlengthened(word: &Word, dictionary: &impl Dictionary) -> Option<Word> {
    let mut letters: Vec<char> = Vec::new();
    for letter in word.typed.chars() {
        match letters.last_mut() {
            // The marks are kept, on whichever of the two they are.
            Some(last) if base(*last) == base(letter) => {
                if base(letter) != letter.to_ascii_lowercase() {
                    *last = letter;
                }
            }
            _ => letters.push(letter),
        }
    }
    let short = Word::new(&letters.into_iter().collect::<String>(), word.gap);
    (short.fold.len() < word.fold.len() && dictionary.knows(&short.fold)).then_some(short)
}
