//! Dates as English sentences write them: "12 November", "Nov 12th 2021", "the 12th".

use super::{Reading, Said, full_year, said};
use crate::programme::question::{
    calendar::Calendar,
    numbers::english_month,
    words::{Gap, Word},
};

/// `12 November`, `Nov 12th 2021`, `the 12th`.
pub fn date(words: &[Word], at: usize, calendar: Calendar<'_>) -> Option<Reading> {
    let ordinal = |at: usize| {
        let there = words
            .get(at)
            .is_some_and(|w| w.gap == Gap::None && matches!(&*w.fold, "st" | "nd" | "rd" | "th"));
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
    let of = usize::from(words.get(next).is_some_and(|w| w.fold == "of"));
    if let Some(month) = words.get(next + of).and_then(|w| english_month(&w.fold)) {
        let year = year_at(next + of + 1);
        let length = next + of + 1 - at + usize::from(year.is_some());
        return Some((length, 1.1, said(calendar.date(day, Some(month), year))));
    }
    (next > at + 1).then(|| (2, 1.0, said(calendar.date(day, None, None))))
}
