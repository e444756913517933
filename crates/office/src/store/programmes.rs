//! Programmes, their immutable revisions, and the items in force.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use sha2::{Digest, Sha256};

use super::{
    Actor, Revision, Tx,
    states::{StateRow, add_named, planned, who},
    values::{Columns, Day, Hour, Names, millis},
};
use plan::{
    Period, Priority,
    register::{ItemId, Named, Part, Planned, ProgrammeId, RevisionId},
};

/// A state of a programme about to be published.
#[derive(Clone, Debug)]
pub struct NewRevision<'a> {
    pub programme: ProgrammeId,
    pub document: Option<i64>,
    pub version: Option<&'a str>,
    pub reason: Option<&'a str>,
    pub published_by: Actor,
    pub published_at: DateTime<Utc>,
    pub priorities: &'a [Priority],
    pub items: &'a [Planned],
}

impl Tx<'_> {
    /// Keeps the bytes of a document; the same bytes are kept once. Tells whether they are new.
    pub fn keep_document(&self, name: &str, content: &[u8], now: DateTime<Utc>) -> Result<(i64, bool)> {
        let sha256 = Sha256::digest(content).to_vec();
        let mut query = self.prepare_cached("select id from document where sha256 = :sha256")?;
        let known = query.query_row(named_params! { ":sha256": sha256 }, |row| row.get("id")).optional()?;
        if let Some(id) = known {
            return Ok((id, false));
        }
        let mut insert = self.prepare_cached(
            "insert into document (sha256, name, content, received_at)
             values (:sha256, :name, :content, :now)",
        )?;
        let values = named_params! {
            ":sha256": sha256, ":name": name, ":content": content, ":now": millis(now),
        };
        Ok((insert.insert(values)?, true))
    }

    /// The programme of a period, added if it is new.
    pub fn programme(&self, period: Period, issuer: Option<&str>) -> Result<ProgrammeId> {
        let mut upsert = self.prepare_cached(
            "insert into programme (period_from, period_to, issuer) values (:from, :to, :issuer)
             on conflict do update set issuer = ifnull(excluded.issuer, issuer) returning id",
        )?;
        let values = named_params! { ":from": Day(period.from), ":to": Day(period.to), ":issuer": issuer };
        Ok(upsert.query_row(values, |row| row.id("id"))?)
    }

    /// An item that no revision has seen yet.
    pub fn new_item(&self, programme: ProgrammeId) -> Result<ItemId> {
        let mut insert = self.prepare_cached("insert into item (programme_id) values (:programme)")?;
        Ok(ItemId(insert.insert(named_params! { ":programme": programme.0 })?))
    }

    /// Stores a revision under the programme's next number and makes it the one in force.
    pub fn publish_revision(&self, new: &NewRevision<'_>) -> Result<(RevisionId, u32)> {
        let mut insert = self.prepare_cached(
            "insert into revision
                 (programme_id, number, document_id, version, reason, published_by, published_at)
             select :programme, ifnull(max(number), 0) + 1, :document, :version, :reason, :by, :at
             from revision where programme_id = :programme
             returning id, number",
        )?;
        let values = named_params! {
            ":programme": new.programme.0, ":document": new.document, ":version": new.version,
            ":reason": new.reason, ":by": new.published_by.to_string(), ":at": millis(new.published_at),
        };
        let (revision, number) =
            insert.query_row(values, |row| Ok((RevisionId(row.get("id")?), row.get("number")?)))?;
        for (position, planned) in new.items.iter().enumerate() {
            self.insert_state(revision, position, planned)?;
        }
        for (position, priority) in new.priorities.iter().enumerate() {
            let mut insert = self.prepare_cached(
                "insert into priority (revision_id, position, text, due)
                 values (:revision, :position, :text, :due)",
            )?;
            insert.execute(named_params! {
                ":revision": revision.0, ":position": position as i64, ":text": priority.text,
                ":due": priority.due.map(Day),
            })?;
        }
        self.index(new.programme, new.items)?;
        Ok((revision, number))
    }

    /// A publication that nobody was told of counts no more: the revision before it is in force again.
    pub fn withdraw_revision(&self, revision: &Revision, by: Actor, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "insert into withdrawal (revision_id, withdrawn_by, withdrawn_at) values (:revision, :by, :now)",
        )?
        .execute(named_params! { ":revision": revision.id.0, ":by": by.to_string(), ":now": millis(now) })?;
        let items = match self.current_revision(revision.programme)? {
            Some(current) => self.items_of(current)?,
            None => Vec::new(),
        };
        self.index(revision.programme, &items)
    }

    fn insert_state(&self, revision: RevisionId, position: usize, planned: &Planned) -> Result<()> {
        let item = &planned.item;
        let mut insert = self.prepare_cached(
            "insert into item_state
                 (revision_id, item_id, position, first_day, last_day, session, time, end_time,
                  content, location, status, attendees, notes, source_row, source_text)
             values (:revision, :item, :position, :first_day, :last_day, :session, :time, :end_time,
                  :content, :location, :status, :attendees, :notes, :source_row, :source_text)",
        )?;
        insert.execute(named_params! {
            ":revision": revision.0, ":item": planned.id.0, ":position": position as i64,
            ":first_day": Day(item.date), ":last_day": Day(item.last_day()), ":session": item.session.to_string(),
            ":time": item.time.map(Hour), ":end_time": item.end_time.map(Hour),
            ":content": item.content, ":location": item.location, ":status": item.status.to_string(),
            ":attendees": Names(item.attendees.iter().map(|attendee| attendee.name.clone()).collect()), ":notes": item.notes, ":source_row": item.source.row, 
            ":source_text": item.source.text,
        })?;
        for part in [Part::Chairs, Part::Prepares] {
            for (position, entry) in planned.entries(part).enumerate() {
                let mut insert = self.prepare_cached(
                    "insert into item_entry (revision_id, item_id, role, position, entry_id)
                     values (:revision, :item, :role, :position, :entry)",
                )?;
                insert.execute(named_params! {
                    ":revision": revision.0, ":item": planned.id.0, ":role": part.to_string(),
                    ":position": position as i64, ":entry": entry.0,
                })?;
            }
        }
        Ok(())
    }

    /// The items in force on any of these days, in reading order.
    pub fn planned(&self, period: Period) -> Result<Vec<Planned>> {
        // Two ranges of two indexes: one comparison of both ends would look at all that began before.
        let mut query = self.prepare_cached(
            "select state.*, current.programme_id from item_state as state
             join current_revision as current using (revision_id)
             where first_day between :from and :to
             union all
             select state.*, current.programme_id from item_state as state
             join current_revision as current using (revision_id)
             where first_day < last_day and last_day >= :from and first_day < :from",
        )?;
        let rows = query
            .query_map(named_params! { ":from": Day(period.from), ":to": Day(period.to) }, planned)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        self.with_entries(rows)
    }

    /// The period of the last programme that is in force.
    pub fn last_period(&self) -> Result<Option<Period>> {
        let mut query = self.prepare_cached(
            "select period_from, period_to from programme
             where exists (select 1 from current_revision where programme_id = programme.id)
             order by period_from desc limit 1",
        )?;
        Ok(query.query_row([], period).optional()?)
    }

    /// How many items are in force on these days, those of several days counted where they begin.
    pub fn planned_count(&self, period: Period) -> Result<usize> {
        let mut query = self.prepare_cached(
            "select count(*) as count from item_state join current_revision using (revision_id)
             where first_day between :from and :to",
        )?;
        let count: i64 = query
            .query_row(named_params! { ":from": Day(period.from), ":to": Day(period.to) }, |row| {
                row.get("count")
            })?;
        Ok(usize::try_from(count)?)
    }

    /// All items of one revision, in the document's order.
    pub fn items_of(&self, revision: RevisionId) -> Result<Vec<Planned>> {
        let mut query = self.prepare_cached(
            "select state.*, revision.programme_id from item_state as state
             join revision on revision.id = revision_id
             where revision_id = :revision",
        )?;
        let mut rows = query
            .query_map(named_params! { ":revision": revision.0 }, planned)?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        rows.sort_by_key(|row| row.position);
        self.fill(rows)
    }

    /// Items that a programme once had and that a revision of it has not, each as it was last in force.
    pub fn departed(&self, from: RevisionId) -> Result<Vec<Planned>> {
        let mut query = self.prepare_cached(
            "select state.*, revision.programme_id, max(revision.id) from item_state as state
             join revision on revision.id = revision_id
             where revision.programme_id = (select programme_id from revision where id = :from)
               and revision.id not in (select revision_id from withdrawal)
               and item_id not in (select item_id from item_state where revision_id = :from)
             group by item_id",
        )?;
        let rows = query.query_map(named_params! { ":from": from.0 }, planned)?;
        self.with_entries(rows.collect::<rusqlite::Result<Vec<_>>>()?)
    }

    fn with_entries(&self, mut rows: Vec<StateRow>) -> Result<Vec<Planned>> {
        rows.sort_by_key(|row| (row.planned.item.reading_order(), row.planned.programme, row.position));
        self.fill(rows)
    }

    /// Adds whom each item names; a line that was merged is read as the one that it is now.
    fn fill(&self, rows: Vec<StateRow>) -> Result<Vec<Planned>> {
        let mut named = self.named(&rows)?;
        let mut delegated = self.delegations(rows.iter().map(|row| row.planned.id))?;
        let mut filled = Vec::with_capacity(rows.len());
        for StateRow { mut planned, revision, .. } in rows {
            for (part, who) in named.remove(&(revision, planned.id)).unwrap_or_default() {
                add_named(&mut planned, part, who);
            }
            planned.delegated = delegated.remove(&planned.id).unwrap_or_default();
            filled.push(planned);
        }
        self.attend(filled.iter_mut())?;
        Ok(filled)
    }

    /// Whom each item of some revisions names, in order: a query for each revision, not for each item.
    fn named(&self, rows: &[StateRow]) -> Result<HashMap<(RevisionId, ItemId), Vec<(Part, Named)>>> {
        let mut ranges: BTreeMap<RevisionId, (ItemId, ItemId)> = BTreeMap::new();
        for row in rows {
            let id = row.planned.id;
            let (first, last) = ranges.entry(row.revision).or_insert((id, id));
            (*first, *last) = ((*first).min(id), (*last).max(id));
        }
        let mut query = self.prepare_cached(
            "select item_id, role, now.id as entry_id, now.name from item_entry
             join entry as named on named.id = entry_id
             join entry as now on now.id = ifnull(named.merged_into, named.id)
             where revision_id = :revision and item_id between :first and :last
             order by item_id, role, item_entry.position",
        )?;
        let mut found: HashMap<_, Vec<(Part, Named)>> = HashMap::new();
        for (revision, (first, last)) in ranges {
            let values = named_params! { ":revision": revision.0, ":first": first.0, ":last": last.0 };
            let mut entries = query.query(values)?;
            while let Some(row) = entries.next()? {
                let named = (row.word("role")?, who(row)?);
                found.entry((revision, row.id("item_id")?)).or_default().push(named);
            }
        }
        Ok(found)
    }

    /// The revision in force of a programme.
    pub fn current_revision(&self, programme: ProgrammeId) -> Result<Option<RevisionId>> {
        let mut query =
            self.prepare_cached("select revision_id from current_revision where programme_id = :programme")?;
        Ok(query
            .query_row(named_params! { ":programme": programme.0 }, |row| row.id("revision_id"))
            .optional()?)
    }

    /// The programmes that cover one of these days, each with its revision in force and the one before.
    pub fn last_two_revisions(&self, days: Period) -> Result<Vec<(RevisionId, Option<RevisionId>)>> {
        let mut query = self.prepare_cached(
            "select current.revision_id,
                    (select max(id) from revision as earlier
                     where earlier.programme_id = current.programme_id and earlier.id < current.revision_id
                       and earlier.id not in (select revision_id from withdrawal)) as earlier_id
             from current_revision as current join programme on programme.id = current.programme_id
             where period_from <= :to and period_to >= :from
             order by period_from, programme_id",
        )?;
        let revisions = query
            .query_map(named_params! { ":from": Day(days.from), ":to": Day(days.to) }, |row| {
                Ok((row.id("revision_id")?, row.id_or_none("earlier_id")?))
            })?;
        Ok(revisions.collect::<rusqlite::Result<_>>()?)
    }

    /// The programme that an item belongs to.
    pub fn programme_of_item(&self, item: ItemId) -> Result<Option<ProgrammeId>> {
        let mut query = self.prepare_cached("select programme_id from item where id = :item")?;
        Ok(query.query_row(named_params! { ":item": item.0 }, |row| row.id("programme_id")).optional()?)
    }

    /// Published programmes that touch these days, the one of the longest period first.
    pub fn programmes_on(&self, days: Period) -> Result<Vec<ProgrammeId>> {
        let mut query = self.prepare_cached(
            "select id from programme join current_revision on programme_id = id
             where period_from <= :to and period_to >= :from
             order by julianday(period_to) - julianday(period_from) desc, id",
        )?;
        let programmes = query
            .query_map(named_params! { ":from": Day(days.from), ":to": Day(days.to) }, |row| row.id("id"))?;
        Ok(programmes.collect::<rusqlite::Result<_>>()?)
    }

    /// Periods of published programmes that touch these days.
    pub fn published_periods(&self, days: Period) -> Result<Vec<Period>> {
        let mut query = self.prepare_cached(
            "select period_from, period_to from programme
             where period_from <= :to and period_to >= :from
               and exists (select 1 from current_revision where programme_id = programme.id)
             order by period_from",
        )?;
        let periods =
            query.query_map(named_params! { ":from": Day(days.from), ":to": Day(days.to) }, period)?;
        Ok(periods.collect::<rusqlite::Result<_>>()?)
    }

    /// Priorities in force on a day.
    pub fn priorities(&self, day: NaiveDate) -> Result<Vec<Priority>> {
        let mut query = self.prepare_cached(
            "select text, due from priority join current_revision using (revision_id)
             join programme on programme.id = programme_id
             where period_from <= :day and period_to >= :day order by programme_id, position",
        )?;
        let priorities = query.query_map(named_params! { ":day": Day(day) }, |row| {
            Ok(Priority { text: row.get("text")?, due: row.get::<_, Option<Day>>("due")?.map(|day| day.0) })
        })?;
        Ok(priorities.collect::<rusqlite::Result<_>>()?)
    }

    /// How many programmes have been published.
    pub fn programme_count(&self) -> Result<i64> {
        Ok(self.transaction.query_row("select count(*) from current_revision", [], |row| row.get(0))?)
    }
}

fn period(row: &Row<'_>) -> rusqlite::Result<Period> {
    Ok(Period { from: row.get::<_, Day>("period_from")?.0, to: row.get::<_, Day>("period_to")?.0 })
}
