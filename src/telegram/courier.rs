//! The courier: takes what is due out of the outbox, sends it, and has the office told how it went.
//!
//! It keeps no queue: what leaves next is asked of the database at the moment when there is room for it,
//! so a cancellation overtakes ten thousand digests and memory stays flat. One commit marks everything
//! that is about to leave and everything that has been answered since the last one; while it is written,
//! requests are on their way. Nothing is requested before its mark is on disk, so a crash leaves a trace
//! of every message whose fate it made unknown.

use std::{collections::HashMap, sync::Arc, time::Duration};

use tokio::{task::JoinSet, time::Instant};
use tokio_util::sync::CancellationToken;

use super::{
    reach::{Obstacle, Way},
    wire::Wire,
};
use crate::{
    office::{
        Office,
        deliver::{self, Answered, Outcome},
    },
    store::Claimed,
};

/// Requests under way at the same time without a limit of Telegram's.
const MOST_IN_FLIGHT: usize = 256;
/// With a limit, as many as leave in this many seconds: a round trip may take that long before it slows
/// the broadcast down.
const SECONDS_IN_FLIGHT: u32 = 3;
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
    chats: HashMap<i64, ()>,
    /// Answered, not yet marked.
    answered: Vec<Answered>,
    most_in_flight: usize,
    /// While Telegram is away, one question at a time whether it is back.
    probe: JoinSet<Result<(), Outcome>>,
    /// When it may be asked again.
    probe_at: Instant,
    /// Whether the log said that the database refuses.
    store_refuses: bool,
}

impl Courier {
    pub fn new(office: Office, wire: Wire, rate: Option<std::num::NonZeroU32>) -> Self {
        let most_in_flight = rate.map_or(MOST_IN_FLIGHT, |rate| {
            (rate.get() * SECONDS_IN_FLIGHT).clamp(16, MOST_IN_FLIGHT as u32) as usize
        });
        Self {
            office,
            wire,
            in_flight: JoinSet::new(),
            chats: HashMap::new(),
            answered: Vec::new(),
            most_in_flight,
            probe: JoinSet::new(),
            probe_at: Instant::now(),
            store_refuses: false,
        }
    }

    /// Works until `stop`; then waits for the messages in flight.
    pub async fn run(mut self, stop: CancellationToken) {
        self.recover(&stop).await;
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
            match self.office.run(move |tx| tx.recover(now)).await {
                Ok(found) => {
                    self.store_answers();
                    if found.repeated + found.uncertain > 0 {
                        tracing::warn!(
                            repeated = found.repeated,
                            uncertain = found.uncertain,
                            "messages were in flight when the program ended"
                        );
                    }
                    return;
                }
                Err(error) => self.store_refuses(&error),
            }
            tokio::time::sleep(STORE_PAUSE).await;
        }
    }

    /// One commit: marks answers, claims what there is room for, and sends it. Tells when to look again.
    async fn turn(&mut self) -> Instant {
        let room = self.wire.pace.room();
        let free = self.most_in_flight - self.in_flight.len().min(self.most_in_flight);
        let down = self.is_down();
        let limit = if down { 0 } else { free.min(room.slots) };
        if limit == 0 && self.answered.is_empty() {
            let probe = Some(self.probe_at).filter(|_| down && self.probe.is_empty());
            return probe.or(room.grows_at.filter(|_| free > 0)).unwrap_or(Instant::now() + LOOK_AGAIN);
        }
        let mut busy = room.closed;
        busy.extend(self.chats.keys());
        let answered = Arc::new(std::mem::take(&mut self.answered));
        let marks = answered.clone();
        let rules = self.office.rules.clone();
        let clock = self.office.clock.clone();
        let turn = move |tx: &crate::store::Tx<'_>| {
            let now = clock.now();
            for answer in marks.iter() {
                deliver::settle(tx, &rules, answer, now)?;
            }
            let claimed = if limit == 0 { Vec::new() } else { tx.claim(now, limit, &busy)? };
            let next_due = if claimed.len() < limit { tx.next_due()? } else { None };
            Ok((claimed, next_due.map(|due| (due - now).to_std().unwrap_or_default())))
        };
        match self.office.run(turn).await {
            Ok((claimed, next_due)) => {
                self.store_answers();
                let full = claimed.len() >= limit;
                for message in claimed {
                    self.send(message);
                }
                self.next_look(full, next_due, room.grows_at)
            }
            Err(error) => {
                // Nothing was marked, so nothing is forgotten: the answers wait for the next try.
                self.answered = Arc::try_unwrap(answered).unwrap_or_else(|shared| shared.to_vec());
                self.store_refuses(&error);
                Instant::now() + STORE_PAUSE
            }
        }
    }

    fn next_look(&self, full: bool, next_due: Option<Duration>, grows_at: Option<Instant>) -> Instant {
        let now = Instant::now();
        if full {
            return self.wire.pace.room().grows_at.unwrap_or(now).max(now);
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
        self.wire.pace.take(message.telegram_id);
        self.chats.insert(message.telegram_id, ());
        let wire = self.wire.clone();
        let language = message.language.unwrap_or(self.office.rules.language);
        self.in_flight.spawn(async move {
            let started = Instant::now();
            let outcome = wire.deliver(&message, language).await;
            if let Outcome::TooFast { wait } = outcome {
                wire.pace.too_fast(message.telegram_id, wait);
            }
            Answered { claimed: message, outcome, took: started.elapsed() }
        });
    }

    /// Until something is answered, `wake_at`, or the end. The first answer is taken alone, the ones
    /// that come while its mark is written go with the next.
    async fn rest(&mut self, wake_at: Instant, stop: &CancellationToken) {
        tokio::select! {
            biased;
            () = stop.cancelled() => {}
            Some(answer) = self.in_flight.join_next() => self.take_answer(answer),
            Some(probed) = self.probe.join_next() => self.take_probe(probed),
            () = tokio::time::sleep_until(wake_at) => {}
            () = self.office.owed() => {}
        }
        while let Some(answer) = self.in_flight.try_join_next() {
            self.take_answer(answer);
        }
    }

    fn take_answer(&mut self, answer: Result<Answered, tokio::task::JoinError>) {
        match answer {
            Ok(answer) => {
                self.chats.remove(&answer.claimed.telegram_id);
                if let Outcome::Accepted { .. } = answer.outcome {
                    let late = self.office.clock.now() - answer.claimed.due_at;
                    self.wire.metrics.accepted(answer.claimed.lane, late.to_std().unwrap_or_default());
                }
                self.answered.push(answer);
            }
            // Its row stays `sending` and is taken up as doubtful at the next start.
            Err(error) => tracing::error!("a message's sending broke down: {error}"),
        }
    }

    /// Whether Telegram is away. While it is, messages wait and `getMe` asks whether it is back.
    fn is_down(&mut self) -> bool {
        let down = self.wire.reach.is_down(Way::Out);
        if down && self.probe.is_empty() && self.probe_at <= Instant::now() {
            let wire = self.wire.clone();
            self.probe.spawn(async move { wire.probe().await });
        }
        down
    }

    fn take_probe(&mut self, probed: Result<Result<(), Outcome>, tokio::task::JoinError>) {
        let (obstacle, words) = match probed {
            Ok(Ok(())) => return self.wire.reach.answered(Way::Out),
            Ok(Err(Outcome::TokenRefused)) => (Obstacle::Token, String::new()),
            Ok(Err(Outcome::NotReached(words) | Outcome::NoAnswer(words))) => (Obstacle::Network, words),
            Ok(Err(Outcome::Trouble(words))) => (Obstacle::Trouble, words),
            Ok(Err(other)) => (Obstacle::Trouble, format!("{other:?}")),
            Err(error) => (Obstacle::Trouble, error.to_string()),
        };
        self.probe_at = Instant::now() + self.wire.reach.failed(Way::Out, obstacle, &words);
    }

    /// The last answers, within [`LAST_ANSWERS`].
    async fn finish(&mut self) {
        let deadline = Instant::now() + LAST_ANSWERS;
        while let Ok(Some(answer)) = tokio::time::timeout_at(deadline, self.in_flight.join_next()).await {
            self.take_answer(answer);
        }
        let answered = std::mem::take(&mut self.answered);
        let rules = self.office.rules.clone();
        let now = self.office.clock.now();
        let marked = self
            .office
            .run(move |tx| answered.iter().try_for_each(|answer| deliver::settle(tx, &rules, answer, now)))
            .await;
        if let Err(error) = marked {
            tracing::error!(
                "the last answers could not be marked; they are repeated at the next start: {error:#}"
            );
        }
    }

    fn store_refuses(&mut self, error: &anyhow::Error) {
        if !std::mem::replace(&mut self.store_refuses, true) {
            tracing::error!("the database can't be written, messages wait: {error:#}");
        }
    }

    fn store_answers(&mut self) {
        if std::mem::take(&mut self.store_refuses) {
            tracing::info!("the database can be written again");
        }
    }
}
