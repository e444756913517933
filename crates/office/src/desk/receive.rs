//! A document comes in: kept, recognised if it came before, read into a draft, and answered.

use anyhow::Result;

use super::{Desk, Hand, Step, customs, suspect};
use crate::{
    Moment, Rules, announce,
    store::{Deed, Detail, Draft, Subject, Tx},
};
use plan::directory::Directory;
use reading::{
    Reading, Stationery,
    document::{Format, recognise},
};
use words::{Html, Keyboard, Message};

/// A file as it came.
#[derive(Clone, Debug)]
pub struct Received<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// None: it could not be read, for this reason.
    pub reading: Result<&'a Reading, &'a str>,
}

/// Keeps a document and opens a draft of it, or says why there is none.
pub fn receive(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    received: &Received<'_>,
) -> Result<Step> {
    let language = hand.language;
    let (document, is_new) = tx.keep_document(received.name, received.bytes, moment.now)?;
    let actor = hand.actor();
    tx.audit(moment.now, actor, Deed::Receive, Subject::Document { document }, Detail::Nothing)?;
    let name = ("name", received.name.into());
    let reading = match received.reading {
        Ok(reading) => reading,
        Err(why) => {
            let why = match broken(received.name, received.bytes) {
                Some(key) => language.text(key, &[]),
                None => why.to_owned(),
            };
            let text = language.html("desk-unreadable", &[name, ("reason", why.into())]);
            return Ok(Step::show(Message { text, keyboard: Keyboard::new() }));
        }
    };
    tx.keep_frame(document, &Stationery::of(&reading.trace))?;
    let mut remarks = Vec::new();
    if !is_new {
        remarks.extend(seen_before(tx, moment, hand, document)?);
        let open = tx.open_drafts()?;
        if let Some(mine) = open.iter().find(|d| d.document == Some(document) && d.held_by == actor) {
            // Its questions may be half answered: the same file does not begin again.
            let desk = Desk::open(tx, rules, moment, hand, mine.id)?;
            return Ok(Step::show(answer(&desk, &[language.html("desk-same-open", &[])])?));
        }
    }
    let others: Vec<Draft> = tx
        .open_drafts()?
        .into_iter()
        .filter(|draft| draft.held_by != actor && draft.reading.period == reading.period)
        .collect();
    let known = tx.register()?.to_directory();
    remarks.extend(new_names(hand, reading, &known));
    let mut reading = reading.clone();
    customs::settle(tx, &mut reading)?;
    suspect::ask_first(tx, moment.today(), &mut reading)?;
    let draft = tx.open_draft(&reading, Some(document), actor, moment.now)?;
    let desk = Desk::open(tx, rules, moment, hand, draft)?;
    let mut step = Step::show(answer(&desk, &remarks)?);
    for other in others {
        let other = Desk::open(tx, rules, moment, hand, other.id)?;
        let mut message = other.held()?;
        message.text = language.html("desk-other-draft", &[]).then("\n").then(message.text);
        step.say.push(message);
    }
    Ok(step)
}

/// What a file is by its name and, by its bytes, no more: damaged, or cut off on its way.
fn broken(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let ending = name.rsplit_once('.')?.1.to_lowercase();
    let key = match ending.as_str() {
        "doc" | "docx" => "desk-broken-word",
        "xls" | "xlsx" => "desk-broken-excel",
        "pdf" => "desk-broken-pdf",
        "jpg" | "jpeg" | "png" | "heic" | "webp" | "tif" | "tiff" | "bmp" => "desk-broken-picture",
        _ => return None,
    };
    matches!(recognise(bytes), Format::Archive | Format::Unknown).then_some(key)
}

fn answer(desk: &Desk<'_>, remarks: &[Html]) -> Result<Message> {
    let mut message = desk.summary()?;
    for remark in remarks {
        message.text.push("\n");
        message.text.push(remark.clone());
    }
    Ok(message)
}

/// What became of the same bytes when they came before.
fn seen_before(tx: &Tx<'_>, moment: &Moment, hand: &Hand, document: i64) -> Result<Option<Html>> {
    let Some(revision) = tx.revision_from(document)? else {
        return Ok(Some(hand.language.html("desk-same-file", &[])));
    };
    let at = Moment { now: revision.published_at, zone: moment.zone }.local();
    let values = [
        ("number", i64::from(revision.number).into()),
        ("by", announce::actor_name(tx, hand.language, revision.published_by)?.into()),
        ("time", at.format("%H:%M").to_string().into()),
        ("day", at.format("%d/%m/%Y").to_string().into()),
    ];
    Ok(Some(hand.language.html("desk-same-published", &values)))
}

/// Names that the directory does not have yet.
fn new_names(hand: &Hand, reading: &Reading, known: &Directory) -> Option<Html> {
    const NAMED: usize = 10;
    let names: Vec<&str> = reading
        .directory
        .entries()
        .map(|entry| entry.name())
        .filter(|name| known.named(name).is_none())
        .collect();
    if names.is_empty() {
        return None;
    }
    let more = names.len().saturating_sub(NAMED);
    let listed = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let values = [("count", names.len().into()), ("names", listed.into()), ("more", more.into())];
    Some(hand.language.html("desk-new-names", &values))
}
