//! `nhaclich export`: the programme in force in another form; one file for each format, which knows only its own.

use std::{
    fs,
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use chrono::{Months, NaiveDate};
use clap::{Args, ValueEnum};

use super::{open_store, output, parse_day, unusable};
use crate::{
    config::Settings,
    office::handout::Days,
    store::{Store, Tx},
};

mod ics;
mod json;

/// Write the programme in force as a file for another program.
///
/// Example: nhaclich export json --month 2021-11 --for BTXH --out thang-11.json
#[derive(Args)]
pub struct Export {
    format: Format,
    /// Only items of this official, unit or collective.
    #[arg(long = "for", value_name = "NAME")]
    of: Option<String>,
    /// First day.
    #[arg(long, value_parser = parse_day)]
    from: Option<NaiveDate>,
    /// Last day.
    #[arg(long, value_parser = parse_day)]
    to: Option<NaiveDate>,
    /// All days of one month.
    #[arg(long, value_name = "YYYY-MM", value_parser = parse_month, conflicts_with_all = ["from", "to"])]
    month: Option<NaiveDate>,
    /// The file to write, instead of standard output; it appears when it is whole.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// In which form; its name is the one of the file format.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A calendar (iCalendar); the last 60 days and all that is to come if no days are given.
    Ics,
    /// Items as in `nhaclich import --json`; everything in force if no days are given.
    Json,
}

impl Format {
    /// Whether a terminal can't show it.
    fn is_binary(self) -> bool {
        match self {
            Self::Ics | Self::Json => false,
        }
    }

    fn write(self, tx: &Tx<'_>, asked: &Asked<'_>) -> Result<Vec<u8>> {
        match self {
            Self::Ics => ics::write(tx, asked),
            Self::Json => json::write(tx, asked),
        }
    }
}

/// What of the programme is wanted, for the writers.
struct Asked<'a> {
    settings: &'a Settings,
    /// Every format has its own idea of what is wanted where no days are given.
    days: Days,
    /// As typed; [`super::agenda::audience`] knows whom it means.
    of: Option<&'a str>,
}

impl Export {
    pub fn run(self, settings: &Settings) -> Result<()> {
        if self.out.is_none() && self.format.is_binary() && std::io::stdout().is_terminal() {
            return Err(unusable("a terminal can't show this format; add --out FILE, or > FILE"));
        }
        let days = self.days()?;
        let mut store: Store = open_store(settings)?;
        let asked = Asked { settings, days, of: self.of.as_deref() };
        let bytes = store.look(|tx| self.format.write(tx, &asked))?;
        match &self.out {
            Some(file) => write_file(file, &bytes)
                .with_context(|| format!("{}: can't be written; nothing was changed", file.display())),
            None => output::write(&bytes),
        }
    }

    fn days(&self) -> Result<Days> {
        let (from, to) = match self.month {
            Some(first) => (Some(first), first.checked_add_months(Months::new(1)).and_then(|d| d.pred_opt())),
            None => (self.from, self.to),
        };
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            return Err(unusable("--to is before --from"));
        }
        Ok(Days { from, to })
    }
}

/// A month as an argument, by its first day.
fn parse_month(text: &str) -> Result<NaiveDate, String> {
    format!("{text}-01").parse().map_err(|_| "a month is written like 2021-11".to_owned())
}

/// Puts the bytes under a name in one step: whoever opens it sees the old file or the whole new one.
fn write_file(file: &Path, bytes: &[u8]) -> Result<()> {
    // A pipe or a device has no place beside it in which to prepare the bytes.
    if fs::metadata(file).is_ok_and(|there| !there.is_file()) {
        return Ok(fs::write(file, bytes)?);
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let open_as_usual = <fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(open_as_usual);
    let mut partial = builder.tempfile_in(folder)?;
    partial.write_all(bytes)?;
    partial.as_file().sync_all()?;
    partial.persist(file)?;
    Ok(())
}
