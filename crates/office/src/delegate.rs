//! Delegation (ủy quyền, dự thay): an official hands an item to another; who is concerned is told at once.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::Days;

use super::{Moment, Rules, access::Asker, edit, request};
use crate::store::{Actor, ChatId, ChatKind, Deed, Delegation, Detail, Key, Lane, Owed, Subject, Tx};
use plan::{
    Period,
    register::{Audience, EntryId, ItemId, Kind, Part, Planned, Register},
};
use words::{Html, Keyboard, Language, Message, agenda::Reader, people::button, press};

/// How far ahead an official's items are offered.
const HORIZON: Days = Days::new(31);

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    Done,
    /// Not theirs to hand on, over already, or nobody to hand it to.
    Refused,
}

/// Officials whose item it is: those who chair, and the members of a collective that does.
pub fn holders(register: &Register, planned: &Planned) -> Vec<EntryId> {
    let stand = register.standing_for(planned.entries(Part::Chairs)).into_iter();
    stand.filter(|id| register.get(*id).is_some_and(|listing| listing.kind == Kind::Official)).collect()
}

/// Whether this asker may hand on what is `from`'s: the official themself, or the secretariat for them.
pub fn may(asker: &Asker, is_private: bool, from: EntryId) -> bool {
    is_private && (asker.of.contains(&from) || asker.role.is_some_and(|role| role.may_publish()))
}

/// The asker's own items to come, each with the official whose it is.
pub fn own(tx: &Tx<'_>, moment: &Moment, asker: &Asker) -> Result<Vec<(EntryId, Planned)>> {
    let register = tx.register()?;
    let today = moment.today();
    let coming = tx.planned(Period { from: today, to: today + HORIZON })?;
    let mut own = Vec::new();
    for planned in coming.into_iter().filter(Planned::takes_place) {
        let holders = holders(&register, &planned);
        if let Some(from) = asker.of.iter().find(|entry| holders.contains(entry)) {
            own.push((*from, planned));
        }
    }
    Ok(own)
}

/// Hands `item` from one official to another and tells both, who prepares, and the secretariat; whoever presses
/// twice has handed it on once.
pub fn hand_over(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    item: ItemId,
    (from, to): (EntryId, EntryId),
    actor: Actor,
) -> Result<Handed> {
    let register = tx.register()?;
    let Some((_, _, mut planned)) = edit::in_force(tx, item)? else { return Ok(Handed::Refused) };
    let is_official = register.get(to).is_some_and(|listing| listing.kind == Kind::Official);
    let over = planned.item.last_day() < moment.today() || !planned.takes_place();
    if from == to || over || !is_official || !holders(&register, &planned).contains(&from) {
        return Ok(Handed::Refused);
    }
    if planned.delegated.contains(&(from, to)) {
        return Ok(Handed::Done);
    }
    let before = tx.end_delegation(item, from, moment.now)?.map(|(_, before)| before);
    let delegation = tx.delegate(item, from, to, actor, moment.now)?;
    tx.audit(moment.now, actor, Deed::Delegate, Subject::Item { item }, Detail::Between { from, to })?;
    planned.delegated.retain(|(sent, _)| *sent != from);
    planned.delegated.push((from, to));
    let news = News { register: &register, planned: &planned, from, to, sentence: "delegated" };
    let key = Key::Delegation { delegation };
    let answers = |language| {
        let seen = button(language, "seen", press::Delegate::Seen { delegation });
        vec![vec![seen, button(language, "delegate-decline", press::Delegate::Decline { delegation })]]
    };
    let asked: Vec<ChatId> = tx.chats_linked_to(Some(to))?.into_iter().map(|chat| chat.id).collect();
    let mut chats = news.chats(tx)?;
    // Whoever was asked before learns who goes now.
    if let Some(before) = before {
        chats.extend(tx.chats_linked_to(Some(before))?.into_iter().map(|chat| chat.id));
    }
    for chat in chats {
        let asks = asked.contains(&chat) && tx.chat(chat)?.is_some_and(|chat| chat.kind == ChatKind::Private);
        news.owe(
            tx,
            rules,
            moment,
            (chat, &key),
            |language| if asks { answers(language) } else { Keyboard::new() },
        )?;
    }
    news.tell_desk(tx, rules, moment, &key)?;
    Ok(Handed::Done)
}

/// The official sees to it themself again.
pub fn take_back(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    item: ItemId,
    from: EntryId,
    actor: Actor,
) -> Result<Handed> {
    let Some((delegation, to)) = tx.end_delegation(item, from, moment.now)? else {
        return Ok(Handed::Refused);
    };
    let detail = Subject::Entry { entry: from };
    tx.audit(moment.now, actor, Deed::EndDelegation, Subject::Item { item }, detail)?;
    if let Some((_, _, planned)) = edit::in_force(tx, item)? {
        let register = tx.register()?;
        let news = News { register: &register, planned: &planned, from, to, sentence: "undelegated" };
        news.tell(tx, rules, moment, &Key::DelegationEnded { delegation })?;
    }
    Ok(Handed::Done)
}

/// What the one who is to stand in says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    Seen,
    /// Cannot, or will not: it is the sender's again.
    Declined,
}

/// Takes the reply of the one who was asked; gives what their message becomes. Whoever isn't, or has taken it
/// already back, gets nothing.
pub fn reply(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    asker: &Asker,
    delegation: i64,
    reply: (Reply, Actor),
) -> Result<Option<Message>> {
    let Some(Delegation { item, from, to, is_open }) = tx.delegation(delegation)? else { return Ok(None) };
    if !asker.of.contains(&to) {
        return Ok(None);
    }
    let Some((_, _, planned)) = edit::in_force(tx, item)? else { return Ok(None) };
    let register = tx.register()?;
    let news = |sentence| News { register: &register, planned: &planned, from, to, sentence };
    let text = news("delegated").words(asker.language);
    let note = match reply {
        _ if !is_open => "delegate-over",
        (Reply::Seen, _) => {
            let seen = news("delegate-seen");
            for chat in tx.chats_linked_to(Some(from))? {
                seen.owe(tx, rules, moment, (chat.id, &Key::DelegationSeen { delegation }), |_| {
                    Keyboard::new()
                })?;
            }
            "delegate-noted"
        }
        (Reply::Declined, actor) => {
            tx.end_delegation(item, from, moment.now)?;
            let detail = Subject::Entry { entry: from };
            tx.audit(moment.now, actor, Deed::EndDelegation, Subject::Item { item }, detail)?;
            let Some((_, _, planned)) = edit::in_force(tx, item)? else { return Ok(None) };
            let sentence = "delegate-declined";
            let declined = News { register: &register, planned: &planned, from, to, sentence };
            declined.tell(tx, rules, moment, &Key::DelegationDeclined { delegation })?;
            "delegate-declined-noted"
        }
    };
    let text = text.then("\n\n").then(asker.language.html(note, &[]));
    Ok(Some(Message { text, keyboard: Keyboard::new() }))
}

/// What became of an item, for everybody concerned.
struct News<'a> {
    register: &'a Register,
    planned: &'a Planned,
    from: EntryId,
    to: EntryId,
    sentence: &'a str,
}

impl News<'_> {
    fn words(&self, language: Language) -> Html {
        let reader = Reader { language, register: self.register, audience: &Audience::Everybody };
        let values = [("from", reader.name(self.from).into()), ("to", reader.name(self.to).into())];
        language.html(self.sentence, &values).then("\n").then(reader.line(self.planned))
    }

    /// Each chat once, however it is concerned, and the secretariat.
    fn tell(&self, tx: &Tx<'_>, rules: &Rules, moment: &Moment, key: &Key) -> Result<()> {
        for chat in self.chats(tx)? {
            self.owe(tx, rules, moment, (chat, key), |_| Keyboard::new())?;
        }
        self.tell_desk(tx, rules, moment, key)
    }

    fn tell_desk(&self, tx: &Tx<'_>, rules: &Rules, moment: &Moment, key: &Key) -> Result<()> {
        request::tell_desk(tx, rules, moment, key, |language| self.words(language))
    }

    fn owe(
        &self,
        tx: &Tx<'_>,
        rules: &Rules,
        moment: &Moment,
        (chat, key): (ChatId, &Key),
        keyboard: impl Fn(Language) -> Keyboard,
    ) -> Result<()> {
        let near = self.planned.item.date <= moment.today() + Days::new(1);
        let language = tx.chat(chat)?.and_then(|chat| chat.language).unwrap_or(rules.language);
        let owed = Owed {
            chat,
            key,
            part: 1,
            message: &Message { text: self.words(language), keyboard: keyboard(language) },
            lane: if near { Lane::Urgent } else { Lane::Announcement },
            not_before: moment.now,
            expires_at: None,
        };
        tx.owe(&owed, moment.now)?;
        Ok(())
    }

    /// The chats of both officials and of those who prepare, a collective's members among them.
    fn chats(&self, tx: &Tx<'_>) -> Result<BTreeSet<ChatId>> {
        let prepares = || self.planned.entries(Part::Prepares);
        let mut entries = vec![self.from, self.to];
        entries.extend(self.register.standing_for(prepares()).into_iter().chain(prepares()));
        let mut chats = BTreeSet::new();
        for entry in entries {
            chats.extend(tx.chats_linked_to(Some(entry))?.into_iter().map(|chat| chat.id));
        }
        Ok(chats)
    }
}
