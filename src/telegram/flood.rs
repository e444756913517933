//! How much one person may ask: beyond it, updates are neither written down nor answered; pure.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use tokio::time::Instant;

/// A person paging through a programme as fast as they can read presses about one button a second.
const MOST: usize = 60;
const SPAN: Duration = Duration::from_secs(60);

/// What is done with an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Handle,
    /// Drop it, and say so: it is the first one too many.
    DropAndTell,
    Drop,
}

/// Who asked how often lately.
#[derive(Debug, Default)]
pub struct Flood {
    people: HashMap<i64, Person>,
}

#[derive(Debug, Default)]
struct Person {
    asked: VecDeque<Instant>,
    told: bool,
}

impl Flood {
    pub fn admit(&mut self, user: i64, now: Instant) -> Admission {
        if self.people.len() > 1_000 {
            self.people.retain(|_, person| person.asked.back().is_some_and(|last| *last + SPAN > now));
        }
        let person = self.people.entry(user).or_default();
        while person.asked.front().is_some_and(|at| *at + SPAN <= now) {
            person.asked.pop_front();
        }
        if person.asked.len() < MOST {
            person.told = false;
            person.asked.push_back(now);
            return Admission::Handle;
        }
        if std::mem::replace(&mut person.told, true) { Admission::Drop } else { Admission::DropAndTell }
    }
}
