//! Spans counted from today: "3 ngày nữa", "2 tuần tới", "7 ngày qua"; calendar dates are read elsewhere.

use super::{Reading, Said};
use crate::{
    calendar::Calendar,
    classes::{self, Class},
    numbers::{number_at, word_is},
    phrases::Manner,
    words::Word,
};
use plan::Period;

/// `3 ngày nữa` is one day, `3 ngày tới` three; weeks likewise, and backwards.
pub fn span(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let is = |at: usize, which: &[&str]| words.get(at).is_some_and(|w| word_is(w, which, manner));
    let english_first = usize::from(manner.english && is(at, &["next", "last", "in", "past"]));
    let within = usize::from(is(at, &["trong", "sau"]));
    let start = at + english_first.max(within);
    let (count, length, _) = number_at(words, start, manner)?;
    // "tu hom qua": no four days.
    if words[start].is_plain() && classes::is(&words[start], Class::From) {
        return None;
    }
    // "thứ năm tuần tới" counts no weeks.
    let weekday = at > 0 && word_is(&words[at - 1], &["thứ", "t", "th"], manner);
    let unit = start + length;
    let days = match () {
        () if weekday => return None,
        () if is(unit, &["ngày", "hôm", "bữa", "day", "days"]) => 1,
        () if is(unit, &["tuần", "week", "weeks"]) => 7,
        () => return None,
    };
    let count = i64::from(count.min(366)) * days;
    let after = unit + 1;
    let stretch = |from, to| Said::Stretches(vec![Period { from: calendar.day(from), to: calendar.day(to) }]);
    let (length, said) = if is(after, &["nữa"]) || (manner.english && is(after, &["later"])) {
        (after + 1, Said::Day(calendar.day(count)))
    } else if is(after, &["tới", "sắp"]) || is(after, &["tiếp"]) {
        (after + 1 + usize::from(is(after + 1, &["tới", "theo", "đây"])), stretch(1, count))
    } else if is(after, &["qua"])
        || is(after, &["gần"])
        || (is(after, &["vừa"]) && is(after + 1, &["qua", "rồi"]))
    {
        (after + 1 + usize::from(is(after + 1, &["qua", "rồi", "đây"])), stretch(-count, -1))
    } else if is(after, &["trước"]) || (manner.english && is(after, &["ago"])) {
        (after + 1, Said::Day(calendar.day(-count)))
    } else if within > 0 && is(at, &["sau"]) {
        (after, Said::Day(calendar.day(count)))
    } else if english_first > 0 && is(at, &["next"]) {
        (after, stretch(1, count))
    } else if english_first > 0 && is(at, &["last", "past"]) {
        (after, stretch(-count, -1))
    } else if english_first > 0 && is(at, &["in"]) {
        (after, Said::Day(calendar.day(count)))
    } else if within > 0 && is(at, &["trong"]) {
        (after, stretch(0, count - 1))
    } else {
        return None;
    };
    Some((length - at, 1.1, said))
}
