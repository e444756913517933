//! One piece of work printed in several rows: both halves of a day, each day of a range, two items made of
//! one; knows how rows can be put together, not whether anything changed.

use chrono::NaiveDate;

use super::{entry::Entry, pairing::Pair};
use crate::Session;

/// How many days may lie between two printed days of one range: a weekend.
const LONGEST_GAP: i64 = 3;

/// Puts rows together where the other side has them as one.
pub(super) fn put_together(before: &mut Vec<Entry>, after: &mut Vec<Entry>) {
    let (old, new) = (before.clone(), after.clone());
    join_halves(before, &new);
    join_days(before, &new);
    join_halves(after, &old);
    join_days(after, &old);
}

fn same_work(a: &Entry, b: &Entry) -> bool {
    a.officials == b.officials
        && a.units == b.units
        && a.attendees == b.attendees
        && a.item.status == b.item.status
        && a.words.iter().map(|w| &w.folded).eq(b.words.iter().map(|w| &w.folded))
        && a.place.iter().map(|w| &w.folded).eq(b.place.iter().map(|w| &w.folded))
}

fn same_words(a: &Entry, b: &Entry) -> bool {
    a.words.iter().map(|w| &w.folded).eq(b.words.iter().map(|w| &w.folded))
}

/// Morning and afternoon of one day become the whole day that the other side prints.
fn join_halves(side: &mut Vec<Entry>, other: &[Entry]) {
    let mut at = 0;
    while at < side.len() {
        let morning = &side[at];
        let whole = |entry: &&Entry| entry.item.session == Session::AllDay && same_words(entry, morning);
        let joins = morning.item.session == Session::Morning
            && other.iter().any(|entry| whole(&entry))
            && !side.iter().any(|entry| whole(&entry));
        let second = joins
            .then(|| {
                side.iter().position(|entry| {
                    entry.item.session == Session::Afternoon
                        && entry.item.date == morning.item.date
                        && entry.item.last_day() == morning.item.last_day()
                        && same_work(entry, morning)
                })
            })
            .flatten();
        if let Some(second) = second {
            let item = &mut side[at].item;
            (item.session, item.time, item.end_time) = (Session::AllDay, None, None);
            side.remove(second);
            if second < at {
                at -= 1;
            }
        }
        at += 1;
    }
}

/// The printed days of one work become the range that the other side prints.
fn join_days(side: &mut Vec<Entry>, other: &[Entry]) {
    let ranges: Vec<&Entry> = other.iter().filter(|entry| entry.item.last_day() > entry.item.date).collect();
    for range in ranges {
        let is_printed_day = |entry: &Entry| {
            entry.item.end_date.is_none()
                && same_words(entry, range)
                && entry.item.session == range.item.session
        };
        if side.iter().any(|entry| entry.item.last_day() > entry.item.date && same_words(entry, range)) {
            continue;
        }
        let days: Vec<NaiveDate> =
            side.iter().filter(|entry| is_printed_day(entry)).map(|entry| entry.item.date).collect();
        let Some((first, last)) = run_through(days, range.item.date, range.item.last_day()) else { continue };
        let Some(kept) = side.iter().position(|e| is_printed_day(e) && e.item.date == first) else {
            continue;
        };
        let model = side[kept].clone();
        let belongs = |entry: &Entry| {
            is_printed_day(entry)
                && same_work(entry, &model)
                && first < entry.item.date
                && entry.item.date <= last
        };
        if side.iter().filter(|entry| belongs(entry)).count() == 0 {
            continue;
        }
        side[kept].item.end_date = Some(last);
        side.retain(|entry| !belongs(entry));
    }
}

/// First and last of the days that follow each other and touch the range.
fn run_through(mut days: Vec<NaiveDate>, from: NaiveDate, to: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    days.sort_unstable();
    days.dedup();
    let runs = days.chunk_by(|a, b| (*b - *a).num_days() <= LONGEST_GAP);
    let run = runs.into_iter().find(|run| run.len() > 1 && run[0] <= to && run[run.len() - 1] >= from)?;
    Some((run[0], run[run.len() - 1]))
}

/// An item that one side has whole and the other in two: the whole, the part paired with it, the part left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub whole: usize,
    pub paired: usize,
    pub left: usize,
}

/// How much of the whole's words the parts must say together, and of a part's words the whole.
const COVERED: f64 = 0.85;

/// Wholes among `wholes` whose pair among `parts` says only a half, another half being left unpaired.
pub(super) fn split(
    wholes: &[Entry],
    parts: &[Entry],
    pairs: &[Pair],
    left: &[usize],
    turned: bool,
) -> Vec<Parts> {
    let mut found = Vec::new();
    for rest in left {
        let of = pairs.iter().find_map(|pair| {
            let (whole, paired) = if turned { (pair.after, pair.before) } else { (pair.before, pair.after) };
            let (w, p, r) = (&wholes[whole], &parts[paired], &parts[*rest]);
            let both: Vec<&str> = p.words.iter().chain(&r.words).map(|word| word.folded.as_str()).collect();
            let more = |part: &Entry| w.words.len() > part.words.len();
            let fits = w.item.date == r.item.date
                && more(p)
                && more(r)
                && share(w, &both) >= COVERED
                && [p, r].iter().all(|part| share(part, &folded(w)) >= COVERED);
            fits.then_some(Parts { whole, paired, left: *rest })
        });
        found.extend(of);
    }
    found
}

fn folded(entry: &Entry) -> Vec<&str> {
    entry.words.iter().map(|word| word.folded.as_str()).collect()
}

fn share(entry: &Entry, words: &[&str]) -> f64 {
    let said = entry.words.iter().filter(|word| words.contains(&word.folded.as_str())).count();
    said as f64 / entry.words.len().max(1) as f64
}
