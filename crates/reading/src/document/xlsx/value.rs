//! Numbers in cells as the text that a person sees: days, hours, plain numbers; knows number formats.

use chrono::{Datelike, Days, NaiveDate};

use super::book::Format;

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Number,
    /// Whole numbers with leading zeros, so many digits.
    Padded(usize),
    Date,
    /// A month of a year.
    Month,
    Time,
    DateTime,
}

impl Kind {
    /// The formats that have a number in place of a code.
    pub fn numbered(id: u32) -> Kind {
        match id {
            14..=16 | 27..=31 | 36 | 50..=54 | 57 | 58 => Kind::Date,
            17 | 55 | 56 => Kind::Month,
            18..=21 | 32..=35 | 45..=47 => Kind::Time,
            22 => Kind::DateTime,
            _ => Kind::Number,
        }
    }

    /// What a code such as `dd/mm/yyyy` or `[$-42A]hh:mm` means.
    pub fn written(code: &str) -> Kind {
        let letters = signs(code);
        let has = |sign: char| letters.contains(sign);
        let date = has('d') || has('y');
        let time = has('h') || has('s');
        if letters.len() > 1 && letters.chars().all(|c| c == '0') {
            return Kind::Padded(letters.len());
        }
        match (date, time) {
            (true, true) => Kind::DateTime,
            (true, false) if has('d') => Kind::Date,
            (true, false) => Kind::Month,
            (false, true) => Kind::Time,
            // `m` alone is a month: with minutes there is an hour or a second.
            (false, false) if has('m') => Kind::Date,
            (false, false) => Kind::Number,
        }
    }

    /// The text of a number.
    pub fn text(self, number: f64, from_1904: bool) -> String {
        let day = |number: f64| date(number, from_1904);
        match self {
            Kind::Number => plain(number),
            Kind::Padded(digits) if number.fract() == 0.0 && number >= 0.0 => format!("{number:0digits$}"),
            Kind::Padded(_) => plain(number),
            Kind::Month => match day(number) {
                Some(date) => date.format("%m/%Y").to_string(),
                None => plain(number),
            },
            // Formats are often wider or narrower than what is in the cell: the number itself tells.
            Kind::Date | Kind::DateTime | Kind::Time => {
                let minutes = minutes(number);
                match day(number) {
                    Some(date) if number >= 1.0 && minutes == 0 => date.format("%d/%m/%Y").to_string(),
                    Some(date) if number >= 1.0 && self != Kind::Time => {
                        format!("{} {}", date.format("%d/%m/%Y"), hour(minutes))
                    }
                    _ if (0.0..10_000_000.0).contains(&number) => hour(minutes),
                    _ => plain(number),
                }
            }
        }
    }
}

/// The code of formats that have a number in its place, as an American Excel fills it in.
pub fn usual_code(id: u32) -> &'static str {
    match id {
        14 => "m/d/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        22 => "m/d/yyyy h:mm",
        _ => "",
    }
}

/// The day that a number is, where its format shows one, and how the format shows it.
pub fn day(number: f64, format: &Format, from_1904: bool) -> Option<(NaiveDate, String)> {
    let dated = matches!(format.kind, Kind::Date | Kind::DateTime | Kind::Month);
    let date = date(number, from_1904).filter(|_| dated && number >= 1.0)?;
    Some((date, shown(date, &format.code)))
}

/// A day under a code; hours are left out.
fn shown(date: NaiveDate, code: &str) -> String {
    let vietnamese = code.to_lowercase().contains("42a]");
    let mut out = String::new();
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        let sign = sign.to_ascii_lowercase();
        match sign {
            ';' | 'h' | 's' => break,
            '"' => out.extend(signs.by_ref().take_while(|c| *c != '"')),
            '[' => {
                signs.by_ref().find(|c| *c == ']');
            }
            '\\' => out.extend(signs.next()),
            '_' | '*' => {
                signs.next();
            }
            'd' | 'm' | 'y' => {
                let mut length = 1;
                while signs.next_if(|next| next.to_ascii_lowercase() == sign).is_some() {
                    length += 1;
                }
                out.push_str(&part(date, sign, length, vietnamese));
            }
            '@' => {}
            other => out.push(other),
        }
    }
    out.trim().to_owned()
}

fn part(date: NaiveDate, sign: char, length: usize, vietnamese: bool) -> String {
    const WEEKDAYS: [&str; 7] = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];
    let code = match (sign, length) {
        ('d', 1) => "%-d",
        ('d', 2) => "%d",
        ('d', _) if vietnamese => return WEEKDAYS[date.weekday().num_days_from_sunday() as usize].into(),
        ('d', 3) => "%a",
        ('d', _) => "%A",
        ('m', 1) => "%-m",
        ('m', 2) => "%m",
        ('m', _) if vietnamese => return format!("Tháng {}", date.month()),
        ('m', 3) => "%b",
        ('m', _) => "%B",
        (_, 1 | 2) => "%y",
        _ => "%Y",
    };
    date.format(code).to_string()
}

/// The signs of a code's first section that stand for numbers, in lower case.
fn signs(code: &str) -> String {
    let mut out = String::new();
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => break,
            '"' => {
                signs.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                signs.next();
            }
            '[' => {
                // `[h]` counts hours past midnight; other brackets hold colours, languages, conditions.
                let inside: String = signs.by_ref().take_while(|c| *c != ']').collect();
                if !inside.is_empty()
                    && inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S'))
                {
                    out.push_str(&inside.to_lowercase());
                }
            }
            'G' | 'g' => return String::new(),
            sign if sign.is_ascii_alphanumeric() || matches!(sign, '.' | ',' | '#' | '%' | '?') => {
                out.extend(sign.to_lowercase())
            }
            _ => {}
        }
    }
    out.replace("am/pm", "").replace("a/p", "")
}

fn date(number: f64, from_1904: bool) -> Option<NaiveDate> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    // The second before midnight is rounding, not yesterday.
    let days = (number + 0.5 / 86_400.0).floor() as u64;
    let first =
        if from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    first?.checked_add_days(Days::new(days))
}

/// Minutes after midnight.
fn minutes(number: f64) -> u32 {
    ((number.fract().abs() * 1440.0).round() as u32) % 1440
}

fn hour(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// A number without digits that only arithmetic left.
fn plain(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    if rounded.is_finite() { rounded.to_string() } else { number.to_string() }
}
