//! Letters that look like others, brought back to the ones that were meant; knows no words.
//!
//! Copied and scanned documents mix alphabets: `Ð` of Icelandic, `А` of Cyrillic, full-width digits. To a
//! reader they are the same letter, so they are the same here. What may be either (`O` or zero) is not
//! changed in the text; only its comparable form takes the digit where a date or an hour stands.

use crate::folded::pattern;
use crate::lexicon::WORDS;

/// The text in the letters that Vietnamese is written with.
pub fn canonical(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let latin = text.chars().any(|c| c.is_ascii_alphabetic());
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        // The number of a footnote belongs to no name and no day; that of `m²` is a part of its measure.
        let note = is_note_mark(letter) && !plain.ends_with("m") && !plain.ends_with("km");
        if !note {
            plain.push(meant(letter, latin));
        }
    }
    plain
}

fn is_note_mark(letter: char) -> bool {
    matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁽' | '⁾')
}

fn meant(letter: char, among_latin: bool) -> char {
    match letter {
        'Ð' | 'Ɖ' => 'Đ',
        'ð' | 'ɖ' => 'đ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        _ if among_latin => latin(letter),
        _ => letter,
    }
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin(letter: char) -> char {
    const ALIKE: &[(&str, &str)] = &[
        ("АВЕКМНОРСТУХІЈЅавеорсухіјѕк", "ABEKMHOPCTYXIJSaeeopcyxijsk"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"),
    ];
    ALIKE
        .iter()
        .find_map(|(strange, plain)| {
            strange.chars().zip(plain.chars()).find(|(c, _)| *c == letter).map(|(_, plain)| plain)
        })
        .unwrap_or(letter)
}

pattern!(
    MISREAD = r"\b[0-9oli|]{1,2}\s?[/.]\s?[0-9oli|]{1,2}(?:\s?[/.]\s?[0-9oli|]{4})?\b",
    r"|\b[0-9oli|]{1,2}\s?(?:gio|h|g)(?:\s?[0-9oli|]{2})?\b|\b[0-9oli|]{1,2}:[0-9oli|]{2}\b|\bngay\s+[0-9oli|]{1,2}\b"
);

/// In a folded text, puts the digit where a scanned or typed letter stands in a date or an hour: `o9/6`,
/// `l4 gio`, `8hoo`. One letter stays one letter.
pub fn mend_digits(folded: &mut String) {
    if !folded.contains(|c: char| c.is_ascii_digit()) || !folded.contains(['o', 'l', 'i', '|']) {
        return;
    }
    let mut mends = Vec::new();
    for found in MISREAD.find_iter(folded) {
        let words = found.as_str();
        if !words.contains(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // The words `ngay` and `gio` are no digits.
        let digits = words.char_indices().filter(|(at, c)| {
            matches!(c, 'o' | 'l' | 'i' | '|')
                && !words[..*at].ends_with("gi")
                && !words[*at..].starts_with("io")
        });
        mends.extend(digits.map(|(at, c)| (found.start() + at, c)));
    }
    for (at, letter) in mends {
        folded.replace_range(at..=at, digit_of(letter));
    }
}

/// A cell of one or two letters that can only be a day: `O3`, `1O`, `ll`.
pub fn as_day(folded: &str) -> Option<String> {
    let text = folded.trim();
    let alike = text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'o' | 'l' | 'i' | '|'));
    (text.len() == 2 && alike).then(|| {
        text.chars()
            .map(|c| if c.is_ascii_digit() { c.to_string() } else { digit_of(c).to_owned() })
            .collect()
    })
}

fn digit_of(letter: char) -> &'static str {
    if letter == 'o' { "0" } else { "1" }
}

// What stands in no syllable of Vietnamese.
pattern!(
    STRANGE =
        r"[fwjz]|q(?:[^u]|$)|[bcdghklmpqrstvx]n|h[b-df-hj-np-tvxz]|n[b-fj-np-tvxz]|[aeiouy]h\b|[a-z]8|8[a-z]"
);

/// Letters that recognition takes for one another.
const CONFUSED: [(char, char); 5] = [('n', 'h'), ('h', 'n'), ('f', 't'), ('q', 'o'), ('8', 'b')];

/// In a folded text, puts the word of a label where a scanned one can be no word: `chu fri`, `thanh pnan`,
/// `chuah bi`. One letter stays one letter.
pub fn mend_words(folded: &mut String) {
    if !STRANGE.is_match(folded) {
        return;
    }
    let mut at = 0;
    let mut mends = Vec::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()) {
        if (3..=LONGEST_WORD).contains(&word.len())
            && STRANGE.is_match(word)
            && let Some(meant) = meant_word(word, MOST_CONFUSED)
        {
            mends.push((at, meant));
        }
        at += word.len();
        at += folded[at..].chars().next().map_or(0, char::len_utf8);
    }
    for (at, meant) in mends {
        folded.replace_range(at..at + meant.len(), &meant);
    }
}

const LONGEST_WORD: usize = 7;
const MOST_CONFUSED: usize = 2;

fn meant_word(word: &str, most: usize) -> Option<String> {
    let others = word.char_indices().flat_map(|(at, letter)| {
        let pairs = CONFUSED.into_iter().filter(move |(read, _)| *read == letter);
        pairs.map(move |(_, meant)| format!("{}{meant}{}", &word[..at], &word[at + 1..]))
    });
    let others: Vec<String> = others.collect();
    let known = others.iter().find(|other| WORDS.contains(&other.as_str())).cloned();
    known.or_else(|| others.iter().filter(|_| most > 1).find_map(|other| meant_word(other, most - 1)))
}
