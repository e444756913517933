//! One-use ways in: what a code stands for, and whether it was used.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::{
    Tx,
    values::{Columns, instant, millis},
};
use plan::register::EntryId;

/// What a code lets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Invited {
    Official(EntryId),
    Unit(EntryId),
    /// Reads the whole programme.
    Reader,
    /// Drafts without publishing.
    Drafter,
    Secretariat,
}

/// A code that was handed out. The code itself is not kept, only its hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: i64,
    pub invited: Invited,
    pub expires_at: DateTime<Utc>,
    pub used: bool,
}

impl Tx<'_> {
    pub fn invite(
        &self,
        code_sha256: &[u8],
        invited: Invited,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        let (kind, entry) = match invited {
            Invited::Official(entry) => ("official", Some(entry)),
            Invited::Unit(entry) => ("unit", Some(entry)),
            Invited::Reader => ("reader", None),
            Invited::Drafter => ("drafter", None),
            Invited::Secretariat => ("secretariat", None),
        };
        let mut insert = self.prepare_cached(
            "insert into invitation (code_sha256, kind, entry_id, created_at, expires_at)
             values (:code, :kind, :entry, :now, :expires_at)",
        )?;
        insert.execute(named_params! {
            ":code": code_sha256, ":kind": kind, ":entry": entry.map(|id| id.0), ":now": millis(now),
            ":expires_at": millis(expires_at),
        })?;
        Ok(())
    }

    /// Keeps a link for the whole office, by the hash of its code.
    pub fn keep_office_link(
        &self,
        code_sha256: &[u8],
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        self.prepare_cached(
            "insert into office_link (code_sha256, created_at, expires_at) values (:code, :now, :expires_at)",
        )?
        .execute(named_params! {
            ":code": code_sha256, ":now": millis(now), ":expires_at": millis(expires_at),
        })?;
        Ok(())
    }

    /// Whether a code is one of the whole office that can still be used.
    pub fn is_office_link(&self, code_sha256: &[u8], now: DateTime<Utc>) -> Result<bool> {
        let mut query =
            self.prepare_cached("select 1 from office_link where code_sha256 = :code and expires_at > :now")?;
        Ok(query.exists(named_params! { ":code": code_sha256, ":now": millis(now) })?)
    }

    pub fn invitation(&self, code_sha256: &[u8]) -> Result<Option<Invitation>> {
        let mut query = self.prepare_cached(
            "select id, kind, entry_id, expires_at, used_at is not null as used from invitation
             where code_sha256 = :code",
        )?;
        let row = query
            .query_row(named_params! { ":code": code_sha256 }, |row| {
                let kind: String = row.get("kind")?;
                let invited = match kind.as_str() {
                    "official" => Invited::Official(row.id("entry_id")?),
                    "unit" => Invited::Unit(row.id("entry_id")?),
                    "drafter" => Invited::Drafter,
                    "secretariat" => Invited::Secretariat,
                    _ => Invited::Reader,
                };
                Ok((row.get("id")?, invited, row.get("expires_at")?, row.get("used")?))
            })
            .optional()?;
        let Some((id, invited, expires_at, used)) = row else { return Ok(None) };
        Ok(Some(Invitation { id, invited, expires_at: instant(expires_at)?, used }))
    }

    /// Tells whether the invitation was still unused.
    pub fn use_invitation(&self, id: i64, user: i64, now: DateTime<Utc>) -> Result<bool> {
        let mut update = self.prepare_cached(
            "update invitation set used_at = :now, used_by = :user where id = :id and used_at is null",
        )?;
        Ok(update.execute(named_params! { ":now": millis(now), ":user": user, ":id": id })? == 1)
    }
}
