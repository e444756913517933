//! What we remember: the SQLite file, its migrations and its transactions; the only SQL.
//!
//! A [`Store`] is one connection. Whatever belongs together happens inside [`Store::transact`], which
//! takes the write lock at once, so a verb never discovers half-way that it may not write.

use std::{cell::Cell, path::Path, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use tokio::sync::Notify;

use crate::private;

mod actor;
mod announcements;
mod asked;
mod audit;
pub mod backup;
mod boards;
mod broadcasts;
mod browsers;
mod chats;
mod corrections;
mod delegations;
mod dialogues;
mod digests;
mod directory;
mod drafts;
mod feeds;
mod frames;
mod habits;
mod histories;
mod invitations;
mod key;
mod links;
mod mail;
mod members;
mod migrations;
mod office;
mod outbox;
mod prepared;
mod presence;
mod programmes;
mod reminders;
mod requests;
mod revisions;
mod scans;
mod search;
mod states;
mod undelivered;
mod updates;
mod upkeep;
pub(crate) mod values;

pub use actor::Actor;
pub use announcements::{Announcement, AnnouncementId, NewAnnouncement, Seen, Told, revision_key};
pub use asked::{AskedId, Kept};
pub use audit::{Deed, Detail, Logged, Subject};
pub use boards::{Board, Face};
pub use broadcasts::{Addressed, Attachment, Broadcast, BroadcastId, BroadcastState, Progress};
pub use chats::{Absent, Chat, ChatId, ChatKind, ChatState, Place};
pub use delegations::Delegation;
pub use digests::DigestOutcome;
pub use drafts::{Decisions, Draft, DraftId, DraftOutcome};
pub use feeds::{Feed, Purpose};
pub use habits::{NoticeOutcome, Notices};
pub use invitations::{Invitation, Invited};
pub use key::{After, Key, State};
pub use mail::{Asked, Code, Letter, Mailbox, Posted};
pub use members::{Member, Role};
pub use office::Custom;
pub use outbox::{Claimed, Earlier, Form, Lane, Manner, OutboxId, Owed};
pub use programmes::NewRevision;
pub use reminders::ItemReminder;
pub use requests::{Asking, Request};
pub use revisions::{ProgrammeHead, Revision};
pub use scans::Album;
pub use undelivered::Undelivered;
pub use updates::{Incoming, Left};
pub use upkeep::{DigestRun, Figures, Missed};

/// How long a writer waits for another process (a backup, the command line) before it gives up.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Memory for pages of each reading connection, in negative KiB as SQLite wants it: the system keeps the file's
/// pages too, and an office's whole database is a few megabytes.
const READER_CACHE: i64 = -512;

/// What is wrong with a database itself, so that another copy is the way back.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error(
        "the database has form {found}, this program knows {known}: it was written by a newer nhaclich; use that one"
    )]
    Newer { found: u32, known: u32 },
    #[error("the database is damaged: the file is empty")]
    Empty,
    #[error("the database is damaged: {0}")]
    Damaged(String),
}

/// One connection to the office's database.
pub struct Store {
    connection: Connection,
    /// Woken when a message was put into the outbox and committed.
    pub owed: Arc<Notify>,
}

impl Store {
    /// Opens the file, creating it and its folder for their owner alone, and brings it to this program's form.
    pub fn open(path: &Path) -> Result<Self> {
        private::folder_of(path)?;
        if is_emptied(path) {
            return Err(Broken::Empty.into());
        }
        private::file(path)?;
        for beside in ["-wal", "-shm"] {
            let beside = backup::with_suffix(path, beside);
            private::close(&beside).with_context(|| format!("closing {} to others", beside.display()))?;
        }
        let connection = Connection::open(path).with_context(|| format!("opening {}", path.display()))?;
        Self::prepare(connection).with_context(|| format!("preparing {}", path.display()))
    }

    /// A database that lives as long as the value.
    pub fn in_memory() -> Result<Self> {
        Self::prepare(Connection::open_in_memory()?)
    }

    /// A further connection that only reads, to a file that [`Store::open`] has prepared.
    pub fn open_reader(path: &Path) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .with_context(|| format!("opening {}", path.display()))?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.pragma_update(None, "cache_size", READER_CACHE)?;
        Ok(Self { connection, owed: Arc::default() })
    }

    fn prepare(mut connection: Connection) -> Result<Self> {
        connection.busy_timeout(BUSY_TIMEOUT)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        // A message marked as sent must stay marked after a power cut, or it is sent again: in WAL mode
        // only FULL syncs each commit (https://www.sqlite.org/pragma.html#pragma_synchronous).
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(64);
        migrations::run(&mut connection)?;
        Ok(Self { connection, owed: Arc::default() })
    }

    /// Runs `work` as one transaction: all of it is kept or none.
    pub fn transact<T>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tx = Tx { transaction, owed: Cell::new(false), may_write: true };
        let value = work(&tx)?;
        let owed = tx.owed.get();
        tx.transaction.commit().context("committing")?;
        if owed {
            self.owed.notify_one();
        }
        Ok(value)
    }

    /// Like [`Store::transact`], but without waiting for the disk: what is written survives the death of
    /// the process at once, and a power cut from the next [`Store::transact`] on, which syncs the whole
    /// log. For marks that must stand before something is done, and that a power cut may take back.
    pub fn transact_unsynced<T>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.connection.pragma_update(None, "synchronous", "normal")?;
        let result = self.transact(work);
        self.connection.pragma_update(None, "synchronous", "full")?;
        result
    }

    /// Runs `work` on one consistent state of the database without the right to write.
    pub fn look<T>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        let tx = Tx { transaction, owed: Cell::new(false), may_write: false };
        work(&tx)
    }

    /// Rows written on this connection so far.
    pub fn rows_written(&self) -> u64 {
        self.connection.total_changes()
    }

    /// The schema version of the file.
    pub fn version(&self) -> Result<u32> {
        migrations::version(&self.connection)
    }

    /// SQLite's own check of the file (`pragma quick_check`).
    pub fn check(&self) -> Result<()> {
        let verdict: String = self.connection.query_row("pragma quick_check", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(Broken::Damaged(verdict).into());
        }
        Ok(())
    }
}

/// Whether a file that is there holds nothing, nor its log: a disk that was full or a power cut has taken it.
fn is_emptied(path: &Path) -> bool {
    let length = |path: &Path| std::fs::metadata(path).ok().map(|file| file.len());
    length(path) == Some(0) && length(&backup::with_suffix(path, "-wal")).unwrap_or(0) == 0
}

/// What is wrong with the database itself, if that is what an error is about.
pub fn broken(error: &anyhow::Error) -> Option<Broken> {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    error.chain().find_map(|cause| {
        if let Some(broken) = cause.downcast_ref::<Broken>() {
            return Some(broken.clone());
        }
        let error = cause.downcast_ref::<rusqlite::Error>()?;
        matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase))
            .then(|| Broken::Damaged(error.to_string()))
    })
}

/// Whether an error is the file's or the disk's (locked, full, unreadable), not that of a query.
pub fn is_trouble(error: &anyhow::Error) -> bool {
    use rusqlite::ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseCorrupt, DatabaseLocked, DiskFull, FileLockingProtocolFailed,
        NotADatabase, OutOfMemory, PermissionDenied, ReadOnly, SystemIoFailure,
    };
    error.chain().filter_map(|cause| cause.downcast_ref::<rusqlite::Error>()).any(|error| {
        matches!(
            error.sqlite_error_code(),
            Some(
                CannotOpen
                    | DatabaseBusy
                    | DatabaseCorrupt
                    | DatabaseLocked
                    | DiskFull
                    | FileLockingProtocolFailed
                    | NotADatabase
                    | OutOfMemory
                    | PermissionDenied
                    | ReadOnly
                    | SystemIoFailure
            )
        )
    })
}

/// An open transaction. The queries are methods of this type, in one file for each subject.
pub struct Tx<'a> {
    transaction: Transaction<'a>,
    /// Whether a message was put into the outbox.
    owed: Cell<bool>,
    may_write: bool,
}

impl<'a> Tx<'a> {
    /// Whether what is read here is committed for certain, so that it may be kept beyond this transaction.
    pub fn only_reads(&self) -> bool {
        !self.may_write
    }

    fn prepare_cached(&self, sql: &str) -> rusqlite::Result<rusqlite::CachedStatement<'_>> {
        self.transaction.prepare_cached(sql)
    }
}
