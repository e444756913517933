//! Faults to order: what goes wrong between the bot and Telegram, for which requests and how often; it
//! decides, [`super::api`] acts.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::world::ChatId;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 429 with these seconds; nothing is done.
    TooManyRequests(u32),
    /// 500 with JSON; nothing is done.
    Internal,
    /// 502 with a page of HTML, as a proxy answers; nothing is done.
    BadGateway,
    /// The connection is cut before anything is done.
    Cut,
    /// It is done, and the connection is cut before the answer.
    CutAfter,
    /// Nothing is done for this long, then everything.
    Delay(Duration),
    /// It is done at once, and answered this much later.
    AnswerLate(Duration),
    /// It is done, and the answer is half a JSON text.
    Garbled,
    /// Nothing is done, and this is no JSON of Telegram's.
    Nonsense(&'static str),
    /// Another refusal of Telegram's, by its code and description; nothing is done.
    Refusal(u16, &'static str),
}

/// A fault, the requests it befalls, and how often; once, unless said otherwise.
#[derive(Clone, Debug)]
pub struct Rule {
    fault: Fault,
    method: Option<String>,
    chat: Option<ChatId>,
    left: Option<u32>,
    /// So many requests go well before.
    spared: u32,
    /// Nothing befalls before and after.
    span: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

impl Fault {
    /// Only for this method, in any spelling.
    pub fn on(self, method: &str) -> Rule {
        Rule::from(self).on(method)
    }

    pub fn times(self, times: u32) -> Rule {
        Rule::from(self).times(times)
    }

    pub fn always(self) -> Rule {
        Rule::from(self).always()
    }
}

impl From<Fault> for Rule {
    fn from(fault: Fault) -> Self {
        Self { fault, method: None, chat: None, left: Some(1), spared: 0, span: None }
    }
}

impl Rule {
    pub fn on(self, method: &str) -> Self {
        Self { method: Some(method.to_lowercase()), ..self }
    }

    pub fn for_chat(self, chat: ChatId) -> Self {
        Self { chat: Some(chat), ..self }
    }

    pub fn times(self, times: u32) -> Self {
        Self { left: Some(times), ..self }
    }

    pub fn always(self) -> Self {
        Self { left: None, ..self }
    }

    /// Lets so many fitting requests pass first.
    pub fn after(self, spared: u32) -> Self {
        Self { spared, ..self }
    }

    /// Whatever fits from the one instant on and before the other.
    pub fn between(self, from: DateTime<Utc>, until: DateTime<Utc>) -> Self {
        Self { left: None, span: Some((from, until)), ..self }
    }

    fn fits(&self, method: &str, chat: Option<ChatId>, now: DateTime<Utc>) -> bool {
        self.span.is_none_or(|(from, until)| from <= now && now < until)
            && self.method.as_deref().is_none_or(|wanted| wanted == method)
            && self.chat.is_none_or(|wanted| Some(wanted) == chat)
    }
}

#[derive(Default)]
pub struct Faults {
    rules: Vec<Rule>,
    /// How long every request takes.
    pub latency: Duration,
}

impl Faults {
    pub fn add(&mut self, rule: Rule) {
        self.rules.push(rule);
    }

    pub fn clear(&mut self) {
        self.rules.clear();
        self.latency = Duration::ZERO;
    }

    pub fn left(&self) -> usize {
        self.rules.len()
    }

    /// What befalls this request; the first rule that fits is used up by one.
    pub fn befall(&mut self, method: &str, chat: Option<ChatId>, now: DateTime<Utc>) -> Option<Fault> {
        let at = self.rules.iter().position(|rule| rule.fits(method, chat, now))?;
        let rule = &mut self.rules[at];
        if rule.spared > 0 {
            rule.spared -= 1;
            return None;
        }
        let fault = rule.fault.clone();
        if let Some(left) = &mut rule.left {
            *left -= 1;
            if *left == 0 {
                self.rules.remove(at);
            }
        }
        Some(fault)
    }
}
