//! Commands about items: each is the question for which it stands; preparation and priorities have answers of
//! their own.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Conversation, Turn};
use crate::telegram::commands::Command;
use asking::{Calendar, Question};
use office::{
    access::Asker,
    answer::{self, Asked},
    ask::Query,
};
use plan::{Period, days};
use words::Message;

impl Conversation {
    pub(super) async fn command(&self, turn: Turn, command: Command) -> Result<()> {
        let today = self.office.moment().today();
        let (place, language) = (turn.caller.place, turn.asker.language);
        if let Some(question) = question(&command, today) {
            return self.ask_for(turn.caller, turn.asker, Query::Question(question)).await;
        }
        if let Some(sentence) = sentence(&command) {
            return match command {
                Command::Ngay(_) => self.ask_or_say(turn, sentence, "answer-which-day").await,
                _ => self.ask(turn, &sentence).await,
            };
        }
        let asked = match command {
            Command::Ngay(_) => return self.reply(place, language.html("answer-which-day", &[])).await,
            Command::Tim(_) => return self.reply(place, language.html("answer-which-words", &[])).await,
            Command::Chuanbi(_) => Asked::Prepare,
            Command::Trongtam => Asked::Focus,
            // Whatever has no answer of its own.
            _ => help(&turn),
        };
        for message in self.answer(turn.asker, asked).await? {
            self.send(place, &message).await?;
        }
        Ok(())
    }

    pub(super) async fn answer(&self, asker: Asker, asked: Asked) -> Result<Vec<Message>> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        self.office.look(move |tx| answer::answer(tx, &rules, &moment, &asker, asked)).await
    }
}

/// The secretariat's help tells first what is theirs.
pub(super) fn help(turn: &Turn) -> Asked {
    if turn.desk().is_some() { Asked::DeskHelp } else { Asked::Help }
}

/// The question for which a command stands by itself, whatever words a programme holds.
fn question(command: &Command, today: NaiveDate) -> Option<Question> {
    let alone = |words: &str| words.trim().is_empty();
    let one = |day: NaiveDate| Period { from: day, to: day };
    let calendar = Calendar { today, covered: &[] };
    let days = match command {
        Command::Homnay(words) if alone(words) => one(today),
        Command::Ngaymai(words) if alone(words) => one(calendar.day(1)),
        Command::Tuan(words) if alone(words) => calendar.week(0),
        Command::Thang(words) if alone(words) => calendar.month(0),
        Command::Ngay(words) => one(days::parse(words, today)?),
        _ => return None,
    };
    Some(Question::about(days))
}

/// The sentence for which a command with words stands.
fn sentence(command: &Command) -> Option<String> {
    let (name, words) = match command {
        Command::Homnay(words) => ("homnay", words),
        Command::Ngaymai(words) => ("ngaymai", words),
        Command::Tuan(words) => ("tuan", words),
        Command::Thang(words) => ("thang", words),
        Command::Ngay(words) => ("ngay", words),
        Command::Chuanbi(words) => ("chuanbi", words),
        Command::Tim(words) => ("tim", words),
        Command::Thaydoi => return Some("/thaydoi".to_owned()),
        _ => return None,
    };
    let words = words.trim();
    (!words.is_empty()).then(|| format!("/{name} {words}"))
}
