//! Phrases that questions are made of, and what each says; knows no programme, no directory, no date.
//!
//! A phrase is listed with its diacritics. It is also recognised without them and with wrong ones, but
//! counts for less then: how much, is weighed against everything else the words could be.

use std::sync::LazyLock;

use super::{
    classes::{Class, is},
    typing::Listed,
    words::{Gap, Word, is_proper_syllable, key},
};
use script::fold::fold;

mod elsewhere;
mod english;
mod lexicon;
mod sense;
mod vietnamese;

use lexicon::{LEXICON, Phrase, is_vowel};
pub use sense::{Daytime, MonthPart, Pronoun, Sense, Talk, When};

/// How well typed words stand for the listed ones.
pub const EXACT: f32 = 1.0;
const PLAIN: f32 = 0.9;
const PLAIN_AMONG_DIACRITICS: f32 = 0.75;
/// What is a word without diacritics too is rarely another that lost them.
const PLAIN_BY_ITSELF: f32 = 0.6;
const WRONG_DIACRITICS: f32 = 0.55;
const INITIALS: f32 = 0.5;
/// How like a word that says nothing has to be to be taken for one that was mistyped.
const SLIP_OF_IDLE: f32 = 0.55;

/// How a whole sentence is typed; it says what one of its words can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    pub diacritics: bool,
    pub english: bool,
}

impl Manner {
    pub fn of(words: &[Word]) -> Self {
        let marked = words.iter().filter(|word| !word.is_plain()).count();
        // "10/11 to 15/11" is English, "to cong tac" is not.
        let range = words
            .windows(3)
            .any(|w| is(&w[1], Class::EnglishTo) && w[0].number().is_some() && w[2].number().is_some());
        // "on 12/11", "the 12th"
        let dated = words.windows(2).any(|w| {
            let ordinal = w[1].gap == Gap::None && is(&w[1], Class::Ordinal);
            w[1].number().is_some() && is(&w[0], Class::EnglishOn) || w[0].number().is_some() && ordinal
        });
        Self {
            diacritics: marked * 3 >= words.len().max(1),
            english: range || dated || words.iter().any(|word| LEXICON.english.contains(&word.fold)),
        }
    }
}

/// How well one typed word stands for a listed one; nothing if it cannot.
pub fn likeness(typed: &Word, key: &str, fold: &str, manner: Manner) -> Option<f32> {
    if typed.fold != fold {
        let meant = typed.instead.iter().filter(|other| other.fold == fold);
        return meant
            .map(|other| if other.key == key { other.likeness } else { other.likeness * 0.9 })
            .reduce(f32::max);
    }
    Some(if typed.key == key {
        EXACT
    } else if !typed.is_plain() {
        WRONG_DIACRITICS
    } else if manner.diacritics && knows_exactly(&typed.key) {
        PLAIN_BY_ITSELF
    } else if manner.diacritics {
        PLAIN_AMONG_DIACRITICS
    } else {
        PLAIN
    })
}

/// Every phrase that starts with the first of these words: its length, its likeness, what it says.
pub fn starting(words: &[Word], manner: Manner) -> Vec<(usize, f32, Sense)> {
    let Some(first) = words.first() else { return Vec::new() };
    let phrases = first.folds().filter_map(|fold| LEXICON.phrases.get(fold)).flatten();
    let mut found: Vec<(usize, f32, Sense)> = phrases
        .filter(|phrase| manner.english || !phrase.english)
        .filter_map(|phrase| {
            let typed = words.get(..phrase.words.len())?;
            Some((typed.len(), phrase.likeness(typed, manner)?, phrase.sense))
        })
        .collect();
    if let Some(senses) = LEXICON.initials.get(&first.fold).filter(|_| !first.fold.chars().any(is_vowel)) {
        found.extend(senses.iter().map(|sense| (1, INITIALS, *sense)));
    }
    found
}

impl Phrase {
    fn likeness(&self, typed: &[Word], manner: Manner) -> Option<f32> {
        let pairs = typed.iter().zip(&self.words);
        let likenesses: Option<Vec<f32>> =
            pairs.map(|(typed, listed)| likeness(typed, &listed.key, &listed.fold, manner)).collect();
        let likenesses = likenesses?;
        let count = likenesses.len() as f32;
        let single = count == 1.0;
        // A single word with a wrong diacritic is more likely another word.
        let other_word = single && likenesses[0] == WRONG_DIACRITICS && {
            LEXICON.singles.contains(&typed[0].key) || typed[0].fold.len() < 3
        };
        // So is one without diacritics, if there is a word that is written so.
        let taken = single && likenesses[0] < EXACT && LEXICON.singles.contains(&typed[0].key);
        // "giữa tháng tôi" is not next month's middle.
        let misread = typed.iter().zip(&likenesses).any(|(typed, like)| {
            !single && *like == PLAIN_BY_ITSELF
                || *like == WRONG_DIACRITICS && LEXICON.telling.contains(&typed.key)
        });
        // What is corrected was worth it: no slip of a word that says nothing.
        let idle = matches!(
            self.sense,
            Sense::Filler
                | Sense::Request
                | Sense::Address
                | Sense::Honorific
                | Sense::Carry
                | Sense::From
                | Sense::To
                | Sense::Before
                | Sense::After
                | Sense::And
                | Sense::Beyond
        );
        let corrected =
            idle && typed.iter().zip(&self.words).any(|(typed, listed)| typed.fold != listed.fold);
        // "hot" is no "hôm": a proper syllable is no slip of a word that says nothing.
        // Nor is "cửa" a "của".
        let another =
            single && idle && likenesses[0] == WRONG_DIACRITICS && is_proper_syllable(&typed[0].key);
        if another || single && corrected && likenesses[0] < SLIP_OF_IDLE {
            return None;
        }
        let less = if taken || misread || corrected { 0.6 } else { 1.0 };
        let aside = matches!(self.sense, Sense::Foreign | Sense::Greeting) && single && likenesses[0] < EXACT;
        (!other_word && !aside).then(|| likenesses.iter().sum::<f32>() / count * less)
    }
}

/// Whether words say nothing by themselves ("và các"), or only what any question does ("các nội dung");
/// `is_own`: the programme has this very word, so that it is no other that lost its marks.
pub fn are_idle(words: &[Word], manner: Manner, is_own: impl Fn(&Word) -> bool) -> bool {
    let idle = |sense: Sense| {
        matches!(
            sense,
            Sense::Filler
                | Sense::Schedule
                | Sense::Honorific
                | Sense::Request
                | Sense::Address
                | Sense::And
                | Sense::Event
        )
    };
    // Which of the beginnings are made of such phrases alone.
    let mut reached = vec![false; words.len() + 1];
    reached[0] = true;
    for at in 0..words.len() {
        let ahead = reached[at].then(|| starting(&words[at..], manner)).into_iter().flatten();
        let told =
            |length: usize, like: f32| like >= EXACT || like > 0.6 && (length > 1 || !is_own(&words[at]));
        for (length, _, _) in ahead.filter(|(length, like, sense)| told(*length, *like) && idle(*sense)) {
            reached[at + length] = true;
        }
    }
    reached[words.len()]
}

/// Whether a word is one of those with which a question goes on, rather than the first of a name.
pub fn asks(word: &Word) -> bool {
    const GOING_ON: [&str; 8] = ["có", "các", "cần", "của", "chưa", "cùng", "phải", "đang"];
    let manner = Manner { diacritics: true, english: false };
    GOING_ON.iter().any(|listed| key(listed) == word.key || fold(listed) == word.key)
        || starting(std::slice::from_ref(word), manner).into_iter().any(|(_, like, sense)| {
            like >= PLAIN_AMONG_DIACRITICS
                && !matches!(
                    sense,
                    Sense::Filler | Sense::Event | Sense::Schedule | Sense::Honorific | Sense::Foreign
                )
        })
}

/// Whether some phrase holds this word, without diacritics.
pub fn knows(fold: &str) -> bool {
    LEXICON.folds.contains(fold)
}

/// Whether some phrase begins with this word, a phrase written as one included.
pub fn begins(fold: &str) -> bool {
    LEXICON.phrases.contains_key(fold)
}

/// Whether some phrase holds this word, with its diacritics.
pub fn knows_exactly(key: &str) -> bool {
    LEXICON.keys.contains(key)
}

/// The words that are meant by what is said or written so in chat and dialect.
pub fn spoken(typed: &str) -> impl Iterator<Item = &'static Listed> {
    static MEANT: LazyLock<Vec<(String, Listed)>> = LazyLock::new(|| {
        let listed = |word: &str| Listed { key: key(word), fold: fold(word), weighty: false };
        vietnamese::SPOKEN.iter().map(|(said, meant)| (key(said), listed(meant))).collect()
    });
    MEANT.iter().filter(move |(said, _)| said == typed).map(|(_, meant)| meant)
}

/// What an abbreviation of chat stands for, in several words.
pub fn written_out(short: &str) -> Option<&'static str> {
    vietnamese::SHORT.iter().find(|(listed, _)| key(listed) == short).map(|(_, long)| *long)
}

/// Every word of these phrases that is worth a correction.
pub fn words<'a>() -> impl Iterator<Item = &'a Listed> {
    LEXICON.listed.values()
}

/// The words that are this one without diacritics.
pub fn of_fold(fold: &str) -> impl Iterator<Item = &'static Listed> {
    LEXICON.listed.values().filter(move |listed| listed.fold == fold)
}

/// The words that are left of their vowels.
pub fn of_consonants(fold: &str) -> &'static [Listed] {
    LEXICON.consonants.get(fold).map_or(&[], Vec::as_slice)
}

/// Whether the words end as questions do that are answered yes or no: "có họp không".
pub fn ends_in_doubt(words: &[Word]) -> bool {
    let manner = Manner { diacritics: false, english: false };
    words.len() > 1
        && words.last().is_some_and(|last| {
            let senses = starting(std::slice::from_ref(last), manner).into_iter();
            senses.filter(|(_, like, _)| *like >= PLAIN).any(|(.., sense)| sense == Sense::Not)
        })
}

/// Whether a word joins what stands before and after it: "với", "và".
pub fn joins(word: &Word) -> bool {
    let manner = Manner { diacritics: true, english: false };
    starting(std::slice::from_ref(word), manner)
        .into_iter()
        .any(|(_, like, sense)| like >= EXACT && sense == Sense::And)
}

/// Whether some of the words leave open what they ask for ("gì", "nào"), so that yes or no is no answer.
pub fn is_open(words: &[Word]) -> bool {
    words.iter().any(|word| {
        vietnamese::OPEN
            .split(' ')
            .any(|open| word.key == key(open) || (word.is_plain() && word.fold == fold(open)))
    })
}

/// Whether the words ask to look something over: to be done, not to be looked for.
pub fn is_to_check(text: &str) -> bool {
    vietnamese::TO_CHECK.split('|').any(|check| fold(check) == fold(text))
}

/// Whether the words are a kind of item, such as "họp".
pub fn is_event(words: &[Word]) -> bool {
    let manner = Manner { diacritics: false, english: true };
    starting(words, manner)
        .into_iter()
        .any(|(length, _, sense)| length == words.len() && sense == Sense::Event)
}
