//! One instance: a locked file beside the database; it knows nothing of what is in either.
//!
//! Two programs on one database would send everything twice and take each other's updates. The lock is
//! the operating system's, so it is gone with the process however that ended; the file's text is only
//! for people.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read, Seek, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};

use office::private;

/// The right to be the one instance; given back when it is dropped or the process ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the right to work on the database, or says who has it.
    pub fn take(database: &Path, now: DateTime<Utc>) -> Result<Self> {
        let path = beside(database);
        private::folder_of(&path)?;
        // Not truncated: until the lock is ours, the text is somebody else's.
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(private::FILE)
            .open(&path)
            .with_context(|| format!("opening {}", path.display()))?;
        private::close(&path).with_context(|| format!("closing {} to others", path.display()))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                file.read_to_string(&mut holder).unwrap_or_default();
                let holder = if holder.trim().is_empty() { "another process" } else { holder.trim() };
                bail!(
                    "another nhaclich works on {} already: {holder}; stop that one first",
                    database.display()
                );
            }
            Err(TryLockError::Error(error)) => {
                return Err(error).with_context(|| format!("locking {}", path.display()));
            }
        }
        let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        let text = format!(
            "process {} on {}, since {}\n",
            std::process::id(),
            host.trim(),
            now.format("%Y-%m-%d %H:%M:%S UTC")
        );
        file.set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(text.as_bytes()))
            .with_context(|| format!("writing {}", path.display()))?;
        Ok(Self { _file: file })
    }
}

/// `nhaclich.db` → `nhaclich.db.lock`.
fn beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}
