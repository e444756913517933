//! What a secretary types for one field of an item: a day, a session or hour, a place, names; no store.
//!
//! A name must be in the directory, and be one there: an edit never gives an item to the wrong official.

use chrono::{NaiveDate, NaiveTime};

use plan::{
    Item, Session, Source, Status, days,
    register::{Kind, Register},
};
use script::fold::fold;
use words::press::Field;

/// Why what was typed can't be that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    Day,
    Session,
    Content,
    /// Nobody in the directory has this name.
    Unknown(String),
    /// Several have.
    Ambiguous(String, Vec<String>),
    /// Not the form of a new item.
    Line,
}

/// Puts what was typed into the field; a hyphen empties a place or a list of names.
pub fn put(
    item: &mut Item,
    field: Field,
    text: &str,
    today: NaiveDate,
    register: &Register,
) -> Result<(), Unfit> {
    let text = text.trim();
    let nothing = matches!(text, "" | "-" | "–" | "—");
    match field {
        Field::Day => put_days(item, text, today)?,
        Field::Session => put_session(item, text)?,
        Field::Place => item.location = (!nothing).then(|| one_line(text)),
        Field::Chairs => item.officials = if nothing { Vec::new() } else { names(text, true, register)? },
        Field::Units => item.units = if nothing { Vec::new() } else { names(text, false, register)? },
        Field::Content if nothing => return Err(Unfit::Content),
        Field::Content => item.content = one_line(text),
    }
    Ok(())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `13/11`, or `13/11 - 15/11`. One day keeps the length of an item that lasts longer.
fn put_days(item: &mut Item, text: &str, today: NaiveDate) -> Result<(), Unfit> {
    if let Some((first, last)) = text.split_once(" - ") {
        let first = days::parse(first, today).ok_or(Unfit::Day)?;
        let last = days::parse(last, today).filter(|last| *last >= first).ok_or(Unfit::Day)?;
        (item.date, item.end_date) = (first, (last > first).then_some(last));
        return Ok(());
    }
    let day = days::parse(text, today).ok_or(Unfit::Day)?;
    let length = item.last_day() - item.date;
    item.end_date = item.end_date.map(|_| day + length);
    item.date = day;
    Ok(())
}

/// `sáng`, `14:00`, `chiều 14h30`, `8h-10h`, `cả ngày`. The hour is what is typed now, or none.
fn put_session(item: &mut Item, text: &str) -> Result<(), Unfit> {
    let folded = fold(text);
    let named = [
        ("ca ngay", Session::AllDay),
        ("sang", Session::Morning),
        ("chieu", Session::Afternoon),
        ("toi", Session::Evening),
    ];
    let named = named.into_iter().find(|(word, _)| folded.contains(word)).map(|(_, session)| session);
    let typed = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit());
    let parts = folded.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ','));
    let hours: Option<Vec<NaiveTime>> = parts.filter(typed).map(hour).collect();
    let hours = hours.filter(|hours| hours.len() <= 2).ok_or(Unfit::Session)?;
    let session = named.or(hours.first().map(|hour| Session::of_hour(*hour))).ok_or(Unfit::Session)?;
    item.session = session;
    item.time = hours.first().copied();
    item.end_time = hours.get(1).copied().filter(|end| hours[0] < *end);
    Ok(())
}

/// `14:00`, `14h`, `14h30`, `14g30`.
fn hour(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once([':', 'h', 'g'])?;
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

/// Names of the directory for names as typed, with or without honorific.
pub fn names(text: &str, chair: bool, register: &Register) -> Result<Vec<String>, Unfit> {
    let typed = text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty());
    let mut names: Vec<String> = Vec::new();
    for typed in typed {
        let bare = ["đ/c", "đồng chí", "Đ/c", "Đồng chí"].iter().find_map(|title| typed.strip_prefix(title));
        let bare = bare.unwrap_or(typed).trim();
        let mut found = register.find(bare);
        let fits = |kind: Kind| (kind == Kind::Official || matches!(kind, Kind::Collective(_))) == chair;
        if found.iter().any(|listing| fits(listing.kind)) {
            found.retain(|listing| fits(listing.kind) || matches!(listing.kind, Kind::Collective(_)));
        }
        match found.as_slice() {
            [] => return Err(Unfit::Unknown(bare.to_owned())),
            [one] if names.contains(&one.name) => {}
            [one] => names.push(one.name.clone()),
            several => {
                let several = several.iter().map(|listing| listing.title()).collect();
                return Err(Unfit::Ambiguous(bare.to_owned(), several));
            }
        }
    }
    Ok(names)
}

/// A new item from one line: `13/11 14:00 Nội dung | địa điểm | đơn vị | chủ trì`.
pub fn item(line: &str, today: NaiveDate, register: &Register) -> Result<Item, Unfit> {
    let mut parts = line.split('|').map(str::trim);
    let what = parts.next().unwrap_or_default();
    let (day, rest) = what.split_once(char::is_whitespace).ok_or(Unfit::Line)?;
    let date = days::parse(day, today).ok_or(Unfit::Day)?;
    let mut item = Item {
        date,
        end_date: None,
        session: Session::Unspecified,
        time: None,
        end_time: None,
        content: String::new(),
        location: None,
        units: Vec::new(),
        officials: Vec::new(),
        status: Status::Scheduled,
        source: Source { row: 0, text: line.to_owned() },
    };
    let content = take_when(&mut item, rest.trim());
    put(&mut item, Field::Content, content, today, register)?;
    for field in [Field::Place, Field::Units, Field::Chairs] {
        if let Some(text) = parts.next() {
            put(&mut item, field, text, today, register)?;
        }
    }
    Ok(item)
}

/// Takes session and hour off the beginning; gives what is left.
fn take_when<'a>(item: &mut Item, text: &'a str) -> &'a str {
    let mut rest = text;
    let mut when = String::new();
    // "cả ngày" has two words, anything else one.
    for _ in 0..3 {
        let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let folded = fold(word);
        let is_when = matches!(folded.as_str(), "ca" | "ngay" | "sang" | "chieu" | "toi")
            || folded.split('-').all(|part| hour(part).is_some());
        if !is_when {
            break;
        }
        when = format!("{when} {word}");
        rest = after.trim_start();
    }
    if put_session(item, &when).is_ok() { rest } else { text }
}
