//! `nhaclich export`: the programme in force in another form; one file for each format, which knows only its own.

use std::{
    fs,
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use chrono::{Months, NaiveDate};
use clap::{Args, ValueEnum};

use super::{agenda, moment, open_store, output, parse_day, unusable};
use crate::config::Settings;
use office::{
    Moment,
    handout::{Days, Whose},
    store::{Store, Tx},
};
use plan::{Period, register::Audience, sessions::SessionHours};
use words::{
    Language,
    handout::{document, pdf, picture::Theme, spread::Span, workbook},
};

mod ics;
mod json;
mod paper;
mod png;

/// Write the programme in force as a file for another program.
///
/// Example: nhaclich export docx --month 2021-11 --changes --out "chương trình tháng 11.docx"
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
    /// The week of a day (png).
    #[arg(long, value_name = "DAY", value_parser = parse_day, conflicts_with_all = ["from", "to", "month"])]
    week: Option<NaiveDate>,
    /// Light letters on a dark ground (png).
    #[arg(long)]
    dark: bool,
    /// Mark what differs from the revision before (docx, xlsx).
    #[arg(long)]
    changes: bool,
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
    /// A Word document in the office's own form; the programme in force if no days are given.
    Docx,
    /// An Excel workbook, one row an item; the programme in force if no days are given.
    Xlsx,
    /// A4 pages to print; the programme in force if no days are given.
    Pdf,
    /// Pictures of a week or a month for a phone; this week if no days are given.
    Png,
}

impl Format {
    /// Whether a terminal can't show it.
    fn is_binary(self) -> bool {
        match self {
            Self::Ics | Self::Json => false,
            Self::Docx | Self::Xlsx | Self::Pdf | Self::Png => true,
        }
    }

    /// Whether it can mark what changed.
    fn marks_changes(self) -> bool {
        match self {
            Self::Ics | Self::Json | Self::Pdf | Self::Png => false,
            Self::Docx | Self::Xlsx => true,
        }
    }

    /// The bytes of one file, or of several that belong together.
    fn write(self, tx: &Tx<'_>, asked: &Asked<'_>) -> Result<Vec<Vec<u8>>> {
        match self {
            Self::Ics => Ok(vec![ics::write(tx, asked)?]),
            Self::Json => Ok(vec![json::write(tx, asked)?]),
            Self::Docx => Ok(vec![paper::write(tx, asked, document::write)?]),
            Self::Xlsx => Ok(vec![paper::write(tx, asked, workbook::write)?]),
            Self::Pdf => Ok(vec![paper::write(tx, asked, pdf::write)?]),
            Self::Png => png::write(tx, asked),
        }
    }
}

/// What of the programme is wanted, for the writers.
struct Asked<'a> {
    moment: Moment,
    /// Every format has its own idea of what is wanted where no days are given.
    days: Days,
    of: Option<&'a str>,
    /// A day of the week or of the month that is asked for as a whole.
    whole: Option<(Span, NaiveDate)>,
    theme: Theme,
    language: Language,
    session_hours: SessionHours,
    changes: bool,
}

impl Asked<'_> {
    /// The days asked for, else all that is published.
    fn all(&self, tx: &Tx<'_>) -> Result<Period> {
        self.days.or_all(tx)?.ok_or_else(nothing_published)
    }

    /// The days asked for, else those of the programme in force.
    fn programme(&self, tx: &Tx<'_>) -> Result<Period> {
        self.days.or_programme(tx, self.moment.today())?.ok_or_else(nothing_published)
    }

    fn whose(&self, tx: &Tx<'_>) -> Result<Whose> {
        let register = tx.register()?;
        let audience = agenda::audience(&register, self.of)?;
        let name = match audience {
            Audience::Everybody => None,
            Audience::Named(..) => self.of.and_then(|name| Some(register.find(name).first()?.name.clone())),
        };
        Ok(Whose { audience, name })
    }
}

fn nothing_published() -> anyhow::Error {
    anyhow!("no programme has been published yet; `nhaclich import FILE --publish` publishes one")
}

impl Export {
    pub fn run(self, settings: &Settings) -> Result<()> {
        if self.out.is_none() && self.format.is_binary() && std::io::stdout().is_terminal() {
            return Err(unusable("a terminal can't show this format; add --out FILE, or > FILE"));
        }
        let is_picture = matches!(self.format, Format::Png);
        if !is_picture && (self.week.is_some() || self.dark) {
            return Err(unusable("--week and --dark are for png"));
        }
        if self.changes && !self.format.marks_changes() {
            return Err(unusable("--changes: only docx and xlsx can mark what changed"));
        }
        let days = self.days()?;
        if is_picture && (self.from.is_some() || self.to.is_some()) {
            return Err(unusable("a picture shows a week or a month: --week DAY or --month YYYY-MM"));
        }
        let mut store: Store = open_store(settings)?;
        let (week, month) =
            (self.week.map(|day| (Span::Week, day)), self.month.map(|day| (Span::Month, day)));
        let asked = Asked {
            days,
            of: self.of.as_deref(),
            changes: self.changes,
            whole: week.or(month),
            theme: if self.dark { Theme::Dark } else { Theme::Light },
            moment: moment(settings),
            language: settings.language,
            session_hours: settings.session_hours,
        };
        let files = store.look(|tx| self.format.write(tx, &asked))?;
        match (&self.out, files.as_slice()) {
            (None, [bytes]) => output::write(bytes),
            (None, files) => {
                let several =
                    format!("these are {} files: add --out FILE, the others are numbered", files.len());
                Err(unusable(several))
            }
            (Some(file), files) => {
                for (number, bytes) in (1..).zip(files) {
                    let file = numbered(file, number);
                    write_file(&file, bytes).with_context(|| {
                        format!("{}: can't be written; nothing was changed", file.display())
                    })?;
                }
                if files.len() > 1 {
                    eprintln!(
                        "{} files, the last one: {}",
                        files.len(),
                        numbered(file, files.len()).display()
                    );
                }
                Ok(())
            }
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

/// `tuan.png`, `tuan-2.png`.
fn numbered(file: &Path, number: usize) -> PathBuf {
    if number == 1 {
        return file.to_owned();
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let extension = file.extension().map_or(String::new(), |ext| format!(".{}", ext.to_string_lossy()));
    file.with_file_name(format!("{stem}-{number}{extension}"))
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
