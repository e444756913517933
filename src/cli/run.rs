//! `nhaclich run`: the bot.

use anyhow::{Context, Result};
use clap::Args;

use super::unusable;
use crate::{
    config::Settings,
    lock::Lock,
    program::{self, Extras},
    telegram::wire::Dial,
};
use clock::Clock;
use office::{Office, Rules};

/// An office's bot waits for Telegram nearly all of its time: a thread for each core of a large machine would only
/// cost memory, two hundred times over where two hundred offices share it.
const WORKERS: usize = 2;

/// Run the bot until it is told to stop (Ctrl-C, SIGTERM).
///
/// Example: nhaclich run
#[derive(Args)]
pub struct Run {}

impl Run {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let Some(dial) = Dial::of(settings) else {
            return Err(unusable(
                "TELOXIDE_TOKEN is not set; ask BotFather (https://t.me/BotFather) for one and put it into .env, \
                 or try `nhaclich demo`",
            ));
        };
        // The same complaint as every other command's about a database that can't be used.
        drop(super::create_store(settings)?);
        let clock = settings.clock.map_or_else(Clock::system, Clock::starting_at);
        let _lock = Lock::take(&settings.db, clock.now())?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(WORKERS)
            .enable_all()
            .build()
            .context("starting the program's threads")?;
        runtime.block_on(async {
            let stop = program::stop_on_signals()?;
            let office = Office::open(settings.db.clone(), Rules::from(settings), clock)?;
            program::run_with(office, dial, Extras::from(settings), stop).await
        })
    }
}
