//! What is in force over some days, with all that a document, a sheet or a script is told of it.

use anyhow::{Result, bail};
use chrono::NaiveDate;

use crate::{
    programme::{
        Period, Priority,
        register::{Planned, Register},
    },
    store::Tx,
};

/// Days as they are asked for; what is left open ends where the published programmes end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// What is in force over some days.
#[derive(Debug)]
pub struct Handout {
    pub issuer: Option<String>,
    pub period: Period,
    pub priorities: Vec<Priority>,
    /// In reading order.
    pub items: Vec<Planned>,
    pub register: Register,
}

impl Handout {
    pub fn of_days(tx: &Tx<'_>, days: Days) -> Result<Self> {
        let Some(whole) = tx.published_span()? else {
            bail!("no programme has been published yet; `nhaclich import FILE --publish` publishes one");
        };
        let from = days.from.unwrap_or_else(|| days.to.map_or(whole.from, |to| to.min(whole.from)));
        let period = Period { from, to: days.to.unwrap_or(whole.to.max(from)) };
        let mut issuer = None;
        let mut priorities = Vec::new();
        for head in tx.programme_heads(period)? {
            issuer = head.issuer.or(issuer);
            priorities.extend(tx.priorities_of(head.revision)?);
        }
        Ok(Self { issuer, period, priorities, items: tx.planned(period)?, register: tx.register()? })
    }
}
