//! `/uyquyen` for an official, a button on an item's card for the secretariat: which item, to whom.

use anyhow::Result;

use super::{Conversation, Turn, people};
use office::{
    delegate::{self, Handed},
    edit,
    store::{ChatKind, Tx},
};
use plan::register::{Audience, EntryId, ItemId, Kind, Listing};
use words::{Button, Html, Keyboard, Message, agenda::Reader, people::button};

/// Letters of an item that a button shows.
const LABEL: usize = 45;

impl Conversation {
    /// The official's own items to come.
    pub(super) async fn delegate(&self, turn: Turn) -> Result<()> {
        let (language, place) = (turn.asker.language, turn.caller.place);
        if turn.caller.kind != ChatKind::Private {
            return self.reply(place, language.html("delegate-private-only", &[])).await;
        }
        let (moment, asker) = (self.office.moment(), turn.asker.clone());
        let look = move |tx: &Tx<'_>| {
            let (own, register) = (delegate::own(tx, &moment, &asker)?, tx.register()?);
            let reader = Reader { language, register: &register, audience: &Audience::Everybody };
            let offer = |(from, planned): &(EntryId, plan::register::Planned)| {
                let label: String = reader.line(planned).to_plain().lines().next().unwrap_or_default().into();
                let label = label.trim_start_matches("• ").chars().take(LABEL).collect();
                vec![Button { label, data: format!("dg:f:{}:{}:0", planned.id.0, from.0) }]
            };
            Ok(own.iter().map(offer).collect::<Keyboard>())
        };
        let keyboard = self.office.look(look).await?;
        let key = if keyboard.is_empty() { "delegate-nothing" } else { "delegate-which" };
        self.send(place, &Message { text: language.html(key, &[]), keyboard }).await
    }

    /// `i:<item>`, `f:<item>:<from>:<page>`, `t:<item>:<from>:<to>`, `y:…` (yes), `n:<item>:<from>` (back).
    pub(super) async fn delegate_pressed(&self, turn: Turn, number: i32, rest: &str) -> Result<()> {
        let parts: Vec<&str> = rest.split(':').collect();
        let id = |place: usize| parts.get(place).and_then(|id| id.parse::<i64>().ok());
        let (Some(item), from) = (id(1).map(ItemId), id(2).map(EntryId)) else { return Ok(()) };
        // Whose item it is stands in the data, so whether it is theirs to hand on is looked up here.
        let is_private = turn.caller.kind == ChatKind::Private;
        if from.is_some_and(|from| !delegate::may(&turn.asker, is_private, from)) {
            return Ok(());
        }
        let shown = match (parts[0], from, id(3)) {
            ("i", None, _) if super::may_publish(&turn) => self.choose_from(&turn, item).await?,
            ("f", Some(from), page) => {
                let page = page.and_then(|page| usize::try_from(page).ok()).unwrap_or(0);
                self.choose_to(&turn, item, from, page).await?
            }
            ("t", Some(from), Some(to)) => self.sure_to_delegate(&turn, item, from, EntryId(to)).await?,
            ("y", Some(from), to) => self.hand_over(&turn, item, from, to.map(EntryId)).await?,
            ("n", Some(from), _) => self.hand_over(&turn, item, from, None).await?,
            _ => return Ok(()),
        };
        self.show(&turn, number, Some(shown)).await
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
                vec![Button { label, data: format!("dg:f:{}:{}:0", item.0, id.0) }]
            };
            Ok(holders.iter().map(offer).collect::<Keyboard>())
        };
        let mut keyboard = self.office.look(look).await?;
        let key = if keyboard.is_empty() { "delegate-nobody" } else { "delegate-from" };
        keyboard.push(vec![button(language, "button-back", format!("ed:i:{}", item.0))]);
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
            |to| format!("dg:t:{}:{}:{}", item.0, from.0, to.0),
            |page| format!("dg:f:{}:{}:{page}", item.0, from.0),
        );
        if is_delegated {
            keyboard.push(vec![button(language, "delegate-end", format!("dg:n:{}:{}", item.0, from.0))]);
        }
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
        let yes = format!("dg:y:{}:{}:{}", item.0, from.0, to.0);
        Ok(people::sure(seen.language, text, "button-confirm", yes, format!("dg:f:{}:{}:0", item.0, from.0)))
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
        let (actor, by, language) = (turn.actor(), turn.name.clone(), turn.asker.language);
        let hand = move |tx: &Tx<'_>| match to {
            Some(to) => delegate::hand_over(tx, &rules, &moment, item, (from, to), (&actor, &by)),
            None => delegate::take_back(tx, &rules, &moment, item, from, (&actor, &by)),
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
