//! Whose turn it is: replies ahead of the queue, all within [`Limits`]; it sends nothing itself.
//!
//! A reply waits for its turn here. The courier asks how many places are left, which is none while a
//! reply could take them.

use std::{
    collections::{BTreeMap, HashSet},
    num::NonZeroU32,
    sync::{Mutex, MutexGuard},
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

use super::limits::Limits;

/// How long whoever waits for another's turn sleeps at most before it looks again.
const TURN: Duration = Duration::from_millis(20);
/// Whoever has just had an answer is likely to ask again.
const QUIET: Duration = Duration::from_secs(20);

/// The limits of one bot, shared by whoever writes to Telegram.
pub struct Pace {
    inner: Mutex<Inner>,
    changed: Notify,
}

struct Inner {
    limits: Limits,
    /// Replies that wait, in the order in which they came, with their chats.
    waiting: BTreeMap<u64, i64>,
    next_ticket: u64,
    last_reply: Option<Instant>,
}

/// What the courier may do at this instant.
pub struct Room {
    pub slots: usize,
    /// Chats that may not be written to now (Telegram ids).
    pub closed: HashSet<i64>,
    /// When there is more room.
    pub grows_at: Option<Instant>,
}

/// A reply's place in the line; leaving the line is dropping it.
struct Ticket<'a> {
    pace: &'a Pace,
    number: u64,
}

impl Pace {
    pub fn new(rate: Option<NonZeroU32>) -> Self {
        let inner =
            Inner { limits: Limits::new(rate), waiting: BTreeMap::new(), next_ticket: 0, last_reply: None };
        Self { inner: Mutex::new(inner), changed: Notify::new() }
    }

    /// Resolves when a reply to this chat may leave; it counts as sent from then on.
    pub async fn reply(&self, chat: i64) {
        let ticket = self.draw(chat);
        loop {
            let changed = self.changed.notified();
            let Some(at) = self.lock().try_reply(ticket.number, chat, Instant::now()) else { return };
            tokio::select! {
                () = tokio::time::sleep_until(at) => {}
                () = changed => {}
            }
        }
    }

    /// What the queue may send at this instant. A short queue hurries, unless somebody is asking questions.
    pub fn room(&self, queue_is_short: bool) -> Room {
        let now = Instant::now();
        let mut inner = self.lock();
        let is_quiet = inner.last_reply.is_none_or(|at| now - at > QUIET);
        inner.limits.hurry(queue_is_short && is_quiet);
        let (closed, opens) = inner.limits.closed(now);
        let waits = inner.waiting.values().any(|chat| !closed.contains(chat));
        let slots = if waits { 0 } else { inner.limits.slots(now) };
        let grows_at = match slots {
            // A reply that is about to go leaves room right after.
            0 => inner.limits.next_slot(now).or(Some(now + TURN)),
            _ => opens,
        };
        Room { slots, closed, grows_at }
    }

    /// Counts a message of the queue as sent, from the instant that it gives on.
    pub fn take(&self, chat: i64) -> Instant {
        let now = Instant::now();
        self.lock().limits.take(chat, now);
        now
    }

    /// A message that left then took so much longer than usual.
    pub fn late(&self, left: Instant, by: Duration) {
        self.lock().limits.late(left, by);
    }

    /// Telegram said that we were too fast.
    pub fn too_fast(&self, chat: i64, wait: Duration) {
        self.lock().limits.too_fast(chat, wait, Instant::now());
        self.changed.notify_waiters();
    }

    fn draw(&self, chat: i64) -> Ticket<'_> {
        let mut inner = self.lock();
        let number = inner.next_ticket;
        inner.next_ticket += 1;
        inner.waiting.insert(number, chat);
        inner.last_reply = Some(Instant::now());
        inner.limits.hurry(false);
        Ticket { pace: self, number }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // Nothing panics while it holds the lock; were it so, the figures would still be usable.
        self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Inner {
    /// Takes the reply's turn, or says when to ask again.
    fn try_reply(&mut self, ticket: u64, chat: i64, now: Instant) -> Option<Instant> {
        if let Some(opens) = self.limits.chat_opens(chat, now) {
            return Some(opens);
        }
        if let Some(at) = self.limits.next_slot(now) {
            return Some(at);
        }
        let ahead: Vec<i64> = self.waiting.range(..ticket).map(|(_, chat)| *chat).collect();
        let free = self.limits.slots(now);
        let before = ahead.into_iter().filter(|chat| self.limits.chat_opens(*chat, now).is_none()).count();
        if before >= free {
            // Whoever is ahead takes its turn and wakes the rest; the time is for one that never does.
            return Some(now + TURN);
        }
        self.limits.take(chat, now);
        None
    }
}

impl Drop for Ticket<'_> {
    fn drop(&mut self) {
        self.pace.lock().waiting.remove(&self.number);
        self.pace.changed.notify_waiters();
    }
}
