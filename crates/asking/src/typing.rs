//! How people type: chunks → words, undoing Telex, VNI, glue and slips; a change only into a known word.
//!
//! Nothing is "corrected" into a word that neither the phrases of a question nor the programme know:
//! a search word must stay what the person wrote.

use std::cmp::Reverse;

use super::{
    classes::{Class, is},
    phrases::{self, Manner},
    words::{Gap, Word, base, chunks, honorifics_in_one, is_syllable, key},
};
use script::fold::fold;

mod keys;
mod slips;

pub use keys::spelled;
use keys::{telex, vni};

/// Shortest chunk that can hold two words without a space.
const GLUED_LETTERS: usize = 5;
/// Longest chunk that is taken apart; the work grows with its square.
const GLUED_MAX: usize = 60;
/// Longest word within glue.
const LONGEST_WORD: usize = 10;

/// The words that a chunk may be turned into.
pub trait Dictionary {
    /// A word without diacritics.
    fn knows(&self, fold: &str) -> bool;
    /// A word, or two of which the first is its initial alone: `hnay`.
    fn begins(&self, fold: &str) -> bool;
    /// A word with its diacritics, as [`key`] writes it.
    fn knows_exactly(&self, key: &str) -> bool;
    /// Every word worth a correction, with its diacritics, and whether questions themselves are made of it.
    fn words(&self) -> impl Iterator<Item = &Listed>;
    /// The words that are left of their vowels: `trc` → `trước`.
    fn of_consonants(&self, fold: &str) -> &[Listed];
}

/// A word of a dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub key: String,
    pub fold: String,
    /// Whether a question turns on it, so that even a proper syllable may be a slip of it.
    pub weighty: bool,
}

/// Which typing method was left off in a sentence, judged by what becomes a known word.
#[derive(Clone, Copy)]
struct Method {
    telex: bool,
    vni: bool,
}

/// Chunks as words.
pub fn untangle(chunks: Vec<Word>, dictionary: &impl Dictionary) -> Vec<Word> {
    let known = |word: String| dictionary.knows_exactly(&key(&word));
    let strange = |chunk: &&Word| !dictionary.knows(&chunk.fold);
    let method = Method {
        telex: chunks.iter().filter(strange).any(|chunk| as_telex(chunk).is_some_and(known)),
        vni: (0..chunks.len()).any(|at| !is_counted(&chunks, at) && as_vni(&chunks[at]).is_some_and(known)),
    };
    let mut words = Vec::with_capacity(chunks.len());
    for at in 0..chunks.len() {
        let chunk = chunks[at].clone();
        let counted = is_counted(&chunks, at);
        words.extend(untangle_one(chunk, method, counted, dictionary));
    }
    let diacritics = Manner::of(&words).diacritics;
    for word in &mut words {
        word.instead = slips::instead(word, diacritics, dictionary);
    }
    honorifics_in_one(words)
}

/// `thu5`, `ngay12`: letters that are counted by the digits after them; not `ngay2 12`, where they are keys.
fn is_counted(chunks: &[Word], at: usize) -> bool {
    let fold = &chunks[at].fold;
    let letters = fold.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let (head, number) = fold.split_at(letters);
    let most = match head {
        "t" | "th" | "thang" => 12,
        "thu" => 9,
        "ngay" | "mung" | "mong" => 31,
        "tuan" => 53,
        _ => return false,
    };
    let counts = number.parse().is_ok_and(|number: u32| number <= most);
    counts && !is_toned(chunks, at, head, number)
}

/// Whether the digit is the key of the word's own tone, by what stands beside it: `ngay2 12`, `thang1 sau`.
fn is_toned(chunks: &[Word], at: usize, head: &str, number: &str) -> bool {
    // "bi1 thu7": "bí thư".
    let secretary = (head, number) == ("thu", "7") && at > 0 && matches!(&*chunks[at - 1].fold, "bi1" | "bi");
    if secretary {
        return true;
    }
    let toned = matches!((head, number), ("ngay" | "mung" | "mong", "2") | ("thang", "1"));
    let after = chunks.get(at + 1).filter(|word| word.gap == Gap::Space);
    let goes_on = after.is_some_and(|word| word.number().is_some() || is(word, Class::Turn));
    let counted = chunks[at].gap == Gap::Space && at > 0 && chunks[at - 1].number().is_some();
    toned && (goes_on || counted)
}

/// What the keys of VNI stand for. "3h" is an hour, "h3" may be a word.
fn as_vni(chunk: &Word) -> Option<String> {
    let word = chunk.fold.starts_with(|c: char| c.is_alphabetic())
        && chunk.fold.contains(|c: char| c.is_ascii_digit());
    word.then(|| vni(&chunk.typed)).flatten().map(|word| in_case_of(&chunk.typed, &word))
}

fn as_telex(chunk: &Word) -> Option<String> {
    let letters = chunk.fold.chars().all(char::is_alphabetic) && chunk.is_plain();
    letters.then(|| telex(&chunk.typed)).flatten().map(|word| in_case_of(&chunk.typed, &word))
}

/// Capitals as they were typed: names are told by them.
fn in_case_of(typed: &str, word: &str) -> String {
    let mut letters = typed.chars().filter(|c| c.is_alphabetic());
    let (first, second) = (letters.next(), letters.next());
    let is_capital = |c: Option<char>| c.is_some_and(char::is_uppercase);
    match (is_capital(first), is_capital(second)) {
        (true, true) => word.to_uppercase(),
        (true, false) => {
            let mut letters = word.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        }
        _ => word.to_owned(),
    }
}

/// Whether it may stand for a chunk in a sentence typed by this method throughout.
fn is_likely(word: &str, dictionary: &impl Dictionary) -> bool {
    dictionary.knows_exactly(&key(word))
        || is_syllable(&fold(word))
        || word.chars().all(char::is_uppercase)
        || word == "đ"
}

fn untangle_one(chunk: Word, method: Method, counted: bool, dictionary: &impl Dictionary) -> Vec<Word> {
    let digits = chunk.fold.bytes().filter(u8::is_ascii_digit).count();
    // "dd/c", typed beside words that Telex makes: an honorific, whatever else "dd" is short for.
    let doubled = method.telex && chunk.fold == "dd";
    if digits == chunk.fold.len() || (dictionary.knows(&chunk.fold) && !doubled) {
        return vec![chunk];
    }
    if digits > 0 {
        return with_digits(chunk, method, counted, dictionary);
    }
    if let Some(long) = phrases::written_out(&chunk.key) {
        let mut words = chunks(long);
        if let Some(first) = words.first_mut() {
            first.gap = chunk.gap;
        }
        return words;
    }
    if let Some(word) = as_telex(&chunk) {
        let known = dictionary.knows_exactly(&key(&word));
        if known || (method.telex && is_likely(&word, dictionary)) {
            return vec![Word::new(&word, chunk.gap)];
        }
    }
    if let Some(word) = slips::unlengthened(&chunk, dictionary) {
        return vec![word];
    }
    if let Some(words) = unglue(&chunk, dictionary) {
        return words;
    }
    vec![chunk]
}

fn with_digits(chunk: Word, method: Method, counted: bool, dictionary: &impl Dictionary) -> Vec<Word> {
    let likely =
        |word: &String| dictionary.knows_exactly(&key(word)) || (method.vni && is_likely(word, dictionary));
    let toned = method.vni && chunk.fold.len() > 4;
    let known = |word: &String| dictionary.knows_exactly(&key(word));
    let is_word = |word: &String| if counted { toned && known(word) } else { likely(word) };
    if let Some(word) = as_vni(&chunk).filter(is_word) {
        return vec![Word::new(&word, chunk.gap)];
    }
    let mut words: Vec<Word> = Vec::new();
    let mut part = String::new();
    let mut gap = chunk.gap;
    for c in chunk.typed.chars() {
        if part.chars().last().is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit()) {
            words.extend(piece(&std::mem::take(&mut part), gap, dictionary));
            gap = Gap::None;
        } else if matches!(&*part, "h" | "g") && gap == Gap::None {
            // `8hsang`
            words.push(Word::new(&std::mem::take(&mut part), gap));
            gap = Gap::Space;
        }
        part.push(c);
    }
    words.extend(piece(&part, gap, dictionary));
    words
}

/// A part between digits; it may be glued in turn (`12thangnay`).
fn piece(part: &str, gap: Gap, dictionary: &impl Dictionary) -> Vec<Word> {
    let word = Word::new(part, gap);
    let plain = word.number().is_some() || dictionary.knows(&word.fold);
    if plain { vec![word] } else { unglue(&word, dictionary).unwrap_or_else(|| vec![word]) }
}

/// `lichtuannay` → `lich tuan nay`, if every part is known; the fewest parts win.
fn unglue(chunk: &Word, dictionary: &impl Dictionary) -> Option<Vec<Word>> {
    let letters: Vec<char> = chunk.typed.chars().collect();
    // "cogi" is the only short one that people write.
    let long = (GLUED_LETTERS..=GLUED_MAX).contains(&letters.len()) || chunk.fold == "cogi";
    if !long || is_syllable(&chunk.fold) {
        return None;
    }
    let bases: Vec<char> = letters.iter().map(|c| base(*c)).collect();
    // best[end]: fewest parts that cover everything before `end`, the longest ones among as few, and where
    // the last of them starts.
    let mut best: Vec<Option<(usize, Reverse<usize>, usize)>> = vec![None; letters.len() + 1];
    best[0] = Some((0, Reverse(0), 0));
    for end in 1..=letters.len() {
        for start in end.saturating_sub(LONGEST_WORD)..end {
            let Some((parts, Reverse(squares), _)) = best[start] else { continue };
            let length = end - start;
            let sum = (parts + 1, Reverse(squares + length * length), start);
            let part: String = bases[start..end].iter().collect();
            // "o" stands for "ở"; no other letter is a word.
            let word = length > 1 || (part == "o" && start > 0);
            let better = best[end].is_none_or(|least| (sum.0, sum.1) < (least.0, least.1));
            if word && better && dictionary.knows(&part) {
                best[end] = Some(sum);
            }
        }
    }
    let mut words = Vec::new();
    let mut end = letters.len();
    while end > 0 {
        let (_, _, start) = best[end]?;
        let gap = if start == 0 { chunk.gap } else { Gap::Space };
        words.push(Word::new(&letters[start..end].iter().collect::<String>(), gap));
        end = start;
    }
    words.reverse();
    Some(words)
}
