//! The listener: updates → journal → a worker for each chat → the conversation; it understands no command.
//!
//! teloxide's own dispatcher confirms an update before its handler has run, and a crash in between loses
//! it. Here an update is confirmed by asking for the next ones, and that only after it is on disk. The
//! journal is also the queue: workers read from it, so nothing grows in memory however much comes in.

use std::{
    collections::HashMap,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde::Serialize;
use serde_json::Value;
use teloxide::{
    Bot, RequestError,
    prelude::Requester,
    requests::{JsonRequest, Payload},
    types::Update,
};
use tokio::{sync::Semaphore, time::Instant};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    arrivals::{self, Arrival, WANTED},
    flood::{Admission, Flood},
    outcome,
    reach::{Obstacle, Way},
    wire::{Dial, Wire},
};
use crate::metrics::Metrics;
use office::{
    Office,
    deliver::Outcome,
    store::{self, Incoming},
};
use words::Message;

/// Seconds that Telegram holds a request for updates open.
const POLL_SECONDS: u32 = 25;
/// Such a request without an answer for so long is broken.
const POLL_PATIENCE: Duration = Duration::from_secs(40);
/// Updates in one answer: Telegram's most.
const POLL_LIMIT: u8 = 100;
/// Chats that are worked for at the same time.
const WORKERS: usize = 64;
/// Nothing that a person asks for takes longer; whatever does must not hold up their chat for ever.
const HANDLER_PATIENCE: Duration = Duration::from_secs(300);
const STORE_PAUSE: Duration = Duration::from_secs(1);

/// What is done with an update: the conversation. It is called once for each update, and again only
/// after a crash before it had returned.
pub type Handler = Arc<dyn Fn(Update) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

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
        let workers = Workers {
            office: office.clone(),
            metrics: wire.metrics.clone(),
            handler,
            running: Mutex::default(),
            places: Semaphore::new(WORKERS),
            tasks: TaskTracker::new(),
            stop: CancellationToken::new(),
        };
        Self { wire, office, flood: Arc::default(), workers: Arc::new(workers) }
    }

    /// Takes up what an earlier run left undone.
    pub async fn replay(&self) {
        let now = self.office.clock.now();
        match self.office.run(move |tx| tx.incoming_left(now)).await {
            Ok((sources, given_up)) => {
                if given_up > 0 {
                    tracing::error!(given_up, "updates that were never handled to their end were given up");
                }
                if !sources.is_empty() {
                    tracing::info!(chats = sources.len(), "taking up what came in before the program ended");
                }
                sources.into_iter().for_each(|source| self.workers.wake(source));
            }
            Err(error) => refused("what came in earlier could not be read", &error),
        }
    }

    /// Writes down what came in and has it handled. When this has returned, nothing of it can be lost.
    pub async fn take(&self, updates: Vec<Value>) -> anyhow::Result<()> {
        let now = self.office.clock.now();
        let admitted: Vec<Arrival> = updates
            .iter()
            .filter_map(|update| arrivals::arrival(update, now))
            .filter(|arrival| self.admit(arrival))
            .collect();
        if admitted.is_empty() {
            return Ok(());
        }
        let mut sources: Vec<i64> = admitted.iter().map(|arrival| arrival.incoming.source).collect();
        let incoming: Vec<Incoming> = admitted.into_iter().map(|arrival| arrival.incoming).collect();
        self.office.run(move |tx| tx.journal(&incoming)).await?;
        sources.sort_unstable();
        sources.dedup();
        sources.into_iter().for_each(|source| self.workers.wake(source));
        Ok(())
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
        self.wire.metrics.updates.inc();
        if admission != Admission::Handle {
            self.wire.metrics.dropped_updates.inc();
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
                    taken.clear();
                    offset = last.map(|last| last + 1).or(offset);
                }
                // Not confirmed, so Telegram keeps them too.
                Err(error) => {
                    refused("what came in could not be written down, trying again", &error);
                    tokio::select! {
                        () = stop.cancelled() => return,
                        () = tokio::time::sleep(STORE_PAUSE) => {}
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

/// One worker for each chat that has something to do; no more than [`WORKERS`] at work.
struct Workers {
    office: Office,
    metrics: Metrics,
    handler: Handler,
    /// Chats with a worker, and whether something came in since it last looked.
    running: Mutex<HashMap<i64, bool>>,
    places: Semaphore,
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Workers {
    fn wake(self: &Arc<Self>, source: i64) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.insert(source, true).is_none() {
            let workers = self.clone();
            self.tasks.spawn(async move { workers.work(source).await });
        }
    }

    /// Handles what the journal has for one chat, in order, until there is nothing more.
    async fn work(self: Arc<Self>, source: i64) {
        let Ok(_place) = self.places.acquire().await else { return };
        while !self.stop.is_cancelled() {
            self.set_looked(source);
            match self.office.look(move |tx| tx.next_incoming(source)).await {
                Ok(Some(incoming)) => self.handle(incoming).await,
                Ok(None) if self.is_done(source) => return,
                Ok(None) => {}
                Err(error) => {
                    refused("what came in could not be read", &error);
                    tokio::time::sleep(STORE_PAUSE).await;
                }
            }
        }
    }

    fn set_looked(&self, source: i64) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).insert(source, false);
    }

    /// Leaves, unless something came in since the last look.
    fn is_done(&self, source: i64) -> bool {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let done = running.get(&source) == Some(&false);
        if done {
            running.remove(&source);
        }
        done
    }

    async fn handle(self: &Arc<Self>, incoming: Incoming) {
        self.keep_news(&incoming).await;
        match serde_json::from_str::<Update>(&incoming.body) {
            Ok(update) => self.converse(update).await,
            Err(error) => tracing::warn!(update = incoming.update_id, "an update can't be read: {error}"),
        }
        let now = self.office.clock.now();
        let took = (now - incoming.received_at).to_std().unwrap_or_default();
        self.metrics.replies.observe(took.as_secs_f64());
        // Until it is marked it would be handled again, so nothing else is done for this chat.
        while let Err(error) = self.office.run(move |tx| tx.incoming_handled(incoming.update_id, now)).await {
            refused("a handled update could not be marked, trying again", &error);
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(STORE_PAUSE) => {}
            }
        }
    }

    /// A conversation that panics or hangs ends alone.
    async fn converse(&self, update: Update) {
        let number = update.id.0;
        let mut conversation = tokio::spawn((self.handler)(update));
        match tokio::time::timeout(HANDLER_PATIENCE, &mut conversation).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::error!(update = number, "an update's handling broke down: {error}"),
            Err(_) => {
                conversation.abort();
                tracing::error!(update = number, "an update's handling took too long and was ended");
            }
        }
    }

    async fn keep_news(self: &Arc<Self>, incoming: &Incoming) {
        let Some(news) = serde_json::from_str(&incoming.body).ok().as_ref().and_then(arrivals::news) else {
            return;
        };
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let kept = match self.office.look(move |tx| arrivals::matters(tx, news)).await {
            Ok(true) => self.office.run(move |tx| arrivals::keep(tx, &rules, &moment, news)).await,
            Ok(false) => return,
            Err(error) => Err(error),
        };
        match (kept, news) {
            (Ok(()), arrivals::News::Moved { to, .. }) => self.wake(to),
            (Ok(()), _) => {}
            (Err(error), _) => refused("a chat's new state could not be kept", &error),
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

/// The office has said already what is wrong with its database.
fn refused(what: &str, error: &anyhow::Error) {
    if store::is_trouble(error) {
        tracing::debug!("{what}: {error:#}");
    } else {
        tracing::error!("{what}: {error:#}");
    }
}
