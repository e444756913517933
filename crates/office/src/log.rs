//! `/nhatky`: who did what, when, why, and the file that a publication came from; it only reads.

use anyhow::Result;

use super::{
    Moment, announce,
    desk::{File, Step},
};
use crate::store::Tx;
use plan::register::RevisionId;
use words::{Button, Html, Keyboard, Language, Message, Press};

/// Entries on one page.
const PAGE: u32 = 15;

/// A page of the log, newest first; publications bring a button for their original file.
pub fn page(tx: &Tx<'_>, moment: &Moment, language: Language, page: u32) -> Result<Message> {
    let mut entries = tx.audit_log(PAGE + 1, page * PAGE)?;
    let more = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    let mut lines = vec![language.html("log-title", &[])];
    let mut keyboard = Keyboard::new();
    for entry in &entries {
        let at = Moment { now: entry.at, zone: moment.zone }.local();
        let action = format!("log-{}", entry.action.replace(' ', "-"));
        let action = if language.has(&action) { language.text(&action, &[]) } else { entry.action.clone() };
        let by = announce::actor_name(tx, language, &entry.actor)?;
        let detail = [entry.subject.as_str(), entry.detail.as_str()];
        let detail: Vec<&str> = detail.into_iter().filter(|part| !part.is_empty()).collect();
        let values = [
            ("time", at.format("%d/%m %H:%M").to_string().into()),
            ("by", by.into()),
            ("action", action.into()),
            ("detail", detail.join(", ").into()),
        ];
        lines.push(language.html("log-line", &values));
    }
    if entries.is_empty() {
        lines.push(language.html("log-empty", &[]));
    }
    if page == 0 {
        keyboard.extend(originals(tx, language)?);
    }
    let arrow = |label: &str, to: u32| Button { label: label.into(), press: Press::Log { page: to } };
    let mut row = Vec::new();
    row.extend(page.checked_sub(1).map(|to| arrow("◀", to)));
    row.extend(more.then(|| arrow("▶", page + 1)));
    if !row.is_empty() {
        keyboard.push(row);
    }
    Ok(Message { text: Html::join(lines, "\n"), keyboard })
}

/// Buttons for the files of the last publications.
fn originals(tx: &Tx<'_>, language: Language) -> Result<Keyboard> {
    const SHOWN: usize = 5;
    let with_file = tx.revisions(50, 0)?.into_iter().filter(|revision| revision.document.is_some());
    let button = |revision: crate::store::Revision| {
        let values = [
            ("number", i64::from(revision.number).into()),
            ("from", revision.period.from.format("%d/%m").to_string().into()),
            ("to", revision.period.to.format("%d/%m").to_string().into()),
        ];
        vec![Button {
            label: language.text("log-original", &values),
            press: Press::Original { revision: revision.id },
        }]
    };
    Ok(with_file.take(SHOWN).map(button).collect())
}

/// The file that a publication came from.
pub fn original(tx: &Tx<'_>, language: Language, revision: RevisionId) -> Result<Step> {
    let gone = || Step { toast: Some(language.text("desk-stale", &[])), ..Step::default() };
    let Some(revision) = tx.revision(revision)? else { return Ok(gone()) };
    let Some(document) = revision.document else { return Ok(gone()) };
    let Some((name, bytes)) = tx.document(document)? else { return Ok(gone()) };
    let caption = language.html("log-original-caption", &[("number", i64::from(revision.number).into())]);
    Ok(Step { file: Some(File { name, bytes, caption }), ..Step::default() })
}
