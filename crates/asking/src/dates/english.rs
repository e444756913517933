//! Dates as English sentences write them: "12 November", "Nov 12th 2021", "the 12th".

use super::{Reading, Said, full_year, said};
use crate::{
    calendar::Calendar,
    classes::{Class, is},
    numbers::english_month,
    words::{Gap, Word},
};

/// Whether some word names a month in English: in full, or shortened beside a number ("Nov 12").
pub fn is_named(words: &[Word]) -> bool {
    let month = |word: &Word| english_month(&word.fold).is_some();
    let in_full = words.iter().any(|word| word.fold.len() > 3 && month(word));
    let beside = words.windows(2).any(|two| {
        let number = |word: &Word| word.number().is_some_and(|number| (1..=31).contains(&number));
        (month(&two[0]) && number(&two[1])) || (number(&two[0]) && month(&two[1]))
    });
    // "sep 12/11": who is asked about is a "sếp".
    in_full || (beside && !words.iter().any(|word| word.gap == Gap::Slash))
}

/// `12 November`, `Nov 12th 2021`, `the 12th`.
pub fn date(words: &[Word], at: usize, calendar: Calendar<'_>) -> Option<Reading> {
    let ordinal = |at: usize| {
        let there = words.get(at).is_some_and(|w| w.gap == Gap::None && is(w, Class::Ordinal));
        usize::from(there)
    };
    let year_at =
        |at: usize| words.get(at).filter(|w| w.fold.len() == 4).and_then(Word::number).and_then(full_year);
    if let Some(month) = words.get(at).and_then(|w| english_month(&w.fold)) {
        let Some(day) = words.get(at + 1).and_then(Word::number).filter(|day| (1..=31).contains(day)) else {
            let year = year_at(at + 1);
            let period = calendar.named_month(month, year)?;
            return Some((1 + usize::from(year.is_some()), 1.0, Said::Month(period)));
        };
        let next = at + 2 + ordinal(at + 2);
        let year = year_at(next);
        let length = next - at + usize::from(year.is_some());
        return Some((length, 1.1, said(calendar.date(day, Some(month), year))));
    }
    let day = words.get(at)?.number().filter(|day| (1..=39).contains(day))?;
    let next = at + 1 + ordinal(at + 1);
    let of = usize::from(words.get(next).is_some_and(|w| is(w, Class::EnglishOf)));
    if let Some(month) = words.get(next + of).and_then(|w| english_month(&w.fold)) {
        let year = year_at(next + of + 1);
        let length = next + of + 1 - at + usize::from(year.is_some());
        return Some((length, 1.1, said(calendar.date(day, Some(month), year))));
    }
    (next > at + 1).then(|| (2, 1.0, said(calendar.date(day, None, None))))
}
