//! `/caidat`: a chat's settings by buttons; a group's are its administrators' to change.

use anyhow::Result;
use chrono::NaiveDate;
use teloxide::types::{ChatId as TelegramChat, Message as Incoming, UserId};

use super::{Awaited, Conversation, Turn, may_publish, refused};
use office::{
    mail, remind,
    settings::{press, typed_hour},
    store::{ChatKind, Tx},
};
use plan::register::ItemId;
use words::{Message, press::Settings, settings::other_hour};

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
        if pressed == Settings::OtherHour {
            let (caller, now) = (turn.caller, self.office.clock.now());
            let expect =
                move |tx: &Tx<'_>| tx.expect_text(caller.user, caller.place, &Awaited::DigestHour, now);
            self.office.run(expect).await?;
        }
        // Beneath a digest, which stays as it is.
        let beneath = matches!(pressed, Settings::Remind { .. });
        match self.set(&turn, pressed).await? {
            Some(answer) if beneath => self.send(turn.caller.place, &answer).await,
            Some(menu) => self.wire.edit(turn.caller.place, number, &menu).await.map_err(refused),
            None => Ok(()),
        }
    }

    async fn set(&self, turn: &Turn, pressed: Settings) -> Result<Option<Message>> {
        let Some(chat) = turn.asker.chat else { return Ok(None) };
        let (rules, is_desk) = (self.office.rules.clone(), may_publish(turn));
        self.office.run(move |tx: &Tx<'_>| press(tx, &rules, chat, pressed, is_desk)).await
    }

    /// The hour of the digest in words; what is none is asked for again.
    pub(super) async fn hour_told(&self, turn: Turn, text: &str) -> Result<()> {
        let Some(chat) = turn.asker.chat else { return Ok(()) };
        let (rules, is_desk, text) = (self.office.rules.clone(), may_publish(&turn), text.to_owned());
        let (caller, now, language) = (turn.caller, self.office.clock.now(), turn.asker.language);
        let take = move |tx: &Tx<'_>| match typed_hour(tx, &rules, chat, &text, is_desk)? {
            Some(menu) => Ok(menu),
            None => {
                tx.expect_text(caller.user, caller.place, &Awaited::DigestHour, now)?;
                Ok(other_hour(language, true))
            }
        };
        let shown = self.office.run(take).await?;
        self.send(caller.place, &shown).await
    }

    /// "Nhắc lại sau 10 phút", beneath a reminder.
    pub(super) async fn remind_again(
        &self,
        turn: Turn,
        number: i32,
        item: ItemId,
        day: NaiveDate,
    ) -> Result<()> {
        let (rules, moment, asker) = (self.office.rules.clone(), self.office.moment(), turn.asker.clone());
        let again = move |tx: &Tx<'_>| remind::again(tx, &rules, &moment, &asker, (item, day));
        let shown = self.office.run(again).await?;
        self.show(&turn, number, shown).await
    }

    async fn refuse_settings(&self, turn: &Turn) -> Result<()> {
        let html = turn.asker.language.html("settings-administrators-only", &[]);
        self.reply(turn.caller.place, html).await
    }
}
