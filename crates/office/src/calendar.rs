//! Calendars: what of the programmes goes into whose, and for how long; the form is `handout::calendar`'s.
//!
//! A calendar depends on the database and the day alone, not on the minute: whoever fetches it twice gets the
//! same bytes.

use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use url::Url;

use super::{
    Moment, Rules,
    access::{self, Asker, Caller},
    feeds,
    handout::Days,
};
use crate::store::{ChatKind, ChatState, Feed, Purpose, Tx};
use plan::{
    history::{History, Seen},
    register::{Audience, EntryId, ItemId, Register},
    sessions::SessionHours,
};
use script::fold::fold;
use words::{
    Language,
    agenda::Reader,
    handout::{
        calendar::{Calendar, Event, words::Manner},
        subscribe::Offer,
    },
};

pub mod offer;

/// How far back a calendar goes.
pub const BACK: chrono::Days = chrono::Days::new(365);
/// How long something called off is still shown as such: programs that subscribe rarely, or took a file, learn
/// of it.
pub const CALLED_OFF: chrono::Days = chrono::Days::new(30);

/// Whose items, in which words: what makes two calendars the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Nobody: the whole programme.
    pub of: Vec<EntryId>,
    pub language: Language,
    /// None: what has no hour of its own takes the whole day.
    pub hours: Option<SessionHours>,
}

impl View {
    /// What somebody sees who asks in a chat.
    pub fn of_asker(tx: &Tx<'_>, rules: &Rules, asker: &Asker) -> Result<Self> {
        let all_day = match asker.chat {
            Some(chat) => tx.sessions_all_day(chat)?,
            None => false,
        };
        let mut of = asker.of.clone();
        of.sort_unstable();
        let hours = (!all_day).then_some(rules.session_hours);
        Ok(Self { of, language: asker.language, hours })
    }

    /// What a secret address shows: its chat's view as it is now; nothing where the chat wants silence, can't be
    /// reached, or is linked to nothing any more.
    pub fn of_secret(tx: &Tx<'_>, rules: &Rules, secret: &str) -> Result<Option<Self>> {
        match feeds::opened(tx, Purpose::Calendar, secret)? {
            Some(feed) => Self::of_feed(tx, rules, &feed),
            None => Ok(None),
        }
    }

    /// What the chat sees whose address it is.
    pub fn of_feed(tx: &Tx<'_>, rules: &Rules, feed: &Feed) -> Result<Option<Self>> {
        let chat = match feed.chat {
            Some(chat) => tx.chat(chat)?,
            None => None,
        };
        let Some(chat) = chat.filter(|chat| chat.state == ChatState::Active) else { return Ok(None) };
        // In a private chat there is nobody but the user whose id it has; nobody speaks for a group.
        let user = if chat.kind == ChatKind::Private { chat.place.chat } else { 0 };
        let caller = Caller { user, place: chat.place, kind: chat.kind };
        let Some(asker) = access::asker(tx, rules, caller)? else { return Ok(None) };
        Self::of_asker(tx, rules, &Asker { chat: Some(chat.id), ..asker }).map(Some)
    }
}

/// What became of all items that any calendar may show.
pub struct Chronicle {
    histories: Vec<History>,
    register: Register,
    mark: String,
    moment: Moment,
    days: Days,
}

impl Chronicle {
    /// Of the last weeks and all that is to come.
    pub fn load(tx: &Tx<'_>, moment: &Moment) -> Result<Self> {
        Self::of_days(tx, moment, Days::default())
    }

    /// Of these days; where no first one is given, of the last weeks on.
    pub fn of_days(tx: &Tx<'_>, moment: &Moment, days: Days) -> Result<Self> {
        let from = days.from.unwrap_or(moment.today() - BACK);
        Ok(Self {
            histories: tx.histories(from)?,
            days: Days { from: Some(from), ..days },
            register: tx.register()?,
            mark: tx.office_mark()?,
            moment: *moment,
        })
    }

    /// Everything of a view's.
    pub fn calendar(&self, view: &View) -> Calendar {
        let audience = self.audience(&view.of);
        let seen = self.histories.iter().filter_map(|history| history.seen_by(&audience));
        let shown = seen.filter(|seen| self.is_shown(seen));
        self.written(view, shown)
    }

    /// These items alone, as far as they are the view's.
    pub fn calendar_of(&self, view: &View, items: &[ItemId]) -> Calendar {
        let audience = self.audience(&view.of);
        let chosen = self.histories.iter().filter(|history| items.contains(&history.id));
        self.written(view, chosen.filter_map(|history| history.seen_by(&audience)))
    }

    fn title(&self, view: &View) -> String {
        title(&self.register, view)
    }

    fn audience(&self, of: &[EntryId]) -> Audience {
        if of.is_empty() { Audience::Everybody } else { self.register.audience(of.iter().copied()) }
    }

    fn is_shown(&self, seen: &Seen<'_>) -> bool {
        let today = self.moment.today();
        let is_off = seen.is_over || !seen.planned.takes_place();
        let item = &seen.planned.item;
        self.days.from.is_none_or(|from| item.last_day() >= from)
            && self.days.to.is_none_or(|to| item.date <= to)
            && (!is_off || self.day_of(seen.last_at) + CALLED_OFF >= today)
    }

    fn day_of(&self, instant: DateTime<Utc>) -> NaiveDate {
        instant.with_timezone(&self.moment.zone).date_naive()
    }

    fn written<'a>(&self, view: &View, seen: impl Iterator<Item = Seen<'a>>) -> Calendar {
        let audience = Audience::Everybody;
        let reader = Reader { language: view.language, register: &self.register, audience: &audience };
        let manner = Manner { reader, hours: view.hours, mark: &self.mark };
        let mut seen: Vec<Seen<'a>> = seen.collect();
        seen.sort_by_key(|seen| (seen.planned.item.reading_order(), seen.planned.id));
        let events: Vec<Event> = seen.iter().map(|seen| manner.event(seen)).collect();
        Calendar { name: self.title(view), zone: self.moment.zone, events }
    }
}

/// What the page to subscribe from offers to whoever has a chat's address; nothing for a dead one.
pub fn offer(tx: &Tx<'_>, rules: &Rules, secret: &str) -> Result<Option<Offer>> {
    let (Some(public), Some(view)) = (&rules.public_url, View::of_secret(tx, rules, secret)?) else {
        return Ok(None);
    };
    let register = tx.register()?;
    let at = |path: String| Url::parse(&feeds::address(public, &path));
    Ok(Some(Offer {
        language: view.language,
        name: title(&register, &view),
        calendar: at(format!("lich/{secret}.ics"))?,
        page: at(format!("lich/{secret}"))?,
        board: at(format!("bang/{secret}"))?,
    }))
}

/// `Lịch công tác – đ/c Lạc`.
fn title(register: &Register, view: &View) -> String {
    if view.of.is_empty() {
        return view.language.text("calendar-name-all", &[]);
    }
    let reader = Reader { language: view.language, register, audience: &Audience::Everybody };
    let names: Vec<String> = view.of.iter().map(|id| reader.name(*id)).collect();
    view.language.text("calendar-name", &[("name", names.join(", ").into())])
}

/// A file's name after a calendar's: letters that every system takes.
pub fn file_name(calendar: &Calendar) -> String {
    let folded = fold(&calendar.name);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut name = words.join("-");
    name.truncate(60);
    format!("{name}.ics")
}
