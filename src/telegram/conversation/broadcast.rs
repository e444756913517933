//! `/thongbao`: what to say, to whom, a look at it, and how far it has come.

use std::time::Duration;

use anyhow::Result;
use teloxide::types::Message as Incoming;

use super::{Awaited, Conversation, Turn, people};
use office::{
    broadcast,
    store::{Addressed, Attachment, Broadcast, BroadcastId, BroadcastState, Key, Place, Tx},
};
use plan::register::{EntryId, Listing};
use words::{Message, Press, people::button, press};

/// How often the message that shows the progress is brought up to date.
const EVERY: Duration = Duration::from_secs(2);
/// Until when: a thousand messages take half a minute; after this the button shows it.
const LOOKS: usize = 300;

impl Conversation {
    pub(super) async fn broadcast(&self, turn: Turn) -> Result<()> {
        let language = turn.asker.language;
        if !super::may_publish(&turn) {
            return self.reply(turn.caller.place, language.html("desk-publish-only", &[])).await;
        }
        let (caller, now) = (turn.caller, self.office.clock.now());
        let expect = move |tx: &Tx<'_>| tx.expect_text(caller.user, caller.place, &Awaited::Broadcast, now);
        self.office.run(expect).await?;
        self.reply(caller.place, language.html("broadcast-what", &[])).await
    }

    /// The words, the picture or the file came.
    pub(super) async fn broadcast_told(&self, turn: Turn, message: &Incoming) -> Result<()> {
        if !super::may_publish(&turn) {
            return Ok(());
        }
        let (caller, moment, language) = (turn.caller, self.office.moment(), turn.asker.language);
        let words = message.text().or_else(|| message.caption()).unwrap_or_default().to_owned();
        let attachment = attachment(message);
        let open = move |tx: &Tx<'_>| {
            let Some(opened) = broadcast::open(tx, &moment, caller.user, caller.place, &words, attachment)?
            else {
                return Ok(None);
            };
            broadcast::preview(tx, language, &opened).map(Some)
        };
        match self.office.run(open).await? {
            Some(message) => self.send(caller.place, &message).await,
            None => self.reply(caller.place, language.html("broadcast-what", &[])).await,
        }
    }

    pub(super) async fn broadcast_pressed(
        &self,
        turn: Turn,
        number: i32,
        id: BroadcastId,
        act: press::Broadcast,
    ) -> Result<()> {
        use press::Broadcast as Act;
        let shown = match act {
            Act::ToEverybody => self.address(&turn, id, Addressed::Everybody).await?,
            Act::ToOfficials => self.address(&turn, id, Addressed::Officials).await?,
            Act::ToUnits => self.address(&turn, id, Addressed::Units).await?,
            Act::Picked | Act::Refresh => self.shown(&turn, id).await?,
            Act::Pick { page } => self.pick_names(&turn, id, page).await?,
            Act::With { entry, page } => self.toggle(&turn, id, entry, page).await?,
            Act::Test => return self.test(&turn, id).await,
            Act::Send { shown } => return self.send_broadcast(&turn, number, id, shown).await,
            Act::Discard => self.discard(&turn, id).await?,
            Act::Stop => {
                let (moment, by) = (self.office.moment(), turn.actor());
                self.office.run(move |tx| broadcast::stop(tx, &moment, id, by)).await?;
                self.shown(&turn, id).await?
            }
            Act::Recall => self.recall(&turn, id).await?,
        };
        self.show(&turn, number, shown).await
    }

    /// A draft as its preview, anything else as its report.
    async fn shown(&self, turn: &Turn, id: BroadcastId) -> Result<Option<Message>> {
        let (moment, language) = (self.office.moment(), turn.asker.language);
        let look = move |tx: &Tx<'_>| {
            let Some(broadcast) = tx.broadcast(id)? else { return Ok(None) };
            let message = match broadcast.state {
                BroadcastState::Draft => broadcast::preview(tx, language, &broadcast)?,
                BroadcastState::Discarded => {
                    Message { text: language.html("broadcast-discarded", &[]), keyboard: Vec::new() }
                }
                _ => broadcast::report(tx, &moment, language, &broadcast)?,
            };
            Ok(Some(message))
        };
        self.office.look(look).await
    }

    async fn address(&self, turn: &Turn, id: BroadcastId, to: Addressed) -> Result<Option<Message>> {
        self.office.run(move |tx| tx.address_broadcast(id, &to)).await?;
        self.shown(turn, id).await
    }

    /// Names to tick, page by page.
    async fn pick_names(&self, turn: &Turn, id: BroadcastId, page: usize) -> Result<Option<Message>> {
        let language = turn.asker.language;
        let look = move |tx: &Tx<'_>| Ok((tx.broadcast(id)?, people::see(tx, language)?));
        let (broadcast, seen) = self.office.look(look).await?;
        let Some(broadcast) = broadcast.filter(|b| b.state == BroadcastState::Draft) else {
            return self.shown(turn, id).await;
        };
        let picked = picked(&broadcast);
        let label = |l: &Listing| {
            let tick = if picked.contains(&l.id) { "✓ " } else { "" };
            format!("{tick}{}", l.name)
        };
        let press = |act: press::Broadcast| Press::Broadcast { broadcast: id.0, act };
        let mut keyboard = seen.people().choose(
            page,
            |_| true,
            label,
            |entry| press(press::Broadcast::With { entry, page }),
            |page| press(press::Broadcast::Pick { page }),
        );
        keyboard.push(vec![button(language, "broadcast-picked", press(press::Broadcast::Picked))]);
        Ok(Some(Message { text: language.html("broadcast-pick-whom", &[]), keyboard }))
    }

    async fn toggle(
        &self,
        turn: &Turn,
        id: BroadcastId,
        entry: EntryId,
        page: usize,
    ) -> Result<Option<Message>> {
        let toggle = move |tx: &Tx<'_>| {
            let Some(broadcast) = tx.broadcast(id)? else { return Ok(()) };
            let mut named = picked(&broadcast);
            match named.iter().position(|id| *id == entry) {
                Some(place) => drop(named.remove(place)),
                None => named.push(entry),
            }
            tx.address_broadcast(id, &Addressed::Named(named))
        };
        self.office.run(toggle).await?;
        self.pick_names(turn, id, page).await
    }

    /// The message as others would get it, to the secretary alone.
    async fn test(&self, turn: &Turn, id: BroadcastId) -> Result<()> {
        let (moment, place, language) = (self.office.moment(), turn.caller.place, turn.asker.language);
        let kind = turn.caller.kind;
        let title = turn.name.clone();
        let owe = move |tx: &Tx<'_>| {
            let Some(broadcast) = tx.broadcast(id)? else { return Ok(()) };
            let chat = match tx.chat_at(place)? {
                Some(chat) => chat.id,
                None => tx.welcome_chat(place, kind, &title, moment.now)?,
            };
            let key = Key::BroadcastTrial { broadcast: id.0, at: moment.now.timestamp_millis() };
            broadcast::owe(tx, &moment, chat, &key, language, &broadcast)
        };
        self.office.run(owe).await
    }

    async fn send_broadcast(&self, turn: &Turn, number: i32, id: BroadcastId, shown: String) -> Result<()> {
        let (rules, moment, by) = (self.office.rules.clone(), self.office.moment(), turn.actor());
        let send = move |tx: &Tx<'_>| broadcast::send(tx, &rules, &moment, id, &shown, by);
        let sent = self.office.run(send).await?;
        let message = self.shown(turn, id).await?;
        self.show(turn, number, message.clone()).await?;
        if sent {
            let (conversation, turn) = (self.clone(), turn.clone());
            tokio::spawn(async move { conversation.follow(&turn, number, id, message).await });
        }
        Ok(())
    }

    /// Keeps the report up to date until everything has left.
    async fn follow(&self, turn: &Turn, number: i32, id: BroadcastId, mut last: Option<Message>) {
        for _ in 0..LOOKS {
            tokio::time::sleep(EVERY).await;
            let waiting = self.office.look(move |tx| tx.progress(&broadcast::key(id))).await;
            let Ok(message) = self.shown(turn, id).await else { return };
            if message != last {
                if let Err(error) = self.show(turn, number, message.clone()).await {
                    tracing::debug!("a broadcast's progress is not shown any more: {error:#}");
                    return;
                }
                last = message;
            }
            if waiting.is_ok_and(|progress| progress.waiting == 0) {
                return;
            }
        }
    }

    async fn discard(&self, turn: &Turn, id: BroadcastId) -> Result<Option<Message>> {
        let now = self.office.clock.now();
        self.office.run(move |tx| tx.set_broadcast_state(id, BroadcastState::Discarded, now)).await?;
        self.shown(turn, id).await
    }

    /// Takes back what may still be taken back; a message that is gone already counts as taken back.
    async fn recall(&self, turn: &Turn, id: BroadcastId) -> Result<Option<Message>> {
        let (moment, by) = (self.office.moment(), turn.actor());
        let standing = self.office.run(move |tx| broadcast::recall(tx, &moment, id, by)).await?;
        let mut taken = Vec::with_capacity(standing.len());
        for (row, place, message) in standing {
            let place: Place = place;
            match self.wire.take_back(place, message).await {
                Ok(()) => taken.push(row),
                Err(outcome) => tracing::info!(?outcome, "a message of a broadcast was not taken back"),
            }
        }
        let now = self.office.clock.now();
        self.office.run(move |tx| tx.mark_recalled(&taken, now)).await?;
        self.shown(turn, id).await
    }
}

fn picked(broadcast: &Broadcast) -> Vec<EntryId> {
    match &broadcast.addressed {
        Addressed::Named(named) => named.clone(),
        _ => Vec::new(),
    }
}

fn attachment(message: &Incoming) -> Option<Attachment> {
    if let Some(document) = message.document() {
        return Some(Attachment::Document(document.file.id.0.clone()));
    }
    // Of a photo Telegram keeps several sizes, the largest last.
    message.photo().and_then(|sizes| sizes.last()).map(|photo| Attachment::Photo(photo.file.id.0.clone()))
}
