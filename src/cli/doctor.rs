//! `nhaclich doctor`: whether this office's nhaclich would work, and what to do where not.

use anyhow::{Result, bail};
use clap::Args;

use super::{moment, open_store, output};
use crate::{config::Settings, message::dates};

/// Check settings, database, time zone, queue, Telegram, and who is not linked.
///
/// Example: nhaclich doctor
#[derive(Args)]
pub struct Doctor {}

impl Doctor {
    pub fn run(self, settings: &Settings) -> Result<()> {
        for (name, value) in settings.describe() {
            output::print(&format!("{name}={value}"))?;
        }
        let now = moment(settings);
        let local =
            format!("{}, {}", dates::full_day(settings.language, now.today()), now.time().format("%H:%M"));
        output::print(&format!("\ntime at the office: {local} ({})", settings.zone.name()))?;

        let mut store = open_store(settings)?;
        store.check()?;
        output::print(&format!("database: ok, form {}", store.version()?))?;
        let (programmes, unlinked) = store.look(|tx| {
            let register = tx.register()?;
            let unlinked = tx.unlinked_entries()?;
            let names: Vec<String> =
                unlinked.into_iter().filter_map(|id| register.get(id).map(|l| l.name.clone())).collect();
            Ok((tx.programme_count()?, names))
        })?;
        output::print(&format!("programmes published: {programmes}"))?;
        if !unlinked.is_empty() {
            output::print(&format!("not linked: {}", unlinked.join(", ")))?;
        }
        if settings.token.is_none() {
            bail!(
                "TELOXIDE_TOKEN is not set: ask BotFather (https://t.me/BotFather) for one and put it into .env"
            );
        }
        Ok(())
    }
}
