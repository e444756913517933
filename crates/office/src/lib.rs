//! What we do: synchronous verbs over the store, told the time; [`Office::run`] is the one async door.
//!
//! All writing goes through one thread with one connection, in order: no verb waits for another's lock,
//! and a verb that fails has changed nothing. Questions are answered on connections of their own, so
//! that a long write delays nobody's `/homnay`.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU32, Ordering},
    },
};

use anyhow::{Context, Result, anyhow};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use tokio::sync::{Mutex, Notify, Semaphore, mpsc, oneshot};
use url::Url;

use crate::store::{Store, Tx};
use clock::Clock;
use plan::sessions::SessionHours;
use words::Language;

pub mod access;
pub mod acknowledge;
pub mod agenda;
pub mod announce;
pub mod answer;
pub mod ask;
pub mod board;
pub mod broadcast;
pub mod browser;
pub mod calendar;
pub mod delegate;
pub mod deliver;
pub mod desk;
pub mod digests;
pub mod directory;
pub mod edit;
pub mod editor;
pub mod export;
pub mod feeds;
pub mod habits;
pub mod handout;
pub mod inline;
pub mod invite;
pub mod link;
pub mod log;
pub mod mail;
pub mod picture;
pub mod prepare;
pub mod private;
pub mod publish;
pub mod remind;
pub mod request;
pub mod screen;
pub mod settings;
pub mod spread;
pub mod store;
pub mod undelivered;
pub mod upkeep;

/// Verbs waiting for the writer; whoever comes later waits for a place.
const QUEUE: usize = 256;
/// Connections that read at the same time.
const READERS: usize = 4;

/// An instant, and what the office's clock on the wall shows at it.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    pub now: DateTime<Utc>,
    pub zone: Tz,
}

impl Moment {
    pub fn local(&self) -> NaiveDateTime {
        self.now.with_timezone(&self.zone).naive_local()
    }

    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }

    pub fn time(&self) -> NaiveTime {
        self.local().time()
    }

    /// The instant at which the office's clock first shows this; where daylight saving skips the hour,
    /// the instant an hour on.
    pub fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        let at = |local: NaiveDateTime| self.zone.from_local_datetime(&local).earliest();
        at(local)
            .or_else(|| at(local + chrono::TimeDelta::hours(1)))
            .map_or(self.now, |instant| instant.to_utc())
    }
}

/// The office's standing rules, the same for every verb.
#[derive(Clone, Debug)]
pub struct Rules {
    pub zone: Tz,
    /// When chats that chose no hour get their digest.
    pub digest_at: NaiveTime,
    /// The language of chats that chose none.
    pub language: Language,
    /// For items whose hour the programme leaves open, in calendars.
    pub session_hours: SessionHours,
    /// Telegram user ids that are administrators from the start.
    pub administrators: Vec<i64>,
    /// The address under which feeds and pages are reached from outside; none: no link is handed out.
    pub public_url: Option<Url>,
    /// Whether there is a mail server for those who gave and confirmed an address.
    pub mails: bool,
}

type Verb = Box<dyn FnOnce(&mut Store) + Send>;

/// The office at work; clones share it.
#[derive(Clone)]
pub struct Office {
    writer: mpsc::Sender<Verb>,
    readers: Arc<Readers>,
    owed: Arc<Notify>,
    /// Writes that must succeed before the log says that the database can be written again; 0: it can.
    store_refuses: Arc<AtomicU32>,
    /// When a nudge last came to its end, in milliseconds; 0: not yet.
    nudged: Arc<AtomicI64>,
    pub clock: Clock,
    pub rules: Arc<Rules>,
    /// What questions are answered from, read once.
    pub shelves: Arc<ask::Shelves>,
}

struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Store>>,
    places: Semaphore,
}

impl Office {
    /// Opens the database and starts its writer.
    pub fn open(path: PathBuf, rules: Rules, clock: Clock) -> Result<Self> {
        let store = Store::open(&path)?;
        let owed = store.owed.clone();
        let (writer, verbs) = mpsc::channel(QUEUE);
        std::thread::Builder::new()
            .name("store".into())
            .spawn(move || write(store, verbs))
            .context("starting the store's thread")?;
        let readers = Readers { path, idle: Mutex::default(), places: Semaphore::new(READERS) };
        Ok(Self {
            writer,
            readers: Arc::new(readers),
            owed,
            store_refuses: Arc::default(),
            nudged: Arc::default(),
            clock,
            rules: Arc::new(rules),
            shelves: Arc::default(),
        })
    }

    pub fn moment(&self) -> Moment {
        Moment { now: self.clock.now(), zone: self.rules.zone }
    }

    /// Whether what is decided now might have been decided earlier.
    pub fn pace(&self) -> remind::Pace {
        let silent_for = self.clock.now().timestamp_millis() - self.nudged.load(Ordering::Relaxed);
        let gap = silent_for > remind::LATE_AFTER.num_milliseconds();
        if gap { remind::Pace::CatchingUp } else { remind::Pace::Steady }
    }

    /// A nudge has come to its end: everything due before `now` is decided.
    pub fn note_nudged(&self, now: DateTime<Utc>) {
        self.nudged.store(now.timestamp_millis(), Ordering::Relaxed);
    }

    /// Runs a verb with the right to write, as one transaction.
    pub async fn run<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.write(move |store| store.transact(verb)).await
    }

    /// The same without waiting for the disk; see [`Store::transact_unsynced`].
    pub async fn run_unsynced<T: Send + 'static>(
        &self,
        verb: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.write(move |store| store.transact_unsynced(verb)).await
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (done, result) = oneshot::channel();
        let refuses = self.store_refuses.clone();
        let job: Verb = Box::new(move |store| {
            let before = store.rows_written();
            let result = work(store);
            tell_of_trouble(&refuses, result.as_ref().err(), store.rows_written() > before);
            // Nobody listens any more when the program is stopping; the work is kept all the same.
            drop(done.send(result));
        });
        self.writer.send(job).await.map_err(|_| anyhow!("the store has stopped"))?;
        result.await.map_err(|_| anyhow!("the store stopped in the middle of a verb"))?
    }

    /// Resolves when a message was put into the outbox since it was last asked; for the courier alone.
    pub async fn owed(&self) {
        self.owed.notified().await;
    }

    /// Answers a question on one consistent state, without the right to write.
    pub async fn look<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let readers = self.readers.clone();
        let _place = readers.places.acquire().await?;
        let idle = readers.idle.lock().await.pop();
        let path = readers.path.clone();
        let (store, answer) = tokio::task::spawn_blocking(move || {
            let mut store = match idle {
                Some(store) => store,
                None => Store::open_reader(&path)?,
            };
            let answer = store.look(question);
            anyhow::Ok((store, answer))
        })
        .await??;
        readers.idle.lock().await.push(store);
        answer
    }
}

/// The writer's thread: one verb after the other until the last [`Office`] is gone.
fn write(mut store: Store, mut verbs: mpsc::Receiver<Verb>) {
    while let Some(verb) = verbs.blocking_recv() {
        // A verb that panics has rolled back; the next one must still find a writer.
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| verb(&mut store)));
        if outcome.is_err() {
            tracing::error!("a verb panicked; it changed nothing");
        }
    }
}

/// On a disk that is nearly full small writes still succeed between large ones that fail: only so many
/// in a row mean that the trouble is over.
const CALM: u32 = 3;

/// A full or locked disk concerns every verb: the log says so once, and once that it is over.
fn tell_of_trouble(refuses: &AtomicU32, error: Option<&anyhow::Error>, wrote: bool) {
    let refused = |left: u32| left > 0;
    if let Some(error) = error.filter(|error| store::is_trouble(error)) {
        if !refused(refuses.swap(CALM, Ordering::Relaxed)) {
            tracing::error!("the database can't be written, everything waits: {error:#}");
        }
    } else if error.is_none() && wrote && refused(refuses.load(Ordering::Relaxed)) {
        // Only the writer's thread counts, one verb at a time.
        if refuses.fetch_sub(1, Ordering::Relaxed) == 1 {
            tracing::info!("the database can be written again");
        }
    }
}
