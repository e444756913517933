//! Pictures and files on the wire, and messages taken back: requests with more than text in them.

use chrono::NaiveDate;
use serde::Serialize;
use teloxide::{
    payloads::{SendDocument, SendMediaGroup, SendPhoto},
    prelude::Requester,
    requests::{JsonRequest, MultipartPayload, MultipartRequest, Payload, Request},
    types::{
        ChatId as TelegramChat, InputFile, InputMedia, InputMediaPhoto, MessageId, ReplyMarkup,
        ReplyParameters, ThreadId,
    },
};

use super::{Method, Numbered, Wire, replies::Try, worded};
use office::{
    deliver::Outcome,
    spread,
    store::{Claimed, Place, Tx},
};
use words::{
    Html, Language, Message,
    handout::{
        picture::{self, Page, Theme},
        spread::Spread,
    },
};

/// A picture's name and its bytes, PNG or JPEG.
#[derive(Clone, Debug)]
pub struct Picture {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A photo or a file by Telegram's id of it.
#[derive(Clone, Copy)]
pub(super) enum Known<'a> {
    Photo(&'a str),
    Document(&'a str),
}

/// Pictures of one spread.
#[derive(Clone, Debug)]
pub struct Painted {
    pub pictures: Vec<Picture>,
    /// Items that had no room in them.
    pub left_out: usize,
}

/// How many Telegram takes in one album.
const ALBUM: usize = 10;

impl Wire {
    /// Sends a picture of these bytes (PNG or JPEG) with a caption. Gives the message's number.
    pub async fn picture(&self, place: Place, bytes: Vec<u8>, caption: &Message) -> Result<i32, Outcome> {
        let picture = Picture { name: "ma-qr.png".into(), bytes };
        self.pictures(place, &[picture], caption, None).await
    }

    /// Sends pictures that belong together, as an answer to a message. Gives the number of the first.
    pub async fn pictures(
        &self,
        place: Place,
        pictures: &[Picture],
        caption: &Message,
        to: Option<i32>,
    ) -> Result<i32, Outcome> {
        let send = |this: Try| async move {
            let manner = Sending { plain: this.plain, silent: false, answers: to };
            let text = self.marked(this, &caption.text);
            let caption = Message { text, keyboard: caption.keyboard.clone() };
            match self.send_pictures(this.place, pictures, &caption, manner).await {
                Outcome::Accepted { message_id } => Ok(message_id),
                other => Err(other),
            }
        };
        let method = if pictures.len() == 1 { Method::Photo } else { Method::Album };
        self.tried(method, place, send).await
    }

    /// One request for new pictures: a photo, or an album, which has no buttons.
    pub(super) async fn send_pictures(
        &self,
        place: Place,
        pictures: &[Picture],
        caption: &Message,
        manner: Sending,
    ) -> Outcome {
        let (text, parse_mode) = worded(&caption.text, manner.plain);
        let thread = (place.thread != 0).then_some(ThreadId(MessageId(place.thread)));
        let silent = manner.silent.then_some(true);
        let answers = manner
            .answers
            .map(|number| ReplyParameters::new(MessageId(number)).allow_sending_without_reply());
        let file =
            |picture: &Picture| InputFile::memory(picture.bytes.clone()).file_name(picture.name.clone());
        let sent = match pictures {
            [picture] => {
                let mut payload = SendPhoto::new(TelegramChat(place.chat), file(picture));
                (payload.caption, payload.parse_mode) = (Some(text), parse_mode);
                (payload.message_thread_id, payload.disable_notification) = (thread, silent);
                payload.reply_parameters = answers;
                if !caption.keyboard.is_empty() {
                    payload.reply_markup = Some(ReplyMarkup::InlineKeyboard(self.markup(&caption.keyboard)));
                }
                let photo = MultipartRequest::new(self.bot.clone(), NewPhoto(payload));
                self.asked(Method::Photo, place.chat, photo.send()).await
            }
            several => {
                let mut media: Vec<InputMediaPhoto> =
                    several.iter().take(ALBUM).map(|picture| InputMediaPhoto::new(file(picture))).collect();
                if let Some(first) = media.first_mut() {
                    (first.caption, first.parse_mode) = (Some(text), parse_mode);
                }
                let media: Vec<InputMedia> = media.into_iter().map(InputMedia::Photo).collect();
                let mut payload = SendMediaGroup::new(TelegramChat(place.chat), media);
                (payload.message_thread_id, payload.disable_notification) = (thread, silent);
                payload.reply_parameters = answers;
                let album = MultipartRequest::new(self.bot.clone(), NewAlbum(payload));
                let sent = self.asked(Method::Album, place.chat, album.send()).await;
                sent.map(|numbered: Vec<Numbered>| {
                    numbered.into_iter().next().unwrap_or(Numbered { message_id: 0 })
                })
            }
        };
        match sent {
            Ok(Numbered { message_id }) => Outcome::Accepted { message_id },
            Err(outcome) => outcome,
        }
    }

    /// Draws and paints; only so many at a time, off the threads that answer people.
    pub async fn painted(&self, spread: Spread, theme: Theme) -> anyhow::Result<Painted> {
        let _place = self.easels.acquire().await?;
        tokio::task::spawn_blocking(move || {
            let drawing = picture::draw(&spread, theme);
            let of = drawing.pages.len();
            let from = spread.days.first().map_or(spread.today, |day| day.date);
            let paint = |(number, page): (usize, &Page)| {
                let name = picture::file_name(spread.span, from, number, of);
                anyhow::Ok(Picture { name, bytes: page.png()? })
            };
            let pictures = (1..).zip(&drawing.pages).map(paint).collect::<anyhow::Result<_>>()?;
            Ok(Painted { pictures, left_out: drawing.left_out })
        })
        .await?
    }

    /// One request for the pictures of a chat's week, as it stands now.
    pub(super) async fn send_week(
        &self,
        claimed: &Claimed,
        caption: Html,
        day: NaiveDate,
        language: Language,
    ) -> Outcome {
        let (chat, moment) = (claimed.chat, self.office.moment());
        let look = move |tx: &Tx<'_>| spread::week_of_chat(tx, &moment, chat, day, language);
        let painted = match self.office.look(look).await {
            Ok(spread) => self.painted(spread, Theme::Light).await,
            // Nothing was requested: it is tried again.
            Err(error) => return Outcome::Trouble(format!("{error:#}")),
        };
        let painted = match painted {
            Ok(painted) => painted,
            Err(error) => {
                tracing::error!("a week could not be painted: {error:#}");
                return Outcome::Refused(format!("{error:#}"));
            }
        };
        let place = Place { chat: claimed.telegram_id, thread: claimed.thread_id.unwrap_or(0) };
        let caption = Message { text: caption, keyboard: claimed.message.keyboard.clone() };
        let manner = Sending { plain: claimed.plain, silent: claimed.manner.silent, answers: None };
        self.send_pictures(place, &painted.pictures, &caption, manner).await
    }

    /// One request for a picture or file that Telegram has already.
    pub(super) async fn send_attached(
        &self,
        place: Place,
        attachment: &Known<'_>,
        text: &Html,
        plain: bool,
    ) -> Outcome {
        let (caption, parse_mode) = worded(text, plain);
        let parse_mode = parse_mode.map(|_| "HTML");
        let thread = (place.thread != 0).then_some(place.thread);
        let about = About { chat_id: place.chat, message_thread_id: thread, caption, parse_mode };
        let bot = self.bot.clone();
        let sent = match attachment {
            Known::Photo(photo) => {
                let photo = JsonRequest::new(bot, KnownPhoto { photo: (*photo).to_owned(), about });
                self.asked(Method::Photo, place.chat, photo.send()).await
            }
            Known::Document(document) => {
                let document =
                    JsonRequest::new(bot, KnownDocument { document: (*document).to_owned(), about });
                self.asked(Method::Document, place.chat, document.send()).await
            }
        };
        match sent {
            Ok(Numbered { message_id }) => Outcome::Accepted { message_id },
            Err(outcome) => outcome,
        }
    }

    /// Takes a message of the bot out of its chat, which Telegram allows for two days.
    pub async fn take_back(&self, place: Place, number: i32) -> Result<(), Outcome> {
        let delete = |this: Try| async move {
            let deleted = self.bot.delete_message(TelegramChat(this.place.chat), MessageId(number));
            self.asked(Method::Delete, this.place.chat, deleted.send()).await.map(drop)
        };
        self.tried(Method::Delete, place, delete).await
    }
}

/// What goes with a file by its id: teloxide would send it as a form, which the id alone does not need.
#[derive(Serialize)]
struct About {
    chat_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_thread_id: Option<i32>,
    caption: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    parse_mode: Option<&'static str>,
}

#[derive(Serialize)]
struct KnownPhoto {
    photo: String,
    #[serde(flatten)]
    about: About,
}

impl Payload for KnownPhoto {
    type Output = Numbered;
    const NAME: &'static str = "SendPhoto";
}

#[derive(Serialize)]
struct KnownDocument {
    document: String,
    #[serde(flatten)]
    about: About,
}

impl Payload for KnownDocument {
    type Output = Numbered;
    const NAME: &'static str = "SendDocument";
}

/// How pictures are sent.
#[derive(Clone, Copy, Default)]
pub(super) struct Sending {
    pub plain: bool,
    pub silent: bool,
    /// The message to which they are the answer.
    pub answers: Option<i32>,
}

/// A request with bytes of ours, of whose answer only the numbers are read.
macro_rules! new_file {
    ($name:ident, $payload:ty, $output:ty, $method:literal) => {
        #[derive(serde::Serialize)]
        #[serde(transparent)]
        pub(super) struct $name(pub $payload);

        impl Payload for $name {
            type Output = $output;
            const NAME: &'static str = $method;
        }

        impl MultipartPayload for $name {
            fn copy_files(&self, into: &mut dyn FnMut(InputFile)) {
                self.0.copy_files(into);
            }

            fn move_files(&mut self, into: &mut dyn FnMut(InputFile)) {
                self.0.move_files(into);
            }
        }
    };
}

new_file!(NewPhoto, SendPhoto, Numbered, "SendPhoto");
new_file!(NewAlbum, SendMediaGroup, Vec<Numbered>, "SendMediaGroup");
new_file!(NewDocument, SendDocument, Numbered, "SendDocument");
