//! Whether Telegram can be reached, each method by itself: what may leave now, and that an outage is told once
//! when it begins and once when it ends; it sends nothing.
//!
//! A method that has been silent, or that has just failed, is tried with one message alone. So an outage of
//! any kind costs what was in flight when it began and its probes, and holds everything else back as what it
//! is: not sent. One failure amid answers is chance; failures of several chats in a row are an outage.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::{sync::Notify, time::Instant};

use super::method::Method;
use clock::Clock;
use office::store::Form;

/// Failed polls in a row before the way in counts as away. One is chance.
const TOLERATED: u32 = 2;
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Between probes that may arrive though nothing says so.
const PROBES: [TimeDelta; 4] =
    [TimeDelta::seconds(10), TimeDelta::seconds(30), TimeDelta::minutes(1), TimeDelta::minutes(2)];
/// Between probes that certainly don't arrive: they cost nobody a repeat.
const HARMLESS: [TimeDelta; 4] =
    [TimeDelta::seconds(2), TimeDelta::seconds(5), TimeDelta::seconds(10), TimeDelta::seconds(30)];
/// A method without an answer for so long may have gone away unnoticed.
const FRESH: TimeDelta = TimeDelta::seconds(30);
/// A message alone that hangs holds the others up no longer than this: it may be its chat's trouble.
const ALONE: TimeDelta = TimeDelta::seconds(5);
/// When the second one hangs too it is nobody's chat. Until then the first has an answer or has failed.
const ALONE_AGAIN: TimeDelta = TimeDelta::seconds(30);
/// When nobody has probed for so long, nobody waits for this method.
const LAPSE: TimeDelta = TimeDelta::minutes(6);

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    In,
    Out(Method),
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No connection, or no answer.
    Network,
    /// Telegram answers with errors of its own, or asks for a very long pause.
    Trouble,
    /// The token is wrong or revoked.
    Token,
    /// Another program asks for the same bot's updates.
    Conflict,
}

/// How messages of a form may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Side by side.
    Open,
    /// One, to see whether the others may follow.
    Alone,
    Closed {
        until: DateTime<Utc>,
    },
}

/// The state of all ways; shared by listener, courier, replies and web.
pub struct Reach {
    clock: Clock,
    inner: Mutex<Inner>,
    /// Something may leave that could not before, or an outage is over.
    changed: Notify,
}

#[derive(Default)]
struct Inner {
    way_in: WayIn,
    out: HashMap<Method, Line>,
    last_answer: Option<Instant>,
    outage: Option<Outage>,
    /// How long the outage took that has ended and was not told yet.
    ended: Option<TimeDelta>,
}

#[derive(Default)]
struct WayIn {
    failures: u32,
    is_away: bool,
}

/// One method.
#[derive(Clone, Debug, Default)]
struct Line {
    answered_at: Option<DateTime<Utc>>,
    is_open: bool,
    is_away: bool,
    in_flight: u32,
    /// Probes that failed since the last answer.
    failures: u32,
    /// Failures since the last answer, a chat that fails again and again counted once.
    chats: u32,
    last_chat: Option<i64>,
    /// When the next message may leave alone.
    next: DateTime<Utc>,
}

struct Outage {
    since: DateTime<Utc>,
    told: Vec<Obstacle>,
}

/// A request on its way; what became of it is told by [`Flight::answered`] or [`Flight::failed`].
pub struct Flight {
    reach: Arc<Reach>,
    method: Method,
    chat: i64,
    is_alone: bool,
}

impl Reach {
    pub fn new(clock: Clock) -> Self {
        Self { clock, inner: Mutex::default(), changed: Notify::new() }
    }

    /// Telegram answered, whatever it said.
    pub fn answered(&self, way: Way) {
        let now = self.clock.now();
        let mut inner = self.lock();
        inner.last_answer = Some(Instant::now());
        match way {
            Way::In => {
                let was_away = std::mem::take(&mut inner.way_in).is_away;
                if was_away {
                    // Very likely the rest is back too.
                    inner.out.values_mut().for_each(|line| line.next = line.next.min(now));
                }
            }
            Way::Out(method) => inner.out.entry(method).or_default().answered(now),
        }
        inner.end_if_over(now);
        self.changed.notify_waiters();
    }

    /// A poll for updates failed; gives the pause before the next.
    pub fn failed(&self, way: Way, obstacle: Obstacle, words: &str) -> Duration {
        let now = self.clock.now();
        let mut inner = self.lock();
        inner.way_in.failures += 1;
        let failures = inner.way_in.failures;
        if !is_patient(obstacle) || failures > TOLERATED {
            inner.way_in.is_away = true;
            inner.tell(way, obstacle, words, now);
        }
        let doublings = failures.saturating_sub(1).min(5);
        (FIRST_PAUSE * (1 << doublings)).min(LONGEST_PAUSE)
    }

    /// A request to this chat leaves.
    pub fn begin(self: &Arc<Self>, method: Method, chat: i64) -> Flight {
        let mut inner = self.lock();
        let line = inner.out.entry(method).or_default();
        line.in_flight += 1;
        Flight { reach: self.clone(), method, chat, is_alone: !line.is_open }
    }

    /// How messages of this form may leave now.
    pub fn gate(&self, form: Form) -> Gate {
        let now = self.clock.now();
        let mut inner = self.lock();
        let lines: Vec<Line> = Method::of(form).iter().map(|method| inner.line(*method, now)).collect();
        let failing = lines.iter().filter(|line| line.failures > 0).map(|line| line.next).max();
        let silent = || lines.iter().map(|line| line.next).max().unwrap_or_default();
        let until = match failing {
            Some(next) => next,
            None if lines.iter().any(|line| line.is_open) => return Gate::Open,
            None => silent(),
        };
        if until <= now { Gate::Alone } else { Gate::Closed { until } }
    }

    /// A message of this form is about to leave alone: nobody else does meanwhile.
    pub fn reserve(&self, form: Form) {
        let now = self.clock.now();
        let mut inner = self.lock();
        for method in Method::of(form) {
            inner.out.entry(*method).or_default().reserve(now);
        }
    }

    /// Resolves when a reply may leave by this method: at once, unless the method has just failed. False:
    /// not before `until`.
    pub async fn reply(&self, method: Method, until: DateTime<Utc>) -> bool {
        loop {
            let changed = self.changed.notified();
            let now = self.clock.now();
            let next = {
                let mut inner = self.lock();
                let line = inner.line(method, now);
                if line.failures > 0 && line.next <= now {
                    inner.out.entry(method).or_default().reserve(now);
                }
                if line.failures > 0 { line.next } else { now }
            };
            if next <= now {
                return true;
            }
            if now >= until {
                return false;
            }
            tokio::select! {
                () = self.clock.wait_until(next.min(until)) => {}
                () = changed => {}
            }
        }
    }

    /// Resolves when something may leave that could not before.
    pub async fn changed(&self) {
        self.changed.notified().await;
    }

    /// How long the outage took that has just ended, once.
    pub fn take_ended(&self) -> Option<TimeDelta> {
        self.lock().ended.take()
    }

    /// How long ago Telegram last answered; none: never since the start.
    pub fn silence(&self) -> Option<Duration> {
        self.lock().last_answer.map(|at| at.elapsed())
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Flight {
    /// Telegram answered, whatever it said.
    pub fn answered(self) {
        self.reach.answered(Way::Out(self.method));
    }

    /// Nothing came back that says what became of it, or it says that nothing did.
    pub fn failed(self, obstacle: Obstacle, words: &str, may_have_arrived: bool) {
        let now = self.reach.clock.now();
        let mut inner = self.reach.lock();
        let line = inner.out.entry(self.method).or_default();
        line.failed(self.chat, self.is_alone, may_have_arrived, now);
        if line.chats > 1 || !is_patient(obstacle) {
            line.is_away = true;
            inner.tell(Way::Out(self.method), obstacle, words, now);
        }
        drop(inner);
        self.reach.changed.notify_waiters();
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        if let Some(line) = self.reach.lock().out.get_mut(&self.method) {
            line.in_flight = line.in_flight.saturating_sub(1);
        }
    }
}

impl Line {
    /// A message is about to leave alone.
    fn reserve(&mut self, now: DateTime<Utc>) {
        self.next = now + if self.in_flight == 0 { ALONE } else { ALONE_AGAIN };
    }

    fn answered(&mut self, now: DateTime<Utc>) {
        let in_flight = self.in_flight;
        *self = Self { is_open: true, answered_at: Some(now), in_flight, next: now, ..Self::default() };
    }

    fn failed(&mut self, chat: i64, is_alone: bool, may_have_arrived: bool, now: DateTime<Utc>) {
        let was_open = std::mem::take(&mut self.is_open);
        self.chats += u32::from(self.last_chat != Some(chat));
        self.last_chat = Some(chat);
        self.failures += u32::from(is_alone || was_open);
        let pauses = if may_have_arrived { PROBES } else { HARMLESS };
        let pause = pauses[(self.failures.max(1) as usize - 1).min(pauses.len() - 1)];
        // Amid answers and with nothing else on its way, one failure says little: the next one goes at once.
        let is_chance = was_open && self.in_flight <= 1;
        let next = if is_chance { now } else { now + pause };
        self.next = if is_alone { next } else { next.max(self.next) };
    }
}

impl Inner {
    /// A method as it stands now: what has long been silent is not open any more, what nobody has tried for
    /// long is not waited for.
    fn line(&mut self, method: Method, now: DateTime<Utc>) -> Line {
        let line = self.out.entry(method).or_default();
        if line.is_open && line.answered_at.is_none_or(|at| now - at > FRESH) {
            line.is_open = false;
        }
        // A clock that was put back must not close it for longer than any pause is.
        let longest = now + PROBES[PROBES.len() - 1];
        line.next = line.next.min(longest);
        let lapsed = line.failures > 0 && now - line.next > LAPSE;
        if lapsed {
            *line = Line { in_flight: line.in_flight, ..Line::default() };
        }
        let line = line.clone();
        if lapsed {
            self.end_if_over(now);
        }
        line
    }

    fn end_if_over(&mut self, now: DateTime<Utc>) {
        let is_over = !self.way_in.is_away && self.out.values().all(|line| !line.is_away);
        if is_over && let Some(outage) = self.outage.take() {
            self.ended = Some(now - outage.since);
        }
    }

    /// Once for an outage, not once for each try, nor once for each way; and once for what has to be mended.
    fn tell(&mut self, way: Way, obstacle: Obstacle, words: &str, now: DateTime<Utc>) {
        let outage = self.outage.get_or_insert_with(|| Outage { since: now, told: Vec::new() });
        let is_known = |told: &Obstacle| *told == obstacle || is_patient(*told) && is_patient(obstacle);
        if outage.told.iter().any(is_known) {
            return;
        }
        outage.told.push(obstacle);
        let method = match way {
            Way::In => "getUpdates",
            Way::Out(method) => method.name(),
        };
        match obstacle {
            Obstacle::Network => {
                tracing::error!(method, "Telegram can't be reached ({words}); messages wait")
            }
            Obstacle::Trouble => tracing::error!(method, "Telegram is in trouble ({words}); messages wait"),
            Obstacle::Token => tracing::error!(
                "Telegram refuses the bot's token; check TELOXIDE_TOKEN against BotFather's; messages wait"
            ),
            Obstacle::Conflict => tracing::error!(
                "another program receives this bot's updates ({words}); stop it, this one keeps trying"
            ),
        }
    }
}

/// Whether it comes right by itself.
fn is_patient(obstacle: Obstacle) -> bool {
    matches!(obstacle, Obstacle::Network | Obstacle::Trouble)
}
