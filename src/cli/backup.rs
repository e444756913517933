//! `nhaclich backup` and `nhaclich restore`: the database as one file that can be carried away.

use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::{config::Settings, lock::Lock, store::backup};

/// Write a consistent copy of the database into a file, also while the bot runs.
///
/// Example: nhaclich backup /media/usb/nhaclich.db
#[derive(Args)]
pub struct Backup {
    /// Where the copy goes; a file that is there is replaced when the copy is complete.
    file: PathBuf,
}

/// Put a copy in the place of the database, keeping the old file; the bot must be stopped.
///
/// Example: nhaclich restore /media/usb/nhaclich.db
#[derive(Args)]
pub struct Restore {
    /// A copy made by `nhaclich backup`.
    file: PathBuf,
}

impl Backup {
    pub fn run(self, settings: &Settings) -> Result<()> {
        backup::backup(&settings.db, &self.file)?;
        eprintln!("{} copied to {}", settings.db.display(), self.file.display());
        Ok(())
    }
}

impl Restore {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let now = super::moment(settings);
        let _lock = Lock::take(&settings.db, now.now)?;
        let mut kept_as = settings.db.clone().into_os_string();
        kept_as.push(now.local().format(".before-restore-%Y%m%d-%H%M%S").to_string());
        let kept =
            backup::restore(&self.file, &settings.db, kept_as.as_ref()).context("nothing was replaced")?;
        match kept {
            Some(kept) => {
                eprintln!("{} restored; the old file is {}", settings.db.display(), kept.display());
            }
            None => eprintln!("{} restored", settings.db.display()),
        }
        Ok(())
    }
}
