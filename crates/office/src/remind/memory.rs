//! What changed since a chat's last digest: today's items that are new or different, and those that were
//! today's then and no longer are.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use anyhow::Result;
use chrono::{DateTime, Utc};

use crate::store::Tx;
use plan::{
    Period,
    register::{Audience, ItemId, ProgrammeId, RevisionId},
    since::{Gone, Since},
};
use words::digest::Digest;

/// Revisions that were compared, kept for the chats of one nudge.
#[derive(Default)]
pub struct Memory {
    compared: HashMap<(RevisionId, RevisionId), Since>,
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
            let Some(since) = self.since(tx, programme, since)? else { continue };
            for planned in &digest.today {
                if let Some(mark) = since.marks.get(&planned.id) {
                    digest.marks.entry(planned.id).or_insert(*mark);
                }
            }
            let known: HashSet<ItemId> = digest.gone.iter().map(|gone| gone.before.id).collect();
            let gone = since.gone_on(digest.day, audience).filter(|gone| !known.contains(&gone.before.id));
            let gone: Vec<Gone> = gone.collect();
            digest.gone.extend(gone);
        }
        Ok(())
    }

    /// What is different from the revision that was in force then; nothing where it still is, or where there
    /// was none.
    fn since(&mut self, tx: &Tx<'_>, programme: ProgrammeId, at: DateTime<Utc>) -> Result<Option<&Since>> {
        let (Some(then), Some(now)) = (tx.revision_at(programme, at)?, tx.current_revision(programme)?)
        else {
            return Ok(None);
        };
        if then == now {
            return Ok(None);
        }
        Ok(Some(match self.compared.entry((then, now)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Since::between(&tx.items_of(then)?, &tx.items_of(now)?)),
        }))
    }
}
