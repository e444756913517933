//! Who did what, when; only ever added to.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::named_params;

use super::{Tx, values::millis};

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
