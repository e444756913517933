//! Plain sentences: asked of the office, answered in pages that turn in place, remembered for what follows.

use anyhow::Result;

use super::{Conversation, Turn, refused};
use asking::{Outcome, Question};
use office::{
    access::{Asker, Caller},
    ask::{self, Asked, Enquiry, Query},
    export, remind,
    store::{AskedId, ChatKind, Kept, Place, Tx},
};
use plan::{Period, register::ItemId};
use words::{Message, answer::page};

impl Conversation {
    /// A sentence, or a command with words after it.
    pub(super) async fn ask(&self, turn: Turn, text: &str) -> Result<()> {
        self.ask_for(turn.caller, turn.asker, Query::Sentence(text.to_owned())).await
    }

    /// A sentence that may answer one of the bot's own messages: it is about that one then.
    pub(super) async fn ask_of(&self, turn: Turn, text: String, to: Option<i32>) -> Result<()> {
        let query = match to {
            Some(to) => Query::Reply(text, to),
            None => Query::Sentence(text),
        };
        self.ask_for(turn.caller, turn.asker, query).await
    }

    /// The asker's items of some days.
    pub(super) async fn ask_days(&self, turn: Turn, days: Period) -> Result<()> {
        self.ask_for(turn.caller, turn.asker, Query::Question(Question::about(days))).await
    }

    /// Whatever is asked, in words or understood already.
    pub(super) async fn ask_for(&self, caller: Caller, asker: Asker, query: Query) -> Result<()> {
        let asked = self.answer_to(caller, asker.clone(), query).await?;
        if asked.outcome == Outcome::Document {
            return self.as_file(caller, asker, asked).await;
        }
        let message = self.kept_answer(caller, &asker, asked).await?;
        self.send(caller.place, &message).await
    }

    /// An answer as the file that was asked for; the words stand under it.
    async fn as_file(&self, caller: Caller, asker: Asker, asked: Asked) -> Result<()> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let words = asked.blocks.first().cloned().unwrap_or_default();
        let now = moment.now;
        let make = move |tx: &Tx<'_>| {
            ask::keep(tx, now, caller, asker.language, &asked)?;
            export::answered(tx, &rules, &moment, &asker, &asked)
        };
        match self.office.run_unsynced(make).await? {
            Some(file) => {
                let sent = self.wire.document(caller.place, &file.name, file.bytes, &words).await;
                sent.map(drop).map_err(refused)
            }
            None => self.reply(caller.place, words).await,
        }
    }

    /// A button under what would be done: this item, so many minutes ahead.
    pub(super) async fn remind_of(&self, turn: Turn, item: ItemId, minutes: u32) -> Result<()> {
        let (rules, moment, asker) = (self.office.rules.clone(), self.office.moment(), turn.asker);
        let note = move |tx: &Tx<'_>| remind::choose(tx, &rules, &moment, &asker, (item, minutes));
        let words = self.office.run(note).await?;
        self.reply(turn.caller.place, words).await
    }

    /// The same where a command's words may be no question at all: then what it needs is said instead.
    pub(super) async fn ask_or_say(&self, turn: Turn, text: String, otherwise: &str) -> Result<()> {
        let Turn { caller, asker, .. } = turn;
        let asked = self.answer_to(caller, asker.clone(), Query::Sentence(text)).await?;
        if asked.outcome == Outcome::Help {
            return self.reply(caller.place, asker.language.html(otherwise, &[])).await;
        }
        let message = self.kept_answer(caller, &asker, asked).await?;
        self.send(caller.place, &message).await
    }

    /// An arrow under an answer; the message shows another of its pages, in place.
    pub(super) async fn turn_page(&self, turn: Turn, number: i32, id: AskedId, to: page::Turn) -> Result<()> {
        let kept = self.kept(&turn, id).await?;
        let question = kept.and_then(|kept| kept.question).and_then(|question| question.in_weeks(to.weeks));
        let Some(question) = question else { return self.stale(turn).await };
        let Turn { caller, asker, .. } = turn;
        let language = asker.language;
        let asked = self.answer_to(caller, asker, Query::Question(question)).await?;
        self.show_page(caller.place, number, &asked.message(language, id, to)).await
    }

    /// One of the things that may have been meant; its answer takes the place of the question.
    pub(super) async fn pick(&self, turn: Turn, number: i32, id: AskedId, choice: usize) -> Result<()> {
        let kept = self.kept(&turn, id).await?;
        let question: Option<Question> = kept.and_then(|kept| kept.choices.into_iter().nth(choice));
        let Some(question) = question else { return self.stale(turn).await };
        let Turn { caller, asker, .. } = turn;
        let asked = self.answer_to(caller, asker.clone(), Query::Question(question)).await?;
        let message = self.kept_answer(caller, &asker, asked).await?;
        self.show_page(caller.place, number, &message).await
    }

    async fn answer_to(&self, caller: Caller, mut asker: Asker, query: Query) -> Result<Asked> {
        // The desk stands in private chats: nothing of it is offered where others look on.
        if caller.kind == ChatKind::Group {
            asker.role = None;
        }
        let (moment, shelves) = (self.office.moment(), self.office.shelves.clone());
        let look = move |tx: &Tx<'_>| {
            Enquiry { tx, shelves: &shelves, moment: &moment, asker: &asker }.of(caller, query)
        };
        self.office.look(look).await
    }

    /// The first page of an answer, which is remembered for the others and for what follows on it.
    async fn kept_answer(&self, caller: Caller, asker: &Asker, asked: Asked) -> Result<Message> {
        let (now, language) = (self.office.clock.now(), asker.language);
        let keep = move |tx: &Tx<'_>| ask::keep(tx, now, caller, language, &asked);
        self.office.run_unsynced(keep).await
    }

    async fn kept(&self, turn: &Turn, id: AskedId) -> Result<Option<Kept>> {
        let place = turn.caller.place;
        self.office.look(move |tx| tx.asked(id, place)).await
    }

    async fn show_page(&self, place: Place, number: i32, message: &Message) -> Result<()> {
        self.wire.edit(place, number, message).await.map_err(refused)
    }

    async fn stale(&self, turn: Turn) -> Result<()> {
        self.reply(turn.caller.place, turn.asker.language.html("ask-stale", &[])).await
    }
}
