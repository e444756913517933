//! One chat's morning message: what is theirs today, and for units what falls due for preparation.

use chrono::{NaiveDate, NaiveTime};

use super::{Html, Language, agenda::Reader, dates, pages};
use crate::programme::register::{EntryId, Planned};

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
    let count = digest.today.iter().filter(|planned| planned.takes_place()).count();
    let off = digest.today.len() - count;
    let names: Vec<String> = digest.of.iter().map(|id| reader.name(*id)).collect();
    let key = if names.is_empty() { "digest-count-all" } else { "digest-count" };
    text.push("\n");
    let values = [("name", names.join(", ").into()), ("count", count.into()), ("off", off.into())];
    text.push(language.html(key, &values));
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
