//! The courier: takes what is due out of the outbox, sends it, and has the office told how it went.
//!
//! It keeps no queue: what leaves next is asked of the database at the moment when there is room for it,
//! so a cancellation overtakes ten thousand digests and memory stays flat. One transaction marks all that
//! is about to leave, another all that has been answered since the last one; while they are written,
//! requests are on their way.
//!
//! Nothing is requested before its mark stands, so a crash leaves a trace of every message whose fate it
//! made unknown. That mark does not wait for the disk, only the answers' does: a message that dies between
//! its mark and its request is the one that costs a repeat, so that span is kept as short as it can be. It
//! is also why Telegram is asked something harmless first: the connection then stands.
//!
//! While a method is away ([`super::reach`]), its messages stay pending and one of them goes as a probe.

use std::{collections::HashSet, num::NonZeroU32, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use tokio::{sync::watch, task::JoinSet, time::Instant};
use tokio_util::sync::CancellationToken;

use super::{pace::Room, reach::Gate, wire::Wire};
use office::{
    Office,
    deliver::{self, Answered, Outcome},
    store::{self, Claimed, Form, Tx},
};

/// Requests under way at the same time without a limit of Telegram's. More only makes the program larger: with 256
/// it had 9 MB more, and was slower.
const UNLIMITED_IN_FLIGHT: usize = 64;
/// The same under whatever limit.
const MOST_IN_FLIGHT: usize = 256;
const LEAST_IN_FLIGHT: usize = 16;
/// With a limit, as many as leave within a second, or while an answer usually takes so many times as long: more
/// would only be more in doubt when Telegram falls silent.
const ROUND_TRIPS: f64 = 3.0;
/// What one answer's time weighs in that of the usual one.
const NEWEST: f64 = 0.2;
/// Seconds within which a short queue has left.
const SHORT: u64 = 10;
/// How long Telegram's first answer is waited for before messages leave.
const GREETING: Duration = Duration::from_secs(5);
/// Another process (the command line) may owe messages too: the queue is looked at this often.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How long messages in flight are waited for when the program ends.
const LAST_ANSWERS: Duration = Duration::from_secs(4);
/// After the database refused.
const STORE_PAUSE: Duration = Duration::from_secs(1);

pub struct Courier {
    office: Office,
    wire: Wire,
    in_flight: JoinSet<Answered>,
    /// Telegram ids of chats with a message in flight, so that a chat's messages stay in order.
    chats: HashSet<i64>,
    /// What is due changes when the clock is set.
    moves: watch::Receiver<()>,
    /// Answered, not yet marked.
    answered: Vec<Answered>,
    rate: Option<NonZeroU32>,
    /// How long an answer usually takes, in seconds.
    usual: f64,
    /// Messages that were due when one was last tried alone.
    waited: u64,
    /// Few enough wait to leave within [`SHORT`].
    queue_is_short: bool,
}

/// What may leave: forms side by side, forms alone, and when more may.
struct Gates {
    open: Vec<Form>,
    alone: Vec<Form>,
    opens_at: Option<DateTime<Utc>>,
}

impl Courier {
    pub fn new(office: Office, wire: Wire, rate: Option<NonZeroU32>) -> Self {
        Self {
            moves: office.clock.moves(),
            office,
            wire,
            in_flight: JoinSet::new(),
            chats: HashSet::new(),
            answered: Vec::new(),
            rate,
            usual: 0.0,
            waited: 0,
            queue_is_short: true,
        }
    }

    /// Works until `stop`; then waits for the messages in flight.
    pub async fn run(mut self, stop: CancellationToken) {
        self.recover(&stop).await;
        // Whether it is there shows with the first message; this only opens the connection.
        drop(tokio::time::timeout(GREETING, self.wire.probe()).await);
        while !stop.is_cancelled() {
            let wake_at = self.turn().await;
            self.rest(wake_at, &stop).await;
        }
        self.finish().await;
    }

    /// Messages that were in flight when the program died.
    async fn recover(&mut self, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            let now = self.office.clock.now();
            match self.office.run(move |tx| deliver::recover(tx, now)).await {
                Ok(found) => {
                    if found > 0 {
                        tracing::warn!(
                            found,
                            "messages were in flight when the program ended; they are repeated"
                        );
                    }
                    return;
                }
                Err(error) => refused(&error),
            }
            tokio::time::sleep(STORE_PAUSE).await;
        }
    }

    /// Claims what there is room for and sends it, then marks what has been answered. Tells when to look
    /// again.
    async fn turn(&mut self) -> Instant {
        self.tell_what_waited();
        let room = self.wire.pace.room(self.queue_is_short);
        let gates = self.gates();
        let free = self.most_in_flight().saturating_sub(self.in_flight.len());
        let wake_at = if free == 0 || gates.open.is_empty() && gates.alone.is_empty() {
            gates.wake_at(self.office.clock.now())
        } else if room.slots == 0 {
            room.grows_at.unwrap_or_else(|| Instant::now() + LOOK_AGAIN)
        } else {
            self.send_due(free.min(room.slots), room, gates).await
        };
        self.mark_answers().await;
        wake_at
    }

    fn most_in_flight(&self) -> usize {
        self.rate.map_or(UNLIMITED_IN_FLIGHT, |rate| {
            let seconds = (self.usual * ROUND_TRIPS).max(1.0);
            ((f64::from(rate.get()) * seconds) as usize).clamp(LEAST_IN_FLIGHT, MOST_IN_FLIGHT)
        })
    }

    fn gates(&self) -> Gates {
        let mut gates = Gates { open: Vec::new(), alone: Vec::new(), opens_at: None };
        for form in Form::ALL {
            match self.wire.reach.gate(form) {
                Gate::Open => gates.open.push(form),
                Gate::Alone => gates.alone.push(form),
                Gate::Closed { until } => {
                    gates.opens_at = Some(gates.opens_at.map_or(until, |first| first.min(until)));
                }
            }
        }
        gates
    }

    /// The end of an outage, in one line.
    fn tell_what_waited(&mut self) {
        if let Some(took) = self.wire.reach.take_ended() {
            let waited = std::mem::take(&mut self.waited);
            tracing::info!(minutes = took.num_minutes(), waited, "Telegram is reached again");
        }
    }

    async fn send_due(&mut self, limit: usize, room: Room, gates: Gates) -> Instant {
        let mut busy = room.closed;
        busy.extend(&self.chats);
        let clock = self.office.clock.clone();
        let (open, alone) = (gates.open.clone(), gates.alone.clone());
        let short = self.rate.map_or(0, |rate| u64::from(rate.get()) * SHORT);
        let counted = if alone.is_empty() { short + 1 } else { u64::MAX };
        let claim = move |tx: &Tx<'_>| {
            let (now, mut busy) = (clock.now(), busy);
            let waiting = tx.due_count(now, counted)?;
            let mut claimed = tx.claim(now, limit, &busy, &open)?;
            let mut probes = Vec::new();
            for form in alone.iter() {
                if claimed.len() >= limit {
                    break;
                }
                busy.extend(claimed.iter().map(|message: &Claimed| message.telegram_id));
                if let Some(probe) = tx.claim_probe(now, &busy, *form)? {
                    claimed.push(probe);
                    probes.push(*form);
                }
            }
            let next_due = if claimed.len() < limit { tx.next_due()? } else { None };
            let next_due = next_due.map(|due| (due - now).to_std().unwrap_or_default());
            Ok((claimed, probes, waiting, next_due))
        };
        match self.office.run_unsynced(claim).await {
            Ok((claimed, probes, waiting, next_due)) => {
                let full = claimed.len() >= limit;
                let is_held_back = gates.opens_at.is_some() || !probes.is_empty();
                self.queue_is_short = waiting <= short;
                if !probes.is_empty() {
                    self.waited = waiting;
                }
                probes.into_iter().for_each(|form| self.wire.reach.reserve(form));
                claimed.into_iter().for_each(|message| self.send(message));
                if is_held_back && !full {
                    gates.wake_at(self.office.clock.now())
                } else {
                    self.next_look(full, next_due, room.grows_at)
                }
            }
            Err(error) => {
                refused(&error);
                Instant::now() + STORE_PAUSE
            }
        }
    }

    async fn mark_answers(&mut self) {
        if self.answered.is_empty() {
            return;
        }
        let answered = Arc::new(std::mem::take(&mut self.answered));
        let (marks, rules, clock) = (answered.clone(), self.office.rules.clone(), self.office.clock.clone());
        let settle = move |tx: &Tx<'_>| {
            let now = clock.now();
            marks.iter().try_for_each(|answer| deliver::settle(tx, &rules, answer, now))
        };
        match self.office.run(settle).await {
            Ok(()) => {
                for answer in answered.iter() {
                    self.chats.remove(&answer.claimed.telegram_id);
                }
            }
            Err(error) => {
                // Nothing was marked, so nothing is forgotten: the answers wait for the next try.
                self.answered = Arc::try_unwrap(answered).unwrap_or_else(|shared| shared.to_vec());
                refused(&error);
            }
        }
    }

    fn next_look(&self, full: bool, next_due: Option<Duration>, grows_at: Option<Instant>) -> Instant {
        let now = Instant::now();
        if full {
            return self.wire.pace.room(self.queue_is_short).grows_at.unwrap_or(now).max(now);
        }
        // Due already, yet not claimed: its chat is closed or busy, or it has just become due.
        let due = match next_due {
            Some(Duration::ZERO) => grows_at.unwrap_or(now + Duration::from_millis(20)),
            Some(wait) => now + wait,
            None => now + LOOK_AGAIN,
        };
        due.min(now + LOOK_AGAIN)
    }

    fn send(&mut self, message: Claimed) {
        let started = self.wire.pace.take(message.telegram_id);
        let usual = Duration::from_secs_f64(self.usual);
        self.chats.insert(message.telegram_id);
        let wire = self.wire.clone();
        let language = message.language.unwrap_or(self.office.rules.language);
        self.in_flight.spawn(async move {
            let outcome = wire.deliver(&message, language).await;
            if let Outcome::TooFast { wait } = outcome {
                wire.pace.too_fast(message.telegram_id, wait);
            }
            let took = started.elapsed();
            wire.pace.late(started, took.saturating_sub(usual));
            Answered { claimed: message, outcome, took }
        });
    }

    /// Until something is answered, `wake_at`, or the end. The first answer is taken alone, the ones
    /// that come while its mark is written go with the next.
    async fn rest(&mut self, wake_at: Instant, stop: &CancellationToken) {
        tokio::select! {
            biased;
            () = stop.cancelled() => {}
            Some(answer) = self.in_flight.join_next() => self.take_answer(answer),
            () = self.wire.reach.changed() => {}
            () = tokio::time::sleep_until(wake_at) => {}
            () = self.office.owed() => {}
            Ok(()) = self.moves.changed() => {}
        }
        while let Some(answer) = self.in_flight.try_join_next() {
            self.take_answer(answer);
        }
    }

    fn take_answer(&mut self, answer: Result<Answered, tokio::task::JoinError>) {
        match answer {
            Ok(answer) => {
                if let Outcome::Accepted { .. } = answer.outcome {
                    let took = answer.took.as_secs_f64();
                    self.usual =
                        if self.usual > 0.0 { self.usual + NEWEST * (took - self.usual) } else { took };
                    let late = self.office.clock.now() - answer.claimed.due_at;
                    self.wire.metrics.accepted(answer.claimed.lane, late.to_std().unwrap_or_default());
                }
                self.answered.push(answer);
            }
            // Its row stays `sending` and is taken up as doubtful at the next start.
            Err(error) => tracing::error!("a message's sending broke down: {error}"),
        }
    }

    /// The last answers, within [`LAST_ANSWERS`].
    async fn finish(&mut self) {
        let deadline = Instant::now() + LAST_ANSWERS;
        while let Ok(Some(answer)) = tokio::time::timeout_at(deadline, self.in_flight.join_next()).await {
            self.take_answer(answer);
        }
        self.mark_answers().await;
        if !self.in_flight.is_empty() || !self.answered.is_empty() {
            tracing::warn!("some messages have no answer yet; they are repeated at the next start");
        }
    }
}

impl Gates {
    /// When to look again while something is held back.
    fn wake_at(&self, now: DateTime<Utc>) -> Instant {
        let opens_in = self.opens_at.map(|at| (at - now).to_std().unwrap_or_default());
        Instant::now() + opens_in.map_or(LOOK_AGAIN, |wait| wait.min(LOOK_AGAIN))
    }
}

/// The office has said already what is wrong with its database.
fn refused(error: &anyhow::Error) {
    if store::is_trouble(error) {
        tracing::debug!("trying again: {error:#}");
    } else {
        tracing::error!("the outbox could not be worked, trying again: {error:#}");
    }
}
