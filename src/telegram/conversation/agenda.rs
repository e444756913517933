//! Questions about items: the day, the week, what to prepare.

use anyhow::Result;
use chrono::{Days, NaiveDate};

use super::{Conversation, Turn, refused};
use crate::{
    message::Message,
    office::{
        access::Asker,
        answer::{self, Asked},
    },
    programme::days,
    telegram::commands::Command,
};

impl Conversation {
    pub(super) async fn command(&self, turn: Turn, command: Command) -> Result<()> {
        let Turn { caller, asker, .. } = turn;
        let today = self.office.moment().today();
        let language = asker.language;
        let asked = match command {
            Command::Homnay => Asked::Day(today),
            Command::Ngaymai => Asked::Day(today + Days::new(1)),
            Command::Tuan => Asked::Week { of: today, page: 0 },
            Command::Ngay(text) if text.trim().is_empty() => {
                return self.reply(caller.place, language.html("answer-which-day", &[])).await;
            }
            Command::Ngay(text) => match days::parse(&text, today) {
                Some(day) => Asked::Day(day),
                None => {
                    let html = language.html("answer-no-such-day", &[("day", text.trim().into())]);
                    return self.reply(caller.place, html).await;
                }
            },
            Command::Chuanbi => Asked::Prepare,
            Command::Trongtam => Asked::Focus,
            // Whatever has no answer of its own.
            _ => Asked::Help,
        };
        for message in self.answer(asker, asked).await? {
            self.send(caller.place, &message).await?;
        }
        Ok(())
    }

    /// An arrow under a week: the message shows another page, in place.
    pub(super) async fn turn_week(&self, turn: Turn, number: i32, rest: &str) -> Result<()> {
        let Some(asked) = page(rest) else { return Ok(()) };
        for page in self.answer(turn.asker, asked).await? {
            self.wire.edit(turn.caller.place, number, &page).await.map_err(refused)?;
        }
        Ok(())
    }

    pub(super) async fn answer(&self, asker: Asker, asked: Asked) -> Result<Vec<Message>> {
        let moment = self.office.moment();
        self.office.look(move |tx| answer::answer(tx, &moment, &asker, asked)).await
    }
}

/// `2021-11-08:0`: a week's Monday and a page.
fn page(data: &str) -> Option<Asked> {
    let (day, page) = data.split_once(':')?;
    Some(Asked::Week { of: day.parse::<NaiveDate>().ok()?, page: page.parse().ok()? })
}
