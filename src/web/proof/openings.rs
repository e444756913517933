//! How many links that open nothing may be tried in a minute, by everybody together; secrets of 160 bits are not guessed
//! anyway, this keeps the trying cheap.

use std::{collections::VecDeque, time::Duration};

use tokio::time::Instant;

const MOST: usize = 30;
const WINDOW: Duration = Duration::from_secs(60);

#[derive(Default)]
pub struct Openings {
    failed: VecDeque<Instant>,
}

impl Openings {
    pub fn has_room(&self) -> bool {
        self.failed.iter().filter(|at| at.elapsed() < WINDOW).count() < MOST
    }

    pub fn failed(&mut self) {
        if self.failed.len() >= MOST {
            self.failed.pop_front();
        }
        self.failed.push_back(Instant::now());
    }
}
