//! Delegation (ủy quyền, dự thay): an official hands an item to another; who is concerned is told at once.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::Days;

use super::{Moment, Rules, access::Asker, edit, request};
use crate::store::{Actor, ChatId, Deed, Detail, Key, Lane, Owed, Subject, Tx};
use plan::{
    Period,
    register::{Audience, EntryId, ItemId, Kind, Planned, Register},
};
use words::{Html, Language, Message, agenda::Reader};

/// How far ahead an official's items are offered.
const HORIZON: Days = Days::new(31);
/// Items offered at once.
const MOST: usize = 12;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    Done,
    /// Not theirs to hand on, over already, or nobody to hand it to.
    Refused,
}

/// Officials whose item it is: those who chair, and the members of a collective that does.
pub fn holders(register: &Register, planned: &Planned) -> Vec<EntryId> {
    let stand = register.standing_for(planned.chairs.iter().copied()).into_iter();
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
    own.truncate(MOST);
    Ok(own)
}

/// Hands `item` from one official to another and tells both, who prepares, and the secretariat.
pub fn hand_over(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    item: ItemId,
    (from, to): (EntryId, EntryId),
    (actor, by): (Actor, &str),
) -> Result<Handed> {
    let register = tx.register()?;
    let Some((_, _, planned)) = edit::in_force(tx, item)? else { return Ok(Handed::Refused) };
    let is_official = register.get(to).is_some_and(|listing| listing.kind == Kind::Official);
    let over = planned.item.last_day() < moment.today() || !planned.takes_place();
    if from == to || over || !is_official || !holders(&register, &planned).contains(&from) {
        return Ok(Handed::Refused);
    }
    let id = tx.delegate(item, from, to, actor, moment.now)?;
    tx.audit(moment.now, actor, Deed::Delegate, Subject::Item { item }, Detail::Between { from, to })?;
    let news = News { register: &register, planned: &planned, from, to, by, sentence: "delegated" };
    news.tell(tx, rules, moment, &Key::Delegation { delegation: id })?;
    Ok(Handed::Done)
}

/// The official sees to it themself again.
pub fn take_back(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    item: ItemId,
    from: EntryId,
    (actor, by): (Actor, &str),
) -> Result<Handed> {
    let Some((id, to)) = tx.end_delegation(item, from, moment.now)? else { return Ok(Handed::Refused) };
    let detail = Subject::Entry { entry: from };
    tx.audit(moment.now, actor, Deed::EndDelegation, Subject::Item { item }, detail)?;
    if let Some((_, _, planned)) = edit::in_force(tx, item)? {
        let register = tx.register()?;
        let news = News { register: &register, planned: &planned, from, to, by, sentence: "undelegated" };
        news.tell(tx, rules, moment, &Key::DelegationEnded { delegation: id })?;
    }
    Ok(Handed::Done)
}

/// What became of an item, for everybody concerned.
struct News<'a> {
    register: &'a Register,
    planned: &'a Planned,
    from: EntryId,
    to: EntryId,
    by: &'a str,
    sentence: &'a str,
}

impl News<'_> {
    fn words(&self, language: Language) -> Html {
        let reader = Reader { language, register: self.register, audience: &Audience::Everybody };
        let values = [
            ("from", reader.name(self.from).into()),
            ("to", reader.name(self.to).into()),
            ("by", self.by.into()),
        ];
        language.html(self.sentence, &values).then("\n").then(reader.line(self.planned))
    }

    /// Each chat once, however it is concerned.
    fn tell(&self, tx: &Tx<'_>, rules: &Rules, moment: &Moment, key: &Key) -> Result<()> {
        let near = self.planned.item.date <= moment.today() + Days::new(1);
        let lane = if near { Lane::Urgent } else { Lane::Announcement };
        for chat in self.chats(tx)? {
            let language = tx.chat(chat)?.and_then(|chat| chat.language).unwrap_or(rules.language);
            let message = Message { text: self.words(language), keyboard: Vec::new() };
            let owed = Owed {
                chat,
                key,
                part: 1,
                message: &message,
                lane,
                not_before: moment.now,
                expires_at: None,
            };
            tx.owe(&owed, moment.now)?;
        }
        request::tell_desk(tx, rules, moment, key, |language| self.words(language))
    }

    /// The chats of both officials and of those who prepare, a collective's members among them.
    fn chats(&self, tx: &Tx<'_>) -> Result<BTreeSet<ChatId>> {
        let prepares = self.planned.prepares.iter().copied();
        let mut entries = vec![self.from, self.to];
        entries.extend(self.register.standing_for(prepares.clone()).into_iter().chain(prepares));
        let mut chats = BTreeSet::new();
        for entry in entries {
            chats.extend(tx.chats_linked_to(Some(entry))?.into_iter().map(|chat| chat.id));
        }
        Ok(chats)
    }
}
