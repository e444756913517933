//! How offices write hours, days and periods; knows no layout.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use plan::Session;

use super::case::{Case, Span};
use super::dice::Dice;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// `08h00`
    Padded,
    /// `14:00`
    Colon,
    /// `8 giờ 30`, `8 giờ`
    Words,
    /// `7 giờ 30 phút`
    Minutes,
    /// `08 giờ 00’`
    Tick,
    /// `8h30`, `8h`
    Short,
    /// `07g30`
    South,
}

impl Hours {
    pub fn draw(dice: &mut Dice) -> Self {
        let all =
            [Self::Padded, Self::Colon, Self::Words, Self::Minutes, Self::Tick, Self::Short, Self::South];
        *dice.pick(&all)
    }

    pub fn write(self, time: NaiveTime) -> String {
        let (h, m) = (time.hour(), time.minute());
        match self {
            Self::Padded => format!("{h:02}h{m:02}"),
            Self::Colon => format!("{h:02}:{m:02}"),
            Self::Words if m == 0 => format!("{h} giờ"),
            Self::Words => format!("{h} giờ {m:02}"),
            Self::Minutes if m == 0 => format!("{h} giờ"),
            Self::Minutes => format!("{h} giờ {m:02} phút"),
            Self::Tick => format!("{h:02} giờ {m:02}’"),
            Self::Short if m == 0 => format!("{h}h"),
            Self::Short => format!("{h}h{m:02}"),
            Self::South => format!("{h:02}g{m:02}"),
        }
    }

    pub fn range(self, from: NaiveTime, to: Option<NaiveTime>, dice: &mut Dice) -> String {
        match to {
            None => self.write(from),
            Some(to) => {
                let dash = dice.word(&[" - ", "-", " – "]);
                format!("{}{dash}{}", self.write(from), self.write(to))
            }
        }
    }
}

/// `HH:MM`, as readings have it.
pub fn hhmm(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

pub fn session_word(session: Session) -> &'static str {
    match session {
        Session::AllDay => "Cả ngày",
        Session::Morning => "Sáng",
        Session::Afternoon => "Chiều",
        Session::Evening => "Tối",
        Session::Unspecified => "",
    }
}

/// `Thứ Hai` … `Chủ nhật`.
pub fn weekday(day: NaiveDate) -> &'static str {
    let words = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
    words[day.weekday().num_days_from_monday() as usize]
}

/// `Thứ 2` … `CN`.
pub fn weekday_digit(day: NaiveDate) -> String {
    match day.weekday().number_from_monday() {
        7 => "Chủ nhật".into(),
        n => format!("Thứ {}", n + 1),
    }
}

/// Whether a style of [`day_cell`] prints the weekday.
pub fn names_weekday(style: usize) -> bool {
    !matches!(style % 12, 0 | 1 | 9 | 11)
}

/// How the cells of one document write a day; `\n` sets paragraphs apart. `named` has the weekday printed.
pub fn day_cell(style: usize, day: NaiveDate, named: NaiveDate) -> String {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let name = weekday(named);
    match style % 12 {
        0 => format!("{d:02}/{m:02}/{y}"),
        1 => format!("{d:02}/{m:02}"),
        2 => format!("{name}\n{d:02}/{m:02}"),
        3 => format!("{}\n{d}/{m}", weekday_digit(named)),
        4 => match name.strip_prefix("Thứ ") {
            Some(word) => format!("T. {word} {d:02}/{m}"),
            None => format!("CN {d:02}/{m}"),
        },
        5 => format!("{} ({d}/{m})", weekday_digit(named)),
        6 => format!("{name}, {d:02}/{m:02}/{y}"),
        7 => format!("{}\n{d:02}/{m:02}/{y}", name.to_uppercase()),
        8 => format!("{name} ngày {d:02}/{m}"),
        9 => format!("{d}/{m}"),
        10 => format!("{name}\n(ngày {d:02}/{m:02})"),
        _ => format!("{y}-{m:02}-{d:02}"),
    }
}

/// How a list announces a day; `named` has the weekday printed.
pub fn day_heading(style: usize, day: NaiveDate, named: NaiveDate) -> String {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let name = weekday(named);
    match style % 9 {
        0 => format!("{name}, ngày {d:02}/{m:02}/{y}"),
        1 => format!("{}, NGÀY {d}/{m}:", name.to_uppercase()),
        2 => format!("* {name}: {d:02}/{m}"),
        3 => format!("{}            {d}/{m}", name.to_uppercase()),
        4 => format!("{} ({d:02}/{m:02}/{y}):", name.to_uppercase()),
        5 => format!("{name}, ngày {d:02} tháng {m:02} năm {y}"),
        6 => format!("{} ({d:02}/{m:02})", weekday_digit(named)),
        7 => format!("Ngày {d:02}/{m:02} ({name})"),
        _ => format!("{}, ngày {d}/{m}/{y}", name.to_uppercase()),
    }
}

/// How a cell writes the first and last day of one piece of work.
pub fn days_cell(style: usize, from: NaiveDate, to: NaiveDate) -> String {
    let (d1, m1, d2, m2, y) = (from.day(), from.month(), to.day(), to.month(), to.year());
    match style % 5 {
        0 => format!("{d1:02}/{m1:02} - {d2:02}/{m2:02}"),
        1 if m1 == m2 => format!("{d1:02}-{d2:02}/{m2:02}"),
        1 | 2 => format!("{d1:02}/{m1:02}-{d2:02}/{m2:02}"),
        3 => format!("Từ {d1:02}/{m1:02} đến {d2:02}/{m2:02}"),
        _ => format!("Từ ngày {d1:02}/{m1:02}/{} đến ngày {d2:02}/{m2:02}/{y}", from.year()),
    }
}

/// The lines that say what the programme covers; the year always stands in one of them.
pub fn titles(case: &Case, dice: &mut Dice) -> Vec<String> {
    let (from, to) = (case.from, case.to);
    let (d1, m1, y1, d2, m2, y2) = (from.day(), from.month(), from.year(), to.day(), to.month(), to.year());
    let year = if y1 == y2 { String::new() } else { format!("/{y1}") };
    let version = dice.word(&["", "", "", "", " (Điều chỉnh lần 2)", " (Dự thảo)", " (Chính thức)"]);
    let lines = match (case.span, dice.roll(4)) {
        (Span::Month, 0 | 1) => vec![format!("CHƯƠNG TRÌNH CÔNG TÁC THÁNG {m1:02} NĂM {y1}{version}")],
        (Span::Month, 2) => vec![format!("LỊCH CÔNG TÁC THÁNG {m1}/{y1}{version}")],
        (Span::Month, _) => vec![format!("Chương trình công tác tháng {m1} năm {y1}{version}")],
        (Span::Week, 0) => vec![
            format!("LỊCH CÔNG TÁC TUẦN {}{version}", from.iso_week().week()),
            format!("(Từ ngày {d1:02}/{m1:02}/{y1} đến ngày {d2:02}/{m2:02}/{y2})"),
        ],
        (Span::Week, 1) => {
            vec![format!("LỊCH LÀM VIỆC TUẦN ({d1:02}/{m1:02}{year} - {d2:02}/{m2:02}/{y2}){version}")]
        }
        (Span::Week, 2) => vec![
            format!("LỊCH CÔNG TÁC CỦA LÃNH ĐẠO{version}"),
            format!("Tuần từ {d1}/{m1}{year} đến {d2}/{m2}/{y2}"),
        ],
        (Span::Week, _) => vec![
            format!("LỊCH CÔNG TÁC TUẦN{version}"),
            format!("Từ ngày {d1:02} tháng {m1:02} năm {y1} đến ngày {d2:02} tháng {m2:02} năm {y2}"),
        ],
        (Span::Day, 0 | 1) => vec![format!("LỊCH LÀM VIỆC NGÀY {d1:02}/{m1:02}/{y1}{version}")],
        (Span::Day, _) => {
            vec![format!("Lịch công tác ngày {d1:02} tháng {m1:02} năm {y1} của lãnh đạo{version}")]
        }
    };
    if dice.one_in(6) {
        let stamp = format!("(Cập nhật lần cuối: 14:36 {d1:02}/{m1:02}/{y1})");
        return [lines, vec![stamp]].concat();
    }
    lines
}
