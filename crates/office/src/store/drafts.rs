//! Drafts: readings that nobody but the secretariat sees, who works on them, and the way back.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};
use serde::{Deserialize, Serialize};

use super::{
    Actor, Tx,
    values::{Columns, id_column, instant, millis},
};
use plan::{changes::Verdict, id, register::RevisionId};
use reading::{Facsimile, Reading};

id!(
    /// A draft, open or closed.
    DraftId
);
id_column!(DraftId);

/// What a secretary decided about a draft beside the reading itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// The revision that the verdicts compare the draft with; another one in force makes them void.
    pub base: Option<RevisionId>,
    /// Which items are one, by index.
    pub verdicts: Vec<Verdict>,
    /// Names that are two persons, although they look like one.
    pub apart: Vec<(String, String)>,
    /// Spellings of a name: the name, the spelling.
    pub same: Vec<(String, String)>,
    /// What of several items at once was right or no longer is, by its kind; taken for granted once it is published.
    pub customs: Vec<(String, Option<usize>)>,
    /// Questions answered so far.
    pub answered: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftOutcome {
    Published,
    Discarded,
    Replaced,
}

/// A draft as it stands.
#[derive(Clone, Debug)]
pub struct Draft {
    pub id: DraftId,
    pub document: Option<i64>,
    pub reading: Reading,
    pub decisions: Decisions,
    pub reason: Option<String>,
    /// Counts its changes; what was shown of an older edition is stale.
    pub edition: u32,
    /// Who works on it: `user:123`, `command line`.
    pub held_by: Actor,
    pub held_at: DateTime<Utc>,
    pub opened_by: Actor,
    pub opened_at: DateTime<Utc>,
    pub is_open: bool,
    /// What it was published as.
    pub revision: Option<RevisionId>,
}

const COLUMNS: &str = "id, document_id, reading, decisions, reason, edition, held_by, held_at, opened_by, \
                       opened_at, closed_at, revision_id";

impl Tx<'_> {
    /// Keeps a reading as a draft held by `by`, in the place of what `by` had open for the period. What
    /// somebody else has open stays: nothing is overwritten silently.
    pub fn open_draft(
        &self,
        reading: &Reading,
        document: Option<i64>,
        by: Actor,
        now: DateTime<Utc>,
    ) -> Result<DraftId> {
        for other in self.open_drafts()? {
            if other.held_by == by && other.reading.period == reading.period {
                self.close_draft(other.id, DraftOutcome::Replaced, None, now)?;
            }
        }
        let mut insert = self.prepare_cached(
            "insert into draft (document_id, reading, facsimile, opened_by, opened_at, held_by, held_at)
             values (:document, :reading, :facsimile, :by, :now, :by, :now)",
        )?;
        let looked = &reading.facsimile;
        let facsimile = (!looked.is_empty()).then(|| serde_json::to_string(looked)).transpose()?;
        // How the document looked never changes, so the steps of the draft need not hold it.
        let reading = Reading { facsimile: Facsimile::default(), ..reading.clone() };
        let draft = DraftId(insert.insert(named_params! {
            ":document": document, ":reading": serde_json::to_string(&reading)?, ":facsimile": facsimile,
            ":by": by.to_string(), ":now": millis(now),
        })?);
        self.keep_cutouts(draft, &reading.cutouts)?;
        Ok(draft)
    }

    pub fn draft(&self, id: DraftId) -> Result<Option<Draft>> {
        let mut query = self.prepare_cached(&format!("select {COLUMNS} from draft where id = :id"))?;
        query.query_row(named_params! { ":id": id }, |row| Ok(draft(row))).optional()?.transpose()
    }

    /// How the draft's document looked; blank where there is none.
    pub fn facsimile_of(&self, id: DraftId) -> Result<Facsimile> {
        let mut query = self.prepare_cached("select facsimile from draft where id = :id")?;
        let kept: Option<Option<String>> =
            query.query_row(named_params! { ":id": id }, |row| row.get("facsimile")).optional()?;
        Ok(kept.flatten().map(|kept| serde_json::from_str(&kept)).transpose()?.unwrap_or_default())
    }

    /// Newest first.
    pub fn open_drafts(&self) -> Result<Vec<Draft>> {
        let mut query = self.prepare_cached(&format!(
            "select {COLUMNS} from draft where closed_at is null order by id desc"
        ))?;
        let drafts = query.query_map([], |row| Ok(draft(row)))?;
        drafts.map(|row| row?).collect()
    }

    /// The draft that a revision came from.
    pub fn draft_of(&self, revision: RevisionId) -> Result<Option<Draft>> {
        let mut query =
            self.prepare_cached(&format!("select {COLUMNS} from draft where revision_id = :revision"))?;
        query
            .query_row(named_params! { ":revision": revision.0 }, |row| Ok(draft(row)))
            .optional()?
            .transpose()
    }

    /// Keeps a further state of an open draft; the one before can be gone back to.
    pub fn change_draft(&self, id: DraftId, reading: &Reading, decisions: &Decisions) -> Result<()> {
        self.prepare_cached(
            "insert into draft_step (draft_id, number, reading, decisions, edition,
                                     changed_by)
             select id, ifnull((select max(number) from draft_step where draft_id = :id), 0) + 1, reading, decisions,
                    edition, held_by
             from draft where id = :id and closed_at is null",
        )?
        .execute(named_params! { ":id": id })?;
        self.set_draft(id, &serde_json::to_string(reading)?, &serde_json::to_string(decisions)?)
    }

    /// The draft as somebody saw it in an earlier edition, and who changed it since, each once; none if that can't be
    /// told any more, because the changes were taken back.
    pub fn draft_in(&self, id: DraftId, edition: u32) -> Result<Option<(Reading, Vec<Actor>)>> {
        let mut query = self.prepare_cached(
            "select reading, changed_by from draft_step where draft_id = :id and edition >= :edition
             order by number",
        )?;
        let mut rows = query.query(named_params! { ":id": id, ":edition": edition })?;
        let (mut seen, mut by) = (None, Vec::new());
        while let Some(row) = rows.next()? {
            if seen.is_none() {
                seen = Some(serde_json::from_str(&row.get::<_, String>("reading")?)?);
            }
            let actor = Actor::of_column(&row.get::<_, String>("changed_by")?);
            if !by.contains(&actor) {
                by.push(actor);
            }
        }
        Ok(seen.map(|seen| (seen, by)))
    }

    /// Goes back to the state before the last change. Tells whether there was one.
    pub fn step_back(&self, id: DraftId) -> Result<bool> {
        let last: Option<(String, String)> = self
            .prepare_cached(
                "delete from draft_step where draft_id = :id
                 and number = (select max(number) from draft_step where draft_id = :id)
                 returning reading, decisions",
            )?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get("reading")?, row.get("decisions")?)))
            .optional()?;
        let Some((reading, decisions)) = last else { return Ok(false) };
        self.set_draft(id, &reading, &decisions)?;
        Ok(true)
    }

    fn set_draft(&self, id: DraftId, reading: &str, decisions: &str) -> Result<()> {
        self.prepare_cached(
            "update draft set reading = :reading, decisions = :decisions, edition = edition + 1
             where id = :id and closed_at is null",
        )?
        .execute(named_params! { ":id": id, ":reading": reading, ":decisions": decisions })?;
        Ok(())
    }

    pub fn set_draft_reason(&self, id: DraftId, reason: Option<&str>) -> Result<()> {
        self.prepare_cached(
            "update draft set reason = :reason, edition = edition + 1 where id = :id and closed_at is null",
        )?
        .execute(named_params! { ":id": id, ":reason": reason })?;
        Ok(())
    }

    /// Somebody works on it from now on.
    pub fn hold_draft(&self, id: DraftId, by: Actor, now: DateTime<Utc>) -> Result<()> {
        self.prepare_cached(
            "update draft set held_by = :by, held_at = :now, edition = edition + 1
             where id = :id and closed_at is null",
        )?
        .execute(named_params! { ":id": id, ":by": by.to_string(), ":now": millis(now) })?;
        Ok(())
    }

    pub fn close_draft(
        &self,
        id: DraftId,
        outcome: DraftOutcome,
        revision: Option<RevisionId>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let outcome = match outcome {
            DraftOutcome::Published => "published",
            DraftOutcome::Discarded => "discarded",
            DraftOutcome::Replaced => "replaced",
        };
        self.prepare_cached(
            "update draft set closed_at = :now, outcome = :outcome, revision_id = :revision,
                    edition = edition + 1
             where id = :id and closed_at is null",
        )?
        .execute(named_params! {
            ":id": id, ":outcome": outcome, ":revision": revision.map(|id| id.0), ":now": millis(now),
        })?;
        self.drop_cutouts(id)
    }

    /// A publication was called back: its draft is open again.
    pub fn reopen_draft(&self, revision: RevisionId) -> Result<()> {
        self.prepare_cached(
            "update draft set closed_at = null, outcome = null, revision_id = null, edition = edition + 1
             where revision_id = :revision",
        )?
        .execute(named_params! { ":revision": revision.0 })?;
        Ok(())
    }
}

fn draft(row: &Row<'_>) -> Result<Draft> {
    let (reading, decisions): (String, String) = (row.get("reading")?, row.get("decisions")?);
    Ok(Draft {
        id: row.get("id")?,
        document: row.get("document_id")?,
        reading: serde_json::from_str(&reading)?,
        decisions: serde_json::from_str(&decisions)?,
        reason: row.get("reason")?,
        edition: row.get("edition")?,
        held_by: Actor::of_column(&row.get::<_, String>("held_by")?),
        held_at: instant(row.get("held_at")?)?,
        opened_by: Actor::of_column(&row.get::<_, String>("opened_by")?),
        opened_at: instant(row.get("opened_at")?)?,
        is_open: row.get::<_, Option<i64>>("closed_at")?.is_none(),
        revision: row.id_or_none("revision_id")?,
    })
}
