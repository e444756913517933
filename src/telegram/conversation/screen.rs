//! `/bang`: the secretariat opens the office board and hands on its address.

use anyhow::Result;

use super::{Conversation, Turn};
use office::{screen, store::Tx};
use words::press::Screen;

impl Conversation {
    pub(super) async fn screen(&self, turn: Turn) -> Result<()> {
        let (place, language, rules) = (turn.caller.place, turn.asker.language, self.office.rules.clone());
        if !super::may_publish(&turn) {
            return self.reply(place, language.html("desk-publish-only", &[])).await;
        }
        let card = self.office.look(move |tx| screen::card(tx, &rules, language, false)).await?;
        self.send(place, &card).await
    }

    pub(super) async fn screen_pressed(&self, turn: Turn, number: i32, press: Screen) -> Result<()> {
        let (rules, moment, language) =
            (self.office.rules.clone(), self.office.moment(), turn.asker.language);
        let by = turn.actor();
        let act = move |tx: &Tx<'_>| screen::press(tx, &rules, &moment, language, &press, by);
        let card = self.office.run(act).await?;
        self.show(&turn, number, Some(card)).await
    }
}
