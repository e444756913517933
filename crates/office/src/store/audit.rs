//! Who did what, when; only ever added to.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::{
    Tx,
    values::{instant, millis},
};

impl Tx<'_> {
    pub fn audit(
        &self,
        now: DateTime<Utc>,
        actor: &str,
        action: &str,
        subject: &str,
        detail: &str,
    ) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into audit (at, actor, action, subject, detail)
             values (:at, :actor, :action, :subject, :detail)",
        )?;
        insert.execute(named_params! {
            ":at": millis(now), ":actor": actor, ":action": action, ":subject": subject, ":detail": detail,
        })?;
        Ok(())
    }
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    pub at: DateTime<Utc>,
    pub actor: String,
    pub action: String,
    pub subject: String,
    pub detail: String,
}

impl Tx<'_> {
    /// Newest first.
    pub fn audit_log(&self, limit: u32, offset: u32) -> Result<Vec<Logged>> {
        let mut query = self.prepare_cached(
            "select at, actor, action, subject, detail from audit order by id desc limit :limit offset :offset",
        )?;
        let mut rows = query.query(named_params! { ":limit": limit, ":offset": offset })?;
        let mut log = Vec::new();
        while let Some(row) = rows.next()? {
            log.push(Logged {
                at: instant(row.get("at")?)?,
                actor: row.get("actor")?,
                action: row.get("action")?,
                subject: row.get("subject")?,
                detail: row.get("detail")?,
            });
        }
        Ok(log)
    }
}
