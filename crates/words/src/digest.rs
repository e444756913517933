//! One chat's morning message: what is theirs today, and for units what falls due for preparation.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use super::{
    Html, Language,
    agenda::{Notes, Reader},
    dates, pages,
};
use plan::{
    register::{EntryId, ItemId, Part, Planned, works},
    since::{Fate, Gone, Mark},
};

/// `MỚI` or `ĐỔI`, beside an item.
pub fn mark_word(mark: Mark, language: Language) -> String {
    match mark {
        Mark::New => language.text("mark-new", &[]),
        Mark::Changed => language.text("mark-changed", &[]),
    }
}

/// What one chat is told in the morning.
#[derive(Clone, Debug)]
pub struct Digest<'a> {
    pub day: NaiveDate,
    /// Whose it is, as linked; empty: the whole programme.
    pub of: Vec<EntryId>,
    pub today: Vec<&'a Planned>,
    /// Items of the next working days that are theirs to prepare.
    pub upcoming: Vec<&'a Planned>,
    /// How many of theirs today they chose not to be told of.
    pub unwanted: usize,
    /// The hour at which it was due, where it comes later for a reason of ours.
    pub late_since: Option<NaiveTime>,
    /// Told the evening before.
    pub is_eve: bool,
    /// One line an item.
    pub short: bool,
    /// What the chat does not know from its last digest.
    pub marks: HashMap<ItemId, Mark>,
    pub gone: Vec<Gone>,
    /// Who has prepared which of today's items, in words.
    pub prepared: HashMap<ItemId, Html>,
    /// What collides today, a sentence each.
    pub clashes: Vec<Html>,
    /// The first item of the next day that has any, and how many that day has.
    pub next: Option<(&'a Planned, usize)>,
}

impl Digest<'_> {
    /// A day without anything in it.
    pub fn of_day(day: NaiveDate) -> Self {
        Self {
            day,
            of: Vec::new(),
            today: Vec::new(),
            upcoming: Vec::new(),
            unwanted: 0,
            late_since: None,
            is_eve: false,
            short: false,
            marks: HashMap::new(),
            gone: Vec::new(),
            prepared: HashMap::new(),
            clashes: Vec::new(),
            next: None,
        }
    }
}

/// Working days ahead that a unit's digest shows.
pub const AHEAD: usize = 3;

/// The message, in as many parts as it needs.
pub fn render(digest: &Digest<'_>, reader: &Reader<'_>) -> Vec<Html> {
    let language = reader.language;
    let mut blocks = vec![heading(digest, reader)];
    let mark = |planned: &Planned| digest.marks.get(&planned.id).map(|mark| mark_word(*mark, language));
    let notes =
        Notes { mark: &mark, beneath: &|planned: &Planned| digest.prepared.get(&planned.id).cloned() };
    blocks.extend(reader.day_noted(digest.day, &digest.today, digest.short, notes));
    blocks.extend(digest.gone.iter().map(|gone| {
        let gap = if digest.today.is_empty() { "" } else { "\n" };
        Html::text(gap).then(of_gone(gone, reader))
    }));
    let gaps = std::iter::once("\n").chain(std::iter::repeat(""));
    blocks.extend(gaps.zip(&digest.clashes).map(|(gap, clash)| Html::text(gap).then(clash.clone())));
    let line = |planned: &Planned| {
        if digest.short { reader.short_line(planned) } else { reader.line(planned) }
    };
    if !digest.upcoming.is_empty() {
        let title = language.html("digest-upcoming", &[("days", AHEAD.into())]);
        blocks.extend(titled(title, digest.upcoming.iter().map(|planned| line(planned))));
    }
    if let Some((first, count)) = digest.next {
        let (when, content) = reader.next_line(first);
        let values = [("when", when.into()), ("content", content.into()), ("more", (count - 1).into())];
        blocks.push(Html::text("\n").then(language.html("digest-coming", &values)));
    }
    numbered(language, pages::paginate(blocks))
}

/// Lines under a title that stands apart from what is above it.
fn titled(title: Html, lines: impl IntoIterator<Item = Html>) -> impl Iterator<Item = Html> {
    let mut title = Some(Html::text("\n").then(title).then("\n"));
    lines.into_iter().map(move |line| title.take().unwrap_or_default().then(line))
}

/// `HỦY: Họp giao ban`, or where it went.
pub fn of_gone(gone: &Gone, reader: &Reader<'_>) -> Html {
    let language = reader.language;
    let content = Html::strike(reader.what(&gone.before));
    match &gone.fate {
        Fate::Cancelled => language.html("mark-gone", &[("content", content.into())]),
        Fate::Moved(now) => {
            let day = dates::inline_day(language, now.item.date);
            language.html("mark-moved", &[("content", content.into()), ("day", day.into())])
        }
        Fate::Others(now) => {
            let people: Vec<String> = now.entries(Part::Chairs).map(|id| reader.name(id)).collect();
            let key = if people.is_empty() { "mark-others" } else { "mark-others-chair" };
            language.html(key, &[("content", content.into()), ("people", people.join(", ").into())])
        }
    }
}

fn heading(digest: &Digest<'_>, reader: &Reader<'_>) -> Html {
    let language = reader.language;
    let day = dates::short_day(language, digest.day);
    let mut text = language.html("digest-title", &[("day", day.into())]);
    let count = digest.today.iter().filter(|planned| planned.takes_place()).count();
    let off = digest.today.len() - count;
    let names: Vec<String> = digest.of.iter().map(|id| reader.name(*id)).collect();
    let key = match (names.is_empty(), digest.is_eve) {
        _ if digest.today.is_empty() && digest.unwanted > 0 => "digest-unwanted",
        (true, false) => "digest-count-all",
        (false, false) => "digest-count",
        (true, true) => "digest-eve-count-all",
        (false, true) => "digest-eve-count",
    };
    text.push("\n");
    let values = [
        ("name", names.join(", ").into()),
        ("count", count.into()),
        ("off", off.into()),
        ("unwanted", digest.unwanted.into()),
    ];
    text.push(language.html(key, &values));
    if let Some(hour) = digest.late_since {
        text.push("\n");
        text.push(language.html("digest-late", &[("hour", hour.format("%H:%M").to_string().into())]));
    }
    text.push("\n");
    text
}

/// The week to come, as one chat is told it.
#[derive(Clone, Debug)]
pub struct Week<'a> {
    pub days: Vec<(NaiveDate, Vec<&'a Planned>)>,
    /// Whose it is, as linked; empty: the whole programme.
    pub of: Vec<EntryId>,
    pub short: bool,
}

/// The preview, in as many parts as it needs; a week without items is said to be one.
pub fn render_week(week: &Week<'_>, reader: &Reader<'_>) -> Vec<Html> {
    let language = reader.language;
    let [(from, _), .., (to, _)] = week.days.as_slice() else { return Vec::new() };
    let span = format!("{} – {}", from.format("%d/%m"), to.format("%d/%m/%Y"));
    let names: Vec<String> = week.of.iter().map(|id| reader.name(*id)).collect();
    // An item of several days is one piece of work.
    let count = works(week.days.iter().flat_map(|(_, items)| items).copied());
    let key = if names.is_empty() { "digest-week-all" } else { "digest-week" };
    let values = [("span", span.into()), ("name", names.join(", ").into()), ("count", count.into())];
    let mut blocks = vec![language.html(key, &values)];
    for (day, items) in week.days.iter().filter(|(_, items)| !items.is_empty()) {
        let heading = Html::text("\n").then(Html::bold(dates::full_day(language, *day))).then("\n");
        let mut of_day = reader.day_in(*day, items, week.short).into_iter();
        blocks.extend(of_day.next().map(|first| heading.then(first)));
        blocks.extend(of_day);
    }
    numbered(language, pages::paginate(blocks))
}

/// `(1/3)` at the head of each part, where there are several.
pub fn numbered(language: Language, parts: Vec<Html>) -> Vec<Html> {
    let of = parts.len();
    if of < 2 {
        return parts;
    }
    let number = |(place, part): (usize, Html)| {
        let mark = language.html("part", &[("number", (place + 1).into()), ("of", of.into())]);
        mark.then("\n").then(part)
    };
    parts.into_iter().enumerate().map(number).collect()
}
