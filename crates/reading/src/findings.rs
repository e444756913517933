//! Doubts as sentences that a secretary understands at once, each with its choices and what they do.

use std::{collections::HashMap, ops::Range};

use chrono::NaiveDate;

use super::{
    Effect, Finding, Severity, assemble::Assembled, doubts::Odd, folded::skeleton, gathered::Gathered,
    officials::Officials, units::Units,
};
use plan::{Item, Session, Status};

mod days;

pub use days::about_days;

/// The column that an alignment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Units,
    Chairs,
}

impl Column {
    fn words(self) -> &'static str {
        match self {
            Self::Units => "đơn vị chuẩn bị",
            Self::Chairs => "người chủ trì",
        }
    }

    fn of(self, item: &Item) -> &[String] {
        match self {
            Self::Units => &item.units,
            Self::Chairs => &item.officials,
        }
    }

    fn set(self, item: &mut Item, names: Vec<String>) {
        match self {
            Self::Units => item.units = names,
            Self::Chairs => item.officials = names,
        }
    }
}

fn question(
    code: &str,
    row: Option<u32>,
    date: Option<NaiveDate>,
    items: Vec<usize>,
    message: String,
) -> Finding {
    let (choices, effects) = (Vec::new(), Vec::new());
    Finding {
        severity: Severity::Question,
        code: code.into(),
        row,
        date,
        items,
        message,
        choices,
        effects,
        cutout: None,
    }
}

fn choice(finding: &mut Finding, words: String, effect: Effect) {
    finding.choices.push(words);
    finding.effects.push(effect);
}

pub fn day(date: NaiveDate) -> String {
    date.format("%d/%m").to_string()
}

/// Two ways of handing the entries of a cell to its items are about as good.
/// `forced`: entries and items don't fit, so that all of them are in doubt.
pub fn alignment(done: &mut Assembled, column: Column, first: usize, other: &[Vec<String>], forced: bool) {
    let mut differing = Vec::new();
    let mut set = Vec::new();
    for (offset, names) in other.iter().enumerate() {
        let index = first + offset;
        let Some(item) = done.items.get(index) else { continue };
        if column.of(item) != names.as_slice() {
            differing.push(index);
            let mut item = item.clone();
            column.set(&mut item, names.clone());
            set.push((index, item));
        }
    }
    let Some(&shown) = differing.first() else { return };
    let item = &done.items[shown];
    let (date, row) = (item.date, item.source.row);
    let message = format!(
        "Ngày {}: chưa rõ {} của từng việc, vì {} việc chung một ô và cách ngắt trong ô không khớp. Xin chọn cách đúng.",
        day(date),
        column.words(),
        other.len()
    );
    let words = |pick: &dyn Fn(usize) -> Vec<String>| {
        let each = differing.iter().map(|&index| {
            let names = pick(index);
            let names = if names.is_empty() { "(không ai)".to_owned() } else { names.join(", ") };
            format!("{}: {names}", shorten(&done.items[index].content, 40))
        });
        each.collect::<Vec<_>>().join("; ")
    };
    let as_read = words(&|index| column.of(&done.items[index]).to_vec());
    let as_other = words(&|index| other[index - first].clone());
    let asked = if forced { (first..first + other.len()).collect() } else { differing };
    let mut finding = question("alignment", Some(row), Some(date), asked, message);
    choice(&mut finding, as_read, Effect::Keep);
    choice(&mut finding, as_other, Effect::Set(set));
    done.findings.push(finding);
}

/// A cell that holds an error or a formula where names should stand.
pub fn error_value(done: &mut Assembled, range: Range<usize>, error: &str) {
    let items: Vec<usize> = range.collect();
    let Some(item) = items.first().map(|&at| &done.items[at]) else { return };
    let message = format!(
        "Ngày {}: một ô của việc “{}” ghi “{error}”, không phải tên. Xin cho biết ai chủ trì, đơn vị nào chuẩn bị.",
        day(item.date),
        shorten(&item.content, 60)
    );
    let mut finding = question("error_value", Some(item.source.row), Some(item.date), items, message);
    choice(&mut finding, "Để trống".into(), Effect::Keep);
    done.findings.push(finding);
}

/// What a second look stumbles over; several of one kind are one question.
pub fn odd(all: &[Item], odd: Odd, code: &str, items: Vec<usize>) -> Finding {
    let first = &all[items[0]];
    let why = match odd {
        Odd::Hour => "còn một giờ khác nằm trong nội dung",
        Odd::Enumerated => "có thể gồm nhiều việc",
        Odd::Label => "còn một mục (chủ trì, địa điểm, thành phần…) nằm trong nội dung",
        Odd::Status => "có chữ hoãn, hủy trong nội dung",
        Odd::Delegation => "chưa rõ ủy quyền cho ai",
        Odd::Broken => "có vẻ bị cắt giữa câu",
        Odd::NoWork => "chưa rõ là việc gì",
        Odd::Name => "có tên người chủ trì chưa rõ",
        Odd::Unit => "có tên đơn vị chưa rõ",
        Odd::PlaceInside => "có thể ghi địa điểm ở cuối câu",
        Odd::Place => "địa điểm chưa rõ",
        Odd::Session => "buổi và giờ không khớp nhau",
        Odd::Layout => "nằm trong văn bản có cách trình bày chưa rõ",
        Odd::Days => "kéo dài nhiều ngày, chưa rõ đến ngày nào",
        Odd::Somebody => "có tên người trong nội dung, chưa rõ ai chủ trì",
    };
    let words = |item: &Item| format!("“{}” ({})", shorten(&item.content, 50), day(item.date));
    let message = match items.len() {
        1 => format!("Việc {}: {why}. Xin xem lại.", words(first)),
        count => format!("{count} việc, như {}: {why}. Xin xem lại.", words(first)),
    };
    let mut finding = question(code, Some(first.source.row), Some(first.date), items.clone(), message);
    choice(&mut finding, "Đúng như đã đọc".into(), Effect::Keep);
    choice(&mut finding, "Không phải là việc, bỏ đi".into(), Effect::Drop(items));
    finding
}

/// More or fewer hours in a cell than works beside it.
pub fn hours_and_works(done: &mut Assembled, range: Range<usize>, hours: usize) {
    let first = &done.items[range.start];
    let message = format!(
        "Ngày {}: ô giờ ghi {hours} giờ, nội dung đọc được {} việc, như “{}”. Xin xem lại.",
        day(first.date),
        range.len(),
        shorten(&first.content, 50)
    );
    let (row, date) = (Some(first.source.row), Some(first.date));
    let mut finding = question("hours_and_works", row, date, range.collect(), message);
    choice(&mut finding, "Đúng như đã đọc".into(), Effect::Keep);
    done.findings.push(finding);
}

/// An item that may only go on with the one before it.
pub fn one_or_two(done: &mut Assembled, second: usize) {
    let (before, item) = (&done.items[second - 1], &done.items[second]);
    let message = format!(
        "Ngày {}: “{}” và “{}” là hai việc hay một việc?",
        day(item.date),
        shorten(&before.content, 50),
        shorten(&item.content, 50)
    );
    let joined = Item { content: format!("{}, {}", before.content, item.content), ..before.clone() };
    let row = Some(item.source.row);
    let mut finding = question("one_or_two", row, Some(item.date), vec![second - 1, second], message);
    choice(&mut finding, "Hai việc".into(), Effect::Keep);
    choice(
        &mut finding,
        "Một việc".into(),
        Effect::Join { item: second - 1, joined: Box::new(joined), gone: second },
    );
    done.findings.push(finding);
}

/// A given name that several people bear.
pub fn same_given_name(done: &mut Assembled, range: Range<usize>, name: &str, candidates: &[String]) {
    let items: Vec<usize> = range.filter(|&at| done.items[at].officials.iter().any(|o| o == name)).collect();
    let Some(&shown) = items.first() else { return };
    let (date, row) = (done.items[shown].date, done.items[shown].source.row);
    let message = format!("Ngày {}: “{name}” là ai trong số {}?", day(date), candidates.join(", "));
    let mut finding = question("same_name", Some(row), Some(date), items.clone(), message);
    for candidate in candidates {
        let set = items.iter().map(|&at| {
            let mut item = done.items[at].clone();
            item.officials.iter_mut().filter(|o| *o == name).for_each(|o| candidate.clone_into(o));
            (at, item)
        });
        let set = set.collect();
        choice(&mut finding, candidate.clone(), Effect::Set(set));
    }
    done.findings.push(finding);
}

/// Names that resemble another, and namesakes whom only their position keeps apart.
pub fn about_names(done: &mut Assembled, units: &Units, officials: &Officials) {
    for (spelling, name) in &units.doubts {
        let items = done.resembling.get(spelling).cloned().unwrap_or_default();
        let message =
            format!("“{spelling}” chỉ xuất hiện một lần và rất giống “{name}”. Có phải là một đơn vị không?");
        let mut finding =
            question("unknown_unit", None, items.first().map(|&at| done.items[at].date), items, message);
        let same = Effect::SameName { canonical: name.clone(), spelling: spelling.clone() };
        choice(&mut finding, format!("Đúng, là {name}"), same);
        let names = vec![name.clone(), spelling.clone()];
        choice(&mut finding, "Không, là hai đơn vị khác nhau".into(), Effect::DifferentNames { names });
        done.findings.push(finding);
    }
    for (name, other) in officials.namesakes() {
        let items = positions(&done.items, |item| item.officials.contains(&name));
        let message = format!("“{name}” và “{other}” cùng tên nhưng khác chức vụ. Đây là hai người hay một?");
        let mut finding = question("same_name", None, None, items, message);
        let names = vec![name.clone(), other.clone()];
        choice(&mut finding, "Hai người khác nhau".into(), Effect::DifferentNames { names });
        choice(&mut finding, "Cùng một người".into(), Effect::SameName { canonical: other, spelling: name });
        if !finding.items.is_empty() {
            done.findings.push(finding);
        }
    }
}

fn positions(items: &[Item], wanted: impl Fn(&Item) -> bool) -> Vec<usize> {
    items.iter().enumerate().filter(|(_, item)| wanted(item)).map(|(at, _)| at).collect()
}

/// The same item twice, an official in two places at once, items nobody chairs.
pub fn about_items(done: &mut Assembled) {
    twice(done);
    clashes(done);
    unchaired(done);
}

fn twice(done: &mut Assembled) {
    let mut seen: HashMap<(NaiveDate, Session, Option<chrono::NaiveTime>, String), usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, item) in done.items.iter().enumerate() {
        let key = (item.date, item.session, item.time, skeleton(&item.content));
        if let Some(&first) = seen.get(&key) {
            found.push((first, at));
        } else {
            seen.insert(key, at);
        }
    }
    for (first, second) in found {
        let item = &done.items[first];
        let message = format!(
            "Ngày {}: việc “{}” được ghi hai lần. Giữ cả hai hay bỏ một?",
            day(item.date),
            shorten(&item.content, 60)
        );
        let mut finding = question("twice", Some(item.source.row), Some(item.date), vec![second], message);
        choice(&mut finding, "Giữ một việc".into(), Effect::Drop(vec![second]));
        choice(&mut finding, "Giữ cả hai".into(), Effect::Keep);
        done.findings.push(finding);
    }
}

/// Two items of one official that take the same hours; a note, for the document may mean it.
fn clashes(done: &mut Assembled) {
    let mut by_day: HashMap<(NaiveDate, &str), Vec<usize>> = HashMap::new();
    for (at, item) in done.items.iter().enumerate().filter(|(_, item)| item.status == Status::Scheduled) {
        for official in &item.officials {
            by_day.entry((item.date, official)).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for ((date, official), items) in &by_day {
        for (nth, &a) in items.iter().take(MOST_PER_DAY).enumerate() {
            for &b in items.iter().take(MOST_PER_DAY).skip(nth + 1) {
                let (first, second) = (&done.items[a], &done.items[b]);
                let hours = first.time.is_some() && second.time.is_some() && first.time != second.time;
                let person = done.directory.collectives.iter().all(|c| c.name != **official);
                if first.session.overlaps(second.session) && !hours && person {
                    pairs.push((*date, (*official).to_owned(), a, b));
                }
            }
        }
    }
    pairs.sort_by_key(|&(date, _, a, b)| (date, a, b));
    for (date, official, a, b) in pairs {
        let message = format!(
            "Ngày {}: {official} có hai việc cùng buổi: “{}” và “{}”.",
            day(date),
            shorten(&done.items[a].content, 50),
            shorten(&done.items[b].content, 50)
        );
        let row = Some(done.items[a].source.row);
        let mut finding = question("clash", row, Some(date), vec![a, b], message);
        finding.severity = Severity::Note;
        done.findings.push(finding);
    }
}

/// More items of one person and day than this are no programme.
const MOST_PER_DAY: usize = 20;

/// Items without a chair where nearly all others have one.
fn unchaired(done: &mut Assembled) {
    let items = positions(&done.items, |item| item.officials.is_empty() && item.status == Status::Scheduled);
    if items.is_empty() || items.len() * 5 > done.items.len() {
        return;
    }
    for at in items {
        let item = &done.items[at];
        let message =
            format!("Ngày {}: việc “{}” không ghi ai chủ trì.", day(item.date), shorten(&item.content, 60));
        let mut finding =
            question("missing_chair", Some(item.source.row), Some(item.date), vec![at], message);
        finding.severity = Severity::Note;
        done.findings.push(finding);
    }
}

/// Rows with words but without a day: a part that could not be read.
pub fn about_rows(done: &mut Assembled, found: &Gathered) {
    for (row, text) in &found.undated {
        let message = format!(
            "Dòng {row}: không rõ ngày của “{}”, nên việc này chưa được đưa vào lịch.",
            shorten(text, 60)
        );
        let mut finding = question("undated", Some(*row), None, Vec::new(), message);
        finding.severity = Severity::Error;
        done.findings.push(finding);
    }
}

/// Words of the document that became nothing. `work`: they speak of a time, so something may be missing.
pub fn left_over(text: &str, at: &str, work: bool) -> Finding {
    let message = format!("Chưa đưa vào lịch: “{}” ({at}).", shorten(text, 160));
    let mut finding = question("left_over", None, None, Vec::new(), message);
    finding.severity = if work { Severity::Error } else { Severity::Note };
    finding
}

/// A document that names no year.
pub fn about_year(years: &[i32]) -> Option<Finding> {
    let used = years.first()?;
    let message = format!("Văn bản không ghi năm; tạm hiểu là năm {used}.");
    let mut finding = question("year", None, None, Vec::new(), message);
    choice(&mut finding, format!("Năm {used}"), Effect::Keep);
    Some(finding)
}

/// The beginning of a text, cut at a word.
pub fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ' ']))
}
