//! The draft from all sides before anybody else sees it: day by day, as one person would see it, as a sheet.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Desk, File, Step, button};
use crate::handout::paper_of;
use plan::{
    directory::{Directory, Entry},
    register::{Audience, EntryId, ItemId, Kind, Listing, Planned, ProgrammeId, Register},
};
use words::{
    Button, Html, Keyboard, Message, agenda::Reader, dates, handout::workbook, pages, press::Desk as Act,
};

/// Names on one page of buttons.
const NAMES: usize = 10;

/// A draft's items as if they were in force; its names have numbers of their own.
struct Trial {
    items: Vec<Planned>,
    register: Register,
}

impl Trial {
    fn of(desk: &Desk<'_>) -> Self {
        let register = register(&desk.plan.directory);
        let planned = |(at, item): (i64, &plan::Item)| Planned {
            id: ItemId(at),
            programme: ProgrammeId(0),
            item: register.identified(item.clone()),
            delegated: Vec::new(),
        };
        let mut items: Vec<Planned> = (0..).zip(&desk.draft.reading.items).map(planned).collect();
        items.sort_by_key(|planned| planned.item.reading_order());
        Self { items, register }
    }

    /// Days with items of the audience.
    fn days(&self, audience: &Audience) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self
            .items
            .iter()
            .filter(|planned| audience.concerns(planned))
            .flat_map(|planned| {
                planned.item.date.iter_days().take_while(|day| *day <= planned.item.last_day())
            })
            .collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn on(&self, day: NaiveDate, audience: &Audience) -> Vec<&Planned> {
        let mut items: Vec<&Planned> =
            self.items.iter().filter(|p| p.item.is_on(day) && audience.concerns(p)).collect();
        items.sort_by_key(|p| (p.item.date == day, p.item.reading_order()));
        items
    }
}

/// A directory under numbers in the order of its entries.
fn register(directory: &Directory) -> Register {
    let names: Vec<&str> = directory.entries().map(Entry::name).collect();
    let number = |name: &str| {
        let at = names.iter().position(|known| *known == name)?;
        i64::try_from(at).ok().map(EntryId)
    };
    let listing = |(id, entry): (i64, Entry<'_>)| {
        let (kind, full_name, positions, members) = match entry {
            Entry::Official(official) => (Kind::Official, None, official.positions.clone(), Vec::new()),
            Entry::Unit(unit) => (Kind::Unit, unit.name.clone(), Vec::new(), Vec::new()),
            Entry::Collective(collective) => {
                let members = collective.members.iter().filter_map(|member| number(member)).collect();
                (Kind::Collective(collective.of), None, Vec::new(), members)
            }
        };
        Listing {
            id: EntryId(id),
            kind,
            name: entry.name().to_owned(),
            full_name,
            positions,
            aliases: entry.spellings().skip(1).map(str::to_owned).collect(),
            members,
        }
    };
    Register::new((0..).zip(directory.entries()).map(listing).collect())
}

/// The day at this place among those that have items; as one line of the draft's directory would see it.
pub fn by_day(desk: &Desk<'_>, at: usize, entry: Option<EntryId>) -> Result<Step> {
    let trial = Trial::of(desk);
    let audience = match entry {
        Some(entry) => trial.register.audience([entry]),
        None => Audience::Everybody,
    };
    let language = desk.language();
    let reader = Reader { language, register: &trial.register, audience: &audience };
    let days = trial.days(&audience);
    let name = entry.map(|id| reader.name(id)).unwrap_or_default();
    let Some(day) = days.get(at).copied() else {
        let text = desk.say("desk-nothing-for", &[("name", name.into())]);
        return Ok(Step::show(Message {
            text,
            keyboard: vec![vec![desk.button("desk-back", Act::Summary)]],
        }));
    };
    let items = trial.on(day, &audience);
    let key = if entry.is_some() { "desk-day-of" } else { "desk-day" };
    let values = [
        ("day", dates::full_day(language, day).into()),
        ("name", name.into()),
        ("count", items.len().into()),
    ];
    let mut blocks = vec![desk.say(key, &values).then("\n")];
    blocks.extend(reader.day(day, &items));
    let mut parts = pages::paginate(blocks);
    let text = if parts.is_empty() { Html::new() } else { parts.swap_remove(0) };
    let day = |day: usize| match entry {
        Some(EntryId(entry)) => Act::DayOf { day, entry },
        None => Act::Day { day },
    };
    let arrow = |label: &str, to: usize| button(label.into(), &desk.draft, day(to));
    let mut row: Vec<Button> = Vec::new();
    row.extend(at.checked_sub(1).map(|to| arrow("◀", to)));
    row.extend((at + 1 < days.len()).then(|| arrow("▶", at + 1)));
    let mut keyboard: Keyboard = vec![row];
    keyboard.retain(|row| !row.is_empty());
    keyboard.push(vec![
        desk.button("desk-as-person", Act::Whose { page: 0 }),
        desk.button("desk-back", Act::Summary),
    ]);
    Ok(Step::show(Message { text, keyboard }))
}

/// Whose eyes to look with, a page of names.
pub fn whose(desk: &Desk<'_>, page: usize) -> Result<Step> {
    let named: Vec<(i64, &str)> = (0..)
        .zip(desk.plan.directory.entries())
        .filter(|(_, entry)| !matches!(entry, Entry::Collective(_)))
        .map(|(at, entry)| (at, entry.name()))
        .collect();
    let last = named.len().saturating_sub(1) / NAMES;
    let page = page.min(last);
    let mut keyboard: Keyboard = named
        .iter()
        .skip(page * NAMES)
        .take(NAMES)
        .map(|(at, name)| button((*name).to_owned(), &desk.draft, Act::DayOf { day: 0, entry: *at }))
        .collect::<Vec<_>>()
        .chunks(2)
        .map(<[Button]>::to_vec)
        .collect();
    let mut row = Vec::new();
    let arrow = |label: &str, page: usize| button(label.into(), &desk.draft, Act::Whose { page });
    row.extend(page.checked_sub(1).map(|to| arrow("◀", to)));
    row.extend((page < last).then(|| arrow("▶", page + 1)));
    row.push(desk.button("desk-back", Act::Summary));
    keyboard.push(row);
    Ok(Step::show(Message { text: desk.say("desk-whose", &[]), keyboard }))
}

/// The draft as a sheet, to correct in Excel and send back.
pub fn sheet(desk: &Desk<'_>) -> Result<Step> {
    let reading = &desk.draft.reading;
    let bytes = workbook::write(&paper_of(reading))?;
    let name = format!(
        "du-thao-{}-{}.xlsx",
        reading.period.from.format("%d%m%Y"),
        reading.period.to.format("%d%m%Y")
    );
    let file = File { name, bytes, caption: desk.say("desk-sheet-caption", &[]) };
    Ok(Step { file: Some(file), ..Step::default() })
}
