//! Pictures and files on the wire, and messages taken back: requests with more than text in them.

use teloxide::{
    payloads::SendPhoto,
    prelude::Requester,
    requests::MultipartRequest,
    types::{ChatId as TelegramChat, InputFile, MessageId, ReplyMarkup, ThreadId},
};

use super::{Wire, markup, worded};
use crate::{message::Message, office::deliver::Outcome, store::Place};

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

    /// Takes a message of the bot out of its chat, which Telegram allows for two days.
    pub async fn take_back(&self, place: Place, number: i32) -> Result<(), Outcome> {
        let delete = |place: Place, _| async move {
            self.heard(self.bot.delete_message(TelegramChat(place.chat), MessageId(number)).await.map(drop))
        };
        self.tried(place, delete).await
    }
}
