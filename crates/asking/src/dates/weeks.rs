//! Weeks and quarters by their number, and the first or last days of a week or a month: "tuần 47", "ngày cuối tháng".

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Reading, Said, Spelled, month_turn};
use crate::{
    calendar::{Calendar, one_day, shift},
    numbers::{number_at, word_is},
    phrases::Manner,
    words::{Gap, Word},
};
use plan::Period;

/// A month has at most so many weeks; a higher number is the year's.
const WEEKS_OF_A_MONTH: u32 = 6;

/// `tuần 47`, `tuần thứ ba của tháng 11`, `tuần đầu tháng`, `tuần cuối của tháng này`.
pub fn week(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let is = |at: usize, which: &[&str]| words.get(at).is_some_and(|word| word_is(word, which, manner));
    if !is(at, &["tuần", "week"]) {
        return None;
    }
    let led = usize::from(is(at + 1, &["thứ", "số"]));
    let (number, length, spelled) = match () {
        () if is(at + 1, &["đầu"]) => (1, 1 + usize::from(is(at + 2, &["tiên"])), Spelled::Words),
        () if is(at + 1, &["cuối"]) => (0, 1 + usize::from(is(at + 2, &["cùng"])), Spelled::Words),
        () => {
            number_at(words, at + 1 + led, manner).map(|(number, length, how)| (number, length + led, how))?
        }
    };
    let end = at + 1 + length;
    // "tuần 2 buổi", "tuần 15/11": no weeks are counted.
    let goes_on = words.get(end).is_some_and(|next| matches!(next.gap, Gap::Slash | Gap::Dash | Gap::Dot));
    let of = usize::from(is(end, &["của", "trong"]));
    if let Some((month, length)) = month_at(words, end + of, manner, calendar) {
        let week = week_of_month(month, number)?;
        return Some((end + of + length - at, 1.15, Said::Stretches(vec![week])));
    }
    // "tuần sau" is not "tuần sáu".
    let told = spelled == Spelled::Digits || led > 0;
    if goes_on || !told || number == 0 || number < WEEKS_OF_A_MONTH && super::is_counted(words, end, manner) {
        return None;
    }
    if number < WEEKS_OF_A_MONTH {
        return Some((end - at, 1.1, Said::WhichWeek(number)));
    }
    Some((end - at, 1.1, Said::Stretches(vec![iso_week(number, calendar)?])))
}

/// The week of the year with this number.
pub fn iso_week(number: u32, calendar: Calendar<'_>) -> Option<Period> {
    let year = calendar.today.iso_week().year();
    let monday = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)?;
    Some(Period { from: monday, to: shift(monday, 6) })
}

/// The week of a month with this number, the one that holds its first day being the first; 0: the last.
pub fn week_of_month(month: Period, number: u32) -> Option<Period> {
    let monday = |day: NaiveDate| shift(day, -i64::from(day.weekday().num_days_from_monday()));
    let from = match number {
        0 => monday(month.to),
        number => shift(monday(month.from), 7 * (i64::from(number) - 1)),
    };
    (from <= month.to).then_some(Period { from, to: shift(from, 6) })
}

/// `tháng 11`, `tháng này`, `tháng sau`, `tháng`: the month, and how many words that takes.
fn month_at(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<(Period, usize)> {
    let word = words.get(at).filter(|word| word_is(word, &["tháng", "month"], manner))?;
    if let Some(turn) = words.get(at + 1).and_then(|word| month_turn(word, manner)) {
        return Some((calendar.month(turn), 2));
    }
    if let Some((Some(month), year, length)) = super::month_after(words, at, manner, calendar) {
        return Some((calendar.named_month(month, year)?, length));
    }
    (word.gap != Gap::End).then(|| (calendar.month(0), 1))
}

/// `quý 4`
pub fn quarter(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let number = words.get(at + 1)?.number().filter(|quarter| (1..=4).contains(quarter))?;
    let named = words.get(at).is_some_and(|word| word_is(word, &["quý"], manner));
    let first = calendar.named_month(number * 3 - 2, None).filter(|_| named)?;
    let last = calendar.named_month(number * 3, None)?;
    Some((2, 1.0, Said::Stretches(vec![Period { from: first.from, to: last.to }])))
}

/// `ngày cuối tháng`, `ngày đầu tiên của tuần sau`, `3 ngày cuối tháng 11`.
pub fn ends(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let is = |at: usize, which: &[&str]| words.get(at).is_some_and(|word| word_is(word, which, manner));
    let counted = number_at(words, at, manner).filter(|(_, length, _)| is(at + length, &["ngày", "hôm"]));
    let (count, length) = counted.map_or((1, 0), |(count, length, _)| (i64::from(count), length));
    let several = at > 0 && counted.is_none() && is(at - 1, &["những", "các", "mấy", "vài", "dịp"]);
    let day = at + length;
    let last = is(day + 1, &["cuối"]);
    if !is(day, &["ngày", "hôm"]) || several || !(last || is(day + 1, &["đầu"])) || count > 31 {
        return None;
    }
    let mut next = day + 2;
    next += usize::from(is(next, &["cùng", "tiên"]));
    next += usize::from(is(next, &["của", "trong"]));
    let (period, length) = if is(next, &["tuần"]) {
        let turn = words.get(next + 1).and_then(|word| month_turn(word, manner));
        (calendar.week(turn.unwrap_or(0)), 1 + usize::from(turn.is_some()))
    } else {
        month_at(words, next, manner, calendar)?
    };
    let days = match last {
        true => Period { from: shift(period.to, 1 - count), to: period.to },
        false => Period { from: period.from, to: shift(period.from, count - 1) },
    };
    Some((next + length - at, 1.15, Said::Stretches(vec![days])))
}

/// `hôm này tuần tới`, `ngày này tháng sau`: this day of another week or month.
pub fn same_day(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let is = |at: usize, which: &[&str]| words.get(at).is_some_and(|word| word_is(word, which, manner));
    if !is(at, &["ngày", "hôm", "bữa"]) || !is(at + 1, &["này", "nay", "ni"]) {
        return None;
    }
    let turn = words.get(at + 3).and_then(|word| month_turn(word, manner)).filter(|turn| *turn != 0)?;
    let day = match () {
        () if is(at + 2, &["tuần"]) => calendar.day(7 * turn),
        () if is(at + 2, &["tháng"]) => calendar.month(turn).from.with_day(calendar.today.day())?,
        () => return None,
    };
    Some((4, 1.2, Said::Day(day)))
}

/// `2 ngày trước 15/11`, `hôm sau ngày 15`, `một tuần sau thứ 5`: counted from another day.
pub fn from_another(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let is = |at: usize, which: &[&str]| words.get(at).is_some_and(|word| word_is(word, which, manner));
    let (count, length) = number_at(words, at, manner).map_or((1, 0), |(count, length, _)| (count, length));
    let unit = at + length;
    let days = match () {
        () if is(unit, &["hôm"]) || length > 0 && is(unit, &["ngày", "bữa"]) => 1,
        () if length > 0 && is(unit, &["tuần"]) => 7,
        () => return None,
    };
    let back = is(unit + 1, &["trước"]);
    if !back && !is(unit + 1, &["sau"]) {
        return None;
    }
    let offset = i64::from(count) * days * if back { -1 } else { 1 };
    let start = unit + 2 + usize::from(is(unit + 2, &["của"]));
    let full = super::full_date(words, start, calendar);
    let (length, _, said) = full
        .or_else(|| super::days_of_month(words, start, manner, calendar))
        .or_else(|| super::weekday::weekday(words, start, manner))?;
    let day = match said {
        Said::Day(day) => day,
        Said::Weekday(weekday, turn) => calendar.weekday(weekday, turn),
        _ => return None,
    };
    Some((start + length - at, 1.2, Said::Stretches(vec![one_day(shift(day, offset))])))
}
