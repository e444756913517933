//! The upkeep: what is looked after each minute and once a night while the program runs; `office` and
//! `store` know how, this knows when.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use chrono::{NaiveDate, NaiveTime};
use tokio_util::sync::CancellationToken;

use crate::metrics::Metrics;
use office::{Moment, Office, private, store, undelivered, upkeep};

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(20);
/// Office time from which the night's work is done: after the day, before anybody's digest.
const NIGHT: NaiveTime = NaiveTime::from_hms_opt(2, 0, 0).expect("a time of day");
/// Nightly copies that are kept.
const COPIES: usize = 14;

pub struct Upkeep {
    pub office: Office,
    pub metrics: Metrics,
    pub database: PathBuf,
    /// Where the nightly copy goes; none: nowhere.
    pub backup_dir: Option<PathBuf>,
    /// None: what is old stays.
    pub keep_days: Option<u32>,
}

impl Upkeep {
    /// Works until `stop`. Whatever fails is said once and tried again.
    pub async fn run(self, stop: CancellationToken) {
        // systemd restarts a service that does not say in time that it is alive.
        let tick = sd_notify::watchdog_enabled().map_or(TICK, |limit| TICK.min(limit / 3));
        let mut moves = self.office.clock.moves();
        let mut failing = None;
        while !stop.is_cancelled() {
            match self.tick().await {
                Ok(()) => {
                    self.metrics.beat();
                    notify(&[sd_notify::NotifyState::Watchdog]);
                    if failing.take().is_some() {
                        tracing::info!("upkeep works again");
                    }
                }
                Err(error) => {
                    let words = format!("{error:#}");
                    // The office says what is wrong with its database.
                    if failing.as_ref() != Some(&words) && !store::is_trouble(&error) {
                        tracing::error!("upkeep failed, trying again: {words}");
                    }
                    failing = Some(words);
                }
            }
            tokio::select! {
                () = stop.cancelled() => break,
                () = tokio::time::sleep(tick) => {}
                Ok(()) = moves.changed() => {}
            }
        }
        notify(&[sd_notify::NotifyState::Stopping]);
    }

    async fn tick(&self) -> Result<()> {
        let moment = self.office.moment();
        let rules = self.office.rules.clone();
        let missed = self.office.run(move |tx| upkeep::report_digests(tx, &rules, &moment)).await?;
        if let Some(missed) = missed.filter(|missed| *missed > 0) {
            tracing::warn!(missed, "not all of the morning's digests have arrived");
        }
        let rules = self.office.rules.clone();
        let lost = self.office.run(move |tx| undelivered::report(tx, &rules, &moment)).await?;
        if lost > 0 {
            tracing::warn!(lost, "messages have not arrived for certain; the secretariat is told which");
        }
        if let Some(keep_days) = self.keep_days
            && self.is_due("retention", &moment).await?
        {
            self.retain(moment, keep_days).await?;
        }
        if let Some(folder) = &self.backup_dir
            && self.is_due("backup", &moment).await?
        {
            self.back_up(folder, moment).await?;
        }
        Ok(())
    }

    /// Whether tonight's work is still to be done; a night missed is made up for at the next start.
    async fn is_due(&self, name: &'static str, moment: &Moment) -> Result<bool> {
        let last = self.office.look(move |tx| tx.milestone(name)).await?;
        let night = |moment: &Moment| -> NaiveDate {
            (moment.local() - NIGHT.signed_duration_since(NaiveTime::MIN)).date()
        };
        Ok(last.is_none_or(|at| night(&Moment { now: at, ..*moment }) != night(moment)))
    }

    async fn retain(&self, moment: Moment, keep_days: u32) -> Result<()> {
        let mut removed = 0;
        loop {
            let batch = self.office.run(move |tx| upkeep::retain(tx, &moment, keep_days)).await?;
            removed += batch;
            if batch == 0 {
                break;
            }
        }
        if removed > 0 {
            tracing::info!(removed, keep_days, "old messages and audit lines removed");
        }
        self.office.run(move |tx| tx.reach_milestone("retention", "", moment.now)).await
    }

    async fn back_up(&self, folder: &Path, moment: Moment) -> Result<()> {
        let (folder, database) = (folder.to_owned(), self.database.clone());
        let name = format!("nhaclich-{}.db", moment.today());
        let to = folder.join(&name);
        tokio::task::spawn_blocking(move || {
            private::folder(&folder)?;
            store::backup::backup(&database, &to)?;
            keep_newest(&folder, COPIES)
        })
        .await??;
        tracing::info!(name, "the nightly copy is made");
        self.office.run(move |tx| tx.reach_milestone("backup", &name, moment.now)).await
    }
}

/// Removes all but the newest nightly copies; other files in the folder are nobody's business.
fn keep_newest(folder: &Path, count: usize) -> Result<()> {
    let copies = copies(folder)?;
    let old = copies.len().saturating_sub(count);
    for name in &copies[..old] {
        std::fs::remove_file(folder.join(name)).with_context(|| format!("removing {name}"))?;
    }
    Ok(())
}

/// The newest nightly copy that this program can use.
pub fn newest_copy(folder: &Path) -> Option<PathBuf> {
    let copies = copies(folder).ok()?;
    copies.into_iter().rev().map(|name| folder.join(name)).find(|copy| store::backup::check(copy).is_ok())
}

/// The names of the nightly copies in a folder, oldest first.
fn copies(folder: &Path) -> Result<Vec<String>> {
    let mut copies = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let day = name.strip_prefix("nhaclich-").and_then(|rest| rest.strip_suffix(".db"));
        if day.is_some_and(|day| day.parse::<NaiveDate>().is_ok()) {
            copies.push(name);
        }
    }
    copies.sort_unstable();
    Ok(copies)
}

/// Tells systemd, if it is there.
pub fn notify(states: &[sd_notify::NotifyState<'_>]) {
    if let Err(error) = sd_notify::notify(states) {
        tracing::debug!("systemd could not be told: {error}");
    }
}
