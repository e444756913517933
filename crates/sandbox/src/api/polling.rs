//! Long polling: updates are handed out until the next request confirms them; one poll waits at a time,
//! and the older of two is sent away.

use std::time::Duration;

use serde_json::{Value, json};

use super::params::Params;
use crate::{
    Shared,
    refusal::{Answer, Refusal},
};

const MOST_SECONDS: i64 = 50;
const CONFLICT: &str =
    "terminated by other getUpdates request; make sure that only one bot instance is running";
const WEBHOOK: &str =
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

pub async fn get_updates(shared: &Shared, params: &mut Params) -> Answer {
    if super::webhook::is_set(shared) {
        return Err(Refusal::conflict(WEBHOOK));
    }
    let limit = params.number("limit").filter(|limit| (1..=100).contains(limit)).unwrap_or(100);
    let limit = usize::try_from(limit).unwrap_or(100);
    let seconds = params.number("timeout").unwrap_or(0).clamp(0, MOST_SECONDS);
    let mut news = shared.news.subscribe();
    shared.act(|world, now| {
        world.forget_old(now);
        if let Some(kinds) = allowed(params) {
            world.updates.allow(&kinds);
        }
        if let Some(offset) = params.number("offset").filter(|offset| *offset != 0) {
            world.updates.confirm(offset);
        }
    });
    let found = waiting(shared, limit);
    if !found.is_empty() || seconds == 0 {
        return Ok(json!(found));
    }
    // Only a poll that has to wait sends an older one away.
    let mut mine = 0;
    let mut polls = shared.polls.subscribe();
    shared.polls.send_modify(|latest| {
        *latest += 1;
        mine = *latest;
    });
    let end = tokio::time::sleep(Duration::from_secs(seconds.unsigned_abs()));
    tokio::pin!(end);
    loop {
        tokio::select! {
            () = &mut end => return Ok(json!([])),
            other = polls.wait_for(|latest| *latest != mine) => {
                return match other {
                    Ok(_) => Err(Refusal::conflict(CONFLICT)),
                    Err(_) => Ok(json!([])),
                };
            }
            _ = news.changed() => {
                let found = waiting(shared, limit);
                if !found.is_empty() {
                    return Ok(json!(found));
                }
            }
        }
    }
}

fn waiting(shared: &Shared, limit: usize) -> Vec<Value> {
    shared.world().updates.first(limit).map(crate::world::updates::Update::to_json).collect()
}

/// The kinds that the bot names, if it names any list at all.
pub fn allowed(params: &Params) -> Option<Vec<String>> {
    let list = params.nested("allowed_updates")?;
    let kinds = list.as_array()?.iter().filter_map(Value::as_str);
    Some(kinds.map(str::to_owned).collect())
}
