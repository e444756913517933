//! The figures that the doors keep while they work, for whoever watches; they live as long as the process.
//!
//! What the database knows is not counted a second time here: `web` asks it when it is asked.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use prometheus_client::metrics::{
    counter::Counter,
    family::{Family, MetricConstructor},
    histogram::Histogram,
};
use tokio::time::Instant;

use office::store::Lane;

/// One label.
pub type Label = [(&'static str, &'static str); 1];

/// Clones count together.
#[derive(Clone, Debug)]
pub struct Metrics {
    /// Messages that Telegram accepted, by lane.
    pub sent: Family<Label, Counter>,
    pub updates: Counter,
    /// Updates dropped because one person sent too many.
    pub dropped_updates: Counter,
    /// Updates of which something was left out, because it is not known here.
    pub reduced_updates: Counter,
    /// Updates of which nothing could be made, or of which the program died twice.
    pub unread_updates: Counter,
    /// Answers 429.
    pub too_fast: Counter,
    /// From the update's arrival to the end of its conversation.
    pub replies: Histogram,
    /// From the minute at which a message was due to Telegram's acceptance, by lane.
    pub deliveries: Family<Label, Histogram, Buckets>,
    beat: Arc<Mutex<Option<Instant>>>,
}

/// From a blink to an hour.
#[derive(Clone, Copy, Debug)]
pub struct Buckets;

impl MetricConstructor<Histogram> for Buckets {
    fn new_metric(&self) -> Histogram {
        Histogram::new([0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0])
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            sent: Family::default(),
            updates: Counter::default(),
            dropped_updates: Counter::default(),
            reduced_updates: Counter::default(),
            unread_updates: Counter::default(),
            too_fast: Counter::default(),
            replies: Buckets.new_metric(),
            deliveries: Family::new_with_constructor(Buckets),
            beat: Arc::default(),
        }
    }
}

impl Metrics {
    pub fn accepted(&self, lane: Lane, late: Duration) {
        let lane = [("lane", word(lane))];
        self.sent.get_or_create(&lane).inc();
        self.deliveries.get_or_create(&lane).observe(late.as_secs_f64());
    }

    /// The office's clock ticks.
    pub fn beat(&self) {
        *self.beat.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// How long ago it ticked; none: never.
    pub fn since_beat(&self) -> Option<Duration> {
        self.beat.lock().unwrap_or_else(PoisonError::into_inner).map(|at| at.elapsed())
    }
}

fn word(lane: Lane) -> &'static str {
    match lane {
        Lane::Urgent => "urgent",
        Lane::Announcement => "announcement",
        Lane::Digest => "digest",
    }
}
