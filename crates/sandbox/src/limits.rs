//! Telegram's flood limits: how many messages and edits a chat, and the bot over all, may be sent; a pure
//! account that is told the time and answers with the seconds to wait.

use std::collections::{HashMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};

use super::world::ChatId;

const MINUTE: TimeDelta = TimeDelta::seconds(60);
const SECOND: TimeDelta = TimeDelta::seconds(1);

/// What Telegram's FAQ says, as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// In a private chat one message a second, after a burst of so many.
    pub burst: usize,
    pub per_group_minute: usize,
    pub overall_second: usize,
}

impl Default for Rules {
    fn default() -> Self {
        Self { burst: 3, per_group_minute: 20, overall_second: 30 }
    }
}

pub struct Limits {
    rules: Rules,
    chats: HashMap<ChatId, Account>,
    overall: VecDeque<DateTime<Utc>>,
    /// How often 429 was answered.
    pub refused: u64,
}

#[derive(Default)]
struct Account {
    /// When the last messages went, oldest first.
    sent: VecDeque<DateTime<Utc>>,
    /// Nothing is taken before, whatever was sent meanwhile.
    paused_until: Option<DateTime<Utc>>,
}

impl Limits {
    pub fn new(rules: Rules) -> Self {
        Self { rules, chats: HashMap::new(), overall: VecDeque::new(), refused: 0 }
    }

    /// Counts one message or edit, or says for how many seconds nothing is taken.
    pub fn admit(&mut self, chat: ChatId, is_group: bool, now: DateTime<Utc>) -> Result<(), u32> {
        let admitted = self.check(chat, is_group, now);
        if admitted.is_err() {
            self.refused += 1;
        }
        admitted
    }

    fn check(&mut self, chat: ChatId, is_group: bool, now: DateTime<Utc>) -> Result<(), u32> {
        forget(&mut self.overall, now, SECOND);
        if self.overall.len() >= self.rules.overall_second {
            return Err(1);
        }
        // A private chat earns one message a second, up to the burst.
        let (window, most) = match is_group {
            true => (MINUTE, self.rules.per_group_minute),
            false => (TimeDelta::seconds(i64::try_from(self.rules.burst).unwrap_or(1)), self.rules.burst),
        };
        let account = self.chats.entry(chat).or_default();
        if let Some(until) = account.paused_until.filter(|until| *until > now && *until - now < MINUTE * 5) {
            return Err(whole_seconds(until - now));
        }
        forget(&mut account.sent, now, window);
        if account.sent.len() >= most {
            let free_at = account.sent.front().map_or(now, |oldest| *oldest + window);
            account.paused_until = Some(free_at);
            return Err(whole_seconds(free_at - now));
        }
        account.sent.push_back(now);
        self.overall.push_back(now);
        Ok(())
    }
}

/// Drops what is older than the window, and what lies far ahead because the clock was put back.
fn forget(sent: &mut VecDeque<DateTime<Utc>>, now: DateTime<Utc>, window: TimeDelta) {
    while sent.front().is_some_and(|at| (now - *at).abs() >= window) {
        sent.pop_front();
    }
}

/// At least one, rounded up.
fn whole_seconds(wait: TimeDelta) -> u32 {
    let seconds = (wait.num_milliseconds() + 999) / 1000;
    u32::try_from(seconds.max(1)).unwrap_or(1)
}
