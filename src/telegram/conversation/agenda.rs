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
        let today = self.office.moment().today();
        let (place, language) = (turn.caller.place, turn.asker.language);
        if let Some(sentence) = sentence(&command, today) {
            return self.ask(turn, &sentence).await;
        }
        let asked = match command {
            Command::Homnay(_) => Asked::Day(today),
            Command::Ngaymai(_) => Asked::Day(today + Days::new(1)),
            Command::Tuan(_) => Asked::Week { of: today, page: 0 },
            Command::Ngay(text) => match days::parse(&text, today) {
                Some(day) => Asked::Day(day),
                None => return self.reply(place, language.html("answer-which-day", &[])).await,
            },
            Command::Tim(_) => return self.reply(place, language.html("answer-which-words", &[])).await,
            Command::Chuanbi(_) => Asked::Prepare,
            Command::Trongtam => Asked::Focus,
            // Whatever has no answer of its own.
            _ => Asked::Help,
        };
        for message in self.answer(turn.asker, asked).await? {
            self.send(place, &message).await?;
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

/// The sentence for which a command stands, unless it has an answer of its own.
fn sentence(command: &Command, today: NaiveDate) -> Option<String> {
    let (name, words) = match command {
        Command::Homnay(words) => ("homnay", words),
        Command::Ngaymai(words) => ("ngaymai", words),
        Command::Tuan(words) => ("tuan", words),
        Command::Thang(words) => return Some(format!("/thang {}", words.trim())),
        Command::Ngay(words) if days::parse(words, today).is_none() => ("ngay", words),
        Command::Chuanbi(words) => ("chuanbi", words),
        Command::Tim(words) => ("tim", words),
        Command::Thaydoi => return Some("/thaydoi".to_owned()),
        _ => return None,
    };
    let words = words.trim();
    (!words.is_empty()).then(|| format!("/{name} {words}"))
}

/// `2021-11-08:0`: a week's Monday and a page.
fn page(data: &str) -> Option<Asked> {
    let (day, page) = data.split_once(':')?;
    Some(Asked::Week { of: day.parse::<NaiveDate>().ok()?, page: page.parse().ok()? })
}
