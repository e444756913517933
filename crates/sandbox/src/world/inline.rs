//! Inline mode: what somebody types after the bot's name in any chat, what the bot offers, and the
//! offered message that is chosen.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{ChatId, Content, Markup, MessageId, UserId, World, people::Impossible};
use crate::{
    markup::Formatted,
    refusal::{Answer, Refusal},
};

const RESULTS: usize = 50;
const QUERY_CHARS: usize = 256;
/// For how long a query can be answered.
const DEADLINE: TimeDelta = TimeDelta::seconds(20);

#[derive(Default)]
pub struct Inline {
    queries: HashMap<String, Query>,
}

struct Query {
    from: UserId,
    at: DateTime<Utc>,
    offer: Option<Offer>,
}

/// What the bot answered to an inline query.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub results: Vec<Offered>,
    /// Only for the person who asked; otherwise Telegram shows it to everybody.
    pub is_personal: bool,
    pub next_offset: String,
    /// The button above the results, as sent.
    pub button: Option<Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Offered {
    pub id: String,
    pub title: String,
    pub description: String,
    pub words: Formatted,
    pub markup: Option<Markup>,
}

impl World {
    /// Somebody types `@bot text`; gives the query's id.
    pub fn ask_inline(&mut self, from: UserId, text: &str, now: DateTime<Utc>) -> Result<String, Impossible> {
        if !self.inline_mode {
            return Err(Impossible("the bot has no inline mode"));
        }
        let user = self.users.get(&from).ok_or(Impossible("nobody has this id"))?.to_json();
        let id = self.query_id();
        let query: String = text.chars().take(QUERY_CHARS).collect();
        let body = json!({"id": id, "from": user, "query": query, "offset": "", "chat_type": "sender"});
        self.updates.push("inline_query", body, now);
        self.inline.queries.insert(id.clone(), Query { from, at: now, offer: None });
        Ok(id)
    }

    pub fn answer_inline(&mut self, id: &str, offer: Offer, now: DateTime<Utc>) -> Answer {
        let query = self.inline.queries.get_mut(id);
        let Some(query) = query.filter(|query| query.offer.is_none() && now - query.at <= DEADLINE) else {
            return Err(Refusal::bad(super::people::QUERY_TOO_OLD));
        };
        if offer.results.len() > RESULTS {
            return Err(Refusal::bad("RESULTS_TOO_MUCH"));
        }
        if offer.next_offset.len() > 64 {
            return Err(Refusal::bad("NEXT_OFFSET_INVALID"));
        }
        let mut ids: Vec<&str> = offer.results.iter().map(|result| result.id.as_str()).collect();
        if ids.iter().any(|id| !(1..=64).contains(&id.len())) {
            return Err(Refusal::bad("RESULT_ID_INVALID"));
        }
        ids.sort_unstable();
        if ids.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Refusal::bad("RESULT_ID_DUPLICATE"));
        }
        for result in &offer.results {
            super::bot::check_text(&result.words)?;
            if result.title.is_empty() {
                return Err(Refusal::bad("ARTICLE_TITLE_EMPTY"));
            }
        }
        query.offer = Some(offer);
        Ok(json!(true))
    }

    pub fn offer(&self, query: &str) -> Option<&Offer> {
        self.inline.queries.get(query)?.offer.as_ref()
    }

    /// The one who asked sends an offered result into a chat.
    pub fn choose(
        &mut self,
        query: &str,
        result: &str,
        chat: ChatId,
        now: DateTime<Utc>,
    ) -> Result<MessageId, Impossible> {
        let asked = self.inline.queries.get(query).ok_or(Impossible("nothing was asked"))?;
        let offered = asked.offer.as_ref().and_then(|offer| offer.results.iter().find(|o| o.id == result));
        let offered = offered.ok_or(Impossible("this was not offered"))?.clone();
        let (from, content) = (asked.from, Content::Text(offered.words));
        self.write_as(
            from,
            chat,
            super::people::Written { content, markup: offered.markup, via_bot: true, ..Default::default() },
            now,
        )
    }
}
