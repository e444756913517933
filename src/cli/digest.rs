//! `nhaclich digest`: a day's digests as they would be sent; sends nothing.

use std::collections::HashMap;

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::{moment, open_store, output, parse_day, unusable};
use crate::config::Settings;
use office::{
    agenda::Agenda,
    remind::{Composer, Occasion, Recipient},
    store::{Chat, ChatState, Tx},
};
use plan::{
    Item,
    register::{EntryId, Kind, Listing, Planned},
};

/// Stands for the whole programme, as `ask --for` has it.
const SECRETARIAT: &str = "secretariat";

/// Print the digests of a day as they would be sent; nothing is sent.
///
/// Whoever is linked to a chat is told what that chat would be, in its language and with its marks; whoever
/// isn't, as they would be if they were.
///
/// Example: nhaclich digest --date 2021-11-12 --for Lạc
#[derive(Args)]
pub struct Digest {
    /// The day; today if left out.
    #[arg(long, value_parser = parse_day)]
    date: Option<NaiveDate>,
    /// Only the digest of this official or unit; `secretariat`: that of the whole programme.
    #[arg(long = "for", value_name = "NAME")]
    of: Option<String>,
    /// Print a JSON array.
    #[arg(long)]
    json: bool,
}

/// One digest as JSON.
#[derive(Serialize)]
struct Row {
    r#for: String,
    date: NaiveDate,
    items: Vec<Item>,
    upcoming: Vec<Item>,
    /// The messages, as Telegram gets them.
    messages: Vec<String>,
}

impl Digest {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let day = self.date.unwrap_or_else(|| moment(settings).today());
        let mut store = open_store(settings)?;
        let of = self.of.as_deref();
        let (rows, is_published) = store.look(|tx| {
            let composer = Composer::new(tx, settings.language, day)?;
            Ok((rows(tx, &composer, of)?, composer.agenda.is_published(day)))
        })?;
        if self.json {
            return output::print_json(&rows);
        }
        if rows.is_empty() {
            let key = if is_published { "cli-no-digest" } else { "cli-no-programme" };
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

/// The digests of those who are asked for, or of everybody who has one.
fn rows(tx: &Tx<'_>, composer: &Composer<'_>, of: Option<&str>) -> Result<Vec<Row>> {
    let links = tx.chats_by_entry()?;
    let mut rows = Vec::new();
    for (name, entry) in asked_for(&composer.agenda, &links, of)? {
        rows.extend(row(tx, composer, name, entry, links.get(&entry))?);
    }
    Ok(rows)
}

type Links = HashMap<Option<EntryId>, Vec<Chat>>;

/// Names and whose items they stand for; the whole programme where some chat follows it or it is asked for.
fn asked_for(agenda: &Agenda, links: &Links, of: Option<&str>) -> Result<Vec<(String, Option<EntryId>)>> {
    let named = |listing: &Listing| (listing.name.clone(), Some(listing.id));
    let Some(name) = of else {
        let people = agenda.register.iter().filter(|l| matches!(l.kind, Kind::Official | Kind::Unit));
        let whole = links.contains_key(&None).then(|| (SECRETARIAT.to_owned(), None));
        return Ok(people.map(named).chain(whole).collect());
    };
    let found: Vec<_> = agenda.register.find(name).into_iter().map(named).collect();
    match found.is_empty() {
        false => Ok(found),
        true if name == SECRETARIAT => Ok(vec![(SECRETARIAT.to_owned(), None)]),
        true => Err(unusable(format!("--for: nobody is called \"{name}\""))),
    }
}

/// One digest; none where nothing would be sent.
fn row(
    tx: &Tx<'_>,
    composer: &Composer<'_>,
    name: String,
    entry: Option<EntryId>,
    chats: Option<&Vec<Chat>>,
) -> Result<Option<Row>> {
    let is_day_off = !composer.calendar.is_workday(composer.day);
    let unlinked = Recipient::unlinked(entry.into_iter().collect());
    let mut to = Some(unlinked.clone());
    for chat in chats.into_iter().flatten() {
        let linked = Recipient::load(tx, chat.id)?;
        to = linked.filter(|to| {
            chat.state == ChatState::Active && to.habits.morning && (to.habits.weekends || !is_day_off)
        });
        if to.is_some() {
            break;
        }
    }
    let Some(to) = to else { return Ok(None) };
    let occasion = Occasion::Morning { late_since: None };
    let messages: Vec<String> = composer.parts(&to, occasion)?.iter().map(|text| text.to_plain()).collect();
    if messages.is_empty() {
        return Ok(None);
    }
    // A chat of several units is told of all of them; these are this one's.
    let (digest, _) = composer.digest(&unlinked, occasion)?;
    let items = |planned: &[&Planned]| planned.iter().map(|p| p.item.by_name()).collect();
    Ok(Some(Row {
        items: items(&digest.today),
        upcoming: items(&digest.upcoming),
        date: digest.day,
        r#for: name,
        messages,
    }))
}
