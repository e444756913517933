//! Who changed what in a draft since somebody last saw it, in the words that changes have everywhere.

use anyhow::Result;

use super::{super::Desk, acts::names};
use plan::changes::{Side, compare};
use words::announcement::Names;

/// Changes that are named.
const NAMED: usize = 6;

/// What to tell whoever acts on an edition that is past.
pub fn since(desk: &Desk<'_>, edition: u32) -> Result<Vec<String>> {
    let Some((seen, by)) = desk.tx.draft_in(desk.draft.id, edition)? else {
        return Ok(vec![desk.hand.text("proof-changed-back")]);
    };
    let by = [("names", names(desk, &by)?.into())];
    let mut told = vec![desk.language().text("proof-changed-by", &by)];
    let directory = &desk.plan.directory;
    let side = |items| Side { items, directory };
    let comparison = compare(side(&seen.items), side(&desk.draft.reading.items), &[]);
    let names = Names { language: desk.language(), directory };
    let changes = comparison.changes.iter().chain(&comparison.immaterial).take(NAMED);
    told.extend(changes.map(|change| names.change(change).to_plain()));
    Ok(told)
}
