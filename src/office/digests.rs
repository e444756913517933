//! Morning digests that have gone out already and no longer hold: the same message, brought up to date.

use anyhow::Result;
use chrono::{DateTime, Utc};

use super::{
    Moment, Rules,
    agenda::Agenda,
    announce::{Letter, Plan},
    remind::{LATE_AFTER, Memory},
};
use crate::{
    message::{Html, Message, agenda::Reader, dates, digest},
    programme::register::RevisionId,
    store::{Earlier, Lane, Manner, Owed, Tx, revision_key},
};

/// Edits today's digest of each chat that a publication concerns.
pub fn bring_up_to_date(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    plan: &Plan,
    revision: RevisionId,
    leaves_at: DateTime<Utc>,
) -> Result<()> {
    let now = Now { rules, moment, agenda: Agenda::for_digests(tx, moment.today())? };
    let mut memory = Memory::default();
    for letter in &plan.letters {
        edit(tx, &now, &mut memory, letter, revision, leaves_at)?;
    }
    Ok(())
}

/// What every chat's digest is brought up to.
struct Now<'a> {
    rules: &'a Rules,
    moment: &'a Moment,
    agenda: Agenda,
}

fn edit(
    tx: &Tx<'_>,
    now: &Now<'_>,
    memory: &mut Memory,
    letter: &Letter,
    revision: RevisionId,
    leaves_at: DateTime<Utc>,
) -> Result<()> {
    let Now { rules, moment, .. } = now;
    let day = moment.today();
    let key = format!("digest:{day}");
    let told = tx.told(letter.chat.id, &key)?;
    let Some(first) = told.first() else { return Ok(()) };
    let hour = letter.chat.digest_at.unwrap_or(rules.digest_at);
    let was_late = first.owed_at > moment.instant(day.and_time(hour)) + LATE_AFTER;
    let short = tx.habits(letter.chat.id)?.is_some_and(|habits| habits.short);
    let parts = digest_now(tx, now, memory, letter, was_late.then_some(hour), short)?;
    let changed = letter
        .language
        .html("digest-changed", &[("time", moment.local().format("%H:%M").to_string().into())]);
    for row in &told {
        let text = parts.get(row.part as usize - 1).cloned();
        if !tx.is_edited(row.id)? && text.as_ref() == Some(&row.message.text) {
            continue;
        }
        let text = text.unwrap_or_default().then("\n").then(changed.clone());
        let message = Message { text, keyboard: row.message.keyboard.clone() };
        let owed = Owed {
            chat: letter.chat.id,
            key: &format!("{key}@{}", revision_key(revision)),
            part: row.part,
            message: &message,
            lane: Lane::Announcement,
            not_before: leaves_at,
            expires_at: None,
        };
        tx.owe_so(&owed, Manner { edits: Some(Earlier::Row(row.id)), ..Manner::default() }, moment.now)?;
    }
    Ok(())
}

/// The digest as it would be sent now.
fn digest_now(
    tx: &Tx<'_>,
    now: &Now<'_>,
    memory: &mut Memory,
    letter: &Letter,
    late_since: Option<chrono::NaiveTime>,
    short: bool,
) -> Result<Vec<Html>> {
    let Now { moment, agenda, .. } = now;
    let of: Vec<_> = letter.of.iter().map(|(id, _)| *id).collect();
    let day = moment.today();
    Ok(match agenda.digest(day, &of) {
        Some((mut digest, audience)) => {
            digest.late_since = late_since;
            digest.short = short;
            memory.recall(tx, letter.chat.id, agenda, &mut digest, &audience)?;
            let reader =
                Reader { language: letter.language, register: &agenda.register, audience: &audience };
            digest::render(&digest, &reader)
        }
        None => {
            let names: Vec<String> = letter.of.iter().map(|(_, name)| name.clone()).collect();
            let values =
                [("day", dates::full_day(letter.language, day).into()), ("name", names.join(", ").into())];
            vec![letter.language.html("digest-emptied", &values)]
        }
    })
}
