//! Drafts: readings that nobody but the secretariat sees.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::{Tx, values::millis};
use crate::reading::Reading;

impl Tx<'_> {
    /// Keeps a reading as a draft; an open draft of the same period is replaced by it.
    pub fn open_draft(
        &self,
        reading: &Reading,
        document: Option<i64>,
        by: &str,
        now: DateTime<Utc>,
    ) -> Result<i64> {
        let json = serde_json::to_string(reading)?;
        let mut replace = self.prepare_cached(
            "update draft set closed_at = :now, outcome = 'replaced'
             where closed_at is null
               and json_extract(reading, '$.period') = json_extract(:reading, '$.period')",
        )?;
        replace.execute(named_params! { ":now": millis(now), ":reading": json })?;
        let mut insert = self.prepare_cached(
            "insert into draft (document_id, reading, opened_by, opened_at)
             values (:document, :reading, :by, :now)",
        )?;
        Ok(insert.insert(named_params! {
            ":document": document, ":reading": json, ":by": by, ":now": millis(now),
        })?)
    }
}
