//! Whether Telegram can be reached: told once when it can't, once when it can again; it sends nothing.

use std::{
    sync::{Mutex, MutexGuard},
    time::Duration,
};

use tokio::time::Instant;

/// Failures in a row before a direction counts as down. One is chance.
const TOLERATED: u32 = 2;
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    In,
    Out,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No connection, or no answer.
    Network,
    /// Telegram answers with errors of its own.
    Trouble,
    /// The token is wrong or revoked.
    Token,
    /// Another program asks for the same bot's updates.
    Conflict,
}

/// The state of both directions; shared by listener, courier and web.
#[derive(Default)]
pub struct Reach {
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    ways: [Direction; 2],
    last_answer: Option<Instant>,
    down_since: Option<Instant>,
}

#[derive(Default)]
struct Direction {
    failures: u32,
    obstacle: Option<Obstacle>,
    /// What the log said last.
    told: Option<Obstacle>,
}

impl Reach {
    /// Telegram answered, whatever it said.
    pub fn answered(&self, way: Way) {
        let mut inner = self.lock();
        inner.last_answer = Some(Instant::now());
        let direction = &mut inner.ways[way as usize];
        direction.failures = 0;
        direction.obstacle = None;
        if inner.ways.iter().all(|way| way.obstacle.is_none())
            && let Some(since) = inner.down_since.take()
        {
            tracing::info!(minutes = since.elapsed().as_secs() / 60, "Telegram is reached again");
            inner.ways = Default::default();
        }
    }

    /// Something stood in the way; gives the pause before the next try.
    pub fn failed(&self, way: Way, obstacle: Obstacle, words: &str) -> Duration {
        let mut inner = self.lock();
        let direction = &mut inner.ways[way as usize];
        direction.failures += 1;
        let failures = direction.failures;
        // A token or a second instance does not come right by chance.
        let patient = matches!(obstacle, Obstacle::Network | Obstacle::Trouble);
        if !patient || failures > TOLERATED {
            direction.obstacle = Some(obstacle);
            inner.down_since.get_or_insert_with(Instant::now);
            inner.tell(way, obstacle, words);
        }
        let doublings = failures.saturating_sub(1).min(5);
        (FIRST_PAUSE * (1 << doublings)).min(LONGEST_PAUSE)
    }

    /// Whether it makes no sense to try anything but a probe.
    pub fn is_down(&self, way: Way) -> bool {
        self.lock().ways[way as usize].obstacle.is_some()
    }

    /// How long ago Telegram last answered; none: never since the start.
    pub fn silence(&self) -> Option<Duration> {
        self.lock().last_answer.map(|at| at.elapsed())
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Inner {
    /// Once for each obstacle, not once for each try, nor once for each way.
    fn tell(&mut self, way: Way, obstacle: Obstacle, words: &str) {
        let known = self.ways.iter().any(|way| way.told == Some(obstacle));
        self.ways[way as usize].told = Some(obstacle);
        if known {
            return;
        }
        match obstacle {
            Obstacle::Network => tracing::error!("Telegram can't be reached ({words}); messages wait"),
            Obstacle::Trouble => tracing::error!("Telegram is in trouble ({words}); messages wait"),
            Obstacle::Token => tracing::error!(
                "Telegram refuses the bot's token; check TELOXIDE_TOKEN against BotFather's; messages wait"
            ),
            Obstacle::Conflict => tracing::error!(
                "another program receives this bot's updates ({words}); stop it, this one keeps trying"
            ),
        }
    }
}
