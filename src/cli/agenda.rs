//! `nhaclich agenda`: the items in force.

use anyhow::Result;
use chrono::{Days, NaiveDate};
use clap::Args;

use super::{import, moment, open_store, output, parse_day, unusable};
use crate::config::Settings;
use plan::{
    Item, Period,
    register::{Audience, EntryId, Named, Register},
};

/// Print the items in force, by default of the coming seven days.
///
/// Example: nhaclich agenda --from 2021-11-01 --to 2021-11-30 --for BTXH
#[derive(Args)]
pub struct Agenda {
    /// First day; today if left out.
    #[arg(long, value_parser = parse_day)]
    from: Option<NaiveDate>,
    /// Last day; six days after the first if left out.
    #[arg(long, value_parser = parse_day)]
    to: Option<NaiveDate>,
    /// Only items of this official, unit or collective.
    #[arg(long = "for", value_name = "NAME")]
    of: Option<String>,
    /// Print a JSON array of items.
    #[arg(long)]
    json: bool,
}

impl Agenda {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let from = self.from.unwrap_or_else(|| moment(settings).today());
        let to = self.to.unwrap_or(from + Days::new(6));
        if to < from {
            return Err(unusable("--to is before --from"));
        }
        let mut store = open_store(settings)?;
        let agenda = store.look(|tx| office::agenda::Agenda::load(tx, Period { from, to }))?;
        let audience = audience(&agenda.register, self.of.as_deref())?;
        let items: Vec<&Item<Named>> =
            agenda.items.iter().filter(|planned| audience.concerns(planned)).map(|p| &p.item).collect();
        if self.json {
            return output::print_json(&items);
        }
        let language = settings.language;
        if items.is_empty() {
            return output::print(&language.text("cli-no-items", &[]));
        }
        let headers = ["cli-day", "cli-session", "cli-content", "cli-place", "cli-units", "cli-officials"];
        let mut table = import::table(headers.map(|key| language.text(key, &[])).to_vec());
        for item in items {
            table.add_row(import::item_row(language, &item.by_name()));
        }
        output::print(&table.to_string())
    }
}

/// Whose items are meant by `--for`; everybody's without it.
pub fn audience(register: &Register, name: Option<&str>) -> Result<Audience> {
    Ok(match entries(register, name)?.as_slice() {
        [] => Audience::Everybody,
        named => register.audience(named.iter().copied()),
    })
}

/// Who is meant by `--for`; nobody where the whole programme is.
pub fn entries(register: &Register, name: Option<&str>) -> Result<Vec<EntryId>> {
    let Some(name) = name.filter(|name| *name != "secretariat") else { return Ok(Vec::new()) };
    let found = register.find(name);
    if found.is_empty() {
        let known: Vec<&str> = register.iter().map(|listing| listing.name.as_str()).collect();
        return Err(unusable(format!("--for: nobody is called \"{name}\"; known: {}", known.join(", "))));
    }
    Ok(found.iter().map(|listing| listing.id).collect())
}
