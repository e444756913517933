//! The phrases as they are looked up: by their first word, by initials, by what is left without vowels.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{Sense, elsewhere, english, vietnamese};
use crate::{
    typing::Listed,
    words::{is_syllable, key},
};
use script::fold::fold;

pub struct Phrase {
    pub words: Vec<Spelt>,
    pub sense: Sense,
    pub english: bool,
}

pub struct Spelt {
    pub key: String,
    pub fold: String,
}

pub struct Lexicon {
    /// Phrases by the first word without diacritics.
    pub phrases: HashMap<String, Vec<Phrase>>,
    pub folds: HashSet<String>,
    pub keys: HashSet<String>,
    /// Phrases of one word, with their diacritics.
    pub singles: HashSet<String>,
    /// Those of them that say more than manners.
    pub telling: HashSet<String>,
    /// Words that no Vietnamese sentence holds.
    pub english: HashSet<String>,
    /// Words worth recognising when mistyped, and those of them that are left of their vowels.
    pub listed: HashMap<String, Listed>,
    pub consonants: HashMap<String, Vec<Listed>>,
    /// Phrases of telling words by their initials: "cv" is "công việc".
    pub initials: HashMap<String, Vec<Sense>>,
}

pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon {
        phrases: HashMap::new(),
        folds: HashSet::new(),
        keys: HashSet::new(),
        singles: HashSet::new(),
        telling: HashSet::new(),
        english: HashSet::new(),
        listed: HashMap::new(),
        consonants: HashMap::new(),
        initials: HashMap::new(),
    };
    for (english, table) in [(false, vietnamese::PHRASES), (true, english::PHRASES)] {
        for (sense, phrases) in table {
            for phrase in phrases.split('|') {
                lexicon.add(*sense, &phrase.replace('\'', " "), english);
            }
        }
    }
    for phrase in elsewhere::PHRASES.iter().flat_map(|phrases| phrases.split('|')) {
        lexicon.add(Sense::Foreign, phrase, false);
    }
    for word in vietnamese::NUMBERS.split(' ') {
        let word = Spelt { key: key(word), fold: fold(word) };
        lexicon.know(&word);
        lexicon.list(&word, true);
    }
    for word in english::DATES.split(' ') {
        lexicon.know(&Spelt { key: key(word), fold: fold(word) });
        lexicon.english.insert(word.to_owned());
    }
    let mut listed: Vec<Listed> = lexicon.listed.values().cloned().collect();
    listed.sort_by(|one, other| one.key.cmp(&other.key));
    for word in listed {
        let consonants: String = word.fold.chars().filter(|c| !is_vowel(*c)).collect();
        if consonants.len() >= 2 && consonants.len() < word.fold.len() {
            lexicon.consonants.entry(consonants).or_default().push(word);
        }
    }
    lexicon
});

impl Lexicon {
    fn add(&mut self, sense: Sense, phrase: &str, english: bool) {
        let words: Vec<Spelt> =
            phrase.split_whitespace().map(|w| Spelt { key: key(w), fold: fold(w) }).collect();
        let single = words.len() == 1;
        let weighty = match sense {
            Sense::When(_) | Sense::Session(_) => true,
            Sense::Asks(_) | Sense::Part(_) => single,
            _ => false,
        };
        let other = matches!(sense, Sense::Foreign | Sense::Greeting);
        for word in &words {
            self.know(word);
            if !other {
                self.list(word, weighty);
            }
            if english && word.fold.len() >= 3 && !is_syllable(&word.fold) {
                self.english.insert(word.fold.clone());
            }
        }
        if let ([word], false) = (&words[..], english) {
            self.singles.insert(word.key.clone());
            if !matches!(sense, Sense::Filler | Sense::Request | Sense::Address | Sense::Honorific) {
                self.telling.insert(word.key.clone());
            }
        }
        let said = matches!(
            sense,
            Sense::When(_) | Sense::Asks(_) | Sense::Part(_) | Sense::Schedule | Sense::How(_)
        );
        if (2..=3).contains(&words.len()) && said && !english {
            let initials: String = words.iter().filter_map(|word| word.fold.chars().next()).collect();
            let senses = self.initials.entry(initials).or_default();
            if !senses.contains(&sense) {
                senses.push(sense);
            }
        }
        if let ([first, second], true) = (&words[..], said && !english) {
            self.add_glued(first, second, sense);
        }
        let Some(first) = words.first() else { return };
        self.phrases.entry(first.fold.clone()).or_default().push(Phrase { words, sense, english });
    }

    /// "hnay", "bnhieu": the first word of a phrase by its initial alone.
    fn add_glued(&mut self, first: &Spelt, second: &Spelt, sense: Sense) {
        let Some(initial) = first.fold.chars().next() else { return };
        let fold = format!("{initial}{}", second.fold);
        if is_syllable(&fold) {
            return;
        }
        let glued = Spelt { key: format!("{initial}{}", second.key), fold: fold.clone() };
        let phrases = self.phrases.entry(fold).or_default();
        if !phrases.iter().any(|phrase| phrase.sense == sense) {
            phrases.push(Phrase { words: vec![glued], sense, english: false });
        }
    }

    /// Makes a word worth recognising when it is mistyped.
    fn list(&mut self, word: &Spelt, weighty: bool) {
        if word.fold.len() >= 2 && word.fold.chars().any(is_vowel) {
            let listed = Listed { key: word.key.clone(), fold: word.fold.clone(), weighty };
            self.listed.entry(word.key.clone()).or_insert(listed).weighty |= weighty;
        }
    }

    fn know(&mut self, word: &Spelt) {
        self.folds.insert(word.fold.clone());
        self.keys.insert(word.key.clone());
    }
}

pub fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
