//! One chat's morning message: what is theirs today, and for units what falls due for preparation.

use chrono::{NaiveDate, NaiveTime};

use super::{Html, Language, agenda::Reader, dates, pages};
use crate::programme::register::{EntryId, Kind, Planned};

/// What one chat is told in the morning.
#[derive(Clone, Debug)]
pub struct Digest<'a> {
    pub day: NaiveDate,
    /// Whose it is, as linked; empty: the whole programme.
    pub of: Vec<EntryId>,
    pub today: Vec<&'a Planned>,
    /// Items of the next working days that are theirs to prepare.
    pub upcoming: Vec<&'a Planned>,
    /// The hour at which it was due, where it comes later for a reason of ours.
    pub late_since: Option<NaiveTime>,
}

/// Working days ahead that a unit's digest shows.
pub const AHEAD: usize = 3;

/// The message, in as many parts as it needs.
pub fn render(digest: &Digest<'_>, reader: &Reader<'_>) -> Vec<Html> {
    let language = reader.language;
    let mut blocks = vec![heading(digest, reader)];
    blocks.extend(reader.day(digest.day, &digest.today));
    if !digest.upcoming.is_empty() {
        let title = language.html("digest-upcoming", &[("days", AHEAD.into())]);
        for (place, planned) in digest.upcoming.iter().enumerate() {
            let line = reader.line(planned);
            blocks.push(if place == 0 {
                Html::text("\n").then(title.clone()).then("\n").then(line)
            } else {
                line
            });
        }
    }
    numbered(language, pages::paginate(blocks))
}

fn heading(digest: &Digest<'_>, reader: &Reader<'_>) -> Html {
    let language = reader.language;
    let day = dates::full_day(language, digest.day);
    let mut text = language.html("digest-title", &[("day", day.into())]);
    let count = digest.today.len().into();
    let names: Vec<String> = digest.of.iter().map(|id| reader.name(*id)).collect();
    let person = match digest.of.as_slice() {
        [only] => reader.register.get(*only).is_some_and(|listing| listing.kind == Kind::Official),
        _ => false,
    };
    let key = match (names.is_empty(), person) {
        (true, _) => "digest-count-all",
        (false, true) => "digest-count-official",
        (false, false) => "digest-count-unit",
    };
    text.push("\n");
    text.push(language.html(key, &[("name", names.join(", ").into()), ("count", count)]));
    if let Some(hour) = digest.late_since {
        text.push("\n");
        text.push(language.html("digest-late", &[("hour", hour.format("%H:%M").to_string().into())]));
    }
    text.push("\n");
    text
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
