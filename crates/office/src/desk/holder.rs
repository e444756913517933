//! Who holds a draft, and how it becomes somebody else's; what is done with it then is not known here.

use anyhow::Result;

use super::{Act, Desk, Step};
use crate::{
    Moment, announce,
    store::{Actor, Deed, Detail, Key, Lane, Owed, Place, Subject},
};
use words::{Keyboard, Message};

impl Desk<'_> {
    /// Somebody else holds the draft: who, since when, and the way to take it over.
    pub(super) fn held(&self) -> Result<Message> {
        let by = announce::actor_name(self.tx, self.language(), self.draft.held_by)?;
        let since = Moment { now: self.draft.held_at, zone: self.moment.zone }.local();
        let reading = &self.draft.reading;
        let values = [
            ("name", by.into()),
            ("time", since.format("%H:%M").to_string().into()),
            ("day", since.format("%d/%m").to_string().into()),
            ("from", reading.period.from.format("%d/%m").to_string().into()),
            ("to", reading.period.to.format("%d/%m/%Y").to_string().into()),
            ("items", reading.items.len().into()),
        ];
        let mut keyboard = vec![vec![self.button("desk-take-over", Act::TakeOver)]];
        keyboard.extend(self.to_browser());
        Ok(Message { text: self.say("desk-held", &values), keyboard })
    }
}

pub(super) fn take_over(desk: Desk<'_>) -> Result<Step> {
    if desk.is_mine() {
        return Ok(Step::show(desk.summary()?));
    }
    let (tx, now, actor) = (desk.tx, desk.moment.now, desk.hand.actor());
    let from = desk.draft.held_by;
    tx.hold_draft(desk.draft.id, actor, now)?;
    let detail = match from {
        Actor::User(user) => Detail::Of(Subject::User { user }),
        Actor::CommandLine | Actor::Demo => Detail::Nothing,
    };
    tx.audit(now, actor, Deed::TakeOver, Subject::Draft { draft: desk.draft.id.0 }, detail)?;
    tell_holder(&desk, from)?;
    let desk = desk.reopened()?;
    Ok(Step::show(desk.summary()?).toast(desk.hand.text("desk-taken-over")))
}

/// Whoever held the draft learns that they don't any more.
fn tell_holder(desk: &Desk<'_>, from: Actor) -> Result<()> {
    let Actor::User(user) = from else { return Ok(()) };
    let Some(chat) = desk.tx.chat_at(Place { chat: user, thread: 0 })? else { return Ok(()) };
    let language = chat.language.unwrap_or(desk.rules.language);
    let by = announce::actor_name(desk.tx, language, desk.hand.actor())?;
    let period = desk.draft.reading.period;
    let values = [
        ("name", by.into()),
        ("from", period.from.format("%d/%m").to_string().into()),
        ("to", period.to.format("%d/%m/%Y").to_string().into()),
    ];
    let message = Message { text: language.html("desk-lost", &values), keyboard: Keyboard::new() };
    let owed = Owed {
        chat: chat.id,
        key: &Key::TakenOver { draft: desk.draft.id.0, edition: desk.draft.edition },
        part: 1,
        message: &message,
        lane: Lane::Announcement,
        not_before: desk.moment.now,
        expires_at: None,
    };
    desk.tx.owe(&owed, desk.moment.now)?;
    Ok(())
}
