//! What changed since a chat's last digest: today's items that are new or different, and those that were
//! today's then and no longer are.

use std::collections::{HashMap, hash_map::Entry};

use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};

use crate::store::Tx;
use plan::{
    Item, Period, Status,
    register::{Audience, ItemId, Planned, ProgrammeId, RevisionId},
};
use script::fold;
use words::digest::{Digest, Fate, Gone, Mark};

/// Revisions that were looked into, kept for the chats of one nudge.
#[derive(Default)]
pub struct Memory {
    items: HashMap<RevisionId, HashMap<ItemId, Planned>>,
}

impl Memory {
    /// Marks in a digest what its chat does not know from `since`, when it was last sent one.
    pub fn recall(
        &mut self,
        tx: &Tx<'_>,
        since: DateTime<Utc>,
        digest: &mut Digest<'_>,
        audience: &Audience,
    ) -> Result<()> {
        // Programmes, not items: of what was called off there may be nothing left.
        let mut programmes = tx.programmes_on(Period { from: digest.day, to: digest.day })?;
        programmes.extend(digest.today.iter().map(|planned| planned.programme));
        programmes.sort_unstable();
        programmes.dedup();
        for programme in programmes {
            let Some((then, now)) = self.revisions(tx, programme, since)? else { continue };
            let (then, now) = (&self.items[&then], &self.items[&now]);
            for planned in digest.today.iter().filter(|planned| planned.programme == programme) {
                if let Some(mark) = mark(then.get(&planned.id).map(|planned| &planned.item), &planned.item) {
                    digest.marks.entry(planned.id).or_insert(mark);
                }
            }
            let was_theirs =
                |p: &&Planned| p.item.is_on(digest.day) && p.takes_place() && audience.concerns(p);
            let known: Vec<ItemId> = digest.gone.iter().map(|gone| gone.before.id).collect();
            let is_new = |p: &&Planned| !known.contains(&p.id);
            let gone = then.values().filter(was_theirs).filter(is_new).filter_map(|before| {
                let fate = fate(now.get(&before.id), digest.day, audience)?;
                Some(Gone { before: before.clone(), fate })
            });
            let mut gone: Vec<Gone> = gone.collect();
            gone.sort_by_key(|gone| (gone.before.item.reading_order(), gone.before.id));
            digest.gone.extend(gone);
        }
        Ok(())
    }

    /// The revision that was in force then and the one that is now, both looked into; nothing where they
    /// are the same, or where there was none then.
    fn revisions(
        &mut self,
        tx: &Tx<'_>,
        programme: ProgrammeId,
        since: DateTime<Utc>,
    ) -> Result<Option<(RevisionId, RevisionId)>> {
        let (Some(then), Some(now)) = (tx.revision_at(programme, since)?, tx.current_revision(programme)?)
        else {
            return Ok(None);
        };
        if then == now {
            return Ok(None);
        }
        for revision in [then, now] {
            if let Entry::Vacant(unknown) = self.items.entry(revision) {
                unknown.insert(
                    tx.items_of(revision)?.into_iter().map(|planned| (planned.id, planned)).collect(),
                );
            }
        }
        Ok(Some((then, now)))
    }
}

/// What became of an item that was the audience's on a day; nothing where it still is, or says itself
/// that it is off.
fn fate(now: Option<&Planned>, day: NaiveDate, audience: &Audience) -> Option<Fate> {
    let Some(now) = now else { return Some(Fate::Cancelled) };
    match (now.item.is_on(day), audience.concerns(now)) {
        (true, true) => None,
        _ if !now.takes_place() => Some(Fate::Cancelled),
        (true, false) => Some(Fate::Others(now.clone())),
        (false, _) => Some(Fate::Moved(now.clone())),
    }
}

/// What an item is compared with how it was; one that is called off says so itself.
pub fn mark(before: Option<&Item>, item: &Item) -> Option<Mark> {
    if item.status != Status::Scheduled {
        return None;
    }
    let Some(before) = before else { return Some(Mark::New) };
    // Spelling, punctuation and spacing are no change.
    let plain = |text: &str| fold::fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let place = |item: &Item| item.location.as_deref().map(plain);
    let is_same = before.status == item.status
        && before.reading_order() == item.reading_order()
        && before.last_day() == item.last_day()
        && before.officials == item.officials
        && before.units == item.units
        && place(before) == place(item)
        && plain(&before.content) == plain(&item.content);
    (!is_same).then_some(Mark::Changed)
}
