//! Publishing: a reading becomes the revision in force, together with everything that it causes.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};

use super::Moment;
use crate::store::{Actor, Deed, Detail, NewRevision, Subject, Tx};
use plan::{
    Item,
    changes::{Comparison, Kind as Change, Side, compare},
    directory::Directory,
    register::{ItemId, Kind, Named, Part, Planned, ProgrammeId, RevisionId},
};
use reading::Reading;

/// Where a reading came from and why it is published.
#[derive(Clone, Debug, Default)]
pub struct Origin<'a> {
    /// The document's name and bytes.
    pub document: Option<(&'a str, &'a [u8])>,
    pub by: Actor,
    pub reason: Option<&'a str>,
}

/// A revision that is now in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    pub programme: ProgrammeId,
    pub revision: RevisionId,
    pub number: u32,
    pub items: usize,
}

/// Makes a reading the revision in force and tells nobody. Refused while a question is open.
pub fn publish(tx: &Tx<'_>, moment: &Moment, reading: &Reading, origin: &Origin<'_>) -> Result<Published> {
    let known = tx.register()?.to_directory();
    let programme = tx.programme_of(reading.period)?;
    let base = programme.map(|programme| tx.current_revision(programme)).transpose()?.flatten();
    let in_force = base.map(|revision| tx.items_of(revision)).transpose()?.unwrap_or_default();
    let before: Vec<Item> = in_force.iter().map(|planned| planned.item.by_name()).collect();
    let comparison = compare(
        Side { items: &before, directory: &known },
        Side { items: &reading.items, directory: &reading.directory },
        &[],
    );
    let continued = continued(tx, &comparison, base, &in_force, reading, &known)?;
    publish_as(tx, moment, reading, &continued, origin, None).map(|(published, _)| published)
}

/// For each item of a reading the one that it continues: one in force, or one that had gone from the programme and is
/// back, on whatever day.
pub fn continued(
    tx: &Tx<'_>,
    comparison: &Comparison,
    base: Option<RevisionId>,
    in_force: &[Planned],
    reading: &Reading,
    known: &Directory,
) -> Result<Vec<Option<ItemId>>> {
    let places = comparison.continued(reading.items.len());
    let mut continued: Vec<Option<ItemId>> =
        places.into_iter().map(|place| place.map(|place| in_force[place].id)).collect();
    let new: Vec<usize> = (0..continued.len()).filter(|at| continued[*at].is_none()).collect();
    let departed = match base {
        Some(base) if !new.is_empty() => tx.departed(base)?,
        _ => Vec::new(),
    };
    let were: Vec<Item> = departed.iter().map(|planned| planned.item.by_name()).collect();
    let are: Vec<Item> = new.iter().map(|at| reading.items[*at].clone()).collect();
    let sides =
        (Side { items: &were, directory: known }, Side { items: &are, directory: &reading.directory });
    let back = compare(sides.0, sides.1, &[]);
    let other_work = back.changes.iter().filter(|change| change.is(Change::Reworded));
    let other_work: BTreeSet<Option<usize>> = other_work.map(|change| change.places.after).collect();
    for (was, is) in back.pairs.into_iter().filter(|(_, is)| !other_work.contains(&Some(*is))) {
        continued[new[is]] = Some(departed[was].id);
    }
    Ok(continued)
}

/// The same, where it is known which items are one; also gives the identities of the reading's items. `kept` is
/// the document, where the store has it already.
pub fn publish_as(
    tx: &Tx<'_>,
    moment: &Moment,
    reading: &Reading,
    continued: &[Option<ItemId>],
    origin: &Origin<'_>,
    kept: Option<i64>,
) -> Result<(Published, Vec<ItemId>)> {
    ensure!(!reading.has_questions(), "questions are still open");
    let document = match origin.document {
        Some((name, bytes)) => Some(tx.keep_document(name, bytes, moment.now)?.0),
        None => kept,
    };
    tx.learn(&reading.directory)?;
    let programme = tx.programme(reading.period, reading.issuer.as_deref())?;
    let is_first = tx.current_revision(programme)?.is_none();
    let items = identify(tx, programme, continued, &reading.items)?;
    let new = NewRevision {
        programme,
        document,
        version: reading.version.as_deref(),
        reason: origin.reason,
        published_by: origin.by,
        published_at: moment.now,
        priorities: &reading.priorities,
        items: &items,
    };
    let (revision, number) = tx.publish_revision(&new)?;
    if is_first {
        // Whoever was told nothing this morning, because nothing was known, still gets today's digest.
        // Later revisions are told by announcements.
        tx.reopen_empty_digests(moment.today())?;
    }
    let detail = Detail::Revision { number, items: items.len() };
    tx.audit(moment.now, origin.by, Deed::Publish, Subject::Programme { programme }, detail)?;
    let ids = items.iter().map(|planned| planned.id).collect();
    Ok((Published { programme, revision, number, items: items.len() }, ids))
}

/// Gives each item the identity it had in the revision before, or a new one.
fn identify(
    tx: &Tx<'_>,
    programme: ProgrammeId,
    same: &[Option<ItemId>],
    items: &[Item],
) -> Result<Vec<Planned>> {
    let register = tx.register()?;
    let mut identified = Vec::with_capacity(items.len());
    for (item, known) in items.iter().zip(same) {
        let id = match known {
            Some(id) => *id,
            None => tx.new_item(programme)?,
        };
        let item =
            register.identified(item.clone()).try_of(|part, Named { name, entry }| -> Result<Named> {
                // A name that the reading's directory left out still must reach its people.
                let entry = match (entry, part) {
                    (None, Part::Chairs) => Some(tx.entry(Kind::Official, &name, None)?),
                    (None, Part::Prepares) => Some(tx.entry(Kind::Unit, &name, None)?),
                    (entry, _) => entry,
                };
                Ok(Named { name, entry })
            })?;
        identified.push(Planned { id, programme, item, delegated: Vec::new() });
    }
    Ok(identified)
}
