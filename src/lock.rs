//! One instance: the database's own file locked, and one beside it; it knows nothing of what is in either.
//!
//! Two programs on one database would send everything twice and take each other's updates. It is the file that is
//! locked and not its name, since a file may have several (links). Beside it stands who holds it, which is for people,
//! and counts where there is no database yet. The locks are the operating system's, so they are gone with the process
//! however that ended. They are `flock`'s, which SQLite's own, `fcntl`'s, know nothing of.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{ErrorKind, Read, Seek, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};

use office::private;

/// The right to be the one instance; given back when it is dropped or the process ends.
#[derive(Debug)]
pub struct Lock {
    _beside: File,
    /// None: there was no database yet. Closing it gives up SQLite's locks on it too, so it goes last.
    _database: Option<File>,
}

impl Lock {
    /// Takes the right to work on the database, or says who has it.
    pub fn take(database: &Path, now: DateTime<Utc>) -> Result<Self> {
        // A link's target is what has one name.
        let named = database.canonicalize().unwrap_or_else(|_| database.to_owned());
        let path = beside(&named);
        private::folder_of(&path)?;
        let held = match File::open(database) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("opening {}", database.display())),
        };
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
        let taken = held.as_ref().map_or(Ok(()), File::try_lock).and_then(|()| file.try_lock());
        match taken {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!(
                "another nhaclich works on {} already: {}; stop that one first",
                database.display(),
                holder(&mut file)
            ),
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
        Ok(Self { _beside: file, _database: held })
    }
}

/// Who holds the lock, as far as that is written here: under another name of the file, it is written there.
fn holder(beside: &mut File) -> String {
    let mut holder = String::new();
    beside.read_to_string(&mut holder).unwrap_or_default();
    let holder = holder.trim();
    if holder.is_empty() {
        "another process, perhaps under another name of the file".into()
    } else {
        holder.into()
    }
}

/// `nhaclich.db` → `nhaclich.db.lock`.
fn beside(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(".lock");
    name.into()
}
