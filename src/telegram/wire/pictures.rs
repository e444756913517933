//! Pictures and files on the wire, and messages taken back: requests with more than text in them.

use serde::Serialize;
use teloxide::{
    payloads::SendPhoto,
    prelude::Requester,
    requests::{JsonRequest, MultipartRequest, Payload},
    types::{ChatId as TelegramChat, InputFile, MessageId, ReplyMarkup, ThreadId},
};

use super::{Numbered, Wire, markup, worded};
use crate::{
    message::{Html, Message},
    office::deliver::Outcome,
    store::{Attachment, Place},
};

impl Wire {
    /// Sends a picture of these bytes (PNG or JPEG) with a caption. Gives the message's number.
    pub async fn picture(&self, place: Place, bytes: Vec<u8>, caption: &Message) -> Result<i32, Outcome> {
        let send = |place: Place, plain| {
            let file = InputFile::memory(bytes.clone()).file_name("ma-qr.png");
            let mut payload = SendPhoto::new(TelegramChat(place.chat), file);
            let (text, parse_mode) = worded(&caption.text, plain);
            payload.caption = Some(text);
            payload.parse_mode = parse_mode;
            payload.message_thread_id = (place.thread != 0).then_some(ThreadId(MessageId(place.thread)));
            if !caption.keyboard.is_empty() {
                payload.reply_markup = Some(ReplyMarkup::InlineKeyboard(markup(&caption.keyboard)));
            }
            async move {
                let sent = MultipartRequest::new(self.bot.clone(), payload).await;
                self.heard(sent).map(|message| message.id.0)
            }
        };
        self.tried(place, send).await
    }

    /// One request for a picture or file that Telegram has already.
    pub(super) async fn send_attached(
        &self,
        place: Place,
        attachment: &Attachment,
        text: &Html,
        plain: bool,
    ) -> Outcome {
        let (caption, parse_mode) = worded(text, plain);
        let parse_mode = parse_mode.map(|_| "HTML");
        let thread = (place.thread != 0).then_some(place.thread);
        let about = About { chat_id: place.chat, message_thread_id: thread, caption, parse_mode };
        let bot = self.bot.clone();
        let sent = match attachment {
            Attachment::Photo(photo) => {
                JsonRequest::new(bot, KnownPhoto { photo: photo.clone(), about }).await
            }
            Attachment::Document(document) => {
                JsonRequest::new(bot, KnownDocument { document: document.clone(), about }).await
            }
        };
        match self.heard(sent) {
            Ok(Numbered { message_id }) => Outcome::Accepted { message_id },
            Err(outcome) => outcome,
        }
    }

    /// Takes a message of the bot out of its chat, which Telegram allows for two days.
    pub async fn take_back(&self, place: Place, number: i32) -> Result<(), Outcome> {
        let delete = |place: Place, _| async move {
            self.heard(self.bot.delete_message(TelegramChat(place.chat), MessageId(number)).await.map(drop))
        };
        self.tried(place, delete).await
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
