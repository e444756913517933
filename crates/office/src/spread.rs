//! What pictures and the board show: a week or a month, with what was changed lately marked in it.

use std::collections::HashSet;

use anyhow::Result;
use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Utc};

use super::{Moment, Rules, agenda::Agenda, calendar::View};
use crate::store::{ChatId, Feed, Tx};
use plan::{
    Period, Session, Status,
    register::{Audience, EntryId, ItemId, Part, Planned},
    since::{self, Fate, Since},
    workdays::{Calendar, is_weekend},
};
use words::{
    Language,
    agenda::Reader,
    dates,
    handout::spread::{Day, Entry, Mark, Rest, Revision, Span, Spread},
};

/// For how long what was changed is marked.
const MARKED_FOR: TimeDelta = TimeDelta::days(7);

/// Which days, for whom.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub span: Span,
    /// Any day of it.
    pub day: NaiveDate,
    /// Nobody: the whole programme.
    pub of: Vec<EntryId>,
    pub language: Language,
}

/// The days of a week from Monday on, or of a month.
pub fn days(span: Span, day: NaiveDate) -> Period {
    match span {
        Span::Week => {
            let from = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
            Period { from, to: from + Days::new(6) }
        }
        Span::Month => {
            let from = day.with_day(1).unwrap_or(day);
            Period { from, to: from + Months::new(1) - Days::new(1) }
        }
    }
}

/// Of what these days are all the days, if of a week or a month.
pub fn span_of(period: Period) -> Option<Span> {
    [Span::Week, Span::Month].into_iter().find(|span| days(*span, period.from) == period)
}

/// What a chat is shown of the week of a day: that of those to whom it is linked.
pub fn week_of_chat(
    tx: &Tx<'_>,
    moment: &Moment,
    chat: ChatId,
    day: NaiveDate,
    language: Language,
) -> Result<Spread> {
    let links = tx.links_of(chat)?;
    let of = if links.contains(&None) { Vec::new() } else { links.into_iter().flatten().collect() };
    spread(tx, moment, &Wanted { span: Span::Week, day, of, language })
}

/// The whole office's week of a day.
pub fn of_office(tx: &Tx<'_>, moment: &Moment, day: NaiveDate, language: Language) -> Result<Spread> {
    spread(tx, moment, &Wanted { span: Span::Week, day, of: Vec::new(), language })
}

/// The week of a board: the office's as a whole, or that of the chat whose address it is, for as long as the chat
/// is linked and wants to be told anything.
pub fn of_board(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    feed: &Feed,
    day: NaiveDate,
    language: Language,
) -> Result<Option<Spread>> {
    if feed.chat.is_none() {
        return of_office(tx, moment, day, language).map(Some);
    }
    let Some(View { of, .. }) = View::of_feed(tx, rules, feed)? else { return Ok(None) };
    spread(tx, moment, &Wanted { span: Span::Week, day, of, language }).map(Some)
}

/// Puts together what is shown.
pub fn spread(tx: &Tx<'_>, moment: &Moment, wanted: &Wanted) -> Result<Spread> {
    let period = days(wanted.span, wanted.day);
    let agenda = Agenda::load(tx, period)?;
    let audience = match wanted.of.as_slice() {
        [] => Audience::Everybody,
        of => agenda.register.audience(of.iter().copied()),
    };
    let past = Past::load(tx, moment, period)?;
    let calendar = tx.calendar()?;
    let heads = tx.programme_heads(period)?;
    let sight = Sight { agenda: &agenda, audience: &audience, past: &past, wanted };
    let mut shown = HashSet::new();
    let days = period.from.iter_days().take_while(|day| *day <= period.to);
    let days = days
        .map(|date| Day {
            date,
            rest: rest(&calendar, date),
            is_published: agenda.is_published(date),
            entries: sight.entries(date, &mut shown),
        })
        .collect();
    let whose: Vec<String> = wanted.of.iter().map(|id| sight.reader().name(*id)).collect();
    let mut revision = None;
    for head in &heads {
        revision = revision.max(tx.revision(head.revision)?.map(|last| (last.published_at, last.number)));
    }
    Ok(Spread {
        language: wanted.language,
        office: heads.iter().rev().find_map(|head| head.issuer.clone()),
        whose: (!whose.is_empty()).then(|| whose.join(", ")),
        span: wanted.span,
        days,
        today: moment.today(),
        as_of: moment.local(),
        revision: revision.map(|(at, number)| Revision { number, published_at: local(moment, at) }),
    })
}

fn local(moment: &Moment, at: DateTime<Utc>) -> chrono::NaiveDateTime {
    at.with_timezone(&moment.zone).naive_local()
}

fn rest(calendar: &Calendar, day: NaiveDate) -> Rest {
    match (calendar.is_workday(day), is_weekend(day)) {
        (true, _) => Rest::Workday,
        (false, true) => Rest::Weekend,
        (false, false) => Rest::Holiday,
    }
}

/// What became of the programmes' items since a while ago.
struct Past(Vec<Since>);

impl Past {
    fn load(tx: &Tx<'_>, moment: &Moment, period: Period) -> Result<Self> {
        let mut past = Vec::new();
        for head in tx.programme_heads(period)? {
            let then = match tx.revision_at(head.id, moment.now - MARKED_FOR)? {
                Some(then) => Some(then),
                None => tx.first_revision(head.id)?,
            };
            if let Some(then) = then.filter(|then| *then != head.revision) {
                past.push(Since::between(&tx.items_of(then)?, &tx.items_of(head.revision)?));
            }
        }
        Ok(Self(past))
    }

    fn mark(&self, planned: &Planned) -> Option<Mark> {
        match planned.item.status {
            Status::Postponed => return Some(Mark::Postponed),
            Status::Cancelled => return Some(Mark::Cancelled),
            Status::Scheduled => {}
        }
        self.0.iter().find_map(|since| since.marks.get(&planned.id)).map(|mark| match mark {
            since::Mark::New => Mark::New,
            since::Mark::Changed => Mark::Changed,
        })
    }
}

struct Sight<'a> {
    agenda: &'a Agenda,
    audience: &'a Audience,
    past: &'a Past,
    wanted: &'a Wanted,
}

impl Sight<'_> {
    fn reader(&self) -> Reader<'_> {
        Reader { language: self.wanted.language, register: &self.agenda.register, audience: self.audience }
    }

    /// What is on a day and what was, in reading order. `shown` are the items of earlier days.
    fn entries(&self, day: NaiveDate, shown: &mut HashSet<ItemId>) -> Vec<Entry> {
        let mut entries: Vec<_> = self
            .agenda
            .on(day, self.audience)
            .into_iter()
            .map(|planned| {
                let goes_on = !shown.insert(planned.id);
                (planned.item.time, self.entry(planned, day, self.past.mark(planned), goes_on))
            })
            .collect();
        entries.extend(
            self.gone(day)
                .into_iter()
                .map(|(planned, mark)| (planned.item.time, self.entry(&planned, day, Some(mark), false))),
        );
        entries.sort_by_key(|(time, entry)| (entry.session, *time));
        entries.into_iter().map(|(_, entry)| entry).collect()
    }

    /// What was on a day and no longer is.
    fn gone(&self, day: NaiveDate) -> Vec<(Planned, Mark)> {
        let gone = self.past.0.iter().flat_map(|since| since.gone_on(day, self.audience));
        let mut gone: Vec<_> = gone
            .filter_map(|gone| match gone.fate {
                Fate::Cancelled => Some((gone.before, Mark::Cancelled)),
                Fate::Moved(now) => Some((gone.before, Mark::Moved(now.item.date))),
                Fate::Others(_) => None,
            })
            .collect();
        gone.sort_by_key(|(planned, _)| (planned.item.reading_order(), planned.id));
        gone
    }

    fn entry(&self, planned: &Planned, day: NaiveDate, mark: Option<Mark>, goes_on: bool) -> Entry {
        let (item, language) = (&planned.item, self.wanted.language);
        // Nobody has to be told their own name on a sheet that bears it.
        let names = |part: Part| -> Vec<String> {
            let own = planned.entries(part).all(|id| self.wanted.of.contains(&id));
            planned.entries(part).filter(|_| !own).map(|id| self.reader().name(id)).collect()
        };
        let chairs = match planned.delegated.as_slice() {
            [] => names(Part::Chairs),
            _ => self.reader().chairs(planned),
        };
        let on_first_day = item.date == day;
        let mut notes = Vec::new();
        let told = |key: &str, day: NaiveDate| {
            language.text(key, &[("day", dates::inline_day(language, day).into())])
        };
        if !on_first_day {
            notes.push(told("spread-from", item.date));
        } else if item.last_day() > day {
            notes.push(told("item-until", item.last_day()));
        }
        Entry {
            session: if on_first_day { item.session } else { Session::AllDay },
            hours: dates::hours(item).filter(|_| on_first_day),
            content: item.content.clone(),
            place: item.location.clone(),
            chairs,
            units: names(Part::Prepares),
            notes,
            mark,
            goes_on,
        }
    }
}
