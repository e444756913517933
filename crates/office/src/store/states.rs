//! A row of an item's state, and whom it names: read the same way by whoever asks for items in force, of one revision,
//! or of all.

use std::collections::HashMap;

use anyhow::Result;
use rusqlite::Row;

use super::{
    Tx,
    values::{Columns, Day, Hour, Names},
};
use plan::{
    Item, Source,
    register::{EntryId, Named, Part, Planned, RevisionId},
};

impl Tx<'_> {
    /// Finds out who of those who take part is in the directory as it is now.
    pub(super) fn attend<'a>(&self, items: impl Iterator<Item = &'a mut Planned>) -> Result<()> {
        let mut items = items.filter(|planned| !planned.item.attendees.is_empty()).peekable();
        if items.peek().is_none() {
            return Ok(());
        }
        let register = self.register()?;
        // The same few names stand in many items.
        let mut met: HashMap<String, Option<EntryId>> = HashMap::new();
        for Named { name, entry } in items.flat_map(|planned| &mut planned.item.attendees) {
            *entry = *met.entry(name.clone()).or_insert_with(|| register.attendee(name));
        }
        Ok(())
    }
}

/// The line of the directory in a row, as it is called now.
pub(super) fn who(row: &Row<'_>) -> rusqlite::Result<Named> {
    Ok(Named { name: row.get("name")?, entry: Some(row.id("entry_id")?) })
}

/// Whom an item names in a part of it; a line that stands for two which were merged is named once.
pub(super) fn add_named(planned: &mut Planned, part: Part, named: Named) {
    let all = match part {
        Part::Chairs => &mut planned.item.officials,
        Part::Prepares => &mut planned.item.units,
        Part::Attends => &mut planned.item.attendees,
    };
    if !all.iter().any(|other| other.entry == named.entry) {
        all.push(named);
    }
}

pub(super) struct StateRow {
    pub planned: Planned,
    pub revision: RevisionId,
    pub position: i64,
}

pub(super) fn planned(row: &Row<'_>) -> rusqlite::Result<StateRow> {
    let first: Day = row.get("first_day")?;
    let last: Day = row.get("last_day")?;
    let attendees = row.get::<_, Names>("attendees")?.0.into_iter();
    let item = Item {
        date: first.0,
        end_date: (last != first).then_some(last.0),
        session: row.word("session")?,
        time: row.get::<_, Option<Hour>>("time")?.map(|hour| hour.0),
        end_time: row.get::<_, Option<Hour>>("end_time")?.map(|hour| hour.0),
        content: row.get("content")?,
        location: row.get("location")?,
        units: Vec::new(),
        officials: Vec::new(),
        status: row.word("status")?,
        attendees: attendees.map(|name| Named { name, entry: None }).collect(),
        notes: row.get("notes")?,
        source: Source { row: row.get("source_row")?, text: row.get("source_text")? },
    };
    Ok(StateRow {
        planned: Planned {
            id: row.id("item_id")?,
            programme: row.id("programme_id")?,
            item,
            delegated: Vec::new(),
        },
        revision: row.id("revision_id")?,
        position: row.get("position")?,
    })
}
