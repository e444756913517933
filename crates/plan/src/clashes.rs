//! One official in two places, a unit with too much at once, a place taken twice; it points out, and decides
//! nothing. What a programme leaves open (no session, no end of a meeting) is never asserted.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::{Item, Session, Status, changes::Concerned, directory::Directory, register::Part};
use script::fold::fold;

/// How sure it is that two items collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    Certain,
    /// The programme leaves the session or the hours open.
    Possible,
}

/// Something that cannot be kept as planned. Items are indexes into the list given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// One official is named, by name or through a collective, for two items at once.
    Official { official: String, day: NaiveDate, items: [usize; 2], certainty: Certainty },
    /// A unit prepares more items in one session than it can.
    Unit { unit: String, day: NaiveDate, session: Session, items: Vec<usize> },
    /// One place at one hour.
    Place { place: String, day: NaiveDate, items: [usize; 2], certainty: Certainty },
}

/// How much is too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Items that a unit can prepare for one session.
    pub unit_items: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { unit_items: 3 }
    }
}

/// How long a meeting is taken to last where the programme gives only its beginning.
const USUAL_LENGTH: TimeDelta = TimeDelta::minutes(90);

/// The clashes from a day on: those that somebody can still do something about.
pub fn still_to_come(items: &[Item], directory: &Directory, limits: Limits, from: NaiveDate) -> Vec<Clash> {
    let mut found = clashes(items, directory, limits);
    found.retain(|clash| clash.day() >= from);
    found
}

/// The clashes of a programme: by day, officials first.
pub fn clashes(items: &[Item], directory: &Directory, limits: Limits) -> Vec<Clash> {
    let planned: Vec<Planned> = items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.status == Status::Scheduled)
        .map(|(at, item)| Planned::of(at, item, directory))
        .collect();
    let mut found = Vec::new();
    for (at, first) in planned.iter().enumerate() {
        for second in &planned[at + 1..] {
            if first.item.date <= second.item.last_day() && second.item.date <= first.item.last_day() {
                found.extend(of_officials(first, second));
                found.extend(of_places(first, second));
            }
        }
    }
    found.extend(of_units(&planned, limits));
    found.sort_by_key(Clash::order);
    found
}

impl Clash {
    pub fn day(&self) -> NaiveDate {
        match self {
            Self::Official { day, .. } | Self::Unit { day, .. } | Self::Place { day, .. } => *day,
        }
    }

    pub fn items(&self) -> &[usize] {
        match self {
            Self::Official { items, .. } | Self::Place { items, .. } => items,
            Self::Unit { items, .. } => items,
        }
    }

    fn order(&self) -> (NaiveDate, u8, Vec<usize>) {
        let sort = match self {
            Self::Official { .. } => 0,
            Self::Place { .. } => 1,
            Self::Unit { .. } => 2,
        };
        (self.day(), sort, self.items().to_vec())
    }
}

struct Planned<'a> {
    at: usize,
    item: &'a Item,
    /// Officials named as chairs, collectives replaced by their members.
    officials: Vec<String>,
    units: Vec<String>,
    words: Vec<String>,
}

impl<'a> Planned<'a> {
    fn of(at: usize, item: &'a Item, directory: &Directory) -> Self {
        let chairs = Concerned::having(Part::Chairs, item, directory);
        let preparing = Concerned::having(Part::Prepares, item, directory);
        Self {
            at,
            item,
            officials: chairs.officials.into_iter().collect(),
            units: preparing.units.into_iter().collect(),
            words: words(&item.content),
        }
    }
}

fn words(text: &str) -> Vec<String> {
    let letters = fold(text).replace(|c: char| !c.is_alphanumeric(), " ");
    letters.split_whitespace().map(str::to_owned).collect()
}

fn of_officials(first: &Planned, second: &Planned) -> Vec<Clash> {
    let Some(certainty) = at_once(first.item, second.item) else { return Vec::new() };
    if continues(first, second) || inside(first, second) || inside(second, first) {
        return Vec::new();
    }
    let both = first.officials.iter().filter(|official| second.officials.contains(official));
    both.map(|official| Clash::Official {
        official: official.clone(),
        day: first.item.date.max(second.item.date),
        items: [first.at, second.at],
        certainty,
    })
    .collect()
}

/// Whether two items of one day take the same time: surely, possibly or not.
fn at_once(first: &Item, second: &Item) -> Option<Certainty> {
    match (first.session, second.session) {
        (Session::Unspecified, _) | (_, Session::Unspecified) => Some(Certainty::Possible),
        (one, other) if !one.overlaps(other) => None,
        _ => match (first.time, second.time) {
            (Some(_), Some(_)) => hours_cross(first, second),
            _ => Some(Certainty::Certain),
        },
    }
}

/// Both hours are known: whether the meetings cross, and whether only because one has no end.
fn hours_cross(first: &Item, second: &Item) -> Option<Certainty> {
    let (early, late) = if first.time <= second.time { (first, second) } else { (second, first) };
    let (start, next) = (early.time?, late.time?);
    match early.end_time {
        Some(_) if early.ends_next_day() => Some(Certainty::Certain),
        Some(end) => (next < end).then_some(Certainty::Certain),
        None if next < start.overflowing_add_signed(USUAL_LENGTH).0 => Some(Certainty::Certain),
        None => {
            (early.session == late.session || early.session == Session::AllDay).then_some(Certainty::Possible)
        }
    }
}

/// The same work in two rows: both halves of a day, the days of a range, a row printed twice.
fn continues(first: &Planned, second: &Planned) -> bool {
    first.words == second.words
}

/// `inner` belongs to what `outer` is about: an all-day delegation, and a meeting of the same people with it.
fn inside(outer: &Planned, inner: &Planned) -> bool {
    let long = outer.item.session == Session::AllDay || outer.item.last_day() > outer.item.date;
    long && outer.officials == inner.officials
        && hosts(&outer.item.content).iter().any(|host| inner.mentions(host))
}

/// Words that lead to the name of a delegation or of its head.
const HOST_TITLES: &[&str] = &["đoàn", "đồng chí", "đ/c", "ông", "bà"];

/// The names of delegations and their heads in a content: `đoàn` with three words, or a title with a name.
fn hosts(content: &str) -> Vec<Vec<String>> {
    let lower = content.to_lowercase();
    HOST_TITLES
        .iter()
        .flat_map(|title| lower.match_indices(title).map(|(at, _)| (*title, at + title.len())))
        .filter_map(|(title, from)| {
            let length = if title == "đoàn" { 4 } else { 2 };
            let name: Vec<String> = words(lower.get(from..)?).into_iter().take(length).collect();
            (name.len() == length).then_some(name)
        })
        .collect()
}

impl Planned<'_> {
    fn mentions(&self, name: &[String]) -> bool {
        self.words.windows(name.len()).any(|part| part == name)
    }
}

fn of_places(first: &Planned, second: &Planned) -> Option<Clash> {
    let (one, other) = (first.item.location.as_ref()?, second.item.location.as_ref()?);
    let all_day = first.item.session == Session::AllDay && second.item.session == Session::AllDay;
    if words(one) != words(other) || all_day && !is_room(one) {
        return None;
    }
    let certainty = match (first.item.time, second.item.time) {
        (Some(_), Some(_)) => hours_cross(first.item, second.item).filter(|c| *c == Certainty::Certain)?,
        _ => at_once(first.item, second.item).map(|_| Certainty::Possible)?,
    };
    let hours_known = |time: Option<NaiveTime>| time.is_some();
    let one_hour = hours_known(first.item.time) || hours_known(second.item.time);
    let apart = continues(first, second) || inside(first, second) || inside(second, first);
    (!apart && (one_hour || first.item.session == second.item.session)).then(|| Clash::Place {
        place: one.clone(),
        day: first.item.date.max(second.item.date),
        items: [first.at, second.at],
        certainty,
    })
}

/// A room holds one meeting at a time, a town many.
fn is_room(place: &str) -> bool {
    const ROOMS: [&str; 2] = ["phong", "hoi truong"];
    let place = fold(place);
    ROOMS.iter().any(|room| place.starts_with(room))
}

/// Items count in the session that is printed; an all-day one in the morning and the afternoon.
fn of_units(planned: &[Planned], limits: Limits) -> Vec<Clash> {
    let mut loads: BTreeMap<(NaiveDate, Session, &str), Vec<usize>> = BTreeMap::new();
    for entry in planned {
        let sessions: &[Session] = match entry.item.session {
            Session::Unspecified => &[],
            Session::AllDay => &[Session::Morning, Session::Afternoon],
            Session::Morning => &[Session::Morning],
            Session::Afternoon => &[Session::Afternoon],
            Session::Evening => &[Session::Evening],
        };
        for session in sessions {
            for unit in &entry.units {
                loads.entry((entry.item.date, *session, unit)).or_default().push(entry.at);
            }
        }
    }
    loads
        .into_iter()
        .filter(|(_, items)| items.len() > limits.unit_items)
        .map(|((day, session, unit), items)| Clash::Unit { unit: unit.into(), day, session, items })
        .collect()
}
