//! Programmes and comparisons as lines of text, so that a test shows nothing but what it is about.

use chrono::{Datelike, NaiveDate, NaiveTime};
use plan::{
    Item, Session, Source, Status,
    changes::{Change, Comparison, Kind, Side, compare},
    directory::{Collective, Directory, MembersAre, Official, Unit},
};
use words::{Language, findings::Say};

/// `12/3-14/3 sáng 08:00 | nội dung | địa điểm | đơn vị, đơn vị | chủ trì, chủ trì | hoãn`; what follows the
/// content may be left out.
pub fn item(line: &str) -> Item {
    let mut fields = line.split('|').map(str::trim);
    let mut when = fields.next().unwrap_or_default().split_whitespace();
    let days = when.next().expect("a day");
    let (first, last) = days.split_once('-').map_or((days, None), |(first, last)| (first, Some(last)));
    let mut session = Session::Unspecified;
    let (mut time, mut end_time) = (None, None);
    for word in when {
        match word {
            "sáng" => session = Session::Morning,
            "chiều" => session = Session::Afternoon,
            "tối" => session = Session::Evening,
            "cả" => session = Session::AllDay,
            hours => {
                let (from, to) = hours.split_once('-').map_or((hours, None), |(from, to)| (from, Some(to)));
                time = Some(hour(from));
                end_time = to.map(hour);
            }
        }
    }
    let content = fields.next().unwrap_or_default().to_owned();
    let location = fields.next().filter(|place| !place.is_empty()).map(str::to_owned);
    let units = names(fields.next());
    let officials = names(fields.next());
    let status = match fields.next() {
        Some("hoãn") => Status::Postponed,
        Some("hủy") => Status::Cancelled,
        _ => Status::Scheduled,
    };
    let (date, end_date) = (day(first), last.map(day));
    Item {
        date,
        end_date,
        session,
        time,
        end_time,
        content,
        location,
        units,
        officials,
        status,
        attendees: Vec::new(),
        notes: None,
        source: Source::default(),
    }
}

pub fn items(lines: &str) -> Vec<Item> {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let numbered = (1..).zip(lines);
    numbered.map(|(row, line)| Item { source: Source { row, text: line.into() }, ..item(line) }).collect()
}

pub fn day(text: &str) -> NaiveDate {
    let (day, month) = text.split_once('/').expect("day/month");
    NaiveDate::from_ymd_opt(2026, month.parse().expect("a month"), day.parse().expect("a day"))
        .expect("a date")
}

fn hour(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").expect("an hour")
}

fn names(field: Option<&str>) -> Vec<String> {
    field.unwrap_or_default().split(',').map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned).collect()
}

/// The office of the sample lists.
pub fn directory() -> Directory {
    let official = |name: &str, position: &str| Official {
        name: name.into(),
        positions: vec![position.into()],
        aliases: Vec::new(),
    };
    let unit = |code: &str| Unit { code: code.into(), name: None, aliases: Vec::new() };
    let collective = |name: &str, of: MembersAre, members: &[&str]| Collective {
        name: name.into(),
        of,
        members: members.iter().map(|m| (*m).into()).collect(),
        aliases: Vec::new(),
    };
    Directory {
        officials: vec![official("Thắng", "GĐ"), official("Hoa", "PGĐ"), official("Kiên", "PGĐ")],
        units: ["VP", "KHTC", "TTr", "QLĐT", "HTKT-VT"].map(unit).into(),
        collectives: vec![
            collective("Ban Giám đốc", MembersAre::Officials, &["Thắng", "Hoa", "Kiên"]),
            collective("Phòng CM", MembersAre::Units, &["KHTC", "QLĐT", "HTKT-VT"]),
        ],
    }
}

/// Compares two lists by the sample office's directory.
pub fn compared(before: &str, after: &str) -> Comparison {
    let (before, after) = (items(before), items(after));
    compared_items(&before, &after)
}

pub fn compared_items(before: &[Item], after: &[Item]) -> Comparison {
    let directory = directory();
    let side = |items| Side { items, directory: &directory };
    compare(side(before), side(after), &[])
}

/// The comparison as a table, one change a line: `before → after = kinds`.
pub fn table(comparison: &Comparison) -> String {
    let mut lines: Vec<String> = comparison.changes.iter().map(line).collect();
    lines.extend(comparison.immaterial.iter().map(|change| format!("({})", line(change))));
    lines.extend(comparison.doubts.iter().map(|doubt| {
        let choices = doubt.labels(Language::Vi).join(" / ");
        format!("? {} [{choices}]", doubt.message(Language::Vi))
    }));
    lines.join("\n")
}

pub fn said(before: &str, after: &str) -> String {
    table(&compared(before, after))
}

fn line(change: &Change) -> String {
    let kinds: Vec<String> = change.kinds.iter().map(kind).collect();
    format!("{} → {} = {}", short(change.before.as_ref()), short(change.after.as_ref()), kinds.join(" "))
}

fn kind(kind: &Kind) -> String {
    serde_json::to_string(kind).expect("a kind").trim_matches('"').to_owned()
}

fn short(item: Option<&Item>) -> String {
    let Some(item) = item else { return "–".into() };
    let session = match item.session {
        Session::AllDay => " cả ngày",
        Session::Morning => " sáng",
        Session::Afternoon => " chiều",
        Session::Evening => " tối",
        Session::Unspecified => "",
    };
    let last = item.end_date.map_or(String::new(), |d| format!("-{}/{}", d.day(), d.month()));
    let time = item.time.map_or(String::new(), |time| format!(" {}", time.format("%H:%M")));
    let status = match item.status {
        Status::Scheduled => "",
        Status::Postponed => " (hoãn)",
        Status::Cancelled => " (hủy)",
    };
    let words: Vec<&str> = item.content.split_whitespace().take(5).collect();
    format!("{}/{}{last}{session}{time} {}{status}", item.date.day(), item.date.month(), words.join(" "))
}
