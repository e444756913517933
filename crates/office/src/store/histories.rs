//! What became of items over the revisions of their programmes; read in bulk, as calendars need all of them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::named_params;

use super::{
    Tx,
    states::{add_named, planned, who},
    values::{Columns, Day, instant},
};
use plan::{
    history::{History, Stage},
    register::{EntryId, ItemId, Planned, ProgrammeId, RevisionId},
};

/// From an instant on this revision was in force, or none.
#[derive(Clone, Copy)]
struct Step {
    at: DateTime<Utc>,
    in_force: Option<RevisionId>,
    /// Whether it was called back later.
    is_withdrawn: bool,
}

/// A stand-in, from and until when.
struct Delegation {
    from: EntryId,
    to: EntryId,
    made_at: DateTime<Utc>,
    ended_at: Option<DateTime<Utc>>,
}

type States = HashMap<(RevisionId, ItemId), Planned>;

impl Tx<'_> {
    /// The histories of all items of the programmes that have something on this day or later.
    pub fn histories(&self, from: NaiveDate) -> Result<Vec<History>> {
        let mut query = self.prepare_cached(
            "select id from programme where period_to >= :from
             union
             select programme_id from item_state join item on item.id = item_id where last_day >= :from
             order by 1",
        )?;
        let programmes = query
            .query_map(named_params! { ":from": Day(from) }, |row| row.id("id"))?
            .collect::<rusqlite::Result<Vec<ProgrammeId>>>()?;
        let mut histories = Vec::new();
        for programme in programmes {
            let (steps, states) = (self.steps(programme)?, self.states(programme)?);
            let mut delegations = self.delegations_ever(programme)?;
            let items: BTreeSet<ItemId> = states.keys().map(|(_, item)| *item).collect();
            for item in items {
                let delegated = delegations.remove(&item).unwrap_or_default();
                histories.push(History::new(item, stages(item, &steps, &states, &delegated)));
            }
        }
        Ok(histories)
    }

    /// When each revision came into force, and when one did again because the next was called back.
    fn steps(&self, programme: ProgrammeId) -> Result<Vec<Step>> {
        let mut query = self.prepare_cached(
            "select id, published_at, withdrawn_at from revision
             left join withdrawal on revision_id = id where programme_id = :programme order by id",
        )?;
        let rows = query.query_map(named_params! { ":programme": programme.0 }, |row| {
            Ok((row.id("id")?, row.get("published_at")?, row.get("withdrawn_at")?))
        })?;
        let revisions = rows.collect::<rusqlite::Result<Vec<(RevisionId, i64, Option<i64>)>>>()?;
        let withdrawn: HashSet<RevisionId> =
            revisions.iter().filter(|(_, _, withdrawn)| withdrawn.is_some()).map(|(id, ..)| *id).collect();
        let mut steps: Vec<Step> = Vec::new();
        let mut in_force: Vec<RevisionId> = Vec::new();
        // A clock that was set back changes neither what came first nor what is in force in the end.
        let mut latest = i64::MIN;
        for (id, published_at, withdrawn_at) in revisions {
            let mut step = |in_force: &[RevisionId], at: i64| -> Result<()> {
                latest = latest.max(at);
                let last = in_force.last().copied();
                let is_withdrawn = last.is_some_and(|id| withdrawn.contains(&id));
                steps.push(Step { at: instant(latest)?, in_force: last, is_withdrawn });
                Ok(())
            };
            in_force.push(id);
            step(&in_force, published_at)?;
            // Only the newest revision can be called back.
            if let Some(withdrawn_at) = withdrawn_at {
                in_force.pop();
                step(&in_force, withdrawn_at)?;
            }
        }
        Ok(steps)
    }

    /// The states of all items in all revisions of a programme, without stand-ins.
    fn states(&self, programme: ProgrammeId) -> Result<States> {
        let mut query = self.prepare_cached(
            "select state.*, revision.programme_id from item_state as state
             join revision on revision.id = revision_id where programme_id = :programme",
        )?;
        let rows = query.query_map(named_params! { ":programme": programme.0 }, planned)?;
        let mut states = States::new();
        for row in rows {
            let row = row?;
            states.insert((row.revision, row.planned.id), row.planned);
        }
        let mut query = self.prepare_cached(
            "select revision_id, item_id, role, now.id as entry_id, now.name from item_entry
             join revision on revision.id = revision_id
             join entry as named on named.id = entry_id
             join entry as now on now.id = ifnull(named.merged_into, named.id)
             where programme_id = :programme order by revision_id, item_id, role, item_entry.position",
        )?;
        let mut rows = query.query(named_params! { ":programme": programme.0 })?;
        while let Some(row) = rows.next()? {
            let key = (row.id("revision_id")?, row.id("item_id")?);
            let Some(planned) = states.get_mut(&key) else { continue };
            add_named(planned, row.word("role")?, who(row)?);
        }
        self.attend(states.values_mut())?;
        Ok(states)
    }

    /// Stand-ins at the items of a programme, also those that ended; merged lines as the ones they are now.
    fn delegations_ever(&self, programme: ProgrammeId) -> Result<BTreeMap<ItemId, Vec<Delegation>>> {
        let mut query = self.prepare_cached(
            "select item_id, made_at, ended_at, ifnull(f.merged_into, f.id) as from_id,
                    ifnull(t.merged_into, t.id) as to_id
             from delegation join item on item.id = item_id
             join entry f on f.id = from_id join entry t on t.id = to_id
             where item.programme_id = :programme and (t.retired_at is null or t.merged_into is not null)
             order by delegation.id",
        )?;
        let mut rows = query.query(named_params! { ":programme": programme.0 })?;
        let mut delegations: BTreeMap<ItemId, Vec<Delegation>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let ended_at: Option<i64> = row.get("ended_at")?;
            delegations.entry(row.id("item_id")?).or_default().push(Delegation {
                from: row.id("from_id")?,
                to: row.id("to_id")?,
                made_at: instant(row.get("made_at")?)?,
                ended_at: ended_at.map(instant).transpose()?,
            });
        }
        Ok(delegations)
    }
}

/// The states of one item: whenever another revision came into force, or a stand-in came or went.
fn stages(item: ItemId, steps: &[Step], states: &States, delegations: &[Delegation]) -> Vec<Stage> {
    let handed = delegations.iter().flat_map(|delegation| [Some(delegation.made_at), delegation.ended_at]);
    let mut instants: Vec<DateTime<Utc>> = handed.flatten().chain(steps.iter().map(|step| step.at)).collect();
    instants.sort_unstable();
    instants.dedup();
    let mut stages = Vec::with_capacity(instants.len());
    for at in instants {
        let stands_in = |d: &&Delegation| d.made_at <= at && d.ended_at.is_none_or(|ended_at| ended_at > at);
        let delegated: Vec<_> = delegations.iter().filter(stands_in).map(|d| (d.from, d.to)).collect();
        let before = steps.iter().rev().find(|step| step.at < at);
        // Two revisions within one instant both count, so that no number is given twice.
        let now: Vec<&Step> = steps.iter().filter(|step| step.at == at).collect();
        for step in if now.is_empty() { before.into_iter().collect() } else { now } {
            let state = step.in_force.and_then(|revision| states.get(&(revision, item))).cloned();
            let planned = state.map(|planned| Planned { delegated: delegated.clone(), ..planned });
            stages.push(Stage { at, planned, was_withdrawn: step.is_withdrawn });
        }
    }
    stages
}
