//! One chat's digest put together: what it has on a day, what it does not know yet, what collides, what
//! comes next. Whether and when it is sent is decided elsewhere, so that what is printed on a terminal is
//! what leaves.

use std::cell::RefCell;

use anyhow::Result;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use super::Memory;
use crate::{
    access::Asker,
    agenda::Agenda,
    answer, delegate, prepare,
    store::{ChatId, ChatKind, Tx},
};
use plan::{
    Item,
    clashes::{Certainty, Clash, Limits},
    directory::Directory,
    register::{Audience, EntryId, Kind, Listing, Part, Planned, Register},
    workdays::Calendar,
};
use words::{
    Html, Keyboard, Language, Press,
    agenda::Reader,
    announcement::Names,
    clashes,
    digest::{self, AHEAD, Digest},
    people::button,
    press,
    settings::Habits,
};

/// Who is told, and how they want it.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// None: somebody who is not linked, as they would be told.
    pub chat: Option<ChatId>,
    pub habits: Habits,
    /// Whose items; empty: the whole programme.
    pub of: Vec<EntryId>,
    /// Nobody else reads along.
    pub is_private: bool,
}

impl Recipient {
    pub fn load(tx: &Tx<'_>, chat: ChatId) -> Result<Option<Self>> {
        let Some(habits) = tx.habits(chat)? else { return Ok(None) };
        let links = tx.links_of(chat)?;
        let of = if links.contains(&None) { Vec::new() } else { links.into_iter().flatten().collect() };
        let is_private = tx.chat(chat)?.is_some_and(|chat| chat.kind == ChatKind::Private);
        Ok(Some(Self { chat: Some(chat), habits, of, is_private }))
    }

    /// Somebody whom no chat is linked to.
    pub fn unlinked(of: Vec<EntryId>) -> Self {
        Self { chat: None, habits: Habits::default(), of, is_private: false }
    }
}

/// On which occasion a digest is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// In the morning; the hour at which it was due, where it is late for a reason of ours.
    Morning { late_since: Option<NaiveTime> },
    /// The evening before.
    Eve,
    /// It has been sent at this instant, and the programme has changed since.
    Again { sent_at: DateTime<Utc>, late_since: Option<NaiveTime> },
}

/// Puts together the digests of one day.
pub struct Composer<'a> {
    tx: &'a Tx<'a>,
    language: Language,
    pub day: NaiveDate,
    pub calendar: Calendar,
    pub agenda: Agenda,
    directory: Directory,
    /// The day's items as their chairs and units are now, of which the clashes are.
    items: Vec<Item>,
    clashes: Vec<Clash>,
    /// Grows with what was looked up; what it says stays the same.
    memory: RefCell<Memory>,
}

impl<'a> Composer<'a> {
    /// `language`: of those who chose none.
    pub fn new(tx: &'a Tx<'a>, language: Language, day: NaiveDate) -> Result<Self> {
        let agenda = Agenda::for_digests(tx, day)?;
        let directory = agenda.register.to_directory();
        let items: Vec<Item> =
            agenda.on(day, &Audience::Everybody).into_iter().map(|p| attended(p, &agenda.register)).collect();
        let mut clashes = plan::clashes::clashes(&items, &directory, Limits::default());
        // Of what the programme leaves open a morning's message says nothing.
        clashes.retain(|clash| match clash {
            Clash::Official { certainty, .. } | Clash::Place { certainty, .. } => {
                *certainty == Certainty::Certain
            }
            Clash::Unit { .. } => true,
        });
        let calendar = tx.calendar()?;
        let memory = RefCell::default();
        Ok(Self { tx, language, day, calendar, agenda, directory, items, clashes, memory })
    }

    pub fn language_of(&self, to: &Recipient) -> Language {
        to.habits.language.unwrap_or(self.language)
    }

    /// The message in its parts; none where there is nothing to tell.
    pub fn parts(&self, to: &Recipient, occasion: Occasion) -> Result<Vec<Html>> {
        let (digest, audience) = self.digest(to, occasion)?;
        let language = self.language_of(to);
        let reader = Reader { language, register: &self.agenda.register, audience: &audience };
        if !digest.today.is_empty() || !digest.gone.is_empty() {
            return Ok(digest::render(&digest, &reader));
        }
        let is_told = to.habits.empty_days || matches!(occasion, Occasion::Again { .. });
        if !is_told || !self.agenda.is_published(self.day) {
            return Ok(Vec::new());
        }
        // That there is nothing, and what is nearest.
        let Digest { is_eve, unwanted, .. } = digest;
        let digest = Digest { of: to.of.clone(), is_eve, unwanted, ..Digest::of_day(self.day) };
        let mut parts = digest::render(&digest, &reader);
        let asker = Asker { chat: None, of: to.of.clone(), role: None, language };
        if let (Some(last), Some(nearest)) = (parts.last_mut(), answer::nearest(self.tx, &asker, self.day)?) {
            last.push(nearest);
        }
        Ok(parts)
    }

    /// Whether something of theirs on the day has an hour to be reminded of.
    pub fn has_hour(&self, to: &Recipient) -> bool {
        let audience = self.agenda.audience(&to.of, to.habits.parts);
        let has = |planned: &&Planned| planned.item.date == self.day && planned.item.time.is_some();
        !to.of.is_empty() && self.agenda.on(self.day, &audience).iter().any(has)
    }

    /// What leads on from it: the next day, the week, and for an official who chairs something, whom to send.
    pub fn keyboard(&self, to: &Recipient) -> Keyboard {
        let language = self.language_of(to);
        let mut row = vec![
            button(language, "digest-tomorrow", Press::DayOf { day: self.day + Days::new(1) }),
            button(language, "digest-this-week", Press::WeekOf { day: self.day }),
        ];
        let register = &self.agenda.register;
        let holds = |planned: &&Planned| {
            planned.takes_place() && delegate::holders(register, planned).iter().any(|id| to.of.contains(id))
        };
        let day = self.agenda.on(self.day, &Audience::Everybody);
        if to.is_private && day.iter().any(holds) {
            row.push(button(language, "digest-delegate", press::Delegate::Own));
        }
        vec![row]
    }

    /// What the message is made of.
    pub fn digest(&self, to: &Recipient, occasion: Occasion) -> Result<(Digest<'_>, Audience)> {
        let language = self.language_of(to);
        let Self { tx, day, calendar, agenda, memory, .. } = self;
        let (tx, day) = (*tx, *day);
        let (mut digest, audience) =
            agenda.digest((day, calendar.workdays_after(day, AHEAD)), &to.of, to.habits.parts);
        digest.short = to.habits.short;
        digest.is_eve = occasion == Occasion::Eve;
        if let Some(chat) = to.chat {
            let sent_at = match occasion {
                Occasion::Again { sent_at, .. } => Some(sent_at),
                Occasion::Morning { .. } | Occasion::Eve => None,
            };
            // What this very message brought and is off again by now would be missed otherwise.
            for since in [tx.last_told(chat, day, digest.is_eve)?, sent_at].into_iter().flatten() {
                memory.borrow_mut().recall(tx, since, &mut digest, &audience)?;
            }
        }
        let reader = Reader { language, register: &agenda.register, audience: &audience };
        for planned in &digest.today {
            if let Some(done) = prepare::done_by(tx, &reader, planned)? {
                digest.prepared.insert(planned.id, done);
            }
        }
        if let Occasion::Morning { late_since } | Occasion::Again { late_since, .. } = occasion {
            digest.late_since = late_since;
            let next = agenda.next(day, &audience);
            // What stands among the things to prepare is not said twice.
            digest.next = next.filter(|(first, _)| !digest.upcoming.iter().any(|p| p.id == first.id));
        }
        digest.clashes = colliding(&self.items, &self.clashes, &self.directory, &reader, &to.of);
        Ok((digest, audience))
    }
}

/// What collides for those who are told, in words.
fn colliding(
    items: &[Item],
    clashes: &[Clash],
    directory: &Directory,
    reader: &Reader<'_>,
    of: &[EntryId],
) -> Vec<Html> {
    let names = Names { language: reader.language, directory };
    let own = |name: &str, kind: Kind| {
        let listings = of.iter().filter_map(|id| reader.register.get(*id));
        of.is_empty() || listings.into_iter().any(|l| l.kind == kind && l.name == name)
    };
    let whose = |item: &Item| {
        item.officials.iter().any(|name| own(name, Kind::Official))
            || item.units.iter().any(|name| own(name, Kind::Unit))
    };
    let concerns = |clash: &&Clash| match clash {
        Clash::Official { official, .. } => own(official, Kind::Official),
        Clash::Unit { unit, .. } => own(unit, Kind::Unit),
        Clash::Place { items: at, .. } => at.iter().any(|at| whose(&items[*at])),
    };
    let mine = clashes::together(clashes.iter().filter(concerns));
    mine.iter().map(|collision| names.clash_of_day(collision, items, of.len() == 1)).collect()
}

/// An item as those who will be there: everybody by name, a stand-in instead of whoever sent them.
fn attended(planned: &Planned, register: &Register) -> Item {
    let members = |part: Part, kind: Kind| -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut add = |id: EntryId| {
            let sent = planned.delegated.iter().find(|(from, _)| *from == id).map_or(id, |(_, to)| *to);
            let name = register.name(sent).map(str::to_owned);
            names.extend(name.filter(|name| !names.contains(name)));
        };
        for id in planned.entries(part) {
            if register.get(id).is_some_and(|listing| matches!(listing.kind, Kind::Collective(_))) {
                let stand = register.standing_for([id]);
                let there = |listing: &&Listing| listing.kind == kind && stand.contains(&listing.id);
                register.iter().filter(there).for_each(|listing| add(listing.id));
            } else {
                add(id);
            }
        }
        names
    };
    let (officials, units) = (members(Part::Chairs, Kind::Official), members(Part::Prepares, Kind::Unit));
    Item { officials, units, ..planned.item.by_name() }
}
