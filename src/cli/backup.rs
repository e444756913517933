//! `nhaclich backup` and `nhaclich restore`: the database as one file that can be carried away.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;

use super::output;
use crate::{config::Settings, lock::Lock};
use office::{
    Moment,
    store::{self, Store, backup},
};

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
    /// Only try it: put it into a temporary folder, check it there, and print what is in it. The office's own
    /// database is not touched, and its bot may run.
    #[arg(long)]
    check: bool,
}

impl Backup {
    pub fn run(self, settings: &Settings) -> Result<()> {
        super::find_database(settings)?;
        backup::backup(&settings.db, &self.file).map_err(|error| match store::broken(&error) {
            Some(_) => super::unopened(settings, &error),
            None => error,
        })?;
        eprintln!("{} copied to {}", settings.db.display(), self.file.display());
        Ok(())
    }
}

impl Restore {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let now = super::moment(settings);
        if self.check {
            return output::print(&try_out(&self.file, &now)?);
        }
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

/// Restores the copy where it is in nobody's way, brings it to this program's form, and tells what it holds.
fn try_out(file: &Path, now: &Moment) -> Result<String> {
    let folder = tempfile::tempdir().context("creating a temporary folder")?;
    let tried = folder.path().join("tried.db");
    backup::restore(file, &tried, &folder.path().join("nothing-was-there.db"))?;
    let mut store = Store::open(&tried)?;
    store.check()?;
    let form = store.version()?;
    let (programmes, newest, figures) =
        store.look(|tx| Ok((tx.programme_count()?, tx.revisions(1, 0)?.pop(), tx.figures(now.now)?)))?;
    let newest = newest.map_or_else(String::new, |revision| {
        let published = Moment { now: revision.published_at, ..*now }.local().format("%Y-%m-%d %H:%M");
        let (number, period) = (revision.number, revision.period);
        format!(
            ", the newest revision no. {number} of {} to {}, published {published}",
            period.from, period.to
        )
    });
    let all = |of: &[(String, u64)]| of.iter().map(|(_, count)| count).sum::<u64>();
    let (chats, messages) = (all(&figures.chats), all(&figures.messages));
    let name = file.display();
    Ok(format!(
        "{name}: whole, form {form}; programmes: {programmes}{newest}; chats: {chats}; messages: {messages}"
    ))
}
