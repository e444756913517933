//! Which messages may leave while a method of Telegram's is silent, failing or back.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use clock::Clock;
use nhaclich::telegram::{
    method::Method,
    reach::{Gate, Obstacle, Reach, Way},
};
use office::store::Form;

use crate::support;

struct Line {
    reach: Arc<Reach>,
    clock: Clock,
}

impl Line {
    fn new() -> Self {
        let clock = Clock::starting_at(morning());
        Self { reach: Arc::new(Reach::new(clock.clone())), clock }
    }

    fn pass(&self, seconds: i64) {
        self.clock.set(self.clock.now() + TimeDelta::seconds(seconds));
    }

    /// One message that leaves and is answered or not.
    fn send(&self, chat: i64, answered: bool) {
        let flight = self.reach.begin(Method::Message, chat);
        if answered { flight.answered() } else { flight.failed(Obstacle::Network, "reset", true) }
    }

    /// Open, alone, or closed for so many seconds.
    fn gate(&self, form: Form) -> String {
        match self.reach.gate(form) {
            Gate::Open => "open".into(),
            Gate::Alone => "alone".into(),
            Gate::Closed { until } => {
                format!("{} s", (until - self.clock.now()).as_seconds_f64().round())
            }
        }
    }
}

fn morning() -> DateTime<Utc> {
    support::at(12, "06:30").now
}

#[test]
fn after_a_silence_one_message_goes_alone_and_its_answer_lets_the_others_follow() {
    let line = Line::new();
    assert_eq!(line.gate(Form::Text), "alone");
    line.reach.reserve(Form::Text);
    assert_eq!(line.gate(Form::Text), "5 s", "a message that hangs holds up no longer");
    line.send(1, true);
    assert_eq!(line.gate(Form::Text), "open");
    line.pass(31);
    assert_eq!(line.gate(Form::Text), "alone");
}

#[test]
fn probes_that_fail_grow_rarer_and_other_methods_go_on() {
    let line = Line::new();
    let mut pauses = Vec::new();
    for chat in 1..=5 {
        line.send(chat, false);
        pauses.push(line.gate(Form::Text));
        line.pass(121);
    }
    assert_eq!(pauses, ["10 s", "30 s", "60 s", "120 s", "120 s"]);
    assert_eq!(line.gate(Form::Photo), "alone");
    line.send(6, true);
    assert_eq!(line.gate(Form::Text), "open");
}

#[test]
fn one_failure_amid_answers_holds_nobody_up() {
    let line = Line::new();
    line.send(1, true);
    line.send(2, false);
    assert_eq!(line.gate(Form::Text), "alone", "at once");
    line.send(3, true);
    assert_eq!((line.gate(Form::Text).as_str(), line.reach.take_ended()), ("open", None));
}

#[test]
fn what_was_in_flight_fails_together_and_counts_as_one_step() {
    let line = Line::new();
    line.send(1, true);
    let burst: Vec<_> = (1..=30).map(|chat| line.reach.begin(Method::Message, chat)).collect();
    burst.into_iter().for_each(|flight| flight.failed(Obstacle::Network, "reset", true));
    assert_eq!(line.gate(Form::Text), "10 s");
}

#[test]
fn an_outage_ends_once_when_every_way_is_back() {
    let line = Line::new();
    for chat in 1..=3 {
        line.send(chat, false);
    }
    for _ in 0..3 {
        line.reach.failed(Way::In, Obstacle::Network, "timeout");
    }
    line.pass(120);
    line.reach.answered(Way::In);
    assert_eq!(line.reach.take_ended(), None, "messages are still not taken");
    assert_eq!(line.gate(Form::Text), "alone", "but it is worth a try at once");
    line.send(4, true);
    assert_eq!(line.reach.take_ended().map(|took| took.num_minutes()), Some(2));
    line.send(5, true);
    assert_eq!(line.reach.take_ended(), None);
}

#[test]
fn one_chat_that_fails_again_and_again_is_no_outage() {
    let line = Line::new();
    for _ in 0..5 {
        line.send(1, false);
    }
    line.send(2, true);
    assert_eq!(line.reach.take_ended(), None);
}

#[test]
fn what_nobody_waits_for_is_not_called_away_for_ever() {
    let line = Line::new();
    line.send(1, false);
    line.send(2, false);
    line.pass(7 * 60);
    assert_eq!(line.gate(Form::Text), "alone");
    assert!(line.reach.take_ended().is_some());
}

#[test]
fn weeks_go_side_by_side_when_albums_do_and_wait_when_photos_fail() {
    let line = Line::new();
    line.reach.begin(Method::Album, 1).answered();
    assert_eq!(line.gate(Form::Week), "open");
    line.reach.begin(Method::Photo, 2).failed(Obstacle::Trouble, "500", false);
    assert_eq!(line.gate(Form::Week), "2 s");
}
