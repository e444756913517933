//! `/caidat`: a chat's settings by buttons; a group's are its administrators' to change.

use anyhow::Result;
use teloxide::types::{ChatId as TelegramChat, Message as Incoming, UserId};

use super::{Conversation, Turn, may_publish, refused};
use office::{
    mail,
    settings::press,
    store::{ChatKind, Tx},
};
use words::{Message, press::Settings};

impl Conversation {
    pub(super) async fn settings(&self, turn: Turn, message: &Incoming) -> Result<()> {
        if !self.administers(message, turn.caller).await {
            return self.refuse_settings(&turn).await;
        }
        match self.set(&turn, Settings::Menu).await? {
            Some(menu) => self.send(turn.caller.place, &menu).await,
            None if may_publish(&turn) => self.office_settings(turn).await,
            None => {
                let html = turn.asker.language.html("settings-unlinked", &[]);
                self.reply(turn.caller.place, html).await
            }
        }
    }

    /// `/thu`: mail as a second way, for whoever may set the chat.
    pub(super) async fn mail(&self, turn: Turn, message: &Incoming, written: String) -> Result<()> {
        let (place, language) = (turn.caller.place, turn.asker.language);
        let Some(chat) = turn.asker.chat else {
            return self.reply(place, language.html("settings-unlinked", &[])).await;
        };
        if !self.administers(message, turn.caller).await {
            return self.refuse_settings(&turn).await;
        }
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let told = move |tx: &Tx<'_>| mail::told(tx, &rules, &moment, chat, language, &written);
        let answer = self.office.run(told).await?;
        self.reply(place, answer).await
    }

    pub(super) async fn settings_pressed(&self, turn: Turn, number: i32, pressed: Settings) -> Result<()> {
        if turn.caller.kind == ChatKind::Group {
            let user = UserId(u64::try_from(turn.caller.user).unwrap_or_default());
            if !self.is_chat_administrator(TelegramChat(turn.caller.place.chat), user).await {
                return self.refuse_settings(&turn).await;
            }
        }
        match self.set(&turn, pressed).await? {
            Some(menu) => self.wire.edit(turn.caller.place, number, &menu).await.map_err(refused),
            None => Ok(()),
        }
    }

    async fn set(&self, turn: &Turn, pressed: Settings) -> Result<Option<Message>> {
        let Some(chat) = turn.asker.chat else { return Ok(None) };
        let (rules, is_desk) = (self.office.rules.clone(), may_publish(turn));
        self.office.run(move |tx: &Tx<'_>| press(tx, &rules, chat, pressed, is_desk)).await
    }

    async fn refuse_settings(&self, turn: &Turn) -> Result<()> {
        let html = turn.asker.language.html("settings-administrators-only", &[]);
        self.reply(turn.caller.place, html).await
    }
}
