//! What documents print around their programmes, kept beside their bytes.

use anyhow::Result;
use rusqlite::{OptionalExtension, named_params};

use super::Tx;
use plan::register::RevisionId;
use reading::Stationery;

impl Tx<'_> {
    /// Keeps what a document prints around its programme.
    pub fn keep_frame(&self, document: i64, frame: &Stationery) -> Result<()> {
        self.prepare_cached("update document set frame = :frame where id = :document")?
            .execute(named_params! { ":frame": serde_json::to_string(frame)?, ":document": document })?;
        Ok(())
    }

    /// The frame of the document from which a revision came, else of the last one before it that came from any.
    pub fn frame_of(&self, revision: RevisionId) -> Result<Option<Stationery>> {
        let mut query = self.prepare_cached(
            "select d.frame from revision r
             join revision earlier on earlier.programme_id = r.programme_id and earlier.number <= r.number
             join document d on d.id = earlier.document_id and d.frame is not null
             where r.id = :revision order by earlier.number desc limit 1",
        )?;
        let frame: Option<String> =
            query.query_row(named_params! { ":revision": revision.0 }, |row| row.get("frame")).optional()?;
        Ok(frame.map(|frame| serde_json::from_str(&frame)).transpose()?)
    }
}
