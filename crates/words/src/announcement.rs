//! What one chat is told of a publication: its own items, what each was and what it is now, in words; it does
//! not know who is told.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Html, Language, dates, digest::numbered, pages};
use plan::{
    Item, Period, Session, Status,
    changes::{Change, Kind, names_a_place},
    clashes::Clash,
    directory::Directory,
};

mod people;

/// Names as people read them.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    pub language: Language,
    pub directory: &'a Directory,
}

/// Who has published, when and why.
#[derive(Clone, Copy, Debug)]
pub struct Imprint<'a> {
    pub by: &'a str,
    pub at: NaiveDateTime,
    pub reason: Option<&'a str>,
}

/// One chat's message about changes.
#[derive(Clone)]
pub struct Letter<'a> {
    pub names: Names<'a>,
    /// Whose the chat is, by name; empty: it follows the whole programme.
    pub of: &'a [String],
    pub changes: Vec<&'a Change>,
    /// What collides now, with the items it is about.
    pub clashes: Vec<(&'a Clash, Vec<&'a Item>)>,
    pub imprint: Imprint<'a>,
}

/// One chat's message about a programme that is published for the first time.
#[derive(Clone)]
pub struct Issue<'a> {
    pub names: Names<'a>,
    pub of: &'a [String],
    pub period: Period,
    pub count: usize,
    pub nearest: Option<&'a Item>,
    pub imprint: Imprint<'a>,
}

impl Letter<'_> {
    /// The message, in as many parts as it needs.
    pub fn render(&self) -> Vec<Html> {
        let language = self.names.language;
        let mut blocks = Vec::new();
        if let [_, _, ..] = self.changes.as_slice() {
            blocks.push(self.heading());
        }
        for (place, change) in self.changes.iter().enumerate() {
            let gap = if place > 0 || self.changes.len() > 1 { "\n" } else { "" };
            blocks.push(Html::text(gap).then(self.change(change)));
        }
        for (clash, items) in &self.clashes {
            blocks.push(Html::text("\n").then(self.names.clash(clash, items)));
        }
        blocks.push(Html::text("\n").then(footer(language, &self.imprint)));
        numbered(language, pages::paginate(blocks))
    }

    /// Every word that the changes begin with, the gravest first, and how many there are.
    fn heading(&self) -> Html {
        let mut words: Vec<&'static str> = self.changes.iter().flat_map(|change| words_of(change)).collect();
        words.sort_by_key(|word| GRAVEST_FIRST.iter().position(|known| known == word));
        words.dedup();
        let language = self.names.language;
        let words: Vec<String> = words.iter().map(|word| language.text(word, &[])).collect();
        let whose = self.names.list(self.of);
        let key = if self.of.is_empty() { "letter-heading-all" } else { "letter-heading" };
        let values = [
            ("words", words.join(", ").into()),
            ("count", self.changes.len().into()),
            ("name", whose.into()),
        ];
        language.html(key, &values)
    }

    fn change(&self, change: &Change) -> Html {
        let mut text = self.names.change(change);
        for (key, name) in self.duties(change) {
            text.push("\n   ");
            text.push(self.names.language.html(key, &[("name", capital(&self.names.person(&name)).into())]));
        }
        text
    }

    /// What the change does to those whose chat this is: who is taken off the item, who is put on it.
    fn duties(&self, change: &Change) -> Vec<(&'static str, String)> {
        let (Some(before), Some(after)) = (&change.before, &change.after) else { return Vec::new() };
        if change.is(Kind::Cancelled) || change.is(Kind::Added) {
            return Vec::new();
        }
        let mut duties = Vec::new();
        for name in self.of {
            let stands = |names: &[String]| names.iter().any(|n| self.names.includes(n, name));
            let roles = [
                (stands(&before.officials), stands(&after.officials), "duty-chair-off", "duty-chair-on"),
                (stands(&before.units), stands(&after.units), "duty-prepare-off", "duty-prepare-on"),
                (
                    self.names.attends(before, name),
                    self.names.attends(after, name),
                    "duty-attend-off",
                    "duty-attend-on",
                ),
            ];
            for (was, is, off, on) in roles {
                match (was, is) {
                    (true, false) => duties.push((off, name.clone())),
                    (false, true) => duties.push((on, name.clone())),
                    _ => {}
                }
            }
        }
        duties
    }
}

impl Issue<'_> {
    pub fn render(&self) -> Html {
        let language = self.names.language;
        let key = if self.of.is_empty() { "issue-all" } else { "issue" };
        let values = [
            ("from", self.period.from.format("%d/%m").to_string().into()),
            ("to", self.period.to.format("%d/%m/%Y").to_string().into()),
            ("name", capital(&self.names.list(self.of)).into()),
            ("count", self.count.into()),
        ];
        let mut text = language.html(key, &values);
        if let Some(item) = self.nearest {
            let values = [("when", self.names.when(item).into()), ("content", item.content.as_str().into())];
            text.push("\n");
            text.push(language.html("issue-nearest", &values));
        }
        text.then("\n\n").then(footer(language, &self.imprint))
    }
}

fn footer(language: Language, imprint: &Imprint<'_>) -> Html {
    let mut text = Html::new();
    if let Some(reason) = imprint.reason {
        text.push(language.html("letter-reason", &[("reason", reason.into())]));
        text.push("\n");
    }
    let values = [
        ("by", imprint.by.into()),
        ("time", imprint.at.format("%H:%M").to_string().into()),
        ("day", dates::full_day(language, imprint.at.date()).into()),
    ];
    text.then(language.html("letter-by", &values))
}

/// The words with which changes begin, the gravest first.
const GRAVEST_FIRST: &[&str] = &[
    "told-cancelled",
    "told-postponed",
    "told-moved",
    "told-rescheduled",
    "told-relocated",
    "told-chair",
    "told-units",
    "told-attendees",
    "told-added",
    "told-reworded",
];

fn words_of(change: &Change) -> Vec<&'static str> {
    let word = |kind: &Kind| match kind {
        Kind::Cancelled if is_postponed(change) => "told-postponed",
        Kind::Cancelled => "told-cancelled",
        Kind::Moved => "told-moved",
        Kind::Rescheduled => "told-rescheduled",
        Kind::Relocated => "told-relocated",
        Kind::ChairChanged => "told-chair",
        Kind::UnitsChanged => "told-units",
        Kind::AttendeesChanged => "told-attendees",
        Kind::Added => "told-added",
        Kind::Reworded => "told-reworded",
    };
    change.kinds.iter().map(word).collect()
}

fn is_postponed(change: &Change) -> bool {
    change.after.as_ref().is_some_and(|after| after.status == Status::Postponed)
}

impl Names<'_> {
    /// `DỜI: Họp giao ban` and a line each for what was and what is.
    pub fn change(&self, change: &Change) -> Html {
        let language = self.language;
        let words: Vec<String> = words_of(change).iter().map(|word| language.text(word, &[])).collect();
        let Some(item) = change.after.as_ref().or(change.before.as_ref()) else { return Html::new() };
        let mut text = Html::bold(words.join(", ")).then(": ").then(Html::text(&item.content));
        for line in self.lines(change) {
            text.push("\n   ");
            text.push(line);
        }
        text
    }

    fn lines(&self, change: &Change) -> Vec<Html> {
        match (&change.before, &change.after) {
            (Some(before), after) if change.is(Kind::Cancelled) => {
                let key = match after {
                    Some(_) if is_postponed(change) => "letter-now-postponed",
                    _ => "letter-now-cancelled",
                };
                vec![self.before(&self.whole(before)), self.language.html(key, &[])]
            }
            (Some(before), Some(after)) if change.is(Kind::Added) => {
                let was = self.language.text(
                    if before.status == Status::Cancelled {
                        "letter-was-cancelled"
                    } else {
                        "letter-was-postponed"
                    },
                    &[],
                );
                vec![self.before(&was), self.now(&self.whole(after))]
            }
            (Some(before), Some(after)) => self.compared(change, before, after),
            (None, Some(item)) | (Some(item), None) => {
                let mut lines = vec![self.say("letter-when", &self.when(item))];
                lines.extend(self.where_and_who(item));
                lines
            }
            (None, None) => Vec::new(),
        }
    }

    /// What differs, before and now; then what stays, so that nobody has to look it up.
    fn compared(&self, change: &Change, before: &Item, after: &Item) -> Vec<Html> {
        let time = change.is(Kind::Moved) || change.is(Kind::Rescheduled);
        // Where the field says the same, it is the sentence that names another place.
        let in_sentence = before.location == after.location;
        let aspects = |item: &Item| {
            let mut aspects = Vec::new();
            if time {
                aspects.push(self.when(item));
            }
            if change.is(Kind::Relocated) {
                aspects.push(match &item.location {
                    Some(place) if !in_sentence => self.text("letter-at", place),
                    None if !in_sentence && !names_a_place(item) => self.language.text("letter-nowhere", &[]),
                    _ => format!("“{}”", item.content),
                });
            }
            if change.is(Kind::ChairChanged) {
                aspects.push(self.people("letter-chaired", "letter-unchaired", &item.officials));
            }
            if change.is(Kind::UnitsChanged) {
                aspects.push(self.people("letter-prepared", "letter-unprepared", &item.units));
            }
            if change.is(Kind::AttendeesChanged) {
                aspects.push(match self.attendees(item) {
                    nobody if nobody.is_empty() => self.language.text("letter-unattended", &[]),
                    people => self.text("letter-attended", &people),
                });
            }
            if change.is(Kind::Reworded) {
                aspects.push(format!("“{}”", item.content));
            }
            aspects.dedup();
            aspects.join("; ")
        };
        let mut lines = vec![self.before(&aspects(before)), self.now(&aspects(after))];
        if !time {
            lines.push(self.say("letter-when", &self.when(after)));
        }
        let stays = Item {
            location: after.location.clone().filter(|_| !change.is(Kind::Relocated)),
            officials: if change.is(Kind::ChairChanged) { Vec::new() } else { after.officials.clone() },
            units: if change.is(Kind::UnitsChanged) { Vec::new() } else { after.units.clone() },
            attendees: if change.is(Kind::AttendeesChanged) { Vec::new() } else { after.attendees.clone() },
            ..after.clone()
        };
        lines.extend(self.where_and_who(&stays));
        lines
    }

    fn where_and_who(&self, item: &Item) -> Vec<Html> {
        let mut lines = Vec::new();
        if let Some(place) = &item.location {
            lines.push(self.language.html("item-place", &[("place", place.as_str().into())]));
        }
        if !item.officials.is_empty() {
            let people = self.list(&item.officials);
            lines.push(self.language.html("item-chairs", &[("people", people.into())]));
        }
        if !item.units.is_empty() {
            let units = self.list(&item.units);
            lines.push(self.language.html("item-prepares", &[("units", units.into())]));
        }
        if !item.attendees.is_empty() {
            lines.push(self.language.html("item-attends", &[("people", self.attendees(item).into())]));
        }
        if let Some(notes) = &item.notes {
            lines.push(self.language.html("item-notes", &[("notes", notes.as_str().into())]));
        }
        lines
    }

    /// `08:00 sáng thứ Sáu 13/11, tại Hội trường`.
    fn whole(&self, item: &Item) -> String {
        match &item.location {
            Some(place) => format!("{}, {}", self.when(item), self.text("letter-at", place)),
            None => self.when(item),
        }
    }

    /// `08:00 sáng thứ Sáu 13/11`.
    pub fn when<Who>(&self, item: &Item<Who>) -> String {
        let mut words = Vec::new();
        words.extend(dates::hours(item));
        if item.session != Session::Unspecified {
            words.push(dates::session(self.language, item.session).to_lowercase());
        }
        words.push(self.days(item.date, item.end_date));
        words.join(" ")
    }

    fn days(&self, first: NaiveDate, last: Option<NaiveDate>) -> String {
        let day = |day| dates::inline_day(self.language, day);
        match last {
            Some(last) => {
                self.language.text("letter-days", &[("from", day(first).into()), ("to", day(last).into())])
            }
            None => day(first),
        }
    }

    fn before(&self, what: &str) -> Html {
        self.say("letter-before", what)
    }

    fn now(&self, what: &str) -> Html {
        self.say("letter-now", what)
    }

    fn say(&self, key: &str, what: &str) -> Html {
        self.language.html(key, &[("what", what.into())])
    }

    fn text(&self, key: &str, what: &str) -> String {
        self.text_of(key, "what", what)
    }

    fn text_of(&self, key: &str, name: &'static str, value: &str) -> String {
        self.language.text(key, &[(name, value.into())])
    }
}

/// As a sentence begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Longest quotation of an item among others, in characters.
const LONGEST_QUOTE: usize = 80;

/// The beginning of a content, cut between words.
pub fn shortened(content: &str) -> String {
    shortened_to(content, LONGEST_QUOTE)
}

/// The same, of so many letters at most.
pub fn shortened_to(content: &str, longest: usize) -> String {
    let mut short: String = content.chars().take(longest).collect();
    if content.chars().nth(longest).is_some() {
        short.truncate(short.rfind(' ').unwrap_or(short.len()));
        short.push('…');
    }
    short
}
