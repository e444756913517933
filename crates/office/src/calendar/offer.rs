//! `/lich`: a chat's calendar as a file, and the address under which it can be subscribed to; who may change the
//! address is the conversation's to ask.

use anyhow::Result;

use super::{Chronicle, View, file_name};
use crate::{
    Moment, Rules,
    access::{Asker, Caller},
    ask::Enquiry,
    feeds,
    handout::Days,
    store::{Actor, AskedId, ChatId, ChatKind, ChatState, Place, Purpose, Tx},
};
use asking::Whose;
use plan::register::ItemId;
use words::{
    Html, Message,
    calendar::{Card, card, sure},
    press::Calendar,
};

/// A calendar to be sent.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
    pub caption: Html,
}

/// Everything that is the asker's; nothing where there is nothing.
pub fn file(tx: &Tx<'_>, rules: &Rules, moment: &Moment, asker: &Asker) -> Result<Option<File>> {
    let view = View::of_asker(tx, rules, asker)?;
    let calendar = Chronicle::load(tx, moment)?.calendar(&view);
    if calendar.events.is_empty() {
        return Ok(None);
    }
    let count = calendar.works();
    let caption = asker.language.html("calendar-file", &[("count", count.into())]);
    Ok(Some(File { name: file_name(&calendar), bytes: calendar.write(), caption }))
}

/// The items of an answer that was given here, as they are now; nothing where it is forgotten or has none left.
pub fn file_of_answer(
    enquiry: Enquiry<'_>,
    rules: &Rules,
    place: Place,
    id: AskedId,
    weeks: i64,
) -> Result<Option<File>> {
    let Enquiry { tx, moment, asker, .. } = enquiry;
    let kept = tx.asked(id, place)?.and_then(|kept| kept.question);
    let Some(question) = kept.and_then(|question| question.in_weeks(weeks)) else { return Ok(None) };
    let whose = question.whose.clone();
    let items = enquiry.question(question)?.items;
    let Some(from) = items.iter().map(|planned| planned.item.date).min() else { return Ok(None) };
    let ids: Vec<ItemId> = items.iter().map(|planned| planned.id).collect();
    // Whoever may be told of items may have them in a calendar, whosever they are.
    let view = View { of: Vec::new(), ..View::of_asker(tx, rules, asker)? };
    let days = Days { from: Some(from), to: None };
    let chronicle = Chronicle::of_days(tx, moment, days)?;
    let mut calendar = chronicle.calendar_of(&view, &ids);
    // What is somebody's alone is called after them.
    let of = match whose {
        Whose::AnyOf(names) | Whose::AllOf(names) => {
            let register = tx.register()?;
            names.iter().flat_map(|name| register.find(&name.name)).map(|listing| listing.id).collect()
        }
        Whose::Asker | Whose::Unsaid => asker.of.clone(),
        Whose::Everybody => Vec::new(),
    };
    calendar.name = chronicle.title(&View { of, ..view });
    let caption = asker.language.html("calendar-some", &[("count", calendar.works().into())]);
    Ok(Some(File { name: file_name(&calendar), bytes: calendar.write(), caption }))
}

/// Somebody who asks for a calendar, and what their chat is called.
#[derive(Clone, Debug)]
pub struct Subscriber {
    pub caller: Caller,
    pub asker: Asker,
    pub title: String,
}

/// Does what a button asks for and shows what the card becomes.
pub fn press(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    subscriber: &Subscriber,
    pressed: &Calendar,
) -> Result<Message> {
    let Subscriber { caller, asker, .. } = subscriber;
    let chat = chat(tx, moment, subscriber)?;
    let by = Actor::User(caller.user);
    match pressed {
        Calendar::Renew if rules.public_url.is_some() => return Ok(sure(asker.language)),
        Calendar::Renewed if rules.public_url.is_some() => {
            feeds::renew(tx, moment, Purpose::Calendar, Some(chat), by)?;
        }
        Calendar::AllDay => tx.set_sessions_all_day(chat, true)?,
        Calendar::ByHours => tx.set_sessions_all_day(chat, false)?,
        Calendar::Renew | Calendar::Renewed | Calendar::Card | Calendar::Add { .. } => {}
    }
    let page = match &rules.public_url {
        Some(public) => {
            let secret = feeds::secret(tx, moment, Purpose::Calendar, Some(chat), by)?;
            Some(feeds::address(public, &format!("lich/{secret}")))
        }
        None => None,
    };
    let is_active = tx.chat(chat)?.is_some_and(|chat| chat.state == ChatState::Active);
    Ok(card(&Card {
        language: asker.language,
        page,
        is_renewed: *pressed == Calendar::Renewed,
        is_active,
        hours: (!tx.sessions_all_day(chat)?).then_some(rules.session_hours),
        // The others have no use for what has to be done on the server.
        is_secretary: asker.role.is_some() && caller.kind == ChatKind::Private,
    }))
}

/// The chat whose calendar it is; a secretary's own chat may not be known yet.
fn chat(tx: &Tx<'_>, moment: &Moment, subscriber: &Subscriber) -> Result<ChatId> {
    let Subscriber { caller, asker, title } = subscriber;
    if let Some(chat) = asker.chat {
        return Ok(chat);
    }
    match tx.chat_at(caller.place)? {
        Some(chat) => Ok(chat.id),
        None => tx.welcome_chat(caller.place, caller.kind, title, moment.now),
    }
}
