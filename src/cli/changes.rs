//! `nhaclich changes`: what a publication of one document over another would announce; stores nothing.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::{import, output, read_file};
use crate::{apart::Reader, config::Settings};
use plan::{
    Item,
    changes::{Change, Comparison, Kind, Side, compare},
    directory::Directory,
};
use reading::{Reading, Severity};
use words::{
    Language,
    findings::{Compared, Say},
};

/// Compare two documents: show what publishing NEW over OLD would announce.
///
/// Example: nhaclich changes "tháng 11.docx" "tháng 11, điều chỉnh lần 1.docx"
#[derive(Args)]
pub struct Changes {
    /// The document in force.
    old: PathBuf,
    /// The document that is to replace it.
    new: PathBuf,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

impl Changes {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let known = import::known_directory(settings)?;
        let old = read(&self.old, &known)?;
        // Whoever publishes NEW has published OLD: its names are known by then.
        let new = read(&self.new, &together(&known, &old.directory))?;
        let comparison = compare(side(&old), side(&new), &[]);
        for (path, reading) in [(&self.old, &old), (&self.new, &new)] {
            let questions =
                reading.findings.iter().filter(|finding| finding.severity != Severity::Note).count();
            if questions > 0 {
                let values = [("file", path.display().to_string().into()), ("questions", questions.into())];
                eprintln!("{}", settings.language.text("cli-changes-unsure", &values));
            }
        }
        if self.json {
            return output::print_json(&Compared::of(&comparison));
        }
        output::print(&describe(settings.language, &comparison))
    }
}

fn side(reading: &Reading) -> Side<'_> {
    Side { items: &reading.items, directory: &reading.directory }
}

fn read(path: &Path, known: &Directory) -> Result<Reading> {
    match Reader::default().read(&read_file(path)?, known) {
        Ok(reading) => Ok(reading),
        Err(why) => bail!("{}: {why}", path.display()),
    }
}

/// Both directories; of an entry that stands in both, the first.
fn together(known: &Directory, more: &Directory) -> Directory {
    let mut all = known.clone();
    let is_new = |name: &str| known.named(name).is_none();
    all.officials.extend(more.officials.iter().filter(|official| is_new(&official.name)).cloned());
    all.units.extend(more.units.iter().filter(|unit| is_new(&unit.code)).cloned());
    all.collectives.extend(more.collectives.iter().filter(|collective| is_new(&collective.name)).cloned());
    all
}

/// A comparison as a person checks it.
fn describe(language: Language, comparison: &Comparison) -> String {
    let values = [
        ("changes", comparison.changes.len().into()),
        ("immaterial", comparison.immaterial.len().into()),
        ("questions", comparison.doubts.iter().filter(|doubt| doubt.is_question()).count().into()),
    ];
    let mut text = language.text("cli-changes-title", &values);
    if !comparison.changes.is_empty() {
        let headers = ["cli-change", "cli-before", "cli-after"];
        let mut table = import::table(headers.map(|key| language.text(key, &[])).to_vec());
        for change in &comparison.changes {
            table.add_row(row(language, change));
        }
        text = format!("{text}\n{table}");
    }
    for doubt in &comparison.doubts {
        let severity = if doubt.is_question() { "finding-question" } else { "finding-note" };
        text = format!("{text}\n{}: {}", language.text(severity, &[]), doubt.message(language));
        for choice in doubt.labels(language) {
            text = format!("{text}\n    ◦ {choice}");
        }
    }
    text
}

fn row(language: Language, change: &Change) -> Vec<String> {
    let kinds: Vec<String> = change.kinds.iter().map(|kind| language.text(kind_key(*kind), &[])).collect();
    let side = |item: &Option<Item>| item.as_ref().map_or_else(String::new, |item| in_lines(language, item));
    vec![kinds.join("\n"), side(&change.before), side(&change.after)]
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "change-added",
        Kind::Cancelled => "change-cancelled",
        Kind::Moved => "change-moved",
        Kind::Rescheduled => "change-rescheduled",
        Kind::Relocated => "change-relocated",
        Kind::ChairChanged => "change-chair",
        Kind::UnitsChanged => "change-units",
        Kind::AttendeesChanged => "change-attendees",
        Kind::Reworded => "change-reworded",
    }
}

/// Day and hours, the work, then place, units and chairs.
fn in_lines(language: Language, item: &Item) -> String {
    let row = import::item_row(language, item);
    let [day, session, content, rest @ ..] = row.as_slice() else { return row.join("\n") };
    let rest: Vec<&str> = rest.iter().map(String::as_str).filter(|field| !field.is_empty()).collect();
    format!("{day} {}\n{content}\n{}", session.trim(), rest.join(" · ")).trim_end().to_owned()
}
