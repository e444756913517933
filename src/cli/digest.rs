//! `nhaclich digest`: a day's digests as they would be sent; sends nothing.

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::{moment, open_store, output, parse_day, unusable};
use crate::{
    config::Settings,
    message::{Language, agenda::Reader, digest},
    office::agenda::Agenda,
    programme::{
        Item,
        register::{Kind, Listing, Planned},
    },
};

/// Print the digests of a day as they would be sent; nothing is sent.
///
/// Example: nhaclich digest --date 2021-11-12 --for Lạc
#[derive(Args)]
pub struct Digest {
    /// The day; today if left out.
    #[arg(long, value_parser = parse_day)]
    date: Option<NaiveDate>,
    /// Only the digest of this official or unit.
    #[arg(long = "for", value_name = "NAME")]
    of: Option<String>,
    /// Print a JSON array.
    #[arg(long)]
    json: bool,
}

/// One digest as JSON.
#[derive(Serialize)]
struct Row<'a> {
    r#for: &'a str,
    date: NaiveDate,
    items: Vec<&'a Item>,
    upcoming: Vec<&'a Item>,
    /// The messages, as Telegram gets them.
    messages: Vec<String>,
}

impl Digest {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let day = self.date.unwrap_or_else(|| moment(settings).today());
        let mut store = open_store(settings)?;
        let agenda = store.look(|tx| Agenda::for_digests(tx, day))?;
        let listings: Vec<&Listing> = match &self.of {
            Some(name) => agenda.register.find(name),
            None => {
                agenda.register.iter().filter(|l| matches!(l.kind, Kind::Official | Kind::Unit)).collect()
            }
        };
        if let (Some(name), true) = (&self.of, listings.is_empty()) {
            return Err(unusable(format!("--for: nobody is called \"{name}\"")));
        }
        let rows: Vec<_> = listings.iter().filter_map(|l| row(settings.language, &agenda, day, l)).collect();
        if self.json {
            return output::print_json(&rows);
        }
        if rows.is_empty() {
            let key = if agenda.is_published(day) { "cli-no-digest" } else { "cli-no-programme" };
            let day = day.format("%d/%m/%Y").to_string();
            return output::print(&settings.language.text(key, &[("day", day.into())]));
        }
        for row in rows {
            output::print(&format!("── {} ──", row.r#for))?;
            for message in &row.messages {
                output::print(&format!("{message}\n"))?;
            }
        }
        Ok(())
    }
}

fn row<'a>(language: Language, agenda: &'a Agenda, day: NaiveDate, of: &'a Listing) -> Option<Row<'a>> {
    let (digest, audience) = agenda.digest(day, &[of.id])?;
    let reader = Reader { language, register: &agenda.register, audience: &audience };
    let messages = digest::render(&digest, &reader).iter().map(|text| text.to_plain()).collect();
    let items = |planned: &[&'a Planned]| planned.iter().map(|p| &p.item).collect();
    Some(Row {
        r#for: &of.name,
        date: day,
        items: items(&digest.today),
        upcoming: items(&digest.upcoming),
        messages,
    })
}
