//! Answers to commands: the asker's own day, week and preparation, or that there is nothing.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use super::{Moment, access::Asker, agenda::Agenda, picture::Subject, prepare};
use crate::{
    message::{
        Button, Html, Keyboard, Language, Message, agenda::Reader, dates, digest::numbered, help, pages,
    },
    programme::{
        Period,
        register::{Audience, Kind, Planned},
    },
    store::Tx,
};

/// How far ahead preparation and "nearest" look.
const HORIZON: Days = Days::new(62);

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Day(NaiveDate),
    /// The week of a day, from Monday to Sunday; its pages count from 0.
    Week {
        of: NaiveDate,
        page: usize,
    },
    Prepare,
    Focus,
    Help,
}

/// Answers `asked`; a long answer comes in several messages.
pub fn answer(tx: &Tx<'_>, moment: &Moment, asker: &Asker, asked: Asked) -> Result<Vec<Message>> {
    let parts = match asked {
        Asked::Day(day) => on_day(tx, asker, day)?,
        Asked::Week { of, page } => return Ok(vec![week(tx, moment, asker, of, page)?]),
        Asked::Prepare => to_prepare(tx, moment, asker)?,
        Asked::Focus => focus(tx, moment, asker)?,
        Asked::Help => vec![help::render(asker.language)],
    };
    let parts = numbered(asker.language, parts);
    Ok(parts.into_iter().map(|text| Message { text, keyboard: Keyboard::new() }).collect())
}

/// An agenda with the eyes of one asker.
struct Sight {
    agenda: Agenda,
    audience: Audience,
    language: Language,
    /// `đ/c Lạc`; nothing where the whole programme is asked for.
    name: String,
}

impl Sight {
    fn load(tx: &Tx<'_>, asker: &Asker, days: Period) -> Result<Self> {
        let agenda = Agenda::load(tx, days)?;
        let audience = match asker.of.as_slice() {
            [] => Audience::Everybody,
            of => agenda.register.audience(of.iter().copied()),
        };
        let mut sight = Self { agenda, audience, language: asker.language, name: String::new() };
        let names: Vec<String> = asker.of.iter().map(|id| sight.reader().name(*id)).collect();
        sight.name = names.join(", ");
        Ok(sight)
    }

    fn reader(&self) -> Reader<'_> {
        Reader { language: self.language, register: &self.agenda.register, audience: &self.audience }
    }

    fn title(&self, what: String, count: usize) -> Html {
        let key = if self.name.is_empty() { "answer-title-all" } else { "answer-title" };
        let values = [("what", what.into()), ("name", self.name.as_str().into()), ("count", count.into())];
        self.language.html(key, &values).then("\n")
    }

    fn nothing(&self, what: String) -> Html {
        let key = if self.name.is_empty() { "answer-nothing-all" } else { "answer-nothing" };
        self.language.html(key, &[("what", what.into()), ("name", self.name.as_str().into())])
    }
}

fn on_day(tx: &Tx<'_>, asker: &Asker, day: NaiveDate) -> Result<Vec<Html>> {
    let sight = Sight::load(tx, asker, Period { from: day, to: day })?;
    let what = dates::full_day(sight.language, day);
    if !sight.agenda.is_published(day) {
        return Ok(vec![sight.language.html("answer-no-programme", &[("day", what.into())])]);
    }
    let items = sight.agenda.on(day, &sight.audience);
    if items.is_empty() {
        let nothing = sight.nothing(what);
        return Ok(vec![match nearest(tx, asker, day)? {
            Some(nearest) => nothing.then(" ").then(nearest),
            None => nothing,
        }]);
    }
    let mut blocks = vec![sight.title(what, items.len())];
    blocks.extend(sight.reader().day(day, &items));
    Ok(pages::paginate(blocks))
}

/// `Gần nhất: Thứ Hai 15/11, 2 việc.`, or nothing.
pub(super) fn nearest(tx: &Tx<'_>, asker: &Asker, after: NaiveDate) -> Result<Option<Html>> {
    let sight = Sight::load(tx, asker, Period { from: after + Days::new(1), to: after + HORIZON })?;
    let coming = |p: &&Planned| p.item.date > after && p.takes_place() && sight.audience.concerns(p);
    let Some(first) = sight.agenda.items.iter().find(coming).map(|planned| planned.item.date) else {
        return Ok(None);
    };
    let count = sight.agenda.on(first, &sight.audience).len();
    let day = dates::inline_day(sight.language, first);
    let values = [("day", day.into()), ("count", count.into())];
    Ok(Some(sight.language.html("answer-nearest", &values)))
}

/// Monday of the week in which a day falls.
fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// One page of a week. The arrows lead through its pages and on into the weeks beside it.
fn week(tx: &Tx<'_>, moment: &Moment, asker: &Asker, of: NaiveDate, page: usize) -> Result<Message> {
    let from = monday(of);
    let to = from + Days::new(6);
    let sight = Sight::load(tx, asker, Period { from, to })?;
    let language = sight.language;
    let span = format!("{} – {}", from.format("%d/%m"), to.format("%d/%m/%Y"));
    let this_week = monday(moment.today()) == from;
    let what = language.text(if this_week { "week-this" } else { "week" }, &[("span", span.into())]);

    let mut parts = if sight.agenda.published.is_empty() {
        vec![language.html("answer-no-programme-week", &[("what", what.into())])]
    } else {
        let days: Vec<_> =
            from.iter_days().take(7).map(|day| (day, sight.agenda.on(day, &sight.audience))).collect();
        let count = days.iter().map(|(_, items)| items.len()).sum();
        if count == 0 {
            vec![sight.nothing(what)]
        } else {
            week_blocks(&sight, sight.title(what, count), &days)
        }
    };
    let page = page.min(parts.len() - 1);
    let pages = parts.len();
    let mut text = parts.swap_remove(page);
    if pages > 1 {
        let mark = language.html("part", &[("number", (page + 1).into()), ("of", pages.into())]);
        text = mark.then("\n").then(text);
    }
    let back = if page > 0 { (from, page - 1) } else { (from - Days::new(7), LAST_PAGE) };
    let on = if page + 1 < pages { (from, page + 1) } else { (from + Days::new(7), 0) };
    let arrow = |label: &str, (from, page): (NaiveDate, usize)| Button {
        label: label.into(),
        data: format!("week:{from}:{page}"),
    };
    let mut keyboard = vec![vec![arrow("◀", back), arrow("▶", on)]];
    if !sight.agenda.published.is_empty() {
        keyboard.push(Subject::Week(from).buttons(language));
    }
    Ok(Message { text, keyboard })
}

/// Stands for the last page of a week, however many it has.
const LAST_PAGE: usize = 99;

fn week_blocks(sight: &Sight, title: Html, days: &[(NaiveDate, Vec<&Planned>)]) -> Vec<Html> {
    let mut blocks = vec![title];
    for (day, items) in days.iter().filter(|(_, items)| !items.is_empty()) {
        let mut of_day = sight.reader().day(*day, items).into_iter();
        let heading = Html::text("\n").then(Html::bold(dates::full_day(sight.language, *day))).then("\n");
        blocks.extend(of_day.next().map(|first| heading.then(first)));
        blocks.extend(of_day);
    }
    pages::paginate(blocks)
}

/// What the asker's units must have ready, from today on; for an official, who prepares what for them.
fn to_prepare(tx: &Tx<'_>, moment: &Moment, asker: &Asker) -> Result<Vec<Html>> {
    let today = moment.today();
    let sight = Sight::load(tx, asker, Period { from: today, to: today + HORIZON })?;
    let units_ask = asker
        .of
        .iter()
        .any(|id| sight.agenda.register.get(*id).is_some_and(|listing| listing.kind == Kind::Unit));
    let mut items: Vec<&Planned> =
        sight.agenda.items.iter().filter(|p| p.takes_place() && !p.prepares.is_empty()).collect();
    items.retain(|p| p.item.date >= today);
    items.retain(|p| if units_ask { sight.audience.prepares(p) } else { sight.audience.concerns(p) });
    let what = sight.language.text("prepare", &[]);
    if items.is_empty() {
        return Ok(vec![sight.nothing(what)]);
    }
    let mut blocks = vec![sight.title(what, items.len())];
    for planned in items {
        let line = sight.reader().line(planned);
        blocks.push(match prepare::done_by(tx, &sight.reader(), planned)? {
            Some(done) => line.then("\n   ").then(done),
            None => line,
        });
    }
    Ok(pages::paginate(blocks))
}

fn focus(tx: &Tx<'_>, moment: &Moment, asker: &Asker) -> Result<Vec<Html>> {
    let language = asker.language;
    let priorities = tx.priorities(moment.today())?;
    if priorities.is_empty() {
        return Ok(vec![language.html("focus-none", &[])]);
    }
    let mut blocks = vec![language.html("focus-title", &[]).then("\n")];
    blocks.extend(priorities.iter().enumerate().map(|(place, priority)| {
        let mut text = Html::text(&format!("{}. {}", place + 1, priority.text));
        if let Some(due) = priority.due {
            let day = dates::full_day(language, due);
            text = text.then("\n   ").then(language.html("focus-due", &[("day", day.into())]));
        }
        text
    }));
    Ok(pages::paginate(blocks))
}
