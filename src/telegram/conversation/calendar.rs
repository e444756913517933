//! `/lich`: the calendar as a file and as an address; a group's address is its administrators' to change.

use anyhow::Result;
use teloxide::types::{ChatId as TelegramChat, UserId};

use super::{Conversation, Turn, refused};
use office::{
    ask::Enquiry,
    calendar::offer::{self, File, Subscriber},
    store::{AskedId, ChatKind, Place, Tx},
};
use words::{Message, press::Calendar};

impl Conversation {
    pub(super) async fn calendar(&self, turn: Turn, title: String) -> Result<()> {
        let (place, language) = (turn.caller.place, turn.asker.language);
        let (rules, moment, asker) = (self.office.rules.clone(), self.office.moment(), turn.asker.clone());
        match self.office.look(move |tx| offer::file(tx, &rules, &moment, &asker)).await? {
            Some(file) => self.send_calendar(place, file).await?,
            None => self.reply(place, language.html("calendar-empty", &[])).await?,
        }
        let card = self.calendar_card(&turn, title, Calendar::Card).await?;
        self.send(place, &card).await
    }

    pub(super) async fn calendar_pressed(
        &self,
        turn: Turn,
        number: i32,
        pressed: Calendar,
        title: String,
    ) -> Result<()> {
        if let Calendar::Add { asked, weeks } = pressed {
            return self.add_to_calendar(turn, AskedId(asked), weeks).await;
        }
        let place = turn.caller.place;
        if turn.caller.kind == ChatKind::Group {
            let user = UserId(u64::try_from(turn.caller.user).unwrap_or_default());
            if !self.is_chat_administrator(TelegramChat(place.chat), user).await {
                let html = turn.asker.language.html("calendar-administrators-only", &[]);
                return self.reply(place, html).await;
            }
        }
        let card = self.calendar_card(&turn, title, pressed).await?;
        self.wire.edit(place, number, &card).await.map_err(refused)
    }

    /// The items of an answer, so many weeks on, as a file.
    async fn add_to_calendar(&self, turn: Turn, id: AskedId, weeks: i64) -> Result<()> {
        let Turn { caller, asker, .. } = turn;
        let (place, language) = (caller.place, asker.language);
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let shelves = self.office.shelves.clone();
        let look = move |tx: &Tx<'_>| {
            let enquiry = Enquiry { tx, shelves: &shelves, moment: &moment, asker: &asker };
            offer::file_of_answer(enquiry, &rules, place, id, weeks)
        };
        match self.office.look(look).await? {
            Some(file) => self.send_calendar(place, file).await,
            None => self.reply(place, language.html("ask-stale", &[])).await,
        }
    }

    async fn calendar_card(&self, turn: &Turn, title: String, pressed: Calendar) -> Result<Message> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let subscriber = Subscriber { caller: turn.caller, asker: turn.asker.clone(), title };
        let press = move |tx: &Tx<'_>| offer::press(tx, &rules, &moment, &subscriber, &pressed);
        self.office.run(press).await
    }

    async fn send_calendar(&self, place: Place, file: File) -> Result<()> {
        let File { name, bytes, caption } = file;
        self.wire.document(place, &name, bytes, &caption).await.map(drop).map_err(refused)
    }
}
