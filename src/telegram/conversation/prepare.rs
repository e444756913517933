//! "Đã chuẩn bị xong" under a nudge: noted for the chat's unit or taken back, and the nudge shows it in place.

use anyhow::Result;
use chrono::NaiveDate;

use super::{Conversation, Turn, refused};
use office::{prepare, store::Tx};
use plan::register::ItemId;

impl Conversation {
    /// Under the nudge of this day.
    pub(super) async fn prepared(
        &self,
        turn: Turn,
        number: i32,
        item: ItemId,
        day: NaiveDate,
        done: bool,
    ) -> Result<()> {
        let moment = self.office.moment();
        let Turn { caller, asker, name } = turn;
        let language = asker.language;
        let note = move |tx: &Tx<'_>| {
            let said = done.then_some((caller.user, name.as_str()));
            prepare::prepared(tx, &moment, &asker, said, (item, day))
        };
        match self.office.run(note).await? {
            Some(message) => self.wire.edit(caller.place, number, &message).await.map_err(refused),
            None => self.reply(caller.place, language.html("nudge-stale", &[])).await,
        }
    }
}
