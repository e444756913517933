//! `nhaclich invite`: a one-use link that ties a chat to an official or a unit.

use anyhow::Result;
use clap::Args;
use office::store::Actor;

use super::{moment, open_store, output, unusable};
use crate::config::Settings;
use office::{link, store::Invited};
use plan::register::{EntryId, Kind, Register};

/// Print a link that ties a chat to an official, a unit, the secretariat or a reader; one use, 7 days.
///
/// Example: nhaclich invite --official Lạc
#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Invite {
    /// An official, for a private chat.
    #[arg(long, value_name = "NAME")]
    official: Option<String>,
    /// A unit, for its group.
    #[arg(long, value_name = "CODE")]
    unit: Option<String>,
    /// Somebody of the secretariat.
    #[arg(long)]
    secretariat: bool,
    /// Somebody who reads the whole programme.
    #[arg(long)]
    reader: bool,
}

impl Invite {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let now = moment(settings);
        let mut store = open_store(settings)?;
        let register = store.look(|tx| tx.register())?;
        let (invited, parameter) = match &self {
            Self { official: Some(name), .. } => {
                (Invited::Official(only(&register, name, Kind::Official, "--official")?), "start")
            }
            Self { unit: Some(code), .. } => {
                (Invited::Unit(only(&register, code, Kind::Unit, "--unit")?), "startgroup")
            }
            Self { secretariat: true, .. } => (Invited::Secretariat, "start"),
            _ => (Invited::Reader, "start"),
        };
        let (code, bot) = store
            .transact(|tx| Ok((link::invite(tx, &now, invited, Actor::CommandLine)?, tx.bot_name()?)))?;
        // The bot learns its own name when it first reaches Telegram.
        let bot = bot.unwrap_or_else(|| {
            eprintln!("the bot's name is not known yet: start `nhaclich run` once, or put it in by hand");
            "<bot>".into()
        });
        output::print(&format!("https://t.me/{bot}?{parameter}={code}"))
    }
}

fn only(register: &Register, name: &str, kind: Kind, argument: &str) -> Result<EntryId> {
    let found: Vec<_> = register.find(name).into_iter().filter(|listing| listing.kind == kind).collect();
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => {
            let known: Vec<&str> =
                register.iter().filter(|l| l.kind == kind).map(|l| l.name.as_str()).collect();
            let known = if known.is_empty() {
                "nobody yet; publish a programme first".into()
            } else {
                known.join(", ")
            };
            Err(unusable(format!("{argument}: nobody is called \"{name}\"; known: {known}")))
        }
        several => {
            let titles: Vec<String> = several.iter().map(|listing| listing.title()).collect();
            Err(unusable(format!("{argument}: \"{name}\" fits several: {}", titles.join("; "))))
        }
    }
}
