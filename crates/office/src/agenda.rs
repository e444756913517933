//! What is planned around a day and who is who: loaded once, asked for many people.

use anyhow::Result;
use chrono::{Days, NaiveDate};

use crate::store::Tx;
use plan::{
    Period,
    register::{Audience, EntryId, Parts, Planned, Register},
};
use words::digest::Digest;

/// How far ahead what comes next is looked for.
const COMING: Days = Days::new(31);

/// The items of some days, in reading order, and the directory.
#[derive(Debug)]
pub struct Agenda {
    pub days: Period,
    pub items: Vec<Planned>,
    pub register: Register,
    /// Periods of published programmes that touch these days.
    pub published: Vec<Period>,
}

impl Agenda {
    pub fn load(tx: &Tx<'_>, days: Period) -> Result<Self> {
        Ok(Self {
            days,
            items: tx.planned(days)?,
            register: tx.register()?,
            published: tx.published_periods(days)?,
        })
    }

    /// What the digests of `day` need: the day, and what comes after it.
    pub fn for_digests(tx: &Tx<'_>, day: NaiveDate) -> Result<Self> {
        Self::load(tx, Period { from: day, to: day + COMING })
    }

    pub fn on<'a>(&'a self, day: NaiveDate, audience: &Audience) -> Vec<&'a Planned> {
        let mut items: Vec<_> =
            self.items.iter().filter(|p| p.item.is_on(day) && audience.concerns(p)).collect();
        // Whatever began on an earlier day and goes on stands first, as an all-day item does.
        items.sort_by_key(|p| (p.item.date == day, p.item.reading_order()));
        items
    }

    /// Items after `after` up to `until` that are the audience's to prepare.
    pub fn to_prepare<'a>(
        &'a self,
        after: NaiveDate,
        until: NaiveDate,
        audience: &Audience,
    ) -> Vec<&'a Planned> {
        let is_ahead = |p: &&Planned| p.item.date > after && p.item.date <= until;
        self.items.iter().filter(is_ahead).filter(|p| p.takes_place() && audience.prepares(p)).collect()
    }

    /// Whose items a chat linked to `of` (nobody: the whole programme) is told of.
    pub fn audience(&self, of: &[EntryId], parts: Parts) -> Audience {
        match of {
            [] => Audience::Everybody,
            of => self.register.audience(of.iter().copied()).told(parts),
        }
    }

    /// What a chat has on a day, and what it has to prepare until another.
    pub fn digest<'a>(
        &'a self,
        (day, until): (NaiveDate, NaiveDate),
        of: &[EntryId],
        parts: Parts,
    ) -> (Digest<'a>, Audience) {
        let audience = self.audience(of, parts);
        let upcoming = match of {
            _ if !parts.prepares => Vec::new(),
            [] => Vec::new(),
            of => self.to_prepare(day, until, &audience_of_units(self, of)),
        };
        let today = self.on(day, &audience);
        // What is theirs and not wanted is no reason to say that there is nothing.
        let unwanted = self.on(day, &self.audience(of, Parts::ALL)).len() - today.len();
        (Digest { of: of.to_vec(), today, upcoming, unwanted, ..Digest::of_day(day) }, audience)
    }

    /// The first item of the first day after `day` that has any of the audience's, and how many that day has.
    pub fn next<'a>(&'a self, day: NaiveDate, audience: &Audience) -> Option<(&'a Planned, usize)> {
        day.iter_days().skip(1).take_while(|next| *next <= self.days.to).find_map(|next| {
            let begins = |p: &&Planned| p.takes_place() && p.item.date == next;
            let items: Vec<_> = self.on(next, audience).into_iter().filter(begins).collect();
            Some((*items.first()?, items.len()))
        })
    }

    pub fn is_published(&self, day: NaiveDate) -> bool {
        self.published.iter().any(|period| period.contains(day))
    }
}

/// Preparing is the units' business: an official's digest does not list it.
fn audience_of_units(agenda: &Agenda, of: &[EntryId]) -> Audience {
    use plan::register::Kind;
    let units =
        of.iter().copied().filter(|id| agenda.register.get(*id).is_some_and(|l| l.kind == Kind::Unit));
    agenda.register.audience(units)
}
