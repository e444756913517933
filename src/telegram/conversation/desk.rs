//! The secretariat at its desk: documents, buttons and what is written there, carried to `office::desk` and
//! back; who may do what is decided there.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::Message as Incoming;

use super::{Awaited, Conversation, Turn, refused};
use crate::telegram::{commands::Command, wire::files::DOWNLOAD_LIMIT};
use office::{
    Moment, Rules,
    access::{Asker, Caller},
    acknowledge, board,
    desk::{self, Expected, Hand, Step, preview, receive},
    log,
    store::{AnnouncementId, ChatKind, Tx},
    undelivered,
};
use plan::register::RevisionId;
use words::{Html, Keyboard, Language, Message};

/// A file that somebody sent.
struct Sent {
    id: String,
    name: String,
    /// In bytes; [`UNKNOWN_SIZE`] where Telegram does not say.
    size: u32,
}

/// What teloxide makes of a size that is missing.
const UNKNOWN_SIZE: u32 = u32::MAX;

impl Sent {
    fn of(message: &Incoming, language: Language) -> Option<Self> {
        if let Some(document) = message.document() {
            let name = document.file_name.clone().unwrap_or_else(|| language.text("desk-unnamed-file", &[]));
            return Some(Self { id: document.file.id.0.clone(), name, size: document.file.size });
        }
        // Of a photo Telegram keeps several sizes, the largest last.
        let photo = message.photo()?.last()?;
        Some(Self {
            id: photo.file.id.0.clone(),
            name: language.text("desk-photo-name", &[]),
            size: photo.file.size,
        })
    }
}

impl Conversation {
    fn hand(turn: &Turn) -> Hand {
        Hand {
            user: turn.caller.user,
            place: turn.caller.place,
            language: turn.asker.language,
            may_publish: preview::may_publish(turn.asker.role),
        }
    }

    /// A file in a private chat: of the secretariat it is a programme, of anybody else it is declined.
    pub(super) async fn document(&self, turn: Turn, message: &Incoming) -> Result<()> {
        let Some(sent) = Sent::of(message, turn.asker.language) else { return Ok(()) };
        let (place, language) = (turn.caller.place, turn.asker.language);
        if turn.desk().is_none() {
            return self.reply(place, language.html("desk-declined", &[])).await;
        }
        if sent.size > DOWNLOAD_LIMIT && sent.size != UNKNOWN_SIZE {
            return self.reply(place, language.html("desk-too-big", &[])).await;
        }
        let progress = language.html("desk-reading", &[("name", sent.name.as_str().into())]);
        let progress = Message { text: progress, keyboard: Keyboard::new() };
        let number = self.wire.reply(place, &progress).await.map_err(refused)?;
        let fetched_and_read = async {
            match self.wire.fetch(&sent.id).await {
                Ok(bytes) => self.read(&turn, sent.name, bytes).await,
                Err(error) => {
                    tracing::warn!("a document was not fetched: {error:#}");
                    let text = language.html("desk-not-fetched", &[("name", sent.name.into())]);
                    Ok(Step::show(Message { text, keyboard: Keyboard::new() }))
                }
            }
        };
        let step = self.wire.typing(place, fetched_and_read).await?;
        self.take(&turn, Some(number), step).await
    }

    /// Reads beside the conversation, so that nobody else waits; then keeps what was read.
    async fn read(&self, turn: &Turn, name: String, bytes: Vec<u8>) -> Result<Step> {
        let known = self.office.look(desk::known).await?;
        let bytes: Arc<[u8]> = bytes.into();
        let reading = self.reader.read_beside(bytes.clone(), known).await?.map_err(|why| why.to_string());
        self.at_work(turn, move |tx, rules, moment, hand| {
            let reading = reading.as_ref().map_err(String::as_str);
            receive::receive(
                tx,
                rules,
                moment,
                hand,
                &receive::Received { name: &name, bytes: &bytes, reading },
            )
        })
        .await
    }

    /// A verb of the desk, in one transaction with what it expects to be written next.
    async fn at_work(
        &self,
        turn: &Turn,
        verb: impl FnOnce(&Tx<'_>, &Rules, &Moment, &Hand) -> Result<Step> + Send + 'static,
    ) -> Result<Step> {
        let (rules, moment, hand) = (self.office.rules.clone(), self.office.moment(), Self::hand(turn));
        self.office
            .run(move |tx| {
                let step = verb(tx, &rules, &moment, &hand)?;
                if let Some(expected) = &step.expect {
                    tx.expect_text(hand.user, hand.place, &Awaited::Desk(expected.clone()), moment.now)?;
                }
                Ok(step)
            })
            .await
    }

    /// Shows what a verb has brought about; `number` is the message whose place it may take.
    async fn take(&self, turn: &Turn, number: Option<i32>, step: Step) -> Result<()> {
        let place = turn.caller.place;
        match (step.show, number) {
            (Some(message), Some(number)) => {
                self.wire.edit(place, number, &message).await.map_err(refused)?;
            }
            (Some(message), None) => self.send(place, &message).await?,
            (None, _) => {}
        }
        for message in step.say {
            self.send(place, &message).await?;
        }
        if let Some(file) = step.file {
            self.wire.document(place, &file.name, file.bytes, &file.caption).await.map_err(refused)?;
        }
        Ok(())
    }

    /// A button of the desk: what its verb brings about takes the place of the message. Gives what is shown for a
    /// moment over the chat.
    pub(super) async fn desk_pressed(
        &self,
        turn: &Turn,
        number: i32,
        verb: impl FnOnce(&Tx<'_>, &Rules, &Moment, &Hand) -> Result<Step> + Send + 'static,
    ) -> Result<Option<String>> {
        if turn.desk().is_none() {
            return Ok(Some(turn.asker.language.text("desk-only", &[])));
        }
        let step = self.at_work(turn, verb).await?;
        let toast = step.toast.clone();
        self.take(turn, Some(number), step).await?;
        Ok(toast)
    }

    pub(super) async fn board_pressed(&self, turn: &Turn, revision: RevisionId) -> Result<Option<String>> {
        if turn.desk().is_none() {
            return Ok(Some(turn.asker.language.text("desk-only", &[])));
        }
        self.show_board(turn, Some(revision)).await.map(|()| None)
    }

    /// `/duthao`, `/theodoi`, `/nhatky`.
    pub(super) async fn desk_command(&self, turn: Turn, command: Command) -> Result<()> {
        match command {
            Command::Theodoi => {
                self.show_board(&turn, None).await?;
                let (moment, language) = (self.office.moment(), turn.asker.language);
                let lost = self.office.look(move |tx| undelivered::shown(tx, &moment, language)).await?;
                match lost {
                    Some(message) => self.send(turn.caller.place, &message).await,
                    None => Ok(()),
                }
            }
            Command::Nhatky => {
                let step = self.at_work(&turn, |tx, _, moment, hand| log_page(tx, moment, hand, 0)).await?;
                self.take(&turn, None, step).await
            }
            _ => {
                let drafts = |tx: &Tx<'_>, rules: &Rules, moment: &Moment, hand: &Hand| {
                    Ok(Step { say: desk::drafts(tx, rules, moment, hand)?, ..Step::default() })
                };
                let step = self.at_work(&turn, drafts).await?;
                self.take(&turn, None, step).await
            }
        }
    }

    /// What was written after the desk asked for it.
    pub(super) async fn desk_told(&self, turn: Turn, expected: Expected, text: &str) -> Result<()> {
        let text = text.to_owned();
        if turn.desk().is_none() {
            return self.reply(turn.caller.place, turn.asker.language.html("desk-only", &[])).await;
        }
        let step = self
            .at_work(&turn, move |tx, rules, moment, hand| {
                desk::told(tx, rules, moment, hand, &expected, &text)
            })
            .await?;
        self.take(&turn, None, step).await
    }

    /// The board of a publication as a message of its own, which is kept current from now on.
    async fn show_board(&self, turn: &Turn, revision: Option<RevisionId>) -> Result<()> {
        let (moment, language, place) = (self.office.moment(), turn.asker.language, turn.caller.place);
        let found = self
            .office
            .look(move |tx| {
                let revision = match revision {
                    Some(revision) => Some(revision),
                    None => board::latest(tx)?,
                };
                let Some(revision) = revision else { return Ok(None) };
                Ok(board::render(tx, &moment, language, revision)?.map(|message| (revision, message)))
            })
            .await?;
        let Some((revision, message)) = found else {
            return self.reply(place, language.html("board-none", &[])).await;
        };
        let number = self.wire.reply(place, &message).await.map_err(refused)?;
        let (title, shown) = (turn.name.clone(), message.text.as_str().to_owned());
        let rules = self.office.rules.clone();
        self.office
            .run(move |tx| {
                // The chat may not be linked to anything; edits are owed to it all the same.
                let chat = match tx.chat_at(place)? {
                    Some(chat) => chat.id,
                    None => tx.welcome_chat(place, ChatKind::Private, &title, moment.now)?,
                };
                tx.add_board(revision, chat, number, &shown)?;
                board::refresh(tx, &rules, &moment, revision)
            })
            .await
    }

    /// "Đã xem" under an announcement. Gives what is shown for a moment over the chat.
    pub(super) async fn seen_pressed(
        &self,
        turn: &Turn,
        number: i32,
        id: AnnouncementId,
    ) -> Result<Option<String>> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let (asker, caller, name) = (turn.asker.clone(), turn.caller, turn.name.clone());
        let step = self
            .office
            .run(move |tx| acknowledge::press(tx, &rules, &moment, &reader(&asker, caller, &name), id))
            .await?;
        let toast = step.toast.clone();
        self.take(turn, Some(number), step).await?;
        Ok(toast)
    }

    /// "Đã xem" as text.
    pub(super) async fn seen_typed(&self, turn: Turn) -> Result<()> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let (asker, caller, name) = (turn.asker.clone(), turn.caller, turn.name.clone());
        let count = self
            .office
            .run(move |tx| acknowledge::typed(tx, &rules, &moment, &reader(&asker, caller, &name)))
            .await?;
        let key = if count == 0 { "seen-nothing" } else { "seen-typed" };
        let text: Html = turn.asker.language.html(key, &[("count", count.into())]);
        self.reply(turn.caller.place, text).await
    }
}

/// Who it is that says "Đã xem".
fn reader<'a>(asker: &Asker, caller: Caller, name: &'a str) -> acknowledge::Reader<'a> {
    acknowledge::Reader {
        chat: asker.chat,
        kind: caller.kind,
        user: caller.user,
        name,
        language: asker.language,
    }
}

pub(super) fn nudge(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    revision: RevisionId,
) -> Result<Step> {
    let count = acknowledge::nudge(tx, rules, moment, revision, hand.actor())?;
    let toast = hand.language.text("board-nudged", &[("count", count.into())]);
    Ok(Step { toast: Some(toast), ..Step::default() })
}

pub(super) fn log_page(tx: &Tx<'_>, moment: &Moment, hand: &Hand, page: u32) -> Result<Step> {
    Ok(Step::show(log::page(tx, moment, hand.language, page)?))
}

pub(super) fn board_sheet(tx: &Tx<'_>, moment: &Moment, hand: &Hand, revision: RevisionId) -> Result<Step> {
    Ok(Step { file: board::sheet(tx, moment, hand.language, revision)?, ..Step::default() })
}
