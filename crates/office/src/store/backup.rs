//! Copies of the database: made while it is written, checked before they count; it knows no schedule.

use std::{
    fs::File,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup, StepResult},
};

use super::{BUSY_TIMEOUT, Store, migrations};
use crate::private;

/// Another process's lock on the source is waited for this often.
const BUSY_TRIES: u32 = 50;
const BUSY_PAUSE: Duration = Duration::from_millis(100);

/// Copies the database at `from` to `to`, as it is at one instant, while others write to it.
///
/// The copy appears under its name only when it is whole, checked and on disk, for its owner alone.
pub fn backup(from: &Path, to: &Path) -> Result<()> {
    let source = open_to_read(from)?;
    let partial = partial(to);
    copy(&source, &partial)
        .and_then(|()| put(&partial, to))
        .inspect_err(|_| drop(std::fs::remove_file(&partial)))
        .with_context(|| format!("copying {} to {}", from.display(), to.display()))
}

/// Puts the copy `from` in the place of the database at `to`; gives where the old one is kept.
///
/// The copy is checked before anything changes. Whoever calls holds the lock on the database.
pub fn restore(from: &Path, to: &Path, kept_as: &Path) -> Result<Option<PathBuf>> {
    check(from)?;
    let source = open_to_read(from)?;
    let partial = partial(to);
    copy(&source, &partial)
        .inspect_err(|_| drop(std::fs::remove_file(&partial)))
        .and_then(|()| close_browsers(&partial))
        .with_context(|| format!("copying {}", from.display()))?;
    let kept = set_aside(to, kept_as)?;
    put(&partial, to).inspect_err(|_| {
        // Better the old database than none.
        if kept.is_some() {
            drop(std::fs::rename(kept_as, to));
        }
    })?;
    Ok(kept)
}

/// Whether the file is a database of this program, whole, and of a form that it knows.
pub fn check(path: &Path) -> Result<()> {
    let whole = || -> Result<()> {
        let connection = open_to_read(path)?;
        let version = migrations::version(&connection)?;
        let is_ours = connection.table_exists(None, "revision")?;
        if version == 0 || !is_ours {
            bail!("it is not a database of nhaclich");
        }
        if version > migrations::CURRENT {
            bail!(
                "it was written by a newer nhaclich (form {version}, this program knows {})",
                migrations::CURRENT
            );
        }
        Store { connection, owed: Default::default() }.check()
    };
    whole().with_context(|| format!("{} can't be used", path.display()))
}

fn open_to_read(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(path, flags).with_context(|| format!("opening {}", path.display()))?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    Ok(connection)
}

/// All pages in one step: in WAL mode that is one consistent state, and writers go on meanwhile. In
/// several steps it would begin anew with each write of theirs.
fn copy(source: &Connection, partial: &Path) -> Result<()> {
    drop(std::fs::remove_file(partial));
    private::file(partial)?;
    let mut target = Connection::open(partial)?;
    let backup = Backup::new(source, &mut target)?;
    let mut tries = 0;
    loop {
        match backup.step(-1)? {
            StepResult::Done => break,
            _ if tries < BUSY_TRIES => tries += 1,
            _ => bail!("the database was locked by another process all the time"),
        }
        std::thread::sleep(BUSY_PAUSE);
    }
    drop(backup);
    // One file that can be copied anywhere, without a log beside it.
    target.pragma_update(None, "journal_mode", "delete")?;
    let verdict: String = target.query_row("pragma integrity_check", [], |row| row.get(0))?;
    if verdict != "ok" {
        bail!("the copy is damaged: {verdict}");
    }
    target.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Whoever was in at the time of the copy may have been put out since.
fn close_browsers(partial: &Path) -> Result<()> {
    let connection = Connection::open(partial)?;
    for table in ["browser_link", "browser_session"] {
        if connection.table_exists(None, table)? {
            connection.execute(&format!("delete from {table}"), [])?;
        }
    }
    connection.close().map_err(|(_, error)| error.into())
}

/// Makes the partial file durable under its name.
fn put(partial: &Path, to: &Path) -> Result<()> {
    File::open(partial)?.sync_all()?;
    std::fs::rename(partial, to)?;
    sync_folder(to)
}

/// A rename is on disk when its folder is.
fn sync_folder(of: &Path) -> Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// Renames the present database, its log included.
fn set_aside(database: &Path, kept_as: &Path) -> Result<Option<PathBuf>> {
    if !database.exists() {
        return Ok(None);
    }
    // What only stands in the log goes into the file, if the file is still good for that.
    if let Ok(connection) = Connection::open(database) {
        let moved: rusqlite::Result<i64> =
            connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0));
        if let Err(error) = moved {
            tracing::warn!("the old database's log stays beside it: {error}");
        }
    }
    for suffix in ["-wal", "-shm"] {
        let log = with_suffix(database, suffix);
        if log.exists() {
            std::fs::rename(&log, with_suffix(kept_as, suffix))?;
        }
    }
    std::fs::rename(database, kept_as)
        .with_context(|| format!("keeping the old database as {}", kept_as.display()))?;
    private::close(kept_as)?;
    Ok(Some(kept_as.to_owned()))
}

fn partial(of: &Path) -> PathBuf {
    with_suffix(of, ".partial")
}

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
