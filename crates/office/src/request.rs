//! Requests to be let in: asked by strangers, granted or refused by the secretariat.

use anyhow::Result;

use super::{Moment, Rules, deliver, link};
use crate::store::{
    Actor, Asking, ChatId, ChatKind, Deed, Detail, Invited, Key, Lane, Owed, Request, Subject, Tx,
};
use plan::register::{EntryId, Kind, Register};
use script::fold::fold;
use words::{Html, Keyboard, Language, Message, people::button, press::Access};

/// The longest introduction that is read.
const LONGEST_WORDS: usize = 200;

/// Keeps a request and tells the secretariat; none if this person's last one is still open.
pub fn ask(tx: &Tx<'_>, rules: &Rules, moment: &Moment, mut asking: Asking) -> Result<Option<i64>> {
    asking.words = asking.words.split_whitespace().collect::<Vec<_>>().join(" ");
    asking.words = asking.words.chars().take(LONGEST_WORDS).collect();
    let Some(id) = tx.ask_access(&asking, moment.now)? else { return Ok(None) };
    let actor = Actor::User(asking.user);
    let detail = Detail::Words { words: asking.words.clone() };
    tx.audit(moment.now, actor, Deed::AskAccess, Subject::Request { request: id }, detail)?;
    let key = Key::Request { request: id };
    for desk in tx.desk_chats(&rules.administrators)? {
        let Some(chat) = tx.chat(desk)? else { continue };
        let may_grant = super::access::role(tx, rules, chat.place.chat)?.is_some_and(|r| r.may_publish());
        if !may_grant {
            continue;
        }
        let message = card(chat.language.unwrap_or(rules.language), id, &asking);
        let owed = Owed {
            chat: desk,
            key: &key,
            part: 1,
            message: &message,
            lane: Lane::Announcement,
            not_before: moment.now,
            expires_at: None,
        };
        tx.owe(&owed, moment.now)?;
    }
    Ok(Some(id))
}

/// A request as the secretariat sees it, with the two buttons.
pub fn card(language: Language, id: i64, asking: &Asking) -> Message {
    let refuse = button(language, "button-refuse", Access::Refuse { request: id });
    let keyboard = match asking.entry {
        // Who they are is chosen already: one press is enough.
        Some(entry) => vec![
            vec![button(language, "button-grant", Access::As { request: id, entry }), refuse],
            vec![button(language, "request-others", Access::GrantFrom { request: id, page: 0 })],
        ],
        None => vec![vec![button(language, "button-grant", Access::Grant { request: id }), refuse]],
    };
    Message { text: about(language, asking), keyboard }
}

/// Who asks, in their own words.
pub fn about(language: Language, asking: &Asking) -> Html {
    let key = match (asking.kind, asking.entry) {
        (ChatKind::Private, None) => "request-card",
        (ChatKind::Group, None) => "request-card-group",
        (ChatKind::Private, Some(_)) => "request-card-named",
        (ChatKind::Group, Some(_)) => "request-card-group-named",
    };
    language.html(
        key,
        &[
            ("name", asking.name.as_str().into()),
            ("chat", asking.title.as_str().into()),
            ("words", asking.words.as_str().into()),
        ],
    )
}

/// A request that has been answered, without buttons.
pub fn answered(language: Language, request: &Request) -> Message {
    let Some((granted, by)) = &request.decided else {
        return card(language, request.id, &request.asking);
    };
    let key = if *granted { "request-granted" } else { "request-refused" };
    let text =
        about(language, &request.asking).then("\n\n").then(language.html(key, &[("by", by.as_str().into())]));
    Message { text, keyboard: Keyboard::new() }
}

/// Whom a stranger's words may stand for: lines of which a spelling is found in them, at most `most`.
pub fn meant(register: &Register, asking: &Asking, most: usize) -> Vec<EntryId> {
    let padded = |text: &str| format!(" {} ", fold(text).replace(|c: char| !c.is_alphanumeric(), " "));
    let said = padded(&format!("{} {} {}", asking.words, asking.name, asking.title));
    let named = |spelling: &String| {
        let spelling = padded(spelling);
        !spelling.trim().is_empty() && said.contains(&spelling)
    };
    register
        .iter()
        .filter(|listing| !matches!(listing.kind, Kind::Collective(_)))
        .filter(|listing| {
            std::iter::once(&listing.name).chain(&listing.full_name).chain(&listing.aliases).any(named)
        })
        .map(|listing| listing.id)
        .take(most)
        .collect()
}

/// What became of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    Granted(Invited, ChatId, Request),
    Refused(Request),
    /// Somebody else was first, or there is no such request.
    Already(Option<Request>),
    /// An official's items don't go to a group.
    PrivateOnly,
}

/// Lets the stranger in, with the items of `entry`, or without one the whole programme.
pub fn grant(
    tx: &Tx<'_>,
    moment: &Moment,
    id: i64,
    entry: Option<EntryId>,
    by: (Actor, &str),
) -> Result<Decided> {
    let Some(request) = tx.request(id)? else { return Ok(Decided::Already(None)) };
    let register = tx.register()?;
    let invited = match entry.map(|entry| register.get(entry)) {
        None => Invited::Reader,
        Some(Some(listing)) if listing.kind == Kind::Official => Invited::Official(listing.id),
        Some(Some(listing)) if listing.kind == Kind::Unit => Invited::Unit(listing.id),
        Some(_) => return Ok(Decided::Already(Some(request))),
    };
    let asking = &request.asking;
    if asking.kind == ChatKind::Group && matches!(invited, Invited::Official(_)) {
        return Ok(Decided::PrivateOnly);
    }
    let (actor, name) = by;
    if !tx.decide_request(id, true, name, moment.now)? {
        return Ok(Decided::Already(Some(request)));
    }
    let visitor = link::Visitor {
        user: asking.user,
        name: &asking.name,
        place: asking.place,
        kind: asking.kind,
        title: &asking.title,
        is_chat_administrator: true,
    };
    let chat = link::admit(tx, moment, invited, &visitor, actor)?;
    tx.audit(moment.now, actor, Deed::GrantAccess, Subject::Request { request: id }, link::subject(invited))?;
    let request = tx.request(id)?.unwrap_or(request);
    Ok(Decided::Granted(invited, chat, request))
}

/// Turns the stranger away; they may ask again.
pub fn refuse(tx: &Tx<'_>, moment: &Moment, id: i64, by: (Actor, &str)) -> Result<Decided> {
    let (actor, name) = by;
    let decided = tx.decide_request(id, false, name, moment.now)?;
    let Some(request) = tx.request(id)? else { return Ok(Decided::Already(None)) };
    if !decided {
        return Ok(Decided::Already(Some(request)));
    }
    tx.audit(moment.now, actor, Deed::RefuseAccess, Subject::Request { request: id }, Detail::Nothing)?;
    Ok(Decided::Refused(request))
}

/// Takes a role away, with the whole programme that came with it; at once. Tells whether there was one.
pub fn revoke_role(tx: &Tx<'_>, moment: &Moment, user: i64, by: Actor) -> Result<bool> {
    if !tx.revoke_role(user)? {
        return Ok(false);
    }
    for chat in tx.chats_of(user)? {
        super::directory::cut(tx, moment, by, chat.id, None)?;
    }
    tx.audit(moment.now, by, Deed::RevokeRole, Subject::User { user }, Detail::Nothing)?;
    Ok(true)
}

/// Tells a chat something through the outbox, in its language.
pub fn tell(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    chat: ChatId,
    key: &Key,
    word: impl Fn(Language) -> Html,
) -> Result<bool> {
    let language = tx.chat(chat)?.and_then(|chat| chat.language).unwrap_or(rules.language);
    let message = Message { text: word(language), keyboard: Vec::new() };
    let owed = Owed {
        chat,
        key,
        part: 1,
        message: &message,
        lane: Lane::Announcement,
        not_before: moment.now,
        expires_at: None,
    };
    tx.owe(&owed, moment.now)
}

/// Tells every chat of the secretariat.
pub fn tell_desk(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    key: &Key,
    word: impl Fn(Language) -> Html,
) -> Result<()> {
    deliver::owe_desk(tx, rules, key, Lane::Announcement, None, moment.now, word)
}
