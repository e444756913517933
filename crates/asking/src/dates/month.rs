//! Months in the words of a sentence, after a day or by themselves, whole or in part; no days.

use chrono::Datelike;

use super::{Reading, Said, full_year};
use crate::{
    calendar::{Calendar, part_of_month},
    numbers::{english_month, number_at, word_is},
    phrases::{Manner, MonthPart},
    words::{Gap, Word},
};

/// `tháng 11 (năm 2021)`, `tháng sau`, `/11`, `/11/2021` after a day.
pub fn month_after(
    words: &[Word],
    at: usize,
    manner: Manner,
    calendar: Calendar<'_>,
) -> Option<(Option<u32>, Option<i32>, usize)> {
    let word = words.get(at)?;
    if let Some(month) = english_month(&word.fold).filter(|_| manner.english) {
        return Some((Some(month), None, 1));
    }
    let (month, mut length) = if word_is(word, &["tháng", "th"], manner) {
        if let Some(offset) = words.get(at + 1).and_then(|word| month_turn(word, manner)) {
            let first = calendar.month(offset).from;
            return Some((Some(first.month()), Some(first.year()), 2));
        }
        let (month, length, _) = number_at(words, at + 1, manner)?;
        (month, length + 1)
    } else if matches!(word.gap, Gap::Slash | Gap::Dot) && word.fold.len() <= 2 {
        (word.number()?, 1)
    } else {
        return None;
    };
    if month == 0 {
        return None;
    }
    let year = words.get(at + length).filter(|w| word_is(w, &["năm"], manner)).map_or(0, |_| 1);
    let number = words
        .get(at + length + year)
        .filter(|w| year == 1 || matches!(w.gap, Gap::Slash | Gap::Dash | Gap::Dot));
    let number = number.and_then(Word::number).and_then(full_year);
    length += number.map_or(0, |_| year + 1);
    Some((Some(month), number, length))
}

/// Which month "tháng này", "tháng sau" names, counted from this one.
pub fn month_turn(word: &Word, manner: Manner) -> Option<i64> {
    match () {
        () if word_is(word, &["này", "ni", "nầy"], manner) => Some(0),
        () if word_is(word, &["sau", "tới"], manner) => Some(1),
        () if word_is(word, &["trước", "rồi"], manner) => Some(-1),
        () => None,
    }
}

/// `tháng 11`, `tháng mười một năm 2021`, `11/2021`, `đầu tháng 12`.
pub fn month(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let half = words.get(at).is_some_and(|word| word_is(word, &["nửa"], manner));
    let part = words.get(at + usize::from(half)).and_then(|word| {
        let parts = [
            ("đầu", MonthPart::First, MonthPart::FirstHalf),
            ("giữa", MonthPart::Middle, MonthPart::Middle),
            ("cuối", MonthPart::Last, MonthPart::LastHalf),
            ("sau", MonthPart::LastHalf, MonthPart::LastHalf),
        ];
        let (_, third, of_two) = parts
            .into_iter()
            .find(|(name, ..)| (half || *name != "sau") && word_is(word, &[name], manner))?;
        Some(if half { of_two } else { third })
    });
    let start = at + usize::from(half) + usize::from(part.is_some());
    let word = words.get(start)?;
    let (period, length) = if let Some((Some(month), year, length)) =
        word_is(word, &["tháng", "th", "t"], manner)
            .then(|| {
                // "tháng sau" alone is a phrase.
                let turned = words.get(start + 1).is_some_and(|word| month_turn(word, manner).is_some());
                month_after(words, start, Manner { diacritics: false, ..manner }, calendar)
                    .filter(|_| !turned)
                    .or_else(|| short_month(words, start))
            })
            .flatten()
    {
        // T2 … T7 are weekdays.
        let weekday = word.fold != "thang" && month < 8;
        (calendar.named_month(month, year).filter(|_| !weekday)?, length)
    } else {
        let month =
            word.number().filter(|m| (1..=12).contains(m) && !matches!(word.gap, Gap::Slash | Gap::Dash))?;
        let year = words.get(start + 1).filter(|w| w.gap == Gap::Slash && w.fold.len() == 4)?;
        (calendar.named_month(month, full_year(year.number()?))?, 2)
    };
    let said = part.map_or(Said::Month(period), |third| Said::Stretches(vec![part_of_month(period, third)]));
    // "thang sau" is next month rather than June.
    let doubtful = words.get(start + 1).is_some_and(|word| word.number().is_none() && word.is_plain());
    // "tháng 11 này"
    let this = words.get(start + length).is_some_and(|word| word_is(word, &["này", "ni"], manner));
    let length = length + usize::from(this);
    Some((start - at + length, if doubtful { 0.7 } else { 1.0 }, said))
}

/// `t11`
fn short_month(words: &[Word], at: usize) -> Option<(Option<u32>, Option<i32>, usize)> {
    let month = words.get(at + 1).filter(|w| w.gap == Gap::None).and_then(Word::number)?;
    (words[at].fold == "t").then_some((Some(month), None, 2))
}
