//! Items as people read them: by day and session, each with its place, its chairs and who prepares.

use chrono::NaiveDate;

use super::{Html, Language, dates};
use plan::{
    Session, Status,
    register::{Audience, EntryId, Kind, Planned, Register},
};

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
    /// The items of one day, each session under its heading; the first item of a session carries it.
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
        let mut last = None;
        for planned in items {
            // On its later days an item that began earlier has no session of its own any more.
            let session = if planned.item.date == day { planned.item.session } else { Session::AllDay };
            let mut block = Html::new();
            if last != Some(session) {
                block.push(if last.is_some() { "\n" } else { "" });
                block.push(Html::bold(dates::session(self.language, session)));
                block.push("\n");
                last = Some(session);
            }
            block.push(self.item(day, planned, short, (notes.mark)(planned)));
            if let Some(beneath) = (notes.beneath)(planned) {
                block.push("\n   ");
                block.push(beneath);
            }
            blocks.push(block);
        }
        blocks
    }

    /// One item as seen from `day`: what, then a line each for place, chairs and who prepares.
    fn item(&self, day: NaiveDate, planned: &Planned, short: bool, mark: Option<String>) -> Html {
        let mut text = Html::text("• ");
        if let Some(mark) = mark {
            text.push(Html::bold(mark));
            text.push(" ");
        }
        text.push(self.part(planned));
        text.push(self.what(planned));
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
        if let Some(hours) = dates::hours(item) {
            text.push(Html::bold(hours));
            text.push(" ");
        }
        let content = Html::text(&item.content);
        text.push(if status.is_some() { Html::strike(content) } else { content });
        text
    }

    /// Place, people and notes, without the readers themselves.
    fn details(&self, planned: &Planned) -> Vec<Html> {
        let place = planned.item.location.as_ref();
        let place = place.map(|place| self.say("item-place", &[("place", place.clone())]));
        place.into_iter().chain(self.people(planned)).chain(self.notes(planned)).collect()
    }

    /// What further columns say of it.
    pub fn notes(&self, planned: &Planned) -> Option<Html> {
        planned.item.notes.as_ref().map(|notes| self.say("item-notes", &[("notes", notes.clone())]))
    }

    /// Who chairs, who stands in, who prepares, who takes part; without the readers themselves.
    pub fn people(&self, planned: &Planned) -> Vec<Html> {
        let mut lines = Vec::new();
        let chairs = self.others(&planned.chairs);
        if !chairs.is_empty() {
            let together = chairs.len() < planned.chairs.len();
            let key = if together { "item-chairs-too" } else { "item-chairs" };
            lines.push(self.say(key, &[("people", chairs.join(", "))]));
        }
        for (from, to) in &planned.delegated {
            lines.push(self.say("item-delegated", &[("to", self.name(*to)), ("from", self.name(*from))]));
        }
        let prepares = self.others(&planned.prepares);
        if !prepares.is_empty() {
            let together = prepares.len() < planned.prepares.len();
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

    /// Those who take part, guests as they were printed; without the readers themselves.
    fn attendees(&self, planned: &Planned) -> Vec<String> {
        let name = |printed: &String| match self.register.attendee(printed) {
            Some(id) if self.is_reader(id) => None,
            Some(id) => Some(self.attendee(id, printed)),
            None => Some(printed.clone()),
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

    /// The names of those among `entries` who are not the reader. A collective that the reader belongs to
    /// is named all the same: "who else" matters there.
    fn others(&self, entries: &[EntryId]) -> Vec<String> {
        entries.iter().filter(|id| !self.is_reader(**id)).map(|id| self.name(*id)).collect()
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

    /// The same without place, chairs and who prepares.
    pub fn short_line(&self, planned: &Planned) -> Html {
        let mut when = dates::short_day(self.language, planned.item.date);
        if planned.item.session != Session::Unspecified {
            when += ", ";
            when += &dates::session(self.language, planned.item.session).to_lowercase();
        }
        Html::text("• ").then(Html::bold(when)).then(": ").then(self.part(planned)).then(self.what(planned))
    }

    fn say(&self, key: &str, values: &[(&'static str, String)]) -> Html {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        self.language.html(key, &values)
    }
}
