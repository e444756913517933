//! The first acquaintance with a bot's first user, before there is an office: who sends `/start` with a code that
//! only somebody at the terminal knows.

use std::time::Duration;

use serde_json::Value;
use teloxide::{Bot, prelude::Requester, requests::JsonRequest, types::ChatId as TelegramChat};
use tokio::time::{Instant, sleep};

use super::{arrivals::WANTED, listener::GetUpdates, outcome, wire::Dial};
use office::deliver::Outcome;

/// One request waits for so long; the connection for a little longer.
const POLL_SECONDS: u32 = 10;
const POLL_PATIENCE: Duration = Duration::from_secs(20);
/// Telegram gives no more updates at once.
const POLL_LIMIT: usize = 100;
/// So many of the newest are looked at where more are waiting; asking so forgets the older ones.
const NEWEST: i64 = -50;
/// Updates that are left for the bot come again at once, as does an error.
const PAUSE: Duration = Duration::from_secs(1);

/// Who sent the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    pub id: i64,
    pub name: String,
}

/// Waits until somebody sends `/start CODE` in a private chat; none: nobody did. What else comes in stays for the bot.
pub async fn first_start(dial: &Dial, code: &str, patience: Duration) -> Result<Option<Newcomer>, Outcome> {
    let bot = dial.bot(POLL_PATIENCE).map_err(|error| Outcome::NotReached(format!("{error:#}")))?;
    let end = Instant::now() + patience;
    let mut offset = None;
    while Instant::now() < end {
        let updates = match poll(&bot, offset, POLL_SECONDS).await {
            Ok(updates) => updates,
            Err(Outcome::NotReached(_) | Outcome::NoAnswer(_) | Outcome::Trouble(_)) => Vec::new(),
            Err(Outcome::TooFast { wait }) => {
                sleep(wait).await;
                continue;
            }
            Err(other) => return Err(other),
        };
        if let Some((place, newcomer)) =
            updates.iter().enumerate().find_map(|(place, update)| Some((place, newcomer(update, code)?)))
        {
            if place == 0 {
                confirm(&bot, &updates[0]).await;
            }
            return Ok(Some(newcomer));
        }
        offset = (updates.len() >= POLL_LIMIT).then_some(NEWEST);
        sleep(PAUSE).await;
    }
    Ok(None)
}

/// Says something to whom the code has introduced.
pub async fn greet(dial: &Dial, to: &Newcomer, text: &str) -> Result<(), Outcome> {
    let bot = dial.bot(POLL_PATIENCE).map_err(|error| Outcome::NotReached(format!("{error:#}")))?;
    bot.send_message(TelegramChat(to.id), text).await.map(drop).map_err(|error| outcome::of_error(&error))
}

async fn poll(bot: &Bot, offset: Option<i64>, timeout: u32) -> Result<Vec<Value>, Outcome> {
    let ask = GetUpdates { offset, limit: 100, timeout, allowed_updates: WANTED };
    JsonRequest::new(bot.clone(), ask).await.map_err(|error| outcome::of_error(&error))
}

/// The code is of no use to the bot later on. It can only be forgotten together with what came before it, so
/// only where nothing did.
async fn confirm(bot: &Bot, update: &Value) {
    if let Some(id) = update["update_id"].as_i64()
        && let Err(outcome) = poll(bot, Some(id + 1), 0).await
    {
        // Then the bot will say that it does not know this invitation.
        tracing::debug!(?outcome, "the code was not confirmed");
    }
}

fn newcomer(update: &Value, code: &str) -> Option<Newcomer> {
    let message = &update["message"];
    let mut words = message["text"].as_str()?.split_whitespace();
    let command = words.next()?;
    let is_start = command == "/start" || command.starts_with("/start@");
    let is_it = is_start && words.next() == Some(code) && message["chat"]["type"] == "private";
    is_it.then_some(())?;
    let from = &message["from"];
    let names = [from["first_name"].as_str(), from["last_name"].as_str()];
    Some(Newcomer {
        id: from["id"].as_i64()?,
        name: names.into_iter().flatten().collect::<Vec<_>>().join(" "),
    })
}
