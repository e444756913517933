//! Dates and weekdays in the words of a sentence, in digits or spelled out; never decides between readings.

use chrono::{NaiveDate, Weekday};

use super::{
    calendar::{Calendar, NoSuchDay, Turn, one_day, third_of},
    numbers::{english_month, number_at, word_is},
    phrases::{Manner, Third, When},
    words::{Gap, Word},
};
use crate::programme::Period;

mod english;
mod span;

/// What words say about days.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Day(NaiveDate),
    /// Several days or stretches that one phrase names.
    Stretches(Vec<Period>),
    Month(Period),
    Weekday(Weekday, Turn),
    Relative(When),
    NoSuchDay(NoSuchDay),
    NoSuchWeekday(u32),
}

/// A reading of the words from one position on: how many, how likely, and as what.
pub type Reading = (usize, f32, Said);

/// Everything that the words from `at` on can say about days.
pub fn readings(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Vec<Reading> {
    let mut found = Vec::new();
    found.extend(full_date(words, at, calendar));
    found.extend(year_first(words, at));
    found.extend(days_of_month(words, at, manner, calendar));
    found.extend(month(words, at, manner, calendar));
    found.extend(quarter(words, at, manner, calendar));
    found.extend(weekday(words, at, manner));
    found.extend(span::span(words, at, manner, calendar));
    if manner.english || words.iter().any(|w| w.fold.len() > 3 && english_month(&w.fold).is_some()) {
        found.extend(english::date(words, at, calendar));
    }
    found
}

fn said(date: Result<NaiveDate, NoSuchDay>) -> Said {
    match date {
        Ok(date) => Said::Day(date),
        Err(none) => Said::NoSuchDay(none),
    }
}

pub fn full_year(year: u32) -> Option<i32> {
    match year {
        0..100 => i32::try_from(2000 + year).ok(),
        1900..2200 => i32::try_from(year).ok(),
        _ => None,
    }
}

/// How many of the words "ngày", "hôm", "mùng" stand at `at`.
fn day_prefix(words: &[Word], at: usize, manner: Manner) -> usize {
    let is = |at: usize, which: &[&str]| words.get(at).is_some_and(|w| word_is(w, which, manner));
    if is(at, &["ngày", "hôm", "bữa"]) {
        1 + usize::from(is(at + 1, &["mùng", "mồng"]))
    } else {
        usize::from(is(at, &["mùng", "mồng"]))
    }
}

/// `12/11`, `12-11-2021`, `ngày 12.11`.
fn full_date(words: &[Word], at: usize, calendar: Calendar<'_>) -> Option<Reading> {
    let manner = Manner { diacritics: false, english: false };
    let first = at + day_prefix(words, at, manner);
    let day = words.get(first)?;
    let (number, next) = (day.number()?, words.get(first + 1)?);
    let separated = |gap| matches!(gap, Gap::Slash | Gap::Dash | Gap::Dot);
    let inside = first == at && is_inside(words, at);
    let month = next.number().filter(|_| separated(next.gap) && next.fold.len() <= 2)?;
    if inside || number == 0 || day.fold.len() > 2 || month == 0 {
        return None;
    }
    let third = words.get(first + 2).filter(|w| w.gap == next.gap);
    let year =
        third.and_then(Word::number).filter(|_| third.is_some_and(|w| w.fold.len() != 3 && w.fold.len() > 1));
    let year = year.and_then(full_year);
    let length = first - at + 2 + usize::from(year.is_some());
    // `126/NQ-CP`, `10/11/…`: the digits go on as something else.
    let goes_on = words.get(at + length).is_some_and(|w| w.gap == Gap::Slash);
    // "10-15": no month, and "10-12" is two days of a month that the programme has.
    let two_days = next.gap == Gap::Dash && year.is_none() && number < month && {
        let as_date = calendar.date(number, Some(month), None);
        month > 12 || as_date.is_ok_and(|date| !calendar.covers(date))
    };
    if goes_on || two_days || (next.gap == Gap::Dot && month > 12) {
        return None;
    }
    Some((length, 1.15, said(calendar.date(number, Some(month), year))))
}

/// Whether the number at `at` goes on with a date that began before it: the month of a date starts no other
/// one, as in "28/2 đến 5/3". In "12/3 - 15/3" the dash stands between two dates.
fn is_inside(words: &[Word], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]).filter(|b| b.number().is_some()) else {
        return false;
    };
    match words[at].gap {
        Gap::Slash | Gap::Dot => true,
        Gap::Dash => !matches!(before.gap, Gap::Slash | Gap::Dot),
        _ => false,
    }
}

/// `2021-11-12`, as machines write it.
fn year_first(words: &[Word], at: usize) -> Option<Reading> {
    let numbers: Option<Vec<u32>> = words.get(at..at + 3)?.iter().map(Word::number).collect();
    let [year, month, day] = numbers?[..] else { return None };
    let written = words[at].fold.len() == 4 && words[at + 1].gap == words[at + 2].gap;
    let date = NaiveDate::from_ymd_opt(full_year(year)?, month, day)?;
    (written && matches!(words[at + 1].gap, Gap::Dash | Gap::Slash)).then_some((3, 1.2, Said::Day(date)))
}

/// How the day numbers of one phrase hang together.
#[derive(PartialEq)]
enum Joint {
    List,
    Range,
}

/// `ngày 12`, `mùng 5`, `hăm hai`, `12 tháng 11 năm 2021`, `10-15/11`, `từ 10 đến 15`, `12, 13 và 15/11`.
fn days_of_month(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let from = usize::from(words.get(at).is_some_and(|w| word_is(w, &["từ", "from"], manner)));
    let prefix = day_prefix(words, at + from, manner);
    let mut next = at + from + prefix;
    let (first, length, spelled) = number_at(words, next, manner)?;
    if next == at && is_inside(words, at) {
        return None;
    }
    next += length;
    let mut days = vec![first];
    let mut joints = Vec::new();
    while let Some((joint, day, length)) = another_day(words, next, manner) {
        joints.push(joint);
        days.push(day);
        next += length;
    }
    let (month, year, length) = month_after(words, next, manner).unwrap_or((None, None, 0));
    next += length;
    // A bare number is a day only beside something that says so.
    if from > 0 && joints.is_empty() {
        return None;
    }
    let named = prefix > 0 || month.is_some() || spelled == Spelled::OnlyDays || from > 0;
    let bare_range =
        days.len() == 2 && words[at..next].iter().any(|w| w.gap == Gap::Dash && w.number().is_some());
    if !(named || bare_range || joints.contains(&Joint::Range)) || days.contains(&0) {
        return None;
    }
    let likely = if named { 1.1 } else { 0.95 };
    Some((next - at, likely, joined(&days, &joints, month, year, calendar)))
}

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelled {
    Digits,
    Words,
    /// "hăm", which counts nothing but days.
    OnlyDays,
}

/// `, 13`, `và 13`, `đến 15`, `- 15`: one more day of the same month.
fn another_day(words: &[Word], at: usize, manner: Manner) -> Option<(Joint, u32, usize)> {
    let word = words.get(at)?;
    let (joint, skip) = if word_is(word, &["đến", "tới"], manner)
        || (manner.english && word_is(word, &["to", "until"], manner))
    {
        (Joint::Range, 1)
    } else if word_is(word, &["và", "với"], manner) {
        (Joint::List, 1)
    } else if word.gap == Gap::Dash {
        (Joint::Range, 0)
    } else if word.gap == Gap::Comma {
        (Joint::List, 0)
    } else {
        return None;
    };
    let prefix = day_prefix(words, at + skip, manner);
    let (day, length, _) = number_at(words, at + skip + prefix, manner)?;
    // "đến 15h", "và 2 việc" are not days.
    let counted = words.get(at + skip + prefix + length).is_some_and(|w| {
        word_is(w, &["giờ", "h", "g", "việc", "cuộc", "tuần", "phòng", "đồng", "hội", "tháng"], manner)
            && !(w.fold == "thang" && month_after(words, at + skip + prefix + length, manner).is_some())
    });
    (day <= 31 && !counted).then_some((joint, day, skip + prefix + length))
}

/// `tháng 11 (năm 2021)`, `/11`, `/11/2021` after a day.
fn month_after(words: &[Word], at: usize, manner: Manner) -> Option<(Option<u32>, Option<i32>, usize)> {
    let word = words.get(at)?;
    if let Some(month) = english_month(&word.fold).filter(|_| manner.english) {
        return Some((Some(month), None, 1));
    }
    let (month, mut length) = if word_is(word, &["tháng", "th"], manner) {
        if words.get(at + 1).is_some_and(|w| word_is(w, &["này", "ni"], manner)) {
            return Some((None, None, 2));
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

fn joined(
    days: &[u32],
    joints: &[Joint],
    month: Option<u32>,
    year: Option<i32>,
    calendar: Calendar<'_>,
) -> Said {
    let mut dates = Vec::new();
    for day in days {
        match calendar.date(*day, month, year) {
            Ok(date) => dates.push(date),
            Err(none) => return Said::NoSuchDay(none),
        }
    }
    if let [date] = dates[..] {
        return Said::Day(date);
    }
    let mut stretches = vec![one_day(dates[0])];
    for (joint, date) in joints.iter().zip(&dates[1..]) {
        match stretches.last_mut() {
            Some(last) if *joint == Joint::Range && last.from <= *date => last.to = *date,
            // "từ 28 đến 3/11" starts in the month before.
            Some(last) if *joint == Joint::Range => {
                last.from = last.from.checked_sub_months(chrono::Months::new(1)).unwrap_or(last.from);
                last.to = *date;
            }
            _ => stretches.push(one_day(*date)),
        }
    }
    Said::Stretches(stretches)
}

/// `tháng 11`, `tháng mười một năm 2021`, `11/2021`, `đầu tháng 12`.
fn month(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let part = words.get(at).and_then(|word| {
        let parts = [("đầu", Third::First), ("giữa", Third::Middle), ("cuối", Third::Last)];
        parts.into_iter().find(|(name, _)| word_is(word, &[name], manner)).map(|(_, third)| third)
    });
    let start = at + usize::from(part.is_some());
    let word = words.get(start)?;
    let (period, length) = if let Some((Some(month), year, length)) =
        word_is(word, &["tháng", "th", "t"], manner)
            .then(|| {
                month_after(words, start, Manner { diacritics: false, ..manner })
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
    let said = part.map_or(Said::Month(period), |third| Said::Stretches(vec![third_of(period, third)]));
    // "thang sau" is next month rather than June.
    let doubtful = words.get(start + 1).is_some_and(|word| word.number().is_none() && word.is_plain());
    Some((start - at + length, if doubtful { 0.7 } else { 1.0 }, said))
}

/// `quý 4`
fn quarter(words: &[Word], at: usize, manner: Manner, calendar: Calendar<'_>) -> Option<Reading> {
    let number = words.get(at + 1)?.number().filter(|quarter| (1..=4).contains(quarter))?;
    let named = words.get(at).is_some_and(|word| word_is(word, &["quý"], manner));
    let first = calendar.named_month(number * 3 - 2, None).filter(|_| named)?;
    let last = calendar.named_month(number * 3, None)?;
    Some((2, 1.0, Said::Stretches(vec![Period { from: first.from, to: last.to }])))
}

/// `t11`
fn short_month(words: &[Word], at: usize) -> Option<(Option<u32>, Option<i32>, usize)> {
    let month = words.get(at + 1).filter(|w| w.gap == Gap::None).and_then(Word::number)?;
    (words[at].fold == "t").then_some((Some(month), None, 2))
}

/// `thứ 5`, `thứ năm`, `T2`, `th6`, `CN`, `Thursday`, and what follows of "tới", "vừa rồi".
fn weekday(words: &[Word], at: usize, manner: Manner) -> Option<Reading> {
    let word = words.get(at)?;
    let next = words.get(at + 1);
    let (weekday, mut length, likely) = if word_is(word, &["thứ", "th", "t"], manner) {
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
    } else if is(after, &["tới"]) {
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
