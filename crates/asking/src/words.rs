//! Words of a sentence: how each was typed, how it compares, and what stood before it; no meaning yet.

use std::{collections::HashSet, sync::LazyLock};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use script::fold::fold;

/// Longest sentence that is looked at. A longer text is no question, and time must stay bounded.
pub const MAX_WORDS: usize = 120;

/// One word or number.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// As typed, composed, for showing it back.
    pub typed: String,
    /// With diacritics, without case, the tone mark last: `hoá` and `hóa` are one.
    pub key: String,
    /// Without diacritics.
    pub fold: String,
    pub capital: bool,
    /// What stood between this word and the one before.
    pub gap: Gap,
    /// What else it may have been meant to be: chat spelling undone, slips of the keys.
    pub instead: Vec<Instead>,
}

/// Another word that a typed one may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Instead {
    pub key: String,
    pub fold: String,
    pub likeness: f32,
}

/// What stands between two words; only what tells dates, lists and lines apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    Start,
    None,
    Space,
    Slash,
    Dash,
    Dot,
    Colon,
    Comma,
    End,
}

impl Word {
    pub fn new(typed: &str, gap: Gap) -> Self {
        let capital = typed.chars().next().is_some_and(char::is_uppercase);
        Self {
            typed: typed.nfc().collect(),
            key: key(typed),
            fold: fold(typed),
            capital,
            gap,
            instead: Vec::new(),
        }
    }

    /// A number of at most four digits; longer ones are no day, month, year or hour.
    pub fn number(&self) -> Option<u32> {
        let digits = !self.fold.is_empty() && self.fold.len() <= 4;
        (digits && self.fold.bytes().all(|b| b.is_ascii_digit())).then(|| self.fold.parse().ok()).flatten()
    }

    /// The word itself and all that it may stand for, without diacritics.
    pub fn folds(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.fold.as_str()).chain(self.instead.iter().map(|other| other.fold.as_str()))
    }

    /// Whether it was typed without any diacritic.
    pub fn is_plain(&self) -> bool {
        self.key == self.fold
    }
}

/// The tone mark moved to the end, so that both ways of placing it compare equal.
pub fn key(typed: &str) -> String {
    let mut letters = String::with_capacity(typed.len() + 2);
    let mut tones = String::new();
    for c in typed.nfd().flat_map(char::to_lowercase) {
        if is_tone(c) { tones.push(c) } else { letters.push(c) }
    }
    letters.push_str(&tones);
    letters
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// A key without its marks.
pub fn bare(key: &str) -> String {
    key.chars().filter(|c| !is_combining_mark(*c)).map(base).collect()
}

/// The key without its tone: `dũng` → `dung`, `hưng` → `hưng`.
pub fn toneless(key: &str) -> &str {
    key.trim_end_matches(is_tone)
}

/// Whether two keys differ at most by tones that speakers of the region do not tell apart
/// (hỏi, ngã, nặng).
pub fn sounds_alike(one: &str, other: &str) -> bool {
    let heavy = |key: &str| key.ends_with(['\u{303}', '\u{309}', '\u{323}']);
    one == other || (toneless(one) == toneless(other) && heavy(one) && heavy(other))
}

/// A sentence without capitals where everything is written in them, since they say nothing then.
pub fn unshouted(text: &str) -> String {
    let shouted = text.contains(char::is_whitespace) && !text.contains(char::is_lowercase);
    if shouted { text.to_lowercase() } else { text.to_owned() }
}

/// Splits text into chunks of letters and digits. Chunks are not yet words: `8h30`, `ho5p`.
pub fn chunks(text: &str) -> Vec<Word> {
    let text: String = text.nfc().filter(|c| !is_invisible(*c)).collect();
    let mut words = Vec::new();
    let mut chunk = String::new();
    let mut gap = Gap::Start;
    for c in text.chars() {
        if c.is_alphanumeric() || (is_combining_mark(c) && !chunk.is_empty()) {
            chunk.push(c);
            continue;
        }
        if !chunk.is_empty() {
            words.push(Word::new(&std::mem::take(&mut chunk), gap));
            gap = Gap::None;
        }
        gap = widest(gap, c);
        if words.len() >= MAX_WORDS {
            return words;
        }
    }
    if !chunk.is_empty() {
        words.push(Word::new(&chunk, gap));
    }
    honorifics_in_one(words)
}

/// What copying from web pages leaves inside words: joiners of no width, soft hyphens, marks of direction.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// `" - "` is a dash, not a space: whichever mark says most is kept.
fn widest(gap: Gap, c: char) -> Gap {
    match c {
        '/' => Gap::Slash,
        '-' | '–' | '—' | '−' => Gap::Dash,
        ':' => Gap::Colon,
        ',' | '&' | '+' => Gap::Comma,
        '.' => Gap::Dot,
        '\n' | '\r' | ';' | '?' | '!' => Gap::End,
        _ if matches!(gap, Gap::None) => Gap::Space,
        _ => gap,
    }
}

/// `đ/c`, `đ.c`, `Đ/C` become the one word `đc`.
pub fn honorifics_in_one(words: Vec<Word>) -> Vec<Word> {
    let mut merged: Vec<Word> = Vec::with_capacity(words.len());
    for word in words {
        let second = word.fold == "c" && matches!(word.gap, Gap::Slash | Gap::Dot);
        match merged.last_mut() {
            Some(first) if second && first.fold == "d" => *first = Word::new("đc", first.gap),
            _ => merged.push(word),
        }
    }
    merged
}

/// One character's base letter: `ộ` → `o`, `đ` → `d`. Keeps positions when a chunk is cut.
pub fn base(c: char) -> char {
    match c {
        'đ' | 'Đ' => 'd',
        c => std::iter::once(c).nfd().next().unwrap_or(c).to_lowercase().next().unwrap_or(c),
    }
}

const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k", "l",
    "m", "n", "p", "r", "s", "t", "v", "x", "",
];
/// What follows an onset, without its tone.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oan oang oanh oat oay oăc oăn oăng oăt oc oe oen oeo oet oi om on ong op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ \
    uôc uôi uôm uôn uông uôt up ut uy uya uynh uych uyt uyu uyên uyêt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn \
    ương ươp ươt ươu y yên yêm yêng yêt yêu";
/// The same, with and without the other marks.
static SPELLED: LazyLock<HashSet<&str>> = LazyLock::new(|| RIMES.split(' ').collect());
static PLAIN: LazyLock<HashSet<String>> = LazyLock::new(|| RIMES.split(' ').map(fold).collect());

/// Whether letters without diacritics could be one Vietnamese syllable.
pub fn is_syllable(fold: &str) -> bool {
    ONSETS.iter().filter_map(|onset| fold.strip_prefix(onset)).any(|rime| PLAIN.contains(rime))
}

/// Whether letters with their diacritics are spelled as Vietnamese syllables are: `tuầm` and `ngị` are not.
pub fn is_proper_syllable(key: &str) -> bool {
    let syllable: String = toneless(key).nfc().collect::<String>().replace('đ', "d");
    ONSETS.iter().filter_map(|onset| Some((*onset, syllable.strip_prefix(onset)?))).any(|(onset, rime)| {
        let front = rime.starts_with(['e', 'ê', 'i', 'y']);
        let spelled = match onset {
            "ngh" | "gh" | "k" => front,
            "ng" | "c" => !front,
            "g" => !rime.starts_with(['e', 'ê', 'y']),
            _ => true,
        };
        spelled && SPELLED.contains(rime)
    })
}
