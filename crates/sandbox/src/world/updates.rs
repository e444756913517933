//! The queue of updates: what the bot has not yet confirmed; it knows numbers, kinds and ages, not what an
//! update says. How they are fetched or pushed is the API's matter.

use std::collections::{BTreeSet, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

/// Kinds that come only when asked for by name.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// Telegram keeps an update for a day.
const KEPT: TimeDelta = TimeDelta::hours(24);

pub struct Update {
    pub id: i64,
    at: DateTime<Utc>,
    /// Without `update_id`.
    body: Value,
}

impl Update {
    pub fn to_json(&self) -> Value {
        let mut json = self.body.clone();
        json["update_id"] = self.id.into();
        json
    }
}

/// Changes an update before the bot gets it, as a newer Telegram would write it.
pub type Alteration = Box<dyn FnMut(&mut Value) + Send>;

pub struct Updates {
    waiting: VecDeque<Update>,
    next: i64,
    /// Everything below was confirmed.
    confirmed: i64,
    /// `None`: all but those on request.
    allowed: Option<BTreeSet<String>>,
    alteration: Option<Alteration>,
}

impl Default for Updates {
    fn default() -> Self {
        let first = 100_000_001;
        Self { waiting: VecDeque::new(), next: first, confirmed: first, allowed: None, alteration: None }
    }
}

impl Updates {
    pub(super) fn push(&mut self, kind: &str, body: Value, now: DateTime<Utc>) {
        let wanted = match &self.allowed {
            Some(allowed) => allowed.contains(kind),
            None => !ON_REQUEST.contains(&kind),
        };
        if wanted {
            let mut body = Value::Object([(kind.to_owned(), body)].into_iter().collect());
            if let Some(alter) = &mut self.alteration {
                alter(&mut body);
            }
            self.waiting.push_back(Update { id: self.next, at: now, body });
            self.next += 1;
        }
    }

    /// From now on each update is changed so before it is offered.
    pub fn alter(&mut self, by: impl FnMut(&mut Value) + Send + 'static) {
        self.alteration = Some(Box::new(by));
    }

    /// Remembers which kinds the bot wants from now on; an empty list is the default again.
    pub fn allow(&mut self, kinds: &[String]) {
        self.allowed = (!kinds.is_empty()).then(|| kinds.iter().cloned().collect());
    }

    pub fn allowed(&self) -> Option<Vec<&str>> {
        self.allowed.as_ref().map(|kinds| kinds.iter().map(String::as_str).collect())
    }

    /// Confirms everything below `offset`; a negative one leaves only that many.
    pub fn confirm(&mut self, offset: i64) {
        let first_kept = match offset {
            ..0 => self.next + offset,
            offset => offset.min(self.next),
        };
        while self.waiting.front().is_some_and(|update| update.id < first_kept) {
            self.waiting.pop_front();
        }
        self.confirmed = self.confirmed.max(first_kept);
    }

    pub fn drop_all(&mut self) {
        self.confirm(self.next);
    }

    pub fn first(&self, limit: usize) -> impl Iterator<Item = &Update> {
        self.waiting.iter().take(limit)
    }

    pub fn pending(&self) -> usize {
        self.waiting.len()
    }

    /// Id that the next update will get: everything below it has happened.
    pub fn next_id(&self) -> i64 {
        self.next
    }

    /// Everything below this id was taken by the bot.
    pub fn confirmed(&self) -> i64 {
        self.confirmed
    }

    pub(super) fn forget_old(&mut self, now: DateTime<Utc>) {
        while self.waiting.front().is_some_and(|update| now - update.at > KEPT) {
            self.waiting.pop_front();
        }
    }
}
