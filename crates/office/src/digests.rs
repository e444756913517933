//! Morning digests that have gone out already and no longer hold: the same message, brought up to date.

use anyhow::Result;
use chrono::{DateTime, Utc};

use super::{
    Moment, Rules,
    announce::{Letter, Plan},
    remind::{Composer, Occasion, Recipient},
};
use crate::store::{After, Earlier, Key, Lane, Manner, Owed, Tx};
use plan::register::RevisionId;
use words::{Keyboard, Message};

/// Edits today's digest of each chat that a publication concerns.
pub fn bring_up_to_date(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    plan: &Plan,
    revision: RevisionId,
    leaves_at: DateTime<Utc>,
) -> Result<()> {
    let composer = Composer::new(tx, rules.language, moment.today())?;
    for letter in &plan.letters {
        edit(tx, moment, &composer, letter, revision, leaves_at)?;
    }
    Ok(())
}

fn edit(
    tx: &Tx<'_>,
    moment: &Moment,
    composer: &Composer<'_>,
    letter: &Letter,
    revision: RevisionId,
    leaves_at: DateTime<Utc>,
) -> Result<()> {
    let (chat, day) = (letter.chat.id, moment.today());
    let key = Key::Digest { day };
    let told = tx.told(chat, &key)?;
    let (Some(first), Some(to)) = (told.first(), Recipient::load(tx, chat)?) else { return Ok(()) };
    let late_since = tx.digest_was_late(chat, day)?;
    let parts = composer.parts(&to, Occasion::Again { sent_at: first.owed_at, late_since })?;
    let time = moment.local().format("%H:%M").to_string();
    let changed = letter.language.html("digest-changed", &[("time", time.into())]);
    for row in &told {
        let text = parts.get(row.part as usize - 1).cloned();
        if !tx.is_edited(row.id)? && text.as_ref() == Some(&row.message.text) {
            continue;
        }
        let text = text.unwrap_or_default().then("\n").then(changed.clone());
        let message = Message { text, keyboard: row.message.keyboard.clone() };
        let owed = Owed {
            chat,
            key: &Key::DigestAfter { digest: After { of: day, revision } },
            part: row.part,
            message: &message,
            lane: Lane::Announcement,
            not_before: leaves_at,
            expires_at: None,
        };
        tx.owe_so(&owed, Manner { edits: Some(Earlier::Row(row.id)), ..Manner::default() }, moment.now)?;
    }
    // It has become longer: what has no message to be put into gets one.
    for (part, text) in (1..).zip(parts).skip(told.len()) {
        let message = Message { text: text.then("\n").then(changed.clone()), keyboard: Keyboard::new() };
        let owed = Owed {
            chat,
            key: &key,
            part,
            message: &message,
            lane: Lane::Announcement,
            not_before: leaves_at,
            expires_at: None,
        };
        tx.owe(&owed, moment.now)?;
    }
    Ok(())
}
