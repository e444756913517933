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

use std::{collections::HashSet, sync::Arc, time::Duration};

use tokio::{sync::watch, task::JoinSet, time::Instant};
use tokio_util::sync::CancellationToken;

use super::{
    pace::Room,
    reach::{Obstacle, Way},
    wire::Wire,
};
use office::{
    Office,
    deliver::{self, Answered, Outcome},
    store::{self, Claimed, Tx},
};

/// Requests under way at the same time without a limit of Telegram's. More only makes the program larger: with 256
/// it had 9 MB more, and was slower.
const UNLIMITED_IN_FLIGHT: usize = 64;
/// The same under whatever limit.
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
    chats: HashSet<i64>,
    /// What is due changes when the clock is set.
    moves: watch::Receiver<()>,
    /// Answered, not yet marked.
    answered: Vec<Answered>,
    most_in_flight: usize,
    /// While Telegram is away, one question at a time whether it is back.
    probe: JoinSet<Result<(), Outcome>>,
    /// When it may be asked again.
    probe_at: Instant,
    /// Whether it has been heard of since the start: the first message must find a connection.
    introduced: bool,
}

impl Courier {
    pub fn new(office: Office, wire: Wire, rate: Option<std::num::NonZeroU32>) -> Self {
        let most_in_flight = rate.map_or(UNLIMITED_IN_FLIGHT, |rate| {
            (rate.get() * SECONDS_IN_FLIGHT).clamp(16, MOST_IN_FLIGHT as u32) as usize
        });
        Self {
            moves: office.clock.moves(),
            office,
            wire,
            in_flight: JoinSet::new(),
            chats: HashSet::new(),
            answered: Vec::new(),
            most_in_flight,
            probe: JoinSet::new(),
            probe_at: Instant::now(),
            introduced: false,
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
            match self.office.run(move |tx| deliver::recover(tx, now)).await {
                Ok(found) => {
                    if found.repeated + found.uncertain > 0 {
                        tracing::warn!(
                            repeated = found.repeated,
                            uncertain = found.uncertain,
                            "messages were in flight when the program ended"
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
        let room = self.wire.pace.room();
        let free = self.most_in_flight.saturating_sub(self.in_flight.len());
        let wake_at = if self.is_down() {
            if self.probe.is_empty() { self.probe_at } else { Instant::now() + LOOK_AGAIN }
        } else if free == 0 {
            Instant::now() + LOOK_AGAIN
        } else if room.slots == 0 {
            room.grows_at.unwrap_or_else(|| Instant::now() + LOOK_AGAIN)
        } else {
            self.send_due(free.min(room.slots), room).await
        };
        self.mark_answers().await;
        wake_at
    }

    async fn send_due(&mut self, limit: usize, room: Room) -> Instant {
        let mut busy = room.closed;
        busy.extend(&self.chats);
        let clock = self.office.clock.clone();
        let claim = move |tx: &Tx<'_>| {
            let now = clock.now();
            let claimed = tx.claim(now, limit, &busy)?;
            let next_due = if claimed.len() < limit { tx.next_due()? } else { None };
            Ok((claimed, next_due.map(|due| (due - now).to_std().unwrap_or_default())))
        };
        match self.office.run_unsynced(claim).await {
            Ok((claimed, next_due)) => {
                let full = claimed.len() >= limit;
                claimed.into_iter().for_each(|message| self.send(message));
                self.next_look(full, next_due, room.grows_at)
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
        self.chats.insert(message.telegram_id);
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
        let down = !self.introduced || self.wire.reach.is_down(Way::Out);
        if down && self.probe.is_empty() && self.probe_at <= Instant::now() {
            let wire = self.wire.clone();
            self.probe.spawn(async move { wire.probe().await });
        }
        down
    }

    fn take_probe(&mut self, probed: Result<Result<(), Outcome>, tokio::task::JoinError>) {
        let (obstacle, words) = match probed {
            Ok(Ok(())) => {
                self.introduced = true;
                return self.wire.reach.answered(Way::Out);
            }
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
        self.mark_answers().await;
        if !self.in_flight.is_empty() || !self.answered.is_empty() {
            tracing::warn!("some messages have no answer yet; they are repeated at the next start");
        }
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
