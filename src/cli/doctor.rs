//! `nhaclich doctor`: whether this office's nhaclich would work, and what to do where not.

use anyhow::{Result, bail};
use chrono::{DateTime, Utc};
use clap::Args;
use url::{Host, Url};

use super::{moment, open_store, output};
use crate::{apart::Reader, config::Settings, telegram::wire::Dial};
use office::{
    Moment,
    deliver::{self, Outcome},
    store::Figures,
    undelivered,
};
use words::dates;

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
        store.check().map_err(|error| super::unopened(settings, &error))?;
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
        output::print(&queue(store.look(|tx| tx.figures(now.now))?, now.now))?;
        for absent in store.look(|tx| tx.unreachable_chats())? {
            let why = deliver::reason(settings.language, absent.reason.as_deref().unwrap_or("unreachable"));
            let since = Moment { now: absent.since, ..now }.today();
            output::print(&format!("  can't be reached since {since}: {} ({why})", absent.title))?;
        }
        for (title, why) in store.look(|tx| tx.refusing_mailboxes())? {
            output::print(&format!("  mail refused: {title} ({why})"))?;
        }
        for line in store.look(|tx| undelivered::listed(tx, &now, settings.language))? {
            output::print(&format!("  perhaps not arrived: {}", line.to_plain().trim_start_matches("• ")))?;
        }
        if let Some(why) = settings.public_url.as_ref().and_then(unreachable) {
            output::print(&format!(
                "public address: Google and Outlook can't fetch calendars from it: {why}"
            ))?;
        }
        output::print(&reading())?;
        output::print(&telegram(settings)?)
    }
}

/// Why services on the internet can't fetch from an address, as far as the address itself tells.
fn unreachable(address: &Url) -> Option<&'static str> {
    const INSIDE: [&str; 6] = ["localhost", "local", "lan", "internal", "intranet", "home"];
    let is_private = match address.host() {
        Some(Host::Domain(name)) => {
            let last = name.rsplit('.').next().unwrap_or(name);
            !name.contains('.') || INSIDE.contains(&last)
        }
        Some(Host::Ipv4(at)) => {
            at.is_private() || at.is_loopback() || at.is_link_local() || at.is_unspecified()
        }
        Some(Host::Ipv6(at)) => at.is_loopback() || at.is_unique_local() || at.is_unicast_link_local(),
        None => true,
    };
    match (is_private, address.scheme()) {
        (true, _) => {
            Some("it is known inside this network only; calendars on phones and computers inside can")
        }
        (false, "https") => None,
        (false, _) => Some("it is not https; put a web server with a certificate in front (README)"),
    }
}

/// How far what reads documents is kept from everything else.
fn reading() -> String {
    let confinement = match Reader::default().probe() {
        Ok(confinement) => confinement,
        Err(error) => return format!("documents: can't be read, no reader starts: {error:#}"),
    };
    let rights = [
        (confinement.limits, "memory and time without limit"),
        (confinement.files, "files"),
        (confinement.network, "network"),
        (confinement.programs, "programs"),
    ];
    let left: Vec<&str> =
        rights.iter().filter(|(kept_from, _)| !kept_from).map(|(_, right)| *right).collect();
    if left.is_empty() {
        return "documents: read apart, without files, network or programs".into();
    }
    format!("documents: read apart; what this system does not keep from the reader: {}", left.join(", "))
}

/// What waits to be sent, and whom it can't reach.
fn queue(figures: Figures, now: DateTime<Utc>) -> String {
    let count = |of: &[(String, u64)], state: &str| {
        of.iter().find(|(name, _)| name == state).map_or(0, |(_, count)| *count)
    };
    let waiting = count(&figures.messages, "pending") + count(&figures.messages, "sending");
    let mut text = format!("queue: {waiting} waiting");
    if let Some(due) = figures.oldest_due.filter(|due| *due < now) {
        text += &format!(", the oldest for {} minutes", (now - due).num_minutes());
    }
    let unreachable = count(&figures.chats, "unreachable");
    format!("{text}\nchats: {} active, {unreachable} unreachable", count(&figures.chats, "active"))
}

fn telegram(settings: &Settings) -> Result<String> {
    let Some(dial) = Dial::of(settings) else {
        bail!(
            "TELOXIDE_TOKEN is not set: ask BotFather (https://t.me/BotFather) for one and put it into .env"
        );
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    match runtime.block_on(dial.ask_name()) {
        Ok(name) => Ok(format!("Telegram: reached, the bot is @{name}")),
        Err(Outcome::TokenRefused) => {
            bail!("Telegram refuses the token: compare TELOXIDE_TOKEN with BotFather's")
        }
        Err(Outcome::NotReached(why) | Outcome::NoAnswer(why)) => bail!(
            "Telegram can't be reached ({why}): check the network; where Telegram is blocked, set TELOXIDE_PROXY \
             or TELOXIDE_API_URL"
        ),
        Err(other) => bail!("Telegram answers with an error: {other:?}; try again later"),
    }
}
