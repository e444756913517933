//! Items as people read them: by day and session, each with its place, its chairs and who prepares.

use chrono::NaiveDate;

use super::{Html, Language, announcement::shortened_to, dates};
use plan::{
    Session, Status,
    register::{Audience, EntryId, Kind, Named, Part, Planned, Register},
};

/// Letters of what comes next: two lines of a phone, with the day.
const NEXT: usize = 60;

/// For whom items are put into words.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub language: Language,
    pub register: &'a Register,
    pub audience: &'a Audience,
}

/// What is said of an item beside what it is.
#[derive(Clone, Copy)]
pub struct Notes<'a> {
    /// A word ahead of it.
    pub mark: &'a dyn Fn(&Planned) -> Option<String>,
    /// A line beneath it.
    pub beneath: &'a dyn Fn(&Planned) -> Option<Html>,
}

impl Reader<'_> {
    /// The items of one day, each with its hour or session.
    pub fn day(&self, day: NaiveDate, items: &[&Planned]) -> Vec<Html> {
        self.day_in(day, items, false)
    }

    /// The same, where `short` one line an item.
    pub fn day_in(&self, day: NaiveDate, items: &[&Planned], short: bool) -> Vec<Html> {
        self.day_noted(day, items, short, Notes { mark: &|_| None, beneath: &|_| None })
    }

    /// The same with what there is to say of single items.
    pub fn day_noted(&self, day: NaiveDate, items: &[&Planned], short: bool, notes: Notes<'_>) -> Vec<Html> {
        let mut blocks = Vec::with_capacity(items.len());
        for planned in items {
            // Items of several lines stand apart.
            let gap = if short || blocks.is_empty() { "" } else { "\n" };
            let mut block = Html::text(gap).then(self.item(day, planned, short, (notes.mark)(planned)));
            if let Some(beneath) = (notes.beneath)(planned) {
                block.push("\n   ");
                block.push(beneath);
            }
            blocks.push(block);
        }
        blocks
    }

    /// One item as seen from `day`: its hour or session first, then what, then where and who.
    fn item(&self, day: NaiveDate, planned: &Planned, short: bool, mark: Option<String>) -> Html {
        let mut text = Html::bold(self.begins(day, planned)).then(" ");
        if let Some(mark) = mark {
            text.push(Html::bold(mark));
            text.push(" ");
        }
        text.push(self.part(planned));
        text.push(self.body(planned));
        if planned.item.end_date.is_some() && planned.item.last_day() > day {
            text.push(" ");
            text.push(
                self.say("item-until", &[("day", dates::inline_day(self.language, planned.item.last_day()))]),
            );
        }
        if !short {
            for line in self.details(planned) {
                text.push("\n   ");
                text.push(line);
            }
        }
        text
    }

    /// `08:00`, or `Sáng:`. On its later days an item that began earlier has neither any more.
    fn begins(&self, day: NaiveDate, planned: &Planned) -> String {
        let goes_on = planned.item.date != day;
        let hours = dates::hours(&planned.item).filter(|_| !goes_on);
        let session = if goes_on { Session::AllDay } else { planned.item.session };
        hours.unwrap_or_else(|| dates::session_name(self.language, session) + ":")
    }

    /// `Tham dự:` ahead of what the reader neither chairs nor prepares.
    fn part(&self, planned: &Planned) -> Html {
        match self.audience {
            Audience::Named(..) if self.audience.only_attends(planned) => {
                self.language.html("item-attending", &[]).then(" ")
            }
            _ => Html::new(),
        }
    }

    /// Hour, status and content.
    pub fn what(&self, planned: &Planned) -> Html {
        let hours = dates::hours(&planned.item).map(|hours| Html::bold(hours).then(" "));
        hours.unwrap_or_default().then(self.body(planned))
    }

    /// Status and content.
    fn body(&self, planned: &Planned) -> Html {
        let item = &planned.item;
        let mut text = Html::new();
        let status = match item.status {
            Status::Scheduled => None,
            Status::Postponed => Some("status-postponed"),
            Status::Cancelled => Some("status-cancelled"),
        };
        if let Some(status) = status {
            text.push(Html::bold(self.language.text(status, &[])));
            text.push(" ");
        }
        let content = Html::text(&item.content);
        text.push(if status.is_some() { Html::strike(content) } else { content });
        text
    }

    /// Where and who in one line, then the notes; without the readers themselves.
    fn details(&self, planned: &Planned) -> Vec<Html> {
        let place = planned.item.location.as_ref();
        let place = place.map(|place| self.say("item-at", &[("place", place.clone())]));
        let said: Vec<Html> = place.into_iter().chain(self.people(planned)).collect();
        let line = (!said.is_empty()).then(|| Html::join(said, " · "));
        line.into_iter().chain(self.notes(planned)).collect()
    }

    /// What further columns say of it.
    pub fn notes(&self, planned: &Planned) -> Option<Html> {
        planned.item.notes.as_ref().map(|notes| self.say("item-notes", &[("notes", notes.clone())]))
    }

    /// Who chairs, who stands in, who prepares, who takes part; without the readers themselves.
    pub fn people(&self, planned: &Planned) -> Vec<Html> {
        let mut lines = Vec::new();
        let chairs = self.chairs(planned);
        if !chairs.is_empty() {
            let is_sent = |id: &EntryId| planned.delegated.iter().any(|(from, _)| from == id);
            let together = planned.entries(Part::Chairs).any(|id| self.is_reader(id) && !is_sent(&id));
            let key = if together { "item-chairs-too" } else { "item-chairs" };
            lines.push(self.say(key, &[("people", chairs.join(", "))]));
        }
        let prepares = self.others(&planned.item.units);
        if !prepares.is_empty() {
            let together = prepares.len() < planned.item.units.len();
            let key = if together { "item-prepares-too" } else { "item-prepares" };
            lines.push(self.say(key, &[("units", prepares.join(", "))]));
        }
        let attends = self.attendees(planned);
        if !attends.is_empty() {
            let together = attends.len() < planned.item.attendees.len();
            let key = if together { "item-attends-too" } else { "item-attends" };
            lines.push(self.say(key, &[("people", attends.join(", "))]));
        }
        lines
    }

    /// Who chairs besides the reader, each with whoever stands in: `đ/c Lạc (đ/c Hoa dự thay)`.
    pub fn chairs(&self, planned: &Planned) -> Vec<String> {
        let stand_in =
            |id: EntryId| planned.delegated.iter().find(|(from, _)| *from == id).map(|(_, to)| *to);
        let name = |id: EntryId| match stand_in(id) {
            Some(to) => {
                let values = [("from", self.name(id).into()), ("to", self.name(to).into())];
                self.language.text("item-stood-in", &values)
            }
            None => self.name(id),
        };
        let named =
            planned.entries(Part::Chairs).filter(|id| !self.is_reader(*id) || stand_in(*id).is_some());
        // A member whom a collective's name stands for has been sent for, too.
        let members = planned
            .delegated
            .iter()
            .map(|(from, _)| *from)
            .filter(|from| planned.entries(Part::Chairs).all(|id| id != *from));
        named.chain(members).map(name).collect()
    }

    /// Those who take part, guests as they were printed; without the readers themselves.
    fn attendees(&self, planned: &Planned) -> Vec<String> {
        let name = |attendee: &Named| match attendee.entry {
            Some(id) if self.is_reader(id) => None,
            Some(id) => Some(self.attendee(id, &attendee.name)),
            None => Some(attendee.name.clone()),
        };
        planned.item.attendees.iter().filter_map(name).collect()
    }

    /// Officials by the name by which everybody calls them, others as they were printed: `Trưởng phòng BTXH`.
    fn attendee(&self, id: EntryId, printed: &str) -> String {
        match self.register.get(id) {
            Some(listing) if listing.kind == Kind::Official => self.name(id),
            _ => printed.to_owned(),
        }
    }

    /// The names of those among `named` who are not the reader. A collective that the reader belongs to
    /// is named all the same: "who else" matters there.
    fn others(&self, named: &[Named]) -> Vec<String> {
        let entries = named.iter().filter_map(|named| named.entry);
        entries.filter(|id| !self.is_reader(*id)).map(|id| self.name(id)).collect()
    }

    fn is_reader(&self, id: EntryId) -> bool {
        match self.audience {
            Audience::Everybody => false,
            Audience::Named(named, _) => {
                let collective =
                    self.register.get(id).is_some_and(|listing| matches!(listing.kind, Kind::Collective(_)));
                named.contains(&id) && !collective
            }
        }
    }

    /// `đ/c Lạc`, a unit's code, a collective's or a title's name.
    pub fn name(&self, id: EntryId) -> String {
        match self.register.get(id) {
            Some(listing) if listing.kind == Kind::Official && listing.is_person() => {
                self.language.text("person", &[("name", listing.name.as_str().into())])
            }
            Some(listing) => listing.name.clone(),
            None => self.language.text("somebody-retired", &[]),
        }
    }

    /// A line for a list of days: `Thứ Hai 15/11, chiều: … – chủ trì: đ/c Lạc`.
    pub fn line(&self, planned: &Planned) -> Html {
        let mut text = self.short_line(planned);
        for line in self.details(planned) {
            text.push("\n   ");
            text.push(line);
        }
        text
    }

    /// The same without place and people.
    pub fn short_line(&self, planned: &Planned) -> Html {
        Html::text("• ")
            .then(Html::bold(self.when(planned)))
            .then(": ")
            .then(self.part(planned))
            .then(self.body(planned))
    }

    /// `Thứ Hai 15/11, 08:00`; without an hour its session.
    fn when(&self, planned: &Planned) -> String {
        let session = match planned.item.session {
            Session::Unspecified => None,
            session => Some(dates::session(self.language, session).to_lowercase()),
        };
        let day = dates::short_day(self.language, planned.item.date);
        let begins = dates::hours(&planned.item).or(session);
        begins.map_or_else(|| day.clone(), |begins| format!("{day}, {begins}"))
    }

    /// What comes next, in one line: `thứ Hai 15/11, chiều – Tiếp công dân`.
    pub fn next_line(&self, planned: &Planned) -> (String, String) {
        let when = self.when(planned);
        let mut letters = when.chars();
        let when = match (self.language, letters.next()) {
            (Language::Vi, Some(first)) => first.to_lowercase().chain(letters).collect(),
            _ => when,
        };
        (when, shortened_to(&planned.item.content, NEXT))
    }

    fn say(&self, key: &str, values: &[(&'static str, String)]) -> Html {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.language.html(key, &values)
    }
}
