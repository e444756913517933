//! Dates and weekdays in the words of a sentence, in digits or spelled out; never decides between readings.

use chrono::{NaiveDate, Weekday};

use super::{
    calendar::{Calendar, NoSuchDay, Turn, one_day},
    classes::{Class, is},
    numbers::{number_at, word_is},
    phrases::{Manner, When},
    words::{Gap, Word},
};
use plan::Period;

mod english;
mod month;
mod span;
mod weekday;
pub mod weeks;

use month::{month, month_after, month_turn};

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
    /// A small number of a week: of the month, or of the year?
    WhichWeek(u32),
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
    found.extend(weeks::quarter(words, at, manner, calendar));
    found.extend(weekday::weekday(words, at, manner));
    found.extend(weekday::another(words, at, manner));
    found.extend(this_session(words, at, manner));
    found.extend(weeks::week(words, at, manner, calendar));
    found.extend(weeks::ends(words, at, manner, calendar));
    found.extend(weeks::same_day(words, at, manner, calendar));
    found.extend(weeks::from_another(words, at, manner, calendar));
    found.extend(span::span(words, at, manner, calendar));
    if manner.english || english::is_named(words) {
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
    // "15 11 có gì", where a programme has that day.
    let spaced = next.gap == Gap::Space
        && first == at
        && next.number().is_some_and(|month| {
            calendar.date(number, Some(month), None).is_ok_and(|date| calendar.covers(date))
        });
    let separated = |gap| spaced || matches!(gap, Gap::Slash | Gap::Dash | Gap::Dot);
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
    if next == at && (is_inside(words, at) || weekday::is_numbered(words, at, manner)) {
        return None;
    }
    next += length;
    // "ngày hai bảy" is the 27th; "hai ba ngày" are two or three.
    let ones = if prefix > 0 && spelled == Spelled::Words && length == 1 && (2..=3).contains(&first) {
        number_at(words, next, manner).filter(|(ones, _, how)| *ones < 10 && *how == Spelled::Words)
    } else {
        None
    };
    next += ones.map_or(0, |(_, length, _)| length);
    let mut days = vec![ones.map_or(first, |(ones, ..)| first * 10 + ones)];
    let mut joints = Vec::new();
    while let Some((joint, day, length)) = another_day(words, next, manner) {
        joints.push(joint);
        days.push(day);
        next += length;
    }
    let (month, year, length) = month_after(words, next, manner, calendar).unwrap_or((None, None, 0));
    next += length;
    // "18 này", "ngày 20 tây"
    let pointed = length == 0
        && !is_of_another(words, at)
        && words.get(next).is_some_and(|word| {
            let coming = word_is(word, &["tới"], manner) && !weekday::names_an_end(words, next + 1, manner);
            word.gap == Gap::Space && !word.capital && (coming || word_is(word, &["này", "tây"], manner))
        });
    next += usize::from(pointed);
    // A bare number is a day only beside something that says so.
    if from > 0 && joints.is_empty() {
        return None;
    }
    let led = pointed
        || next > at + length
            && leads_to_a_day(words, at, manner)
            && (first > MOST_COUNTED || !is_counted(words, next, manner));
    // "tam thang nay": eight of this month, or "(trọng) tâm tháng này".
    let doubtful = spelled == Spelled::Words
        && words[at].is_plain()
        && (words[next - 1].number().is_none() || at > 0 && is(&words[at - 1], Class::Within))
        && words.get(at + 1).is_some_and(|word| is(word, Class::Month));
    let named =
        prefix > 0 || (month.is_some() && !doubtful) || spelled == Spelled::OnlyDays || from > 0 || led;
    let bare_range =
        days.len() == 2 && words[at..next].iter().any(|w| w.gap == Gap::Dash && w.number().is_some());
    // "29 với 30 đi đâu": nobody counts so many.
    let bare_list = !joints.is_empty() && days.iter().all(|day| *day > MOST_COUNTED);
    if !(named || bare_range || bare_list || joints.contains(&Joint::Range)) || days.contains(&0) {
        return None;
    }
    // "ngay mot" is the day after tomorrow rather than the first.
    let tomorrow_but_one =
        month.is_none() && is(&words[next - 1], Class::TomorrowButOne) && words[next - 1].is_plain();
    let likely = match () {
        () if tomorrow_but_one => 0.7,
        () if named => 1.1,
        () => 0.95,
    };
    Some((next - at, likely, joined(&days, &joints, month, year, calendar)))
}

/// Whether a number is of what stands before it: "tháng 11 này", "quý 4 này".
fn is_of_another(words: &[Word], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| is(&words[before], Class::Numbered))
}

/// Nobody counts more items of one session: "chiều 24 đơn vị nào lo" is about the 24th.
const MOST_COUNTED: u32 = 12;

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
    let counted = is_counted(words, at + skip + prefix + length, manner);
    (day <= 31 && !counted).then_some((joint, day, skip + prefix + length))
}

/// Whether the number ahead of `at` counts something: "đến 15h", "và 2 việc" are not days.
fn is_counted(words: &[Word], at: usize, manner: Manner) -> bool {
    const COUNTED: [&str; 17] = [
        "giờ", "h", "g", "việc", "cuộc", "tuần", "phòng", "đồng", "hội", "tháng", "ngày", "buổi", "người",
        "đơn", "năm", "lần", "phút",
    ];
    words.get(at).is_some_and(|word| {
        word_is(word, &COUNTED, manner)
            && (word.fold != "thang" || words.get(at + 1).is_none_or(|next| next.number().is_none()))
    })
}

/// Whether what stands ahead of a bare number makes it a day: "chiều 15", "từ 15 đến …", "đến 17".
fn leads_to_a_day(words: &[Word], at: usize, manner: Manner) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return false };
    let ends = |after: usize| words.get(after).is_some_and(|w| word_is(w, &["đến", "tới", "trở"], manner));
    word_is(before, &["sáng", "chiều", "tối", "đến", "tới"], manner)
        || (word_is(before, &["từ"], manner) && (ends(at + 1) || ends(at + 2)))
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

/// "chiều ni", "chiều này": of today; "đến ni".
fn this_session(words: &[Word], at: usize, manner: Manner) -> Option<Reading> {
    let before = words.get(at.checked_sub(1)?)?;
    let this = word_is(&words[at], &["ni", "này"], manner) && words[at].gap == Gap::Space;
    let led = word_is(before, &["sáng", "chiều", "tối", "trưa", "đêm", "đến"], manner);
    (this && led).then_some((1, 1.0, Said::Relative(When::Day(0))))
}
