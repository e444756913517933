//! Doubts as questions, each with its choices and what they do; the sentences for them stand in `locales/`.

use std::{collections::HashMap, ops::Range};

use chrono::NaiveDate;

use super::{
    Effect, Finding, assemble::Assembled, doubts::Odd, folded::skeleton, gathered::Gathered,
    officials::Officials, units::Units,
};
use plan::{Item, Session, Status};

pub(super) mod about;
mod days;
pub(super) mod written;

pub use about::{About, Choice, Column, Label, Misread};
pub use days::about_days;

pub fn choice(finding: &mut Finding, label: Label, effect: Effect) {
    finding.choices.push(Choice { label, effect });
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
    let about = About::Alignment { column, works: other.len() };
    let handed = |pick: &dyn Fn(usize) -> Vec<String>| {
        let each = differing.iter().map(|&index| (shorten(&done.items[index].content, 40), pick(index)));
        Label::Handed(each.collect())
    };
    let as_read = handed(&|index| column.of(&done.items[index]).to_vec());
    let as_other = handed(&|index| other[index - first].clone());
    let asked = if forced { (first..first + other.len()).collect() } else { differing };
    let mut finding = Finding::question(about, Some(row), Some(date), asked);
    choice(&mut finding, as_read, Effect::Keep);
    choice(&mut finding, as_other, Effect::Set(set));
    done.findings.push(finding);
}

/// A cell that holds an error or a formula where names should stand.
pub fn error_value(done: &mut Assembled, range: Range<usize>, error: &str) {
    let items: Vec<usize> = range.collect();
    let Some(item) = items.first().map(|&at| &done.items[at]) else { return };
    let about = About::ErrorValue { work: shorten(&item.content, 60), error: error.to_owned() };
    let mut finding = Finding::question(about, Some(item.source.row), Some(item.date), items);
    choice(&mut finding, Label::LeaveEmpty, Effect::Keep);
    done.findings.push(finding);
}

/// What a second look stumbles over; several of one kind are one question.
pub fn odd(all: &[Item], odd: Odd, items: Vec<usize>) -> Finding {
    let first = &all[items[0]];
    let about = About::Odd { odd, work: shorten(&first.content, 50), items: items.len() };
    let mut finding = Finding::question(about, Some(first.source.row), Some(first.date), items.clone());
    choice(&mut finding, Label::AsRead, Effect::Keep);
    choice(&mut finding, Label::NoWork, Effect::Drop(items));
    finding
}

/// More or fewer hours in a cell than works beside it.
pub fn hours_and_works(done: &mut Assembled, range: Range<usize>, hours: usize) {
    let first = &done.items[range.start];
    let about = About::HoursAndWorks { hours, works: range.len(), work: shorten(&first.content, 50) };
    let (row, date) = (Some(first.source.row), Some(first.date));
    let mut finding = Finding::question(about, row, date, range.collect());
    choice(&mut finding, Label::AsRead, Effect::Keep);
    done.findings.push(finding);
}

/// An item that may only go on with the one before it.
pub fn one_or_two(done: &mut Assembled, second: usize) {
    let (before, item) = (&done.items[second - 1], &done.items[second]);
    let (first, last) = (shorten(&before.content, 50), shorten(&item.content, 50));
    let about = About::OneOrTwo { first, second: last };
    let joined = Item { content: format!("{}, {}", before.content, item.content), ..before.clone() };
    let joined = Effect::Join { item: second - 1, joined: Box::new(joined), gone: second };
    let row = Some(item.source.row);
    let mut finding = Finding::question(about, row, Some(item.date), vec![second - 1, second]);
    choice(&mut finding, Label::TwoWorks, Effect::Keep);
    choice(&mut finding, Label::OneWork, joined);
    done.findings.push(finding);
}

/// A given name that several people bear.
pub fn same_given_name(done: &mut Assembled, range: Range<usize>, name: &str, candidates: &[String]) {
    let items: Vec<usize> = range.filter(|&at| done.items[at].officials.iter().any(|o| o == name)).collect();
    let Some(&shown) = items.first() else { return };
    let (date, row) = (done.items[shown].date, done.items[shown].source.row);
    let about = About::WhoseName { name: name.to_owned(), candidates: candidates.to_vec() };
    let mut finding = Finding::question(about, Some(row), Some(date), items.clone());
    for candidate in candidates {
        let set = items.iter().map(|&at| {
            let mut item = done.items[at].clone();
            item.officials.iter_mut().filter(|o| *o == name).for_each(|o| candidate.clone_into(o));
            (at, item)
        });
        let set = set.collect();
        choice(&mut finding, Label::Words(candidate.clone()), Effect::Set(set));
    }
    done.findings.push(finding);
}

/// Names that resemble another, and namesakes whom only their position keeps apart.
pub fn about_names(done: &mut Assembled, units: &Units, officials: &Officials) {
    for (spelling, name) in &units.doubts {
        let items = done.resembling.get(spelling).cloned().unwrap_or_default();
        let about = About::UnknownUnit { spelling: spelling.clone(), name: name.clone() };
        let date = items.first().map(|&at| done.items[at].date);
        let mut finding = Finding::question(about, None, date, items);
        let same = Effect::SameName { canonical: name.clone(), spelling: spelling.clone() };
        choice(&mut finding, Label::SameUnit { name: name.clone() }, same);
        let names = vec![name.clone(), spelling.clone()];
        choice(&mut finding, Label::OtherUnit, Effect::DifferentNames { names });
        done.findings.push(finding);
    }
    for (name, other) in officials.namesakes() {
        let items = positions(&done.items, |item| item.officials.contains(&name));
        let about = About::Namesakes { name: name.clone(), other: other.clone() };
        let mut finding = Finding::question(about, None, None, items);
        let names = vec![name.clone(), other.clone()];
        choice(&mut finding, Label::TwoPeople, Effect::DifferentNames { names });
        choice(&mut finding, Label::OnePerson, Effect::SameName { canonical: other, spelling: name });
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
            // Printed for each official who goes there.
            let (own, other) = (&item.officials, &done.items[first].officials);
            let each = !own.is_empty() && !other.is_empty() && own.iter().all(|name| !other.contains(name));
            found.extend((!each).then_some((first, at)));
        } else {
            seen.insert(key, at);
        }
    }
    for (first, second) in found {
        let item = &done.items[first];
        let about = About::Twice { work: shorten(&item.content, 60) };
        let mut finding = Finding::question(about, Some(item.source.row), Some(item.date), vec![second]);
        choice(&mut finding, Label::KeepOne, Effect::Drop(vec![second]));
        choice(&mut finding, Label::KeepBoth, Effect::Keep);
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
    pairs.sort_unstable_by(|one, two| (one.0, one.2, one.3, &one.1).cmp(&(two.0, two.2, two.3, &two.1)));
    for (date, official, a, b) in pairs {
        let works = [a, b].map(|at| shorten(&done.items[at].content, 50));
        let row = Some(done.items[a].source.row);
        done.findings.push(Finding::note(About::Clash { official, works }, row, Some(date), vec![a, b]));
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
        let about = About::MissingChair { work: shorten(&item.content, 60) };
        done.findings.push(Finding::note(about, Some(item.source.row), Some(item.date), vec![at]));
    }
}

/// Rows with words but without a day: a part that could not be read.
pub fn about_rows(done: &mut Assembled, found: &Gathered) {
    for (row, text) in &found.undated {
        let about = About::Undated { text: shorten(text, 60) };
        done.findings.push(Finding::error(about, Some(*row), None, Vec::new()));
    }
    for (row, date, text) in &found.workless {
        let about = About::Workless { text: shorten(text, 60) };
        done.findings.push(Finding::error(about, Some(*row), *date, Vec::new()));
    }
}

/// Words of the document that became nothing. `work`: they speak of a time, so something may be missing.
pub fn left_over(text: &str, at: &str, work: bool) -> Finding {
    let about = About::LeftOver { text: shorten(text, 160), at: at.to_owned() };
    if work {
        Finding::error(about, None, None, Vec::new())
    } else {
        Finding::note(about, None, None, Vec::new())
    }
}

/// A document that names no year.
pub fn about_year(years: &[i32]) -> Option<Finding> {
    let used = *years.first()?;
    let mut finding = Finding::question(About::Year { used }, None, None, Vec::new());
    choice(&mut finding, Label::Year(used), Effect::Keep);
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
