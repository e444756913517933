//! What holds for the office as a whole: buttons beneath `/caidat` of the secretariat, and days that it types.

use anyhow::Result;

use super::{Awaited, Conversation, Turn, refused};
use ::office::{habits, store::Tx};
use words::press;

impl Conversation {
    pub(super) async fn office_pressed(&self, turn: Turn, number: i32, press: press::Office) -> Result<()> {
        let (moment, caller, by) = (self.office.moment(), turn.caller, turn.actor());
        let language = turn.asker.language;
        let act = move |tx: &Tx<'_>| {
            if press == press::Office::Add {
                tx.expect_text(caller.user, caller.place, &Awaited::OfficeDays, moment.now)?;
            }
            habits::press(tx, &moment, language, by, &press)
        };
        let shown = self.office.run(act).await?;
        self.wire.edit(caller.place, number, &shown).await.map_err(refused)
    }

    /// `/caidat` where nothing of the chat's own can be set.
    pub(super) async fn office_settings(&self, turn: Turn) -> Result<()> {
        let (moment, by, language) = (self.office.moment(), turn.actor(), turn.asker.language);
        let show = move |tx: &Tx<'_>| habits::press(tx, &moment, language, by, &press::Office::Menu);
        let menu = self.office.run(show).await?;
        self.send(turn.caller.place, &menu).await
    }

    /// `nghỉ 02/01`: asked for, and written.
    pub(super) async fn office_told(&self, turn: Turn, text: &str) -> Result<()> {
        let (moment, caller, by) = (self.office.moment(), turn.caller, turn.actor());
        let (language, text) = (turn.asker.language, text.to_owned());
        let take = move |tx: &Tx<'_>| {
            let (message, more) = habits::typed(tx, &moment, language, by, &text)?;
            if more {
                tx.expect_text(caller.user, caller.place, &Awaited::OfficeDays, moment.now)?;
            }
            Ok(message)
        };
        let message = self.office.run(take).await?;
        self.send(caller.place, &message).await
    }
}
