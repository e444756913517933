//! A long programme by days: which items and which strips of the document are shown together; it knows no words.

use std::{collections::BTreeMap, ops::Range};

use chrono::NaiveDate;

use super::ties::Ties;
use reading::Reading;

/// Items beyond which days go on in another part; more than that on one day stay together.
const MOST: usize = 150;

/// Some days with the part of the document that they are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Parts meet, so that every strip is in one.
    pub strips: Range<usize>,
}

impl Stretch {
    /// In the order of days; one for a programme of usual length.
    pub fn all(reading: &Reading, ties: &Ties) -> Vec<Self> {
        let mut days: BTreeMap<NaiveDate, (usize, Option<usize>)> = BTreeMap::new();
        for (at, item) in reading.items.iter().enumerate() {
            let (count, first) = days.entry(item.date).or_default();
            *count += 1;
            *first = [*first, ties.first_strip(at)].into_iter().flatten().min();
        }
        let mut parts: Vec<Self> = Vec::new();
        let mut room = 0;
        for (day, (count, first)) in days {
            match parts.last_mut().filter(|_| count <= room) {
                Some(part) => part.to = day,
                None => {
                    let begins = parts.last().map_or(0, |before| first.unwrap_or(before.strips.start));
                    parts.push(Self { from: day, to: day, strips: begins..begins });
                    room = MOST;
                }
            }
            room = room.saturating_sub(count);
        }
        let ends: Vec<usize> =
            parts.iter().skip(1).map(|part| part.strips.start).chain([reading.trace.len()]).collect();
        for (part, end) in parts.iter_mut().zip(ends) {
            part.strips.end = end.max(part.strips.start);
        }
        parts
    }

    pub fn has_day(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}
