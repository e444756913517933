//! The workers: one for each chat that has something to do, handling what the journal holds for it in order; they
//! understand no command.

use std::{
    collections::HashMap,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde_json::Value;
use teloxide::types::Update;
use tokio::sync::Semaphore;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    arrivals, shape,
    tolerant::{self, Read},
    wire::Wire,
};
use office::{
    Office,
    store::{self, Incoming, Left},
};
use words::{Html, Message};

/// Chats that are worked for at the same time.
const WORKERS: usize = 64;
/// Nothing that a person asks for takes longer; whatever does must not hold up their chat for ever.
const HANDLER_PATIENCE: Duration = Duration::from_secs(300);
pub(super) const STORE_PAUSE: Duration = Duration::from_secs(1);

/// What is done with an update: the conversation. It is called once for each update, and once more only
/// after a crash before it had returned.
pub type Handler = Arc<dyn Fn(Update) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// One worker for each chat that has something to do; no more than [`WORKERS`] at work.
pub(super) struct Workers {
    office: Office,
    wire: Wire,
    handler: Handler,
    /// Chats with a worker, and whether something came in since it last looked.
    running: Mutex<HashMap<i64, bool>>,
    places: Semaphore,
    pub tasks: TaskTracker,
    pub stop: CancellationToken,
}

impl Workers {
    pub fn new(office: Office, wire: Wire, handler: Handler) -> Arc<Self> {
        Arc::new(Self {
            office,
            wire,
            handler,
            running: Mutex::default(),
            places: Semaphore::new(WORKERS),
            tasks: TaskTracker::new(),
            stop: CancellationToken::new(),
        })
    }

    /// Takes up what an earlier run left undone. One of the suspects may have ended it, so each is tried again alone:
    /// should it happen again, it is known which one it was.
    pub fn resume(self: &Arc<Self>, left: Left) {
        for dropped in left.set_aside {
            let (workers, language) = (self.clone(), self.office.rules.language);
            self.tasks.spawn(async move {
                let body = serde_json::from_str(&dropped.body).unwrap_or_default();
                workers.tell(&body, &dropped, language.html("update-set-aside", &[])).await;
            });
        }
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.extend(left.suspects.iter().map(|source| (*source, true)));
        drop(running);
        let workers = self.clone();
        self.tasks.spawn(async move {
            for source in left.suspects {
                workers.clone().work(source).await;
            }
        });
        left.others.into_iter().for_each(|source| self.wake(source));
    }

    pub fn wake(self: &Arc<Self>, source: i64) {
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
        let number = incoming.update_id;
        if let Err(error) = self.office.run_unsynced(move |tx| tx.incoming_begun(number)).await {
            refused("the beginning of an update's handling could not be noted", &error);
        }
        let body: Value = serde_json::from_str(&incoming.body).unwrap_or_default();
        self.keep_news(&body).await;
        match tolerant::read(&body, incoming.received_at) {
            Read::Whole(update) => self.converse(update, &body, &incoming).await,
            Read::Reduced(update) => {
                self.wire.metrics().reduced_updates.inc();
                tracing::warn!(
                    update = number,
                    shape = shape::of(&body),
                    "an update holds what is not known here; it is handled without that"
                );
                self.converse(update, &body, &incoming).await;
            }
            Read::Nothing => {}
            Read::Unread => self.not_read(&body, &incoming).await,
        }
        let now = self.office.clock.now();
        let took = (now - incoming.received_at).to_std().unwrap_or_default();
        self.wire.metrics().replies.observe(took.as_secs_f64());
        // Until it is marked it would be handled again, so nothing else is done for this chat.
        while let Err(error) = self.office.run(move |tx| tx.incoming_handled(number, now)).await {
            refused("a handled update could not be marked, trying again", &error);
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(STORE_PAUSE) => {}
            }
        }
    }

    /// Nobody knows what was said; whoever said it must know that.
    async fn not_read(&self, body: &Value, incoming: &Incoming) {
        self.wire.metrics().unread_updates.inc();
        tracing::error!(update = incoming.update_id, shape = shape::of(body), "an update can't be read");
        let text = self.office.rules.language.html("update-unread", &[]);
        self.tell(body, incoming, text).await;
    }

    /// Says something to whoever sent an update, where they wait for an answer.
    async fn tell(&self, body: &Value, incoming: &Incoming, text: Html) {
        let Some(arrival) = arrivals::arrival(body, incoming.received_at) else { return };
        if !arrivals::expects_answer(body) {
            return;
        }
        if let Err(outcome) = self.wire.reply(arrival.place, &Message { text, keyboard: Vec::new() }).await {
            tracing::warn!(update = incoming.update_id, ?outcome, "whoever sent an update could not be told");
        }
    }

    /// A conversation that panics or hangs ends alone, but not in silence.
    async fn converse(&self, update: Update, body: &Value, incoming: &Incoming) {
        let number = incoming.update_id;
        let mut conversation = tokio::spawn((self.handler)(update));
        match tokio::time::timeout(HANDLER_PATIENCE, &mut conversation).await {
            Ok(Ok(())) => return,
            Ok(Err(error)) => tracing::error!(update = number, "an update's handling broke down: {error}"),
            Err(_) => {
                conversation.abort();
                tracing::error!(update = number, "an update's handling took too long and was ended");
            }
        }
        self.tell(body, incoming, self.office.rules.language.html("failed", &[])).await;
    }

    async fn keep_news(self: &Arc<Self>, body: &Value) {
        let Some(news) = arrivals::news(body) else { return };
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

/// The office has said already what is wrong with its database.
pub(super) fn refused(what: &str, error: &anyhow::Error) {
    if store::is_trouble(error) {
        tracing::debug!("{what}: {error:#}");
    } else {
        tracing::error!("{what}: {error:#}");
    }
}
