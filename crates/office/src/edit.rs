//! Edits in the chat: an item in force is found and changed in a draft, which the desk previews and publishes.
//!
//! A draft of edits is the revision in force with its items in their order, changed in place and added to at
//! the end; nothing is taken out (a cancelled item stays and says so). So the place of an item in the draft
//! is its place in the revision, and what was edited is never mistaken for another item.

use anyhow::Result;
use chrono::TimeDelta;

use super::{
    Moment,
    editor::{self, Editor, Unfit},
};
use crate::store::{Actor, Decisions, Deed, Detail, Draft, DraftId, Subject, Tx};
use plan::{
    Period, Status,
    changes::Verdict,
    days,
    register::{ItemId, Planned, RevisionId},
};
use reading::Reading;
use script::fold::has_as_typed;
use words::press::Field;

/// How far around today items are looked for.
const BEHIND: TimeDelta = TimeDelta::days(31);
const AHEAD: TimeDelta = TimeDelta::days(400);
/// Items offered at once.
pub const MOST_FOUND: usize = 10;

/// Items in force on a day, or that hold words; those to come first.
pub fn find(tx: &Tx<'_>, moment: &Moment, asked: &str) -> Result<Vec<Planned>> {
    let today = moment.today();
    let around = Period { from: today - BEHIND, to: today + AHEAD };
    if let Some(day) = days::parse(asked, today) {
        let mut found = tx.planned(Period { from: day, to: day })?;
        found.truncate(MOST_FOUND);
        return Ok(found);
    }
    let best = tx.search(asked, 50)?;
    let is_meant = |planned: &Planned| {
        let Planned { item, .. } = planned;
        let people = item.units.iter().chain(&item.officials).map(|named| &named.name);
        let words: Vec<&str> =
            [&item.content].into_iter().chain(&item.location).chain(people).map(String::as_str).collect();
        best.contains(&planned.id) && has_as_typed(&words.join(" "), asked)
    };
    let mut found: Vec<Planned> = tx.planned(around)?.into_iter().filter(is_meant).collect();
    found.sort_by_key(|planned| planned.item.last_day() < today);
    found.truncate(MOST_FOUND);
    Ok(found)
}

/// The item as it stands in force.
pub fn in_force(tx: &Tx<'_>, item: ItemId) -> Result<Option<(RevisionId, usize, Planned)>> {
    let Some(programme) = tx.programme_of_item(item)? else { return Ok(None) };
    let Some(revision) = tx.current_revision(programme)? else { return Ok(None) };
    let items = tx.items_of(revision)?;
    let place = items.iter().position(|planned| planned.id == item);
    Ok(place.map(|place| (revision, place, items[place].clone())))
}

/// The draft in which a secretary's edits gather.
#[derive(Clone, Debug)]
pub enum Gathering {
    Mine(Draft),
    /// Nothing is edited yet.
    None,
    /// Another draft of the same period is open: somebody else's, or of a document.
    Taken(Draft),
}

/// What is open for the programme of a revision.
pub fn gathering(tx: &Tx<'_>, revision: RevisionId, by: Actor) -> Result<Gathering> {
    let Some(known) = tx.revision(revision)? else { return Ok(Gathering::None) };
    let open: Vec<Draft> =
        tx.open_drafts()?.into_iter().filter(|draft| draft.reading.period == known.period).collect();
    let is_mine = |d: &&Draft| d.held_by == by && d.document.is_none() && d.decisions.base == Some(revision);
    if let Some(mine) = open.iter().find(is_mine) {
        return Ok(Gathering::Mine(mine.clone()));
    }
    // Edits of a state that is in force no more are of no use.
    let stale = |d: &Draft| d.held_by == by && d.document.is_none();
    Ok(open.into_iter().find(|draft| !stale(draft)).map_or(Gathering::None, Gathering::Taken))
}

/// What became of an edit.
#[derive(Clone, Debug)]
pub enum Edited {
    Done(DraftId),
    Unfit(Unfit),
    Taken(Box<Draft>),
    /// The item, or the programme, is in force no more.
    Gone,
}

/// What is to be done with an item.
#[derive(Clone, Debug)]
pub enum Edit {
    Put(Field, String),
    Status(Status),
}

/// Changes an item in the draft of edits, which is opened if there is none.
pub fn edit(tx: &Tx<'_>, moment: &Moment, by: Actor, id: ItemId, edit: &Edit) -> Result<Edited> {
    let Some((revision, place, _)) = in_force(tx, id)? else { return Ok(Edited::Gone) };
    change(tx, moment, by, revision, |reading, editor| {
        match edit {
            Edit::Status(status) => reading.items[place].status = *status,
            Edit::Put(field, text) => editor.put(reading, place, *field, text)?,
        }
        Ok(())
    })
}

/// Adds an item that one line describes: `13/11 14:00 Nội dung | địa điểm | đơn vị | chủ trì`.
pub fn add(tx: &Tx<'_>, moment: &Moment, by: Actor, line: &str) -> Result<Edited> {
    let day = match editor::days_of(line, moment.today()) {
        Ok((days, _)) => Period { to: days.from, ..days },
        Err(unfit) => return Ok(Edited::Unfit(unfit)),
    };
    let Some(programme) = tx.programmes_on(day)?.into_iter().next() else { return Ok(Edited::Gone) };
    let Some(revision) = tx.current_revision(programme)? else { return Ok(Edited::Gone) };
    change(tx, moment, by, revision, |reading, editor| editor.add(reading, line))
}

fn change(
    tx: &Tx<'_>,
    moment: &Moment,
    by: Actor,
    revision: RevisionId,
    change: impl FnOnce(&mut Reading, Editor<'_>) -> Result<(), Unfit>,
) -> Result<Edited> {
    let (mut reading, open) = match gathering(tx, revision, by)? {
        Gathering::Mine(draft) => (draft.reading, Some(draft.id)),
        Gathering::Taken(draft) => return Ok(Edited::Taken(Box::new(draft))),
        Gathering::None => match reading_of(tx, revision)? {
            Some(reading) => (reading, None),
            None => return Ok(Edited::Gone),
        },
    };
    let known = reading.directory.together(&tx.register()?.to_directory());
    if let Err(unfit) = change(&mut reading, Editor { known: &known, today: moment.today() }) {
        return Ok(Edited::Unfit(unfit));
    }
    let id = match open {
        Some(id) => id,
        None => tx.open_draft(&reading, None, by, moment.now)?,
    };
    let count = tx.items_of(revision)?.len();
    let verdicts = (0..count).map(|place| Verdict { before: place, after: place, same: true }).collect();
    let decisions = Decisions { base: Some(revision), verdicts, ..Decisions::default() };
    tx.change_draft(id, &reading, &decisions)?;
    tx.audit(moment.now, by, Deed::Edit, Subject::Draft { draft: id.0 }, Detail::Nothing)?;
    Ok(Edited::Done(id))
}

/// The item as it would be after the edits so far.
pub fn as_edited(tx: &Tx<'_>, by: Actor, id: ItemId) -> Result<Option<(Planned, Option<Draft>)>> {
    let Some((revision, place, mut planned)) = in_force(tx, id)? else { return Ok(None) };
    let Gathering::Mine(draft) = gathering(tx, revision, by)? else { return Ok(Some((planned, None))) };
    if let Some(item) = draft.reading.items.get(place) {
        planned.item = tx.register()?.identified(item.clone());
    }
    Ok(Some((planned, Some(draft))))
}

/// A revision as a reading, ready to be changed.
fn reading_of(tx: &Tx<'_>, revision: RevisionId) -> Result<Option<Reading>> {
    let Some(known) = tx.revision(revision)? else { return Ok(None) };
    Ok(Some(Reading {
        schema: Reading::SCHEMA.into(),
        issuer: None,
        period: known.period,
        version: known.version,
        priorities: tx.priorities_of(revision)?,
        items: tx.items_of(revision)?.into_iter().map(|planned| planned.item.by_name()).collect(),
        directory: tx.register()?.to_directory(),
        findings: Vec::new(),
        shape: String::new(),
        trace: Vec::new(),
        facsimile: Default::default(),
        cutouts: Vec::new(),
    }))
}

/// Makes an earlier revision a draft over the one in force, item by item the same ones.
pub fn go_back(tx: &Tx<'_>, moment: &Moment, by: Actor, to: RevisionId, reason: &str) -> Result<Edited> {
    let Some(known) = tx.revision(to)? else { return Ok(Edited::Gone) };
    let Some(current) = tx.current_revision(known.programme)? else { return Ok(Edited::Gone) };
    if current == to || known.is_withdrawn {
        return Ok(Edited::Gone);
    }
    match gathering(tx, current, by)? {
        Gathering::Taken(draft) => return Ok(Edited::Taken(Box::new(draft))),
        Gathering::Mine(_) | Gathering::None => {}
    }
    let Some(reading) = reading_of(tx, to)? else { return Ok(Edited::Gone) };
    let (now, then) = (tx.items_of(current)?, tx.items_of(to)?);
    let same = |(after, planned): (usize, &Planned)| {
        let before = now.iter().position(|current| current.id == planned.id)?;
        Some(Verdict { before, after, same: true })
    };
    let verdicts = then.iter().enumerate().filter_map(same).collect();
    let id = tx.open_draft(&reading, known.document, by, moment.now)?;
    let decisions = Decisions { base: Some(current), verdicts, ..Decisions::default() };
    tx.change_draft(id, &reading, &decisions)?;
    tx.set_draft_reason(id, Some(reason))?;
    let (draft, back_to) = (Subject::Draft { draft: id.0 }, Subject::Revision { revision: to });
    tx.audit(moment.now, by, Deed::GoBack, draft, back_to)?;
    Ok(Edited::Done(id))
}

/// The programme's revisions that can be gone back to, newest first.
pub fn earlier(tx: &Tx<'_>, limit: u32) -> Result<Vec<crate::store::Revision>> {
    let mut earlier = Vec::new();
    for revision in tx.revisions(limit, 0)? {
        let current = tx.current_revision(revision.programme)?;
        if !revision.is_withdrawn && current != Some(revision.id) {
            earlier.push(revision);
        }
    }
    Ok(earlier)
}
