//! The command line: one file for each subcommand, each a few lines over the office.

use std::{
    io::{IsTerminal, Read},
    path::Path,
    process::ExitCode,
};

use anyhow::Context;
use clap::{Parser, Subcommand};

use crate::{apart, config::Settings, upkeep};
use clock::Clock;
use office::{
    Moment,
    store::{self, Store},
};
use reading::document::limits;

mod agenda;
mod ask;
mod backup;
mod changes;
mod demo;
mod digest;
mod doctor;
mod env_file;
mod export;
mod import;
mod invite;
mod output;
mod run;
mod setup;
mod shell;

/// Reads an office's work programme and reminds everybody of what is theirs, over Telegram.
#[derive(Parser)]
#[command(version, about, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Setup(setup::Setup),
    Run(run::Run),
    Demo(demo::Demo),
    Import(import::Import),
    Digest(digest::Digest),
    Agenda(agenda::Agenda),
    Changes(changes::Changes),
    Ask(ask::Ask),
    Invite(invite::Invite),
    Export(export::Export),
    Backup(backup::Backup),
    Restore(backup::Restore),
    Doctor(doctor::Doctor),
    /// Read one document apart from everything else: what this program starts itself for.
    #[command(hide = true, name = apart::COMMAND)]
    ReadApart,
    #[command(hide = true)]
    Completions(shell::Completions),
    #[command(hide = true)]
    Man(shell::Man),
}

/// Exit status of unusable arguments or settings, as clap uses it for arguments.
const UNUSABLE: u8 = 2;

/// Runs the program as its arguments and settings say.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    if matches!(cli.command, Command::ReadApart) {
        // A reader has no settings, so it can't give any away.
        return apart::serve();
    }
    let settings = match Settings::from_environment() {
        Ok(settings) => settings,
        Err(complaints) => {
            for complaint in complaints {
                eprintln!("nhaclich: {complaint}");
            }
            return ExitCode::from(UNUSABLE);
        }
    };
    start_log(&settings);
    match cli.command.run(&settings) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nhaclich: {error:#}");
            ExitCode::from(if error.is::<Unusable>() { UNUSABLE } else { 1 })
        }
    }
}

impl Command {
    fn run(self, settings: &Settings) -> anyhow::Result<()> {
        match self {
            Self::Setup(command) => command.run(settings),
            Self::Run(command) => command.run(settings),
            Self::Demo(command) => command.run(settings),
            Self::Import(command) => command.run(settings),
            Self::Digest(command) => command.run(settings),
            Self::Agenda(command) => command.run(settings),
            Self::Changes(command) => command.run(settings),
            Self::Ask(command) => command.run(settings),
            Self::Invite(command) => command.run(settings),
            Self::Export(command) => command.run(settings),
            Self::Backup(command) => command.run(settings),
            Self::Restore(command) => command.run(settings),
            Self::Doctor(command) => command.run(settings),
            Self::ReadApart => Ok(()),
            Self::Completions(command) => command.run(),
            Self::Man(command) => command.run(),
        }
    }
}

/// An argument or setting that can't be used; exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Unusable(String);

fn unusable(why: impl Into<String>) -> anyhow::Error {
    Unusable(why.into()).into()
}

/// The log goes to standard error; what parsers of other formats mutter is left out.
fn start_log(settings: &Settings) {
    let quiet = "html5ever=error,selectors=error,lopdf=off,tokio_cron_scheduler=warn";
    let log = tracing_subscriber::fmt().with_env_filter(format!("{},{quiet}", settings.log));
    // Where nobody takes the log any more, the bot goes on: saying that on the same closed pipe would panic.
    let log = log.log_internal_errors(false);
    log.with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal()).init();
}

/// Opens the office's database, which must be there: a question about no office has no answer.
fn open_store(settings: &Settings) -> anyhow::Result<Store> {
    find_database(settings)?;
    create_store(settings)
}

/// Says where there is no database, rather than making an empty one.
fn find_database(settings: &Settings) -> anyhow::Result<()> {
    if settings.db.exists() {
        return Ok(());
    }
    let back = match way_back(settings) {
        Some(back) => format!("; a copy of it can be put back: {back}"),
        None => String::new(),
    };
    Err(unusable(format!(
        "NHACLICH_DB: there is no database \"{}\" here; go to the office's folder or name the file; \
         `nhaclich import` and `nhaclich run` begin a new one{back}",
        settings.db.display()
    )))
}

/// Opens the database, or begins one; one that can't be opened is a bad setting.
fn create_store(settings: &Settings) -> anyhow::Result<Store> {
    Store::open(&settings.db).map_err(|error| unopened(settings, &error))
}

fn unopened(settings: &Settings, error: &anyhow::Error) -> anyhow::Error {
    let database = settings.db.display();
    let Some(broken) = store::broken(error) else {
        return unusable(format!(
            "NHACLICH_DB: \"{database}\" can't be used ({error:#}); accepted: a file in a folder that can be written"
        ));
    };
    let back = way_back(settings).unwrap_or_else(|| "nhaclich restore COPY".into());
    unusable(format!("NHACLICH_DB: \"{database}\" can't be used: {broken}; to put a copy back: {back}"))
}

/// The command that puts back the newest nightly copy, if there is one.
fn way_back(settings: &Settings) -> Option<String> {
    let copy = upkeep::newest_copy(settings.backup_dir.as_deref()?)?;
    Some(format!("nhaclich restore {}", copy.display()))
}

/// What time it is for this command.
fn moment(settings: &Settings) -> Moment {
    let clock = settings.clock.map_or_else(Clock::system, Clock::starting_at);
    Moment { now: clock.now(), zone: settings.zone }
}

/// A document given as an argument; one that is too large is refused by its size.
fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    let most = limits::FILE_BYTES as u64;
    let read = || -> anyhow::Result<Vec<u8>> {
        let file = std::fs::File::open(path).context("can't be read")?;
        if file.metadata().context("can't be read")?.len() > most {
            return Err(limits::too_big().into());
        }
        // What has no size, such as a pipe, is read as far as it takes to know that it is too large.
        let mut bytes = Vec::new();
        file.take(most + 1).read_to_end(&mut bytes).context("can't be read")?;
        Ok(bytes)
    };
    read().with_context(|| path.display().to_string())
}

/// A day as an argument: `2021-11-12`.
fn parse_day(text: &str) -> Result<chrono::NaiveDate, String> {
    text.parse().map_err(|_| "a day is written like 2021-11-12".to_owned())
}
