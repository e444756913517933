//! Plain sentences: asked of the office, answered in pages that turn in place, remembered for what follows.

use anyhow::Result;

use super::{Conversation, Turn, refused};
use crate::{
    message::Message,
    office::ask::{self, Query},
    programme::question::Question,
    store::{AskedId, Kept, Place, Tx},
};

impl Conversation {
    /// A sentence, or a command with words after it.
    pub(super) async fn ask(&self, turn: Turn, text: &str) -> Result<()> {
        let place = turn.caller.place;
        let message = self.answered(&turn, Query::Sentence(text.to_owned())).await?;
        self.send(place, &message).await
    }

    /// `3:1`: an arrow under an answer; the message shows another of its pages, in place.
    pub(super) async fn turn_page(&self, turn: Turn, number: i32, rest: &str) -> Result<()> {
        let Some((id, page)) = numbers(rest) else { return Ok(()) };
        let kept = self.kept(&turn, id).await?;
        let Some(question) = kept.and_then(|kept| kept.question) else { return self.stale(turn).await };
        let moment = self.office.moment();
        let asker = turn.asker;
        let turned = move |tx: &Tx<'_>| {
            let asked = ask::answer(tx, &moment, &asker.of, asker.language, question)?;
            Ok(asked.message(asker.language, id, page))
        };
        let message = self.office.look(turned).await?;
        self.show_page(turn.caller.place, number, &message).await
    }

    /// `3:0`: one of the things that may have been meant; its answer takes the place of the question.
    pub(super) async fn pick(&self, turn: Turn, number: i32, rest: &str) -> Result<()> {
        let Some((id, choice)) = numbers(rest) else { return Ok(()) };
        let kept = self.kept(&turn, id).await?;
        let question: Option<Question> = kept.and_then(|kept| kept.choices.into_iter().nth(choice));
        let Some(question) = question else { return self.stale(turn).await };
        let message = self.answered(&turn, Query::Question(question)).await?;
        self.show_page(turn.caller.place, number, &message).await
    }

    async fn answered(&self, turn: &Turn, query: Query) -> Result<Message> {
        let (moment, caller, asker) = (self.office.moment(), turn.caller, turn.asker.clone());
        let asked = {
            let asker = asker.clone();
            let look = move |tx: &Tx<'_>| ask::asked(tx, &moment, caller, &asker, query);
            self.office.look(look).await?
        };
        let keep = move |tx: &Tx<'_>| ask::keep(tx, &moment, caller, &asker, &asked);
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

fn numbers(data: &str) -> Option<(AskedId, usize)> {
    let (id, place) = data.split_once(':')?;
    Some((AskedId(id.parse().ok()?), place.parse().ok()?))
}
