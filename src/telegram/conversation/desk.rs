//! The secretariat at its desk: documents, buttons and what is written there, carried to `office::desk` and
//! back; who may do what is decided there.

use std::sync::Arc;

use anyhow::Result;
use teloxide::types::{Document, Message as Incoming};
use tokio::sync::watch;

use super::{Awaited, Conversation, Turn, refused};
use crate::{
    convert::Page,
    telegram::{
        commands::Command,
        wire::{Picture, files::DOWNLOAD_LIMIT},
    },
};
use office::{
    Moment, Rules,
    desk::{self, Expected, Hand, Step, preview, receive},
    log,
    store::{Album, Tx},
    undelivered,
};
use reading::Unreadable;
use words::{Keyboard, Language, Message, Value};

/// What somebody sent: a file, or photos that are its pages.
pub(super) struct Sent {
    pub files: Vec<String>,
    pub name: String,
    /// In bytes; [`UNKNOWN_SIZE`] where Telegram does not say.
    pub size: u32,
}

/// The message that an answer takes the place of.
#[derive(Clone, Copy)]
pub(super) struct Under {
    pub number: i32,
    /// Telegram makes no text of a picture, nor the other way round.
    pub is_picture: bool,
}

/// What a cut-out is called where it is kept as a file.
const CUTOUT: &str = "o-trong-ban-chup.jpg";

/// What teloxide makes of a size that is missing.
const UNKNOWN_SIZE: u32 = u32::MAX;

impl Sent {
    fn of(message: &Incoming, language: Language) -> Option<Self> {
        if let Some(document) = message.document() {
            let name = document.file_name.clone().unwrap_or_else(|| language.text("desk-unnamed-file", &[]));
            let files = vec![document.file.id.0.clone()];
            return Some(Self { files, name, size: document.file.size });
        }
        // Of a photo Telegram keeps several sizes, the largest last.
        let photo = message.photo()?.last()?;
        Some(Self {
            files: vec![photo.file.id.0.clone()],
            name: language.text("desk-photo-name", &[]),
            size: photo.file.size,
        })
    }
}

/// The album that a picture is a page of.
fn album_of(message: &Incoming) -> Option<Album> {
    let is_picture = |document: &Document| {
        document.mime_type.as_ref().is_some_and(|kind| kind.essence_str().starts_with("image/"))
    };
    let pictured = message.photo().is_some() || message.document().is_some_and(is_picture);
    let id = message.media_group_id().filter(|_| pictured)?;
    Some(Album { chat: message.chat.id.0, id: id.0.clone() })
}

impl Conversation {
    fn hand(turn: &Turn) -> Hand {
        Hand {
            user: turn.caller.user,
            name: turn.name.clone(),
            place: turn.caller.place,
            message: None,
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
        match album_of(message) {
            Some(album) => self.page(turn, message, album, sent).await,
            None => self.read_sent(turn, sent).await,
        }
    }

    pub(super) async fn read_sent(&self, turn: Turn, sent: Sent) -> Result<()> {
        let (place, language) = (turn.caller.place, turn.asker.language);
        let said = |key: &str, values: &[(&'static str, Value)]| Message {
            text: language.html(key, values),
            keyboard: Keyboard::new(),
        };
        let progress = said("desk-reading", &[("name", sent.name.as_str().into())]);
        let number = self.wire.reply(place, &progress).await.map_err(refused)?;
        let fetched_and_read = async {
            match self.fetched(&sent.files).await {
                Ok(Ok(bytes)) => self.read(&turn, number, sent.name, bytes).await,
                Ok(Err(why)) => {
                    let values = [("name", sent.name.into()), ("reason", why.to_string().into())];
                    Ok(Step::show(said("desk-unreadable", &values)))
                }
                Err(error) => {
                    tracing::warn!("a document was not fetched: {error:#}");
                    Ok(Step::show(said("desk-not-fetched", &[("name", sent.name.into())])))
                }
            }
        };
        let step = self.wire.typing(place, fetched_and_read).await?;
        self.take(&turn, Some(Under { number, is_picture: false }), step).await
    }

    /// The bytes of a file; of several pictures as one.
    async fn fetched(&self, files: &[String]) -> Result<std::result::Result<Vec<u8>, Unreadable>> {
        let mut fetched = Vec::new();
        for file in files {
            fetched.push(self.wire.fetch(file).await?);
        }
        if fetched.len() == 1 {
            return Ok(Ok(fetched.remove(0)));
        }
        Ok(tokio::task::spawn_blocking(move || scan::bound(&fetched)).await?)
    }

    /// Reads beside the conversation, so that nobody else waits, and shows by page how far it is; then keeps what
    /// was read.
    async fn read(&self, turn: &Turn, number: i32, name: String, bytes: Vec<u8>) -> Result<Step> {
        let known = self.office.look(desk::known).await?;
        let bytes: Arc<[u8]> = bytes.into();
        let (told, pages) = watch::channel(None);
        let (reading, ()) = tokio::join!(
            self.reader.read_beside(bytes.clone(), known, told),
            self.show_pages(turn, number, pages)
        );
        let reading = reading?.map_err(|why| why.to_string());
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

    /// Says which page is being read, until nobody tells any more.
    async fn show_pages(&self, turn: &Turn, number: i32, mut pages: watch::Receiver<Option<Page>>) {
        while pages.changed().await.is_ok() {
            let page = *pages.borrow_and_update();
            let Some(Page { number: at, of }) = page.filter(|page| page.of > 1) else { continue };
            let text = turn.asker.language.html("desk-reading-page", &[("at", at.into()), ("of", of.into())]);
            let message = Message { text, keyboard: Keyboard::new() };
            if let Err(refused) = self.wire.edit(turn.caller.place, number, &message).await {
                tracing::debug!(?refused, "how far a document is read could not be shown");
            }
        }
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

    /// Shows what a verb has brought about, in the place of a message if there is one.
    pub(super) async fn take(&self, turn: &Turn, under: Option<Under>, step: Step) -> Result<()> {
        let place = turn.caller.place;
        match (step.show, step.picture, under) {
            (Some(message), None, Some(Under { number, is_picture: false })) => {
                self.wire.edit(place, number, &message).await.map_err(refused)?;
            }
            (Some(message), picture, under) => {
                match picture {
                    Some(bytes) => {
                        let picture = Picture { name: CUTOUT.into(), bytes };
                        self.wire.pictures(place, &[picture], &message, None).await.map_err(refused)?;
                    }
                    None => self.send(place, &message).await?,
                }
                if let Some(Under { number, .. }) = under
                    && let Err(refused) = self.wire.take_back(place, number).await
                {
                    // Its buttons are of an older edition, and only show the present state.
                    tracing::debug!(?refused, "a message that was answered stays in its chat");
                }
            }
            (None, _, _) => {}
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
        under: Under,
        verb: impl FnOnce(&Tx<'_>, &Rules, &Moment, &Hand) -> Result<Step> + Send + 'static,
    ) -> Result<Option<String>> {
        if turn.desk().is_none() {
            return Ok(Some(turn.asker.language.text("desk-only", &[])));
        }
        // What it brings about may be kept current in the message itself.
        let number = under.number;
        let verb = move |tx: &Tx<'_>, rules: &Rules, moment: &Moment, hand: &Hand| {
            verb(tx, rules, moment, &Hand { message: Some(number), ..hand.clone() })
        };
        let step = self.at_work(turn, verb).await?;
        let toast = step.toast.clone();
        self.take(turn, Some(under), step).await?;
        Ok(toast)
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

    /// `/dangxuat`: all browsers in which the proof page is open.
    pub(super) async fn leave_browsers(&self, turn: Turn) -> Result<()> {
        let user = turn.caller.user;
        let count = self.office.run(move |tx| tx.end_browser_sessions(user)).await?;
        let text = turn.asker.language.html("desk-signed-out", &[("count", count.into())]);
        self.reply(turn.caller.place, text).await
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
}

pub(super) fn log_page(tx: &Tx<'_>, moment: &Moment, hand: &Hand, page: u32) -> Result<Step> {
    Ok(Step::show(log::page(tx, moment, hand.language, page)?))
}
