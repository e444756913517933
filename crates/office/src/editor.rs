//! The one editor of an item, of a document's draft and of what is in force alike: what a secretary types for a
//! field, a day, a session or hour, a place, names; no store.
//!
//! A name that the directory has twice is refused, and one that it doesn't have becomes a question of the draft: an
//! edit never gives an item to the wrong official, and adds nobody by a slip of the finger.

use chrono::{NaiveDate, NaiveTime};

use plan::{
    Item, Period, Session, Source, Status, days,
    directory::{Directory, Entry, MembersAre, Official, Unit},
};
use reading::{About, Choice, Effect, Finding, Label, Reading};
use script::{fold::fold, names::without_honorific};
use words::{Html, Language, press::Field};

/// Why what was typed can't be that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    Day,
    Session,
    Content,
    /// Several in the directory have this name.
    Ambiguous(String, Vec<String>),
    /// Not the form of a new item.
    Line,
    /// Nothing stands on one side of the cut.
    Cut,
}

impl Unfit {
    /// What to tell whoever typed it.
    pub fn say(&self, language: Language) -> Html {
        match self {
            Self::Day => language.html("edit-unfit-day", &[]),
            Self::Session => language.html("edit-unfit-session", &[]),
            Self::Content => language.html("edit-unfit-content", &[]),
            Self::Line => language.html("edit-ask-new", &[]),
            Self::Cut => language.html("edit-unfit-cut", &[]),
            Self::Ambiguous(name, several) => {
                let values = [("name", name.as_str().into()), ("several", several.join("; ").into())];
                language.html("edit-unfit-ambiguous", &values)
            }
        }
    }
}

/// What edits need to know beside the draft.
#[derive(Clone, Copy, Debug)]
pub struct Editor<'a> {
    pub known: &'a Directory,
    pub today: NaiveDate,
}

impl Editor<'_> {
    /// Puts what was typed into a field of an item (by index); a hyphen empties a place or a list of names.
    pub fn put(&self, reading: &mut Reading, at: usize, field: Field, text: &str) -> Result<(), Unfit> {
        let Some(mut item) = reading.items.get(at).cloned() else { return Err(Unfit::Line) };
        let text = text.trim();
        let nothing = matches!(text, "" | "-" | "–" | "—");
        match field {
            Field::Day => put_days(&mut item, text, self.today)?,
            Field::Session => put_session(&mut item, text)?,
            Field::Place => item.location = (!nothing).then(|| one_line(text)),
            Field::Content if nothing => return Err(Unfit::Content),
            Field::Content => item.content = one_line(text),
            Field::Notes => item.notes = (!nothing).then(|| one_line(text)),
            Field::Attendees if nothing => item.attendees.clear(),
            Field::Attendees => {
                let named = text.split([',', ';', '\n']).map(one_line).filter(|name| !name.is_empty());
                item.attendees = named.collect();
                item.attendees.dedup();
            }
            Field::Chairs | Field::Units => {
                let sort = if field == Field::Chairs { MembersAre::Officials } else { MembersAre::Units };
                let typed = if nothing { Vec::new() } else { self.names(text, sort)? };
                let names = typed.iter().map(|typed| typed.name.clone()).collect();
                *(if field == Field::Chairs { &mut item.officials } else { &mut item.units }) = names;
                for new in typed.iter().filter(|typed| !typed.is_known) {
                    self.introduce(reading, at, new, sort);
                }
            }
        }
        reading::replace(reading, at, item);
        Ok(())
    }

    /// Cuts an item's work in two behind so many letters; the rest of the item is the same for both.
    pub fn split(&self, reading: &mut Reading, at: usize, letters: usize) -> Result<(), Unfit> {
        let item = reading.items.get(at).ok_or(Unfit::Line)?;
        let cut = item.content.char_indices().nth(letters).map_or(item.content.len(), |(cut, _)| cut);
        let (first, second) = item.content.split_at(cut);
        let ends = |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '-' | '–' | '+');
        let (first, second) = (first.trim_end_matches(ends), second.trim_matches(ends));
        if first.is_empty() || second.is_empty() {
            return Err(Unfit::Cut);
        }
        let with = |content: &str| Item { content: content.to_owned(), ..item.clone() };
        let (first, second) = (with(first), with(second));
        reading::split(reading, at, first, second);
        Ok(())
    }

    /// Makes one of two items: the second's work follows the first's, names and place are put together.
    pub fn join(&self, reading: &mut Reading, first: usize, second: usize) -> Result<(), Unfit> {
        let (Some(one), Some(other)) = (reading.items.get(first), reading.items.get(second)) else {
            return Err(Unfit::Line);
        };
        let goes_on = other.content.starts_with(|c: char| c.is_lowercase());
        let between = if goes_on { " " } else { "; " };
        let mut joined =
            Item { content: format!("{}{between}{}", one.content, other.content), ..one.clone() };
        joined.location = joined.location.or_else(|| other.location.clone());
        for (names, more) in [
            (&mut joined.units, &other.units),
            (&mut joined.officials, &other.officials),
            (&mut joined.attendees, &other.attendees),
        ] {
            for name in more {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        }
        reading::join(reading, first, joined, second);
        Ok(())
    }

    /// Adds an item that one line describes: `13/11 14:00 Nội dung | địa điểm | đơn vị | chủ trì | thành phần`; also of
    /// several days, `20/11-22/11 Nội dung`.
    pub fn add(&self, reading: &mut Reading, line: &str) -> Result<(), Unfit> {
        let mut parts = line.split('|').map(str::trim);
        let (days, rest) = days_of(parts.next().unwrap_or_default(), self.today)?;
        let mut item = Item {
            date: days.from,
            end_date: (days.from < days.to).then_some(days.to),
            session: Session::Unspecified,
            time: None,
            end_time: None,
            content: String::new(),
            location: None,
            units: Vec::new(),
            officials: Vec::new(),
            status: Status::Scheduled,
            attendees: Vec::new(),
            notes: None,
            source: Source { row: 0, text: line.to_owned() },
        };
        let content = take_when(&mut item, rest.trim()).to_owned();
        let at = reading.items.len();
        reading.items.push(item);
        self.put(reading, at, Field::Content, &content)?;
        for field in [Field::Place, Field::Units, Field::Chairs, Field::Attendees] {
            if let Some(text) = parts.next() {
                self.put(reading, at, field, text)?;
            }
        }
        Ok(())
    }

    /// Names as the directory has them, for names as typed, with or without honorific.
    fn names(&self, text: &str, sort: MembersAre) -> Result<Vec<Typed>, Unfit> {
        let mut names: Vec<Typed> = Vec::new();
        for typed in text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            let (bare, _) = without_honorific(typed);
            let name = self.name(bare.trim(), sort)?;
            if !names.iter().any(|other| other.name == name.name) {
                names.push(name);
            }
        }
        Ok(names)
    }

    fn name(&self, bare: &str, sort: MembersAre) -> Result<Typed, Unfit> {
        let (name, position) = bare.split_once(" - ").unwrap_or((bare, ""));
        let mut found = self.known.find(name);
        if found.iter().any(|entry| entry.name() == name) {
            // Somebody who types diacritics does not mean the one who is spelled otherwise.
            found.retain(|entry| entry.name() == name);
        }
        if found.iter().any(|entry| fits(*entry, sort)) {
            found.retain(|entry| fits(*entry, sort) || matches!(entry, Entry::Collective(_)));
        }
        match found.as_slice() {
            [] => {
                let positions = position.split(',').map(str::trim).filter(|position| !position.is_empty());
                let positions = positions.map(str::to_owned).collect();
                Ok(Typed { name: name.to_owned(), positions, is_known: false })
            }
            [one] => Ok(Typed { name: one.name().to_owned(), positions: Vec::new(), is_known: true }),
            several => {
                let several = several.iter().map(|entry| entry.title()).collect();
                Err(Unfit::Ambiguous(name.to_owned(), several))
            }
        }
    }

    /// A name that nobody knows goes into the draft's directory, and is asked about before it is published.
    fn introduce(&self, reading: &mut Reading, at: usize, new: &Typed, sort: MembersAre) {
        let (name, positions) = (new.name.clone(), new.positions.clone());
        match sort {
            MembersAre::Officials => {
                reading.directory.officials.push(Official { name, positions, aliases: Vec::new() });
            }
            MembersAre::Units => {
                reading.directory.units.push(Unit { code: name, name: None, aliases: Vec::new() });
            }
        }
        let near = self.known.near(&new.name).into_iter().filter(|entry| fits(*entry, sort));
        let same = |entry: Entry<'_>| {
            let (canonical, spelling) = (entry.name().to_owned(), new.name.clone());
            Choice {
                label: Label::Words(canonical.clone()),
                effect: Effect::SameName { canonical, spelling },
            }
        };
        let add = Choice { label: Label::AddName, effect: Effect::Keep };
        let about = About::NewName { name: new.name.clone() };
        let choices = std::iter::once(add).chain(near.map(same)).collect();
        reading.findings.push(Finding { choices, ..Finding::question(about, None, None, vec![at]) });
    }
}

/// The day or days with which the line of a new item begins (`13/11`, `20/11-22/11`, `20/11 - 22/11`), and what
/// follows them.
pub fn days_of(line: &str, today: NaiveDate) -> Result<(Period, &str), Unfit> {
    let (first, rest) = line.trim().split_once(char::is_whitespace).ok_or(Unfit::Line)?;
    let rest = rest.trim_start();
    let day = |text: &str| days::parse(text, today);
    if let Some(from) = day(first) {
        let mut words = rest.splitn(3, char::is_whitespace);
        if let (Some("-" | "–"), Some(last)) = (words.next(), words.next())
            && let Some(to) = day(last).filter(|to| from <= *to)
        {
            return Ok((Period { from, to }, words.next().unwrap_or_default()));
        }
        return Ok((Period { from, to: from }, rest));
    }
    let (from, to) = first.split_once(['-', '–']).ok_or(Unfit::Day)?;
    match day(from).zip(day(to)) {
        Some((from, to)) if from <= to => Ok((Period { from, to }, rest)),
        _ => Err(Unfit::Day),
    }
}

/// A name as it was typed.
struct Typed {
    name: String,
    positions: Vec<String>,
    is_known: bool,
}

fn fits(entry: Entry<'_>, sort: MembersAre) -> bool {
    match entry {
        Entry::Official(_) => sort == MembersAre::Officials,
        Entry::Unit(_) => sort == MembersAre::Units,
        Entry::Collective(collective) => collective.of == sort,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `13/11`, or `13/11 - 15/11`. One day keeps the length of an item that lasts longer.
fn put_days(item: &mut Item, text: &str, today: NaiveDate) -> Result<(), Unfit> {
    if let Some((first, last)) = text.split_once(" - ") {
        let first = days::parse(first, today).ok_or(Unfit::Day)?;
        let last = days::parse(last, today).filter(|last| *last >= first).ok_or(Unfit::Day)?;
        (item.date, item.end_date) = (first, (last > first).then_some(last));
        return Ok(());
    }
    let day = days::parse(text, today).ok_or(Unfit::Day)?;
    let length = item.last_day() - item.date;
    item.end_date = item.end_date.map(|_| day + length);
    item.date = day;
    Ok(())
}

/// `sáng`, `14:00`, `chiều 14h30`, `8h-10h`, `cả ngày`. The hour is what is typed now, or none.
fn put_session(item: &mut Item, text: &str) -> Result<(), Unfit> {
    let folded = fold(text);
    let named = [
        ("ca ngay", Session::AllDay),
        ("sang", Session::Morning),
        ("chieu", Session::Afternoon),
        ("toi", Session::Evening),
    ];
    let named = named.into_iter().find(|(word, _)| folded.contains(word)).map(|(_, session)| session);
    let typed = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit());
    let parts = folded.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ','));
    let hours: Option<Vec<NaiveTime>> = parts.filter(typed).map(hour).collect();
    let hours = hours.filter(|hours| hours.len() <= 2).ok_or(Unfit::Session)?;
    let session = named.or(hours.first().map(|hour| Session::of_hour(*hour))).ok_or(Unfit::Session)?;
    item.session = session;
    item.time = hours.first().copied();
    // What begins in the evening may end past midnight.
    let fits = |end: &NaiveTime| hours[0] < *end || *end < hours[0] && session == Session::Evening;
    item.end_time = hours.get(1).copied().filter(fits);
    Ok(())
}

/// `14:00`, `14h`, `14h30`, `14g30`.
pub fn hour(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once([':', 'h', 'g'])?;
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}

/// Takes session and hour off the beginning; gives what is left.
fn take_when<'a>(item: &mut Item, text: &'a str) -> &'a str {
    let mut rest = text;
    let mut when = String::new();
    // "cả ngày" has two words, anything else one.
    for _ in 0..3 {
        let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let folded = fold(word);
        let is_when = matches!(folded.as_str(), "ca" | "ngay" | "sang" | "chieu" | "toi")
            || folded.split('-').all(|part| hour(part).is_some());
        if !is_when {
            break;
        }
        when = format!("{when} {word}");
        rest = after.trim_start();
    }
    if put_session(item, &when).is_ok() { rest } else { text }
}
