//! What is known about revisions: who published them, when, why, and from which file; not their items.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{
    Actor, Tx,
    values::{Columns, Day, instant, millis},
};
use plan::{
    Period, Priority,
    register::{ProgrammeId, RevisionId},
};

/// A published state, without its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    pub id: RevisionId,
    pub programme: ProgrammeId,
    pub period: Period,
    pub number: u32,
    pub document: Option<i64>,
    pub version: Option<String>,
    pub reason: Option<String>,
    pub published_by: Actor,
    pub published_at: DateTime<Utc>,
    /// Called back before anybody was told.
    pub is_withdrawn: bool,
}

/// A programme in force without its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeHead {
    pub id: ProgrammeId,
    pub issuer: Option<String>,
    pub period: Period,
    pub revision: RevisionId,
}

const REVISION: &str =
    "select r.id, r.programme_id, r.number, r.document_id, r.version, r.reason, r.published_by,
            r.published_at, p.period_from, p.period_to, w.revision_id is not null as withdrawn
     from revision r join programme p on p.id = r.programme_id
     left join withdrawal w on w.revision_id = r.id";

impl Tx<'_> {
    /// The reasons that were given for what a programme has become from one revision to another, in order.
    pub fn reasons_since(&self, (then, now): (RevisionId, RevisionId)) -> Result<Vec<String>> {
        let mut query = self.prepare_cached(
            "select reason from revision
             where programme_id = (select programme_id from revision where id = :now)
               and id > :then and id <= :now and reason is not null
               and id not in (select revision_id from withdrawal)
             order by id",
        )?;
        let reasons =
            query.query_map(named_params! { ":then": then.0, ":now": now.0 }, |row| row.get("reason"))?;
        Ok(reasons.collect::<rusqlite::Result<_>>()?)
    }

    pub fn revision(&self, id: RevisionId) -> Result<Option<Revision>> {
        let mut query = self.prepare_cached(&format!("{REVISION} where r.id = :id"))?;
        query.query_row(named_params! { ":id": id.0 }, |row| Ok(revision(row))).optional()?.transpose()
    }

    /// Newest first, those that were called back among them.
    pub fn revisions(&self, limit: u32, offset: u32) -> Result<Vec<Revision>> {
        let mut query =
            self.prepare_cached(&format!("{REVISION} order by r.id desc limit :limit offset :offset"))?;
        let rows =
            query.query_map(named_params! { ":limit": limit, ":offset": offset }, |row| Ok(revision(row)))?;
        rows.map(|row| row?).collect()
    }

    /// The revision in force before this one.
    pub fn revision_before(&self, revision: &Revision) -> Result<Option<RevisionId>> {
        let mut query = self.prepare_cached(
            "select id from revision where programme_id = :programme and number < :number
             and id not in (select revision_id from withdrawal) order by number desc limit 1",
        )?;
        let values = named_params! { ":programme": revision.programme.0, ":number": revision.number };
        Ok(query.query_row(values, |row| row.id("id")).optional()?)
    }

    /// The oldest revision of a programme that was not called back.
    pub fn first_revision(&self, programme: ProgrammeId) -> Result<Option<RevisionId>> {
        let mut query = self.prepare_cached(
            "select min(id) as id from revision where programme_id = :programme
             and id not in (select revision_id from withdrawal)",
        )?;
        Ok(query.query_row(named_params! { ":programme": programme.0 }, |row| row.id_or_none("id"))?)
    }

    /// Programmes of which another revision is in force now than at an instant: the one then, the one now.
    pub fn revisions_since(&self, at: DateTime<Utc>) -> Result<Vec<(RevisionId, RevisionId)>> {
        let mut query = self.prepare_cached(
            "select max(earlier.id) as then_id, now.id as now_id
             from current_revision as current
             join revision as now on now.id = current.revision_id
             join revision as earlier on earlier.programme_id = now.programme_id
             where now.published_at > :at and earlier.published_at <= :at
               and earlier.id not in (select revision_id from withdrawal)
             group by now.id order by now.id",
        )?;
        let pairs = query.query_map(named_params! { ":at": millis(at) }, |row| {
            Ok((row.id("then_id")?, row.id("now_id")?))
        })?;
        Ok(pairs.collect::<rusqlite::Result<_>>()?)
    }

    /// The programme of exactly this period, if there is one.
    pub fn programme_of(&self, period: Period) -> Result<Option<ProgrammeId>> {
        let mut query =
            self.prepare_cached("select id from programme where period_from = :from and period_to = :to")?;
        let values = named_params! { ":from": Day(period.from), ":to": Day(period.to) };
        Ok(query.query_row(values, |row| row.id("id")).optional()?)
    }

    /// From the first day of the first published programme to the last day of the last one.
    pub fn published_span(&self) -> Result<Option<Period>> {
        let mut query = self.prepare_cached(
            "select min(period_from) as first_day, max(period_to) as last_day
             from programme join current_revision on programme_id = id",
        )?;
        let span: (Option<Day>, Option<Day>) =
            query.query_row([], |row| Ok((row.get("first_day")?, row.get("last_day")?)))?;
        Ok(match span {
            (Some(from), Some(to)) => Some(Period { from: from.0, to: to.0 }),
            _ => None,
        })
    }

    /// The programmes that cover one of these days, earliest first: the programme itself, not its items.
    pub fn programme_heads(&self, days: Period) -> Result<Vec<ProgrammeHead>> {
        let mut query = self.prepare_cached(
            "select id, issuer, period_from, period_to, revision_id
             from programme join current_revision on programme_id = id
             where period_from <= :to and period_to >= :from
             order by period_from, id",
        )?;
        let heads =
            query.query_map(named_params! { ":from": Day(days.from), ":to": Day(days.to) }, |row| {
                Ok(ProgrammeHead {
                    id: row.id("id")?,
                    issuer: row.get("issuer")?,
                    period: Period {
                        from: row.get::<_, Day>("period_from")?.0,
                        to: row.get::<_, Day>("period_to")?.0,
                    },
                    revision: row.id("revision_id")?,
                })
            })?;
        Ok(heads.collect::<rusqlite::Result<_>>()?)
    }

    /// The priorities of one revision.
    pub fn priorities_of(&self, revision: RevisionId) -> Result<Vec<Priority>> {
        let mut query = self.prepare_cached(
            "select text, due from priority where revision_id = :revision order by position",
        )?;
        let rows = query.query_map(named_params! { ":revision": revision.0 }, |row| {
            Ok(Priority { text: row.get("text")?, due: row.get::<_, Option<Day>>("due")?.map(|day| day.0) })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A kept file: its name and bytes.
    pub fn document_name(&self, id: i64) -> Result<Option<String>> {
        let mut query = self.prepare_cached("select name from document where id = :id")?;
        Ok(query.query_row(named_params! { ":id": id }, |row| row.get("name")).optional()?)
    }

    pub fn document(&self, id: i64) -> Result<Option<(String, Vec<u8>)>> {
        let mut query = self.prepare_cached("select name, content from document where id = :id")?;
        Ok(query
            .query_row(named_params! { ":id": id }, |row| Ok((row.get("name")?, row.get("content")?)))
            .optional()?)
    }

    /// The last revision that came from this file.
    pub fn revision_from(&self, document: i64) -> Result<Option<Revision>> {
        let mut query = self.prepare_cached(&format!(
            "{REVISION} where r.document_id = :document and w.revision_id is null order by r.id desc limit 1"
        ))?;
        query
            .query_row(named_params! { ":document": document }, |row| Ok(revision(row)))
            .optional()?
            .transpose()
    }
}

fn revision(row: &Row<'_>) -> Result<Revision> {
    Ok(Revision {
        id: row.id("id")?,
        programme: row.id("programme_id")?,
        period: Period { from: row.get::<_, Day>("period_from")?.0, to: row.get::<_, Day>("period_to")?.0 },
        number: row.get("number")?,
        document: row.get("document_id")?,
        version: row.get("version")?,
        reason: row.get("reason")?,
        published_by: Actor::of_column(&row.get::<_, String>("published_by")?),
        published_at: instant(row.get("published_at")?)?,
        is_withdrawn: row.get("withdrawn")?,
    })
}
