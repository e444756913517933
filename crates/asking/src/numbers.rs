//! Numbers in digits and in Vietnamese words up to 39, the names of months; counts, never dates.

use super::{
    dates::Spelled,
    phrases::{Manner, knows_exactly, likeness},
    words::{Word, key},
};
use script::fold::fold;

/// Whether a typed word can stand for one of these.
pub fn word_is(word: &Word, any: &[&str], manner: Manner) -> bool {
    // "thứ 6 tôi bận gì" does not mean the coming one ("tới"): what is a word as it was typed is no other one.
    let another = |listed: &str| word.key != key(listed) && !word.is_plain() && knows_exactly(&word.key);
    any.iter().any(|listed| {
        may_be(word, listed)
            && !another(listed)
            && likeness(word, &key(listed), &fold(listed), manner).is_some()
    })
}

/// Whether folding is worth while: most words differ in their first letter or their length.
pub fn may_be(word: &Word, listed: &str) -> bool {
    !word.instead.is_empty()
        || word.fold.chars().next() == listed.chars().next().map(super::words::base)
            && word.fold.chars().count() == listed.chars().count()
}

fn digit(word: &Word, manner: Manner) -> Option<u32> {
    const DIGITS: [(u32, &[&str]); 9] = [
        (1, &["một", "mốt"]),
        (2, &["hai"]),
        (3, &["ba"]),
        (4, &["bốn", "tư"]),
        (5, &["năm", "lăm", "nhăm"]),
        (6, &["sáu"]),
        (7, &["bảy", "bẩy"]),
        (8, &["tám"]),
        (9, &["chín"]),
    ];
    // "Hải" is no two, "bà" no three.
    let well_written = |names: &[&str]| word.is_plain() || names.iter().any(|name| key(name) == word.key);
    DIGITS
        .iter()
        .find(|(_, names)| word_is(word, names, manner) && well_written(names))
        .map(|(digit, _)| *digit)
}

/// A number at this position, how many words it takes, and how it is written.
pub fn number_at(words: &[Word], at: usize, manner: Manner) -> Option<(u32, usize, Spelled)> {
    let word = words.get(at)?;
    if let Some(number) = word.number() {
        return (word.fold.len() <= 2).then_some((number, 1, Spelled::Digits));
    }
    if let Some(number) = english_number(&word.fold).filter(|_| manner.english) {
        return Some((number, 1, Spelled::Words));
    }
    let digit_at = |at: usize| words.get(at).and_then(|word| digit(word, manner));
    let tens = |at: usize| words.get(at).is_some_and(|word| word_is(word, &["mươi", "mười"], manner));
    if word_is(word, &["hăm"], manner) {
        return digit_at(at + 1).map(|ones| (20 + ones, 2, Spelled::OnlyDays));
    }
    if word_is(word, &["mười"], manner) {
        let ones = digit_at(at + 1);
        return Some((10 + ones.unwrap_or(0), 1 + usize::from(ones.is_some()), Spelled::Words));
    }
    // These forms only follow tens; "ngày mốt" is the day after tomorrow.
    if ["mốt", "lăm", "nhăm"].map(key).contains(&word.key) || matches!(&*word.fold, "lam" | "nham") {
        return None;
    }
    let first = digit(word, manner)?;
    if (2..=3).contains(&first) && tens(at + 1) {
        let ones = digit_at(at + 2);
        let length = 2 + usize::from(ones.is_some());
        return Some((first * 10 + ones.unwrap_or(0), length, Spelled::Words));
    }
    // "ba mốt", "hai lăm": only with the forms of one and five that follow tens.
    let short =
        words.get(at + 1).filter(|word| word_is(word, &["mốt", "lăm", "nhăm"], manner) && !word.is_plain());
    if let Some(ones) = short.filter(|_| (2..=3).contains(&first)).and_then(|word| digit(word, manner)) {
        return Some((first * 10 + ones, 2, Spelled::Words));
    }
    Some((first, 1, Spelled::Words))
}

/// An English month, in full or by at least three letters.
pub fn english_month(fold: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at =
        MONTHS.iter().position(|month| *month == fold || (fold.len() == 3 && month.starts_with(fold)))?;
    // "mar", "may" and "dec" could be Vietnamese syllables without diacritics; only "may" really is.
    (fold != "may").then(|| u32::try_from(at + 1).unwrap_or(1))
}

fn english_number(fold: &str) -> Option<u32> {
    const NUMBERS: [&str; 10] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let at = NUMBERS.iter().position(|number| *number == fold)?;
    u32::try_from(at + 1).ok()
}
