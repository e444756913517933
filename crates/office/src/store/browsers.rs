//! Links into the browser and browsers that were let in, each by the hash of its secret; who may be is not known here.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{DraftId, Tx, values::millis};

/// Of a secret, so that how long a look-up takes tells nothing about one, and a backup lets nobody in.
pub type Sha256 = [u8; 32];

impl Tx<'_> {
    pub fn keep_browser_link(
        &self,
        sha256: &Sha256,
        user: i64,
        draft: DraftId,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into browser_link (sha256, user, draft_id, expires_at)
             values (:sha256, :user, :draft, :expires_at)",
        )?;
        insert.execute(named_params! {
            ":sha256": sha256, ":user": user, ":draft": draft, ":expires_at": millis(expires_at),
        })?;
        Ok(())
    }

    /// Whose a link is, and which draft it leads to, as long as it is good.
    pub fn browser_link(&self, sha256: &Sha256, now: DateTime<Utc>) -> Result<Option<(i64, DraftId)>> {
        let mut query = self.prepare_cached(
            "select user, draft_id from browser_link where sha256 = :sha256 and expires_at > :now",
        )?;
        let values = named_params! { ":sha256": sha256, ":now": millis(now) };
        Ok(query.query_row(values, |row| Ok((row.get("user")?, row.get("draft_id")?))).optional()?)
    }

    /// It opens nothing from now on. Tells whether it was there.
    pub fn end_browser_link(&self, sha256: &Sha256) -> Result<bool> {
        let mut delete = self.prepare_cached("delete from browser_link where sha256 = :sha256")?;
        Ok(delete.execute(named_params! { ":sha256": sha256 })? == 1)
    }

    /// Tells whether it is brought for the first time.
    pub fn take_browser_ticket(&self, sha256: &Sha256, expires_at: DateTime<Utc>) -> Result<bool> {
        let mut insert = self.prepare_cached(
            "insert into browser_ticket (sha256, expires_at) values (:sha256, :expires_at)
             on conflict do nothing",
        )?;
        let values = named_params! { ":sha256": sha256, ":expires_at": millis(expires_at) };
        Ok(insert.execute(values)? == 1)
    }

    pub fn keep_browser_session(&self, sha256: &Sha256, user: i64, expires_at: DateTime<Utc>) -> Result<()> {
        let mut insert = self.prepare_cached(
            "insert into browser_session (sha256, user, expires_at) values (:sha256, :user, :expires_at)",
        )?;
        insert
            .execute(named_params! { ":sha256": sha256, ":user": user, ":expires_at": millis(expires_at) })?;
        Ok(())
    }

    pub fn browser_session(&self, sha256: &Sha256, now: DateTime<Utc>) -> Result<Option<i64>> {
        let mut query = self.prepare_cached(
            "select user from browser_session where sha256 = :sha256 and expires_at > :now",
        )?;
        let values = named_params! { ":sha256": sha256, ":now": millis(now) };
        Ok(query.query_row(values, |row| row.get("user")).optional()?)
    }

    /// Everything that somebody has open or could open in a browser ends. Tells how many browsers that were.
    pub fn end_browser_sessions(&self, user: i64) -> Result<usize> {
        let values = named_params! { ":user": user };
        self.prepare_cached("delete from browser_link where user = :user")?.execute(values)?;
        Ok(self.prepare_cached("delete from browser_session where user = :user")?.execute(values)?)
    }

    /// Forgets what has expired.
    pub fn sweep_browsers(&self, now: DateTime<Utc>) -> Result<()> {
        let values = named_params! { ":now": millis(now) };
        self.prepare_cached("delete from browser_link where expires_at <= :now")?.execute(values)?;
        self.prepare_cached("delete from browser_ticket where expires_at <= :now")?.execute(values)?;
        self.prepare_cached("delete from browser_session where expires_at <= :now")?.execute(values)?;
        Ok(())
    }
}
