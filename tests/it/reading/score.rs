//! The measure of a reading: what it has against what a careful secretary reads; knows no layout.
//!
//! An error that no question points at misleads somebody tomorrow morning (`silent`); one that a question
//! points at costs a tap; a question about an item that was right (`asked`) costs a tap for nothing.
//! Everything here follows the rules by which readings are judged outside this repository too, so that a
//! figure printed by a test means the same there.

use std::collections::{HashMap, HashSet};
use std::ops::AddAssign;

use chrono::NaiveDate;
use plan::{Item, Session, Status};
use reading::{Reading, Severity};
use script::fold::nfc;
use serde::{Deserialize, Serialize};

mod likeness;

pub use likeness::likeness;

/// Below this two contents are not the same work.
const SAME_WORK: f64 = 0.6;
/// From this on a content is right.
const SAME_CONTENT: f64 = 0.9;
/// From this on a place is right.
const SAME_PLACE: f64 = 0.8;

/// What a careful secretary reads in a document.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Gold {
    pub items: Vec<Wanted>,
    /// Unit → other spellings under which it may be read.
    #[serde(default)]
    pub unit_aliases: HashMap<String, Vec<String>>,
    #[serde(default)]
    pub official_aliases: HashMap<String, Vec<String>>,
}

/// One item as the secretary reads it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wanted {
    pub date: NaiveDate,
    #[serde(default)]
    pub end_date: Option<NaiveDate>,
    pub session: Session,
    /// `HH:MM`.
    #[serde(default)]
    pub time: Option<String>,
    pub content: String,
    /// The same without its subject, where the official is the subject of the sentence: both are fair.
    #[serde(skip)]
    pub without_subject: Option<String>,
    #[serde(default)]
    pub location: Option<String>,
    #[serde(default)]
    pub units: Vec<String>,
    #[serde(default)]
    pub officials: Vec<String>,
    /// Whose it is cannot be read from the page: a question must say so.
    #[serde(default)]
    pub ambiguous: bool,
    #[serde(default)]
    pub status: Status,
}

impl Wanted {
    fn like(&self, got: &str) -> f64 {
        let without = self.without_subject.as_ref().map_or(0.0, |text| likeness(&plain(text), got));
        without.max(likeness(&plain(&self.content), got))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub items: usize,
    pub found: usize,
    pub exact: usize,
    pub extra: usize,
    pub silent: usize,
    pub asked: usize,
    pub places: usize,
    pub place: usize,
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.items += other.items;
        self.found += other.found;
        self.exact += other.exact;
        self.extra += other.extra;
        self.silent += other.silent;
        self.asked += other.asked;
        self.places += other.places;
        self.place += other.place;
    }
}

/// What is wrong with one item, for whoever repairs the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub silent: bool,
    pub date: NaiveDate,
    pub what: String,
    pub content: String,
}

impl Fault {
    /// The fields that are wrong, without what was read in them.
    pub fn kind(&self) -> String {
        let field = |text: &str| text.split([' ', '(']).next().unwrap_or_default().to_owned();
        const FIELDS: [&str; 8] =
            ["status", "date", "end_date", "session", "time", "units", "officials", "content"];
        let starts =
            |name: &&&str| self.what.starts_with(**name) || self.what.contains(&format!(", {name} "));
        let wrong: Vec<&str> = FIELDS.iter().filter(starts).copied().collect();
        if wrong.is_empty() { field(&self.what) } else { wrong.join("+") }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let weight = if self.silent { "SILENT" } else { "asked" };
        let content: String = self.content.chars().take(60).collect();
        write!(f, "{weight} {} {}: {content}", self.date, self.what)
    }
}

pub fn score(gold: &Gold, reading: &Reading) -> (Score, Vec<Fault>) {
    let aliases = Aliases::of(gold);
    let questions = Questions::of(reading);
    let pairs = pair(&gold.items, &reading.items);
    let mut score = Score { items: gold.items.len(), ..Score::default() };
    let mut faults = Vec::new();
    let mut fault = |silent: bool, date, what: String, content: &str, score: &mut Score| {
        score.silent += usize::from(silent);
        faults.push(Fault { silent, date, what, content: content.into() });
    };

    for &(g, r) in &pairs {
        let (want, got) = (&gold.items[g], &reading.items[r]);
        let mut wrong = wrong_fields(want, got, &aliases);
        if want.ambiguous && !questions.point_at(Some(r), want.date, &["ambiguous"]) {
            wrong.push("ambiguous".into());
        }
        if let Some(place) = &want.location {
            score.places += 1;
            let read = got.location.as_deref().unwrap_or_default();
            score.place += usize::from(likeness(&plain(place), &plain(read)) >= SAME_PLACE);
        }
        if wrong.is_empty() {
            score.exact += 1;
            score.asked += usize::from(questions.items.contains(&r) && !want.ambiguous);
        } else {
            let what: Vec<&str> = wrong.iter().map(String::as_str).collect();
            let silent = !questions.point_at(Some(r), want.date, &what);
            fault(silent, want.date, wrong.join(", "), &want.content, &mut score);
        }
    }
    score.found = pairs.len();
    let found: HashSet<usize> = pairs.iter().map(|pair| pair.0).collect();
    for (_, want) in gold.items.iter().enumerate().filter(|(g, _)| !found.contains(g)) {
        if want.status == Status::Postponed {
            score.found += 1;
            score.exact += 1;
        } else {
            let silent = !questions.point_at(None, want.date, &["missing"]);
            fault(silent, want.date, "missing".into(), &want.content, &mut score);
        }
    }
    let used: HashSet<usize> = pairs.iter().map(|pair| pair.1).collect();
    for (r, got) in reading.items.iter().enumerate().filter(|(r, _)| !used.contains(r)) {
        score.extra += 1;
        let silent = !questions.point_at(Some(r), got.date, &["extra"]);
        fault(silent, got.date, "extra".into(), &got.content, &mut score);
    }
    (score, faults)
}

/// What the findings that need the secretary point at. One about the year that names no item is about days
/// alone, a part that could not be read only about what is missing.
struct Questions {
    items: HashSet<usize>,
    dates: HashSet<NaiveDate>,
    year: bool,
    lost: bool,
}

impl Questions {
    fn of(reading: &Reading) -> Self {
        let asking = || reading.findings.iter().filter(|f| f.severity != Severity::Note);
        let general = || asking().filter(|f| f.items.is_empty());
        let loose = || general().filter(|f| f.date.is_none());
        Self {
            items: asking().flat_map(|f| f.items.iter().copied()).collect(),
            dates: general().filter_map(|f| f.date).collect(),
            year: loose().any(|f| f.code() == "year" || f.code() == "period"),
            lost: loose().any(|f| f.severity == Severity::Error),
        }
    }

    fn point_at(&self, item: Option<usize>, date: NaiveDate, wrong: &[&str]) -> bool {
        let days =
            self.year && wrong.iter().all(|what| what.starts_with("date") || what.starts_with("end_date"));
        item.is_some_and(|i| self.items.contains(&i))
            || self.dates.contains(&date)
            || days
            || self.lost && wrong == ["missing"]
    }
}

/// Pairs of indexes, the likest first; each item is used once. Content decides, date and session break ties.
fn pair(gold: &[Wanted], read: &[Item]) -> Vec<(usize, usize)> {
    let wanted: Vec<String> = gold.iter().map(|want| plain(&want.content)).collect();
    let got: Vec<String> = read.iter().map(|item| plain(&item.content)).collect();
    let mut pairs = Vec::new();
    let (mut used_gold, mut used_read) = (HashSet::new(), HashSet::new());

    // Nothing scores higher than sameness in all three, so these pairs come first anyway; taking them
    // out spares comparing letters for nearly all of a good reading.
    for (g, want) in gold.iter().enumerate() {
        let same = (0..read.len()).find(|&r| {
            !used_read.contains(&r)
                && wanted[g] == got[r]
                && (want.date, want.session) == (read[r].date, read[r].session)
        });
        if let Some(r) = same {
            used_gold.insert(g);
            used_read.insert(r);
            pairs.push((g, r));
        }
    }
    let mut scored = Vec::new();
    for g in (0..gold.len()).filter(|g| !used_gold.contains(g)) {
        for r in (0..read.len()).filter(|r| !used_read.contains(r)) {
            let like = gold[g].like(&got[r]);
            if like >= SAME_WORK {
                let day = 0.3 * f64::from(u8::from(gold[g].date == read[r].date));
                let session = 0.1 * f64::from(u8::from(gold[g].session == read[r].session));
                scored.push((like + day + session, g, r));
            }
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, g, r) in scored {
        if !used_gold.contains(&g) && !used_read.contains(&r) {
            used_gold.insert(g);
            used_read.insert(r);
            pairs.push((g, r));
        }
    }
    pairs
}

fn wrong_fields(want: &Wanted, got: &Item, aliases: &Aliases) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |same: bool, what: String| {
        if !same {
            wrong.push(what);
        }
    };
    check(want.status == got.status, format!("status {:?}", got.status));
    check(want.date == got.date, format!("date {}", got.date));
    let end = got.end_date.unwrap_or(got.date);
    check(want.end_date.unwrap_or(want.date) == end, format!("end_date {end}"));
    check(want.session == got.session, format!("session {:?}≠{:?}", got.session, want.session));
    let time = got.time.map(|time| time.format("%H:%M").to_string());
    check(want.time == time, format!("time {time:?}≠{:?}", want.time));
    if !want.ambiguous {
        let same = aliases.set(&want.units) == aliases.set(&got.units);
        check(same, format!("units {:?}≠{:?}", got.units, want.units));
        let same = aliases.set(&want.officials) == aliases.set(&got.officials);
        check(same, format!("officials {:?}≠{:?}", got.officials, want.officials));
    }
    let like = want.like(&plain(&got.content));
    check(like >= SAME_CONTENT, format!("content {:?}≠{:?}", got.content, want.content));
    wrong
}

/// Every spelling → the name that the gold uses.
struct Aliases(HashMap<String, String>);

impl Aliases {
    fn of(gold: &Gold) -> Self {
        let names = gold.unit_aliases.iter().chain(&gold.official_aliases);
        let spelled = names.flat_map(|(name, all)| all.iter().map(|s| (label(s), label(name))));
        Self(spelled.collect())
    }

    fn set(&self, names: &[String]) -> HashSet<String> {
        let one = |name: &String| {
            let label = label(name);
            self.0.get(&label).cloned().unwrap_or(label)
        };
        names.iter().map(one).collect()
    }
}

/// Composed, one space between words, no case, no closing punctuation.
pub fn plain(text: &str) -> String {
    let one_line = nfc(text).split_whitespace().collect::<Vec<_>>().join(" ");
    one_line.trim_matches(|c| " .;,:-–".contains(c)).to_lowercase()
}

/// A unit's or an official's name without honorific and without spaces around hyphens.
fn label(name: &str) -> String {
    const HONORIFICS: [&str; 7] = ["các đ/c", "đ/c", "đồng chí", "ông", "bà", "anh", "chị"];
    let name = plain(name);
    let bare = HONORIFICS.iter().find_map(|honorific| {
        let rest = name.strip_prefix(honorific)?;
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        rest.starts_with(' ').then(|| rest.trim_start().to_owned())
    });
    let name = bare.unwrap_or(name);
    name.split(['-', '–']).map(str::trim).collect::<Vec<_>>().join("-")
}
