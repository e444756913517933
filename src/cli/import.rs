//! `nhaclich import`: reads a document, shows what it says, keeps it as a draft or publishes it.

use std::{
    fmt::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use comfy_table::{ContentArrangement, Table, presets::UTF8_FULL_CONDENSED};

use super::{create_store, moment, open_store, output, read_file};
use crate::{apart::Reader, config::Settings};
use office::{
    Rules, announce,
    publish::Origin,
    store::{Actor, Store, Tx},
};
use plan::{Item, directory::Directory};
use reading::{Finding, Reading, Severity};
use words::{
    Language, dates,
    findings::{Printed, Say},
    handout::proof::{self, Asked, Proof},
};

/// Read a document: show its items and findings, keep it as a draft.
///
/// Example: nhaclich import "chương trình tháng 11.docx" --publish
#[derive(Args)]
pub struct Import {
    /// The work programme, as the office wrote it.
    file: PathBuf,
    /// Only show; store nothing.
    #[arg(long, conflicts_with = "publish")]
    dry_run: bool,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
    /// With --json: add what became of every strip of the document.
    #[arg(long, requires = "json")]
    trace: bool,
    /// Write document and reading side by side as one page, to look at in a browser.
    #[arg(long, value_name = "OUT.html")]
    proof: Option<PathBuf>,
    /// Publish at once when no question is open.
    #[arg(long)]
    publish: bool,
}

impl Import {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let bytes = read_file(&self.file)?;
        let known = known_directory(settings)?;
        let reading = match Reader::default().read_traced(&bytes, &known) {
            Ok(reading) => reading,
            Err(why) => bail!("{}: {why}", self.file.display()),
        };
        let name = self.file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        if let Some(out) = &self.proof {
            write_proof(settings.language, out, &name, &reading)?;
        }
        if self.json {
            output::print_json(&Printed::of(&self.as_json(&reading)))?;
        } else {
            output::print(&describe(settings.language, &reading))?;
        }
        if self.dry_run {
            return Ok(());
        }
        let message = self.store(settings, &reading, &name, &bytes)?;
        eprintln!("{message}");
        Ok(())
    }

    /// The reading in its public form.
    fn as_json(&self, reading: &Reading) -> Reading {
        let mut shown = reading.clone();
        if !self.trace {
            shown.trace.clear();
        }
        shown
    }

    fn store(&self, settings: &Settings, reading: &Reading, name: &str, bytes: &[u8]) -> Result<String> {
        const BY: Actor = Actor::CommandLine;
        let now = moment(settings);
        let language = settings.language;
        let mut store = create_store(settings)?;
        if self.publish && !reading.has_questions() {
            let origin = Origin { document: Some((name, bytes)), by: BY, reason: None };
            let rules = Rules::from(settings);
            let announce = |tx: &Tx<'_>| announce::publish(tx, &rules, &now, reading, &[], &origin);
            let published = store.transact(announce)?.published;
            let values = [
                ("number", i64::from(published.number).into()),
                ("items", published.items.into()),
                ("from", reading.period.from.format("%d/%m/%Y").to_string().into()),
                ("to", reading.period.to.format("%d/%m/%Y").to_string().into()),
            ];
            return Ok(language.text("cli-published", &values));
        }
        let draft = store.transact(|tx| {
            let (document, _) = tx.keep_document(name, bytes, now.now)?;
            tx.open_draft(reading, Some(document), BY, now.now)
        })?;
        let questions = reading.findings.iter().filter(|finding| finding.is_question()).count();
        let values = [("draft", draft.0.into()), ("questions", questions.into())];
        if self.publish {
            bail!("{}", language.text("cli-not-published", &values));
        }
        Ok(language.text("cli-draft", &values))
    }
}

fn write_proof(language: Language, out: &Path, name: &str, reading: &Reading) -> Result<()> {
    let page =
        proof::file(Proof { language, name, reading, questions: &Asked::of(language, reading), work: None });
    std::fs::write(out, page).with_context(|| format!("writing {}", out.display()))?;
    eprintln!("{}", language.text("proof-written", &[("file", out.display().to_string().into())]));
    Ok(())
}

/// What the office's directory already holds; a database that does not exist yet is not created here.
pub fn known_directory(settings: &Settings) -> Result<Directory> {
    if !settings.db.exists() {
        return Ok(Directory::default());
    }
    let mut store: Store = open_store(settings)?;
    store.look(|tx| Ok(tx.register()?.to_directory()))
}

/// A reading as a person checks it.
pub fn describe(language: Language, reading: &Reading) -> String {
    let say = |key: &str| language.text(key, &[]);
    let mut text = String::new();
    let issuer = reading.issuer.as_deref().unwrap_or("—");
    let (from, to) = (reading.period.from.format("%d/%m/%Y"), reading.period.to.format("%d/%m/%Y"));
    writeln!(text, "{issuer}\n{from} – {to}").expect("a string takes everything");
    if !reading.priorities.is_empty() {
        writeln!(text, "\n{}", say("cli-priorities")).expect("a string takes everything");
        for (place, priority) in reading.priorities.iter().enumerate() {
            let due = priority.due.map_or_else(String::new, |due| format!(" [→ {}]", due.format("%d/%m/%Y")));
            writeln!(text, "  {}. {}{due}", place + 1, priority.text).expect("a string takes everything");
        }
    }
    let headers = ["cli-day", "cli-session", "cli-content", "cli-place", "cli-units", "cli-officials"];
    let mut table = table(headers.map(say).to_vec());
    for item in &reading.items {
        table.add_row(item_row(language, item));
    }
    writeln!(text, "\n{table}").expect("a string takes everything");
    writeln!(text, "\n{}", people(language, &reading.directory)).expect("a string takes everything");
    text + &findings(language, &reading.findings)
}

/// An item as a row: day, session and hour, content, place, who prepares, who chairs.
pub fn item_row(language: Language, item: &Item) -> Vec<String> {
    let day = match item.end_date {
        Some(end) => format!("{}–{}", item.date.format("%d/%m"), end.format("%d/%m/%Y")),
        None => dates::short_day(language, item.date),
    };
    let hours = dates::hours(item).unwrap_or_default();
    let session = format!("{} {hours}", dates::session(language, item.session));
    let place = item.location.clone().unwrap_or_default();
    vec![day, session, item.content.clone(), place, item.units.join(", "), item.officials.join(", ")]
}

pub fn table(headers: Vec<String>) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_FULL_CONDENSED).set_content_arrangement(ContentArrangement::Dynamic);
    if !table.is_tty() {
        table.set_width(150);
    }
    table.set_header(headers);
    table
}

fn people(language: Language, directory: &Directory) -> String {
    let officials = directory.officials.iter().map(|official| match official.positions.as_slice() {
        [] => official.name.clone(),
        positions => format!("{} ({})", official.name, positions.join(", ")),
    });
    let units = directory.units.iter().map(|unit| unit.code.clone());
    let collectives = directory.collectives.iter().map(|collective| match collective.members.as_slice() {
        [] => collective.name.clone(),
        members => format!("{} ({})", collective.name, members.join(", ")),
    });
    let line = |key: &str, names: Vec<String>| format!("{}: {}", language.text(key, &[]), names.join("; "));
    [
        line("cli-officials-known", officials.collect()),
        line("cli-units-known", units.collect()),
        line("cli-collectives-known", collectives.collect()),
    ]
    .join("\n")
}

fn findings(language: Language, findings: &[Finding]) -> String {
    if findings.is_empty() {
        return language.text("cli-no-findings", &[]);
    }
    let mut text = String::new();
    for finding in findings {
        let severity = match finding.severity {
            Severity::Error => "finding-error",
            Severity::Question => "finding-question",
            Severity::Note => "finding-note",
        };
        writeln!(text, "{}: {}", language.text(severity, &[]), finding.message(language))
            .expect("a string takes everything");
        for choice in finding.labels(language) {
            writeln!(text, "    ◦ {choice}").expect("a string takes everything");
        }
    }
    text
}
