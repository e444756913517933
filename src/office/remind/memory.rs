//! What changed since a chat's last digest: today's items that are new or different, and those that were
//! today's then and no longer are.

use std::collections::{HashMap, hash_map::Entry};

use anyhow::Result;
use chrono::{DateTime, Utc};

use crate::{
    message::digest::{Digest, Gone, Mark},
    office::agenda::Agenda,
    programme::{
        Item, Status, fold,
        register::{Audience, ItemId, Planned, ProgrammeId, RevisionId},
    },
    store::{ChatId, Tx},
};

/// Revisions that were looked into, kept for the chats of one nudge.
#[derive(Default)]
pub struct Memory {
    items: HashMap<RevisionId, HashMap<ItemId, Planned>>,
}

impl Memory {
    /// Marks in a digest what its chat does not know from the one before; its first digest has no marks.
    pub fn recall(
        &mut self,
        tx: &Tx<'_>,
        chat: ChatId,
        agenda: &Agenda,
        digest: &mut Digest<'_>,
        audience: &Audience,
    ) -> Result<()> {
        let Some(since) = tx.last_digest(chat, digest.day)? else { return Ok(()) };
        let mut programmes: Vec<ProgrammeId> = agenda.items.iter().map(|planned| planned.programme).collect();
        programmes.sort_unstable();
        programmes.dedup();
        for programme in programmes {
            let Some((then, now)) = self.revisions(tx, programme, since)? else { continue };
            let (then, now) = (&self.items[&then], &self.items[&now]);
            for planned in digest.today.iter().filter(|planned| planned.programme == programme) {
                if let Some(mark) = mark(then.get(&planned.id).map(|planned| &planned.item), &planned.item) {
                    digest.marks.insert(planned.id, mark);
                }
            }
            let mut gone: Vec<Gone> = then
                .values()
                .filter(|p| p.item.is_on(digest.day) && p.takes_place() && audience.concerns(p))
                .filter_map(|p| match now.get(&p.id) {
                    None => Some(Gone { before: p.clone(), now: None }),
                    Some(now) if now.item.is_on(digest.day) => None,
                    Some(now) => Some(Gone { before: p.clone(), now: Some(now.clone()) }),
                })
                .collect();
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
