//! The listener: updates → journal → a worker for each chat → the conversation; it understands no command.
//!
//! teloxide's own dispatcher confirms an update before its handler has run, and a crash in between loses
//! it. Here an update is confirmed by asking for the next ones, and that only after it is on disk. The
//! journal is also the queue: workers read from it, so nothing grows in memory however much comes in.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Serialize;
use serde_json::Value;
use teloxide::{
    Bot, RequestError,
    prelude::Requester,
    requests::{JsonRequest, Payload},
};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{
    arrivals::{self, Arrival, WANTED},
    flood::{Admission, Flood},
    outcome, raw,
    reach::{Obstacle, Way},
    shape,
    wire::{Dial, Wire},
    workers::{Handler, STORE_PAUSE, Workers, refused},
};
use office::{Office, deliver::Outcome, store::Incoming};
use words::Message;

/// Seconds that Telegram holds a request for updates open.
const POLL_SECONDS: u32 = 25;
/// Such a request without an answer for so long is broken.
const POLL_PATIENCE: Duration = Duration::from_secs(40);
/// Updates in one answer: Telegram's most.
const POLL_LIMIT: u8 = 100;
pub struct Listener {
    bot: Bot,
    intake: Intake,
}

/// What polling and webhook do alike with what comes in.
#[derive(Clone)]
pub struct Intake {
    wire: Wire,
    office: Office,
    flood: Arc<Mutex<Flood>>,
    workers: Arc<Workers>,
}

impl Intake {
    pub fn new(office: Office, wire: Wire, handler: Handler) -> Self {
        let workers = Workers::new(office.clone(), wire.clone(), handler);
        Self { wire, office, flood: Arc::default(), workers }
    }

    /// Takes up what an earlier run left undone.
    pub async fn replay(&self) {
        let now = self.office.clock.now();
        match self.office.run(move |tx| tx.incoming_left(now)).await {
            Ok(left) => {
                for dropped in &left.set_aside {
                    self.wire.metrics().unread_updates.inc();
                    let update = dropped.update_id;
                    tracing::error!(
                        update,
                        "the program ended twice in the middle of an update; it is set aside"
                    );
                }
                let chats = left.suspects.len() + left.others.len();
                if chats > 0 {
                    tracing::info!(chats, "taking up what came in before the program ended");
                }
                self.workers.resume(left);
            }
            Err(error) => refused("what came in earlier could not be read", &error),
        }
    }

    /// Writes down what came in and has it handled. When this has returned, nothing of it can be lost.
    pub async fn take(&self, updates: Vec<Value>) -> anyhow::Result<()> {
        let now = self.office.clock.now();
        let mut incoming: Vec<Incoming> = Vec::new();
        for update in &updates {
            match arrivals::arrival(update, now) {
                Some(arrival) if self.admit(&arrival) => incoming.push(arrival.incoming),
                Some(_) => {}
                None => {
                    // Without a number it can neither be written down nor confirmed.
                    self.wire.metrics().unread_updates.inc();
                    tracing::error!(shape = shape::of(update), "an update without a number can't be taken");
                }
            }
        }
        if incoming.is_empty() {
            return Ok(());
        }
        let mut sources: Vec<i64> = incoming.iter().map(|incoming| incoming.source).collect();
        self.office.run(move |tx| tx.journal(&incoming)).await?;
        sources.sort_unstable();
        sources.dedup();
        sources.into_iter().for_each(|source| self.workers.wake(source));
        Ok(())
    }

    /// Something came in that is no update in any way.
    pub(super) fn unreadable(&self, bytes: usize) {
        self.wire.metrics().unread_updates.inc();
        tracing::error!(bytes, "what came in is no update");
    }

    /// Telegram brought something by itself.
    pub(super) fn heard(&self) {
        self.wire.reach().answered(Way::In);
    }

    /// One person's flood is neither written down nor answered, except once.
    fn admit(&self, arrival: &Arrival) -> bool {
        let mut flood = self.flood.lock().unwrap_or_else(PoisonError::into_inner);
        let admission = flood.admit(arrival.user, Instant::now());
        drop(flood);
        self.wire.metrics().updates.inc();
        if admission != Admission::Handle {
            self.wire.metrics().dropped_updates.inc();
        }
        if admission == Admission::DropAndTell {
            tracing::warn!(
                chat = arrival.place.chat,
                "one person asks too much; the rest of this minute is dropped"
            );
            let (wire, place) = (self.wire.clone(), arrival.place);
            let language = self.office.rules.language;
            self.workers.tasks.spawn(async move {
                let text = language.html("too-many-questions", &[]);
                if let Err(refused) = wire.reply(place, &Message { text, keyboard: Vec::new() }).await {
                    tracing::debug!(?refused, "a flooding person could not be told");
                }
            });
        }
        admission == Admission::Handle
    }

    /// No new work is begun; what is under way is waited for, but not for ever.
    pub async fn finish(&self, patience: Duration) {
        self.workers.stop.cancel();
        self.workers.tasks.close();
        if tokio::time::timeout(patience, self.workers.tasks.wait()).await.is_err() {
            tracing::warn!("some answers were not finished; they are taken up at the next start");
            if let Err(error) = self.office.run(|tx| tx.incoming_interrupted()).await {
                refused("what was not finished could not be noted", &error);
            }
        }
    }
}

impl Listener {
    pub fn new(dial: &Dial, intake: Intake) -> anyhow::Result<Self> {
        Ok(Self { bot: dial.bot(POLL_PATIENCE)?, intake })
    }

    /// Asks for updates until `stop`, however long Telegram can't be reached.
    pub async fn run(self, stop: CancellationToken) {
        let mut offset = None;
        let mut taken = Vec::new();
        loop {
            if taken.is_empty() {
                tokio::select! {
                    () = stop.cancelled() => return,
                    polled = self.poll(offset) => match polled {
                        Ok(updates) => taken = updates,
                        Err(wait) => {
                            tokio::select! {
                                () = stop.cancelled() => return,
                                () = tokio::time::sleep(wait) => continue,
                            }
                        }
                    }
                }
            }
            let last = taken.iter().filter_map(|update| update["update_id"].as_i64()).max();
            match self.intake.take(taken.clone()).await {
                Ok(()) => {
                    let confirms_nothing = last.is_none() && !taken.is_empty();
                    taken.clear();
                    offset = last.map(|last| last + 1).or(offset);
                    if confirms_nothing && pause(&stop).await {
                        return;
                    }
                }
                // Not confirmed, so Telegram keeps them too.
                Err(error) => {
                    refused("what came in could not be written down, trying again", &error);
                    if pause(&stop).await {
                        return;
                    }
                }
            }
        }
    }

    /// One request; or how long to wait before the next.
    async fn poll(&self, offset: Option<i64>) -> Result<Vec<Value>, Duration> {
        let ask = GetUpdates { offset, limit: POLL_LIMIT, timeout: POLL_SECONDS, allowed_updates: WANTED };
        let error = match JsonRequest::new(self.bot.clone(), ask).await {
            Ok(updates) => {
                self.intake.wire.reach().answered(Way::In);
                return Ok(updates);
            }
            // What one of them holds is no reason to go without the others.
            Err(RequestError::InvalidJson { raw, .. }) if let Some(updates) = raw::updates(&raw) => {
                self.intake.wire.reach().answered(Way::In);
                return Ok(updates);
            }
            Err(error) => error,
        };
        let failed = |obstacle, words: &str| Err(self.intake.wire.reach().failed(Way::In, obstacle, words));
        match outcome::of_error(&error) {
            Outcome::TooFast { wait } => Err(wait),
            Outcome::NotReached(words) | Outcome::NoAnswer(words) => failed(Obstacle::Network, &words),
            Outcome::TokenRefused => failed(Obstacle::Token, ""),
            Outcome::Refused(words) if words.contains("webhook is active") => {
                self.drop_webhook().await;
                failed(Obstacle::Trouble, &words)
            }
            Outcome::Refused(words) if words.starts_with("Conflict") => failed(Obstacle::Conflict, &words),
            Outcome::Trouble(words) | Outcome::Refused(words) => failed(Obstacle::Trouble, &words),
            other => failed(Obstacle::Trouble, &format!("{other:?}")),
        }
    }

    /// An earlier run was reached by webhook, this one asks.
    async fn drop_webhook(&self) {
        let dropped: Result<_, RequestError> = self.bot.delete_webhook().await;
        if dropped.is_ok() {
            tracing::info!("the webhook of an earlier run was removed");
        }
    }
}

/// `getUpdates`, whose answer is kept as it is: what this teloxide can't read must still be confirmed,
/// and a later program may be able to.
#[derive(Serialize)]
pub(super) struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    pub limit: u8,
    pub timeout: u32,
    pub allowed_updates: &'static [&'static str],
}

impl Payload for GetUpdates {
    type Output = Vec<Value>;
    const NAME: &'static str = "GetUpdates";
}

/// Waits a moment; whether the program was told to stop meanwhile.
async fn pause(stop: &CancellationToken) -> bool {
    tokio::select! {
        () = stop.cancelled() => true,
        () = tokio::time::sleep(STORE_PAUSE) => false,
    }
}
