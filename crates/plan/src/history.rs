//! What became of an item over the revisions: its states in order, and what of them somebody has to do with; it
//! knows no clock and no calendar.

use chrono::{DateTime, Utc};
use strum::VariantArray;

use super::register::{Audience, ItemId, Part, Planned};

/// A state that an item came into at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    pub at: DateTime<Utc>,
    /// None: no programme had the item any more.
    pub planned: Option<Planned>,
    /// Whether it came with a publication that was called back before anybody was told.
    pub was_withdrawn: bool,
}

/// The states of an item, each different from the one before, the one in force last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    pub id: ItemId,
    stages: Vec<Stage>,
}

/// An item as somebody has to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen<'a> {
    pub planned: &'a Planned,
    /// How often the item had changed by then; it never falls.
    pub changes: usize,
    pub first_at: DateTime<Utc>,
    pub last_at: DateTime<Utc>,
    /// Called off, or gone from the programme.
    pub is_over: bool,
}

impl History {
    /// From states in the order in which they came; those that change nothing are left out.
    pub fn new(id: ItemId, states: impl IntoIterator<Item = Stage>) -> Self {
        let mut stages: Vec<Stage> = Vec::new();
        for stage in states {
            let last = stages.last().and_then(|last| last.planned.as_ref());
            let same = match (last, &stage.planned) {
                (None, None) => true,
                (Some(before), Some(after)) => is_same(before, after),
                _ => false,
            };
            if !same {
                stages.push(stage);
            }
        }
        Self { id, stages }
    }

    /// The state in force, or the last one that concerned them, if it was called off then. What takes place without
    /// them is no business of theirs, and what was called back is shown to nobody.
    pub fn seen_by(&self, audience: &Audience) -> Option<Seen<'_>> {
        let concerns = |stage: &&Stage| {
            !stage.was_withdrawn && stage.planned.as_ref().is_some_and(|planned| audience.concerns(planned))
        };
        let place = self.stages.iter().rposition(|stage| concerns(&stage))?;
        let since = &self.stages[place + 1..];
        let takes_place = |stage: &Stage| stage.planned.as_ref().is_some_and(Planned::takes_place);
        if since.first().is_some_and(takes_place) || since.last().is_some_and(takes_place) {
            return None;
        }
        let is_over = !since.is_empty();
        let changes = if is_over { place + 1 } else { place };
        Some(Seen {
            planned: self.stages[place].planned.as_ref()?,
            changes,
            first_at: self.stages.iter().find(concerns)?.at,
            last_at: self.stages[changes].at,
            is_over,
        })
    }
}

/// Whether nobody could tell two states apart; where they stood in the document says nothing.
fn is_same(before: &Planned, after: &Planned) -> bool {
    let when = |p: &Planned| (p.item.date, p.item.end_date, p.item.session, p.item.time, p.item.end_time);
    when(before) == when(after)
        && before.item.status == after.item.status
        && before.item.content == after.item.content
        && before.item.location == after.item.location
        && Part::VARIANTS.iter().all(|part| before.item.who(*part) == after.item.who(*part))
        && before.item.notes == after.item.notes
        && before.delegated == after.delegated
}
