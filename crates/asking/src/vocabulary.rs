//! Vocabulary of a programme: which phrases its items hold, abbreviations included; knows no question.
//!
//! It is what weighs a doubtful word: "thứ 4" is a Wednesday, unless the programme speaks of a "Kỳ họp
//! thứ 4" and the sentence does too.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{
    classes::{self, Class},
    typing::spelled,
    words::{Gap, Word, chunks, is_syllable},
};
use plan::Item;

/// Abbreviations shorter than this stand for too many things to be read as initials.
const INITIALS_MIN: usize = 4;
/// Shorter ones that everybody writes, with what they stand for.
const SHORT: [(&str, &str); 20] = [
    ("gd", "giao duc"),
    ("dn", "doanh nghiep"),
    ("sx", "san xuat"),
    ("xd", "xay dung"),
    ("tp", "thanh pho"),
    ("qd", "quyet dinh"),
    ("nq", "nghi quyet"),
    ("ub", "uy ban"),
    ("bch", "ban chap hanh"),
    ("btv", "ban thuong vu"),
    ("bcd", "ban chi dao"),
    ("ntm", "nong thon moi"),
    ("nvh", "nha van hoa"),
    ("ttg", "thu tuong"),
    ("ptt", "pho thu tuong"),
    ("dbqh", "dai bieu quoc hoi"),
    ("cntt", "cong nghe thong tin"),
    ("pctp", "pho chu tich"),
    ("vp", "van phong"),
    ("tw", "trung uong"),
];
const INITIALS_MAX: usize = 7;
/// How many words may stand between two of a phrase that is remembered inexactly.
const NEAR: usize = 2;
/// The same for two or three words: "tiếp dân" is "tiếp công dân", "quốc hội" is not "toàn quốc về phục hồi", nor
/// "lễ khai giảng" a "lễ khai mạc Hội giảng".
const NEAR_AMONG_FEW: usize = 1;
const FEW: usize = 3;

/// The words of all items, by item and position.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    ids: HashMap<String, u32>,
    keys: HashMap<String, u32>,
    items: Vec<Vec<Token>>,
    places: HashMap<u32, Vec<(usize, usize)>>,
    abbreviations: HashMap<String, Vec<(usize, usize)>>,
    people: HashSet<String>,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    id: u32,
    /// Of the word with its diacritics.
    key: u32,
    initial: char,
    abbreviates: bool,
}

/// A word as it is compared; "số" ahead of a number is left out on both sides.
fn is_counted(words: &[Word], at: usize) -> bool {
    words[at].fold != "so" || words.get(at + 1).is_none_or(|next| next.number().is_none())
}

impl Vocabulary {
    pub fn new(items: &[Item]) -> Self {
        let mut vocabulary = Self::default();
        for item in items {
            vocabulary.add(item);
        }
        vocabulary
    }

    fn add(&mut self, item: &Item) {
        let index = self.items.len();
        let mut tokens = Vec::new();
        let beside = item.location.iter().chain(&item.attendees).chain(&item.notes);
        for text in std::iter::once(&item.content).chain(beside) {
            let words = chunks(text);
            self.note_people(&words);
            for (_, word) in words.iter().enumerate().filter(|(at, _)| is_counted(&words, *at)) {
                let next = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
                let key = *self.keys.entry(word.key.clone()).or_insert(next);
                let next = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
                let id = *self.ids.entry(word.fold.clone()).or_insert(next);
                let place = (index, tokens.len());
                self.places.entry(id).or_default().push(place);
                let abbreviates = is_abbreviation(&word.typed);
                if abbreviates {
                    self.abbreviations.entry(word.fold.clone()).or_default().push(place);
                }
                let initial = word.fold.chars().next().unwrap_or(' ');
                tokens.push(Token { id, key, initial, abbreviates });
            }
            // What stands in the place does not go on from what stands in the content.
            tokens.push(Token { id: u32::MAX, key: u32::MAX, initial: ' ', abbreviates: false });
        }
        self.items.push(tokens);
    }

    /// Names in the content itself ("đồng chí Trương Tấn Sang"): who is asked for by one of them is no
    /// unknown person.
    fn note_people(&mut self, words: &[Word]) {
        for at in 0..words.len() {
            let length =
                classes::length(words, at, Class::Comrade).max(classes::length(words, at, Class::Sir));
            if length > 0 {
                let name = words[at + length..].iter().take_while(|w| w.capital && w.gap == Gap::Space);
                self.people.extend(name.map(|w| w.fold.clone()));
            }
        }
    }

    pub fn knows(&self, fold: &str) -> bool {
        self.ids.contains_key(fold)
    }

    pub fn knows_exactly(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// Every word of the programme, with its diacritics.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.keys.keys().map(String::as_str)
    }

    /// A word as it is searched for: where only another that it may stand for is known, that one.
    pub fn as_searched(&self, word: &Word) -> String {
        let meant = word.instead.iter().filter(|_| !self.knows(&word.fold));
        let meant = meant.filter(|other| self.knows(&other.fold)).map(|other| spelled(&other.key));
        meant.take(1).next().unwrap_or_else(|| word.typed.clone())
    }

    pub fn mentions(&self, person: &str) -> bool {
        self.people.contains(person)
    }

    /// How many words from `at` on stand together in some item.
    pub fn longest(&self, words: &[Word], at: usize) -> usize {
        let longest = self.starts(words, at).into_iter().map(|place| self.run(place, words, at)).max();
        longest.filter(|length| *length > 1 || !self.is_another(&words[at])).unwrap_or(0)
    }

    /// One word says too little to be read with other marks: "nghỉ" is no "(hội) nghị".
    fn is_another(&self, word: &Word) -> bool {
        !word.is_plain() && self.knows(&word.fold) && !self.knows_exactly(&word.key)
    }

    /// The items that hold all these words one after another.
    pub fn holders(&self, words: &[Word]) -> BTreeSet<usize> {
        if matches!(words, [word] if self.is_another(word)) {
            return BTreeSet::new();
        }
        let starts = self.starts(words, 0).into_iter();
        starts.filter(|place| self.run(*place, words, 0) == words.len()).map(|(item, _)| item).collect()
    }

    /// Where an item may go on with the words from `at` on.
    fn starts(&self, words: &[Word], at: usize) -> Vec<(usize, usize)> {
        let at = if at + 1 < words.len() && !is_counted(words, at) { at + 1 } else { at };
        let Some(word) = words.get(at) else { return Vec::new() };
        let mut starts: Vec<(usize, usize)> = Vec::new();
        for id in word.folds().filter_map(|fold| self.ids.get(fold)) {
            starts.extend(self.places.get(id).into_iter().flatten());
        }
        let long = long_of(&word.fold).and_then(|long| self.ids.get(long.split(' ').next()?));
        starts.extend(long.and_then(|id| self.places.get(id)).into_iter().flatten());
        // "BCH" is printed as such in one item and written out in another.
        starts.extend(self.spelled_out(&word.fold));
        for length in 2..=INITIALS_MAX.min(words.len() - at) {
            if let Some(places) =
                abbreviation(&words[at..at + length]).and_then(|a| self.abbreviations.get(&a))
            {
                starts.extend(places);
            }
        }
        starts
    }

    /// Where the initials of an item's words give this abbreviation.
    fn spelled_out(&self, fold: &str) -> Vec<(usize, usize)> {
        let letters: Vec<char> = fold.chars().collect();
        if !(3..=INITIALS_MAX).contains(&letters.len()) || is_syllable(fold) {
            return Vec::new();
        }
        let fits =
            |tokens: &[Token]| tokens.iter().zip(&letters).all(|(token, letter)| token.initial == *letter);
        let items = self.items.iter().enumerate();
        items
            .flat_map(|(item, tokens)| {
                let windows = tokens.windows(letters.len()).enumerate();
                windows.filter(|(_, window)| fits(window)).map(move |(at, _)| (item, at)).collect::<Vec<_>>()
            })
            .collect()
    }

    /// The items that hold all these words in this order, at most [`NEAR`] others between two of them; what
    /// is written with diacritics has to stand there with the same ones.
    pub fn loose_holders(&self, words: &[Word]) -> BTreeSet<usize> {
        let ids: Option<Vec<u32>> = words.iter().map(|word| self.ids.get(&word.fold).copied()).collect();
        let Some((first, rest)) = ids.as_deref().and_then(|ids| ids.split_first()) else {
            return BTreeSet::new();
        };
        let near = if rest.len() < FEW { NEAR_AMONG_FEW } else { NEAR };
        let written =
            |word: &Word, token: &Token| word.is_plain() || self.keys.get(&word.key) == Some(&token.key);
        let places = self.places.get(first).into_iter().flatten();
        let follows = |&&(item, position): &&(usize, usize)| {
            let mut at = position;
            written(&words[0], &self.items[item][at])
                && rest.iter().zip(&words[1..]).all(|(id, word)| {
                    let tokens = self.items[item].iter().enumerate().skip(at + 1).take(near + 1);
                    let mut tokens = tokens.take_while(|(_, t)| t.id != u32::MAX);
                    let next = tokens.find(|(_, t)| t.id == *id && written(word, t));
                    next.inspect(|(next, _)| at = *next).is_some()
                })
        };
        places.filter(follows).map(|(item, _)| *item).collect()
    }

    /// How many of the words from `at` on an item goes on with from this place.
    fn run(&self, (item, mut position): (usize, usize), words: &[Word], at: usize) -> usize {
        let tokens = &self.items[item];
        let mut next = at;
        while next < words.len() {
            if next + 1 < words.len() && !is_counted(words, next) {
                next += 1;
                continue;
            }
            let Some(token) = tokens.get(position).filter(|token| token.id != u32::MAX) else { break };
            let word = &words[next];
            let spelled = (next > at).then(|| ordinal(&words[next - 1], word)).flatten();
            let same = |fold: &str| self.ids.get(fold) == Some(&token.id);
            if word.folds().any(same) || spelled.is_some_and(same) {
                next += 1;
                position += 1;
            } else if let Some(length) =
                token.abbreviates.then(|| self.long_form(token.id, &words[next..])).flatten()
            {
                next += length;
                position += 1;
            } else if let Some(length) = self.short_form(&word.fold, &tokens[position..]) {
                next += 1;
                position += length;
            } else {
                break;
            }
        }
        next - at
    }

    /// Words whose initials are this abbreviation.
    fn long_form(&self, id: u32, words: &[Word]) -> Option<usize> {
        (2..=INITIALS_MAX.min(words.len()))
            .find(|length| abbreviation(&words[..*length]).is_some_and(|a| self.ids.get(&a) == Some(&id)))
    }

    fn short_form(&self, fold: &str, tokens: &[Token]) -> Option<usize> {
        let length = fold.chars().count();
        if let Some(long) = long_of(fold) {
            let same = |(word, token): (&str, &Token)| self.ids.get(word) == Some(&token.id);
            let count = long.split(' ').count();
            return (tokens.len() >= count && long.split(' ').zip(tokens).all(same)).then_some(count);
        }
        let fits = (3..=INITIALS_MAX).contains(&length) && length <= tokens.len() && !is_syllable(fold);
        (fits && fold.chars().zip(tokens).all(|(letter, token)| token.initial == letter)).then_some(length)
    }
}

/// The digits of "tư" in "thứ tư", "lần thứ ba", "khóa năm".
fn ordinal(before: &Word, word: &Word) -> Option<&'static str> {
    const DIGITS: [(&str, &str); 11] = [
        ("nhat", "1"),
        ("hai", "2"),
        ("ba", "3"),
        ("tu", "4"),
        ("bon", "4"),
        ("nam", "5"),
        ("sau", "6"),
        ("bay", "7"),
        ("tam", "8"),
        ("chin", "9"),
        ("muoi", "10"),
    ];
    let counts = matches!(&*before.fold, "thu" | "khoa" | "lan" | "so" | "ky");
    DIGITS.iter().find(|(spelled, _)| counts && *spelled == word.fold).map(|(_, digits)| *digits)
}

/// The abbreviation that these words may have. Initials of few letters fit too much: "bài thơ về" is no BTV.
pub fn abbreviation(words: &[Word]) -> Option<String> {
    if words.len() >= INITIALS_MIN {
        return Some(words.iter().filter_map(|word| word.fold.chars().next()).collect());
    }
    let same = |long: &str| {
        long.split(' ').count() == words.len() && long.split(' ').zip(words).all(|(l, w)| l == w.fold)
    };
    SHORT.iter().find(|(_, long)| same(long)).map(|(short, _)| (*short).to_owned())
}

/// What a short form that everybody writes stands for.
fn long_of(fold: &str) -> Option<&'static str> {
    SHORT.iter().find(|(short, _)| *short == fold).map(|(_, long)| *long)
}

/// `HĐND`, `NTM`; not `Số`, not `18`.
pub fn is_abbreviation(typed: &str) -> bool {
    typed.chars().count() >= 2 && typed.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
}
