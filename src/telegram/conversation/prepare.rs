//! "Đã chuẩn bị xong" under a nudge: noted for the chat's unit or taken back, and the nudge shows it in place.

use anyhow::Result;

use super::{Conversation, Turn, refused};
use office::{prepare, store::Tx};
use plan::register::ItemId;

impl Conversation {
    /// `17:2026-11-13`: an item, and the day of the nudge under which it was pressed.
    pub(super) async fn prepared(&self, turn: Turn, number: i32, rest: &str, done: bool) -> Result<()> {
        let Some((item, day)) = rest.split_once(':') else { return Ok(()) };
        let (Ok(item), Ok(day)) = (item.parse(), day.parse()) else { return Ok(()) };
        let moment = self.office.moment();
        let Turn { caller, asker, name } = turn;
        let language = asker.language;
        let note = move |tx: &Tx<'_>| {
            let said = done.then_some((caller.user, name.as_str()));
            prepare::prepared(tx, &moment, &asker, said, (ItemId(item), day))
        };
        match self.office.run(note).await? {
            Some(message) => self.wire.edit(caller.place, number, &message).await.map_err(refused),
            None => self.reply(caller.place, language.html("nudge-stale", &[])).await,
        }
    }
}
