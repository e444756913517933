//! A publication that is taken back within its minute; see [`CALL_BACK`].

use anyhow::Result;

use super::{CALL_BACK, Moment, Rules};
use crate::store::{Actor, Deed, Detail, Key, Lane, Manner, Owed, Subject, Tx};
use plan::register::RevisionId;
use words::{Keyboard, Message};

/// Takes a publication back: the revision before it is in force again, and its draft is open again. Whoever
/// was told at once, because it was urgent, is told of this too. Gives how many chats; nothing when it is
/// too late.
pub fn call_back(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    revision: RevisionId,
    by: Actor,
) -> Result<Option<usize>> {
    let Some(published) = tx.revision(revision)? else { return Ok(None) };
    let in_force = tx.current_revision(published.programme)? == Some(revision);
    if published.is_withdrawn || !in_force || moment.now >= published.published_at + CALL_BACK {
        return Ok(None);
    }
    let told = tx.call_back(revision, moment.now)?;
    let local = Moment { now: published.published_at, ..*moment }.local();
    for id in &told {
        let Some(chat) = tx.chat(*id)? else { continue };
        let time = local.format("%H:%M").to_string();
        let text =
            chat.language.unwrap_or(rules.language).html("letter-called-back", &[("time", time.into())]);
        let owed = Owed {
            chat: *id,
            key: &Key::CalledBack { revision },
            part: 1,
            message: &Message { text, keyboard: Keyboard::new() },
            lane: Lane::Urgent,
            not_before: moment.now,
            expires_at: None,
        };
        tx.owe_so(&owed, Manner { insists: true, ..Manner::default() }, moment.now)?;
    }
    tx.withdraw_revision(&published, by, moment.now)?;
    tx.drop_card_edits(revision, moment.now)?;
    tx.reopen_draft(revision)?;
    tx.audit(moment.now, by, Deed::CallBack, Subject::Revision { revision }, Detail::Nothing)?;
    Ok(Some(told.len()))
}
