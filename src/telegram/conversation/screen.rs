//! `/bang`: the secretariat opens the office board and hands on its address.

use anyhow::Result;

use super::{Conversation, Turn};
use office::{
    screen::{self, Pressed},
    store::Tx,
};

impl Conversation {
    pub(super) async fn screen(&self, turn: Turn) -> Result<()> {
        let (place, language, rules) = (turn.caller.place, turn.asker.language, self.office.rules.clone());
        if !super::may_publish(&turn) {
            return self.reply(place, language.html("desk-publish-only", &[])).await;
        }
        let card = self.office.look(move |tx| screen::card(tx, &rules, language, false)).await?;
        self.send(place, &card).await
    }

    pub(super) async fn screen_pressed(&self, turn: Turn, number: i32, rest: &str) -> Result<()> {
        let Some(pressed) = Pressed::parse(rest) else { return Ok(()) };
        let (rules, moment, language) =
            (self.office.rules.clone(), self.office.moment(), turn.asker.language);
        let by = turn.actor();
        let press = move |tx: &Tx<'_>| screen::press(tx, &rules, &moment, language, pressed, &by);
        let card = self.office.run(press).await?;
        self.show(&turn, number, Some(card)).await
    }
}
