//! `/uyquyen` for an official, a button on an item's card for the secretariat: which item, to whom.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Conversation, Turn, people};
use office::{
    delegate::{self, Handed, Reply},
    edit,
    store::{ChatKind, Tx},
};
use plan::register::{Audience, EntryId, ItemId, Kind, Listing, Planned};
use words::{
    Button, Html, Keyboard, Language, Message, agenda::Reader, announcement::shortened_to, dates,
    people::button, press,
};

/// Letters of an item that a button shows.
const LABEL: usize = 30;
/// Days that are offered at once.
const MOST_DAYS: usize = 12;

impl Conversation {
    /// The official's own items to come.
    pub(super) async fn delegate(&self, turn: Turn) -> Result<()> {
        let (language, place) = (turn.asker.language, turn.caller.place);
        if turn.caller.kind != ChatKind::Private {
            return self.reply(place, language.html("delegate-private-only", &[])).await;
        }
        let message = self.own_days(&turn).await?;
        self.send(place, &message).await
    }

    /// The days on which the official has something to hand on; the items at once where there is one day.
    async fn own_days(&self, turn: &Turn) -> Result<Message> {
        let (language, own) = (turn.asker.language, self.own(turn).await?);
        let mut days: Vec<NaiveDate> = own.iter().map(|(_, planned)| planned.item.date).collect();
        days.dedup();
        if let [only] = days.as_slice() {
            return Ok(of_day(language, &own, *only, false));
        }
        let day = |day: &NaiveDate| {
            let count = own.iter().filter(|(_, planned)| planned.item.date == *day).count();
            let values = [("day", dates::short_day(language, *day).into()), ("count", count.into())];
            let label = language.text("delegate-day", &values);
            vec![Button { label, press: press::Delegate::OfDay { day: *day }.into() }]
        };
        let key = if days.is_empty() { "delegate-nothing" } else { "delegate-which-day" };
        let mut keyboard: Keyboard = days.iter().take(MOST_DAYS).map(day).collect();
        if !keyboard.is_empty() {
            keyboard.push(vec![button(language, "delegate-close", press::Delegate::Close)]);
        }
        Ok(Message { text: language.html(key, &[]), keyboard })
    }

    async fn own(&self, turn: &Turn) -> Result<Vec<(EntryId, Planned)>> {
        let (moment, asker) = (self.office.moment(), turn.asker.clone());
        self.office.look(move |tx: &Tx<'_>| delegate::own(tx, &moment, &asker)).await
    }

    pub(super) async fn delegate_pressed(
        &self,
        turn: Turn,
        number: i32,
        press: press::Delegate,
    ) -> Result<()> {
        use press::Delegate;
        // Whose item it is stands in the data, so whether it is theirs to hand on is looked up here.
        let is_allowed = match press {
            Delegate::From { .. } => super::may_publish(&turn),
            Delegate::To { from, .. }
            | Delegate::Sure { from, .. }
            | Delegate::HandOver { from, .. }
            | Delegate::TakeBack { from, .. } => {
                delegate::may(&turn.asker, turn.caller.kind == ChatKind::Private, from)
            }
            Delegate::Own
            | Delegate::Days
            | Delegate::OfDay { .. }
            | Delegate::Close
            | Delegate::Seen { .. }
            | Delegate::Decline { .. } => turn.caller.kind == ChatKind::Private,
        };
        if !is_allowed {
            return Ok(());
        }
        let shown = match press {
            Delegate::From { item } => self.choose_from(&turn, item).await?,
            Delegate::To { item, from, page } => self.choose_to(&turn, item, from, page).await?,
            Delegate::Sure { item, from, to } => self.sure_to_delegate(&turn, item, from, to).await?,
            Delegate::HandOver { item, from, to } => self.hand_over(&turn, item, from, Some(to)).await?,
            Delegate::TakeBack { item, from } => self.hand_over(&turn, item, from, None).await?,
            // The digest above stays as it is.
            Delegate::Own => return self.delegate(turn).await,
            Delegate::Days => self.own_days(&turn).await?,
            Delegate::OfDay { day } => {
                let own = self.own(&turn).await?;
                of_day(turn.asker.language, &own, day, true)
            }
            Delegate::Close => {
                let text = turn.asker.language.html("delegate-closed", &[]);
                Message { text, keyboard: Keyboard::new() }
            }
            Delegate::Seen { delegation } => {
                return self.reply_to_delegation(turn, number, delegation, Reply::Seen).await;
            }
            Delegate::Decline { delegation } => {
                return self.reply_to_delegation(turn, number, delegation, Reply::Declined).await;
            }
        };
        self.show(&turn, number, Some(shown)).await
    }

    /// What the one who is to stand in says to it, beneath what they were told.
    async fn reply_to_delegation(
        &self,
        turn: Turn,
        number: i32,
        delegation: i64,
        reply: Reply,
    ) -> Result<()> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let (asker, actor) = (turn.asker.clone(), turn.actor());
        let take =
            move |tx: &Tx<'_>| delegate::reply(tx, &rules, &moment, &asker, delegation, (reply, actor));
        let shown = self.office.run(take).await?;
        self.show(&turn, number, shown).await
    }

    /// For whom the secretariat does it.
    async fn choose_from(&self, turn: &Turn, item: ItemId) -> Result<Message> {
        let language = turn.asker.language;
        let look = move |tx: &Tx<'_>| {
            let register = tx.register()?;
            let holders = match edit::in_force(tx, item)? {
                Some((_, _, planned)) => delegate::holders(&register, &planned),
                None => Vec::new(),
            };
            let offer = |id: &EntryId| {
                let label = register.get(*id).map(Listing::title).unwrap_or_default();
                let to = press::Delegate::To { item, from: *id, page: 0 };
                vec![Button { label, press: to.into() }]
            };
            Ok(holders.iter().map(offer).collect::<Keyboard>())
        };
        let mut keyboard = self.office.look(look).await?;
        let key = if keyboard.is_empty() { "delegate-nobody" } else { "delegate-from" };
        keyboard.push(vec![button(language, "button-back", press::Edit::Item { item })]);
        Ok(Message { text: language.html(key, &[]), keyboard })
    }

    async fn choose_to(&self, turn: &Turn, item: ItemId, from: EntryId, page: usize) -> Result<Message> {
        let seen = self.seen(turn).await?;
        let (language, text) = (seen.language, self.item_line(turn, item).await?);
        let delegated = move |tx: &Tx<'_>| {
            let found = edit::in_force(tx, item)?;
            Ok(found.is_some_and(|(_, _, planned)| planned.delegated.iter().any(|(of, _)| *of == from)))
        };
        let is_delegated = self.office.look(delegated).await?;
        let mut keyboard = seen.people().choose(
            page,
            |l| l.kind == Kind::Official && l.id != from,
            |l| l.name.clone(),
            |to| press::Delegate::Sure { item, from, to },
            |page| press::Delegate::To { item, from, page },
        );
        if is_delegated {
            keyboard.push(vec![button(language, "delegate-end", press::Delegate::TakeBack { item, from })]);
        }
        // The way out: the secretariat came from the item's card, the official from their own list.
        keyboard.push(vec![match turn.asker.of.contains(&from) {
            true => button(language, "button-back", press::Delegate::Days),
            false => button(language, "button-back", press::Delegate::From { item }),
        }]);
        let ask = language.html("delegate-to", &[("from", seen.name(from))]);
        Ok(Message { text: text.then("\n\n").then(ask), keyboard })
    }

    async fn sure_to_delegate(
        &self,
        turn: &Turn,
        item: ItemId,
        from: EntryId,
        to: EntryId,
    ) -> Result<Message> {
        let seen = self.seen(turn).await?;
        let line = self.item_line(turn, item).await?;
        let values = [("from", seen.name(from)), ("to", seen.name(to))];
        let text = line.then("\n\n").then(seen.language.html("delegate-sure", &values));
        let yes = press::Delegate::HandOver { item, from, to };
        let back = press::Delegate::To { item, from, page: 0 };
        Ok(people::sure(seen.language, text, "button-confirm", yes, back))
    }

    /// Hands it to somebody, or without one takes it back.
    async fn hand_over(
        &self,
        turn: &Turn,
        item: ItemId,
        from: EntryId,
        to: Option<EntryId>,
    ) -> Result<Message> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let (actor, language) = (turn.actor(), turn.asker.language);
        let hand = move |tx: &Tx<'_>| match to {
            Some(to) => delegate::hand_over(tx, &rules, &moment, item, (from, to), actor),
            None => delegate::take_back(tx, &rules, &moment, item, from, actor),
        };
        let key = match (self.office.run(hand).await?, to) {
            (Handed::Done, Some(_)) => "delegate-done",
            (Handed::Done, None) => "delegate-ended",
            (Handed::Refused, _) => "delegate-refused",
        };
        let text = self.item_line(turn, item).await?.then("\n\n").then(language.html(key, &[]));
        Ok(Message { text, keyboard: Keyboard::new() })
    }

    async fn item_line(&self, turn: &Turn, item: ItemId) -> Result<Html> {
        let language = turn.asker.language;
        let look = move |tx: &Tx<'_>| {
            let register = tx.register()?;
            let reader = Reader { language, register: &register, audience: &Audience::Everybody };
            Ok(edit::in_force(tx, item)?.map(|(_, _, planned)| reader.line(&planned)).unwrap_or_default())
        };
        self.office.look(look).await
    }
}

/// The official's items of one day.
fn of_day(language: Language, own: &[(EntryId, Planned)], day: NaiveDate, leads_back: bool) -> Message {
    let offer = |(from, planned): &(EntryId, Planned)| {
        let item = &planned.item;
        let begins = dates::hours(item).unwrap_or_else(|| dates::session_name(language, item.session));
        let label = shortened_to(&format!("{begins} {}", item.content), LABEL);
        vec![Button { label, press: press::Delegate::To { item: planned.id, from: *from, page: 0 }.into() }]
    };
    let mut keyboard: Keyboard = own.iter().filter(|(_, p)| p.item.date == day).map(offer).collect();
    let mut out = Vec::new();
    out.extend(leads_back.then(|| button(language, "button-back", press::Delegate::Days)));
    out.push(button(language, "delegate-close", press::Delegate::Close));
    keyboard.push(out);
    let values = [("day", dates::short_day(language, day).into())];
    Message { text: language.html("delegate-which", &values), keyboard }
}
