//! Answers to commands that are no question of days: preparation, priorities, help; and what is nearest.

use anyhow::Result;
use chrono::{Days, NaiveDate};

use super::{Moment, Rules, access::Asker, agenda::Agenda, prepare};
use crate::store::Tx;
use plan::{
    Period,
    register::{Audience, Kind, Planned},
};
use words::{Html, Keyboard, Language, Message, agenda::Reader, dates, digest::numbered, help, pages};

/// How far ahead preparation and "nearest" look.
const HORIZON: Days = Days::new(62);

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Prepare,
    Focus,
    Help,
    /// What can be asked, of the secretariat in private.
    DeskHelp,
}

/// Answers `asked`; a long answer comes in several messages.
pub fn answer(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    asker: &Asker,
    asked: Asked,
) -> Result<Vec<Message>> {
    let parts = match asked {
        Asked::Prepare => to_prepare(tx, moment, asker)?,
        Asked::Focus => focus(tx, moment, asker)?,
        Asked::Help => vec![help::render(asker.language)],
        Asked::DeskHelp => vec![desk_help(rules, asker)],
    };
    let parts = numbered(asker.language, parts);
    Ok(parts.into_iter().map(|text| Message { text, keyboard: Keyboard::new() }).collect())
}

/// What the secretariat can do; the proof page too, or what it takes to have one.
fn desk_help(rules: &Rules, asker: &Asker) -> Html {
    let key = if rules.public_url.is_some() { "help-proof" } else { "help-proof-off" };
    help::desk(asker.language).then("\n\n").then(asker.language.html(key, &[]))
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

/// What the asker's units must have ready, from today on; for an official, who prepares what for them.
fn to_prepare(tx: &Tx<'_>, moment: &Moment, asker: &Asker) -> Result<Vec<Html>> {
    let today = moment.today();
    let sight = Sight::load(tx, asker, Period { from: today, to: today + HORIZON })?;
    let units_ask = asker
        .of
        .iter()
        .any(|id| sight.agenda.register.get(*id).is_some_and(|listing| listing.kind == Kind::Unit));
    let mut items: Vec<&Planned> =
        sight.agenda.items.iter().filter(|p| p.takes_place() && !p.item.units.is_empty()).collect();
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
