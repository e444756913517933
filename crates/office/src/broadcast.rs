//! The secretariat's own words to many: addressed, previewed, sent through the outbox, stopped, recalled.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::TimeDelta;

use super::{Moment, Rules, deliver};
use crate::store::{
    Actor, Addressed, Attachment, Broadcast, BroadcastId, BroadcastState, Chat, ChatId, ChatState, Deed,
    Detail, Key, Lane, Owed, Place, Progress, Subject, Tx,
};
use plan::register::{EntryId, Kind, Register};
use words::{Button, Html, Keyboard, Language, Message, Press, pages, people::button, press};

/// How long Telegram lets a bot take its messages back.
pub const RECALLABLE: TimeDelta = TimeDelta::hours(48);
/// Code points under a picture (<https://core.telegram.org/bots/api#sendphoto>), less a margin.
const CAPTION: usize = 1000;
/// Names shown of those whom it did not reach.
const MOST_MISSED: usize = 20;

/// Whom a broadcast reaches at present.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub chats: Vec<ChatId>,
    /// Titles of chats that are away, are silent or want no broadcasts.
    pub away: Vec<String>,
    /// Names that no chat is linked to.
    pub unlinked: Vec<String>,
}

pub fn key(id: BroadcastId) -> Key {
    Key::Broadcast { broadcast: id.0 }
}

/// Finds the chats of those who are addressed, as it is now.
pub fn reach(tx: &Tx<'_>, addressed: &Addressed) -> Result<Reach> {
    let register = tx.register()?;
    let links = tx.chats_by_entry()?;
    let wanted: Vec<EntryId> = match addressed {
        Addressed::Everybody => links.keys().flatten().copied().collect(),
        Addressed::Officials => of_kind(&register, Kind::Official),
        Addressed::Units => of_kind(&register, Kind::Unit),
        Addressed::Named(named) => register.standing_for(named.iter().copied()).into_iter().collect(),
    };
    let mut reach = Reach::default();
    let mut seen = BTreeSet::new();
    let everybody = links.get(&None).filter(|_| *addressed == Addressed::Everybody);
    let mut add = |chats: &[Chat]| {
        for chat in chats {
            if !seen.insert(chat.id) {
                continue;
            }
            match chat.state {
                ChatState::Active if chat.broadcasts => reach.chats.push(chat.id),
                _ => reach.away.push(chat.title.clone()),
            }
        }
    };
    everybody.into_iter().for_each(|chats| add(chats));
    for entry in &wanted {
        links.get(&Some(*entry)).into_iter().for_each(|chats| add(chats));
    }
    let unlinked = wanted.iter().filter(|entry| !links.contains_key(&Some(**entry)));
    reach.unlinked = unlinked.filter_map(|entry| register.name(*entry)).map(str::to_owned).collect();
    reach.chats.sort();
    Ok(reach)
}

fn of_kind(register: &Register, kind: Kind) -> Vec<EntryId> {
    register.iter().filter(|listing| listing.kind == kind).map(|listing| listing.id).collect()
}

/// The messages as a recipient gets them: the first one goes with the picture or file.
pub fn parts(language: Language, broadcast: &Broadcast) -> Vec<Html> {
    let whole = language.html("broadcast-heading", &[]).then("\n").then(broadcast.text.clone());
    if broadcast.attachment.is_none() || whole.visible_chars() <= CAPTION {
        return pages::paginate([whole]);
    }
    let mut parts = vec![language.html("broadcast-heading", &[])];
    parts.extend(pages::paginate([broadcast.text.clone()]));
    parts
}

/// What is about to be sent, to whom, and what can be done with it.
pub fn preview(tx: &Tx<'_>, language: Language, broadcast: &Broadcast) -> Result<Message> {
    let reach = reach(tx, &broadcast.addressed)?;
    let register = tx.register()?;
    let mut text = language.html(
        "broadcast-preview",
        &[
            ("to", addressee(language, &register, &broadcast.addressed).into()),
            ("count", reach.chats.len().into()),
        ],
    );
    for (key, names) in [("broadcast-away", &reach.away), ("broadcast-unlinked", &reach.unlinked)] {
        if !names.is_empty() {
            text.push("\n");
            text.push(language.html(key, &[("names", names.join(", ").into())]));
        }
    }
    let press = |act: press::Broadcast| Press::Broadcast { broadcast: broadcast.id.0, act };
    let act = |key: &str, act: press::Broadcast| button(language, key, press(act));
    let mut keyboard = vec![
        vec![
            act("broadcast-everybody", press::Broadcast::ToEverybody),
            act("broadcast-officials", press::Broadcast::ToOfficials),
            act("broadcast-units", press::Broadcast::ToUnits),
        ],
        vec![act("broadcast-pick", press::Broadcast::Pick { page: 0 })],
        vec![act("broadcast-test", press::Broadcast::Test)],
    ];
    let mut last = vec![act("broadcast-discard", press::Broadcast::Discard)];
    if !reach.chats.is_empty() {
        let label = language.text("broadcast-send", &[("count", reach.chats.len().into())]);
        let send = press::Broadcast::Send { shown: fingerprint(&reach) };
        last.insert(0, Button { label, press: press(send) });
    }
    keyboard.push(last);
    Ok(Message { text, keyboard })
}

fn addressee(language: Language, register: &Register, addressed: &Addressed) -> String {
    match addressed {
        Addressed::Everybody => language.text("broadcast-everybody", &[]),
        Addressed::Officials => language.text("broadcast-officials", &[]),
        Addressed::Units => language.text("broadcast-units", &[]),
        Addressed::Named(named) => {
            let names: Vec<&str> = named.iter().filter_map(|id| register.name(*id)).collect();
            if names.is_empty() { language.text("broadcast-nobody", &[]) } else { names.join(", ") }
        }
    }
}

/// Stands for exactly these chats: what was shown is what is sent.
fn fingerprint(reach: &Reach) -> String {
    use sha2::{Digest, Sha256};
    let chats: Vec<String> = reach.chats.iter().map(|chat| chat.0.to_string()).collect();
    Sha256::digest(chats.join(",").as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// Owes the broadcast to everybody it was shown to go to. False where that has changed, or it is no draft
/// any more: nothing is sent then.
pub fn send(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    id: BroadcastId,
    shown: &str,
    by: Actor,
) -> Result<bool> {
    let Some(broadcast) = tx.broadcast(id)? else { return Ok(false) };
    let reach = reach(tx, &broadcast.addressed)?;
    if reach.chats.is_empty() || fingerprint(&reach) != shown {
        return Ok(false);
    }
    if !tx.set_broadcast_state(id, BroadcastState::Sending, moment.now)? {
        return Ok(false);
    }
    let key = key(id);
    for chat in &reach.chats {
        let language = tx.chat(*chat)?.and_then(|chat| chat.language).unwrap_or(rules.language);
        owe(tx, moment, *chat, &key, language, &broadcast)?;
    }
    let detail = Detail::Chats { count: reach.chats.len() };
    tx.audit(moment.now, by, Deed::Broadcast, Subject::Broadcast { broadcast: id.0 }, detail)?;
    Ok(true)
}

/// Owes it to one chat; under its own key, as a test, to the secretary's.
pub fn owe(
    tx: &Tx<'_>,
    moment: &Moment,
    chat: ChatId,
    key: &Key,
    language: Language,
    broadcast: &Broadcast,
) -> Result<()> {
    for (part, text) in (1..).zip(parts(language, broadcast)) {
        let message = Message { text, keyboard: Keyboard::new() };
        let owed = Owed {
            chat,
            key,
            part,
            message: &message,
            lane: Lane::Announcement,
            not_before: moment.now,
            expires_at: None,
        };
        tx.owe(&owed, moment.now)?;
    }
    if let Some(attachment) = &broadcast.attachment {
        tx.attach(chat, key, 1, attachment)?;
    }
    Ok(())
}

/// Nothing more of it leaves.
pub fn stop(tx: &Tx<'_>, moment: &Moment, id: BroadcastId, by: Actor) -> Result<()> {
    if tx.set_broadcast_state(id, BroadcastState::Stopped, moment.now)? {
        let stopped = tx.supersede(&key(id), "halted", moment.now)?;
        let (subject, detail) = (Subject::Broadcast { broadcast: id.0 }, Detail::Unsent { count: stopped });
        tx.audit(moment.now, by, Deed::StopBroadcast, subject, detail)?;
    }
    Ok(())
}

/// Begins a recall: nothing more leaves; gives what stands in chats and may still be taken back.
pub fn recall(
    tx: &Tx<'_>,
    moment: &Moment,
    id: BroadcastId,
    by: Actor,
) -> Result<Vec<(crate::store::OutboxId, Place, i32)>> {
    if !tx.set_broadcast_state(id, BroadcastState::Recalled, moment.now)? {
        return Ok(Vec::new());
    }
    tx.supersede(&key(id), "halted", moment.now)?;
    let standing = tx.standing(&key(id), moment.now - RECALLABLE)?;
    let detail = Detail::Recalled { count: standing.len() };
    tx.audit(moment.now, by, Deed::RecallBroadcast, Subject::Broadcast { broadcast: id.0 }, detail)?;
    Ok(standing)
}

/// How far it has come, and what can still be done.
pub fn report(tx: &Tx<'_>, moment: &Moment, language: Language, broadcast: &Broadcast) -> Result<Message> {
    let progress: Progress = tx.progress(&key(broadcast.id))?;
    let total = progress.waiting + progress.sent + progress.recalled + progress.missed.len();
    let heading = match broadcast.state {
        BroadcastState::Stopped => "broadcast-stopped",
        BroadcastState::Recalled => "broadcast-recalled",
        _ if progress.waiting == 0 => "broadcast-done",
        _ => "broadcast-sending",
    };
    let mut text = language.html(heading, &[]).then("\n");
    text.push(language.html(
        "broadcast-figures",
        &[
            ("sent", progress.sent.into()),
            ("total", total.into()),
            ("waiting", progress.waiting.into()),
            ("recalled", progress.recalled.into()),
            ("missed", progress.missed.len().into()),
        ],
    ));
    for (chat, why) in progress.missed.iter().take(MOST_MISSED) {
        let values = [("chat", chat.as_str().into()), ("reason", deliver::reason(language, why).into())];
        text.push("\n");
        text.push(language.html("digest-report-line", &values));
    }
    if progress.missed.len() > MOST_MISSED {
        text.push("\n");
        let more = progress.missed.len() - MOST_MISSED;
        text.push(language.html("digest-report-more", &[("count", more.into())]));
    }
    let act = |key: &str, act: press::Broadcast| {
        button(language, key, Press::Broadcast { broadcast: broadcast.id.0, act })
    };
    let mut row = Vec::new();
    if broadcast.state == BroadcastState::Sending && progress.waiting > 0 {
        row.push(act("broadcast-stop", press::Broadcast::Stop));
    }
    if !tx.standing(&key(broadcast.id), moment.now - RECALLABLE)?.is_empty() {
        row.push(act("broadcast-recall", press::Broadcast::Recall));
    }
    row.push(act("broadcast-refresh", press::Broadcast::Refresh));
    Ok(Message { text, keyboard: vec![row] })
}

/// The words that came, with what came beside them; nothing where there is neither.
pub fn open(
    tx: &Tx<'_>,
    moment: &Moment,
    user: i64,
    place: Place,
    words: &str,
    attachment: Option<Attachment>,
) -> Result<Option<Broadcast>> {
    let words = words.trim();
    if words.is_empty() && attachment.is_none() {
        return Ok(None);
    }
    let id = tx.open_broadcast(user, place, &Html::text(words), attachment.as_ref(), moment.now)?;
    tx.broadcast(id)
}
