//! `nhaclich ask`: a question, answered as the bot would answer it.

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;
use serde::Serialize;

use super::{moment, open_store, output, unusable};
use crate::config::Settings;
use asking::Outcome;
use office::{
    access::Asker,
    ask::{Enquiry, Shelves},
    store::{Role, Tx},
};
use plan::{
    Item,
    register::{EntryId, Named},
};
use words::{Html, answer::Slots};

/// Answer a question as the bot would answer it.
///
/// Example: nhaclich ask "mai có gì" --for Lạc
#[derive(Args)]
pub struct Ask {
    /// The question, in Vietnamese or English.
    text: String,
    /// Who asks: an official, a unit's code, or `secretariat`; the secretariat if left out.
    #[arg(long = "for", value_name = "NAME")]
    of: Option<String>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// The answer as JSON.
#[derive(Serialize)]
struct Shown<'a> {
    outcome: Outcome,
    items: Vec<&'a Item<Named>>,
    nearest: Option<NaiveDate>,
    choices: &'a [String],
    text: String,
    understood: &'a Slots,
    margin: Option<f32>,
    unused: &'a [String],
}

impl Ask {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let mut store = open_store(settings)?;
        let moment = moment(settings);
        let asked = store.look(|tx| {
            let of = linked(tx, self.of.as_deref())?;
            let role = of.is_empty().then_some(Role::Secretariat);
            let asker = Asker { chat: None, of, role, language: settings.language };
            let shelves = Shelves::default();
            Enquiry { tx, shelves: &shelves, moment: &moment, asker: &asker }.sentence(&self.text, None)
        })?;
        let text = asked.blocks.iter().map(Html::to_plain).collect::<Vec<_>>().join("\n");
        if !self.json {
            return output::print(&text);
        }
        output::print_json(&Shown {
            outcome: asked.outcome,
            items: asked.items.iter().map(|planned| &planned.item).collect(),
            nearest: asked.nearest,
            choices: &asked.choices,
            text,
            understood: &asked.understood,
            margin: asked.margin,
            unused: &asked.unused,
        })
    }
}

/// The line of the directory that asks; none for the secretariat.
fn linked(tx: &Tx<'_>, name: Option<&str>) -> Result<Vec<EntryId>> {
    let Some(name) = name.filter(|name| *name != "secretariat") else { return Ok(Vec::new()) };
    let register = tx.register()?;
    let found = register.find(name);
    if found.is_empty() {
        let known: Vec<&str> = register.iter().map(|listing| listing.name.as_str()).collect();
        return Err(unusable(format!("--for: nobody is called \"{name}\"; known: {}", known.join(", "))));
    }
    Ok(found.iter().map(|listing| listing.id).collect())
}
