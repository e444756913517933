//! Files and folders that only their owner can read, whatever the umask is; it knows nothing of what is in them.
//!
//! The database says where every official is at which hour, so it is nobody else's business on a shared machine.
//! SQLite gives the files beside a database (`-wal`, `-shm`, `-journal`) the database's own mode.

use std::{
    fs::{self, DirBuilder, OpenOptions, Permissions},
    io::{self, ErrorKind},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

use anyhow::{Context, Result};

/// Of files: read and written by their owner.
pub const FILE: u32 = 0o600;
const FOLDER: u32 = 0o700;
/// Anything for the group or for others.
const SHARED: u32 = 0o077;

/// Creates what is missing of a folder; one that is there stays as it is.
pub fn folder(path: &Path) -> Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(FOLDER)
        .create(path)
        .with_context(|| format!("creating {}", path.display()))
}

/// Creates what is missing of the folder that a file is in.
pub fn folder_of(file: &Path) -> Result<()> {
    match file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(parent) => folder(parent),
        None => Ok(()),
    }
}

/// Creates an empty file, or closes one that is there to everybody but its owner.
pub fn file(path: &Path) -> Result<()> {
    // One that is there is not opened: closing it would give up SQLite's locks on it in this process.
    match OpenOptions::new().write(true).create_new(true).mode(FILE).open(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => close(path),
        created => created.map(drop),
    }
    .with_context(|| format!("opening {}", path.display()))
}

/// Closes a file to everybody but its owner. Nothing is done where it is missing, or somebody else's: then it is
/// for its owner to decide.
pub fn close(path: &Path) -> io::Result<()> {
    let mode = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        found => found?.permissions().mode(),
    };
    if mode & SHARED == 0 {
        return Ok(());
    }
    match fs::set_permissions(path, Permissions::from_mode(mode & !SHARED)) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        done => done,
    }
}
