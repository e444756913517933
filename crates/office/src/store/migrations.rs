//! The database's form: numbered files, only ever added, applied at start in one transaction.
//!
//! `user_version` counts how many have been applied. rusqlite's helper crates pin older versions of it,
//! and the whole need is the twenty lines below.

use anyhow::{Context, Result};
use rusqlite::{Connection, TransactionBehavior};

use super::Broken;

/// In order; an entry never changes once it shipped.
const MIGRATIONS: &[&str] = &[
    include_str!("../../../../migrations/0001_programme.sql"),
    include_str!("../../../../migrations/0002_delivery.sql"),
    include_str!("../../../../migrations/0003_dialogue.sql"),
    include_str!("../../../../migrations/0004_desk.sql"),
    include_str!("../../../../migrations/0005_access.sql"),
    include_str!("../../../../migrations/0006_asked.sql"),
    include_str!("../../../../migrations/0007_habits.sql"),
    include_str!("../../../../migrations/0008_prepared.sql"),
    include_str!("../../../../migrations/0009_feeds.sql"),
    include_str!("../../../../migrations/0010_notices.sql"),
    include_str!("../../../../migrations/0011_week_picture.sql"),
    include_str!("../../../../migrations/0012_answers.sql"),
    include_str!("../../../../migrations/0013_attendees.sql"),
    include_str!("../../../../migrations/0014_scans.sql"),
    include_str!("../../../../migrations/0015_item_reminders.sql"),
    include_str!("../../../../migrations/0016_cards.sql"),
    include_str!("../../../../migrations/0017_mail.sql"),
    include_str!("../../../../migrations/0018_reminders.sql"),
    include_str!("../../../../migrations/0019_frames.sql"),
    include_str!("../../../../migrations/0020_proof.sql"),
];

/// The form that this program knows.
pub const CURRENT: u32 = MIGRATIONS.len() as u32;

pub fn version(connection: &Connection) -> Result<u32> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings the database to [`CURRENT`], or refuses one that a newer program has written.
pub fn run(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found > CURRENT {
        return Err(Broken::Newer { found, known: CURRENT }.into());
    }
    for (number, sql) in (found + 1..).zip(&MIGRATIONS[found as usize..]) {
        transaction.execute_batch(sql).with_context(|| format!("migration {number:04}"))?;
        transaction.pragma_update(None, "user_version", number)?;
    }
    transaction.commit()?;
    Ok(())
}
