//! Weekdays in the words of a sentence: "thứ 5", "T2, 4, 6", "last Tuesday"; of which week is not known here.

use chrono::Weekday;

use super::{Reading, Said};
use crate::{
    calendar::Turn,
    classes::{Class, is},
    numbers::word_is,
    phrases::Manner,
    words::{Gap, Word},
};

/// `thứ 5`, `thứ năm`, `T2`, `th6`, `CN`, `Thursday`, and what follows of "tới", "vừa rồi".
pub fn weekday(words: &[Word], at: usize, manner: Manner) -> Option<Reading> {
    if let Some(turned) = turned(words, at, manner) {
        return Some(turned);
    }
    let word = words.get(at)?;
    let next = words.get(at + 1);
    // "thư sáu": what would be another word is none ahead of a weekday's name.
    let slipped = is(word, Class::SlippedWeekday) && next.is_some_and(|next| !next.is_plain());
    let (weekday, mut length, likely) = if slipped || word_is(word, &["thứ", "th", "t"], manner) {
        let glued = next.is_some_and(|w| w.gap == Gap::None) || word.fold.len() == 3;
        let (number, length, likely) = weekday_number(words, at + 1, manner).filter(|_| glued)?;
        match weekday_of(number) {
            Some(weekday) => (weekday, length + 1, likely),
            None if word.fold == "thu" => return Some((length + 1, 0.9, Said::NoSuchWeekday(number))),
            None => return None,
        }
    } else if word_is(word, &["chủ", "chúa"], manner) && next.is_some_and(|w| word_is(w, &["nhật"], manner))
    {
        (Weekday::Sun, 2, 1.0)
    } else if word.fold == "cn" {
        (Weekday::Sun, 1, 1.0)
    } else {
        (english_weekday(&word.fold)?, 1, 1.0)
    };
    let is = |at: usize, which: &[&str]| words.get(at).is_some_and(|w| word_is(w, which, manner));
    let after = at + length;
    let turn = if is(after, &["vừa"]) && is(after + 1, &["rồi", "qua"]) {
        length += 2;
        Turn::Last
    } else if is(after, &["rồi", "trước", "qua"]) {
        length += 1;
        Turn::Last
    } else if is(after, &["sắp"]) && is(after + 1, &["tới", "đến"]) {
        length += 2;
        Turn::Coming
    } else if is(after, &["tới"]) && !names_an_end(words, after + 1, manner) {
        length += 1;
        Turn::Coming
    } else {
        length += usize::from(is(after, &["này", "ni"]));
        Turn::Next
    };
    Some((length, likely, Said::Weekday(weekday, turn)))
}

fn weekday_number(words: &[Word], at: usize, manner: Manner) -> Option<(u32, usize, f32)> {
    let word = words.get(at)?;
    if let Some(number) = word.number() {
        return (number < 10).then_some((number, 1, 1.1));
    }
    let names: [(u32, &str); 8] =
        [(2, "hai"), (3, "ba"), (4, "tư"), (4, "bốn"), (5, "năm"), (6, "sáu"), (7, "bảy"), (7, "bẩy")];
    let (number, _) = names.into_iter().find(|(_, name)| word_is(word, &[name], manner))?;
    Some((number, 1, if word.is_plain() { 1.0 } else { 1.1 }))
}

fn weekday_of(number: u32) -> Option<Weekday> {
    Some(match number {
        2 => Weekday::Mon,
        3 => Weekday::Tue,
        4 => Weekday::Wed,
        5 => Weekday::Thu,
        6 => Weekday::Fri,
        7 => Weekday::Sat,
        _ => return None,
    })
}

fn english_weekday(fold: &str) -> Option<Weekday> {
    (fold.len() >= 6 || matches!(fold, "mon" | "tue" | "wed" | "thurs" | "fri" | "sat"))
        .then(|| fold.strip_suffix('s').filter(|f| f.ends_with("day")).unwrap_or(fold).parse().ok())
        .flatten()
}

/// `last Tuesday`, `next Monday`, `this Friday`
fn turned(words: &[Word], at: usize, manner: Manner) -> Option<Reading> {
    let turn = match &*words.get(at)?.fold {
        "last" => Turn::Last,
        "next" => Turn::Coming,
        "this" | "on" => Turn::Next,
        _ => return None,
    };
    let weekday = words.get(at + 1).and_then(|word| english_weekday(&word.fold))?;
    manner.english.then_some((2, 1.1, Said::Weekday(weekday, turn)))
}

/// Whether "tới" ahead of these words leads to the end of a range, as in "thứ 2 tới thứ 6".
pub fn names_an_end(words: &[Word], at: usize, manner: Manner) -> bool {
    const DAYS: [&str; 10] = ["thứ", "chủ", "ngày", "hết", "cuối", "mai", "mùng", "mồng", "đầu", "giữa"];
    words.get(at).is_some_and(|word| {
        word.number().is_some() || word_is(word, &DAYS, manner) || is(word, Class::WeekdayLetters)
    })
}

/// Whether the number at `at` says which weekday it is.
pub fn is_numbered(words: &[Word], at: usize, manner: Manner) -> bool {
    let named = at.checked_sub(1).is_some_and(|before| {
        let word = &words[before];
        let glued = words[at].gap == Gap::None;
        word_is(word, &["thứ"], manner) || (glued && matches!(&*word.fold, "t" | "th"))
    });
    named || is_listed(words, at, manner)
}

/// Whether the number at `at` is one more of a list that began with a weekday: "thứ 2, 4 và 6".
fn is_listed(words: &[Word], at: usize, manner: Manner) -> bool {
    let Some(word) = words.get(at) else { return false };
    let digit = word.fold.len() == 1 && word.number().is_some_and(|number| weekday_of(number).is_some());
    let goes_on = words.get(at + 1).is_some_and(|next| matches!(next.gap, Gap::Slash | Gap::Dot));
    if goes_on || !(digit || weekday_number(words, at, manner).is_some()) {
        return false;
    }
    let joined = matches!(word.gap, Gap::Comma | Gap::Dash);
    let by_word = at > 1 && word_is(&words[at - 1], &["và", "đến", "tới", "hoặc"], manner);
    let before = match (joined, by_word) {
        (true, _) => at.checked_sub(1),
        (false, true) => at.checked_sub(2),
        (false, false) => None,
    };
    before.is_some_and(|before| {
        weekday_number(words, before, manner).is_some() && is_numbered(words, before, manner)
    })
}

/// The further ones of "thứ 2, 4, 6".
pub fn another(words: &[Word], at: usize, manner: Manner) -> Option<Reading> {
    let (number, length, likely) = weekday_number(words, at, manner)?;
    let weekday = weekday_of(number).filter(|_| is_listed(words, at, manner))?;
    let counted = super::is_counted(words, at + length, manner);
    let of_a_week = words.get(at + length).is_some_and(|word| is(word, Class::Week));
    (!counted || of_a_week).then_some((length, likely, Said::Weekday(weekday, Turn::Next)))
}
