//! What time it is at the office: the only place where the system's clock is read.
//!
//! A rehearsal starts the clock at another instant (`NHACLICH_CLOCK`) or moves it while running (the
//! sandbox); everything else in the program is told the time.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

/// The clock counts whole milliseconds.
const TICK: Duration = Duration::from_millis(1);

/// A clock that runs at normal speed, some distance from the system's. Clones move together.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Milliseconds ahead of the system's clock.
    ahead: Arc<AtomicI64>,
    moved: watch::Sender<()>,
}

impl Clock {
    pub fn system() -> Self {
        Self { ahead: Arc::default(), moved: watch::Sender::new(()) }
    }

    pub fn starting_at(start: DateTime<Utc>) -> Self {
        let clock = Self::system();
        clock.set(start);
        clock
    }

    pub fn now(&self) -> DateTime<Utc> {
        Utc::now() + TimeDelta::milliseconds(self.ahead.load(Ordering::Relaxed))
    }

    /// Makes it `now`, forwards or backwards, and wakes whoever waits for the time.
    pub fn set(&self, now: DateTime<Utc>) {
        let ahead = (now - Utc::now()).num_milliseconds();
        self.ahead.store(ahead, Ordering::Relaxed);
        self.moved.send_replace(());
    }

    /// Resolves when it is `until`, also because the clock was moved there.
    pub async fn wait_until(&self, until: DateTime<Utc>) {
        let mut moves = self.moves();
        while let Ok(left) = (until - self.now()).to_std() {
            tokio::select! {
                () = tokio::time::sleep(left + TICK) => {}
                // The sender lives as long as this clock does.
                Ok(()) = moves.changed() => {}
            }
        }
    }

    /// Resolves when the clock was moved by [`Clock::set`].
    pub fn moves(&self) -> watch::Receiver<()> {
        self.moved.subscribe()
    }
}
